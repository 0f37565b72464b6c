"""A person at the window, who has eyes, a mouse and a keyboard, and nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from emosub_gui.ui.dialogs.analyze import AnalyzeDialog
from emosub_gui.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LONG = 60_000
"""Milliseconds after which something does not happen any more."""

D = TypeVar("D", bound=QDialog)


class Person:
    """Uses a window."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    # ---- eyes ----

    def wait(self, happened: Callable[[], object], timeout: int = LONG) -> None:
        self.qtbot.waitUntil(lambda: bool(happened()), timeout=timeout)

    def button(self, text: str, within: QWidget | None = None) -> QAbstractButton:
        """Return the visible button that says so."""
        buttons = (within or self.window).findChildren(QAbstractButton)
        return next(one for one in buttons if one.isVisible() and one.text() == text)

    def dialog(self, kind: type[D]) -> D:
        """Wait for a dialog and return it."""

        def shown() -> list[D]:
            return [one for one in self.window.findChildren(kind) if one.isVisible()]

        self.wait(shown, 5000)
        return shown()[0]

    # ---- hands ----

    def click(self, widget: QWidget, where: QPoint | None = None) -> None:
        self.qtbot.mouseClick(widget, LEFT, NO_MODIFIER, where or widget.rect().center())

    def drag(
        self, widget: QWidget, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier
    ) -> None:
        self.qtbot.mousePress(widget, LEFT, modifier, start)
        for part in (0.5, 1.0):
            self.qtbot.mouseMove(widget, start + (end - start) * part)
        self.qtbot.mouseRelease(widget, LEFT, modifier, end)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key in the list of lines, which passes on what it does not need."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow, 5000)
        self.window.grid.table.setFocus()
        self.qtbot.keyClick(self.window.grid.table, key, modifiers)

    def choose(self, path: Path) -> None:
        """Paste a file's name into the file dialog; typed, it would be completed."""
        dialog = self.dialog(QFileDialog)
        field = dialog.findChild(QLineEdit)
        assert field is not None
        QApplication.clipboard().setText(str(path))
        field.selectAll()
        self.qtbot.keyClick(field, Qt.Key.Key_V, CTRL)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)
        self.wait(lambda: not dialog.isVisible(), 5000)

    def answer(self, standard: QMessageBox.StandardButton) -> str:
        """Read a message, answer it, and return what it said."""
        box = self.dialog(QMessageBox)
        said = box.text()
        self.click(box.button(standard))
        self.wait(lambda: not box.isVisible(), 5000)
        return said

    # ---- what people do often ----

    def open(self, path: Path) -> None:
        """Open a film and wait until it can be played and its sound is there."""
        with self.qtbot.waitSignal(self.window.films.audioReady, timeout=LONG):
            self.window.open(path)
        self.wait(lambda: self.window.player.path)

    def begin_analysis(self) -> None:
        """Click Analyze, and press Return in its dialog."""
        self.click(self.button("Analyze"))
        dialog = self.dialog(AnalyzeDialog)
        self.qtbot.keyClick(dialog, Qt.Key.Key_Return)
        self.wait(lambda: self.window.analyzing.running, 5000)

    def analyse(self) -> None:
        """Run an analysis to its end."""
        with self.qtbot.waitSignal(self.window.analyzing.finished, timeout=LONG):
            self.begin_analysis()
        self.wait(lambda: not self.window.analyzing.running)
