"""Make the sample film: drawn pictures, synthetic voices, and its true transcript.

    python resources/samples/make_sample.py

writes `sample.mp4`, `transcript.srt` and `labels.jsonl` beside this file. It needs the programs
flite (English voices), espeak-ng (Korean voices) and sox; the result is committed, so nobody
else does. The transcript is not called `sample.srt` on purpose: an editor would open it with
the film, and then nobody would see what the analysis hears.
"""

from __future__ import annotations

import json
import math
import os
import random
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
)

HERE = Path(__file__).parent
WIDTH, HEIGHT, FPS, RATE = 1280, 720, 24, 16_000
LEAD, PAUSE = 1.4, 1.1


class Line(NamedTuple):
    """A spoken line: who, in which voice, how, and what it means."""

    speaker: str
    voice: str
    text: str
    emotion: str
    gain: float = -6.0
    pitch: int = 0
    tempo: float = 1.0
    scene: int = 0


LINES = [
    Line("Anna", "flite:slt", "Hello. Are you there?", "neutral", -9),
    Line("Ben", "flite:rms", "I am so happy to see you again!", "happy", -4, 120, 1.06),
    Line("Anna", "flite:slt", "I did not know that you were here.", "neutral", -9),
    Line("Ben", "flite:rms", "What was that? There is someone behind the door!", "fear", -7, 160),
    Line("Anna", "flite:slt", "Oh my god. I can not believe it!", "surprise", -3, 0, 1.05),
    Line("Anna", "flite:slt", "Get out of my house right now!", "angry", 0, 60),
    Line("Ben", "flite:rms", "I am sorry. I miss her so much.", "sad", -14, -120, 0.86),
    Line("Ben", "flite:rms", "This food is disgusting.", "disgust", -7, -40, 0.95),
    Line("미나", "espeak:f3", "정말 고마워요. 오늘 너무 행복해요!", "happy", -4, 0, 1.0, 1),
    Line("준", "espeak:m3", "왜 거짓말했어? 당장 나가!", "angry", 0, 0, 1.0, 1),
    Line("미나", "espeak:f3", "무서워요. 밖에 누가 있어요.", "fear", -9, 0, 1.0, 1),
    Line("준", "espeak:m3", "괜찮아요. 내일 다시 만나요.", "neutral", -9, 0, 1.0, 1),
]


# ---- sound ------------------------------------------------------------------------------


def speak(line: Line, folder: Path) -> np.ndarray:
    """Return a line's voice, (samples,) float64 at 16 kHz, silence trimmed."""
    raw, cooked = folder / "raw.wav", folder / "cooked.wav"
    engine, voice = line.voice.split(":")
    if engine == "flite":
        command = ["flite", "-voice", voice, "-t", line.text, "-o", str(raw)]
    else:
        command = ["espeak-ng", "-v", f"ko+{voice}", "-s", "140", "-w", str(raw), line.text]
    subprocess.run(command, check=True)
    effects = ["pitch", str(line.pitch), "tempo", str(line.tempo)]
    form = ["-r", str(RATE), "-c", "1", "-b", "16"]
    subprocess.run(["sox", "-G", str(raw), *form, str(cooked), *effects], check=True)
    with av.open(str(cooked)) as container:
        frames = [frame.to_ndarray()[0] for frame in container.decode(audio=0)]
    pcm = np.concatenate(frames).astype(float) / 32768
    loud = np.flatnonzero(np.abs(pcm) > 0.01)
    pcm = pcm[loud[0] : loud[-1]]
    return pcm / np.sqrt(np.mean(pcm**2)) * 10 ** ((line.gain - 18) / 20)


def soundtrack(seed: int = 7) -> tuple[np.ndarray, list[tuple[float, float]]]:
    """Return the film's sound and each line's (start, end) in seconds."""
    random_numbers = np.random.default_rng(seed)
    parts, times, now = [np.zeros(int(LEAD * RATE))], [], LEAD
    with tempfile.TemporaryDirectory() as folder:
        for line in LINES:
            voice = speak(line, Path(folder))
            times.append((now, now + len(voice) / RATE))
            parts += [voice, np.zeros(int(PAUSE * RATE))]
            now += len(voice) / RATE + PAUSE
    sound = np.concatenate(parts)
    room = random_numbers.normal(0, 1, len(sound))
    room = np.convolve(room, np.ones(12) / 12, "same") * 0.0009
    return np.clip(sound + room, -1, 1), times


