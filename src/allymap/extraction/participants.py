"""Which arguments of a word take part in what a frame says by it, and as what."""

from __future__ import annotations

from functools import lru_cache

from allymap.model import Kind, Polarity

from .arguments import Arguments
from .arguments_others import ROLES
from .arguments_own import DONE, OBJECTS, Argument, is_prefix, is_verbal
from .composition import GRANTING
from .frames import Frame, Lexicon, Part
from .parse import Parse
from .phrases import PHRASAL, Phrases, is_aside

_WHEN = frozenset({"since", "until", "till", "during", "throughout"})
"""Prepositions that only say when: those who “have died *since* the war” were not all killed in it."""
_MEANWHILE = frozenset({"after", "before", "amid", "amidst", "despite", "following", "like", "unlike", "besides"})
"""Prepositions that tell what else there was: “*after Chile*, he went on to Peru”."""
_BY_HELP = frozenset({"with", "without", "at", "on", "under", "through"})
"""Prepositions before the help, wish or command of another by which somebody acts: “*at* Chad's request”."""
_HAVING = frozenset(
    {"have", "take", "begin", "start", "continue", "resume", "join", "pursue", "intensify", "step", "do"}
)
_HANDLING = DONE | _HAVING
"""Verbs whose subject is the doer of the deed that is their object."""
HARMS = frozenset(
    {
        "overthrow",
        "ouster",
        "ousting",
        "removal",
        "toppling",
        "downfall",
        "defeat",
        "assassination",
        "murder",
        "killing",
        "death",
        "execution",
        "arrest",
        "detention",
        "imprisonment",
        "jailing",
        "expulsion",
        "deportation",
        "exclusion",
        "isolation",
        "containment",
        "kidnapping",
        "abduction",
        "poisoning",
        "extradition",
        "humiliation",
        "annihilation",
        "eradication",
        "rout",
        "liquidation",
        "fall",
        "collapse",
        "weakening",
        "demise",
        "loss",
        "decline",
    }
)
"""What is done to those, or befalls those, whose it is called."""


