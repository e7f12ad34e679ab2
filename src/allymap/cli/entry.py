"""From the words on the command line to an exit code; everything that goes wrong ends as one sentence on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from ..model import AllyMapError, Cancelled
from .console import STOPPED, Stopped, complain, muted, speak_utf8

COMMANDS = frozenset(
    {
        "demo",
        "build",
        "claims",
        "relations",
        "render",
        "brief",
        "check",
        "reread",
        "timeline",
        "matrix",
        "narrators",
        "changes",
        "import",
        "export",
        "findings",
        "log",
        "layout",
    }
)
"""A first word that is one of these is a command; any other is a file to show in the window."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run AllyMap and answer its exit code: 0 done, 1 done in part (stderr says what failed), 2 not done."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # its waiting threads take the cores from the layout's
    speak_utf8()
    try:
        code = _run(words)
        sys.stdout.flush()
    except AllyMapError as error:
        complain(str(error))
        return 2
    except (KeyboardInterrupt, Cancelled):
        complain("Stopped: nothing was written.")
        return STOPPED
    except Stopped as stopped:
        complain(str(stopped))
        return STOPPED
    except BrokenPipeError:  # whoever read the output has had enough (`allymap claims … | head`)
        muted()
        return 0
    except Exception as error:
        if os.environ.get("ALLYMAP_TRACEBACK"):
            raise
        complain(
            f"AllyMap itself is at fault ({type(error).__name__}: {error}): please report it with what"
            " ALLYMAP_TRACEBACK=1 in the environment shows."
        )
        return 2
    return code


def _run(words: list[str]) -> int:
    # typer takes longer to import than a window has until its first paint, so it is asked only for commands.
    if words and (words[0] in COMMANDS or words[0].startswith("-")):
        from .commands import run

        return run(words)
    from .window import show

    return show(words)
