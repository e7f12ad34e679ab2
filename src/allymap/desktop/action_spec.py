"""What one action of the window is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QKeySequence

Key = QKeySequence.StandardKey


class Scope(StrEnum):
    """Where an action's keys work: everywhere, or only while the map, the evidence list or the timeline has the focus.

    ``timeline``: only while the timeline has it, since on the map the key means something else.
    """

    WINDOW = "window"
    FOCUS = "focus"
    TIMELINE = "timeline"


class Need(StrEnum):
    """What must be there for an action to be usable."""

    NOTHING = ""
    PROJECT = "project"
    DOCUMENTS = "documents"
    MAP = "map"
    UNDO = "undo"
    REDO = "redo"
    ACTORS = "actors selected"
    CHOSEN = "actors or a strand selected"
    ONE_ACTOR = "one actor selected"
    TWO_ACTORS = "two actors selected"
    PART = "a part of the map shown"
    HIDDEN = "actors hidden"
    BENT = "a bent line selected"
    CLAIM = "claim selected"
    SCENES = "scenes"
    SLIDES = "scenes, or none yet and a map to make an outline of"
    SCENE = "a scene chosen"
    STALE = "a stale scene chosen"
    PROPOSALS = "claims to review"
    REJECTED = "rejected claims"
    LAYOUTS = "more than one layout"
    FILTERS = "filters on"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action; its words are English, translated in the context ``Actions`` where the action is made.

    ``keys`` are portable key names or standard keys; ``group`` starts a new block of the menu where it differs from
    the row before; ``choice`` names an exclusive group; ``submenu`` stands for a menu, filled at run time or with the
    actions that are ``inside`` its id. ``number`` is written where the words have ``{n}``.
    """

    id: str
    menu: str
    text: str
    tooltip: str
    help: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    needs: Need = Need.NOTHING
    scope: Scope = Scope.WINDOW
    group: int = 0
    choice: str = ""
    checkable: bool = False
    submenu: bool = False
    inside: str = ""
    number: int = 0

    def sequences(self) -> list[QKeySequence]:
        """The key sequences on this system, each once; the first is shown in the menu."""
        found: list[QKeySequence] = []
        for key in self.keys:
            for sequence in [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)[:1]:
                if sequence not in found:
                    found.append(sequence)
        return found
