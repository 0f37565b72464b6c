"""What tests of exporting share: a small film, subtitles for it, and a folder to write into."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from numbered import make_film

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import Style, Theme

SIZE = (320, 180)


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of 25 numbered pictures a second, with sound."""
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    return make_film(path, 50, size=SIZE, sound=2.0, options={"preset": "veryfast"})


@pytest.fixture
def document() -> Document:
    """One line in the middle of the film, and one for its whole length at the top."""
    look = Style(font="NanumBarunGothic", size=240, outline=0, shadow=0)
    return Document.of(
        [
            Cue(0, 800, 1200, "안녕 HELLO", emotion=Emotion.HAPPY, language="ko"),
            Cue(0, 0, 2000, "{\\an8}<above>"),
        ],
        theme=Theme(name="plain", base=look),
        play_width=SIZE[0],
        play_height=SIZE[1],
    )


@pytest.fixture
def odd(tmp_path: Path) -> Iterator[Path]:
    """A folder whose name needs every kind of escaping."""
    folder = tmp_path / "it's 100% [한글]; a,b:c=d \\ $HOME"
    folder.mkdir()
    yield folder
    left = [path.name for path in folder.iterdir() if path.name.endswith(".part")]
    assert not left
