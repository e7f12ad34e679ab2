"""PLOVER's events, quad classes, scales and modes, value by value as the manual's table has them."""

from __future__ import annotations

import pytest

from allymap.model.plover import EVENTS, SCALE_NAME, scale_of

TABLE = {
    "AGREE": (1, 2.5, ""),
    "CONSULT": (1, 2.5, "visit 4, third-party 1, multilateral 4, phone 1.5"),
    "SUPPORT": (1, 5, ""),
    "CONCEDE": (1, 4.5, ""),
    "COOPERATE": (2, 9.5, ""),
    "AID": (2, 10, ""),
    "RETREAT": (2, 6.5, "withdraw 8, release 6.5, disarm 10, ceasefire 7.5, access 6.5, resign 4.5"),
    "REQUEST": (3, 0, "assist 0.5, change -1, yield -1, meet 0"),
    "ACCUSE": (3, -3, "disapprove -2, investigate -3.5, allege -3.5"),
    "REJECT": (3, -2, "assist -1.5, change -2, yield -2, meet -2"),
    "THREATEN": (3, -3.5, "restrict -3, arrest -3.5, relations -3.5, expel -3.5, territory -4, violence -3.5"),
    "PROTEST": (4, -5, "demo -5, riot -7, strike -5, hunger -4.5, boycott -4.5, obstruct -4.5"),
    "SANCTION": (4, -6, "convict -6, expel -5.5, withdraw -6, discontinue -6"),
    "MOBILIZE": (4, -5.5, "troops -6.5, weapons -6.5, police -5.5, militia -6"),
    "COERCE": (
        4, -7,
        "seize -7, restrict -7, censor -6.5, curfew -6.5, martial-law -7.5, arrest -7, deport -7, withhold -7,"
        " misinformation -6.5, cyber -7",
    ),
    "ASSAULT": (
        4, -9,
        "abduct -8.5, beat -7.5, torture -8.5, sexual -8.5, targeted -9.5, destroy -8.5, primitive -8, firearms -9,"
        " explosives -9, suicide-attack -9.5, aerial -9.5, drone -9.5, heavy-weapons -9.5, crowd-control -7.5,"
        " unconventional -10",
    ),
}  # fmt: skip


def test_there_are_the_sixteen_events() -> None:
    assert set(EVENTS) == set(TABLE)
    assert SCALE_NAME == "PLOVER"


@pytest.mark.parametrize("name", TABLE)
def test_each_event_has_the_manuals_values(name: str) -> None:
    quad, scale, modes = TABLE[name]
    event = EVENTS[name]
    assert (event.name, event.quad, event.scale) == (name, quad, scale)
    written = dict(mode.strip().split() for mode in modes.split(",") if mode.strip())
    assert dict(event.modes) == {mode: float(value) for mode, value in written.items()}


def test_the_scale_of_a_mode_comes_before_that_of_its_event() -> None:
    assert scale_of("ASSAULT", "drone") == -9.5
    assert scale_of("ASSAULT", "no such mode") == -9
    assert scale_of("FIGHT") is None


def test_cooperation_is_never_below_conflict_on_the_scale() -> None:
    cooperation = [event.scale for event in EVENTS.values() if event.quad in (1, 2)]
    conflict = [event.scale for event in EVENTS.values() if event.quad in (3, 4)]
    assert min(cooperation) > max(conflict)


def test_the_table_cannot_be_written_to() -> None:
    with pytest.raises(TypeError):
        EVENTS["NEW"] = EVENTS["AID"]  # type: ignore[index]
    with pytest.raises(TypeError):
        EVENTS["CONSULT"].modes["visit"] = 5  # type: ignore[index]
