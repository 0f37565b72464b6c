import numpy as np
import pytest
import tiny_emotions as tiny

from emosub_gui.analysis.classifiers import loading
from emosub_gui.analysis.classifiers.routing import joined, routes
from emosub_gui.analysis.models import catalogue, installation
from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.analysis.types import ModelChoice, Segment
from emosub_gui.core.errors import (
    ModelFileError,
    ModelMissingError,
    PackageMissingError,
    UsageError,
)

SUPERB = "superb/wav2vec2-large-superb-er"
CPU = loading.Options("cpu", "float32", threads=1)


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    """A person's list and caches of their own, with nothing in them."""
    from huggingface_hub import constants

    monkeypatch.setattr(catalogue, "own_file", lambda: tmp_path / "models.json")
    monkeypatch.setattr(installation, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))


def test_nothing_chosen_is_what_comes_along():
    assert routes([]) == ((), ())


def test_models_for_the_same_lines_are_averaged_and_those_for_one_language_come_first():
    choices = [
        ModelChoice("embedded-sound"),
        ModelChoice("embedded-text", "ko"),
        ModelChoice("embedded-sound", "en", 2.0),
        ModelChoice("embedded-sound", "en"),
    ]
    assert routes(choices).names == (
        "embedded-sound * 2 + embedded-sound @ en",
        "embedded-text @ ko",
        "embedded-sound",
    )


def test_models_that_hear_are_not_mixed_with_those_that_read():
    found = routes([ModelChoice("embedded-sound"), ModelChoice("embedded-text")])
    assert sorted(found.names) == ["embedded-sound", "embedded-text"]


def test_every_name_of_a_route_is_one_that_can_be_loaded():
    for name in routes([ModelChoice("embedded-sound", "ko"), ModelChoice("embedded-text")]).names:
        assert loading.load(name, CPU)


@pytest.mark.stack
def test_a_model_that_is_gone_is_said_and_the_others_stay():
    found = routes([ModelChoice(SUPERB, "en"), ModelChoice("embedded-sound", "en")])
    assert found.names == ("embedded-sound @ en",)
    (error,) = found.absent
    assert isinstance(error, ModelMissingError)
    assert SUPERB in str(error)


@pytest.mark.stack
def test_a_model_that_will_be_fetched_is_not_missing():
    assert routes([ModelChoice(SUPERB, "en")], download=True) == ((f"{SUPERB} @ en",), ())


def test_a_model_without_its_packages_is_said(monkeypatch):
    monkeypatch.setattr(installation, "find_spec", lambda _: None)
    (error,) = routes([ModelChoice(SUPERB)]).absent
    assert isinstance(error, PackageMissingError)


def test_a_folder_that_has_become_something_else_is_said(tmp_path):
    (tmp_path / "mine").mkdir()
    catalogue.add(Entry(id="mine", folder=str(tmp_path / "mine")))
    (error,) = routes([ModelChoice("mine")]).absent
    assert isinstance(error, ModelFileError)


@pytest.mark.stack
def test_a_folder_of_a_model_that_reads_is_told_from_one_that_hears(tmp_path):
    tiny.text(tmp_path / "reads", ("joy", "anger"), ["I"])
    tiny.native_speech(tmp_path / "hears", tiny.speech_config("wav2vec2", ("neu", "hap")))
    found = routes([ModelChoice(str(tmp_path / name)) for name in ("reads", "hears")])
    assert len(found.names) == 2, "not averaged"


@pytest.mark.parametrize(
    ("parts", "language", "name"),
    [
        ([("a", 2.0)], "", "a"),
        ([("a", 2.0), ("b", 1.0)], "", "a * 2 + b"),
        ([("a", 0.5), ("b", 1.0)], "ko", "a * 0.5 + b @ ko"),
    ],
)
def test_names(parts, language, name):
    assert joined(parts, language) == name


def test_a_routed_model_is_asked_about_its_language_alone():
    korean = loading.load("embedded-text @ ko", CPU)
    nothing = np.zeros(0, np.int16)
    texts = ("I love it!", "정말 고마워요!")
    told = [Segment(nothing, text, code) for text, code in zip(texts, ("en", "ko"), strict=True)]
    untold = [Segment(nothing, text) for text in texts]
    for segments in (told, untold):
        english, answer = korean.classify_batch(segments)
        assert english is None
        assert answer.scores.best == "happy"
        assert answer.model == "text_ko", "the calibration is found by the model's own name"


@pytest.mark.parametrize("code", ["KO", "korean please", "1"])
def test_a_language_is_a_code(code):
    with pytest.raises(UsageError, match="language code"):
        loading.load(f"embedded-text @ {code}", CPU)
