"""The picture and its controls, which keep out of its way where it fills the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from emosub_gui.ui.video.transport import TransportBar
from emosub_gui.ui.video.view import VideoView

HIDE_AFTER_MS = 2500
"""How long the pointer stands still before it and the controls go away."""


class Screen(QWidget):
    """The picture above its controls; in full screen they lie upon it while the mouse moves."""

    def __init__(
        self, video: VideoView, transport: TransportBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._video, self._transport = video, transport
        self._full = False
        self._pointer = QPointF()
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(HIDE_AFTER_MS)
        self._still.timeout.connect(self._hide)
        video.setMouseTracking(True)
        video.installEventFilter(self)
        transport.setAutoFillBackground(True)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.setRowStretch(0, 1)
        self._layout.addWidget(video, 0, 0)
        self._layout.addWidget(transport, 1, 0)

    def set_full(self, full: bool) -> None:
        """Lay the controls upon the picture until the mouse rests, or below it for good."""
        self._full = full
        self._layout.removeWidget(self._video)
        self._layout.addWidget(self._video, 0, 0, 2 if full else 1, 1)
        self._transport.raise_()
        self._transport.set_full_screen(full)
        self._show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Bring everything back when the mouse moves."""
        moves = (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress)
        if self._full and isinstance(event, QMouseEvent) and event.type() in moves:
            # Systems tell of moves that are none, for one when what lies under the pointer changes.
            where, self._pointer = self._pointer, event.globalPosition()
            if where != self._pointer or event.type() is QEvent.Type.MouseButtonPress:
                self._show()
        return False

    def _show(self) -> None:
        self._transport.show()
        self._video.unsetCursor()
        if self._full:
            self._still.start()
        else:
            self._still.stop()

    def _hide(self) -> None:
        """Hide the controls and the pointer, unless the controls are in use."""
        field = QApplication.focusWidget()
        typing = field is not None and self._transport.isAncestorOf(field)
        if typing or self._transport.underMouse() or QApplication.activePopupWidget():
            self._still.start()
            return
        self._transport.hide()
        self._video.setCursor(Qt.CursorShape.BlankCursor)
