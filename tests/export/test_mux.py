"""Films with subtitles along, read back."""

from pathlib import Path

import av
import pytest
from exported import Written

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.errors import FilmOverwriteError
from emosub_gui.export.mux import MuxOptions, language_of, mux, mux_losses
from emosub_gui.formats import ass
from emosub_gui.formats.losses import ONLY_COLOURS


def packets(path: Path, **streams: int) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(**streams) if packet.size]


@pytest.mark.parametrize("suffix", ["mkv", "mp4", "mov"])
def test_picture_and_sound_are_the_very_same(
    film: Path, document: Document, odd: Path, suffix: str
) -> None:
    target = odd / f"out 'x'.{suffix}"
    mux(document, film, target, MuxOptions(title="감정 자막"))
    written = Written(target)
    assert written.kinds[:3] == ["video", "audio", "subtitle"]
    assert written.codecs[2] == ("ass" if suffix == "mkv" else "mov_text")
    assert written.languages[2] == "kor"
    assert "감정 자막" in written.metadata[2].values()
    assert packets(target, audio=0) == packets(film, audio=0)
    if suffix != "mkv":
        assert packets(target, video=0) == packets(film, video=0)


def test_matroska_keeps_the_script_and_has_its_fonts(
    film: Path, document: Document, tmp_path: Path
) -> None:
    target = tmp_path / "out.mkv"
    mux(document, film, target)
    with av.open(str(target)) as container:
        track = container.streams.subtitles[0]
        assert bytes(track.codec_context.extradata).decode().split("[Events]")[0].split() == (
            ass.dumps(document).split("[Events]")[0].split()
        )
        fonts = [stream for stream in container.streams if stream.type == "attachment"]
        names = {font.metadata["filename"] for font in fonts}
        assert {font.metadata["mimetype"] for font in fonts} == {"font/ttf"}
    assert names == {"NanumBarunGothic.ttf", "NanumBarunGothicBold.ttf"}
    mux(document, film, target, MuxOptions(attach_fonts=False))
    assert "attachment" not in Written(target).kinds


def test_tracks_that_a_film_has_stay_behind_the_new_one(
    film: Path, document: Document, tmp_path: Path
) -> None:
    first, second, third = (tmp_path / name for name in ("1.mkv", "2.mkv", "3.mp4"))
    mux(document, film, first, MuxOptions(language="en", title="one"))
    mux(document, first, second, MuxOptions(language="fre", title="two"))
    written = Written(second)
    tracks = [index for index, kind in enumerate(written.kinds) if kind == "subtitle"]
    assert [written.languages[index] for index in tracks] == ["eng", "fre"]
    assert len([kind for kind in written.kinds if kind == "attachment"]) == 4
    mux(document, second, third)
    assert [codec for codec in Written(third).codecs if codec == "mov_text"] == ["mov_text"] * 3


def test_timed_text_becomes_srt_in_matroska(film: Path, document: Document, tmp_path: Path) -> None:
    mux(document, film, tmp_path / "1.mp4")
    mux(document, tmp_path / "1.mp4", tmp_path / "2.mkv")
    assert Written(tmp_path / "2.mkv").codecs[2:4] == ["subrip", "ass"]


def test_losses_are_told_for_each_container(document: Document) -> None:
    templates = {remark.template for remark in mux_losses(document, Path("a.mp4"))}
    assert ONLY_COLOURS in templates
    assert ONLY_COLOURS not in {remark.template for remark in mux_losses(document, Path("a.mkv"))}


def test_the_film_stays(film: Path, document: Document) -> None:
    with pytest.raises(FilmOverwriteError):
        mux(document, film, film)


def test_the_language_is_that_of_most_lines() -> None:
    lines = ("Hello there", "안녕하세요", "How are you", "")
    assert language_of(Document.of([Cue(0, 0, 1, text) for text in lines])) == "en"
    assert language_of(Document()) == ""
