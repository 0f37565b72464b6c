"""A probe tells what is in the file, and believes no absurd header."""

import io
import os
import random
import struct
from fractions import Fraction
from pathlib import Path

import av
import pytest

from emosub_gui.core.errors import (
    FileEmptyError,
    FileMissingError,
    FileUnreadableError,
    MediaDamagedError,
    NotAFileError,
    NotMediaError,
)
from emosub_gui.media.probe import is_variable, media_ref, probe

NTSC = Fraction(30_000, 1001)


# ---- tracks ------------------------------------------------------------------------------


def test_a_film_is_described(studio):
    film = studio.film(
        "film.mp4", studio.Sound(studio.tone(2)), picture=studio.Picture(2, NTSC, size=(160, 90))
    )
    info = probe(film)
    assert info.path == film
    assert "mp4" in info.container
    assert info.size == film.stat().st_size
    assert info.duration_ms == pytest.approx(2000, abs=50)
    assert not info.duration_estimated
    video = info.video
    assert video is not None
    assert (video.codec, video.coded_width, video.coded_height) == ("h264", 160, 90)
    assert (video.width, video.height, video.rotation) == (160, 90, 0)
    assert Fraction(video.rate_numerator, video.rate_denominator) == NTSC
    assert (video.hdr, video.variable_rate) == (False, False)
    (audio,) = info.audio
    assert (audio.index, audio.codec, audio.sample_rate) == (0, "aac", 48_000)
    assert (audio.channels, audio.layout, audio.language) == (1, "mono", "")
    assert info.subtitles == ()


@pytest.mark.parametrize(
    ("name", "codec"), [("a.flac", "flac"), ("a.mp3", "mp3"), ("a.wav", "pcm_s16le")]
)
def test_sound_alone_has_no_picture(studio, name, codec):
    encoder = {"mp3": "libmp3lame"}.get(codec, codec)
    info = probe(studio.film(name, studio.Sound(studio.tone(2), encoder)))
    assert info.video is None
    assert [track.codec for track in info.audio] == [codec]
    assert info.duration_ms == pytest.approx(2000, abs=60)


def test_sound_tracks_are_told_apart(studio):
    film = studio.film(
        "film.mkv",
        studio.Sound(studio.tone(1), metadata={"language": "kor", "title": "한국어"}),
        studio.Sound(studio.tone(1).repeat(2, axis=0), "ac3", metadata={"language": "eng"}),
        picture=studio.Picture(1),
    )
    korean, english = probe(film).audio
    assert (korean.index, korean.language, korean.title) == (0, "kor", "한국어")
    assert (english.index, english.language, english.title) == (1, "eng", "")
    assert (english.codec, english.layout, english.channels) == ("ac3", "stereo", 2)


def test_subtitle_tracks_are_listed(tmp_path):
    film = tmp_path / "film.mkv"
    text = io.BytesIO(b"1\n00:00:00,500 --> 00:00:01,000\nHello.\n")
    with av.open(text, format="srt") as source, av.open(str(film), "w") as container:
        picture = container.add_stream("libx264", rate=25)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        track = container.add_stream_from_template(source.streams[0])
        track.metadata.update(language="kor", title="자막")
        for _ in range(25):
            container.mux(picture.encode(av.VideoFrame(64, 48, "yuv420p")))
        container.mux(picture.encode(None))
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = track
                container.mux(packet)
    (subtitles,) = probe(film).subtitles
    assert (subtitles.index, subtitles.codec) == (0, "subrip")
    assert (subtitles.language, subtitles.title) == ("kor", "자막")


def test_cover_art_is_no_picture(studio):
    def as_cover(stream):
        stream.disposition = av.stream.Disposition.attached_pic

    cover = studio.Picture(0.04, codec="png", pixels="rgb24", prepare=as_cover)
    song = studio.film("song.m4a", studio.Sound(studio.tone(1)), picture=cover, container="mp4")
    info = probe(song)
    assert info.video is None
    assert len(info.audio) == 1


def test_a_codec_that_nobody_knows_is_listed_without_a_name(studio):
    film = studio.film("odd.mkv", studio.Sound(studio.tone(1), "ac3"), picture=studio.Picture(1))
    film.write_bytes(film.read_bytes().replace(b"A_AC3", b"A_XYZ"))
    (audio,) = probe(film).audio
    assert (audio.codec, audio.sample_rate, audio.layout) == ("", 0, "")


# ---- picture -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("anticlockwise", "rotation", "size"),
    [(0, 0, (64, 48)), (90, 270, (48, 64)), (180, 180, (64, 48)), (-90, 90, (48, 64))],
)
def test_a_turned_picture_has_its_shown_size(studio, anticlockwise, rotation, size):
    video = probe(studio.film("v.mp4", picture=studio.Picture(rotation=anticlockwise))).video
    assert video.rotation == rotation
    assert (video.width, video.height) == size
    assert (video.coded_width, video.coded_height) == (64, 48)


