import json

import pytest
import tiny_emotions as tiny

from emosub_gui.cli import main
from emosub_gui.core.resources import resource
from emosub_gui.formats import registry

FILM = resource("samples", "sample.mp4")
SUBTITLES = resource("samples", "transcript.srt")


def test_the_models_are_listed_with_what_speaks_against_them(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["models", "--json"]) == 0
    listed = {one["id"]: one for one in json.loads(capsys.readouterr().out)["emotions"]}
    assert listed["embedded-sound"]["available"]
    harshit = listed["harshit345/xlsr-wav2vec-speech-emotion-recognition"]
    assert harshit["rank"] == "excluded"
    assert not harshit["rules"]["collapse"]["ok"]
    assert main(["models"]) == 0
    assert "superb/wav2vec2-large-superb-er" in capsys.readouterr().out


@pytest.mark.stack
def test_a_film_is_judged_by_the_model_that_was_asked_for(tmp_path, capsys):
    model = tmp_path / "model"
    tiny.native_speech(model, tiny.speech_config("wav2vec2", ("neu", "hap", "ang", "sad")))
    out = tmp_path / "film.emosub"
    arguments = ["analyze", str(FILM), "--subtitles", str(SUBTITLES), "-o", str(out), "--json"]
    assert main([*arguments, "--emotion-model", str(model)]) == 0, capsys.readouterr().out
    cues = registry.read(out).document.cues
    assert {cue.evidence.audio_model for cue in cues} == {str(model)}
    assert {cue.evidence.text_model for cue in cues} <= {"text_en", "text_ko"}


@pytest.mark.parametrize("model", ["no such thing", "somebody/absent"])
def test_a_model_that_is_not_here_is_said_with_a_next_step(tmp_path, capsys, model):
    out = str(tmp_path / "film.ass")
    assert main(["analyze", str(FILM), "-o", out, "--json", "--emotion-model", model]) == 6
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert said["error"] == "ModelMissingError"
    assert "--download" in said["advice"]


@pytest.mark.stack
def test_a_model_is_measured_on_labelled_lines(tmp_path, capsys):
    model = tmp_path / "model"
    tiny.text(model, ("joy", "anger"), ["I", "love", "it"])
    (tmp_path / "labels.jsonl").write_text(
        '{"text": "I love it", "label": "happy"}\n{"text": "I hate it", "label": "angry"}\n'
    )
    arguments = ["evaluate", str(tmp_path / "labels.jsonl"), "--text-only", "--json"]
    assert main([*arguments, "--emotion-model", str(model)]) == 0
    measured = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert main(arguments) == 0
    ours = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (measured["lines"], ours["lines"]) == (2, 2)
    assert measured["cross_entropy"] != ours["cross_entropy"]
