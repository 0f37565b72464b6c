"""The libass library: finding it, and its functions and structures as in `ass.h` and `ass_types.h`.

A bundled library comes first, then the system's.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import functools
import sys
from collections.abc import Iterator
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_double, c_int, c_longlong, c_size_t, c_void_p
from typing import Any, Final

from emosub_gui.core.errors import LibassMissingError
from emosub_gui.core.resources import resource

AUTODETECT: Final = 1
"""Take fonts from the system's own provider (`ASS_FONTPROVIDER_AUTODETECT`)."""

MessageCallback = CFUNCTYPE(None, c_int, c_char_p, c_void_p, c_void_p)
"""`(level, format, va_list, data)`; 0 is fatal, 2 a warning, 4 information, 7 debugging."""

_NAMES: Final = {
    "win32": ("libass-9.dll", "libass.dll", "ass.dll"),
    "darwin": (
        "libass.9.dylib",
        "/opt/homebrew/lib/libass.9.dylib",
        "/usr/local/lib/libass.9.dylib",
    ),
}
_OTHER_NAMES: Final = ("libass.so.9",)


class Image(ctypes.Structure):
    """`ASS_Image`: a bitmap of coverage, its colour and its place; they form a linked list."""


Image._fields_ = [  # apart from the class, because it refers to itself
    ("w", c_int),
    ("h", c_int),
    ("stride", c_int),
    ("bitmap", c_void_p),
    ("color", ctypes.c_uint32),
    ("dst_x", c_int),
    ("dst_y", c_int),
    ("next", POINTER(Image)),
]

_PROTOTYPES: Final[dict[str, tuple[Any, list[Any]]]] = {
    "ass_library_version": (c_int, []),
    "ass_library_init": (c_void_p, []),
    "ass_library_done": (None, [c_void_p]),
    "ass_set_message_cb": (None, [c_void_p, MessageCallback, c_void_p]),
    "ass_set_extract_fonts": (None, [c_void_p, c_int]),
    "ass_add_font": (None, [c_void_p, c_char_p, c_char_p, c_int]),
    "ass_renderer_init": (c_void_p, [c_void_p]),
    "ass_renderer_done": (None, [c_void_p]),
    "ass_set_fonts": (None, [c_void_p, c_char_p, c_char_p, c_int, c_char_p, c_int]),
    "ass_set_cache_limits": (None, [c_void_p, c_int, c_int]),
    "ass_set_frame_size": (None, [c_void_p, c_int, c_int]),
    "ass_set_storage_size": (None, [c_void_p, c_int, c_int]),
    "ass_set_pixel_aspect": (None, [c_void_p, c_double]),
    "ass_read_memory": (c_void_p, [c_void_p, c_char_p, c_size_t, c_char_p]),
    "ass_free_track": (None, [c_void_p]),
    "ass_render_frame": (POINTER(Image), [c_void_p, c_void_p, c_longlong, POINTER(c_int)]),
}


@functools.cache
def load() -> ctypes.CDLL:
    """Return the library with its functions declared.

    Raises:
        LibassMissingError: it is not on this computer.
    """
    for name in _candidates():
        try:
            api = ctypes.CDLL(name)
        except OSError:
            continue
        for function, (result, arguments) in _PROTOTYPES.items():
            declared = getattr(api, function)
            declared.restype, declared.argtypes = result, arguments
        return api
    raise LibassMissingError


def _candidates() -> Iterator[str]:
    """Yield where the library may be, best first."""
    names = _NAMES.get(sys.platform, _OTHER_NAMES)
    yield from (str(path) for name in names if (path := resource("lib", name)).is_file())
    yield from names
    found = ctypes.util.find_library("ass")
    if found:
        yield found
