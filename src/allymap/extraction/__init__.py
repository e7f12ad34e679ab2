"""Document → actors and candidate claims."""

from .extractor import Extraction, Extractor
from .model import ModelError
from .rates import Rate, tradeoff

__all__ = ["Extraction", "Extractor", "ModelError", "Rate", "tradeoff"]
