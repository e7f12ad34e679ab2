from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import allymap
from allymap.model import (
    Actor,
    AllyMapError,
    Claim,
    Document,
    Kind,
    Passage,
    Polarity,
    ProjectError,
    State,
    Verdict,
    VerdictValue,
)
from allymap.workspace import Workspace

TEXT = "Arlen lent Brask ferries. Arlen sued Brask over fares."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    document = Document("ferries", "Ferries", TEXT, "00" * 32, "2021")
    with Workspace.scratch() as workspace:
        with workspace.step("Fill") as step:
            step.put(document, Actor("arlen", "Arlen"), Actor("brask", "Brask"), Actor("corvo", "Corvo"))
            for key, polarity, start, end in (("a", "cooperation", 0, 25), ("b", "competition", 26, 54)):
                passage = Passage.of(document, start, end)
                step.put(Claim(key, Kind.EVENT, "arlen", "brask", Polarity(polarity), passage, by="rules 1.0"))
            step.put(Verdict("b", VerdictValue.ACCEPTED, "N. Lind", ""))
        return workspace.save(tmp_path / "ferries.allymap")


def test_a_project_answers_with_its_evidence_and_relations(path: Path) -> None:
    with allymap.open_project(path) as project:
        assert list(project.documents) == ["ferries"]
        assert set(project.actors) == {"arlen", "brask", "corvo"}
        assert set(project.claims) == {"a", "b"}
        assert project.verdicts["b"].value is VerdictValue.ACCEPTED
        (relation,) = project.relations()
        assert (relation.id, relation.actors, relation.state) == ("arlen|brask", ("arlen", "brask"), State.CONTESTED)
        assert (relation.cooperation.claims, relation.cooperation.weight) == (("a",), 1)
        assert (relation.competition.claims, relation.competition.weight) == (("b",), 1)
        assert [hit.kind for hit in project.search("ferries")] == ["document", "claim"]


def test_a_query_is_given_as_keywords(path: Path) -> None:
    with allymap.open_project(str(path)) as project:
        (relation,) = project.relations(reviewed_only=True)
        assert not relation.cooperation
        assert project.to_networkx(reviewed_only=True).number_of_edges() == 1
        with pytest.raises(TypeError):
            project.relations(colour="red")


def test_a_graph_carries_the_claims_on_its_edges(path: Path) -> None:
    with allymap.open_project(path) as project:
        graph = project.to_networkx()
        assert graph.is_directed()
        assert graph.is_multigraph()
        assert sorted(graph.edges) == [("arlen", "brask", "a"), ("arlen", "brask", "b")]


def test_opening_leaves_no_trace_and_locks_nothing(path: Path) -> None:
    before = path.read_bytes()
    allymap.open_project(path).close()
    assert path.read_bytes() == before
    with allymap.open_project(path) as project, Workspace.open(path) as workspace:
        with workspace.step("Empty") as step:
            step.remove(Verdict, "b")
        workspace.save()
        assert set(project.verdicts) == {"b"}, "a project that was opened stays what it was"
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_what_is_no_project_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "diary.allymap").write_text("Dear diary")
    with pytest.raises(ProjectError, match="is not an AllyMap project"):
        allymap.open_project(tmp_path / "diary.allymap")


def test_importing_the_package_opens_no_room() -> None:
    code = "import sys, allymap; print([name for name in sys.modules if name.startswith('allymap.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'treaty'"):
        allymap.treaty  # noqa: B018


@pytest.mark.slow
def test_from_a_document_to_relations_to_networkx_in_a_few_lines(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        "In March 2023 Russia supplied Iran with fighter jets. Iran attacked Israel with drones in April."
    )
    with allymap.read(article, published="2023-05") as project:
        relations = {relation.id: relation for relation in project.relations()}
        graph = project.to_networkx()
        saved = project.save(tmp_path / "article.allymap")
    assert relations["iran|russia"].cooperation.claims
    assert relations["iran|israel"].competition.claims
    assert graph.number_of_edges() == sum(len(relation.claims) for relation in relations.values())
    with allymap.open_project(saved) as project:
        assert {relation.id for relation in project.relations()} == set(relations)


def test_a_project_answers_over_time(path: Path) -> None:
    with allymap.open_project(path) as project:
        (strands,) = project.timeline()
        assert strands.undated == (1, 1)
        found = project.matrix("arlen", "brask")
        assert (found.cell("", "").cooperation, found.cell("", "").competition) == (["a"], ["b"])
        assert project.matrix("arlen", "corvo").arenas == ()
        assert project.changes("2020", "2021") == []
        assert project.changes(since=path) == []
        assert project.findings() == project.findings(None) == ()
        assert project.narrators() == [("author", 2)]
        assert project.disagreements("author") == []
        with pytest.raises(AllyMapError, match="lies before"):
            project.changes("2021", "2020")
