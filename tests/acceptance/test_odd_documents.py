"""Odd and damaged documents of every format, built as a person builds them: no crash, no hang, no passage lost.

``tests/benchmarks/fuzz_build.py`` does the same with ten thousand, under limits of memory.
"""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from mutations import SENTENCES, seed, seeds
from oddities import damaged

from allymap.extraction import Extractor
from allymap.model import Severity
from allymap.workspace import building

pytestmark = pytest.mark.slow

_TEXT = "\n\n".join(" ".join(SENTENCES[at:]) for at in (0, 2))
_TOGETHER, _SECONDS = 20, 30.0


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.mark.parametrize("number", range(3))
def test_a_build_of_odd_documents_ends_well(number: int, tmp_path: Path, extractor: Extractor) -> None:
    chance = random.Random(f"build {number}")
    sound = {suffix: seed(suffix, _TEXT) for suffix in seeds()}
    paths = []
    for index in range(_TOGETHER):
        suffix = chance.choice(list(sound))
        paths.append(tmp_path / f"{index}{suffix}")
        paths[-1].write_bytes(damaged(suffix, chance, sound))
    began = time.monotonic()
    built = building.build(paths, tmp_path / "p.allymap", extractor=extractor)
    with built.workspace:
        assert time.monotonic() - began < _SECONDS
        read = {Path(document.path).name for document in built.workspace.documents.values()}
        told = " ".join(remark.where for remark in built.report.remarks)
        assert [path.name for path in paths if path.name not in read and str(path) not in told] == []
        assert [one for one in built.workspace.check() if one.severity is not Severity.NOTE] == []
