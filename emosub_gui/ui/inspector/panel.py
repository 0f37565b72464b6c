"""The inspector panel: the selected cues, what they are, and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.app.session import Session
from emosub_gui.app.spelling import Spelling
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue, Review
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.fields import Field
from emosub_gui.core.review import is_outdated
from emosub_gui.ui.actions import title_of
from emosub_gui.ui.inspector.chooser import EmotionChooser
from emosub_gui.ui.inspector.departing import DepartingRow
from emosub_gui.ui.inspector.details import Details
from emosub_gui.ui.inspector.evidence import EvidenceChart
from emosub_gui.ui.inspector.fields import FieldCombo, FieldEdit
from emosub_gui.ui.inspector.gauge import Gauge
from emosub_gui.ui.inspector.reason_list import ReasonList
from emosub_gui.ui.inspector.reasons import reasons
from emosub_gui.ui.inspector.tag_bar import TagBar
from emosub_gui.ui.inspector.tagging import Tagging
from emosub_gui.ui.inspector.text_edit import CueTextEdit
from emosub_gui.ui.look.scrolling import Scrolled
from emosub_gui.ui.look.sheet import LARGE, MEDIUM, SMALL
from emosub_gui.ui.words import field_name, reservation

translate = QCoreApplication.translate
_WIDTH = 320
_LOW = 360
"""Pixels of height below which the panel saves them."""
_TIMES = (Field.START, Field.END, Field.DURATION)


class InspectorPanel(QWidget):
    """What the selected cues are; every change is an edit of all of them.

    Signals:
        emotionChosen(Emotion): a person has chosen an emotion here; the edit is done already.
        accepted(): a person has accepted emotions here; the edit is done already.
    """

    emotionChosen = Signal(object)  # noqa: N815 - Qt's style for signals
    accepted = Signal()

    def __init__(self, session: Session, spelling: Spelling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._fusion: FusionSettings | None = None
        self._names: frozenset[str] = frozenset()
        self.text = CueTextEdit(session, spelling)
        self.tagging = Tagging(session, self.text)
        self.tags = TagBar(self.tagging)
        self.departing = DepartingRow()
        self.gauge = Gauge()
        self.times = {field: FieldEdit(session, field) for field in _TIMES}
        self.speaker = FieldCombo(session, Field.SPEAKER, self._speakers)
        self.chooser = EmotionChooser()
        self.again = QToolButton()
        self.chart = EvidenceChart()
        self.reasons = ReasonList()
        self.details = Details(session)
        self._heading, self._sure = QLabel(), QLabel()
        self._emotion_title, self._why_title = QLabel(), QLabel()
        self._labels: dict[Field, QLabel] = {}
        self._nothing, self._hint = QLabel(), QLabel()
        self._pages = QStackedWidget()
        self._area = Scrolled(self._make_page())
        self._area.setMinimumWidth(_WIDTH)
        self._pages.addWidget(self._area)
        self._pages.addWidget(self._make_empty_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        # A click there must leave the focus with the words; Qt looks further up who wants it.
        self.tags.setFocusProxy(self.text)
        # Typing goes on with the times, as in other editors, wherever they stand.
        for one, other in pairwise([self.text, *self.times.values()]):
            self.setTabOrder(one, other)
        self._connect()
        self.retranslate()
        self._show_selection()

    # ---- properties ----

    @property
    def caret(self) -> int:
        """Where the caret stands in the current cue's event text, for splitting there."""
        return self.text.caret

    # ---- setters ----

    def set_fusion(self, settings: FusionSettings | None) -> None:
        """Say with which knobs emotions are fused; None for the calibrated ones."""
        self._fusion = settings
        self._show()

    def measure(self) -> None:
        """Measure the line again, by the reading limits now in force."""
        self._show()

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        for field, label in self._labels.items():
            label.setText(field_name(field))
        for edit in self.times.values():
            edit.retranslate()
        self.speaker.retranslate()
        self.speaker.edit.set_hint(field_name(Field.SPEAKER))
        self.details.retranslate()
        self.text.retranslate()
        self.tags.retranslate()
        self.departing.retranslate()
        self.chooser.retranslate()
        self._emotion_title.setText(translate("inspector", "Emotion"))
        self._why_title.setText(translate("inspector", "Why"))
        self._nothing.setText(translate("inspector", "No line selected"))
        self._hint.setText(
            translate("inspector", "Select a line in the list or the timeline to change it here.")
        )

    # ---- methods ----

    def edit_text(self) -> None:
        """Go to the text, wherever the panel was scrolled."""
        self._area.ensureWidgetVisible(self.text)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_match(self, cue_id: int, start: int, end: int) -> None:
        """Mark a stretch of a line's event text, if the line is shown."""
        if self._session.selected == {cue_id}:
            self.text.select(start, end)

    # ---- Qt's interface ----

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the emotions in sight where there is little height."""
        super().resizeEvent(event)
        self.chooser.set_flat(event.size().height() < _LOW)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._show()
        super().changeEvent(event)

    # ---- internals ----

    def _make_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(MEDIUM)
        self._heading.setProperty("role", "muted")
        self._sure.setProperty("role", "muted")
        self.again.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addWidget(self.speaker, 1)
        layout.addLayout(top)
        layout.addWidget(self.tags)
        layout.addWidget(self.text)
        layout.addWidget(self.gauge)
        layout.addLayout(_titled(self._emotion_title, self._sure))
        layout.addWidget(self.chooser)
        layout.addWidget(self.departing)
        layout.addLayout(self._make_times())
        layout.addLayout(_titled(self._why_title, self.again))
        layout.addWidget(self.chart)
        layout.addWidget(self.reasons)
        layout.addWidget(self.details)
        layout.addStretch()
        return page

    def _make_times(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(SMALL)
        for column, (field, edit) in enumerate(self.times.items()):
            label = self._labels[field] = QLabel()
            label.setProperty("role", "muted")
            label.setBuddy(edit)
            grid.addWidget(label, 0, column)
            grid.addWidget(edit, 1, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _make_empty_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(MEDIUM)
        layout.addStretch()
        for label, role in ((self._nothing, "heading"), (self._hint, "muted")):
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch()
        return page

    def _connect(self) -> None:
        self._session.changed.connect(self._show)
        self._session.replaced.connect(self._show_selection)
        self._session.selectionChanged.connect(self._show_selection)
        self.chooser.chosen.connect(self._on_chosen)
        self.chooser.accepted.connect(self._on_accepted)
        self.chooser.reopened.connect(self._on_reopened)
        self.text.selectionChanged.connect(self.tags.refresh)
        self.departing.resetRequested.connect(self.tagging.reset)

    def _speakers(self) -> list[str]:
        return sorted({cue.speaker for cue in self._session.document.cues} - {""})

    def _show_selection(self) -> None:
        """Show other cues from the top; what is known of names may have changed as well."""
        self._names = frozenset(self._speakers())
        self._show()
        self._area.verticalScrollBar().setValue(0)

    def _show(self) -> None:
        """Show the selected cues as they are now."""
        cues = self._session.selected_cues()
        self._pages.setCurrentIndex(0 if cues else 1)
        one = cues[0] if len(cues) == 1 else None
        self._heading.setText(self._heading_for(cues))
        self.speaker.show_cues(cues)
        self.text.show_cues(cues, self._names)
        self.tags.refresh()
        self.departing.show_cues(cues)
        self.gauge.show_cue(one)
        for edit in self.times.values():
            edit.show_cues(cues)
        self.chooser.show_cues(cues)
        self._sure.setText(self._sureness(one))
        self._sure.setToolTip(reservation(one) if one else "")
        self.again.setVisible(one is not None and is_outdated(one))
        self.chart.show_evidence(one.evidence if one else None)
        self.reasons.say(reasons(one, self._fusion) if one else [])
        self.chart.setVisible(one is not None and one.evidence is not None)
        for widget in (self.gauge, self.reasons, self._why_title):
            widget.setVisible(one is not None)
        self.details.show_cues(cues)

    def _heading_for(self, cues: Sequence[Cue]) -> str:
        if len(cues) == 1:
            number = self._session.document.index(cues[0].id) + 1
            return translate("inspector", "Line {number}").format(number=number)
        return translate("inspector", "{count} lines").format(count=len(cues))

    def _sureness(self, cue: Cue | None) -> str:
        if cue is None or cue.emotion is None:
            return ""
        if cue.review is Review.CORRECTED:
            return translate("inspector", "chosen by you")
        if cue.confidence is None:
            return ""
        if is_outdated(cue):
            text = translate("inspector", "{share} sure of other words")
        else:
            text = translate("inspector", "{share} sure")
        return text.format(share=f"{cue.confidence:.0%}")

    # ---- internal slots ----

    def _on_chosen(self, emotion: Emotion) -> None:
        ids = self._session.selected
        self._session.edit(
            title_of(f"emotion.{emotion}"),
            lambda document: edits.set_emotion(document, ids, emotion),
        )
        self.emotionChosen.emit(emotion)

    def _on_accepted(self) -> None:
        ids = self._session.selected
        self._session.edit(title_of("emotion.accept"), lambda document: edits.accept(document, ids))
        self.accepted.emit()

    def _on_reopened(self) -> None:
        ids = self._session.selected
        self._session.edit(title_of("emotion.reopen"), lambda document: edits.reopen(document, ids))


def _titled(title: QLabel, remark: QWidget) -> QHBoxLayout:
    """Return a heading of a section, with a remark or a button at its right."""
    row = QHBoxLayout()
    title.setProperty("role", "heading")
    row.addWidget(title, 1)
    row.addWidget(remark)
    return row
