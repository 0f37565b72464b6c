"""One model: what is known of it, what can be done with it, and a try on a line of the film."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.analysis.models import catalogue, installation, selection
from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.analysis.models.selection import Rank
from emosub_gui.app.fetching import Download
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.errors import FileError
from emosub_gui.core.timecode import clock
from emosub_gui.ui.dialogs.base import heading, note
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import emotion_icon, icon
from emosub_gui.ui.look.sheet import LARGE, MEDIUM, SMALL
from emosub_gui.ui.models import naming
from emosub_gui.ui.models.catalogue_words import said
from emosub_gui.ui.models.trial import Trial
from emosub_gui.ui.words import emotion_name

_ICON = 16
_STEPS = 1000
_ROLES = {Rank.RECOMMENDED: "good", Rank.USABLE: "muted", Rank.EXCLUDED: "warning"}


class Details(QScrollArea):
    """The pane beside the table.

    Signals:
        downloadRequested(), stopRequested(), removeRequested(), revealRequested(): of the model.
        useRequested(language, on): it is to judge the lines of a language ("" is all), or no
            longer; a model that hears words is to be used, whatever the language.
    """

    downloadRequested = Signal()  # noqa: N815 - Qt's style for signals
    stopRequested = Signal()  # noqa: N815
    removeRequested = Signal()  # noqa: N815
    revealRequested = Signal()  # noqa: N815
    useRequested = Signal(str, bool)  # noqa: N815

    def __init__(self, trial: Trial, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trial = trial
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.download, self.stop = QPushButton(), QPushButton()
        self.remove, self.reveal = QPushButton(), QPushButton()
        self.download.setProperty("primary", True)
        self.download.setIcon(icon("download", current.colours().on_accent))
        self.remove.setIcon(icon("trash-2"))
        self.reveal.setIcon(icon("folder-open"))
        for button, signal in (
            (self.download, self.downloadRequested),
            (self.stop, self.stopRequested),
            (self.remove, self.removeRequested),
            (self.reveal, self.revealRequested),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(signal)
        self.bar, self.figures = QProgressBar(), QLabel()
        self.bar.setTextVisible(False)
        self.figures.setProperty("role", "muted")
        self.uses: dict[str, QCheckBox] = {}
        for code in ("en", "ko", ""):
            box = QCheckBox()
            box.toggled.connect(lambda on, code=code: self.useRequested.emit(code, on))
            self.uses[code] = box
        self._body = QWidget()
        self._head, self._facts = QWidget(), QWidget()
        self._column = self._lay_out()
        self.setWidget(self._body)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the buttons' texts from the language in force."""
        self.stop.setText(QCoreApplication.translate("models", "Stop"))
        self.remove.setText(QCoreApplication.translate("models", "Remove"))
        self.reveal.setText(QCoreApplication.translate("models", "Show folder"))
        self.uses["en"].setText(QCoreApplication.translate("models", "English lines"))
        self.uses["ko"].setText(QCoreApplication.translate("models", "Korean lines"))
        self.trial.retranslate()

    # ---- setters ----

    def show_entry(
        self, entry: Entry | None, used: Collection[str], download: Download | None
    ) -> None:
        """Show a model; `used` holds the languages whose lines it judges."""
        self._body.setVisible(entry is not None)
        if entry is None:
            return
        self._show_about(entry)
        hears = entry.modality == "transcription"
        here = selection.presence(entry).ok
        for code, box in self.uses.items():
            box.blockSignals(True)
            box.setChecked(code in used)
            box.blockSignals(False)
            box.setEnabled(here or code in used)
            box.setVisible(not hears or not code)
        self.uses[""].setText(
            QCoreApplication.translate("models", "Use it to transcribe")
            if hears
            else QCoreApplication.translate("models", "All lines")
        )
        self._use_title.setVisible(not hears)
        self.trial.setVisible(not hears)
        self.trial.show_entry(entry, here=here)
        self.show_state(entry, download)

    def show_state(self, entry: Entry, download: Download | None) -> None:
        """Show what can be done with the model's files, and how far a download is."""
        folder = installation.installed(entry)
        partly = installation.fetched_size(entry) if folder is None else 0
        missing = naming.size(max(0, entry.download_size - partly))
        if partly:
            text = QCoreApplication.translate("models", "Go on with the download")
        else:
            text = QCoreApplication.translate("models", "Download {size}").format(size=missing)
        self.download.setText(text.strip())
        fetchable = folder is None and installation.can_fetch(entry)
        self.download.setVisible(fetchable and download is None)
        self.download.setEnabled(not installation.missing_packages(entry))
        embedded = entry.family in installation.EMBEDDED
        self.reveal.setVisible(folder is not None and not embedded)
        self.remove.setVisible(
            download is None and (bool(partly or _is_own(entry)) or _is_fetched(entry, folder))
        )
        for part in (self.bar, self.figures, self.stop):
            part.setVisible(download is not None)
        if download is not None:
            self._show_progress(download)

    # ---- internals ----

    def _lay_out(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(MEDIUM)
        for button in (self.download, self.reveal, self.remove, self.stop):
            buttons.addWidget(button)
        buttons.addStretch()
        uses = QHBoxLayout()
        uses.setSpacing(LARGE)
        for box in self.uses.values():
            uses.addWidget(box)
        uses.addStretch()
        self._use_title = heading("")
        column = QVBoxLayout(self._body)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(self._head)
        column.addLayout(buttons)
        column.addWidget(self.bar)
        column.addWidget(self.figures)
        column.addWidget(self._use_title)
        column.addLayout(uses)
        column.addWidget(self.trial)
        column.addWidget(self._facts)
        column.addStretch()
        return column

    def _show_progress(self, download: Download) -> None:
        self.bar.setRange(0, _STEPS if download.total else 0)
        if download.total:
            self.bar.setValue(round(download.done / download.total * _STEPS))
        figures = []
        if download.total:
            text = QCoreApplication.translate("models", "{done} of {total}")
            done, total = naming.size(download.done) or "0", naming.size(download.total)
            figures.append(text.format(done=done, total=total))
        if download.speed:
            figures.append(f"{naming.size(download.speed)}/s")
        if download.left is not None:
            text = QCoreApplication.translate("models", "{time} left")
            figures.append(text.format(time=clock(round(download.left * 1000)).split(".")[0]))
        starting = QCoreApplication.translate("models", "Asking the hub …")
        self.figures.setText("   ".join(figures) or starting)

    def _show_about(self, entry: Entry) -> None:
        """Make what is said of a model anew."""
        before = self._head, self._facts
        self._head, self._facts = _Head(entry), _Facts(entry)
        for old, new in zip(before, (self._head, self._facts), strict=True):
            self._column.replaceWidget(old, new)
            old.hide()  # or else a layout that has just taken it in shows it by itself
            old.setParent(None)
            old.deleteLater()
        self._use_title.setText(QCoreApplication.translate("models", "Use it for"))


class _Head(QWidget):
    """Which model it is, and in short what to think of it."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        verdict = selection.verdict(entry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        title = heading(naming.title(entry.id).replace("/", "/\u200b").replace("-", "-\u200b"))
        title.setContentsMargins(0, 0, 0, 0)
        title.setWordWrap(True)
        column.addWidget(title)
        rank = QLabel(naming.rank(verdict.rank))
        rank.setProperty("role", _ROLES[verdict.rank])
        column.addWidget(rank)
        column.addWidget(note(naming.reason(verdict.reason)))
        presence = selection.presence(entry)
        if not presence.ok:
            column.addWidget(note(naming.reason(presence.reason)))
        if entry.note:
            about = note(said(entry.note))
            # Some notes tell a command.
            about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(about)
        if entry.modality != "transcription":
            column.addLayout(_faces(entry))


class _Facts(QWidget):
    """What is known of a model."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(heading(QCoreApplication.translate("models", "Facts")))
        column.addLayout(_facts(entry))
        if entry.published:
            column.addWidget(heading(QCoreApplication.translate("models", "Measured")))
            column.addLayout(_measurements(entry))
        column.addWidget(heading(QCoreApplication.translate("models", "What the rules say")))
        column.addLayout(_rules(selection.verdict(entry)))


def _faces(entry: Entry) -> QLayout:
    """Return the emotions that a model can answer, as icons."""
    row = QHBoxLayout()
    row.setSpacing(SMALL)
    for emotion in EMOTIONS:
        if emotion in selection.reachable(entry):
            face = QLabel()
            face.setPixmap(emotion_icon(emotion).pixmap(_ICON, _ICON))
            face.setToolTip(emotion_name(emotion))
            row.addWidget(face)
    row.addStretch()
    return row


def _facts(entry: Entry) -> QGridLayout:
    """Return what a model is and takes, as a table."""
    seconds = QCoreApplication.translate("models", "{seconds:g} s for a line, on four cores")
    facts = (
        (QCoreApplication.translate("models", "Perceives"), naming.sense(entry)),
        (QCoreApplication.translate("models", "Languages"), naming.languages(entry.languages)),
        (QCoreApplication.translate("models", "Licence"), said(entry.licence)),
        (QCoreApplication.translate("models", "Download"), naming.size(entry.download_size)),
        (QCoreApplication.translate("models", "Memory"), naming.size(entry.memory * 1e6)),
        (
            QCoreApplication.translate("models", "Time"),
            seconds.format(seconds=entry.seconds) if entry.seconds else "",
        ),
    )
    return _table([fact for fact in facts if fact[1]])


def _measurements(entry: Entry) -> QGridLayout:
    """Return a model's published figures."""
    return _table(
        [
            (f"{said(one.metric)} {one.value:g}", f"{said(one.data)}; {said(one.source)}")
            for one in entry.published
        ]
    )


def _rules(verdict: selection.Verdict) -> QGridLayout:
    """Return what each rule says."""
    grid = QGridLayout()
    grid.setSpacing(SMALL)
    grid.setColumnStretch(1, 1)
    colours = current.colours()
    for row, finding in enumerate(verdict.findings):
        name, colour = ("check", colours.good) if finding.ok else ("x", colours.warning)
        mark = QLabel()
        mark.setPixmap(icon(name, colour).pixmap(_ICON, _ICON))
        grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(note(naming.reason(finding.reason)), row, 1)
    return grid


def _table(rows: list[tuple[str, str]]) -> QGridLayout:
    """Return names and values in two columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(LARGE)
    grid.setVerticalSpacing(SMALL)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(rows):
        label, text = note(name), QLabel(value)
        label.setWordWrap(False)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, row, 1)
    return grid


def _is_own(entry: Entry) -> bool:
    """Tell whether a person added a model."""
    try:
        return any(one.id == entry.id for one in catalogue.own())
    except FileError:
        return False


def _is_fetched(entry: Entry, folder: object) -> bool:
    """Tell whether a model lies here because it was downloaded."""
    return folder is not None and installation.can_fetch(entry)
