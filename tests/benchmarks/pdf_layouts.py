"""How well stories set in columns at random are read: their words in order, and their paragraphs.

nice python tests/benchmarks/pdf_layouts.py [first] [last]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "reading"))

from layouts import any_layout
from made_pdf import plain

from allymap.reading import read_bytes


def main(first: int, last: int) -> None:
    ordered = whole = paragraphs = kept = 0
    for number in range(first, last):
        content, story = any_layout(number)
        wanted = [plain(paragraph) for paragraph in story]
        text = read_bytes(content, "a.pdf", "2018").documents[0].text
        found = [part for part in text.split("\n\n") if not part.startswith("The Levant Desk")]
        in_order = " ".join(found) == " ".join(wanted)
        right = sum((Counter(wanted) & Counter(found)).values())
        ordered, whole = ordered + in_order, whole + (found == wanted)
        paragraphs, kept = paragraphs + len(wanted), kept + right
        if not in_order:
            print("out of order:", number)
    print(
        f"{last - first} files: words in order in {ordered}, every paragraph right in {whole}; "
        f"{kept} of {paragraphs} paragraphs"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=int, nargs="?", default=0)
    parser.add_argument("last", type=int, nargs="?", default=100)
    asked = parser.parse_args()
    main(asked.first, asked.last)
