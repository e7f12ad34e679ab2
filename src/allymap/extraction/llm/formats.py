"""The ways to ask for JSON, strictest first, and which of them a server was found to take."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from .connection import Message
from .endpoint import Endpoint

Schema = Mapping[str, Any]


class Format(Enum):
    """How the server is made to answer in JSON. The value is how a claim's reasons call it.

    ``OBJECT_SCHEMA`` is the dialect of llama-cpp-python's server, which knows no ``json_schema``; others pass over the
    schema, and those that refuse it are asked without.
    """

    SCHEMA = "held to the schema by the server"
    OBJECT_SCHEMA = "held to JSON by the server, with the schema beside it and in the prompt"
    OBJECT = "held to JSON by the server, with the schema in the prompt"
    PROMPT = "with the schema in the prompt"


LADDER = tuple(Format)


@dataclass(slots=True)
class FormatMemory:
    """The strictest format that worked, by server and model. A process keeps one (``REMEMBERED``)."""

    worked: dict[tuple[str, str], Format] = field(default_factory=dict)

    def ladder(self, endpoint: Endpoint) -> Sequence[Format]:
        """The formats to try, best first: those above the one that worked are known not to."""
        known = self.worked.get((endpoint.url, endpoint.model), Format.SCHEMA)
        return LADDER[LADDER.index(known) :]

    def knows(self, endpoint: Endpoint) -> bool:
        return (endpoint.url, endpoint.model) in self.worked

    def keep(self, endpoint: Endpoint, worked: Format) -> None:
        self.worked[endpoint.url, endpoint.model] = worked


REMEMBERED = FormatMemory()


def shaped(
    how: Format, instructions: str, material: str, name: str, schema: Schema
) -> tuple[list[Message], dict[str, Any] | None]:
    """The messages and the ``response_format`` of a request.

    ``material`` is what others wrote; it stands alone in the user's message, and nothing of ours depends on it.
    """
    system = instructions
    if how is not Format.SCHEMA:
        system += f"\n\nYour whole answer is one JSON value that fits this JSON Schema:\n{json.dumps(schema)}"
    messages = [{"role": "system", "content": system}, {"role": "user", "content": material}]
    if how is Format.SCHEMA:
        return messages, {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": dict(schema)}}
    if how is Format.OBJECT_SCHEMA:
        return messages, {"type": "json_object", "schema": dict(schema)}
    return messages, {"type": "json_object"} if how is Format.OBJECT else None
