"""All text of a window, also what only a screen reader or a pointer at rest would tell."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit, QWidget


def everything_said(widget: QWidget) -> str:
    """The texts of a widget and of all in it, one below the other."""
    parts = [widget.windowTitle()]
    for one in (widget, *widget.findChildren(QWidget)):
        parts += [one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.whatsThis()]
        if isinstance(one, QLabel | QLineEdit):
            parts.append(one.text())
        elif isinstance(one, QTextEdit):
            parts.append(one.toHtml())
    return "\n".join(parts)
