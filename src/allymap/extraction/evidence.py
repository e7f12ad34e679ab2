"""From trigger words to evidence: which frame says what about which two mentions, and by what path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from allymap.model import Polarity

from .arguments import Arguments
from .arguments_own import PREFIXES, Argument
from .composition import Setting, setting_of
from .frames import Frame, Lexicon, Part
from .mentions import Anaphor, Mention
from .parse import Parse
from .participants import HARMS, Participants
from .phrases import Phrases, introduced
from .senses import Senses
from .slots import CLOSE, Filler, directed, is_done_there, is_nearer, is_where, slot_of, stand_side_by_side

_CLAUSES = frozenset({"complement", "unless", "if"})
"""Roles that a clause fills, not a noun."""
_MOST_FILLERS = 12
_VIOLENT = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "REQUEST", "THREATEN", "ACCUSE"})
_EACH_OTHER = frozenset({("each", "other"), ("one", "another")})
_BESIDE = frozenset({"alongside", "beside", "together"})
_SPREADING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
"""Events that are also done to those in whose place they happen: “fired rockets *into Israel*”."""
_FORSAKING = frozenset({"forsake", "break-relations", "distance", "break-off"})
"""Frames of ending a friendship, which there is as long as somebody only wants it ended."""
_TIDINGS = frozenset({"blow-to", "boon-to", "worry-for", "distrust", "irk", "support"})
"""Frames of how something is taken: whom “the *defeat* of X” worries stands by X."""
_TAKING_WELL = frozenset({"please", "delight", "cheer", "reassure", "embolden", "strengthen", "boost", "encourage"})
_RESTRICTIONS = frozenset(
    {
        "ban", "embargo", "sanction", "blockade", "restriction", "curfew", "siege", "boycott", "curb", "suspension",
        "tariff", "prohibition", "freeze", "moratorium", "penalty", "levy", "quota",
    }
)  # fmt: skip
_LIFTING = frozenset(
    {
        "lift", "ease", "relax", "loosen", "shorten", "cut", "trim", "halve", "waive", "scrap", "rescind", "revoke",
        "repeal", "remove", "drop", "end", "suspend", "abolish", "cancel", "soften", "reduce", "overturn",
    }
)  # fmt: skip
_BETWEEN_STATES = frozenset({"CONSULT", "COOPERATE", "AID"})
"""Events in which a place stands for nobody who lives there."""
_WISHES = frozenset(
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
_WHOSE = frozenset({"of", "poss", "modifier"})
_DOER = frozenset({"poss", "modifier", "by"})
"""Steps from a deed to the one who does it."""
_CHARGED = _UPON | {"for", "in", "of", "at", "to"}
_TOPICAL = frozenset({"on", "over", "about", "regarding", "concerning"})


class Evidence(NamedTuple):
    """A frame at ``trigger`` says ``polarity`` (after what stands above it) about two mentions."""

    frame: Frame
    part: Part
    trigger: int
    source: Filler
    target: Filler
    setting: Setting
    polarity: Polarity
    flipped: bool

    @property
    def slots(self) -> str:
        return f"{self.source.slot}-{self.target.slot}"


class Seeker:
    """Seeks the evidence of one sentence."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self._parse, self._lexicon = parse, lexicon
        self._arguments = Arguments(parse)
        self._phrases = Phrases(parse, mentions)
        self._senses = Senses(parse, mentions, lexicon, self._arguments)
        self._participants = Participants(parse, self._phrases, lexicon, self._arguments)
        self._two: dict[int, bool] = {}
        self._settings: dict[tuple[int, bool], Setting] = {}

    def seek(self, start: int, end: int) -> Iterator[Evidence]:
        """All evidence of the sentence ``start … end`` (tokens)."""
        for token in range(start, end):
            for part, frame in self._senses.of(token):
                yield from self._evidence(token, part, frame)

    def _evidence(self, token: int, part: Part, frame: Frame) -> Iterator[Evidence]:
        if not self._takes_two(token):
            return
        fillers = self._slots(token, part, frame)[:_MOST_FILLERS]
        if len(fillers) < 2:
            return
        shared = any(filler.slot == "target" for filler in fillers) or any(
            self._parse.lemmas[child] in _BESIDE for child in self._parse.children[token]
        )
        shared = shared or (part is Part.VERB and self._is_at_something(token, frame))
        own = [filler for filler in fillers if part is Part.VERB or not filler.inherited]
        agentless = part in (Part.VERB, Part.NOUN) and all(filler.slot in ("target", "place") for filler in own)
        mutual = not frame.reciprocal and self._mutual(token, frame.noun_target if part is Part.NOUN else frame.target)
        if frame.together and self._between_themselves(token):
            return
        owned = part is Part.HOLDER and any(filler.slot == "owner" for filler in fillers)
        for one, other in combinations(fillers, 2):
            if part is Part.NOUN and _is_elsewhere(one, other):
                continue
            if one.mention.actor_id == other.mention.actor_id or not _is_partner(one, other, fillers):
                continue
            if owned and one.slot == other.slot == "holder":
                continue  # “his backers, X and Y” are his, not each other's
            if stand_side_by_side(one, other, frame, shared) and not (
                (agentless and is_done_there(one, other)) or (mutual and one.slot == other.slot == "source")
            ):
                continue
            source, target = directed(one, other, frame)
            setting = self._setting(token, part is Part.NOUN and not (one.inherited or other.inherited))
            if frame.fixed:  # to strive for it is as much of it
                supposed = setting.supposed and not setting.attempted
                setting = replace(setting, reversed=False, negated=False, attempted=False, supposed=supposed)
            turned = self._is_of_harm(source, token, frame)
            for flipped in (True,) if turned else self._readings(token, part, frame, setting):
                yield Evidence(
                    frame,
                    part,
                    token,
                    source,
                    target,
                    setting,
                    opposite(frame.polarity) if flipped else frame.polarity,
                    flipped,
                )

    def _takes_two(self, token: int) -> bool:
        """Whether two actors may take part in what a word says, whichever of its frames is meant."""
        known = self._two.get(token)
        if known is None:
            known = self._two[token] = self._parse.lower[token] in PREFIXES or self._has_two(token)
        return known

    def _has_two(self, token: int) -> bool:
        actors = {mention.actor_id for mention in self._phrases.at(token)}
        for argument in self._arguments.of(token):
            with_clause = self._phrases.at(argument.token) or self._parse.lemmas[argument.token] in _WISHES
            if argument.role in _CLAUSES or (argument.role == "object" and with_clause):
                return True  # others stand below these
            actors.update(mention.actor_id for mention, _ in self._phrases.below(argument.token))
        return len(actors) > 1

    def _setting(self, token: int, own: bool) -> Setting:
        if (token, own) not in self._settings:
            self._settings[token, own] = setting_of(self._parse, token, self._lexicon, own)
        return self._settings[token, own]

    def _mutual(self, token: int, roles: frozenset[str]) -> bool:
        """Whether it is done to “*each other*”, to “one *another*”, or to what is “each *other's*”."""
        parse = self._parse
        done_to = [a.token for a in self._arguments.of(token) if a.role in roles and not a.inherited]
        owners = [child for at in done_to for child in parse.children[at] if parse.deps[child] == "poss"]
        return any((parse.lower[max(at - 1, 0)], parse.lower[at]) in _EACH_OTHER for at in (*done_to, *owners))

    def _is_of_harm(self, source: Filler, token: int, frame: Frame) -> bool:
        """Whether it is somebody's harm that others take well or ill: “*Chad's defeat* was a blow to Mali”."""
        if frame.id not in _TIDINGS or source.step not in _WHOSE or source.slot not in ("source", "holder"):
            return False
        if frame.id == "support" and self._parse.lemmas[token] not in _TAKING_WELL:
            return False
        return self._parse.lemmas[source.through] in HARMS

    def _is_at_something(self, verb: int, frame: Frame) -> bool:
        """Whether what somebody fights is a thing and no fight: “X and Y oppose *the dam*”, but “fought *a war*”."""
        done_to = self._parse.child(verb, "dobj")
        bound = frame.together or self._parse.lemmas[verb] in frame.objects or self._parse.lemmas[verb] in frame.phrase
        if bound or done_to is None or self._phrases.at(done_to) or self._between_themselves(verb):
            return False
        return not self._lexicon.plain(Part.NOUN, self._parse.lemmas[done_to])

    def _between_themselves(self, token: int) -> bool:
        """Whether those who act together do so to “each other”: “launched raids on *each other*”."""
        parse = self._parse
        return any((parse.lower[max(at - 1, 0)], parse.lower[at]) in _EACH_OTHER for at in parse.subtree(token))

    def _readings(self, token: int, part: Part, frame: Frame, setting: Setting) -> tuple[bool, ...]:
        """Whether what a frame says, its opposite or either is to be believed under what stands above it.

        “Lifted the *ban* on Y” can only be read as a concession.
        """
        if frame.id in _FORSAKING and (setting.wanted or setting.flipped):
            return (True,)  # “urged X to *abandon* Y”: he has not yet
        if frame.id == "forsake" and setting.supposed and not setting.denied:
            return (True,)  # “if we let them down”
        if not setting.flipped:
            return (False,)
        if setting.kept and frame.polarity is Polarity.COOPERATION:
            return (False,)  # “urged X to stop *arming* Y”
        if part is Part.NOUN and self._is_lifted(token):
            return (True,)
        if self._can_turn(token, part, frame):
            return (False, True)
        denied = frame.event in _SPREADING and setting.negated and not setting.reversed
        denied = denied or (part is Part.VERB and frame.event == "ACCUSE")  # “refused to *condemn* Y”
        return () if denied else (False,)  # “has *not* attacked Y”

    def _is_lifted(self, noun: int) -> bool:
        """Whether a noun is a restriction with which somebody does away."""
        parse, verb = self._parse, self._parse.heads[noun]
        return (
            parse.lemmas[noun] in _RESTRICTIONS
            and parse.deps[noun] in ("dobj", "nsubjpass")
            and parse.lemmas[verb] in _LIFTING
        )

    def _can_turn(self, token: int, part: Part, frame: Frame) -> bool:
        """Whether the opposite of a frame says something: to stop a raid is no kindness, to hate X's ally no break."""
        if part is Part.HOLDER:
            return self._parse.deps[token] in ("attr", "appos", "oprd", "ROOT") or self._parse.lemmas[
                self._parse.heads[token]
            ] in ("as", "of")
        return part is not Part.PREPOSITION and frame.event not in _VIOLENT and frame.mode != "withdraw"

    def _slots(self, token: int, part: Part, frame: Frame) -> list[Filler]:
        best: dict[tuple[str, int], Filler] = {}
        for argument in self._participants.of(token, part, frame):
            for filler in self._fillers(argument, part, frame):
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

    def _fillers(self, argument: Argument, part: Part, frame: Frame) -> Iterator[Filler]:
        """The mentions in the phrase or the clause of an argument, each in its slot."""
        slot = slot_of(argument.role, part, frame)
        if slot == "other" and argument.inherited and argument.role not in ("object", "indirect", "with"):
            return
        if slot == "other" and argument.role in _TOPICAL and frame.polarity is Polarity.COOPERATION:
            return  # “negotiated with Y *over Z*”
        if slot == "other" and frame.event == "ACCUSE" and argument.role in _CHARGED:
            return  # “blamed Y *for the raid on Z*”
        spreading = frame.event in _SPREADING and not frame.reciprocal
        for mention, step in self._mentions(argument, slot, frame):
            if mention.form is Anaphor.RESIDENTS and frame.event in _BETWEEN_STATES:
                continue  # who comes to a town visits no people
            if (
                (step == "against" and frame.polarity is Polarity.COOPERATION)
                or (slot == "source" and step in (_APART if part is not Part.NOUN else _UPON))
                or (slot == "target" and self._is_wronged(argument.token, step, frame))
                or (slot == "target" and step == "between" and _is_hostile_to_one(frame))
                or (slot == "companion" and self._lends(argument.token, step, frame))
                or (slot in ("target", "other") and step == "by" and self._is_deed(argument.token, frame))
                or (part is Part.ADJECTIVE and step == "conj" and frame.id == "client")
            ):
                continue  # “joined the fight *against* X” is no tie with X, a raid *on* X no deed of X
            named = slot in ("other", "target") and step in _handed_on(argument, frame)
            own = "target" if named else slot
            left = slot == "target" and frame.event == "RETREAT"  # “pulled out of bases *in Chad*”
            if not (named or left) and is_where(mention, slot, argument.role, step):
                own = "place"
            if not _is_too_deep(frame, own, step) and (own != "place" or spreading):
                yield Filler(mention, own, argument.role, step, argument.inherited, argument.token)

    def _mentions(self, argument: Argument, slot: str, frame: Frame) -> list[tuple[Mention, str]]:
        if argument.role in _CLAUSES:
            helps = frame.id != "accuse" or self._is_kind(argument.token)
            return self._in_clause(argument.token, frame) if slot == "target" and helps else []
        wanted = self._in_wish(argument) if slot == "target" and frame.event == "REJECT" else ()
        return [*self._phrases.below(argument.token), *self._beyond(argument, frame), *wanted]

    def _in_wish(self, argument: Argument) -> Iterator[tuple[Mention, str]]:
        """Whom what is refused would have been about: “rejected *a call* to send troops *to Chad*”."""
        parse, noun = self._parse, argument.token
        if argument.role != "object" or argument.inherited or parse.lemmas[noun] not in _WISHES:
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
        targets = _handed_on(argument, frame) - {"to", "of"}
        if targets and self._phrases.at(argument.token):
            for child in parse.children[argument.token]:
                if parse.deps[child] == "prep" and parse.lemmas[child] in targets:
                    for below in introduced(self._parse, child):
                        yield from ((mention, parse.lemmas[child]) for mention, _ in self._phrases.below(below))

    def _is_kind(self, verb: int) -> bool:
        """Whether a verb is one of cooperation: “accused Y of *arming* Z” tells that Z is no friend either."""
        return self._lexicon.sign("VERB", self._parse.lemmas[verb]) > 0

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
        if not any(sense.event in _SPREADING for sense in senses):
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
        sign = self._lexicon.sign("VERB", self._parse.lemmas[token])
        harmful = frame.polarity is Polarity.COOPERATION and sign < 0
        if (frame.id == "pledge" and sign <= 0) or (frame.id == "reject" and sign < 0):
            return []  # “is willing *to name X*”, “refused *to abandon X*”
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


