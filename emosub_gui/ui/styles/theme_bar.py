"""The theme as a whole: chosen, compared with what it was, saved, exchanged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QMessageBox,
    QToolButton,
    QWidget,
)

from emosub_gui.core.errors import EmoSubError, ThemeExistsError
from emosub_gui.core.theme import Theme
from emosub_gui.styling import packages, themes
from emosub_gui.styling.themes import ThemeFile
from emosub_gui.ui.dialogs.base import error_text, show_error
from emosub_gui.ui.dialogs.files import ask_file, ask_target
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import SMALL
from emosub_gui.ui.styles.theme_names import theme_description, theme_name

translate = QCoreApplication.translate


class ThemeList(QComboBox):
    """Themes by name: the bundled ones, then the person's own."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave a passing wheel to the panel."""
        event.ignore()


class ThemeBar(QWidget):
    """Chooses themes and keeps them as files.

    Signals:
        chosen(Theme): the document is to have this theme.
        compared(Theme or None): show this theme for comparison; None ends it.
        defaultChosen(str): new documents are to have the theme with this id.
    """

    chosen = Signal(object)
    compared = Signal(object)
    defaultChosen = Signal(str)  # noqa: N815 - Qt's style for signals

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        """Keep the person's own themes in `folder`."""
        super().__init__(parent)
        self._folder = folder
        self._files: list[ThemeFile] = []
        self._theme = self._origin = themes.default_theme()
        self.list = ThemeList()
        self.list.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.compare, self.more = QToolButton(), QToolButton()
        self.compare.setIcon(icon("columns-2"))
        self.compare.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.compare.setCheckable(True)
        self.more.setIcon(icon("ellipsis"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self.actions_: dict[str, QAction] = {
            name: self.menu.addAction(icon(picture), "", does)
            for name, picture, does in self._entries()
        }
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.compare)
        layout.addWidget(self.more)
        self.list.activated.connect(self._on_chosen)
        self.compare.toggled.connect(self._on_compared)
        self.refresh()
        self.retranslate()

    # ---- properties ----

    @property
    def origin(self) -> Theme:
        """The theme as it lies in its file, or as it was when the document was opened."""
        return self._origin

    @property
    def file(self) -> ThemeFile | None:
        """The file of the theme, found by its name; None if it has none."""
        named = (file for file in self._files if file.theme and file.theme.name == self._theme.name)
        return next(named, None)

    @property
    def title(self) -> str:
        """What the theme is called in the program's language."""
        return theme_name(self.file) if self.file else self._theme.name

    # ---- setters ----

    def show_theme(self, theme: Theme, *, opened: bool = False) -> None:
        """Show a theme; with `opened`, one that came with another document."""
        renamed = theme.name != self._theme.name
        self._theme = theme
        if opened or renamed:
            self._origin = self.file.theme if self.file and self.file.theme else theme
        if self.compare.isChecked():
            self.compare.setChecked(False)
        self._show_list()

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self.list.setAccessibleName(translate("styles", "Theme"))
        self.compare.setToolTip(translate("styles", "Compare with the theme as it was"))
        self.more.setToolTip(translate("styles", "Save, take in and pass on themes"))
        texts = {
            "save": translate("styles", "Save"),
            "save_as": translate("styles", "Save as…"),
            "rename": translate("styles", "Rename…"),
            "import": translate("styles", "Import…"),
            "export": translate("styles", "Export…"),
            "default": translate("styles", "Use for new subtitles"),
            "revert": translate("styles", "Take all changes back"),
            "delete": translate("styles", "Delete"),
        }
        for name, text in texts.items():
            self.actions_[name].setText(text)
        self._show_list()

    # ---- methods ----

    def refresh(self) -> None:
        """Look again which themes there are."""
        self._files = [file for file in themes.list_themes(self._folder) if file.theme]
        self._files.sort(key=lambda file: not file.bundled)
        self._show_list()

    def save(self) -> None:
        """Write the theme to its file; one that came with the program needs a name of its own."""
        if self.file and not self.file.bundled:
            self.save_as(self._theme.name, anyway=True)
        else:
            self._ask_name(translate("styles", "Save as…"), self.save_as)

    def save_as(self, name: str, *, anyway: bool = False) -> None:
        """Write the theme under a name; with `anyway`, in place of another."""

        def write() -> None:
            theme = _named(self._theme, name)
            themes.save_theme(theme, self._folder, replace=anyway)
            self._take(theme)

        self._try(write, lambda: self.save_as(name, anyway=True))

    def rename(self, name: str) -> None:
        """Give the person's own theme another name."""

        def write() -> None:
            if self.file:
                themes.rename_theme(self.file, name)
                self._take(_named(self._theme, name))

        self._try(write)

    def import_from(self, path: Path, *, anyway: bool = False) -> None:
        """Take in a theme and choose it; with `anyway`, in place of another."""

        def read() -> None:
            taken = packages.import_theme(path, self._folder, replace=anyway)
            self._take(themes.load_theme(taken))

        self._try(read, lambda: self.import_from(path, anyway=True))

    def export_to(self, path: Path) -> None:
        """Write the theme as a package; say which fonts could not come along."""

        def write() -> None:
            left = packages.export_theme(self._theme, path, self.file.fonts if self.file else ())
            if left:
                text = translate("styles", "These fonts could not come along: {families}.")
                self._say(text.format(families=", ".join(left)))

        self._try(write)

    def delete(self) -> None:
        """Remove the person's own theme; the document keeps it."""

        def remove() -> None:
            if self.file:
                themes.delete_theme(self.file)
                self.refresh()

        self._try(remove)

    # ---- internals ----

    def _entries(self) -> list[tuple[str, str, Callable[[], object]]]:
        rename, take_in = translate("styles", "Rename…"), translate("styles", "Import…")
        save_as, export = translate("styles", "Save as…"), translate("styles", "Export…")
        packaged = [f"EmoSub (*{packages.SUFFIX})"]
        either = [f"EmoSub (*{packages.SUFFIX} *.json)"]
        return [
            ("save", "save", self.save),
            ("save_as", "copy", lambda: self._ask_name(save_as, self.save_as)),
            ("rename", "pencil", lambda: self._ask_name(rename, self.rename)),
            ("import", "download", lambda: ask_file(self, take_in, either, self.import_from)),
            (
                "export",
                "upload",
                lambda: ask_target(self, export, packaged, self.export_to, self._proposal()),
            ),
            ("default", "star", self._on_default),
            ("revert", "rotate-ccw", lambda: self.chosen.emit(self._origin)),
            ("delete", "trash-2", self.delete),
        ]

    def _proposal(self) -> Path:
        return Path.home() / f"{themes.theme_id(self._theme.name)}{packages.SUFFIX}"

    def _show_list(self) -> None:
        self.list.clear()
        for at, file in enumerate(self._files):
            if at and self._files[at - 1].bundled and not file.bundled:
                self.list.insertSeparator(self.list.count())
            self.list.addItem(theme_name(file), file)
            self.list.setItemData(
                self.list.count() - 1, theme_description(file), Qt.ItemDataRole.ToolTipRole
            )
        here, rows = self.file, range(self.list.count())
        at = next((row for row in rows if here and self.list.itemData(row) == here), -1)
        if at < 0:
            self.list.addItem(self._theme.name)
            at = self.list.count() - 1
        changed = self._theme != self._origin
        if changed:
            text = translate("styles", "{theme} (changed)").format(theme=self.title)
            self.list.setItemText(at, text)
        self.list.setCurrentIndex(at)
        self.compare.setEnabled(changed)
        self._name_side()
        own = self.file is not None and not self.file.bundled
        self.actions_["revert"].setEnabled(changed)
        self.actions_["default"].setEnabled(self.file is not None)
        for name in ("rename", "delete"):
            self.actions_[name].setEnabled(own)

    def _take(self, theme: Theme) -> None:
        """Choose a theme that was just written, which is what it is from now on."""
        self.refresh()
        self._theme = self._origin = theme
        self._show_list()
        self.chosen.emit(theme)

    def _ask_name(self, title: str, then: Callable[[str], None]) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(translate("styles", "Name of the theme"))
        dialog.setTextValue(self.title)
        dialog.setOkButtonText(translate("styles", "Save"))
        dialog.setCancelButtonText(translate("Dialog", "Cancel"))
        dialog.textValueSelected.connect(then)
        dialog.open()

    def _try(self, does: Callable[[], None], anyway: Callable[[], None] | None = None) -> None:
        """Do something with files; say what is wrong, and offer to replace what is there."""
        try:
            does()
        except ThemeExistsError as error:
            if anyway is None:
                show_error(self, error)
            else:
                self._offer(error, anyway)
        except EmoSubError as error:
            show_error(self, error)

    def _offer(self, error: EmoSubError, anyway: Callable[[], None]) -> None:
        box = self._say(error_text(error)[0])
        button = box.addButton(
            translate("styles", "Replace"), QMessageBox.ButtonRole.DestructiveRole
        )
        box.addButton(translate("Dialog", "Cancel"), QMessageBox.ButtonRole.RejectRole)
        button.clicked.connect(anyway)

    def _say(self, text: str) -> QMessageBox:
        box = QMessageBox(QMessageBox.Icon.Information, "EmoSub", text, parent=self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
        return box

    def _on_chosen(self, index: int) -> None:
        file = self.list.itemData(index)
        if isinstance(file, ThemeFile) and file.theme:
            self._theme = self._origin = file.theme
            self.chosen.emit(file.theme)
        self._show_list()

    def _name_side(self) -> None:
        """Say which of the two the picture shows, where there are two."""
        before, now = translate("styles", "A: before"), translate("styles", "B: now")
        side = before if self.compare.isChecked() else now
        self.compare.setText(side if self.compare.isEnabled() else "")
        self.compare.setAccessibleDescription(self.compare.text())

    def _on_compared(self, on: bool) -> None:
        self._name_side()
        self.compared.emit(self._origin if on else None)

    def _on_default(self) -> None:
        if self.file:
            self.defaultChosen.emit(self.file.id)


def _named(theme: Theme, name: str) -> Theme:
    """Return a theme with another name."""
    return replace(theme, name=name.strip())
