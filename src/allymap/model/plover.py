"""PLOVER's events, modes, quad classes and scale, from the PLOVER manual, draft 2.0 (Open Event Data Alliance).

Two values of the manual contradict themselves. ACCUSE is printed as 3 where its modes lie at -2 and -3.5: read as
-3. SANCTION is *material conflict* in its own section and in the summary and *verbal conflict* in one table: read as
material (4).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType

SCALE_NAME = "PLOVER"


@dataclass(frozen=True, slots=True)
class Event:
    """One PLOVER event: its quad class 1…4, its scale in -10…10 and the scale of each of its modes."""

    name: str
    quad: int
    scale: float
    modes: MappingProxyType[str, float] = field(default_factory=lambda: MappingProxyType({}))


def _event(name: str, quad: int, scale: float, **modes: float) -> Event:
    return Event(name, quad, scale, MappingProxyType({mode.replace("_", "-"): value for mode, value in modes.items()}))


EVENTS: MappingProxyType[str, Event] = MappingProxyType(
    {
        event.name: event
        for event in (
            _event("AGREE", 1, 2.5),
            _event("CONSULT", 1, 2.5, visit=4, third_party=1, multilateral=4, phone=1.5),
            _event("SUPPORT", 1, 5),
            _event("CONCEDE", 1, 4.5),
            _event("COOPERATE", 2, 9.5),
            _event("AID", 2, 10),
            _event("RETREAT", 2, 6.5, withdraw=8, release=6.5, disarm=10, ceasefire=7.5, access=6.5, resign=4.5),
            _event("REQUEST", 3, 0, assist=0.5, change=-1, meet=0, **{"yield": -1}),
            _event("ACCUSE", 3, -3, disapprove=-2, investigate=-3.5, allege=-3.5),
            _event("REJECT", 3, -2, assist=-1.5, change=-2, meet=-2, **{"yield": -2}),
            _event(
                "THREATEN", 3, -3.5, restrict=-3, arrest=-3.5, relations=-3.5, expel=-3.5, territory=-4, violence=-3.5,
            ),
            _event("PROTEST", 4, -5, demo=-5, riot=-7, strike=-5, hunger=-4.5, boycott=-4.5, obstruct=-4.5),
            _event("SANCTION", 4, -6, convict=-6, expel=-5.5, withdraw=-6, discontinue=-6),
            _event("MOBILIZE", 4, -5.5, troops=-6.5, weapons=-6.5, police=-5.5, militia=-6),
            _event(
                "COERCE", 4, -7, seize=-7, restrict=-7, censor=-6.5, curfew=-6.5, martial_law=-7.5, arrest=-7,
                deport=-7, withhold=-7, misinformation=-6.5, cyber=-7,
            ),
            _event(
                "ASSAULT", 4, -9, abduct=-8.5, beat=-7.5, torture=-8.5, sexual=-8.5, targeted=-9.5, destroy=-8.5,
                primitive=-8, firearms=-9, explosives=-9, suicide_attack=-9.5, aerial=-9.5, drone=-9.5,
                heavy_weapons=-9.5, crowd_control=-7.5, unconventional=-10,
            ),
        )
    }
)  # fmt: skip


def scale_of(event: str, mode: str = "") -> float | None:
    """The scale of an event, or of its mode where the manual gives one; ``None`` for a name that is not PLOVER's.

    >>> scale_of("CONSULT", "visit"), scale_of("AID"), scale_of("")
    (4, 10, None)
    """
    known = EVENTS.get(event)
    return None if known is None else known.modes.get(mode, known.scale)


def is_directed(event: str, mode: str = "") -> bool:
    """Whether one does to the other what an event says: those who consult do so with each other, a visitor does not.

    >>> is_directed("ASSAULT"), is_directed("CONSULT"), is_directed("CONSULT", "visit")
    (True, False, True)
    """
    return event != "CONSULT" or mode == "visit"
