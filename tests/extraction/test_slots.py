"""Which slot a role is, and which two of a frame's mentions stand on opposite sides of what it says."""

from dataclasses import replace

import pytest

from allymap.extraction.frames import Frame, Part
from allymap.extraction.mentions import Mention
from allymap.extraction.slots import Filler, directed, is_done_there, is_nearer, slot_of, stand_side_by_side
from allymap.model import Polarity

RAID = Frame("raid", Polarity.COMPETITION, "ASSAULT", noun_target=frozenset({"on"}))
PACT = Frame("pact", Polarity.COOPERATION, "AGREE", reciprocal=True, target=frozenset({"with"}))


def filler(slot, role="subject", step="head", actor="kenya", through=1):
    return Filler(Mention(0, 1, 0, actor, "name"), slot, role, step, False, through)


@pytest.mark.parametrize(
    ("role", "part", "frame", "slot"),
    [
        ("subject", Part.VERB, RAID, "source"),
        ("object", Part.VERB, RAID, "target"),
        ("poss", Part.NOUN, RAID, "source"),
        ("on", Part.NOUN, RAID, "target"),
        ("between", Part.NOUN, PACT, "member"),
        ("with", Part.VERB, RAID, "companion"),
        ("in", Part.VERB, RAID, "other"),
        ("poss", Part.HOLDER, PACT, "owner"),
    ],
)
def test_the_slot_of_a_role(role, part, frame, slot):
    assert slot_of(role, part, frame) == slot


def test_two_who_raid_a_third_do_not_raid_each_other_but_two_who_sign_agree():
    one, other = filler("source"), filler("source", step="conj", actor="uganda")
    assert stand_side_by_side(one, other, RAID, shared=True)
    assert not stand_side_by_side(one, other, PACT, shared=False)
    assert not stand_side_by_side(one, filler("target", "object", actor="togo", through=2), RAID, shared=True)


def test_with_two_whom_somebody_meets_they_have_no_pact():
    one, other = filler("target", "with"), filler("target", "with", "conj", "uganda")
    assert stand_side_by_side(one, other, PACT, shared=True)


def test_where_nobody_acts_it_is_those_to_whom_it_is_done():
    envoy, host = filler("target", "object"), filler("target", "to", actor="uganda")
    assert is_done_there(envoy, host)
    assert is_done_there(filler("target", "of"), filler("target", "for", actor="uganda"))
    assert not is_done_there(envoy, host._replace(role="object"))
    assert not is_done_there(envoy, host._replace(slot="source"))


def test_the_one_who_acts_comes_first_unless_the_frame_is_reversed():
    source, target = filler("source"), filler("target", "object", actor="uganda")
    assert directed(target, source, RAID) == (source, target)
    assert directed(target, source, replace(RAID, reversed=True)) == (target, source)


def test_a_mention_rather_fills_its_own_slot_than_one_whose_phrase_it_is_in():
    assert is_nearer(filler("source"), filler("target", step="modifier"))
    assert is_nearer(filler("source", step="poss"), filler("target", step="of"))
    assert not is_nearer(filler("source", step="of"), filler("target", step="poss"))
