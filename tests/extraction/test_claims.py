"""Claims: everything that a person or another program reads of them."""

import pytest

from allymap.extraction.calibration import Calibration
from allymap.extraction.claims import claims_of
from allymap.extraction.frames import load_lexicon
from allymap.extraction.scorer import Judgement, Logistic
from allymap.model import AUTHOR, Kind, Modality, Polarity, Tier

SAME = Logistic(0.0, {"alone": 1.0})
ALL = Judgement(Logistic(0.0, {}), SAME, SAME, Calibration(), Calibration(), 0.6, 0.1)


@pytest.fixture
def claims(surveyed):
    def make(text: str, confidence: float = 0.9, published: str = "2024-04-10"):
        survey = surveyed(text, published)
        ALL.judge(survey.candidates)
        values = [confidence if c.evidence else 0.0 for c in survey.candidates]
        return claims_of(survey, values, ALL, load_lexicon(), "2026-01-01T00:00:00+00:00")

    return make


def test_a_plain_claim(claims):
    text = "Heading\n\n  Iran bombed Israel in March 2023.  "
    (claim,) = claims(text)
    assert (claim.source_id, claim.target_id, claim.polarity) == ("iran", "israel", Polarity.COMPETITION)
    assert (claim.event, claim.mode, claim.kind) == ("ASSAULT", "explosives", Kind.EVENT)
    assert claim.directed
    assert claim.modality is Modality.HAPPENED
    assert (claim.date, claim.date_basis) == ("2023-03", "stated")
    assert claim.narrator == AUTHOR
    assert claim.by == "rules 1.0"
    assert claim.recorded_at == "2026-01-01T00:00:00+00:00"
    assert claim.passage is not None
    assert claim.passage.exact == "Iran bombed Israel in March 2023."
    assert text[claim.passage.start : claim.passage.end] == claim.passage.exact
    assert text[slice(*claim.source_span)] == claim.source_mention == "Iran"
    assert text[slice(*claim.target_span)] == claim.target_mention == "Israel"
    assert text[slice(*claim.trigger_span)] == claim.trigger == "bombed"
    assert "frame “bomb” (verb) at “bombed”" in claim.reasons[0]


def test_a_state(claims):
    (claim,) = claims("Iran is an ally of Syria.")
    assert (claim.kind, claim.event, claim.mode) == (Kind.STATE, "", "alliance")
    assert claim.modality is Modality.ONGOING


def test_a_reciprocal_claim_has_no_direction(claims):
    assert not claims("Talks between Iran and Turkey began.")[0].directed


def test_the_narrator_is_who_says_it(claims):
    found = {(c.source_id, c.target_id): c for c in claims("Turkey said that Iran attacked Israel.")}
    assert found["iran", "israel"].narrator == "turkey"


@pytest.mark.parametrize(
    ("text", "event", "polarity"),
    [
        ("Iran refused to support Syria.", "REJECT", Polarity.COMPETITION),
        ("Iran plans to help Syria.", "AGREE", Polarity.COOPERATION),
        ("Iran plans to invade Syria.", "THREATEN", Polarity.COMPETITION),
    ],
)
def test_what_stands_above_makes_another_event(claims, text, event, polarity):
    assert any(c.event == event and c.polarity is polarity for c in claims(text))


def test_a_hypothetical_claim_says_so(claims):
    assert claims("Iran might attack Israel.")[0].modality is Modality.HYPOTHETICAL


def test_the_arena_is_where_it_happens(claims):
    assert "Syria" in claims("Iran attacked Israel in Syria.")[0].arena


def test_tiers_follow_confidence(claims):
    assert claims("Iran attacked Israel.", 0.9)[0].tier is Tier.DRAWN
    assert claims("Iran attacked Israel.", 0.3)[0].tier is Tier.SUGGESTED
    assert claims("Iran attacked Israel.", 0.05) == []


def test_an_antecedent_is_explained(claims):
    found = claims("Russia entered the war. It attacked Turkey.")
    assert any("“It” is read as Russia" in reason for c in found for reason in c.reasons)


def test_a_claim_quotes_the_name_and_not_the_pronoun(claims):
    (claim,) = [c for c in claims("Peru said that it attacked Chile.") if c.source_id == "peru"]
    assert claim.source_mention == "Peru"
    assert any("is read as Peru" in reason for reason in claim.reasons)


def test_without_a_frame_the_path_is_the_reason(surveyed):
    survey = surveyed("Iran and Jordan have a border.")
    ALL.judge(survey.candidates)
    made = claims_of(survey, [0.9] * len(survey.candidates), ALL, load_lexicon(), "")
    assert made
    assert all(c.kind is Kind.STATE and "no frame" in c.reasons[0] for c in made)
    assert {c.trigger for c in made} == {"have"}
    assert {c.directed for c in made} == {False}


def test_ids_are_the_same_for_the_same_statement(claims):
    assert [c.id for c in claims("Iran attacked Israel.")] == [c.id for c in claims("Iran attacked Israel.")]
