"""Every sample lies where it was said, at the level and pitch it was said with."""

import struct
import threading
from pathlib import Path

import numpy as np
import pytest

from emosub_gui.core.errors import Cancelled, NoAudioError, NotMediaError
from emosub_gui.media.decode import AudioTrack
from emosub_gui.media.pcm import SAMPLE_RATE

MS = SAMPLE_RATE // 1000


def decode(path: Path, track: int = 0) -> np.ndarray:
    with AudioTrack(path, track) as source:
        return np.concatenate([*source.blocks(), np.empty(0, np.int16)])


def where(pcm: np.ndarray, sound: np.ndarray) -> int:
    """Sample of `pcm` at which a 48 kHz sound begins, by cross-correlation."""
    pattern = sound[0, ::3].astype(float)
    size = 1 << (pcm.size + pattern.size).bit_length()
    spectrum = np.fft.rfft(pcm, size) * np.conj(np.fft.rfft(pattern, size))
    return int(np.argmax(np.fft.irfft(spectrum, size)[: pcm.size]))


def pitch(pcm: np.ndarray) -> float:
    """Frequency of a tone in Hz."""
    spectrum = np.abs(np.fft.rfft(pcm * np.hanning(pcm.size)))
    return float(np.argmax(spectrum)) * SAMPLE_RATE / pcm.size


def level(pcm: np.ndarray) -> float:
    """Amplitude of a tone, full scale is 1."""
    return float(np.sqrt(2 * np.mean(np.square(pcm / 32768))))


# ---- pitch and level ---------------------------------------------------------------------

FORMATS = [
    ("tone.wav", "pcm_u8", None),
    ("tone.wav", "pcm_s16le", None),
    ("tone.wav", "pcm_s24le", None),
    ("tone.wav", "pcm_f32le", None),
    ("tone.flac", "flac", None),
    ("tone.mp3", "libmp3lame", None),
    ("tone.m4a", "aac", "mp4"),
    ("tone.mkv", "ac3", None),
]


@pytest.mark.parametrize("rate", [44_100, 48_000])
@pytest.mark.parametrize(("name", "codec", "form"), FORMATS)
def test_a_tone_keeps_its_pitch_and_level(studio, name, codec, form, rate):
    sound = studio.Sound(studio.tone(2, 1234, 0.5, rate), codec, rate)
    pcm = decode(studio.film(name, sound, container=form))
    assert pcm.dtype == np.int16
    assert pcm.size == pytest.approx(2 * SAMPLE_RATE, abs=30 * MS)
    steady = pcm[4000:28_000]
    assert pitch(steady) == pytest.approx(1234, abs=1)
    assert level(steady) == pytest.approx(0.5, rel=0.06)  # LAME takes away 5 %


def test_what_16_khz_cannot_hold_does_not_fold_back(studio):
    pcm = decode(studio.film("high.flac", studio.Sound(studio.tone(1, 12_000), "flac")))
    assert level(pcm[2000:-2000]) < 0.001


@pytest.mark.parametrize("codec", ["pcm_s16le", "pcm_f32le"])
@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [(0.5, 0.5, 0.5), (0.5, 0.0, 0.25), (0.0, 0.5, 0.25), (0.99, 0.99, 0.99), (0.5, -0.5, 0.0)],
)
def test_stereo_is_averaged(studio, codec, left, right, expected):
    wave = studio.tone(1, level=1.0)
    sound = studio.Sound(np.concatenate((left * wave, right * wave)), codec)
    pcm = decode(studio.film("stereo.wav", sound))
    assert level(pcm[2000:-2000]) == pytest.approx(expected, abs=0.002)


def test_surround_at_full_scale_does_not_clip(studio):
    sound = studio.Sound(np.repeat(studio.tone(1, level=0.99), 6, axis=0), "pcm_f32le")
    pcm = decode(studio.film("surround.wav", sound))
    middle = pcm[2000:-2000]
    assert level(middle) == pytest.approx(np.abs(middle / 32768).max(), rel=0.01)


def test_a_change_of_format_on_the_way_is_followed(studio):
    first = studio.film(
        "a.aac", studio.Sound(studio.tone(2, 1000, rate=44_100), rate=44_100), container="adts"
    )
    second = studio.film("b.aac", studio.Sound(studio.tone(2, 3000)), container="adts")
    second.write_bytes(first.read_bytes() + second.read_bytes())
    pcm = decode(second)
    assert pitch(pcm[8000:24_000]) == pytest.approx(1000, abs=2)
    assert pitch(pcm[40_000:56_000]) == pytest.approx(3000, abs=2)


# ---- time --------------------------------------------------------------------------------

CONTAINERS = [
    ("film.mp4", "aac", True),
    ("film.mkv", "aac", True),
    ("film.mkv", "ac3", True),
    ("film.mkv", "libopus", True),
    ("film.mov", "pcm_s16le", True),
    ("song.mp3", "libmp3lame", False),
    ("song.flac", "flac", False),
    ("song.ogg", "libopus", False),
    ("song.wav", "pcm_s16le", False),
]


