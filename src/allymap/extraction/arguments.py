"""Who does what to whom: the arguments of a verb, noun or adjective, found by walking the parse from that word.

Its own arguments stand below it (``arguments_own``, which lists the roles); what it lacks it takes from the word above
(``arguments_control``), and that one from the next, so that the rules of the parts of speech call each other.
"""

from __future__ import annotations

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
from .arguments_others import others
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

_INHERITING = ("pcomp", "conj", "xcomp", "advcl", "ccomp", "relcl", "dep", "parataxis", "acomp")
_DEEPEST = 6
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
_BEARING = frozenset({"poss", "subject", "holder"})
"""Roles of those whose a noun is, or who are what it says: “sees *X* as a partner against Y”."""


class Arguments:
    """The arguments of the words of one parse, each worked out once."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._known: dict[int, list[Argument]] = {}

    def of(self, token: int) -> list[Argument]:
        """What ``arguments`` says of a word."""
        known = self._known.get(token)
        if known is None:
            known = arguments(self._parse, token)
            if is_verbal(self._parse, token):
                known += others(self._parse, token, known)
            self._known[token] = known
        return known


def arguments(parse: Parse, token: int) -> list[Argument]:
    """The arguments of a trigger word, its own before inherited ones."""
    if is_verbal(parse, token) or parse.tags[token].startswith("VB"):
        return _of_verb(parse, token, 0)
    pos = parse.pos[token]
    if pos == "ADJ":
        return _of_adjective(parse, token)
    if pos in ("ADP", "SCONJ"):
        return _of_preposition(parse, token)
    return _of_noun(parse, token)


def _of_verb(parse: Parse, token: int, depth: int) -> list[Argument]:
    found, passive = own_of_verb(parse, token)
    if depth < _DEEPEST:
        found.extend(_from_above(parse, token, found, passive, depth))
    return found


def _from_above(parse: Parse, token: int, found: list[Argument], passive: bool, depth: int) -> list[Argument]:
    roles = {argument.role for argument in found}
    head, dep = parse.heads[token], parse.deps[token]
    if head != token and dep in ("amod", "acl"):
        return _participle(parse, token, roles, passive)
    if passive and "object" in roles and "subject" not in roles and is_wished(parse, token):
        return acting(a for a in _of_verb(parse, head, depth + 1) if a.role == "subject")
    if dep == "ccomp" and is_helped(parse, token):
        return acting(a for a in _of_verb(parse, head, depth + 1) if a.role == "subject")
    # “shelled the port, *backed* by Chad”, “is said to have been *backed* by Chad”: with its doer, without the other.
    done_to = "object" not in roles and "subject" in roles
    done_to = done_to and (passive or (parse.tags[token] == "VBN" and parse.child(token, "agent") is not None))
    passive = passive or done_to
    complete = ("subject" in roles and not done_to) or ("object" in roles and passive and dep != "xcomp")
    if head == token or complete or dep not in _INHERITING:
        return []
    lent = _lent(parse, token, found, depth, done_to)
    return [argument._replace(role="object" if passive else "subject") for argument in lent]


def _lent(parse: Parse, token: int, found: list[Argument], depth: int, done_to: bool) -> list[Argument]:
    """Who acts in a verb without a subject, by the word above it; with ``done_to`` who suffers what another does."""
    head, dep = parse.heads[token], parse.deps[token]
    roles = {argument.role for argument in found}
    if dep == "pcomp":
        return _after_preposition(parse, head, depth)
    if parse.pos[head] == "ADJ":
        return acting(_described_by(parse, head))
    if not is_verbal(parse, head):
        return [] if done_to else _acting_by_noun(parse, head)
    above = _of_verb(parse, head, depth + 1)
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


def _after_preposition(parse: Parse, preposition: int, depth: int) -> list[Argument]:
    governor = parse.heads[preposition]
    if parse.pos[governor] == "ADV":  # “X is weeks *away* from taking Y”
        governor = parse.heads[governor]
    if parse.lemmas[governor] == "include" and parse.deps[governor] == "prep":  # “…, *including* by doing”
        governor = parse.heads[governor]
    if parse.pos[governor] == "ADJ":  # “*fresh* from ousting X, Y …”
        return acting(_described_by(parse, governor))
    if not is_verbal(parse, governor):
        return _acting_by_noun(parse, governor)
    return acting_after(parse, preposition, _of_verb(parse, governor, depth + 1))


def _acting_by_noun(parse: Parse, noun: int) -> list[Argument]:
    found = acting_by_noun(parse, noun, _of_noun(parse, noun))
    above = parse.heads[noun]
    if found or parse.deps[noun] != "pobj" or parse.lemmas[above] != "as" or not is_verbal(parse, parse.heads[above]):
        return found
    return acting(a for a in _of_verb(parse, parse.heads[above], 1) if a.role == "subject")  # “uses it *as* a base for”


def _participle(parse: Parse, token: int, roles: set[str], passive: bool) -> list[Argument]:
    """“US-backed rebels”, “rebels backed by the US”, “forces fighting the rebels”, “plans to attack”."""
    head = parse.heads[token]
    if parse.deps[token] == "acl" and parse.child(token, *NOMINATIVE) is not None:
        return []  # “the news *that X would attack*”
    if parse.tags[token] == "VBG" or (parse.deps[token] == "acl" and parse.tags[token] == "VB"):
        if parse.deps[token] == "acl" and parse.tags[token] == "VB":
            return acting(_acting_by_noun(parse, head))
        if "subject" not in roles and parse.lemmas[head] in _PAPERS:
            return acting(a for a in _of_noun(parse, head) if a.role in ("subject", "poss", "by"))
        return [] if "subject" in roles else [Argument("subject", head)]
    found = [] if "object" in roles and passive else [Argument("object", head)]
    if parse.lemmas[token] == "dominate" and before_hyphen(parse, token):
        return []  # “the *Serb-dominated* army” is the Serbs' own
    if "subject" not in roles:
        doers = [Argument("subject", c) for c in parse.children[token] if parse.deps[c] in MODIFIERS and c < token]
        found += doers or before_hyphen(parse, token)
    return found


def _of_noun(parse: Parse, token: int) -> list[Argument]:
    return own_of_noun(parse, token) + _governed(parse, token)


def _governed(parse: Parse, token: int) -> list[Argument]:
    """What a noun borrows from the word above it: “X launched an *attack* on Y”, “X is an *ally* of Y”."""
    head, dep = parse.heads[token], parse.deps[token]
    first = token
    while dep == "conj" and head != first:
        first, head, dep = head, parse.heads[head], parse.deps[head]
    for _ in range(_DEEPEST):
        if dep != "pobj" or parse.lemmas[head] != "of" or parse.lemmas[parse.heads[head]] not in _MEASURES:
            break
        first = parse.heads[head]
        head, dep = parse.heads[first], parse.deps[first]
    preposition = parse.lemmas[head]
    if dep == "pobj":
        head, dep = parse.heads[head], "pobj"
    if dep in ("appos", "compound", "nmod") and parse.pos[head] in ("NOUN", "PROPN"):
        # “a *mediation* effort between X and Y”: what the compound takes, its head has.
        own = [*prepositions_of(parse, head), *_governed(parse, head)] if dep == "compound" and head > first else []
        whose = [a for a in own_of_noun(parse, head) if a.role == "poss"] if dep != "appos" and head > first else []
        return [Argument("holder", head), *(a._replace(inherited=True) for a in whose), *own]
    if dep == "pobj" and parse.pos[head] == "ADJ":
        return acting(_described_by(parse, head))
    if dep == "pobj" and not is_verbal(parse, head):
        if preposition == "of" and parse.lemmas[head] in _COLLECTIVES and parse.tags[token] == "NNS":
            return [Argument("holder", head), *_shallow_noun(parse, head)]
        return _shallow_noun(parse, head)
    if not is_verbal(parse, head) or head == first:
        return []
    way = preposition if dep == "pobj" else dep
    return taken_from_verb(parse, token, first, head, way, _of_verb(parse, head, 1))


def _shallow_noun(parse: Parse, noun: int) -> list[Argument]:
    """What a noun lends to one below it; who *is* one of them needs no lending: “*X* is one of Y's allies”."""
    found = [Argument("poss", c, True) for c in parse.children[noun] if parse.deps[c] == "poss"]
    found += [Argument("modifier", c, True) for c in parse.children[noun] if parse.deps[c] in MODIFIERS]
    head, dep = parse.heads[noun], parse.deps[noun]
    if dep == "appos":  # “*One* of Chad's allies, Mali left”
        return [*found, Argument("holder", head)]
    if dep == "pobj":
        head = parse.heads[head]
    if dep in (*OBJECTS, "attr", "pobj") and is_verbal(parse, head):
        lent = parse.lemmas[head] not in COPULAS
        found += [a._replace(inherited=lent) for a in _of_verb(parse, head, 2) if a.role == "subject"]
    return found


