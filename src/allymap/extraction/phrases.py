"""The mentions in the phrase of a word, each with the step by which one comes down to it."""

from __future__ import annotations

from collections.abc import Sequence

from .arguments_own import RELATIVE_TAGS, is_jointly, is_prefixed, is_ruled_out
from .gazetteer_agents import backing_verbs
from .mentions import MADE, TOPICAL, Mention
from .parse import Parse

PHRASAL = ("poss", "amod", "compound", "nmod", "npadvmod")
_TELLING = frozenset(
    {
        "of", "in", "by", "from", "against", "for", "with", "between", "on", "to", "along", "near", "towards", "toward",
        "into", "at", "over",
    }
)  # fmt: skip
_INSIDE = frozenset({"inside", "within", "across", "throughout", "outside", "around", "beyond"})
"""Prepositions that say where somebody is as “in” does."""
_INCLUDING = frozenset(
    {"include", "including", "like", "comprise", "comprising", "contain", "involve", "involving", "join"}
)
_JOINED = frozenset({"follow", "accompany", "join", "second"})
"""Participles that add another to the one whom they describe."""
_DEEPEST = 3
_OUTCOMES = frozenset(
    {
        "move", "step", "decision", "project", "prospect", "act", "measure", "gesture", "remark", "comment", "charge",
        "claim", "stance", "policy", "development", "change", "result", "fact", "outcome", "scenario", "shift",
        "action", "plan", "idea", "proposal", "demand", "threat", "promise", "deal", "agreement", "concession", "offer",
        "snub", "accusation", "allegation", "attack", "strike", "raid", "insult", "favour", "favor", "situation",
        "arrangement", "approach", "tactic", "strategy", "violation", "breach", "intrusion", "success", "failure",
    }
)  # fmt: skip
"""Nouns that sum up the clause before them, so that who acted there is behind what they do."""
_MEASURES = frozenset({"thousand", "hundred", "dozen", "score", "handful", "number", "majority", "rest", "bulk"})
"""Nouns that only tell how many there are of those who follow “of”."""
_TIMES = frozenset(
    {
        "time", "end", "beginning", "start", "eve", "moment", "day", "period", "era", "anniversary", "onset", "outset",
        "height", "year", "month", "week", "hour", "dawn", "close",
    }
)  # fmt: skip
"""Nouns of time."""
_ENTRIES = frozenset({"admission", "accession", "membership", "entry", "readmission", "application", "candidacy"})
"""What somebody has or wants in a group that others back or block: nothing is done to the group."""
_INTO = frozenset({"to", "of", "in", "into"})
_KNOWLEDGE = frozenset(
    {
        "intelligence", "information", "data", "detail", "briefing", "expertise", "knowledge", "research", "file",
        "dossier", "material", "footage", "imagery", "book", "article", "documentary", "film", "study", "update",
        "news", "advice", "analysis", "insight", "know-how", "seminar", "course", "paper", "report",
    }
)  # fmt: skip
"""What has a topic: who is its topic takes no part in giving it."""
_OTHERS = frozenset(
    {
        "ally", "backer", "supporter", "partner", "friend", "rival", "enemy", "foe", "opponent", "critic", "patron",
        "sponsor", "adversary", "competitor", "protector", "sympathiser", "sympathizer", "protege", "client",
    }
)  # fmt: skip
"""Nouns for somebody else than the one whose they are."""
_WINGS = frozenset({"wing", "arm", "branch", "offshoot", "chapter", "franchise", "affiliate"})
_MODIFYING = ("amod", "compound", "nmod")
_SUBJECTS_OF_TALK = frozenset(
    {
        "talk", "talks", "dialogue", "process", "conflict", "crisis", "question", "issue", "file", "settlement",
        "theatre", "theater", "battlefield", "quagmire", "ceasefire", "truce", "peace",
    }
)  # fmt: skip
"""What a country's name before it only says the place or the matter of: “hosted the *Libyan* talks”."""
_PLACED_IN = frozenset({"demonym", "name"})
_OF_NOBODY = frozenset({"conflict", "crisis", "process", "quagmire"})
"""What goes on in a country whose it is called, and is no deed of its own: “end *Chad's* conflict”."""
_EXTENTS = frozenset({"wide", "based", "born", "bound", "style", "focused"})
_TAKINGS = frozenset(
    {
        "dismay", "fury", "anger", "annoyance", "horror", "chagrin", "consternation", "irritation", "disgust", "alarm",
        "delight", "joy", "relief", "satisfaction", "pleasure", "amusement", "displeasure", "frustration", "outrage",
        "ire", "indignation", "embarrassment", "disappointment", "discomfort", "exasperation", "glee", "distress",
    }
)  # fmt: skip
"""How somebody takes what happens: “left, to Chad's *dismay*”."""
_HOLDING = frozenset({"hold", "control", "rule", "occupy", "run", "administer", "govern", "dominate", "besiege"})
_ABOUT_A_STATE = frozenset(
    {
        "policy", "strategy", "agenda", "approach", "withdrawal", "pullout", "pullback", "retreat", "deal", "debate",
        "expert", "analyst", "hawk", "dove", "envoy", "desk", "doctrine", "negotiation", "dossier", "portfolio",
        "adventure", "misadventure", "mission", "debacle", "drawdown", "exit", "plan", "correspondent", "specialist",
        "trip", "visit", "tour",
    }
)  # fmt: skip
"""What the bare name of a state before it, where another has it, only says the matter of: “her *Chile* policy”."""


