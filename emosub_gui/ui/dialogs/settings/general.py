"""The settings' pages on the program itself: language and start, appearance, playing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QStandardItemModel

from emosub_gui.app import language
from emosub_gui.app.autosave import default_folder
from emosub_gui.app.playback import choice
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.errors import translatable
from emosub_gui.ui.dialogs.settings.page import Page, place

_SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
_LONGEST_INTERVAL = 600


class GeneralPage(Page):
    """Language, and what is kept and opened by itself."""

    TITLE = translatable("settings", "General")
    ICON = "settings"
    FIELDS = ("language", "autosave", "rescue", "reopen")

    def __init__(self, store: SettingsStore) -> None:
        super().__init__(store)
        system = QCoreApplication.translate("settings", "As the system")
        self.choice(
            QCoreApplication.translate("settings", "Language"),
            "language",
            [(language.SYSTEM, system), *language.NAMES.items()],
        )
        self.section(QCoreApplication.translate("settings", "At the start"))
        self.check(QCoreApplication.translate("settings", "Open the last file again"), "reopen")
        self.check(
            QCoreApplication.translate("settings", "After a crash, offer what was not saved"),
            "rescue",
        )
        self.section(QCoreApplication.translate("settings", "Copies of unsaved changes"))
        self.number(
            QCoreApplication.translate("settings", "Every"),
            "autosave",
            (0, _LONGEST_INTERVAL),
            QCoreApplication.translate("settings", " s"),
            QCoreApplication.translate("settings", "Never"),
        )
        self.row(QCoreApplication.translate("settings", "In"), place(default_folder()))
        self.end()


class AppearancePage(Page):
    """Colours, and the size of text."""

    TITLE = translatable("settings", "Appearance")
    ICON = "palette"
    FIELDS = ("appearance", "font_scale")

    def __init__(self, store: SettingsStore) -> None:
        super().__init__(store)
        self.choice(
            QCoreApplication.translate("settings", "Colours"),
            "appearance",
            [
                ("system", QCoreApplication.translate("settings", "As the system")),
                ("dark", QCoreApplication.translate("settings", "Dark")),
                ("light", QCoreApplication.translate("settings", "Light")),
            ],
        )
        self.choice(
            QCoreApplication.translate("settings", "Size of text"),
            "font_scale",
            [(scale, f"{scale} %") for scale in _SCALES],
        )
        self.end()


class PlaybackPage(Page):
    """What plays, and how the timeline behaves."""

    TITLE = translatable("settings", "Playback")
    ICON = "play"
    FIELDS = ("player", "snap", "follow")

    def __init__(self, store: SettingsStore) -> None:
        super().__init__(store)
        there = choice.versions()
        absent = QCoreApplication.translate("settings", "{name} (not installed)")
        names = {choice.VLC: "libVLC", choice.QT: "QtMultimedia"}
        best = QCoreApplication.translate("settings", "The best that is here")
        box = self.choice(
            QCoreApplication.translate("settings", "Play with"),
            "player",
            [
                (choice.AUTO, best),
                *(
                    (key, f"{name} {there[key]}" if key in there else absent.format(name=name))
                    for key, name in names.items()
                ),
            ],
        )
        model = box.model()
        if isinstance(model, QStandardItemModel):
            for key in names.keys() - there.keys():
                model.item(box.findData(key)).setFlags(Qt.ItemFlag.NoItemFlags)
        self.hint(
            QCoreApplication.translate("settings", "Another choice counts from the next start.")
        )
        self.section(QCoreApplication.translate("settings", "Timeline"))
        self.check(
            QCoreApplication.translate("settings", "Dragged edges snap to what is near"), "snap"
        )
        self.check(
            QCoreApplication.translate("settings", "The timeline follows the playhead"), "follow"
        )
        self.end()
