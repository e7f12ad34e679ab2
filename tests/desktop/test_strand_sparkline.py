"""A pair over time: every dated passage is a point that opens it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from allymap.desktop.strand_sparkline import StrandSparkline
from allymap.desktop.theme import theme
from allymap.desktop.window import MainWindow
from allymap.model import Claim, Kind, Polarity

Open = Callable[..., MainWindow]
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def claims(*dates: str) -> list[Claim]:
    return [
        Claim(f"c{n}", Kind.EVENT, "a", "b", list(Polarity)[n % 2], date=date, note=f"note {n}")
        for n, date in enumerate(dates)
    ]


def sparkline(qtbot: QtBot, *dates: str) -> StrandSparkline:
    theme()
    made = StrandSparkline()
    qtbot.addWidget(made)
    made.resize(300, 44)
    made.show_claims(claims(*dates))
    return made


def test_points_stand_in_time_and_on_their_side(qtbot: QtBot) -> None:
    made = sparkline(qtbot, "2011", "2015-09", "2024-04", "", "2016/..")
    points = made.points()
    assert [point.claim.id for point in points] == ["c0", "c1", "c4", "c2"]
    middles = [point.middle.x() for point in points]
    assert middles == sorted(middles)
    assert all((point.middle.y() < 22) == (point.claim.polarity is Polarity.COOPERATION) for point in points)
    assert points[0].right - points[0].left > points[1].right - points[1].left
    assert made.accessibleDescription() == "4 passages with a date, 1 without"


def test_one_date_is_no_line(qtbot: QtBot) -> None:
    assert sparkline(qtbot, "2011", "").isHidden()
    assert sparkline(qtbot).points() == []


def test_away_from_every_point_nothing_is_chosen(qtbot: QtBot) -> None:
    made = sparkline(qtbot, "2011", "2020")
    assert made.point_at(QPointF(150, 2)) is None


def test_a_point_opens_its_passage(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    page, session = window.project.page, window.project.session
    session.select((), "iran|russia", Polarity.COMPETITION)
    made = page.evidence.relation.sparkline
    first = made.points()[0]
    assert first.claim.date == "2016-08"
    QTest.mouseClick(made, _LEFT, _NONE, first.middle.toPoint())
    assert (session.claim_id, session.polarity) == (first.claim.id, Polarity.COOPERATION)
    assert page.viewer.document.id == "sky"


def test_arrow_keys_walk_along_the_passages_in_time(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    page, session = window.project.page, window.project.session
    session.select((), "iran|russia")
    line = page.evidence.relation.sparkline
    line.setFocus()
    seen = []
    for key, times in ((Qt.Key.Key_Left, 5), (Qt.Key.Key_Right, 5)):
        for _ in range(times):
            QTest.keyClick(line, key)
            seen.append(session.claim_id)
            assert page.viewer.document.id == session.workspace.claims[session.claim_id].document_id
    there, back = ([session.workspace.claims[one].date for one in half] for half in (seen[:5], seen[5:]))
    assert (there, back) == (sorted(there, reverse=True), sorted(back))
    assert seen[4] == line.points()[0].claim.id
    assert seen[-1] == line.points()[-1].claim.id != seen[4]
    assert line.hasFocus()


def test_the_open_passage_has_a_ring(qtbot: QtBot) -> None:
    made = sparkline(qtbot, "2011", "2015-09", "2024-04")
    before = made.grab().toImage()
    made.mark("c1")
    middle = made.points()[1].middle
    ring = QPoint(round(middle.x() + 5), round(middle.y()))
    assert made.grab().toImage().pixelColor(ring) != before.pixelColor(ring)
    made.mark("nobody")
    assert made.grab().toImage() == before
