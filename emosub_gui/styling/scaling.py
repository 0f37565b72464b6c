"""From the reference picture, in which looks are designed, to the pixels of a script."""

from __future__ import annotations

from typing import Final, TypeVar

import msgspec

from emosub_gui.core.theme import Style, StylePatch, Theme

REFERENCE_LINES: Final = 1080
_LENGTHS: Final = (
    "size", "outline", "shadow", "spacing", "blur", "margin_side", "margin_vertical",
)  # fmt: skip
_Lengths = TypeVar("_Lengths", Style, StylePatch)


def scale_to(width: int, height: int) -> float:
    """Return how many pixels of a picture one reference pixel is.

    Of an upright picture the width counts, so that a line of text still fits.
    """
    return min(width, height) / REFERENCE_LINES


def scaled(lengths: _Lengths, scale: float) -> _Lengths:
    """Return a style or a patch with every length multiplied."""
    given = {name: getattr(lengths, name) for name in _LENGTHS}
    changes = {name: value * scale for name, value in given.items() if value is not None}
    return msgspec.structs.replace(lengths, **changes)


def scaled_theme(theme: Theme, scale: float) -> Theme:
    """Return a theme whose base and patches are all scaled."""
    return msgspec.structs.replace(
        theme,
        base=scaled(theme.base, scale),
        emotions={name: scaled(patch, scale) for name, patch in theme.emotions.items()},
        voices={name: scaled(patch, scale) for name, patch in theme.voices.items()},
        speakers={name: scaled(patch, scale) for name, patch in theme.speakers.items()},
    )
