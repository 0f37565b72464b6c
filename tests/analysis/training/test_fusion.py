"""Fitting the fusion: on answers made here, and in quick mode on the corpora."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from emosub_gui.analysis import fusion as shipped
from emosub_gui.analysis.fusion import Calibration, score
from emosub_gui.analysis.training import fusion
from emosub_gui.analysis.training.fusion_films import (
    DIALOGUE,
    EVEN,
    KINDS,
    Answers,
    Film,
    Kind,
    draw,
    scenes,
)
from emosub_gui.core.cue import Cue, Evidence
from emosub_gui.core.emotion import EMOTIONS, Emotion, Scores

DATA = Path(__file__).parents[4] / "shared" / "data"

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="needs the corpora beside the repository")

PRIORS = fusion.Priors(Scores(*EVEN), Scores(*EVEN), Scores(*EVEN))


def answers(seed: int, sharpness: float = 3.0) -> Answers:
    """Return what a model says that is right more often than not."""
    rng = np.random.default_rng(seed)
    truth = np.arange(1400) % 7
    logits = rng.normal(0, 1, (1400, 7)) + sharpness * np.eye(7)[truth]
    scores = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return Answers(truth, scores, np.ones(1400))


def films(kind: Kind, seed: int, count: int = 4) -> list[Film]:
    rng = np.random.default_rng(seed)
    return [draw(kind, answers(1), answers(2), rng) for _ in range(count)]


def test_a_film_holds_its_kinds_emotions_and_answers_that_fit_them() -> None:
    film = films(Kind("comments", DIALOGUE, 0.0, 0.0, 0.0, 0.0), 0, 1)[0]
    shares = np.bincount(film.truth, minlength=7) / len(film.truth)
    assert shares == pytest.approx(DIALOGUE, abs=0.12)
    assert np.mean(film.text.argmax(axis=1) == film.truth) > 0.8
    heard = film.truth != EMOTIONS.index(Emotion.SURPRISE)
    assert np.mean(film.audio.argmax(axis=1)[heard] == film.truth[heard]) > 0.8


def test_bland_words_are_those_of_neutral_lines() -> None:
    film = films(Kind("comments", EVEN, 1.0, 0.0, 0.0, 0.0), 0, 1)[0]
    assert np.mean(film.text.argmax(axis=1) == EMOTIONS.index(Emotion.NEUTRAL)) > 0.8


def test_what_is_measured_is_what_the_program_gives() -> None:
    """The training has its own short way to the fusion's result, for speed."""
    [film] = films(KINDS["all emotions alike"], 3, 1)
    calibration = fusion.calibration_of(fusion.START, PRIORS)
    cues = [
        Cue(
            number,
            1000 * number,
            1000 * number + 900,
            evidence=Evidence(
                text=Scores(*text),
                audio=Scores(*audio),
                audio_reliability=reliability,
                text_model="text_en",
                audio_model="embedded-sound",
            ),
        )
        for number, (text, audio, reliability) in enumerate(
            zip(film.text.tolist(), film.audio.tolist(), film.reliability.tolist(), strict=True)
        )
    ]
    given = score(cues, calibration.settings, calibration.experts)
    expected = fusion.fused(film, calibration, "en", "text and sound")
    combined = np.array([tuple(cue.evidence.combined) for cue in given])  # type: ignore[union-attr, arg-type]
    np.testing.assert_allclose(combined, expected, atol=1e-9)


def test_fitting_finds_that_an_expert_is_too_sure_of_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fusion, "TASKS", {("like television", "text"): 1.0})
    monkeypatch.setattr(fusion, "LANGUAGES", ("en",))
    honest = {("en", "like television"): films(Kind("comments", DIALOGUE, 0.0, 0.0, 0.0, 0.0), 5)}
    strayed = {("en", "like television"): films(Kind("comments", DIALOGUE, 0.0, 0.4, 0.0, 0.0), 5)}
    before, after = (fusion.fit(each, PRIORS, 3) for each in (honest, strayed))
    assert after["text.lapse"] > before["text.lapse"]
    for found, each in ((before, honest), (after, strayed)):
        least = fusion.loss(each, fusion.calibration_of(found, PRIORS))
        assert least <= fusion.loss(each, fusion.calibration_of(fusion.START, PRIORS))


def test_films_with_words_of_one_source_can_be_left_out() -> None:
    [film] = films(KINDS["acted"], 1, 1)
    some = {("en", kind): [film] for kind in (*KINDS, fusion.SCENES)}
    assert {kind for _, kind in fusion.without(some, "scenes")} == {
        "feelings in words",
        "all emotions alike",
        "acted",
    }
    assert {kind for _, kind in fusion.without(some, "comments")} == {
        "like television",
        fusion.SCENES,
    }


@pytest.mark.parametrize("language", ["en", "ko"])
def test_written_scenes_are_like_television(language: str) -> None:
    for part in (scenes(language, name) for name in ("fit", "report", "fresh")):
        assert len(part.truth) >= 200
        assert set(part.truth) == set(range(7))
        assert 0.45 < np.mean(part.truth == 0) < 0.6


def test_the_shipped_calibration_is_of_the_shipped_models() -> None:
    calibration, priors = shipped.calibration(), fusion.read_priors()
    for name, prior in (
        ("text_en", priors.text_en),
        ("text_ko", priors.text_ko),
        ("embedded-sound", priors.sound),
    ):
        assert tuple(calibration.experts[name].prior) == pytest.approx(tuple(prior), abs=1e-4)


@needs_data
def test_a_quick_run_writes_a_calibration_and_its_card(tmp_path: Path) -> None:
    fusion.main(["--data", str(DATA), "--out", str(tmp_path), "--quick"])
    written = msgspec.json.decode((tmp_path / "calibration.json").read_bytes(), type=Calibration)
    assert set(written.experts) == {"text_en", "text_ko", "embedded-sound"}
    card = (tmp_path / "README.md").read_text("utf-8")
    assert "$" not in card
    assert "written scenes, ko" in card
