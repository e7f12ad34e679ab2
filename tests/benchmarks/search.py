"""How long a full-text search takes over many documents.

    python tests/benchmarks/search.py --documents 10000 --json

``search_ms`` and ``p95_ms`` are over queries of every kind: words, beginnings, phrases and operators, each repeated.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics

from derive import invented, milliseconds

from allymap.workspace import Workspace

_QUERIES = (
    "gas deal", "word12", "troo", '"border deal"', "actor:actor-3 drones", "date:2015 army", "polarity:comp talks",
    "word77 word78", "actor:actor-1 polarity:coop", "minister", "nowhere",
)  # fmt: skip


def measured(documents: int, claims: int, repeats: int) -> dict[str, float]:
    """The medians over a project in memory, as the window asks: 50 finds at most."""
    evidence = invented(claims, 500, documents)
    with Workspace.scratch() as workspace:
        with workspace.step("Fill") as step:
            for rows in (evidence.documents, evidence.actors, evidence.claims):
                step.put(*rows.values())
        queries = list(_QUERIES) * repeats
        random.Random(1).shuffle(queries)
        times = sorted(milliseconds(lambda query=query: workspace.search(query)) for query in queries)
    p95 = times[int(0.95 * len(times))]
    return {"search_ms": round(statistics.median(times), 2), "p95_ms": round(p95, 2)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=40_000)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = measured(given.documents, given.claims, given.repeats)
    print(json.dumps(found) if given.json else "\n".join(f"{name}: {value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
