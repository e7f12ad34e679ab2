"""The open project and the one door through which it changes."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from os import PathLike
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakSet

from ..model import (
    Actor,
    Bend,
    Claim,
    Document,
    Judgement,
    Layout,
    LogEntry,
    Note,
    Original,
    Place,
    Relation,
    Remark,
    Scene,
    Setting,
    Severity,
    Verdict,
)
from ..network.comparisons import recall
from ..storage import Hit, ProjectFile, RecoveryNote, Searcher
from . import own
from .history import History
from .memory import Memory
from .notices import Listener, Notices
from .person import person
from .step import Entry, Step, Write

if TYPE_CHECKING:
    import networkx as nx

    from ..network.evidence import Evidence, Query
    from ..network.view import MapView

T = TypeVar("T")

_EVIDENCE = frozenset({"documents", "actors", "claims", "verdicts", "judgements"})
_COUNTED = _EVIDENCE | {"layouts", "places"}
"""Tables on which it depends where newcomers are placed."""

BLANK = "blank"
"""The revision of every project that holds nothing yet."""

_REMEMBERED = 8
"""How many derived views and lists of relations are kept until the evidence changes."""

_open: WeakSet[Workspace] = WeakSet()


class Workspace:
    """One project, used by one thread at a time. Mappings are live and cannot be written to; ``step`` writes.

    ``person`` signs what is decided where a verb is not told who decides.
    """

    def __init__(self, file: ProjectFile, writable: bool = True) -> None:
        self._file = file
        self._writable = writable
        self._memory = Memory.of(file)
        self._history = History(file.unsaved)
        self._notices = Notices()
        self._stepping = False
        self._derived: OrderedDict[object, Any] = OrderedDict()
        self._settings: dict[str, str] = {}
        self._deleted: frozenset[str] | None = None
        self.person = person()
        self._revision: object = object()
        self._refresh_settings()
        recall(file.comparisons())
        _open.add(self)

    @classmethod
    def new(cls) -> Workspace:
        """An empty project with a working copy that survives a crash."""
        return cls(ProjectFile.create())

    @classmethod
    def scratch(cls) -> Workspace:
        """An empty project in memory alone: for programs and for the command line."""
        return cls(ProjectFile.scratch())

    @classmethod
    def open(cls, path: str | PathLike[str]) -> Workspace:
        """Open a project to work on. Raises ``ProjectError``: newer, foreign, damaged, gone, or open elsewhere."""
        return cls._of(ProjectFile.open(Path(path)))

    @classmethod
    def look(cls, path: str | PathLike[str]) -> Workspace:
        """Open a project to read: no lock, no working copy; a step raises. Raises ``ProjectError`` like ``open``."""
        return cls._of(ProjectFile.look(Path(path)), writable=False)

    @classmethod
    def recover(cls, note: RecoveryNote) -> Workspace:
        """Take up the unsaved work a killed process left; it is dirty until saved."""
        return cls._of(ProjectFile.recover(note))

    @classmethod
    def _of(cls, file: ProjectFile, writable: bool = True) -> Workspace:
        try:
            return cls(file, writable)
        except BaseException:
            file.abandon()
            raise

    # What the project holds, by key.

    @property
    def documents(self) -> Mapping[str, Document]:
        return self._memory.mapping(Document)

    @property
    def actors(self) -> Mapping[str, Actor]:
        return self._memory.mapping(Actor)

    @property
    def claims(self) -> Mapping[str, Claim]:
        return self._memory.mapping(Claim)

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        """By claim id; a claim without one is proposed."""
        return self._memory.mapping(Verdict)

    @property
    def judgements(self) -> Mapping[str, Judgement]:
        """By ``keep_id|other_id``."""
        return self._memory.mapping(Judgement)

    @property
    def layouts(self) -> Mapping[str, Layout]:
        return self._memory.mapping(Layout)

    @property
    def bends(self) -> Mapping[str, Bend]:
        """By ``layout_id|relation_id``."""
        return self._memory.mapping(Bend)

    @property
    def notes(self) -> Mapping[str, Note]:
        return self._memory.mapping(Note)

    @property
    def scenes(self) -> Mapping[str, Scene]:
        return self._memory.mapping(Scene)

    @property
    def settings(self) -> Mapping[str, str]:
        """Name to value; written as ``Setting`` rows."""
        return MappingProxyType(self._settings)

    @property
    def own_actors(self) -> tuple[Actor, ...]:
        """The actors that a person made or edited: what an extractor has to know of this project."""
        return tuple(self.actors[one] for one in own.own(self._settings) if one in self.actors)

    @property
    def own_frames(self) -> str:
        """The project's own frames as TOML, empty where there are none."""
        return self._settings.get(own.FRAMES, "")

    @property
    def drawn_from(self) -> float | None:
        """The confidence from which on claims are drawn (``editing.set_threshold``); ``None`` for the shipped one."""
        return own.drawn_from(self._settings)

    @property
    def kept_actors(self) -> frozenset[str]:
        """The ids of the actors that a person made: the map shows them even without a relation."""
        return own.added(self._settings)

    @property
    def revision(self) -> object:
        """Another object after every step, by which a job's outcome is known to be of the project as it stands."""
        held = self.documents or self.actors or self.claims or self.layouts
        return self._revision if held else BLANK

    def places(self, layout_id: str) -> Mapping[str, Place]:
        """Where the actors of a layout stand, by actor id."""
        return self._memory.places(layout_id)

    def original(self, document_id: str) -> bytes | None:
        """The bytes a document was read from, ``None`` where they were not kept."""
        kept = self._file.get(Original, document_id)
        return kept.content if kept else None

    @property
    def log(self) -> list[LogEntry]:
        """What people decided, the first entry first; read from the file each time."""
        return sorted(self._file.read(LogEntry), key=lambda entry: entry.at)

    @property
    def deleted_claims(self) -> frozenset[str]:
        """The claims that a person deleted from a document that is there: reading it again does not bring them back."""
        if self._deleted is None:
            self._deleted = _deleted(self.log)
        return frozenset(one for one in self._deleted if one not in self.claims)

    # What follows from it.

    @property
    def evidence(self) -> Evidence:
        """What relations are derived from, live."""
        from ..network.evidence import Evidence

        return Evidence(self.documents, self.actors, self.claims, self.verdicts, self.judgements)

    def snapshot(self) -> Evidence:
        """The evidence as it is now, for a job on another thread; later steps do not change it."""
        from ..network.evidence import Evidence

        rows = self._memory.mapping
        return Evidence(
            rows(Document).taken(), rows(Actor).taken(), rows(Claim).taken(), rows(Verdict).taken(),
            rows(Judgement).taken(),
        )  # fmt: skip

    def view(self, query: Query, standing: frozenset[str] = frozenset()) -> MapView:
        """The map a query asks for; remembered until the evidence changes. ``standing`` actors need no relation."""
        from ..network import view

        kept = self.kept_actors | standing
        return self._remembered(("view", query, kept), lambda: view.build(self.evidence, query, kept))

    def relations(self, query: Query) -> list[Relation]:
        """The relations a query asks for; remembered until the evidence changes."""
        from ..network import relations

        return self._remembered(("relations", query), lambda: relations.derive(self.evidence, query))

    def graph(self, query: Query) -> nx.MultiDiGraph[str, Any, Any]:
        """The claims a query counts as a networkx graph of the caller's own."""
        from ..network import graph

        return graph.to_networkx(self.evidence, query)

    def search(self, text: str, limit: int = 50) -> list[Hit]:
        """Actors, documents, claims and notes that hold all the words of ``text``, the last one as a beginning.

        “Phrases” stand in quotes, beginnings end with a star; ``actor:``, ``date:`` and ``polarity:`` find claims.
        """
        return self._file.search(text, limit)

    def searcher(self) -> Searcher | None:
        """Somebody who searches on another thread, to be closed before the project; ``None`` where nobody can."""
        return self._file.searcher()

    def check(self) -> list[Remark]:
        """What is wrong with the file, its index and every passage's anchor; empty when all is well."""
        from .checking import anchors

        faults = [
            Remark(Severity.FAILED, self.title, f"The file is damaged: {fault}.") for fault in self._file.faults()
        ]
        return faults + anchors(self.documents, self.claims.values())

    # How it changes.

    @contextmanager
    def step(self, label: str, initiator: object = None, by: str = "") -> Iterator[Step]:
        """One transaction and one undo entry: leaving commits, an exception brings everything back.

        ``by`` signs it: then it stands in the log, with what it replaced, and undoing it takes it out again.

        Raises ``RuntimeError`` inside another step or in a project opened to read, ``ValueError`` when the rows do not
        fit together (a claim about an actor that is not there), ``ProjectError`` when the disk is full.
        """
        with self._transaction() as step:
            yield step
            if by:
                step.sign(label, by)
            writes = step.finish()
        if writes:
            self._committed(self._history.add(label, writes), label, initiator)

    def undo(self, initiator: object = None) -> None:
        """Take the last step back; nothing happens when there is none."""
        if self._history.done:
            entry = self._history.undo(self._taken_back(self._history.done[-1]))
            self._replayed(entry, f"Undo {entry.label}", initiator)

    def redo(self, initiator: object = None) -> None:
        """Make the step last taken back again; nothing happens when there is none."""
        if self._history.undone:
            entry = self._history.redo(self._taken_back(self._history.undone[-1]))
            self._replayed(entry, f"Redo {entry.label}", initiator)

    @property
    def undo_label(self) -> str:
        """What ``undo`` would take back, empty for nothing."""
        return self._history.done[-1].label if self._history.done else ""

    @property
    def redo_label(self) -> str:
        """What ``redo`` would make again, empty for nothing."""
        return self._history.undone[-1].label if self._history.undone else ""

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have ``listener`` called with a ``Change`` after every commit; call the answer to stop."""
        return self._notices.subscribe(listener)

    def remember_camera(self, layout: Layout, initiator: object = None) -> None:
        """Keep where a layout's camera looks. Looking around is no edit: it fills no undo and asks for no save."""
        known = self.layouts.get(layout.id)
        if known is not None and known.camera != layout.camera:
            self._keep(replace(known, camera=layout.camera), initiator)

    def remember_setting(self, key: str, value: str, initiator: object = None) -> None:
        """Keep under a dotted key how the project is looked at. Like a camera's, such a row is no edit."""
        if self._settings.get(key) != value:
            self._keep(Setting(key, value), initiator)

    # Where it is kept.

    @property
    def path(self) -> Path | None:
        """Where the project was opened from or last saved to; ``None`` before the first save."""
        return self._file.path

    @property
    def title(self) -> str:
        return self._file.path.stem if self._file.path else "Untitled"

    @property
    def writable(self) -> bool:
        return self._writable

    @property
    def dirty(self) -> bool:
        """Whether the project differs from its last save."""
        return self._history.dirty

    def save(self, path: str | PathLike[str] | None = None) -> Path:
        """Save, under another name if one is given, and answer where. Raises ``ProjectError``; the work is kept."""
        if self._stepping:
            raise RuntimeError("a step is being made: save after it")
        self._keep_comparisons()
        target = self._file.save(None if path is None else Path(path))
        self._history.saved()
        return target

    def close(self) -> None:
        """Let go of the project; work that was not saved is given up."""
        self._forget()
        self._file.close()

    def leave(self) -> None:
        """Let go of the project; work that was not saved stays for a later recovery."""
        self._forget()
        self._file.abandon()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _transaction(self, unsaved: bool = True) -> Iterator[Step]:
        if not self._writable:
            raise RuntimeError("this project was opened to read: nothing can be written")
        if self._stepping:
            raise RuntimeError("a step is being made already: steps do not nest")
        step = Step(self._file, self._memory)
        self._stepping = True
        try:
            with self._file.transaction(unsaved):
                yield step
        except BaseException:
            step.forget()
            raise
        finally:
            self._stepping = False
            self._refresh_settings()

    def _keep(self, row: Layout | Setting, initiator: object) -> None:
        """Write a row that fills no undo and asks for no save; a project opened to read stays as it is."""
        if not self._writable:
            return
        with self._transaction(unsaved=False) as step:
            step.put(row)
            entry = Entry("", 0, step.finish())
        self._committed(entry, "", initiator)

    def _taken_back(self, entry: Entry) -> list[Write]:
        """Let everything stand as before a step, and answer how to take that back in turn."""
        with self._transaction() as step:
            for write in reversed(entry.writes):
                step.take_back(self._with_present_camera(write))
            return step.finish()

    def _with_present_camera(self, write: Write) -> Write:
        known, before = self.layouts.get(write.key), write.before
        if known is None or not isinstance(before, Layout):
            return write
        return replace(write, before=replace(before, camera=known.camera))

    def _replayed(self, entry: Entry, label: str, initiator: object) -> None:
        self._file.unsaved = self.dirty
        self._committed(entry, label, initiator)

    def _committed(self, entry: Entry, label: str, initiator: object) -> None:
        change = entry.change(label, initiator)
        if not _EVIDENCE.isdisjoint(change.ids):
            self._derived.clear()
        if "log" in change.ids:
            self._deleted = None
        if label and not _COUNTED.isdisjoint(change.ids):
            self._revision = object()
        self._notices.tell(change)

    def _keep_comparisons(self) -> None:
        """Keep in the file which texts repeat each other, as far as anybody asked: nothing is compared for it."""
        network = sys.modules.get("allymap.network.relations")
        if network is not None and self._writable:
            made = network.comparisons(self.evidence)
            if made and made != self._file.comparisons():
                self._file.keep_comparisons(made)

    def _forget(self) -> None:
        """Nothing that was derived outlives the project, also not in the network room, if it was ever asked.

        There it is remembered for all together, and so goes with the last one that is open: an earlier file that was
        looked at takes nothing from the project on show.
        """
        self._derived.clear()
        _open.discard(self)
        if _open:
            return
        network = sys.modules.get("allymap.network.relations")
        if network is not None:
            network.forget()

    def _refresh_settings(self) -> None:
        self._settings.clear()
        self._settings.update((key, setting.value) for key, setting in self._memory.mapping(Setting).items())

    def _remembered(self, key: object, compute: Callable[[], T]) -> T:
        if self._stepping:
            return compute()  # A step that is taken back must not leave its relations behind.
        if key in self._derived:
            self._derived.move_to_end(key)
            found: T = self._derived[key]
            return found
        made = self._derived[key] = compute()
        if len(self._derived) > _REMEMBERED:
            self._derived.popitem(last=False)
        return made


def _deleted(log: Iterable[LogEntry]) -> frozenset[str]:
    """The claims that were deleted by themselves, and not along with their document, and not restored."""
    found: set[str] = set()
    for entry in log:
        documents = {one.key for one in entry.superseded if one.table == "documents"}
        for one in entry.alterations:
            if one.table == "claims" and one.removed and dict(one.was or ())["document_id"] not in documents:
                found.add(one.key)
            elif one.table == "claims":
                found.discard(one.key)
    return frozenset(found)
