"""What speaks for and against a candidate, as named numbers that a person can read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from allymap.model import Actor, ActorKind, Polarity

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
_STEPS = {"head": "head", "conj": "head", "appos": "head", "poss": "poss", "modifier": "modifier"}


class Featurer:
    """Computes the features of the candidates of one sentence."""

    def __init__(
        self, parse: Parse, cast: Cast, lexicon: Lexicon, mentions: Sequence[Mention], sentence: tuple[int, int]
    ) -> None:
        self.parse, self.cast, self.lexicon = parse, cast, lexicon
        start, end = sentence
        self.actors = len({cast.principal(mention.actor_id) for mention in mentions})
        self._heads = [(mention.head, mention.actor_id) for mention in mentions]
        self.length = math.log(end - start) / 2
        self.quoted = float(not _QUOTES.isdisjoint(parse.words[start:end]))
        self.signs = {
            token: sign for token in range(start, end) if (sign := lexicon.sign(parse.pos[token], parse.lemmas[token]))
        }
        self.question = parse.words[end - 1] == "?"
        self.contrasts = not _CONTRASTING.isdisjoint(parse.lower[start:end])
        self._sums = _for_and_against(self.signs.values())
        self._last: tuple[tuple[int, ...], _Near] | None = None

    def add(self, candidate: Candidate) -> None:
        """Fill in the features of a candidate."""
        found = candidate.features
        sign = 1.0 if candidate.polarity is Polarity.COOPERATION else -1.0
        polarity = "cooperation" if sign > 0 else "competition"
        found[f"is {polarity}"] = 1.0
        self._of_evidence(candidate, polarity, found)
        if candidate.evidence:
            self._of_statement(candidate.evidence[0], found)
        elif candidate.telling:
            found["a telling word"] = 1.0
        self._of_path(candidate, sign, polarity, found)
        self._of_mentions(candidate, polarity, found)
        if self.question:
            found["in a question"] = 1.0
        found[f"actors in the sentence: {min(self.actors, 6)}"] = 1.0
        found["length of the sentence"] = self.length
        found["words are quoted"] = self.quoted

    def _of_evidence(self, candidate: Candidate, polarity: str, found: dict[str, float]) -> None:
        mine, theirs = candidate.evidence, candidate.against
        if not mine:
            found["no frame says so"] = 1.0
            found[f"no frame says so: {polarity}"] = 1.0
            low, high = sorted((candidate.source.head, candidate.target.head))
            found["distance of the two"] = math.log1p(high - low) / 2
            found["others between the two"] = self._between(low, high, candidate)
        else:
            best = mine[0]
            self._of_best(best, found)
            self._of_fillers(candidate, best, found)
            found[f"best evidence: {min(worth(best), 7)}"] = 1.0
            found["frames that say so"] = min(len({(e.trigger, e.frame.id) for e in mine}), 4) / 2
        if theirs and self.contrasts and mine and all(e.trigger != mine[0].trigger for e in theirs):
            found["in contrast to the opposite"] = 1.0  # “they are allies, *but* they compete”
        elif theirs:
            other = min(worth(e) for e in theirs)
            found[f"opposite evidence: {min(other, 7)}"] = 1.0
            if mine:
                found["opposite is better"] = float(other < worth(mine[0]))
                found["opposite is worse"] = float(other > worth(mine[0]))

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

    def _of_path(self, candidate: Candidate, sign: float, polarity: str, found: dict[str, float]) -> None:
        parse, path, top = self.parse, candidate.path, candidate.top
        length = len(path) - 1
        near = self._near(path, top)
        found[f"path length: {min(length, 9)}"] = 1.0
        # “the rivalry between X and Y” is not what two in one list are said to do to a third.
        mutual = ", mutual" if candidate.evidence and _is_mutual(candidate.evidence[0]) else ""
        if length <= 4:
            found[f"path {' '.join(near.deps)}: {polarity}{mutual * near.coordinated}"] = 1.0
        found[f"clauses between: {near.clauses}"] = 1.0
        if near.coordinated:
            found[f"coordinated: {polarity}{mutual}"] = 1.0
        for (speaks_for, against), (together, apart) in near.sums:
            found[speaks_for] = min(together if sign > 0 else apart, 3)
            found[against] = min(apart if sign > 0 else together, 3)
        for lemma in near.lemmas:
            found[f"near {lemma}: {'+' if sign > 0 else '-'}"] = 1.0
        one, other = self._sums if sign > 0 else self._sums[::-1]
        found["words in the sentence for"] = min(one, 5) / 2
        found["words in the sentence against"] = min(other, 5) / 2
        found[f"top word is {parse.pos[path[top]]}"] = 1.0
        if top not in (0, length):
            found[f"top word {parse.lemmas[path[top]]}: {polarity}"] = 1.0

    def _near(self, path: tuple[int, ...], top: int) -> _Near:
        """A path's shape and what stands near it; the two polarities of a pair, asked for in a row, share both."""
        if self._last is None or self._last[0] != path:
            self._last = path, self._beside(path, top)
        return self._last[1]

    def _beside(self, path: tuple[int, ...], top: int) -> _Near:
        parse, signs, on_path = self.parse, self.signs, set(path)
        deps = [parse.deps[t] for t in path]
        clauses = min(sum(dep in _CLAUSAL for at, dep in enumerate(deps) if at != top), 4)
        deps[top] = "^"
        shape = (tuple(deps), clauses, set(deps) <= {"conj", "^"})
        if not signs:
            return _Near(*shape)
        beside = {c for t in path for c in parse.children[t] if c in signs and c not in on_path}
        above = [t for t in parse.ancestors(path[0]) if t in signs and t not in on_path]
        low, high = min(path[0], path[-1]), max(path[0], path[-1])
        places = ([t for t in path if t in signs], beside, above, [t for t in signs if low < t < high])
        sums = tuple(
            (names, _for_and_against([signs[t] for t in tokens]))
            for names, tokens in zip(_PLACES, places, strict=True)
            if tokens
        )
        return _Near(*shape, sums, tuple(parse.lemmas[t] for t in sorted(beside | (on_path & signs.keys()))))

    def _known(self, actor: Actor) -> bool:
        return actor.id in self.cast.names.gazetteer.actors

    def _of_mentions(self, candidate: Candidate, polarity: str, found: dict[str, float]) -> None:
        kinds = []
        basis = "a frame" if candidate.evidence else "the path"
        for mention in (candidate.source, candidate.target):
            principal = self.cast.get(self.cast.principal(mention.actor_id))
            kinds.append(_FAMILIES.get(principal.kind, "other"))
            found[f"a {mention.form}"] = 1.0
            if mention.via:
                found["sentences to the antecedents"] = found.get("sentences to the antecedents", 0.0) + mention.far
                found["a doubtful antecedent"] = found.get("a doubtful antecedent", 0.0) + mention.doubt
            if patron := self.cast.patron(principal.id):
                of_two = patron in candidate.principals
                found[f"a client and {'its patron' if of_two else 'another'}: {polarity}, by {basis}"] = 1.0
            elif not self._known(principal):
                found["unlisted actors"] = found.get("unlisted actors", 0.0) + 1.0
                found[f"an unlisted {mention.form}"] = 1.0
                whose = "of a country" if principal.code else "of none"
                found[f"an unlisted actor {whose}, by {basis}"] = 1.0
                if mention.via and not principal.code:
                    found["a class of people that nobody names"] = 1.0
            if mention.place:
                found["used as a place"] = found.get("used as a place", 0.0) + 1.0
            if mention.form == "unknown" or principal.kind is ActorKind.PERSON:
                found["an actor no list knows"] = found.get("an actor no list knows", 0.0) + 1.0
        kinds.sort()
        found[f"between {kinds[0]} and {kinds[1]}: {polarity}"] = 1.0


def _is_mutual(evidence: Evidence) -> bool:
    """Whether the two may well stand in one list: “*X and Y* are rivals”."""
    return evidence.frame.reciprocal or evidence.slots == "member-member" or evidence.target.role == "partner"


class _Near(NamedTuple):
    """A path's dependencies; signed words on it, hanging on it, above it, or between its two ends in the text.

    ``sums`` are the sizes of those of cooperation and of those of competition, for each place that has any, below the
    names of its two features.
    """

    deps: tuple[str, ...]
    clauses: int
    coordinated: bool
    sums: tuple[tuple[tuple[str, str], tuple[float, float]], ...] = ()
    lemmas: tuple[str, ...] = ()


def _for_and_against(signs: Iterable[float]) -> tuple[float, float]:
    together = against = 0.0
    for sign in signs:
        if sign > 0:
            together += sign
        else:
            against -= sign
    return together, against
