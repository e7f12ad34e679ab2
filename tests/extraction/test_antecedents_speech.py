"""Who speaks in a quotation."""

import pytest

from allymap.extraction.antecedents_speech import Quotations
from allymap.extraction.mentions import Anaphor
from allymap.extraction.mentions_finder import Finder


@pytest.fixture
def spoken(read, cast):
    def look(text: str) -> list[tuple[str, str]]:
        parse = read(text)
        mentions = Finder(parse, text, 0, cast, 2024).find()
        quotations = Quotations(cast)
        return [
            (parse.words[m.head].lower(), cast.principal(m.actor_id))
            for start, end in parse.sentences
            for m in quotations.read(parse, start, end, [m for m in mentions if start <= m.head < end])
        ]

    return look


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will help our neighbours,” Theresa May said.", [("we", "united-kingdom"), ("our", "united-kingdom")]),
        ('"I know Peru," Theresa May said.', [("i", "united-kingdom")]),
        ("Theresa May said we were late.", []),
        ("“We know,” a passer-by said.", []),
    ],
)
def test_we_inside_and_outside_quotations(spoken, text, expected):
    assert spoken(text) == expected


def test_a_quotation_goes_on_over_sentences(spoken):
    assert ("we", "united-kingdom") in spoken("“Peru is far,” Theresa May said. “It is cold. We will not go.”")


def test_a_speaker_has_a_form_of_his_own(read, cast):
    text = "“We know Peru,” Theresa May said."
    parse = read(text)
    found = Quotations(cast).read(parse, 0, len(parse), Finder(parse, text, 0, cast, 2024).find())
    assert [m.form for m in found] == [Anaphor.SPEAKER]
