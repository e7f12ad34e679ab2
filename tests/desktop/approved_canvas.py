"""Pictures of the canvas itself that a person has looked at and approved, grabbed from the widget.

To renew them: ``PYTHONPATH=tests/network:tests/output python tests/desktop/approved_canvas.py``; then look at each.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

import numpy as np
from approved_pictures import two_hundred_map
from drawn_maps import dozen, two
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from vision import seen

from allymap.desktop.canvas import MapCanvas
from allymap.desktop.theme import theme
from allymap.model import Note
from allymap.network.drawing import Drawing
from allymap.network.look import CONTRAST, DARK, LIGHT, Look
from allymap.network.view import MapView

FOLDER = Path(__file__).parent / "approved"


@dataclass(frozen=True)
class Shown:
    """What a canvas is told to show, and what is selected in it; ``vision`` says through whose eyes it is seen."""

    view: MapView
    places: dict[str, tuple[float, float]]
    size: tuple[int, int] = (960, 680)
    look: Look = LIGHT
    pinned: frozenset[str] = frozenset()
    drawing: Drawing = field(default_factory=Drawing)
    actors: Collection[str] = ()
    relations: Collection[str] = ()
    vision: str = "full"

    def without_strand(self, number: int) -> Shown:
        """The same with one relation missing from the map; every actor stays."""
        kept = self.view.relations[:number] + self.view.relations[number + 1 :]
        return replace(self, view=replace(self.view, relations=kept))


def contested() -> Shown:
    return Shown(*two(), size=(480, 300), relations=("iran|russia",))


def sample(look: Look = LIGHT, size: tuple[int, int] = (960, 680), vision: str = "full") -> Shown:
    note = Note("n1", "Told to the desk in March", 50, -70, "", "iran")
    return Shown(
        *dozen(), size, look, frozenset({"russia"}), Drawing({"iran|russia": 0.22}, (note,)), ("russia",), vision=vision
    )


def crowd() -> Shown:
    """Two hundred actors, too many for all their names."""
    return Shown(*two_hundred_map(), size=(1200, 800))


PICTURES: dict[str, Callable[[], Shown]] = {
    "contested": contested,
    "sample-light": sample,
    "sample-dark": lambda: sample(DARK),
    "sample-contrast": lambda: sample(CONTRAST),
    "sample-deuteranopia": lambda: sample(vision="deuteranopia"),
    "presentation": lambda: sample(size=(1920, 1080)),
    "two-hundred": crowd,
}


def grabbed(shown: Shown) -> np.ndarray:
    """The pixels of a canvas as its viewer sees them, height×width×3, 0 to 255."""
    theme()  # the shipped font
    canvas = MapCanvas()
    canvas.reduced_motion = True
    canvas.resize(*shown.size)
    canvas.show()
    canvas.show_map(shown.view, shown.places, shown.pinned, shown.look, drawing=shown.drawing)
    canvas.select(shown.actors, shown.relations)
    canvas.finish_painting()
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    canvas.close()
    wide = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = wide[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(float)
    return seen(pixels, shown.vision) if shown.vision != "full" else pixels


def approved(name: str) -> np.ndarray:
    """The pixels of an approved picture."""
    return np.asarray(Image.open(FOLDER / f"{name}.png").convert("RGB"), float)


def renew() -> None:
    """Write all pictures as they are drawn now, in 256 colours each."""
    FOLDER.mkdir(exist_ok=True)
    for name, shown in PICTURES.items():
        pixels = np.clip(np.rint(grabbed(shown())), 0, 255).astype(np.uint8)
        few = Image.fromarray(pixels).quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    application = QApplication([])
    renew()
