"""What the words around a pronoun tell of whom it means."""

import pytest

from allymap.extraction.antecedents_clues import clues_of, subject_ahead


@pytest.fixture(scope="session")
def clues(read):
    """The clues about a pronoun, as words."""

    def look(text: str, pronoun: str) -> dict[str, object]:
        parse = read(text)
        found = clues_of(parse, parse.words.index(pronoun))

        def word(token: int | None) -> str:
            return "" if token is None else parse.words[token]

        return {
            "likely": {word(at) for at in found.likely if at is not None},
            "barred": {word(at) for at in found.barred},
            "ender": word(found.ender),
            "pursuer": word(found.pursuer),
            "fronted": word(found.fronted),
            "somebody": found.somebody,
        }

    return look


@pytest.mark.parametrize(
    ("text", "pronoun", "clue", "expected"),
    [
        ("Peru opened talks for Chile and its friends.", "its", "likely", {"Chile"}),
        ("Togo backed Ghana in its war.", "its", "likely", {"Ghana"}),
        ("Togo accused Ghana of using its proxies.", "its", "likely", {"Ghana"}),
        ("Algeria condemned Morocco because it had attacked Mali.", "it", "likely", {"Morocco"}),
        ("Iran helped Syria because it feared Israel.", "it", "likely", set()),
        ("France helped Israel to stop them.", "them", "barred", {"France", "Israel"}),
        ("France and Spain attacked them.", "them", "barred", {"France", "Spain"}),
        ("Rebels caught the troops and killed dozens of them.", "them", "barred", {"Rebels"}),
        ("France sent envoys and negotiated with it.", "it", "barred", {"France"}),
        ("France brought its tanks with it.", "it", "barred", set()),
        ("They attacked France.", "They", "barred", set()),
        ("Peru pressed Chile to drop its claim.", "its", "ender", "Chile"),
        ("Peru pressed Chile to see its claim.", "its", "ender", ""),
        ("Chad said that Mali went on with its campaign.", "its", "pursuer", "Mali"),
        ("While Peru may help, it will not fight.", "it", "fronted", "Peru"),
        ("It warned Chile.", "It", "somebody", True),
        ("Chile sent its troops.", "its", "somebody", True),
        ("It failed.", "It", "somebody", False),
    ],
)
def test_clues(clues, text, pronoun, clue, expected):
    assert clues(text, pronoun)[clue] == expected


@pytest.mark.parametrize(
    ("text", "pronoun", "subject"),
    [
        ("In his speech, Macron attacked Turkey.", "his", "Macron"),
        ("Macron attacked Turkey in his speech.", "his", None),
        ("He attacked Turkey.", "He", None),
    ],
)
def test_the_subject_that_follows(read, text, pronoun, subject):
    parse = read(text)
    found = subject_ahead(parse, parse.words.index(pronoun))
    assert (None if found is None else parse.words[found]) == subject
