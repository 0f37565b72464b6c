"""The style studio: the look of each emotion, voice and speaker, changed while one watches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import asdict, replace
from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import Style, StylePatch, Theme
from emosub_gui.formats.ass_info import play_size
from emosub_gui.styling import restyling, themes
from emosub_gui.styling.contrast import Verdict, Vision
from emosub_gui.styling.line_looks import LineLooks
from emosub_gui.styling.restyling import BASE, LINE, Part, Target
from emosub_gui.styling.scaling import scale_to
from emosub_gui.ui.look.scrolling import Scrolled
from emosub_gui.ui.look.sheet import LARGE, MEDIUM, SMALL
from emosub_gui.ui.styles.controls import Choice
from emosub_gui.ui.styles.look_bar import LookBar
from emosub_gui.ui.styles.names import style_field_name, target_name, vision_name
from emosub_gui.ui.styles.rows import Rows
from emosub_gui.ui.styles.specimen import ContrastBadge, Specimen
from emosub_gui.ui.styles.targets import TargetChooser
from emosub_gui.ui.styles.theme_bar import ThemeBar
from emosub_gui.ui.styles.words import WordRows

translate = QCoreApplication.translate
_WIDTH = 320
_ROOMY = 440
"""Height from which the specimen does not scroll."""

_HIGH, _LOW = 88, 56
"""The specimen's heights, where there is room and where there is not."""
_VISION_LETTERS = 14
Restyle = Callable[[Theme], Theme]


