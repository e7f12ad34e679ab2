"""The floor plan is a test: the import contracts in pyproject.toml hold, and every room is declared."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "allymap"


def test_import_contracts_hold() -> None:
    """In a process of its own: the linter sets up logging anew, and would silence the loggers of later tests."""
    words = ["-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    told = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (told.returncode, " 0 broken" in told.stdout) == (0, True), told.stdout + told.stderr


def imported_by(file: Path) -> set[str]:
    """The first names of all modules a file imports absolutely."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_each_room_imports_only_what_belongs_to_it(file: Path) -> None:
    room = file.relative_to(PACKAGE).parts[0]
    imported = imported_by(file)
    if room != "desktop":
        assert not imported & {"PySide6", "pyqtgraph", "shiboken6"}
    if room != "storage":
        assert "sqlite3" not in imported
    if room == "model":
        assert imported <= sys.stdlib_module_names | {"__future__"}


def test_no_file_is_long_without_a_reason() -> None:
    long = {file.name for file in PACKAGE.rglob("*.py") if len(file.read_text("utf-8").splitlines()) > 600}
    assert not long


def test_no_bag_without_a_meaning_in_its_name() -> None:
    bags = {"util", "utils", "helper", "helpers", "misc", "common"}
    assert not [path for path in PACKAGE.rglob("*") if path.stem in bags]
