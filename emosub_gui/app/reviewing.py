"""The way through the lines whose emotions are to be reviewed, one after the other.

The order is fixed when the review begins, so that nothing jumps while one decides; what undo,
redo or anybody else does to the lines is followed.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from emosub_gui.app.session import Session
from emosub_gui.core import edits, review
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.review import ReviewCounts, ReviewFilter


class Around(NamedTuple):
    """How much of the film is heard with a line, in milliseconds before and after it."""

    before: int = 250
    after: int = 300


class Progress(NamedTuple):
    """How far one has come; times in milliseconds, with what is heard around the lines."""

    done: int
    total: int
    heard: int
    left: int


class Decision(NamedTuple):
    """What a person decided of a line, and what the models had said of it."""

    cue_id: int
    chosen: Emotion
    predicted: Emotion | None


class Reviewer(QObject):
    """Walks through the doubtful lines of the session's document.

    Signals:
        changed(): another line is the current one, or something about it is different.
        playRequested(start, end): a line is to be heard; milliseconds.
    """

    changed = Signal()
    playRequested = Signal(int, int)  # noqa: N815 - Qt's style for signals

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._active = self._finished = self._deciding = False
        self._blind = self._revealed = False
        self._around = Around()
        self._wanted = ReviewFilter()
        self._ids: list[int] = []
        self._place = 0
        self._cues: dict[int, Cue] = {}
        self._again: set[int] = set()
        """Lines that had been decided before this review, and were not looked at again yet."""
        self._last: Decision | None = None
        session.changed.connect(self._on_changed)
        session.replaced.connect(self.leave)

    # ---- properties ----

    @property
    def active(self) -> bool:
        """Whether a review has begun and not been left."""
        return self._active

    @property
    def finished(self) -> bool:
        """Whether every line of it is decided."""
        return self._active and self._finished

    @property
    def wanted(self) -> ReviewFilter:
        """Which lines are to be reviewed."""
        return self._wanted

    @property
    def current(self) -> Cue | None:
        """The line that is to be decided; None where there is none."""
        return self._cues[self._ids[self._place]] if self._active and not self._finished else None

    @property
    def neighbours(self) -> tuple[Cue | None, Cue | None]:
        """The lines before and after the current one in the document."""
        current = self.current
        if current is None:
            return None, None
        cues = self._session.document.cues
        place = self._session.document.index(current.id)
        return (
            cues[place - 1] if place else None,
            cues[place + 1] if place + 1 < len(cues) else None,
        )

    @property
    def hidden(self) -> bool:
        """Whether what the models say of the current line is still to be kept from the person."""
        current = self.current
        return self._blind and not self._revealed and current is not None and not current.reviewed

    @property
    def blind(self) -> bool:
        """Whether lines are decided without knowing what the models say."""
        return self._blind

    @property
    def around(self) -> Around:
        """How much is heard with a line."""
        return self._around

    @property
    def last(self) -> Decision | None:
        """The latest decision of this review."""
        return self._last

    @property
    def progress(self) -> Progress:
        """How far the review has come."""
        lines = [self._cues[cue_id] for cue_id in self._ids]
        done = [cue for cue in lines if self._is_done(cue)]
        around = sum(self._around)
        heard = review.listening_time(done, around)
        return Progress(len(done), len(lines), heard, review.listening_time(lines, around) - heard)

    @property
    def counts(self) -> ReviewCounts:
        """What became of the lines of this review."""
        return review.counts(self._cues[cue_id] for cue_id in self._ids)

    # ---- setters ----

    def set_wanted(self, wanted: ReviewFilter) -> None:
        """Choose which lines are to be reviewed; a review that is under way begins anew."""
        self._wanted = wanted
        if self._active:
            self.start()
        else:
            self.changed.emit()

    def set_blind(self, blind: bool) -> None:
        """Hide what the models say until a person has asked for it or decided."""
        self._blind = blind
        self.changed.emit()

    def set_around(self, around: Around) -> None:
        """Choose how much is heard with a line."""
        self._around = around
        self.changed.emit()

    # ---- methods ----

    def start(self) -> None:
        """Begin with the most doubtful of the wanted lines."""
        lines = review.queue(self._session.document, self._wanted)
        self._ids = [cue.id for cue in lines]
        self._cues = {cue.id: cue for cue in lines}
        self._again = {cue.id for cue in lines if cue.reviewed}
        self._last = None
        self._active = True
        self._go(0 if lines else None)

    def leave(self) -> None:
        """End the review; what was decided stays."""
        self._active = self._finished = False
        self._ids, self._cues, self._place = [], {}, 0
        self.changed.emit()

    def decide(self, emotion: Emotion, title: str) -> None:
        """Set the current line's emotion as an undo step called `title`, and go on."""
        if (cue := self.current) is None:
            return
        combined = cue.evidence.combined if cue.evidence else None
        self._last = Decision(cue.id, emotion, combined.best if combined else None)
        self._deciding = True
        self._session.edit(title, lambda document: edits.set_emotion(document, [cue.id], emotion))
        self._deciding = False
        self._again.discard(cue.id)
        self._go(self._next())

    def accept(self, title: str) -> None:
        """Accept the current line's emotion, and go on; one that is hidden is shown first."""
        cue = self.current
        if cue is None or cue.emotion is None:
            return
        if self.hidden:
            self._revealed = True
            self.changed.emit()
        elif cue.reviewed:
            self._again.discard(cue.id)
            self._go(self._next())
        else:
            self.decide(cue.emotion, title)

    def back(self) -> None:
        """Go to the line before; what was decided of it stays until it is decided anew."""
        if self.finished and self._ids:
            self._go(self._place)
        elif self._active and self._place:
            self._go(self._place - 1)

    def skip(self) -> None:
        """Leave the current line undecided for now, and go on."""
        if self.current is not None:
            self._go(self._next())

    def replay(self) -> None:
        """Let the current line be heard, with a little of what is around it."""
        if (cue := self.current) is not None:
            before, after = self._around
            self.playRequested.emit(max(0, cue.start - before), cue.end + after)

    def undressed(self, document: Document) -> Document:
        """Return the document without the emotions of the lines that are heard with this one."""
        if (current := self.current) is None:
            return document
        start, end = current.start - self._around.before, current.end + self._around.after
        cues = (
            replace(cue, emotion=None) if cue.start < end and start < cue.end else cue
            for cue in document
        )
        return replace(document, cues=tuple(cues))

    # ---- internals ----

    def _is_done(self, cue: Cue) -> bool:
        return cue.reviewed and cue.id not in self._again

    def _next(self) -> int | None:
        """Return the place of the next line to decide, from here on and then from the start."""
        count, first = len(self._ids), self._place + 1
        places = ((first + step) % count for step in range(count))
        undecided = (at for at in places if not self._is_done(self._cues[self._ids[at]]))
        return next(undecided, None)

    def _go(self, place: int | None, *, play: bool = True) -> None:
        """Make another line the current one; None is the end."""
        self._finished = place is None
        self._revealed = False
        if place is not None:
            self._place = place
            self._session.select([self._ids[place]])
        self.changed.emit()
        if play:
            self.replay()

    # ---- slots ----

    def _on_changed(self, _before: Document, after: Document) -> None:
        """Follow the document; go where a decision was taken back or made elsewhere."""
        if not self._active:
            return
        stood = self.current
        there = {cue.id: cue for cue in after.cues}
        ids = [cue_id for cue_id in self._ids if cue_id in there]
        decided = [cue_id for cue_id in ids if _differ(self._cues[cue_id], there[cue_id])]
        place = len([cue_id for cue_id in self._ids[: self._place] if cue_id in there])
        self._ids, self._place = ids, min(place, max(0, len(ids) - 1))
        self._cues = {cue_id: there[cue_id] for cue_id in ids}
        self._finished = self._finished or not ids
        if self._deciding:
            return
        current = self.current
        if len(decided) == 1:
            self._go(ids.index(decided[0]), play=False)
        elif current is None or self._is_done(current):
            self._go(self._next(), play=False)
        elif stood is not None and stood.id != current.id:
            self._go(self._place, play=False)
        else:
            self.changed.emit()


def _differ(one: Cue, other: Cue) -> bool:
    """Tell whether a person has decided otherwise of a line; the analysis decides nothing."""
    return (
        one is not other
        and (one.review, one.emotion) != (other.review, other.emotion)
        and (one.reviewed or other.reviewed)
    )
