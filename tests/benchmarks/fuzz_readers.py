"""Reads thousands of damaged documents of every format: no crash, no document over 30 seconds, bounded memory.

    nice python tests/benchmarks/fuzz_readers.py [documents] [seed]

Ends with 1 when a reader raised what no reader may raise, took too long, or memory grew beyond the bound.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import resource
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "reading"))

from mutations import mutated, seeds

from allymap.reading import read_bytes
from allymap.reading.pdf import glyphs

_SECONDS, _MEGABYTES = 30.0, 1_500


def main(number: int, seed: int) -> int:
    chance, sound = random.Random(seed), seeds()
    others, outcomes, slowest, crashes = list(sound.values()), Counter[str](), [(0.0, "", 0)], 0
    for index in range(number):
        suffix = chance.choice(list(sound))
        content = mutated(sound[suffix], suffix, chance, others)
        faulthandler.dump_traceback_later(4 * _SECONDS, exit=True)
        began = time.monotonic()
        try:
            reading = read_bytes(content, f"a{suffix}")
            outcomes[f"{suffix} {'read' if reading.documents else 'refused'}"] += 1
        except Exception as error:
            crashes += 1
            kept = Path(f"fuzz-{seed}-{index}{suffix}")
            kept.write_bytes(content)
            print(f"{kept}: {type(error).__name__}: {error}")
        slowest = sorted([*slowest, (time.monotonic() - began, suffix, index)], reverse=True)[:5]
        faulthandler.cancel_dump_traceback_later()
    glyphs._reader.stop()  # only what a process that ended has used is told
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(f"{number} documents, seed {seed}: {crashes} crashes, peak {peak:.0f} MB")
    print("slowest:", ", ".join(f"{seconds:.2f} s ({suffix} {index})" for seconds, suffix, index in slowest))
    print(", ".join(f"{outcome} {count}" for outcome, count in sorted(outcomes.items())))
    return int(crashes > 0 or slowest[0][0] > _SECONDS or peak > _MEGABYTES)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=10_000)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    asked = parser.parse_args()
    sys.exit(main(asked.documents, asked.seed))
