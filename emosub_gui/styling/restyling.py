"""Changing themes: functions `Theme -> Theme` on one of the looks that a theme consists of."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from msgspec.structs import asdict, replace

from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import Style, StylePatch, Theme


class Part(StrEnum):
    """What a look is for: all lines, or those of an emotion, a voice or a speaker.

    `LINE` is for the departures of selected lines, which no theme holds.
    """

    BASE = "base"
    EMOTION = "emotions"
    VOICE = "voices"
    SPEAKER = "speakers"
    LINE = "line"


class Target(NamedTuple):
    """One look of a theme; `name` is the emotion, the voice or the speaker."""

    part: Part = Part.BASE
    name: str = ""


BASE = Target()
LINE = Target(Part.LINE)


def patch_of(theme: Theme, target: Target) -> StylePatch:
    """Return a look's departures from the base; none for the base itself."""
    return _patches(theme, target.part).get(target.name, StylePatch())


def style_of(theme: Theme, target: Target) -> Style:
    """Return a look as it is on lines that no other look applies to."""
    return patch_of(theme, target).over(theme.base)


def set_field(theme: Theme, target: Target, field: str, value: object) -> Theme:
    """Set a field of a look; what is just as in the base is no departure."""
    if target == BASE:
        return replace(theme, base=replace(theme.base, **{field: value}))
    departs = value != getattr(theme.base, field)
    patch = replace(patch_of(theme, target), **{field: value if departs else None})
    return _with_patch(theme, target, patch)


def reset_field(theme: Theme, target: Target, field: str, origin: Theme) -> Theme:
    """Let a field be as in the base; the base's own fields, as in `origin`."""
    if target == BASE:
        return set_field(theme, target, field, getattr(origin.base, field))
    return _with_patch(theme, target, replace(patch_of(theme, target), **{field: None}))


def reset(theme: Theme, target: Target, origin: Theme) -> Theme:
    """Make a look what it is in `origin`."""
    if target == BASE:
        return replace(theme, base=origin.base)
    return _with_patch(theme, target, patch_of(origin, target))


def departs(theme: Theme, target: Target, field: str, origin: Theme) -> bool:
    """Tell whether a field is other than in the base; the base's own, other than in `origin`."""
    if target == BASE:
        return bool(getattr(theme.base, field) != getattr(origin.base, field))
    return getattr(patch_of(theme, target), field) is not None


def copy(theme: Theme, source: Target, target: Target) -> Theme:
    """Let one look be as another; copied onto the base, a look becomes everybody's."""
    if target == BASE:
        return replace(theme, base=style_of(theme, source))
    return _with_patch(theme, target, patch_of(theme, source))


def adopt(theme: Theme, target: Target, patch: StylePatch) -> Theme:
    """Let a look take departures over, beside those that it has."""
    for field, value in asdict(patch).items():
        theme = theme if value is None else set_field(theme, target, field, value)
    return theme


def swap(theme: Theme, one: Target, other: Target) -> Theme:
    """Exchange two looks, neither of which is the base."""
    mine, theirs = patch_of(theme, one), patch_of(theme, other)
    return _with_patch(_with_patch(theme, one, theirs), other, mine)


def _patches(theme: Theme, part: Part) -> dict[str, StylePatch]:
    """Return a theme's patches of one kind, by names."""
    if part in (Part.BASE, Part.LINE):
        return {}
    return {str(name): patch for name, patch in getattr(theme, part).items()}


def _with_patch(theme: Theme, target: Target, patch: StylePatch) -> Theme:
    """Return a theme with another patch; an empty one is left out."""
    patches: dict[Any, StylePatch] = dict(getattr(theme, target.part))
    name = Emotion(target.name) if target.part is Part.EMOTION else target.name
    patches[name] = patch
    if patch == StylePatch():
        del patches[name]
    return replace(theme, **{target.part: patches})
