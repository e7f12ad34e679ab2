from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.network import metrics


def test_widths_are_the_fonts_own() -> None:
    # Source Sans Pro's advances in thousandths: I 263, r 347, a 504, n 547.
    assert metrics.width("Iran", 1000) == pytest.approx(263 + 347 + 504 + 547)
    assert metrics.width("Iran", 14, "bold") > metrics.width("Iran", 14)


def test_scripts_the_font_lacks_are_estimated() -> None:
    assert not metrics.covered("伊朗")
    assert metrics.width("伊朗", 10) == pytest.approx(20)
    assert metrics.width("إيران", 10) > 15
    assert metrics.width("e\u20e3", 10) == metrics.width("e", 10)
    assert metrics.covered("Россия, Türkiye, Ελλάς – “Iran”…")


def test_font_files_exist_for_painters() -> None:
    assert all(path.is_file() and path.suffix == ".ttf" for path in metrics.font_files().values())


def test_importing_reads_no_font() -> None:
    code = (
        "import sys, allymap.network.metrics; sys.exit(bool({'fontTools', 'font_source_sans_pro'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_wrapping_keeps_words_and_shortens_what_is_left_over() -> None:
    assert metrics.wrap("Organisation of Islamic Cooperation", 14, 150, 2) == ["Organisation of Islamic", "Cooperation"]
    lines = metrics.wrap("Popular Front for the Liberation of Everything at Once", 14, 110, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert metrics.wrap("", 14, 100, 2) == []


@given(st.text(max_size=40), st.floats(20, 200))
def test_nothing_wrapped_is_wider_than_its_room(text: str, room: float) -> None:
    for line in metrics.wrap(metrics.printable(text), 14, room, 2):
        assert metrics.width(line, 14) <= room + 1e-6 or line == "…"


@given(st.text())
def test_printable_text_is_one_line_without_control_characters(text: str) -> None:
    clean = metrics.printable(text)
    assert clean == metrics.printable(clean)
    assert not any(ord(char) < 32 or 0xD800 <= ord(char) <= 0xDFFF for char in clean)


@given(st.text(max_size=12))
def test_nothing_that_no_line_can_show_is_left(text: str) -> None:
    shown = metrics.printable(text)
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Cn"}
    assert shown == " ".join(shown.split())
    kept = [char for char in text if not char.isspace() and unicodedata.category(char) not in ("Cc", "Cs", "Cn")]
    assert list(shown.replace(" ", "")) == kept
