"""The field that shows where the film is, and takes people elsewhere."""

from __future__ import annotations

import re
from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from emosub_gui.app.player import Player
from emosub_gui.core.timecode import clock, frame_start, parse
from emosub_gui.ui.shortcuts import claim_typing_key

translate = QCoreApplication.translate

_FRAME = re.compile(r"\s*#\s*(\d+)\s*")
_WIDEST = "00:00:00.000"


def typed_position(text: str, here: int, rate: Fraction | None) -> int:
    """Read where a person wants to go: a time, `#120` for a frame, `+5` or `-0.5` from here.

    Args:
        text: what was typed.
        here: where the film is, in milliseconds.
        rate: frames a second, where known.

    Returns:
        Milliseconds, not before 0.

    Raises:
        ValueError: it is none of these, or a frame where the rate is not known.
    """
    frame = _FRAME.fullmatch(text)
    if frame is not None:
        if rate is None:
            raise ValueError("frames need a frame rate")
        return frame_start(int(frame[1]), rate)
    time = parse(text)
    return max(0, here + time if text.strip()[0] in "+-" else time)


class PositionField(QLineEdit):
    """Shows the player's position; Enter goes to what was typed, Escape forgets it."""

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = self.font()
        font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(font)
        self.returnPressed.connect(self._go)
        self.textEdited.connect(lambda: self._mark(valid=True))
        player.positionChanged.connect(self._on_position)
        self._retranslate()
        self._show_position()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that end typing from the window's shortcuts."""
        return claim_typing_key(event) or super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the language, and the font in width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setFixedWidth(self.fontMetrics().horizontalAdvance(_WIDEST) + 18)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Forget what was typed."""
        super().focusOutEvent(event)
        self._show_position()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave the field with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        rate = self._player.media.frame_rate
        try:
            time = typed_position(self.text(), self._player.position, rate)
        except ValueError:
            self._mark(valid=False)
            return
        self._player.seek(time)
        self.clearFocus()

    def _on_position(self) -> None:
        if not self.hasFocus():
            self._show_position()

    def _show_position(self) -> None:
        self.setText(clock(self._player.position))
        self._mark(valid=True)

    def _mark(self, *, valid: bool) -> None:
        """Show by the border whether the text was understood."""
        if self.property("invalid") != (not valid):
            self.setProperty("invalid", not valid)
            self.style().unpolish(self)
            self.style().polish(self)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("Video", "Position"))
        self.setToolTip(
            translate("Video", "Go to a time (1:23.5), a frame (#120), or from here (+5, -0.5)")
        )
