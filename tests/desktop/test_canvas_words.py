"""What tooltips and screen readers say, how long hovering waits, and how movements end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from canvas_maps import PLACES, RELATIONS, relation, view_of
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from allymap.desktop.canvas.gestures import EMPTY, Hit
from allymap.desktop.canvas.glide import Glide
from allymap.desktop.canvas.hover import Hover
from allymap.desktop.canvas.lettering import Lettering
from allymap.desktop.canvas.placed_view import PlacedView
from allymap.desktop.canvas.words import actor_tip, actor_words, relation_tip
from allymap.desktop.told_html import strong
from allymap.model import Relation
from allymap.network.look import LIGHT
from allymap.network.view import ViewActor

SCENE = PlacedView.of(view_of(), PLACES, {"iran"}, LIGHT)
IRAN, HOUTHIS = Hit("actor", "iran"), Hit("actor", "houthis")


def test_an_actor_in_one_line() -> None:
    assert actor_words(SCENE, "houthis") == "Houthis, 1 relation, 1 cooperative"
    assert actor_words(SCENE, "iran").endswith("1 contested, pinned")


def test_an_actors_tooltip_counts_both_sides_and_names_the_latest_date() -> None:
    tip = actor_tip(SCENE, "iran")
    assert strong("Iran") in tip
    assert "4 relations: 3 with cooperation, 2 with competition" in tip
    assert "latest Apr 2024" in tip


def test_a_relations_tooltip_names_the_strands_that_are_there() -> None:
    assert "competition" not in relation_tip(SCENE, RELATIONS[1])
    contested = relation_tip(SCENE, RELATIONS[0])
    assert contested.index("cooperation 20 passages") < contested.index("competition 8 passages")
    assert contested.count("single origin") == 2


def test_a_tooltip_is_as_wide_as_its_longest_line(qapp: object) -> None:
    shown = QLabel(relation_tip(SCENE, RELATIONS[0]))
    shown.setWordWrap(True)  # as a tooltip does
    assert shown.heightForWidth(120) == shown.heightForWidth(2000)


def test_several_origins_are_counted() -> None:
    assert "3 origins" in relation_tip(SCENE, _with_origins(RELATIONS[1], 3))


def test_names_cannot_smuggle_markup_into_a_tooltip() -> None:
    view = view_of([relation("a", "b", 1)], ["a", "b"])
    view = replace(view, actors=(ViewActor("a", "<img src=x>"), ViewActor("b", "B & Co")))
    placed = PlacedView.of(view, {"a": (0.0, 0.0), "b": (9.0, 9.0)}, (), LIGHT)
    for tip in (actor_tip(placed, "a"), relation_tip(placed, view.relations[0])):
        assert "<img" not in tip
        assert "&lt;img src=x&gt;" in tip


def _with_origins(one: Relation, origins: int) -> Relation:
    return replace(one, cooperation=replace(one.cooperation, origins=origins))


def test_hovering_waits_at_first_and_not_from_one_to_the_next(qtbot: QtBot) -> None:
    owner = QObject()
    hover = Hover(owner)
    hover.over(IRAN)
    assert hover.target == EMPTY
    with qtbot.waitSignal(hover.changed, timeout=2000):
        pass
    assert hover.target == IRAN
    hover.over(HOUTHIS)
    assert hover.target == HOUTHIS
    hover.leave()
    assert hover.target == EMPTY


def test_a_cursor_that_only_passes_by_hovers_over_nothing(qtbot: QtBot) -> None:
    owner = QObject()
    hover = Hover(owner)
    with qtbot.assertNotEmitted(hover.changed, wait=400):
        hover.over(IRAN)
        hover.leave()


def test_a_movement_ends_exactly_at_its_end(qtbot: QtBot) -> None:
    owner = QObject()
    glide, shares = Glide(owner), []
    glide.start(shares.append, 60)
    qtbot.waitUntil(lambda: not glide.running, timeout=2000)
    assert shares[-1] == 1.0
    assert shares == sorted(shares)


def test_slow_steps_make_a_movement_coarser_and_not_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    owner = QObject()
    glide, shares, now = Glide(owner), [], [7.0]
    monkeypatch.setattr("allymap.desktop.canvas.glide.perf_counter", lambda: now[0])

    def slow(share: float) -> None:
        shares.append(share)
        now[0] += 0.09

    glide.start(slow, 350)
    now[0] += 0.03  # whatever else happened before the first step
    while glide.running:
        glide._advance()
        now[0] += 0.016
    assert len(shares) == 3
    assert shares[-1] == 1.0
    assert 0 < shares[0] < shares[1] < 1
    assert now[0] - 7.0 < 0.35 < now[0] - 7.0 + 0.09, "a step more would have been too late"


@pytest.mark.parametrize("reduced", [True, False])
def test_a_movement_that_takes_no_time_is_one_step(qtbot: QtBot, reduced: bool) -> None:
    owner = QObject()
    glide, shares = Glide(owner), []
    glide.reduced = reduced
    glide.start(shares.append, 200 if reduced else 0)
    assert shares == [1.0]
    assert not glide.running


def test_a_new_movement_lets_the_old_one_arrive_first(qtbot: QtBot) -> None:
    owner = QObject()
    glide, first, second = Glide(owner), [], []
    glide.start(first.append, 400)
    glide.start(second.append, 400)
    assert first[-1] == 1.0
    glide.drop()
    assert 1.0 not in second
    glide.finish()
    assert 1.0 not in second


def test_words_are_drawn_once_and_forgotten_in_the_end(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allymap.desktop.canvas.lettering._KEPT", 3)
    lettering = Lettering(LIGHT.font)
    first = lettering.sprite("Iran", 14, LIGHT.text)
    assert lettering.sprite("Iran", 14.1, LIGHT.text) is first
    assert lettering.sprite("Iran", 14, LIGHT.text, LIGHT.canvas) is not first
    for name in ("Russia", "Syria", "Israel"):
        lettering.sprite(name, 14, LIGHT.text)
    assert lettering.sprite("Iran", 14, LIGHT.text) is not first


def test_two_lines_are_twice_as_high_as_one(qapp: object) -> None:
    lettering = Lettering(LIGHT.font, 2.0)
    one, two = (lettering.sprite(text, 20, LIGHT.text) for text in ("Iran", "Iran\nback"))
    assert two.deviceIndependentSize().height() - one.deviceIndependentSize().height() == pytest.approx(24.0, abs=0.6)
    assert one.devicePixelRatio() == 2.0
