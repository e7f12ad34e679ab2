"""Document → actors and candidate claims."""

from .extractor import Extraction, Extractor
from .model import ModelError

__all__ = ["Extraction", "Extractor", "ModelError"]
