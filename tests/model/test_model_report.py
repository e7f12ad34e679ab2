"""Reports: remarks in order, failures apart."""

from __future__ import annotations

from allymap.model import Remark, Report, Severity


def test_remarks_keep_their_order_and_severity() -> None:
    report = Report()
    report.note("a.txt", "It was read as cp1252.")
    report.skipped("b.png", "AllyMap does not read these.")
    report.failed("c.txt", "The file is empty.")
    assert [remark.severity for remark in report.remarks] == [Severity.NOTE, Severity.SKIPPED, Severity.FAILED]
    assert report.failures == [Remark(Severity.FAILED, "c.txt", "The file is empty.")]


def test_a_remark_reads_as_a_line() -> None:
    assert str(Remark(Severity.NOTE, "a.txt", "It is empty.")) == "a.txt: It is empty."
    assert str(Remark(Severity.NOTE, "", "It is empty.")) == "It is empty."


def test_one_report_takes_up_another() -> None:
    one, other = Report(), Report()
    one.note("a", "First.")
    other.failed("b", "Second.")
    one.extend(other)
    assert [remark.where for remark in one.remarks] == ["a", "b"]
    assert len(other.remarks) == 1


def test_reports_do_not_share_their_remarks() -> None:
    first = Report()
    first.note("a", "First.")
    assert Report().remarks == []
