"""How fast documents are read for claims, end to end on one core, and how much of that is our own code.

    python tests/benchmarks/extract.py DIR --json

``words_per_second`` counts from files to an applied batch with places; what is loaded once, the language model above
all, is loaded before (``load_seconds``). ``own_share`` is the part of the time in which spaCy was not running,
measured in the same run; ``extraction_share`` is the same of extraction alone, without reading, storing and arranging.
``memory_mb`` is the peak of the process.
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
from allymap.extraction.model import LanguageModel  # noqa: E402
from allymap.model import Document, Progress  # noqa: E402
from allymap.workspace import Workspace, importing  # noqa: E402

_WARMING = b"<html><body><p>Russia armed Iran in 2016. Turkey and Syria fought in 2019.</p></body></html>"


class Timed:
    """An extractor whose language model is timed: the seconds between asking it for a document and getting one."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self.spacy_seconds = self.seconds = 0.0
        self._model: LanguageModel = extractor._model
        extractor._model = LanguageModel(self._model.name, self, self._model.words)

    def pipe(self, texts: Iterator[str], **options: Any) -> Iterator[Any]:
        """What the extractor takes for spaCy's pipeline."""
        docs = iter(self._model.pipeline.pipe(texts, **options))
        while True:
            start = time.perf_counter()
            doc = next(docs, None)
            self.spacy_seconds += time.perf_counter() - start
            if doc is None:
                return
            yield doc

    def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Any:
        start = time.perf_counter()
        found = self._extractor.extract(documents, progress, jobs)
        self.seconds += time.perf_counter() - start
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
    load = time.perf_counter() - start
    timed.seconds = timed.spacy_seconds = 0.0
    start = time.process_time(), time.perf_counter()
    with Workspace.scratch() as workspace:
        batch = importing.prepare([folder], extractor=timed)
        if not batch.documents:
            raise SystemExit(f"There is no document to read in {folder}.")
        prepared = time.perf_counter()
        importing.apply(workspace, batch)
        processor, seconds = time.process_time() - start[0], time.perf_counter() - start[1]
        words = sum(len(document.text.split()) for document in workspace.documents.values())
        return {
            "documents": len(workspace.documents), "words": words, "claims": len(workspace.claims),
            "words_per_second": round(words / seconds), "words_per_processor_second": round(words / processor),
            "own_share": round(1 - timed.spacy_seconds / seconds, 3),
            "extraction_share": round(1 - timed.spacy_seconds / timed.seconds, 3),
            "apply_ms": round((start[1] + seconds - prepared) * 1e3), "load_seconds": round(load, 2),
            "memory_mb": peak_mb(),
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
