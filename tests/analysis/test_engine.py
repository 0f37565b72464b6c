"""The analysis process: events, cancelling, crashing, staying warm."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest

from emosub_gui.analysis.engine import Engine
from emosub_gui.analysis.messages import (
    AnyEvent,
    Finished,
    Found,
    Judged,
    Notice,
    Opened,
    Progressed,
    Request,
    decode_event,
    decode_request,
    encode,
)
from emosub_gui.analysis.types import TranscribeOptions
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.errors import Cancelled, EngineDiedError, NotMediaError
from emosub_gui.core.resources import resource

SAMPLE = resource("samples", "sample.mp4")
TRUTH = resource("samples", "transcript.srt")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Start an engine with a log of its own."""
    with Engine(tmp_path / "analysis.log") as engine:
        yield engine


def given(tmp_path: Path) -> Request:
    """Ask for the sample with its own lines: quick, and the same each time."""
    return Request(
        SAMPLE,
        transcriber="subtitles",
        options=TranscribeOptions(subtitles=TRUTH),
        first_id=100,
        cache=tmp_path / "cache",
    )


def document_of(events: list[AnyEvent]) -> Document:
    """Apply what an analysis told."""
    document = Document()
    for event in events:
        if isinstance(event, Found):
            document = edits.add_found(document, event.cues, event.heard_until)
        elif isinstance(event, Judged):
            document = edits.apply_judgements(document, event.cues)
    return document


def test_the_events_of_a_run_come_in_order_and_add_up(engine: Engine, tmp_path: Path) -> None:
    events = list(engine.run(given(tmp_path)))
    kinds = [type(event) for event in events if not isinstance(event, Progressed)]
    assert kinds.index(Opened) < kinds.index(Notice) < kinds.index(Found) < kinds.index(Judged)
    assert kinds[-1] is Finished
    document = document_of(events)
    assert [cue.id for cue in document.cues] == list(range(1, 13))
    assert all(cue.evidence and cue.evidence.text and cue.evidence.audio for cue in document.cues)
    assert all(cue.words for cue in document.cues)


def test_a_warm_engine_judges_one_line_again_as_the_whole_film_does(
    engine: Engine, tmp_path: Path
) -> None:
    document = document_of(list(engine.run(given(tmp_path))))
    pid = engine.pid
    one = document.cues[5]
    request = Request(
        SAMPLE,
        cues=document.cues,
        only=frozenset({one.id}),
        transcribe=False,
        cache=tmp_path / "cache",
    )
    (judged,) = [event for event in engine.run(request) if isinstance(event, Judged)]
    assert engine.pid == pid
    assert [cue.id for cue in judged.cues] == [one.id]
    assert judged.cues[0].evidence == one.evidence


def test_an_error_arrives_as_itself_and_the_engine_goes_on(engine: Engine, tmp_path: Path) -> None:
    text = tmp_path / "text.mp4"
    text.write_text("not a film")
    with pytest.raises(NotMediaError) as caught:
        list(engine.run(Request(text, cache=tmp_path / "cache")))
    assert str(text) in str(caught.value)
    assert isinstance(list(engine.run(given(tmp_path)))[-1], Finished)


def test_cancel_is_answered_at_once_and_what_had_come_stays(engine: Engine, tmp_path: Path) -> None:
    cancel = threading.Event()
    came: list[AnyEvent] = []
    request = Request(
        SAMPLE,
        transcriber="pocketsphinx",
        options=TranscribeOptions(language="en"),
        first_id=1,
        cache=tmp_path / "cache",
    )

    def stop_at_the_first_lines() -> None:
        for event in engine.run(request, cancel):
            came.append(event)
            if isinstance(event, Found):
                cancel.set()

    with pytest.raises(Cancelled):
        stop_at_the_first_lines()
    assert document_of(came).cues
    assert not any(isinstance(event, Finished) for event in came)
    cancel.clear()
    assert isinstance(list(engine.run(given(tmp_path), cancel))[-1], Finished)


def test_a_killed_engine_says_so_and_starts_anew(engine: Engine, tmp_path: Path) -> None:
    def kill_when_opened() -> None:
        for event in engine.run(given(tmp_path)):
            if isinstance(event, Opened):
                assert engine.pid is not None
                os.kill(engine.pid, signal.SIGKILL)

    with pytest.raises(EngineDiedError, match="signal 9"):
        kill_when_opened()
    assert isinstance(list(engine.run(given(tmp_path)))[-1], Finished)


def test_closing_leaves_no_process(tmp_path: Path) -> None:
    engine = Engine(tmp_path / "analysis.log")
    for event in engine.run(given(tmp_path)):
        if isinstance(event, Opened):
            break
    pid = engine.pid
    engine.close()
    assert engine.pid is None
    if pid is not None:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_messages_survive_the_pipe() -> None:
    request = Request(Path("/a/ü.mp4"), cues=(Cue(1, 0, 5, "x"),), cache=Path("/c"))
    assert decode_request(encode(request)) == request
    event = Found((Cue(1, 0, 5, "안녕"),), 7)
    assert decode_event(encode(event)) == event
    with pytest.raises(msgspec.DecodeError):
        decode_event(b"\x80\x04K\x01.")


def test_the_pcm_may_be_shared_with_the_editor(engine: Engine, tmp_path: Path) -> None:
    from emosub_gui.media.audio import open_audio
    from emosub_gui.media.cache import Cache

    audio = open_audio(SAMPLE, cache=Cache(tmp_path / "cache"))
    events = list(engine.run(given(tmp_path)))
    stages = {event.progress.stage for event in events if isinstance(event, Progressed)}
    assert "decode" not in stages, "the sound is decoded once"
    assert np.abs(audio.pcm).max() > 0
