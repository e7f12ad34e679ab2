"""The map read out: contested pairs first, with counts, dates and single origins; long maps end in a remark."""

from __future__ import annotations

from dataclasses import replace

from canvas_maps import relation, view_of

from allymap.desktop.view_reading import MOST, as_text, read_out
from allymap.model import State
from allymap.network.view import MapView, ViewActor

NAMES = {"russia": "Russia", "iran": "Iran", "syria": "Syria", "israel": "Israel", "houthis": "Houthis"}


def test_contested_pairs_come_first_with_both_sides() -> None:
    parts = read_out(view_of(), NAMES)
    assert [part.heading for part in parts] == ["", "Contested (1)", "In competition (1)", "In cooperation (3)"]
    (pair,) = parts[1].sentences
    assert pair.key == "iran|russia"
    assert pair.names == "Iran and Russia:"
    assert pair.text.startswith(
        "20 passages of cooperation (2015 – Apr 2024) and 8 passages of competition (2015 – Apr"
    )
    assert "The map shows 5 actors and 5 relations, 1 contested." in parts[0].sentences[0].text


def test_what_is_hidden_alone_undated_or_unreviewed_is_said() -> None:
    bare = relation("iran", "israel", 0, 1)
    strand = replace(bare.competition, earliest="", latest="", reviewed=False)
    bare = replace(bare, competition=strand, origins=1, state=State.THIN)
    caspia = ViewActor("caspia", "Caspia")
    view = MapView((ViewActor("iran", "Iran", relations=1), caspia), (bare,), 4, 3)
    text = as_text(read_out(view, NAMES, ["reviewed only"]))
    assert "3 of 4 relations are hidden. Filters: reviewed only. 1 rests on a single origin." in text
    assert "1 passage of competition (undated), from a single origin, reviewed by nobody yet." in text
    assert text.endswith("Without a relation\nCaspia.\n")


def test_a_long_map_ends_in_a_remark() -> None:
    many = tuple(relation(f"a{n:04d}", "hub", 1) for n in range(MOST + 5))
    part = read_out(MapView((), many, len(many)), {})[1]
    assert len(part.sentences) == MOST + 1
    assert part.sentences[-1].text.startswith("5 more")
    assert part.sentences[-1].key == ""


def test_an_empty_map_is_told_too() -> None:
    assert as_text(read_out(MapView(), {})) == "The map shows 0 actors and 0 relations, none contested.\n"


def test_times_come_last() -> None:
    part = read_out(MapView(), {}, (), ["2015: 4 cooperation."])[-1]
    assert (part.heading, [one.text for one in part.sentences]) == ("Over time", ["2015: 4 cooperation."])
