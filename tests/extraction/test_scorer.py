"""Judging candidates, alone and within their document."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.extraction import scorer
from allymap.extraction.calibration import Calibration
from allymap.extraction.scorer import (
    LAG,
    LONE,
    Judgement,
    Logistic,
    WeightsError,
    load_judgement,
    log_odds,
    probability,
    second_judgement,
    sentence_surroundings,
    surroundings,
)
from allymap.model import Polarity, Tier

SAME = Logistic(0.0, {"alone": 1.0})


@given(st.floats(-8, 8))
def test_log_odds_and_probability_are_inverse(score):
    assert log_odds(probability(score)) == pytest.approx(score, abs=1e-6)


@given(st.floats(allow_nan=False))
def test_a_probability_is_one(score):
    assert 0 <= probability(score) <= 1


def test_unknown_features_count_nothing():
    assert Logistic(-1.0, {"a": 2.0}).score({"a": 1.5, "b": 100.0}) == 2.0


def test_the_shipped_weights_are_sane():
    judgement = load_judgement()
    assert 0 < judgement.suggested < judgement.drawn < 1
    assert judgement.within.weights["alone"] > 0.5
    assert judgement.single.weights["alone"] > 0.5
    assert all(math.isfinite(w) for w in judgement.alone.weights.values())


def test_the_shipped_weights_carry_their_figures():
    data = json.loads(scorer.resource(*scorer.WEIGHTS).read_text(encoding="utf-8"))
    assert {row["threshold"] for row in data["figures"]["edges"]} >= {0.2, 0.5}
    assert load_judgement().calibration.points
    assert all(
        abs(row["confidence"] - row["right"]) < 0.15 for row in data["figures"]["calibration"] if row["count"] > 50
    )


def test_damaged_weights_are_told(monkeypatch, tmp_path):
    broken = tmp_path / "weights.json"
    broken.write_text('{"alone": {}}')
    monkeypatch.setattr(scorer, "resource", lambda *_: broken)
    with pytest.raises(WeightsError, match="damaged"):
        load_judgement.__wrapped__()


def test_the_same_said_elsewhere_supports(surveyed):
    survey = surveyed("Iran attacked Israel. Later Iran bombed Israel. Turkey met Jordan.")
    first = [0.5] * len(survey.candidates)
    rows = surroundings(survey.candidates, first)
    support = {frozenset(c.principals): row["elsewhere"] for c, row in zip(survey.candidates, rows, strict=True)}
    assert support[frozenset({"iran", "israel"})] > support[frozenset({"turkey", "jordan"})]


def test_a_friends_foe_is_a_foe(surveyed):
    survey = surveyed("Iran, Syria and Israel were mentioned.")
    likely = {
        (frozenset({"iran", "syria"}), Polarity.COOPERATION): 0.9,
        (frozenset({"iran", "israel"}), Polarity.COMPETITION): 0.9,
    }
    first = [likely.get((frozenset(c.principals), c.polarity), 0.1) for c in survey.candidates]
    rows = surroundings(survey.candidates, first)
    found = {
        c.polarity: row
        for c, row in zip(survey.candidates, rows, strict=True)
        if set(c.principals) == {"syria", "israel"}
    }
    assert found[Polarity.COMPETITION]["friends of friends"] == pytest.approx(0.81)
    assert found[Polarity.COOPERATION]["friends of foes"] == pytest.approx(0.81)


def test_judge_gives_one_confidence_a_candidate(surveyed):
    survey = surveyed("Iran attacked Israel. Turkey met Jordan.")
    line = Calibration(((0.0, 0.0), (0.5, 0.4), (1.0, 0.9)))
    judgement = Judgement(Logistic(0.0, {}), SAME, SAME, line, line, 0.5, 0.1)
    assert judgement.judge(survey.candidates) == [pytest.approx(0.4)] * len(survey.candidates)


def test_a_judged_candidate_tells_what_each_feature_adds(surveyed):
    survey = surveyed("Iran attacked Israel. Turkey met Jordan.")
    judgement = load_judgement()
    judgement.judge(survey.candidates)
    for candidate in survey.candidates:
        added = dict(zip(candidate.features, candidate.parts, strict=True))
        known = judgement.alone.weights.get
        assert added == {name: known(name, 0.0) * value for name, value in candidate.features.items()}


def test_a_sentence_alone_is_judged_by_itself(surveyed):
    one = surveyed("Iran attacked Israel.")
    two = surveyed("Iran attacked Israel. Turkey met Jordan.")
    no, yes = Logistic(-2.0, {}), Logistic(2.0, {})
    assert second_judgement(no, yes, one.candidates, [0.5] * len(one.candidates))[0] > 0.85
    assert second_judgement(no, yes, two.candidates, [0.5] * len(two.candidates))[0] == pytest.approx(0.5)
    assert second_judgement(no, yes, [], []) == []


def test_one_word_does_not_say_both(surveyed):
    survey = surveyed("Iran ended its support for Syria.")
    both = [c.polarity for c in survey.candidates if c.evidence]
    assert set(both) == set(Polarity)
    first = [0.9 if c.polarity is Polarity.COMPETITION else 0.8 for c in survey.candidates]
    found = second_judgement(SAME, SAME, survey.candidates, first)
    told = {c.polarity: p for c, p in zip(survey.candidates, found, strict=True)}
    behind = probability(log_odds(0.8) - LAG * (log_odds(0.9) - log_odds(0.8)))
    assert told[Polarity.COMPETITION] == pytest.approx(1 - behind)
    assert told[Polarity.COOPERATION] == pytest.approx(0.1)


def test_the_best_of_a_lone_sentence_leaves_the_others_further_behind(surveyed):
    one = surveyed("Iran attacked Israel and Oman.").candidates
    first = [0.8 if at == 0 else 0.6 for at in range(len(one))]
    alone = second_judgement(SAME, SAME, one, first)
    assert alone[0] == pytest.approx(0.8)
    assert max(alone[1:]) < 0.5
    two = surveyed("Iran attacked Israel and Oman. Turkey met Jordan.").candidates
    among_others = second_judgement(SAME, SAME, two, [0.8 if at == 0 else 0.6 for at in range(len(two))])
    assert among_others[1] == pytest.approx(0.6)


def test_the_kinds_of_the_two_count_by_themselves_in_a_lone_sentence(surveyed):
    candidates = surveyed("Iran attacked Israel.").candidates
    state = Logistic(-1.0, {f"between state and state: {polarity}": 3.0 for polarity in Polarity})
    assert min(second_judgement(state, state, candidates, [0.5] * len(candidates))) > 0.5


def test_its_own_sentence_is_all_that_counts(surveyed):
    alone = surveyed("Iran attacked Israel.")
    among = surveyed("Iran attacked Israel. Later Iran bombed Israel. Turkey met Jordan.")
    rows = []
    for survey in (among, alone):
        first = [0.5] * len(survey.candidates)
        around = surroundings(survey.candidates, first)
        rows.append(sentence_surroundings(survey.candidates, first, around)[0])
    assert rows[0] == rows[1]


def test_the_one_ahead_of_its_sentence_is_told_apart(surveyed):
    candidates = surveyed("Iran attacked Israel and met Turkey.").candidates
    first = [0.9 if candidate.polarity is Polarity.COMPETITION else 0.2 for candidate in candidates]
    around = surroundings(candidates, first)
    ahead = [row["ahead of the others here"] for row in sentence_surroundings(candidates, first, around)]
    assert max(zip(ahead, first, strict=True))[1] == 0.9
    assert min(ahead) < 0 < max(ahead)


@given(st.floats(0, 1), st.floats(0.01, 1))
def test_confidence_alone_decides_the_tier(confidence, drawn):
    judgement = Judgement(SAME, SAME, SAME, Calibration(), Calibration(), drawn, 0.1)
    assert (judgement.tier(confidence, 2) is Tier.DRAWN) == (confidence >= drawn)
    assert (judgement.tier(confidence, 1) is Tier.DRAWN) == (confidence >= max(drawn - LONE, 0))


def test_a_neighbourhood_tells_the_balance_whichever_way_a_pair_is_named():
    around = scorer.Neighbourhood()
    around.add(frozenset({"a", "b"}), Polarity.COOPERATION, 0.8)
    around.add(frozenset({"b", "c"}), Polarity.COMPETITION, 0.5)
    around.add(frozenset({"a", "c"}), Polarity.COOPERATION, 0.1)
    assert around.balance(frozenset({"c", "a"}), Polarity.COMPETITION) == pytest.approx((0.4, 0.0))
    assert around.balance(frozenset({"a", "c"}), Polarity.COOPERATION) == pytest.approx((0.0, 0.4))
    # Both are judged by what they have with others: a cooperates with b, c competes with b.
    assert around.standing(frozenset({"a", "c"}), Polarity.COOPERATION) == pytest.approx(0.8 / 1.8 - 0.5 / 1.5)
