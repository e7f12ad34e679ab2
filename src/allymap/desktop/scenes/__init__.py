"""The scenes of the briefing in the window: the strip with its thumbnails, the dialog, and what is done to them."""

from .scenes_panel import ScenesPanel

__all__ = ["ScenesPanel"]
