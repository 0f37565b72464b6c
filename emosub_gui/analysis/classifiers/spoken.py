"""What of a subtitle is speech, and in which of the embedded models' languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import regex

_DESCRIPTION = re.compile(r"\[[^\[\]]*\]|\([^()]*\)|（[^（）]*）")
_SPEAKER = re.compile(r"^\s*(?:[-–—]\s*)?(?:[A-Z][A-Z .'’-]{1,24}|[가-힣]{2,5}):\s+", re.MULTILINE)
_MARKS = re.compile(r"[♩♪♫♬#*_<>]+|^\s*[-–—]\s*", re.MULTILINE)
_EMOJI = regex.compile(r"\p{Extended_Pictographic}")
_HANGUL = regex.compile(r"\p{Hangul}")
_LATIN = regex.compile(r"\p{Latin}")
_LETTER = regex.compile(r"\p{Letter}")

_KOREAN_SHARE = 0.3
"""Korean speech is full of English words; English speech holds next to no Hangul."""


def spoken(text: str) -> str:
    """Return what is said in a subtitle, on one line.

    Sound descriptions ("[door slams]", "(한숨)"), speaker labels, dialogue dashes and music
    marks are the subtitler's words, not the speaker's, and are left out.
    """
    text = _DESCRIPTION.sub(" ", text)
    text = _MARKS.sub(" ", _SPEAKER.sub("", text))
    return " ".join(text.split())


def name_emoji(text: str) -> str:
    """Replace each emoji by its Unicode name, which a model of English words understands."""
    return _EMOJI.sub(lambda match: f" {unicodedata.name(match[0], '').lower()} ", text)


def with_beginning(line: str, before: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the line with the lines before that begin its sentence, and those before them.

    A sentence goes on where the line before ends in a comma, or, in text with capitals, where
    it ends in a word and this line begins small. Other lines before are someone's own
    sentences, and stay out.

    Args:
        line: what `spoken` returned.
        before: the lines before it, likewise, nearest last.
    """
    for count in range(len(before), 0, -1):
        if not _goes_on(before[count - 1], line):
            return line, before[:count]
        line = f"{before[count - 1]} {line}"
    return line, ()


def _goes_on(earlier: str, line: str) -> bool:
    """Tell whether a sentence that began in one line is unfinished before the next."""
    if earlier.endswith((",", "，")):
        return True
    return earlier[:1].isupper() and earlier[-1:].isalnum() and line[:1].islower()


def text_language(text: str, language: str = "") -> str:
    """Return "en" or "ko", whichever embedded model understands the text; "" for neither.

    The script decides before the given language does, because a subtitle may be a
    translation of what is spoken. Emoji alone are judged by their English names.

    Args:
        text: what `spoken` returned.
        language: ISO 639-1 code of the segment; "" where unknown.
    """
    letters = len(_LETTER.findall(text))
    if not letters:
        return "en" if _EMOJI.search(text) else ""
    if len(_HANGUL.findall(text)) >= _KOREAN_SHARE * letters:
        return "ko"
    latin = len(_LATIN.findall(text)) > letters / 2
    return "en" if latin and language in {"", "en", "ko"} else ""
