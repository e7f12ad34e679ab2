"""A language model as extractor or second reader, over any OpenAI-compatible server. Optional: ``allymap[llm]``."""

from .connection import client_library
from .endpoint import Endpoint, departure, keep_key
from .errors import ConsentNeeded, LlmError
from .extractor import LlmExtractor
from .interview import Server
from .reread import SecondRead
from .second import Opinion, SecondReading, View, second_reader

__all__ = [
    "ConsentNeeded", "Endpoint", "LlmError", "LlmExtractor", "Opinion", "SecondRead", "SecondReading", "Server",
    "View", "client_library", "departure", "keep_key", "second_reader",
]  # fmt: skip
