"""Draws scripts with libass."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from ctypes import byref, c_int
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from emosub_gui.core import files
from emosub_gui.media.libass.compositing import Bitmap, Box, Region, composite, ink_of
from emosub_gui.media.libass.library import AUTODETECT, Image, load
from emosub_gui.media.libass.messages import Messages

FONT_SUFFIXES: Final = frozenset({".ttf", ".otf", ".ttc", ".otc"})

_GLYPHS, _BITMAP_MB = 1000, 32
"""Limits of libass' caches; its own are 10,000 glyphs and 128 MB."""


class Font(NamedTuple):
    """A font that is not the system's: its file's name and content."""

    name: str
    data: bytes


class Picture(NamedTuple):
    """What is drawn at one time: regions that do not touch each other; none is nothing."""

    regions: tuple[Region, ...] = ()


class Renderer:
    """Draws one script at a time; a context manager.

    It belongs to one thread at a time: libass locks nothing. What it returns is a copy and stays.

    Attributes:
        messages: what libass has said of fonts so far.
    """

    def __init__(self, fonts: Iterable[Font] = ()) -> None:
        """Start libass with some fonts beside the system's.

        Raises:
            LibassMissingError: it is not on this computer.
        """
        self._api = api = load()
        self.messages = Messages()
        self._library = api.ass_library_init()
        api.ass_set_message_cb(self._library, self.messages.callback, None)
        # Embedded fonts come in `fonts`: libass would add them anew with every script.
        api.ass_set_extract_fonts(self._library, 0)
        for font in fonts:
            name = font.name.encode("utf-8", "replace")
            api.ass_add_font(self._library, name, font.data, len(font.data))
        self._renderer = api.ass_renderer_init(self._library)
        api.ass_set_cache_limits(self._renderer, _GLYPHS, _BITMAP_MB)
        api.ass_set_fonts(self._renderer, None, None, AUTODETECT, None, 1)
        self._track: int | None = None
        self._picture = Picture()
        self._strayed = False
        """Whether something else was drawn since; libass compares with that."""

    def __enter__(self) -> Renderer:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of everything; nothing can be drawn any more."""
        if self._library is None:
            return
        self._api.ass_free_track(self._track)
        self._api.ass_renderer_done(self._renderer)
        self._api.ass_library_done(self._library)
        self._library = self._renderer = self._track = None

    def set_size(self, width: int, height: int, storage: tuple[int, int] | None = None) -> None:
        """Say how large pictures are to be drawn, in square pixels.

        Args:
            width: of what is drawn upon.
            height: of what is drawn upon.
            storage: the film's own width and height, by which blur and rotation are scaled; the
                same if None.
        """
        self._api.ass_set_frame_size(self._renderer, width, height)
        self._api.ass_set_storage_size(self._renderer, *(storage or (width, height)))
        self._api.ass_set_pixel_aspect(self._renderer, 1.0)

    def set_script(self, text: str) -> None:
        """Take an ASS script in place of the present one.

        Raises:
            ValueError: it is none.
        """
        track = self._read(text)
        self._api.ass_free_track(self._track)
        self._track = track

    def render(self, time: int) -> Picture:
        """Draw the script at a time in ms; the very same object if nothing has changed."""
        if self._track is None:
            return self._picture
        changed = c_int()
        first = self._api.ass_render_frame(self._renderer, self._track, time, byref(changed))
        if changed.value or self._strayed:
            self._picture = Picture(composite(_bitmaps(first)))
            self._strayed = False
        return self._picture

    def ink(self, time: int, text: str | None = None) -> list[Box | None]:
        """Return where the script, or another one, draws at a time in ms.

        A box for each bitmap, in drawing order; None for one of which nothing can be seen.

        Raises:
            ValueError: `text` is no script.
        """
        track = self._track if text is None else self._read(text)
        if track is None:
            return []
        self._strayed = True
        try:
            first = self._api.ass_render_frame(self._renderer, track, time, None)
            return [ink_of(bitmap) for bitmap in _bitmaps(first)]
        finally:
            if text is not None:
                self._api.ass_free_track(track)

    def _read(self, text: str) -> int:
        """Return libass' handle of a script that it has read."""
        data = text.encode("utf-8", "replace")
        track: int | None = self._api.ass_read_memory(self._library, data, len(data), None)
        if track is None:
            raise ValueError("libass finds no script in the text")
        return track


def load_fonts(*places: Path) -> list[Font]:
    """Read font files, and those in folders, by name; what is not there is left out.

    Raises:
        FileError: one cannot be read.
    """
    found: dict[Path, None] = {}
    for place in places:
        inside = sorted(place.iterdir()) if place.is_dir() else [place]
        found |= dict.fromkeys(
            path for path in inside if path.suffix.lower() in FONT_SUFFIXES and path.is_file()
        )
    return [Font(path.name, files.read_bytes(path)) for path in found]


def _bitmaps(first: ctypes._Pointer[Image]) -> Iterator[Bitmap]:
    """Yield what libass has drawn; masks are views into its memory until it draws again."""
    pointer = first
    while pointer:
        image = pointer.contents
        if image.w > 0 and image.h > 0:
            # The last row may end before its stride does.
            size = image.stride * (image.h - 1) + image.w
            memory = (ctypes.c_uint8 * size).from_address(image.bitmap)
            mask = np.lib.stride_tricks.as_strided(
                np.frombuffer(memory, np.uint8), (image.h, image.w), (image.stride, 1)
            )
            yield Bitmap(image.dst_x, image.dst_y, mask, image.color)
        pointer = image.next
