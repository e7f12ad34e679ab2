from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool

import pytest
from neighbours import Neighbours

from allymap.extraction.extractor import Extraction
from allymap.model import Cancelled, Document, Progress
from allymap.workspace import parts
from allymap.workspace.extractors import by_machine, check_extractor, departure, extractor_for
from allymap.workspace.parts import Parts, size_of

DOCUMENTS = [Document(f"d{n}", f"D{n}", "Arlen met Brask. " * n, "") for n in range(1, 10)]


def test_parts_end_at_a_number_of_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_PART", 100)
    found = [part for part, _ in Parts(Neighbours(), 1, False).of(DOCUMENTS, Progress())]
    assert [document for part in found for document in part] == DOCUMENTS
    assert all(size_of(part) >= 100 > size_of(part[:-1]) for part in found[:-1])
    assert list(Parts(Neighbours(), 1, False).of([], Progress())) == []


def test_what_an_extractor_says_of_a_part_moves_the_whole() -> None:
    seen: list[tuple[str, int, int]] = []
    whole = Progress(lambda *at: seen.append(at))
    whole.phase("All", 9)

    class Talkative(Neighbours):
        def extract(self, documents, progress, jobs=1):  # type: ignore[no-untyped-def]
            progress.phase("A part", len(documents))
            assert not progress.cancelled
            return super().extract(documents, progress, jobs)

    list(Parts(Talkative(), 1, False).of(DOCUMENTS, whole))
    assert {name for name, _, _ in seen} == {"All"}
    assert seen[-1] == ("All", 9, 9)


def test_an_extractor_can_be_cancelled_and_can_cancel() -> None:
    whole = Progress()

    class Cancelling(Neighbours):
        def extract(self, documents, progress, jobs=1):  # type: ignore[no-untyped-def]
            progress.cancel()
            assert progress.cancelled
            return super().extract(documents, progress, jobs)

    with pytest.raises(Cancelled):
        list(Parts(Cancelling(), 1, False).of(DOCUMENTS, whole))
    assert whole.cancelled


@pytest.mark.parametrize(("cancelled", "error"), [(True, Cancelled), (False, BrokenProcessPool)])
def test_processes_that_ctrl_c_ended_first_are_no_fault(
    monkeypatch: pytest.MonkeyPatch, cancelled: bool, error: type[BaseException]
) -> None:
    closed: list[bool] = []

    def pool(*_: object) -> Iterator[Extraction]:
        try:
            yield Extraction()
            raise BrokenProcessPool
        finally:
            closed.append(True)

    monkeypatch.setattr("allymap.extraction.pool.extract_in_processes", pool)
    progress = Progress()
    if cancelled:
        progress.cancel()
    with pytest.raises(error):
        list(Parts("rules", 2, False).of(DOCUMENTS, progress))
    assert closed == [True], "no process is left behind"


def test_the_processes_end_when_nobody_wants_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[bool] = []

    def pool(documents: list[Document], *_: object) -> Iterator[Extraction]:
        try:
            yield from (Extraction() for _ in documents)
        finally:
            closed.append(True)

    monkeypatch.setattr("allymap.extraction.pool.extract_in_processes", pool)
    monkeypatch.setattr(parts, "_PART", 1)
    rest = Parts("rules", 2, False).of(DOCUMENTS, Progress())
    next(rest)
    rest.close()  # type: ignore[attr-defined]
    assert closed == [True]


def test_extractors_by_name() -> None:
    own = Neighbours()
    assert extractor_for(own, (), "", False) is own
    assert departure("rules") == departure(own) == ""
    check_extractor("rules+llm")
    (claim,) = own.extract(DOCUMENTS[:1], Progress()).claims
    assert by_machine(claim)