# ---- picture ----------------------------------------------------------------------------

MOODS = {
    "neutral": "#8DA2C0",
    "happy": "#F2B84B",
    "sad": "#5C82C9",
    "angry": "#D95248",
    "fear": "#8B6BC2",
    "surprise": "#E58BB4",
    "disgust": "#7FA650",
}
COATS = {"Anna": "#C8553D", "Ben": "#2F6690", "미나": "#E0A458", "준": "#4F7C62"}
HAIR = {"Anna": "#3B2A2A", "Ben": "#1F1D24", "미나": "#2A1E1A", "준": "#15141A"}
PLACES = {"Anna": 0.34, "Ben": 0.66, "미나": 0.34, "준": 0.66}


def sky(painter: QPainter, time: float) -> None:
    """Draw the first scene: a roof at night over a city."""
    gradient = QLinearGradient(0, 0, 0, HEIGHT)
    for stop, colour in ((0.0, "#0E1430"), (0.55, "#2B2F63"), (0.85, "#7A4E7E"), (1.0, "#C97B63")):
        gradient.setColorAt(stop, QColor(colour))
    painter.fillRect(0, 0, WIDTH, HEIGHT, gradient)
    stars = random.Random(3)
    for _ in range(90):
        x, y = stars.uniform(0, WIDTH), stars.uniform(0, HEIGHT * 0.5)
        twinkle = 0.5 + 0.5 * math.sin(time * stars.uniform(0.5, 2) + stars.uniform(0, 6))
        painter.setBrush(QColor(255, 255, 255, int(60 + 150 * twinkle)))
        painter.drawEllipse(QPointF(x, y), 1.4, 1.4)
    glow = QRadialGradient(1010, 130, 170)
    glow.setColorAt(0, QColor(255, 240, 210, 120))
    glow.setColorAt(1, QColor(255, 240, 210, 0))
    painter.setBrush(QBrush(glow))
    painter.drawEllipse(QPointF(1010, 130), 170, 170)
    painter.setBrush(QColor("#FBEBCB"))
    painter.drawEllipse(QPointF(1010, 130), 46, 46)
    city = random.Random(11)
    for depth, colour in ((0.35, "#2A2B55"), (0.7, "#1B1C3E")):
        x = -60 - time * 3 * depth
        while x < WIDTH:
            wide, tall = city.uniform(60, 130), city.uniform(90, 260) * (0.7 + depth * 0.5)
            painter.setBrush(QColor(colour))
            painter.drawRect(QRectF(x, HEIGHT - 120 - tall, wide + 1, tall + 120))
            painter.setBrush(QColor(255, 214, 140, 130))
            for row in range(int(tall // 26)):
                for column in range(int(wide // 22)):
                    if city.random() < 0.22:
                        window = QRectF(x + 8 + column * 22, HEIGHT - 108 - tall + row * 26, 9, 12)
                        painter.drawRect(window)
            x += wide + city.uniform(2, 18)
    painter.setBrush(QColor("#12122B"))
    painter.drawRect(0, HEIGHT - 96, WIDTH, 96)


def cafe(painter: QPainter, time: float) -> None:
    """Draw the second scene: a café in warm light."""
    gradient = QLinearGradient(0, 0, WIDTH, HEIGHT)
    gradient.setColorAt(0, QColor("#5A3E36"))
    gradient.setColorAt(1, QColor("#2E2326"))
    painter.fillRect(0, 0, WIDTH, HEIGHT, gradient)
    painter.setBrush(QColor("#9CC3D5"))
    painter.drawRoundedRect(QRectF(440, 70, 400, 280), 12, 12)
    hills = QPainterPath(QPointF(440, 290))
    for x in range(440, 841, 20):
        hills.lineTo(x, 275 + 18 * math.sin(x / 55))
    hills.lineTo(840, 338)
    hills.quadTo(840, 350, 828, 350)
    hills.lineTo(452, 350)
    hills.quadTo(440, 350, 440, 338)
    painter.setBrush(QColor("#6E9E7A"))
    painter.drawPath(hills)
    painter.setBrush(QColor(255, 255, 255, 200))
    for offset in (0, 170):
        x = 470 + (offset + time * 9) % 330
        painter.drawEllipse(QPointF(x, 140 + offset / 4), 34, 13)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#3A2924"), 12))
    painter.drawRoundedRect(QRectF(440, 70, 400, 280), 12, 12)
    painter.drawLine(QPointF(640, 70), QPointF(640, 350))
    painter.setPen(Qt.PenStyle.NoPen)
    for x in (230, 1050):
        light = QRadialGradient(x, 190, 260)
        light.setColorAt(0, QColor(255, 205, 130, 110))
        light.setColorAt(1, QColor(255, 205, 130, 0))
        painter.setBrush(QBrush(light))
        painter.drawEllipse(QPointF(x, 190), 260, 260)
        painter.setBrush(QColor("#2B1F1C"))
        painter.drawRect(QRectF(x - 2, 0, 4, 130))
        painter.setBrush(QColor("#E8B15C"))
        painter.drawPie(QRectF(x - 56, 130, 112, 100), 0, 180 * 16)
    painter.setBrush(QColor("#3E2A22"))
    painter.drawRect(0, HEIGHT - 96, WIDTH, 96)


def person(painter: QPainter, name: str, time: float, loudness: float, mood: str) -> None:
    """Draw a speaker: head, hair, eyes that blink, and a mouth that opens with the voice."""
    side = 1 if PLACES[name] < 0.5 else -1
    sway = math.sin(time * 1.3 + PLACES[name] * 9) * 4
    shiver = math.sin(time * 55) * 2.5 if mood == "fear" and loudness > 0.02 else 0
    x = WIDTH * PLACES[name] + sway + shiver
    y = HEIGHT - 96 - loudness * 26
    painter.setBrush(QColor(COATS[name]))
    body = QPainterPath(QPointF(x - 105, HEIGHT - 80))
    body.cubicTo(x - 110, y - 190, x + 110, y - 190, x + 105, HEIGHT - 80)
    painter.drawPath(body)
    painter.setBrush(QColor("#E9B994"))
    painter.drawRoundedRect(QRectF(x - 20, y - 190, 40, 60), 18, 18)
    painter.drawEllipse(QPointF(x, y - 240), 74, 84)
    painter.setBrush(QColor(HAIR[name]))
    hair = QPainterPath(QPointF(x - 80, y - 236))
    hair.cubicTo(x - 86, y - 352, x + 86, y - 352, x + 80, y - 236)
    hair.cubicTo(x + 50, y - 300, x - 30, y - 296, x - 80, y - 236)
    painter.drawPath(hair)
    if name in ("Anna", "미나"):
        painter.drawRoundedRect(QRectF(x - 86, y - 262, 26, 118), 13, 13)
        painter.drawRoundedRect(QRectF(x + 60, y - 262, 26, 118), 13, 13)
    blink = 0.12 if (time + PLACES[name]) % 3.4 < 0.12 else 1.0
    wide = 1.5 if mood in ("surprise", "fear") else 1.0
    painter.setBrush(QColor("#2B2020"))
    for eye in (-24, 24):
        painter.drawEllipse(QPointF(x + eye + 9 * side, y - 240), 6.5, 8 * blink * wide)
    brow = {"angry": 9, "sad": -8, "fear": -8, "disgust": 6}.get(mood, 0)
    painter.setPen(QPen(QColor(HAIR[name]), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for eye in (-1, 1):
        outer, inner = x + 9 * side + eye * 36, x + 9 * side + eye * 14
        lift = -10 if mood == "surprise" else 0
        painter.drawLine(
            QPointF(outer, y - 262 + lift - brow / 2), QPointF(inner, y - 262 + lift + brow)
        )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#7A2E35"))
    gape = min(26.0, 3 + loudness * 150)
    painter.drawEllipse(QPointF(x + 9 * side, y - 196), 15 + gape * 0.25, gape / 2)


def frame_at(time: float, sound: np.ndarray, times: list[tuple[float, float]]) -> QImage:
    """Draw the picture at a time in seconds."""
    first_of_second = next(i for i, line in enumerate(LINES) if line.scene == 1)
    cut = (times[first_of_second - 1][1] + times[first_of_second][0]) / 2
    scene = int(time >= cut)
    now = next((i for i, (start, end) in enumerate(times) if start <= time <= end), None)
    loudness = 0.0
    if now is not None:
        window = sound[int((time - 0.03) * RATE) : int((time + 0.03) * RATE)]
        loudness = float(np.sqrt(np.mean(window**2))) ** 0.5 * 0.5
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    (cafe if scene else sky)(painter, time)
    if now is not None:
        tint = QColor(MOODS[LINES[now].emotion])
        tint.setAlpha(34)
        painter.fillRect(0, 0, WIDTH, HEIGHT, tint)
    names = ("미나", "준") if scene else ("Anna", "Ben")
    for name in names:
        speaking = now is not None and LINES[now].speaker == name
        mood = LINES[now].emotion if speaking and now is not None else "neutral"
        person(painter, name, time, loudness if speaking else 0.0, mood)
    if scene:
        painter.setBrush(QColor("#6B4632"))
        painter.drawRoundedRect(QRectF(180, HEIGHT - 118, 920, 60), 18, 18)
    painter.end()
    return image


# ---- files ------------------------------------------------------------------------------


def write_film(path: Path, sound: np.ndarray, times: list[tuple[float, float]]) -> None:
    """Encode picture and sound as H.264 and AAC in MP4."""
    length = len(sound) / RATE
    with av.open(str(path), "w", options={"movflags": "+faststart"}) as container:
        video = container.add_stream("libx264", rate=FPS)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        video.options = {"crf": "30", "preset": "slow", "tune": "animation"}
        audio = container.add_stream("aac", rate=RATE, layout="mono")
        audio.bit_rate = 48_000
        for index in range(int(length * FPS)):
            image = frame_at(index / FPS, sound, times)
            rows = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, image.bytesPerLine())
            picture = av.VideoFrame.from_ndarray(
                np.ascontiguousarray(rows[:, : WIDTH * 3]).reshape(HEIGHT, WIDTH, 3), "rgb24"
            )
            container.mux(video.encode(picture))
        container.mux(video.encode())
        samples = (sound * 32767).astype(np.int16)
        for start in range(0, len(samples), 1024):
            block = av.AudioFrame.from_ndarray(samples[None, start : start + 1024], "s16", "mono")
            block.sample_rate, block.pts = RATE, start
            container.mux(audio.encode(block))
        container.mux(audio.encode())


def write_truth(times: list[tuple[float, float]]) -> None:
    """Write the transcript as SRT and the intended emotions as labels."""

    def stamp(seconds: float) -> str:
        minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
        return f"00:{minutes:02}:{milliseconds // 1000:02},{milliseconds % 1000:03}"

    blocks, labels = [], []
    for index, (line, (start, end)) in enumerate(zip(LINES, times, strict=True)):
        blocks.append(f"{index + 1}\n{stamp(start)} --> {stamp(end)}\n{line.text}\n")
        label = {
            "index": index,
            "video": "sample.mp4",
            "start": round(start, 3),
            "end": round(end, 3),
            "text": line.text,
            "speaker": line.speaker,
            "label": line.emotion,
        }
        labels.append(json.dumps(label, ensure_ascii=False))
    (HERE / "transcript.srt").write_text("\n".join(blocks), encoding="utf-8")
    (HERE / "labels.jsonl").write_text("\n".join(labels) + "\n", encoding="utf-8")


def main() -> None:
    """Make all three files."""
    application = QGuiApplication.instance() or QGuiApplication([])
    sound, times = soundtrack()
    write_truth(times)
    write_film(HERE / "sample.mp4", sound, times)
    del application


if __name__ == "__main__":
    main()
