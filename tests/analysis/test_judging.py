"""From cues to evidence: what is measured once, and what a film's lines tell of each other."""

import numpy as np
import pytest
from msgspec.structs import replace

from emosub_gui.analysis import judging
from emosub_gui.analysis.classifiers.embedded_sound import EmbeddedSound
from emosub_gui.analysis.classifiers.embedded_text import EmbeddedText
from emosub_gui.analysis.judging import Film, Judge
from emosub_gui.analysis.types import SAMPLE_RATE, Segment
from emosub_gui.analysis.voice.acoustics import analyse
from emosub_gui.analysis.voice.functionals import NAMES
from emosub_gui.core.cue import Cue, Review
from emosub_gui.core.emotion import Emotion

SILENCE = np.zeros(0, np.int16)


def speech(lines, seconds=1.0):
    """Return lines of voices, each of another pitch, one after the other."""
    rng = np.random.default_rng(0)
    time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    order = np.arange(1, 20)[:, None]
    parts = []
    for number in range(lines):
        phase = 2 * np.pi * (110.0 + 9.0 * number) * time + np.sin(2 * np.pi * 0.7 * time)
        tones = np.sum(np.sin(order * phase) / order, axis=0) * np.sin(np.pi * 4 * time) ** 2
        parts.append(3000 * tones + 30 * rng.standard_normal(len(time)))
    return np.concatenate(parts).astype(np.int16)


def cues(*texts):
    return [Cue(k + 1, 1000 * k, 1000 * k + 1000, text) for k, text in enumerate(texts)]


def judged(film, lines):
    judge = Judge(film)
    judge.take(lines)
    return judge.final()


@pytest.fixture
def listened(monkeypatch):
    """Return a list to which each stretch of sound that is analysed adds its length."""
    heard = []

    def counted(pcm):
        heard.append(len(pcm))
        return analyse(pcm)

    for module in ("judging", "classifiers.embedded_sound"):
        monkeypatch.setattr(f"emosub_gui.analysis.{module}.analyse", counted)
    return heard


def test_each_lines_sound_is_analysed_once(listened):
    lines = cues("One.", "Two.", "Three.")
    film = Film(speech(3), [EmbeddedSound()])
    judge = Judge(film)
    judge.first(lines[:2])
    judge.first(lines[2:])
    judge.final()
    judged(film, lines)
    assert len(listened) == 3


def test_sound_heard_with_prosody_is_judged_as_sound_heard_alone():
    pcm = speech(4)
    lines = cues("a", "b", "c", "d")
    alone = EmbeddedSound()
    film = Film(pcm, [EmbeddedSound()])
    judge = Judge(film)
    judge.take(lines)
    together = [cue.evidence.audio for cue in judge.final()]
    segments = judge._segments
    alone.observe(segments)
    assert together == [each.scores for each in alone.classify_batch(segments)]


def test_a_line_called_neutral_by_a_person_counts_more_in_what_is_normal():
    lines = cues(*"abcdefgh")
    told = replace(lines[7], emotion=Emotion.NEUTRAL, review=Review.CORRECTED)
    pcm, distance = speech(8), []
    for said in (lines, [*lines[:7], told]):
        sound = EmbeddedSound()
        last = judged(Film(pcm, [sound]), said)[7]
        segment = Segment(pcm[7 * SAMPLE_RATE :])
        [features] = sound.features([segment])
        distance.append(np.linalg.norm(sound.film.film.normalise(features[: len(NAMES)])))
    assert last.emotion is Emotion.NEUTRAL
    assert distance[1] < 0.9 * distance[0]


def test_evidence_of_words_says_which_they_are():
    said, silent = judged(Film(SILENCE, [EmbeddedText()]), cues(r"{\i1}Get\Nout!", "…"))
    assert said.evidence.words == "Get\nout!"
    assert silent.evidence is None
    (heard,) = judged(Film(speech(1), [EmbeddedSound()]), cues("Get out!"))
    assert heard.evidence.words == "", "they were not judged"


def test_a_line_is_read_with_those_before_it_up_to_a_long_pause():
    def words(start):
        asked = Cue(1, 0, 1000, "You sold my ring!")
        answer = Cue(2, start, start + 1000, "Yes.")
        return judged(Film(SILENCE, [EmbeddedText()]), [asked, answer])[1].evidence.text

    alone = judged(Film(SILENCE, [EmbeddedText()]), [Cue(1, 0, 1000, "Yes.")])[0].evidence.text
    assert words(1500) == words(1000 + judging.PAUSE_MS) != alone
    assert words(1001 + judging.PAUSE_MS) == alone


