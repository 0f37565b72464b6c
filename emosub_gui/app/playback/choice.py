"""Which library plays."""

from __future__ import annotations

from emosub_gui.app.playback.backend import Backend
from emosub_gui.app.playback.vlc_backend import VlcBackend
from emosub_gui.core.errors import NoPlayerError


def make_backend() -> Backend:
    """Return libVLC's backend, or QtMultimedia's where libVLC is missing.

    Raises:
        NoPlayerError: neither can be loaded.
    """
    try:
        return VlcBackend()
    except ImportError:
        pass
    try:
        from emosub_gui.app.playback.qt_backend import QtBackend
    except ImportError as error:
        raise NoPlayerError from error
    return QtBackend()
