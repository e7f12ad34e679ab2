"""The look of the window: palette, style sheet and fonts, from the same colours as the map; follows the system."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QObject, QSettings, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyle

from ..network.look import CONTRAST, DARK, LIGHT, Look
from .stylesheet import stylesheet
from .tones import SIZES, tones

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

CHOICES = ("system", "light", "dark", "contrast")
SCALES = (100, 115, 130, 150, 175, 200)
"""Per cent by which the window can be larger than the system has it."""

STYLE = "Fusion"
"""Qt's own style, the same on each system, which the style sheet is written for."""


class Theme(QObject):
    """Keeps the application in one of the looks. The choice (light, dark, contrast, system) outlives the program."""

    changed = Signal()

    def __init__(self, app: QApplication, styled: bool = False) -> None:
        super().__init__(app)
        self._app = app
        kept = str(QSettings().value("view/theme", "system"))
        self._choice = kept if kept in CHOICES else "system"
        self._look: Look | None = None
        if not styled:
            app.setStyle(STYLE)
        # The palette tells it as the scheme does, but without the namespace Qt, which costs 15 ms of the start.
        self._system_dark = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
        _load_fonts(app)
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    @property
    def look(self) -> Look:
        return self._look or LIGHT

    @property
    def choice(self) -> str:
        return self._choice

    @property
    def less_motion(self) -> bool:
        """Whether the person wants animations left out here, whatever the system says."""
        return str(QSettings().value("view/less_motion", "false")).lower() == "true"

    @property
    def reduced_motion(self) -> bool:
        """Whether animations are to be left out: wanted here, or by the system, as far as Qt tells."""
        return self.less_motion or self._app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0

    def choose_motion(self, less: bool) -> None:
        """Leave animations out, or do as the system says."""
        if less != self.less_motion:
            QSettings().setValue("view/less_motion", less)
            self.changed.emit()

    @property
    def scale(self) -> int:
        """The size of text and controls in per cent; Qt reads it once, at the start."""
        return kept_scale(QSettings())

    def choose_scale(self, scale: int) -> None:
        """One of ``SCALES``, from the next start on."""
        QSettings().setValue("view/scale", scale)

    def settle(self) -> None:
        """Do what the first paint can do without: have the system's own title bars and dialogs follow the choice."""
        if self._choice != "system":
            self._tell_system()

    def choose(self, choice: str) -> None:
        """``light``, ``dark``, ``contrast`` or ``system``."""
        self._choice = choice
        QSettings().setValue("view/theme", choice)
        self._tell_system()
        self._apply()

    def _tell_system(self) -> None:
        """Have what the system draws (title bar, dialogs of its own) follow the choice."""
        from PySide6.QtCore import Qt

        light = Qt.ColorScheme.Light
        schemes = {"light": light, "dark": Qt.ColorScheme.Dark, "contrast": light}
        self._app.styleHints().setColorScheme(schemes.get(self._choice, Qt.ColorScheme.Unknown))

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self._choice == "system":
            self._system_dark = scheme.name == "Dark"
        self._apply()

    def _apply(self) -> None:
        dark = self._choice == "dark" or (self._choice == "system" and self._system_dark)
        look = CONTRAST if self._choice == "contrast" else DARK if dark else LIGHT
        if look is self._look:
            return
        self._look = look
        self._app.setPalette(_palette(look))
        self._app.setStyleSheet(stylesheet(look, tones(look)))
        self.changed.emit()


def kept_scale(settings: QSettings) -> int:
    """The size that was chosen, 100 where none was."""
    text = str(settings.value("view/scale", "100"))
    return int(text) if text in {str(one) for one in SCALES} else 100


def theme(styled: bool = False) -> Theme:
    """The application's theme; the first call installs it. Raises ``RuntimeError`` without an application.

    ``styled`` says that the application was started in ``STYLE``: setting it afterwards costs 7 ms.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("the theme needs an application")  # noqa: TRY004  nobody passed a wrong type
    found = app.findChild(Theme)
    return found if isinstance(found, Theme) else Theme(app, styled)


def _load_fonts(app: QApplication) -> None:
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        return
    folder = Path(spec.origin).parent / "files"
    for weight in ("Regular", "Semibold"):
        path = str(folder / f"SourceSansPro-{weight}.ttf")
        if QFile.exists(path):
            QFontDatabase.addApplicationFont(path)
    font = QFont(LIGHT.font)
    font.setPixelSize(SIZES.body)
    app.setFont(font)


def _palette(look: Look) -> QPalette:
    between = tones(look)
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, look.surface), (role.Base, look.surface), (role.AlternateBase, between.hover),
        (role.WindowText, look.text), (role.Text, look.text), (role.ButtonText, look.text),
        (role.Button, between.raised), (role.ToolTipBase, look.surface), (role.ToolTipText, look.text),
        (role.PlaceholderText, look.muted), (role.Highlight, look.accent), (role.HighlightedText, between.on_accent),
        (role.Link, look.accent), (role.LinkVisited, look.accent), (role.Mid, look.line), (role.Midlight, look.line),
        (role.Light, look.surface), (role.Dark, look.line), (role.Shadow, look.line),
        (role.BrightText, look.competition), (role.Accent, look.accent),
    ):  # fmt: skip
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(between.faint))
    return palette
