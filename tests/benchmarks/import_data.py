"""How long an event table of N rows takes to import, and how much memory: `python import_data.py --rows N [--json]`."""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from allymap.workspace import Workspace, datasets, importing

_HEADER = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name"
    "\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry"
    "\tLatitude\tLongitude"
)
_STATES = ("Russia", "Syria", "Iran", "Turkey", "United States", "Israel", "Iraq", "Lebanon", "Egypt", "France")
_CODES = ("010", "036", "042", "046", "051", "072", "111", "112", "130", "163", "173", "190", "194")


def rows(number: int) -> Iterator[str]:
    """A header and rows in the layout of ICEWS: seven in ten between states, the others among four hundred people."""
    chance = random.Random(1)
    people = [f"Person {n} Name{n}" for n in range(400)]
    yield _HEADER
    for n in range(number):
        one, other = chance.sample(_STATES if chance.random() < 0.7 else people, 2)
        day = f"{chance.randrange(2000, 2020)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        cells = (
            str(n), day, one, "Government", "", "Event", chance.choice(_CODES), "1.0", other, "", "", str(n // 2),
            str(n % 7), "A desk", "Damascus", "", "", "Syria", "", "",
        )  # fmt: skip
        yield "\t".join(cells)


def measure(number: int) -> dict[str, float]:
    """Seconds of the processor, megabytes at most, and the claims that came of it."""
    with tempfile.TemporaryDirectory() as folder, Workspace.scratch() as workspace:
        path = Path(folder) / "events.tab"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(f"{row}\n" for row in rows(number))
        begun = time.process_time()
        outcome = datasets.prepare(path, "icews", within=importing.standing(workspace))
        prepared = time.process_time()
        importing.apply(workspace, outcome.batch)
        return {
            "rows": number, "claims": len(workspace.claims), "prepare_s": round(prepared - begun, 1),
            "apply_s": round(time.process_time() - prepared, 1),
            "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = measure(given.rows)
    print(json.dumps(found) if given.json else "\n".join(f"{name}: {value}" for name, value in found.items()))
