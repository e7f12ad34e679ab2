"""The way in for Python programs: a project's evidence and relations, without a window.

From a document to relations to networkx::

    import allymap

    with allymap.read(["article.txt"], published="2024-04") as project:
        for relation in project.relations():
            print(relation.id, relation.state, relation.cooperation.weight, relation.competition.weight)
        graph = project.to_networkx()
        for change in project.changes("2015", "2019"):
            print(change.cause, change.kind, change.relation.id)
        project.save("article.allymap")
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .model import Actor, Claim, Document, Progress, Relation, Report, Verdict
from .workspace import Hit, Workspace

if TYPE_CHECKING:
    import networkx as nx

    from .network.changes import RelationChange
    from .network.matrix import Matrix, Unit
    from .network.narrators import Disagreement
    from .network.structure.findings import Finding
    from .network.timeline import Strands


class Project:
    """A project to ask questions of. Mappings are by id, in the order in which things came in."""

    def __init__(self, workspace: Workspace, report: Report | None = None) -> None:
        self._workspace = workspace
        self.report = report or Report()

    @property
    def documents(self) -> Mapping[str, Document]:
        return self._workspace.documents

    @property
    def actors(self) -> Mapping[str, Actor]:
        return self._workspace.actors

    @property
    def claims(self) -> Mapping[str, Claim]:
        return self._workspace.claims

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        """By claim id; a claim without one is proposed."""
        return self._workspace.verdicts

    def relations(self, **query: Any) -> list[Relation]:
        """What the claims add up to, heaviest first; keywords are the fields of ``network.evidence.Query``.

        A relation has ``id``, ``actors``, ``state``, ``cooperation`` and ``competition``; each of the two strands has
        ``claims`` (ids) and ``weight``. Raises ``TypeError`` for a keyword that is none of the fields.
        """
        from .workspace import Query

        return list(self._workspace.relations(Query(**query)))

    def timeline(self, months: int = 12, **query: Any) -> list[Strands]:
        """Each relation over time, in periods of 1, 3, 12 or 120 months; keywords as of ``relations``."""
        from .network.timeline import timeline

        return timeline(self._workspace.evidence, self.relations(**query), months)

    def matrix(self, one: str = "", other: str = "", unit: Unit = "year", **query: Any) -> Matrix:
        """Arena × time of a pair, of one actor's relations, or of the whole map; actors by id, as on the map.

        The cells hold claim ids by side. Keywords as of ``relations``.
        """
        from .network.matrix import matrix

        wanted = {actor for actor in (one, other) if actor}
        found = [relation for relation in self.relations(**query) if wanted.issubset(relation.actors)]
        return matrix((self.claims[claim] for relation in found for claim in relation.claims), unit)

    def changes(
        self, start: str = "", end: str = "", *, since: str | PathLike[str] | None = None, **query: Any
    ) -> list[RelationChange]:
        """What changed between two dates (EDTF), or since an earlier file of the project.

        Each difference of a relation is told once, caused by the *world*, the *evidence* or a *judgement*. Keywords as
        of ``relations``. Raises ``AllyMapError`` for words that are no dates and ``ProjectError`` for the file.
        """
        from .network.changes import Moment, between_days, changes, moment_of_file
        from .workspace import Query

        asked, evidence = Query(**query), self._workspace.evidence
        if since is None:
            return changes(*between_days(evidence, asked, start, end))
        with Workspace.look(since) as earlier:
            return changes(moment_of_file(earlier.snapshot(), asked), Moment(evidence, asked))

    def narrators(self, **query: Any) -> list[tuple[str, int]]:
        """Who says what the relations count, by id (the documents themselves are ``author``), with their claims."""
        from .network.narrators import narrators
        from .workspace import Query

        return narrators(self._workspace.evidence, Query(**query))

    def disagreements(self, one: str, other: str | None = None, **query: Any) -> list[Disagreement]:
        """The pairs of which two narrators tell different things; without an ``other``, one and everybody else."""
        from .network.narrators import disagreements
        from .workspace import Query

        return disagreements(self._workspace.evidence, Query(**query), one, other)

    def findings(
        self, camps: int | None = 2, *, fragile: bool = False, seconds: float = 10.0, progress: Progress | None = None,
        **query: Any,
    ) -> tuple[Finding, ...]:  # fmt: skip
        """Camps, ties across their lines and inside them, brokers, strained triangles, each with its claims.

        At most so many ``camps``, or as many as fit best where it is ``None``.
        ``fragile`` ones, which a single claim decides, are left out unless asked for. ``seconds`` bound the proof.
        """
        from .network.structure.patterns import find_patterns
        from .workspace import Query

        return find_patterns(self._workspace.evidence, Query(**query), camps, seconds, progress).shown(fragile)

    def to_networkx(self, **query: Any) -> nx.MultiDiGraph[str, Any, Any]:
        """A networkx graph whose edges carry the claims that ``relations`` would count; it is the caller's own."""
        from .workspace import Query

        return self._workspace.graph(Query(**query))

    def search(self, text: str, limit: int = 50) -> list[Hit]:
        """Actors, documents and claims that hold all the words of ``text``."""
        return self._workspace.search(text, limit)

    def save(self, path: str | PathLike[str]) -> Path:
        """Write a project that was read from documents to a file. Raises ``ProjectError``."""
        return self._workspace.save(path)

    def close(self) -> None:
        self._workspace.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_project(path: str | PathLike[str]) -> Project:
    """Open a project file to read: nothing is locked or left behind. Raises ``ProjectError`` with one sentence."""
    return Project(Workspace.look(path))


def read(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]], *, published: str = "", jobs: int = 1,
    progress: Progress | None = None, attachments: bool = True,
) -> Project:  # fmt: skip
    """Read documents and find their claims, in memory; ``report`` says what was left out and why.

    ``published`` (EDTF) dates documents that do not date themselves; without ``attachments``, mails are read alone.
    Raises ``AllyMapError`` for a wrong date.
    """
    from .workspace import importing

    wanted = [paths] if isinstance(paths, str | PathLike) else list(paths)
    batch = importing.prepare(
        wanted, published=published, progress=progress, jobs=jobs, attachments=None if attachments else ()
    )
    workspace = Workspace.scratch()
    importing.apply(workspace, batch)
    return Project(workspace, batch.report)
