"""Builds projects of thousands of odd and damaged documents: no crash, no hang, bounded memory.

    nice python tests/benchmarks/fuzz_build.py [documents] [seed] [of them through the command line]

The documents are built as `allymap build` does, with the real extractor, twenty at a time, and each project is
checked: the file is sound and every passage stands where it was found. Those of the command line run in a process with
limits on memory and time. Ends with 1 when anything was raised that no build may raise, a document took more than 30
seconds of the processor, a passage was lost or memory grew beyond the bound. What broke is kept as
``fuzz-SEED-NUMBER.ending`` in the working folder.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "reading"))

from mutations import SENTENCES, seed, seeds
from oddities import damaged

from allymap.extraction import Extractor
from allymap.model import Severity
from allymap.reading.pdf import glyphs
from allymap.workspace import building

_TOGETHER = 20
_TEXT = "\n\n".join(" ".join(SENTENCES[at:]) for at in (0, 2, 4))
"""Short: ten thousand of them are read for claims."""
_SECONDS, _MEGABYTES = 30.0, 1_500
_LIMIT = 6_000_000_000
"""Bytes of address space for a process of the command line: libraries reserve far more than they use."""


@dataclass
class Outcome:
    """What came of the documents so far."""

    kept: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    faults: list[str] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def took(self, seconds: float, what: str) -> None:
        self.slowest = sorted([*self.slowest, (seconds, what)], reverse=True)[:5]


def main(number: int, chosen: int, through_cli: int) -> int:
    faulthandler.enable()
    _limited()
    chance, outcome = random.Random(chosen), Outcome()
    sound = {suffix: seed(suffix, _TEXT) for suffix in seeds()}
    extractor = Extractor.load()
    began = time.monotonic()
    for first in range(0, number, _TOGETHER):
        with tempfile.TemporaryDirectory() as folder:
            paths = _written(Path(folder), range(first, min(number, first + _TOGETHER)), chance, sound)
            faulthandler.dump_traceback_later(_TOGETHER * 4 * _SECONDS, exit=True)
            _build(paths, extractor, outcome, chosen)
            faulthandler.cancel_dump_traceback_later()
        if first % 500 == 0:
            print(f"{first} done, {len(outcome.faults)} faults", file=sys.stderr)
    seconds = time.monotonic() - began
    for first in range(0, through_cli, _TOGETHER):
        with tempfile.TemporaryDirectory() as folder:
            _run(_written(Path(folder), range(first, first + _TOGETHER), chance, sound), outcome, chosen)
    glyphs._reader.stop()  # only what a process that ended has used is told
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(
        f"{number} documents in {seconds:.0f} s and {through_cli} by command, seed {chosen}: {outcome.claims} claims,"
    )
    print(f"{len(outcome.faults)} faults, peak {peak:.0f} MB; slowest {[f'{s:.1f} s {w}' for s, w in outcome.slowest]}")
    print(", ".join(f"{what} {count}" for what, count in sorted(outcome.kept.items())))
    for fault in outcome.faults:
        print(fault)
    return int(bool(outcome.faults) or outcome.slowest[0][0] > _SECONDS or peak > _MEGABYTES)


def _written(folder: Path, numbers: range, chance: random.Random, sound: dict[str, bytes]) -> list[Path]:
    paths = []
    for number in numbers:
        suffix = chance.choice(list(sound))
        paths.append(folder / f"{number}{suffix}")
        paths[-1].write_bytes(damaged(suffix, chance, sound))
    return paths


def _build(paths: list[Path], extractor: Extractor, outcome: Outcome, chosen: int) -> None:
    """Build documents together; one by one where that fails or takes long, to know which.

    Long is measured in processor time, which other programs do not stretch; whoever only waits meets the time limit of
    the whole, and a PDF its reader's own.
    """
    began = time.process_time()
    target = paths[0].with_name("p.allymap")
    wrong = ""
    try:
        with building.build(paths, target, extractor=extractor).workspace as workspace:
            remarks = workspace.check()
            wrong = "; ".join(str(one) for one in remarks if one.severity is not Severity.NOTE)
            claims, read = len(workspace.claims), Counter(one.media_type for one in workspace.documents.values())
    except Exception as error:
        wrong = f"{type(error).__name__}: {error}"
    finally:
        target.unlink(missing_ok=True)
    seconds = time.process_time() - began
    if (wrong or seconds > _SECONDS) and len(paths) > 1:
        for path in paths:
            _build([path], extractor, outcome, chosen)
        return
    if wrong or seconds > _SECONDS:
        kept = Path(f"fuzz-{chosen}-{paths[0].name}")
        kept.write_bytes(paths[0].read_bytes())
        outcome.faults.append(f"{kept}: {wrong or f'{seconds:.0f} s'}")
    if not wrong:
        outcome.claims += claims
        outcome.kept.update(read)
    outcome.took(seconds, f"{paths[0].stem}–{paths[-1].stem}")


def _run(paths: list[Path], outcome: Outcome, chosen: int) -> None:
    """The same through the command line."""
    target = paths[0].with_name("p.allymap")
    command = [sys.executable, "-m", "allymap", "build", *map(str, paths), "-o", str(target)]
    began = time.monotonic()
    ended = subprocess.run(
        command, capture_output=True, text=True, timeout=_TOGETHER * _SECONDS, check=False, preexec_fn=_limited
    )
    said = [line for line in ended.stderr.splitlines() if "itself is at fault" in line or "Traceback" in line]
    if said or ended.returncode not in (0, 1, 2) or (ended.returncode == 2) != (not target.exists()):
        kept = Path(f"fuzz-{chosen}-cli-{paths[0].stem}")
        kept.mkdir(exist_ok=True)
        for path in paths:
            (kept / path.name).write_bytes(path.read_bytes())
        outcome.faults.append(f"{kept}: code {ended.returncode}, {said}")
    outcome.kept[f"command ended with {ended.returncode}"] += 1
    outcome.took(time.monotonic() - began, f"command {paths[0].stem}–{paths[-1].stem}")


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_LIMIT, _LIMIT))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=10_000)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("commands", type=int, nargs="?", default=300)
    asked = parser.parse_args()
    sys.exit(main(asked.documents, asked.seed, asked.commands))
