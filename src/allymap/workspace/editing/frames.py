"""A project's own frames: senses of words that the extraction does not know, as TOML text in a setting."""

from __future__ import annotations

from ...model import Setting
from ..own import FRAMES
from ..workspace import Workspace


def set_frames(workspace: Workspace, text: str, *, initiator: object = None) -> None:
    """Keep a project's own frames, in the format of ``resources/frames/README.md``; an empty text forgets them.

    Documents that are read from now on are read with them; those that are there are read again on request. Raises
    ``AllyMapError`` naming the frame that is malformed; what was kept before stays then.
    """
    check_frames(text)
    with workspace.step("Change the project's frames", initiator) as step:
        if text.strip():
            step.put(Setting(FRAMES, text))
        else:
            step.remove(Setting, FRAMES)


def check_frames(text: str) -> None:
    """Raise ``AllyMapError`` naming the frame that is malformed, if any."""
    from ...extraction.frames import load_lexicon
    from ...extraction.own_frames import with_own_frames

    with_own_frames(load_lexicon(), text)
