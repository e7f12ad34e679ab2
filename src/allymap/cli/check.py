"""`allymap check`: the integrity of a project file and of every passage anchor."""

from __future__ import annotations

from pathlib import Path

from ..model import Severity
from ..model.wording import counted
from ..workspace import Workspace, checking
from .build import summary
from .console import complain, say


def check(project: Path) -> int:
    """Answers 0 for a sound project and 1 when something in it is damaged or lost."""
    with Workspace.look(project) as workspace:
        remarks = workspace.check()
        for remark in [*remarks, *checking.versions(workspace.documents)]:
            complain(str(remark))
        failed = sum(1 for remark in remarks if remark.severity is Severity.FAILED)
        verdict = counted(failed, "fault") if failed else "the file is sound, and every passage stands in its document"
        say(f"{summary(workspace)}: {verdict}.")
    return 1 if failed else 0