ALONG = frozenset({"along", "with", "on"})
"""Words that mean as much as “alongside” beside others: “together *with*”, “*along* with”."""


def preposition(parse: Parse, token: int) -> str:
    """A word as the lexicon has it: “together *with*” means as much as “alongside”."""
    word = parse.lower[token]
    if word == "along":  # “*along* the border” is no company
        return "alongside" if parse.lower[token + 1 : token + 2] == ["with"] else ""
    return "alongside" if word in ("with", "on") and is_jointly(parse, token) else word


def introduced(parse: Parse, above: int) -> list[int]:
    """What a preposition or a word of including introduces; of a participle, its agent."""
    agent = parse.child(above, "agent") if parse.tags[above] == "VBN" else None
    below = parse.children[above if agent is None else agent]
    return [child for child in below if parse.deps[child] in ("pobj", "dobj")]


def doer_in(parse: Parse, clause: int) -> list[int]:
    """Who does to what a relative clause describes what the clause tells: “the terms that *Y* set”."""
    subject, done_to = parse.child(clause, "nsubj"), parse.child(clause, "dobj")
    other = done_to is not None and parse.tags[done_to] not in RELATIVE_TAGS
    other = other or parse.child(clause, "ccomp") is not None  # “the terms that *Y* said were harsh”
    return [] if subject is None or other or parse.tags[subject] in RELATIVE_TAGS else [subject]


_APART = frozenset(
    {
        "rebel", "insurgent", "guerrilla", "guerilla", "separatist", "secessionist", "dissident", "opposition",
        "protester", "demonstrator", "mutineer", "exile", "refugee", "rebellion", "insurgency", "militant", "gunman",
        "group", "organisation", "organization", "faction", "movement", "militia", "gang", "cartel", "network", "cell",
    }
)  # fmt: skip
"""Nouns of those who are of a country and not on its side."""


def is_aside(parse: Parse, noun: int) -> bool:
    """Whether a noun tells how somebody took what is said: “left, to *Chad's* fury”."""
    return parse.lemmas[noun] in _TAKINGS and parse.deps[noun] == "pobj" and parse.lemmas[parse.heads[noun]] == "to"


