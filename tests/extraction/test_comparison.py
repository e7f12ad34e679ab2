"""What the candidates of a sentence say about each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.extraction.candidates import Candidate, worth
from allymap.extraction.comparison import compare
from allymap.model import Polarity


def candidate_of(survey, *principals: str) -> Candidate:
    (found,) = [c for c in survey.candidates if set(c.principals) == set(principals) and c.evidence]
    return found


def test_a_lone_pair_has_no_rival(surveyed):
    candidate = candidate_of(surveyed("Iran attacked Israel."), "iran", "israel")
    assert candidate.features["better pairs for this word"] == candidate.features["pairs for this word"] == 0


def test_who_fits_a_word_best_has_nobody_before_him(surveyed):
    candidates = [c for c in surveyed("Belgian smugglers attacked Israel.").candidates if c.evidence]
    best = min(candidates, key=lambda c: worth(c.evidence[0]))
    worst = max(candidates, key=lambda c: worth(c.evidence[0]))
    assert worth(best.evidence[0]) < worth(worst.evidence[0])
    assert best.features["better pairs for this word"] == 0 < worst.features["better pairs for this word"]


def test_pairs_of_one_word_know_how_many_they_are(surveyed):
    survey = surveyed("Iran attacked Israel and Turkey.")
    rivals = [candidate_of(survey, "iran", other) for other in ("israel", "turkey")]
    assert [rival.features["pairs for this word"] for rival in rivals] == [0.5, 0.5]


def test_a_pair_without_a_frame_hears_what_is_said_of_one_of_the_two(surveyed):
    survey = surveyed("Iran attacked Israel, and rivers in Jordan were longer than those that cross Turkey.")
    other = [c for c in survey.candidates if not c.evidence and set(c.principals) & {"iran", "israel"}]
    assert other
    for candidate in other:
        assert candidate.features[f"one of the two in competition: {candidate.polarity}"] == 1
        assert candidate.features["pairs with a frame and one of the two"] >= 0.5
    apart = [c for c in survey.candidates if not c.evidence and set(c.principals) == {"jordan", "turkey"}]
    assert apart
    assert all(candidate.features["pairs with a frame and one of the two"] == 0 for candidate in apart)
    assert all(candidate.features["pairs with a frame here"] > 0 for candidate in apart)


def features_of(survey, polarity: Polarity, *principals: str) -> dict[str, float]:
    (found,) = [c for c in survey.candidates if set(c.principals) == set(principals) and c.polarity is polarity]
    return found.features


def test_two_who_fight_a_third_are_known_to_do_so(surveyed):
    features = features_of(surveyed("Iran and Turkey condemned Israel."), Polarity.COOPERATION, "iran", "turkey")
    assert features["both in competition with a third: cooperation"] == 1
    assert "on opposite sides of a third: cooperation" not in features


def test_two_who_take_opposite_sides_are_known_to_do_so(surveyed):
    survey = surveyed("Jordan, which Iran has bombed, said that Turkey supports Jordan.")
    features = features_of(survey, Polarity.COMPETITION, "iran", "turkey")
    assert features["on opposite sides of a third: competition"] == 1
    assert "both in competition with a third: competition" not in features


@pytest.mark.parametrize("text", ["Iran, Israel and Turkey were named after Jordan spoke.", ""])
def test_without_a_frame_nobody_is_ahead(surveyed, text):
    for candidate in surveyed(text).candidates:
        assert candidate.features["pairs with a frame here"] == 0
        assert not any(name.startswith("one of the two in") for name in candidate.features)


@given(st.permutations(("israel", "turkey", "jordan")))
def test_the_order_of_the_candidates_does_not_matter(surveyed, order):
    candidates = surveyed("Iran attacked Israel, Turkey and Jordan.").candidates
    before = {frozenset(c.principals): dict(c.features) for c in candidates if c.polarity is Polarity.COMPETITION}
    compare(sorted(candidates, key=lambda c: [*order, "iran"].index(c.principals[1])))
    assert before == {frozenset(c.principals): c.features for c in candidates if c.polarity is Polarity.COMPETITION}
