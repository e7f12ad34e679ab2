"""Asks a server one question until it answers in JSON: formats from strict to plain, with patience in between."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .connection import Connection, Reply
from .errors import FormatRefused, LlmError, Unusable, Unwanted
from .formats import REMEMBERED, Format, FormatMemory, shaped
from .lenient import json_in, rows_of
from .patience import Patience
from .usage import Usage


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: our instructions, the material as a JSON value, and the schema of an answer.

    ``name`` is that of the one list which an answer holds.
    """

    name: str
    instructions: str
    material: Mapping[str, Any]
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that came back, how they were asked for, and whether these are all; a begun last row is left out."""

    rows: tuple[object, ...]
    whole: bool
    how: Format


@dataclass(slots=True)
class Asker:
    """Asks over one connection and counts what it took."""

    connection: Connection
    usage: Usage
    patience: Patience = field(default_factory=Patience)
    memory: FormatMemory = field(default_factory=lambda: REMEMBERED)

    async def ask(self, question: Question) -> Answer:
        """The answer. Raises ``TooLong``, ``Unusable``, and ``LlmError`` for what no other question would mend."""
        endpoint = self.connection.endpoint
        ladder = self.memory.ladder(endpoint)
        refused: FormatRefused | None = None
        for how in ladder:
            try:
                reply = await self._in(how, question)
            except FormatRefused as trouble:
                refused = trouble
                continue
            answer = _answer(reply, question.name, how)
            if answer is not None:
                if refused or not self.memory.knows(endpoint):
                    # One bad answer among good ones is no reason to ask more plainly ever after.
                    self.memory.keep(endpoint, how)
                return answer
            refused = None
        if refused is not None:
            if self.usage.requests:
                raise Unusable(str(refused)) from refused
            raise LlmError(f"{endpoint.host} refuses every form of the question: {refused}.") from refused
        raise Unusable(f"{endpoint.host} answered without the JSON it was asked for")

    async def _in(self, how: Format, question: Question) -> Reply:
        material = json.dumps(question.material, ensure_ascii=False)
        messages, response_format = shaped(how, question.instructions, material, question.name, question.schema)

        async def send() -> Reply:
            return await self.connection.send(messages, response_format)

        while True:
            try:
                reply = await self.patience.ask(send, self._again)
            except Unwanted as trouble:
                self.connection.drop(trouble.name)
                continue
            break
        sent = "".join(message["content"] for message in messages)
        self.usage.count(reply.asked, reply.answered, sent, reply.text)
        if reply.declined:
            raise Unusable(f"{self.connection.endpoint.host} declined to answer")
        return reply

    def _again(self) -> None:
        self.usage.again += 1


def _answer(reply: Reply, name: str, how: Format) -> Answer | None:
    """The rows in a reply, ``None`` when it does not hold the list it should; one that was cut may hold none yet."""
    found = json_in(reply.text)
    rows = rows_of(found.value, name) if found is not None else None
    if found is None or rows is None:
        return Answer((), False, how) if reply.cut else None
    return Answer(tuple(rows if found.whole else rows[:-1]), found.whole and not reply.cut, how)
