"""The settings' pages on the analysis: what listens, on what; and the network."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from emosub_gui.analysis.models.stack import default_threads
from emosub_gui.analysis.transcribers.whisper_models import PREFERRED
from emosub_gui.app.network import is_address
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.errors import translatable
from emosub_gui.media.cache import Cache
from emosub_gui.ui.dialogs import hearing
from emosub_gui.ui.dialogs.base import heading, note
from emosub_gui.ui.dialogs.fields import mark
from emosub_gui.ui.dialogs.settings.page import Page, beside, place
from emosub_gui.ui.models.choices import ModelChoices

_MOST_THREADS = 64


class AnalysisPage(Page):
    """What the Analyze dialog offers at first, and the cache of decoded sound."""

    TITLE = translatable("settings", "Analysis")
    ICON = "wand-sparkles"
    FIELDS = (
        "transcriber",
        "transcription.model",
        "transcription.language",
        "transcription.device",
        "transcription.threads",
        "emotion_models",
    )

    def __init__(self, store: SettingsStore, cache: Cache) -> None:
        super().__init__(store)
        self._cache = cache
        self.choice(
            QCoreApplication.translate("settings", "Hear with"),
            "transcriber",
            hearing.transcribers(),
        )
        self.row(QCoreApplication.translate("settings", "Whisper model"), self._model())
        self.hint(
            QCoreApplication.translate(
                "settings", "A size, a name on the hub, or a folder; empty takes the best here."
            )
        )
        self.choice(
            QCoreApplication.translate("settings", "Spoken language"),
            "transcription.language",
            hearing.languages(),
        )
        self.choice(
            QCoreApplication.translate("settings", "Run on"),
            "transcription.device",
            hearing.devices(),
        )
        self.number(
            QCoreApplication.translate("settings", "Processor threads"),
            "transcription.threads",
            (0, _MOST_THREADS),
            zero=QCoreApplication.translate("settings", "{count}, all but one").format(
                count=default_threads()
            ),
        )
        self.add(heading(QCoreApplication.translate("settings", "Models for emotions")))
        self.add(self._emotion_models())
        self.section(QCoreApplication.translate("settings", "Decoded sound"))
        self.row(QCoreApplication.translate("settings", "Kept in"), place(cache.root))
        self._size = QLabel()
        clear = QPushButton(QCoreApplication.translate("settings", "Clear"))
        clear.setAutoDefault(False)
        clear.clicked.connect(self._clear)
        self.row(QCoreApplication.translate("settings", "Takes"), beside(self._size, clear))
        self.hint(
            QCoreApplication.translate(
                "settings", "Films that are opened again show at once. What is in use stays."
            )
        )
        self._show_size()
        self.end()

    def _model(self) -> QComboBox:
        """Return the field for a model: the sizes, or whatever is typed."""
        box, edit = QComboBox(), QLineEdit()
        box.setEditable(True)
        box.setLineEdit(edit)
        box.addItems(["", *PREFERRED])
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        edit.setPlaceholderText(QCoreApplication.translate("settings", "The best that is here"))
        box.currentTextChanged.connect(lambda text: self.set("transcription.model", text.strip()))
        self.follow(box, _unless_same(edit, lambda: self.get("transcription.model")))
        return box

    def _emotion_models(self) -> ModelChoices:
        """Return the choice of the models that judge emotions."""
        choices = ModelChoices()
        choices.changed.connect(lambda value: self.set("emotion_models", value))

        def show() -> None:
            choices.set_download(on=self.get("transcription.download"))
            choices.set_value(self.get("emotion_models"))

        self.follow(choices, show)
        return choices

    def _clear(self) -> None:
        self._cache.clear()
        self._show_size()

    def _show_size(self) -> None:
        text = QCoreApplication.translate("settings", "{size:.1f} GB")
        self._size.setText(text.format(size=self._cache.size() / 1e9))


class NetworkPage(Page):
    """Whether anything is fetched, and from where; and what never leaves this computer."""

    TITLE = translatable("settings", "Network")
    ICON = "globe"
    FIELDS = ("transcription.download", "proxy", "mirror")

    def __init__(self, store: SettingsStore) -> None:
        super().__init__(store)
        self.check(
            QCoreApplication.translate("settings", "Download models that are not here"),
            "transcription.download",
        )
        self._address(
            QCoreApplication.translate("settings", "Through the proxy"),
            "proxy",
            "http://proxy.example:8080",
        )
        self._address(
            QCoreApplication.translate("settings", "From a mirror of the hub"),
            "mirror",
            "https://huggingface.co",
        )
        self.hint(QCoreApplication.translate("settings", "Both count from the next analysis."))
        self.add(heading(QCoreApplication.translate("settings", "Privacy")))
        self.add(
            note(
                QCoreApplication.translate(
                    "settings",
                    "EmoSub works offline. Films, subtitles and corrections stay on this computer, "
                    "and nothing is counted or reported. The network is used for downloads that "
                    "you allow here, and for nothing else.",
                )
            )
        )
        self.end()

    def _address(self, label: str, field: str, example: str) -> None:
        """Add a row for a web address; what is none is marked and not taken."""
        edit = QLineEdit()
        edit.setPlaceholderText(example)
        edit.setClearButtonEnabled(True)

        def take(text: str) -> None:
            address = text.strip()
            valid = not address or is_address(address)
            mark(edit, valid=valid)
            if valid:
                self.set(field, address)

        edit.textChanged.connect(take)
        self.follow(edit, _unless_same(edit, lambda: self.get(field)))
        self.row(label, edit)


def _unless_same(edit: QLineEdit, get: Callable[[], str]) -> Callable[[], None]:
    """Show a text, but leave the caret alone where it stands already."""

    def show() -> None:
        if edit.text().strip() != get():
            edit.setText(get())

    return show
