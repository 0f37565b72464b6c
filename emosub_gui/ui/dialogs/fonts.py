"""The fonts that a document uses: where each comes from, what it lacks, and taking them along."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTemporaryDir
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.app.session import Session
from emosub_gui.core import files
from emosub_gui.core.errors import EmoSubError, translatable
from emosub_gui.export.fonts import UsedFont, font_files, lay_out, own_fonts, used_fonts
from emosub_gui.styling.font_replacing import replace_font
from emosub_gui.styling.fonts import FontSource
from emosub_gui.ui.dialogs.base import Dialog, note, show_error
from emosub_gui.ui.dialogs.files import ask_folder
from emosub_gui.ui.look.scrolling import Scrolled
from emosub_gui.ui.look.sheet import LARGE, SMALL
from emosub_gui.ui.styles.fonts import preview_font

translate = QCoreApplication.translate

_SOURCES = {
    FontSource.BUNDLED: translatable("fonts", "Comes with EmoSub"),
    FontSource.THEME: translatable("fonts", "Comes with the theme"),
    FontSource.SYSTEM: translatable("fonts", "Installed on this computer"),
    FontSource.MISSING: translatable("fonts", "Not on this computer"),
}
_SIZE = (560, 440)
_POINTS = 15.0
_MOST_LETTERS = 24
"""Characters that are named; a font for another script would lack hundreds."""


class FontsDialog(Dialog):
    """Lists a document's fonts; a missing one can be replaced, and all can be copied."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, translate("fonts", "Fonts"), translate("fonts", "Close"))
        self.resize(*_SIZE)
        self._session = session
        self._inside = QTemporaryDir()
        self.rows: list[FontRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.addStretch()
        self._empty = note(translate("fonts", "No line has text yet."))
        self._copied = note("")
        self.copy = QPushButton(translate("fonts", "Copy the fonts to a folder…"))
        self.copy.setAutoDefault(False)
        self._lay_out()
        self.copy.clicked.connect(self._ask_folder)
        session.changed.connect(self._show)
        self._show()

    # ---- methods ----

    def collect(self, folder: Path) -> None:
        """Copy the fonts into a folder; say which had to stay."""
        try:
            carried = self._files()
            for path in carried:
                files.write_bytes(folder / path.name, files.read_bytes(path))
        except EmoSubError as error:
            show_error(self, error)
            return
        text = translate("fonts", "Files copied to {folder}: {count}.")
        said = [text.format(folder=folder, count=len(carried))]
        used = self._used()
        if held := [
            font.match.family
            for font in used
            if font.match.files and not set(font.match.files) & set(carried)
        ]:
            text = translate("fonts", "Their makers do not let these travel: {names}.")
            said.append(text.format(names=", ".join(held)))
        self._copied.setText(" ".join(said))
        self._copied.show()

    # ---- internals ----

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._list)
        area = Scrolled(inside)
        self._copied.hide()
        self.add(self._empty)
        self.add(area, 1)
        self.add(
            note(
                translate(
                    "fonts",
                    "Fonts can also travel inside: Export offers it for ASS, and a film with a "
                    "track has them in MKV.",
                )
            )
        )
        self.add(self._copied)
        buttons = QDialogButtonBox.StandardButton
        self.buttons.removeButton(self.buttons.button(buttons.Cancel))
        self.buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ResetRole)

    def _own(self) -> list[Path]:
        """Return the font files that come with the script and with the theme."""
        document = self._session.document
        return [*lay_out(document, Path(self._inside.path())), *own_fonts(document)]

    def _used(self) -> list[UsedFont]:
        return used_fonts(self._session.document, own=self._own())

    def _files(self) -> list[Path]:
        return font_files(self._session.document, own=self._own())

    def _show(self) -> None:
        """Show the fonts that are used now."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        used = sorted(self._used(), key=lambda font: font.match.source is not FontSource.MISSING)
        inside = Path(self._inside.path())
        self.rows = [FontRow(font, inside) for font in used]
        for position, row in enumerate(self.rows):
            row.replace.clicked.connect(
                lambda _checked=False, font=row.font_: self._replace(font.match.family)
            )
            self._list.insertWidget(position, row)
        self._empty.setVisible(not used)
        self.copy.setEnabled(any(font.match.files for font in used))

    def _replace(self, family: str) -> None:
        """Use what comes nearest in place of a missing font; one step to undo."""
        match = next(row.font_.match for row in self.rows if row.font_.match.family == family)
        title = translate("fonts", "Replace the font {name}").format(name=family)
        self._session.edit(
            title, lambda document: replace_font(document, family, match.replacement)
        )

    def _ask_folder(self) -> None:
        ask_folder(self, translate("fonts", "Copy the fonts to a folder"), self.collect)


class FontRow(QFrame):
    """One family: its name in its own letters, where it comes from, and what is wrong with it."""

    def __init__(self, font: UsedFont, inside: Path) -> None:
        """Show a font; those of `inside` came in the script."""
        super().__init__()
        self.font_ = font
        match = font.match
        missing = match.source is FontSource.MISSING
        self.setProperty("role", "card")
        name = QLabel(match.family)
        name.setFont(_letters(font, inside))
        source = translate("fonts", _SOURCES[match.source])
        if any(path.parent == inside for path in match.files):
            source = translate("fonts", "Comes inside the subtitles")
        lines = translate("fonts", "lines: {count}").format(count=font.lines)
        where = QLabel(f"{source}  ·  {lines}")
        where.setProperty("role", "danger" if missing else "muted")
        self.replace = QPushButton(
            translate("fonts", "Use {family}").format(family=match.replacement)
        )
        self.replace.setAutoDefault(False)
        self.replace.setVisible(missing)
        text = QVBoxLayout()
        text.setSpacing(SMALL)
        text.addWidget(name)
        text.addWidget(where)
        if font.missing:
            lacking = QLabel(_lacking(font.missing))
            lacking.setProperty("role", "warning")
            lacking.setWordWrap(True)
            text.addWidget(lacking)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        row.setSpacing(LARGE)
        row.addLayout(text, 1)
        row.addWidget(self.replace)


def _letters(font: UsedFont, inside: Path) -> QFont:
    """Return a family's own letters, if Qt can have them."""
    match = font.match
    own = match.files and match.files[0].parent != inside
    letters = QFont(preview_font(match.files[0])) if own else QFont()
    letters.setPointSizeF(_POINTS)
    return letters


def _lacking(letters: str) -> str:
    """Return a sentence on the characters that a font does not have."""
    shown = " ".join(letters[:_MOST_LETTERS]) + (" …" if len(letters) > _MOST_LETTERS else "")
    text = translate("fonts", "Lacks {letters}; where no other font has them, boxes are drawn.")
    return text.format(letters=shown)