def test_unequal_pixels_are_widened(studio):
    picture = studio.Picture(size=(720, 576), aspect=Fraction(64, 45))
    video = probe(studio.film("dvd.mkv", picture=picture)).video
    assert (video.width, video.height) == (1024, 576)
    assert (video.coded_width, video.coded_height) == (720, 576)


def test_ten_bits_in_pq_are_hdr(studio):
    def as_hdr(stream):
        stream.codec_context.color_trc = 16

    picture = studio.Picture(1, pixels="yuv420p10le", prepare=as_hdr)
    video = probe(studio.film("hdr.mkv", picture=picture)).video
    assert video.hdr


@pytest.mark.parametrize("name", ["film.mp4", "film.mkv", "film.ts", "film.avi"])
@pytest.mark.parametrize("rate", [Fraction(24_000, 1001), Fraction(25), NTSC, Fraction(60)])
def test_even_frames_have_a_constant_rate(studio, name, rate):
    reordered = {"preset": "ultrafast", "bf": "3", "b_strategy": "0", "g": "250"}
    picture = studio.Picture(12, rate, options=reordered)
    video = probe(studio.film(name, picture=picture)).video
    assert not video.variable_rate
    assert video.rate_numerator / video.rate_denominator == pytest.approx(float(rate), rel=1e-3)


@pytest.mark.parametrize("name", ["phone.mp4", "phone.mkv"])
def test_uneven_frames_have_a_variable_rate(studio, name):
    times = [frame / 30 + (0.012 if frame % 3 else 0) for frame in range(90)]
    assert probe(studio.film(name, picture=studio.Picture(times=times))).video.variable_rate


def test_unevenness_in_the_middle_is_found(studio):
    even = [frame / 25 for frame in range(400)]
    uneven = [16 + frame / 25 + 0.015 * (frame % 2) for frame in range(400)]
    film = studio.film("late.mp4", picture=studio.Picture(times=even + uneven))
    assert probe(film).video.variable_rate


def test_two_frames_have_no_rhythm():
    assert not is_variable([0.0, 0.04], [])
    assert not is_variable([], [])
    assert is_variable([0.0, 0.04], [10.0, 10.5])


# ---- duration ----------------------------------------------------------------------------


def with_matroska_duration(film: Path, milliseconds: float) -> Path:
    data = bytearray(film.read_bytes())
    place = data.index(b"\x44\x89\x88") + 3  # Duration, a 64-bit float
    data[place : place + 8] = struct.pack(">d", milliseconds)
    film.write_bytes(data)
    return film


@pytest.mark.parametrize("claim", [1e15, 1e20, 30 * 86_400e3, -5.0, 0.0, float("nan")])
def test_an_absurd_duration_is_not_believed(studio, claim):
    film = studio.film("film.mkv", studio.Sound(studio.tone(3)), picture=studio.Picture(3))
    info = probe(with_matroska_duration(film, claim))
    assert info.duration_estimated
    assert info.duration_ms == pytest.approx(3000, abs=60)


def test_mp4_headers_without_a_duration_are_made_up_for(studio):
    film = studio.film("film.mp4", studio.Sound(studio.tone(3)), picture=studio.Picture(3))
    data = bytearray(film.read_bytes())
    for box, offset in ((b"mvhd", 20), (b"mdhd", 20), (b"tkhd", 24)):
        place = -1
        while (place := data.find(box, place + 1)) >= 0:
            data[place + offset : place + offset + 4] = b"\xff" * 4
    film.write_bytes(data)
    assert probe(film).duration_ms == pytest.approx(3000, abs=60)


def test_a_file_that_cannot_be_sought_is_read_to_its_end(studio):
    sound = studio.Sound(studio.tone(3, rate=44_100), rate=44_100)
    film = studio.film("film.flv", sound, picture=studio.Picture(3))
    data = bytearray(film.read_bytes())
    place = data.index(b"duration") + 9  # a 64-bit float in seconds, after its type
    data[place : place + 8] = struct.pack(">d", 1e9)
    film.write_bytes(data)
    info = probe(film)
    assert info.duration_estimated
    assert info.duration_ms == pytest.approx(3000, abs=60)


def test_a_recording_without_a_duration_is_measured(studio):
    film = studio.film(
        "live.webm",
        studio.Sound(studio.tone(3), "libopus"),
        picture=studio.Picture(3, codec="libvpx"),
        options={"live": "1"},
    )
    info = probe(film)
    assert info.duration_estimated
    assert info.duration_ms == pytest.approx(3000, abs=60)


def test_a_long_film_of_few_bytes_is_believed_once_checked(studio):
    slides = studio.Picture(times=[600.0 * slide for slide in range(20)])
    info = probe(studio.film("slides.mkv", picture=slides))
    assert info.duration_ms >= 11_400_000
    assert not info.duration_estimated
    assert info.size < info.duration_ms / 1000 * 250


