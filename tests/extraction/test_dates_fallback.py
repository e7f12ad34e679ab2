"""dateparser, for the few expressions our own rules do not know."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from allymap.extraction.dates import resolve
from allymap.extraction.dates_fallback import parsed
from allymap.extraction.dates_now import Now
from allymap.model import FuzzyDate

NOW = Now(date(2018, 7, 21), days=True, months=True)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [("the month of may 2016", ""), ("monday 14 may, 2018 at noon", ""), ("30 sep. 2015 10:30", "2015-09-30")],
)
def test_it_reads_dates_we_do_not(expression: str, expected: str) -> None:
    found = parsed(expression, NOW)
    assert found is None or found.text.startswith("201")
    if expected:
        assert found == FuzzyDate.parse(expected)


@pytest.mark.parametrize(
    "expression", ["three years", "80 years old", "70%", "soon", "5", "2,015 men", "since 2011", "$2015"]
)
def test_it_is_not_asked_about_what_is_no_date(expression: str) -> None:
    assert parsed(expression, NOW) is None


def test_without_a_publication_it_needs_a_year() -> None:
    assert parsed("30 sep. 10:30", None) is None


def test_it_warns_nobody_and_is_imported_late() -> None:
    code = (
        "import sys, warnings; warnings.simplefilter('error'); "
        "import allymap.extraction.dates as d; from allymap.model import FuzzyDate; "
        "print('dateparser' in sys.modules, d.resolve('30 Sep. 2015 10:30', 'on', FuzzyDate()).date)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == (["False", "2015-09-30"], "")


def test_resolve_falls_back() -> None:
    found = resolve("30 Sep. 2015 10:30", "on", FuzzyDate())
    assert found is not None
    assert (found.date.text, found.basis) == ("2015-09-30", "stated")
