"""One true journey with the real extractor: drop a seed article, click the strand, read the passage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from test_journeys import drop

from allymap.desktop.window import MainWindow
from allymap.model import Polarity

pytestmark = pytest.mark.slow

ARTICLE = """Two partners, two ledgers

In September 2015 Russia sent jets to Syria to help Iran keep President Assad in power.
In 2018 Russia outbid Iran for the phosphate mines of Syria.
Iran criticised Russia for the deal.
In 2022 Iran supplied Russia with drones for the war in Ukraine.
"""


def test_from_an_article_to_a_highlighted_passage(
    open_main: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    article = tmp_path / "two-ledgers.txt"
    article.write_text(ARTICLE, "utf-8")
    window = open_main()
    drop(window, article)
    qtbot.waitUntil(lambda: bool(window.project and window.project.session.view.relations), timeout=90_000)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    page = window.project.page
    page.canvas.finish_painting()
    relation = window.project.session.relation("iran|russia")
    assert relation is not None
    assert relation.cooperation
    assert relation.competition
    point = page.canvas.relation_point(relation.id, Polarity.COMPETITION)
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=point)
    card = page.evidence.relation.list.current_card
    assert card is not None
    assert card.claim.passage.exact in ARTICLE
    QTest.keyClick(page.evidence.relation.list, Qt.Key.Key_Return)
    qtbot.waitUntil(page.viewer.passage_in_view)
    assert page.viewer.highlighted_text == card.claim.passage.exact
