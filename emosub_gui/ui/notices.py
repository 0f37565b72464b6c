"""The window's own boxes: about the program, unsaved changes, and what a crash left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from emosub_gui import __version__
from emosub_gui.app.autosave import Rescued, forget, rescued
from emosub_gui.formats.remarks import Remark
from emosub_gui.ui.dialogs.export import remark_text


def show_about(window: QWidget) -> None:
    """Say which program this is."""
    text = QCoreApplication.translate(
        "MainWindow", "EmoSub {version}\nSubtitles that show how a line was said."
    )
    box = QMessageBox(window)
    box.setWindowTitle("EmoSub")
    box.setText(text.format(version=__version__))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def ask_save(
    window: QWidget, name: str, save: Callable[[], object], discard: Callable[[], object]
) -> None:
    """Ask whether changes to what is called `name`, if anything, are to be saved."""
    text = QCoreApplication.translate("Documents", "Save your changes to {name}?")
    box = _box(
        window,
        QMessageBox.Icon.Question,
        text.format(name=name or _untitled()),
        QCoreApplication.translate("Documents", "What is not saved will be lost."),
    )
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    for button, title in (
        (buttons.Save, QCoreApplication.translate("Documents", "&Save")),
        (buttons.Discard, QCoreApplication.translate("Documents", "&Don't save")),
        (buttons.Cancel, QCoreApplication.translate("Documents", "&Cancel")),
    ):
        box.button(button).setText(title)
    box.setDefaultButton(buttons.Save)

    def answer(chosen: int) -> None:
        if chosen == buttons.Save:
            save()
        elif chosen == buttons.Discard:
            discard()

    box.finished.connect(answer)
    box.open()


def ask_where(
    window: QWidget, name: str, write_back: Callable[[], object], save: Callable[[], object]
) -> None:
    """Ask whether the subtitle file called `name` is to be written, or a project saved."""
    text = QCoreApplication.translate("Documents", "Save to {name}, or as a project?")
    more = QCoreApplication.translate(
        "Documents",
        "Only a project keeps everything: the film, each emotion with its evidence, and what "
        "you have reviewed. {name} keeps what its format holds.",
    )
    box = _box(window, QMessageBox.Icon.Question, text.format(name=name), more.format(name=name))
    title = QCoreApplication.translate("Documents", "Save to {name}")
    roles = QMessageBox.ButtonRole
    into = box.addButton(title.format(name=name.replace("&", "&&")), roles.AcceptRole)
    project = box.addButton(
        QCoreApplication.translate("Documents", "Save as a project…"), roles.AcceptRole
    )
    box.addButton(QCoreApplication.translate("Documents", "&Cancel"), roles.RejectRole)
    box.setDefaultButton(into)
    into.clicked.connect(write_back)
    project.clicked.connect(save)
    box.open()


def ask_project(
    window: QWidget,
    name: str,
    lost: Iterable[Remark],
    save: Callable[[], object],
    discard: Callable[[], object],
) -> None:
    """Ask whether what a person made, and the file called `name` cannot hold, is to be saved."""
    text = QCoreApplication.translate(
        "Documents", "Some of your work is not in {name}. Save it as a project, too?"
    )
    sentences = [remark_text(remark, "losses") for remark in lost]
    sentences.append(QCoreApplication.translate("Documents", "What is not saved will be lost."))
    box = _box(window, QMessageBox.Icon.Question, text.format(name=name), "\n".join(sentences))
    roles = QMessageBox.ButtonRole
    project = box.addButton(
        QCoreApplication.translate("Documents", "Save as a project…"), roles.AcceptRole
    )
    leave = box.addButton(
        QCoreApplication.translate("Documents", "&Don't save"), roles.DestructiveRole
    )
    box.addButton(QCoreApplication.translate("Documents", "&Cancel"), roles.RejectRole)
    box.setDefaultButton(project)
    project.clicked.connect(save)
    leave.clicked.connect(discard)
    box.open()


def offer_rescue(window: QWidget, restore: Callable[[Rescued], None]) -> None:
    """Offer what a crashed window left behind; do nothing where none did."""
    note = next(iter(rescued()), None)
    if note is None:
        return
    kept = QDateTime.fromSecsSinceEpoch(round(note.saved_at))
    text = QCoreApplication.translate("MainWindow", "Restore the changes to {name} from {time}?")
    box = _box(
        window,
        QMessageBox.Icon.Information,
        QCoreApplication.translate("MainWindow", "EmoSub was not closed in order."),
        text.format(
            name=note.name or _untitled(),
            time=QLocale().toString(kept, QLocale.FormatType.ShortFormat),
        ),
    )
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Yes | buttons.Discard | buttons.Cancel)
    for button, title in (
        (buttons.Yes, QCoreApplication.translate("MainWindow", "Restore")),
        (buttons.Discard, QCoreApplication.translate("MainWindow", "Discard them")),
        (buttons.Cancel, QCoreApplication.translate("MainWindow", "Later")),
    ):
        box.button(button).setText(title)
    box.setDefaultButton(buttons.Yes)

    def answer(chosen: int) -> None:
        if chosen == buttons.Yes:
            restore(note)
        elif chosen == buttons.Discard:
            forget(note)

    box.finished.connect(answer)
    box.open()


def _box(window: QWidget, sign: QMessageBox.Icon, text: str, more: str) -> QMessageBox:
    """Return a box without buttons, which goes when it is closed."""
    box = QMessageBox(window)
    box.setIcon(sign)
    box.setWindowTitle("EmoSub")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setText(text)
    box.setInformativeText(more)
    return box


def _untitled() -> str:
    return QCoreApplication.translate("MainWindow", "Untitled subtitles")