def _of_adjective(parse: Parse, token: int) -> list[Argument]:
    head, dep = parse.heads[token], parse.deps[token]
    found = prepositions_of(parse, token)
    found += [Argument("complement", c) for c in parse.children[token] if parse.deps[c] in ("xcomp", "ccomp")]
    while dep == "conj" and head != parse.heads[head]:
        head, dep = parse.heads[head], parse.deps[head]
    if parse.lemmas[head] == "as" and is_verbal(parse, parse.heads[head]):  # “sees X *as* hostile to Y”
        found += acting(a for a in _of_verb(parse, parse.heads[head], 1) if a.role == "object")
    elif dep == "amod":
        found.append(Argument("subject", head))
        found += [Argument("by", c) for c in parse.children[token] if parse.deps[c] in MODIFIERS]
        found += before_hyphen(parse, token)
    elif dep in ("acomp", "oprd", "advcl", "xcomp", "ccomp", "conj") and is_verbal(parse, head):
        found += _bearers(parse, token, head, dep)
    return found


def _described_by(parse: Parse, adjective: int) -> list[Argument]:
    """Who is as an adjective says: “*Norway* is willing to send”."""
    return [argument for argument in _of_adjective(parse, adjective) if argument.role == "subject"]


def _bearers(parse: Parse, adjective: int, verb: int, dep: str) -> list[Argument]:
    """Who is as the adjective says: in “it made *X* angry” not the subject but the one who was made so."""
    own = parse.child(adjective, "nsubj")
    if own is not None:
        return [Argument("subject", own)]
    above = _of_verb(parse, verb, 1)
    surface = parse.child(verb, *SUBJECTS, *PASSIVE) if dep == "advcl" else None
    if surface is not None and adjective < surface:
        return [Argument("subject", surface, True)]
    made = acting(a for a in above if a.role == "object" and dep in ("acomp", "oprd"))
    return made or [a for a in above if a.role == "subject"]


def _of_preposition(parse: Parse, token: int) -> list[Argument]:
    """“X advanced *alongside* Y”, “X's campaign *against* Y”: what it introduces, and who does what stands above."""
    found = [a._replace(role="target") for a in introduced_by(parse, token, "target") if a.role != "complement"]
    head = parse.heads[token]
    if parse.pos[head] in ("ADP", "ADV"):
        head = parse.heads[head]
    if head == token:
        return []
    if is_verbal(parse, head):
        return [*found, *(a for a in _of_verb(parse, head, 1) if a.role in ("subject", "object"))]
    if parse.pos[head] == "ADJ":
        return [*found, *_described_by(parse, head)]
    bearing = [a for a in _of_noun(parse, head) if a.role in _BEARING]
    owners = [a for a in bearing if a.role == "poss" and not a.inherited] or bearing
    owners = [a._replace(role="subject") for a in owners]
    return [*found, Argument("subject", head), *owners]
