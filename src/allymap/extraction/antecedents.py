"""Who “they”, “both”, “its ally” and “the group” are: a chain of what was mentioned last, with agreement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from allymap.model import ActorKind

from .antecedents_bonds import Bonds
from .antecedents_nouns import Describer
from .antecedents_said import Found, Memory, Said
from .antecedents_speech import Quotations
from .cast import GROUPS, Cast
from .mentions import PLACING, Anaphor, Mention
from .mentions_clients import CLIENTS, measure_of
from .parse import Parse
from .participants import HARMS

HE = frozenset(
    {
        "he", "him", "his", "she", "her", "hers", "himself", "herself",
    }
)  # fmt: skip
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PAIR_NOUNS = frozenset(
    {
        "country", "side", "leader", "man", "nation", "power", "ally", "state", "president", "neighbour", "neighbor",
        "capital", "government", "rival", "foe", "party", "minister", "partner", "group", "enemy", "force", "army",
        "military", "regime", "signatory", "guarantor", "monarchy", "kingdom", "republic", "adversary", "opponent",
        "prince", "king", "ministry", "belligerent", "superpower", "protagonist", "antagonist", "dictator",
    }
)  # fmt: skip
_STATE_NOUNS = frozenset(
    {
        "country", "nation", "power", "state", "capital", "government", "monarchy", "kingdom", "republic", "superpower",
    }
)  # fmt: skip
"""Nouns that only states are called by."""
_MUTUAL_NOUNS = frozenset(
    {"party", "neighbour", "neighbor", "rival", "foe", "enemy", "side", "adversary", "signatory", "belligerent"}
)
"""Nouns of which “the” and the plural alone mean those who were named together."""
_BUNDLES = {"pair": 2, "duo": 2, "trio": 3, "threesome": 3, "quartet": 4, "foursome": 4}
_NUMBERS = {"three": 3, "four": 4, "five": 5}
_COUNTING = ("det", "nummod", "predet", "amod", "preconj")
_MUTUAL = frozenset({"ally", "partner", "friend", "rival", "enemy", "foe", "competitor", "neighbour", "neighbor"})
_LONGEST_COORDINATION = 6
_EMPTY_VERBS = frozenset({"be", "seem", "appear", "emerge", "become", "remain"})
_CONTENT = ("ccomp", "csubj", "csubjpass", "xcomp")
_JUDGEMENTS = frozenset(
    {
        "clear", "unclear", "likely", "unlikely", "possible", "impossible", "time", "thought", "hard", "easy", "vital",
        "important", "obvious", "evident", "true", "wrong", "necessary", "essential", "crucial",
        "surprising",
    }
)  # fmt: skip
"""What “it is …” says of what follows, not of anybody."""
_IMPERSONAL = {
    "make": frozenset({"sense"}),
    "fall": frozenset({"to"}),
    "take": frozenset({"hour", "day", "week", "month", "year", "decade", "time", "while", "courage", "effort"}),
}
"""Verbs whose “it” is nobody with such a word and an infinitive: “it *fell to* Chad to mediate”."""
_REASONS = frozenset({"if", "unless", "because", "after", "until", "should"})
"""Words before what the one to whom something is done has done or is to do."""
_FOR_WHAT_ONE_DID = frozenset(
    {
        "attack", "bomb", "shell", "strike", "hit", "devastate", "destroy", "punish", "sanction", "fine", "penalise",
        "penalize", "condemn", "criticise", "criticize", "denounce", "blame", "fault", "accuse", "rebuke", "chide",
        "scold", "castigate", "lambast", "lambaste", "reprimand", "slam", "threaten", "expel", "suspend", "ban",
        "blacklist", "boycott", "embargo", "impose", "slap", "levy", "praise", "thank", "reward", "commend", "applaud",
        "congratulate", "hail", "invade", "oust", "crush", "arrest", "jail", "detain", "sue", "abandon", "desert",
        "mock", "ridicule", "fear", "distrust", "mistrust", "hate", "resent", "despise", "admire", "respect", "isolate",
        "withhold", "annihilate", "obliterate", "wipe", "retaliate", "launch",
    }
)  # fmt: skip
"""Verbs whose reason lies with the one to whom it is done: “will sanction Chad if *it* attacks”."""
_GIVING_UP = frozenset(
    {
        "drop", "end", "stop", "halt", "abandon", "withdraw", "lift", "sever", "cut", "curb", "suspend", "renounce",
        "scrap", "cease", "reverse", "change", "reconsider", "moderate", "soften", "recall", "pull", "release",
        "return", "dismantle", "disband", "relinquish", "surrender", "forsake", "shelve", "abolish", "reduce",
        "terminate", "discontinue", "honour", "honor", "fulfil", "fulfill", "keep", "repay", "rethink", "retract",
    }
)  # fmt: skip
"""What one does with what is one's own."""
_SUFFERING = frozenset(
    {
        "suffer", "face", "fear", "avoid", "escape", "survive", "lament", "mourn", "concede", "accept", "admit",
        "avert", "prevent", "regret", "delay", "blame", "see", "acknowledge", "witness", "await", "risk", "meet",
        "protest",
    }
)  # fmt: skip
"""What one does about harm to oneself."""
_UPON = frozenset({"on", "against", "at", "from", "to"})
_WILLING = frozenset(
    {
        "willing", "unwilling", "ready", "prepared", "unprepared", "determined", "able", "unable", "keen", "eager",
        "reluctant", "poised", "glad", "happy", "loath", "anxious", "committed", "obliged", "entitled", "powerless",
    }
)  # fmt: skip
"""What “it is …” says of somebody who does what follows."""
_HUMAN_CLASSES = frozenset({"leaders", "officials"})
_PERSONS = frozenset(
    {
        "soldier", "serviceman", "servicewoman", "paratrooper", "conscript", "marine", "commando", "peacekeeper",
        "adviser", "advisor", "instructor", "trainer", "general", "commander", "colonel", "officer", "admiral",
        "reservist", "corporal", "sergeant", "lieutenant", "captain", "brigadier", "marshal", "cadet", "recruit",
        "pilot", "airman", "sailor", "spy", "spymaster", "operative", "policeman", "gendarme", "prosecutor", "judge",
        "magistrate", "detective", "senator", "congressman", "lawmaker", "legislator", "parliamentarian", "deputy",
        "politician", "rebel", "insurgent", "fighter", "guerrilla", "militiaman", "militant", "jihadist", "terrorist",
        "gunman", "dissident", "activist", "protester", "demonstrator", "businessman", "oligarch", "journalist",
        "reporter", "correspondent", "editor", "cleric", "scholar", "academic", "citizen", "warlord", "chief",
        "mercenary", "hacker",
    }
)  # fmt: skip
"""Nouns that mean one person in the singular, of whom “he” and “she” are said."""
_NOMINATIVE = ("nsubj", "nsubjpass")
_PRONOMINAL = frozenset({"PRON", "DET", "NUM", "ADV", "CCONJ"})
_REACH = {"he": 4, "it": 2, "they": 2, "pair": 4, "mutual": 6, "latter": 1}
_WILLED = frozenset(
    {
        "say", "tell", "warn", "accuse", "announce", "want", "refuse", "agree", "deny", "call", "demand", "ask", "urge",
        "plan", "decide", "threaten", "believe", "insist", "seek", "try", "fear", "hope", "vow", "fight", "attack",
        "invade", "arrest", "deploy", "send", "condemn", "support", "back", "arm", "welcome", "reject", "pledge",
        "regard", "see", "view", "consider", "intend", "promise", "sign", "join", "ally", "negotiate", "recognise",
        "recognize", "control", "launch", "withdraw", "impose", "ban", "buy", "sell", "claim", "know", "think",
    }
)  # fmt: skip
"""Verbs whose subject is somebody: no thing wants, denies or invades."""
_HELPING = frozenset(
    {
        "support", "back", "help", "aid", "assist", "join", "encourage", "defend", "advise", "abet", "guide",
        "strengthen", "second", "follow", "arm", "embolden",
    }
)  # fmt: skip
_OWN_WORDS = frozenset(
    {
        "report", "statement", "speech", "letter", "address", "announcement", "message", "briefing", "declaration",
        "reply", "response", "resolution", "ruling", "bid", "attempt", "effort", "quest", "desire", "eagerness", "rush",
        "drive", "push", "haste", "determination", "zeal", "view", "part",
    }
)  # fmt: skip
"""What one says or strives for is told before one is named: “in *its* report, Amnesty said …”."""
_PURSUED = frozenset({"campaign", "plan", "ambition", "offensive", "operation", "programme", "program", "goal", "aim"})
_OWNED_BY_ACTORS = frozenset(
    {
        "ally", "troop", "force", "army", "president", "government", "minister", "leader", "neighbour", "neighbor",
        "citizen", "people", "border", "territory", "soldier", "fighter", "military", "parliament", "rival", "enemy",
        "proxy", "partner", "backer", "member", "leadership", "policy", "ambassador", "embassy", "foe", "supporter",
    }
)  # fmt: skip
"""What actors have and things have not."""


