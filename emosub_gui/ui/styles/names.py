"""What the style studio calls things, in the program's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from emosub_gui.core.cue import Voice
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.errors import translatable
from emosub_gui.core.theme import Animation, Border
from emosub_gui.styling.contrast import Vision
from emosub_gui.styling.restyling import LINE, Part, Target
from emosub_gui.ui.words import emotion_name, voice_name

_FIELDS = {
    "font": translatable("styles", "Font"),
    "size": translatable("styles", "Size"),
    "weight": translatable("styles", "Weight"),
    "italic": translatable("styles", "Italic"),
    "underline": translatable("styles", "Underline"),
    "spacing": translatable("styles", "Letter spacing"),
    "scale_x": translatable("styles", "Width"),
    "scale_y": translatable("styles", "Height"),
    "angle": translatable("styles", "Rotation"),
    "fill": translatable("styles", "Fill"),
    "outline_colour": translatable("styles", "Outline colour"),
    "shadow_colour": translatable("styles", "Shadow colour"),
    "border": translatable("styles", "Kind"),
    "outline": translatable("styles", "Outline"),
    "shadow": translatable("styles", "Shadow"),
    "blur": translatable("styles", "Softness"),
    "alignment": translatable("styles", "Alignment"),
    "margin_side": translatable("styles", "Side margins"),
    "margin_vertical": translatable("styles", "Vertical margin"),
    "position": translatable("styles", "Fixed place"),
    "fade_in": translatable("styles", "Fade in"),
    "fade_out": translatable("styles", "Fade out"),
    "animation": translatable("styles", "Animation"),
    "intensity": translatable("styles", "Intensity"),
}
_WORDS = {
    "loudness": translatable("styles", "Loudness"),
    "pitch": translatable("styles", "Pitch"),
    "rate": translatable("styles", "Slowness"),
}
_ANIMATIONS = {
    Animation.NONE: translatable("styles", "None"),
    Animation.SHAKE: translatable("styles", "Shake"),
    Animation.PULSE: translatable("styles", "Pulse"),
    Animation.POP: translatable("styles", "Pop"),
    Animation.WAVE: translatable("styles", "Wave"),
    Animation.TREMBLE: translatable("styles", "Tremble"),
    Animation.DRIFT: translatable("styles", "Drift"),
    Animation.TYPEWRITER: translatable("styles", "Typewriter"),
}
_BORDERS = {
    Border.OUTLINE: translatable("styles", "Outline"),
    Border.BOX: translatable("styles", "Box"),
}
_VISIONS = {
    None: translatable("styles", "Normal vision"),
    Vision.PROTAN: translatable("styles", "Without red cones"),
    Vision.DEUTAN: translatable("styles", "Without green cones"),
    Vision.TRITAN: translatable("styles", "Without blue cones"),
}
_BASE = translatable("styles", "All lines")
_LINE = translatable("styles", "The selected lines")


def _translated(text: str) -> str:
    return QCoreApplication.translate("styles", text)


def style_field_name(field: str) -> str:
    """Return the name of a field of `Style`, as a heading."""
    return _translated(_FIELDS[field])


def word_field_name(field: str) -> str:
    """Return the name of a trait of `WordExpression`."""
    return _translated(_WORDS[field])


def animation_name(animation: Animation) -> str:
    """Return what a movement is called."""
    return _translated(_ANIMATIONS[animation])


def border_name(border: Border) -> str:
    """Return what an edge is called."""
    return _translated(_BORDERS[border])


def vision_name(vision: Vision | None) -> str:
    """Return what a kind of colour vision is called."""
    return _translated(_VISIONS[vision])


def target_name(target: Target) -> str:
    """Return what a look of a theme is called."""
    if target.part is Part.EMOTION:
        return emotion_name(Emotion(target.name))
    if target.part is Part.VOICE:
        return voice_name(Voice(target.name))
    return target.name or _translated(_LINE if target == LINE else _BASE)
