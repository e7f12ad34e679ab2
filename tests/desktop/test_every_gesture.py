"""Every gesture and key that is promised has its journey with real events: which test that is, row by row.

A row without a journey fails, and so does one whose test is gone or skipped, or sends no event.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from allymap.desktop.actions import Actions

HERE = Path(__file__).parent

MOUSE: dict[str, tuple[str, ...]] = {
    "click an actor": ("canvas_mouse.a_click_on_an_actor_selects_it",),
    "click a strand": (
        "canvas_mouse.a_click_on_a_strand_opens_that_strand",
        "journeys.clicking_the_competition_strand_shows_its_passages_with_dates",
    ),
    "click the empty canvas": ("canvas_mouse.a_click_on_nothing_deselects",),
    "Shift- or Ctrl-click": ("canvas_mouse.clicks_with_a_key_add_and_take_away",),
    "drag an actor": (
        "canvas_mouse.a_dragged_actor_goes_where_the_cursor_goes", "canvas_mouse.strands_follow_a_dragged_actor_live",
        "journeys.dragging_an_actor_moves_its_disc_and_edges_and_one_undo_brings_it_back",
    ),
    "drag every selected actor": ("canvas_mouse.all_selected_actors_move_together",),
    "Esc during a drag": ("canvas_mouse.escape_puts_everything_back",),
    "drag the empty canvas": ("canvas_mouse.dragging_the_empty_canvas_pans",),
    "drag with the middle button": ("canvas_mouse.the_middle_button_pans_from_an_actor_too",),
    "Space-drag": ("canvas_mouse.space_turns_dragging_into_panning",),
    "Select/Pan toggle": (
        "canvas_mouse.in_select_mode_a_plain_drag_is_a_rubber_band",
        "requests.selecting_by_dragging_is_switched_by_its_button",
    ),
    "Shift-drag the empty canvas": ("canvas_mouse.a_rubber_band_previews_and_selects",),
    "wheel": ("canvas_mouse.the_wheel_zooms_at_the_cursor",),
    "pinch": ("canvas_mouse.a_pinch_zooms_at_its_middle",),
    "two fingers": ("canvas_mouse.two_fingers_pan", "canvas_mouse.two_fingers_with_control_zoom"),
    "hover": ("canvas_mouse.resting_on_an_actor_fades_the_others", "canvas_mouse.the_tooltip_counts"),
    "right click": (
        "canvas_mouse.the_right_button_asks_for_a_menu", "requests.the_menu_of_an_actor_is_about_that_actor",
        "requests.the_menu_of_a_relation_opens_its_evidence", "by_hand.the_menu_of_a_selection_is_about_all_of_it",
        "by_hand.the_menus_of_the_empty_map_and_of_a_note",
    ),
    "double click": (
        "canvas_mouse.double_clicks", "requests.a_double_click_on_the_empty_map_adds_an_actor_there_in_one_step",
    ),
    "drop files": ("window.dragging_over_the_window_says_what_will_happen", "files.dropping_a_project_opens_it"),
    "pull the handle of a line": ("canvas_by_hand.the_handle_of_the_selected_relation_bends_its_line",),
    "drag a note": ("canvas_by_hand.a_note_is_seen_dragged_and_put_back",),
    "click the legend": ("canvas_mouse.clicking_the_legend_isolates_and_frees",),
    "drag on the minimap": ("canvas_mouse.the_minimap_moves_the_camera",),
    "drag on the timeline": (
        "timeline.dragging_chooses_a_window", "timeline.the_window_can_be_moved_as_it_is",
        "timeline.its_edges_can_be_pulled", "timeline_journey.actors_stay_where_they_are_while_the_window_slides",
    ),
    "click a bar or a band of the timeline": (
        "timeline.a_click_on_a_bar_takes_its_days", "timeline.a_click_on_a_band_takes_all_its_days",
    ),
    "double click on the timeline": ("timeline.a_double_click_opens_it_again",),
    "wheel on the timeline": ("timeline.the_wheel_zooms_to_days_around_the_mouse",),
    "Shift-drag or middle button on the timeline": (
        "timeline.days_are_dragged_along_with_shift_or_the_middle_button",
    ),
    "click a passage on the line of a pair": ("strand_sparkline.a_point_opens_its_passage",),
}  # fmt: skip
"""What a hand does, and the tests (module and name, both without ``test_``) that do it."""

KEYS: dict[str, tuple[str, ...]] = {
    "Tab": (
        "canvas_keys.tab_walks_all_actors_and_then_leaves", "canvas_keys.tab_reaches_the_notes_after_the_actors",
        "canvas_keys.backtab_walks_back",
    ),
    "Ctrl+Left, Ctrl+Right": ("canvas_keys.ctrl_and_an_arrow_walk_round_an_actor_to_each_of_its_strands",),
    "arrows": ("canvas_keys.arrows_walk_along_relations",),
    "Enter": (
        "canvas_keys.enter_opens_the_stronger_strand",
        "text_twin.the_canvas_tells_who_has_the_keyboard_and_enter_opens_the_evidence",
    ),
    "menu key": (
        "canvas_keys.the_menu_key_asks_for_the_focused_actors_menu",
        "canvas_keys.the_menu_key_asks_for_the_focused_notes_menu",
    ),
    "P, Alt+P": ("canvas_keys.p_pins_and_alt_p_unpins", "requests.pinning_by_key"),
    "+ and -": ("canvas_keys.plus_adds_neighbours_and_minus_takes_them_back",),
    "Ctrl+Z": ("journeys.dragging_an_actor_moves_its_disc_and_edges_and_one_undo_brings_it_back",),
    "Del": ("by_hand.hidden_actors_come_back_by_key",),
    "Ctrl+K": ("command_palette.typing_narrows_and_enter_runs",),
    "Ctrl+Shift+1…9, Ctrl+1…9": ("requests.a_stored_selection_comes_back_by_its_key",),
    ", and .": ("by_hand.commas_and_points_step_through_time",),
    "Space": ("by_hand.the_space_bar_plays_the_timeline_and_stops_it",),
    "Ctrl+,": ("preferences_dialog.what_is_chosen_is_kept",),
    "F2": ("requests.an_actor_is_renamed_by_its_key_and_by_a_double_click",),
    "F5, Shift+F5": ("presenting.the_keys_of_clickers", "presenting.escape_and_the_key_after_the_end_end_it"),
    "F11": ("window.full_screen_and_back",),
    "F1": ("window.the_keys_are_listed_and_searched",),
    "A, R, E, S, M, U": (
        "reviewing.a_hundred_claims_by_keyboard_leave_a_log_that_replays", "reviewing.undo_swap_and_edit",
        "reviewing.an_actor_of_the_claim_is_merged_with_another", "journeys.review_by_key_accepts_rejects_and_undoes",
    ),
    "→ PgDn Space, ← PgUp, number+Enter, B, W": ("presenting.the_keys_of_clickers",),
    "Esc ends a presentation": ("presenting.escape_and_the_key_after_the_end_end_it",),
    "every key of the action table": ("keys.each_key_calls_its_action", "keys.the_promised_keys_are_in_the_table"),
}  # fmt: skip
"""The keys of the map, of the review and of a presentation; those of the table of actions are walked one by one."""

ROWS = [(row, one) for table in (MOUSE, KEYS) for row, tests in table.items() for one in tests]
SENDS = ("QTest.", "sendEvent(", "drag(", "wheel(", "move(", "drop(", "menu_on(", "press(", "click_strand(", "opened(")
"""What sends events: Qt's own, and the hands that the tests share."""


