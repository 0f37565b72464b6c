"""The seven emotions as buttons, and what a person has decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from emosub_gui.core.cue import Cue
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import EMOTION_ICONS, icon
from emosub_gui.ui.look.sheet import SMALL
from emosub_gui.ui.words import emotion_name

translate = QCoreApplication.translate
_COLUMNS = 4
_ICON = 18
_RADIUS = 6.0
_FLAT_ICON, _FLAT_SPACE = 15, 10
"""Of a flat button: its icon, and what is above and below the name together."""


class ChoiceButton(QAbstractButton):
    """An icon over a name, with a key beside; in one colour."""

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._flat = False
        self._icon_name = ""
        self._colour = QColor()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def dress(self, icon_name: str, text: str, colour: QColor) -> None:
        """Say what the button shows."""
        self._icon_name, self._colour = icon_name, colour
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({self._hint})" if self._hint else text)
        self.update()

    def set_flat(self, flat: bool) -> None:
        """Put the icon beside the name rather than over it, and leave the key to the tooltip."""
        self._flat = flat
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room for icon and name."""
        height = self.fontMetrics().height()
        return QSize(64, height + _FLAT_SPACE if self._flat else _ICON + height + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the button."""
        colours = current.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground, border = QColor(colours.raised), QColor(colours.line)
        if self.isChecked():
            ground, border = QColor(self._colour), QColor(self._colour)
            ground.setAlphaF(0.22)
        if self.underMouse() and self.isEnabled():
            border = QColor(self._colour)
        if self.hasFocus():
            border = QColor(colours.accent)
        painter.setPen(QPen(border, 2 if self.isChecked() or self.hasFocus() else 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        colour = self._colour if self.isEnabled() else QColor(colours.faint)
        if self._flat:
            picture = QRect(4, (self.height() - _FLAT_ICON) // 2, _FLAT_ICON, _FLAT_ICON)
            place = self.rect().adjusted(picture.right(), 0, 0, 0)
        else:
            picture = QRect((self.width() - _ICON) // 2, 6, _ICON, _ICON)
            place = self.rect().adjusted(2, _ICON + 7, -2, -3)
            self._draw_hint(painter)
        icon(self._icon_name, colour.name()).paint(painter, picture)
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.faint))
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_hint(self, painter: QPainter) -> None:
        painter.save()
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.75)
        painter.setFont(font)
        painter.setPen(QColor(current.colours().faint))
        corner = self.rect().adjusted(0, 4, -7, 0)
        painter.drawText(
            corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._hint
        )
        painter.restore()


class EmotionChooser(QWidget):
    """Chooses the emotion of the selected cues.

    Signals:
        chosen(Emotion): an emotion was clicked.
        accepted(): what the analysis said is right.
        reopened(): the decision is taken back.
    """

    chosen = Signal(object)
    accepted = Signal()
    reopened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[Emotion, ChoiceButton] = {}
        self.decision = ChoiceButton()
        self._decided = False
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        for number, emotion in enumerate(EMOTIONS):
            button = self.buttons[emotion] = ChoiceButton(str(number + 1))
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, emotion=emotion: self._on_clicked(emotion))
            layout.addWidget(button, *divmod(number, _COLUMNS))
        layout.addWidget(self.decision, *divmod(len(EMOTIONS), _COLUMNS))
        self.decision.clicked.connect(self._on_decision)
        current.notifier().changed.connect(self.retranslate)
        self.retranslate()

    def set_flat(self, flat: bool) -> None:
        """Take little height: in a small window all seven are to be seen."""
        for button in (*self.buttons.values(), self.decision):
            button.set_flat(flat)

    def show_cues(self, cues: Sequence[Cue]) -> None:
        """Show what the cues have in common."""
        emotions = {cue.emotion for cue in cues}
        common = emotions.pop() if len(emotions) == 1 else None
        for emotion, button in self.buttons.items():
            button.setChecked(emotion is common)
        judged = [cue for cue in cues if cue.emotion is not None]
        self._decided = bool(judged) and all(cue.reviewed for cue in judged)
        self.decision.setEnabled(bool(judged))
        self._dress_decision()

    def retranslate(self) -> None:
        """Take names and colours that are in force."""
        colours = current.colours()
        for emotion, button in self.buttons.items():
            button.dress(EMOTION_ICONS[emotion], emotion_name(emotion), colours.emotion(emotion))
        self._dress_decision()

    def _dress_decision(self) -> None:
        colours = current.colours()
        if self._decided:
            text = translate("inspector", "Take back")
            self.decision.dress("rotate-ccw", text, QColor(colours.muted))
        else:
            self.decision.dress(
                "circle-check", translate("inspector", "Accept"), QColor(colours.good)
            )

    def _on_clicked(self, emotion: Emotion) -> None:
        # A second click on the checked button must not leave it unchecked.
        self.buttons[emotion].setChecked(True)
        self.chosen.emit(emotion)

    def _on_decision(self) -> None:
        (self.reopened if self._decided else self.accepted).emit()
