"""From the bytes of a subtitle file to text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from charset_normalizer import from_bytes

from emosub_gui.core.errors import SubtitleEncodingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 18
_FOREIGN_LETTER = re.compile(r"[^\W\d_\x00-\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_HANGUL = re.compile(r"[\uAC00-\uD7A3]")
_REPLACED = "\ufffd"
_KOREAN_SHARE = 0.9
_TOLERATED_SHARE = 0.02


class Decoded(NamedTuple):
    """Text without byte order mark, the codec that it was read with, and how much is unreadable.

    `damaged` counts the characters that stand for bytes which the encoding does not have.
    """

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, path: Path, encoding: str = "") -> Decoded:
    """Return the text of a file.

    A byte order mark decides, then UTF-8 if it fits, then Korean, then charset-normalizer, which
    is good at long texts. Up to two letters in a hundred may be damaged.

    Args:
        data: the file's bytes.
        path: of the file, for error messages.
        encoding: a codec that the person chose, instead of guessing.

    Raises:
        SubtitleEncodingError: no encoding fits, or not the chosen one.
    """
    for name in [encoding] if encoding else _likely(data):
        if (text := _strictly(data, name)) is not None:
            return Decoded(text, codecs.lookup(name).name)
    if encoding:
        raise SubtitleEncodingError(path=path)
    if damaged := _damaged(data):
        return damaged
    guess = _guess(data)
    if guess is None or (text := _strictly(data, guess)) is None:
        raise SubtitleEncodingError(path=path)
    return Decoded(text, codecs.lookup(guess).name)


def _strictly(data: bytes, name: str) -> str | None:
    """Return the text if every byte fits the codec and it makes text."""
    try:
        text = data.decode(name)
    except (UnicodeError, LookupError):
        return None
    return None if _is_binary(text) else text.removeprefix("\ufeff")


def _likely(data: bytes) -> Iterator[str]:
    """Yield the codecs that are recognised by rule, surest first."""
    yield from (name for mark, name in _MARKS if data.startswith(mark))
    yield "utf-8"
    if b"\0" in data:  # of digits and line ends in UTF-16, every other byte is zero
        yield "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
    if _is_korean(data.decode("cp949", "replace")):
        yield "cp949"


def _guess(data: bytes) -> str | None:
    """Return the codec that charset-normalizer finds most plausible.

    Of those that fit equally well it names the first; Western European is the likeliest.
    """
    sample = data[:_SAMPLE].rpartition(b"\n")[0] or data[:_SAMPLE]
    matches = from_bytes(sample)
    best = matches.best()
    if best is None:
        return None
    western = next((match for match in matches if match.encoding == "cp1252"), None)
    tied = western and (western.chaos, -western.coherence) <= (best.chaos, -best.coherence)
    same = sample.decode("cp1252", "replace") == str(best)
    return "cp1252" if tied or same else best.encoding


def _damaged(data: bytes) -> Decoded | None:
    """Return the text of UTF-8 or Korean of which a little cannot be read."""
    for name in ("utf-8", "cp949"):
        text = data.decode(name, "replace")
        damaged = text.count(_REPLACED)
        letters = len(_FOREIGN_LETTER.findall(text))
        sensible = name == "utf-8" or _is_korean(text)
        if sensible and not _is_binary(text) and damaged <= letters * _TOLERATED_SHARE:
            return Decoded(text, name, damaged)
    return None


def _is_binary(text: str) -> bool:
    """Tell whether text holds zeros, or more control characters than stray ones."""
    return "\0" in text or len(_CONTROL.findall(text)) > len(text) * _TOLERATED_SHARE


def _is_korean(text: str) -> bool:
    """Tell whether text read as CP949 makes sense: nearly all letters are common syllables.

    Other East Asian encodings read this way give Hanja, and syllables that the 2,350 of
    KS X 1001 do not have.
    """
    letters = _FOREIGN_LETTER.findall(text)
    common = sum(len(letter.encode("euc_kr")) == 2 for letter in letters if _HANGUL.match(letter))
    return bool(letters) and common >= _KOREAN_SHARE * len(letters)
