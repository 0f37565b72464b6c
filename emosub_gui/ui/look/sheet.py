"""The style sheet: one for both sets of colours, on a grid of four pixels."""

from __future__ import annotations

from string import Template

from emosub_gui.core.resources import resource
from emosub_gui.ui.look.colours import Colours

SMALL, MEDIUM, LARGE, HUGE = 4, 8, 12, 24
"""Spacing between things that belong together, between groups, around panels, around pages."""

_POINTS = {"title": 20, "heading": 11}

_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QMainWindow::separator { background: $window; width: 4px; height: 4px; }
QMainWindow::separator:hover { background: $accent; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 8px; }

QDockWidget { color: $muted; font-weight: 600; }
QDockWidget::title { background: $panel; padding: 6px 10px; border-bottom: 1px solid $line; }
QDockWidget > QWidget { background: $panel; }

QMenuBar { background: $panel; border-bottom: 1px solid $line; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $raised; }
QMenu { background: $raised; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 10px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $faint; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QToolBar { background: $panel; border: none; border-bottom: 1px solid $line; padding: 4px;
  spacing: 2px; }
QToolBar::separator { background: $line; width: 1px; margin: 4px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px 6px; }
QToolButton:hover { background: $raised; }
QToolButton:pressed { background: $sunken; }
QToolButton:checked { background: $selection; border-color: $accent; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }

QPushButton { background: $raised; border: 1px solid $line; border-radius: 6px;
  padding: 5px 14px; min-height: 18px; }
QPushButton:hover { border-color: $muted; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $faint; }
QPushButton:default, QPushButton[primary="true"] { background: $accent; color: $on_accent;
  border-color: $accent; }
QPushButton[primary="true"] { font-weight: 600; }
QPushButton:default:focus, QPushButton[primary="true"]:focus { border-color: $text; }
QPushButton[primary="true"]:disabled { background: $raised; color: $faint; border-color: $line; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMessageBox { messagebox-information-icon: url($info); messagebox-question-icon: url($question);
  messagebox-warning-icon: url($alert); messagebox-critical-icon: url($alert); }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QKeySequenceEdit {
  background: $sunken; border: 1px solid $line; border-radius: 6px; padding: 4px 8px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus { border-color: $accent; }
QLineEdit[invalid="true"], QComboBox[invalid="true"] { border-color: $danger; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {
  color: $faint; background: $panel; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox QLineEdit { border: none; background: transparent; padding: 0; }
QComboBox::down-arrow { image: url($chevron); width: 12px; height: 12px; }
QAbstractSpinBox { qproperty-alignment: "AlignRight | AlignVCenter"; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border;
  width: 20px; border: none; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url($chevron_up); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url($chevron); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; outline: none;
  selection-background-color: $accent; selection-color: $on_accent; }

QTableView, QListView, QTreeView, QListWidget { background: $panel; border: none; outline: none;
  alternate-background-color: $panel; selection-background-color: $selection;
  selection-color: $text; gridline-color: $line; }
QHeaderView { background: $panel; }
QHeaderView::section { background: $panel; color: $muted; border: none;
  border-bottom: 1px solid $line; padding: 5px 8px; font-weight: 600; }
QTableCornerButton::section { background: $panel; border: none; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; min-height: 28px;
  min-width: 28px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSlider::groove:horizontal { background: $line; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: $text; width: 12px; height: 12px; margin: -4px 0;
  border-radius: 6px; }
QSlider::handle:horizontal:hover { background: $accent; }

QProgressBar { background: $sunken; border: none; border-radius: 3px; height: 6px;
  text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::tab { padding: 6px 12px; color: $muted; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }

QGroupBox { border: none; margin-top: 20px; padding: 0; font-weight: 600; color: $muted; }
QGroupBox::title { subcontrol-origin: margin; left: 0; padding: 0; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator, QGroupBox::indicator {
  width: 14px; height: 14px; background: $sunken; border: 1px solid $faint; border-radius: 4px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QGroupBox::indicator:checked {
  background: $accent; border-color: $accent; image: url($check); }
QRadioButton::indicator { border-radius: 8px; }
QRadioButton::indicator:checked { width: 6px; height: 6px; background: $on_accent;
  border: 5px solid $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:unchecked:focus { border-color: $text; }
QRadioButton::indicator:checked:focus { width: 14px; height: 14px; border: 1px solid $text;
  background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 $on_accent, stop: 0.4 $on_accent, stop: 0.46 $accent, stop: 1 $accent); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $panel;
  border-color: $line; }
QStatusBar { background: $panel; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $window; }

QLabel[role="title"] { font-size: ${title}pt; font-weight: 700; }
QLabel[role="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="faint"] { color: $faint; }
QLabel[role="good"] { color: $good; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="danger"] { color: $danger; }
.QWidget[role="side"] { background: $panel; border-right: 1px solid $line; }
QToolButton[role="chip"] { background: $selection; border: 1px solid $accent; border-radius: 6px;
  padding: 4px 8px; }
QToolButton[role="chip"]:hover { border-color: $danger; }
QUndoView::item { padding: 4px 8px; border-radius: 4px; }
QUndoView::item:selected { background: $selection; color: $text; }
QListWidget[role="bare"] { background: transparent; }
QPushButton[role="large"] { min-height: 28px; }
QListWidget::item { border-radius: 6px; padding: 0 8px; }
QListWidget::item:selected { background: $selection; color: $text; }
QTreeWidget::item { padding: 4px 0; }
QFrame[role="card"] { background: $raised; border: 1px solid $line; border-radius: 10px; }
""")


def sheet(colours: Colours, percent: int = 100) -> str:
    """Return the style sheet in these colours, with text of `percent` of its size."""
    kind = "dark" if colours.dark else "light"
    images = {
        name: resource("icons", "qss", f"{file}.svg").as_posix()
        for name, file in {
            "chevron": f"chevron-{kind}",
            "chevron_up": f"chevron-up-{kind}",
            "check": "check",
            "info": "info",
            "question": "question",
            "alert": "warning",
        }.items()
    }
    names = {
        name: value
        for name in colours.__dataclass_fields__
        if isinstance(value := getattr(colours, name), str)
    }
    sizes = {role: f"{points * percent / 100:g}" for role, points in _POINTS.items()}
    return _SHEET.substitute(names | sizes | images)
