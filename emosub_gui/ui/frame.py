"""The parts of the main window: what it is made of, and where that lies at first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QUndoView,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.app.autosave import Autosave
from emosub_gui.app.film import FilmLoader
from emosub_gui.app.overlay import Overlay
from emosub_gui.app.playback.choice import make_backend
from emosub_gui.app.player import Player
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.app.spelling import Spelling
from emosub_gui.ui.actions import ActionSet
from emosub_gui.ui.analyzing import Analyzing
from emosub_gui.ui.documents import Documents
from emosub_gui.ui.editing import Editing
from emosub_gui.ui.export_bar import ExportBar
from emosub_gui.ui.filming import Filming
from emosub_gui.ui.going import Going
from emosub_gui.ui.grid.panel import GridPanel
from emosub_gui.ui.inspector.panel import InspectorPanel
from emosub_gui.ui.modelling import Modelling
from emosub_gui.ui.notice_bar import NoticeBar
from emosub_gui.ui.notice_stack import NoticeStack
from emosub_gui.ui.panels import Panels
from emosub_gui.ui.playing import Playing
from emosub_gui.ui.preferences import Preferences
from emosub_gui.ui.progress import ProgressPanel
from emosub_gui.ui.publishing import Publishing
from emosub_gui.ui.recent import RecentMenu
from emosub_gui.ui.restyling import Restyling
from emosub_gui.ui.reviewing import Reviewing
from emosub_gui.ui.saving import Saving
from emosub_gui.ui.searching import Searching
from emosub_gui.ui.speaking import Speaking
from emosub_gui.ui.timeline.panel import Timeline
from emosub_gui.ui.toolbar import ToolBar
from emosub_gui.ui.video.screen import Screen
from emosub_gui.ui.video.subtitles import Subtitles
from emosub_gui.ui.video.transport import TransportBar
from emosub_gui.ui.video.view import VideoView
from emosub_gui.ui.viewing import Viewing
from emosub_gui.ui.welcome import Welcome

_SIZE = QSize(1440, 900)
"""At first, where the screen is as large."""


class Frame(QMainWindow):
    """The window's panels and rooms, not connected yet."""

    def __init__(self, settings: SettingsStore | None = None) -> None:
        super().__init__()
        self.settings = settings or SettingsStore()
        value = self.settings.value
        self.session = Session(self)
        self.player = Player(lambda: make_backend(self.settings.value.player), parent=self)
        self.films = FilmLoader(parent=self)
        self.spelling = Spelling(self)
        self.autosave = Autosave(self.session, value.autosave)

        self.welcome = Welcome()
        self.video = VideoView(self.player)
        self.transport = TransportBar(self.player)
        self.timeline = Timeline(self.session)
        self.grid = GridPanel(self.session)
        self.inspector = InspectorPanel(self.session, self.spelling)
        self.history = QUndoView(self.session.undo_stack)
        self.progress = ProgressPanel()
        self.export_bar = ExportBar()
        self.actions_ = ActionSet(self)
        models = QToolButton()
        models.setDefaultAction(self.actions_["tools.models"])
        self.analysis_bar = NoticeBar("info", models)
        self.film_bar = NoticeBar("film")
        self.editing = Editing(self.session, self.player, self)
        self.playing = Playing(self.session, self.player, self)
        self.going = Going(
            self,
            session=self.session,
            player=self.player,
            grid=self.grid,
            inspector=self.inspector,
            editing=self.editing,
        )
        self.searching = Searching(self.session, self.spelling, self)
        self.overlay = Overlay(self.session, self)
        self.reviewing = Reviewing(
            self,
            session=self.session,
            player=self.player,
            settings=self.settings,
            actions=self.actions_,
        )
        self.subtitles = Subtitles(self.video, self.overlay, self.session, self.player)
        self.restyling = Restyling(
            session=self.session, player=self.player, video=self.video, overlay=self.overlay
        )
        self.styles = self.restyling.panel
        self.saving = Saving(
            self, session=self.session, settings=self.settings, autosave=self.autosave
        )
        self.documents = Documents(
            self,
            session=self.session,
            settings=self.settings,
            autosave=self.autosave,
            saving=self.saving,
        )
        self.filming = Filming(
            self,
            films=self.films,
            player=self.player,
            timeline=self.timeline,
            documents=self.documents,
            editing=self.editing,
        )
        self.analyzing = Analyzing(
            self,
            session=self.session,
            settings=self.settings,
            films=self.films,
            panel=self.progress,
            notice=self.analysis_bar,
        )
        self.modelling = Modelling(self.session, self.settings, self.films.cache, self)
        self.speaking = Speaking(self.session, self.films.cache, self)
        self.publishing = Publishing(
            self,
            session=self.session,
            films=self.films,
            overlay=self.overlay,
            bar=self.export_bar,
        )
        self.preferences = Preferences(
            self,
            settings=self.settings,
            session=self.session,
            actions=self.actions_,
            autosave=self.autosave,
            cache=self.films.cache,
        )

        self.setAcceptDrops(True)
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        self.panels = Panels(self, self.settings)
        self.viewing = Viewing(
            self,
            settings=self.settings,
            actions=self.actions_,
            timeline=self.timeline,
            grid=self.grid,
            video=self.video,
            panels=self.panels,
            going=self.going,
        )
        self._recent_menu = RecentMenu(self.settings, self)
        self._lay_out()

    def _lay_out(self) -> None:
        """Put the panels where they are at first."""
        self._screen = Screen(self.video, self.transport)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._pages = QStackedWidget()
        # What is not shown must not make the window large.
        self.welcome.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self._screen)
        column.addWidget(self._pages, 1)
        column.addWidget(self.progress)
        column.addWidget(self.export_bar)
        column.addWidget(
            NoticeStack(self.analysis_bar, self.film_bar, self.saving.bar, self.export_bar.done)
        )
        self.setCentralWidget(centre)
        self.panels.add_beside("inspector", self.inspector)
        self.panels.add_beside("review", self.reviewing.panel)
        self.panels.add_beside("styles", self.styles)
        self.panels.add_beside("history", self.history)
        self.panels.add_below("timeline", self.timeline)
        self.panels.add_below("grid", self.grid)
        self._bar = ToolBar(self.actions_)
        self.addToolBar(self._bar)
        self._film_label = QLabel()
        self.statusBar().addPermanentWidget(self._film_label)
        self.retranslate()

    def retranslate(self) -> None:
        """Take all text from the language in force."""
        titles = {
            "inspector": QCoreApplication.translate("MainWindow", "Line"),
            "review": QCoreApplication.translate("MainWindow", "Review"),
            "styles": QCoreApplication.translate("MainWindow", "Styles"),
            "history": QCoreApplication.translate("MainWindow", "History"),
            "timeline": QCoreApplication.translate("MainWindow", "Timeline"),
            "grid": QCoreApplication.translate("MainWindow", "Lines"),
        }
        self.panels.set_titles(titles)
        self._recent_menu.setTitle(QCoreApplication.translate("MainWindow", "Open &recent"))
        self.panels.menu.setTitle(QCoreApplication.translate("MainWindow", "&Panels"))
        self._bar.retranslate()
        self.saving.retranslate()
        self.history.setEmptyLabel(QCoreApplication.translate("MainWindow", "As it was opened"))
        self.actions_.retranslate()
        self.actions_.fill_bar(
            self.menuBar(), {"recent": self._recent_menu, "panels": self.panels.menu}
        )
