"""Chooses which lines are to be reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from emosub_gui.core.cue import Review
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.review import EVERY_STATE, ReviewFilter
from emosub_gui.ui.look.icons import emotion_icon
from emosub_gui.ui.look.sheet import SMALL
from emosub_gui.ui.words import emotion_name, review_name

translate = QCoreApplication.translate
_FIFTH = 0.2
"""Share of the lines that holds most of the errors (see `resources/models/README.md`)."""
_BELOW = (0.5, 0.7, 0.9)
_COLUMNS = 2

DOUBTFUL = ReviewFilter(share=_FIFTH)
"""What a review begins with."""


class _Choice(QComboBox):
    """A choice among Python's values, which Qt would turn into others of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._values: list[Any] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> Any:
        """What is chosen."""
        return self._values[self.currentIndex()]

    def set_value(self, value: object) -> None:
        """Choose a value; the first if there is no such value."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def offer(self, name: str, entries: Sequence[tuple[str, object]]) -> None:
        """Offer values under what they are called; `name` says what is chosen here."""
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.clear()
        self._values = [value for _, value in entries]
        self.addItems([text for text, _ in entries])


class FilterBar(QWidget):
    """A choice for each condition of a `ReviewFilter`.

    Signals:
        changed(ReviewFilter): a person chose otherwise.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = DOUBTFUL
        self._speakers: list[str] = []
        self.sureness, self.state, self.emotion, self.speaker = (_Choice() for _ in range(4))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        for number, box in enumerate((self.sureness, self.state, self.emotion, self.speaker)):
            layout.addWidget(box, *divmod(number, _COLUMNS))
            box.activated.connect(self._on_activated)
        self.retranslate()

    # ---- properties ----

    @property
    def wanted(self) -> ReviewFilter:
        """What is chosen."""
        return self._wanted

    # ---- setters ----

    def set_wanted(self, wanted: ReviewFilter) -> None:
        """Show what is chosen."""
        self._wanted = wanted
        self.sureness.set_value((wanted.share, wanted.below))
        self.state.set_value(wanted.states)
        self.emotion.set_value(wanted.emotion)
        self.speaker.set_value(wanted.speaker)

    def set_speakers(self, names: Sequence[str]) -> None:
        """Say who speaks; "" are the lines of nobody known."""
        if list(names) != self._speakers:
            self._speakers = list(names)
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        below = translate("review", "Less than {share} sure")
        self.sureness.offer(
            translate("review", "How sure the models are"),
            [
                (translate("review", "Most doubtful fifth"), (_FIFTH, 1.0)),
                *((below.format(share=f"{most:.0%}"), (1.0, most)) for most in _BELOW),
                (translate("review", "However sure"), (1.0, 1.0)),
            ],
        )
        self.state.offer(
            translate("review", "State"),
            [
                *((review_name(state), frozenset({state})) for state in Review),
                (translate("review", "Reviewed or not"), EVERY_STATE),
            ],
        )
        self.emotion.offer(
            translate("review", "Emotion"),
            [
                (translate("review", "Any emotion"), None),
                *((emotion_name(emotion), emotion) for emotion in EMOTIONS),
            ],
        )
        for row, emotion in enumerate(EMOTIONS, start=1):
            self.emotion.setItemIcon(row, emotion_icon(emotion))
        nobody = translate("review", "Nobody known")
        self.speaker.offer(
            translate("review", "Speaker"),
            [
                (translate("review", "Any speaker"), None),
                *((name or nobody, name) for name in self._speakers),
            ],
        )
        self.set_wanted(self._wanted)

    # ---- slots ----

    def _on_activated(self) -> None:
        share, below = self.sureness.value
        self._wanted = ReviewFilter(
            emotion=self.emotion.value,
            speaker=self.speaker.value,
            below=below,
            share=share,
            states=self.state.value,
        )
        self.changed.emit(self._wanted)
