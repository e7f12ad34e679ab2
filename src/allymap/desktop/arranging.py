"""Arranging: the whole map or a part as a job that can be stopped, and the quick layout tools; one undo step each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from ..model import Progress
from ..workspace import editing
from .wording import counted, failure_words

if TYPE_CHECKING:
    from .jobs import Job, JobRunner
    from .project_page import ProjectPage
    from .session import Session

Places = dict[str, tuple[float, float]]

_SMALL, _PATIENCE = 200, 0.2
"""A map with so many actors takes a few milliseconds: the window waits for it, at most so many seconds."""

_LINES = ("left", "centre", "right", "top", "middle", "bottom")


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("Arranging", text)


class Arranging(QObject):
    """Lives as long as its page. The work sees a copy of the places; what it finds is put into the layout it came from.

    Where the project changed meanwhile, whoever was pinned since stays and whoever is new gets a place beside.
    """

    def __init__(self, page: ProjectPage, session: Session, jobs: JobRunner) -> None:
        super().__init__(page)
        self._page, self._session, self._jobs = page, session, jobs
        self._job: Job | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        return {
            "layout.run": self.arrange,
            "layout.arrange_selection": self._arrange_selection,
            "layout.by_camp": self._by_camp,
            "layout.by_kind": partial(self._group, "by_kind", tr("Arrange by kind")),
            "layout.tidy": partial(self._group, "tidy", tr("Tidy overlaps")),
            "layout.circle": self._circle,
            "layout.mirror": partial(self._mirror, "horizontal"),
            "layout.flip": partial(self._mirror, "vertical"),
            "layout.rotate_right": partial(self._rotate, 90.0),
            "layout.rotate_left": partial(self._rotate, -90.0),
            "layout.distribute_across": partial(self._distribute, "horizontal"),
            "layout.distribute_down": partial(self._distribute, "vertical"),
            **{f"layout.align_{line}": partial(self._align, line) for line in _LINES},
        }

    def close(self) -> None:
        """Stop what is under way and want nothing of it: the project is being let go."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def arrange(self) -> None:
        """Arrange the whole map; cancelled, the best so far counts."""
        from ..network import layout as engine

        def done(layout_id: str, to: Places) -> None:
            self._glide(editing.arrange, layout_id, self._session.query, to, whole=True)

        view, places, pinned = self._session.view, self._session.places, self._session.pinned
        shape = self._page.canvas.ground_shape
        self._run(tr("Arranging the map"), lambda progress: engine.arrange(view, places, pinned, progress, shape), done)

    def _arrange_selection(self) -> None:
        from ..network import layout_groups as tools

        session = self._session
        view, places, pinned, chosen = session.view, session.places, session.pinned, session.actors
        label = tr("Arrange {number}").format(number=counted(len(chosen), tr("actor"), tr("actors")))
        self._run(
            label, lambda progress: tools.arrange_selection(view, places, chosen, pinned, progress),
            partial(self._put, label),
        )  # fmt: skip

    def _by_camp(self) -> None:
        from ..network import layout_groups as tools

        session, label = self._session, tr("Arrange by camp")
        view, places, pinned, chosen = session.view, session.places, session.pinned, self._several()
        self._run(
            label, lambda progress: tools.by_camp(view, places, chosen, pinned, progress),
            partial(self._put, label, whole=not chosen),
        )  # fmt: skip

    def _group(self, name: str, label: str) -> None:
        from ..network import layout_groups

        session = self._session
        tool = getattr(layout_groups, name)
        view, places, pinned, chosen = session.view, session.places, session.pinned, self._several()
        self._run(label, lambda _: tool(view, places, chosen, pinned), partial(self._put, label, whole=not chosen))

    def _several(self) -> frozenset[str]:
        """The selected actors; nobody, which stands for all, where only one is selected: he alone has no order."""
        chosen = self._session.actors
        return chosen if len(chosen) > 1 else frozenset()

    def _circle(self) -> None:
        """The selected around the most related of them, which the view lists first."""
        chosen = self._session.actors
        around = next(one.id for one in self._session.view.actors if one.id in chosen)
        self._use(editing.circle, chosen, around)

    def _mirror(self, axis: str) -> None:
        from ..network.layout_tools import Axis

        chosen = self._several()
        self._use(editing.mirror, chosen, Axis(axis), whole=not chosen)

    def _rotate(self, degrees: float) -> None:
        chosen = self._several()
        self._use(editing.rotate, chosen, degrees, whole=not chosen)

    def _distribute(self, axis: str) -> None:
        from ..network.layout_tools import Axis

        self._use(editing.distribute, self._session.actors, Axis(axis))

    def _align(self, line: str) -> None:
        from ..network.layout_tools import Line

        self._use(editing.align, self._session.actors, Line(line))

    def _use(self, verb: Callable[..., object], *args: object, whole: bool = False) -> None:
        layout = self._session.layout
        if layout is not None:
            self._glide(verb, layout.id, *args, self._session.query, whole=whole)

    def _put(self, label: str, layout_id: str, to: Places, whole: bool = False) -> None:
        self._glide(editing.put_places, layout_id, label, to, whole=whole)

    def _glide(self, verb: Callable[..., object], *args: object, whole: bool) -> None:
        """Take the step; a whole map has another shape then, and is looked at as a whole."""
        if self._session.attempt(verb, *args, glide=True) and whole:
            self._page.canvas.fit()

    def _run(self, title: str, work: Callable[[Progress], Places], done: Callable[[str, Places], None]) -> None:
        layout = self._session.layout
        if layout is None or not self._session.attempt(editing.unlocked, layout.id):
            return
        if self._job is not None:
            self._session.told.emit(tr("The map is being arranged already."))
            return
        job = self._job = self._jobs.run(
            title,
            work,
            lambda to: self._take(layout.id, to, done),
            lambda error: self._session.refused.emit(failure_words(error)),
            keeps_best=True,
        )
        job.ended.connect(self._forget)
        if len(self._session.view.actors) <= _SMALL:
            job.settle(_PATIENCE)

    def _take(self, layout_id: str, to: Places, done: Callable[[str, Places], None]) -> None:
        if self._job is not None:  # else the project is gone
            done(layout_id, to)

    def _forget(self) -> None:
        self._job = None
