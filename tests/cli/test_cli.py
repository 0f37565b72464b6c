"""The command line, used as a person would: real films, real errors, real interruption."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest

from emosub_gui.cli import main
from emosub_gui.core.resources import resource
from emosub_gui.formats import project

SAMPLE = resource("samples", "sample.mp4")
TRUTH = resource("samples", "transcript.srt")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the person's cache and logs out of it; child processes inherit this."""
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


def tone(path: Path, seconds: float = 2.0) -> Path:
    """Write a tone, which nobody would take for speech."""
    samples = (np.sin(np.arange(int(seconds * 16_000)) * 0.2) * 8000).astype(np.int16)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=16_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples[None], "s16", "mono")
        frame.sample_rate = 16_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def silent_film(path: Path) -> Path:
    """Write a film without sound."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.width = stream.height = 64
        for _ in range(10):
            grey = np.full((64, 64, 3), 90, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(grey, "rgb24")))
        container.mux(stream.encode())
    return path


def test_the_sample_with_its_transcript_becomes_styled_subtitles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = [tmp_path / name for name in ("out.ass", "out.jsonl", "out.emosub")]
    arguments = ["analyze", str(SAMPLE), "--subtitles", str(TRUTH), "--json"]
    for output in outputs:
        arguments += ["-o", str(output)]
    assert main(arguments) == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["cues"] == 12
    assert set(summary["outputs"]) == {str(output) for output in outputs}
    truth = [json.loads(line)["label"] for line in resource("samples", "labels.jsonl").open()]
    labels = [json.loads(line) for line in outputs[1].open()]
    right = sum(a == b["predicted_emotion"] for a, b in zip(truth, labels, strict=True))
    assert right >= 8, "the lines were written to be clear"
    assert all(label["audio_scores"] for label in labels)
    script = outputs[0].read_text(encoding="utf-8-sig")
    assert "PlayResX: 1280" in script
    assert "Style: Emotion.Angry," in script
    assert "무서워요. 밖에 누가 있어요." in script
    document = project.load(outputs[2])
    assert document.heard_until >= 42_000
    assert all(cue.prosody is not None and cue.evidence is not None for cue in document.cues)


def test_without_a_model_english_is_drafted_and_korean_waits_to_be_typed(tmp_path: Path) -> None:
    output = tmp_path / "out.emosub"
    arguments = ["analyze", str(SAMPLE), "-o", str(output), "--quiet"]
    assert main([*arguments, "--transcriber", "pocketsphinx"]) == 0
    cues = project.load(output).cues
    english = " ".join(cue.plain.replace("\n", " ") for cue in cues)
    for words in ("hello are you there", "so happy to see you again", "food is disgusting"):
        assert words in english
    korean = [cue for cue in cues if cue.start > 27_000]
    assert korean
    assert all(cue.text == "" for cue in korean)
    assert all(cue.emotion is not None for cue in korean), "they were heard all the same"


def test_regions_need_no_language(tmp_path: Path) -> None:
    output = tmp_path / "out.emosub"
    arguments = ["analyze", str(SAMPLE), "-o", str(output), "--quiet", "--transcriber", "regions"]
    assert main(arguments) == 0
    assert len(project.load(output).cues) >= 12


def test_a_film_without_sound_is_judged_by_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film, output = silent_film(tmp_path / "film.mp4"), tmp_path / "out.jsonl"
    arguments = ["analyze", str(film), "--subtitles", str(TRUTH), "-o", str(output), "--json"]
    assert main(arguments) == 0
    assert "no sound" in " ".join(json.loads(capsys.readouterr().out)["notices"])
    labels = [json.loads(line) for line in output.open()]
    assert all(label["audio_scores"] is None for label in labels)
    assert {label["predicted_emotion"] for label in labels} > {"happy", "angry"}


def test_nobody_speaking_gives_an_empty_script(tmp_path: Path) -> None:
    output = tmp_path / "out.ass"
    film = tone(tmp_path / "tone.wav")
    assert main(["analyze", str(film), "-o", str(output), "--quiet"]) == 0
    assert "Dialogue:" not in output.read_text(encoding="utf-8-sig")


# ---- what goes wrong --------------------------------------------------------------------


def fail(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, str]]:
    """Run a command that must fail; return its exit code and what JSON says."""
    code = main([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out.splitlines()[-1])


class ErrorNamed:
    """Equals a JSON report of an error of one kind that says something and a next step."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __eq__(self, report: object) -> bool:
        return (
            isinstance(report, dict)
            and report["error"] == self.kind
            and bool(report["message"])
            and bool(report["advice"])
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"an error {self.kind} with a message and advice"


def test_bad_films_each_give_their_own_error_and_leave_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.mp4"
    empty.touch()
    text = tmp_path / "text.mp4"
    text.write_text("This is not a film. " * 100)
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(SAMPLE.read_bytes()[:2000])
    cases = {
        tmp_path / "none.mp4": (3, "FileMissingError"),
        tmp_path: (3, "NotAFileError"),
        empty: (3, "FileEmptyError"),
        text: (4, "NotMediaError"),
        silent_film(tmp_path / "silent.mp4"): (4, "NoSoundError"),
    }
    output = tmp_path / "result" / "out.ass"
    output.parent.mkdir()
    for film, (code, kind) in cases.items():
        assert fail(capsys, "analyze", film, "-o", output) == (code, ErrorNamed(kind))
    code, report = fail(capsys, "analyze", cut, "-o", output)
    assert code == 4
    assert report["message"]
    assert list(output.parent.iterdir()) == []


def test_wrong_options_are_refused_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "there.ass"
    there.write_text("precious")
    film = tone(tmp_path / "film.wav")
    code, report = fail(capsys, "analyze", film, "-o", there)
    assert (code, report["error"]) == (3, "OutputExistsError")
    assert there.read_text() == "precious"
    for arguments, code in (
        (["-o", tmp_path / "x.docx"], 2),
        (["-o", film], 2),
        (["-o", tmp_path / "no" / "x.ass"], 2),
        (["-o", tmp_path / "x.ass", "--resume"], 2),
        (["-o", tmp_path / "x.ass", "--theme", "nope"], 5),
        (["-o", tmp_path / "x.ass", "--subtitles", TRUTH, "--transcriber", "regions"], 2),
        (["-o", tmp_path / "x.ass", "--subtitles", tmp_path / "none.srt"], 3),
        (["-o", tmp_path / "x.ass", "--model", tmp_path, "--transcriber", "whisper"], 6),
        (["-o", tmp_path / "x.ass", "--track", "7"], 4),
    ):
        assert fail(capsys, "analyze", film, *arguments)[0] == code, arguments
    assert sorted(path.name for path in tmp_path.glob("*.ass")) == ["there.ass"]


def test_an_error_is_a_sentence_and_a_next_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["probe", str(tmp_path / "none.mp4")]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert "There is no file at" in said.err
    assert "Check the spelling" in said.err
    assert "Traceback" not in said.err


def test_ctrl_c_keeps_what_is_done_and_resume_goes_on(tmp_path: Path) -> None:
    # Long enough not to be done before anybody could stop it.
    film = tmp_path / "long.mkv"
    listing = tmp_path / "list.txt"
    listing.write_text(f"file '{SAMPLE}'\n" * 4)
    concat = ["ffmpeg", "-v", "error", "-f", "concat", "-safe", "0", "-i", str(listing)]
    made = subprocess.run([*concat, "-c", "copy", str(film)], check=False)
    assert made.returncode == 0
    output = tmp_path / "out.ass"
    mine = tmp_path / "out.emosub"
    mine.write_text("a project that a person made")
    command = [sys.executable, "-m", "emosub_gui.cli", "analyze", str(film), "-o", str(output)]
    command += ["--transcriber", "pocketsphinx"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert running.stderr is not None
    for line in running.stderr:
        if "The first" in line:
            break
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=30)
    if running.returncode == 0:
        pytest.skip("this machine was done before it could be stopped")
    assert running.returncode == 130, said
    assert "Traceback" not in said
    assert "--resume" in said
    kept = output.with_suffix(".unfinished.emosub")
    document = project.load(kept)
    assert document.cues
    assert 0 < document.heard_until < 4 * 42_000
    assert not output.exists()

    again = subprocess.run([*command, "--resume"], check=False, capture_output=True, text=True)
    assert again.returncode == 0, again.stderr
    assert output.exists()
    assert not kept.exists()
    assert mine.read_text() == "a project that a person made"
    starts = [cue.start for cue in document.cues]
    script = output.read_text(encoding="utf-8-sig")
    assert script.count("Dialogue:") > len(starts)


# ---- the other commands -----------------------------------------------------------------


def test_probe_shows_tracks_for_people_and_for_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["probe", str(SAMPLE)]) == 0
    assert "1280×720, 24 frames a second" in capsys.readouterr().out
    assert main(["probe", str(SAMPLE), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["video"]["width"] == 1280
    assert facts["audio"][0]["sample_rate"] == 16_000


def test_convert_says_what_is_lost_and_never_overwrites(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "out.ass"
    assert main(["convert", str(TRUTH), "-o", str(script), "--theme", "variety"]) == 0
    again = tmp_path / "again.srt"
    assert main(["convert", str(script), "-o", str(again), "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["cues"] == 12
    assert main(["convert", str(script), "-o", str(again)]) == 3
    assert main(["convert", str(script), "-o", str(script), "--overwrite"]) == 2
    korean = tmp_path / "korean.srt"
    korean.write_bytes(TRUTH.read_text(encoding="utf-8").encode("cp949"))
    assert main(["convert", str(korean), "-o", str(tmp_path / "k.vtt"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["encoding"] == "cp949"
    assert "정말 고마워요" in (tmp_path / "k.vtt").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["models", "themes"])
def test_lists_are_there_for_people_and_for_scripts(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command]) == 0
    assert capsys.readouterr().out.strip()
    assert main([command, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


def test_evaluate_by_text_needs_no_film(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels = tmp_path / "labels.jsonl"
    lines = [
        {"text": "I am so happy!", "label": "happy"},
        {"text": "나 너무 슬퍼.", "label": "슬픔"},
        {"text": "The meeting is at noon.", "label": "neutral"},
        {"text": "no label here"},
    ]
    labels.write_text("\n".join(json.dumps(line) for line in lines))
    report = tmp_path / "report.md"
    arguments = ["evaluate", str(labels), "--text-only", "--json", "--markdown", str(report)]
    assert main(arguments) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["lines"] == 3
    for name in ("accuracy", "macro_f1", "neutral_rate", "cross_entropy", "calibration_error"):
        assert isinstance(figures[name], float)
    assert figures["accuracy"] > figures["baseline"]["accuracy"]
    assert "always neutral" in report.read_text()


def test_evaluate_by_sound_hears_the_film(capsys: pytest.CaptureFixture[str]) -> None:
    labels = resource("samples", "labels.jsonl")
    assert main(["evaluate", str(labels), "--audio-only", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["skipped"] == 0
    assert main(["evaluate", str(labels)]) == 0
    assert "macro f1" in capsys.readouterr().out


def test_evaluate_names_the_line_that_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text('{"text": "a", "label": "happy"}\n{"text": "b", "label": "bored"}\n')
    code, report = fail(capsys, "evaluate", labels, "--text-only")
    assert code == 5
    assert "line 2" in report["message"]
    labels.write_text('{"text": "a"}\n')
    assert fail(capsys, "evaluate", labels, "--text-only")[0] == 2


@pytest.mark.stack
def test_a_whisper_directory_goes_through_the_real_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import tiny_models

    model, output = tmp_path / "whisper", tmp_path / "out.emosub"
    tiny_models.whisper(model)
    arguments = ["analyze", str(SAMPLE), "-o", str(output), "--model", str(model), "--json"]
    assert main(arguments) == 0
    summary = json.loads(capsys.readouterr().out)
    assert "whisperx" in summary["notices"][0]
    assert summary["cues"] > 0
    assert all(cue.words for cue in project.load(output).cues)
    (model / "model.safetensors").write_bytes(b"\0" * 100)
    code, report = fail(capsys, "analyze", SAMPLE, "-o", tmp_path / "x.ass", "--model", model)
    assert (code, report["error"]) == (6, "ModelFileError")
    assert not (tmp_path / "x.ass").exists()
