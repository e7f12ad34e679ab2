"""Contrast of the window's colours, and the style sheet's shape."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle

from allymap.desktop.stylesheet import stylesheet
from allymap.desktop.theme import Theme, theme
from allymap.desktop.tones import SIZES, mixed, tones
from allymap.network.look import DARK, LIGHT, Look

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_text_can_be_read_on_every_surface(look: Look) -> None:
    between = tones(look)
    for ground in (look.surface, between.raised, between.hover, between.pressed, look.highlight):
        assert contrast(look.text, ground) >= 7
    for ground in (look.surface, between.raised, between.hover):
        assert contrast(look.muted, ground) >= 4.5
    assert contrast(between.on_accent, look.accent) >= 4.5
    assert contrast(look.accent, look.surface) >= 4.5
    assert contrast(look.text, mixed(look.surface, look.accent, 0.22)) >= 7


@given(COLOURS, COLOURS)
def test_mixing_ends_at_its_ends(one: str, other: str) -> None:
    assert mixed(one, other, 0) == one
    assert mixed(one, other, 1) == other


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_the_style_sheet_is_whole_and_uses_four_sizes(look: Look) -> None:
    text = stylesheet(look, tones(look))
    assert text.count("{") == text.count("}")
    assert set(re.findall(r"font-size: (\d+)px", text)) <= {str(size) for size in SIZES[:4]}
    colours = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", text))
    assert all(len(colour) == 7 for colour in colours)


def test_the_palette_is_the_looks(qapp: QApplication) -> None:
    theme().choose("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.surface)
    theme().choose("light")
    assert qapp.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.text)
    theme().choose("system")


def test_a_choice_that_is_none_is_the_systems(qapp: QApplication) -> None:
    QSettings().setValue("view/theme", "purple")
    made = Theme(qapp)
    assert made.choice == "system"
    made.setParent(None)


@pytest.mark.parametrize(("duration", "reduced"), [(0, True), (200, False)])
@pytest.mark.usefixtures("qapp")
def test_motion_is_reduced_where_the_style_shows_no_animations(
    monkeypatch: pytest.MonkeyPatch, duration: int, reduced: bool
) -> None:
    class Style(QProxyStyle):
        def styleHint(self, hint: QStyle.StyleHint, *_: object) -> int:
            return duration if hint == QStyle.StyleHint.SH_Widget_Animation_Duration else 1

    monkeypatch.setattr(theme(), "_app", SimpleNamespace(style=Style))
    assert theme().reduced_motion is reduced
