import csv
import json

import pytest
import tiny_emotions as tiny

from emosub_gui.cli import main
from emosub_gui.core.resources import resource

LABELS = resource("samples", "labels.jsonl")


def run(capsys, *arguments):
    assert main(["compare", str(LABELS), "--json", *arguments]) == 0, capsys.readouterr().out
    return json.loads(capsys.readouterr().out.splitlines()[-1])


def test_what_comes_along_is_measured_as_evaluate_does(capsys):
    for which in ([], ["--text-only"], ["--audio-only"]):
        compared = run(capsys, *which, "--emotion-model", "embedded-sound")
        assert main(["evaluate", str(LABELS), "--json", *which]) == 0
        measured = json.loads(capsys.readouterr().out.splitlines()[-1])
        first = compared["rows"][0]
        assert first["models"] == "embedded-sound + embedded-text"
        for name in ("accuracy", "macro_f1", "cross_entropy", "calibration_error"):
            assert first[name] == pytest.approx(measured[name]), (which, name)
        assert first["confusion"] == measured["confusion"]


@pytest.mark.stack
def test_models_and_combinations_stand_beside_each_other(tmp_path, capsys):
    model = tmp_path / "model"
    tiny.native_speech(model, tiny.speech_config("wav2vec2", ("neu", "hap", "ang", "sad")))
    both = f"embedded-sound * 2 + {model}"
    markdown, table = tmp_path / "table.md", tmp_path / "table.csv"
    found = run(
        capsys,
        *("--emotion-model", str(model), "--emotion-model", both, "--alone"),
        *("--markdown", str(markdown), "--csv", str(table)),
    )
    assert [row["models"] for row in found["rows"]][1:] == [str(model), both]
    assert found["lines"] == 12
    assert len(found["agreement"]) == 3
    assert markdown.read_text(encoding="utf-8").startswith("## labels.jsonl")
    rows = list(csv.reader(table.read_text(encoding="utf-8").splitlines()))
    assert [row[0] for row in rows][2:4] == [f"{model} alone", f"{both} alone"]


def test_the_tables_are_shown_to_people(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["compare", str(LABELS), "--text-only", "--emotion-model", "embedded-text"]) == 0
    shown = capsys.readouterr().out
    assert "always neutral" in shown
    assert "macro-F1" in shown
    assert "agreement" in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "--emotion-model"),
        (["--emotion-model", "embedded-sound @ ko"], "all lines"),
        (["--emotion-model", "embedded-sound * x + embedded-text"], "no weight"),
    ],
)
def test_what_cannot_be_compared_is_said(capsys, arguments, words):
    assert main(["compare", str(LABELS), "--json", *arguments]) == 2
    assert words in json.loads(capsys.readouterr().out.splitlines()[-1])["message"]
