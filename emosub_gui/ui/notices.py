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
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("EmoSub")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    text = QCoreApplication.translate("Documents", "Save your changes to {name}?")
    box.setText(text.format(name=name or _untitled()))
    box.setInformativeText(
        QCoreApplication.translate("Documents", "What is not saved will be lost.")
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


def ask_project(
    window: QWidget,
    name: str,
    lost: Iterable[Remark],
    save: Callable[[], object],
    discard: Callable[[], object],
) -> None:
    """Ask whether what a person made, and the file called `name` cannot hold, is to be saved."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("EmoSub")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    text = QCoreApplication.translate(
        "Documents", "Some of your work is not in {name}. Save it as a project, too?"
    )
    box.setText(text.format(name=name))
    sentences = [remark_text(remark, "losses") for remark in lost]
    sentences.append(QCoreApplication.translate("Documents", "What is not saved will be lost."))
    box.setInformativeText("\n".join(sentences))
    project = box.addButton(
        QCoreApplication.translate("Documents", "Save as a project…"),
        QMessageBox.ButtonRole.AcceptRole,
    )
    leave = box.addButton(
        QCoreApplication.translate("Documents", "&Don't save"),
        QMessageBox.ButtonRole.DestructiveRole,
    )
    box.addButton(
        QCoreApplication.translate("Documents", "&Cancel"), QMessageBox.ButtonRole.RejectRole
    )
    box.setDefaultButton(project)
    project.clicked.connect(save)
    leave.clicked.connect(discard)
    box.open()


def offer_rescue(window: QWidget, restore: Callable[[Rescued], None]) -> None:
    """Offer what a crashed window left behind; do nothing where none did."""
    note = next(iter(rescued()), None)
    if note is None:
        return
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle("EmoSub")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setText(QCoreApplication.translate("MainWindow", "EmoSub was not closed in order."))
    kept = QDateTime.fromSecsSinceEpoch(round(note.saved_at))
    text = QCoreApplication.translate("MainWindow", "Restore the changes to {name} from {time}?")
    box.setInformativeText(
        text.format(
            name=note.name or _untitled(),
            time=QLocale().toString(kept, QLocale.FormatType.ShortFormat),
        )
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


def _untitled() -> str:
    return QCoreApplication.translate("MainWindow", "Untitled subtitles")
