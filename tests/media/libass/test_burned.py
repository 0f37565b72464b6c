"""The overlay against FFmpeg: the same script, drawn by us and burned in, is the same picture."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from emosub_gui.core.cue import Cue, Prosody, Voice
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.resources import resource
from emosub_gui.formats import ass
from emosub_gui.media.libass.renderer import Picture, Renderer, load_fonts
from emosub_gui.styling.themes import find_theme, list_themes

GROUND = "0x305070"
LINES = (
    "I never said that… (did I?)\\NNot to {\\i1}you{\\i0}.",
    "그런 말 한 적 없어요!\\N정말이에요 뷁",
)
VOICES = (Voice.NORMAL, Voice.SHOUT, Voice.WHISPER)
SIZES = ((1280, 720), (854, 480))
MOMENT = 400
FONTS = resource("fonts")


def scenes() -> list[Cue]:
    """Every emotion in each language, a second each, in changing voices."""
    shown = [(emotion, line) for emotion in EMOTIONS for line in LINES]
    return [
        Cue(
            0,
            index * 1000,
            index * 1000 + 1000,
            line,
            emotion=emotion,
            prosody=Prosody(voice=VOICES[index % len(VOICES)]),
        )
        for index, (emotion, line) in enumerate(shown)
    ]


def burned(script: str, size: tuple[int, int], frames: int, folder: Path) -> NDArray[np.uint8]:
    """Return what ffmpeg's filter draws on plain ground: (frames, height, width, 3) RGB."""
    (folder / "film.ass").write_text(script, encoding="utf-8")
    width, height = size
    command = [
        "ffmpeg", "-v", "error", "-f", "lavfi", "-i", f"color={GROUND}:s={width}x{height}:r=1",
        "-vf", f"format=rgb24,settb=1/1000,setpts=PTS+{MOMENT},ass=film.ass:fontsdir={FONTS}",
        "-frames:v", str(frames), "-f", "rawvideo", "-pix_fmt", "rgb24", "-",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return np.frombuffer(done.stdout, np.uint8).reshape(frames, height, width, 3)


def over(ground: NDArray[np.uint8], picture: Picture, size: tuple[int, int]) -> NDArray[np.float64]:
    """Put an overlay on plain ground, one RGB pixel: (height, width, 3)."""
    width, height = size
    shown = np.broadcast_to(ground.astype(float), (height, width, 3)).copy()
    for region in picture.regions:
        rows, columns = region.pixels.shape[:2]
        part = shown[region.y : region.y + rows, region.x : region.x + columns]
        through = 1 - region.pixels[:, :, 3:] / 255
        part[:] = part * through + region.pixels[:, :, 2::-1]
    return shown


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", [file.id for file in list_themes()])
def test_the_overlay_is_what_is_burned_in(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    cues = scenes()
    document = Document.of(cues, theme=find_theme(name), play_width=1920, play_height=1080)
    script = ass.dumps(document)
    frames = burned(script, size, len(cues), tmp_path)
    with Renderer(load_fonts(FONTS)) as renderer:
        renderer.set_size(*size)
        renderer.set_script(script)
        for index, frame in enumerate(frames):
            picture = renderer.render(index * 1000 + MOMENT)
            ground = frame[0, 0]
            apart = np.abs(over(ground, picture, size) - frame)
            assert (np.abs(frame.astype(int) - ground) > 60).any()
            # Rounding, of up to three layers; a pixel's offset would differ by a hundred and more.
            assert apart.max() <= 4, (index, apart.max())
        assert not renderer.messages.nowhere
