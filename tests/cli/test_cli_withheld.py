"""No command writes a word of what the handling label holds back, to the terminal or into a file."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from labelled_projects import LABELS, Made, projects
from test_withheld import readable

from allymap.cli import main
from allymap.model import Layout, Original, Place, Setting
from allymap.workspace import Workspace, editing
from allymap.workspace.handling import LABEL

PRINTED = (
    ("claims", "--format", "jsonl", "--tier", "all"), ("claims", "--format", "csv"), ("claims",),
    ("relations", "--format", "json"), ("relations",), ("timeline", "--format", "csv"),
    ("changes", "--from", "2011-06", "--to", "2013", "--format", "md"),
    ("findings", "--format", "json", "--seconds", "1"), ("log", "--format", "json"), ("log",),
)  # fmt: skip
WRITTEN = (
    ("render", "map.svg"), ("render", "map.pdf"), ("render", "map.gif"), ("render", "scene.svg", "--scene", "2"),
    ("brief", "deck.pptx"), ("brief", "deck.pdf"), ("brief", "deck.html"),
    ("export", "map.graphml"), ("export", "map.gexf", "--unfolded"), ("export", "map.cyjs"), ("export", "map.ftm"),
    ("export", "map.stix", "--tier", "all"), ("export", "map.jsonld", "--tier", "all"),
)  # fmt: skip


def saved(made: Made, folder: Path, label: str) -> Path:
    """The project as a file, with the label as its own."""
    path = folder / "made.allymap"
    with Workspace.scratch() as workspace:
        with workspace.step("Make a project") as step:
            evidence = made.evidence
            step.put(Layout("map", "Map"), *evidence.documents.values(), *evidence.actors.values())
            step.put(*(Original(one.id, one.text.encode()) for one in evidence.documents.values()))
            step.put(*(Place("map", one, 60.0 * n, 40.0 * (n % 2)) for n, one in enumerate(evidence.actors)))
            step.put(*made.scenes, *made.notes)
            if label:
                step.put(Setting(LABEL, label))
        signed: list[Any] = [*evidence.claims.values(), *evidence.verdicts.values(), *evidence.judgements.values()]
        for row in signed:
            with workspace.step("Decide", None, "N. Lind") as step:  # each is in the log
                step.put(row)
        gone = next(iter(evidence.claims.values()), None)
        if gone is not None:
            with workspace.step("Add one", None, "N. Lind") as step:
                step.put(replace(gone, id="gone"))
            editing.remove_claims(workspace, ["gone"])
        workspace.save(path)
    return path


def run(*words: object) -> str:
    """What a command says on both of its outputs."""
    told = io.StringIO()
    with redirect_stdout(told), redirect_stderr(told):
        main([str(word) for word in words])
    return told.getvalue()


# A failure is told as it was found: to make it smaller would take minutes.
@settings(
    deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip
@given(projects(), st.sampled_from(LABELS), st.booleans())
def test_no_command_tells_what_is_withheld(made: Made, label: str, own: bool) -> None:
    secret = made.secret(label)
    with TemporaryDirectory() as name:
        folder = Path(name)
        project = saved(made, folder, label if own else "")
        given_label = () if own or not label else ("--tlp", label)
        for command, *options in PRINTED:
            told = run(command, project, *options, *given_label).casefold()
            assert not [one for one in secret if one in told], command
        if own or not label:  # positions have no label but the project's own
            told = run("layout", "export", project).casefold()
            assert not [one for one in secret if one in told]
        claims = run("claims", project, "--format", "jsonl", "--tier", "all", *given_label).casefold()
        assert all(one in claims for one in made.told(label) if one.startswith("zqclaim")), "to be found here"
        for command, file, *options in WRITTEN:
            told = run(command, project, "-o", folder / file, *options, *given_label).casefold()
            assert not [one for one in secret if one in told], command
        for file in folder.iterdir():
            if file != project:
                text = readable(file.read_bytes()) + file.name.casefold()
                assert not [one for one in secret if one in text], file.name
