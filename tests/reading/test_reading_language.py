"""The language of a text, or nothing where it cannot be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.reading.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Russia has sold its missiles to Iran, and the two have agreed on a route for the grain.", "en"),
        ("Russland hat seine Raketen an den Iran verkauft, und die beiden haben sich auf eine Route geeinigt.", "de"),
        ("La Russie a vendu ses missiles à l’Iran et les deux pays se sont mis d’accord sur une route.", "fr"),
        ("Rusia vendió sus misiles a Irán y los dos países se pusieron de acuerdo en una ruta para el grano.", "es"),
        ("La Russia ha venduto i suoi missili all’Iran e i due si sono accordati su una rotta per il grano.", "it"),
        ("Rusya füzelerini İran’a sattı ve iki ülke tahıl için bir yol olarak anlaştı, bu da çok önemli.", "tr"),
        ("Rosja sprzedała Iranowi rakiety i nie jest to pierwszy raz, że oba kraje współpracują w tej sprawie.", "pl"),
        ("Россия продала Ирану ракеты, и обе страны договорились о маршруте для зерна.", "ru"),
        ("Росія продала Ірану ракети, і обидві країни домовилися про маршрут для зерна.", "uk"),
        ("روسیه موشک‌های خود را به ایران فروخت و دو کشور در مورد مسیر گندم توافق کردند.", "fa"),
        ("باعت روسيا صواريخها إلى إيران واتفق البلدان على طريق للحبوب.", "ar"),
        ("רוסיה מכרה לאיראן את הטילים שלה ושתי המדינות הסכימו.", "he"),
        ("俄罗斯向伊朗出售导弹，两国就粮食路线达成一致。", "zh"),
        ("ロシアはイランにミサイルを売却し、両国は合意した。", "ja"),
        ("러시아는 이란에 미사일을 판매했고 두 나라는 합의했다.", "ko"),
        ("Η Ρωσία πούλησε τους πυραύλους της στο Ιράν.", "el"),
        ("Russia, Iran, Syria", ""),
        ("12345 67890", ""),
        ("", ""),
    ],
)
def test_languages_of_news(text: str, language: str) -> None:
    assert language_of(text) == language


def test_english_with_foreign_names_stays_english() -> None:
    text = "The paper Известия wrote that the minister had met his colleague, and that this was the last of the talks."
    assert language_of(text) == "en"


@given(st.text(max_size=100))
def test_the_answer_is_a_code_or_nothing(text: str) -> None:
    assert len(language_of(text)) in (0, 2)
