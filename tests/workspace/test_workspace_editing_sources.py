"""Grades, labels and origins of sources, each one step that undo takes back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from islands import DOCUMENT, TEXT, contents

from allymap.model import AllyMapError, Document, Passage, Polarity
from allymap.network.dependence import siblings
from allymap.workspace import Query, Workspace, editing
from allymap.workspace.handling import asked, label_of, shareable

REPRINT = Document("reprint", "Ferries again", TEXT, "1f" * 32)


def add_reprint(workspace: Workspace) -> None:
    claim = replace(workspace.claims["lent"], id="lent-again", passage=Passage.of(REPRINT, 0, 40))
    with workspace.step("Add") as step:
        step.put(REPRINT, claim)


def test_a_source_is_described_in_one_step(workspace: Workspace) -> None:
    before = contents(workspace)
    described = replace(
        DOCUMENT, publisher="Harbour Review", author="N. Lind", language="en", url="https://example.org/f",
        retrieved="2022-01-05", reliability="B", credibility="2", tlp="amber", note="Read on paper.",
    )  # fmt: skip
    editing.describe_source(workspace, described)
    kept = workspace.documents["ferries"]
    assert kept == replace(described, tlp="TLP:AMBER")
    assert kept.grade == "B2"
    workspace.undo()
    assert contents(workspace) == before


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reliability": "G"}, "letter from A to F"), ({"credibility": "0"}, "number from 1 to 6"),
        ({"tlp": "PINK"}, "no handling label"), ({"published": "soon"}, "soon"), ({"retrieved": "soon"}, "soon"),
        ({"credibility": "1"}, "No second origin"), ({"title": " "}, "needs a title"),
        ({"text": "x"}, "cannot be edited"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_a_sentence(workspace: Workspace, changes: dict[str, str], words: str) -> None:
    before = contents(workspace)
    with pytest.raises(AllyMapError, match=words):
        editing.describe_source(workspace, replace(DOCUMENT, **changes))  # type: ignore[arg-type]
    assert contents(workspace) == before


def test_confirmed_needs_a_second_origin_or_a_note(workspace: Workspace) -> None:
    add_reprint(workspace)
    with pytest.raises(AllyMapError, match="No second origin"):
        editing.describe_source(workspace, replace(DOCUMENT, credibility="1"))
    editing.describe_source(workspace, replace(DOCUMENT, credibility="1", note="The harbour master told us."))
    workspace.undo()
    editing.set_apart(workspace, "reprint")
    editing.describe_source(workspace, replace(DOCUMENT, credibility="1"))
    assert workspace.documents["ferries"].credibility == "1"


def test_origins_are_set_apart_and_joined_and_left_to_the_words(workspace: Workspace) -> None:
    add_reprint(workspace)
    (whole,) = [one for one in workspace.relations(Query()) if one.cooperation]
    assert (whole.cooperation.weight, whole.cooperation.origins) == (1, 1)
    editing.set_apart(workspace, "reprint")
    (apart,) = [one for one in workspace.relations(Query()) if one.cooperation]
    assert (apart.cooperation.weight, apart.cooperation.origins) == (2, 2)
    editing.join_origins(workspace, "reprint", "ferries")
    assert siblings(workspace.evidence) == {"ferries": ("reprint",), "reprint": ("ferries",)}
    editing.set_apart(workspace, "ferries")
    assert siblings(workspace.evidence) == {}, "who followed it is let go"
    editing.forget_origin(workspace, "ferries")
    assert siblings(workspace.evidence)
    for _ in range(4):
        workspace.undo()
    assert workspace.relations(Query()) == [whole]


def test_joining_both_ways_round_is_no_circle(workspace: Workspace) -> None:
    add_reprint(workspace)
    editing.join_origins(workspace, "reprint", "ferries")
    editing.join_origins(workspace, "ferries", "reprint")
    assert {one.id: one.origin for one in workspace.documents.values()} == {"ferries": "reprint", "reprint": ""}
    with pytest.raises(AllyMapError, match="choose two"):
        editing.join_origins(workspace, "ferries", "ferries")


def test_what_a_removal_would_lose_is_known_before(workspace: Workspace) -> None:
    add_reprint(workspace)
    assert [loss.polarity for loss in editing.losses_without(workspace, ["ferries"])] == [Polarity.COMPETITION]
    assert editing.losses_without(workspace, ["reprint"]) == []
    editing.join_origins(workspace, "reprint", "ferries")
    before = contents(workspace)
    editing.remove_documents(workspace, ["ferries"])
    assert workspace.documents["reprint"].origin == "", "nothing points at what is gone"
    workspace.undo()
    assert contents(workspace) == before


def test_the_project_s_label_is_asked_once_and_never_guessed(workspace: Workspace) -> None:
    editing.describe_source(workspace, replace(DOCUMENT, tlp="TLP:GREEN"))
    assert (asked(workspace.settings), label_of(workspace.settings)) == (False, "")
    assert shareable(workspace)[0].withheld_documents == 1
    editing.set_label(workspace, "")
    assert (asked(workspace.settings), label_of(workspace.settings)) == (True, "")
    editing.set_label(workspace, "green")
    cleared, label = shareable(workspace)
    assert (cleared.withheld_documents, label) == (0, "TLP:GREEN")
    assert shareable(workspace, "clear")[0].withheld_claims == 2
    with pytest.raises(AllyMapError, match="no handling label"):
        editing.set_label(workspace, "mauve")


def test_single_claims_carry_a_label(workspace: Workspace) -> None:
    editing.label_claims(workspace, ["lent"], "red")
    assert workspace.claims["lent"].tlp == "TLP:RED"
    assert shareable(workspace, "amber")[0].withheld_claims == 1
    editing.label_claims(workspace, ["lent"], "")
    assert workspace.claims["lent"].tlp == ""
    with pytest.raises(AllyMapError, match="no claim “gone”"):
        editing.label_claims(workspace, ["gone"], "red")
