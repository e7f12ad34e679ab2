"""From trigger words to evidence: which frame says what about which two mentions, and by what path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from allymap.model import Polarity

from .arguments import Argument, arguments, is_prefixed
from .composition import Setting, setting_of
from .frames import Frame, Lexicon, Part
from .mentions import MADE, Anaphor, Mention
from .parse import Parse
from .slots import CLOSE, Filler, directed, is_done_there, is_nearer, is_where, slot_of, stand_side_by_side

_PHRASAL = ("poss", "amod", "compound", "nmod", "npadvmod")
_TELLING = frozenset(
    {
        "of", "in", "by", "from", "against", "for", "with", "between", "on", "to", "along", "near", "towards", "toward",
        "into", "at", "over",
    }
)  # fmt: skip
_INCLUDING = frozenset({"include", "including", "like", "comprise", "comprising", "contain", "involve", "involving"})
_CLAUSES = frozenset({"complement", "unless", "if"})
"""Roles that a clause fills, not a noun."""
_DUTY = frozenset({"must", "should", "ought", "shall"})
_DEEPEST = 3
_MOST_FILLERS = 12
_VIOLENT = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "REQUEST", "THREATEN", "ACCUSE"})
_EACH_OTHER = frozenset({("each", "other"), ("one", "another")})
_JOINTLY = frozenset({"together", "jointly"})
_BESIDE = frozenset({"alongside", "beside", "together"})
_SPREADING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
"""Events that are also done to those in whose place they happen: “fired rockets *into Israel*”."""
_OUTCOMES = frozenset(
    {
        "move", "step", "decision", "project", "prospect", "act", "measure", "gesture", "remark", "comment", "charge",
        "claim", "stance", "policy", "development", "change", "result", "fact", "outcome", "scenario", "shift",
        "action", "plan", "idea", "proposal", "demand", "threat", "promise", "deal", "agreement", "concession", "offer",
        "snub", "accusation", "allegation", "attack", "strike", "raid", "insult", "favour", "favor",
    }
)  # fmt: skip
"""Nouns that sum up the clause before them, so that who acted there is behind what they do."""
_PREFIXES = frozenset({"anti", "pro"})
_OTHERS = frozenset(
    {
        "ally", "backer", "supporter", "partner", "friend", "rival", "enemy", "foe", "opponent", "critic", "patron",
        "sponsor", "adversary", "competitor", "protector", "sympathiser", "sympathizer", "protege", "client",
    }
)  # fmt: skip
"""Nouns for somebody else than the one whose they are."""
_UPON = frozenset({"on", "against", "over", "at", "into"})
"""Steps from a deed to the one to whom it is done."""
_WINGS = frozenset({"wing", "arm", "branch", "offshoot", "chapter", "franchise", "affiliate"})
_MODIFYING = ("amod", "compound", "nmod")
_SAID_IN_WORDS = frozenset({"noun", *Anaphor})
"""Forms of mention whose words mean what they say; the words of a name (“Muslim *Brotherhood*”) evoke nothing."""


class Evidence(NamedTuple):
    """A frame at ``trigger`` says ``polarity`` (after what stands above it) about two mentions."""

    frame: Frame
    part: Part
    trigger: int
    source: Filler
    target: Filler
    setting: Setting
    polarity: Polarity
    flipped: bool

    @property
    def slots(self) -> str:
        return f"{self.source.slot}-{self.target.slot}"


class Seeker:
    """Seeks the evidence of one sentence."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self.parse, self.lexicon = parse, lexicon
        self._at: dict[int, list[Mention]] = {}
        self._named: set[int] = set()
        for mention in mentions:
            self._at.setdefault(mention.head, []).append(mention)
            for token in range(mention.start, mention.end):
                if token != mention.head:
                    self._at.setdefault(token, [])
            if mention.form not in _SAID_IN_WORDS:
                self._named.update(range(mention.start, mention.end))
        for mention in mentions:
            if mention.form == "noun":
                for token in range(mention.start, mention.head):
                    if parse.heads[token] == parse.heads[mention.head] and parse.deps[token] in _PHRASAL:
                        self._at[token] = []  # “its *Syrian* rebel allies”: not Syria, the Syrian rebels
        self._fillers: dict[int, list[tuple[Mention, str]]] = {}
        self._arguments: dict[int, list[Argument]] = {}
        self._beside: dict[int, frozenset[str]] = {}
        self._two: dict[int, bool] = {}
        self._settings: dict[int, Setting] = {}

    def seek(self, start: int, end: int) -> Iterator[Evidence]:
        """All evidence of the sentence ``start … end`` (tokens)."""
        evoking, lemmas = self.lexicon.words, self.parse.lemmas
        for token in range(start, end):
            if lemmas[token] in evoking or self._preposition(token) in evoking:
                for part, frame in self._senses(token):
                    yield from self._evidence(token, part, frame)

    def _senses(self, token: int) -> Iterator[tuple[Part, Frame]]:
        pos = self.parse.pos[token]
        verbal = pos in ("VERB", "AUX") or self.parse.tags[token] in ("VBN", "VBG", "VBD")
        if verbal and not self._is_state(token):
            yield from self._of_verb(token, self.parse.lemmas[token])
        if pos in ("NOUN", "PROPN") and token not in self._named:
            # The lemma of “arms” would be a limb, and so a branch of somebody.
            arms = self.parse.lower[token] == "arms"
            yield from self._of_noun(token, "arms" if arms else self.parse.lemmas[token])
        yield from self._of_adjective(token, pos)
        if pos in ("ADP", "SCONJ"):
            word = self._preposition(token)
            own = self.lexicon.senses(Part.PREPOSITION, word)
            for frame in (*own, *self.lexicon.sides.get((Part.PREPOSITION, word), ())):
                yield Part.PREPOSITION, frame

    def _preposition(self, token: int) -> str:
        """A word as the lexicon has it: “together *with*” means as much as “alongside”."""
        parse, word = self.parse, self.parse.lower[token]
        return "alongside" if word == "with" and parse.lemmas[max(token - 1, 0)] in _JOINTLY else word

    def _of_verb(self, token: int, lemma: str) -> Iterator[tuple[Part, Frame]]:
        for frame in (*self.lexicon.senses(Part.VERB, lemma), *self.lexicon.sides.get((Part.VERB, lemma), ())):
            if self._meant(token, lemma, frame):
                yield Part.VERB, frame

    def _of_noun(self, token: int, lemma: str) -> Iterator[tuple[Part, Frame]]:
        for frame in (*self.lexicon.senses(Part.NOUN, lemma), *self.lexicon.sides.get((Part.NOUN, lemma), ())):
            if self._modified(token, frame.objects.get(lemma)) and self._phrased(token, lemma, frame):
                yield Part.NOUN, frame
        for frame in self.lexicon.senses(Part.HOLDER, lemma):
            yield Part.HOLDER, frame

    def _of_adjective(self, token: int, pos: str) -> Iterator[tuple[Part, Frame]]:
        parse, word = self.parse, self.parse.lower[token]
        prefix = word in _PREFIXES and token + 2 < len(parse) and parse.words[token + 1] in ("-", "–")
        if prefix or pos in ("ADJ", "VERB", "ADV"):
            lemma = word if prefix or pos == "VERB" else parse.lemmas[token]
            for frame in self.lexicon.senses(Part.ADJECTIVE, lemma):
                if self._phrased(token, lemma, frame):
                    yield Part.ADJECTIVE, frame

    def _is_state(self, token: int) -> bool:
        """Whether a participle says how somebody stands, not what is done to him: “is *opposed* to X”."""
        parse = self.parse
        return (
            parse.tags[token] == "VBN"
            and (parse.child(token, "auxpass") is not None or parse.deps[token] == "acl")
            and parse.child(token, "agent") is None
            and bool(self.lexicon.senses(Part.ADJECTIVE, parse.lower[token]))
        )

    def _meant(self, token: int, lemma: str, frame: Frame) -> bool:
        parse = self.parse
        particles = frame.particles.get(lemma)
        if particles and particles.isdisjoint(self._particles(token)):
            return False
        if not self._phrased(token, lemma, frame):
            return False
        objects = frame.objects.get(lemma)
        if objects and not any(parse.lemmas[c] in objects for c in self._object_nouns(token)):
            return False
        clauses = frame.clauses.get(lemma)
        if clauses and clauses.isdisjoint(self._clauses(token)):
            return False
        return not frame.complements or any(parse.lemmas[c] in frame.complements for c in self._said_of(token))

    def _phrased(self, token: int, lemma: str, frame: Frame) -> bool:
        """Whether the words beside a trigger allow a sense: one of its phrase if it has any, none of another sense."""
        phrase = frame.phrase.get(lemma)
        if phrase and not self._stands_beside(token, phrase):
            return False
        return not self._stands_beside(token, frame.without.get(lemma))

    def _stands_beside(self, token: int, words: frozenset[str] | None) -> bool:
        """Whether one of the words stands beside a trigger or is introduced there: “*closer* to a *war*”."""
        if not words:
            return False
        if token not in self._beside:
            self._beside[token] = frozenset(self._words_beside(token))
        return not words.isdisjoint(self._beside[token])

    def _words_beside(self, token: int) -> Iterator[str]:
        for child in self.parse.children[token]:
            for at in (child, *self._objects(child)):
                yield self.parse.lemmas[at]
                yield from (self.parse.lemmas[below] for below in self._measured(at))  # “*hundreds* of tanks”

    def _measured(self, noun: int) -> list[int]:
        parse = self.parse
        of = next((c for c in parse.children[noun] if parse.lemmas[c] == "of" and parse.deps[c] == "prep"), None)
        return [] if of is None else self._objects(of)

    def _clauses(self, token: int) -> Iterator[str]:
        """The kinds of clause below a verb: a ``statement``, a ``duty``, an ``infinitive``, ``unless``, ``if``."""
        parse = self.parse
        yield from (a.role for a in self._arguments_of(token) if a.role in ("unless", "if"))
        for below in parse.children[token]:
            if parse.deps[below] in ("ccomp", "xcomp", "advcl"):
                if parse.deps[below] == "ccomp" and parse.child(below, "nsubj", "nsubjpass") is not None:
                    yield "statement"
                helpers = {parse.lemmas[c] for c in parse.children[below] if parse.deps[c] == "aux"}
                bound = parse.child(below, "xcomp") is not None and parse.lemmas[below] in ("have", "need", "ought")
                if bound or not helpers.isdisjoint(_DUTY):
                    yield "duty"
                if "to" in helpers and parse.tags[below] == "VB":
                    yield "infinitive"

    def _modified(self, token: int, modifiers: frozenset[str] | None) -> bool:
        parse = self.parse
        return not modifiers or any(
            parse.lemmas[child] in modifiers or parse.lower[child] in modifiers for child in parse.children[token]
        )

    def _particles(self, token: int) -> set[str]:
        """Particles and prepositions of a verb; those that the parser gave to its object too (“drove X *from* Y”)."""
        parse = self.parse
        found = {
            parse.lemmas[c]
            for c in parse.children[token]
            if parse.deps[c] in ("prt", "prep", "advmod", "oprd", "acomp", "dobj")
        }
        below = parse.child(token, "dobj")
        if below is not None:
            found |= {parse.lemmas[c] for c in parse.children[below] if parse.deps[c] == "prep"} & {"from", "against"}
        return found

    def _object_nouns(self, token: int) -> Iterator[int]:
        for child in self.parse.children[token]:
            if self.parse.deps[child] in ("dobj", "nsubjpass"):
                yield child
                yield from (c for c in self.parse.children[child] if self.parse.deps[c] == "conj")

    def _said_of(self, token: int) -> Iterator[int]:
        """What something is seen *as*: the predicate below a verb of regarding, with its modifiers and conjuncts."""
        parse = self.parse
        stack = [
            c
            for c in parse.children[token]
            if parse.deps[c] in ("oprd", "ccomp", "xcomp", "attr", "dobj", "acomp") or parse.lemmas[c] == "as"
        ]
        for _ in range(40):
            if not stack:
                return
            at = stack.pop()
            yield at
            stack.extend(
                c
                for c in parse.children[at]
                if parse.deps[c] in ("pobj", "attr", "acomp", "conj", "amod", "compound", "oprd", "pcomp", "prep")
            )

    def _takes_two(self, token: int) -> bool:
        """Whether two actors may take part in what a word says, whichever of its frames is meant."""
        known = self._two.get(token)
        if known is None:
            known = self._two[token] = self.parse.lower[token] in _PREFIXES or self._has_two(token)
        return known

    def _has_two(self, token: int) -> bool:
        actors = {mention.actor_id for mention in self._at.get(token, ())}
        for argument in self._arguments_of(token):
            if argument.role in _CLAUSES or (argument.role == "object" and self._at.get(argument.token)):
                return True  # others stand below these
            actors.update(mention.actor_id for mention, _ in self.fillers(argument.token))
        return len(actors) > 1

    def _evidence(self, token: int, part: Part, frame: Frame) -> Iterator[Evidence]:
        if not self._takes_two(token):
            return
        fillers = list(self._slots(token, part, frame))[:_MOST_FILLERS]
        if len(fillers) < 2:
            return
        setting = self._setting(token)
        shared = any(filler.slot == "target" for filler in fillers) or any(
            self.parse.lemmas[child] in _BESIDE for child in self.parse.children[token]
        )
        own = [filler for filler in fillers if part is Part.VERB or not filler.inherited]
        agentless = part in (Part.VERB, Part.NOUN) and all(filler.slot in ("target", "place") for filler in own)
        mutual = not frame.reciprocal and self._mutual(token, frame)
        for one, other in combinations(fillers, 2):
            if one.mention.actor_id == other.mention.actor_id:
                continue
            if stand_side_by_side(one, other, frame, shared) and not (
                (agentless and is_done_there(one, other)) or (mutual and one.slot == other.slot == "source")
            ):
                continue
            source, target = directed(one, other, frame)
            for flipped in (False, True) if setting.flipped and self._can_turn(token, part, frame) else (False,):
                yield Evidence(
                    frame,
                    part,
                    token,
                    source,
                    target,
                    setting,
                    opposite(frame.polarity) if flipped else frame.polarity,
                    flipped,
                )

    def _setting(self, token: int) -> Setting:
        if token not in self._settings:
            self._settings[token] = setting_of(self.parse, token, self.lexicon)
        return self._settings[token]

    def _mutual(self, token: int, frame: Frame) -> bool:
        """Whether it is done to “*each other*”, to “one *another*”, or to what is “each *other's*”."""
        parse = self.parse
        done_to = [a.token for a in self._arguments_of(token) if a.role in frame.target and not a.inherited]
        owners = [child for at in done_to for child in parse.children[at] if parse.deps[child] == "poss"]
        return any((parse.lower[max(at - 1, 0)], parse.lower[at]) in _EACH_OTHER for at in (*done_to, *owners))

    def _can_turn(self, token: int, part: Part, frame: Frame) -> bool:
        """Whether the opposite of a frame says something: to stop a raid is no kindness, to hate X's ally no break."""
        if part is Part.HOLDER:
            return self.parse.deps[token] in ("attr", "appos", "oprd", "ROOT") or self.parse.lemmas[
                self.parse.heads[token]
            ] in ("as", "of")
        return part is not Part.PREPOSITION and frame.event not in _VIOLENT and frame.mode != "withdraw"

    def _slots(self, token: int, part: Part, frame: Frame) -> Iterator[Filler]:
        best: dict[tuple[str, int], Filler] = {}
        spreading = frame.event in _SPREADING and not frame.reciprocal
        prefixed = part is Part.ADJECTIVE and frame.id in ("pro", "anti")
        for argument in self._prefixed(token) if prefixed else self._taking_part(token, part, frame):
            slot = slot_of(argument.role, part, frame)
            if slot == "other" and argument.inherited and argument.role not in ("object", "indirect", "with"):
                continue
            tokens: Iterable[tuple[Mention, str]]
            if argument.role in _CLAUSES:
                helps = frame.id != "accuse" or self._is_kind(argument.token)
                tokens = self._in_clause(argument.token, frame) if slot == "target" and helps else ()
            else:
                tokens = [*self.fillers(argument.token), *self._beyond(argument, frame)]
            for mention, step in tokens:
                key = (mention.actor_id, mention.head)
                if (step == "against" and frame.polarity is Polarity.COOPERATION) or (
                    slot == "source" and step in _UPON
                ):
                    continue  # “joined the fight *against* X” is no tie with X, a raid *on* X no deed of X
                named = slot in ("other", "target") and argument.role == "object" and step in frame.target
                own = "target" if named else slot
                if not named and is_where(mention, slot, argument.role, step):
                    own = "place"
                if _is_too_deep(frame, own, step) or (own == "place" and not spreading):
                    continue
                filler = Filler(mention, own, argument.role, step, argument.inherited, argument.token)
                if mention.head != token and (key not in best or is_nearer(filler, best[key])):
                    best[key] = filler
        aimed = any(filler.slot == "target" for filler in best.values())
        yield from (filler for filler in best.values() if not (aimed and filler.slot == "place"))
        if part is Part.HOLDER:
            for mention in self._at.get(token, ()):
                yield Filler(mention, "holder", "head", "head", False)

    def _arguments_of(self, token: int) -> list[Argument]:
        if token not in self._arguments:
            self._arguments[token] = arguments(self.parse, token)
        return self._arguments[token]

    def _taking_part(self, token: int, part: Part, frame: Frame) -> list[Argument]:
        """The arguments of a trigger without those that the frame leaves out."""
        found = self._arguments_of(token)
        if part is Part.ADJECTIVE and all(argument.role != "subject" for argument in found):
            # “is opposed to”, “is allied with”: what the parser takes for a passive is the one described.
            found = [a._replace(role="subject") if a.role == "object" else a for a in found]
        left_out = {"than", "without", *frame.excluded}
        if part is Part.HOLDER:  # “*X* met Y's ally” is not that ally
            found = [a for a in found if not (a.inherited and a.role == "subject")]
            if any(argument.role == "of" and not argument.inherited for argument in found):
                left_out.add("modifier")  # “the *Syrian* wing of Y” is Y's, and in Syria
        if frame.polarity is Polarity.COOPERATION:
            left_out.add("against")  # the one helped against; ``side-against`` speaks of that one
        if frame.causative and any(argument.role == "object" for argument in found):
            left_out.add("subject")
        if part is Part.VERB and self.parse.lemmas[token] in frame.clauses:
            found = [argument for argument in found if argument.role == "subject" or argument.role in frame.target]
        found = self._owned(found, part, frame)
        friendly = part is Part.NOUN and frame.polarity is Polarity.COMPETITION and self._means_of_help(token)
        return [
            argument
            for argument in found
            if argument.role not in left_out
            and not (friendly and argument.inherited and argument.role in ("object", "indirect"))
        ]

    def _beyond(self, argument: Argument, frame: Frame) -> Iterator[tuple[Mention, str]]:
        """Targets that the parser hung on an object that is a mention itself: “moved tanks *towards Pakistan*”."""
        parse = self.parse
        if argument.role == "object" and self._at.get(argument.token):
            for child in parse.children[argument.token]:
                if parse.deps[child] == "prep" and parse.lemmas[child] in frame.target - {"to"}:
                    for below in self._objects(child):
                        yield from ((mention, parse.lemmas[child]) for mention, _ in self.fillers(below))

    def _owned(self, found: list[Argument], part: Part, frame: Frame) -> list[Argument]:
        """What it means for the other arguments of a noun that somebody owns it.

        Of “his *Russian* backers” the one is the owner and the other the backer; in “X condemned Y's raid on Z” X is
        not the one who raids, nor in “X needs *American* help” the one who helps.
        """
        helpful = part is Part.NOUN and frame.polarity is Polarity.COOPERATION and not frame.reciprocal
        if helpful and any(a.role == "modifier" and self._at.get(a.token) for a in found):
            return [a._replace(role="outer") if a.inherited and a.role == "subject" else a for a in found]
        if not any(argument.role == "poss" for argument in found):
            return found
        if part is Part.HOLDER:
            return [a._replace(role="holder") if a.role == "modifier" else a for a in found]
        if part is Part.NOUN:
            own = any(a.role == "poss" and not a.inherited for a in found)
            outer = ("subject", "poss") if own else ("subject",)
            return [a._replace(role="outer") if a.inherited and a.role in outer else a for a in found]
        return found

    def _means_of_help(self, token: int) -> bool:
        """Whether a noun names the means or the field of a kindness: “helped X with a *warning*”, “in its *war*”."""
        parse, preposition = self.parse, self.parse.heads[token]
        if parse.deps[token] != "pobj" or parse.lemmas[preposition] not in ("with", "in"):
            return False
        senses = self.lexicon.plain(Part.VERB, parse.lemmas[parse.heads[preposition]])
        return bool(senses) and all(frame.polarity is Polarity.COOPERATION for frame in senses)

    def _prefixed(self, token: int) -> list[Argument]:
        """The noun that “anti-Assad” or “pro-Iranian” stands before, and the one that it names."""
        parse, named = self.parse, token + 2
        noun = next((a for a in parse.ancestors(named) if a > named and parse.pos[a] in ("NOUN", "PROPN")), None)
        if noun is not None:
            while parse.deps[noun] in _PHRASAL and parse.heads[noun] > noun:  # “anti-Iranian *Gulf* states”
                noun = parse.heads[noun]
            return [Argument("subject", noun), Argument("target", named)]
        verb = next((a for a in parse.ancestors(named) if parse.pos[a] in ("VERB", "AUX")), None)  # “X is anti-Y”
        holders = [] if verb is None else [a for a in arguments(parse, verb) if a.role == "subject"]
        return [*holders, Argument("target", named)]

    def _is_kind(self, verb: int) -> bool:
        """Whether a verb is one of cooperation: “accused Y of *arming* Z” tells that Z is no friend either."""
        return self.lexicon.sign("VERB", self.parse.lemmas[verb]) > 0

    def _in_clause(self, token: int, frame: Frame) -> list[tuple[Mention, str]]:
        """The mentions that a clause is about: who acts in it, else who else takes part in it.

        What one promises or agrees to do to somebody's harm is no kindness to him.
        """
        own = [argument for argument in self._arguments_of(token) if not argument.inherited]
        harmful = frame.polarity is Polarity.COOPERATION and self.lexicon.sign("VERB", self.parse.lemmas[token]) < 0
        others = () if harmful else ("object", "with", "to", "on", "against", "from", "indirect")
        for roles in (("subject",), others):
            found = [
                (mention, "clause")
                for argument in own
                if argument.role in roles
                for mention, step in self.fillers(argument.token)
                if step in ("head", "conj", "poss", "modifier")
            ]
            if found:
                return found
        return [] if harmful else [(mention, "clause") for mention, step in self.fillers(token)]

    def fillers(self, token: int) -> list[tuple[Mention, str]]:
        """The mentions in the phrase of a token, each with the way down to it: head, conj, poss, modifier, of, in, …"""
        if token not in self._fillers:
            found: list[tuple[Mention, str]] = []
            self._descend(token, "head", 0, found)
            if not self._at.get(token):
                found += [(mention, "appos") for at in self._same_as(token) for mention in self._at.get(at, ())]
            self._fillers[token] = found
        return self._fillers[token]

    def _same_as(self, token: int) -> list[int]:
        """What a plain noun stands beside or is said of: “Hamas, a *group* that …”, “Hamas is a *group* that …”."""
        parse, head = self.parse, self.parse.heads[token]
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
        if mine and self.parse.child(token, "conj") is not None and self._ruled_out(token):
            mine = None
        if mine:
            found.extend((mention, step) for mention in mine)
        if depth >= _DEEPEST:
            return
        for child in self.parse.children[token]:
            below = self._step_down(child, step, depth, bool(mine))
            if below is not None:
                way, deeper = below
                for at in self._objects(child) if self.parse.deps[child] in ("prep", "acl", "relcl") else (child,):
                    self._descend(at, way, deeper, found)

    def _step_down(self, child: int, step: str, depth: int, covered: bool) -> tuple[str, int] | None:
        """The name of the step to a child and the depth it leads to; ``None`` where no actor's part is below."""
        dep, lemma = self.parse.deps[child], self.parse.lemmas[child]
        shallow = step in ("head", "conj")
        if self._left_out(child, dep, step):
            return None
        if dep == "conj" or (dep == "prep" and shallow and self._preposition(child) == "alongside"):
            return (step if step != "head" else "conj"), depth
        if dep == "appos" or (dep in ("prep", "acl", "relcl") and lemma in _INCLUDING):
            return (step if step != "head" else "appos"), depth + 1
        if dep in _PHRASAL:
            if covered and depth == 0:
                # “*Lebanese* and Syrian troops” are troops of two.
                return ("conj", depth + 2) if self._names_troops(child) else ("within", depth + 2)
            return (("poss" if dep == "poss" else "modifier") if shallow else step), depth + 1
        if dep == "acl" and self.parse.tags[child] == "VBN" and (depth or not covered):  # “cuts ordered *by the EU*”
            return ("by" if shallow else "deep"), depth + 1
        if dep == "prep" and (not covered or lemma == "to"):  # “its ambassador *to* Chile”
            return ((lemma if lemma in _TELLING else "prep") if shallow else "deep"), depth + 1
        return None

    def _names_troops(self, adjective: int) -> bool:
        return any(mention.form == "noun" for mention in self._at.get(adjective, ()))

    def _left_out(self, child: int, dep: str, step: str) -> bool:
        """A “pro-Iranian” minister is no Iranian; “Pakistan, a key *US* ally” is no part of the US; “not Chile”."""
        made = self.parse.tags[child] == "VBN" and dep == "amod" and self.parse.lemmas[child] in MADE
        if made or is_prefixed(self.parse, child) or self._owns_another(child, dep):
            return True
        if dep in _PHRASAL:
            return step == "appos"
        return dep in ("conj", "appos") and self._ruled_out(child)

    def _owns_another(self, child: int, dep: str) -> bool:
        """“fought the allies of *Y*”, “met *Y's* backers”: whose they are takes no part."""
        parse, noun = self.parse, self.parse.heads[child]
        if dep in _MODIFYING and parse.lemmas[noun] in _WINGS:  # “the *Syrian* wing of Y”
            return any(parse.lemmas[c] == "of" for c in parse.children[noun])
        owns = dep == "poss" or (dep == "prep" and parse.lemmas[child] in ("of", "to"))
        return owns and parse.lemmas[noun] in _OTHERS and parse.pos[noun] == "NOUN"

    def _ruled_out(self, conjunct: int) -> bool:
        """Whether “not” stands before one of two: “Peru, *not Chile*, bought the ships”, “*not Chile* but Peru”."""
        parse, first = self.parse, conjunct
        while any(child < first for child in parse.children[first]):
            first = min(parse.children[first])
        return "not" in (parse.lemmas[first], parse.lemmas[max(first - 1, 0)])

    def _objects(self, above: int) -> list[int]:
        """What a preposition or a word of including introduces; of a participle, its agent."""
        agent = self.parse.child(above, "agent") if self.parse.tags[above] == "VBN" else None
        below = self.parse.children[above if agent is None else agent]
        return [child for child in below if self.parse.deps[child] in ("pobj", "dobj")]


def _is_too_deep(frame: Frame, slot: str, step: str) -> bool:
    """Whether a frame wants somebody higher in the phrase: “the threat *from Y* is its worry” is not about Y."""
    return step not in CLOSE and (frame.direct or (slot == "holder" and step != "of"))


def opposite(polarity: Polarity) -> Polarity:
    """The other polarity."""
    return Polarity.COMPETITION if polarity is Polarity.COOPERATION else Polarity.COOPERATION
