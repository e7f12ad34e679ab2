"""Composing a picture beside the event queue: a large map takes longer than a person should wait for the mouse."""

from __future__ import annotations

from threading import Thread
from time import perf_counter

from PySide6.QtCore import QSize

from ...model import Camera
from .scene import Composed, Scene


class Errand:
    """One picture to compose, by a thread of its own or at once. The thread touches nothing of Qt but numbers."""

    def __init__(self, scene: Scene, camera: Camera, size: QSize, *, wait: bool = False) -> None:
        self.seconds = 0.0
        self._made: Composed | BaseException | None = None
        self._task = (scene, camera, QSize(size))
        self._thread: Thread | None = None
        if wait:
            self._run()
        else:
            self._thread = Thread(target=self._run, name="compose", daemon=True)
            self._thread.start()

    @property
    def done(self) -> bool:
        return self._made is not None

    def join(self) -> None:
        """Wait for it."""
        if self._thread is not None:
            self._thread.join()

    def result(self) -> Composed:
        """The picture. Raises what composing it raised, or ``RuntimeError`` before it is done."""
        if isinstance(self._made, BaseException):
            raise self._made
        if self._made is None:
            raise RuntimeError("the picture is not composed yet")
        return self._made

    def _run(self) -> None:
        scene, camera, size = self._task
        start = perf_counter()
        try:
            composed = scene.compose(camera, size)
        except Exception as error:  # told to whoever asks for the result, on the thread that can show it
            self._made = error
            return
        self.seconds = perf_counter() - start
        self._made = composed
        if self._thread is not None:
            composed.prepare(scene)  # while the picture is being painted already
