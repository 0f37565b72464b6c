"""The model manager: what there is, what it costs and is good at, and what is used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.analysis.models import catalogue, hub, installation
from emosub_gui.analysis.models.catalogue import Entry, Family
from emosub_gui.analysis.types import ModelChoice
from emosub_gui.app.fetching import Fetching
from emosub_gui.app.session import Session
from emosub_gui.app.settings import Settings, SettingsStore
from emosub_gui.core.errors import EmoSubError
from emosub_gui.ui.dialogs.base import Dialog, form, note, show_error
from emosub_gui.ui.dialogs.fields import mark
from emosub_gui.ui.dialogs.files import ask_folder
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import LARGE, MEDIUM
from emosub_gui.ui.models import naming
from emosub_gui.ui.models.adding import described
from emosub_gui.ui.models.details import Details
from emosub_gui.ui.models.table import ModelTable, Show
from emosub_gui.ui.models.trial import Trial

_SIZE = QSize(1160, 680)
_DETAILS = 400
_ANY = Settings().transcriber


class ModelsWindow(QDialog):
    """Lists the models; downloads go on when it is closed."""

    def __init__(
        self,
        parent: QWidget | None,
        *,
        session: Session,
        settings: SettingsStore,
        fetching: Fetching,
        cache: Path,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize((_SIZE * current.scale()).boundedTo(self.screen().availableSize()))
        self._settings, self._fetching = settings, fetching
        self.table = ModelTable(fetching.download)
        self.details = Details(Trial(session, settings, cache))
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter = QComboBox()
        self.add = QPushButton(icon("plus"), "")
        self._close = QPushButton()
        for button in (self.add, self._close):
            button.setAutoDefault(False)
        self._menu = QMenu(self)
        self._from_folder = self._menu.addAction(icon("folder-open"), "")
        self._from_hub = self._menu.addAction(icon("globe"), "")
        self.add.setMenu(self._menu)
        self._lay_out()
        self.retranslate()
        self.search.textChanged.connect(self._filter)
        self.filter.currentIndexChanged.connect(self._filter)
        self.table.chosen.connect(self._show_entry)
        self.details.downloadRequested.connect(self.download)
        self.details.stopRequested.connect(self._stop)
        self.details.removeRequested.connect(self.remove)
        self.details.revealRequested.connect(self._reveal)
        self.details.useRequested.connect(self._use)
        self._from_folder.triggered.connect(self._ask_folder)
        self._from_hub.triggered.connect(self._ask_hub)
        self._close.clicked.connect(self.close)
        fetching.changed.connect(self._on_fetching)
        fetching.arrived.connect(self._on_arrived)
        fetching.failed.connect(self._on_failed)
        settings.changed.connect(self._on_settings)
        self.reload()

    # ---- properties ----

    @property
    def entry(self) -> Entry | None:
        """The model that is shown."""
        return self.table.entry

    # ---- methods ----

    def reload(self, model: str = "") -> None:
        """List the models anew, and show one."""
        entries, error = naming.known()
        ranked = sorted(entries, key=lambda entry: entry.modality != "audio")
        self.table.show_entries([*ranked, *catalogue.transcribers()])
        self._filter()
        if model:
            self.table.choose(model)
        if error is not None:
            show_error(self, error)

    def download(self) -> None:
        """Fetch the model, once the person has allowed it."""
        entry = self.entry
        if entry is None:
            return
        if self._settings.value.transcription.download:
            self._fetching.start(entry)
            return
        size = naming.size(entry.download_size) or "?"
        text = QCoreApplication.translate(
            "models", "EmoSub works offline. Allow it to download {model} ({size}) now?"
        )
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(text.format(model=naming.title(entry.id), size=size))
        box.setInformativeText(
            QCoreApplication.translate("models", "Only the model is fetched; nothing is sent.")
        )
        yes = box.addButton(
            QCoreApplication.translate("models", "Download"), QMessageBox.ButtonRole.AcceptRole
        )
        self._ask(box, yes, lambda: self._fetching.start(entry))

    def remove(self) -> None:
        """Delete what was fetched of the model, or take it off the list, once that is confirmed."""
        entry = self.entry
        if entry is None:
            return
        size = installation.fetched_size(entry)
        if size:
            text = QCoreApplication.translate(
                "models", "Delete {model} from this computer? {size} become free."
            )
        elif entry.folder:
            text = QCoreApplication.translate(
                "models", "Take {model} off the list? Its files stay in {folder}."
            )
        else:
            text = QCoreApplication.translate("models", "Take {model} off the list?")
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(
            text.format(model=naming.title(entry.id), size=naming.size(size), folder=entry.folder)
        )
        yes = box.addButton(
            QCoreApplication.translate("models", "Remove"), QMessageBox.ButtonRole.AcceptRole
        )
        self._ask(box, yes, lambda: self._remove(entry, fetched=bool(size)))

    def add_folder(self, folder: Path) -> None:
        """Add a model that lies in a folder."""
        self._add(str(folder), folder)

    def add_hub(self, name: str) -> None:
        """Add a model of the hub by its id, without fetching it."""
        self._add(name, None)

    # ---- Qt's interface ----

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the program's language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.reload()

    def done(self, result: int) -> None:
        """Give back the memory of the model that was tried, however the window is closed."""
        self.details.trial.asking.close()
        super().done(result)

    def retranslate(self) -> None:
        """Take all text from the language in force."""
        self.setWindowTitle(QCoreApplication.translate("models", "Models"))
        self.search.setPlaceholderText(QCoreApplication.translate("models", "Find a model"))
        self.add.setText(QCoreApplication.translate("models", "Add"))
        self._from_folder.setText(QCoreApplication.translate("models", "From a folder…"))
        self._from_hub.setText(QCoreApplication.translate("models", "By its name on the hub…"))
        self._close.setText(QCoreApplication.translate("models", "Close"))
        row = max(0, self.filter.currentIndex())
        self.filter.blockSignals(True)
        self.filter.clear()
        for show, text in (
            (Show.ALL, QCoreApplication.translate("models", "All models")),
            (Show.HERE, QCoreApplication.translate("models", "On this computer")),
            (Show.RECOMMENDED, QCoreApplication.translate("models", "Recommended")),
            (Show.WORKING, QCoreApplication.translate("models", "That keep the rules")),
        ):
            self.filter.addItem(text, show)
        self.filter.setCurrentIndex(row)
        self.filter.blockSignals(False)
        self.details.retranslate()

    # ---- internals ----

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(MEDIUM)
        top.addWidget(self.search, 1)
        top.addWidget(self.filter)
        top.addWidget(self.add)
        split = QSplitter()
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 1)
        width = round(_DETAILS * current.scale())
        split.setSizes([self.width() - width, width])
        bottom = QHBoxLayout()
        bottom.addStretch()
        bottom.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addLayout(top)
        column.addWidget(split, 1)
        column.addLayout(bottom)

    def _ask(self, box: QMessageBox, yes: object, then: Callable[[], object]) -> None:
        """Show a question without stopping the program."""
        box.setWindowTitle("EmoSub")
        box.addButton(
            QCoreApplication.translate("models", "Cancel"), QMessageBox.ButtonRole.RejectRole
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.buttonClicked.connect(lambda button: then() if button is yes else None)
        box.open()

    def _add(self, name: str, folder: Path | None) -> None:
        try:
            entry = described(name, folder)
            catalogue.add(entry)
        except EmoSubError as error:
            show_error(self, error)
            return
        self.search.clear()
        self.filter.setCurrentIndex(0)
        self.reload(entry.id)

    def _remove(self, entry: Entry, *, fetched: bool) -> None:
        try:
            if fetched:
                installation.remove(entry)
            else:
                catalogue.remove(entry.id)
        except EmoSubError as error:
            show_error(self, error)
        self.reload()

    def _used(self, entry: Entry) -> set[str]:
        """Return the languages whose lines a model judges."""
        value = self._settings.value
        if entry.modality == "transcription":
            chosen = _transcriber(entry), _size(entry)
            return {""} if (value.transcriber, value.transcription.model) == chosen else set()
        return {one.language for one in value.emotion_models if one.model == entry.id}

    # ---- slots ----

    def _filter(self) -> None:
        self.table.filter(self.search.text(), self.filter.currentData())

    def _show_entry(self) -> None:
        entry = self.entry
        if entry is None:
            self.details.show_entry(None, (), None)
        else:
            self.details.show_entry(entry, self._used(entry), self._fetching.download(entry.id))

    def _use(self, language: str, on: bool) -> None:
        entry, value = self.entry, self._settings.value
        if entry is None:
            return
        if entry.modality == "transcription":
            self._settings.change(
                transcriber=_transcriber(entry) if on else _ANY,
                transcription=replace(value.transcription, model=_size(entry) if on else ""),
            )
            return
        choice = (entry.id, language)
        kept = [one for one in value.emotion_models if (one.model, one.language) != choice]
        added = [ModelChoice(entry.id, language)] if on else []  # type: ignore[arg-type]
        self._settings.change(emotion_models=(*kept, *added))

    def _stop(self) -> None:
        if self.entry is not None:
            self._fetching.stop(self.entry.id)

    def _reveal(self) -> None:
        folder = installation.installed(self.entry) if self.entry else None
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _ask_folder(self) -> None:
        title = QCoreApplication.translate("models", "Choose a folder with a model")
        ask_folder(self, title, self.add_folder, Path.home())

    def _ask_hub(self) -> None:
        dialog = HubNameDialog(self)
        dialog.accepted.connect(lambda: self.add_hub(dialog.name))
        dialog.open()

    def _on_fetching(self, model: str) -> None:
        self.table.refresh(model)
        entry = self.entry
        if entry is not None and entry.id == model:
            download = self._fetching.download(model)
            if download is None:
                self._show_entry()
            else:
                self.details.show_state(entry, download)

    def _on_arrived(self, model: str) -> None:
        """Learn from its files what a model of the person's own is."""
        try:
            entry = catalogue.find(model)
            folder = installation.installed(entry)
            if folder is not None and not entry.labels and entry in catalogue.own():
                catalogue.add(described(model, folder))
                self.reload()
        except EmoSubError as error:
            show_error(self, error)

    def _on_failed(self, _model: str, error: EmoSubError) -> None:
        show_error(self, error)

    def _on_settings(self, names: frozenset[str]) -> None:
        if names & {"emotion_models", "transcription"}:
            self._show_entry()


