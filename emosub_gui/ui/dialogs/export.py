"""Asks for a format and shows the result, and what the format loses, before it is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.core.document import Document
from emosub_gui.core.errors import translatable
from emosub_gui.formats import registry
from emosub_gui.formats.losses import NO_EVIDENCE, NO_WORDS, Format, losses
from emosub_gui.formats.remarks import Remark
from emosub_gui.ui.dialogs.base import Dialog, form
from emosub_gui.ui.dialogs.files import ask_target
from emosub_gui.ui.look.icons import icon

_FORMATS = (
    (Format.ASS, translatable("export", "ASS, with every style")),
    (Format.SRT, translatable("export", "SRT")),
    (Format.VTT, translatable("export", "WebVTT")),
    (Format.TEXT, translatable("export", "Text only")),
    (Format.LABELS, translatable("export", "Labels for training (JSONL)")),
)
_PREVIEW_LIMIT = 20_000
"""Characters that are shown; a long film's script would make the field slow."""


def remark_text(remark: Remark, context: str) -> str:
    """Return a remark in the program's language."""
    return QCoreApplication.translate(context, remark.template).format(**remark.details)


class ExportDialog(Dialog):
    """Asks where to write a document in which format."""

    def __init__(self, parent: QWidget | None, document: Document, target: Path) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("export", "Export subtitles"),
            QCoreApplication.translate("export", "Export"),
        )
        self.resize(760, 620)
        self._document = document
        self._confirmed: Path | None = None
        self._format = QComboBox()
        for kind, title in _FORMATS:
            self._format.addItem(QCoreApplication.translate("export", title), kind)
        self._styled = QCheckBox(QCoreApplication.translate("export", "Colour emotions with tags"))
        self.fonts = QCheckBox(
            QCoreApplication.translate("export", "Put the fonts into the file, so that they travel")
        )
        self._path = QLineEdit(str(target))
        browse = QToolButton()
        browse.setIcon(icon("folder-open"))
        browse.setToolTip(QCoreApplication.translate("export", "Choose where to write"))
        browse.clicked.connect(self._browse)
        where = QHBoxLayout()
        where.addWidget(self._path)
        where.addWidget(browse)
        layout = form()
        layout.addRow(QCoreApplication.translate("export", "Format"), self._format)
        layout.addRow("", self._styled)
        layout.addRow("", self.fonts)
        layout.addRow(QCoreApplication.translate("export", "File"), where)
        self.add(layout)
        self._quiet, self._losses = QLabel(), QLabel()
        for label, role in ((self._quiet, "muted"), (self._losses, "warning")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self._preview = QPlainTextEdit()
        self._preview.setReadOnly(True)
        self._preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        body = QVBoxLayout()
        body.addWidget(self._losses)
        body.addWidget(self._quiet)
        body.addWidget(self._preview)
        self.add(body, 1)
        self._format.currentIndexChanged.connect(self._on_format)
        self._styled.toggled.connect(self._show)
        self._path.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self._on_format()

    @property
    def kind(self) -> Format:
        """The chosen format."""
        return Format(self._format.currentData())

    @property
    def path(self) -> Path:
        """Where to write."""
        return Path(self._path.text().strip()).expanduser()

    @property
    def confirmed(self) -> bool:
        """Whether the person has agreed that the file may be replaced."""
        return self.path == self._confirmed

    @property
    def styled(self) -> bool | None:
        """Whether emotions are said with tags; None where the format leaves no choice."""
        return self._styled.isChecked() if self._styled.isEnabled() else None

    @property
    def embeds_fonts(self) -> bool:
        """Whether the fonts are to be inside the file."""
        return self.fonts.isChecked() and self.kind is Format.ASS

    def _on_format(self) -> None:
        kind = self.kind
        self.fonts.setVisible(kind is Format.ASS)
        self._styled.setVisible(kind in (Format.SRT, Format.VTT))
        self._styled.setEnabled(kind in (Format.SRT, Format.VTT))
        self._styled.setChecked(kind is Format.VTT)
        self._path.setText(str(self.path.with_suffix(f".{kind}")))
        self._show()

    def _show(self) -> None:
        """Show the result as it would be written."""
        styled = bool(self.styled)
        text = registry.dumps(self._document, self.kind, styled=styled)
        more = "" if len(text) <= _PREVIEW_LIMIT else "\n…"
        self._preview.setPlainText(text[:_PREVIEW_LIMIT] + more)
        lost = losses(self._document, self.kind, styled=styled)
        # What only the program knows of is missed by no viewer.
        unseen = [remark for remark in lost if remark.template in (NO_EVIDENCE, NO_WORDS)]
        seen = [remark for remark in lost if remark not in unseen]
        for label, remarks in ((self._quiet, unseen), (self._losses, seen)):
            label.setText("\n".join(remark_text(remark, "losses") for remark in remarks))
            label.setVisible(bool(remarks))

    def _browse(self) -> None:
        title = QCoreApplication.translate("export", "Export subtitles")
        ask_target(self, title, [f"*.{self.kind}"], self._on_chosen, self.path)

    def _on_chosen(self, path: Path) -> None:
        self._path.setText(str(path))
        # The file dialog has asked already.
        self._confirmed = path
