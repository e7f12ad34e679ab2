"""The lines of Python in the README run as they stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_readme_goes_from_a_document_to_a_graph(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), flags=re.DOTALL)
    assert len(blocks) == 1
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(compile(blocks[0], "README.md", "exec"), names)
    printed = capsys.readouterr().out
    assert re.search(r"^Iran – Russia contested \d", printed, flags=re.MULTILINE)
    assert re.search(r" (cooperation|competition) \S+ \d{4}", printed)


def test_every_page_the_readme_names_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text("utf-8")):
        assert (ROOT / target).is_file(), target
