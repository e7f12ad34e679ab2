"""Who fills the slots of a frame at a word: the mentions in the phrases and clauses of its arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allymap.model import Polarity

from .arguments import Arguments
from .arguments_own import Argument, is_bound
from .frames import Deeds, Frame, Lexicon, Part
from .mentions import TOPICAL, Anaphor, Mention
from .parse import Parse
from .participants import Participants
from .phrases import Phrases, introduced
from .slots import CLOSE, Filler, is_nearer, is_where, slot_of

CLAUSES = frozenset({"complement", "unless", "if"})
"""Roles that a clause fills, not a noun."""
SPREADING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
"""Events that are also done to those in whose place they happen: “fired rockets *into Israel*”."""
_BETWEEN_STATES = frozenset({"CONSULT", "COOPERATE", "AID"})
"""Events in which a place stands for nobody who lives there."""
WISHES = frozenset(
    {
        "call", "request", "appeal", "demand", "plea", "proposal", "plan", "invitation", "offer", "bid", "suggestion",
        "order", "pressure", "motion",
    }
)  # fmt: skip
"""What is refused together with what it is for."""
_UPON = frozenset({"on", "against", "over", "at", "into"})
"""Steps from a deed to the one to whom it is done."""
_APART = _UPON | {"to", "towards", "toward", "along", "near", "deep"}
"""Steps from somebody who acts to one who does not: “the ambassador *to Chile*”, “a road *along* Chile”."""
_WORDS_AGAINST = frozenset({"ACCUSE", "REJECT", "PROTEST"})
_DOER = frozenset({"poss", "modifier", "by"})
"""Steps from a deed to the one who does it."""
_CHARGED = _UPON | {"for", "in", "of", "at", "to"}


class Fillers:
    """Finds who takes part in what the frames of one sentence say."""

    def __init__(self, parse: Parse, phrases: Phrases, lexicon: Lexicon, arguments: Arguments) -> None:
        self._parse, self._phrases, self._lexicon, self._arguments = parse, phrases, lexicon, arguments
        self._participants = Participants(parse, phrases, lexicon, arguments)

    def of(self, token: int, part: Part, frame: Frame) -> list[Filler]:
        """Whoever takes part in what a ``frame`` at ``token`` says, each mention once, in its nearest slot."""
        best: dict[tuple[str, int], Filler] = {}
        bound = part is Part.ADJECTIVE and is_bound(self._parse, token)  # “Iran-*backed* rebels and Chad”
        for argument in self._participants.of(token, part, frame):
            slot = slot_of(argument.role, part, frame)
            mentions = self._mentions(argument, slot, frame)
            for filler in self._fillers(mentions, slot, argument, part, frame) if mentions else ():
                if bound and filler.step == "conj":
                    continue
                key = (filler.mention.actor_id, filler.mention.head)
                if filler.mention.head != token and (key not in best or is_nearer(filler, best[key])):
                    best[key] = filler
        found = list(best.values())
        slots = {filler.slot for filler in found}
        itself = self._phrases.at(token)
        if part is Part.HOLDER and not itself and "owner" not in slots:  # “X and Y are *rivals*”: of each other
            found = [filler._replace(slot=_of_each_other(filler)) for filler in found]
        found = [filler for filler in found if not ("target" in slots and filler.slot == "place")]
        if part is Part.HOLDER:
            found += [Filler(mention, "holder", "head", "head", False) for mention in itself]
        if part is Part.NOUN and frame.reciprocal:  # “*this alliance*” stands for the two
            two = [mention for mention in itself if mention.form is Anaphor.PAIR]
            if two:  # “X welcomed *their alliance*”: X is none of the two
                found = [filler for filler in found if not filler.inherited]
            found += [Filler(mention, "member", "between", "head", False, token) for mention in two]
        return found

    def _fillers(
        self, mentions: Sequence[tuple[Mention, str]], slot: str, argument: Argument, part: Part, frame: Frame
    ) -> Iterator[Filler]:
        """The ``mentions`` in the phrase or the clause of an argument, each in its slot."""
        if slot == "other" and argument.inherited and argument.role not in ("object", "indirect", "with"):
            return
        if slot == "other" and argument.role in TOPICAL and frame.polarity is Polarity.COOPERATION:
            return  # “negotiated with Y *over Z*”
        if slot == "other" and frame.event == "ACCUSE" and argument.role in _CHARGED:
            return  # “blamed Y *for the raid on Z*”
        spreading = frame.event in SPREADING and not frame.reciprocal
        for mention, step in mentions:
            if mention.form is Anaphor.RESIDENTS and frame.event in _BETWEEN_STATES:
                continue  # who comes to a town visits no people
            if (
                (step == "against" and frame.polarity is Polarity.COOPERATION)
                or (slot == "source" and step in (_APART if part is not Part.NOUN else _UPON))
                or (slot == "target" and self._is_wronged(argument.token, step, frame))
                or (slot == "target" and step == "between" and _is_hostile_to_one(frame))
                or (slot == "companion" and self._lends(argument.token, step, frame))
                or (slot in ("target", "other") and step == "by" and self._is_deed(argument.token, frame))
            ):
                continue  # “joined the fight *against* X” is no tie with X, a raid *on* X no deed of X
            named = slot in ("other", "target") and step in _handed_on(argument.role, frame)
            own = "target" if named else slot
            left = slot == "target" and frame.event == "RETREAT"  # “pulled out of bases *in Chad*”
            if not (named or left) and is_where(mention, slot, argument.role, step):
                own = "place"
            if not _is_too_deep(frame, own, step) and (own != "place" or spreading):
                yield Filler(mention, own, argument.role, step, argument.inherited, argument.token)

    def _mentions(self, argument: Argument, slot: str, frame: Frame) -> Sequence[tuple[Mention, str]]:
        if argument.role in CLAUSES:
            meant = slot == "target" and self._is_meant(argument.token, frame.deeds)
            return self._in_clause(argument.token, frame) if meant else []
        found = self._phrases.below(argument.token)
        if self._phrases.at(argument.token):
            found = [*found, *self._beyond(argument, frame)]
        if slot == "target" and frame.event == "REJECT":
            found = [*found, *self._in_wish(argument)]
        return found

    def _in_wish(self, argument: Argument) -> Iterator[tuple[Mention, str]]:
        """Whom what is refused would have been about: “rejected *a call* to send troops *to Chad*”."""
        parse, noun = self._parse, argument.token
        if argument.role != "object" or argument.inherited or parse.lemmas[noun] not in WISHES:
            return
        verbs = [c for c in parse.children[noun] if parse.deps[c] in ("acl", "relcl", "advcl", "ccomp")]
        for verb in verbs:
            if any(parse.lower[c] == "to" and parse.deps[c] == "aux" for c in parse.children[verb]):
                yield from ((mention, "clause") for mention, _ in self._phrases.below(verb))

    def _beyond(self, argument: Argument, frame: Frame) -> Iterator[tuple[Mention, str]]:
        """Targets that the parser hung on an object that is a mention itself: “moved tanks *towards Pakistan*”.

        Or on what a noun is done to: “the withdrawal of troops *from Pakistan*”.
        """
        parse = self._parse
        targets = _handed_on(argument.role, frame) - {"to", "of"}
        if targets:
            for child in parse.children[argument.token]:
                if parse.deps[child] == "prep" and parse.lemmas[child] in targets:
                    for below in introduced(self._parse, child):
                        yield from ((mention, parse.lemmas[child]) for mention, _ in self._phrases.below(below))

    def _is_meant(self, verb: int, deeds: Deeds) -> bool:
        """Whether a clause is about such a deed: “accused Y of *arming* Z”, not “is willing *to name X*”."""
        sign = 0.0 if deeds is Deeds.ANY else self._lexicon.sign("VERB", self._parse.lemmas[verb])
        return sign > 0 if deeds is Deeds.KIND else sign >= 0

    def _lends(self, noun: int, step: str, frame: Frame) -> bool:
        """Whether somebody only lends what one has: “fought with weapons *from Chad*”, “won with *Chad's* help”."""
        helpful = frame.polarity is Polarity.COMPETITION and self._lexicon.sign("NOUN", self._parse.lemmas[noun]) > 0
        return step == "from" or (helpful and step not in ("head", "conj"))

    def _is_wronged(self, noun: int, step: str, frame: Frame) -> bool:
        """Whether somebody suffers the deed that others condemn: “criticised the Chadian invasion *of Mali*”."""
        halted = frame.event == "COERCE" and step in _UPON | {"with"}  # “stopped the raids *on Z*”
        if not halted and (frame.event not in _WORDS_AGAINST or step not in _UPON | {"of"}):
            return False
        senses = self._lexicon.plain(Part.NOUN, self._parse.lemmas[noun])
        if not any(sense.event in SPREADING for sense in senses):
            return False
        return step != "of" or any(way in _DOER for _, way in self._phrases.below(noun))

    def _is_deed(self, noun: int, frame: Frame) -> bool:
        """Whether what is done is a deed, whose doer does not suffer it: “launched a raid *led by Chad*”."""
        return frame.event == "ASSAULT" and self._lexicon.sign("NOUN", self._parse.lemmas[noun]) < 0

    def _in_clause(self, token: int, frame: Frame) -> list[tuple[Mention, str]]:
        """The mentions that a clause is about: who acts in it, else who else takes part in it.

        What one promises or agrees to do to somebody's harm is no kindness to him.
        """
        own = [argument for argument in self._arguments.of(token) if not argument.inherited]
        harmful = frame.polarity is Polarity.COOPERATION and self._lexicon.sign("VERB", self._parse.lemmas[token]) < 0
        others = () if harmful else ("object", "with", "to", "on", "against", "from", "indirect")
        for roles in (others, ("subject",)) if "victim" in frame.target else (("subject",), others):
            found = [
                (mention, "clause")
                for argument in own
                if argument.role in roles
                for mention, step in self._phrases.below(argument.token)
                if step in ("head", "conj", "poss", "modifier")
            ]
            if found:
                return found
        return (
            [] if harmful else [(mention, "clause") for mention, _ in self._phrases.below(token) if not mention.place]
        )


def _handed_on(role: str, frame: Frame) -> frozenset[str]:
    """The prepositions below an argument that introduce the target: “the withdrawal of troops *from Y*”."""
    if role == "object":
        return frame.target
    return frame.noun_target - {"of"} if role == "of" else frozenset()


def _of_each_other(filler: Filler) -> str:
    return "member" if filler.slot == "holder" and filler.step in CLOSE else filler.slot


def _is_hostile_to_one(frame: Frame) -> bool:
    """Whether a frame of competition is done to one: “exploits the rift *between X and Y*” is done to neither."""
    return frame.polarity is Polarity.COMPETITION and not frame.reciprocal and "between" not in frame.target


def _is_too_deep(frame: Frame, slot: str, step: str) -> bool:
    """Whether a frame wants somebody higher in the phrase: “the threat *from Y* is its worry” is not about Y."""
    return step not in CLOSE and (frame.direct or (slot == "holder" and step != "of"))
