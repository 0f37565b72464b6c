"""Telling speakers apart by lines of films: synthetic voices, as the sample has them."""

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from emosub_gui.analysis.judging import Film
from emosub_gui.analysis.speakers import telling
from emosub_gui.analysis.speakers.diarizing import by_voices
from emosub_gui.analysis.voice.acoustics import analyse
from emosub_gui.analysis.voice.identity import FEATURES, NOT_HEARD, Voiced, listen, voice
from emosub_gui.core.cue import Cue
from emosub_gui.core.progress import Progress, Stage
from emosub_gui.core.resources import resource
from emosub_gui.formats import labels
from emosub_gui.media.audio import open_audio
from emosub_gui.media.cache import Cache
from emosub_gui.media.pcm import SAMPLE_RATE


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Film, list[Cue]]:
    """The sample film and its lines, with who truly speaks them."""
    path = Path(str(resource("samples", "sample.mp4")))
    audio = open_audio(path, cache=Cache(tmp_path_factory.mktemp("cache")))
    lines = labels.read(Path(str(resource("samples", "labels.jsonl"))))
    cues = [
        Cue(n, round(line.start * 1000), round(line.end * 1000), line.text, speaker=line.speaker)
        for n, line in enumerate(lines, 1)
    ]
    return Film(audio.pcm, []), cues


def nameless(cues: list[Cue]) -> list[Cue]:
    return [replace(cue, speaker="") for cue in cues]


def purity(cues: list[Cue], names: dict[int, str]) -> float:
    """Return the share of lines of the speaker that most of their group are of."""
    groups: dict[str, list[str]] = {}
    for cue in cues:
        groups.setdefault(names[cue.id], []).append(cue.speaker)
    hits = sum(max(map(group.count, group)) for group in groups.values())
    return hits / len(cues)


def test_voices_of_the_sample_are_told_apart(sample: tuple[Film, list[Cue]]) -> None:
    film, cues = sample
    told: list[Progress] = []
    names = by_voices(nameless(cues), film, report=told.append)
    assert len(names) == len(cues)
    assert purity(cues, names) > 0.9
    assert 3 <= len(set(names.values())) <= 5
    assert told[-1] == Progress(Stage.SPEAKERS, len(cues), len(cues))


def test_they_are_numbered_as_they_come(sample: tuple[Film, list[Cue]]) -> None:
    film, cues = sample
    names = list(dict.fromkeys(by_voices(nameless(cues), film).values()))
    assert names == [f"Speaker {number}" for number in range(1, len(names) + 1)]


def test_a_korean_film_has_korean_names(sample: tuple[Film, list[Cue]]) -> None:
    film, cues = sample
    korean = [replace(cue, language="ko") for cue in nameless(cues)]
    assert set(by_voices(korean, film, 2).values()) == {"화자 1", "화자 2"}


def test_a_few_named_lines_name_the_others(sample: tuple[Film, list[Cue]]) -> None:
    film, cues = sample
    first_of_each = {cue.speaker: cue.id for cue in reversed(cues)}.values()
    partly = [cue if cue.id in first_of_each else replace(cue, speaker="") for cue in cues]
    names = by_voices(partly, film, 4)
    assert not set(names) & set(first_of_each)  # who has a name keeps it
    right = [names[cue.id] == cue.speaker for cue in cues if cue.id in names]
    assert np.mean(right) > 0.7


def test_a_second_run_replaces_what_the_first_one_named(sample: tuple[Film, list[Cue]]) -> None:
    film, cues = sample
    once = by_voices(nameless(cues), film)
    again = [replace(cue, speaker=once[cue.id]) for cue in cues]
    assert by_voices(again, film) == once
    assert set(by_voices(again, film, 1).values()) == {"Speaker 1"}


def test_lines_without_voice_are_nobodys(sample: tuple[Film, list[Cue]]) -> None:
    film, cues = sample
    silent = Cue(90, 0, 900)
    stale = Cue(91, 0, 900, speaker="Speaker 7")
    beyond = Cue(92, 10**8, 10**8 + 900)
    names = by_voices([*nameless(cues), silent, stale, beyond], film)
    assert 90 not in names
    assert names[91] == ""
    assert 92 not in names
    assert by_voices([silent, beyond], film) == {}
    assert by_voices([], film) == {}


def test_many_lines_are_clustered_by_some_and_all_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(telling, "LIMIT", 20)
    rng = np.random.default_rng(0)
    homes = 40.0 * rng.normal(size=(2, FEATURES))
    cues = [Cue(n + 1, 1000 * n, 1000 * n + 900) for n in range(200)]
    voices = {cue.id: Voiced(homes[cue.id % 2] + rng.normal(size=FEATURES), True) for cue in cues}
    names = telling.tell_apart(cues, voices)
    assert len(names) == 200
    assert len({names[cue.id] for cue in cues if cue.id % 2}) == 1
    assert len(set(names.values())) == 2


def test_a_voice_does_not_hang_on_loudness_and_takes_some_voice() -> None:
    time = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    order = np.arange(1, 20)[:, None]
    tone = np.sum(np.sin(2 * np.pi * 140 * order * time) / order, axis=0)
    loud, soft = (voice(analyse((level * tone).astype(np.int16))) for level in (6000, 1500))
    assert loud is not None
    assert soft is not None
    assert loud == pytest.approx(soft, abs=0.5)
    assert loud[-1] == pytest.approx(12 * np.log2(140 / 55), abs=0.5)
    assert listen(analyse((6000 * tone).astype(np.int16))).anchor
    assert not listen(analyse((6000 * tone[:4000]).astype(np.int16))).anchor
    noise = np.random.default_rng(0).normal(0, 1000, SAMPLE_RATE).astype(np.int16)
    assert listen(analyse(noise)) == NOT_HEARD
    assert listen(analyse(np.zeros(0, np.int16))) == NOT_HEARD
