"""Formats that pysubs2 reads: MicroDVD, MPL2, TMP, TTML, its own JSON, Whisper's output."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pysubs2
from pysubs2.formats import FILE_EXTENSION_TO_FORMAT_IDENTIFIER

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, Script
from emosub_gui.core.errors import SubtitleFormatError
from emosub_gui.formats.remarks import Reading


def loads(text: str, path: Path, frame_rate: Fraction | None = None) -> Reading:
    """Read subtitles; the suffix of `path` counts only where the content is ambiguous.

    Args:
        text: content of the file.
        path: of the file.
        frame_rate: for formats that count frames (MicroDVD) and do not say how fast.

    Raises:
        SubtitleFormatError: no format fits, or the text breaks the one that does.
    """
    fps = float(frame_rate) if frame_rate else None
    try:
        try:
            subtitles = pysubs2.SSAFile.from_string(text, fps=fps)
        except pysubs2.exceptions.FormatAutodetectionError as error:
            likely = FILE_EXTENSION_TO_FORMAT_IDENTIFIER.get(path.suffix.lower())
            if likely not in error.formats:
                reason = "its content follows no format that is known"
                raise SubtitleFormatError(path=path, reason=reason) from error
            subtitles = pysubs2.SSAFile.from_string(text, format_=likely, fps=fps)
        cues = [_cue(event) for event in subtitles]
    except SubtitleFormatError:
        raise
    except pysubs2.exceptions.UnknownFPSError as error:
        reason = "it counts frames, and does not say how many a second has"
        raise SubtitleFormatError(path=path, reason=reason) from error
    except Exception as error:
        raise SubtitleFormatError(path=path, reason=f"it is damaged ({error})") from error
    if not cues:
        raise SubtitleFormatError(path=path, reason="it holds no subtitle")
    return Reading(Document.of(cues, script=Script(source=subtitles.format or "")))


def _cue(event: pysubs2.SSAEvent) -> Cue:
    """Return an event as a cue, its times in order."""
    start, end = sorted((max(0, int(event.start)), max(0, int(event.end))))
    return Cue(
        id=0,
        start=start,
        end=end,
        text=event.text.replace("\r", "").replace("\n", "\\N"),
        speaker=event.name,
        comment=event.is_comment,
    )
