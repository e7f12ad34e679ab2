"""What stands above and around a trigger: negation, modality, reversal, and who says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allymap.model import Kind, Modality

from .frames import Effect, Lexicon
from .parse import NOMINATIVE, Parse

_NEGATION = frozenset(
    {
        "not", "n't", "n’t", "never", "no", "neither", "nor", "nobody", "none", "hardly", "barely", "cannot",
    }
)  # fmt: skip
_CONDITIONAL = frozenset({"if", "unless", "whether", "should", "lest"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll"})
_FORMER = frozenset({"former", "ex", "erstwhile", "previous", "past", "once"})
_SOUR = frozenset(
    {
        "strained", "strain", "tense", "damaged", "fraught", "troubled", "poor", "bad", "fractious", "broken",
        "worsening", "deteriorating", "cold", "frosty", "cool", "sour", "fragile", "uneasy", "difficult", "rocky",
        "stormy", "ruptured", "weakening", "collapsed", "adversarial", "hostile", "chilly", "icy", "frigid", "glacial",
        "acrimonious", "toxic", "thorny", "prickly", "rancorous", "testy", "turbulent", "severed", "suspended",
        "nonexistent", "competing", "conflicting", "rival", "divergent", "diverging", "opposing", "clashing",
        "irreconcilable", "incompatible", "contradictory", "failed", "dead", "defunct", "unhappy", "contrary",
        "lukewarm",
    }
)  # fmt: skip
_ILLS = _SOUR | {
    "low", "lowest", "bottom", "nadir", "strain", "crisis", "trouble", "freeze", "tatter", "ruin", "shambles",
    "over", "finished", "gone", "history", "moribund", "end", "close", "halt", "standstill", "doldrum", "point",
    "tatters", "jeopardy", "pressure", "rock", "abyss", "collapse", "turbulence", "worst",
}  # fmt: skip
"""What relations are or come to when they are no good any more; the opposite of a quarrel is not among it."""
_ALLEGED = frozenset(
    {
        "alleged", "reported", "suspected", "possible", "potential", "likely", "future", "planned", "proposed",
        "hypothetical", "apparent",
    }
)  # fmt: skip
_CLIMBS = frozenset(
    {
        "xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "prep", "nsubjpass", "nsubj", "attr", "acomp", "oprd", "conj",
        "compound",
    }
)  # fmt: skip
_OF = frozenset({"of", "to", "in"})
_BARGAINS = frozenset({"deal", "bargain"})
"""What one cuts to have it: “*cut* a deal”."""
_INTO = frozenset({"in", "into"})
_INVOLVES = frozenset(
    {
        "be", "draw", "drag", "get", "enter", "go", "lead", "lure", "pull", "push", "rush", "slide", "slip", "stumble",
        "suck", "engage", "involve", "involved", "embroil", "embroiled", "entangle", "entangled", "participate", "join",
    }
)  # fmt: skip
"""Verbs whose *not* denies what stands behind their *in* or *into*: “X has not been *drawn* into the war”."""
GRANTING = frozenset(
    {
        "decry", "condemn", "criticise", "criticize", "denounce", "lambast", "lambaste", "deplore", "resent", "protest",
        "oppose", "resist", "back", "support", "endorse", "welcome", "praise", "hail", "applaud", "commend", "discuss",
        "mention", "ignore", "justify", "defend", "explain", "investigate", "avenge", "mourn", "regret", "exploit",
        "survive", "tolerate", "recall", "describe", "comment", "react", "respond", "object", "complain", "boycott",
        "lament", "mark", "celebrate", "watch", "observe", "study", "notice", "overlook", "forget", "forgive",
    }
)  # fmt: skip
"""Verbs of how somebody stands to what there is: whoever *condemns*, or will not *back*, a raid does not undo it."""
_WANTING = frozenset(
    {
        "want", "urge", "ask", "press", "pressure", "pressurise", "call", "demand", "expect", "tell", "order",
        "push", "lobby", "implore", "beg", "exhort", "encourage", "advise", "hope", "wish", "prod", "request",
        "require", "seek", "insist", "appeal", "plead", "instruct", "prefer", "like", "plea", "challenge", "dare",
        "warn",
    }
)  # fmt: skip
"""Words for what somebody would have another do: who is *urged* to abandon a friend is still his."""
_BRINGING_ABOUT = frozenset(
    {
        "persuade", "convince", "force", "coax", "prevail", "prompt", "induce", "compel", "entice", "lead", "get",
    }
)  # fmt: skip
"""Verbs for what is only wanted as long as it is to come: “tries to *persuade* Y to go”, not “persuaded Y to go”."""
_WISHING = _WANTING | _BRINGING_ABOUT
_SO = frozenset({"which", "so", "that", "just", "exactly"})
_COMPLYING = frozenset({"comply", "oblige", "obey", "acquiesce", "consent"})
_DUTIES = frozenset({"must", "should", "ought"})
"""“*Must* stop arming Y”: he has not yet."""
_FACTIVE = frozenset(
    {
        "admit", "acknowledge", "realise", "realize", "know", "mention", "forget", "regret", "hide", "conceal",
        "disclose", "reveal", "notice", "recognise", "recognize", "explain", "care", "mind", "discover", "appreciate",
    }
)  # fmt: skip
"""Verbs whose *not* leaves it as it is: “does not *admit* that X attacked”."""
_PARTED = frozenset({"away", "short"})
"""Adverbs that lead from a verb to what is left or not reached: “walked *away* from it”, “stopped *short* of it”."""
_APPETITES = frozenset({"appetite", "interest", "desire", "enthusiasm", "wish", "inclination", "intention", "stomach"})
_SCANT = frozenset({"no", "little", "scant", "zero"})
_NOTHING = frozenset({"nothing", "little"})
"""Who *did nothing to help* did not help; who has *little appetite for a deal* has none."""
_SHRINKING = frozenset({"hesitate", "refuse", "decline", "fail", "neglect", "disdain"})
"""Verbs whose infinitive the parser takes for a purpose now and then: “*hesitated* to support Y”."""
_AWAY = frozenset({"of", "from", "on"})
"""What leads from a particle to what is left: “backed *out of* the pact”, “walked *away from* it”."""
_NO_END = frozenset(
    {
        ("break", "out"),
        ("end", "up"),
        ("pull", "together"),
        ("pull", "off"),
        ("pull", "through"),
        ("drop", "in"),
        ("drop", "by"),
    }
)
"""Verbs that with their particle undo nothing: “a row *broke out*”, “*ended up* backing Y”."""
_HIGHEST = 5


class Setting(NamedTuple):
    """How a trigger's statement is to be taken.

    ``wanted``: somebody would have another do it; ``kept``: somebody would have another end it. ``marks`` are readable
    words for it, ``speech`` the verb of saying.
    """

    reversed: bool = False
    negated: bool = False
    denied: bool = False
    announced: bool = False
    supposed: bool = False
    attempted: bool = False
    former: bool = False
    wanted: bool = False
    kept: bool = False
    speech: int | None = None
    marks: tuple[str, ...] = ()

    @property
    def flipped(self) -> bool:
        return self.reversed != self.negated

    def modality(self, kind: Kind, ongoing: bool) -> Modality:
        if self.denied or (self.negated and not self.reversed):
            return Modality.DENIED
        if self.supposed:
            return Modality.HYPOTHETICAL
        if self.announced:
            return Modality.ANNOUNCED
        return Modality.ONGOING if ongoing or kind is Kind.STATE else Modality.HAPPENED


def setting_of(parse: Parse, trigger: int, lexicon: Lexicon, own: bool = False) -> Setting:
    """Climb from a trigger to the top of its sentence and collect what changes its meaning.

    ``own``: asked about those alone whom the phrase of a noun names itself, to whom the subject of the verb above is a
    third: “X denounced *Y's* aid for Z”.
    """
    marks: list[str] = []
    effects: set[Effect] = set()
    negated, former, speech, reversals = _own(parse, trigger, lexicon, effects, marks)
    chain = _chain(parse, trigger)
    granted = False
    for below, at in chain:
        dep = parse.deps[below]
        lemma = parse.lemmas[at]
        if lemma in lexicon.speech and dep in ("ccomp", "xcomp", "pcomp") and speech is None:
            speech = at
        granted = granted or (own and lemma in GRANTING)
        found = _effects(parse, below, lexicon, granted)
        if dep != "conj":
            # “threatens their ties” undoes them; “threatens to attack” is to come.
            reversals += Effect.REVERSE in found and not (Effect.ANNOUNCE in found and dep in ("xcomp", "ccomp"))
            effects |= found
            marks += [parse.words[at]] * bool(found)
            negated = negated != _unwilling(parse, at, marks)
            if not granted and (
                dep in ("xcomp", "ccomp", "dobj", "attr", "acomp")
                or (dep == "prep" and lemma in _INVOLVES and parse.lemmas[below] in _INTO)
            ):
                if not (dep == "ccomp" and lemma in _FACTIVE):
                    negated = negated != negation(parse, at, marks)
                _modals(parse, at, effects, marks)
    below = chain[-1][1] if chain else trigger
    if parse.deps[below] == "advcl":
        effects.update(_conditional(parse, below, marks))
    if _is_purpose(parse, below):
        above = parse.heads[below]
        negated = negated != _keeps_from(parse, above, marks)
        reversals += parse.lemmas[above] in _SHRINKING
    effects = _not_yet_done(parse, trigger, effects)
    if _describes(parse, below) and negation(parse, parse.heads[parse.heads[below]], marks):
        effects.add(Effect.SUPPOSE)
    return Setting(
        reversals % 2 == 1, negated, Effect.DENY in effects, Effect.ANNOUNCE in effects, Effect.SUPPOSE in effects,
        Effect.ATTEMPT in effects, former, *_wishes(parse, chain, lexicon), speech, tuple(dict.fromkeys(marks)),
    )  # fmt: skip


def _chain(parse: Parse, trigger: int) -> list[tuple[int, int]]:
    """The words above a trigger that may change what it says, each after the one that hangs on it."""
    chain: list[tuple[int, int]] = []
    below, at = trigger, parse.heads[trigger]
    while len(chain) < _HIGHEST and at != below and not _sealed(parse, trigger, below):
        chain.append((below, at))
        below, at = at, parse.heads[at]
    return chain


def _effects(parse: Parse, below: int, lexicon: Lexicon, granted: bool) -> frozenset[Effect]:
    """What the word above another does to what that one says; nothing is undone that is taken for ``granted``."""
    at = parse.heads[below]
    lemma = parse.lemmas[at]
    phrasal = _with_particle(parse, below, lexicon)
    if phrasal is not None:  # “*called off* talks”, “*pulled out* of the pact”
        return frozenset() if granted else phrasal
    found = lexicon.effects.get(lemma)
    if found is None:
        return frozenset()
    bargained = lemma == "cut" and parse.lemmas[below] in _BARGAINS
    beaten = lemma == "lose" and lexicon.sign(parse.pos[below], parse.lemmas[below]) < 0  # “lost the *battle*”
    if granted or bargained or beaten:
        found = found - {Effect.REVERSE}
    if _brought_about(parse, below):
        found = found - {Effect.SUPPOSE}
    if parse.deps[below] == "prep":  # “an end *to* the war”, “the loss *of* support”
        return found & {Effect.REVERSE} if parse.pos[at] == "NOUN" and parse.lemmas[below] in _OF else frozenset()
    return found


def _unwilling(parse: Parse, noun: int, marks: list[str]) -> bool:
    """Whether a noun says that nobody wants what it introduces: “*little appetite* for a deal”."""
    scant = [c for c in parse.children[noun] if parse.lower[c] in _SCANT] if parse.lemmas[noun] in _APPETITES else []
    marks += [parse.words[at] for at in scant]
    return bool(scant)


def _with_particle(parse: Parse, below: int, lexicon: Lexicon) -> frozenset[Effect] | None:
    """What the verb above does together with its particle, where the two do what the verb alone may not.

    Of its phrases that holds for the particle's own: “walked *out of* the pact *with* Y's support” leaves the support.
    """
    verb = parse.heads[below]
    lemma = parse.lemmas[verb]
    if any((lemma, parse.lower[c]) in _NO_END for c in parse.children[verb] if parse.deps[c] in ("prt", "advmod")):
        return frozenset()
    if lemma not in lexicon.phrasal:
        return None
    for child in parse.children[verb]:
        if parse.deps[child] in ("prt", "prep", "advmod"):
            found = lexicon.effects.get(f"{lemma}-{parse.lower[child]}")
            if found is not None and (parse.deps[below] != "prep" or below == child or parse.lower[below] in _AWAY):
                return found
    return None


def _wishes(parse: Parse, chain: Sequence[tuple[int, int]], lexicon: Lexicon) -> tuple[bool, bool]:
    """Whether somebody would have another do what a trigger says, and whether he would have him end it."""
    wanted = kept = ended = False
    for step, (below, at) in enumerate(chain):
        if _is_wanted(parse, below):
            wanted, kept = wanted or step == 0, kept or ended
        ended = ended or Effect.REVERSE in _effects(parse, below, lexicon, granted=False)
        kept = kept or (ended and any(parse.lemmas[c] in _DUTIES for c in parse.children[at]))
    return wanted, kept


def _is_wanted(parse: Parse, verb: int) -> bool:
    """Whether what a verb says is what somebody would have another do: “urged Y to *end* it”, “hopes Y *ends* it”."""
    above = parse.heads[verb]
    if parse.deps[verb] not in ("xcomp", "ccomp", "acl") or parse.lemmas[above] not in _WISHING:
        return False
    if _brought_about(parse, verb):
        return False
    another = parse.child(above, "dobj", "prep") is not None or parse.child(verb, "nsubj") is not None
    return another or parse.pos[above] == "NOUN"


def _brought_about(parse: Parse, verb: int) -> bool:
    """Whether somebody made another do what a verb says: “forced Y to *leave*”, not “wants to force Y to *leave*”."""
    above = parse.heads[verb]
    made = parse.lemmas[above] in _BRINGING_ABOUT and parse.tags[above] in ("VBD", "VBN")
    return made and parse.tags[verb] == "VB"


def _not_yet_done(parse: Parse, trigger: int, effects: set[Effect]) -> set[Effect]:
    """The effects that remain where the sentence may go on to tell that it was done."""
    undecided = {Effect.SUPPOSE, Effect.ANNOUNCE, Effect.ATTEMPT}
    return effects - undecided if effects & undecided and _is_done(parse, trigger) else effects


def _is_done(parse: Parse, trigger: int) -> bool:
    """Whether what was asked for or promised was also done: “told X to leave, *which it did*”, “… and X *complied*”."""
    top = (trigger, *parse.ancestors(trigger))[-1]
    for at in parse.subtree(top):
        if at <= trigger or parse.tags[at] not in ("VBD", "VBZ", "VBP"):
            continue
        complied = parse.deps[at] in ("conj", "relcl") and parse.lemmas[at] in _COMPLYING
        if not (complied or parse.lemmas[at] == "do") or parse.child(at, "neg", "mark") is not None:
            continue  # “*if* it did so”
        if complied:
            return parse.child(at, "dobj", "xcomp", "ccomp") is None
        subject = parse.child(at, "nsubj")
        words = {parse.lower[c] for c in parse.children[at] if c != subject}  # “…, *which* did little”
        if not words.isdisjoint(_SO) and subject is not None:
            return True
    return False


def _is_purpose(parse: Parse, clause: int) -> bool:
    """Whether an infinitive says what for: “is there *to protect* Y”."""
    if parse.deps[clause] not in ("advcl", "relcl"):
        return False
    helpers = [parse.lower[c] for c in parse.children[clause] if parse.deps[c] == "aux"]
    return helpers == ["to"] and parse.tags[clause] == "VB" and parse.heads[clause] < clause


def _keeps_from(parse: Parse, above: int, marks: list[str]) -> bool:
    """Whether what stands above an infinitive denies it.

    “It did *not* come to help Y”, “did *nothing* to help Y”, “is in *no* mood to help Y”.
    """
    if parse.lower[above] in _NOTHING:
        marks.append(parse.words[above])
        return True
    stood = [at for c in parse.children[above] if parse.lower[c] in _INTO for at in parse.children[c]]
    return any(negation(parse, at, marks) for at in (above, *stood))


def _sealed(parse: Parse, trigger: int, below: int) -> bool:
    """Whether what stands above ``below`` no longer changes what the trigger says."""
    dep, above = parse.deps[below], parse.heads[below]
    if (dep not in _CLIMBS and parse.lower[below] not in _PARTED) or (dep == "compound" and below != trigger):
        return True
    if _describes(parse, below):
        return True
    if (
        dep == "pobj"
        and below == trigger
        and not (parse.lower[above] in _AWAY and parse.pos[parse.heads[above]] != "NOUN")
    ):
        return parse.child(trigger, "poss") is not None  # “due to its backing for”: whose it is, is taken for granted
    return dep == "nsubj" and parse.child(above, "dobj", "xcomp", "ccomp", "attr") is not None


def _describes(parse: Parse, participle: int) -> bool:
    """Whether a participle tells which thing is meant, so that nothing above turns it: “saw no note *sent* by”."""
    return parse.deps[participle] == "acl" and parse.tags[participle] in ("VBN", "VBG")


def _own(
    parse: Parse, trigger: int, lexicon: Lexicon, effects: set[Effect], marks: list[str]
) -> tuple[bool, bool, int | None, int]:
    negated = negation(parse, trigger, marks) or _of_none(parse, trigger, marks)
    _modals(parse, trigger, effects, marks)
    effects.update(_conditional(parse, trigger, marks))
    former, speech, reversals = False, None, 0
    if parse.deps[trigger] in NOMINATIVE and lexicon.sign(parse.pos[trigger], parse.lemmas[trigger]) > 0:
        ills = [at for at in _predicates(parse, parse.heads[trigger]) if parse.lemmas[at] in _ILLS]
        reversals += bool(ills)
        marks += [parse.words[at] for at in ills[:1]]
    for child in parse.children[trigger]:
        word = parse.lemmas[child]
        if parse.deps[child] == "relcl" and _ails(parse, child, lexicon):  # “ties, which have soured”
            reversals += 1
            marks.append(parse.words[child])
        if parse.deps[child] in ("amod", "compound", "advmod"):
            former = former or word in _FORMER
            if (
                parse.deps[child] == "amod"
                and (word in _SOUR or parse.lower[child] in _SOUR)
                and parse.pos[trigger] == "NOUN"
                and f"{parse.lower[child]}-{parse.lemmas[trigger]}" not in lexicon.words  # “*bad blood*” is one word
            ):
                reversals += 1
                marks.append(parse.words[child])
            if word in _ALLEGED:
                effects.add(Effect.SUPPOSE)
                marks.append(parse.words[child])
        if parse.deps[child] in ("ccomp", "parataxis") and word in ("say", "add", "tell", "claim"):
            speech = child
    return negated, former, speech, reversals


def _of_none(parse: Parse, verb: int, marks: list[str]) -> bool:
    """Whether a verb has an object of which there is none: “offered *no help*”."""
    given = parse.child(verb, "dobj") if parse.pos[verb] == "VERB" else None
    return given is not None and parse.pos[given] == "NOUN" and negation(parse, given, marks)


def predicates(parse: Parse, noun: int) -> Iterator[int]:
    """What is said of a noun that is a subject, unless it is denied: “ties are *tense*”, “relations have *soured*”.

    Of one after “in”, “of” or “to” what stands before it: “a *crisis* in relations”.
    """
    verb = parse.heads[noun]
    above = parse.heads[verb]
    if parse.deps[noun] == "pobj" and parse.lemmas[verb] in _OF and parse.pos[above] == "NOUN":
        yield above
        yield from (child for child in parse.children[above] if parse.deps[child] in ("amod", "compound"))
    if parse.deps[noun] not in NOMINATIVE or negation(parse, verb, []):
        return
    if parse.deps[noun] == "nsubjpass" or parse.child(verb, "dobj") is None:
        yield verb
    yield from _predicates(parse, verb)
    for agent in parse.children[verb]:
        if parse.deps[agent] == "agent":  # “are marked by *mistrust*”
            yield from (c for c in parse.children[agent] if parse.deps[c] == "pobj")


def _predicates(parse: Parse, verb: int) -> Iterator[int]:
    """What a verb says of its subject: “ties are *tense*”, “relations hit a new *low*”, “were under *strain*”."""
    for child in parse.children[verb]:
        if parse.deps[child] in ("acomp", "attr", "oprd", "dobj") or parse.lemmas[child] == "over":
            yield child
            yield from (c for c in parse.children[child] if parse.deps[c] == "conj")
        elif parse.deps[child] == "prep" and parse.lemmas[child] in ("at", "in", "on", "under", "to", "into"):
            yield from (c for c in parse.children[child] if parse.deps[c] == "pobj")


def _ails(parse: Parse, verb: int, lexicon: Lexicon) -> bool:
    """Whether a relative clause says that what it describes has come to an end or is in a bad way."""
    subject = parse.child(verb, *NOMINATIVE)
    described = subject is not None and parse.tags[subject] in ("WDT", "WP")
    alone = parse.child(verb, "dobj", "xcomp", "ccomp") is None
    return described and alone and Effect.REVERSE in lexicon.effects.get(parse.lemmas[verb], frozenset())


def negation(parse: Parse, token: int, marks: list[str]) -> bool:
    """Whether a word denies what another says: “*not*”, “*no* ally”, “*no longer*”; it is added to the ``marks``."""
    for child in parse.children[token]:
        if parse.deps[child] == "auxpass" and negation(parse, child, marks):  # “*never* got involved”
            return True
        if parse.deps[child] == "neg" or (
            parse.lower[child] in _NEGATION and parse.deps[child] in ("det", "advmod", "preconj", "cc", "aux")
        ):
            marks.append(parse.words[child])
            return True
        if parse.lower[child] == "longer" and parse.lower[max(child - 1, 0)] == "no":
            marks.append("no longer")
            return True
    return False


def _modals(parse: Parse, token: int, effects: set[Effect], marks: list[str]) -> None:
    for child in parse.children[token]:
        if parse.deps[child] == "aux":
            word = parse.lemmas[child]
            if word in ("may", "might", "could", "would", "should", "can", "must", "ought"):
                effects.add(Effect.SUPPOSE)
                marks.append(parse.words[child])
            elif word in _FUTURE:
                effects.add(Effect.ANNOUNCE)
                marks.append(parse.words[child])


def _conditional(parse: Parse, token: int, marks: list[str]) -> set[Effect]:
    for child in parse.children[token]:
        if parse.deps[child] in ("mark", "advmod") and parse.lemmas[child] in _CONDITIONAL:
            marks.append(parse.words[child])
            return {Effect.SUPPOSE}
    return set()


def is_ongoing(parse: Parse, trigger: int) -> bool:
    """Whether the verb at or above a trigger speaks of the present (“supports”, “is attacking”, “still targets”)."""
    at = trigger
    for _ in range(4):
        if parse.pos[at] in ("VERB", "AUX"):
            helpers = [c for c in parse.children[at] if parse.deps[c] in ("aux", "auxpass")]
            tags = {parse.tags[one] for one in (at, *helpers)}
            if "VBD" in tags or tags.isdisjoint(("VBZ", "VBP")):
                return False
            return all(parse.lemmas[c] != "have" or parse.deps[c] != "aux" for c in helpers)
        if parse.heads[at] == at:
            break
        at = parse.heads[at]
    return False
