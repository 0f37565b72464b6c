"""The subtitles on the picture as things to click, drag and edit."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from emosub_gui.app.overlay import Overlay, Shown
from emosub_gui.app.player import Player
from emosub_gui.app.session import Edit, Session
from emosub_gui.core import edits, placing
from emosub_gui.core.document import Document
from emosub_gui.core.errors import EmoSubError
from emosub_gui.ui.dialogs.base import error_text
from emosub_gui.ui.video.guides import Snapped, snap
from emosub_gui.ui.video.view import VideoView

_REACH = 7.0
"""Logical pixels within which a drag snaps."""

_STILL = 4
"""Logical pixels that the mouse may move in a click."""

_MARGIN = 6
"""Logical pixels around the letters that belong to them."""

_UNMOVED = Snapped(0.0, None)


class _Drag(NamedTuple):
    """A subtitle that is held: where, and its text with a position of its own.

    Distances are in device pixels of the picture.
    """

    shown: Shown
    from_: QPointF
    text: str
    time: int


class Subtitles(QObject):
    """Lets people select subtitles on the picture, move them and edit their text.

    A click selects, a drag moves (Shift: without snapping; Escape: back), a double click asks for
    the text. Where there is no subtitle the picture takes the mouse as always.

    Signals:
        textRequested(int): the text of a cue is to be edited.
    """

    textRequested = Signal(int)  # noqa: N815 - Qt's style for signals

    def __init__(self, view: VideoView, overlay: Overlay, session: Session, player: Player) -> None:
        super().__init__(view)
        self._view, self._overlay, self._session, self._player = view, overlay, session, player
        self._held: _Drag | None = None
        self._moving = False
        self._edit: Edit | None = None
        view.set_overlay(overlay.draw)
        view.setMouseTracking(True)
        view.installEventFilter(self)
        overlay.changed.connect(view.update)
        overlay.failed.connect(self._on_failed)
        player.playingChanged.connect(self._on_playing)
        session.changed.connect(self._on_changed)

    def reset_position(self) -> None:
        """Let the selected lines stand where their style says."""
        texts = {cue.id: placing.release(cue.text) for cue in self._session.selected_cues()}
        title = QCoreApplication.translate("Video", "Reset the position")
        self._session.edit(title, lambda document: edits.set_texts(document, texts))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take those of the view's events that mean a subtitle."""
        match event.type():
            case QEvent.Type.MouseButtonPress if isinstance(event, QMouseEvent):
                return event.button() == Qt.MouseButton.LeftButton and self._press(event)
            case QEvent.Type.MouseMove if isinstance(event, QMouseEvent):
                return self._move(event)
            case QEvent.Type.MouseButtonRelease if self._held:
                self._drop()
                return True
            case QEvent.Type.MouseButtonDblClick if isinstance(event, QMouseEvent):
                return self._double_click(event)
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent) and self._held:
                return event.key() == Qt.Key.Key_Escape and self._give_up()
            case QEvent.Type.Leave:
                self._unmark()
        return False

    # ---- the mouse ----

    def _press(self, event: QMouseEvent) -> bool:
        shown = self._under(event.position())
        if shown is None:
            return False
        chosen = self._session.selected
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._session.select(chosen ^ {shown.cue.id}, shown.cue.id)
        else:
            self._session.select([shown.cue.id])
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._held = _Drag(shown, event.position(), "", self._player.position)
        self._moving = False
        self._mark(shown)
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if self._held is None:
            shown = None if self._player.playing else self._under(event.position())
            self._view.setCursor(
                Qt.CursorShape.SizeAllCursor if shown else Qt.CursorShape.ArrowCursor
            )
            if shown:
                self._mark(shown)
            else:
                self._unmark()
            return False
        distance = event.position() - self._held.from_
        if not self._moving and distance.manhattanLength() < _STILL:
            return True
        if not self._moving:
            self._take()
        self._show(distance, free=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        return True

    def _double_click(self, event: QMouseEvent) -> bool:
        shown = self._under(event.position())
        if shown is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        self.textRequested.emit(shown.cue.id)
        return True

    # ---- dragging ----

    def _take(self) -> None:
        """Begin to move what is held."""
        held = self._held
        if held is None:
            return
        self._moving = True
        self._player.pause()
        size = self._view.picture_rect().size()
        self._held = held._replace(text=self._overlay.pinned(held.shown, held.time, size))

    def _show(self, distance: QPointF, *, free: bool) -> None:
        """Draw what is held elsewhere, without changing the document yet."""
        held = self._held
        if held is None:
            return
        picture = self._view.picture_rect()
        ratio = self._view.devicePixelRatioF()
        box = held.shown.box
        reach = -1.0 if free else _REACH * ratio
        by = distance * ratio
        across = snap((box.left, box.right), by.x(), (0, picture.width()), reach)
        down = snap((box.top, box.bottom), by.y(), (0, picture.height()), reach)
        scale_x, scale_y = self._overlay.scale(picture.size())
        text = placing.shift(held.text, across.by * scale_x, down.by * scale_y)
        cue_id = held.shown.cue.id

        def edit(document: Document) -> Document:
            return edits.set_text(document, cue_id, text)

        self._edit = edit
        self._overlay.preview(edit)
        self._mark(held.shown, across, down)

    def _drop(self) -> None:
        """Make what is shown one step in the document's history."""
        edit, self._edit, self._held = self._edit, None, None
        if edit is not None:
            title = QCoreApplication.translate("Video", "Move the subtitle")
            self._session.edit(title, edit)

    def _give_up(self) -> bool:
        """Put what is held back."""
        self._edit = self._held = None
        self._overlay.preview(None)
        self._unmark()
        return True

    # ---- internals ----

    def _under(self, at: QPointF) -> Shown | None:
        """Return the foremost subtitle at a place in the view."""
        picture = self._view.picture_rect()
        if picture.isEmpty():
            return None
        ratio = self._view.devicePixelRatioF()
        place = at * ratio - QPointF(picture.topLeft())
        margin = _MARGIN * ratio
        for shown in reversed(self._overlay.shown(self._player.position, picture.size())):
            if _rect(shown).adjusted(-margin, -margin, margin, margin).contains(place):
                return shown
        return None

    def _mark(
        self,
        shown: Shown,
        across: Snapped = _UNMOVED,
        down: Snapped = _UNMOVED,
    ) -> None:
        """Frame a subtitle, moved by some device pixels, and show what it has snapped to."""
        picture, ratio = QRectF(self._view.picture_rect()), self._view.devicePixelRatioF()

        def logical(point: QPointF) -> QPointF:
            return (point + picture.topLeft()) / ratio

        box = _rect(shown).translated(across.by, down.by)
        lines = []
        if across.to is not None:
            ends = QPointF(across.to, 0), QPointF(across.to, picture.height())
            lines.append(QLineF(*map(logical, ends)))
        if down.to is not None:
            ends = QPointF(0, down.to), QPointF(picture.width(), down.to)
            lines.append(QLineF(*map(logical, ends)))
        framed = QRectF(logical(box.topLeft()), logical(box.bottomRight()))
        self._view.guides.mark(framed, lines)

    def _unmark(self) -> None:
        self._view.guides.mark(QRectF())

    def _on_playing(self, _playing: bool) -> None:
        self._unmark()

    def _on_changed(self, _before: Document, _after: Document) -> None:
        self._unmark()

    def _on_failed(self, error: EmoSubError) -> None:
        self._view.notice.say(" ".join(error_text(error)))


def _rect(shown: Shown) -> QRectF:
    """Return where a subtitle is, in device pixels of the picture."""
    box = shown.box
    return QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
