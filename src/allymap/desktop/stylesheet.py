"""The style sheet of the window: one text for both looks. Widgets say what they are in the property ``role``."""

from __future__ import annotations

from pathlib import Path

from ..network.look import Look
from .tones import SIZES, Tones


def stylesheet(look: Look, between: Tones) -> str:
    """The Qt style sheet for a look."""
    parts = (
        _surfaces(look), _words(look), _buttons(look, between), _fields(look, between), _choices(look, between),
        _lists(look, between),
    )  # fmt: skip
    return "\n".join(parts)


def _mark(name: str, look: Look) -> str:
    """A small drawing that style sheets can only take from a file."""
    ground = "dark" if look.name == "dark" else "light"
    return f'url("{(Path(__file__).parent / "marks" / f"{name}-{ground}.svg").as_posix()}")'


def _surfaces(look: Look) -> str:
    return f"""
QMainWindow, QDialog, QMessageBox {{ background: {look.surface}; }}
QWidget[role="topBar"], QWidget[role="sideColumn"] {{ background: {look.surface}; }}
QWidget[role="topBar"] {{ border-bottom: 1px solid {look.line}; }}
QWidget[role="floating"] {{ background: {look.surface}; border: 1px solid {look.line}; border-radius: 8px; }}
QWidget[role="bar"] {{ background: {look.surface}; border: 1px solid {look.line}; border-bottom: none;
    border-top-left-radius: 8px; border-top-right-radius: 8px; }}
QFrame[role="rule"] {{ background: {look.line}; border: none; max-height: 1px; min-height: 1px; }}
QSplitter::handle {{ background: {look.line}; }}
QSplitter::handle:hover {{ background: {look.accent}; }}
QToolTip {{ background: {look.surface}; color: {look.text}; border: 1px solid {look.line}; padding: 0 2px;
  font-size: {SIZES.small}px; }}
QMenuBar {{ background: {look.surface}; padding: 0 8px; font-size: {SIZES.body}px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 10px; }}
QScrollBar:horizontal {{ height: 10px; }}
QScrollBar::handle {{ background: {look.line}; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }}
QScrollBar::handle:hover {{ background: {look.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {look.line}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }}
QProgressBar::chunk {{ background: {look.accent}; border-radius: 2px; }}
"""


def _words(look: Look) -> str:
    return f"""
QLabel {{ background: transparent; }}
QLabel[centred="true"] {{ qproperty-alignment: AlignCenter; }}
QLabel[role="display"] {{ font-size: {SIZES.display}px; font-weight: 600; }}
QLabel[role="title"] {{ font-size: {SIZES.title}px; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {SIZES.small}px; font-weight: 600; color: {look.muted}; }}
QLabel[role="muted"] {{ color: {look.muted}; }}
QLabel[role="small"] {{ color: {look.muted}; font-size: {SIZES.small}px; }}
QLabel[role="problem"] {{ color: {look.competition}; }}
QLabel[role="pill"] {{ border: 1px solid {look.muted}; border-radius: 10px; padding: 1px 12px; min-height: 18px; }}
QLabel[role="pill"][state="contested"], QLabel[role="pill"][state="competitive"]
  {{ border-color: {look.competition}; }}
QLabel[role="pill"][state="cooperative"] {{ border-color: {look.cooperation}; }}
"""


def _buttons(look: Look, between: Tones) -> str:
    return f"""
QPushButton {{ background: {between.raised}; color: {look.text}; border: none; border-radius: 6px; padding: 6px 16px; }}
QPushButton:hover {{ background: {between.pressed}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton:focus {{ border: 2px solid {look.accent}; padding: 4px 14px; }}
QPushButton:disabled {{ color: {look.muted}; }}
QPushButton[role="primary"], QPushButton:default {{ background: {look.accent}; color: {between.on_accent};
  font-weight: 600; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {look.text}; }}
QPushButton[role="primary"]:disabled, QPushButton:default:disabled {{ background: {between.raised};
  color: {look.muted}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QPushButton[role="link"] {{ background: transparent; color: {look.accent}; padding: 2px 0; border-radius: 4px;
  text-align: left; }}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="link"]:focus {{ border: 0; border-bottom: 2px solid {look.accent}; border-radius: 0;
  padding: 2px 0 0 0; }}
QPushButton[role="link"]:disabled {{ color: {look.muted}; }}
QPushButton[role="chip"] {{ border-radius: 12px; padding: 2px 12px; min-height: 20px; }}
QPushButton[role="chip"]:focus {{ border: 1px solid {look.accent}; padding: 1px 11px; }}
QPushButton[role="segment"] {{ background: {between.raised}; color: {look.muted}; border-radius: 0;
  border-bottom: 3px solid transparent; padding: 5px 8px 4px 8px; }}
QPushButton[role="segment"]:hover {{ color: {look.text}; }}
QPushButton[role="segment"]:focus {{ color: {look.text}; text-decoration: underline; }}
QPushButton[role="segment"]:checked {{ color: {look.text}; font-weight: 600; background: {between.pressed}; }}
QPushButton[role="segment"][polarity="cooperation"]:checked {{ border-bottom-color: {look.cooperation}; }}
QPushButton[role="segment"][polarity="competition"]:checked {{ border-bottom-color: {look.competition}; }}
QToolButton {{ background: transparent; border: none; border-radius: 6px; padding: 4px 8px; color: {look.text}; }}
QToolButton:hover {{ background: {between.raised}; }}
QToolButton:checked {{ background: {between.raised}; }}
QToolButton:focus {{ border: 1px solid {look.accent}; padding: 3px 7px; }}
QToolButton:disabled {{ color: {between.faint}; }}
QToolButton[role="primary"] {{ background: {look.accent}; color: {between.on_accent}; font-weight: 600;
  padding: 5px 14px; }}
QToolButton[role="primary"]:focus {{ border: 2px solid {look.text}; padding: 3px 12px; }}
QToolButton::menu-indicator {{ image: none; }}
"""


