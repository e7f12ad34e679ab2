"""How fast documents are read for claims, end to end on one core, and how much of that is our own code.

    python tests/benchmarks/extract.py DIR --json

``words_per_second`` counts from files to an applied batch with places; what is loaded once, the language model above
all, is loaded before (``load_seconds``). All else is processor time, which other programs change less: its parts are
reading files, spaCy, our own rules (``rules_ms``), places on the map, and the step that stores all. ``own_share`` is
the part in which spaCy was not running; ``extraction_share`` is the same of extraction alone, without reading,
arranging and storing. ``memory_mb`` is the peak of the process.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")  # one core, also inside the matrix library

from allymap.extraction import Extractor  # noqa: E402
from allymap.extraction.dates_fallback import parsed  # noqa: E402
from allymap.extraction.model import LanguageModel  # noqa: E402
from allymap.model import Document, Progress  # noqa: E402
from allymap.workspace import Workspace, importing  # noqa: E402

_WARMING = b"<html><body><p>Russia armed Iran in 2016. Turkey and Syria fought in 2019.</p></body></html>"


class Timed:
    """An extractor that tells when it began and ended, and how long its language model took to parse (seconds)."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self.spacy_seconds = self.began = self.ended = 0.0
        self._model: LanguageModel = extractor._model
        extractor._model = LanguageModel(self._model.name, self, self._model.words)

    def pipe(self, texts: Iterator[str], **options: Any) -> Iterator[Any]:
        """What the extractor takes for spaCy's pipeline."""
        docs = iter(self._model.pipeline.pipe(texts, **options))
        while True:
            start = time.process_time()
            doc = next(docs, None)
            self.spacy_seconds += time.process_time() - start
            if doc is None:
                return
            yield doc

    def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Any:
        self.began = time.process_time()
        found = self._extractor.extract(documents, progress, jobs)
        self.ended = time.process_time()
        return found


def peak_mb() -> float:
    """The most memory that this process ever held, in MB."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1e6 if sys.platform == "darwin" else 1e3), 1)


def measured(folder: Path) -> dict[str, float]:
    """The figures of one folder of documents."""
    start = time.perf_counter()
    timed = Timed(Extractor.load())
    importing.prepare_bytes(
        _WARMING, "warm.html", extractor=timed
    )  # readers, layout engine: what is loaded on first use
    parsed("noon 5 march 2016", None)  # dateparser, which is loaded where our own rules do not know a date
    load = time.perf_counter() - start
    timed.spacy_seconds = 0.0
    clock = time.perf_counter()
    begun = time.process_time()
    with Workspace.scratch() as workspace:
        batch = importing.prepare([folder], extractor=timed)
        if not batch.documents:
            raise SystemExit(f"There is no document to read in {folder}.")
        prepared = time.process_time()
        importing.apply(workspace, batch)
        processor, seconds = time.process_time() - begun, time.perf_counter() - clock
        words = sum(len(document.text.split()) for document in workspace.documents.values())
        extraction = timed.ended - timed.began
        parts = {
            "read": timed.began - begun, "spacy": timed.spacy_seconds, "rules": extraction - timed.spacy_seconds,
            "places": prepared - timed.ended, "apply": begun + processor - prepared,
        }  # fmt: skip
        return {
            "documents": len(workspace.documents), "words": words, "claims": len(workspace.claims),
            "words_per_second": round(words / seconds), "words_per_processor_second": round(words / processor),
            **{f"{name}_ms": round(part * 1e3) for name, part in parts.items()},
            "own_share": round(1 - timed.spacy_seconds / processor, 3),
            "extraction_share": round(1 - timed.spacy_seconds / extraction, 3),
            "load_seconds": round(load, 2), "memory_mb": peak_mb(),
        }  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measured(options.folder)
    print(json.dumps(figures) if options.json else "\n".join(f"{name:28} {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
