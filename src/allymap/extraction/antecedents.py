"""Who “they”, “both”, “its ally” and “the group” are: a chain of what was mentioned last, with agreement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from allymap.model import Actor, ActorKind

from .cast import GROUPS, Cast
from .gazetteer_agents import AgentNoun, Yields
from .mentions import Mention, is_aircraft
from .parse import Parse

HE = frozenset(
    {
        "he", "him", "his", "she", "her", "hers", "himself", "herself",
    }
)  # fmt: skip
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
WE = frozenset({"we", "us", "our", "i", "my", "me", "ours"})
PAIR_NOUNS = frozenset(
    {
        "country", "side", "leader", "man", "nation", "power", "ally", "state", "president", "neighbour", "neighbor",
        "capital", "government", "rival", "foe", "party", "minister", "partner", "group", "enemy", "force",
    }
)  # fmt: skip
COUNTRY_NOUNS = frozenset({"country", "nation", "republic", "kingdom"})
GROUP_NOUNS = frozenset(
    {
        "group", "organisation", "organization", "movement", "party", "militia", "faction", "alliance", "bloc", "force",
        "union", "network", "coalition",
    }
)  # fmt: skip
_CLASSES = frozenset({"rebels", "militias", "militants", "opposition", "government", "protesters", "separatists"})
_MUTUAL = frozenset({"ally", "partner", "friend", "rival", "enemy", "foe", "competitor", "neighbour", "neighbor"})
_LONGEST_COORDINATION = 6
_NEVER_ALONE = frozenset({"allies", "air force", "navy", "weapons"})
"""Kinds of noun that mean nobody without an owner: allies of whom, whose missiles and ships?"""
_NOUNS_NEVER_ALONE = frozenset(
    {
        "congress", "assembly", "agency", "department", "source", "side", "republic", "agent", "mole", "brass",
        "customs",
    }
)  # fmt: skip
"""Nouns with a second sense that is commoner where no owner stands with them."""
_HUMAN_CLASSES = frozenset({"leaders", "officials"})
_DEFINITE = frozenset(
    {
        "the", "this", "that", "these", "those", "both", "its", "their", "his", "her",
    }
)  # fmt: skip
_REACH = {"he": 4, "it": 2, "they": 2, "noun": 8, "pair": 4, "mutual": 6}


@dataclass(frozen=True, slots=True)
class _Said:
    """Something that was mentioned: one actor or, for a coordination, several."""

    actors: tuple[str, ...]
    sentence: int
    at: int
    subject: bool
    main: bool
    place: bool
    human: bool
    plural: bool
    modifier: bool
    words: str
    noun: str


@dataclass(slots=True)
class Discourse:
    """What a document has mentioned so far. Feed it the sentences in order with ``resolve``."""

    cast: Cast
    sentence: int = 0
    speaker: str = ""
    quoted: bool = False
    _said: list[_Said] = field(default_factory=list)

    def resolve(self, parse: Parse, start: int, end: int, named: Sequence[Mention]) -> list[Mention]:
        """The mentions of one sentence: the named ones and those that stand for something said before."""
        self.sentence += 1
        by_head: dict[int, list[Mention]] = {}
        for mention in named:
            by_head.setdefault(mention.head, []).append(mention)
        covered = {token for mention in named for token in range(mention.start, mention.end)}
        found: list[Mention] = list(named)
        for token in range(start, end):
            if token in by_head:
                new = by_head[token]
            elif token in covered:
                continue
            else:
                new = self._anaphor(parse, token, start)
                found += new
            for mention in new:
                self._say(parse, mention)
            if new:
                self._coordination(parse, token, found)
        self._speakers(parse, start, end, found)
        self._said = self._said[-60:]
        return sorted(found, key=lambda mention: (mention.head, mention.actor_id))

    def _anaphor(self, parse: Parse, token: int, start: int) -> list[Mention]:
        lemma, word = parse.lemmas[token], parse.words[token].lower()
        if parse.pos[token] in ("PRON", "DET", "NUM", "ADV", "CCONJ") or word == "both":
            said = self._pronoun(parse, token, word)
        elif parse.pos[token] in ("NOUN", "PROPN"):
            if lemma in PAIR_NOUNS and self._paired(parse, token):
                said = self._pair(3 if self._numbered(parse, token, "three") else 2)
            else:
                return self._definite(parse, token, lemma)
        else:
            return []
        if said is None:
            return []
        return [Mention(token, token + 1, token, actor, "pronoun", via=said.words) for actor in said.actors]

    def _pronoun(self, parse: Parse, token: int, word: str) -> _Said | None:
        if word in HE:
            return self._best(parse, token, "he")
        if word in IT:
            return None if self._pleonastic(parse, token, word) else self._best(parse, token, "it")
        if parse.tags[token] == "WP$":
            return self._relative(parse, token)
        if word in THEY:
            pair = self._pair(2, "mutual") if self._mutual(parse, token) else None
            return pair or self._best(parse, token, "they")
        above = parse.heads[token]
        if (
            word == "both"
            and parse.deps[token] not in ("det", "preconj", "predet", "cc")
            and parse.lemmas[above] not in PAIR_NOUNS
        ):
            return self._pair(2)
        if word in ("two", "three") and self._alone(parse, token):
            return self._pair(3 if word == "three" else 2)
        return None

    def _relative(self, parse: Parse, token: int) -> _Said | None:
        """Whom “whose” belongs to: the noun that its clause describes."""
        clause = next((at for at in parse.ancestors(token) if parse.deps[at] == "relcl"), None)
        if clause is None:
            return None
        noun = parse.heads[clause]
        return next((s for s in reversed(self._said) if s.sentence == self.sentence and s.at == noun), None)

    def _pleonastic(self, parse: Parse, token: int, word: str) -> bool:
        """“It is clear that …”, “it seems”."""
        if word != "it":
            return False
        above = parse.heads[token]
        return (
            parse.lemmas[above] in ("be", "seem", "appear", "emerge", "become")
            and any(
                parse.deps[child] in ("ccomp", "advcl", "acomp", "csubj", "xcomp") for child in parse.children[above]
            )
            and parse.deps[token] in ("nsubj", "expl", "nsubjpass")
            and any(
                parse.deps[child] in ("ccomp", "csubj", "xcomp")
                or parse.lemmas[child]
                in ("clear", "likely", "possible", "time", "thought", "hard", "easy", "vital", "important")
                for child in parse.children[above]
            )
        )

    def _mutual(self, parse: Parse, token: int) -> bool:
        """“they are allies”, “they work together”: two are meant, and they are what is said of each other."""
        if parse.deps[token] not in ("nsubj", "nsubjpass"):
            return False
        for child in parse.children[parse.heads[token]]:
            of_whom = parse.child(child, "prep", "poss") is not None
            if parse.lemmas[child] == "together" or (
                parse.deps[child] == "attr" and parse.lemmas[child] in _MUTUAL and not of_whom
            ):
                return True
        return False

    def _alone(self, parse: Parse, token: int) -> bool:
        determined = any(
            parse.words[child].lower() in ("the", "all", "these", "those") for child in parse.children[token]
        )
        return determined and parse.deps[token] in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos")

    def _paired(self, parse: Parse, token: int) -> bool:
        return (
            any(
                parse.words[child].lower() in ("both", "two", "three", "rival")
                and parse.deps[child] in ("det", "nummod", "predet", "amod", "preconj")
                for child in parse.children[token]
            )
            and parse.tags[token] == "NNS"
        )

    def _numbered(self, parse: Parse, token: int, number: str) -> bool:
        return any(parse.words[child].lower() == number for child in parse.children[token])

    def _best(self, parse: Parse, token: int, which: str) -> _Said | None:
        """The most salient antecedent that agrees; subjects, main clauses and recent things first."""
        best, best_score = None, -9.0
        verb = parse.heads[token]
        barred = self._barred(parse, token, verb)
        partner = self._partner(parse, token)
        for said in reversed(self._said):
            distance = self.sentence - said.sentence
            if distance > _REACH[which]:
                break
            if not self._agrees(said, which) or (distance == 0 and (said.at >= token or said.at in barred)):
                continue
            score = -1.0 * distance + 0.8 * said.subject + 0.3 * said.main - 0.9 * said.place - 0.6 * said.modifier
            score += 0.4 * (len(said.actors) > 1 and which == "they") + 0.01 * (said.at / (1 + said.at))
            if distance == 0 and parse.deps[token] == "poss" and said.subject:
                score += 0.5
            if distance == 0 and said.at == partner:
                score += 2.0
            if score > best_score + 1e-9:
                best, best_score = said, score
        return best

    def _partner(self, parse: Parse, token: int) -> int | None:
        """“Brazil and *its* neighbours”: the owner is the one that the owned is coordinated with."""
        owned = parse.heads[token]
        return parse.heads[owned] if parse.deps[token] == "poss" and parse.deps[owned] == "conj" else None

    def _barred(self, parse: Parse, token: int, verb: int) -> set[int]:
        """Those an object pronoun cannot mean: the subjects of its verb and of the one that an infinitive hangs on.

        In “France helped Israel to stop them”, “them” is neither of the two; of a coordination, no member.
        """
        if parse.deps[token] not in ("dobj", "dative"):
            return set()
        verbs = [verb]
        if parse.deps[verb] in ("xcomp", "ccomp") and parse.tags[verb] == "VB":
            verbs.append(parse.heads[verb])
        found = set[int]()
        stack = [subject for v in verbs if (subject := parse.child(v, "nsubj", "nsubjpass")) is not None]
        while stack:
            at = stack.pop()
            found.add(at)
            stack += [c for c in parse.children[at] if parse.deps[c] == "conj"]
        return found

    def _agrees(self, said: _Said, which: str) -> bool:
        if which == "he":
            return said.human and len(said.actors) == 1
        if which == "they":
            if len(said.actors) > 1 or said.plural:
                return True
            kind = self.cast.get(said.actors[0]).kind
            return kind in GROUPS and not said.human
        return (
            len(said.actors) == 1
            and not said.human
            and not said.plural
            and self.cast.get(said.actors[0]).kind is not ActorKind.PERSON
        )

    def _pair(self, count: int, reach: str = "pair") -> _Said | None:
        """The last coordination of that many actors, else the last that many different principals."""
        recent = [said for said in reversed(self._said) if self.sentence - said.sentence <= _REACH[reach]]
        for said in recent:
            if len(said.actors) == count:
                return said
        chosen: dict[str, _Said] = {}
        for said in recent:
            if len(said.actors) == 1 and not said.place:
                principal = self.cast.principal(said.actors[0])
                if self.cast.get(principal).kind is ActorKind.STATE or said.human:
                    chosen.setdefault(principal, said)
            if len(chosen) == count:
                actors = tuple(said.actors[0] for said in reversed(chosen.values()))
                words = " and ".join(said.words for said in reversed(chosen.values()))
                return _Said(actors, self.sentence, 0, False, False, False, False, True, False, words, "")
        return None

    def _definite(self, parse: Parse, token: int, lemma: str) -> list[Mention]:
        """“the rebels”, “the regime”, “the group”, “officials”."""
        if is_aircraft(parse, token):
            return []
        agent = self.cast.names.gazetteer.agent(lemma) or self.cast.names.gazetteer.agent(parse.words[token].lower())
        determiner = next(
            (parse.words[c].lower() for c in parse.children[token] if parse.deps[c] in ("det", "poss")), ""
        )
        plural = parse.tags[token] in ("NNS", "NNPS")
        if lemma in COUNTRY_NOUNS:
            actor = (
                self._last(lambda said, a: a.kind is ActorKind.STATE)
                if determiner in _DEFINITE and not plural
                else None
            )
        elif agent is None or agent.name in _NEVER_ALONE or lemma in _NOUNS_NEVER_ALONE:
            return []
        elif lemma in GROUP_NOUNS and determiner in ("the", "this", "that") and not plural:
            armed = agent.kind is ActorKind.ARMED_GROUP
            actor = self._last(lambda said, a: self._is_group(a, armed) and not said.human)
        else:
            actor = self._by_class(parse, token, agent, determiner, plural)
        if actor is None:
            return []
        return [Mention(token, token + 1, token, actor.id, "pronoun", plural=plural, via=actor.name)]

    def _is_group(self, actor: Actor, armed: bool) -> bool:
        """Whether “the group” can mean an actor; of names that no list knows only armed groups are sure to be one."""
        if armed:
            return actor.kind in (ActorKind.ARMED_GROUP, ActorKind.PEOPLE)
        known = actor.id in self.cast.names.gazetteer.actors
        return actor.kind in GROUPS and (known or actor.kind is ActorKind.ARMED_GROUP)

    def _by_class(self, parse: Parse, token: int, agent: AgentNoun, determiner: str, plural: bool) -> Actor | None:
        modifier = next((parse.lemmas[c] for c in parse.children[token] if parse.deps[c] in ("compound", "amod")), "")
        inner = self.cast.names.gazetteer.agent(modifier) if modifier else None
        if inner is not None and inner.name in _CLASSES:
            agent = inner
        if agent.yields is not Yields.OWN:
            definite = determiner in _DEFINITE or plural or agent.name == "government"
            return self._of_a_state(agent) if definite else None
        same = self._last(lambda said, a: a.name.endswith(agent.name) and a.kind is agent.kind)
        if same is not None:
            return same
        if agent.kind is ActorKind.ARMED_GROUP and determiner in ("the", "these", "those"):
            group = self._last(lambda said, a: a.kind is ActorKind.ARMED_GROUP)
            if group is not None and agent.name != "rebels":
                return group
        if plural or agent.name == "opposition":
            return self.cast.group(agent.name, agent.kind)
        return None

    def _of_a_state(self, agent: AgentNoun) -> Actor | None:
        """“the president”, “the government”, “troops”: of the state that the text speaks of."""
        if agent.name == "leaders":
            person = self._last(lambda said, a: a.kind is ActorKind.PERSON and bool(a.principal_id))
            if person is not None:
                return person
        same = self._last(lambda said, a: said.noun == agent.noun and a.kind is not ActorKind.PERSON)
        state = same or self._last(lambda said, a: self.cast.get(self.cast.principal(a.id)).kind is ActorKind.STATE)
        return None if state is None else self.cast.described(self.cast.get(self.cast.principal(state.id)), agent)

    def _last(self, fits: Callable[[_Said, Actor], bool]) -> Actor | None:
        """The most salient single actor that fits, near things and subjects first."""
        best, best_score = None, -99.0
        for said in reversed(self._said):
            distance = self.sentence - said.sentence
            if distance > _REACH["noun"]:
                break
            if len(said.actors) == 1:
                actor = self.cast.get(said.actors[0])
                score = -0.7 * distance + 0.5 * said.subject + 0.2 * said.main - 0.7 * said.place - 0.3 * said.modifier
                if score > best_score and fits(said, actor):
                    best, best_score = actor, score
        return best

    def _say(self, parse: Parse, mention: Mention) -> None:
        actor = self.cast.get(mention.actor_id)
        agent = (
            self.cast.names.gazetteer.agent(parse.lemmas[mention.head]) if mention.form in ("noun", "pronoun") else None
        )
        pronoun = parse.words[mention.head].lower()
        human = (
            actor.kind is ActorKind.PERSON
            or pronoun in HE
            or (agent is not None and agent.name in _HUMAN_CLASSES and not mention.plural)
        )
        plural = (
            mention.plural or pronoun in THEY or parse.tags[mention.head] in ("NNS", "NNPS") or mention.form == "people"
        )
        dep = parse.deps[mention.head]
        self._said.append(
            _Said(
                (mention.actor_id,), self.sentence, mention.head, dep in ("nsubj", "nsubjpass"),
                dep in ("nsubj", "nsubjpass") and parse.deps[parse.heads[mention.head]] == "ROOT",
                mention.place, human, plural and not human, dep in ("poss", "amod", "compound", "nmod", "npadvmod"),
                # Not what a pronoun was read as: a chain of “both” would double those words with each link.
                actor.name if mention.via else " ".join(parse.words[mention.start : mention.end]),
                agent.noun if agent is not None else "",
            )
        )  # fmt: skip

    def _coordination(self, parse: Parse, token: int, found: Iterable[Mention]) -> None:
        """Remember “Russia and Iran” as one thing that “they” and “both” may mean."""
        if parse.deps[token] != "conj":
            return
        first = self._first_of(parse, token)
        if first is None:
            return
        members = [
            m
            for m in found
            if m.head == first
            or (parse.deps[m.head] == "conj" and self._first_of(parse, m.head) == first and m.head <= token)
        ]
        actors = tuple(dict.fromkeys(m.actor_id for m in members))
        if len(actors) > 1:
            words = " and ".join(dict.fromkeys(" ".join(parse.words[m.start : m.end]) for m in members))
            dep = parse.deps[first]
            self._said.append(
                _Said(
                    actors,
                    self.sentence,
                    token,
                    dep in ("nsubj", "nsubjpass"),
                    parse.deps[parse.heads[first]] == "ROOT",
                    False,
                    False,
                    True,
                    dep in ("poss", "amod", "compound"),
                    words,
                    "",
                )
            )

    def _first_of(self, parse: Parse, token: int) -> int | None:
        """The first member of a coordination; ``None`` in an enumeration too long for *they* to mean."""
        for _ in range(_LONGEST_COORDINATION):
            if parse.deps[token] != "conj":
                return token
            token = parse.heads[token]
        return None

    def _speakers(self, parse: Parse, start: int, end: int, found: list[Mention]) -> None:
        """Resolve “we” and “I” inside quotations to the one who speaks."""
        speech = {"say", "tell", "add", "claim", "write", "declare", "insist", "argue", "state", "warn", "announce"}
        inside = False
        by_head = {mention.head: mention for mention in found}
        speaker = ""
        for token in range(start, end):
            if parse.deps[token] == "nsubj" and token in by_head and parse.lemmas[parse.heads[token]] in speech:
                speaker = by_head[token].actor_id
        self.speaker = speaker or self.speaker
        inside = self.quoted
        for token in range(start, end):
            word = parse.words[token]
            if word in ("“", "``"):
                inside = True
            elif word in ("”", "''"):
                inside = False
            elif word == '"':
                inside = not inside
            elif inside and word.lower() in WE and self.speaker and token not in by_head:
                actor = self.cast.get(self.speaker)
                found.append(Mention(token, token + 1, token, actor.id, "pronoun", via=actor.name))
        self.quoted = inside
