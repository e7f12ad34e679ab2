"""A project's own frames: senses of words that the extraction does not know, as TOML text in a setting."""

from __future__ import annotations

from ..own import FRAMES
from ..workspace import Workspace
from .settings import put_setting


def set_frames(workspace: Workspace, text: str, *, initiator: object = None) -> None:
    """Keep a project's own frames, in the format of ``resources/frames/README.md``; an empty text forgets them.

    Documents that are read from now on are read with them; those that are there are read again on request. Raises
    ``AllyMapError`` naming the frame that is malformed; what was kept before stays then.
    """
    check_frames(text)
    with workspace.step("Change the project's frames", initiator) as step:
        put_setting(step, FRAMES, text if text.strip() else "")


def check_frames(text: str) -> None:
    """Raise ``AllyMapError`` naming the frame that is malformed, if any."""
    from ...extraction.frames import load_lexicon
    from ...extraction.own_frames import with_own_frames

    with_own_frames(load_lexicon(), text)
