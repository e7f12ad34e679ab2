"""A small project of our own words, one row or more of every noun."""

from __future__ import annotations

import pytest
from strait import sample_rows

from allymap.storage import ProjectFile, Row


@pytest.fixture
def rows() -> list[Row]:
    return sample_rows()


@pytest.fixture
def filled(rows: list[Row]) -> ProjectFile:
    """A project in memory with the sample in it."""
    file = ProjectFile.scratch()
    with file.transaction():
        for row in rows:
            file.put(row)
    return file
