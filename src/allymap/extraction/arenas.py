"""Arenas: where a claim happens and what it is about, as its sentence and what was told before it say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from allymap.model import ActorKind
from allymap.model.resources import resource

from .cast import Cast
from .mentions import Mention
from .parse import Parse
from .survey import Site
from .towns import state_of

_MOST = 4
_TOPICAL = frozenset({"on", "over", "about", "regarding", "concerning", "surrounding"})
_DEEDS = frozenset({"invasion", "intervention", "occupation", "annexation", "contract", "incursion"})
"""What a country’s name after their “of” or “with” makes a matter of that country; before them it is the doer."""
_STRIFE = frozenset({"war", "conflict", "crisis", "uprising", "revolution", "insurgency", "truce", "ceasefire", "coup"})
_AFFAIRS = _STRIFE | {
    "airspace", "territory", "soil", "land", "border", "coast", "question", "issue", "file", "theatre", "theater",
    "front", "battlefield", "reconstruction", "transition",
}  # fmt: skip
"""What a country’s name before them makes a matter of that country, too."""
_MODIFYING = frozenset({"poss", "amod", "compound", "nmod"})
_WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "across"})
_BACK = frozenset({"this", "that", "these", "those", "such", "he", "she", "it", "they", "both"})
_DEFINITE = frozenset({"the", "this", "that"})
_REMEMBERED = 65_536
"""Lemmas of which it is remembered whether they tell of a subject."""
_LEAD = 3
"""Words at the beginning of a sentence among which one may point back."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a text has told so far: the places of the sentence before, and of the last strife that it named."""

    places: tuple[str, ...] = ()
    strife: tuple[str, ...] = ()


class Arenas:
    """The arenas of a sentence's claims, where ``told`` came before it. ``after`` is what is told after it."""

    def __init__(self, cast: Cast, site: Site, told: Told | None = None) -> None:
        told = told or Told()
        self._cast, self._site = cast, site
        self._matters = [(mention, self._name(mention)) for mention in site.mentions if self._is_matter(mention)]
        strife = self._strife()
        meant = told.strife if not strife and self._names_strife() else ()
        own = tuple(dict.fromkeys([*self._placed(), *self._unlisted(), *meant]))
        self._places = own or (told.places if self._looks_back() else ())
        self._subjects: dict[int, tuple[str, ...]] = {}
        places = dict.fromkeys([*self._places, *(name for _, name in self._matters)])
        self.after = Told(tuple(places), strife or told.strife)

    def of(self, parties: frozenset[str], trigger: int) -> tuple[str, ...]:
        """Where and what a claim between two principals is about: places, countries that it is over, subjects."""
        over = [name for mention, name in self._matters if self._principal(mention) not in parties]
        return tuple(dict.fromkeys([*self._places, *over, *self._subjects_at(trigger)]))[:_MOST]

    def _subjects_at(self, trigger: int) -> tuple[str, ...]:
        """What the clause of a trigger is about, looked up once for all claims that go by the same word."""
        if trigger not in self._subjects:
            self._subjects[trigger] = tuple(_subjects(self._site, trigger))
        return self._subjects[trigger]

    def _principal(self, mention: Mention) -> str:
        return self._cast.principal(mention.actor_id)

    def _is_country(self, mention: Mention) -> bool:
        return mention.place or self._cast.get(self._principal(mention)).kind is ActorKind.STATE

    def _name(self, mention: Mention) -> str:
        """The country a town stands for; a region that is no country's under its own name."""
        principal = self._cast.get(self._principal(mention))
        if principal.kind is ActorKind.STATE or not mention.place:
            return principal.name
        return _place(self._site.parse, mention.start, mention.end)

    def _placed(self) -> Iterator[str]:
        """Countries after *in*, *near* …, and towns and regions that the lists know."""
        return (self._name(mention) for mention in self._site.mentions if mention.place)

    def _unlisted(self) -> Iterator[str]:
        """Places that are no actor, a town under the name of its state."""
        named = {token for mention in self._site.mentions for token in range(mention.start, mention.end)}
        for entity in self._site.parse.entities:
            inside = self._site.start <= entity.start < self._site.end
            if inside and entity.label in ("GPE", "LOC") and named.isdisjoint(range(entity.start, entity.end)):
                yield _place(self._site.parse, entity.start, entity.end)
        yield from filter(None, (state_of(town) for town in self._towns(named)))

    def _towns(self, named: set[int]) -> Iterator[str]:
        """Names after *in*, *near* …, which the parser may take for no place."""
        parse = self._site.parse
        for token in _tokens(self._site):
            if parse.pos[token] == "PROPN" and parse.deps[token] == "pobj" and token not in named:
                words = [*(child for child in parse.children[token] if parse.deps[child] == "compound"), token]
                if parse.lemmas[parse.heads[token]] in _WHERE:
                    yield " ".join(parse.words[min(words) : token + 1])

    def _strife(self) -> tuple[str, ...]:
        """Where the last war or crisis of the sentence is: “Mali’s war”, “the war in Mali”."""
        parse = self._site.parse
        for token in reversed(_tokens(self._site)):
            if parse.lemmas[token] in _STRIFE:
                below = set(parse.subtree(token))
                names = [self._name(one) for one in self._site.mentions if one.head in below and self._is_country(one)]
                if names:
                    return tuple(dict.fromkeys(names))
        return ()

    def _names_strife(self) -> bool:
        """“The war”, which says nothing of where."""
        parse = self._site.parse
        wars = (token for token in _tokens(self._site) if parse.lemmas[token] in _STRIFE)
        return any(parse.lemmas[child] in _DEFINITE for token in wars for child in parse.children[token])

    def _looks_back(self) -> bool:
        """“This shows …”, “Despite that …”, “They agreed …”, “… targets it there”."""
        parse, tokens = self._site.parse, _tokens(self._site)
        return any(
            parse.lemmas[token] in _BACK and parse.pos[token] in ("PRON", "DET") for token in tokens[:_LEAD]
        ) or any(parse.lemmas[token] == "there" and parse.deps[token] == "advmod" for token in tokens)

    def _is_matter(self, mention: Mention) -> bool:
        """Whether a country is what something is over: “the Mali crisis”, “talks on Mali”, “after … invaded Mali”."""
        parse, head = self._site.parse, mention.head
        if mention.place or not self._is_country(mention):
            return False
        above, dep = parse.heads[head], parse.deps[head]
        if dep in _MODIFYING:
            return parse.lemmas[above] in _AFFAIRS
        if dep == "pobj":
            of_what = parse.lemmas[parse.heads[above]]
            over = parse.lemmas[above] in ("of", "with") and of_what in _AFFAIRS | _DEEDS
            return over or parse.lemmas[above] in _TOPICAL
        return dep == "dobj" and parse.deps[above] == "advcl"


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """The subjects of ``resources/arenas.tsv`` by the lemma that tells of them; a star stands for the rest of one."""
    rows = resource("arenas.tsv").read_text(encoding="utf-8").splitlines()
    lines = (line.split("\t") for line in rows if line and not line.startswith("#"))
    return {word: subject for subject, listed in lines for word in listed.split(";")}