@cache
def functions(module: str) -> dict[str, ast.FunctionDef]:
    tree = ast.parse((HERE / f"test_{module}.py").read_text(encoding="utf-8"))
    return {one.name: one for one in tree.body if isinstance(one, ast.FunctionDef)}


@pytest.mark.parametrize("row", [*MOUSE, *KEYS])
def test_each_row_has_a_journey(row: str) -> None:
    assert {**MOUSE, **KEYS}[row]


@pytest.mark.parametrize(("row", "journey"), ROWS)
def test_the_journey_is_there_and_sends_events(row: str, journey: str) -> None:
    module, name = journey.split(".")
    found = functions(module).get(f"test_{name}")
    assert found is not None, f"{row}: no test {journey}"
    assert not [one for one in found.decorator_list if "skip" in ast.unparse(one) or "xfail" in ast.unparse(one)]
    if row == "every key of the action table":
        return  # half of it looks the table up
    source = ast.unparse(found)
    assert any(one in source for one in SENDS), f"{journey} sends no event"


@pytest.mark.usefixtures("qapp")
def test_the_keys_that_act_on_the_map_are_all_in_the_action_table_or_here() -> None:
    """A key that the canvas takes by itself is a row of its own: nothing can be added to it unseen."""
    source = (Path(__file__).parents[2] / "src/allymap/desktop/canvas/widget.py").read_text(encoding="utf-8")
    tree = ast.parse(source)
    handler = next(one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) and one.name == "keyPressEvent")
    taken = {one.attr for one in ast.walk(handler) if isinstance(one, ast.Attribute) and one.attr.startswith("Key_")}
    assert taken == {"Key_Escape", "Key_Space", "Key_Return", "Key_Enter", "Key_P"}
    spelled = {
        sequence.toString(QKeySequence.SequenceFormat.PortableText)
        for spec in Actions.TABLE for sequence in spec.sequences()
    }  # fmt: skip
    assert {"P", "Alt+P", "+", "-", "Space", "F5", "Shift+F5", "Ctrl+,"} <= spelled
