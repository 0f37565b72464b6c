"""Speakers in an analysis, and by themselves."""

from pathlib import Path

import pytest

from emosub_gui.analysis.engine import Engine
from emosub_gui.analysis.messages import (
    Diarize,
    Event,
    Finished,
    Judged,
    Named,
    Progressed,
    Request,
    decode_request,
    encode,
)
from emosub_gui.analysis.pipeline import analyze, diarize
from emosub_gui.core.cue import Cue
from emosub_gui.core.progress import Stage
from emosub_gui.core.resources import resource
from emosub_gui.formats import registry

SAMPLE = Path(str(resource("samples", "sample.mp4")))


@pytest.fixture(scope="module")
def cues() -> tuple[Cue, ...]:
    return registry.read(Path(str(resource("samples", "transcript.srt")))).document.cues


def request(cues: tuple[Cue, ...], tmp_path: Path, **fields: object) -> Request:
    return Request(SAMPLE, cues=cues, transcribe=False, cache=tmp_path, **fields)  # type: ignore[arg-type]


def events_of(request: Request) -> list[Event]:
    events: list[Event] = []
    analyze(request, events.append)
    return events


def of_kind(events: list[Event], kind: type[Event]) -> list[Event]:
    return [event for event in events if isinstance(event, kind)]


def test_speakers_are_told_before_emotions_are_judged_by_them(
    cues: tuple[Cue, ...], tmp_path: Path
) -> None:
    events = events_of(request(cues, tmp_path, speakers=4))
    (named,), (judged,) = of_kind(events, Named), of_kind(events, Judged)
    assert isinstance(named, Named)
    assert isinstance(judged, Judged)
    assert events.index(named) < events.index(judged)
    assert {cue.id: cue.speaker for cue in judged.cues} == named.speakers
    assert len(set(named.speakers.values())) == 4
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert finished.seconds["speakers"] < 5

    (without,) = of_kind(events_of(request(cues, tmp_path)), Judged)
    assert isinstance(without, Judged)
    # Against the own speaker's other lines, the very same sound is another figure.
    pitches = [
        [cue.prosody.relative_pitch for cue in each.cues if cue.prosody]
        for each in (judged, without)
    ]
    assert pitches[0] != pytest.approx(pitches[1])


def test_nobody_is_told_apart_unless_asked_nor_for_some_lines_alone(
    cues: tuple[Cue, ...], tmp_path: Path
) -> None:
    assert not of_kind(events_of(request(cues, tmp_path)), Named)
    some = frozenset({cues[0].id})
    assert not of_kind(events_of(request(cues, tmp_path, speakers=0, only=some)), Named)


def test_by_itself_it_judges_no_emotion(cues: tuple[Cue, ...], tmp_path: Path) -> None:
    events: list[Event] = []
    diarize(Diarize(request(cues, tmp_path, speakers=0)), events.append)
    assert len(of_kind(events, Named)) == 1
    assert not of_kind(events, Judged)
    assert isinstance(events[-1], Finished)
    stages = {event.progress.stage for event in events if isinstance(event, Progressed)}
    assert Stage.SPEAKERS in stages
    assert Stage.EMOTION not in stages


def test_the_process_does_the_same(cues: tuple[Cue, ...], tmp_path: Path) -> None:
    here: list[Event] = []
    message = Diarize(request(cues, tmp_path, speakers=0))
    assert decode_request(encode(message)) == message
    diarize(message, here.append)
    with Engine(tmp_path / "log.txt") as engine:
        there: list[Event] = list(engine.run(message))
    assert of_kind(there, Named) == of_kind(here, Named)