@lru_cache(maxsize=_REMEMBERED)
def _subject_of(lemma: str) -> str:
    """The subject that a lemma tells of, or nothing."""
    known = _known()
    starts = (word for word in known if word.endswith("*") and lemma.startswith(word[:-1]))
    return known.get(lemma) or known.get(next(starts, ""), "")


def _subjects(site: Site, trigger: int) -> Iterator[str]:
    """What the clause of a trigger is about."""
    parse = site.parse
    clause = trigger
    for above in parse.ancestors(trigger):
        if _stands_alone(parse, clause):
            break
        clause = above
    named = {token for mention in site.mentions for token in range(mention.start, mention.end)}
    for token in _clause(parse, clause):
        subject = _subject_of(parse.lemmas[token])
        if subject and site.start <= token < site.end and token not in named:
            yield subject


def _stands_alone(parse: Parse, token: int) -> bool:
    """Whether a verb opens a clause beside the one above it."""
    return parse.deps[token] in ("conj", "advcl", "relcl") and parse.pos[token] in ("VERB", "AUX")


def _clause(parse: Parse, head: int) -> list[int]:
    """What stands below a verb, without clauses beside it."""
    found, waiting = [], [head]
    while waiting:
        at = waiting.pop()
        found.append(at)
        waiting += [child for child in parse.children[at] if not _stands_alone(parse, child)]
    return sorted(found)


def _tokens(site: Site) -> range:
    return range(site.start, site.end)


def _place(parse: Parse, start: int, end: int) -> str:
    """The state of a town, or the words of what no list of towns has: “the Red Sea”."""
    words = parse.words[start:end]
    name = " ".join(words[1:] if words[0].lower() == "the" else words)
    return state_of(name) or name