@pytest.mark.parametrize(("name", "codec", "picture"), CONTAINERS)
def test_sound_is_where_it_was_recorded(studio, name, codec, picture):
    word = studio.noise(0.5)
    samples = np.concatenate((studio.silence(1), word, studio.silence(0.5)), axis=1)
    film = studio.film(
        name, studio.Sound(samples, codec), picture=studio.Picture() if picture else None
    )
    assert where(decode(film), word) == pytest.approx(SAMPLE_RATE, abs=MS)


@pytest.mark.parametrize("delay", [0.04, 0.5, 15.0])
@pytest.mark.parametrize(
    ("name", "codec"), [("film.mp4", "aac"), ("film.mkv", "aac"), ("film.ts", "aac")]
)
def test_sound_that_begins_after_the_picture_is_delayed(studio, name, codec, delay):
    word = studio.noise(0.5)
    samples = np.concatenate((word, studio.silence(1)), axis=1)
    sound = studio.Sound(samples, codec, start=delay)
    pcm = decode(studio.film(name, sound, picture=studio.Picture(17)))
    assert where(pcm, word) == pytest.approx(delay * SAMPLE_RATE, abs=MS)
    assert not pcm[: max(0, round(delay * SAMPLE_RATE) - 100 * MS)].any()


def test_a_container_that_does_not_begin_at_0_counts_from_its_start(studio):
    word = studio.noise(0.5)
    film = studio.film(
        "part.mkv",
        studio.Sound(word, "flac", start=61.0),
        picture=studio.Picture(times=[60 + frame / 25 for frame in range(50)]),
    )
    assert where(decode(film), word) == pytest.approx(SAMPLE_RATE, abs=MS)


@pytest.mark.parametrize("gap", [0.1, 1.0, 30.0])
@pytest.mark.parametrize(("name", "codec"), [("film.mkv", "aac"), ("film.mp4", "aac")])
def test_a_gap_in_the_timestamps_is_silence(studio, name, codec, gap):
    first, second = studio.noise(0.5, seed=1), studio.noise(0.5, seed=2)
    sound = studio.Sound(first, codec, pieces=[(0.5 + gap, second), (1 + gap, studio.silence(1))])
    pcm = decode(studio.film(name, sound, picture=studio.Picture(gap + 2)))
    assert where(pcm, first) == pytest.approx(0, abs=MS)
    assert where(pcm, second) == pytest.approx((0.5 + gap) * SAMPLE_RATE, abs=MS)


def test_sound_that_is_there_twice_is_dropped_once(studio):
    first, second = studio.noise(0.5, seed=1), studio.noise(0.5, seed=2)
    sound = studio.Sound(first, "flac", pieces=[(0.45, second), (0.95, studio.silence(1))])
    pcm = decode(studio.film("overlap.mkv", sound))
    assert where(pcm, second) == pytest.approx(0.45 * SAMPLE_RATE, abs=MS)
    assert pcm.size == pytest.approx(1.95 * SAMPLE_RATE, abs=MS)


@pytest.mark.parametrize("start", [0.0, 500.0])
def test_a_joined_broadcast_follows_on(studio, start):
    first, second, third = (studio.noise(1, seed=seed) for seed in (1, 2, 3))
    one = studio.film("one.ts", studio.Sound(first), picture=studio.Picture(1))
    times = [start + frame / 25 for frame in range(25)]
    sound = studio.Sound(second, start=start, pieces=[(start + 3, third)])
    two = studio.film("two.ts", sound, picture=studio.Picture(times=times))
    two.write_bytes(one.read_bytes() + two.read_bytes())
    pcm = decode(two)
    assert where(pcm, first) == pytest.approx(0, abs=50 * MS)
    assert where(pcm, second) == pytest.approx(SAMPLE_RATE, abs=50 * MS)
    assert where(pcm, third) - where(pcm, second) == pytest.approx(3 * SAMPLE_RATE, abs=MS)


def test_a_track_that_appears_on_the_way_does_no_harm(studio):
    word = studio.noise(1)
    one = studio.film("one.ts", studio.Sound(studio.silence(1)), picture=studio.Picture(1))
    commentary = studio.Sound(studio.tone(1))
    two = studio.film("two.ts", studio.Sound(word), commentary, picture=studio.Picture(1))
    two.write_bytes(one.read_bytes() + two.read_bytes())
    assert where(decode(two), word) == pytest.approx(SAMPLE_RATE, abs=50 * MS)


@pytest.mark.parametrize("claimed_ms", [2000.0, 80_001_000.0])
def test_a_timestamp_for_which_the_film_is_too_small_is_not_believed(studio, claimed_ms):
    first, second = studio.noise(1, seed=1), studio.noise(1, seed=2)
    film = studio.film("leap.mkv", studio.Sound(first, "flac", pieces=[(80_000.0, second)]))
    data = bytearray(film.read_bytes())
    place = data.index(b"\x44\x89\x88") + 3  # Duration, a 64-bit float in milliseconds
    data[place : place + 8] = struct.pack(">d", claimed_ms)
    film.write_bytes(data)
    assert where(decode(film), second) == pytest.approx(SAMPLE_RATE, abs=MS)


