"""Which server is asked: its address, model and key, from the environment or the keyring and never from a project."""

from __future__ import annotations

import ipaddress
import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import SplitResult, urlsplit

from .errors import LlmError
from .usage import Price

SERVICE = "allymap"
"""The keyring's service; the user name is the host."""

_HOW = "set ALLYMAP_LLM_URL (for example http://127.0.0.1:11434/v1) and ALLYMAP_LLM_MODEL"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible server. ``url`` is the base address, as a rule ending in ``/v1``.

    ``timeout`` is seconds for one request, ``batch`` the most characters of text in one, ``answer`` the most tokens of
    an answer. Raises ``LlmError`` for an address or a key we cannot use.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    price: Price | None = None
    timeout: float = 120.0
    batch: int = 6000
    answer: int = 4096

    def __post_init__(self) -> None:
        if "@" in self.url.partition("//")[2].partition("/")[0]:  # first of all: other sentences quote the address
            raise LlmError("The address of the language model's server holds a password: set ALLYMAP_LLM_KEY instead.")
        parts = _split(self.url)
        if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
            raise LlmError(f"“{self.url}” is no address of a language model's server: {_HOW}.")
        if not (self.key.isascii() and self.key.isprintable()):  # a header could not carry it, and would be quoted
            raise LlmError(f"The key for {self.host} holds a character that no key has: copy it again.")
        if not self.model:
            raise LlmError(f"No model is named for the server {self.host}: set ALLYMAP_LLM_MODEL.")

    @classmethod
    def configured(cls, environment: Mapping[str, str] | None = None) -> Endpoint:
        """The server that the environment names. Raises ``LlmError`` when it names none or says what we cannot read."""
        said = os.environ if environment is None else environment
        url = said.get("ALLYMAP_LLM_URL", "").strip()
        if not url:
            raise LlmError(f"Which language model to ask is not known: {_HOW}.")
        endpoint = cls(
            url.rstrip("/"),
            said.get("ALLYMAP_LLM_MODEL", "").strip(),
            price=Price.parse(said.get("ALLYMAP_LLM_PRICE", "")),
            timeout=_number(said, "ALLYMAP_LLM_TIMEOUT", 120.0),
            batch=int(_number(said, "ALLYMAP_LLM_BATCH", 6000)),
            answer=int(_number(said, "ALLYMAP_LLM_ANSWER", 4096)),
        )
        key = said.get("ALLYMAP_LLM_KEY", "").strip() or _from_keyring(endpoint.host)
        return replace(endpoint, key=key)

    @property
    def host(self) -> str:
        """The host as a person would know it, without port."""
        parts = _split(self.url)
        return (parts.hostname or "") if parts else ""

    @property
    def loopback(self) -> bool:
        """Whether the server runs on this very machine, as far as its address tells."""
        if self.host == "localhost" or self.host.endswith(".localhost"):
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def departure(endpoint: Endpoint) -> str:
    """The sentence to say, and to have agreed to, before asking; empty for a server on this machine.

    >>> departure(Endpoint("https://llm.example.org/v1", "m"))
    'The text leaves this machine for llm.example.org, where the language model “m” reads it.'
    """
    if endpoint.loopback:
        return ""
    openly = " unencrypted" if endpoint.url.lower().startswith("http:") else ""
    return (
        f"The text leaves this machine for {endpoint.host}{openly}, where the language model “{endpoint.model}”"
        " reads it."
    )


def _split(url: str) -> SplitResult | None:
    """The parts of an address; ``None`` for what is none."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # reading it is what finds a port that is none
        (parts.hostname or "").encode("idna")  # and this what finds a host that has no name
    except ValueError:
        return None
    return None if any(map(str.isspace, url)) else parts


def _number(said: Mapping[str, str], name: str, default: float) -> float:
    text = said.get(name, "").strip()
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not (value >= 1 and math.isfinite(value)):
        raise LlmError(f"{name} is “{text}”: it must be a number, 1 or more.")
    return value


def keep_key(url: str, key: str) -> bool:
    """Keep the key of a server in the keyring, under its host; whether it has one, and a keyring did."""
    parts = _split(url)
    if parts is None or not parts.hostname:
        return False
    try:
        import keyring
        import keyring.errors
    except ImportError:
        return False
    try:
        keyring.set_password(SERVICE, parts.hostname, key)
    except keyring.errors.KeyringError:
        return False
    return True


def _from_keyring(host: str) -> str:
    """The key kept for a host, empty where there is no keyring, or none that can be opened."""
    try:
        import keyring
        import keyring.errors
    except ImportError:
        return ""
    try:
        return keyring.get_password(SERVICE, host) or ""
    except keyring.errors.KeyringError:
        return ""
