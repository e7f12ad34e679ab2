"""Extraction against annotated text, by the scorer that comes with it; skipped where the texts are not at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def score(evaluation: Path, tmp_path: Path, mode: str, source: str, gold: str, *options: str) -> dict[str, float]:
    """Build a project from a fresh text, print its claims and let the scorer judge them."""
    project, claims = tmp_path / "scored.allymap", tmp_path / "claims.jsonl"
    allymap = [sys.executable, "-m", "allymap"]
    subprocess.run([*allymap, "build", str(evaluation / source), *options, "-o", str(project)], check=True)
    with claims.open("wb") as lines:
        subprocess.run([*allymap, "claims", str(project), "--format", "jsonl"], check=True, stdout=lines)
    command = [sys.executable, str(evaluation / "score.py"), mode, "--gold", str(evaluation / gold), str(claims)]
    if mode != "sentences":
        command += ["--principals", str(evaluation / "principals.json")]
    figures: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return figures


def test_the_first_article(evaluation: Path, tmp_path: Path) -> None:
    figures = score(evaluation, tmp_path, "document", "seed.txt", "seed.gold.jsonl", "--published", "2024-04")
    assert figures["edge_recall"] >= 0.50
    assert figures["edge_precision"] >= 0.60


def test_sentences_without_a_relation_stay_empty(evaluation: Path, tmp_path: Path) -> None:
    figures = score(evaluation, tmp_path, "outlets", "outlets.jsonl", "outlets.jsonl")
    assert figures["wrong_per_20"] <= 2
