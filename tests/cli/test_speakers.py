"""`emosub analyze --speakers` and `--profile`."""

from pathlib import Path

import pytest

from emosub_gui.analysis.fusion import FusionSettings, calibration
from emosub_gui.analysis.measuring import profiles
from emosub_gui.analysis.measuring.profiles import Profile
from emosub_gui.cli import main
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.resources import resource
from emosub_gui.formats import registry

SAMPLE = str(resource("samples", "sample.mp4"))
LINES = str(resource("samples", "transcript.srt"))


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def analysed(path: Path, *arguments):
    command = ["analyze", SAMPLE, "--subtitles", LINES, "-o", str(path), "--quiet"]
    assert main([*command, *map(str, arguments)]) == 0
    return registry.read(path).document.cues


def test_speakers_are_named_in_the_file(tmp_path):
    cues = analysed(tmp_path / "s.ass", "--speakers", "2")
    assert {cue.speaker for cue in cues} == {"Speaker 1", "Speaker 2"}
    assert cues[0].speaker == "Speaker 1"
    cues = analysed(tmp_path / "auto.emosub", "--speakers", "auto")
    assert len({cue.speaker for cue in cues}) > 2
    assert {cue.speaker for cue in analysed(tmp_path / "none.emosub")} == {""}


def test_a_profile_weighs_the_evidence(tmp_path):
    path = tmp_path / "calm.profile.json"
    calm = FusionSettings(
        emotion_weights={Emotion.NEUTRAL: 1000.0}, prior=calibration().settings.prior
    )
    profiles.save(Profile(calm), path)
    cues = analysed(tmp_path / "s.emosub", "--profile", path)
    assert {cue.emotion for cue in cues} == {Emotion.NEUTRAL}


@pytest.mark.parametrize("number", ["0", "-1", "many", "1.5", "1000"])
def test_a_number_of_speakers_that_cannot_be(number, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["analyze", SAMPLE, f"--speakers={number}"])
    assert ended.value.code == 2
    assert "neither auto nor" in capsys.readouterr().err


def test_a_profile_that_is_none_stops_before_anything_is_heard(tmp_path, capsys):
    path = tmp_path / "other.json"
    path.write_text("{}")
    out = tmp_path / "s.ass"
    assert main(["analyze", SAMPLE, "-o", str(out), "--profile", str(path)]) == 3
    assert "no settings profile" in capsys.readouterr().err
    assert not out.exists()