def test_the_pause_after_any_line_counts():
    texts = ("You sold my ring!", "Did I?", "Yes.")
    for third_start, same in ((4000, False), (60_000, True)):
        lines = [Cue(1, 0, 1000, texts[0]), Cue(2, 2000, 3000, texts[1])]
        last = Cue(3, third_start, third_start + 500, texts[2])
        found = judged(Film(SILENCE, [EmbeddedText()]), [*lines, last])[2].evidence.text
        alone = judged(Film(SILENCE, [EmbeddedText()]), [last])[0].evidence.text
        assert (found == alone) is same


def test_a_sentence_said_over_and_over_tells_less():
    texts = ["Kids are talking by the door."] * 20 + ["I am so happy!"]
    *many, once = judged(Film(SILENCE, [EmbeddedText()]), cues(*texts))
    assert many[0].evidence.text_reliability == pytest.approx(3 / 20)
    assert once.evidence.text_reliability == 1.0


def test_words_that_any_film_repeats_tell_as_much_as_others():
    texts = ["What?"] * 3 + [f"This is line {number}." for number in range(40)]
    found = judged(Film(SILENCE, [EmbeddedText()]), cues(*texts))
    assert {cue.evidence.text_reliability for cue in found} == {1.0}


def test_some_lines_judged_again_are_judged_within_their_film():
    texts = ["I hate you!", "So what?", "I am so scared.", "This is disgusting.", "Oh no!"] * 12
    lines = cues(*texts)
    film = Film(SILENCE, [EmbeddedText()])
    whole = judged(film, lines)
    again = Judge(film)
    again.take(whole)
    assert again.final(only={3, 4}) == whole[2:4]
    assert judging.fusion.score(whole) == whole


LONG = 300
"""Lines of a film that is too long to be listened to for the sake of one of them."""


def long_film():
    """Return the sound of `LONG` lines of thirty voices, in any order, and their cues."""
    length = 3 * SAMPLE_RATE // 10
    voices = speech(30, 0.3).reshape(30, length)
    order = np.random.default_rng(0).integers(0, 30, LONG)
    lines = [Cue(n + 1, 300 * n, 300 * n + 300, f"Line {n}.") for n in range(LONG)]
    return voices[order].ravel(), lines


def test_one_line_of_a_long_film_takes_no_more_listening_than_of_a_short_one(listened):
    pcm, lines = long_film()
    judge = Judge(Film(pcm, [EmbeddedSound()]))
    judge.take(lines, only={150})
    [line] = judge.final(only={150})
    assert line.id == 150
    assert line.prosody.relative_pitch is not None
    assert len(listened) < LONG / 3


def test_a_line_heard_against_some_of_a_film_is_heard_as_against_all_of_it():
    (pcm, lines), chosen = long_film(), {10, 150, 290}
    whole = judged(Film(pcm, [EmbeddedSound()]), lines)
    judge = Judge(Film(pcm, [EmbeddedSound()]))
    judge.take(lines, only=chosen)
    for some in judge.final(only=chosen):
        against_all = whole[some.id - 1]
        assert some.evidence.audio.best == against_all.evidence.audio.best
        pitch = pytest.approx(against_all.prosody.relative_pitch, abs=4.0)
        assert some.prosody.relative_pitch == pitch


def test_what_has_been_listened_to_is_used_again(listened):
    pcm, lines = long_film()
    film = Film(pcm, [EmbeddedSound()])
    whole = judged(film, lines)
    listened.clear()
    judge = Judge(film)
    judge.take(whole, only={7})
    assert judge.final(only={7}) == [whole[6]]
    assert listened == []


def test_lines_that_are_not_listened_to_keep_how_they_sounded():
    pcm, lines = long_film()
    whole = judged(Film(pcm, [EmbeddedSound()]), lines)
    judge = Judge(Film(pcm, [EmbeddedSound()]))
    judge.take(whole, only={7})
    assert judge.final(only={7})[0].prosody.relative_loudness == whole[6].prosody.relative_loudness
