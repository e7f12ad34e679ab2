"""Who wins a game says nothing of a relation; words of games beside politics do not hide it."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Spain beat Italy 3-1 in Madrid with two goals from its captain.",
        "Germany defeated Portugal on penalties.",
        "Serbia's Novak Djokovic defeated Spain's Rafael Nadal in five sets.",
        "France will face Denmark in the final in Cologne on Sunday.",
        "Chile lost to Peru in the semi-final.",
        "New Zealand's rugby team crushed Wales 52-11.",
        "Kenya edged out Ethiopia in the marathon.",
    ],
)
def test_a_game_says_nothing_of_two_states(surveyed, text):
    assert not [candidate for candidate in surveyed(text).candidates if candidate.evidence]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Chad attacked Mali a day before the final.", "competition"),
        ("Peru accused Chile of spying on its football team.", "competition"),
        ("Peru met Chile in marathon talks in Lima.", "cooperation"),
        ("Peru signed a treaty with Chile on the eve of the World Cup.", "cooperation"),
        ("Chad defeated Libya in 1987.", "competition"),
    ],
)
def test_what_is_said_beside_a_game_still_counts(surveyed, text, polarity):
    assert any(c.polarity == polarity for c in surveyed(text).candidates if c.evidence)


def test_one_word_that_sport_shares_with_others_is_no_game(surveyed):
    assert [c for c in surveyed("Peru lost a match of words to Chile.").candidates if c.evidence]
