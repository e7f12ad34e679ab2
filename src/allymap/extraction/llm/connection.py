"""One request over the wire: the ``openai`` client, with its answers and errors put into our own few words."""

from __future__ import annotations

import asyncio
import importlib
import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import ModuleType, TracebackType
from typing import Any, Self

from .endpoint import Endpoint
from .errors import Busy, FormatRefused, LlmError, TooLong, Unusable, Unwanted, brief

Message = dict[str, str]

_NO_KEY = "none"
"""What stands for a key where there is none: the client insists on one, and would look for another service's."""
_SETTINGS = ("temperature", "max_tokens")
_OF_FORMAT = ("response_format", "json_schema", "json_object", "json mode", "grammar", "guided", "structured output")
_OF_LENGTH = ("context_length", "context length", "context window", "maximum context", "too many tokens", "n_ctx")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model wrote; ``cut`` when it ran out of tokens, ``declined`` when it would not answer, which is paid for
    as well. Token counts are ``None`` where the server is silent.
    """

    text: str
    cut: bool = False
    declined: bool = False
    asked: int | None = None
    answered: int | None = None


def client_library() -> ModuleType:
    """The ``openai`` package. Raises ``LlmError`` saying how to install it, with ``pydantic``, where it is missing."""
    try:
        importlib.import_module("pydantic")
        return importlib.import_module("openai")
    except ImportError:
        raise LlmError(
            "Asking a language model needs two packages more: install them with pip install “allymap[llm]”."
        ) from None


class Connection:
    """An open way to a server, to be used in one event loop: ``async with Connection(endpoint) as connection``."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._openai = client_library()
        self._reached = False
        self._settings: dict[str, float] = {"temperature": 0, "max_tokens": endpoint.answer}

    async def __aenter__(self) -> Self:
        # Neither a proxy nor a redirection may carry the text elsewhere than the person was told.
        http = self._openai.DefaultAsyncHttpxClient(trust_env=not self.endpoint.loopback, follow_redirects=False)
        self._client = self._openai.AsyncOpenAI(
            base_url=self.endpoint.url, api_key=self.endpoint.key or _NO_KEY, organization="", project="",
            max_retries=0, timeout=self.endpoint.timeout, http_client=http,
        )  # fmt: skip
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.close()

    def drop(self, setting: str) -> None:
        """Leave a setting out from now on; the limit of an answer has a second name that newer servers want."""
        value = self._settings.pop(setting, None)
        if setting == "max_tokens" and value is not None:
            self._settings["max_completion_tokens"] = value

    async def send(self, messages: Sequence[Message], response_format: Mapping[str, Any] | None) -> Reply:
        """Ask once. Raises ``Busy``, ``FormatRefused``, ``Unwanted``, ``TooLong``, ``Unusable`` and ``LlmError``."""
        openai = self._openai
        extra = {"response_format": response_format} if response_format else {}
        settings = dict(self._settings)
        try:
            async with asyncio.timeout(self.endpoint.timeout):
                answer = await self._client.chat.completions.create(
                    model=self.endpoint.model, messages=list(messages), **settings, **extra
                )
        except (TimeoutError, openai.APITimeoutError):
            raise Busy(f"{self.endpoint.host} did not answer within {self.endpoint.timeout:g} s", most=2) from None
        except openai.APIStatusError as error:
            self._reached = True
            raise self._trouble(error, settings) from None
        except openai.APIConnectionError as error:
            raise self._unreachable(error) from None
        except (openai.OpenAIError, ValueError) as error:
            raise Unusable(f"{self.endpoint.host} answered what is no answer of a language model") from error
        self._reached = True
        return _reply(answer, self.endpoint.host)

    def _unreachable(self, error: Exception) -> Exception:
        reason = self._quoted(error.__cause__ or error)
        if self._reached:
            return Busy(f"{self.endpoint.host} broke the connection ({reason})")
        return LlmError(
            f"There is no language model at {self.endpoint.url} ({reason}): start its server, or correct"
            " ALLYMAP_LLM_URL."
        )

    def _trouble(self, error: Any, settings: Mapping[str, float]) -> Exception:
        """What an error status means for us, for a request with these settings."""
        host, status, said = self.endpoint.host, int(error.status_code), self._quoted(_said(error))
        reason = f"{host} answered {status} ({said})"
        low = f"{said} {error.code or ''} {error.param or ''}".lower()
        if status in (401, 403):
            return LlmError(f"{host} refuses the key ({said}): set ALLYMAP_LLM_KEY.")
        if status == 404:
            return LlmError(f"{host} knows no model “{self.endpoint.model}” at this address ({said}).")
        if 300 <= status < 400:
            return LlmError(f"{host} wants to send us elsewhere, which we do not follow: correct ALLYMAP_LLM_URL.")
        if "insufficient_quota" in low:
            return LlmError(f"{reason}: the account has nothing left to spend.")
        if any(word in low for word in _OF_LENGTH):
            return TooLong(reason)
        if status in (408, 409, 429) or (status >= 500 and not any(word in low for word in _OF_FORMAT)):
            return Busy(reason, _wait(error.response.headers))
        for setting in _SETTINGS:
            if setting in low and setting in settings:
                return Unwanted(setting, reason)
        return FormatRefused(reason)

    def _quoted(self, words: object) -> str:
        """What a server or the client said, in short; some repeat the key, which no message of ours may show."""
        key = self.endpoint.key
        return brief(str(words).replace(key, "…") if key else words)


def _said(error: Any) -> object:
    """The message inside an error's body, in whichever of the usual places it stands."""
    body = error.body
    if isinstance(body, dict):
        inner = body.get("error", body)
        return (inner.get("message") or inner.get("detail") or inner) if isinstance(inner, dict) else inner
    return body or error.message


def _reply(answer: Any, host: str) -> Reply:
    """The first choice of a completion, which servers fill in with more or less care."""
    choices = getattr(answer, "choices", None)
    if not isinstance(choices, list) or not choices:
        raise Unusable(f"{host} answered what is no answer of a language model")
    message, finish = (getattr(choices[0], name, None) for name in ("message", "finish_reason"))
    refusal = getattr(message, "refusal", None)
    usage = getattr(answer, "usage", None)
    return Reply(
        str(getattr(message, "content", None) or refusal or ""), finish == "length",
        finish == "content_filter" or bool(refusal),
        _whole(getattr(usage, "prompt_tokens", None)), _whole(getattr(usage, "completion_tokens", None)),
    )  # fmt: skip


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and value >= 0 else None


def _wait(headers: Mapping[str, str]) -> float | None:
    """The seconds that ``Retry-After`` asks for, as a number or as a date."""
    text = headers.get("retry-after", "").strip()
    try:
        seconds = float(text)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(text).timestamp() - time.time()
        except (ValueError, TypeError, OverflowError):
            return None
    return max(0.0, seconds) if math.isfinite(seconds) else None
