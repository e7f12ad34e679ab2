"""The two to four letters that stand in an actor's disc, different for each actor of a map as far as letters go."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ..model import Actor, ActorKind

_TABLE = (
    "ABWAW AGOAO ALAAX ANDAD AREAE ARMAM ATAAQ ATFTF ATGAG AUTAT BDIBI BENBJ BESBQ BGDBD BHSBS BIHBA BLRBY "
    "BLZBZ BRBBB BRNBN CAFCF CHLCL CHNCN CODCD COGCG COKCK COMKM CPVCV CUWCW CYMKY DNKDK ESHEH ESTEE FLKFK "
    "FROFO FSMFM GINGN GLPGP GNBGW GNQGQ GRDGD GRLGL GUFGF GUYGY IRLIE IRQIQ ISRIL JAMJM KAZKZ KORKR LBRLR "
    "LBYLY MACMO MAFMF MDGMG MDVMV MEXMX MLTMT MNEME MNPMP MOZMZ MTQMQ MYTYT NIUNU PAKPK PCNPN PLWPW PNGPG "
    "POLPL PRKKP PRTPT PRYPY PYFPF SCGCS SENSN SGSGS SLBSB SLVSV SPMPM SRBRS SURSR SVKSK SVNSI SWESE SWZSZ "
    "SYCSC TCDTD TKMTM TUNTN TURTR TUVTV UKRUA URYUY WLFWF "
)
"""ISO 3166-1 alpha-3 and alpha-2, where alpha-2 is not simply the first two letters."""

_NOT_THE_FIRST_TWO = {pair[:3]: pair[3:] for pair in _TABLE.split()}

_SMALL_WORDS = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to", "de", "la", "le", "al", "el"})
_LONGEST = 4
_WORD = re.compile(r"[^\W_]+")
_ALIGNMENT = re.compile(r"\w+-(backed|led|aligned|linked|supported)\s+", re.IGNORECASE)


def alpha2(alpha3: str) -> str:
    """The two-letter code of a state or territory.

    >>> alpha2("RUS"), alpha2("UKR"), alpha2("IRQ")
    ('RU', 'UA', 'IQ')
    """
    return _NOT_THE_FIRST_TWO.get(alpha3.upper(), alpha3[:2].upper())


class _Telling(dict[str, Iterator[str]]):
    """For each word the letters that nobody looked at yet: what was looked at is taken."""

    def __missing__(self, word: str) -> Iterator[str]:
        found = self[word] = _telling(word)
        return found


def letters_for(actors: Iterable[Actor]) -> dict[str, str]:
    """Letters by actor id. States choose first, then each actor in the order given, so put the important ones first."""
    taken: set[str] = set()
    chosen: dict[str, str] = {}
    telling = _Telling()
    for actor in sorted(actors, key=lambda actor: actor.kind is not ActorKind.STATE):
        words = _words(actor.name)
        free = next((letters for letters in _wishes(actor, words, telling) if letters not in taken), "")
        letters = chosen[actor.id] = free or next(_wishes(actor, words, _Telling()))
        taken.add(letters)
    return chosen


def _wishes(actor: Actor, words: Sequence[str], telling: _Telling) -> Iterator[str]:
    """What could stand for an actor, best first: its code, the abbreviation it goes by, initials, telling letters."""
    if actor.kind is ActorKind.STATE and len(actor.code) == 3:
        yield alpha2(actor.code)
        yield actor.code.upper()
    if not words:
        yield actor.code[:_LONGEST].upper() or "?"
        return
    yield from (word for word in words if 2 <= len(word) <= _LONGEST and word.isupper())
    if len(words) > 1:
        yield from (one for one in actor.aliases if _abbreviates(one, "".join(words).upper()))
        yield "".join(word[0] for word in words[:_LONGEST]).upper()
        yield (words[0][0] + words[-1][0]).upper()
    yield from telling[words[0].upper()]
    if len(words) > 1:
        yield from telling[words[-1].upper()]


def _abbreviates(alias: str, name: str) -> bool:
    """Whether an alias is made of letters of the name, in their order: another is short for another of its names."""
    left = iter(name)
    return 2 <= len(alias) <= _LONGEST and alias.isupper() and alias.isalpha() and all(one in left for one in alias)


def _words(name: str) -> list[str]:
    """The words that tell something: no articles, and “Iran-backed militias” are militias."""
    words = name.split()
    if not (name.isascii() and "".join(words).isalnum()):  # what most names are
        plain = _ALIGNMENT.sub("", name) if "-" in name else name
        plain = "".join(one for one in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(one))
        words = _WORD.findall(plain.replace("'", "").replace("’", ""))
    return [word for word in words if word.casefold() not in _SMALL_WORDS] or words


def _telling(word: str) -> Iterator[str]:
    """First letter and a later one, hard ones first, because vowels tell names apart the least."""
    first, rest = word[0], word[1:]
    return chain(  # unlike a generator it stays open when whoever asks has found something
        [] if rest else [word],
        (first + letter for letter in rest if letter not in "AEIOUY"),
        (first + letter for letter in rest if letter in "AEIOUY"),
        (first + one + other for n, one in enumerate(rest) for other in rest[n + 1 :]),
    )
