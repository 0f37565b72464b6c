"""What is shown while nothing is open: what to do first, and what was open before."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.app.film import MEDIA_SUFFIXES, film_of, is_media
from emosub_gui.app.jobs import Job
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.progress import Cancel, Report
from emosub_gui.formats import registry
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import emotion_icon, icon
from emosub_gui.ui.look.sheet import HUGE, LARGE, MEDIUM, SMALL

_FACE = 22
_THUMBNAIL = QSize(112, 63)
_SYMBOL = 24
_THUMBNAIL_AT = 4000
"""Milliseconds into the film: past a fade from black, and quickly decoded."""


class Welcome(QWidget):
    """Offers a file to open, the sample, and the recent files.

    Signals:
        openRequested(): choose a file.
        sampleRequested(): open the sample film.
        pathRequested(Path): open this file.
    """

    openRequested = Signal()  # noqa: N815 - Qt's style for signals
    sampleRequested = Signal()  # noqa: N815
    pathRequested = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._recent = QListWidget()
        self._heading, self._motto, self._drop = QLabel(), QLabel(), QLabel()
        self._opening, self._sample = QPushButton(), QPushButton()
        self._faces = {emotion: QLabel() for emotion in EMOTIONS}
        self._right = self._recent_side()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(HUGE * 2, HUGE, HUGE * 2, HUGE)
        layout.setSpacing(HUGE * 3)
        layout.addStretch(1)
        layout.addLayout(self._start_side())
        layout.addWidget(self._right, 2)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        current.notifier().changed.connect(self._colour)
        self._colour()
        self.retranslate()

    def retranslate(self) -> None:
        """Take all text from the language in force."""
        self._motto.setText(
            QCoreApplication.translate("Welcome", "Subtitles that show how a line was said.")
        )
        self._opening.setText(QCoreApplication.translate("Welcome", "Open a film or subtitles"))
        self._sample.setText(QCoreApplication.translate("Welcome", "Try the sample film"))
        self._drop.setText(QCoreApplication.translate("Welcome", "or drop a file anywhere here"))
        self._heading.setText(QCoreApplication.translate("Welcome", "Recent"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the program's language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _colour(self) -> None:
        """Take colours from those in force."""
        for emotion, face in self._faces.items():
            face.setPixmap(emotion_icon(emotion).pixmap(_FACE, _FACE))
        self._opening.setIcon(icon("folder-open", current.colours().on_accent))

    def _start_side(self) -> QVBoxLayout:
        """Return what the program is and how to begin."""
        title = QLabel("EmoSub")
        title.setProperty("role", "title")
        faces = QHBoxLayout()
        faces.setSpacing(MEDIUM)
        for face in self._faces.values():
            faces.addWidget(face)
        faces.addStretch()
        self._motto.setProperty("role", "muted")
        self._opening.setProperty("primary", True)
        self._opening.clicked.connect(self.openRequested)
        self._sample.setIcon(icon("film"))
        self._sample.clicked.connect(self.sampleRequested)
        for button in (self._opening, self._sample):
            button.setProperty("role", "large")
            button.setIconSize(QSize(18, 18))
        self._drop.setProperty("role", "faint")
        self._drop.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        side = QVBoxLayout()
        side.setSpacing(LARGE)
        side.addStretch(2)
        side.addWidget(title)
        side.addLayout(faces)
        side.addWidget(self._motto)
        side.addSpacing(HUGE)
        for widget in (self._opening, self._sample, self._drop):
            side.addWidget(widget)
        side.addStretch(3)
        return side

    def _recent_side(self) -> QWidget:
        """Return the recent files."""
        self._heading.setProperty("role", "heading")
        self._recent.setIconSize(_THUMBNAIL)
        self._recent.setProperty("role", "bare")
        self._recent.setSpacing(SMALL)
        self._recent.setFrameShape(QFrame.Shape.NoFrame)
        self._recent.itemActivated.connect(self._on_chosen)
        side = QWidget()
        side.setMaximumWidth(520)
        layout = QVBoxLayout(side)
        layout.addStretch(1)
        layout.addWidget(self._heading)
        layout.addWidget(self._recent, 8)
        layout.addStretch(1)
        return side

    def set_recent(self, names: tuple[str, ...]) -> None:
        """Show the recent files that are still there, and fetch their pictures."""
        paths = [path for path in map(Path, names) if path.exists()]
        self._recent.clear()
        self._right.setVisible(bool(paths))
        for path in paths:
            item = QListWidgetItem(_placeholder(path), f"{path.name}\n{path.parent}")
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setToolTip(str(path))
            self._recent.addItem(item)
        self.stop()
        if paths:
            self._job = Job(lambda report, cancel: _thumbnails(paths, report, cancel))
            self._job.succeeded.connect(self._on_thumbnails)
            self._job.start()

    def stop(self) -> None:
        """Stop fetching pictures."""
        job, self._job = self._job, None
        if job is not None:
            job.blockSignals(True)
            job.stop()
            job.wait()

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.pathRequested.emit(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _on_thumbnails(self, images: dict[str, QImage]) -> None:
        for row in range(self._recent.count()):
            item = self._recent.item(row)
            image = images.get(item.data(Qt.ItemDataRole.UserRole))
            if image is not None:
                item.setIcon(_framed(image))


def _placeholder(path: Path) -> QIcon:
    """Return what stands in for a picture until it arrives, or where there is none."""
    pixmap = QPixmap(_THUMBNAIL)
    pixmap.fill(QColor(current.colours().raised))
    name = "film" if path.suffix.lower() in MEDIA_SUFFIXES else "captions"
    square = QRect(0, 0, _SYMBOL, _SYMBOL)
    square.moveCenter(pixmap.rect().center())
    painter = QPainter(pixmap)
    icon(name, current.colours().faint).paint(painter, square)
    painter.end()
    return QIcon(pixmap)


def _framed(image: QImage) -> QIcon:
    """Return a picture of any shape in the middle of the shape that all have."""
    pixmap = QPixmap(_THUMBNAIL * 2)
    pixmap.fill(Qt.GlobalColor.black)
    where = image.rect()
    where.moveCenter(pixmap.rect().center())
    painter = QPainter(pixmap)
    painter.drawImage(where, image)
    painter.end()
    return QIcon(pixmap)


def _thumbnails(paths: list[Path], report: Report, cancel: Cancel) -> dict[str, QImage]:
    """Return a picture of each film, taken a little after its start; a project has its film's."""
    from emosub_gui.media.stills import StillReader

    del report
    images: dict[str, QImage] = {}
    for path in paths:
        if cancel.is_set():
            break
        try:
            film = path if is_media(path) else film_of(registry.read(path).document.media, path)
            if film is None:
                continue
            with StillReader(film, cancel) as reader:
                pixels = np.ascontiguousarray(reader.frame_at(_THUMBNAIL_AT).pixels())
        except EmoSubError:
            continue
        height, width = pixels.shape[:2]
        image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)
        images[str(path)] = image.scaled(
            _THUMBNAIL * 2,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return images
