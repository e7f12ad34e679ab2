"""Pictures that a person has looked at and approved.

To renew them: ``PYTHONPATH=tests/network python tests/output/approved_pictures.py``; then look at each.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
from drawn_maps import camps, dozen, two
from PIL import Image
from vision import seen

from allymap.model import Note, Polarity
from allymap.network.drawing import Drawing
from allymap.network.layout import arrange
from allymap.network.look import CONTRAST, DARK, LIGHT, Look
from allymap.network.picture import Picture, compose, fit
from allymap.network.view import MapView
from allymap.output import png

FOLDER = Path(__file__).parent / "approved"
PLACES = FOLDER / "two-hundred.json"
BLOCK = 12


def contested() -> Picture:
    view, places = two()
    size = (480, 300)
    return compose(view, places, fit(places, size), size, title="Allies to a point", as_of="As of April 2024")


def sample(look: Look, size: tuple[int, int] = (960, 680), drawing: Drawing | None = None) -> Picture:
    view, places = dozen()
    return compose(
        view, places, fit(places, size), size, look, pinned=frozenset({"russia"}), drawing=drawing or Drawing(),
        title="Around Russia and Iran", as_of="As of April 2024",
        sources_line="Sources: Who rebuilds Syria? (2018-11-12) · Drones for a favour (2023)",
    )  # fmt: skip


def by_hand() -> Picture:
    ends = {("iran|russia", Polarity.COMPETITION): (True, True), ("iran|syria", Polarity.COOPERATION): (False, True)}
    note = Note("n1", "Told to the desk in March", 50, -70, "", "iran")
    return sample(LIGHT, drawing=Drawing({"iran|russia": 0.22}, (note,), ends))


def two_hundred_map() -> tuple[MapView, dict[str, tuple[float, float]]]:
    """Four camps as they were arranged once: the pictures do not depend on what an engine does on this machine."""
    return camps(200, 3), {one: (x, y) for one, (x, y) in json.loads(PLACES.read_text()).items()}


def two_hundred() -> Picture:
    view, places = two_hundred_map()
    size = (1200, 800)
    return compose(view, places, fit(places, size), size, title="Two hundred actors")


PICTURES: dict[str, Callable[[], Picture]] = {
    "contested": contested,
    "sample-light": lambda: sample(LIGHT),
    "sample-dark": lambda: sample(DARK),
    "sample-contrast": lambda: sample(CONTRAST),
    "sample-deuteranopia": lambda: sample(LIGHT),
    "presentation": lambda: sample(LIGHT, (1920, 1080)),
    "by-hand": by_hand,
    "two-hundred": two_hundred,
}
_VISION = {"sample-deuteranopia": "deuteranopia"}
"""Pictures that are looked at through other eyes."""


def drawn(name: str, picture: Picture) -> np.ndarray:
    """The pixels of a picture as its viewer sees them, 0 to 255."""
    image = np.asarray(Image.open(io.BytesIO(png.write(picture))).convert("RGB"), float)
    return seen(image, _VISION[name]) if name in _VISION else image


def approved(name: str) -> np.ndarray:
    """The pixels of an approved picture."""
    return np.asarray(Image.open(FOLDER / f"{name}.png").convert("RGB"), float)


def worst_block(now: np.ndarray, before: np.ndarray) -> float:
    """How much the block of 12 × 12 pixels that differs most differs from the approved picture, of 255 on average."""
    assert now.shape == before.shape
    difference = np.abs(now - before).mean(axis=2)
    height, width = (side // BLOCK * BLOCK for side in difference.shape)
    blocks = difference[:height, :width].reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK)
    return float(blocks.mean(axis=(1, 3)).max())


def renew() -> None:
    """Write all pictures as they are drawn now."""
    arranged = {one: (round(x), round(y)) for one, (x, y) in arrange(camps(200, 3)).items()}
    PLACES.write_text(json.dumps(arranged, separators=(",", ":")) + "\n")
    for name, picture in PICTURES.items():
        pixels = np.clip(np.rint(drawn(name, picture())), 0, 255).astype(np.uint8)
        Image.fromarray(pixels).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    renew()
