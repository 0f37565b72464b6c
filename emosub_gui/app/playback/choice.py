"""Which library plays."""

from __future__ import annotations

import contextlib

from emosub_gui.app.playback.backend import Backend
from emosub_gui.app.playback.vlc_backend import VlcBackend
from emosub_gui.core.errors import NoPlayerError

AUTO, VLC, QT = "auto", "vlc", "qt"


def make_backend(wanted: str = AUTO) -> Backend:
    """Return libVLC's backend, or QtMultimedia's where libVLC is missing or not wanted.

    Args:
        wanted: "auto", "vlc" or "qt"; for one that is missing, the other stands in.

    Raises:
        NoPlayerError: neither can be loaded.
    """
    for make in (_qt, VlcBackend) if wanted == QT else (VlcBackend, _qt):
        with contextlib.suppress(ImportError):
            return make()
    raise NoPlayerError


def _qt() -> Backend:
    """Load QtMultimedia, which is not needed where libVLC plays."""
    from emosub_gui.app.playback.qt_backend import QtBackend

    return QtBackend()
