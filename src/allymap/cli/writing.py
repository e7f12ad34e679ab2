"""Writing a file in one move, so that no half of it is ever there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ..model import AllyMapError


def write_bytes(content: bytes, target: Path) -> None:
    """Write a file, or leave the one that is there as it was. Raises ``AllyMapError``."""
    folder = target.absolute().parent
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=f".{target.name}-")
    except OSError as error:
        raise AllyMapError(f"“{target}” could not be written: {(error.strerror or 'unknown').lower()}.") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)  # as an ordinary file; mkstemp's are for nobody else's eyes
        Path(name).replace(target)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise AllyMapError(f"“{target}” could not be written: {(error.strerror or 'unknown').lower()}.") from None
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
