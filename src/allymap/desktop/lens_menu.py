"""Lenses in the menu behind “+ Filter”: what was saved under a name is shown again, with its time window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from ..network.evidence import Query
from ..workspace import editing
from . import filter_choices
from .asking import ask_text
from .project_page import ProjectPage
from .session import Session


class LensMenu(QObject):
    """Lives as long as its page; fills the lower part of the filter menu each time it opens."""

    def __init__(self, page: ProjectPage, session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        page.top.filter_menu.aboutToShow.connect(self._fill)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        return {"view.save_lens": self._save}

    def show_lens(self, query: Query) -> None:
        """Show what a lens shows; folding belongs to the layout and stays."""
        self._session.ask(replace(query, folded=self._session.query.folded))

    def _fill(self) -> None:
        menu, session = self._page.top.filter_menu, self._session
        filter_choices.extend(menu, session.query, session.evidence, session.ask)
        menu.addSeparator()
        lenses = editing.lenses_of(session.workspace)
        showing, deleting = menu.addMenu(self.tr("Lenses")), menu.addMenu(self.tr("Delete a lens"))
        for name, query in lenses.items():
            text = name.replace("&", "&&")
            shown = showing.addAction(text, partial(self.show_lens, query))
            shown.setCheckable(True)
            shown.setChecked(replace(query, folded=session.query.folded) == session.query)
            deleting.addAction(text, partial(session.attempt, editing.delete_lens, name))
        for submenu in (showing, deleting):
            submenu.setEnabled(bool(lenses))
        saving = menu.addAction(self.tr("Save filters as…"), self._save)
        saving.setEnabled(bool(self._page.top.chips.texts))

    def _save(self) -> None:
        query = self._session.query
        ask_text(
            self._page, self.tr("Save filters"), self.tr("Name of the lens:"), "",
            lambda name: self._session.attempt(editing.save_lens, name, query),
        )  # fmt: skip
