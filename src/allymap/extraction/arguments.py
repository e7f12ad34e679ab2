"""Who does what to whom: the arguments of a verb, noun or adjective, found by walking the parse from that word.

Its own arguments stand below it (``arguments_own``, which lists the roles); what it lacks it takes from the word above
(``arguments_control``), and that one from the next, so that the rules of the parts of speech call each other.
"""

from __future__ import annotations

from collections.abc import Set

from .arguments_control import (
    COPULAS,
    acting,
    acting_after,
    acting_by_noun,
    controllers,
    is_helped,
    is_wished,
    taken_from_verb,
)
from .arguments_others import searches
from .arguments_own import (
    MODIFIERS,
    OBJECTS,
    PASSIVE,
    RELATIVE_TAGS,
    SUBJECTS,
    Argument,
    before_hyphen,
    introduced_by,
    is_verbal,
    own_of_noun,
    own_of_verb,
    prepositions_of,
)
from .parse import NOMINATIVE, Parse

_TAKING = frozenset({"amod", "acl", "pcomp", "conj", "xcomp", "advcl", "ccomp", "relcl", "dep", "parataxis", "acomp"})
"""The dependencies by which a verb hangs on what lends it who acts."""
_LONGEST_CHAIN = 40
"""Verbs above one another that lend to the next one; no sentence that is one has more."""
_MOST_MEASURES = 6
_MEASURES = frozenset(
    {
        "dollar", "euro", "pound", "million", "billion", "ton", "tonne", "number", "series", "wave", "round", "kind",
        "sort", "lot", "dozen", "hundred", "thousand", "part", "package", "shipment", "set", "string", "form", "act",
        "bout", "spate", "campaign", "level", "amount", "deal", "host",
    }
)  # fmt: skip
"""Nouns that only measure what follows “of”: their verb is its verb."""
_PAPERS = frozenset(
    {
        "statement", "declaration", "letter", "resolution", "note", "message", "communique", "report", "petition",
        "decree", "law", "bill", "order", "document", "leaflet", "video", "broadcast", "speech", "manifesto", "edict",
        "ultimatum", "warrant", "editorial", "tweet", "post", "cable", "memo", "motion", "ruling", "verdict", "appeal",
    }
)  # fmt: skip
"""What says what its author says: “issued a *statement* demanding …”."""
_COLLECTIVES = frozenset(
    {
        "alliance", "partnership", "coalition", "pair", "duo", "couple", "axis", "union", "marriage", "club", "team",
        "bloc", "group", "band", "friendship", "pact", "league", "trio", "relationship",
    }
)  # fmt: skip
"""What consists of those whom a plural after “of” describes: “an *alliance* of rivals”."""
_LISTING = frozenset({"include", "comprise"})
_BEARING = frozenset({"poss", "subject", "holder"})
"""Roles of those whose a noun is, or who are what it says: “sees *X* as a partner against Y”."""


