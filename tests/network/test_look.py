"""Every look: contrast of text and lines, and strands that differ also for the colour-blind."""

from __future__ import annotations

import pytest
from vision import VISION, apart, contrast

from allymap.network.look import CONTRAST, DARK, LIGHT, Look, dash_of, hollow_of

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK, CONTRAST], ids=lambda look: look.name)
STRANDS = ("cooperation", "competition", "cooperation_proposed", "competition_proposed")


def test_the_contrast_formula_gives_the_known_extremes() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@LOOKS
def test_text_is_readable_on_everything_it_stands_on(look: Look) -> None:
    for ground in (look.canvas, look.surface, look.disc):
        assert contrast(look.text, ground) >= 7
        assert contrast(look.muted, ground) >= 4.5
        assert contrast(look.accent, ground) >= 4.5
    assert contrast(look.text, look.highlight) >= 7


@LOOKS
def test_strands_and_rims_stand_out(look: Look) -> None:
    for ground in (look.canvas, look.surface):
        for name in (*STRANDS, "rim", "unknown"):
            assert contrast(getattr(look, name), ground) >= 3, name


@LOOKS
@pytest.mark.parametrize("vision", VISION)
def test_cooperation_and_competition_differ_for_everybody(look: Look, vision: str) -> None:
    for cooperation in ("cooperation", "cooperation_proposed"):
        for competition in ("competition", "competition_proposed"):
            assert apart(getattr(look, cooperation), getattr(look, competition), vision) >= 40


@LOOKS
@pytest.mark.parametrize("vision", VISION)
def test_unreviewed_strands_differ_from_reviewed_ones_and_are_fainter(look: Look, vision: str) -> None:
    for name in ("cooperation", "competition"):
        plain, faint = getattr(look, name), getattr(look, f"{name}_proposed")
        assert apart(plain, faint, vision) >= 10
        assert contrast(faint, look.canvas) < contrast(plain, look.canvas)


def test_the_polarity_colours_are_the_documented_ones() -> None:
    assert (LIGHT.cooperation, LIGHT.competition) == ("#0072b2", "#d55e00")


def test_a_pen_tells_polarity_by_dash_and_missing_fact_by_an_outline() -> None:
    assert LIGHT.pen(0, 4.0, reviewed=True, factual=True) == (LIGHT.cooperation, 4.0, (), 0.0)
    announced = LIGHT.pen(1, 2.0, reviewed=False, factual=False)
    assert announced.colour == LIGHT.competition_proposed
    assert announced.dash == dash_of(announced.width)
    assert (announced.width, announced.hollow) == hollow_of(2.0)
    assert 2.0 <= announced.width - announced.hollow <= 4.0


def test_high_contrast_is_higher_than_the_light_look() -> None:
    for name in ("text", "muted", "rim", "line", "cooperation", "competition", "accent"):
        assert contrast(getattr(CONTRAST, name), CONTRAST.canvas) > contrast(getattr(LIGHT, name), LIGHT.canvas), name
    assert contrast(CONTRAST.text, CONTRAST.canvas) == pytest.approx(21)
    assert min(contrast(getattr(CONTRAST, name), CONTRAST.canvas) for name in ("cooperation", "competition")) >= 6