def test_raw_aac_of_varying_rate_is_measured(studio):
    loud, quiet = studio.noise(1), studio.silence(9)
    sound = studio.Sound(loud, pieces=[(1.0, quiet)])
    info = probe(studio.film("raw.aac", sound, container="adts"))
    assert info.duration_ms == pytest.approx(10_000, abs=100)


# ---- what is no film ---------------------------------------------------------------------


def test_what_is_not_there_or_not_a_file(tmp_path):
    with pytest.raises(FileMissingError):
        probe(tmp_path / "nothing.mp4")
    with pytest.raises(NotAFileError):
        probe(tmp_path)
    (tmp_path / "empty.mp4").touch()
    with pytest.raises(FileEmptyError):
        probe(tmp_path / "empty.mp4")
    with pytest.raises(FileUnreadableError):
        probe(tmp_path / "empty.mp4" / "film.mp4")


@pytest.fixture
def unprivileged():
    """Root may read everything, so it steps down for a moment."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65_534)
    yield
    os.seteuid(user)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits")
def test_a_file_without_permission(studio, request):
    film = studio.film("film.flac", studio.Sound(studio.tone(1), "flac"))
    film.chmod(0)
    request.getfixturevalue("unprivileged")
    with pytest.raises(FileUnreadableError):
        probe(film)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("text.txt", b"To be or not to be.\n" * 1000),
        ("text.mp4", b"To be or not to be.\n" * 1000),
        ("zeros.mkv", bytes(100_000)),
        ("noise.mp3", bytes(range(256)) * 500),
        ("subtitles.srt", b"1\n00:00:01,000 --> 00:00:02,000\nHello.\n"),
    ],
)
def test_what_is_no_film(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NotMediaError):
        probe(tmp_path / name)


def test_random_bytes_are_no_film(tmp_path):
    for name in ("noise.mp3", "noise.mp4", "noise.mkv"):
        (tmp_path / name).write_bytes(random.Random(name).randbytes(200_000))
        with pytest.raises(NotMediaError):
            probe(tmp_path / name)


def test_a_still_picture_is_no_film(studio):
    still = studio.Picture(0.04, codec="png", pixels="rgb24")
    with pytest.raises(NotMediaError):
        probe(studio.film("still.png", picture=still, container="image2"))


def test_lists_of_other_files_are_not_followed(studio):
    sound = studio.film("sound.ts", studio.Sound(studio.tone(1)), picture=studio.Picture(1))
    lists = {
        "list.ffconcat": f"ffconcat version 1.0\nfile {sound.name}\n",
        "live.m3u8": f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{sound.name}\n",
    }
    for name, text in lists.items():
        path = sound.with_name(name)
        path.write_text(text)
        with pytest.raises(NotMediaError):
            probe(path)


@pytest.mark.parametrize("name", ["film.mp4", "song.ogg", "song.flac", "film.mkv"])
def test_a_broken_header_is_called_damage(studio, name):
    codec = {"film.mp4": "aac", "song.ogg": "libopus"}.get(name, "flac")
    film = studio.film(name, studio.Sound(studio.tone(2), codec))
    film.write_bytes(film.read_bytes()[:24])
    with pytest.raises(MediaDamagedError):
        probe(film)


def test_an_mp4_without_its_index_says_so(studio):
    film = studio.film("film.mp4", studio.Sound(studio.tone(2)), picture=studio.Picture(2))
    film.write_bytes(film.read_bytes()[: film.stat().st_size // 2])
    with pytest.raises(MediaDamagedError, match="index is missing"):
        probe(film)


def test_names_of_any_kind_open(studio, monkeypatch):
    film = studio.film("film.flac", studio.Sound(studio.tone(1), "flac"))
    monkeypatch.chdir(film.parent)
    for name in ("pipe:0", "concat:a|b", "%d.flac", "영화 'α'.flac", "-i.flac", "a?b#c.flac"):
        Path(name).write_bytes(film.read_bytes())
        assert probe(Path(name)).audio


# ---- document ----------------------------------------------------------------------------


def test_a_document_keeps_what_it_needs_of_its_film(studio):
    picture = studio.Picture(2, NTSC, size=(160, 90), rotation=90)
    info = probe(studio.film("film.mp4", studio.Sound(studio.tone(2)), picture=picture))
    ref = media_ref(info, "abc", 1)
    assert (ref.path, ref.fingerprint, ref.audio_track) == (str(info.path), "abc", 1)
    assert (ref.width, ref.height) == (90, 160)
    assert ref.duration == info.duration_ms
    assert ref.frame_rate == NTSC


def test_sound_alone_has_no_frame_rate_in_a_document(studio):
    ref = media_ref(probe(studio.film("a.flac", studio.Sound(studio.tone(1), "flac"))), "abc", 0)
    assert (ref.width, ref.height, ref.frame_rate) == (0, 0, None)
