"""Which look a cue has: base, then its emotion's patch, its speaker's, its voice's, its own.

Everything that a theme decides becomes a *named* ASS style, so that a whole film can be restyled
in another editor by changing a few styles; only a cue's own departures become override tags.
Names say where the look comes from: `Emotion.Angry`, `Emotion.Angry.Mina.Whisper`; `Default`
is the base.
"""

from __future__ import annotations

import re

import msgspec

from emosub_gui.core.cue import Cue, Voice
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.theme import Border, Style, StylePatch, Theme

DEFAULT = "Default"
_PREFIX = "Emotion"
_UNSAFE = re.compile(r"[\s,{}\\.*]+")
_NOTHING = StylePatch()


class Look(msgspec.Struct, frozen=True):
    """A named style."""

    name: str
    style: Style


def emotion_of(style_name: str) -> Emotion | None:
    """Return the emotion that a style of ours is named after; None for any other style."""
    prefix, _, rest = style_name.partition(".")
    emotion = rest.split(".", 1)[0].lower()
    return Emotion(emotion) if prefix == _PREFIX and emotion in EMOTIONS else None


def own_style(cue: Cue) -> str:
    """Return the imported style that a cue keeps, or "" if the theme decides.

    A style of ours that was imported back counts only as long as the emotion is the same.
    """
    named = emotion_of(cue.style)
    return cue.style if named is None or named is cue.emotion else ""


def resolve(cue: Cue, theme: Theme) -> Style:
    """Return the complete look that a theme and its own override give to a cue."""
    style = Looks(theme).of(cue).style
    return cue.override.over(style) if cue.override else style


class Looks:
    """The named styles that a theme gives to cues, each made once."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._by_origin: dict[tuple[object, ...], Look] = {}
        self._by_name: dict[str, Style] = {}

    def of(self, cue: Cue) -> Look:
        """Return the named style of a cue, without what only its override tags can say.

        A border other than the emotion's is part of the named style: no tag can set it.
        """
        voice = cue.prosody.voice if cue.prosody else Voice.NORMAL
        border = cue.override.border if cue.override else None
        return self._look(cue.emotion, cue.speaker, voice, border)

    def named(self) -> list[Look]:
        """Return the base, the seven emotions, and every variant asked for so far."""
        always = [self._look(emotion, "", Voice.NORMAL, None) for emotion in (None, *EMOTIONS)]
        return list(dict.fromkeys([*always, *self._by_origin.values()]))

    def _look(
        self, emotion: Emotion | None, speaker: str, voice: Voice, border: Border | None
    ) -> Look:
        origin = (emotion, speaker, voice, border)
        if origin not in self._by_origin:
            self._by_origin[origin] = self._make(emotion, speaker, voice, border)
        return self._by_origin[origin]

    def _make(
        self, emotion: Emotion | None, speaker: str, voice: Voice, border: Border | None
    ) -> Look:
        theme = self._theme
        names = [f"{_PREFIX}.{emotion.capitalize()}" if emotion else DEFAULT]
        style = theme.base
        if emotion in theme.emotions:
            style = theme.emotions[emotion].over(style)
        for name, patch in (
            (speaker, theme.speakers.get(speaker, _NOTHING)),
            (voice.capitalize(), theme.voices.get(voice, _NOTHING)),
        ):
            if patch != _NOTHING:
                style = patch.over(style)
                names.append(_UNSAFE.sub(" ", name).strip() or "Speaker")
        if border is not None and border is not style.border:
            style = msgspec.structs.replace(style, border=border)
            names.append(border.capitalize())
        return Look(self._claim(".".join(names), style), style)

    def _claim(self, name: str, style: Style) -> str:
        """Take a name for a style; add a number where another style has it already."""
        free, number = name, 2
        while self._by_name.setdefault(free, style) != style:
            free, number = f"{name} {number}", number + 1
        return free
