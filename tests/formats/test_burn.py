"""What a viewer sees: exported scripts drawn by the real libass, through ffmpeg."""

import shutil
import subprocess
from pathlib import Path

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from emosub_gui.core.cue import Cue, Word
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.theme import Animation, Border, Style, StylePatch, Theme, WordExpression
from emosub_gui.formats.registry import write
from emosub_gui.styling.looks import resolve
from emosub_gui.styling.themes import find_theme, list_themes

pytestmark = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="draws with ffmpeg")

Picture = NDArray[np.uint8]
WIDTH, HEIGHT = 640, 360
GREY = 0x50
LINES = {"en": "Hello there, you", "ko": "안녕하세요 여러분"}


def draw(document: Document, folder: Path, *moments: float) -> list[Picture]:
    """Return the (height, width, 3) pictures at some seconds, drawn over plain grey."""
    sized = msgspec.structs.replace(document, play_width=WIDTH, play_height=HEIGHT)
    write(sized, folder / "film.ass")
    return [burn(folder / "film.ass", moment) for moment in moments]


def burn(script: Path, moment: float) -> Picture:
    """Return a script's picture at a second."""
    command = [
        "ffmpeg", "-v", "error", "-f", "lavfi", "-i", f"color=0x505050:s={WIDTH}x{HEIGHT}:r=100",
        "-vf", f"format=rgb24,setpts=PTS+{moment}/TB,ass={script.name}",
        "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=script.parent, capture_output=True, check=True)
    return np.frombuffer(done.stdout, np.uint8).reshape(HEIGHT, WIDTH, 3)


def inked(picture: Picture) -> NDArray[np.bool_]:
    """Return where something is drawn."""
    return (np.abs(picture.astype(int) - GREY) > 24).any(axis=2)


def extent(picture: Picture) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of what is drawn."""
    rows, columns = np.nonzero(inked(picture))
    return int(columns.min()), int(rows.min()), int(columns.max()), int(rows.max())


def holds(picture: Picture, colour: str) -> bool:
    """Tell whether more than a few pixels have a colour."""
    wanted = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)])
    return int((np.abs(picture.astype(int) - wanted) <= 6).all(axis=2).sum()) > 30


def leaning(picture: Picture) -> float:
    """Return how much higher, in pixels, the right half of what is drawn lies than the left."""
    rows, columns = np.nonzero(inked(picture))
    right = columns > WIDTH / 2
    return float(rows[~right].mean() - rows[right].mean())


def one(animation: Animation, duration: int = 3000, **style: float) -> Document:
    look = Style(size=120, animation=animation, intensity=1.0, **style)
    return Document.of([Cue(0, 0, duration, "Mmmm mmmm")], theme=Theme(name="x", base=look))


@pytest.mark.parametrize("language", LINES)
@pytest.mark.parametrize("name", [file.id for file in list_themes()])
def test_every_emotion_is_seen_in_its_colour_at_its_place(
    name: str, language: str, tmp_path: Path
) -> None:
    theme = find_theme(name)
    shown = [EMOTIONS[0], Emotion.ANGRY, Emotion.SAD]
    cues = [
        Cue(0, index * 2000, index * 2000 + 1500, LINES[language], emotion=emotion)
        for index, emotion in enumerate(shown)
    ]
    document = Document.of(cues, theme=theme)
    silent, *pictures = draw(document, tmp_path, 1.75, *(cue.start / 1000 + 0.8 for cue in cues))
    assert not inked(silent).any()
    for picture, cue in zip(pictures, cues, strict=True):
        left, top, right, bottom = extent(picture)
        assert holds(picture, resolve(cue, theme).fill)
        assert HEIGHT * 0.6 < top < bottom < HEIGHT - 8
        assert 0 < left < WIDTH / 2 < right < WIDTH - 1
        assert abs((left + right) - WIDTH) < WIDTH * 0.04


def test_a_box_stands_behind_the_text(tmp_path: Path) -> None:
    look = Style(border=Border.BOX, outline_colour="#102030", outline=20, shadow=0)
    document = Document.of([Cue(0, 0, 1000, "Hi")], theme=Theme(name="x", base=look))
    (picture,) = draw(document, tmp_path, 0.5)
    left, top, right, bottom = extent(picture)
    corners = picture[[top + 1, top + 1, bottom - 1, bottom - 1], [left + 1, right - 1] * 2]
    assert (np.abs(corners.astype(int) - [0x10, 0x20, 0x30]) <= 2).all()


def test_characters_that_mean_something_are_shown_literally(tmp_path: Path) -> None:
    def width(text: str) -> int:
        left, _, right, _ = extent(draw(Document.of([Cue(0, 0, 1000, text)]), tmp_path, 0.5)[0])
        return right - left

    assert width(r"a\{b\}c") > width("abc") + 4
    assert width("a\\\u2060Nb") > width("ab") + 4


def test_lines_at_the_same_time_never_cover_each_other_however_they_move(tmp_path: Path) -> None:
    for animation in Animation:
        look = Style(size=120, weight=700, shadow=0, animation=animation, intensity=1.0)
        theme = Theme(name="x", base=look)
        cues = [
            Cue(0, 0, 2000, "HHH", override=StylePatch(fill=colour))
            for colour in ("#FF0000", "#0000FF")
        ]
        (picture,) = draw(Document.of(cues, theme=theme), tmp_path, 1.0)
        rows = [np.nonzero(picture[:, :, channel] > 0xE0)[0] for channel in (0, 2)]
        assert rows[0].min() > rows[1].max() or rows[1].min() > rows[0].max(), animation


def test_shaking_turns_to_and_fro_and_comes_to_rest(tmp_path: Path) -> None:
    pictures = draw(one(Animation.SHAKE), tmp_path, 0.04, 0.08, 1.0, 2.0)
    up, down, *rest = [leaning(picture) for picture in pictures]
    assert up > rest[0] + 1
    assert down < rest[0] - 1
    assert (pictures[2] == pictures[3]).all()


def test_trembling_is_slight_and_does_not_stop(tmp_path: Path) -> None:
    pictures = draw(one(Animation.TREMBLE), tmp_path, 0.06, 0.12, 2.4, 2.46)
    assert (pictures[0] != pictures[1]).any()
    assert (pictures[2] != pictures[3]).any()
    extents = np.array([extent(picture) for picture in pictures])
    assert np.ptp(extents, axis=0).max() <= 4


def test_letters_drift_apart_to_where_they_belong(tmp_path: Path) -> None:
    early, late = (extent(p) for p in draw(one(Animation.DRIFT), tmp_path, 0.01, 1.5))
    (plain,) = draw(one(Animation.NONE), tmp_path, 1.5)
    assert early[0] > late[0] > extent(plain)[0]
    assert early[2] < late[2] < extent(plain)[2]
    assert (early[1], early[3]) == (extent(plain)[1], extent(plain)[3])


def test_popping_grows_beyond_its_size_and_settles(tmp_path: Path) -> None:
    widths = [
        right - left
        for left, _, right, _ in map(extent, draw(one(Animation.POP), tmp_path, 0.01, 0.13, 1.0))
    ]
    assert widths[0] < widths[2] * 0.7 < widths[2] < widths[1]


def test_pulsing_swells_and_shrinks_again_and_again(tmp_path: Path) -> None:
    moments = (0.0, 0.18, 0.8, 1.08, 1.7)
    widths = [
        right - left
        for left, _, right, _ in map(extent, draw(one(Animation.PULSE), tmp_path, *moments))
    ]
    assert widths[1] > widths[0] + 4
    assert widths[3] > widths[2] + 4
    assert widths[0] == widths[2] == widths[4]


def test_a_wave_runs_from_word_to_word(tmp_path: Path) -> None:
    document = one(Animation.WAVE)
    first, second = draw(document, tmp_path, 0.16, 0.25)
    middle = WIDTH // 2
    tops = [
        (extent(p[:, :middle].copy())[1], extent(p[:, middle:].copy())[1]) for p in (first, second)
    ]
    assert tops[0][0] < tops[1][0]
    assert tops[1][1] < tops[0][1]


def test_typing_shows_more_and_more_and_then_everything(tmp_path: Path) -> None:
    pictures = draw(one(Animation.TYPEWRITER), tmp_path, 0.05, 0.3, 2.5)
    ink = [int(inked(picture).sum()) for picture in pictures]
    (plain,) = draw(one(Animation.NONE), tmp_path, 2.5)
    assert 0 < ink[0] < ink[1] < ink[2]
    assert np.abs(np.array(extent(pictures[2])) - extent(plain)).max() <= 1
    assert ink[2] == pytest.approx(inked(plain).sum(), rel=0.02)


def test_fades_begin_and_end_with_nothing(tmp_path: Path) -> None:
    theme = Theme(name="x", base=Style(fade_in=400, fade_out=400))
    document = Document.of([Cue(0, 0, 1000, "HHH")], theme=theme)
    darkest, middle, end = (
        int(np.abs(p.astype(int) - GREY).max()) for p in draw(document, tmp_path, 0.02, 0.5, 0.98)
    )
    assert darkest < middle / 4
    assert end < middle / 4


def test_the_same_theme_fills_the_same_share_of_any_picture(tmp_path: Path) -> None:
    document = Document.of([Cue(0, 0, 1000, "HHH")], play_width=3840, play_height=2160)
    write(document, tmp_path / "large.ass")
    (small,) = draw(document, tmp_path, 0.5)
    large = burn(tmp_path / "large.ass", 0.5)
    assert np.abs(np.array(extent(small)) - extent(large)).max() <= 1


def spoken(*words: Word, **wanted: float) -> Document:
    """A line whose words are all alike, but for how they sound."""
    look = Theme(name="x", base=Style(size=120, shadow=0), words=WordExpression(**wanted))
    text = " ".join(word.text for word in words)
    return Document.of([Cue(0, 0, 1000, text, words=words)], theme=look)


def test_a_louder_word_is_larger_and_heavier(tmp_path: Path) -> None:
    words = Word("HHH", 0, 400), Word("HHH", 400, 900, loudness=9.0)
    (picture,) = draw(spoken(*words, loudness=1.0), tmp_path, 0.5)
    _, top, _, bottom = extent(picture[:, : WIDTH // 2 - 20])
    _, higher, _, lower = extent(picture[:, WIDTH // 2 + 40 :])
    assert lower - higher > (bottom - top) * 1.15
    assert abs(lower - bottom) <= 2  # they share the baseline


def test_a_higher_word_rises_and_a_lower_one_sinks_without_turning(tmp_path: Path) -> None:
    words = Word("HHH", 0, 300, pitch=6.0), Word("HHH", 300, 600), Word("HHH", 600, 900, pitch=-6.0)
    (plain,) = draw(spoken(*words), tmp_path, 0.5)
    (picture,) = draw(spoken(*words, pitch=1.0), tmp_path, 0.5)
    left, _, right, _ = extent(plain)
    edges = np.linspace(left, right, 4).astype(int)  # the inner ones lie in the gaps
    columns = [slice(*edges[at : at + 2]) for at in range(3)]
    before = [np.array(extent(plain[:, part])) for part in columns]
    after = [np.array(extent(picture[:, part])) for part in columns]
    (_, *rise), (_, *same), (_, *fall) = (b - a for a, b in zip(before, after, strict=True))
    for shift, way in ((rise, -1), (fall, 1)):
        assert way * shift[0] > 3
        assert abs(shift[0] - shift[2]) <= 1  # top and bottom alike: not turned, not stretched
    assert np.abs(same).max() <= 1


def test_a_slow_word_is_wide(tmp_path: Path) -> None:
    def width(rate: float) -> int:
        document = spoken(Word("HHHHHH", 0, 900, rate=rate), rate=1.0)
        left, _, right, _ = extent(draw(document, tmp_path, 0.5)[0])
        return right - left

    assert width(0.4) > width(1.0) + 10
