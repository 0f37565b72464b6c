"""Where the files that come with the program lie."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """Return the path of a bundled file or folder, in a wheel or in a checkout."""
    bundled = _PACKAGE / "resources"
    root = bundled if bundled.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
