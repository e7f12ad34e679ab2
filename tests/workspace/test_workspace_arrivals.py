"""What comes in: a reprint is refused with a pointer, a corrected version stands beside the old one as one origin."""

from __future__ import annotations

from pathlib import Path

import pytest
from neighbours import Neighbours, write

from allymap.model import Document, Severity
from allymap.network.evidence import Query
from allymap.workspace import Workspace, building, editing, importing
from allymap.workspace.checking import versions

FIRST = (
    "A late delivery\n\nPublished: {day}\n\nArlen met Brask in 2016. The two ministers praised the delivery as proof "
    "of a partnership that had survived nine years of waiting. A rival government protested and called it a threat."
)
OLD = FIRST.format(day="12 November 2018")
NEW = FIRST.format(day="14 November 2018").replace("nine", "eight") + "\n\nCorrection: it was eight years."


def read(paths: list[Path], *known: Document) -> importing.Batch:
    return importing.prepare(paths, extractor=Neighbours(), known=known)


def links(documents: tuple[Document, ...]) -> dict[str, str]:
    return {document.id: document.version_of for document in documents}


def test_a_corrected_version_is_linked_to_the_document_in_the_project(tmp_path: Path) -> None:
    with Workspace.scratch() as workspace:
        importing.apply(workspace, read(write(tmp_path, a=OLD)))
        batch = read(write(tmp_path, a=NEW), *workspace.documents.values())
        assert links(batch.documents) == {"a-2": "a"}
        (remark,) = batch.report.remarks
        assert remark.severity is Severity.NOTE
        assert remark.where == str(tmp_path / "a.txt")
        assert remark.message == "This is another version of “A late delivery” (a): both are kept, as one origin."
        importing.apply(workspace, batch)
        assert len(workspace.claims) == 2
        (relation,) = workspace.relations(Query())
        assert (relation.origins, relation.cooperation.documents) == (1, 2)
        assert [str(one) for one in versions(workspace.documents)] == [
            "A late delivery: It (a-2) is another version of “A late delivery” (a): both count as one origin."
        ]
        assert workspace.check() == []


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
def test_of_two_that_come_together_the_later_is_the_version(tmp_path: Path, one: str, other: str) -> None:
    batch = read([*write(tmp_path, **{one: OLD, other: NEW})][:: 1 if one < other else -1])
    assert links(batch.documents) == {one: "", other: one}
    assert [remark.where for remark in batch.report.remarks] == [str(tmp_path / f"{other}.txt")]


def test_a_third_version_is_linked_too_and_all_are_one_origin(tmp_path: Path) -> None:
    write(tmp_path, a=OLD, b=NEW, c=NEW.replace("14 November", "20 November") + " It was a Monday.")
    with building.build([tmp_path], tmp_path / "p.allymap", extractor=Neighbours()).workspace as workspace:
        found = links(tuple(workspace.documents.values()))
        assert found["a"] == ""
        assert found["b"] == "a"
        assert found["c"] in ("a", "b")
        assert [relation.origins for relation in workspace.relations(Query())] == [1]


def test_another_article_is_an_origin_of_its_own(tmp_path: Path) -> None:
    other = "Who rebuilds it?\n\nPublished: 2019-01-01\n\nArlen agreed on a gas pipeline in the spring with Brask."
    batch = read(write(tmp_path, a=OLD, b=other))
    assert links(batch.documents) == {"a": "", "b": ""}
    with Workspace.scratch() as workspace:
        importing.apply(workspace, batch)
        assert [relation.origins for relation in workspace.relations(Query())] == [2]
        assert versions(workspace.documents) == []


def test_a_reprint_is_refused_with_a_pointer_to_the_first(tmp_path: Path) -> None:
    batch = read(write(tmp_path, a=OLD, b=OLD.replace(" ", "\n", 40) + "\n", c=NEW, d=NEW + "\n"))
    assert links(batch.documents) == {"a": "", "c": "a"}
    assert [str(one) for one in batch.report.remarks if one.severity is Severity.SKIPPED] == [
        f"{tmp_path / name}.txt: This is the same text as “A late delivery”, which is there already." for name in "bd"
    ]


def test_what_is_removed_hands_its_versions_on(tmp_path: Path) -> None:
    with Workspace.scratch() as workspace:
        with workspace.step("Four versions") as step:
            step.put(
                *(
                    Document(one, one, one, "", version_of=first)
                    for one, first in zip("abcd", ["", *"abc"], strict=True)
                )
            )
        editing.remove_documents(workspace, ["b", "c"])
        assert links(tuple(workspace.documents.values())) == {"a": "", "d": "a"}
        editing.remove_documents(workspace, ["a"])
        assert links(tuple(workspace.documents.values())) == {"d": ""}
        workspace.undo()
        workspace.undo()
        assert links(tuple(workspace.documents.values())) == {"a": "", "b": "a", "c": "b", "d": "c"}


def test_a_thousand_articles_of_one_series_are_compared_in_time(tmp_path: Path) -> None:
    """Every one is under the same title, and none is a version of another."""
    words = [f"Arlen{number} met Brask{number * 7} near place{number * 13}" for number in range(1000)]
    batch = read(write(tmp_path, **{f"d{n}": f"The daily briefing\n\n{text}." for n, text in enumerate(words)}))
    assert set(links(batch.documents).values()) == {""}
