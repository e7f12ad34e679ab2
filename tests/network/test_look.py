"""Colours: contrast as WCAG 2.2 defines it, and separation under simulated colour blindness (Machado et al., 2009)."""

from __future__ import annotations

import numpy as np
import pytest

from allymap.network.look import DARK, LIGHT, Look, dash_of, hollow_of

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
STRANDS = ("cooperation", "competition", "cooperation_proposed", "competition_proposed")

# Linear RGB as people see it who lack one kind of cone (severity 1.0).
VISION = {
    "full": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    dark, bright = sorted(float(np.dot([0.2126, 0.7152, 0.0722], linear(colour))) for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = TO_XYZ @ rgb / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def apart(one: str, other: str, vision: str) -> float:
    """The CIE76 difference of two colours as somebody with this vision sees them; 2.3 is just noticeable."""
    seen = [lab(np.clip(VISION[vision] @ linear(colour), 0, 1)) for colour in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


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