def _handed_on(argument: Argument, frame: Frame) -> frozenset[str]:
    """The prepositions below an argument that introduce the target: “the withdrawal of troops *from Y*”."""
    return {"object": frame.target, "of": frame.noun_target - {"of"}}.get(argument.role, frozenset())


def _of_each_other(filler: Filler) -> str:
    return "member" if filler.slot == "holder" and filler.step in CLOSE else filler.slot


def _is_partner(one: Filler, other: Filler, fillers: Sequence[Filler]) -> bool:
    """Whether a *partner* who takes part is one together with the other of the two: “while *X and Y* agree, X …”."""
    for partner, mate in ((one, other), (other, one)):
        if partner.role == "partner":
            together = [f for f in fillers if f.role == "partner" and f.through == partner.through]
            return any(f.mention.actor_id == mate.mention.actor_id for f in together)
    return True


def _is_hostile_to_one(frame: Frame) -> bool:
    """Whether a frame of competition is done to one: “exploits the rift *between X and Y*” is done to neither."""
    return frame.polarity is Polarity.COMPETITION and not frame.reciprocal and "between" not in frame.target


def _is_elsewhere(one: Filler, other: Filler) -> bool:
    """Whether somebody only speaks of a deed that is done in a place: “*X* warned of raids *in Y*”."""
    return any(a.slot == "place" and b.inherited for a, b in ((one, other), (other, one)))


def _is_too_deep(frame: Frame, slot: str, step: str) -> bool:
    """Whether a frame wants somebody higher in the phrase: “the threat *from Y* is its worry” is not about Y."""
    return step not in CLOSE and (frame.direct or (slot == "holder" and step != "of"))


def opposite(polarity: Polarity) -> Polarity:
    """The other polarity."""
    return Polarity.COMPETITION if polarity is Polarity.COOPERATION else Polarity.COOPERATION
