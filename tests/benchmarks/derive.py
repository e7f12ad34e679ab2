"""How long relations take to derive from many claims: the first time, and again through another window.

    python tests/benchmarks/derive.py --claims 100000 --json

``derive_ms`` is the median of a time slider's steps (another window each), ``fading_ms`` the same with a half-life,
``jump_ms`` that of windows with little in common, ``verdict_ms`` of a derivation after one verdict changed,
``first_ms`` the first derivation of all. The evidence is held as an open project holds it; ``--curve`` measures several
sizes.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from allymap.model import Actor, ActorKind, Claim, Document, Kind, Passage, Polarity, Verdict, VerdictValue
from allymap.network.relations import Evidence, Query, derive, forget
from allymap.workspace.live_rows import LiveRows

_WORDS = "the of to a in that said sent gas drones troops talks border deal city war army minister"


def invented(claims: int, actors: int, documents: int, seed: int = 1) -> Evidence:
    """Evidence with as many claims over pairs drawn as in news: a few pairs have most of them."""
    chance = random.Random(seed)
    vocabulary = _WORDS.split() + [f"word{number}" for number in range(5_000)]
    names = [f"actor-{number}" for number in range(actors)]
    popularity = [1 / (1 + number) ** 0.7 for number in range(actors)]
    people = {
        one: Actor(one, one, chance.choice(list(ActorKind)), names[0] if n else "") for n, one in enumerate(names)
    }
    papers = {}
    for number in range(documents):
        text = " ".join(chance.choices(vocabulary, k=300))
        papers[f"doc-{number}"] = Document(f"doc-{number}", f"doc-{number}", text, "")
    made = {}
    for number in range(claims):
        one, other = chance.choices(names, popularity, k=2)
        day = date(2011, 1, 1) + timedelta(days=chance.randrange(5_000))
        paper = papers[f"doc-{chance.randrange(documents)}"]
        start = chance.randrange(len(paper.text) - 200)
        made[f"c{number}"] = Claim(
            f"c{number}", chance.choice(list(Kind)), one, other, chance.choices(list(Polarity), (2, 1))[0],
            Passage.of(paper, start, start + chance.randrange(100, 200)),
            date=day.isoformat()[: chance.choice((4, 7, 10))],
            arena=(chance.choice(("Syria", "Energy", "Gaza")),),
        )  # fmt: skip
    return Evidence(LiveRows(papers), LiveRows(people), LiveRows(made), LiveRows({}), LiveRows({}))


def milliseconds(work: Callable[[], object]) -> float:
    """The processor time of one call, which other programs on the machine disturb less than the time on the wall."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def median_of(runs: Iterable[float]) -> float:
    return round(statistics.median(runs), 2)


def _steps(evidence: Evidence, queries: list[Query]) -> list[float]:
    """How long each derivation takes after the one before."""
    derive(evidence, queries[0])
    return [milliseconds(lambda query=query: derive(evidence, query)) for query in queries[1:]]  # type: ignore[misc]


def measured(evidence: Evidence) -> dict[str, float]:
    """The figures of one set of evidence."""
    forget()
    first = milliseconds(lambda: derive(evidence, Query()))
    days = [date(2013, 1, 1) + timedelta(days=30 * step) for step in range(40)]
    slides = [Query(start=day, end=day + timedelta(days=1_500)) for day in days]
    jumps = [Query(start=day, end=day + timedelta(days=1_500)) for day in days[::13] * 3]
    slide_times, fading_times = (
        _steps(evidence, [replace(query, half_life=half_life) for query in slides]) for half_life in (0, 730)
    )
    jump_times = [milliseconds(lambda query=query: derive(evidence, query)) for query in jumps]  # type: ignore[misc]
    judged = []
    for one in list(evidence.claims)[:5]:
        verdict = {one: Verdict(one, VerdictValue.REJECTED, "me", "2026")}
        judged.append(milliseconds(lambda verdict=verdict: derive(replace(evidence, verdicts=verdict), Query())))  # type: ignore[misc]
    return {
        "derive_ms": median_of(slide_times), "fading_ms": median_of(fading_times),
        "jump_ms": median_of(jump_times), "verdict_ms": median_of(judged),
        "first_ms": round(first, 1),
    }  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--actors", type=int, default=200)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    sizes = [options.claims // part for part in (16, 8, 4, 2, 1)] if options.curve else [options.claims]
    curve = []
    for size in sizes:
        evidence = invented(size, options.actors, options.documents)
        gc.collect()
        gc.freeze()  # as opening a project does
        curve.append({"claims": size, "relations": len(derive(evidence, Query())), **measured(evidence)})
    figures: dict[str, object] = {**curve[-1], **({"curve": curve} if options.curve else {})}
    print(json.dumps(figures) if options.json else "\n".join(f"{name:12} {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
