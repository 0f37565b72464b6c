"""Make the README's contact sheet: every theme, every emotion, in English and Korean, on a picture.

    python resources/screenshots/make_themes.py

writes `themes.png` beside this file. Needs ffmpeg with libass.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QImage, QPainter

from emosub_gui.core.cue import Cue, Word
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.theme import Position, StylePatch, Theme
from emosub_gui.formats import registry
from emosub_gui.styling.fonts import bundled_folder
from emosub_gui.styling.themes import find_theme

HERE = Path(__file__).parent
ORDER = (
    "cinema", "drama", "variety", "children", "horror", "voice", "affective", "sdh",
    "colour-blind", "high-contrast",
)  # fmt: skip
COLUMNS = 2
PANEL = (544, 306)
CAPTION = 30
GAP = 8
BEHIND = "#14161B"
TONES = 40
RAMP = ((18, 70, 196, 250), (22, 78, 170, 240), (42, 112, 138, 216))
Picture = NDArray[np.uint8]

LINES = {
    Emotion.NEUTRAL: ("The train leaves at nine.", "기차는 아홉 시에 떠나."),
    Emotion.HAPPY: ("You came! You really came!", "왔구나! 정말 왔어!"),
    Emotion.SAD: ("I thought I had more time.", "시간이 더 있을 줄 알았어."),
    Emotion.ANGRY: ("Don't you DARE touch it!", "손대지 말랬지!"),
    Emotion.FEAR: ("Did you hear that, too?", "너도… 들었어?"),
    Emotion.SURPRISE: ("Wait, you are the king?", "잠깐, 네가 왕이라고?"),
    Emotion.DISGUST: ("Ugh. Who would eat this?", "윽, 이걸 누가 먹어?"),
}
LOUD = {"DARE", "really", "king?", "Ugh.", "정말", "손대지", "왕이라고?", "윽,"}
HIGH = {"came!", "hear", "Wait,", "왔어!", "들었어?", "잠깐,"}
SLOW = {"time.", "had", "알았어.", "너도…"}


def scene(width: int, height: int) -> Picture:
    """Paint what a camera might see: a bright window at the left, dusk with lamps at the right.

    In tones of one ramp, from night blue to lamp light, so that few colours of the sheet go to it.
    """
    y, x = np.mgrid[0:height, 0:width] / height
    middle = width / height / 2
    window = 1 / (1 + np.exp((x - middle) * 9))
    light = (0.92 - 0.22 * y) * window + (0.2 - 0.08 * y) * (1 - window)
    random = np.random.default_rng(7)
    for _ in range(18):
        left, top = random.uniform(0, 2 * middle), random.uniform(0.05, 1.0)
        radius = random.uniform(0.03, 0.11)
        disc = np.clip((radius - np.hypot(x - left, y - top)) / (0.18 * radius), 0, 1)
        light += disc * random.uniform(0.03, 0.14) * (1 if left > middle else -0.5)
    ground = np.clip((y - 0.86 + 0.03 * np.sin(x * 5)) * 14, 0, 1)
    light *= 1 - 0.45 * ground
    tone = np.rint(np.clip(light, 0, 1) * TONES) / TONES
    channels = [np.interp(tone, (0, 0.35, 0.7, 1), curve) for curve in RAMP]
    return np.stack(channels, axis=-1).astype(np.uint8)


def spoken(text: str) -> tuple[Word, ...]:
    """Return the words of a line as an actor might say them."""
    return tuple(
        Word(
            word,
            at * 300,
            at * 300 + 280,
            loudness=8.0 if word in LOUD else 0.0,
            pitch=5.0 if word in HIGH else 0.0,
            rate=0.4 if word in SLOW else 1.0,
        )
        for at, word in enumerate(text.split())
    )


def document(theme: Theme) -> Document:
    """Return a line for each emotion, English at the left and Korean at the right."""
    cues = []
    for row, emotion in enumerate(EMOTIONS):
        for column, text in enumerate(LINES[emotion]):
            place = Position(0.26 + 0.49 * column, (row + 0.55) / (len(EMOTIONS) + 0.1))
            cues.append(
                Cue(
                    0, 0, 4000, text, words=spoken(text), emotion=emotion,
                    language=("en", "ko")[column], override=StylePatch(position=place, alignment=5),
                )
            )  # fmt: skip
    return Document.of(cues, theme=theme, play_width=1920, play_height=1080)


def burn(theme: Theme, picture: Path, folder: Path) -> QImage:
    """Return a theme's panel, drawn by libass at its size."""
    registry.write(document(theme), folder / "panel.ass")
    width, height = PANEL
    filters = f"scale={width}:{height},format=rgb24,setpts=PTS+2/TB,ass=panel.ass:fontsdir=fonts"
    command = [
        "ffmpeg", "-v", "error", "-loop", "1", "-i", picture.name, "-vf", filters, "-frames:v", "1",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-",
    ]  # fmt: skip
    pixels = subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout
    return QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def save(sheet: QImage, path: Path) -> None:
    """Write a picture in few colours, so that the repository stays small."""
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "whole.png"
        sheet.save(str(whole))
        chosen = "split[a][b];[a]palettegen=max_colors=256[p];[b][p]paletteuse=dither=none"
        command = ["ffmpeg", "-v", "error", "-y", "-i", whole, "-vf", chosen, path]
        subprocess.run(command, check=True)


def main() -> None:
    """Draw the sheet."""
    application = QGuiApplication([])
    font = bundled_folder() / "NanumBarunGothicBold.ttf"
    QFontDatabase.addApplicationFont(str(font))
    width, height = PANEL
    rows = -(-len(ORDER) // COLUMNS)
    sheet = QImage(
        COLUMNS * (width + GAP) + GAP, rows * (height + CAPTION + GAP), QImage.Format.Format_RGB888
    )
    sheet.fill(QColor(BEHIND))
    painter = QPainter(sheet)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "fonts").symlink_to(bundled_folder())
        pixels = scene(width, height)
        QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).save(
            str(folder / "scene.png")
        )
        for index, name in enumerate(ORDER):
            theme = find_theme(name)
            row, column = divmod(index, COLUMNS)
            left, top = GAP + column * (width + GAP), row * (height + CAPTION + GAP)
            painter.setPen(QColor("#E4E7EC"))
            painter.setFont(QFont("NanumBarunGothic", 11, QFont.Weight.Bold))
            painter.drawText(
                QRect(left + 2, top, width, CAPTION), Qt.AlignmentFlag.AlignVCenter, theme.name
            )
            painter.drawImage(left, top + CAPTION, burn(theme, folder / "scene.png", folder))
    painter.end()
    save(sheet, HERE / "themes.png")
    application.quit()


if __name__ == "__main__":
    main()
