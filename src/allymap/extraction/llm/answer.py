"""The form of an answer, checked with pydantic: what a model may propose, one claim at a time."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from allymap.model.plover import EVENTS

T = TypeVar("T", bound=BaseModel)
_HARD_FOR_SERVERS = ("title", "default", "description", "minLength")

STATES = ("alliance", "rivalry", "shared-interest", "distrust")
"""What may hold between two actors; the words of the frames that find states."""


def _probability(value: Any) -> float:
    """A number of 0 … 1; whatever else a model writes there counts as undecided."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and math.isfinite(value) and 0 <= value <= 1 else 0.5


class ProposedClaim(BaseModel):
    """One relation that a model says a passage states. Nothing in it is believed before it is found in the text."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    passage: int = 0
    quote: Annotated[str, Field(min_length=1)]
    source: Annotated[str, Field(min_length=1)]
    target: Annotated[str, Field(min_length=1)]
    kind: Literal["event", "state"]
    polarity: Literal["cooperation", "competition"]
    event: Literal[(*EVENTS, "")]  # type: ignore[valid-type]  # pydantic reads the list when the program runs
    mode: str = ""
    directed: bool = True
    modality: Literal["happened", "ongoing", "announced", "hypothetical", "denied"]
    narrator: str = "author"
    trigger: str = ""
    date_words: str = ""
    places: tuple[str, ...] = ()
    confidence: Annotated[float, BeforeValidator(_probability)] = 0.5


class ProposedOpinion(BaseModel):
    """What a second reader says about one claim, with the words it goes by."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    claim: int
    view: Literal["agrees", "disagrees", "unsure"]
    quote: str = ""
    reason: str = ""


def schema_of(model: type[BaseModel], name: str) -> dict[str, Any]:
    """The JSON Schema of an answer: an object with one list ``name``, every field asked for and no other allowed."""
    item = _plain(model.model_json_schema())
    item["required"] = list(item["properties"])
    item["additionalProperties"] = False
    return {
        "type": "object",
        "properties": {name: {"type": "array", "items": item}},
        "required": [name],
        "additionalProperties": False,
    }


def checked(rows: Sequence[object], model: type[T]) -> Iterator[tuple[T | None, str]]:
    """Each row as the model it should be, or ``None`` with the fields that are wrong."""
    for row in rows:
        try:
            yield model.model_validate(row), ""
        except ValidationError as error:
            yield None, ", ".join(sorted({str(fault["loc"][0]) if fault["loc"] else "all" for fault in error.errors()}))


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without the keywords that some servers refuse and that we check ourselves."""
    kept = {key: value for key, value in schema.items() if key not in _HARD_FOR_SERVERS}
    if "properties" in kept:
        kept["properties"] = {name: _plain(field) for name, field in kept["properties"].items()}
    return kept
