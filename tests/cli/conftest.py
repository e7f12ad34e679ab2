"""A small project file, an extractor that needs no language model, and a way to run a command."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_dossier import IRAN, PUTIN, RUSSIA, TEXT, Outcome, Run, Spotter, claim_on

from allymap.cli import main
from allymap.extraction import Extractor
from allymap.model import Document, Layout, Original, Place, Polarity, Tier
from allymap.workspace import Workspace


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `allymap WORDS…` in this process."""

    def running(*words: object) -> Outcome:
        capsys.readouterr()
        code = main([str(word) for word in words])
        return Outcome(code, *capsys.readouterr())

    return running


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two actors, a person, three claims (one only suggested), two layouts."""
    document = Document("a", "A late delivery", TEXT, "0" * 64, "2019-06-14", "The Levant Desk", path="a.txt")
    claims = (
        claim_on(document, 1, Polarity.COOPERATION, "Russia armed Iran in 2016.", "2016", event="AID", trigger="armed",
                 by="rules 1.0", reasons=("frame “arm”", "path: armed Iran"), confidence=0.91),
        claim_on(document, 2, Polarity.COMPETITION, "Russia and Iran competed in Syria in 2018.", "2018",
                 directed=False),
        claim_on(document, 3, Polarity.COOPERATION, "Putin may visit Tehran.", "", tier=Tier.SUGGESTED),
    )  # fmt: skip
    path = tmp_path / "made.allymap"
    with Workspace.scratch() as workspace:
        with workspace.step("Make a project") as step:
            step.put(document, Original("a", TEXT.encode()), RUSSIA, IRAN, PUTIN, *claims)
            step.put(Layout("map", "Map"), Layout("minister", "Minister’s version", order=1))
            step.put(Place("map", "russia", 0.0, 0.0), Place("map", "iran", 200.0, 0.0, pinned=True))
        workspace.save(path)
    return path


@pytest.fixture
def spotter(monkeypatch: pytest.MonkeyPatch) -> Spotter:
    """Takes the place of the real extractor, which needs a second to load."""
    made = Spotter()
    monkeypatch.setattr(Extractor, "load", lambda **_: made)
    return made


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
