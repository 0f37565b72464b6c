"""Which library plays."""

from __future__ import annotations

import contextlib
from importlib.util import find_spec

from PySide6.QtCore import qVersion

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


def versions() -> dict[str, str]:
    """Return the version of each library that is here; loads libVLC for the question."""
    found = {}
    with contextlib.suppress(ImportError, OSError, NotImplementedError, NameError):
        from vlc import libvlc_get_version

        found[VLC] = libvlc_get_version().decode().split()[0]
    if find_spec("PySide6.QtMultimedia") is not None:
        found[QT] = qVersion()
    return found
