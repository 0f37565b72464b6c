"""Frames, pitch, loudness, rate and voice of sounds whose truth is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from emosub_gui.analysis.types import SAMPLE_RATE
from emosub_gui.analysis.voice import acoustics, prosody
from emosub_gui.core.cue import Cue, Prosody, Voice, Word, WordTiming


def pcm(sound):
    return np.clip(np.rint(sound * 32768), -32768, 32767).astype(np.int16)


def tone(hertz, seconds=1.0, amplitude=0.1):
    time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return amplitude * np.sin(2 * np.pi * hertz * time)


def vowel(hertz, seconds=1.0, amplitude=0.3, formants=(700.0, 1200.0, 2600.0)):
    """A voice of constant or changing pitch, its harmonics weighted by formants."""
    length = int(seconds * SAMPLE_RATE)
    pitch = np.broadcast_to(np.asarray(hertz, float), length)
    phase = 2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE
    total = np.zeros(length)
    for order in range(1, int(7000 / pitch.max()) + 1):
        place = order * pitch.mean()
        gain = sum(1 / (1 + ((place - formant) / 150) ** 2) for formant in formants)
        total += (gain / np.sqrt(order) + 0.02) * np.sin(order * phase + order)
    return amplitude * total / np.abs(total).max()


def noise(seconds=1.0, amplitude=0.1, seed=0):
    return amplitude * np.random.default_rng(seed).standard_normal(int(seconds * SAMPLE_RATE))


def babbled(count, seconds=2.0):
    """A vowel whose level swings `count` times."""
    time = np.linspace(0, count, int(seconds * SAMPLE_RATE), endpoint=False)
    return vowel(150.0, seconds) * (0.02 + np.sin(np.pi * time) ** 2)


def measured(sound, spoken):
    return prosody.measure(acoustics.analyse(sound), spoken)


def cue(text="", words=(), end=1000):
    return Cue(id=1, start=0, end=end, text=text, words=words)


@pytest.mark.parametrize("hertz", np.geomspace(70, 550, 15).round(1))
@pytest.mark.parametrize("snr", [None, 10])
def test_pitch_of_a_vowel_is_within_two_percent(hertz, snr):
    sound = vowel(hertz)
    if snr is not None:
        sound = sound + noise(amplitude=sound.std() * 10 ** (-snr / 20))
    pitch = acoustics.analyse(pcm(sound)).pitch[5:-5]
    assert np.mean(pitch > 0) > 0.95
    wrong = np.abs(pitch[pitch > 0] / hertz - 1) > 0.02
    assert wrong.mean() < 0.02


def test_pitch_follows_a_glide():
    rise = np.geomspace(100, 300, SAMPLE_RATE)
    frames = acoustics.analyse(pcm(vowel(rise)))
    truth = rise[80::160]
    assert np.abs(frames.pitch / truth - 1)[5:-5].max() < 0.03


def test_pitch_without_a_fundamental_is_still_the_voices():
    """A telephone takes the fundamental away; the ear still hears it."""
    spectrum = np.fft.rfft(vowel(120.0))
    spectrum[:300] = 0.0
    frames = acoustics.analyse(pcm(np.fft.irfft(spectrum, SAMPLE_RATE)))
    assert np.median(frames.pitch) == pytest.approx(120.0, rel=0.02)


@pytest.mark.parametrize("seed", range(5))
def test_noise_is_unvoiced(seed):
    assert acoustics.analyse(pcm(noise(3.0, seed=seed))).voiced.mean() < 0.02


@pytest.mark.parametrize("samples", [0, 1, 159, 160, 161, 400, 3200, 600 * 160])
def test_any_length_has_one_frame_for_each_begun_hop(samples):
    frames = acoustics.analyse(pcm(noise(60.0)[:samples]))
    count = -(-samples // acoustics.HOP)
    for array in (frames.level, frames.active, frames.pitch, frames.clarity, frames.bands):
        assert len(array) == count


def test_long_sound_is_described_as_its_parts_are():
    """Work in blocks leaves no seams."""
    sound = pcm(np.concatenate([vowel(150.0, 3.0), noise(3.0)]))
    whole = acoustics.analyse(sound)
    late = acoustics.analyse(sound[5 * SAMPLE_RATE :])
    np.testing.assert_allclose(whole.bands[510:590], late.bands[10:90], rtol=1e-4, atol=1e-9)


@given(st.floats(-55.0, -4.0))
def test_loudness_is_the_level_of_the_active_part(level):
    loud = tone(440.0, 1.0, np.sqrt(2) * 10 ** (level / 20))
    found = measured(pcm(np.concatenate([np.zeros(SAMPLE_RATE), loud])), cue())
    assert found.loudness == pytest.approx(level, abs=0.4)


def test_silence_has_no_prosody():
    assert measured(np.zeros(SAMPLE_RATE, np.int16), cue("Hello")) == Prosody()
    assert measured(np.zeros(0, np.int16), cue()) == Prosody()


@pytest.mark.parametrize("snr", [5, 10, 15, 20])
def test_snr_is_estimated_under_steady_noise(snr):
    speech = np.concatenate([babbled(6), np.zeros(SAMPLE_RATE // 2)])
    speech_power = np.mean(babbled(6) ** 2)
    hiss = noise(2.5, amplitude=np.sqrt(speech_power) * 10 ** (-snr / 20))
    assert measured(pcm(speech + hiss), cue()).snr == pytest.approx(snr, abs=2.5)


def test_pitch_and_its_range():
    found = measured(pcm(vowel(np.geomspace(120, 240, SAMPLE_RATE))), cue())
    assert found.pitch == pytest.approx(170, rel=0.03)
    assert found.pitch_range == pytest.approx(0.8 * 12, abs=0.5)
    assert found.voiced == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("안녕하세요", 5),
        ("뭐? 진짜!", 3),
        ("Hello there", 3),
        ("little table", 4),
        ("made", 1),
        ("tables", 2),
        ("the", 1),
        ("hmm", 1),
        ("OK 그래", 3),
        ("3시", 2),
        ("🙂 …", 0),
    ],
)
def test_syllables(text, count):
    assert prosody.syllables(text) == count


def test_rate_by_words_leaves_pauses_out():
    words = (Word("안녕", 0, 500), Word("하세요", 600, 1200), Word("네", 3000, 3300))
    found = measured(pcm(vowel(150.0, 3.3)), cue(words=words, end=3300))
    assert found.rate == pytest.approx(6 / 1.5, abs=0.01)


def test_rate_by_text_uses_the_sound_where_word_times_are_guesses():
    words = (Word("안녕하세요", 0, 3000, timing=WordTiming.INTERPOLATED),)
    sound = np.concatenate([vowel(150.0, 1.0), np.zeros(2 * SAMPLE_RATE)])
    found = measured(pcm(sound), cue("안녕하세요", words, 3000))
    assert found.rate == pytest.approx(5.0, rel=0.1)


@pytest.mark.parametrize("count", [4, 6, 10])
def test_rate_without_text_counts_swings_of_the_level(count):
    found = measured(pcm(babbled(count)), cue())
    assert found.rate == pytest.approx(count / 2.0, rel=0.25)


NORMAL = Prosody(
    loudness=-26.0, pitch=120.0, rate=4.0, voiced=1.0, voiced_share=0.6, tilt=-12.0, snr=25.0
)


def line(speaker="", **changes):
    return Cue(id=0, start=0, end=1000, speaker=speaker, prosody=replace(NORMAL, **changes))


def test_relative_figures_are_against_the_median():
    related = prosody.relate([line(), line(), line(loudness=-20.0, pitch=240.0, rate=6.0)])
    assert related[0].prosody.relative_loudness == 0.0
    assert related[2].prosody.relative_loudness == 6.0
    assert related[2].prosody.relative_pitch == 12.0
    assert related[2].prosody.relative_rate == 1.5


def test_speakers_have_their_own_normal_once_they_have_said_enough():
    low, high = [line("A")] * 40, [line("B", pitch=240.0)] * 40
    related = prosody.relate([*low, *high, line("C", pitch=240.0)])
    low_voice, high_voice = related[0].prosody, related[40].prosody
    assert low_voice.relative_pitch == pytest.approx(0.0, abs=1.2)
    assert high_voice.relative_pitch == pytest.approx(0.0, abs=1.2)


def test_a_speaker_of_one_line_is_compared_mostly_with_the_film():
    related = prosody.relate([*[line("A")] * 40, line("B", pitch=240.0)])
    assert 6.0 < related[-1].prosody.relative_pitch < 12.0


def test_voices():
    cues = [line()] * 20 + [
        line(loudness=-36.0, pitch=None, voiced=0.0, voiced_share=0.05, tilt=-2.0),
        line(loudness=-14.0, pitch=200.0, tilt=-6.0),
        line(loudness=-14.0),
        line(pitch=200.0, tilt=-6.0),
        line(loudness=-40.0),
        line(loudness=-40.0, voiced_share=0.0, snr=1.0),
    ]
    voices = [related.prosody.voice for related in prosody.relate(cues)[20:]]
    assert voices[:2] == [Voice.WHISPER, Voice.SHOUT]
    assert set(voices[2:]) == {Voice.NORMAL}


@given(
    st.lists(
        st.builds(
            line,
            speaker=st.sampled_from(["", "A", "B"]),
            loudness=st.none() | st.floats(-70, 0),
            pitch=st.none() | st.floats(60, 600),
            rate=st.none() | st.floats(0.5, 12),
            voiced_share=st.none() | st.floats(0, 1),
        )
        | st.just(Cue(id=0, start=0, end=500)),
        max_size=8,
    )
)
def test_relating_twice_changes_nothing(cues):
    once = prosody.relate(cues)
    assert prosody.relate(once) == once
    assert [cue.prosody is None for cue in once] == [cue.prosody is None for cue in cues]


def test_words_stand_out_by_loudness_and_pitch():
    quiet, loud = vowel(120.0, 0.5, 0.1), vowel(240.0, 0.5, 0.4)
    step = 20 * np.log10(loud.std() / quiet.std())
    words = (Word("so", 0, 500), Word("loud", 500, 1000), Word("gone", 5000, 5000))
    soft, strong, missing = prosody.word_sounds(
        acoustics.analyse(pcm(np.concatenate([quiet, loud]))), cue(words=words)
    )
    assert soft.loudness < 0.0 < strong.loudness
    assert strong.loudness - soft.loudness == pytest.approx(step, abs=1.0)
    assert strong.pitch - soft.pitch == pytest.approx(12.0, abs=0.5)
    assert missing == (0.0, 0.0, 1.0)


def test_slow_words_stand_out_by_rate_and_guessed_times_do_not():
    words = (
        Word("quick", 0, 200),
        Word("slow", 200, 800),
        Word("guessed", 800, 1000, timing=WordTiming.INTERPOLATED),
    )
    quick, slow, guessed = prosody.word_sounds(
        acoustics.analyse(pcm(vowel(120.0, 1.0))), cue(words=words)
    )
    assert quick.rate == pytest.approx(3 * slow.rate, abs=0.02)
    assert slow.rate < 1.0 < quick.rate
    assert guessed.rate == 1.0


def test_a_line_is_heard_with_its_words_at_once():
    sound = pcm(np.concatenate([vowel(120.0, 0.5, 0.1), vowel(240.0, 0.5, 0.4)]))
    frames = acoustics.analyse(sound)
    spoken = cue(words=(Word("so", 0, 500), Word("loud", 500, 1000)))
    heard = prosody.hear(frames, spoken)
    assert heard.prosody == prosody.measure(frames, spoken)
    assert [(word.loudness, word.pitch, word.rate) for word in heard.words] == [
        tuple(each) for each in prosody.word_sounds(frames, spoken)
    ]
    assert prosody.hear(frames, heard) == heard
