"""Writes ``format-N.allymap`` for the present format N, once, when it is released: ``python make.py``.

A released file is never written again: it stands for those that people have.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from strait import sample_rows  # noqa: E402

from allymap.storage import ProjectFile  # noqa: E402
from allymap.storage.migrations import newest  # noqa: E402


def main() -> None:
    """Make the file, unless it is there."""
    target = HERE / f"format-{newest()}.allymap"
    if target.exists():
        raise SystemExit(f"{target.name} is released already")
    file = ProjectFile.scratch()
    with file.transaction():
        for row in sample_rows():
            file.put(row)
    file.save(target)
    file.close()


if __name__ == "__main__":
    main()