def _transcriber(entry: Entry) -> str:
    """Return the transcriber that uses a model which hears words."""
    return _ANY if entry.family is Family.WHISPER else entry.id


def _size(entry: Entry) -> str:
    """Return what a transcriber calls the model; "" for one that has no other."""
    return entry.id.removeprefix(catalogue.WHISPER) if entry.family is Family.WHISPER else ""


class HubNameDialog(Dialog):
    """Asks for a model's `owner/name` on the hub."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("models", "Add a model of the hub"),
            QCoreApplication.translate("models", "Add"),
        )
        self.field = QLineEdit()
        self.field.setPlaceholderText(QCoreApplication.translate("models", "owner/name"))
        self.field.setMinimumWidth(360)
        layout = form()
        layout.addRow(QCoreApplication.translate("models", "Name on the hub"), self.field)
        self.add(layout)
        self.add(
            note(
                QCoreApplication.translate(
                    "models",
                    "Sound classifiers (wav2vec 2.0, HuBERT, WavLM) and text classifiers can be "
                    "used. No code of a model is ever run. Nothing is downloaded yet.",
                )
            )
        )
        self.ok.setEnabled(False)
        self.field.textChanged.connect(self._on_text)

    @property
    def name(self) -> str:
        """What was typed."""
        return self.field.text().strip()

    def _on_text(self) -> None:
        fits = hub.is_repository(self.name)
        mark(self.field, valid=fits or not self.name)
        self.ok.setEnabled(fits)
