"""An open project with three actors, a document and two claims, all in our own words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from islands import fill

from allymap.workspace import Workspace


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace.new() as workspace:
        fill(workspace)
        yield workspace