def _fields(look: Look, between: Tones) -> str:
    return f"""
QLineEdit {{ background: {between.raised}; color: {look.text}; border: 1px solid transparent; border-radius: 6px;
  padding: 5px 12px; selection-background-color: {look.accent}; selection-color: {between.on_accent}; }}
QLineEdit:focus {{ border-color: {look.accent}; background: {look.surface}; }}
QDialog QPlainTextEdit {{ background: {between.raised}; border: 1px solid transparent; border-radius: 6px;
    padding: 4px 8px; }}
QDialog QPlainTextEdit:focus {{ border-color: {look.accent}; background: {look.surface}; }}
QLineEdit[role="compact"] {{ padding: 2px 8px; }}
QTextEdit, QTextBrowser, QPlainTextEdit {{ background: {look.surface}; border: none;
  selection-background-color: {look.accent}; selection-color: {between.on_accent}; }}
QFrame[role="dropTarget"] {{ border: 1px dashed {between.faint}; border-radius: 8px; background: transparent; }}
QFrame[role="dropTarget"][over="true"] {{ border: 2px dashed {look.accent}; background: {between.raised}; }}
QFrame[role="dropTarget"][overlay="true"] {{ background: {look.surface}; }}
QFrame[role="strip"] {{ background: transparent; border: none; }}
"""


def _choices(look: Look, between: Tones) -> str:
    return f"""
QComboBox {{ background: {between.raised}; color: {look.text}; border: 1px solid transparent;
  border-radius: 6px; padding: 5px 12px; selection-background-color: {look.accent};
  selection-color: {between.on_accent}; }}
QComboBox:hover {{ background: {between.pressed}; }}
QComboBox:focus, QComboBox:on {{ border-color: {look.accent}; background: {look.surface}; }}
QComboBox:disabled, QLineEdit:disabled {{ color: {look.muted}; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: {_mark("down", look)}; width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ border: 1px solid {look.line}; border-radius: 6px; padding: 4px;
  selection-background-color: {between.pressed}; selection-color: {look.text}; }}
QComboBox QAbstractItemView::item {{ min-height: 26px; padding: 0 8px; border-radius: 4px; }}
QCheckBox, QRadioButton {{ spacing: 8px; padding: 2px 0; }}
QCheckBox::indicator, QTreeView::indicator, QListView::indicator, QRadioButton::indicator {{ width: 14px; height: 14px;
  border: 1px solid {look.muted}; background: {look.surface}; border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QCheckBox::indicator:focus, QRadioButton::indicator:focus
  {{ border-color: {look.accent}; background: {between.raised}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked {{ border-color: {look.accent};
  background: {look.accent}; image: {_mark("check", look)}; }}
QCheckBox::indicator:indeterminate, QTreeView::indicator:indeterminate {{ border-color: {look.accent};
  background: {look.accent}; image: {_mark("dash", look)}; }}
QRadioButton::indicator:checked {{ border: 5px solid {look.accent}; width: 6px; height: 6px;
  background: {between.on_accent}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {look.accent}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {between.faint}; }}
QSlider::groove:horizontal {{ background: {look.line}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {look.accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {look.surface}; border: 2px solid {look.accent}; width: 12px; height: 12px;
  margin: -6px 0; border-radius: 8px; }}
QSlider::handle:horizontal:focus {{ background: {look.accent}; }}
"""


def _lists(look: Look, between: Tones) -> str:
    return f"""
QAbstractItemView {{ background: {look.surface}; border: none; outline: none; color: {look.text};
  selection-background-color: {between.pressed}; selection-color: {look.text}; }}
QTableView {{ gridline-color: {look.line}; }}
QTableView::item {{ padding: 0 8px; }}
QTableView QLineEdit, QTableView QComboBox {{ border-radius: 0; padding: 0 7px; border-color: {look.accent};
  background: {look.surface}; }}
QHeaderView, QHeaderView::section, QTableCornerButton::section {{ background: {look.surface}; color: {look.muted};
  border: none; }}
QHeaderView::section {{ padding: 4px 11px; font-size: {SIZES.small}px; font-weight: 600; }}
QHeaderView::section:horizontal {{ border-bottom: 1px solid {look.line}; }}
QTableView#arenaMatrix QHeaderView::section:horizontal {{ padding: 4px 0; }}
QPlainTextEdit[role="code"] {{ background: {between.hover}; border: 1px solid {look.line}; border-radius: 6px;
  padding: 8px; }}
QPlainTextEdit[role="code"]:focus {{ border-color: {look.accent}; }}
QListView[role="rows"]::item {{ padding: 0 8px; border-radius: 6px; }}
QScrollArea {{ background: transparent; border: none; }}
QMenu {{ background: {look.surface}; border: 1px solid {look.line}; border-radius: 8px; padding: 4px; }}
QMenu::item {{ padding: 4px 24px 4px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {between.pressed}; color: {look.text}; }}
QMenu::item:disabled {{ color: {between.faint}; }}
QMenu::separator {{ height: 1px; background: {look.line}; margin: 4px 8px; }}
"""
