"""A searcher beside an open project: it sees what is committed, writes nothing, and lets go of the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from allymap.model import Actor, ActorKind, ProjectError
from allymap.storage import ProjectFile


@pytest.fixture
def opened(filled: ProjectFile, tmp_path: Path) -> Iterator[ProjectFile]:
    """A project with a working copy."""
    file = ProjectFile.open(filled.save(tmp_path / "opened.allymap"))
    yield file
    file.close()


def test_it_finds_what_the_project_finds_and_nothing_before_it_is_committed(opened: ProjectFile) -> None:
    searcher = opened.searcher()
    assert searcher is not None
    for words in ("strait", "ostrel", '"grain to Vinmark"', "actor:ostrel polarity:coop"):
        assert searcher.search(words, 10) == opened.search(words, 10) != []
    with opened.transaction():
        opened.put(Actor("tarn", "Tarn", ActorKind.STATE))
        assert searcher.search("tarn", 10) == []
    assert [hit.id for hit in searcher.search("tarn", 10) or ()] == ["tarn"]
    searcher.close()


def test_a_project_that_is_looked_at_is_searched_in_place(filled: ProjectFile, tmp_path: Path) -> None:
    path = filled.save(tmp_path / "p.allymap")
    looked = ProjectFile.look(path)
    searcher = looked.searcher()
    assert searcher is not None
    assert searcher.search("strait", 10) == filled.search("strait", 10)
    searcher.close()
    looked.close()
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix != "") == ["p.allymap"]


def test_a_project_in_memory_has_none() -> None:
    file = ProjectFile.scratch()
    assert file.searcher() is None
    file.close()


def test_what_cannot_be_read_is_said_in_a_sentence(opened: ProjectFile) -> None:
    searcher = opened.searcher()
    assert searcher is not None
    searcher.close()
    with pytest.raises(ProjectError, match="could not be searched"):
        searcher.search("strait", 10)
