"""A project's own frames: the lexicon with what a person wrote into it, checked entry by entry."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from allymap.model import Kind, Polarity

from .frames import WORDS, Frame, FrameError, Lexicon, frame_of

_LISTS = (*WORDS.values(), "target", "noun_target", "complements")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "polarity": tuple(Polarity),
    "kind": tuple(Kind),
}


def with_own_frames(lexicon: Lexicon, text: str) -> Lexicon:
    """The lexicon and the frames of a TOML text (``resources/frames/README.md``); without a text, the lexicon itself.

    Where one of them fits as well as a shipped one, it is the one that is meant. Raises ``FrameError`` with one
    sentence that names the entry.
    """
    if not text.strip():
        return lexicon
    known = {frame.id for frames in (*lexicon.frames.values(), *lexicon.sides.values()) for frame in frames}
    entries = []
    for number, row in enumerate(_rows(text), 1):
        frame = _frame(row, number)
        if frame.id in known:
            raise FrameError(f"The frame “{frame.id}” has an id that another frame has already.")
        known.add(frame.id)
        entries.append((frame, row))
    return lexicon.extended(reversed(entries), first=True)


def _rows(text: str) -> list[dict[str, Any]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FrameError(f"The project's own frames are not TOML: {error}.") from error
    rows = data.get("frame")
    if set(data) != {"frame"} or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise FrameError("The project's own frames have to be entries that begin with [[frame]], and nothing else.")
    return rows


def _frame(row: dict[str, Any], number: int) -> Frame:
    name = row.get("id")
    if not isinstance(name, str) or not name.strip():
        raise FrameError(f"The project's own frame number {number} has no id.")
    for key, choices in _CHOICES.items():
        value = row.get(key, "event" if key == "kind" else "")
        if value not in choices:
            raise FrameError(f"The frame “{name}” needs one of {', '.join(choices)} in “{key}”.")
    if not row.get("event"):
        raise FrameError(f"The frame “{name}” needs a PLOVER event in “event”.")
    for key in _LISTS:
        values = row.get(key, [])
        if not isinstance(values, list) or not all(_is_lemma(value) for value in values):
            raise FrameError(f"The frame “{name}” needs a list of single words in small letters in “{key}”.")
    if not any(row.get(key) for key in WORDS.values()):
        raise FrameError(f"The frame “{name}” has no word that evokes it.")
    return frame_of(row)


def _is_lemma(value: object) -> bool:
    return isinstance(value, str) and bool(value) and value == value.lower() and not any(c.isspace() for c in value)
