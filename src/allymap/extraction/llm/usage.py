"""What asking took: requests, tokens and, where a price is known, money."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from allymap.model.wording import counted

from .errors import LlmError

_PRICE = re.compile(r"(?P<asked>\d+(?:\.\d+)?)\s*/\s*(?P<answered>\d+(?:\.\d+)?)(?:\s+(?P<currency>\S{1,8}))?")
_CHARACTERS_A_TOKEN = 4


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, asked and answered, in a currency of the person's choice."""

    asked: float
    answered: float
    currency: str = ""

    @classmethod
    def parse(cls, text: str) -> Price | None:
        """Read ``0.15/0.60 USD``; ``None`` for an empty text. Raises ``LlmError``.

        >>> Price.parse("0.15/0.6 EUR")
        Price(asked=0.15, answered=0.6, currency='EUR')
        """
        if not text.strip():
            return None
        match = _PRICE.fullmatch(text.strip())
        if match is None:
            raise LlmError(
                f"ALLYMAP_LLM_PRICE is “{text}”: write what a million tokens cost, asked and answered, like"
                " 0.15/0.60 USD."
            )
        return cls(float(match["asked"]), float(match["answered"]), match["currency"] or "")


@dataclass(slots=True)
class Usage:
    """A running count of answered requests, and of those sent ``again``.

    Tokens that a server does not tell are estimated from the characters, and said to be.
    """

    requests: int = 0
    again: int = 0
    asked: int = 0
    answered: int = 0
    estimated: bool = False

    def count(self, asked: int | None, answered: int | None, sent: str, received: str) -> None:
        """Add one answered request: tokens as told by the server, else estimated from what was sent and received."""
        self.requests += 1
        self.estimated |= asked is None or answered is None
        self.asked += _estimate(sent) if asked is None else asked
        self.answered += _estimate(received) if answered is None else answered

    def add(self, other: Usage) -> None:
        self.requests += other.requests
        self.again += other.again
        self.asked += other.asked
        self.answered += other.answered
        self.estimated |= other.estimated

    def cost(self, price: Price) -> float:
        """In the price's currency."""
        return (self.asked * price.asked + self.answered * price.answered) / 1_000_000

    def told(self, price: Price | None) -> str:
        """The count in words, without a full stop.

        >>> Usage(2, 0, 1500, 300).told(Price(1, 2, "USD"))
        '2 requests, 1,500 tokens asked and 300 answered, 0.0021 USD'
        """
        about = "about " if self.estimated else ""
        parts = [counted(self.requests, "request")]
        if self.again:
            parts.append(f"{self.again} sent again")
        parts.append(f"{about}{self.asked:,} tokens asked and {self.answered:,} answered")
        if price is not None:
            parts.append(f"{about}{_money(self.cost(price))} {price.currency}".rstrip())
        return ", ".join(parts)


def _estimate(text: str) -> int:
    return math.ceil(len(text) / _CHARACTERS_A_TOKEN)


def _money(amount: float) -> str:
    return f"{amount:.2f}" if amount >= 1 or amount == 0 else f"{amount:.2g}"
