"""The places that a sentence names: where it says things happen, and the countries that they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allymap.model import ActorKind

from .cast import Cast
from .gazetteer import Form
from .mentions import TOPICAL, Mention
from .parse import Parse
from .towns import filed_under

_DISCUSSED = frozenset(
    {
        "talk", "negotiation", "discussion", "consultation", "meeting", "summit", "conference", "congress", "dialogue",
        "agreement", "deal", "accord", "pact", "understanding", "memorandum", "arrangement", "compromise", "consensus",
        "resolution", "vote", "statement", "declaration", "report", "briefing", "policy", "position", "stance", "view",
        "opinion", "strategy", "plan", "decision", "difference", "disagreement", "dispute", "rift", "split", "row",
        "clash", "tension", "quarrel", "rivalry", "cooperation", "coordination", "envoy", "question", "file", "concern",
        "agree", "disagree", "differ", "divide", "negotiate", "consult", "discuss",
        "coordinate", "cooperate", "compete", "speak", "argue", "meet", "collide", "bargain", "haggle", "feud",
    }
)  # fmt: skip
"""What a country’s name after its “on” is the matter of: “talks *on Mali*”, not “pressure *on Mali*”."""
_DEEDS = frozenset({"invasion", "intervention", "occupation", "annexation", "incursion", "bombardment", "partition"})
"""What a country’s name after their “of” makes a matter of that country; before them it is the doer."""
STRIFE = frozenset({"war", "conflict", "crisis", "uprising", "revolution", "insurgency", "truce", "ceasefire", "coup"})
_AFFAIRS = STRIFE | {
    "airspace", "territory", "soil", "land", "coast", "question", "issue", "file", "theatre", "theater", "front",
    "battlefield", "reconstruction", "transition", "quagmire", "peace", "settlement", "dossier", "waters", "sky",
    "desert", "stalemate", "tragedy", "rebellion",
}  # fmt: skip
"""What a country’s name before them makes a matter of that country, too."""
_OTHER_CRISES = frozenset({"refugee", "migrant", "migration", "debt", "currency", "energy", "hostage", "food", "trade"})
"""Words before them with which a matter of a country is that of others: “the Malian *refugee* crisis”."""
_GROUND = frozenset(
    {
        "town", "city", "village", "province", "region", "enclave", "district", "soil", "airspace", "territory", "port",
        "airbase", "capital", "coast", "desert", "waters", "sky", "island", "battlefield", "countryside", "heartland",
        "north", "south", "east", "west", "north-east", "north-west", "south-east", "south-west", "governorate",
    }
)  # fmt: skip
"""What is a place in the country of the adjective before it: “the *Malian town* of Gao”."""
_OCCUPIED = frozenset({"invade", "occupy", "annex", "bomb", "attack", "enter", "overrun"})
_MODIFYING = frozenset({"poss", "amod", "compound", "nmod"})
_TELLING = _MODIFYING | {"dobj", "pobj", "conj"}
"""Dependencies of a country’s name that may make it a place: who acts is none."""
_WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "across"})
_UPON = frozenset({"at", "through", "via"})
"""What stands before a country to which something is done: “hit back *at* Mali”."""
_TRUST = frozenset({"trust", "confidence", "faith", "believe", "result", "end", "engage"})
_SUPERIORITY = frozenset({"victory", "advantage", "edge", "triumph", "win", "superiority", "prevail", "power"})
_MOVED = frozenset(
    {
        "send", "deploy", "dispatch", "fly", "travel", "rush", "airlift", "ship", "transfer", "move", "go", "return",
        "sail", "march", "visit", "trip", "pour", "funnel", "smuggle", "deployment", "commit",
    }
)  # fmt: skip
_TROOPS = frozenset(
    {
        "troop", "troops", "soldier", "force", "forces", "adviser", "advisor", "instructor", "fighter",
        "mercenary", "militia", "militant", "jet", "plane", "aircraft", "warplane", "warship", "ship",
        "battalion", "brigade", "division", "unit", "chief", "minister", "aide", "diplomat", "negotiator",
        "emissary", "peacekeeper", "observer", "trainer", "commando", "marine", "paratrooper", "delegation",
        "envoy", "officer", "volunteer", "convoy", "tank", "helicopter", "bomber",
    }
)  # fmt: skip
"""What is sent to a place to do something there."""
_ENTERED = frozenset({"visit", "enter", "leave", "quit", "flee", "tour"})
_NO_LAND = frozenset(
    {ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.COMPANY, ActorKind.PERSON}
)
_MOVES = frozenset(
    {
        "operation", "offensive", "campaign", "battle", "assault", "incursion", "invasion", "attack", "strike", "raid",
        "siege", "fighting", "massacre", "bombing", "frontline", "zone", "border", "crossing", "frontier", "mission",
        "pocket", "intervention",
    }
)  # fmt: skip
"""What the name of a town before it tells the place of: “the *Gao* offensive”."""
_MEASURES = frozenset({"resolution", "sanction", "measure", "veto", "motion", "war", "aggression", "embargo"})
"""What a country’s name after their “against” is the matter of."""
_DISTANCES = frozenset({"kilometre", "kilometer", "km", "mile", "metre", "meter"})
_LEFT = frozenset({"withdraw", "withdrawal", "pull", "retreat", "evacuate", "expel", "oust", "drive", "leave"})
_MONTHS = frozenset({"march", "may", "august", "monday", "friday", "sunday"})
"""Times that are towns, too."""
_PLACES = ("GPE", "LOC")
_LONGEST_NAME = 4


class Place(NamedTuple):
    """A place or a country in a sentence, by what it is filed under, with the token and the words that tell of it.

    ``principal`` is the actor that a country is; a ``matter`` is what something is over, and only where its country is
    no party; a ``town`` may be no more than where people met, a ``seat`` of government no more than who governs there.
    """

    name: str
    token: int
    words: str
    principal: str = ""
    matter: bool = False
    town: bool = False
    seat: bool = False


def places_of(parse: Parse, start: int, end: int, mentions: Sequence[Mention], cast: Cast) -> tuple[Place, ...]:
    """The places and matters of a sentence, in text order, each name once."""
    found: dict[tuple[str, bool], Place] = {}
    named: set[int] = set()
    for mention in mentions:
        named.update(range(mention.start, mention.end))
        place = None if mention.via else _of_mention(parse, mention, cast)
        if place is not None:
            found.setdefault((place.name, place.matter), place)
    for place in _unlisted(parse, start, end, named):
        found.setdefault((place.name, place.matter), place)
    return tuple(sorted(found.values(), key=lambda place: place.token))


def _of_mention(parse: Parse, mention: Mention, cast: Cast) -> Place | None:
    """What a mention tells of a place: a country as a place, or as what something is about."""
    head = mention.head
    if not mention.place and parse.deps[head] not in _TELLING:
        return None
    principal = cast.get(cast.principal(mention.actor_id))
    is_state = principal.kind is ActorKind.STATE
    if not is_state and (not mention.place or mention.form == Form.PEOPLE):
        return None
    matter = False
    if mention.place:
        lands = cast.get(mention.actor_id).kind not in _NO_LAND and principal.kind not in _NO_LAND
        told = lands and _is_where(parse, mention)
    else:
        told = _is_ground(parse, head) or _is_goal(parse, head)
        matter = not told and _is_matter(parse, head)
    if not told and not matter:
        return None
    words = " ".join(parse.words[mention.start : mention.end])
    name = principal.name if is_state else _name(words)
    if not is_state and name == principal.name:
        return None  # “tensions over the *Kurds*”
    seat = mention.form == Form.CAPITAL and not matter
    return Place(name, head, words, principal.id, matter, seat, seat)


def _is_where(parse: Parse, mention: Mention) -> bool:
    """Whether something happens there: not “hit back *at* Mali”, “trust *in* Mali” or “victory *over* Mali”."""
    head = mention.head
    while parse.deps[head] == "conj" and parse.heads[head] != head:
        head = parse.heads[head]
    above = parse.heads[head]
    if parse.deps[head] != "pobj":
        return True
    if parse.child(head, "nummod") is not None:
        return False  # “In 2015 *Mali* …”, which the parser takes for one phrase
    word, governor = parse.lemmas[above], parse.lemmas[parse.heads[above]]
    if word in _UPON:
        return mention.form == Form.CAPITAL
    return not (word == "in" and governor in _TRUST) and not (word == "over" and governor in _SUPERIORITY)


def _is_ground(parse: Parse, head: int) -> bool:
    """“the *Malian* town of Gao”, “*Mali*’s airspace”."""
    return parse.deps[head] in _MODIFYING and parse.lemmas[parse.heads[head]] in _GROUND


def _is_goal(parse: Parse, head: int) -> bool:
    """“sent troops to *Mali*”, “flew to *Bamako*”, “visited *Mali*” and Niger."""
    while parse.deps[head] == "conj" and parse.heads[head] != head:
        head = parse.heads[head]
    above = parse.heads[head]
    if parse.deps[head] == "dobj":
        return parse.lemmas[above] in _ENTERED
    if parse.deps[head] != "pobj" or parse.lemmas[above] not in ("to", "into"):
        return False
    verb = parse.heads[above]
    if parse.lemmas[verb] in _TROOPS:
        verb = parse.heads[verb]
    sent = parse.child(verb, "dobj", "nsubjpass")
    return parse.lemmas[verb] in _MOVED and (sent is None or parse.lemmas[sent] in _TROOPS)


def _is_matter(parse: Parse, head: int) -> bool:
    """Whether a country is what something is over: “the Mali crisis”, “talks on Mali”, “after … invaded Mali”."""
    above, dep = parse.heads[head], parse.deps[head]
    if dep in _MODIFYING:
        other = any(parse.lemmas[child] in _OTHER_CRISES for child in parse.children[above])
        return parse.lemmas[above] in _AFFAIRS and not other
    if dep == "pobj":
        word, of_what = parse.lemmas[above], parse.lemmas[parse.heads[above]]
        if word in ("of", "with") and of_what in _AFFAIRS:
            return True
        return _is_about(parse, above) or (word in TOPICAL and word not in ("on", "over"))
    return dep == "dobj" and parse.deps[above] == "advcl" and parse.lemmas[above] in _OCCUPIED


def _unlisted(parse: Parse, start: int, end: int, named: set[int]) -> Iterator[Place]:
    """Places that are no actor, filed under the state in which they lie where a list has them."""
    for entity in parse.entities_of(start, end):
        if entity.label in _PLACES and named.isdisjoint(range(entity.start, entity.end)):
            known, words = _entity(parse, entity.start, entity.end)
            if known and _is_located(parse, entity.end - 1):
                named.update(range(entity.start, entity.end))
                yield Place(known, entity.end - 1, words, town=entity.label == "GPE")
    for token in range(start, end):
        if parse.pos[token] == "PROPN" and parse.deps[token] == "pobj" and token not in named:
            above = parse.heads[token]
            if parse.lemmas[above] in _WHERE or _is_about(parse, above):
                words = _phrase(parse, token)
                known = "" if words.lower() in _MONTHS or parse.child(token, "prep") else filed_under(words)
                if known:
                    yield Place(known, token, words, town=True)


def _phrase(parse: Parse, token: int) -> str:
    """A name with what stands before it in its phrase: “al-Qusayr”."""
    parts = [*(child for child in parse.children[token] if parse.deps[child] in ("compound", "nmod")), token]
    return _joined(parse.words[min(parts) : token + 1])


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).replace(" - ", "-")


def _is_about(parse: Parse, preposition: int) -> bool:
    """“the annexation *of* Crimea”, “talks *on* Crimea”."""
    word, of_what = parse.lemmas[preposition], parse.lemmas[parse.heads[preposition]]
    if word == "of":
        return of_what in _DEEDS
    if word == "against":
        return of_what in _MEASURES
    return word in TOPICAL and of_what in _DISCUSSED


def _entity(parse: Parse, start: int, end: int) -> tuple[str, str]:
    """What an entity is filed under, and its words; nothing for one that may be no place."""
    if parse.lower[start] == "the":
        start += 1
    words = _joined(parse.words[start:end])
    known = filed_under(words)
    if known or not 0 < end - start <= _LONGEST_NAME or not parse.words[start].istitle():
        return known, words
    head = end - 1
    located = parse.deps[head] == "pobj" and parse.lemmas[parse.heads[head]] in _WHERE
    return (words if located and words.replace(" ", "").replace("-", "").isalpha() else ""), words


def _is_located(parse: Parse, token: int) -> bool:
    """Whether something happens there or is over it: not “gunmen *from Gao*” or “the *Black Sea* resort”."""
    above, dep = parse.heads[token], parse.deps[token]
    if dep in _MODIFYING:
        return parse.lemmas[above] in _AFFAIRS or parse.lemmas[above] in _GROUND or parse.lemmas[above] in _MOVES
    if dep == "pobj" and parse.lemmas[above] == "from":
        return parse.lemmas[parse.heads[above]] in _DISTANCES | _LEFT
    if dep == "pobj":
        return parse.lemmas[above] not in ("between", "for", "by", "as", "like", "than")
    return True


def _name(words: str) -> str:
    """What a region that is no state is filed under."""
    bare = words.removeprefix("the ").removeprefix("The ")
    return filed_under(bare) or bare
