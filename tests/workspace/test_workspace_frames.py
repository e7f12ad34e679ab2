from __future__ import annotations

from pathlib import Path

import pytest
from neighbours import Neighbours, write

from allymap.extraction import Extractor
from allymap.model import AllyMapError
from allymap.workspace import Workspace, editing, importing

GOOD = """
[[frame]]
id = "berth"
event = "AID"
polarity = "cooperation"
verbs = ["berth"]
target = ["object"]
"""


def test_frames_are_kept_and_forgotten_in_one_step_each(workspace: Workspace) -> None:
    editing.set_frames(workspace, GOOD)
    assert workspace.own_frames == GOOD
    editing.set_frames(workspace, " \n")
    assert workspace.own_frames == ""
    workspace.undo()
    assert workspace.own_frames == GOOD
    assert workspace.undo_label == "Change the project's frames"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[frame", "not TOML"),
        (GOOD + GOOD, "“berth” has an id that another frame has"),
        (GOOD.replace('verbs = ["berth"]', ""), "“berth” has no word that evokes it"),
        (GOOD.replace('"cooperation"', '"friendship"'), "“berth” needs one of"),
    ],
)
def test_what_the_extraction_does_not_understand_is_refused_and_nothing_changes(
    workspace: Workspace, text: str, reason: str
) -> None:
    editing.set_frames(workspace, GOOD)
    with pytest.raises(AllyMapError, match=reason):
        editing.set_frames(workspace, text)
    assert workspace.own_frames == GOOD


def test_the_extractor_is_loaded_with_the_projects_own_frames(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def load(extra_actors: object, extra_frames: str, drawn: float | None) -> Neighbours:
        told.append(extra_frames)
        return Neighbours()

    monkeypatch.setattr(Extractor, "load", load)
    editing.set_frames(workspace, GOOD)
    importing.prepare_again(workspace.documents.values(), within=importing.standing(workspace))
    importing.prepare_again(workspace.documents.values())
    assert told == [GOOD, ""]


@pytest.mark.slow
def test_a_sense_that_a_person_wrote_is_found_when_documents_are_read_again(tmp_path: Path) -> None:
    paths = write(tmp_path, one="Russia docketed Iran in 2016.")
    with Workspace.scratch() as workspace:
        importing.apply(workspace, importing.prepare(paths, published="2019"))
        before = {claim.event for claim in workspace.claims.values()}
        editing.set_frames(workspace, GOOD.replace('["berth"]', '["docket"]'))
        batch = importing.prepare_again(workspace.documents.values(), within=importing.standing(workspace))
        importing.apply(workspace, batch)
        assert {claim.event for claim in workspace.claims.values()} == {"AID"} != before
        assert any("berth" in reason for claim in workspace.claims.values() for reason in claim.reasons)
