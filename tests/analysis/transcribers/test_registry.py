from pathlib import Path

import pytest

from emosub_gui.analysis.transcribers import registry
from emosub_gui.analysis.types import TranscribeOptions
from emosub_gui.core.errors import UsageError


@pytest.fixture(autouse=True)
def empty_hub_cache(tmp_path, monkeypatch):
    from huggingface_hub import constants, file_download

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(file_download.constants, "HF_HUB_CACHE", str(tmp_path))


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (TranscribeOptions(), "pocketsphinx"),
        (TranscribeOptions(language="en"), "pocketsphinx"),
        (TranscribeOptions(language="ko"), "regions"),
        (TranscribeOptions(language="ko", subtitles=Path("film.srt")), "subtitles"),
    ],
)
def test_auto_takes_the_best_that_is_there(options, name):
    transcriber, why = registry.choose(options)
    assert transcriber.name == name
    assert name in str(why[0])


def test_auto_says_what_would_be_better():
    _, why = registry.choose(TranscribeOptions(language="ko"))
    said = " ".join(map(str, why))
    assert "English" in said
    assert "download" in said or "not installed" in said


def test_a_model_that_was_named_is_never_passed_over():
    transcriber, why = registry.choose(TranscribeOptions(model="nobody/nothing"))
    assert transcriber.name in ("whisperx", "whisper")
    assert "nobody/nothing" in str(why[0])


def test_whisper_is_taken_where_downloads_are_allowed():
    transcriber, _ = registry.choose(TranscribeOptions(language="ko", download=True))
    assert transcriber.name in ("whisperx", "whisper")


@pytest.mark.stack
def test_a_folder_is_used_with_alignment(whisper_folder):
    options = TranscribeOptions(model=str(whisper_folder))
    assert registry.choose(options)[0].name == "whisperx"
    assert all(found.ok for found in registry.available(options) if "whisper" in found.name)


@pytest.mark.parametrize("name", registry.TRANSCRIBERS)
def test_each_can_be_asked_for_by_name(name):
    transcriber, why = registry.choose(name=name)
    assert transcriber.name == name
    assert why


def test_an_unknown_name_is_a_usage_error():
    with pytest.raises(UsageError, match="siri"):
        registry.choose(name="siri")


def test_every_transcriber_says_whether_it_can_work():
    found = registry.available()
    assert [availability.name for availability in found] == list(registry.TRANSCRIBERS)
    assert all(str(availability.reason).endswith(".") for availability in found)
