"""What speaks for and against a candidate, as named numbers that a person can read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from allymap.model import ActorKind, Polarity

from .candidates import Candidate, worth
from .cast import Cast
from .evidence import Evidence
from .frames import Lexicon, Part
from .mentions import Mention
from .parse import Parse
from .slots import CLOSE

_CLAUSAL = frozenset(
    {
        "relcl", "advcl", "ccomp", "xcomp", "acl", "conj", "parataxis", "pcomp",
    }
)  # fmt: skip
_FAMILIES = {
    ActorKind.STATE: "state", ActorKind.PERSON: "person", ActorKind.ORGAN: "state", ActorKind.PEOPLE: "people",
    ActorKind.ARMED_GROUP: "armed group", ActorKind.BLOC: "bloc", ActorKind.ORGANISATION: "bloc",
}  # fmt: skip
"""Kinds of actor that behave alike; all others are of one family."""
_CONTRASTING = frozenset({"but", "yet", "while", "although", "though", "despite", "whereas", "however", "nevertheless"})
_QUOTES = frozenset('"“”')
_PLACES = tuple(
    (f"words {place} for", f"words {place} against")
    for place in ("on the path", "beside the path", "above the path", "between the two")
)
_ON, _BESIDE, _ABOVE, _BETWEEN = range(len(_PLACES))
_STEPS = {"head": "head", "conj": "head", "appos": "head", "poss": "poss", "modifier": "modifier"}
_IN_ONE_LIST = frozenset({"conj", "^"})
_LENGTHS = tuple(f"path length: {steps}" for steps in range(10))
_CLAUSES_BETWEEN = tuple(f"clauses between: {clauses}" for clauses in range(5))
_SHORT = 4
"""Steps of the longest path whose dependencies are a feature themselves."""


class Featurer:
    """Computes the features of the candidates of one sentence."""

    def __init__(
        self, parse: Parse, cast: Cast, lexicon: Lexicon, mentions: Sequence[Mention], sentence: tuple[int, int]
    ) -> None:
        self.parse, self.cast, self.lexicon = parse, cast, lexicon
        start, end = sentence
        actors = len({cast.principal(mention.actor_id) for mention in mentions})
        self.actors = f"actors in the sentence: {min(actors, 6)}"
        self._heads = [(mention.head, mention.actor_id) for mention in mentions]
        self.length = math.log(end - start) / 2
        self.quoted = float(not _QUOTES.isdisjoint(parse.words[start:end]))
        words = zip(parse.pos[start:end], parse.lemmas[start:end], strict=True)
        self.signs = {token: sign for token, word in enumerate(words, start) if (sign := lexicon.sign(*word))}
        self.question = parse.words[end - 1] == "?"
        self.contrasts = not _CONTRASTING.isdisjoint(parse.lower[start:end])
        together, against = (min(size, 5) / 2 for size in _for_and_against(self.signs.values()))
        self._sums = {1.0: (together, against), -1.0: (against, together)}
        self._parties: dict[str, _Party] = {}
        self._last: tuple[frozenset[str], _Near] | None = None

    def add(self, candidate: Candidate) -> None:
        """Fill in the features of a candidate."""
        found = candidate.features
        sign = 1.0 if candidate.polarity is Polarity.COOPERATION else -1.0
        polarity = "cooperation" if sign > 0 else "competition"
        found[f"is {polarity}"] = 1.0
        near = self._near(candidate)
        self._of_evidence(candidate, near, polarity, found)
        if candidate.evidence:
            self._of_statement(candidate.evidence[0], found)
        elif candidate.telling:
            found["a telling word"] = 1.0
        self._of_path(candidate, near, sign, polarity, found)
        self._of_mentions(candidate, polarity, found)
        if self.question:
            found["in a question"] = 1.0
        found[self.actors] = 1.0
        found["length of the sentence"] = self.length
        found["words are quoted"] = self.quoted

    def _of_evidence(self, candidate: Candidate, near: _Near, polarity: str, found: dict[str, float]) -> None:
        mine, theirs = candidate.evidence, candidate.against
        if not mine:
            found["no frame says so"] = 1.0
            found[f"no frame says so: {polarity}"] = 1.0
            found["distance of the two"] = near.distance
            found["others between the two"] = near.others
            return
        best, far = mine[0], worth(mine[0])
        self._of_best(best, found)
        self._of_fillers(candidate, best, found)
        found[f"best evidence: {min(far, 7)}"] = 1.0
        found["frames that say so"] = min(len({(e.trigger, e.frame.id) for e in mine}), 4) / 2
        if theirs and self.contrasts and all(e.trigger != best.trigger for e in theirs):
            found["in contrast to the opposite"] = 1.0  # “they are allies, *but* they compete”
        elif theirs:
            other = min(worth(e) for e in theirs)
            found[f"opposite evidence: {min(other, 7)}"] = 1.0
            found["opposite is better"] = float(other < far)
            found["opposite is worse"] = float(other > far)

    def _of_fillers(self, candidate: Candidate, best: Evidence, found: dict[str, float]) -> None:
        """How far from the word the two stand, past whom, by which step, and whether the word above lends them."""
        for filler, end in ((best.source, "source"), (best.target, "target")):
            low, high = sorted((filler.mention.head, best.trigger))
            found[f"words to the {filler.slot}"] = math.log1p(high - low) / 2
            found[f"others before the {end}"] = self._between(low, high, candidate)
            found[f"{filler.slot} by {filler.step}"] = 1.0
            if filler.inherited:
                found[f"{filler.slot} borrowed as {filler.role}"] = 1.0
                found[f"{filler.slot} borrowed by a {best.part}"] = 1.0
        found[f"source by {best.source.role}"] = 1.0

    def _between(self, low: int, high: int, candidate: Candidate) -> float:
        """How many others are named between two tokens, 0 … 2 in halves."""
        two = (candidate.source.actor_id, candidate.target.actor_id)
        named = {actor for head, actor in self._heads if low < head < high and actor not in two}
        return min(len(named), 4) / 2

    def _of_best(self, best: Evidence, found: dict[str, float]) -> None:
        slots = best.slots
        found[f"{best.part}: {slots}"] = 1.0
        found[f"frame {best.frame.id}"] = 1.0
        found[f"frame {best.frame.id}: {slots}"] = 1.0
        found[
            f"{best.part}: {slots}, {_STEPS.get(best.source.step, 'far')} and {_STEPS.get(best.target.step, 'far')}"
        ] = 1.0
        if best.frame.weak:
            found["a weak frame"] = 1.0
        if best.part is Part.PREPOSITION:
            above = self.parse.heads[best.trigger]
            found[f"{best.frame.id} after {self.parse.lemmas[above]}"] = 1.0
        for filler in (best.source, best.target):
            inner = self.signs.get(filler.through, 0.0)
            if inner and filler.step not in ("head", "conj", "appos"):
                kind = "cooperation" if inner > 0 else "competition"
                found[f"{filler.slot} {filler.step} a word of {kind}"] = 1.0
        steps = sorted((_STEPS.get(best.source.step, best.source.step), _STEPS.get(best.target.step, best.target.step)))
        found[f"steps: {steps[0]}, {steps[1]}"] = 1.0
        if best.source.inherited or best.target.inherited:
            found[f"{best.part}: borrowed argument"] = 1.0
        setting = best.setting
        for name in ("reversed", "negated", "denied", "announced", "supposed", "attempted", "former"):
            if getattr(setting, name):
                found[f"setting: {name}"] = 1.0
        if setting.flipped:
            found["turned by what stands above" if best.flipped else "kept in spite of what stands above"] = 1.0
        if setting.speech is not None:
            found["setting: reported"] = 1.0
        found[f"target by {best.target.role}"] = 1.0
        found[f"word {self.parse.lemmas[best.trigger]}: {best.frame.id}"] = 1.0

    def _of_statement(self, best: Evidence, found: dict[str, float]) -> None:
        """How complete, direct and unmistakable the best evidence is, whatever its frame."""
        frame, lemma = best.frame, self.parse.lemmas[best.trigger]
        found[f"event {frame.event}"] = 1.0
        found[f"event {frame.event}: {best.part} {best.slots}"] = 1.0
        both = {best.source.slot, best.target.slot}
        complete = both in ({"source", "target"}, {"holder", "owner"}, {"member"}) or (
            frame.reciprocal and len(both) == 1
        )
        direct = {best.source.step, best.target.step} <= CLOSE and not (best.source.inherited or best.target.inherited)
        found["both slots are filled"] = float(complete)
        found["both slots are filled directly"] = float(complete and direct)
        setting = best.setting
        plain = not (setting.flipped or setting.denied or setting.supposed or setting.attempted or frame.weak)
        found["a plain statement"] = float(complete and direct and plain)
        tables = (frame.objects, frame.particles, frame.phrase)
        narrow = bool(frame.complements) or any(table.get(lemma) for table in tables)
        found["a narrow frame"] = float(narrow)
        senses = {f.polarity for f in self.lexicon.plain(best.part, lemma)}
        found["a word of both polarities"] = float(len(senses) > 1)
        above = self.parse.heads[best.trigger]
        top = self.parse.deps[best.trigger]
        if above == best.trigger or (top in ("ccomp", "conj") and self.parse.heads[above] == above):
            found[f"says the main clause: {complete and direct}"] = 1.0

    def _of_path(self, candidate: Candidate, near: _Near, sign: float, polarity: str, found: dict[str, float]) -> None:
        parse, path, top = self.parse, candidate.path, candidate.top
        length = len(path) - 1
        found[_LENGTHS[min(length, 9)]] = 1.0
        # “the rivalry between X and Y” is not what two in one list are said to do to a third.
        mutual = ", mutual" if near.coordinated and candidate.evidence and _is_mutual(candidate.evidence[0]) else ""
        if length <= _SHORT:
            found[f"path {near.deps}: {polarity}{mutual}"] = 1.0
        found[_CLAUSES_BETWEEN[near.clauses]] = 1.0
        if near.coordinated:
            found[f"coordinated: {polarity}{mutual}"] = 1.0
        for (speaks_for, against), sizes in near.sums:
            mine, theirs = sizes if sign > 0 else sizes[::-1]
            found[speaks_for], found[against] = min(mine, 3), min(theirs, 3)
        mark = "+" if sign > 0 else "-"
        for lemma in near.lemmas:
            found[f"near {lemma}: {mark}"] = 1.0
        found["words in the sentence for"], found["words in the sentence against"] = self._sums[sign]
        found[f"top word is {parse.pos[path[top]]}"] = 1.0
        if top not in (0, length):
            found[f"top word {parse.lemmas[path[top]]}: {polarity}"] = 1.0

    def _near(self, candidate: Candidate) -> _Near:
        """What the path between two says; the two polarities of a pair, asked for in a row, share it."""
        if self._last is None or self._last[0] != candidate.pair:
            self._last = candidate.pair, self._beside(candidate)
        return self._last[1]

    def _beside(self, candidate: Candidate) -> _Near:
        parse, path, top = self.parse, candidate.path, candidate.top
        deps = [parse.deps[token] for token in path]
        deps[top] = "^"
        clauses = min(len([dep for dep in deps if dep in _CLAUSAL]), 4)
        low, high = min(path[0], path[-1]), max(path[0], path[-1])
        others = 0.0 if candidate.evidence else self._between(low, high, candidate)
        shape = (" ".join(deps), clauses, _IN_ONE_LIST.issuperset(deps), math.log1p(high - low) / 2, others)
        if not self.signs:
            return _Near(*shape)
        heads, above = parse.heads, parse.ancestors(path[top])
        signs: tuple[list[float], ...] = ([], [], [], [])
        lemmas = []
        for token, sign in self.signs.items():
            if token in path or heads[token] in path:
                signs[_ON if token in path else _BESIDE].append(sign)
                lemmas.append(parse.lemmas[token])
            elif token in above:
                signs[_ABOVE].append(sign)
            if low < token < high:
                signs[_BETWEEN].append(sign)
        sums = [(names, _for_and_against(there)) for names, there in zip(_PLACES, signs, strict=True) if there]
        return _Near(*shape, sums, lemmas)

    def _party(self, principal_id: str) -> _Party:
        """What counts of a principal, whichever of its mentions is meant."""
        found = self._parties.get(principal_id)
        if found is None:
            actor, cast = self.cast.get(principal_id), self.cast
            whose = "" if actor.id in cast.names.gazetteer.actors else "of a country" if actor.code else "of none"
            family = _FAMILIES.get(actor.kind, "other")
            found = _Party(family, cast.patron(actor.id), whose, actor.kind is ActorKind.PERSON)
            self._parties[principal_id] = found
        return found

    def _of_mentions(self, candidate: Candidate, polarity: str, found: dict[str, float]) -> None:
        families = []
        basis = "a frame" if candidate.evidence else "the path"
        for mention, principal in zip((candidate.source, candidate.target), candidate.principals, strict=True):
            family, patron, whose, is_person = self._party(principal)
            families.append(family)
            found[f"a {mention.form}"] = 1.0
            if mention.via:
                found["sentences to the antecedents"] = found.get("sentences to the antecedents", 0.0) + mention.far
                found["a doubtful antecedent"] = found.get("a doubtful antecedent", 0.0) + mention.doubt
            if patron:
                of_two = patron in candidate.principals
                found[f"a client and {'its patron' if of_two else 'another'}: {polarity}, by {basis}"] = 1.0
            elif whose:
                found["unlisted actors"] = found.get("unlisted actors", 0.0) + 1.0
                found[f"an unlisted {mention.form}"] = 1.0
                found[f"an unlisted actor {whose}, by {basis}"] = 1.0
                if mention.via and whose == "of none":
                    found["a class of people that nobody names"] = 1.0
            if mention.place:
                found["used as a place"] = found.get("used as a place", 0.0) + 1.0
            if is_person or mention.form == "unknown":
                found["an actor no list knows"] = found.get("an actor no list knows", 0.0) + 1.0
        families.sort()
        found[f"between {families[0]} and {families[1]}: {polarity}"] = 1.0


def _is_mutual(evidence: Evidence) -> bool:
    """Whether the two may well stand in one list: “*X and Y* are rivals”."""
    return evidence.frame.reciprocal or evidence.slots == "member-member" or evidence.target.role == "partner"


class _Party(NamedTuple):
    """A principal: its family of kinds, its patron, whose it is where no list knows it, whether it is a person."""

    family: str
    patron: str
    whose: str
    is_person: bool


class _Near(NamedTuple):
    """A path's dependencies; signed words on it, hanging on it, above it, or between its two ends in the text.

    ``distance`` is that of the two ends in the text and ``others`` who else is named there. ``sums`` are the sizes of
    the words of cooperation and of those of competition, for each place that has any, below the names of its two
    features.
    """

    deps: str
    clauses: int
    coordinated: bool
    distance: float
    others: float
    sums: Sequence[tuple[tuple[str, str], tuple[float, float]]] = ()
    lemmas: Sequence[str] = ()


def _for_and_against(signs: Iterable[float]) -> tuple[float, float]:
    together = against = 0.0
    for sign in signs:
        if sign > 0:
            together += sign
        else:
            against -= sign
    return together, against
