"""The program's own colours, dark and light; every widget takes its colours from here."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QPalette

from emosub_gui.core.emotion import Emotion

_EMOTIONS_DARK = {
    Emotion.NEUTRAL: "#8C96A8",
    Emotion.HAPPY: "#F2BC4F",
    Emotion.SAD: "#6AA0F5",
    Emotion.ANGRY: "#F0625A",
    Emotion.FEAR: "#B388EB",
    Emotion.SURPRISE: "#F28FB1",
    Emotion.DISGUST: "#8FBF5F",
}
_EMOTIONS_LIGHT = {
    Emotion.NEUTRAL: "#6B7486",
    Emotion.HAPPY: "#B97F00",
    Emotion.SAD: "#2C6BD6",
    Emotion.ANGRY: "#CC3A32",
    Emotion.FEAR: "#7B4CC2",
    Emotion.SURPRISE: "#C84B7C",
    Emotion.DISGUST: "#4F8420",
}


@dataclass(frozen=True)
class Colours:
    """A set of colours, as `#RRGGBB`.

    Attributes:
        dark: whether text is lighter than what it stands on.
        window: behind the panels.
        panel: of a panel.
        raised: buttons, headers, popups.
        sunken: fields, tracks, the waveform's ground.
        line: borders and rules.
        text, muted, faint: for text, from plain to barely there.
        accent, on_accent: what is active, and text upon it.
        selection: ground of selected rows.
        danger, warning, good: states.
        wave, wave_soft: the waveform's peaks and their middle.
        emotions: one for each, distinct for most colour-blind people by lightness as well.
    """

    dark: bool
    window: str
    panel: str
    raised: str
    sunken: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    selection: str
    danger: str
    warning: str
    good: str
    wave: str
    wave_soft: str
    playhead: str
    emotions: dict[Emotion, str] = field(default_factory=dict)

    def emotion(self, emotion: Emotion | None) -> QColor:
        """Return an emotion's colour; that of faint text where there is none."""
        return QColor(self.faint if emotion is None else self.emotions[emotion])


DARK = Colours(
    dark=True,
    window="#14161B",
    panel="#1B1E25",
    raised="#262A33",
    sunken="#101217",
    line="#2E333E",
    text="#E4E7EC",
    muted="#9AA2B1",
    faint="#667085",
    accent="#5B8CFF",
    on_accent="#FFFFFF",
    selection="#2A3A5E",
    danger="#F0625A",
    warning="#F2BC4F",
    good="#5FBF8A",
    wave="#5C7FB8",
    wave_soft="#86A8DE",
    playhead="#FFFFFF",
    emotions=_EMOTIONS_DARK,
)
LIGHT = Colours(
    dark=False,
    window="#E9EBEF",
    panel="#F7F8FA",
    raised="#FFFFFF",
    sunken="#FFFFFF",
    line="#D3D7DF",
    text="#1D2129",
    muted="#5B6472",
    faint="#8D95A3",
    accent="#2F66E0",
    on_accent="#FFFFFF",
    selection="#D4E1FF",
    danger="#CC3A32",
    warning="#A76A00",
    good="#23824F",
    wave="#7C9CCB",
    wave_soft="#4F74AD",
    playhead="#1D2129",
    emotions=_EMOTIONS_LIGHT,
)


def qt_palette(colours: Colours) -> QPalette:
    """Return Qt's palette for widgets that no style sheet rule reaches."""
    role = QPalette.ColorRole
    palette = QPalette()
    for where, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.sunken,
        role.AlternateBase: colours.panel,
        role.Text: colours.text,
        role.PlaceholderText: colours.faint,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.danger,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Link: colours.accent,
        role.Light: colours.raised,
        role.Midlight: colours.line,
        role.Mid: colours.line,
        role.Dark: colours.sunken,
        role.Shadow: colours.sunken,
        role.Accent: colours.accent,
    }.items():
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.faint))
    return palette
