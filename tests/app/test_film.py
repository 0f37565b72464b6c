"""Opening films."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from emosub_gui.app.film import FilmLoader, OpenedFilm, film_of, is_media, subtitles_beside
from emosub_gui.core.document import MediaRef
from emosub_gui.core.errors import FileMissingError, NotMediaError
from emosub_gui.core.resources import resource
from emosub_gui.media.cache import Cache

SAMPLE = resource("samples", "sample.mp4")


@pytest.fixture
def loader(qtbot: QtBot, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Make a loader with a cache of its own."""
    loader = FilmLoader(Cache(tmp_path / "cache"))
    yield loader
    loader.stop()


def test_a_film_is_told_first_and_its_sound_follows(qtbot: QtBot, loader: FilmLoader) -> None:
    told: list[object] = []
    loader.opened.connect(told.append)
    with qtbot.waitSignal(loader.audioReady, timeout=20_000) as ready:
        loader.open(SAMPLE)
    (film,) = told
    assert isinstance(film, OpenedFilm)
    assert (film.media.width, film.media.height) == (1280, 720)
    assert abs(ready.args[0].duration_ms - film.media.duration) < 200


def test_shots_and_speech_are_found_in_the_background(qtbot: QtBot, loader: FilmLoader) -> None:
    with (
        qtbot.waitSignal(loader.shotsFound, timeout=20_000) as shots,
        qtbot.waitSignal(loader.speechFound, timeout=20_000) as speech,
    ):
        loader.open(SAMPLE)
    (shot,) = shots.args[0]
    assert abs(shot - 25_458) < 50
    spoken = sum(region.end - region.start for region in speech.args[0])
    assert 15_000 < spoken < 40_000
    assert len(list(loader.cache.root.glob("*-speech-*"))) == 1


def test_what_cannot_be_opened_is_told(qtbot: QtBot, loader: FilmLoader, tmp_path: Path) -> None:
    with qtbot.waitSignal(loader.failed, timeout=20_000) as failed:
        loader.open(tmp_path / "none.mp4")
    assert isinstance(failed.args[0], FileMissingError)
    text = tmp_path / "text.mp4"
    text.write_text("not a film at all")
    with qtbot.waitSignal(loader.failed, timeout=20_000) as failed:
        loader.open(text)
    assert isinstance(failed.args[0], NotMediaError)


def test_of_two_films_in_a_row_only_the_last_is_told(
    qtbot: QtBot, loader: FilmLoader, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.mp4"
    copy.write_bytes(SAMPLE.read_bytes())
    told: list[OpenedFilm] = []
    loader.opened.connect(told.append)
    with qtbot.waitSignal(loader.audioReady, timeout=20_000):
        loader.open(SAMPLE)
        loader.open(copy)
    assert [Path(film.media.path).name for film in told] == ["copy.mp4"]


def test_subtitles_beside_a_film_are_found_by_its_name(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    for name in ("film.old.srt", "other.ass", "film2.srt"):
        (tmp_path / name).write_text("")
    assert subtitles_beside(film) is None
    (tmp_path / "film.ko.srt").write_text("")
    assert subtitles_beside(film) == tmp_path / "film.ko.srt"
    (tmp_path / "film.ASS").write_text("")
    assert subtitles_beside(film) == tmp_path / "film.ASS"
    assert subtitles_beside(tmp_path / "nowhere" / "film.mp4") is None


def test_a_film_that_was_moved_with_its_document_is_found(tmp_path: Path) -> None:
    project, film = tmp_path / "scene 4.emosub", tmp_path / "take.mp4"
    media = MediaRef(str(tmp_path / "elsewhere" / "take.mp4"))
    assert film_of(media, project) is None
    film.write_text("")
    assert film_of(media, project) == film
    assert film_of(media, None) is None
    assert film_of(MediaRef(str(film)), None) == film


def test_subtitles_have_the_film_of_their_name(tmp_path: Path) -> None:
    (tmp_path / "other.mp4").write_text("")
    assert film_of(None, tmp_path / "film.ko.srt") is None
    (tmp_path / "film.mkv").write_text("")
    assert film_of(None, tmp_path / "film.ko.srt") == tmp_path / "film.mkv"


def test_media_and_subtitles_are_told_apart(tmp_path: Path) -> None:
    assert is_media(SAMPLE)
    assert not is_media(tmp_path / "a.srt")
    unnamed = tmp_path / "film"
    unnamed.write_bytes(SAMPLE.read_bytes())
    assert is_media(unnamed)
    (tmp_path / "notes").write_text("hello")
    assert not is_media(tmp_path / "notes")
