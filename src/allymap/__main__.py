"""Start: `python -m allymap` and the installed `allymap` are the same."""

from __future__ import annotations

import sys

from allymap.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
