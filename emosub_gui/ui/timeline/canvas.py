"""The mouse and the keyboard upon the timeline.

A press followed by a release is a click: it seeks and selects. Only a movement of some pixels
makes it a drag, so that no click retimes anything. What a drag means depends on where it began:

    ruler               scrub
    an edge             retime it, in the waveform as well as in the lane
    a block's body      move it, and all that is selected with it
    a cue's waveform    scrub
    empty time          mark out a new cue; with the right button, anywhere
    middle button       move the view
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QBasicTimer, QEvent, QPoint, QPointF, Qt, QTimerEvent, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from emosub_gui.app.session import Session
from emosub_gui.core.document import Document
from emosub_gui.ui.timeline.dragging import Part
from emosub_gui.ui.timeline.gestures import Create, Gesture, Pan, Retime, Scrub
from emosub_gui.ui.timeline.hits import can_drag, hit
from emosub_gui.ui.timeline.index import CueIndex
from emosub_gui.ui.timeline.scene import Hit
from emosub_gui.ui.timeline.tips import describe
from emosub_gui.ui.timeline.view import TimelineView

_DRAG_PX = 4
"""Pixels that the mouse has to be moved for a press to become a drag."""

_ZOOM = 1.25
_SCROLL_PX, _SCROLL_FAST = 80, 5
_NOTCH = 120.0
"""What a notch of the wheel does, and how Qt counts notches."""

_TICK_MS, _PULL, _BORDER_PX = 16, 0.15, 24.0
"""How often the view follows a mouse at its side, by which share of the distance, and from where:
the side of the view may be that of the screen, beyond which no mouse gets."""

_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_KEYS = {Qt.Key.Key_Alt: _ALT, Qt.Key.Key_Shift: _SHIFT}


class _Press(NamedTuple):
    """A button that is held: which, where, and on what it was pressed."""

    button: Qt.MouseButton
    modifiers: Qt.KeyboardModifier
    x: float
    time: int
    found: Hit | None
    in_ruler: bool
    in_lane: bool


class Canvas(TimelineView):
    """Shows a session's cues, and edits them with the mouse.

    Signals:
        seekRequested(time): the player is to show this time, in milliseconds.
        playRequested(start, end): this stretch is to be played.
        contextMenuRequested(where): a menu for the selection, at a global position.
        cueCreated(id): a cue was marked out; its text may be typed now.
        scrolled(), zoomed(): the person has moved the view, or looks closer or from further away.
        gainRequested(factor): sound is to be drawn larger by this factor.
    """

    seekRequested = Signal(int)  # noqa: N815
    playRequested = Signal(int, int)  # noqa: N815
    contextMenuRequested = Signal(QPoint)  # noqa: N815
    cueCreated = Signal(int)  # noqa: N815
    scrolled = Signal()
    zoomed = Signal()
    gainRequested = Signal(float)  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._snapping = True
        self._press: _Press | None = None
        self._gesture: Gesture | None = None
        self._x = 0.0
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._timer = QBasicTimer()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        session.changed.connect(self._on_changed)
        session.replaced.connect(self._on_replaced)
        session.selectionChanged.connect(self._on_selection_changed)
        self._take_document(session.document)

    @property
    def busy(self) -> bool:
        """Whether the mouse is dragging something."""
        return self._gesture is not None

    def set_snapping(self, snapping: bool) -> None:
        """Let dragged times settle on what is near; Shift does the opposite."""
        self._snapping = snapping

    # ---- Qt's events ----

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Note what is pressed; a cue that is not selected becomes so at once."""
        if self._press is not None:
            return
        x, y = event.position().x(), event.position().y()
        ruler, _, lane = self.areas()
        in_ruler, in_lane = y < ruler.bottom(), y >= lane.top()
        found = None if in_ruler else self._find(event.position())
        self._press = _Press(
            event.button(), event.modifiers(), x, self.viewport.time(x), found, in_ruler, in_lane
        )
        plain = event.modifiers() & (_CONTROL | _SHIFT) == Qt.KeyboardModifier.NoModifier
        if found and plain and event.button() != Qt.MouseButton.MiddleButton:
            selected = self._session.selected
            ids = selected if found.cue.id in selected else [found.cue.id]
            self._session.select(ids, found.cue.id)
        if in_ruler and event.button() == Qt.MouseButton.LeftButton:
            self._begin(Scrub(self.seekRequested.emit), event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag, or show what could be dragged."""
        press = self._press
        if press is None:
            self._hover(event.position())
        elif self._gesture is not None:
            self._drag(event)
        elif abs(event.position().x() - press.x) >= _DRAG_PX:
            gesture = self._gesture_of(press)
            if gesture is not None:
                self._begin(gesture, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Finish a drag, or click."""
        press = self._press
        if press is None or event.button() != press.button:
            return
        gesture = self._end()
        if gesture is not None:
            gesture.finish()
        elif abs(event.position().x() - press.x) < _DRAG_PX:
            self._click(press, event.globalPosition().toPoint())
        self._hover(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Play the cue under the mouse."""
        found = self._find(event.position())
        if found and event.button() == Qt.MouseButton.LeftButton:
            self.playRequested.emit(found.cue.start, found.cue.end)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Point at nothing."""
        super().leaveEvent(event)
        if self._press is None:
            self._point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll; with Ctrl zoom at the mouse, with Ctrl and Shift draw sound larger."""
        modifiers, pixels, angle = event.modifiers(), event.pixelDelta(), event.angleDelta()
        notches = (angle.y() or angle.x()) / _NOTCH
        if modifiers & _CONTROL and modifiers & _SHIFT:
            self.gainRequested.emit(_ZOOM**notches)
        elif modifiers & _CONTROL:
            self.set_viewport(self.viewport.zoomed(_ZOOM**notches, event.position().x()))
            self.zoomed.emit()
        elif not pixels.isNull():
            along = pixels.x() if abs(pixels.x()) > abs(pixels.y()) else pixels.y()
            self._scroll(-along / self.viewport.scale)
        else:
            distance = _SCROLL_PX * (_SCROLL_FAST if modifiers & _SHIFT else 1)
            self._scroll(-notches * distance / self.viewport.scale)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take back a drag with Esc; follow Alt and Shift while dragging."""
        if self._gesture is not None and event.key() == Qt.Key.Key_Escape:
            self._end()
        elif self._gesture is not None and event.key() in _KEYS:
            self._modifiers |= _KEYS[Qt.Key(event.key())]
            self._move()
        elif event.key() == Qt.Key.Key_Menu:
            self.contextMenuRequested.emit(self.mapToGlobal(self.rect().center()))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Follow Alt and Shift while dragging."""
        if self._gesture is not None and event.key() in _KEYS:
            self._modifiers &= ~_KEYS[Qt.Key(event.key())]
            self._move()
        else:
            super().keyReleaseEvent(event)

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: N802
        """Follow a mouse that is held at a side, unless that is where it was pressed."""
        del event
        if self._press is None:
            return
        left = min(_BORDER_PX, self._press.x)
        right = max(self.width() - _BORDER_PX, self._press.x)
        beyond = self._x - min(max(left, self._x), right)
        if beyond:
            self._scroll(beyond * _PULL / self.viewport.scale)
            self._move()

    def event(self, event: QEvent) -> bool:
        """Say what is under a mouse that rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._find(QPointF(event.pos())) if self._press is None else None
            QToolTip.showText(event.globalPos(), describe(found.cue) if found else "", self)
            return True
        return super().event(event)

    # ---- the mouse ----

    def _find(self, where: QPointF) -> Hit | None:
        """Return the cue at a position; blocks have rows, the waveform has not."""
        _, _, lane = self.areas()
        in_lane = where.y() >= lane.top()
        row = (where.y() - lane.top()) / lane.height() if in_lane else None
        return hit(self.scene, where.x(), row)

    def _hover(self, where: QPointF) -> None:
        ruler, _, lane = self.areas()
        found = None if where.y() < ruler.bottom() else self._find(where)
        if found and not can_drag(self.scene, found):
            found = None
        cursor = Qt.CursorShape.ArrowCursor
        if found and found.part is not Part.BODY:
            cursor = Qt.CursorShape.SizeHorCursor
        elif found and where.y() >= lane.top():
            cursor = Qt.CursorShape.OpenHandCursor
        self._point_at(found)
        self.setCursor(cursor)

    def _point_at(self, found: Hit | None) -> None:
        if found != self.scene.hover:
            self.scene.hover = found
            self.update()

    def _click(self, press: _Press, where: QPoint) -> None:
        """Select, seek, or ask for a menu."""
        if press.button == Qt.MouseButton.RightButton:
            self.contextMenuRequested.emit(where)
        elif press.button == Qt.MouseButton.LeftButton:
            cue = press.found.cue if press.found else None
            if cue and press.modifiers & _CONTROL:
                self._session.select(self._session.selected ^ {cue.id}, cue.id)
            elif cue and press.modifiers & _SHIFT:
                self._session.select(self._up_to(cue.id), self.scene.current)
            else:
                if cue:
                    self._session.select([cue.id])
                self.seekRequested.emit(max(0, press.time))

    def _up_to(self, cue_id: int) -> list[int]:
        """Return the ids from the current cue to another, in time."""
        index = self.scene.index
        ends = [cue_id, self.scene.current or cue_id]
        first, last = sorted(index.position(each) for each in ends)
        return [cue.id for cue in index.cues[first : last + 1]]

    def _gesture_of(self, press: _Press) -> Gesture | None:
        """Return what a drag from here means."""
        session, scene, found = self._session, self.scene, press.found
        if press.button == Qt.MouseButton.MiddleButton:
            return Pan(self._scroll, press.time)
        if press.button == Qt.MouseButton.RightButton or (found is None and not press.in_ruler):
            return Create(session, scene, press.time, self.cueCreated.emit)
        if found and can_drag(scene, found) and (press.in_lane or found.part is not Part.BODY):
            return Retime(session, scene, found, press.time)
        return Scrub(self.seekRequested.emit)

    def _begin(self, gesture: Gesture, event: QMouseEvent) -> None:
        self._gesture = gesture
        self._point_at(None)
        self.setCursor(gesture.cursor)
        if gesture.pulls:
            self._timer.start(_TICK_MS, self)
        self._drag(event)

    def _drag(self, event: QMouseEvent) -> None:
        self._x, self._modifiers = event.position().x(), event.modifiers()
        self._move()

    def _move(self) -> None:
        """Let the gesture follow the mouse and the keys."""
        if self._gesture is not None:
            shift = bool(self._modifiers & _SHIFT)
            self._gesture.move(
                self.viewport.time(self._x),
                neighbours=bool(self._modifiers & _ALT),
                free=shift == self._snapping,
            )
            self.update()

    def _end(self) -> Gesture | None:
        """Let go; return the gesture, which is not finished yet."""
        gesture, self._gesture, self._press = self._gesture, None, None
        self._timer.stop()
        self.scene.preview = None
        self.update()
        return gesture

    def _scroll(self, by: float) -> None:
        """Move the view by milliseconds, because the person wants it."""
        self.set_viewport(self.viewport.moved(self.viewport.start + by))
        self.scrolled.emit()

    # ---- the session ----

    def _take_document(self, document: Document) -> None:
        scene = self.scene
        scene.index, scene.media = CueIndex(document.cues), document.media
        scene.hover = None
        self._on_selection_changed()

    def _on_changed(self, before: Document, after: Document) -> None:
        if before.cues is after.cues and before.media is after.media:
            return
        self._take_document(after)
        if self._gesture is not None:
            if self._gesture.survives():
                self._move()
            else:
                self._end()

    def _on_replaced(self) -> None:
        self._end()
        self._take_document(self._session.document)

    def _on_selection_changed(self) -> None:
        self.scene.selected = self._session.selected
        current = self._session.current
        self.scene.current = current.id if current else None
        self.update()
