"""Qt actions made from the table in `app.actions`: menus, toolbar and shortcuts."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from emosub_gui.app.actions import ACTIONS, BY_ID, Needs, Preset, keys
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.errors import translatable
from emosub_gui.ui.look.icons import emotion_icon, icon

SEPARATOR = ""
_MNEMONIC = re.compile(r"\s*\(&.\)")
_EMOTION_IDS = tuple(f"emotion.{emotion}" for emotion in EMOTIONS)

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        translatable("actions", "&File"),
        (
            "file.new",
            "file.open",
            "recent",
            "file.open_sample",
            "file.attach_media",
            SEPARATOR,
            "file.save",
            "file.save_as",
            "file.export",
            "file.export_video",
            SEPARATOR,
            "tools.fonts",
            "tools.resample",
            SEPARATOR,
            "file.close",
            "file.quit",
        ),
    ),
    (
        translatable("actions", "&Edit"),
        (
            "edit.undo",
            "edit.redo",
            SEPARATOR,
            "edit.cut",
            "edit.copy",
            "edit.copy_text",
            "edit.paste",
            "edit.paste_text",
            SEPARATOR,
            "edit.select_all",
            "edit.select_rule",
            SEPARATOR,
            "edit.find",
            "edit.replace",
            "edit.find_next",
            "edit.find_previous",
            "edit.filter",
            "tools.spell",
            SEPARATOR,
            "tools.settings",
        ),
    ),
    (
        translatable("actions", "&Lines"),
        (
            "cue.edit_text",
            "cue.insert_before",
            "cue.insert_after",
            "cue.insert_at_playhead",
            "cue.duplicate",
            "cue.delete",
            SEPARATOR,
            "cue.split_playhead",
            "cue.split_caret",
            "cue.merge",
            SEPARATOR,
            "cue.finish",
            "cue.next",
            "cue.previous",
            "cue.sort",
        ),
    ),
    (
        translatable("actions", "F&ormat"),
        (
            "text.bold",
            "text.italic",
            "text.underline",
            "text.strike",
            "text.plain",
            SEPARATOR,
            "cue.reset_position",
            "cue.reset_look",
        ),
    ),
    (
        translatable("actions", "&Timing"),
        (
            "timing.set_start",
            "timing.set_end",
            "timing.set_end_next",
            SEPARATOR,
            "timing.earlier",
            "timing.later",
            "timing.start_earlier",
            "timing.start_later",
            "timing.end_earlier",
            "timing.end_later",
            SEPARATOR,
            "timing.shift",
            "timing.stretch",
            "timing.snap_shots",
            "timing.post_process",
        ),
    ),
    (
        translatable("actions", "E&motion"),
        (
            "analyze.start",
            "analyze.selection",
            "analyze.cancel",
            SEPARATOR,
            "tools.speakers",
            "tools.rename_speakers",
            SEPARATOR,
            "tools.models",
            "tools.compare_models",
            SEPARATOR,
            *_EMOTION_IDS,
            SEPARATOR,
            "emotion.accept",
            "emotion.reopen",
            "emotion.next_doubtful",
            SEPARATOR,
            "emotion.review",
            "emotion.blind",
            "emotion.accept_above",
            "emotion.learn",
            "emotion.export_labels",
        ),
    ),
    (
        translatable("actions", "&Play"),
        (
            "play.toggle",
            "play.cue",
            "play.loop",
            SEPARATOR,
            "play.before_start",
            "play.first",
            "play.last",
            "play.after_end",
            SEPARATOR,
            "play.frame_back",
            "play.frame_forward",
            "play.second_back",
            "play.second_forward",
            SEPARATOR,
            "play.to_start",
            "play.to_end",
            "play.go_to",
            SEPARATOR,
            "play.slower",
            "play.normal_speed",
            "play.faster",
            SEPARATOR,
            "play.louder",
            "play.quieter",
            "play.mute",
        ),
    ),
    (
        translatable("actions", "&View"),
        (
            "panels",
            SEPARATOR,
            "view.zoom_in",
            "view.zoom_out",
            "view.zoom_line",
            "view.zoom_all",
            SEPARATOR,
            "view.waveform",
            "view.spectrogram",
            "view.frames",
            "view.snap",
            "view.follow",
            "view.centred",
            "view.show_line",
            SEPARATOR,
            "view.tags",
            "sort",
            SEPARATOR,
            "view.guide_safe",
            "view.guide_thirds",
            "view.guide_letterbox",
            SEPARATOR,
            "view.full_screen",
            "view.lock_panels",
            "view.reset_layout",
            "view.palette",
        ),
    ),
    (translatable("actions", "&Help"), ("help.shortcuts", "help.about")),
)
SUBMENUS: dict[str, tuple[str, tuple[str, ...]]] = {
    "sort": (
        translatable("actions", "Sort t&he list"),
        (
            "view.sort_start",
            "view.sort_end",
            "view.sort_duration",
            "view.sort_cps",
            "view.sort_speaker",
            "view.sort_emotion",
            "view.sort_confidence",
            "view.sort_review",
            "view.sort_text",
            SEPARATOR,
            "view.unsort",
        ),
    ),
}
"""Menus inside menus, by the name that stands for them there."""
TOOLBAR = (
    "file.open",
    "file.save",
    "file.export",
    SEPARATOR,
    "edit.undo",
    "edit.redo",
    SEPARATOR,
    "cue.insert_after",
    "cue.split_playhead",
    "cue.merge",
    "cue.delete",
    SEPARATOR,
    "edit.find",
    "timing.post_process",
    "emotion.review",
)
LINE_MENU = (
    "play.cue", "analyze.selection", SEPARATOR, *_EMOTION_IDS, "emotion.accept",
    "emotion.reopen", SEPARATOR, "cue.insert_before", "cue.insert_after", "cue.duplicate",
    "cue.split_playhead", "cue.merge", "cue.reset_look", SEPARATOR, "edit.cut", "edit.copy",
    "edit.paste", "cue.delete",
)  # fmt: skip


def title_of(action_id: str) -> str:
    """Return an action's translated title without mnemonic and dots."""
    return plain(QCoreApplication.translate("actions", BY_ID[action_id].text))