class Participants:
    """Those who take part in what the words of one parse say."""

    def __init__(self, parse: Parse, phrases: Phrases, lexicon: Lexicon, arguments: Arguments) -> None:
        self._parse, self._phrases, self._lexicon, self._arguments = parse, phrases, lexicon, arguments

    def of(self, token: int, part: Part, frame: Frame) -> list[Argument]:
        """The arguments of a trigger without those that the frame leaves out."""
        if part is Part.ADJECTIVE and is_prefix(self._parse, token):
            return self._prefixed(token)
        return self._taking_part(token, part, frame)

    def _taking_part(self, token: int, part: Part, frame: Frame) -> list[Argument]:
        found = self._arguments.of(token)
        if frame.together:
            return [argument for argument in found if argument.role == "subject"]
        if part is Part.ADJECTIVE and all(argument.role != "subject" for argument in found):
            # “is opposed to”, “is allied with”: what the parser takes for a passive is the one described.
            found = [a._replace(role="subject") if a.role == "object" else a for a in found]
        left_out = _left_out(part, frame)
        if part is Part.HOLDER:  # “*X* met Y's ally” is not that ally
            found = [a for a in found if not (a.inherited and a.role == "subject")]
            if any(argument.role == "of" and not argument.inherited for argument in found):
                left_out |= {"modifier"}  # “the *Syrian* wing of Y” is Y's, and in Syria
        if frame.causative and any(argument.role == "object" for argument in found):
            left_out |= {"subject"}
        found = self._owned(token, self._of_part(token, found, part, frame), part, frame)
        hostile = part is Part.NOUN and frame.polarity is Polarity.COMPETITION
        if (
            part is Part.NOUN
            and (hostile or (frame.reciprocal and frame.kind is Kind.STATE))
            and any(a.role == "between" for a in found)
        ):
            left_out |= {"subject"}  # “X fuelled tensions between Y and Z”
        if hostile and self._is_judged(token):
            left_out |= {"outer"}
        friendly = hostile and self._means_of_help(token)
        return [
            argument
            for argument in found
            if argument.role not in left_out
            and not (friendly and argument.inherited and argument.role in ("object", "indirect"))
        ]

    def _of_part(self, token: int, found: list[Argument], part: Part, frame: Frame) -> list[Argument]:
        """The arguments as those of a verb, a noun or a holder."""
        if part is Part.VERB and self._parse.lemmas[token] in frame.clauses:
            found = [argument for argument in found if argument.role == "subject" or argument.role in frame.target]
        if part is Part.VERB and frame.event == "REQUEST" and frame.polarity is Polarity.COMPETITION:
            return self._asked(found)
        if part is Part.NOUN:
            return self._suffered(token, self._given(token, found, frame))
        return self._seated(found) if part is Part.HOLDER else found

    def _asked(self, found: list[Argument]) -> list[Argument]:
        """“Asked X *to leave Y*” asks nothing of Y."""
        asked = any(a.role == "object" and not a.inherited and self._phrases.below(a.token) for a in found)
        return [a for a in found if not (asked and a.role == "complement" and self._parse.deps[a.token] == "xcomp")]

    def _suffered(self, token: int, found: list[Argument]) -> list[Argument]:
        """“Backed *Assad's* overthrow”, “after *its* defeat”: it is done to the one whose it is."""
        if self._parse.lemmas[token] not in HARMS:
            return found
        if any(a.role in ("of", "by") and not a.inherited for a in found):
            return found
        return [a._replace(role="recipient") if a.role == "poss" and not a.inherited else a for a in found]

    def _seated(self, found: list[Argument]) -> list[Argument]:
        """Of “his allies in *Rome*”, whom nothing else names, the one is the owner and the other the ally."""
        owned = any(a.role in ("poss", "of", "modifier", "with", "to") for a in found)
        if not owned:  # “partners *in the coalition*” are the coalition's
            return [a._replace(role="with") if a.role == "in" and self._is_common(a) else a for a in found]
        named = any(
            (a.role in ("holder", "subject") and not a.inherited)
            or (
                a.role == "modifier"
                and len(found) > 2
                and (self._phrases.at(a.token) or self._parse.pos[a.token] != "ADJ")
            )
            for a in found
        )
        return [
            a._replace(role="seat") if a.role == "in" and not a.inherited and owned and not named else a for a in found
        ]

    def _is_common(self, joined: Argument) -> bool:
        """Whether an argument is something that many take part in, not a place."""
        return not joined.inherited and not any(mention.place for mention in self._phrases.at(joined.token))

    def _given(self, token: int, found: list[Argument], frame: Frame) -> list[Argument]:
        """“Won praise *from X*”, “under pressure *from X*”: X acts, and who has it is the one to whom it is done."""
        if frame.reversed or frame.reciprocal or frame.targeted or "from" in frame.noun_target:
            return found
        by_help = self._parse.deps[token] == "pobj" and frame.event in ("AID", "SUPPORT")
        by_help = by_help and self._parse.lemmas[self._parse.heads[token]] in _BY_HELP
        giver = "of" if by_help else "from"  # “won with the help *of X*”
        givers = {giver, "modifier", "poss"} if by_help else {giver}
        if not any(a.role in givers and not a.inherited and self._phrases.below(a.token) for a in found):
            return found
        moved = {giver: "by", "subject": "recipient"}
        return [
            a._replace(role=moved[a.role]) if a.role in moved and a.inherited == (a.role == "subject") else a
            for a in found
        ]

    def _owned(self, token: int, found: list[Argument], part: Part, frame: Frame) -> list[Argument]:
        """What it means for the other arguments of a noun that somebody owns it.

        Of “his *Russian* backers” the one is the owner and the other the backer; in “X condemned Y's raid on Z” X is
        not the one who raids, nor in “X needs *American* help” or “X spoke of the help given *by Y*” the one who helps.
        """
        helpful = part is Part.NOUN and frame.polarity is Polarity.COOPERATION and not frame.reciprocal
        if helpful and any(
            (a.role == "by" and not a.inherited) or (a.role == "modifier" and self._phrases.at(a.token)) for a in found
        ):
            return [a._replace(role="outer") if a.inherited and a.role == "subject" else a for a in found]
        if part is Part.NOUN and is_aside(self._parse, token):  # “left, *to Y's dismay*”
            left = [a for a in found if not a.inherited or a.role in ("subject", "outer")]
            return [a._replace(role="recipient") if a.inherited else a for a in left]
        if part is Part.NOUN and not helpful and not frame.reciprocal and self._is_anothers(token, found):
            return [a._replace(role="outer") if a.inherited and a.role == "subject" else a for a in found]
        if part not in (Part.NOUN, Part.HOLDER) or all(argument.role != "poss" for argument in found):
            return found
        if part is Part.HOLDER:
            return [a._replace(role="holder") if a.role == "modifier" else a for a in found]
        own = any(a.role == "poss" and not a.inherited for a in found)
        outer = ("subject", "poss") if own else ("subject",)
        return [a._replace(role="outer") if a.inherited and a.role in outer else a for a in found]

    def _is_anothers(self, noun: int, found: list[Argument]) -> bool:
        """Whether a deed is that of a nation named before it, not of who treats it somehow: “let *Thai* raids”."""
        verb = self._parse.lemmas[self._parse.heads[noun]]
        if self._parse.deps[noun] not in OBJECTS or verb in _HANDLING:
            return False
        return any(
            a.role == "modifier" and not a.inherited and any(m.form == "demonym" for m in self._phrases.at(a.token))
            for a in found
        )

    def _is_judged(self, noun: int) -> bool:
        """Whether others only say what they think of what a noun names: “*condemned* Y's raid on Z”."""
        return self._parse.deps[noun] in OBJECTS and self._parse.lemmas[self._parse.heads[noun]] in GRANTING

    def _means_of_help(self, token: int) -> bool:
        """Whether a noun names the means or the field of a kindness: “helped X with a *warning*”, “in its *war*”."""
        parse, preposition = self._parse, self._parse.heads[token]
        if parse.deps[token] != "pobj" or parse.lemmas[preposition] not in ("with", "in"):
            return False
        senses = self._lexicon.plain(Part.VERB, parse.lemmas[parse.heads[preposition]])
        return bool(senses) and all(frame.polarity is Polarity.COOPERATION for frame in senses)

    def _prefixed(self, token: int) -> list[Argument]:
        """The noun that “anti-Assad” or “pro-Iranian” stands before, and the one that it names."""
        parse, named = self._parse, token + 2
        noun = next((a for a in parse.ancestors(named) if a > named and parse.pos[a] in ("NOUN", "PROPN")), None)
        if noun is not None:
            while parse.deps[noun] in PHRASAL and parse.heads[noun] > noun:  # “anti-Iranian *Gulf* states”
                noun = parse.heads[noun]
            return [Argument("subject", noun), Argument("target", named)]
        verb = next((a for a in parse.ancestors(named) if is_verbal(parse, a)), None)  # “X is anti-Y”
        holders = [] if verb is None else [a for a in self._arguments.of(verb) if a.role == "subject"]
        return [*holders, Argument("target", named)]


@lru_cache(maxsize=4096)
def _left_out(part: Part, frame: Frame) -> frozenset[str]:
    """The roles that take no part in what a frame says, whatever else there is."""
    found = _WHEN | {"than", "without"} | frame.excluded | ((ROLES | _MEANWHILE) - frame.target)
    if frame.polarity is Polarity.COOPERATION:
        return found | {"against"}  # the one helped against; ``side-against`` speaks of that one
    if part is Part.VERB and not frame.complements and "as" not in frame.target:
        return found | {"as"}  # “bombed towns *as Syrian troops* advanced”
    return found
