"""What every test shares: no Qt where none belongs, and a state folder of its own for each test."""

from __future__ import annotations

import importlib.abc
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings

# Benchmarks and the makers of kept files are scripts, not tests.
collect_ignore_glob = ["benchmarks/*", "storage/released/*", "output/approved_pictures.py"]

EVALUATION = Path(__file__).parents[2] / "shared" / "eval"

settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("steady")


class _NoQt(importlib.abc.MetaPathFinder):
    """Makes Qt unimportable, which proves that only the desktop needs it."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name.partition(".")[0] in {"PySide6", "shiboken6", "pyqtgraph"}:
            raise ImportError(f"{name} is made unimportable in this run")
        return None


if os.environ.get("ALLYMAP_WITHOUT_QT"):
    sys.meta_path.insert(0, _NoQt())


@pytest.fixture(autouse=True)
def _own_state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Recovery notes, recent projects and settings of a test are nobody else's."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(home / variable.lower()))


@pytest.fixture(scope="session")
def evaluation() -> Path:
    """The folder of annotated texts beside the checkout; it is not part of the project."""
    if not (EVALUATION / "score.py").is_file():
        pytest.skip("the annotated texts are not beside this checkout")
    return EVALUATION
