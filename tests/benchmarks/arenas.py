"""How many drawn claims say where they happen or what they are about, and a random few to judge by reading.

    python tests/benchmarks/arenas.py resources/sample --read 60 --seed 7

prints for each path how many claims are drawn and what share of them has an arena, then that many claims that have
one, drawn at random from all paths together: the arenas, how each was found, the pair, and the passage with what stands
before it. Whoever reads judges each arena by the text: right, or not. ``--without`` shows claims without an arena.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from allymap.extraction import Extractor
from allymap.model import Claim, Tier
from allymap.workspace import Workspace, importing

_BEFORE = 600
"""Characters shown of what stands before a passage."""


def drawn_claims(path: Path, extractor: Extractor) -> list[tuple[Claim, str]]:
    """The drawn claims of the documents under a path, each with what is shown of it."""
    with Workspace.scratch() as workspace:
        importing.apply(workspace, importing.prepare([path], extractor=extractor))
        names = {actor.id: actor.name for actor in workspace.actors.values()}
        texts = {document.id: (document.title, document.text) for document in workspace.documents.values()}
        found = []
        for claim in workspace.claims.values():
            if claim.tier is Tier.DRAWN and claim.passage is not None:
                title, text = texts[claim.passage.document_id]
                how = [reason for reason in claim.reasons if reason.startswith("arena")]
                pair = f"{names[claim.source_id]} / {names[claim.target_id]}, {claim.polarity}, “{claim.trigger}”"
                before = text[max(0, claim.passage.start - _BEFORE) : claim.passage.start]
                lines = ["; ".join(claim.arena) or "no arena", *how, pair, f"[{title}] {before}", claim.passage.exact]
                found.append((claim, "\n  ".join(" ".join(line.split()) for line in lines)))
        return found


def main() -> None:
    """Count, and print what is to be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--read", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--without", action="store_true")
    options = parser.parse_args()
    extractor = Extractor.load()
    everything: list[tuple[Claim, str]] = []
    for path in options.paths:
        found = drawn_claims(path, extractor)
        placed = sum(bool(claim.arena) for claim, _ in found)
        several = sum(len(claim.arena) for claim, _ in found)
        print(
            f"{path}: {len(found)} drawn, {placed} with an arena ({placed / max(len(found), 1):.2f}), {several} arenas"
        )
        everything += found
    chosen = [shown for claim, shown in everything if bool(claim.arena) is not options.without]
    random.Random(options.seed).shuffle(chosen)
    for number, shown in enumerate(chosen[: options.read], 1):
        print(f"\n{number}. {shown}")


if __name__ == "__main__":
    main()
