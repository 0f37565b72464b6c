"""`emosub export`, used as a person would."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from exported import Written, white
from numbered import make_film

from emosub_gui.cli import main
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.formats import project, registry
from emosub_gui.formats.ass_fonts import embedded_fonts
from emosub_gui.media.probe import media_ref, probe


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A project of one line in the last second of a film of two."""
    film = make_film(tmp_path / "film.mp4", 50, size=(320, 180), sound=2.0)
    document = Document.of([Cue(0, 1000, 2000, "{\\fs60\\c&HFFFFFF&}WWWW")])
    document = edits.set_media(document, media_ref(probe(film), "", 0))
    project.save(document, tmp_path / "film.emosub")
    return tmp_path / "film.emosub"


def run(*arguments: object) -> int:
    return main(["export", *map(str, arguments)])


def test_a_project_becomes_a_film(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = source.with_name("out.mp4")
    assert run(source, target, "--speed", "veryfast", "--quality", "best", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["output"] == str(target)
    assert report["bytes"] == target.stat().st_size
    written = Written(target)
    assert not white(written.at(500)).any()
    assert white(written.at(1500)).any()


def test_subtitles_need_their_film_named(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = source.with_suffix(".srt")
    registry.write(project.load(source), script)
    target = source.with_name("out.mkv")
    assert run(script, target) == 4
    assert "film" in capsys.readouterr().err
    film = source.with_suffix(".mp4")
    assert run(script, target, "--film", film, "--soft", "--language", "en") == 0
    written = Written(target)
    assert (written.codecs[2], written.languages[2]) == ("ass", "eng")
    assert "MB" in capsys.readouterr().err


def test_a_part_in_another_size_and_theme(source: Path) -> None:
    target = source.with_name("out.mov")
    options = ["--from", "1", "--to", "0:01.4", "--lines", "90", "--theme", "cinema"]
    assert run(source, target, *options) == 0
    written = Written(target)
    assert len(written.pictures) == 10
    assert written.pictures[0].shape == (90, 160, 3)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["out.avi"], 2),
        (["film.mp4", "--overwrite"], 2),
        (["film.mp4"], 3),
        (["out.mp4", "--from", "2", "--to", "1"], 2),
        (["out.mp4", "--film", "absent.mp4"], 3),
        (["out.mp4", "--theme", "absent"], 5),
    ],
)
def test_mistakes_have_their_exit_codes(
    source: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.chdir(source.parent)
    before = sorted(source.parent.iterdir())
    assert run(source.name, *arguments) == code
    assert sorted(source.parent.iterdir()) == before


def test_converted_scripts_may_have_their_fonts_inside(source: Path) -> None:
    target = source.with_name("out.ass")
    assert main(["convert", str(source), "-o", str(target), "--fonts"]) == 0
    names = [font.name for font in embedded_fonts(registry.read(target).document)]
    assert names == ["NanumBarunGothic.ttf", "NanumBarunGothicBold.ttf"]


def test_times_that_are_none_are_usage(source: Path) -> None:
    for typed in ("soon", "-5"):
        with pytest.raises(SystemExit) as stopped:
            run(source, "out.mp4", f"--from={typed}")
        assert stopped.value.code == 2


def test_an_interruption_leaves_nothing(tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.mp4", 3000, size=(640, 360))
    registry.write(Document.of([Cue(0, 0, 9000, "Hi")]), tmp_path / "film.ass")
    command = [sys.executable, "-m", "emosub_gui.cli", "export", "film.ass", "out.mp4"]
    process = subprocess.Popen([*command, "--film", film.name, "--speed", "veryslow"], cwd=tmp_path)
    deadline = time.monotonic() + 30
    while not list(tmp_path.glob(".out.mp4.*.part")) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["film.ass", "film.mp4"]
