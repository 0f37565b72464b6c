"""The open document, its undo stack and the selection: what every panel looks at.

A change is an edit `Document -> Document`; the session keeps the document before and after it
on Qt's undo stack. A run of the analysis is one command that grows while its results stream
in; edits that a person makes meanwhile stand after it and are re-based upon each result, which
is possible because an edit is a function.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from emosub_gui.app.steps import step_name
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document

Edit = Callable[[Document], Document]
Follow = Callable[[bool], object]
"""Called with True when a step is done, also again, and with False when it is undone."""

_MERGE_WITHIN = 1.5
"""Seconds within which edits with the same key become one step (typing, dragging)."""


class Command(QUndoCommand):
    """One step: an edit, and the documents before and after it."""

    def __init__(
        self,
        title: str,
        edit: Edit,
        document: Document,
        show: Callable[[Document], None],
        key: str = "",
        *,
        follow: Follow | None = None,
    ) -> None:
        """Do `edit` upon `document`; `show` is called with what is to be seen."""
        super().__init__(title)
        self.edit = edit
        self.before = document
        self.after = edit(document)
        self.key = key
        self.time = time.monotonic()
        self._show, self._follow = show, follow

    def rebase(self, before: Document) -> None:
        """Do the same edit upon another document; one that no longer applies does nothing."""
        self.before = before
        try:
            self.after = self.edit(before)
        except (KeyError, ValueError):
            self.after = before

    def id(self) -> int:
        """Return what Qt compares before it asks `mergeWith`."""
        return 1 if self.key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Take a later edit of the same kind into this step."""
        if not isinstance(other, Command) or other.key != self.key:
            return False
        if other.time - self.time > _MERGE_WITHIN:
            return False
        first, second = self.edit, other.edit
        self.edit = lambda document: second(first(document))
        self.after = other.after
        self.time = other.time
        if self.after == self.before:
            self.setObsolete(True)
        return True

    def redo(self) -> None:
        """Show the document after the edit."""
        self._show(self.after)
        if self._follow:
            self._follow(True)

    def undo(self) -> None:
        """Show the document before the edit."""
        self._show(self.before)
        if self._follow:
            self._follow(False)


