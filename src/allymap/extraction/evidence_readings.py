"""How a frame is to be read under what stands above it: as it says, as its opposite, as either, or not at all."""

from __future__ import annotations

from allymap.model import Polarity

from .composition import Setting
from .evidence_fillers import SPREADING
from .frames import Frame, Part, Parting
from .parse import Parse

_VIOLENT = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "REQUEST", "THREATEN", "ACCUSE"})
_RESTRICTIONS = frozenset(
    {
        "ban", "embargo", "sanction", "blockade", "restriction", "curfew", "siege", "boycott", "curb", "suspension",
        "tariff", "prohibition", "freeze", "moratorium", "penalty", "levy", "quota", "charge", "indictment", "lawsuit",
        "suit", "complaint", "prosecution", "warrant", "veto", "objection", "conviction", "threat", "ultimatum",
        "claim",
    }
)  # fmt: skip
_LIFTING = frozenset(
    {
        "lift", "ease", "relax", "loosen", "shorten", "cut", "trim", "halve", "waive", "scrap", "rescind", "revoke",
        "repeal", "remove", "drop", "end", "suspend", "abolish", "cancel", "soften", "reduce", "overturn", "withdraw",
        "quash", "dismiss", "annul", "abandon", "renounce",
    }
)  # fmt: skip


def readings(parse: Parse, token: int, part: Part, frame: Frame, setting: Setting) -> tuple[bool, ...]:
    """Whether what a frame says, its opposite or either is to be believed under what stands above it.

    “Lifted the *ban* on Y” can only be read as a concession.
    """
    if _still_stands(frame.parting, setting):
        return (True,)
    above = parse.heads[token]
    if part is Part.PREPOSITION and any(_is_lifted(parse, at) for at in (above, *parse.children[above])):
        return ()  # “dropped the charges *against* Y”
    if not setting.flipped:
        return (False,)
    if setting.kept and frame.polarity is Polarity.COOPERATION:
        return (False,)  # “urged X to stop *arming* Y”
    if part is Part.NOUN and _is_lifted(parse, token):
        return (True,)
    if _can_turn(parse, token, part, frame):
        return (False, True)
    denied = frame.event in SPREADING and setting.negated and not setting.reversed
    denied = denied or (part is Part.VERB and frame.event == "ACCUSE")  # “refused to *condemn* Y”
    return () if denied else (False,)  # “has *not* attacked Y”


def _still_stands(parting: Parting, setting: Setting) -> bool:
    """Whether the friendship that somebody ends has not come to its end: “urged X to *abandon* Y”, “if we *desert*”."""
    if not parting:
        return False
    supposed = parting is Parting.SUPPOSED and setting.supposed and not setting.denied
    return setting.wanted or setting.flipped or supposed


def _is_lifted(parse: Parse, noun: int) -> bool:
    """Whether a noun is a restriction with which somebody does away."""
    verb = parse.heads[noun]
    return (
        parse.lemmas[noun] in _RESTRICTIONS
        and parse.deps[noun] in ("dobj", "nsubjpass")
        and parse.lemmas[verb] in _LIFTING
    )


def _can_turn(parse: Parse, token: int, part: Part, frame: Frame) -> bool:
    """Whether the opposite of a frame says something: to stop a raid is no kindness, to hate X's ally no break."""
    if part is Part.HOLDER:
        said_of = parse.deps[token] in ("attr", "appos", "oprd", "ROOT")
        return said_of or parse.lemmas[parse.heads[token]] in ("as", "of")
    return part is not Part.PREPOSITION and frame.event not in _VIOLENT and frame.mode != "withdraw"