@dataclass(slots=True)
class Discourse:
    """What a document has mentioned so far. Feed it the sentences in order with ``resolve``."""

    cast: Cast
    memory: Memory = field(init=False)
    quotations: Quotations = field(init=False)
    describer: Describer = field(init=False)
    bonds: Bonds = field(init=False)

    def __post_init__(self) -> None:
        self.memory = Memory(self.cast)
        self.quotations = Quotations(self.cast)
        self.describer = Describer(self.memory)
        self.bonds = Bonds(self.memory)

    def resolve(self, parse: Parse, start: int, end: int, named: Sequence[Mention]) -> list[Mention]:
        """The mentions of one sentence: the named ones and those that stand for something said before."""
        self.memory.sentence += 1
        by_head: dict[int, list[Mention]] = {}
        for mention in named:
            by_head.setdefault(mention.head, []).append(mention)
        covered = {token for mention in named for token in range(mention.start, mention.end)}
        found: list[Mention] = list(named)
        for token in range(start, end):
            if token not in by_head and token not in covered:
                new = self._anaphor(parse, token, by_head)
                if new:
                    by_head[token] = new
                    found += new
                else:
                    self._thing(parse, token)
            if token in by_head:
                for mention in by_head[token]:
                    self.memory.add(self._said(parse, mention))
                self._together(parse, token, by_head[token])
                self._coordination(parse, token, found)
        found += self.quotations.read(parse, start, end, found)
        return sorted(found, key=lambda mention: (mention.head, mention.actor_id))

    def _anaphor(self, parse: Parse, token: int, by_head: dict[int, list[Mention]]) -> list[Mention]:
        lemma, word = parse.lemmas[token], parse.lower[token]
        if word in ("former", "latter"):
            return self._one_of_two(parse, token, word)
        pos = parse.pos[token]
        if pos in _PRONOMINAL or word == "both":
            form, found = self._pronoun(parse, token, word)
            found = self._ahead(parse, token, word, by_head, found)
        elif pos in ("NOUN", "PROPN"):
            count = self._count(parse, token, lemma)
            bond = self.bonds.find(parse, token, by_head)
            if count or bond is not None:
                form, found = Anaphor.PAIR, bond or self._pair(count, lemma)
            elif self._titles(parse, token, by_head):
                return []
            else:
                measure = measure_of(parse, token) if lemma in CLIENTS else None
                whose = parse.children[token if measure is None else measure]
                owners = [m for c in whose if parse.deps[c] == "poss" for m in by_head.get(c, ())]
                return self.describer.mentions(parse, token, owners)
        else:
            return []
        if found is None:
            return []
        return [
            Mention(token, token + 1, token, actor, form, via=found.said.words, far=found.far, doubt=found.doubt)
            for actor in found.said.actors
        ]

    def _ahead(
        self, parse: Parse, token: int, word: str, by_head: dict[int, list[Mention]], before: Found | None
    ) -> Found | None:
        """“In *his* speech, Macron said …”: the subject that follows, else the antecedent found ``before``."""
        which = next((name for name, words in (("he", HE), ("it", IT), ("they", THEY)) if word in words), "")
        own = parse.deps[token] == "poss" and parse.lemmas[parse.heads[token]] in _OWN_WORDS
        if not which or (which != "he" and not own and before is not None and not before.doubt):
            return before
        phrases = (at for at in (token, *parse.ancestors(token)) if parse.deps[at] in ("prep", "advcl"))
        fronted = next((at for at in phrases if parse.pos[parse.heads[at]] in ("VERB", "AUX")), token)
        subject = parse.child(parse.heads[fronted], *_NOMINATIVE)
        named = () if subject is None or not token < subject else by_head.get(subject, ())
        if fronted > parse.heads[fronted] or len(named) != 1:
            return before
        said = self._said(parse, named[0])
        return Found(said) if self._agrees(said, which) else before

    def _titles(self, parse: Parse, token: int, by_head: dict[int, list[Mention]]) -> bool:
        """Whether a noun is the title or the office of a person who is named beside it."""
        beside = [c for c in parse.children[token] if parse.deps[c] == "appos"]
        if parse.deps[token] in ("compound", "appos", "nmod"):
            beside.append(parse.heads[token])
        return any(self.cast.get(m.actor_id).kind is ActorKind.PERSON for at in beside for m in by_head.get(at, ()))

    def _pronoun(self, parse: Parse, token: int, word: str) -> tuple[Anaphor, Found | None]:
        owning = parse.tags[token] == "PRP$" or parse.deps[token] == "poss"
        form = Anaphor.POSSESSIVE if owning else Anaphor.PRONOUN
        if word in HE:
            return form, self._best(parse, token, "he")
        if word in IT:
            return form, None if self._pleonastic(parse, token, word) else self._best(parse, token, "it")
        if parse.tags[token] == "WP$":
            return Anaphor.POSSESSIVE, self._relative(parse, token)
        if word in THEY:
            pair = self.memory.several(2, _REACH["mutual"]) if self._mutual(parse, token) else None
            return (Anaphor.PAIR, pair) if pair else (form, self._best(parse, token, "they"))
        if word == "all":
            return Anaphor.PAIR, self._all(parse, token)
        return Anaphor.PAIR, self._counted(parse, token, word)

    def _all(self, parse: Parse, token: int) -> Found | None:
        """“*All* have attacked Y”: those whom the sentence before named together."""
        alone = parse.deps[token] in _NOMINATIVE and not parse.children[token]
        several = parse.tags[parse.heads[token]] == "VBP" or any(
            parse.lower[c] in ("have", "are", "were") for c in parse.children[parse.heads[token]]
        )
        return self.memory.coordination(1) if alone and several else None

    def _one_of_two(self, parse: Parse, token: int, word: str) -> list[Mention]:
        """“the former”, “the latter”: the first or the last of those named together."""
        alone = parse.deps[token] in (*_NOMINATIVE, "dobj", "pobj", "poss", "appos")
        found = self.memory.coordination(_REACH["latter"]) if alone else None
        if found is None:
            return []
        actor = found.said.actors[0 if word == "former" else -1]
        via = self.cast.get(actor).name
        return [Mention(token, token + 1, token, actor, Anaphor.PRONOUN, via=via, far=found.far, doubt=True)]

    def _counted(self, parse: Parse, token: int, word: str) -> Found | None:
        """“both”, “the two”, “all three”."""
        above = parse.heads[token]
        if (
            word == "both"
            and parse.deps[token] not in ("det", "preconj", "predet", "cc")
            and parse.lemmas[above] not in PAIR_NOUNS
        ):
            return self._pair(2)
        if (word == "two" or word in _NUMBERS) and self._alone(parse, token):
            return self._pair(_NUMBERS.get(word, 2))
        return None

    def _pair(self, count: int, noun: str = "") -> Found | None:
        return self.memory.several(count, _REACH["pair"], noun in _STATE_NOUNS)

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

    def _pleonastic(self, parse: Parse, token: int, word: str) -> bool:
        """“It is clear that …”, “it seems”."""
        if word != "it":
            return False
        above = parse.heads[token]
        words = {parse.lemmas[child] for child in parse.children[above]}
        to_do = [c for at in (above, *parse.children[above]) for c in parse.children[at] if parse.tags[c] == "VB"]
        if not words.isdisjoint(_IMPERSONAL.get(parse.lemmas[above], ())) and to_do:
            return True
        if parse.lemmas[above] not in _EMPTY_VERBS or parse.deps[token] not in (*_NOMINATIVE, "expl"):
            return False
        if any(parse.lemmas[c] == "for" and parse.deps[c] == "mark" for at in to_do for c in parse.children[at]):
            return True  # “it is illegal *for* troops *to stay*”
        said = [child for child in parse.children[above] if parse.deps[child] in ("acomp", "attr", "oprd", "prep")]
        placed = [child for child in said if parse.deps[child] == "prep" and parse.lemmas[child] in PLACING]
        if any(parse.pos[c] == "PROPN" for at in placed for c in parse.children[at]):
            return False  # “it is *in Chad* to train troops”
        clauses = [c for at in (above, *said) for c in parse.children[at] if parse.deps[c] in _CONTENT]
        if any(parse.lemmas[child] in _WILLING for child in said):
            return False
        return bool(clauses) or any(parse.lemmas[child] in _JUDGEMENTS for child in said)

    def _mutual(self, parse: Parse, token: int) -> bool:
        """“they are allies”, “they work together”: two are meant, and they are what is said of each other."""
        if parse.deps[token] not in _NOMINATIVE:
            return False
        for child in parse.children[parse.heads[token]]:
            of_whom = parse.child(child, "prep", "poss") is not None
            if parse.lemmas[child] == "together" or (
                parse.deps[child] == "attr" and parse.lemmas[child] in _MUTUAL and not of_whom
            ):
                return True
        return False

    def _alone(self, parse: Parse, token: int) -> bool:
        determined = any(parse.lower[child] in ("the", "all", "these", "those") for child in parse.children[token])
        return determined and parse.deps[token] in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos")

    def _count(self, parse: Parse, token: int, lemma: str) -> int:
        """How many a noun stands for: “both countries”, “the four capitals”, “the pair”, “the parties”; else 0."""
        before = {parse.lower[c] for c in parse.children[token] if parse.deps[c] in _COUNTING}
        if lemma in _BUNDLES:
            return _BUNDLES[lemma] if before == {"the"} and parse.child(token, "prep") is None else 0
        if lemma not in PAIR_NOUNS or parse.tags[token] != "NNS":
            return 0
        if lemma in _MUTUAL_NOUNS and parse.child(token, "poss", "prep", "compound", "relcl", "acl") is None:
            before.discard("warring")
            if before == {"the"}:
                return 2
        if not before.isdisjoint(("both", "two", "rival")):
            return 2
        return next((number for word, number in _NUMBERS.items() if word in before), 0)

    def _best(self, parse: Parse, token: int, which: str) -> Found | None:
        """The most salient antecedent that agrees; subjects, main clauses and recent things first."""
        barred = self._barred(parse, token, parse.heads[token])
        partner = self._partner(parse, token)
        culprits = self._culprits(parse, token)
        fronted = self._fronted_subject(parse, token)
        pursuer = self._pursuer(parse, token)
        ender = self._ender(parse, token)
        somebody = self._somebody(parse, token)
        helped = self._helped(parse, token)

        def score(said: Said, distance: int) -> float | None:
            if distance == 0 and (said.at >= token or said.at in barred):
                return None
            if not (
                self._agrees(said, which)
                if said.actors
                else which != "he" and not somebody and said.plural == (which == "they")
            ):
                return None
            value = -1.0 * distance + 0.8 * said.subject + 0.3 * said.main - 0.9 * said.place - 0.6 * said.modifier
            value += 0.4 * (len(said.actors) > 1 and which == "they") + 0.01 * (said.at / (1 + said.at))
            value += 0.3 * said.topic - 0.4 * self._stranger(said, which)
            if distance == 0 and parse.deps[token] == "poss" and said.subject:
                value += 0.5 + 0.6 * (said.at == pursuer)
            value += 0.6 * (distance == 0 and said.at == fronted) + 2.0 * (distance == 0 and said.at == ender)
            return value + 2.0 * (distance == 0 and (said.at in (partner, helped) or said.at in culprits))

        return self.memory.best(_REACH[which], score)

    def _fronted_subject(self, parse: Parse, token: int) -> int | None:
        """“While *Peru* may help, it will not fight”: who acts in the clause before that of a subject."""
        verb = parse.heads[token]
        if parse.deps[token] not in _NOMINATIVE:
            return None
        clauses = (c for c in parse.children[verb] if parse.deps[c] == "advcl" and c < token)
        return next((s for c in clauses if (s := parse.child(c, *_NOMINATIVE)) is not None), None)

    def _stranger(self, said: Said, which: str) -> bool:
        """Whether a person is one that no list knows, who may be no person: the parser takes many a town for one."""
        if which != "he":
            return False
        return len(said.actors) == 1 and self.cast.principal(said.actors[0]) not in self.cast.names.gazetteer.actors

    def _somebody(self, parse: Parse, token: int) -> bool:
        """Whether only an actor can be meant: “it *warned*”, “its *troops*”."""
        above = parse.heads[token]
        if parse.deps[token] == "poss":
            return parse.lemmas[above] in _OWNED_BY_ACTORS
        return parse.deps[token] == "nsubj" and parse.lemmas[above] in _WILLED

    def _partner(self, parse: Parse, token: int) -> int | None:
        """“Brazil and *its* neighbours”: the owner is the one that the owned is coordinated with."""
        owned = parse.heads[token]
        return parse.heads[owned] if parse.deps[token] == "poss" and parse.deps[owned] == "conj" else None

    def _pursuer(self, parse: Parse, token: int) -> int | None:
        """Who pursues what is his: in “Chad said Mali went on with *its* campaign” the subject of the nearest verb."""
        if parse.deps[token] != "poss" or parse.lemmas[parse.heads[token]] not in _OWN_WORDS | _PURSUED:
            return None
        verb = next((at for at in parse.ancestors(token) if parse.pos[at] == "VERB"), None)
        return None if verb is None else parse.child(verb, *_NOMINATIVE)

    def _ender(self, parse: Parse, token: int) -> int | None:
        """Who gives up what is his: in “Peru pressed Chile to drop *its* claim” the one who is to drop it."""
        owned = parse.heads[token]
        verb = parse.heads[owned]
        if parse.deps[token] != "poss" or parse.deps[owned] != "dobj" or parse.lemmas[verb] not in _GIVING_UP:
            return None
        own = parse.child(verb, *_NOMINATIVE)
        if own is None and parse.deps[verb] == "acl":  # “*Peru's* refusal to end its aid”
            return parse.child(parse.heads[verb], "poss")
        if own is not None or parse.deps[verb] not in ("xcomp", "ccomp"):
            return own
        return parse.child(parse.heads[verb], "dobj")

    def _helped(self, parse: Parse, token: int) -> int | None:
        """“Backed *Peru* in its war”: what somebody is helped in is his own, as is what one is accused of using."""
        owned = parse.heads[token]
        above = parse.heads[owned]
        if parse.deps[token] == "poss" and parse.deps[owned] in ("dobj", "pobj") and parse.deps[above] == "pcomp":
            verb = parse.heads[parse.heads[above]]  # “accused *Peru* of using its proxies”
            return parse.child(verb, "dobj", "nsubjpass") if parse.lemmas[verb] in _FOR_WHAT_ONE_DID else None
        preposition = above
        verb = parse.heads[preposition]
        inside = parse.deps[token] == "poss" and parse.lemmas[preposition] in ("in", "with")
        if not inside or parse.lemmas[verb] not in _HELPING:
            return None
        return parse.child(verb, "dobj")

    def _culprits(self, parse: Parse, token: int) -> set[int]:
        """Those whose deeds a clause of reason or condition tells: “will punish *Chad* if it leaves”."""
        clause = parse.heads[token]
        if parse.deps[token] != "nsubj" or parse.deps[clause] != "advcl":
            return set()
        if all(parse.lower[c] not in _REASONS for c in parse.children[clause] if parse.deps[c] in ("mark", "aux")):
            return set()
        verb = parse.heads[clause]
        if parse.lemmas[verb] not in _FOR_WHAT_ONE_DID:
            return set()
        found = {c for c in parse.children[verb] if parse.deps[c] in ("dobj", "nsubjpass")}
        prepositions = [c for at in (verb, *found) for c in parse.children[at] if parse.lemmas[c] in _UPON]
        return found | {c for at in prepositions for c in parse.children[at] if parse.deps[c] == "pobj"}

    def _barred(self, parse: Parse, token: int, verb: int) -> set[int]:
        """Those an object pronoun cannot mean: the subjects of its verb and of the one that an infinitive hangs on.

        In “France helped Israel to stop them”, “them” is neither of the two; of a coordination, no member.
        """
        harm = parse.deps[token] == "poss" and parse.deps[verb] == "dobj" and parse.lemmas[verb] in HARMS
        if harm and parse.lemmas[parse.heads[verb]] not in _SUFFERING:  # “Peru wants *its* defeat”: another's
            verb = parse.heads[verb]
        elif parse.deps[token] not in ("dobj", "dative"):
            return set()
        verbs = [verb]
        alone = parse.child(verb, *_NOMINATIVE) is None
        bare = parse.deps[verb] in ("xcomp", "ccomp") and parse.tags[verb] == "VB"
        if bare or (parse.deps[verb] == "advcl" and parse.tags[verb] == "VBG" and alone):  # “…, accusing *him* of”
            verbs.append(parse.heads[verb])
        found = set[int]()
        stack = [subject for v in verbs if (subject := parse.child(v, *_NOMINATIVE)) is not None]
        while stack:
            at = stack.pop()
            found.add(at)
            stack += [c for c in parse.children[at] if parse.deps[c] == "conj"]
        return found

    def _agrees(self, said: Said, which: str) -> bool:
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

    def _thing(self, parse: Parse, token: int) -> None:
        """Remember a subject that is no actor (“the operation”), which “it” and “they” may mean as well."""
        if parse.pos[token] == "NOUN" and parse.deps[token] in _NOMINATIVE:
            plural = parse.tags[token] == "NNS"
            main = parse.deps[parse.heads[token]] == "ROOT"
            word = parse.words[token]
            self.memory.add(Said((), self.memory.sentence, token, word, subject=True, main=main, plural=plural))

    def _said(self, parse: Parse, mention: Mention) -> Said:
        actor = self.cast.get(mention.actor_id)
        agent = self.cast.names.gazetteer.agent(parse.lemmas[mention.head])
        if mention.form not in ("noun", "organ", Anaphor.DESCRIPTION, Anaphor.OWNED, Anaphor.GENERIC):
            agent = None
        word = parse.lower[mention.head]
        human = (
            actor.kind is ActorKind.PERSON
            or word in HE
            or (agent is not None and (agent.name in _HUMAN_CLASSES or word in _PERSONS) and not mention.plural)
        )
        plural = (
            mention.plural or word in THEY or parse.tags[mention.head] in ("NNS", "NNPS") or mention.form == "people"
        )
        dep = parse.deps[mention.head]
        return Said(
            (mention.actor_id,), self.memory.sentence, mention.head,
            # Not what a pronoun was read as: a chain of “both” would double those words with each link.
            actor.name if mention.via else " ".join(parse.words[mention.start : mention.end]),
            subject=dep in _NOMINATIVE,
            main=dep in _NOMINATIVE and parse.deps[parse.heads[mention.head]] == "ROOT",
            place=mention.place, human=human, plural=plural and not human,
            modifier=dep in ("poss", "amod", "compound", "nmod", "npadvmod"),
            topic=mention.form in (Anaphor.PRONOUN, Anaphor.POSSESSIVE),
            noun=agent.noun if agent is not None else "",
            group=agent.name if agent is not None else "",
        )  # fmt: skip

    def _together(self, parse: Parse, token: int, mentions: Sequence[Mention]) -> None:
        """Remember the several that one word stood for as those whom the next “they” may mean together."""
        actors = tuple(dict.fromkeys(mention.actor_id for mention in mentions if mention.via))
        if len(actors) > 1 and parse.deps[token] in _NOMINATIVE:
            main = parse.deps[parse.heads[token]] == "ROOT"
            via = mentions[0].via
            said = Said(actors, self.memory.sentence, token, via, subject=True, main=main, plural=True, topic=True)
            self.memory.add(said)

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
            self.memory.add(
                Said(
                    actors, self.memory.sentence, token, words,
                    subject=dep in _NOMINATIVE,
                    main=parse.deps[parse.heads[first]] == "ROOT",
                    plural=True,
                    place=all(m.place for m in members),
                    modifier=dep in ("poss", "amod", "compound"),
                )
            )  # fmt: skip

    def _first_of(self, parse: Parse, token: int) -> int | None:
        """The first member of a coordination; ``None`` in an enumeration too long for *they* to mean."""
        for _ in range(_LONGEST_COORDINATION):
            if parse.deps[token] != "conj":
                return token
            token = parse.heads[token]
        return None
