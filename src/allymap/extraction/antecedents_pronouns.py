"""Who “he”, “its”, “they” and “whose” are: the most salient one mentioned before that agrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .antecedents_agreement import agrees, kind_of
from .antecedents_clues import OWN_WORDS, Clues, clues_of, subject_ahead
from .antecedents_pairs import Pairs
from .antecedents_pleonastic import is_pleonastic
from .antecedents_record import Record
from .antecedents_said import Found, Memory, Said
from .mentions import Anaphor, Mention
from .parse import Parse

_REACH = {"he": 4, "it": 2, "they": 2}
"""How many sentences back each may mean somebody."""


@dataclass(frozen=True, slots=True)
class Pronouns:
    """Resolves pronouns by what the ``memory`` keeps; ``pairs`` tells who the two are that “they” may be."""

    memory: Memory
    record: Record
    pairs: Pairs

    def find(self, parse: Parse, token: int, by_head: Mapping[int, Sequence[Mention]]) -> tuple[Anaphor, Found | None]:
        """The form of a pronoun or a word of number, and its antecedent; ``by_head`` is whom the sentence names."""
        which = kind_of(parse.lower[token])
        form, found = self._behind(parse, token, which)
        return form, self._ahead(parse, token, which, by_head, found) if which else found

    def _behind(self, parse: Parse, token: int, which: str) -> tuple[Anaphor, Found | None]:
        if parse.tags[token] == "WP$" and which in ("", "they"):
            return Anaphor.POSSESSIVE, self._relative(parse, token)
        if not which:
            return Anaphor.PAIR, self.pairs.counted(parse, token)
        pair = self.pairs.mutual(parse, token) if which == "they" else None
        if pair is not None:
            return Anaphor.PAIR, pair
        owning = parse.tags[token] == "PRP$" or parse.deps[token] == "poss"
        nobody = parse.lower[token] == "it" and is_pleonastic(parse, token)
        form = Anaphor.POSSESSIVE if owning else Anaphor.PRONOUN
        return form, None if nobody else self._best(parse, token, which)

    def _ahead(
        self, parse: Parse, token: int, which: str, by_head: Mapping[int, Sequence[Mention]], before: Found | None
    ) -> Found | None:
        """“In *his* speech, Macron said …”: the subject that follows, else the antecedent found ``before``."""
        own = parse.deps[token] == "poss" and parse.lemmas[parse.heads[token]] in OWN_WORDS
        if which != "he" and not own and before is not None and not before.doubt:
            return before
        subject = subject_ahead(parse, token)
        named = () if subject is None else by_head.get(subject, ())
        said = self.record.said(parse, named[0]) if len(named) == 1 else None
        return Found(said) if said is not None and agrees(self.memory.cast, said, which) else before

    def _relative(self, parse: Parse, token: int) -> Found | None:
        """Whom “whose” belongs to: the noun that its clause describes."""
        clause = next((at for at in parse.ancestors(token) if parse.deps[at] == "relcl"), None)
        noun = token - 2 if clause is None else parse.heads[clause]
        if clause is None and parse.words[max(token - 1, 0)] != ",":
            return None
        here = self.memory.sentence
        return next(
            (Found(s) for s in reversed(self.memory.said) if s.actors and (s.sentence, s.at) == (here, noun)), None
        )

    def _best(self, parse: Parse, token: int, which: str) -> Found | None:
        """The most salient antecedent that agrees; subjects, main clauses and recent things first."""
        clues, memory = clues_of(parse, token), self.memory
        owning, ranked = parse.deps[token] == "poss", list[tuple[float, Said]]()
        for said in memory.recent(_REACH[which]):
            if which == "he" and not said.human:
                continue  # as most things are
            distance = memory.sentence - said.sentence
            barred = distance == 0 and (said.at >= token or said.at in clues.barred)
            if barred or not self._fits(said, which, clues):
                continue
            value = -1.0 * distance + 0.8 * said.subject + 0.3 * said.main - 0.9 * said.place - 0.6 * said.modifier
            value += 0.4 * (len(said.actors) > 1 and which == "they") + 0.01 * (said.at / (1 + said.at))
            value += 0.3 * said.topic - 0.4 * (which == "he" and self._is_stranger(said))
            ranked.append((_with_clues(value, said, clues, owning) if distance == 0 else value, said))
        return memory.best(ranked)

    def _fits(self, said: Said, which: str, clues: Clues) -> bool:
        """Whether what was said agrees; a thing does in number alone, and only where no actor has to be meant."""
        if said.actors:
            return agrees(self.memory.cast, said, which)
        return which != "he" and not clues.somebody and said.plural == (which == "they")

    def _is_stranger(self, said: Said) -> bool:
        """Whether a person is one that no list knows, who may be no person: the parser takes many a town for one."""
        cast = self.memory.cast
        return len(said.actors) == 1 and cast.principal(said.actors[0]) not in cast.names.gazetteer.actors


def _with_clues(value: float, said: Said, clues: Clues, owning: bool) -> float:
    """The salience of something said in the pronoun's own sentence, with what the words around the pronoun tell."""
    if owning and said.subject:
        value += 0.5 + 0.6 * (said.at == clues.pursuer)
    value += 0.6 * (said.at == clues.fronted) + 2.0 * (said.at == clues.ender)
    return value + 2.0 * (said.at in clues.likely)