def plain(title: str) -> str:
    """Return a menu's title without mnemonic, be it "&Open…" or "열기(&O)…", and dots."""
    return _MNEMONIC.sub("", title).replace("&", "").rstrip("…")


class ActionSet(QObject):
    """All actions of a window; what they do is connected by their ids."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._unconnected = set(BY_ID)
        for entry in ACTIONS:
            action = QAction(window)
            action.setObjectName(entry.id)
            action.setCheckable(entry.checkable)
            # Qt draws either a tick or an icon.
            action.setIconVisibleInMenu(not entry.checkable)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            if entry.id in _EMOTION_IDS:
                action.setIcon(emotion_icon(EMOTIONS[_EMOTION_IDS.index(entry.id)]))
            elif entry.icon:
                action.setIcon(icon(entry.icon))
            self._actions[entry.id] = action
            window.addAction(action)
        self.retranslate()

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    @property
    def unconnected(self) -> frozenset[str]:
        """The actions that nothing has been said about."""
        return frozenset(self._unconnected)

    def connect_all(self, handlers: dict[str, Callable[..., object]]) -> None:
        """Say what actions do; a checkable one passes whether it is checked.

        Raises:
            KeyError: there is no such action.
        """
        self._unconnected.difference_update(handlers)
        for action_id, handler in handlers.items():
            action = self._actions[action_id]
            if action.isCheckable():
                action.toggled.connect(handler)
            else:
                action.triggered.connect(lambda _checked=False, call=handler: call())

    def retranslate(self) -> None:
        """Take titles from the language in force."""
        for entry in ACTIONS:
            action = self._actions[entry.id]
            action.setText(QCoreApplication.translate("actions", entry.text))
            # Qt would leave the letter in "모델(M)" on a button.
            action.setIconText(title_of(entry.id))
        self._explain()

    def name_steps(self, undo: str, redo: str) -> None:
        """Say what would be undone and redone; "" is nothing."""
        for action_id, step in (("edit.undo", undo), ("edit.redo", redo)):
            title = QCoreApplication.translate("actions", BY_ID[action_id].text)
            self._actions[action_id].setText(f"{title}: {step}" if step else title)

    def set_keys(self, preset: Preset, own: dict[str, str]) -> None:
        """Take shortcuts from a preset and the person's own."""
        for entry in ACTIONS:
            portable = QKeySequence.SequenceFormat.PortableText
            found = [QKeySequence(key, portable) for key in keys(entry, preset, own)]
            self._actions[entry.id].setShortcuts(found)
        self._explain()

    def refresh(self, there: Needs) -> None:
        """Enable what is possible with what is there."""
        for entry in ACTIONS:
            self._actions[entry.id].setEnabled(entry.needs in there)

    def fill_menu(self, menu: QMenu, ids: Collection[str], extra: dict[str, QMenu]) -> None:
        """Add actions, separators and named submenus to a menu."""
        for action_id in ids:
            if action_id == SEPARATOR:
                menu.addSeparator()
            elif action_id in extra:
                menu.addMenu(extra[action_id])
            elif action_id in SUBMENUS:
                title, inner = SUBMENUS[action_id]
                self.fill_menu(
                    menu.addMenu(QCoreApplication.translate("actions", title)), inner, extra
                )
            else:
                menu.addAction(self._actions[action_id])

    def fill_bar(self, bar: QMenuBar, extra: dict[str, QMenu]) -> None:
        """Fill the menu bar; `extra` holds submenus that are not in the table."""
        bar.clear()
        for old in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.deleteLater()
        for title, ids in MENUS:
            menu = bar.addMenu(QCoreApplication.translate("actions", title))
            self.fill_menu(menu, ids, extra)

    def fill_toolbar(self, bar: QToolBar) -> None:
        """Fill the toolbar."""
        for action_id in TOOLBAR:
            if action_id == SEPARATOR:
                bar.addSeparator()
            else:
                bar.addAction(self._actions[action_id])

    def _explain(self) -> None:
        """Let tooltips name the action and its first key."""
        for action_id, action in self._actions.items():
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            title = title_of(action_id)
            action.setToolTip(f"{title} ({key})" if key else title)
