"""Dressing cues: what an ASS event says of a cue's look beside its named style."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from emosub_gui.core.cue import Cue, Margins
from emosub_gui.core.theme import Animation, Style, StylePatch, Theme
from emosub_gui.styling.animation import Line, animate
from emosub_gui.styling.expression import express
from emosub_gui.styling.labels import label
from emosub_gui.styling.looks import Look, Looks, own_style
from emosub_gui.styling.scaling import scale_to, scaled, scaled_theme
from emosub_gui.styling.tags import number, override_tags, with_returns

_PLAIN = Style()  # without blur, fade, animation and position
_PLACED = re.compile(r"\\(?:pos|move)\(")
_FADED = re.compile(r"\\fade?\(")
_ALIGNED = re.compile(r"\\an?\d")


class Dressed(NamedTuple):
    """The parts of an ASS event that carry the look; distances in script pixels.

    `text` is event text with the cue's label and tags in place.
    """

    style: str
    margins: Margins
    text: str


def sharing_the_screen(cues: Iterable[Cue]) -> frozenset[int]:
    """Return the ids of cues that are shown while another one is."""
    visible = (cue for cue in cues if not cue.comment and cue.text)
    found: set[int] = set()
    last: Cue | None = None
    for cue in sorted(visible, key=lambda cue: cue.start):
        if last is not None and cue.start < last.end:
            found |= {cue.id, last.id}
        if last is None or cue.end > last.end:
            last = cue
    return frozenset(found)


class Dresser:
    """A theme fitted to a script.

    Args:
        theme: the look.
        width, height: the script's PlayRes.
        still: ids of cues that must not move, because they share the screen.
        film: width and height of the film's picture, the script's if None; libass takes blur in
            its pixels (`ass_render.c`, `blur_scale_x`), and everything else in the script's.
    """

    def __init__(
        self,
        theme: Theme,
        width: int,
        height: int,
        still: frozenset[int] = frozenset(),
        *,
        film: tuple[int, int] | None = None,
    ) -> None:
        self._size = (width, height)
        self._still = still
        self._scale = scale_to(width, height)
        self._blur_scale = scale_to(*film) / self._scale if film else 1.0
        self._label = theme.label_emotions
        self._words = theme.words
        self._looks = Looks(scaled_theme(theme, self._scale))

    def looks(self) -> list[Look]:
        """Return the base, the emotions, and the variants that dressed cues use; script pixels."""
        return self._looks.named()

    def dress(self, cue: Cue) -> Dressed:
        """Return a cue's event text, style and margins.

        A cue that keeps an imported style gets nothing but its own override; a comment is not
        shown and gets no tags at all.
        """
        patch = scaled(cue.override, self._scale) if cue.override else StylePatch()
        name, named = own_style(cue), None
        if not name:
            look = self._looks.of(cue)
            name, named = look.name, look.style
        if cue.comment:
            return Dressed(name, cue.margins, cue.text)
        style = patch.over(named or _PLAIN)
        if named:
            patch = msgspec.structs.replace(patch, weight=style.weight)
        if cue.id in self._still:
            style = msgspec.structs.replace(style, animation=Animation.NONE)
        text, turning = cue.text, ""
        if _ALIGNED.search(text):
            patch = msgspec.structs.replace(patch, alignment=None)
        if named:
            text = with_returns(text, style)
            turning, text = express(text, cue.words, style, self._words)
            text = label(cue) + text if self._label else text
        animated = animate(Line(text, style, cue.duration, self._scale))
        tags = (
            override_tags(patch, named)
            + self._position(style, text)
            + (f"\\blur{number(style.blur * self._blur_scale)}" if style.blur else "")
            + turning
            + _fade(style, cue.duration, text)
            + animated.tags
        )
        text = f"{{{tags}}}{animated.text}" if tags else animated.text
        return Dressed(name, _margins(cue.margins, patch), text)

    def _position(self, style: Style, text: str) -> str:
        r"""Return the `\pos` tag; of two in a line renderers take the first, so the text's own."""
        if style.position is None or _PLACED.search(text):
            return ""
        width, height = self._size
        return f"\\pos({number(style.position.x * width)},{number(style.position.y * height)})"


def _fade(style: Style, duration: int, text: str) -> str:
    r"""Return the `\fad` tag, unless the text has its own.

    Both times are shortened alike so that a cue is whole for half its time.
    """
    total = style.fade_in + style.fade_out
    if total == 0 or _FADED.search(text):
        return ""
    share = min(1.0, duration / 2 / total)
    return f"\\fad({int(style.fade_in * share)},{int(style.fade_out * share)})"


def _margins(margins: Margins, patch: StylePatch) -> Margins:
    """Return a cue's margins with those of its override where the cue has none itself."""
    side = round(patch.margin_side or 0)
    vertical = round(patch.margin_vertical or 0)
    return Margins(
        left=margins.left or side,
        right=margins.right or side,
        vertical=margins.vertical or vertical,
    )
