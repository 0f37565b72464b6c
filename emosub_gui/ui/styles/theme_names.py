"""What the bundled themes are called and are for, in the program's language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from emosub_gui.core.errors import translatable
from emosub_gui.styling.themes import ThemeFile


class About(NamedTuple):
    """A theme's name, and a sentence on what it is for."""

    name: str
    description: str


BUNDLED: Mapping[str, About] = MappingProxyType(
    {
        "affective": About(
            translatable("themes", "Affective"),
            translatable(
                "themes",
                "Colour tells how pleasant, weight how excited, size how sure of itself "
                "a feeling is.",
            ),
        ),
        "children": About(
            translatable("themes", "Children"),
            translatable(
                "themes",
                "Big friendly letters, always white; the thick edge tells the feeling, "
                "and nothing flickers.",
            ),
        ),
        "cinema": About(
            translatable("themes", "Cinema"),
            translatable(
                "themes", "Restrained: warm white, and a breath of colour where a line is felt."
            ),
        ),
        "colour-blind": About(
            translatable("themes", "Colour-blind safe"),
            translatable(
                "themes",
                "Okabe and Ito's palette, and every emotion has a shape as well: none is told "
                "by colour alone.",
            ),
        ),
        "drama": About(
            translatable("themes", "Drama"),
            translatable(
                "themes",
                "A quiet serif in ivory, with long fades; feelings are a tint that one notices "
                "late.",
            ),
        ),
        "high-contrast": About(
            translatable("themes", "High contrast"),
            translatable(
                "themes",
                "For low vision: large, heavy and still on solid boxes; every pair of colours "
                "passes WCAG AAA.",
            ),
        ),
        "horror": About(
            translatable("themes", "Horror"),
            translatable(
                "themes",
                "A cold serif that comes and goes like breath; only fear and anger are coloured "
                "with blood.",
            ),
        ),
        "sdh": About(
            translatable("themes", "SDH"),
            translatable(
                "themes",
                "For the deaf and hard of hearing: white on a dark box, the emotion in brackets.",
            ),
        ),
        "variety": About(
            translatable("themes", "Variety"),
            translatable(
                "themes",
                "Lively, as in a variety show: big rounded letters that pop, shake and tremble.",
            ),
        ),
        "voice": About(
            translatable("themes", "Voice"),
            translatable(
                "themes",
                "Every word as it was said: loud ones grow heavy, high ones rise, slow ones "
                "stretch.",
            ),
        ),
    }
)
"""By their ids, in the words of their files."""


def theme_name(file: ThemeFile) -> str:
    """Return what a theme is called; a person's own, as they named it."""
    return _said(file, file.theme.name if file.theme else file.id)


def theme_description(file: ThemeFile) -> str:
    """Return what a theme is for; "" if its file does not say."""
    return _said(file, file.theme.description if file.theme else "")


def _said(file: ThemeFile, text: str) -> str:
    return QCoreApplication.translate("themes", text) if file.bundled and text else text
