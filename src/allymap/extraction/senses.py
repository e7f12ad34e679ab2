"""Which frames a word evokes, and which of them are meant by the words about it."""

from __future__ import annotations

from collections.abc import Sequence, Set

from .arguments import Arguments
from .arguments_own import is_bound, is_prefix, is_verbal
from .frames import Frame, Lexicon, Part, Sense
from .mentions import Anaphor, Mention
from .parse import Parse
from .phrases import ALONG, preposition
from .senses_places import CLAUSES, PLACES

_EQUIPPED = {
    "invasion": frozenset({"force", "troop", "army", "fleet"}),
    "pressure": frozenset({"group"}),
    "attack": frozenset({"helicopter", "aircraft", "plane", "jet", "submarine"}),
    "assault": frozenset({"rifle", "weapon", "helicopter"}),
    "defence": frozenset({"minister", "ministry", "secretary", "chief", "official"}),
    "defense": frozenset({"minister", "ministry", "secretary", "chief", "official"}),
    "aid": frozenset({"worker", "agency", "group", "chief", "official"}),
    "relief": frozenset({"worker", "agency", "group", "coordinator"}),
    "rescue": frozenset({"worker", "team"}),
    "support": frozenset({"group", "staff"}),
}
"""What somebody or something is for, which nobody does there: “*attack* helicopters”, “a *pressure* group”."""
_SAID_IN_WORDS = frozenset({"noun", *Anaphor})
"""Forms of mention whose words mean what they say; the words of a name (“Muslim *Brotherhood*”) evoke nothing."""


_JOINED = frozenset({"compound", "amod", "nmod"})
"""How the first of two words that are one noun belongs to the second."""
_ALSO_PEOPLE = frozenset({"opposition", "resistance", "insurgency", "rebellion"})
"""Nouns for what people do, and for those people: “the *opposition* to Assad met”."""