# ---- tracks ------------------------------------------------------------------------------


def test_each_track_is_its_own(studio):
    film = studio.film(
        "two.mkv",
        studio.Sound(studio.tone(1, 1000)),
        studio.Sound(studio.tone(1, 2000)),
        picture=studio.Picture(1),
    )
    assert pitch(decode(film, 0)[4000:12_000]) == pytest.approx(1000, abs=2)
    assert pitch(decode(film, 1)[4000:12_000]) == pytest.approx(2000, abs=2)
    for track in (-1, 2):
        with pytest.raises(NoAudioError):
            AudioTrack(film, track)


def test_a_picture_without_sound_has_no_track(studio):
    film = studio.film("silent.mp4", picture=studio.Picture())
    with pytest.raises(NoAudioError):
        AudioTrack(film, 0)


def test_a_codec_that_nobody_knows_is_a_typed_error(studio):
    film = studio.film("odd.mkv", studio.Sound(studio.tone(1), "ac3"), picture=studio.Picture(1))
    film.write_bytes(film.read_bytes().replace(b"A_AC3", b"A_XYZ"))
    with pytest.raises(NotMediaError):
        AudioTrack(film, 0)


# ---- damage ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["film.mkv", "film.mp4"])
def test_a_file_that_was_cut_short_gives_what_is_there(studio, name):
    word = studio.noise(0.5)
    samples = np.concatenate((word, studio.noise(9.5, seed=3)), axis=1)
    film = studio.film(
        name,
        studio.Sound(samples),
        picture=studio.Picture(10),
        options={"movflags": "faststart"} if name.endswith("mp4") else {},
    )
    data = film.read_bytes()
    film.write_bytes(data[: len(data) // 2])
    with AudioTrack(film, 0) as source:
        pcm = np.concatenate(list(source.blocks()))
        assert source.is_cut_short(pcm.size // MS)
    assert 3 * SAMPLE_RATE < pcm.size < 7 * SAMPLE_RATE
    assert where(pcm, word) == pytest.approx(0, abs=MS)


@pytest.mark.parametrize("rate", [1, 0x61000000])
def test_an_absurd_sample_rate_is_no_sound(studio, rate):
    song = studio.film("song.wav", studio.Sound(studio.noise(1), "pcm_s16le"))
    data = bytearray(song.read_bytes())
    place = data.index(b"fmt ") + 12
    data[place : place + 4] = struct.pack("<I", rate)
    song.write_bytes(data)
    assert decode(song).size == 0


def test_where_the_demuxer_gives_up_the_sound_is_cut_short(studio):
    film = studio.film("film.mp4", studio.Sound(studio.noise(6)), picture=studio.Picture(6))
    data = bytearray(film.read_bytes())
    packet = data.rindex(b"stsz") + 16 + 4 * 100  # the size of the sound's 101st
    data[packet : packet + 4] = struct.pack(">I", 0x33000000)
    film.write_bytes(data)
    with AudioTrack(film, 0) as source:
        pcm = np.concatenate(list(source.blocks()))
        assert 1.5 * SAMPLE_RATE < pcm.size < 3 * SAMPLE_RATE
        assert source.is_cut_short(pcm.size // MS)


@pytest.mark.parametrize("name", ["film.mkv", "film.mp4"])
def test_after_a_damaged_part_the_sound_is_in_time_again(studio, name):
    word = studio.noise(0.5)
    samples = np.concatenate((studio.noise(9.5, seed=3), word), axis=1)
    film = studio.film(name, studio.Sound(samples), picture=studio.Picture(10))
    data = bytearray(film.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4000] = bytes(4000)
    film.write_bytes(data)
    with AudioTrack(film, 0) as source:
        pcm = np.concatenate(list(source.blocks()))
        assert source.damaged_packets
        assert not source.is_cut_short(pcm.size // MS)
    assert where(pcm, word) == pytest.approx(9.5 * SAMPLE_RATE, abs=MS)


def test_sound_that_ends_before_the_picture_is_not_cut_short(studio):
    film = studio.film("quiet.mkv", studio.Sound(studio.tone(1)), picture=studio.Picture(10))
    with AudioTrack(film, 0) as source:
        assert not source.is_cut_short(sum(block.size for block in source.blocks()) // MS)


# ---- cancelling --------------------------------------------------------------------------


def test_cancel_is_answered_at_the_next_packet(studio):
    film = studio.film("long.flac", studio.Sound(studio.silence(120), "flac"))
    cancel = threading.Event()
    with AudioTrack(film, 0) as source:
        blocks = source.blocks(cancel)
        next(blocks)
        cancel.set()
        with pytest.raises(Cancelled):
            next(blocks)
