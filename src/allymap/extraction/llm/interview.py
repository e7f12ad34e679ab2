"""A whole round of questions to one server: batches side by side, halved where they are too long, failures kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from allymap.model import Progress

from .asking import Answer, Asker, Question
from .connection import Connection, client_library
from .endpoint import Endpoint, departure
from .errors import ConsentNeeded, LlmError, TooLong, Unusable
from .formats import REMEMBERED, FormatMemory
from .patience import Patience
from .running import run, side_by_side
from .usage import Usage

T = TypeVar("T")
_MOST_FAILURES = 3
"""Failures in a row after which a server is given up: each of them took all our patience."""


@dataclass(frozen=True, slots=True)
class Server:
    """Whom we ask and how: ``consent`` says that the person agreed to the sentence of ``departure``.

    ``spent`` is what all the rounds with this server took.
    """

    endpoint: Endpoint
    consent: bool = False
    patience: Patience = field(default_factory=Patience)
    memory: FormatMemory = field(default_factory=lambda: REMEMBERED)
    spent: Usage = field(default_factory=Usage)

    def account(self, usage: Usage) -> str:
        """What a round took, and in all where there were several, in words."""
        endpoint = self.endpoint
        told = f"{endpoint.model} at {endpoint.host}: {usage.told(endpoint.price)}"
        return told if self.spent == usage else f"{told} (so far {self.spent.told(endpoint.price)})"

    def check(self) -> None:
        """Raises ``ConsentNeeded``, or ``LlmError`` when the packages for asking are not installed."""
        sentence = departure(self.endpoint)
        if sentence and not self.consent:
            raise ConsentNeeded(f"{sentence} Agree to that first.")
        client_library()


@dataclass(slots=True)
class Round(Generic[T]):
    """What a round brought: the ``answers`` in order, the batches that ``failed`` and why, and those never asked."""

    answers: list[tuple[tuple[T, ...], Answer]] = field(default_factory=list)
    failed: list[tuple[tuple[T, ...], str]] = field(default_factory=list)
    unasked: list[tuple[T, ...]] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)


class Interview(Generic[T]):
    """Asks ``question`` of each batch; ``halve`` makes two of one that is too long (or none, when it cannot)."""

    def __init__(
        self, server: Server, question: Callable[[tuple[T, ...]], Question],
        halve: Callable[[tuple[T, ...]], Sequence[tuple[T, ...]]],
    ) -> None:  # fmt: skip
        self._server, self._question, self._halve = server, question, halve

    def hold(
        self, batches: Sequence[tuple[T, ...]], progress: Progress, at_once: int, done: Callable[[tuple[T, ...]], None]
    ) -> Round[T]:
        """Ask them all, ``at_once`` side by side; ``done`` hears of each batch that is answered, or was given up.

        After some failures in a row, or one that no other batch would escape, the rest is not asked. Raises
        ``Cancelled``, and ``LlmError`` when nothing was answered.
        """
        found: Round[T] = Round()
        if not batches:
            return found
        try:
            run(lambda: self._all(batches, progress, at_once, done, found), progress)
        finally:
            self._server.spent.add(found.usage)
        if not found.answers:
            raise LlmError(f"{found.failed[-1][1]}.")
        return found

    async def _all(
        self, batches: Sequence[tuple[T, ...]], progress: Progress, at_once: int,
        done: Callable[[tuple[T, ...]], None], found: Round[T],
    ) -> None:  # fmt: skip
        places = dict.fromkeys(range(len(batches)), False)
        answers: dict[int, list[tuple[tuple[T, ...], Answer]]] = {}
        in_a_row = 0

        async def do(at: int) -> bool:
            nonlocal in_a_row
            progress.advance(0)  # whoever cancelled since the last answer wants no further question asked
            places[at] = True
            trouble = await self._one(asker, batches[at], answers.setdefault(at, []), found)
            done(batches[at])
            in_a_row = in_a_row + 1 if trouble else 0
            return not (isinstance(trouble, LlmError) or in_a_row >= _MOST_FAILURES)

        async with Connection(self._server.endpoint) as connection:
            asker = Asker(connection, found.usage, self._server.patience, self._server.memory)
            await side_by_side(range(len(batches)), do, at_once)
        found.answers = [answer for at in sorted(answers) for answer in answers[at]]
        found.unasked = [batches[at] for at, asked in places.items() if not asked]

    async def _one(
        self, asker: Asker, batch: tuple[T, ...], into: list[tuple[tuple[T, ...], Answer]], found: Round[T]
    ) -> Exception | None:
        """Ask one batch, in halves where it must be. Answers the last trouble, which ``found`` holds too."""
        last: Exception | None = None
        waiting = [batch]
        while waiting:
            part = waiting.pop(0)
            try:
                answer = await asker.ask(self._question(part))
            except (TooLong, Unusable, LlmError) as trouble:
                parts = self._halve(part) if isinstance(trouble, TooLong) else ()
                if not parts:
                    last = trouble
                    found.failed.append((part, str(trouble).rstrip(".")))
                    if isinstance(trouble, LlmError):
                        found.failed += [(rest, str(trouble).rstrip(".")) for rest in waiting]
                        break
                waiting[:0] = parts
                continue
            parts = () if answer.whole else self._halve(part)
            if parts:
                waiting[:0] = parts
                continue
            into.append((part, answer))
            if not answer.whole:
                found.failed.append((part, "the model's answer was cut short, and what it lacks is not known"))
        return last
