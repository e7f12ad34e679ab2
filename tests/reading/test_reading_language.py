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
        ("रूस ने 2016 में ईरान को हथियार दिए।", "hi"),
        ("Русия въоръжи Иран през 2016 г., каза българският министър.", "bg"),
        ("Ryssland sålde sina robotar till Iran och de två länderna kom överens om en väg för säden.", "sv"),
        ("Rusland verkocht zijn raketten aan Iran en de twee werden het eens over een route voor het graan.", "nl"),
        ("Rusko prodalo své střely Íránu a obě země se dohodly na trase pro obilí, což je podle ministra nové.", "cs"),
        ("Rusia și-a vândut rachetele Iranului și cele două au convenit asupra unui drum pentru grâne.", "ro"),
        ("Rusia menjual rudalnya kepada Iran dan kedua negara itu sepakat tentang jalur untuk gandum.", "id"),
        ("Russia, Iran, Syria", ""),
        ("12345 67890", ""),
        ("", ""),
    ],
)
def test_languages_of_news(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Iran thanked its ally; Israel did not.", "en"),
        ("The talks failed again on Monday.", "en"),
        ("Die Gespräche sind am Montag wieder gescheitert.", "de"),
        ("Les négociations ont de nouveau échoué lundi.", "fr"),
        ("Hezbolá dijo que había atacado un puesto israelí.", "es"),
        ("I colloqui sono falliti di nuovo lunedì.", "it"),
        ("O presidente turco ligou para os dois.", "pt"),
        ("De gesprekken zijn maandag weer mislukt.", "nl"),
        ("Turkiets president ringde båda.", "sv"),
        ("Prezydent Turcji zadzwonił do obu.", "pl"),
        ("Görüşmeler pazartesi günü yine başarısız oldu.", "tr"),
        ("Jednání v pondělí opět selhala.", "cs"),
    ],
)
def test_one_short_sentence_is_often_enough(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rebels seized the port before dawn. Ankara wants its gas cheaper. No one expected such a truce.", "en"),
        ("Die Rebellen eroberten vor Tagesanbruch den Hafen. Ankara will sein Gas billiger. Niemand lachte.", "de"),
        ("Les rebelles ont pris le port avant l’aube. Ankara veut payer son gaz moins cher. Personne ne rit.", "fr"),
        ("Los rebeldes tomaron el puerto antes del amanecer. Ankara quiere su gas más barato. Nadie rió.", "es"),
        ("I ribelli hanno preso il porto prima dell’alba. Ankara vuole il suo gas a minor prezzo.", "it"),
        ("Os rebeldes tomaram o porto antes do amanhecer. Ancara quer o seu gás mais barato.", "pt"),
        ("De rebellen namen de haven voor zonsopgang in. Ankara wil goedkoper gas. Niemand lachte erom.", "nl"),
        ("Rebellerna intog hamnen före gryningen. Ankara vill ha billigare gas. Ingen hade väntat sig det.", "sv"),
        ("Rebelianci zajęli port przed świtem. Nikt nie spodziewał się tak szybkiego rozejmu.", "pl"),
        ("İsyancılar limanı şafaktan önce ele geçirdi. Kimse bu kadar hızlı bir ateşkes beklemiyordu.", "tr"),
        ("Povstalci obsadili přístav před úsvitem. Ankara chce levnější plyn. Nikdo nečekal příměří.", "cs"),
        ("Rebelii au ocupat portul înainte de zori. Nimeni nu se aștepta la un armistițiu.", "ro"),
        ("Pemberontak merebut pelabuhan itu sebelum fajar. Tidak ada yang menduga gencatan senjata ini.", "id"),
    ],
)
def test_two_or_three_short_sentences_tell_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "headline",
    [
        "Putin meets Erdogan in Sochi",
        "Putin trifft Erdogan in Sotschi",
        "Putin incontra Erdogan a Sochi",
        "Iran – Irak 2:1",
    ],
)
def test_a_headline_of_names_leaves_its_language_open(headline: str) -> None:
    assert language_of(headline) == ""


def test_english_with_foreign_names_stays_english() -> None:
    text = "The paper Известия wrote that the minister had met his colleague, and that this was the last of the talks."
    assert language_of(text) == "en"


@given(st.text(max_size=100))
def test_the_answer_is_a_code_or_nothing(text: str) -> None:
    assert len(language_of(text)) in (0, 2)
