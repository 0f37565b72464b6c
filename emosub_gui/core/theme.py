"""Looks as values: a theme gives each emotion, voice and speaker its style.

Sizes and distances are in pixels of a 1080-line picture; `styling` scales them to the video.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec

from emosub_gui.core.emotion import Emotion

Colour = Annotated[str, msgspec.Meta(pattern=r"^#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?$")]
"""`#RRGGBB`, or `#RRGGBBAA` with AA = FF opaque."""

Size = Annotated[float, msgspec.Meta(ge=1, le=1000)]
Distance = Annotated[float, msgspec.Meta(ge=0, le=500)]
Scale = Annotated[float, msgspec.Meta(ge=1, le=1000)]
Alignment = Annotated[int, msgspec.Meta(ge=1, le=9)]
Milliseconds = Annotated[int, msgspec.Meta(ge=0, le=60_000)]
Unit = Annotated[float, msgspec.Meta(ge=0, le=1)]
Weight = Annotated[int, msgspec.Meta(ge=100, le=900)]
"""As in CSS: 400 is regular, 700 bold; of a font's faces the nearest is taken."""

_SEMIBOLD = 600


class Border(StrEnum):
    """How the text is set off from the picture."""

    OUTLINE = "outline"
    BOX = "box"


class Animation(StrEnum):
    """How the text moves."""

    NONE = "none"
    SHAKE = "shake"
    PULSE = "pulse"
    POP = "pop"
    WAVE = "wave"
    TREMBLE = "tremble"
    DRIFT = "drift"
    TYPEWRITER = "typewriter"


class Position(msgspec.Struct, frozen=True, array_like=True):
    """A place on the picture, as shares of its width from the left and its height from the top."""

    x: Unit
    y: Unit


class Style(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A complete look of a line.

    Attributes:
        font: family name.
        size: font size.
        weight: of the strokes, from thin (100) to black (900).
        italic, underline: as the names say.
        fill, outline_colour, shadow_colour: colours with opacity.
        outline: width of the outline, or padding of the box.
        shadow: depth of the shadow.
        border: outline or box.
        spacing: extra distance between letters.
        scale_x, scale_y: percent.
        angle: degrees, anticlockwise.
        blur: softness of the outline's edge.
        alignment: as on a numeric keypad; 2 is bottom centre.
        margin_side, margin_vertical: distance from the picture's edges.
        position: where the point lies that `alignment` names; None leaves it to the margins.
        fade_in, fade_out: milliseconds.
        animation: how the text moves.
        intensity: how strongly it moves, in [0, 1].
    """

    font: str = "Noto Sans KR"
    size: Size = 56.0
    weight: Weight = 400
    italic: bool = False
    underline: bool = False
    fill: Colour = "#FFFFFF"
    outline_colour: Colour = "#000000"
    shadow_colour: Colour = "#00000080"
    outline: Distance = 3.0
    shadow: Distance = 1.5
    border: Border = Border.OUTLINE
    spacing: Annotated[float, msgspec.Meta(ge=-100, le=500)] = 0.0
    scale_x: Scale = 100.0
    scale_y: Scale = 100.0
    angle: Annotated[float, msgspec.Meta(ge=-360, le=360)] = 0.0
    blur: Annotated[float, msgspec.Meta(ge=0, le=100)] = 0.0
    alignment: Alignment = 2
    margin_side: Distance = 96.0
    margin_vertical: Distance = 54.0
    position: Position | None = None
    fade_in: Milliseconds = 0
    fade_out: Milliseconds = 0
    animation: Animation = Animation.NONE
    intensity: Unit = 0.5

    @property
    def bold(self) -> bool:
        """Whether it counts as bold where there are but two weights."""
        return self.weight >= _SEMIBOLD


class StylePatch(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Departures from a style; None leaves a field as it is. Fields as in `Style`."""

    font: str | None = None
    size: Size | None = None
    weight: Weight | None = None
    italic: bool | None = None
    underline: bool | None = None
    fill: Colour | None = None
    outline_colour: Colour | None = None
    shadow_colour: Colour | None = None
    outline: Distance | None = None
    shadow: Distance | None = None
    border: Border | None = None
    spacing: Annotated[float, msgspec.Meta(ge=-100, le=500)] | None = None
    scale_x: Scale | None = None
    scale_y: Scale | None = None
    angle: Annotated[float, msgspec.Meta(ge=-360, le=360)] | None = None
    blur: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None
    alignment: Alignment | None = None
    margin_side: Distance | None = None
    margin_vertical: Distance | None = None
    position: Position | None = None
    fade_in: Milliseconds | None = None
    fade_out: Milliseconds | None = None
    animation: Animation | None = None
    intensity: Unit | None = None

    def over(self, style: Style) -> Style:
        """Return `style` with this patch's fields in place."""
        changes = {
            name: value for name, value in msgspec.structs.asdict(self).items() if value is not None
        }
        return msgspec.structs.replace(style, **changes) if changes else style


class WordExpression(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How far a word's own sound changes its look, each in [0, 1]; 0 is off.

    Attributes:
        loudness: louder words become larger and heavier.
        pitch: higher words rise from the baseline.
        rate: slower words are spaced wider.
    """

    loudness: Unit = 0.0
    pitch: Unit = 0.0
    rate: Unit = 0.0


class Theme(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A look for a whole film: a base style and patches upon it.

    A line's style is base, then its emotion's patch, its speaker's, its voice's, its own.

    Attributes:
        name: shown in lists; unique among a user's themes.
        description: one sentence on what it is for.
        author: who designed it.
        base: style of an unmarked line.
        emotions: patch of each emotion.
        voices: patch of each voice.
        speakers: patch of each named speaker.
        label_emotions: write the emotion in brackets before the text (SDH).
        words: word-level expression.
        fonts: font files that travel with the theme, relative to it.
    """

    name: str
    description: str = ""
    author: str = ""
    base: Style = Style()
    emotions: dict[Emotion, StylePatch] = {}
    voices: dict[str, StylePatch] = {}
    speakers: dict[str, StylePatch] = {}
    label_emotions: bool = False
    words: WordExpression = WordExpression()
    fonts: tuple[str, ...] = ()
