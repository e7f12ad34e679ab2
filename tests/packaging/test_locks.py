"""The locks pin everything by hash, name no host, and hold nothing we may not ship."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = [ROOT / "packaging" / name for name in ("requirements.lock", "requirements-dev.lock")]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock: Path) -> set[str]:
    return {normal(line.partition("==")[0]) for line in lock.read_text("utf-8").splitlines() if "==" in line}


def wanted(requirements: list[str]) -> set[str]:
    return {normal(match[0]) for text in requirements if (match := re.match(r"[\w.-]+", text))}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_has_hashes_and_no_host_is_named(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries and all("--hash=sha256:" in entry for entry in entries)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    assert wanted(PROJECT["dependencies"]) <= pinned(LOCKS[0])
    assert wanted(PROJECT["optional-dependencies"]["dev"]) <= pinned(LOCKS[1])
    assert pinned(LOCKS[0]) <= pinned(LOCKS[1])


def test_every_dependency_has_its_reason() -> None:
    rows = (ROOT / "docs" / "dependencies.md").read_text("utf-8").splitlines()
    explained = {normal(row.split("|")[1].strip()) for row in rows if row.startswith("| ")}
    assert wanted(PROJECT["dependencies"]) <= explained


def test_nothing_shipped_is_under_the_gpl_alone() -> None:
    restricted = set()
    for name in pinned(LOCKS[0]):
        try:
            about = metadata(name)
        except PackageNotFoundError:  # a pin for another system or Python
            continue
        licence = " ".join([about.get("License-Expression") or "", *(about.get_all("Classifier") or [])])
        if re.search(r"\bA?GPL|GNU (Affero )?General", licence) and not re.search(r"LGPL|Lesser|MPL", licence):
            restricted.add(name)
    assert not restricted
