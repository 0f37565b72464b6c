"""Asking several models through the analysis process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import tiny_emotions as tiny

from emosub_gui.analysis.engine import Engine
from emosub_gui.analysis.messages import (
    AnyEvent,
    Finished,
    Judged,
    Progressed,
    Refused,
    Request,
    Survey,
    Surveyed,
    decode_request,
    encode,
)
from emosub_gui.analysis.types import TranscribeOptions
from emosub_gui.core.cue import Cue
from emosub_gui.core.errors import ModelFileError, NotMediaError
from emosub_gui.core.resources import resource
from emosub_gui.formats import registry

SAMPLE = resource("samples", "sample.mp4")
CUES = registry.read(resource("samples", "transcript.srt")).document.cues


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Engine(tmp_path_factory.mktemp("log") / "analysis.log") as engine:
        yield engine


def ask(engine: Engine, tmp_path: Path, *models: str, only: frozenset[int]) -> list[AnyEvent]:
    """Ask about the sample's lines."""
    options = TranscribeOptions(device="cpu", threads=1)
    request = Request(
        SAMPLE,
        cues=CUES,
        only=only,
        transcribe=False,
        options=options,
        cache=tmp_path / "cache",
    )
    return list(engine.run(Survey(request, models)))


def said(events: list[AnyEvent]) -> dict[str, Surveyed]:
    return {event.model: event for event in events if isinstance(event, Surveyed)}


def test_each_model_answers_for_itself(engine: Engine, tmp_path: Path) -> None:
    events = ask(engine, tmp_path, "embedded-sound", "embedded-text", only=frozenset())
    assert isinstance(events[-1], Finished)
    assert not any(isinstance(event, Judged) for event in events)
    found = said(events)
    assert found["embedded-sound"].modality == "audio"
    ids = {cue.id for cue in CUES}
    assert set(found["embedded-sound"].said) == set(found["embedded-text"].said) == ids
    assert {one.model for one in found["embedded-text"].said.values()} == {"text_en", "text_ko"}
    assert found["embedded-sound"].seconds > 0


def test_the_answers_are_those_of_an_analysis(engine: Engine, tmp_path: Path) -> None:
    request = Request(SAMPLE, cues=CUES, transcribe=False, cache=tmp_path / "cache")
    (judged,) = [event for event in engine.run(request) if isinstance(event, Judged)]
    found = said(ask(engine, tmp_path, "embedded-sound", only=frozenset()))["embedded-sound"].said
    for cue in judged.cues:
        assert cue.evidence is not None
        assert cue.evidence.audio == found[cue.id].scores


def test_only_the_lines_that_are_asked_about_are_judged(engine: Engine, tmp_path: Path) -> None:
    only = frozenset({CUES[2].id})
    events = ask(engine, tmp_path, "embedded-text", only=only)
    assert set(said(events)["embedded-text"].said) == only
    totals = {event.progress.total for event in events if isinstance(event, Progressed)}
    assert 1 in totals


@pytest.mark.stack
def test_a_model_that_cannot_be_asked_keeps_no_other_from_it(
    engine: Engine, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    tiny.native_speech(tmp_path / "real", tiny.speech_config("wav2vec2", ("neu", "hap")))
    models = (str(tmp_path / "other"), str(tmp_path / "real"))
    events = ask(engine, tmp_path, *models, only=frozenset({CUES[0].id}))
    (refused,) = [event for event in events if isinstance(event, Refused)]
    assert refused.model == models[0]
    assert isinstance(refused.failure.error(), ModelFileError)
    assert set(said(events)) == {models[1]}


def test_a_film_that_is_none_is_an_error(engine: Engine, tmp_path: Path) -> None:
    text = tmp_path / "text.mp4"
    text.write_text("not a film")
    with pytest.raises(NotMediaError):
        list(engine.run(Survey(Request(text, cache=tmp_path / "cache"), ("embedded-sound",))))


def test_what_is_asked_survives_the_pipe() -> None:
    asked = Survey(Request(Path("/a.mp4"), cues=(Cue(1, 0, 5, "x"),)), ("a", "b"))
    assert decode_request(encode(asked)) == asked
