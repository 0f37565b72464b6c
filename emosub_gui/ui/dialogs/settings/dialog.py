"""The settings dialog: a list of pages that can be searched, and the page; all applies at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.app.settings import SettingsStore
from emosub_gui.media.cache import Cache
from emosub_gui.ui.dialogs.settings.analysis import AnalysisPage, NetworkPage
from emosub_gui.ui.dialogs.settings.emotions import EmotionsPage
from emosub_gui.ui.dialogs.settings.general import AppearancePage, GeneralPage, PlaybackPage
from emosub_gui.ui.dialogs.settings.page import Page
from emosub_gui.ui.dialogs.settings.subtitles import SubtitlesPage
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.scrolling import Scrolled
from emosub_gui.ui.look.sheet import HUGE, LARGE, MEDIUM

_SIZE = QSize(800, 600)
_LIST_WIDTH = 200
_ROW = 34
_ICON = QSize(18, 18)


class SettingsDialog(QDialog):
    """Shows the settings and changes them; stays beside its window."""

    def __init__(self, parent: QWidget | None, store: SettingsStore, cache: Cache) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize((_SIZE * current.scale()).boundedTo(self.screen().availableSize()))
        self._store, self._cache = store, cache
        self.pages: list[Page] = []
        self._search = QLineEdit()
        self._search.setClearButtonEnabled(True)
        self._search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._list = QListWidget()
        self._list.setIconSize(_ICON)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._title.setContentsMargins(HUGE, HUGE, HUGE, LARGE)
        self._stack = QStackedWidget()
        self._right, self._foot = QVBoxLayout(), QWidget()
        self._restore, self._close = QPushButton(), QPushButton()
        for button in (self._restore, self._close):
            button.setAutoDefault(False)
        self._lay_out()
        self._list.currentRowChanged.connect(self._show_page)
        self._search.textChanged.connect(self._find)
        self._restore.clicked.connect(self._restore_page)
        self._close.clicked.connect(self.close)
        store.changed.connect(self._on_changed)
        self._build()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self._list.currentRow()]

    def show_page(self, kind: type[Page]) -> None:
        """Go to a page."""
        self._list.setCurrentRow([type(page) for page in self.pages].index(kind))

    def is_listed(self, page: Page) -> bool:
        """Tell whether a page is among those that were searched for."""
        return not self._list.item(self.pages.index(page)).isHidden()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Say everything in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._build()

    # ---- internals ----

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(LARGE, HUGE, LARGE, LARGE)
        left.setSpacing(LARGE)
        left.addWidget(self._search)
        left.addWidget(self._list)
        side = QWidget()
        side.setProperty("role", "side")
        side.setFixedWidth(round(_LIST_WIDTH * current.scale()))
        side.setLayout(left)
        bottom = QHBoxLayout(self._foot)
        bottom.setContentsMargins(HUGE, MEDIUM, HUGE, HUGE)
        bottom.addWidget(self._restore)
        bottom.addStretch()
        bottom.addWidget(self._close)
        right = self._right
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._title)
        right.addWidget(self._stack, 1)
        right.addWidget(self._foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addLayout(right, 1)

    def _build(self) -> None:
        """Make the pages in the language in force, with the keyboard where it was."""
        row = max(0, self._list.currentRow())
        place = self._place()
        self.setWindowTitle(QCoreApplication.translate("settings", "Settings"))
        self._search.setPlaceholderText(QCoreApplication.translate("settings", "Find a setting"))
        self._restore.setText(QCoreApplication.translate("settings", "Restore defaults"))
        self._close.setText(QCoreApplication.translate("settings", "Close"))
        while old := self._stack.currentWidget():
            self._stack.removeWidget(old)
            old.deleteLater()
        store = self._store
        self.pages = [
            GeneralPage(store),
            AppearancePage(store),
            SubtitlesPage(store),
            PlaybackPage(store),
            AnalysisPage(store, self._cache),
            EmotionsPage(store),
            NetworkPage(store),
        ]
        self._list.clear()
        for page in self.pages:
            area = Scrolled(page)
            self._stack.addWidget(area)
            item = QListWidgetItem(icon(page.ICON), page.title)
            item.setSizeHint(QSize(0, round(_ROW * current.scale())))
            self._list.addItem(item)
        # Tab goes as things came: from the list into the page, and then to the buttons.
        self._foot.setParent(None)
        self._right.addWidget(self._foot)
        self._list.setCurrentRow(row)
        self._find(self._search.text())
        if place is not None:
            kind, number = place
            self._alike(kind)[number].setFocus()

    def _place(self) -> tuple[type[QWidget], int] | None:
        """Return the kind, and the number among those, of the page's widget with the keyboard."""
        focus = self.focusWidget()
        if not self.pages or focus is None or not self.page.isAncestorOf(focus):
            return None
        return type(focus), self._alike(type(focus)).index(focus)

    def _alike(self, kind: type[QWidget]) -> list[QWidget]:
        """Return the page's widgets of a kind; of all kinds, Qt makes some only when used."""
        return [widget for widget in self.page.findChildren(QWidget) if type(widget) is kind]

    def _show_page(self, row: int) -> None:
        if row >= 0:
            self._stack.setCurrentIndex(row)
            self._title.setText(self.pages[row].title)

    def _restore_page(self) -> None:
        self.page.restore()

    def _find(self, text: str) -> None:
        """Leave the pages that mention a text, and go to the first unless it is one of them."""
        text = text.strip()
        found = [not text or page.mentions(text) for page in self.pages]
        for row, there in enumerate(found):
            self._list.item(row).setHidden(not there)
        if any(found) and not found[self._list.currentRow()]:
            self._list.setCurrentRow(found.index(True))

    def _on_changed(self, _names: frozenset[str]) -> None:
        for page in self.pages:
            page.refresh()
