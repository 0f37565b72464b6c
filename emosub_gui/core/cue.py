"""A cue: one subtitle with its words, its emotion, and the evidence for it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from emosub_gui.core import markup
from emosub_gui.core.emotion import Emotion, Scores
from emosub_gui.core.theme import StylePatch


class WordTiming(StrEnum):
    """Where a word's times come from, best first."""

    ALIGNED = "aligned"
    RECOGNISED = "recognised"
    INTERPOLATED = "interpolated"


class Word(msgspec.Struct, frozen=True, omit_defaults=True):
    """A spoken word; times in milliseconds from the start of the media.

    Attributes:
        text: as it stands in the cue, with its punctuation.
        start, end: when it is heard.
        confidence: that it is the right word, in [0, 1].
        timing: where the times come from.
        loudness: dB above its line; 0 where not measured, as for pitch.
        pitch: semitones above its line's median.
        rate: ratio of its syllables a second to its line's; 1 where not measured.
    """

    text: str
    start: int
    end: int
    confidence: float | None = None
    timing: WordTiming = WordTiming.RECOGNISED
    loudness: float = 0.0
    pitch: float = 0.0
    rate: float = 1.0


class Voice(StrEnum):
    """How a line was voiced."""

    WHISPER = "whisper"
    NORMAL = "normal"
    SHOUT = "shout"


class Prosody(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a line sounds; the `relative_` figures are against the speaker's own median.

    Attributes:
        loudness: active speech level in dB relative to full scale.
        pitch: median fundamental frequency in Hz; None where nothing is voiced.
        pitch_range: 10th to 90th percentile of pitch, in semitones.
        rate: syllables a second.
        voiced: seconds of voiced speech.
        voiced_share: share of the speech that is voiced, in [0, 1].
        tilt: dB of the band from 1 to 5 kHz above the band below 1 kHz; effort raises it.
        snr: estimated signal-to-noise ratio in dB.
        relative_loudness: dB above the median.
        relative_pitch: semitones above the median.
        relative_rate: ratio to the median.
        arousal: calm (0) to excited (1), where a model measured it.
        voice: whisper, normal or shout.
    """

    loudness: float | None = None
    pitch: float | None = None
    pitch_range: float | None = None
    rate: float | None = None
    voiced: float = 0.0
    voiced_share: float | None = None
    tilt: float | None = None
    snr: float | None = None
    relative_loudness: float | None = None
    relative_pitch: float | None = None
    relative_rate: float | None = None
    arousal: float | None = None
    voice: Voice = Voice.NORMAL


class Evidence(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the models said of a line; enough to score it again without them.

    A missing distribution means "no evidence", never "neutral".

    Attributes:
        audio: the sound expert's distribution, as its model gave it.
        text: the text expert's distribution, as its model gave it.
        combined: the fusion's result.
        audio_reliability: how far to trust the sound expert here, in [0, 1].
        text_reliability: how far to trust the text expert here, in [0, 1].
        audio_model: name of the sound model.
        text_model: name of the text model.
        words: what `text` is of, as a viewer reads it; empty without it, and where not known.
    """

    audio: Scores | None = None
    text: Scores | None = None
    combined: Scores | None = None
    audio_reliability: float = 1.0
    text_reliability: float = 1.0
    audio_model: str = ""
    text_model: str = ""
    words: str = ""


class Review(StrEnum):
    """What a person has said of a cue's emotion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"


class Margins(msgspec.Struct, frozen=True, array_like=True):
    """Distance from the picture's edges in PlayRes pixels; 0 means the style's."""

    left: int = 0
    right: int = 0
    vertical: int = 0


class Cue(msgspec.Struct, frozen=True, omit_defaults=True):
    r"""One subtitle; times in milliseconds from the start of the media.

    Attributes:
        id: stable within its document; 0 until a document has taken the cue in.
        start: when it appears.
        end: when it disappears; never before `start`.
        text: event text (see `core.markup`): override tags, `\N` for a line break.
        words: the spoken words in order, where known.
        speaker: name of the speaker; empty where unknown.
        language: ISO 639-1 code of what is spoken; empty where unknown.
        emotion: None until analysed or chosen.
        confidence: calibrated probability that `emotion` is right.
        evidence: what the models said.
        prosody: how it sounds.
        review: whether a person has accepted or corrected the emotion.
        style: name of an imported style to use in place of the emotion's.
        override: this cue's own departures from its emotion's look.
        layer, margins, effect, comment: as in an ASS event.
    """

    id: int
    start: int
    end: int
    text: str = ""
    words: tuple[Word, ...] = ()
    speaker: str = ""
    language: str = ""
    emotion: Emotion | None = None
    confidence: float | None = None
    evidence: Evidence | None = None
    prosody: Prosody | None = None
    review: Review = Review.OPEN
    style: str = ""
    override: StylePatch | None = None
    layer: int = 0
    margins: Margins = Margins()
    effect: str = ""
    comment: bool = False

    @property
    def duration(self) -> int:
        """Length in milliseconds."""
        return self.end - self.start

    @property
    def plain(self) -> str:
        """What a viewer reads, with real line breaks."""
        return markup.to_plain(self.text)

    @property
    def reviewed(self) -> bool:
        """Whether a person has decided on the emotion."""
        return self.review is not Review.OPEN
