"""How a frame is read under what stands above it."""

import pytest

from allymap.extraction.composition import Setting
from allymap.extraction.evidence_readings import readings
from allymap.extraction.frames import Frame, Part, Parting
from allymap.model import Polarity

RAID = Frame("raid", Polarity.COMPETITION, "ASSAULT")
BLAME = Frame("blame", Polarity.COMPETITION, "ACCUSE")
AID = Frame("aid", Polarity.COOPERATION, "AID")
BAN = Frame("sanction", Polarity.COMPETITION, "SANCTION")
FORSAKE = Frame("own-forsake", Polarity.COMPETITION, parting=Parting.SUPPOSED)
PART_WITH = Frame("own-part-with", Polarity.COMPETITION, parting=Parting.WANTED)
FRIEND = Frame("friend", Polarity.COOPERATION, reciprocal=True)
AS_IT_SAYS, TURNED, EITHER, NOT_AT_ALL = (False,), (True,), (False, True), ()
NEGATED, REVERSED = Setting(negated=True), Setting(reversed=True)


@pytest.mark.parametrize(
    ("part", "frame", "setting", "expected"),
    [
        (Part.VERB, AID, Setting(), AS_IT_SAYS),
        (Part.VERB, AID, NEGATED, EITHER),
        (Part.VERB, AID, REVERSED, EITHER),
        (Part.VERB, AID, Setting(reversed=True, negated=True), AS_IT_SAYS),
        (Part.VERB, AID, Setting(reversed=True, kept=True), AS_IT_SAYS),
        (Part.VERB, RAID, NEGATED, NOT_AT_ALL),
        (Part.VERB, RAID, REVERSED, AS_IT_SAYS),
        (Part.VERB, BLAME, REVERSED, NOT_AT_ALL),
        (Part.NOUN, BLAME, REVERSED, AS_IT_SAYS),
        (Part.VERB, FORSAKE, Setting(wanted=True), TURNED),
        (Part.VERB, FORSAKE, Setting(supposed=True), TURNED),
        (Part.VERB, FORSAKE, Setting(supposed=True, denied=True), AS_IT_SAYS),
        (Part.VERB, PART_WITH, Setting(wanted=True), TURNED),
        (Part.VERB, PART_WITH, NEGATED, TURNED),
        (Part.VERB, PART_WITH, Setting(supposed=True), AS_IT_SAYS),
        (Part.PREPOSITION, AID, REVERSED, AS_IT_SAYS),
    ],
)
def test_what_stands_above_a_frame(read, part, frame, setting, expected):
    parse = read("Peru aided Chile.")
    assert readings(parse, 1, part, frame, setting) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Peru lifted the ban on Chile.", TURNED), ("Peru opposed the ban on Chile.", EITHER)],
)
def test_a_restriction_that_is_lifted_is_a_concession(read, text, expected):
    assert readings(read(text), 3, Part.NOUN, BAN, REVERSED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Peru is no ally of Chile.", EITHER), ("Peru left an ally of Chile.", AS_IT_SAYS)],
)
def test_who_is_no_friend_may_be_a_foe_but_the_friend_of_a_foe_is_still_his_friend(read, text, expected):
    assert readings(read(text), 3, Part.HOLDER, FRIEND, NEGATED) == expected


def test_charges_that_are_dropped_are_no_more_against_anybody(evidence):
    found = {row[3]: row[2] for row in evidence("Chile dropped its charges against a Peruvian sailor.")}
    assert found["accuse"] == "cooperation"
    assert "against" not in found
