"""What several panels call things, in the program's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from emosub_gui.core.checks import Problem, ProblemKind
from emosub_gui.core.cue import Cue, Review, Voice
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.errors import translatable
from emosub_gui.core.fields import Field
from emosub_gui.core.review import is_outdated

_EMOTIONS = {
    Emotion.NEUTRAL: translatable("words", "Neutral"),
    Emotion.HAPPY: translatable("words", "Happy"),
    Emotion.SAD: translatable("words", "Sad"),
    Emotion.ANGRY: translatable("words", "Angry"),
    Emotion.FEAR: translatable("words", "Fear"),
    Emotion.SURPRISE: translatable("words", "Surprise"),
    Emotion.DISGUST: translatable("words", "Disgust"),
}
_REVIEWS = {
    Review.OPEN: translatable("words", "Not reviewed"),
    Review.ACCEPTED: translatable("words", "Accepted"),
    Review.CORRECTED: translatable("words", "Corrected"),
}
_YOU = translatable("words", "you")
_VOICES = {
    Voice.WHISPER: translatable("words", "Whisper"),
    Voice.NORMAL: translatable("words", "Normal voice"),
    Voice.SHOUT: translatable("words", "Shout"),
}
_FIELDS = {
    Field.START: translatable("words", "Start"),
    Field.END: translatable("words", "End"),
    Field.DURATION: translatable("words", "Duration"),
    Field.TEXT: translatable("words", "Text"),
    Field.SPEAKER: translatable("words", "Speaker"),
    Field.LANGUAGE: translatable("words", "Language"),
    Field.STYLE: translatable("words", "Style"),
    Field.EFFECT: translatable("words", "Effect"),
    Field.LAYER: translatable("words", "Layer"),
    Field.MARGIN_LEFT: translatable("words", "Left margin"),
    Field.MARGIN_RIGHT: translatable("words", "Right margin"),
    Field.MARGIN_VERTICAL: translatable("words", "Vertical margin"),
}
_EDITS = {
    Field.START: translatable("words", "Change the start"),
    Field.END: translatable("words", "Change the end"),
    Field.DURATION: translatable("words", "Change the duration"),
    Field.TEXT: translatable("words", "Edit text"),
    Field.SPEAKER: translatable("words", "Change the speaker"),
    Field.LANGUAGE: translatable("words", "Change the language"),
    Field.STYLE: translatable("words", "Change the style"),
    Field.EFFECT: translatable("words", "Change the effect"),
    Field.LAYER: translatable("words", "Change the layer"),
    Field.MARGIN_LEFT: translatable("words", "Change the left margin"),
    Field.MARGIN_RIGHT: translatable("words", "Change the right margin"),
    Field.MARGIN_VERTICAL: translatable("words", "Change the vertical margin"),
}
_PROBLEMS = {
    ProblemKind.EMPTY: translatable("words", "There is no text."),
    ProblemKind.NEGATIVE: translatable("words", "It ends before it starts."),
    ProblemKind.TOO_FAST: translatable(
        "words", "Too fast to read: {value:.1f} characters a second; {limit:g} is the limit."
    ),
    ProblemKind.TOO_SHORT: translatable(
        "words", "Too short: {seconds:.2f} s; {least:.2f} s is the least."
    ),
    ProblemKind.TOO_LONG: translatable(
        "words", "Too long: {seconds:.2f} s; {least:.2f} s is the most."
    ),
    ProblemKind.LINE_TOO_LONG: translatable(
        "words", "A line has {value:g} characters; {limit:g} is the limit."
    ),
    ProblemKind.TOO_MANY_LINES: translatable("words", "{value:g} lines; {limit:g} are the most."),
    ProblemKind.OVERLAP: translatable("words", "It overlaps the next line by {value:g} ms."),
    ProblemKind.GAP_TOO_SMALL: translatable(
        "words", "Only {value:g} ms to the next line; {limit:g} ms are the least."
    ),
}


def _translated(text: str) -> str:
    return QCoreApplication.translate("words", text)


def emotion_name(emotion: Emotion | None) -> str:
    """Return an emotion's name; "" where there is none."""
    return _translated(_EMOTIONS[emotion]) if emotion else ""


def certainty(cue: Cue) -> str:
    """Return how sure the models are of a cue's emotion, or that a person chose another one.

    Nobody knows it of words that they have not judged: "?".
    """
    if cue.emotion is None:
        return ""
    if cue.review is Review.CORRECTED:
        return _translated(_YOU)
    if cue.confidence is None:
        return ""
    return "?" if is_outdated(cue) else f"{cue.confidence:.0%}"


def reservation(cue: Cue) -> str:
    """Say what the models judged where it is other words, or where a person overruled them.

    Nothing is said, "", where their judgement stands as it is.
    """
    if is_outdated(cue):
        return QCoreApplication.translate("words", "The models judged other words.")
    said = cue.evidence.combined if cue.evidence else None
    if cue.review is not Review.CORRECTED or said is None or cue.confidence is None:
        return ""
    text = QCoreApplication.translate("words", "The models said {emotion}, {share}.")
    return text.format(emotion=emotion_name(said.best).lower(), share=f"{cue.confidence:.0%}")


def review_name(review: Review) -> str:
    """Return the name of a review state."""
    return _translated(_REVIEWS[review])


def voice_name(voice: Voice) -> str:
    """Return what a voice is called."""
    return _translated(_VOICES[voice])


def field_name(field: Field) -> str:
    """Return a field's name, as a heading."""
    return _translated(_FIELDS[field])


def edit_name(field: Field) -> str:
    """Return what the undo menu calls a change of a field."""
    return _translated(_EDITS[field])


def problem_sentence(problem: Problem) -> str:
    """Say what is wrong with a cue."""
    return _translated(_PROBLEMS[problem.kind]).format(
        value=problem.value,
        limit=problem.limit,
        seconds=problem.value / 1000,
        least=problem.limit / 1000,
    )
