"""What the actions on lines, times and emotions do."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from emosub_gui.app import clipboard
from emosub_gui.app.player import Player
from emosub_gui.app.session import Edit, Session
from emosub_gui.core import edits, timing
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.timecode import frames
from emosub_gui.ui.actions import title_of
from emosub_gui.ui.dialogs.timing import ImproveDialog, ShiftDialog, StretchDialog

_NEW_DURATION = 2000
_SHOT_REACH_FRAMES = 12


class Editing(QObject):
    """Edits the session's document as the actions ask.

    Signals:
        said(str): why nothing was done.
    """

    said = Signal(str)

    def __init__(self, session: Session, player: Player, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._player, self._window = session, player, window
        self.shots: tuple[int, ...] = ()
        self.caret: Callable[[], int | None] = lambda: None

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does."""
        simple: dict[str, Callable[..., object]] = {
            "edit.undo": self._session.undo_stack.undo,
            "edit.redo": self._session.undo_stack.redo,
            "edit.cut": self.cut,
            "edit.copy": self.copy,
            "edit.copy_text": self.copy_text,
            "edit.paste": self.paste,
            "edit.paste_text": self.paste_text,
            "cue.insert_before": self.insert_before,
            "cue.insert_after": self.insert_after,
            "cue.insert_at_playhead": self.insert_at_playhead,
            "cue.duplicate": self.duplicate,
            "cue.delete": self.delete,
            "cue.split_playhead": self.split_playhead,
            "cue.split_caret": self.split_caret,
            "cue.merge": self.merge,
            "cue.sort": lambda: self._do("cue.sort", edits.sort),
            "timing.set_start": lambda: self.set_edge(start=True),
            "timing.set_end": lambda: self.set_edge(start=False),
            "timing.shift": self.shift,
            "timing.stretch": self.stretch,
            "timing.snap_shots": self.snap_shots,
            "timing.post_process": self.improve,
            "emotion.accept": lambda: self._on_selected("emotion.accept", edits.accept),
            "emotion.reopen": lambda: self._on_selected("emotion.reopen", edits.reopen),
        }
        for emotion in EMOTIONS:
            simple[f"emotion.{emotion}"] = lambda emotion=emotion: self.set_emotion(emotion)
        return simple

    # ---- clipboard ----

    def copy(self) -> None:
        """Copy the selected lines."""
        cues = self._session.selected_cues()
        if cues:
            mime = clipboard.copy(self._session.document, cues)
            QGuiApplication.clipboard().setMimeData(mime)

    def cut(self) -> None:
        """Copy the selected lines and delete them."""
        self.copy()
        self._on_selected("edit.cut", edits.delete)

    def copy_text(self) -> None:
        """Copy what the selected lines say."""
        QGuiApplication.clipboard().setText(clipboard.as_text(self._session.selected_cues()))

    def paste(self) -> None:
        """Insert the clipboard's lines after the current one."""
        current = self._session.current
        at = current.end if current else self._player.position
        cues = clipboard.pasted(QGuiApplication.clipboard().mimeData(), at)
        if cues:
            self._insert("edit.paste", cues, self._position_after_current())

    def paste_text(self) -> None:
        """Give the selected lines the clipboard's texts."""
        mime = QGuiApplication.clipboard().mimeData()
        ids = self._session.selected
        self._do("edit.paste_text", lambda d: clipboard.paste_over(d, ids, mime))

    # ---- lines ----

    def insert_before(self) -> None:
        """Insert a line in the gap before the current one."""
        current = self._session.current
        if current is None:
            return
        position = self._session.document.index(current.id)
        start = max(0, current.start - _NEW_DURATION)
        if position:
            start = max(start, min(self._session.document.cues[position - 1].end, current.start))
        self._insert("cue.insert_before", [Cue(0, start, current.start)], position)

    def insert_after(self) -> None:
        """Insert a line in the gap after the current one."""
        current = self._session.current
        position = self._position_after_current()
        start = current.end if current else self._player.position
        end = start + _NEW_DURATION
        following = self._session.document.cues[position : position + 1]
        if following and following[0].start > start:
            end = min(end, following[0].start)
        self._insert("cue.insert_after", [Cue(0, start, end)], position)

    def insert_at_playhead(self) -> None:
        """Insert a line that starts at the playhead."""
        start = self._player.position
        self.create(start, start + _NEW_DURATION)

    def create(self, start: int, end: int) -> None:
        """Insert a line at its place in time and select it."""
        first = self._session.document.next_id
        cue = Cue(0, start, end)
        if self._do("cue.insert_at_playhead", lambda d: edits.insert_by_time(d, cue)):
            self._session.select([first])

    def duplicate(self) -> None:
        """Copy the selected lines below themselves and select the copies."""
        first = self._session.document.next_id
        count = len(self._session.selected)
        if self._on_selected("cue.duplicate", edits.duplicate):
            self._session.select(range(first, first + count))

    def delete(self) -> None:
        """Delete the selected lines."""
        self._on_selected("cue.delete", edits.delete)

    def split_playhead(self) -> None:
        """Split the current line at the playhead."""
        self._split(at=self._player.position, caret=None)

    def split_caret(self) -> None:
        """Split the current line at the text caret."""
        caret = self.caret()
        if caret is not None:
            self._split(at=None, caret=caret)

    def merge(self) -> None:
        """Join the selected lines, or the current one and the next."""
        ids = set(self._session.selected)
        if len(ids) == 1:
            position = self._session.document.index(next(iter(ids)))
            ids |= {cue.id for cue in self._session.document.cues[position + 1 : position + 2]}
        self._do("cue.merge", lambda d: edits.merge(d, ids))

    # ---- times ----

    def set_edge(self, *, start: bool) -> None:
        """Move an edge of the current line to the playhead; past the other, the line moves."""
        cue = self._session.current
        if cue is None:
            return
        at = self._player.position
        if not start and at == 0:
            self.said.emit(
                QCoreApplication.translate("Editing", "A line cannot end where the film begins.")
            )
            return
        times = _started(cue, at) if start else _ended(cue, at)
        name = "timing.set_start" if start else "timing.set_end"
        self._do(name, lambda d: edits.retime(d, {cue.id: times}))

    def shift(self) -> None:
        """Ask by how much to move which lines."""
        dialog = ShiftDialog(self._window, self._session.document, self._session.selected)
        dialog.accepted.connect(lambda: self._do("timing.shift", dialog.edit))
        dialog.open()

    def stretch(self) -> None:
        """Ask for two points to synchronise by."""
        document, position = self._session.document, self._player.position
        dialog = StretchDialog(self._window, document, self._session.selected, position)
        dialog.accepted.connect(lambda: self._do("timing.stretch", dialog.edit))
        dialog.open()

    def improve(self) -> None:
        """Show what could be improved."""
        document, shots = self._session.document, self.shots
        dialog = ImproveDialog(self._window, document, self._session.selected, shots)
        dialog.accepted.connect(lambda: self._do("timing.post_process", dialog.edit))
        dialog.open()

    def snap_shots(self) -> None:
        """Move edges that are near a shot change to it."""
        reach = frames(_SHOT_REACH_FRAMES, self._frame_rate())
        ids, shots = self._session.selected, self.shots
        self._do("timing.snap_shots", lambda d: timing.snap_to_shots(d, ids, shots, reach))

    # ---- emotions ----

    def set_emotion(self, emotion: Emotion) -> None:
        """Correct the selected lines."""
        ids = self._session.selected
        self._do(f"emotion.{emotion}", lambda d: edits.set_emotion(d, ids, emotion))

    # ---- internals ----

    def _do(self, action_id: str, edit: Edit) -> bool:
        """Do an edit under the action's name."""
        return self._session.edit(title_of(action_id), edit)

    def _on_selected(
        self, action_id: str, edit: Callable[[Document, frozenset[int]], Document]
    ) -> bool:
        """Do an edit on the selected lines."""
        ids = self._session.selected
        return self._do(action_id, lambda d: edit(d, ids))

    def _insert(self, action_id: str, cues: list[Cue], position: int) -> None:
        """Insert lines and select them."""
        first = self._session.document.next_id
        if self._do(action_id, lambda d: edits.insert(d, cues, position)):
            self._session.select(range(first, first + len(cues)))

    def _split(self, at: int | None, caret: int | None) -> None:
        """Split the current line; outside of it there is nothing to split."""
        cue = self._session.current
        if cue is None:
            return
        name = "cue.split_playhead" if at is not None else "cue.split_caret"
        try:
            self._do(name, lambda d: edits.split(d, cue.id, at, caret))
        except ValueError:
            where = (
                QCoreApplication.translate("Editing", "The playhead is not inside the line.")
                if at is not None
                else QCoreApplication.translate("Editing", "The caret is not inside the text.")
            )
            self.said.emit(where)

    def _position_after_current(self) -> int:
        """Return where a line after the current one belongs."""
        current = self._session.current
        document = self._session.document
        return document.index(current.id) + 1 if current else len(document)

    def _frame_rate(self) -> Fraction | None:
        media = self._session.document.media
        return media.frame_rate if media else None


def _started(cue: Cue, at: int) -> tuple[int, int]:
    """Return the times of a line that starts at `at`; one that ended by then stays as long."""
    return at, cue.end if at < cue.end else at + (cue.duration or _NEW_DURATION)


def _ended(cue: Cue, at: int) -> tuple[int, int]:
    """Return the times of a line that ends at `at`; one that starts later stays as long."""
    return cue.start if at > cue.start else max(0, at - (cue.duration or _NEW_DURATION)), at