class Phrases:
    """The phrases of one parse and the mentions in them."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention]) -> None:
        self._parse = parse
        self._at: dict[int, list[Mention]] = {}
        for mention in mentions:
            self._at.setdefault(mention.head, []).append(mention)
        for mention in mentions:
            if mention.form == "noun":
                for token in range(mention.start, mention.head):
                    if parse.heads[token] == parse.heads[mention.head] and parse.deps[token] in PHRASAL:
                        self._at[token] = []  # “its *Syrian* rebel allies”: not Syria, the Syrian rebels
        self._over: set[int] = set()
        """The words that have a mention below them; the phrases of all others need no search."""
        for head in self._at:
            at = head
            while at not in self._over:
                self._over.add(at)
                at = parse.heads[at]
        self._fillers: dict[int, list[tuple[Mention, str]]] = {}

    def at(self, token: int) -> Sequence[Mention]:
        """The mentions whose head is a word."""
        return self._at.get(token, ())

    def below(self, token: int) -> list[tuple[Mention, str]]:
        """The mentions in the phrase of a word with the way down to each: head, conj, poss, modifier, of, in, …"""
        found = self._fillers.get(token)
        if found is None:
            found = self._fillers[token] = []
            if token in self._over:
                self._descend(token, "head", 0, found)
            if not self._at.get(token):
                found += [(mention, "appos") for at in self._same_as(token) for mention in self._at.get(at, ())]
        return found

    def _same_as(self, token: int) -> list[int]:
        """What a plain noun stands beside or is said of: “Hamas, a *group* that …”, “Hamas is a *group* that …”."""
        parse, head = self._parse, self._parse.heads[token]
        if parse.pos[token] != "NOUN":
            return []
        if parse.deps[token] == "appos" and parse.lemmas[token] in _OUTCOMES:  # “X did so, a *step* that angered Y”
            verb = next((at for at in parse.ancestors(token) if parse.pos[at] in ("VERB", "AUX")), head)
            return [child for child in parse.children[verb] if parse.deps[child] == "nsubj"]
        if parse.deps[token] == "appos":
            return [head]
        if parse.deps[token] == "attr" and parse.lemmas[head] in ("be", "become", "remain"):
            return [child for child in parse.children[head] if parse.deps[child] == "nsubj"]
        return []

    def _descend(self, token: int, step: str, depth: int, found: list[tuple[Mention, str]]) -> None:
        mine = self._at.get(token)
        if mine and self._parse.child(token, "conj") is not None and is_ruled_out(self._parse, token):
            mine = None
        if mine:
            found += [(mention, step) for mention in mine]
        if depth >= _DEEPEST:
            return
        for child in self._parse.children[token]:
            if child not in self._over:
                continue
            below = self._step_down(child, step, depth, bool(mine))
            if below is not None:
                way, deeper = below
                for at in self._opened(child):
                    self._descend(at, way, deeper, found)

    def _step_down(self, child: int, step: str, depth: int, covered: bool) -> tuple[str, int] | None:
        """The name of the step to a child and the depth it leads to; ``None`` where no actor's part is below."""
        dep, lemma = self._parse.deps[child], self._parse.lemmas[child]
        shallow = step in ("head", "conj")
        if self._left_out(child, dep, step):
            return None
        alongside = dep == "prep" and shallow and preposition(self._parse, child) == "alongside"
        if dep == "conj" or alongside or (depth <= 1 and self._joins(child)):
            return (step if step != "head" else "conj"), depth
        if dep == "appos" or (dep in ("prep", "acl", "relcl") and lemma in _INCLUDING):
            return (step if step != "head" else "appos"), depth + 1
        if dep in PHRASAL:
            if covered and depth == 0:
                # “*Lebanese* and Syrian troops” are troops of two.
                return ("conj", depth + 2) if self._names_troops(child) else ("within", depth + 2)
            return (("poss" if dep == "poss" else "modifier") if shallow else step), depth + 1
        ordered = dep == "acl" and self._parse.tags[child] == "VBN" and (depth or not covered)  # “cuts ordered *by Y*”
        if ordered or (dep == "relcl" and not covered):  # “the terms that *Y* set”
            return ("by" if shallow else "deep"), depth + 1
        if dep == "prep" and (not covered or lemma == "to"):  # “its ambassador *to* Chile”
            # “*thousands of* rebels” are rebels
            counted = lemma == "of" and shallow and self._is_measure(self._parse.heads[child])
            way = "in" if lemma in _INSIDE else lemma if lemma in _TELLING else "prep"
            return (step, depth) if counted else ((way if shallow else "deep"), depth + 1)
        return None

    def _opened(self, child: int) -> Sequence[int]:
        """The words that a step to a child leads to."""
        dep = self._parse.deps[child]
        if dep == "relcl" and self._parse.lemmas[child] not in _INCLUDING:
            return doer_in(self._parse, child)
        return introduced(self._parse, child) if dep in ("prep", "acl", "relcl") else (child,)

    def _is_measure(self, noun: int) -> bool:
        return self._parse.lemmas[noun] in _MEASURES and self._parse.tags[noun] in ("NN", "NNS", "CD")

    def _joins(self, participle: int) -> bool:
        """Whether a participle adds another to a list: “Chad, *followed* by Mali”."""
        parse = self._parse
        joined = parse.deps[participle] == "acl" and parse.lemmas[participle] in _JOINED
        return joined and parse.child(participle, "agent", "prep") is not None

    def _names_troops(self, adjective: int) -> bool:
        return any(mention.form == "noun" for mention in self._at.get(adjective, ()))

    def _left_out(self, child: int, dep: str, step: str) -> bool:
        """A “pro-Iranian” minister is no Iranian; “Pakistan, a key *US* ally” is no part of the US; “not Chile”.

        Nor are “*Togolese* rebels” Togo.
        """
        if (
            dep in PHRASAL
            and self._parse.lemmas[self._parse.heads[child]] in _APART
            and self._at.get(self._parse.heads[child])
        ):
            return not self._names_troops(child)
        if dep in _MODIFYING and self._is_held_by_another(child):
            return True
        bound = self._parse.is_hyphen(child - 1) and self._parse.lemmas[child] in backing_verbs()
        made = self._parse.tags[child] == "VBN" and dep == "amod" and (bound or self._parse.lemmas[child] in MADE)
        if dep == "poss" and is_aside(self._parse, self._parse.heads[child]):
            return True
        apart = is_prefixed(self._parse, child) or self._owns_another(child, dep) or self._is_time_or_topic(child, dep)
        if made or apart:
            return True
        if dep in PHRASAL:
            return step == "appos" or self._is_matter(child, dep) or self._is_extent(child)
        return dep in ("conj", "appos") and is_ruled_out(self._parse, child)

    def _is_held_by_another(self, modifier: int) -> bool:
        """Whether a country only says where a place is that others hold: “the rebel-held *Malian* town”."""
        parse, place = self._parse, self._parse.heads[modifier]
        held = any(
            parse.tags[c] == "VBN" and parse.lemmas[c] in _HOLDING and parse.is_hyphen(c - 1)
            for c in parse.children[place]
            if 0 < c < modifier and parse.deps[c] == "amod"
        )
        return held and parse.tags[modifier] != "VBN" and all(m.form in _PLACED_IN for m in self._at.get(modifier, ()))

    def _is_time_or_topic(self, child: int, dep: str) -> bool:
        """“By the time *of Y's* visit” only says when; “intelligence *on* Y”, “X's entry *into* Y” are no deed to Y."""
        word, noun = self._parse.lemmas[child], self._parse.lemmas[self._parse.heads[child]]
        if dep == "prep" and word in _INTO and noun in _ENTRIES:
            owned = self._parse.child(self._parse.heads[child], "poss") is not None
            return word != "to" or noun != "entry" or owned  # “denied entry *to Y's* minister” is done to Y
        return dep == "prep" and ((word == "of" and noun in _TIMES) or (word in TOPICAL and noun in _KNOWLEDGE))

    def _is_extent(self, name: int) -> bool:
        """Whether a name only says how far something reaches, or where it is: “a *Chad*-wide truce”."""
        return self._parse.is_hyphen(name + 1) and not _EXTENTS.isdisjoint(self._parse.lower[name + 2 : name + 3])

    def _is_matter(self, modifier: int, dep: str) -> bool:
        """Whether a country before a noun is what is talked about: “mediated the *Yemeni* conflict”."""
        noun = self._parse.heads[modifier]
        if dep not in _MODIFYING:
            civil = any(self._parse.lower[c] == "civil" for c in self._parse.children[noun])
            matter = self._parse.lemmas[noun] in _OF_NOBODY or (self._parse.lemmas[noun] == "war" and civil)
            return matter and all(m.form in _PLACED_IN for m in self._at.get(modifier, ()))
        if self._parse.lemmas[noun] in _ABOUT_A_STATE and self._parse.child(noun, "poss") is not None:
            return self._parse.deps[modifier] != "amod" and all(m.form == "name" for m in self._at.get(modifier, ()))
        if self._parse.lemmas[noun] == "war" and self._parse.deps[modifier] == "compound":  # “ended the *Gaza* war”
            return self._parse.child(noun, "poss") is None
        if self._parse.lemmas[noun] not in _SUBJECTS_OF_TALK:
            return False
        alone = self._parse.child(modifier, "conj") is None and not self._parse.is_hyphen(modifier - 1)
        return alone and all(m.form in _PLACED_IN for m in self._at.get(modifier, ()))

    def _owns_another(self, child: int, dep: str) -> bool:
        """“fought the allies of *Y*”, “met *Y's* backers”: whose they are takes no part."""
        parse, noun = self._parse, self._parse.heads[child]
        if dep in _MODIFYING and parse.lemmas[noun] in _WINGS:  # “the *Syrian* wing of Y”
            return any(parse.lemmas[c] == "of" for c in parse.children[noun])
        owns = dep == "poss" or (dep == "prep" and parse.lemmas[child] in ("of", "to"))
        return owns and parse.lemmas[noun] in _OTHERS and parse.pos[noun] == "NOUN"