class Session(QObject):
    """One open document with its history and selection.

    Signals:
        changed(before, after): the document was replaced by another value.
        replaced(): another document altogether was opened.
        selectionChanged(): the selected cues or the current one changed.
        visited(cue): a person went to another line; the film is to go along.
        dirtyChanged(dirty): whether there is something to save.
        pathChanged(): the document is kept in another file.
    """

    changed = Signal(object, object)
    replaced = Signal()
    selectionChanged = Signal()  # noqa: N815 - Qt's style for signals
    visited = Signal(object)
    dirtyChanged = Signal(bool)  # noqa: N815
    pathChanged = Signal()  # noqa: N815

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self._on_clean_changed)
        self._document = Document()
        self._path: Path | None = None
        self._partial: Document | None = None
        """As it was written to a file that does not hold all of it."""
        self._selected: frozenset[int] = frozenset()
        self._current: int | None = None
        self._run: Command | None = None

    # ---- properties ----

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._document

    @property
    def path(self) -> Path | None:
        """The project file; None until it was saved."""
        return self._path

    @property
    def dirty(self) -> bool:
        """Whether there is something to save."""
        return not self.undo_stack.isClean()

    @property
    def at_risk(self) -> bool:
        """Whether something that a person made is in no file, although it may have been written."""
        return self.dirty or self._document is self._partial

    @property
    def selected(self) -> frozenset[int]:
        """Ids of the selected cues."""
        return self._selected

    @property
    def current(self) -> Cue | None:
        """The cue that single-cue actions mean; always selected."""
        if self._current is None:
            return None
        return next((cue for cue in self._document.cues if cue.id == self._current), None)

    def selected_cues(self) -> list[Cue]:
        """Return the selected cues in document order."""
        return [cue for cue in self._document.cues if cue.id in self._selected]

    # ---- documents ----

    def open(self, document: Document, path: Path | None = None, *, dirty: bool = False) -> None:
        """Show another document; its history begins now."""
        self._run = None
        self.undo_stack.clear()
        self._path, self._partial = path, None
        self._document = document
        self._selected, self._current = frozenset(), None
        self.replaced.emit()
        self.pathChanged.emit()
        self.selectionChanged.emit()
        if dirty:
            self.undo_stack.resetClean()

    def saved(self, path: Path) -> None:
        """Note that the document lies in `path` as it is now."""
        moved = path != self._path
        self._path, self._partial = path, None
        self.undo_stack.setClean()
        if moved:
            self.pathChanged.emit()

    def written(self, *, whole: bool) -> None:
        """Note that the document was written as it is now, though not into a project.

        Args:
            whole: whether all that a person made of it is in that file.
        """
        self._partial = None if whole else self._document
        self.undo_stack.setClean()

    def give_up(self) -> None:
        """Note that what is in no file may go."""
        self.written(whole=True)

    # ---- edits ----

    def edit(self, title: str, edit: Edit, *, key: str = "", follow: Follow | None = None) -> bool:
        """Do an edit as one undo step; tell whether it changed anything.

        The step is called by its `title`, and by the lines that it changed (see `app.steps`).
        Quick successions of edits with the same `key` become one step. What belongs to the step
        but not to the document goes into `follow`.

        Raises:
            KeyError, ValueError: from the edit; nothing has changed then.
        """
        command = Command(title, edit, self._document, self._show, key, follow=follow)
        if command.after is command.before:
            return False
        command.setText(step_name(title, command.before, command.after))
        self.undo_stack.push(command)
        return True

    def begin_run(self, title: str, edit: Edit) -> None:
        """Begin an analysis: a step that `grow` adds to."""
        self._run = Command(title, edit, self._document, self._show)
        self.undo_stack.push(self._run)

    def grow(self, edit: Edit) -> None:
        """Add a result to the running analysis, below what a person did since it began."""
        run = self._run
        if run is not None:
            first = run.edit
            self._rebuild(run, lambda document: edit(first(document)), edit(run.after))

    def end_run(self, *, keep: bool = True) -> None:
        """End the analysis; its step goes if it changed no line, or if it is not to be kept."""
        run = self._run
        if run is None:
            return
        if not keep or run.before.cues == run.after.cues:
            self._rebuild(run, lambda document: document, run.before)
            run.setObsolete(True)
            stack = self.undo_stack
            if stack.index() and stack.command(stack.index() - 1) is run:
                stack.undo()
        self._run = None

    # ---- selection ----

    def select(self, ids: Iterable[int], current: int | None = None) -> None:
        """Select cues; `current` is the first in document order unless given."""
        wanted = frozenset(ids)
        there = [cue.id for cue in self._document.cues if cue.id in wanted]
        if current not in wanted:
            current = there[0] if there else None
        selected = frozenset(there)
        if (selected, current) != (self._selected, self._current):
            self._selected, self._current = selected, current
            self.selectionChanged.emit()

    def visit(self, ids: Iterable[int], current: int | None = None) -> None:
        """Select cues, as `select` does, for a person who goes to the current one of them."""
        before = self._current
        self.select(ids, current)
        if self._current != before and (cue := self.current) is not None:
            self.visited.emit(cue)

    # ---- internals ----

    def _rebuild(self, run: Command, edit: Edit, after: Document) -> None:
        """Let the running analysis be `edit`, which leads to `after`; redo what stands above."""
        stack = self.undo_stack
        run.edit, run.after = edit, after
        document, position = after, None
        shown = self._document
        for index in range(stack.count()):
            command = stack.command(index)
            if command is run:
                position = index
            elif position is not None and isinstance(command, Command):
                command.rebase(document)
                document = command.after
            if position is not None and index == stack.index() - 1:
                shown = document
        if position is None:
            # The step was undone and then overwritten by another edit.
            self._run = None
        elif position < stack.index():
            self._show(shown)

    def _show(self, document: Document) -> None:
        """Replace the document and tell everybody."""
        before, self._document = self._document, document
        if before is document:
            return
        self.changed.emit(before, document)
        ids = {cue.id for cue in document.cues}
        if not self._selected <= ids:
            kept = self._selected & ids
            self.select(kept or self._neighbour(before, ids))

    def _neighbour(self, before: Document, ids: set[int]) -> list[int]:
        """Return the cue that takes over when the selected ones are gone."""
        position = next(
            (index for index, cue in enumerate(before.cues) if cue.id in self._selected), 0
        )
        after = [cue.id for cue in before.cues[position:] if cue.id in ids]
        ahead = [cue.id for cue in before.cues[:position] if cue.id in ids]
        return after[:1] or ahead[-1:]

    def _on_clean_changed(self, clean: bool) -> None:
        self.dirtyChanged.emit(not clean)
