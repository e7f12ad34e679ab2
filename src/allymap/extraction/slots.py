"""The slots of a frame: what a mention is there for, and whether two stand on opposite sides of what is said."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from allymap.model import Polarity

from .frames import Frame, Part
from .mentions import PLACING, Mention

CLOSE = frozenset({"head", "conj", "appos", "poss", "modifier"})
"""Steps to a mention that fills an argument itself, not one deeper in its phrase."""
_COMPANIONS = frozenset({"with", "alongside", "together"})
_MEMBERS = frozenset({"between", "among"})
_REMEMBERED = 8192
"""Roles of frames whose slots are remembered; there are some tens of roles and some hundreds of frames."""

_ONE_BY_ONE = frozenset({"AID", "SUPPORT", "CONSULT"})
"""Events of cooperation with another in which two who act alike need not act together."""


_RANK = {
    "source": 0, "holder": 0, "outer": 1, "modifier": 1, "member": 2, "companion": 3, "other": 4, "place": 4,
    "owner": 5, "target": 6,
}  # fmt: skip
"""The slots, those first who rather act."""


class Filler(NamedTuple):
    """A mention in a slot (``source``, ``target``, ``member``, ``companion``, ``outer``, ``other``).

    ``step`` is the way down to it from the token ``through``, which heads the argument.
    """

    mention: Mention
    slot: str
    role: str
    step: str
    inherited: bool
    through: int = -1


def is_where(mention: Mention, slot: str, role: str, step: str) -> bool:
    """Whether a name only says where something happens: “fought X *in Syria*”, “gains *in Syria* angered X”."""
    if slot == "other" and role in PLACING and step in ("head", "conj", "modifier", "appos"):
        return True
    return (mention.place or (mention.form == "demonym" and step == "in")) and step in PLACING


def is_nearer(one: Filler, other: Filler) -> bool:
    """Whether a mention rather fills the slot in which it stands itself than one whose phrase it is deep in."""
    if other.step == "modifier":  # in “a *US*-backed Kurdish enclave” the US backs
        return one.step == "head"
    return one.step in CLOSE and other.step not in CLOSE


@lru_cache(maxsize=_REMEMBERED)
def slot_of(role: str, part: Part, frame: Frame) -> str:
    """What a role is for a frame."""
    if role == "outer":
        return "outer"
    if role in _MEMBERS and not (part in (Part.VERB, Part.ADJECTIVE) and role in frame.target):
        return "member"
    if part is Part.HOLDER:
        owner = role in ("poss", "modifier") or role in frame.noun_target
        return "holder" if role in ("holder", "subject", "seat") else "owner" if owner else "other"
    if role == "holder" and frame.targeted:  # “sees *X* as a partner against Y”
        return "source"
    verbal = part is not Part.NOUN
    targets = frame.target if part is Part.VERB else frame.noun_target | (frame.target if verbal else frozenset())
    if role == "subject" or (role in ("poss", "by") and not verbal):
        return "source"
    if role == "modifier" and not verbal:
        return "modifier"
    if role in targets or (role == "target" and verbal) or role == "recipient":
        return "target"
    return "companion" if role in _COMPANIONS else "other"


def stand_side_by_side(one: Filler, other: Filler, frame: Frame, shared: bool) -> bool:
    """Whether two stand on the same side of what is said, so that it does not say how they stand to each other.

    They are acted upon alike, they attack a third together, they are both mere circumstances, or one is only the
    demonym in the name of a group (“*Syrian* rebels and Turkey”). ``shared``: what is said aims at a third, or is done
    beside somebody (“X and Y fought *Z*”), so that its doers do not do it to each other.
    """
    slots = {one.slot, other.slot}
    if "place" in slots and slots not in ({"source", "place"}, {"modifier", "place"}):
        return True
    # “was joined by *several groups*, including *X*”: X is one of them
    listed = one.through == other.through and "appos" in (one.step, other.step) and (one.step != other.step or shared)
    hostile = frame.polarity is Polarity.COMPETITION
    # “X left the bloc *together with Y*”
    beside = hostile and "alongside" in (one.role, other.role) and slots <= {"source", "companion"}
    if beside or (listed and len(slots) == 1 and "holder" not in slots):
        return True
    if (frame.targeted and (len(slots) == 1 or "target" not in slots)) or (
        "within" in (one.step, other.step) and slots != {"source", "target"} and not frame.targeted
    ):
        return True
    if slots in ({"holder"}, {"owner"}):  # “X and Y are rivals”, but not the rivals of X and of Y
        return slots == {"owner"} or one.through != other.through
    if slots == {"target"}:  # “brought X and Y together”, but not “held talks with X and Y”
        brought = one.role == other.role == "object" or (frame.causative and "object" in (one.role, other.role))
        apart = (
            frame.causative or frame.polarity is Polarity.COOPERATION
        )  # who “fights X and Y” sets neither on the other
        return not (frame.reciprocal and brought and apart and {one.step, other.step} <= CLOSE)
    together = one.through == other.through
    if slots == {"other"}:
        # What one gives to X and Y is no deal of the two: “rewarded X and Y *with contracts*”.
        given = one.inherited and one.role == "object"
        return given or not (frame.reciprocal and together)
    if len(slots) > 1 or not slots <= {"source", "modifier"}:
        return False
    one_by_one = not frame.reciprocal and (hostile or frame.event in _ONE_BY_ONE)  # “X and Y *arrived* in Z”
    return not together or one_by_one or (hostile and shared)


def is_done_there(one: Filler, other: Filler) -> bool:
    """Where nobody is said to act, those do to whom or where it is done: “Y's envoy was summoned *to X's ministry*”.

    Of a noun it is the one after “of”: “the support *of X* for Y”.
    """
    own = "object" if "object" in (one.role, other.role) else "of"
    told = "clause" in (one.step, other.step)  # “was accused of helping Y” is no deed between the two
    return one.slot == other.slot == "target" and (one.role == own) != (other.role == own) and not told


def directed(one: Filler, other: Filler, frame: Frame) -> tuple[Filler, Filler]:
    """The two as source and target: who acts rather comes first, unless the frame is reversed."""
    first, second = (one, other) if _RANK[one.slot] <= _RANK[other.slot] else (other, one)
    return (second, first) if frame.reversed else (first, second)
