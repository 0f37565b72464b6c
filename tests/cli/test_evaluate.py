"""`emosub evaluate` on films, on words alone, and on collections of clips."""

import json
import wave

import numpy as np
import pytest

from emosub_gui.analysis.judging import Film
from emosub_gui.cli import main
from emosub_gui.cli.labelled import Reel
from emosub_gui.core.cue import Cue
from emosub_gui.media.pcm import SAMPLE_RATE


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def voice(pitch, effort, seconds=1.5):
    """Return a voice; effort makes it brighter and livelier."""
    time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    melody = pitch * 2 ** (0.1 * effort * np.sin(2 * np.pi * (1.0 + effort) * time))
    phase = 2 * np.pi * np.cumsum(melody) / SAMPLE_RATE
    order = np.arange(1, 20)[:, None]
    tones = np.sum(np.sin(order * phase) / order ** (2.0 - 0.5 * effort), axis=0)
    hiss = np.random.default_rng(int(pitch)).normal(0.0, 0.01, len(time))
    made = tones * np.sin(np.pi * 4 * time) ** 2 + hiss
    return (20000 * made / np.abs(made).max()).astype(np.int16)


def write_wav(path, pcm):
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        file.writeframes(pcm.tobytes())


def write_labels(path, lines):
    path.write_text("\n".join(json.dumps(line) for line in lines))


def figures(capsys, *arguments):
    assert main(["evaluate", *map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_clips_are_heard_against_each_other_and_need_no_times(tmp_path, capsys):
    """A clip by itself would have no normal, and everything would pass for neutral."""
    lines = []
    for number in range(24):
        loud = number % 3 == 0
        write_wav(tmp_path / f"{number}.wav", voice(120 + number * (4 if loud else 1), 2.0 * loud))
        label = "angry" if loud else "neutral"
        lines.append({"video": f"{number}.wav", "speaker": "Ann", "text": "Dogs.", "label": label})
    write_labels(tmp_path / "clips.jsonl", lines)
    found = figures(capsys, tmp_path / "clips.jsonl", "--audio-only")
    assert found["skipped"] == 0
    assert found["neutral_rate"] < 0.9
    assert found["macro_f1"] > found["baseline"]["macro_f1"]


def test_a_line_after_the_end_of_its_film_has_no_evidence(tmp_path, capsys):
    write_wav(tmp_path / "a.wav", voice(120, 0))
    write_wav(tmp_path / "b.wav", voice(140, 0))
    line = {"text": "", "label": "neutral"}
    inside, outside = {"start": 0.0, "end": 1.2}, {"start": 60.0, "end": 61.0}
    write_labels(
        tmp_path / "l.jsonl",
        [{"video": "a.wav", **outside, **line}, {"video": "b.wav", **inside, **line}],
    )
    assert figures(capsys, tmp_path / "l.jsonl", "--audio-only")["skipped"] == 1


def test_review_order_is_measured(tmp_path, capsys):
    lines = [("I am so happy!", "happy"), ("Go.", "angry"), ("It is noon.", "neutral")]
    write_labels(tmp_path / "l.jsonl", [{"text": text, "label": label} for text, label in lines])
    found = figures(capsys, tmp_path / "l.jsonl", "--text-only")
    assert found["doubtful_ratio"] == pytest.approx(found["error_share_of_doubtful"] / 0.2)


def test_words_alone_are_one_film_whatever_their_files(tmp_path, capsys):
    """Otherwise a file for each line would hide how lively the collection is."""
    texts = {
        "happy": "I am so happy and proud!",
        "angry": "I hate you, get out!",
        "fear": "I am terrified.",
        "sad": "I miss him so much.",
        "disgust": "This is disgusting.",
    }
    rows = [{"text": text, "label": label} for label, text in texts.items()] * 8
    write_labels(tmp_path / "one.jsonl", rows)
    write_labels(tmp_path / "many.jsonl", [{**row, "video": f"{n}"} for n, row in enumerate(rows)])
    one, many = (
        figures(capsys, tmp_path / f"{name}.jsonl", "--text-only") for name in ("one", "many")
    )
    assert one == many


def test_only_lines_of_the_same_video_are_read_as_said_before(tmp_path, capsys):
    texts = ["You sold my mother's ring!", "Yes.", "Get out of my house!", "No."] * 4
    losses = {}
    for name, videos in (
        ("scenes", [f"{n // 4}" for n in range(16)]),
        ("clips", [f"{n}" for n in range(16)]),
        ("nothing", [""] * 16),
    ):
        rows = [
            {"text": text, "label": "angry", **({"video": video} if video else {})}
            for text, video in zip(texts, videos, strict=True)
        ]
        write_labels(tmp_path / f"{name}.jsonl", rows)
        found = figures(capsys, tmp_path / f"{name}.jsonl", "--text-only")
        losses[name] = found["cross_entropy"]
    assert losses["clips"] == losses["nothing"] != losses["scenes"]


def test_a_reel_gives_back_what_was_put_on_it():
    reel, parts = Reel(), [np.arange(size, dtype=np.int16) for size in (160, 100, 321)]
    spans = [reel.add(part) for part in parts]
    for part, (start, end) in zip(parts, spans, strict=True):
        stretch = reel[start * SAMPLE_RATE // 1000 : end * SAMPLE_RATE // 1000]
        np.testing.assert_array_equal(stretch, part)


def test_a_clip_on_a_reel_is_surrounded_by_nothing_but_its_own_file():
    reel, part = Reel(), np.arange(1, 2 * SAMPLE_RATE + 1, dtype=np.int16)
    spans = [reel.add(part) for _ in range(3)]
    film = Film(reel, [])
    for start, end in spans:
        before, after = film.around(Cue(1, start, end))
        assert (len(before), len(after)) == (0, 0)
        before, after = film.around(Cue(1, start + 500, end - 250))
        np.testing.assert_array_equal(before, part[: SAMPLE_RATE // 2])
        np.testing.assert_array_equal(after, part[-SAMPLE_RATE // 4 :])
