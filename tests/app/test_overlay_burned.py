"""What one sees is what one exports: the overlay is the film that is written, for every theme.

The films are burned by the program itself, without loss, and read back. Luma is compared: it has
every pixel, while two by two share their chroma; tests/media/libass compares colours in RGB.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from emosub_gui.app.overlay import Layer, Overlay
from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue, Prosody, Voice, Word
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.export.burn import BurnOptions, burn, burned_size
from emosub_gui.media.probe import media_ref, probe
from emosub_gui.styling.themes import find_theme, list_themes

LANDSCAPE, UPRIGHT = (640, 360), (360, 640)
RATE, LINE_MS = 4, 1000
LOSSLESS = BurnOptions(crf=0, speed="veryfast")
LINES = {"en": "I never said that, did I?", "ko": "그런 말 한 적 없어요 정말로"}
VOICES = (Voice.NORMAL, Voice.SHOUT, Voice.WHISPER)
LUMA = np.array([0.2126, 0.7152, 0.0722])
"""Shares of red, green and blue in BT.709, which the films say they are in."""


def scenes() -> list[Cue]:
    """Every emotion in each language, a second each, in changing voices, with words that sound."""
    cues = []
    for index, (emotion, (language, text)) in enumerate(
        (emotion, line) for emotion in EMOTIONS for line in LINES.items()
    ):
        start = index * LINE_MS
        words = tuple(
            Word(
                word, start + at * 100, start + at * 100 + 90, loudness=3 * at - 6, pitch=4 - 2 * at
            )
            for at, word in enumerate(text.split())
        )
        cues.append(
            Cue(
                0,
                start,
                start + LINE_MS,
                text,
                words=words,
                language=language,
                emotion=emotion,
                prosody=Prosody(voice=VOICES[index % len(VOICES)]),
            )
        )
    return cues


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[int, int], Path]:
    """Plain ground as long as the scenes, four pictures a second."""
    folder = tmp_path_factory.mktemp("films")
    films = {}
    for size in (LANDSCAPE, UPRIGHT):
        films[size] = folder / f"{size[0]}.mp4"
        length = len(EMOTIONS) * len(LINES) * LINE_MS // 1000
        source = f"color=0x305070:s={size[0]}x{size[1]}:r={RATE}:d={length}"
        tags = "scale=out_color_matrix=bt709,format=yuv420p,setparams=colorspace=bt709:range=tv"
        command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-vf", tags]
        subprocess.run([*command, "-crf", "0", str(films[size])], check=True)
    return films


def lumas(path: Path) -> Iterator[NDArray[np.uint8]]:
    """Yield the luma of each picture of a film: (height, width), 16 black, 235 white."""
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            plane = frame.planes[0]
            rows = np.frombuffer(plane, np.uint8).reshape(frame.height, plane.line_size)
            yield rows[:, : frame.width].copy()


def over(ground: float, layers: list[Layer], size: QSize) -> NDArray[np.float64]:
    """Return the luma of plain ground with an overlay upon it."""
    shown = np.full((size.height(), size.width()), ground)
    for layer in layers:
        image = layer.image
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
        part = shown[layer.y : layer.y + image.height(), layer.x : layer.x + image.width()]
        alpha = pixels[:, :, 3] / 255
        ink = 16 * alpha + pixels[:, :, 2::-1] @ LUMA * (219 / 255)
        part[:] = part * (1 - alpha) + ink
    return shown


@pytest.mark.parametrize("case", [(LANDSCAPE, 0), (LANDSCAPE, 720), (UPRIGHT, 0)], ids=str)
@pytest.mark.parametrize("name", [file.id for file in list_themes()])
def test_the_picture_in_the_window_is_that_of_the_film(
    name: str,
    case: tuple[tuple[int, int], int],
    qtbot: QtBot,
    films: dict[tuple[int, int], Path],
    tmp_path: Path,
) -> None:
    shape, lines = case
    info = probe(films[shape])
    document = Document.of(scenes(), theme=find_theme(name))
    document = edits.set_media(document, media_ref(info, "", 0))
    target = tmp_path / "burned.mp4"
    burn(document, films[shape], target, replace(LOSSLESS, lines=lines))
    session = Session()
    session.open(document)
    overlay = Overlay(session)
    assert info.video
    size = QSize(*burned_size(info.video, lines))
    pictures = lumas(target)
    drawn = 0
    for number, luma in enumerate(pictures):
        layers = overlay.draw(number * 1000 // RATE, size)
        ground = float(luma[0, 0])
        inked = np.abs(luma - ground) > 20
        apart = np.abs(over(ground, layers, size) - luma)
        # Colours that pixels share are mixed at edges; a pixel's offset would make a hundred.
        assert apart.max() <= 20, number
        assert not inked.any() or apart[inked].mean() < 5, number
        drawn += bool(inked.any())
    overlay.close()
    assert number + 1 == len(document) * RATE
    assert drawn >= len(document) * (RATE - 1), "some fade in from nothing"
