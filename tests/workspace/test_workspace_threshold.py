"""A project's own threshold of the drawn tier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from islands import QUARREL, claim
from neighbours import Neighbours

from allymap.extraction.scorer import LONE
from allymap.model import Actor, AllyMapError, Claim, Polarity, Tier, VerdictValue
from allymap.workspace import Workspace, building, editing, importing
from allymap.workspace.rates import shipped_threshold, tradeoff


@pytest.fixture
def doubtful(workspace: Workspace) -> Workspace:
    """Six claims of all kinds with a confidence of 0.6, drawn."""
    with workspace.step("Doubt") as step:
        for at, key in enumerate(("open", "accepted", "rejected")):
            found = claim(key, "arlen", "corvo", Polarity.COMPETITION, QUARREL, 79)
            assert found.passage is not None
            # In other places: a document with claims in one sentence alone needs less.
            step.put(replace(found, confidence=0.6, passage=replace(found.passage, start=at, end=at + 10)))
        step.put(replace(workspace.claims["lent"], confidence=0.6, by="llm small"))
        step.put(replace(workspace.claims["quarrel"], confidence=0.6, by="N. Lind"))
    editing.judge(workspace, ["accepted"], VerdictValue.ACCEPTED, "N. Lind")
    editing.judge(workspace, ["rejected"], VerdictValue.REJECTED, "N. Lind")
    return workspace


def drawn(workspace: Workspace) -> set[str]:
    return {one.id for one in workspace.claims.values() if one.tier is Tier.DRAWN}


def test_only_what_the_rules_found_and_nobody_judged_moves_and_comes_back(doubtful: Workspace) -> None:
    everything = drawn(doubtful)
    assert everything == {"open", "accepted", "rejected", "lent", "quarrel"}
    editing.set_threshold(doubtful, 0.61)
    assert drawn(doubtful) == everything - {"open"}
    assert (doubtful.drawn_from, doubtful.undo_label) == (0.61, "Change the threshold")
    editing.set_threshold(doubtful, 0.6)
    assert drawn(doubtful) == everything
    doubtful.undo()
    assert (doubtful.drawn_from, drawn(doubtful)) == (0.61, everything - {"open"})
    doubtful.undo()
    assert (doubtful.drawn_from, drawn(doubtful)) == (None, everything)
    doubtful.redo()
    assert (doubtful.drawn_from, drawn(doubtful)) == (0.61, everything - {"open"})


def test_a_lone_sentence_needs_less(workspace: Workspace) -> None:
    with workspace.step("Doubt") as step:
        step.remove(Claim, *workspace.claims)
        step.put(replace(claim("open", "arlen", "corvo", Polarity.COMPETITION, QUARREL, 79), confidence=0.6))
    editing.set_threshold(workspace, 0.6 + LONE)
    assert "open" in drawn(workspace)
    editing.set_threshold(workspace, 0.6 + LONE + 0.01)
    assert "open" not in drawn(workspace)


def test_none_is_the_shipped_threshold(doubtful: Workspace) -> None:
    editing.set_threshold(doubtful, 0.9)
    editing.set_threshold(doubtful, None)
    assert doubtful.drawn_from is None
    assert ("open" in drawn(doubtful)) == (shipped_threshold() <= 0.6)
    assert shipped_threshold() in [rate.threshold for rate in tradeoff()]


@pytest.mark.parametrize("wrong", [0.0, -0.5, 1.5, float("nan")])
def test_what_is_no_confidence_is_refused_and_nothing_changes(doubtful: Workspace, wrong: float) -> None:
    with pytest.raises(AllyMapError, match="lies between 0 and 1"):
        editing.set_threshold(doubtful, wrong)
    assert (doubtful.drawn_from, doubtful.undo_label) == (None, "Reject 1 claim")


def test_documents_are_read_with_the_threshold_of_their_project(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[float | None] = []

    def load(extra_actors: Sequence[Actor], extra_frames: str, drawn: float | None) -> Neighbours:
        del extra_actors, extra_frames
        told.append(drawn)
        return Neighbours()

    monkeypatch.setattr("allymap.extraction.Extractor.load", load)
    editing.set_threshold(workspace, 0.7)
    importing.prepare_again(workspace.documents.values(), within=importing.standing(workspace))
    text = tmp_path / "one.txt"
    text.write_text("Russia helped Iran in 2016, and Iran said so.", encoding="utf-8")
    with building.build([text], tmp_path / "p.allymap", drawn_from=0.8).workspace as built:
        assert built.drawn_from == 0.8
    with Workspace.look(tmp_path / "p.allymap") as again:
        assert again.drawn_from == 0.8
    building.build([text], tmp_path / "q.allymap").workspace.close()
    assert told == [0.7, 0.8, None]
    with pytest.raises(AllyMapError, match="lies between 0 and 1"):
        building.build([text], tmp_path / "r.allymap", drawn_from=2)
