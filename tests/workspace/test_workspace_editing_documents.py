from __future__ import annotations

from dataclasses import replace

import pytest
from islands import DOCUMENT, contents

from allymap.model import AllyMapError, VerdictValue
from allymap.workspace import Workspace, editing


def test_a_removed_document_takes_its_claims_and_leaves_the_actors_where_they_are(workspace: Workspace) -> None:
    editing.judge(workspace, ["lent"], VerdictValue.ACCEPTED, "N. Lind")
    before = contents(workspace)
    editing.remove_documents(workspace, ["ferries"])
    assert workspace.undo_label == "Remove “Three ferries”"
    assert not workspace.documents
    assert not workspace.claims
    assert not workspace.verdicts
    assert workspace.original("ferries") is None
    assert len(workspace.actors) == 4
    assert len(workspace.places("map")) == 2
    workspace.undo()
    assert contents(workspace) == before


def test_claims_dated_by_the_document_follow_its_date(workspace: Workspace) -> None:
    editing.set_published(workspace, "ferries", "2022-01")
    assert workspace.documents["ferries"].published == "2022-01"
    assert {claim.id: claim.date for claim in workspace.claims.values()} == {"lent": "2021-03", "quarrel": "2022-01"}
    workspace.undo()
    assert workspace.claims["quarrel"].date == "2021-07"


def test_a_claim_reckoned_from_the_date_of_the_document_is_not_given_that_date(workspace: Workspace) -> None:
    with workspace.step("Say when") as step:
        step.put(replace(workspace.claims["quarrel"], date="2021-06"))
    editing.set_published(workspace, "ferries", "2022-01-14")
    assert workspace.claims["quarrel"].date == "2021-06"


def test_claims_carry_no_more_of_a_date_than_its_month(workspace: Workspace) -> None:
    for published, date in (("2022-01-14", "2022-01"), ("2019/2021", "2019/2021"), ("2021-07-02", "2021-07")):
        editing.set_published(workspace, "ferries", published)
        assert workspace.claims["quarrel"].date == date


def test_a_date_nobody_understands_is_refused(workspace: Workspace) -> None:
    with pytest.raises(AllyMapError, match="“last summer” is not a date"):
        editing.set_published(workspace, "ferries", "last summer")


def test_what_is_known_about_a_document_can_change_but_not_its_text(workspace: Workspace) -> None:
    editing.set_document(workspace, replace(DOCUMENT, title="Fares", published="2023"))
    assert workspace.documents["ferries"].title == "Fares"
    assert workspace.claims["quarrel"].date == "2023"
    with pytest.raises(AllyMapError, match="text of “Fares” cannot be edited"):
        editing.set_document(workspace, replace(DOCUMENT, text="Other"))
    with pytest.raises(AllyMapError, match="no document “other”"):
        editing.set_document(workspace, replace(DOCUMENT, id="other"))
