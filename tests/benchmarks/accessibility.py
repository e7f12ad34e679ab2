"""What axe-core finds in a briefing as .html: every scene, the sources, and the evidence of a strand, in Chromium.

    python tests/benchmarks/accessibility.py PROJECT.allymap --folder FOLDER

FOLDER, outside the project, gets axe-core from npm when it is not there yet. Needs npm and Chromium; no part of the
tests.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "output"))

from browser import Browser

from allymap.output.briefing import html
from allymap.workspace import Workspace
from allymap.workspace.briefing import briefing

_RUN = """axe.run().then((found) => JSON.stringify({
  rules: found.passes.length,
  violations: found.violations.map((one) => [one.impact, one.id, one.nodes.length, one.nodes[0].html.slice(0, 120)]),
}))"""


def main() -> int:
    """Check and print; 1 where a violation is serious or worse."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("project", type=Path)
    asked.add_argument("--folder", type=Path, required=True)
    given = asked.parse_args()
    script = given.folder / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        given.folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "axe-core"], cwd=given.folder, check=True)
    found: dict[str, list[list[object]]] = {}
    rules = 0
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "briefing.html"
        with Workspace.look(given.project) as workspace:
            made = briefing(workspace, "TLP:GREEN")
        page.write_text(html.write(made), "utf-8")
        opened = Browser(shutil.which("chromium") or "google-chrome", Path(folder) / "profile")
        opened.open(page)
        opened.value(script.read_text("utf-8"))
        for number in range(len(made.pages) + 1):
            rules = max(rules, _check(opened, f"step {number + 1}", found))
            if opened.value("!!document.querySelector('.current [data-relation]')"):
                opened.value("document.querySelector('.current [data-relation]').focus()")
                opened.press("Enter", 13)
                _check(opened, f"step {number + 1} with evidence", found)
                opened.press("Escape", 27)
            opened.press("ArrowRight", 39)
        errors = [told for told in opened.events if told[0] in ("Runtime.exceptionThrown", "Log.entryAdded")]
        requests = [told for told in opened.events if told[0] == "Network.requestWillBeSent"]
        opened.close()
    for step, violations in found.items():
        for impact, rule, count, first in violations:
            print(f"{step}: {impact}: {rule} ({count}): {first}")
    grave = [one for violations in found.values() for one in violations if one[0] in ("serious", "critical")]
    print(
        f"{len(found)} states, up to {rules} rules passed, {sum(map(len, found.values()))} violations, {len(grave)}"
        f" serious; {len(errors)} console errors; {len(requests) - 1} requests beside the file itself"
    )
    return 1 if grave or errors or len(requests) > 1 else 0


def _check(opened: Browser, name: str, found: dict[str, list[list[object]]]) -> int:
    told = opened.ask("Runtime.evaluate", expression=_RUN, awaitPromise=True, returnByValue=True)["result"]["value"]
    result = json.loads(told)
    found[name] = result["violations"]
    return int(result["rules"])


if __name__ == "__main__":
    sys.exit(main())
