"""Asks what film to write, and says beforehand how large it gets and what gets lost."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.core.document import Document
from emosub_gui.core.errors import EmoSubError, FilmOverwriteError
from emosub_gui.core.timecode import clock
from emosub_gui.export.burn import BurnOptions, burned_size, likely_size
from emosub_gui.export.encoders import Encoder
from emosub_gui.export.fonts import used_fonts
from emosub_gui.export.mux import MuxOptions, language_of, mux_losses
from emosub_gui.export.target import container_of
from emosub_gui.media.probe import MediaInfo
from emosub_gui.styling.fonts import FontSource
from emosub_gui.ui.dialogs.base import Dialog, align, ask_replace, error_text, form, note
from emosub_gui.ui.dialogs.export import remark_text
from emosub_gui.ui.dialogs.files import ask_target
from emosub_gui.ui.dialogs.video_forms import BurnForm, Span, TrackForm, data_size
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import MEDIUM, SMALL

_WIDTH = 600
_BURN, _TRACK = 0, 1
_INDENT = 24


class Choice(NamedTuple):
    """What was chosen: whether to burn in, and the options of both ways."""

    burns: bool = True
    burn: BurnOptions = BurnOptions()
    track: MuxOptions = MuxOptions()


class VideoExportDialog(Dialog):
    """Asks how to write a film with a document's subtitles."""

    def __init__(
        self,
        parent: QWidget | None,
        document: Document,
        info: MediaInfo,
        *,
        selected: Collection[int] = (),
        own_fonts: Sequence[Path] = (),
        choice: Choice | None = None,
        folder: Path | None = None,
    ) -> None:
        """Ask about a document and its film.

        Args:
            parent: the window.
            document: whose subtitles to write.
            info: of its film.
            selected: ids of the lines that are selected.
            own_fonts: a theme's font files.
            choice: what was chosen the last time, if anything was.
            folder: where to propose to write; beside the film if None.
        """
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("video export", "Export a film"),
            translate("video export", "Export"),
        )
        self.setMinimumWidth(_WIDTH)
        choice = choice or Choice()
        self._document, self._info = document, info
        self._confirmed: Path | None = None
        self._fonts = used_fonts(document, own=own_fonts)
        self.ways = QButtonGroup(self)
        self.path = QLineEdit(str(_proposal(info.path, folder, burns=choice.burns)))
        self.track = TrackForm(language_of(document), choice.track)
        self.burn = (
            BurnForm(info.video, info.duration_ms, _span(document, selected), choice.burn)
            if info.video
            else None
        )
        self._remarks, self._problem = QLabel(), QLabel()
        self._summary = note("")
        self._lay_out(burns=choice.burns and info.video is not None)
        self._show()

    # ---- properties ----

    @property
    def target(self) -> Path:
        """Where to write."""
        return Path(self.path.text().strip()).expanduser()

    @property
    def burns(self) -> bool:
        """Whether the subtitles are burned in."""
        return self.ways.checkedId() == _BURN

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        burn = self.burn.options if self.burn else BurnOptions()
        return Choice(self.burns, burn, self.track.options)

    # ---- setters ----

    def set_encoders(self, encoders: Sequence[Encoder]) -> None:
        """Offer the encoders that work here."""
        if self.burn:
            self.burn.set_encoders(encoders)

    def refuse_burning(self, error: EmoSubError) -> None:
        """Say why nothing can be burned in here, and offer a track alone."""
        button = self.ways.button(_BURN)
        button.setEnabled(False)
        button.setToolTip(" ".join(error_text(error)))
        self.ways.button(_TRACK).setChecked(True)

    # ---- Qt's interface ----

    def accept(self) -> None:
        """Ask before a file is replaced."""
        target = self.target
        if not target.exists() or target == self._confirmed:
            super().accept()
            return
        ask_replace(self, target, self._replace)

    # ---- internals ----

    def _replace(self) -> None:
        """Write in place of the file that is there."""
        self._confirmed = self.target
        self.accept()

    def _lay_out(self, *, burns: bool) -> None:
        translate = QCoreApplication.translate
        ways = QVBoxLayout()
        ways.setSpacing(SMALL)
        for number, title, explanation in (
            (
                _BURN,
                translate("video export", "Burn the subtitles into the picture"),
                translate("video export", "They look the same in every player, and stay."),
            ),
            (
                _TRACK,
                translate("video export", "Add them as a track"),
                translate(
                    "video export",
                    "Players can switch it off. Picture and sound stay as they are, and it is "
                    "done in no time. MKV keeps every style; MP4 and MOV only simple ones.",
                ),
            ),
        ):
            button = QRadioButton(title)
            text = note(explanation)
            text.setContentsMargins(_INDENT, 0, 0, MEDIUM)
            self.ways.addButton(button, number)
            ways.addWidget(button)
            ways.addWidget(text)
        self.ways.button(_BURN).setEnabled(self.burn is not None)
        self.ways.button(_BURN if burns else _TRACK).setChecked(True)
        browse = QToolButton()
        browse.setIcon(icon("folder-open"))
        browse.setToolTip(translate("video export", "Choose where to write"))
        browse.clicked.connect(self._browse)
        where = QHBoxLayout()
        where.addWidget(self.path)
        where.addWidget(browse)
        file = form()
        file.addRow(translate("video export", "File"), where)
        pages = [page for page in (self.burn, self.track) if page]
        align(file, *(page.form for page in pages))
        for label, role in ((self._remarks, "warning"), (self._problem, "danger")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        for part in (ways, file, *pages, self._remarks, self._problem, self._summary):
            self.add(part)
        self._layout.insertStretch(self._layout.count() - 1)
        for page in pages:
            page.changed.connect(self._show)
        self.ways.idToggled.connect(self._on_way)
        self.path.textChanged.connect(self._show)

    def _on_way(self, _way: int, checked: bool) -> None:
        if checked:
            suffix = ".mp4" if self.burns else ".mkv"
            self.path.setText(str(self.target.with_suffix(suffix)))
            self._show()
            self._layout.activate()
            self.adjustSize()

    def _show(self) -> None:
        """Say what will be written, what gets lost, or why it cannot be done."""
        self.track.setVisible(not self.burns)
        if self.burn:
            self.burn.setVisible(self.burns)
        target = self.target
        self.track.set_target(target)
        problem = self._find_problem(target)
        remarks = self._find_remarks(target) if not problem else []
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._remarks.setText("\n".join(remarks))
        self._remarks.setVisible(bool(remarks))
        self._summary.setText(self._summarise())
        self.ok.setEnabled(not problem)

    def _find_problem(self, target: Path) -> str:
        """Return why it cannot be done; "" if it can."""
        try:
            container_of(target)
            if target.exists() and self._info.path.exists() and target.samefile(self._info.path):
                raise FilmOverwriteError(path=target.name)
        except EmoSubError as error:
            return " ".join(error_text(error))
        if target.is_dir():
            return QCoreApplication.translate("video export", "This is a folder.")
        if self.burns and self.burn and self.burn.span is None:
            return QCoreApplication.translate(
                "video export", "The part must end after it begins, and begin within the film."
            )
        return ""

    def _find_remarks(self, target: Path) -> list[str]:
        """Return what gets lost, and what will look otherwise."""
        translate = QCoreApplication.translate
        remarks = []
        if not self._document.cues:
            remarks.append(translate("video export", "There are no lines yet."))
        if not self.burns:
            remarks += [remark_text(each, "losses") for each in mux_losses(self._document, target)]
        elif self._info.subtitles:
            remarks.append(
                translate("video export", "The film's own subtitle tracks are left out.")
            )
        if self.burns and self._loses_hdr():
            remarks.append(
                translate("video export", "The film is HDR; only H.265 keeps it as it is.")
            )
        for font in self._fonts if self.burns or target.suffix.lower() == ".mkv" else ():
            match = font.match
            if match.source is FontSource.MISSING:
                text = translate("video export", "The font {name} is not on this computer.")
                remarks.append(text.format(name=match.family))
            elif font.missing:
                text = translate("video export", "The font {name} lacks {letters}.")
                remarks.append(text.format(name=match.family, letters=" ".join(font.missing)))
        return remarks

    def _loses_hdr(self) -> bool:
        video = self._info.video
        return bool(video and video.hdr and self.choice.burn.encoder not in ("auto", "x265"))

    def _summarise(self) -> str:
        """Return size, length and about how many bytes will be written."""
        video = self._info.video
        if not self.burns or not self.burn or not video:
            size = data_size(self._info.size)
            return QCoreApplication.translate("video export", "About {size}").format(size=size)
        options, duration = self.burn.options, self.burn.duration
        width, height = burned_size(video, options.lines)
        text = QCoreApplication.translate(
            "video export", "{width} × {height}, {length}, at most about {size}"
        )
        return text.format(
            width=width,
            height=height,
            length=clock(duration, hours=False).split(".")[0],
            size=data_size(likely_size(video, options, duration)),
        )

    def _browse(self) -> None:
        title = QCoreApplication.translate("video export", "Export a film")
        filters = ["MP4 (*.mp4)", "MKV (*.mkv)", "MOV (*.mov)"]
        if self.target.suffix == ".mkv":
            filters.insert(0, filters.pop(1))
        ask_target(self, title, filters, self._on_browsed, self.target)

    def _on_browsed(self, path: Path) -> None:
        # The file dialog has asked already whether the file may be replaced.
        self._confirmed = path
        self.path.setText(str(path))


def _proposal(film: Path, folder: Path | None, *, burns: bool) -> Path:
    """Return where a film with its subtitles would naturally be written."""
    return (folder or film.parent) / f"{film.stem}.subtitled{'.mp4' if burns else '.mkv'}"


def _span(document: Document, ids: Collection[int]) -> Span | None:
    """Return from where to where some lines go."""
    chosen = [cue for cue in document.cues if cue.id in ids]
    if not chosen:
        return None
    return min(cue.start for cue in chosen), max(cue.end for cue in chosen)
