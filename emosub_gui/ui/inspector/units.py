"""Offsets in Qt's texts: Qt counts UTF-16 units, of which an emoji has two; Python characters."""

from __future__ import annotations


def to_units(text: str, offset: int) -> int:
    """Return the offset in Qt's text of an offset in Python's."""
    return offset + sum(character > "\uffff" for character in text[:offset])


def from_units(text: str, units: int) -> int:
    """Return the offset in Python's text of an offset in Qt's."""
    if text.isascii():
        return units
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