class Senses:
    """The senses of the words of one sentence."""

    def __init__(
        self,
        parse: Parse,
        mentions: Sequence[Mention],
        lexicon: Lexicon,
        arguments: Arguments,
        vocabulary: Set[str],
    ) -> None:
        self._parse, self._lexicon, self._arguments, self._vocabulary = parse, lexicon, arguments, vocabulary
        self._named: set[int] = set()
        self._heads = {mention.head for mention in mentions}
        for mention in mentions:
            if mention.form not in _SAID_IN_WORDS:
                self._named.update(range(mention.start, mention.end))
        self._about: dict[tuple[int, str], frozenset[str]] = {}

    def evoking(self, start: int, end: int) -> list[int]:
        """The tokens of ``start … end`` (exclusive) that are words of the lexicon."""
        words, lemmas, lower, heads = self._lexicon.words, self._parse.lemmas, self._parse.lower, self._parse.heads
        return [
            at
            for at in range(start, end)
            if lemmas[at] in words
            or lower[at] in words
            or lower[at] in ALONG
            or ((heads[at - 1] == at or heads[at - 2] == at) and self._noun(at) in words)
        ]

    def of(self, token: int) -> list[tuple[Part, Frame]]:
        """The frames that a word evokes here, each with the part of speech by which it does."""
        parse, lexicon = self._parse, self._lexicon
        lemma, word = parse.lemmas[token], parse.lower[token]
        if is_bound(parse, token) and (meant := lexicon.senses(Part.ADJECTIVE, f"-{word}")):  # “Chad*-backed* rebels”
            return [(Part.ADJECTIVE, frame) for frame in meant]
        pos, found = parse.pos[token], []
        noun = self._noun(token) if pos in ("NOUN", "PROPN") and token not in self._named else ""
        verbal = is_verbal(parse, token) or parse.tags[token] in ("VBN", "VBG", "VBD")
        if verbal and not self._is_state(token) and not self._is_on_strike(token):
            found += self._meant(token, Part.VERB, lemma)
        if noun:
            found += self._of_noun(token, noun)
        found += self._of_adjective(token, pos)
        if pos in ("ADP", "SCONJ"):
            found += self._meant(token, Part.PREPOSITION, preposition(parse, token))
        return found

    def _noun(self, token: int) -> str:
        """A noun as frames name it: with the word before it where they know the two together, whatever stands between.

        “A *stand-off*”, “*bad blood*” are two words each for the parser, “a *show-down*” too.
        """
        parse, words = self._parse, self._lexicon.words
        if parse.lower[token] == "arms":  # its lemma would be a limb, and so a branch of somebody
            return "arms"
        lemma = parse.lemmas[token]
        bound = parse.is_hyphen(token - 1)
        first = token - 2 if bound else token - 1
        if first >= 0 and parse.heads[first] == token and parse.deps[first] in _JOINED:
            for one in (f"{parse.lower[first]}-{lemma}", f"{parse.lower[first]}{lemma}" if bound else ""):
                if one in words:
                    return one
        return lemma

    def _meant(self, token: int, part: Part, lemma: str) -> list[tuple[Part, Frame]]:
        senses = self._lexicon.evoked(part, lemma)
        if not senses:
            return []
        return [(part, frame) for frame in _without_opposite([s.frame for s in senses if self._is_meant(token, s)])]

    def _of_noun(self, token: int, lemma: str) -> list[tuple[Part, Frame]]:
        if self._only_qualifies(token) or self._is_in_charge(token) or (lemma in _ALSO_PEOPLE and token in self._heads):
            return []
        meant = [sense.frame for sense in self._lexicon.evoked(Part.NOUN, lemma) if self._is_meant(token, sense)]
        # A sense that the words beside a noun make rules out the one it has without: “*strained* relations”.
        narrow = [frame for frame in meant if lemma in frame.objects]
        return [
            *((Part.NOUN, frame) for frame in _without_opposite(narrow or meant)),
            *((Part.HOLDER, frame) for frame in self._lexicon.senses(Part.HOLDER, lemma)),
        ]

    def _is_in_charge(self, token: int) -> bool:
        """“Left X *in charge*” is no accusation."""
        return self._parse.lemmas[token] == "charge" and self._parse.lower[max(token - 1, 0)] == "in"

    def _only_qualifies(self, token: int) -> bool:
        """Whether a noun says of which kind another is that speaks for itself: “*peace* talks”, “a *trade* war”."""
        noun = self._parse.heads[token]
        if self._parse.deps[token] != "compound" or self._parse.pos[noun] != "NOUN":
            return False
        lemma = self._parse.lemmas[noun]
        if self._noun(noun) != lemma and noun - token <= 2:  # “an *arms* race”
            return True
        if noun != token + 1:
            return False
        if lemma in _EQUIPPED.get(self._parse.lemmas[token], ()):
            return True
        return any(lemma not in frame.objects for frame in self._lexicon.plain(Part.NOUN, lemma))

    def _of_adjective(self, token: int, pos: str) -> list[tuple[Part, Frame]]:
        parse, prefix = self._parse, is_prefix(self._parse, token)
        if not prefix and pos not in ("ADJ", "VERB", "ADV"):
            return []
        lemmas = parse.lower if prefix or pos == "VERB" else parse.lemmas
        found = self._meant(token, Part.ADJECTIVE, lemmas[token])
        acted = not prefix and parse.tags[token] == "VBD" and parse.child(token, "dobj") is not None
        return [] if found and acted else found  # “*linked* it to X”

    def _is_on_strike(self, token: int) -> bool:
        """“*Striking* miners” have stopped work and attack nobody."""
        return self._parse.lower[token] == "striking" and self._parse.deps[token] == "amod"

    def _is_state(self, token: int) -> bool:
        """Whether a participle says how somebody stands, not what is done to him: “is *opposed* to X”."""
        parse = self._parse
        return (
            parse.tags[token] == "VBN"
            and (parse.child(token, "auxpass") is not None or parse.deps[token] == "acl")
            and parse.child(token, "agent") is None
            and bool(self._lexicon.senses(Part.ADJECTIVE, parse.lower[token]))
        )

    def _is_meant(self, token: int, sense: Sense) -> bool:
        """Whether the words about a trigger allow a sense: one of each place where it wants any, none of another's."""
        for place, words in sense.wanted:
            if place != CLAUSES and words.isdisjoint(self._vocabulary):
                return False  # most senses want a word that the sentence does not have
        for place, words in sense.wanted:
            if words.isdisjoint(self._words(token, place)):
                return False
        without = sense.without
        return without.isdisjoint(self._vocabulary) or without.isdisjoint(self._words(token, "beside"))

    def _words(self, token: int, place: str) -> frozenset[str]:
        known = self._about.get((token, place))
        if known is None:
            known = self._about[token, place] = frozenset(PLACES[place](self._parse, self._arguments, token))
        return known


def _without_opposite(meant: list[Frame]) -> list[Frame]:
    """The senses without those that a fixed one rules out: who does “*not* see eye to eye” agrees on nothing."""
    if len(meant) < 2:
        return meant
    fixed = {frame.polarity for frame in meant if frame.fixed and not frame.targeted}
    return [frame for frame in meant if len(fixed) != 1 or frame.polarity in fixed]
