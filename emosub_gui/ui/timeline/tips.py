"""What a tooltip says of a cue."""

from __future__ import annotations

from html import escape

from emosub_gui.core.cue import Cue, Review
from emosub_gui.core.timecode import clock
from emosub_gui.ui.words import certainty, emotion_name, reservation, review_name


def describe(cue: Cue) -> str:
    """Return a cue's speaker and text, times, emotion and review, as rich text."""
    lines = [escape(cue.plain).replace("\n", "<br>")]
    if cue.speaker:
        lines.insert(0, f"<b>{escape(cue.speaker)}</b>")
    lines.append(f"{clock(cue.start)} → {clock(cue.end)} · {cue.duration / 1000:.3f} s")
    if cue.emotion is not None:
        certain = "" if cue.review is Review.CORRECTED else certainty(cue)
        emotion = f"{emotion_name(cue.emotion)} {certain}".rstrip()
        lines += [f"{emotion} · {review_name(cue.review)}", reservation(cue)]
    return "<br>".join(line for line in lines if line)
