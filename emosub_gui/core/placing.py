r"""Where a line stands by its own override tags: `\pos` and `\move`, in pixels of the PlayRes.

Renderers take the first `\pos` or `\move` of a line and no other (libass' `ass_parse.c`).
"""

from __future__ import annotations

import re

_NUMBER = r"\s*(-?\d+(?:\.\d*)?|-?\.\d+)\s*"
_PLACE = re.compile(rf"\\(pos|move|org)\({_NUMBER},{_NUMBER}(?:,{_NUMBER},{_NUMBER})?([^()]*)\)")
_STANDS = re.compile(r"\\(?:pos|move)\(")
_REMOVABLE = re.compile(r"\\(?:pos|move|org)\([^()]*\)")
_BLOCK = re.compile(r"\{[^}]*\}")


def is_placed(text: str) -> bool:
    """Tell whether event text says where it stands."""
    return any(_STANDS.search(block) for block in _BLOCK.findall(text))


def place(text: str, x: float, y: float) -> str:
    r"""Return event text that stands at a point, by a `\pos` in its first block of tags."""
    free = release(text)
    tag = f"\\pos({_written(x)},{_written(y)})"
    return f"{{{tag}{free[1:]}" if _BLOCK.match(free) else f"{{{tag}}}{free}"


def shift(text: str, x: float, y: float) -> str:
    r"""Return event text moved by a distance: all points of its `\pos`, `\move` and `\org`."""

    def moved(match: re.Match[str]) -> str:
        name, *points, rest = match.groups(default="")
        values = [
            _written(float(value) + by) if value else ""
            for value, by in zip(points, (x, y, x, y), strict=True)
        ]
        return f"\\{name}({','.join(filter(None, values))}{rest})"

    return _BLOCK.sub(lambda block: _PLACE.sub(moved, block.group()), text)


def release(text: str) -> str:
    """Return event text that stands where its style says."""

    def freed(block: re.Match[str]) -> str:
        kept = _REMOVABLE.sub("", block.group())
        return "" if kept == "{}" and kept != block.group() else kept

    return _BLOCK.sub(freed, text)


def _written(value: float) -> str:
    """Write a coordinate with at most one decimal."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")  # the sum turns -0.0 into 0.0
