"""Pictures that a person has looked at and approved.

To renew them: ``PYTHONPATH=tests/network python tests/output/approved_pictures.py``; then look at each.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from drawn_maps import dozen, two

from allymap.network.look import DARK, LIGHT, Look
from allymap.network.picture import Picture, compose, fit
from allymap.output import png

FOLDER = Path(__file__).parent / "approved"


def contested() -> Picture:
    view, places = two()
    size = (480, 300)
    return compose(view, places, fit(places, size), size, title="Allies to a point", as_of="As of April 2024")


def sample(look: Look) -> Picture:
    view, places = dozen()
    size = (960, 680)
    return compose(
        view, places, fit(places, size), size, look, pinned=frozenset({"russia"}), title="Around Russia and Iran",
        as_of="As of April 2024", sources_line="Sources: Who rebuilds Syria? (2018-11-12) · Drones for a favour (2023)",
    )  # fmt: skip


PICTURES: dict[str, Callable[[], Picture]] = {
    "contested": contested,
    "sample-light": lambda: sample(LIGHT),
    "sample-dark": lambda: sample(DARK),
}


def renew() -> None:
    """Write all pictures as they are drawn now."""
    for name, picture in PICTURES.items():
        (FOLDER / f"{name}.png").write_bytes(png.write(picture()))


if __name__ == "__main__":
    renew()
