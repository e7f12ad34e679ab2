"""Hand-outs from the window: the label is asked once, the file is written as a job, what is withheld is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from ..model import AllyMapError, Progress, Relation, Scene
from ..network.evidence import Evidence, Query
from ..network.handling import cleared
from ..network.relations import derive
from ..output.briefing import dossier, formats
from ..output.briefing.compose import Stock, brief
from ..output.writing import write_bytes
from ..workspace import editing, handling
from ..workspace.briefing import scenes_of, stock_of
from .asking import ask_save
from .label_dialog import LabelDialog
from .wording import failure_words

if TYPE_CHECKING:
    from .session import Session
    from .window import MainWindow


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("HandingOut", text)


def label_of(session: Session) -> str:
    """The project's handling label, empty while none was chosen."""
    return handling.label_of(session.workspace.settings)


def with_label(window: MainWindow, session: Session, then: Callable[[str], object]) -> None:
    """Go on with the project's label, or with none where a person decided so; never decided, ask, and never guess."""
    if handling.asked(session.workspace.settings):
        then(label_of(session))
        return

    def chosen(given: str) -> None:
        if session.attempt(editing.set_label, given):
            then(given)

    question = tr(
        "How far may this briefing be shared? It carries this label, and leaves out what is labelled higher. Without a"
        " label, only what everybody may see is let out."
    )
    LabelDialog(window, question, None, chosen).open()


class HandOuts(QObject):
    """The actions that hand out."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        return {"export.briefing": self._hand_out}

    def _hand_out(self) -> None:
        project = self._window.project
        if project is not None:
            with_label(self._window, project.session, lambda label: self._ask(project.session, label))

    def _ask(self, session: Session, label: str) -> None:
        path = session.workspace.path
        title = session.workspace.title
        filters = [tr("PowerPoint (*.pptx)"), tr("PDF (*.pdf)"), tr("Web page (*.html)")]
        if session.relation_id:
            filters.append(tr("Dossier of the selected pair (*.md)"))
        suggestion = path.with_name(f"{title}.pptx") if path else Path(f"{title}.pptx")
        ask_save(
            self._window, tr("Hand out the briefing"), filters, suggestion,
            lambda chosen: self._write(session, chosen, label),
        )  # fmt: skip

    def _write(self, session: Session, path: Path, label: str) -> None:
        try:
            make = prepared(session, path.suffix.lower(), label)
        except AllyMapError as error:
            self._window.say(str(error))
            return

        def work(progress: Progress) -> str:
            progress.phase(tr("Composing"))
            content, withheld = make()
            progress.phase(tr("Writing"))
            write_bytes(content, path)
            return withheld

        def written(withheld: str) -> None:
            told = tr("Written to {path} under {label}.") if label else tr("Written to {path} without a label.")
            told = told.format(path=path, label=label)
            tell = self._window.say if withheld else self._window.mention
            tell(f"{told} {withheld}".strip())

        self._window.jobs.run(
            tr("Handing out {name}").format(name=path.name),
            work,
            written,
            lambda error: self._window.say(failure_words(error)),
        )


def prepared(session: Session, ending: str, label: str) -> Callable[[], tuple[bytes, str]]:
    """Everything that a thread needs to write a hand-out: it answers the bytes, and what was withheld in a sentence.

    Raises ``AllyMapError`` for an ending that nothing can be written to.
    """
    workspace, title = session.workspace, session.workspace.title
    if ending == ".md":
        if not session.relation_id:
            raise AllyMapError("Select a pair first: a dossier is about one.")
        evidence, relation_id = workspace.snapshot(), session.relation_id
        return lambda: _dossier(evidence, relation_id, label)
    if ending not in formats.FORMATS:
        raise AllyMapError(f"A briefing cannot be written as “{ending}”: choose {', '.join(formats.FORMATS)}.")
    scenes, stock = scenes_of(workspace, label), stock_of(workspace)
    return lambda: _briefing(title, scenes, stock, label, ending)


def _briefing(title: str, scenes: list[Scene], stock: Stock, label: str, ending: str) -> tuple[bytes, str]:
    made = brief(title, scenes, stock, label)
    return formats.write(made, ending), made.withheld


def _dossier(evidence: Evidence, relation_id: str, label: str) -> tuple[bytes, str]:
    free = cleared(evidence, label)
    found: Relation | None = next((one for one in derive(free.evidence, Query()) if one.id == relation_id), None)
    if found is None:
        allowed = f"under {label}" if label else "without a label"
        raise AllyMapError(f"Nothing about this pair may be shown {allowed}.")
    return dossier.write(found, free.evidence, label).encode("utf-8"), free.sentence
