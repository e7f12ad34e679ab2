"""Where a presentation stands: the scene, a dark or white screen, a number being typed, a question's detour."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Screen(StrEnum):
    """What the audience sees in place of a scene: nothing else, black, white, or that it is over."""

    SCENE = "scene"
    BLACK = "black"
    WHITE = "white"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Point:
    """``scene`` counts from 0 among ``count``; ``typed`` is a number not yet entered; ``detour`` an actor's or a
    relation's id, or empty. Each verb answers the point after it; none goes outside the scenes."""

    count: int
    scene: int = 0
    screen: Screen = Screen.SCENE
    typed: str = ""
    detour: str = ""

    def next(self) -> Point:
        """The following scene; behind the last one it is over. A dark screen and a detour end first of all."""
        if self.screen in (Screen.BLACK, Screen.WHITE):
            return self._plain()
        if self.scene + 1 < self.count:
            return self._at(self.scene + 1)
        return replace(self._plain(), screen=Screen.OVER)

    def back(self) -> Point:
        """The scene before; from the end, from a dark screen or from a detour, where it was left."""
        if self.screen is not Screen.SCENE or self.detour:
            return self._plain()
        return self._at(max(0, self.scene - 1))

    def first(self) -> Point:
        """The first scene."""
        return self._at(0)

    def last(self) -> Point:
        """The last scene."""
        return self._at(self.count - 1)

    def digit(self, digit: str) -> Point:
        """One more digit of a scene's number, at most four."""
        return replace(self, typed=(self.typed + digit)[-4:])

    def enter(self) -> Point:
        """The scene whose number was typed, counted from 1, where there is one; without a number, the next."""
        if not self.typed:
            return self.next()
        number = int(self.typed)
        return self._at(number - 1) if 1 <= number <= self.count else replace(self, typed="")

    def cover(self, screen: Screen) -> Point:
        """A black or white screen, or, where it is on, the scene again."""
        return replace(self, screen=Screen.SCENE if self.screen is screen else screen, typed="")

    def leave_for(self, target: str) -> Point:
        """Off to a question about an actor or a relation."""
        return replace(self, detour=target, screen=Screen.SCENE, typed="")

    def _at(self, scene: int) -> Point:
        return Point(self.count, scene)

    def _plain(self) -> Point:
        return Point(self.count, self.scene)
