"""Which extractor reads documents here, and which server it asks; kept in the system's settings, never in a project.

A key is not among them: it comes from the environment or the keyring (docs/llm.md), or is held until AllyMap is left.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

if TYPE_CHECKING:
    from ..workspace.importing import Choice

URL, MODEL, KEY = "ALLYMAP_LLM_URL", "ALLYMAP_LLM_MODEL", "ALLYMAP_LLM_KEY"

_NAMES = {URL: "extraction/url", MODEL: "extraction/model"}
_held: dict[str, str] = {}
"""Keys by address, where there is no keyring to keep them."""


class ExtractorName(StrEnum):
    """What reads the documents."""

    RULES = "rules"
    BOTH = "rules+llm"
    MODEL = "llm"


@dataclass(frozen=True, slots=True)
class ExtractionSettings:
    """What the preferences show and keep: ``url`` and ``model`` are of the language model's server."""

    extractor: ExtractorName = ExtractorName.RULES
    url: str = ""
    model: str = ""

    @classmethod
    def kept(cls) -> ExtractionSettings:
        """As they were kept last; what reads is the rules where that is not known."""
        name = str(QSettings().value("extraction/extractor", ""))
        known = ExtractorName(name) if name in set(ExtractorName) else ExtractorName.RULES
        url, model = (str(QSettings().value(_NAMES[one], "")) for one in (URL, MODEL))
        return cls(known, url, model)

    def keep(self) -> None:
        """Keep them for the next time."""
        settings = QSettings()
        settings.setValue("extraction/extractor", self.extractor.value)
        settings.setValue(_NAMES[URL], self.url)
        settings.setValue(_NAMES[MODEL], self.model)

    def choice(self) -> Choice:
        """The extractor with its server, as the workspace wants it."""
        from ..workspace.importing import Choice

        url = said_by_environment(URL) or self.url
        said = {URL: url, MODEL: self.model, KEY: _held.get(url, "")}
        return Choice(self.extractor.value, {name: value for name, value in said.items() if value})


def said_by_environment(name: str) -> str:
    """What the environment says for a setting, which goes before what is kept; empty where it says nothing."""
    return os.environ.get(name, "").strip()


def has_keyring() -> bool:
    """Whether this system has a keyring that a key can be kept in."""
    return find_spec("keyring") is not None


def keep_key(url: str, key: str) -> bool:
    """Hand the key of a server to the keyring; where there is none, hold it until AllyMap is left.

    Whether the keyring has it.
    """
    from ..workspace import importing

    if importing.keep_key(url, key):
        return True
    _held[url] = key
    return False