class Arguments:
    """The arguments of the words of one parse, each worked out once; ``vocabulary`` is that of their sentence."""

    def __init__(self, parse: Parse, vocabulary: Set[str] | None = None) -> None:
        self._parse = parse
        self._searches = searches(parse.vocabulary(0, len(parse)) if vocabulary is None else vocabulary)
        self._known: dict[int, list[Argument]] = {}
        self._verbs: dict[int, list[Argument]] = {}

    def of(self, token: int) -> list[Argument]:
        """The arguments of a trigger word, its own before inherited ones, and the ``others`` of a verb."""
        known = self._known.get(token)
        if known is None:
            known = self._known[token] = self._of(token)
        return known

    def _of(self, token: int) -> list[Argument]:
        parse, pos = self._parse, self._parse.pos[token]
        if is_verbal(parse, token):
            own = self._of_verb(token)
            found = [*own]
            for search in self._searches:
                found += search(parse, token, own)
            return found
        if parse.tags[token].startswith("VB"):
            return self._of_verb(token)
        if pos == "ADJ":
            return self._of_adjective(token)
        if pos in ("ADP", "SCONJ"):
            return self._of_preposition(token)
        return self._of_noun(token)

    def _of_verb(self, token: int, depth: int = 0) -> list[Argument]:
        known = self._verbs.get(token)
        if known is None:
            known, passive = own_of_verb(self._parse, token)
            if depth < _LONGEST_CHAIN and self._parse.deps[token] in _TAKING:
                known += self._from_above(token, known, passive, depth)
            self._verbs[token] = known
        return known

    def _from_above(self, token: int, found: list[Argument], passive: bool, depth: int) -> list[Argument]:
        parse = self._parse
        roles = {argument.role for argument in found}
        head, dep = parse.heads[token], parse.deps[token]
        if dep in ("amod", "acl"):
            return self._participle(token, roles, passive)
        if passive and "object" in roles and "subject" not in roles and is_wished(parse, token):
            return acting(a for a in self._of_verb(head, depth + 1) if a.role == "subject")
        if dep == "ccomp" and is_helped(parse, token):
            return acting(a for a in self._of_verb(head, depth + 1) if a.role == "subject")
        # “shelled the port, *backed* by Chad”, “is said to have been *backed* by Chad”: with its doer, not the other
        done_to = "object" not in roles and "subject" in roles
        done_to = done_to and (passive or (parse.tags[token] == "VBN" and parse.child(token, "agent") is not None))
        passive = passive or done_to
        if ("subject" in roles and not done_to) or ("object" in roles and passive and dep != "xcomp"):
            return []
        lent = self._lent(token, found, depth, done_to)
        return [argument._replace(role="object") for argument in lent] if passive else lent

    def _lent(self, token: int, found: list[Argument], depth: int, done_to: bool) -> list[Argument]:
        """Who acts in a verb without a subject, by the word above it; with ``done_to`` who suffers it."""
        parse = self._parse
        head, dep = parse.heads[token], parse.deps[token]
        roles = {argument.role for argument in found}
        if dep == "pcomp":
            return self._after_preposition(head, depth)
        if parse.pos[head] == "ADJ":
            return acting(self._described_by(head))
        if not is_verbal(parse, head):
            return [] if done_to else self._acting_by_noun(head)
        above = self._of_verb(head, depth + 1)
        if done_to and dep != "xcomp":
            surface = parse.child(head, *SUBJECTS, *PASSIVE)
            if surface is not None and parse.deps[head] == "relcl" and parse.tags[surface] in RELATIVE_TAGS:
                surface = parse.heads[head]
            return acting(a for a in above if (a.role == "subject" if surface is None else a.token == surface))
        inherited = [a for a in above if a.role in controllers(parse, token)]
        inherited = inherited or [a for a in above if a.role == "subject"]
        inherited = inherited or [a for a in above if a.role == "object"]
        if dep == "xcomp" and parse.deps[head] == "relcl" and not roles & {"object", "attribute"}:
            found.append(Argument("object", parse.heads[head]))
        return acting(inherited)

    def _after_preposition(self, preposition: int, depth: int) -> list[Argument]:
        parse = self._parse
        governor = parse.heads[preposition]
        if parse.pos[governor] == "ADV":  # “X is weeks *away* from taking Y”
            governor = parse.heads[governor]
        if parse.lemmas[governor] == "include" and parse.deps[governor] == "prep":  # “…, *including* by doing”
            governor = parse.heads[governor]
        if parse.pos[governor] == "ADJ":  # “*fresh* from ousting X, Y …”
            return acting(self._described_by(governor))
        if not is_verbal(parse, governor):
            return self._acting_by_noun(governor)
        return acting_after(parse, preposition, self._of_verb(governor, depth + 1))

    def _acting_by_noun(self, noun: int) -> list[Argument]:
        parse = self._parse
        found = acting_by_noun(parse, noun, self._of_noun(noun))
        above = parse.heads[noun]
        role = parse.deps[noun] == "pobj" and parse.lemmas[above] == "as"
        if found or not role or not is_verbal(parse, parse.heads[above]):
            return found
        # “uses it *as* a base for”
        return acting(a for a in self._of_verb(parse.heads[above]) if a.role == "subject")

    def _participle(self, token: int, roles: set[str], passive: bool) -> list[Argument]:
        """“US-backed rebels”, “rebels backed by the US”, “forces fighting the rebels”, “plans to attack”."""
        parse = self._parse
        head = parse.heads[token]
        if parse.deps[token] == "acl" and parse.child(token, *NOMINATIVE) is not None:
            return []  # “the news *that X would attack*”
        if parse.tags[token] == "VBG" or (parse.deps[token] == "acl" and parse.tags[token] == "VB"):
            if parse.deps[token] == "acl" and parse.tags[token] == "VB":
                return acting(self._acting_by_noun(head))
            if "subject" not in roles and parse.lemmas[head] in _PAPERS:
                return acting(a for a in self._of_noun(head) if a.role in ("subject", "poss", "by"))
            return [] if "subject" in roles else [Argument("subject", head)]
        found = [] if "object" in roles and passive else [Argument("object", head)]
        if parse.lemmas[token] == "dominate" and before_hyphen(parse, token):
            return []  # “the *Serb-dominated* army” is the Serbs' own
        if "subject" not in roles:
            doers = [Argument("subject", c) for c in parse.children[token] if parse.deps[c] in MODIFIERS and c < token]
            found += doers or before_hyphen(parse, token)
        return found

    def _of_noun(self, token: int) -> list[Argument]:
        return own_of_noun(self._parse, token) + self._governed(token)

    def _governed(self, token: int) -> list[Argument]:
        """What a noun borrows from the word above it: “X launched an *attack* on Y”, “X is an *ally* of Y”."""
        parse = self._parse
        head, dep = parse.heads[token], parse.deps[token]
        first = token
        while dep == "conj" and head != first:
            first, head, dep = head, parse.heads[head], parse.deps[head]
        for _ in range(_MOST_MEASURES):
            if dep != "pobj" or parse.lemmas[head] != "of" or parse.lemmas[parse.heads[head]] not in _MEASURES:
                break
            first = parse.heads[head]
            head, dep = parse.heads[first], parse.deps[first]
        preposition = parse.lemmas[head]
        if dep == "pobj":
            head = _above(parse, head)
        if dep in ("appos", "compound", "nmod") and parse.pos[head] in ("NOUN", "PROPN"):
            # “a *mediation* effort between X and Y”: what the compound takes, its head has.
            own = [*prepositions_of(parse, head), *self._governed(head)] if dep == "compound" and head > first else []
            whose = [a for a in own_of_noun(parse, head) if a.role == "poss"] if dep != "appos" and head > first else []
            return [Argument("holder", head), *(a._replace(inherited=True) for a in whose), *own]
        if dep == "pobj" and parse.pos[head] == "ADJ":
            return acting(self._described_by(head))
        if dep == "pobj" and not is_verbal(parse, head):
            if preposition == "of" and parse.lemmas[head] in _COLLECTIVES and parse.tags[token] == "NNS":
                return [Argument("holder", head), *self._shallow_noun(head)]
            return self._shallow_noun(head)
        if not is_verbal(parse, head) or head == first:
            return []
        if named := _named_by(parse, head, dep):
            return named
        way = preposition if dep == "pobj" else dep
        return taken_from_verb(parse, token, first, head, way, self._of_verb(head))

    def _shallow_noun(self, noun: int) -> list[Argument]:
        """What a noun lends to one below it; who *is* one of them needs no lending: “*X* is one of Y's allies”."""
        parse = self._parse
        found = [Argument("poss", c, True) for c in parse.children[noun] if parse.deps[c] == "poss"]
        found += [Argument("modifier", c, True) for c in parse.children[noun] if parse.deps[c] in MODIFIERS]
        head, dep = parse.heads[noun], parse.deps[noun]
        if dep == "appos":  # “*One* of Chad's allies, Mali left”
            return [*found, Argument("holder", head)]
        if dep == "pobj":
            head = parse.heads[head]
        if dep in (*OBJECTS, "attr", "pobj") and is_verbal(parse, head):
            lent = parse.lemmas[head] not in COPULAS
            found += [a._replace(inherited=lent) for a in self._of_verb(head) if a.role == "subject"]
        return found

    def _of_adjective(self, token: int) -> list[Argument]:
        parse = self._parse
        head, dep = parse.heads[token], parse.deps[token]
        found = prepositions_of(parse, token)
        found += [Argument("complement", c) for c in parse.children[token] if parse.deps[c] in ("xcomp", "ccomp")]
        while dep == "conj" and head != parse.heads[head]:
            head, dep = parse.heads[head], parse.deps[head]
        if parse.lemmas[head] == "as" and is_verbal(parse, parse.heads[head]):  # “sees X *as* hostile to Y”
            found += acting(a for a in self._of_verb(parse.heads[head]) if a.role == "object")
        elif dep == "amod":
            found.append(Argument("subject", head))
            found += [Argument("by", c) for c in parse.children[token] if parse.deps[c] in MODIFIERS]
            found += before_hyphen(parse, token)
        elif dep in ("acomp", "oprd", "advcl", "xcomp", "ccomp", "conj") and is_verbal(parse, head):
            found += self._bearers(token, head, dep)
        return found

    def _described_by(self, adjective: int) -> list[Argument]:
        """Who is as an adjective says: “*Norway* is willing to send”."""
        return [argument for argument in self._of_adjective(adjective) if argument.role == "subject"]

    def _bearers(self, adjective: int, verb: int, dep: str) -> list[Argument]:
        """Who is as the adjective says: in “it made *X* angry” not the subject but the one who was made so."""
        parse = self._parse
        own = parse.child(adjective, "nsubj")
        if own is not None:
            return [Argument("subject", own)]
        above = self._of_verb(verb)
        surface = parse.child(verb, *SUBJECTS, *PASSIVE) if dep == "advcl" else None
        if surface is not None and adjective < surface:
            return [Argument("subject", surface, True)]
        made = acting(a for a in above if a.role == "object" and dep in ("acomp", "oprd"))
        return made or [a for a in above if a.role == "subject"]

    def _of_preposition(self, token: int) -> list[Argument]:
        """“X advanced *alongside* Y”, “X's campaign *against* Y”: what it introduces, and who does what is above."""
        parse = self._parse
        found = [a._replace(role="target") for a in introduced_by(parse, token, "target") if a.role != "complement"]
        head = parse.heads[token]
        if parse.pos[head] in ("ADP", "ADV"):
            head = parse.heads[head]
        if head == token:
            return []
        if is_verbal(parse, head):
            return [*found, *(a for a in self._of_verb(head) if a.role in ("subject", "object"))]
        if parse.pos[head] == "ADJ":
            return [*found, *self._described_by(head)]
        bearing = [a for a in self._of_noun(head) if a.role in _BEARING]
        owners = [a for a in bearing if a.role == "poss" and not a.inherited] or bearing
        owners = [a._replace(role="subject") for a in owners]
        return [*found, Argument("subject", head), *owners]


def _above(parse: Parse, preposition: int) -> int:
    """What a preposition hangs on, past an adverb: “*are* back at war”."""
    head = parse.heads[preposition]
    past = parse.pos[head] == "ADV" and is_verbal(parse, parse.heads[head])
    return parse.heads[head] if past else head


def _named_by(parse: Parse, verb: int, dep: str) -> list[Argument]:
    """Who is what the subject of a verb says: “Peru's main rival is *Chile*”, “its backers include *Chad*”."""
    role = "attr" if parse.lemmas[verb] in COPULAS else "dobj" if parse.lemmas[verb] in _LISTING else ""
    named = parse.child(verb, role) if role and dep == "nsubj" else None
    return [] if named is None or parse.tags[named] not in ("NNP", "NNPS") else [Argument("holder", named)]