class StylePanel(QWidget):
    """Changes the document's theme; every change is an edit that can be undone.

    Signals:
        compared(Theme or None): the picture is to show this theme; None ends it.
        visionChanged(Vision or None): the picture is to be shown as these people see it.
        defaultChosen(str): new documents are to have the theme with this id.
    """

    compared = Signal(object)
    visionChanged = Signal(object)  # noqa: N815 - Qt's style for signals
    defaultChosen = Signal(str)  # noqa: N815

    def __init__(
        self, session: Session, folder: Path | None = None, parent: QWidget | None = None
    ) -> None:
        """Show the session's theme; keep the person's own in `folder`, or in the usual place."""
        super().__init__(parent)
        self._session = session
        self._folder = folder or themes.user_themes()
        self._followed: Emotion | None = None
        """Of the current line when the panel last went to its look."""
        self.themes = ThemeBar(self._folder)
        self.chooser = TargetChooser()
        self._seen = QWidget()
        self.specimen = Specimen()
        self.contrast = ContrastBadge()
        self.vision = Choice([None, *Vision], vision_name)
        self.vision.setMinimumContentsLength(_VISION_LETTERS)
        self.rows = Rows()
        self.words = WordRows()
        self.bar = LookBar(self.chooser.targets)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._on_replaced()

    # ---- properties ----

    @property
    def theme(self) -> Theme:
        """The document's theme, or the one that is meant where it has none."""
        return self._session.document.theme or themes.default_theme()

    @property
    def target(self) -> Target:
        """The look that is shown."""
        return self.chooser.target

    # ---- setters ----

    def set_target(self, target: Target) -> None:
        """Show another look."""
        self.chooser.set_target(target)
        self._show()

    def set_picture(self, picture: QImage | None) -> None:
        """Take the film's picture, over which looks are shown and measured."""
        self.specimen.set_picture(picture)
        self._measure()

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        for part in (self.themes, self.chooser, self.contrast, self.vision):
            part.retranslate()
        for rest in (self.bar, self.rows, self.words):
            rest.retranslate()
        self.vision.setAccessibleName(translate("styles", "Colour vision"))
        self.vision.setToolTip(translate("styles", "See the picture as colour-blind people do"))

    # ---- Qt's interface ----

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the specimen in sight where there is room, else let it scroll with the rest."""
        super().resizeEvent(event)
        roomy = self.height() >= _ROOMY
        layout, at = (self._top, 1) if roomy else (self._body, 0)
        self.specimen.setFixedHeight(_HIGH if roomy else _LOW)
        if layout.indexOf(self._seen) < 0:
            layout.insertWidget(at, self._seen)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # ---- internals ----

    def _lay_out(self) -> None:
        fixed = QWidget()
        top = self._top = QVBoxLayout(fixed)
        top.setContentsMargins(LARGE, LARGE, LARGE, MEDIUM)
        top.setSpacing(MEDIUM)
        seen = QGridLayout(self._seen)
        seen.setContentsMargins(0, 0, 0, 0)
        seen.setSpacing(MEDIUM)
        seen.setColumnStretch(0, 1)
        seen.addWidget(self.specimen, 0, 0, 1, 2)
        seen.addWidget(self.contrast, 1, 0)
        seen.addWidget(self.vision, 1, 1)
        top.addWidget(self.themes)
        top.addWidget(self.chooser)
        top.addWidget(self.bar)
        page = QWidget()
        body = self._body = QVBoxLayout(page)
        body.setContentsMargins(LARGE, 0, MEDIUM, LARGE)
        body.setSpacing(SMALL)
        body.addWidget(self._seen)
        body.addWidget(self.rows)
        body.addWidget(self.words)
        body.addStretch()
        area = Scrolled(page)
        area.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(fixed)
        layout.addWidget(area, 1)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.replaced.connect(self._on_replaced)
        self._session.selectionChanged.connect(self._on_selected)
        self.themes.chosen.connect(self._on_theme)
        self.themes.compared.connect(self.compared)
        self.themes.defaultChosen.connect(self.defaultChosen)
        self.chooser.chosen.connect(self._show)
        self.vision.changed.connect(self._on_vision)
        self.rows.changed.connect(self._on_field)
        self.rows.reset.connect(self._on_field_reset)
        self.words.changed.connect(self._on_words)
        self.words.labelled.connect(self._on_labelled)
        self.bar.resetChosen.connect(self._on_reset)
        self.bar.copyChosen.connect(self._on_copied)
        self.bar.swapChosen.connect(self._on_swapped)

    def _show(self) -> None:
        """Show the look that is chosen."""
        theme, target, style = self.theme, self.target, self._style()
        departing, origin = self._departing(), self.themes.origin
        if target == LINE:
            resettable = bool(departing)
        else:
            resettable = restyling.reset(theme, target, origin) != theme
        self.bar.show_target(target, resettable=resettable)
        self.chooser.buttons[LINE].setEnabled(self._session.current is not None)
        self.rows.show_look(style, departing)
        self.words.show_theme(theme)
        self.words.setVisible(target == BASE)
        if target == LINE:
            theme, target = Theme(name="", base=style, fonts=theme.fonts), BASE
        self.specimen.show_look(theme, target)
        self._measure()

    def _measure(self) -> None:
        """Say how well the look can be read, and warn where one cannot scroll past it."""
        self.contrast.show_style(self._style(), self.specimen.grounds())
        fails = self.contrast.verdict is Verdict.FAIL
        self.bar.warn(self.contrast.text() if fails else "")

    def _style(self) -> Style:
        """Return the look that is chosen; of several lines, that of the current one."""
        cue = self._session.current
        if self.target == LINE and cue is not None:
            return _line_looks(self._session.document).of(cue)
        return restyling.style_of(self.theme, self.target)

    def _departing(self) -> set[str]:
        """Return the fields of the look that can be reset."""
        if self.target == LINE:
            said = asdict(self._own_patch())
            return {field for field, value in said.items() if value is not None}
        theme, target, origin = self.theme, self.target, self.themes.origin
        return {f for f in self.rows.controls if restyling.departs(theme, target, f, origin)}

    def _own_patch(self) -> StylePatch:
        """Return the departures of the current line."""
        cue = self._session.current
        return (cue.override if cue else None) or StylePatch()

    def _speakers(self) -> set[str]:
        return {cue.speaker for cue in self._session.document.cues}

    def _restyle(self, title: str, change: Restyle, key: str = "") -> None:
        def edit(document: Document) -> Document:
            return edits.set_theme(document, change(document.theme or themes.default_theme()))

        self._session.edit(title, edit, key=key)

    def _redress(self, title: str, field: str, value: object, key: str = "") -> None:
        """Let the selected lines depart in a field; None takes the departure back."""
        ids = self._session.selected

        def edit(document: Document) -> Document:
            looks, cues = _line_looks(document), (cue for cue in document.cues if cue.id in ids)
            patches = {cue.id: looks.departing(cue, field, value) for cue in cues}
            return edits.override_styles(document, patches)

        self._session.edit(title, edit, key=key and f"{key} {sorted(ids)}")

    # ---- internal slots ----

    def _on_changed(self, before: Document, after: Document) -> None:
        if before.theme is not after.theme:
            self.themes.show_theme(self.theme)
            self._take_fonts()
            self.chooser.show_theme(self.theme, self._speakers())
            self._show()
        elif self.target == LINE:
            self._show()
        elif self._emotion() is not self._followed:
            self._on_selected()

    def _on_replaced(self) -> None:
        self.themes.show_theme(self.theme, opened=True)
        self._take_fonts()
        self.chooser.show_theme(self.theme, self._speakers())
        self._show()

    def _take_fonts(self) -> None:
        own = themes.theme_fonts(self.theme, self._folder)
        self.rows.set_fonts(own)
        self.specimen.set_fonts(own)

    def _on_selected(self) -> None:
        self.chooser.show_theme(self.theme, self._speakers())
        self._followed = self._emotion()
        if self.target == LINE:
            self.set_target(LINE if self._session.current else BASE)
        elif self.bar.follow.isChecked() and self._followed is not None:
            self.set_target(Target(Part.EMOTION, self._followed))
        else:
            self._show()

    def _emotion(self) -> Emotion | None:
        """Return the emotion of the current line."""
        cue = self._session.current
        return cue.emotion if cue else None

    def _on_theme(self, theme: Theme) -> None:
        title = translate("styles", "Choose the theme {theme}").format(theme=self.themes.title)
        self._restyle(title, lambda _: theme)

    def _on_field(self, field: str, value: object) -> None:
        target = self.target
        title = translate("styles", "Restyle {look}: {field}")
        title = title.format(look=target_name(target), field=style_field_name(field))
        key = f"restyle {target} {field}"
        if target == LINE:
            self._redress(title, field, value, key)
        else:
            change = partial(restyling.set_field, target=target, field=field, value=value)
            self._restyle(title, change, key)

    def _on_field_reset(self, field: str) -> None:
        target, origin = self.target, self.themes.origin
        title = translate("styles", "Reset: {field}").format(field=style_field_name(field))
        if target == LINE:
            self._redress(title, field, None)
        else:
            self._restyle(title, lambda theme: restyling.reset_field(theme, target, field, origin))

    def _on_words(self, field: str, value: float) -> None:
        self._restyle(
            translate("styles", "Change the words' expression"),
            lambda theme: replace(theme, words=replace(theme.words, **{field: value})),
            key=f"words {field}",
        )

    def _on_labelled(self, on: bool) -> None:
        title = translate("styles", "Write emotions in brackets")
        self._restyle(title, lambda theme: replace(theme, label_emotions=on))

    def _on_reset(self) -> None:
        target, origin = self.target, self.themes.origin
        title = translate("styles", "Reset the look: {look}").format(look=target_name(target))
        if target == LINE:
            ids = self._session.selected
            self._session.edit(title, lambda document: edits.override_style(document, ids, None))
        else:
            self._restyle(title, lambda theme: restyling.reset(theme, target, origin))

    def _on_vision(self, vision: Vision | None) -> None:
        self.specimen.set_vision(vision)
        self.visionChanged.emit(vision)

    def _on_copied(self, other: Target) -> None:
        source, own = self.target, self._own_patch()
        title = translate("styles", "Copy the look of {look}").format(look=target_name(source))
        if source == LINE:
            self._restyle(title, lambda theme: restyling.adopt(theme, other, own))
        else:
            self._restyle(title, lambda theme: restyling.copy(theme, source, other))

    def _on_swapped(self, other: Target) -> None:
        one = self.target
        title = translate("styles", "Swap the look of {look}").format(look=target_name(one))
        self._restyle(title, lambda theme: restyling.swap(theme, one, other))


def _line_looks(document: Document) -> LineLooks:
    return LineLooks(document, scale_to(*play_size(document)))
