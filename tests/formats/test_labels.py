import json
from pathlib import Path

import pytest

from emosub_gui.core.cue import Cue, Evidence, Prosody, Review, Voice
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.core.emotion import EMOTIONS, Emotion, Scores
from emosub_gui.core.errors import FileEmptyError, FileMissingError, SubtitleFormatError
from emosub_gui.formats import labels
from emosub_gui.formats.labels import Label

PATH = Path("film.jsonl")
SAD = Scores.of([1, 0, 7, 0, 0, 1, 1])
FIELDS = [
    "index", "video", "start", "end", "text", "speaker", "voice_type", "predicted_emotion",
    "confidence", "text_scores", "audio_scores", "combined_scores", "label",
]  # fmt: skip


def test_the_fields_are_exactly_those_that_were_agreed() -> None:
    document = Document.of(
        [
            Cue(
                0, 1234, 5678, r"{\i1}Oh\Nno", speaker="Mina", emotion=Emotion.SAD, confidence=0.7,
                evidence=Evidence(text=SAD, combined=SAD), prosody=Prosody(voice=Voice.WHISPER),
            )
        ],
        media=MediaRef(path="/films/a.mkv"),
    )  # fmt: skip
    (line,) = labels.dumps(document).splitlines()
    said = json.loads(line)
    assert list(said) == FIELDS
    assert said == {
        "index": 0,
        "video": "/films/a.mkv",
        "start": 1.234,
        "end": 5.678,
        "text": "Oh\nno",
        "speaker": "Mina",
        "voice_type": "whisper",
        "predicted_emotion": "sad",
        "confidence": 0.7,
        "text_scores": pytest.approx(SAD.as_mapping()),
        "audio_scores": None,
        "combined_scores": pytest.approx(SAD.as_mapping()),
        "label": None,
    }


def test_the_label_is_a_persons_and_the_prediction_the_models() -> None:
    evidence = Evidence(combined=SAD)
    cues = [
        Cue(0, 0, 1, emotion=Emotion.SAD, evidence=evidence, review=Review.OPEN),
        Cue(0, 0, 1, emotion=Emotion.SAD, evidence=evidence, review=Review.ACCEPTED),
        Cue(0, 0, 1, emotion=Emotion.FEAR, evidence=evidence, review=Review.CORRECTED),
        Cue(0, 0, 1, "note", comment=True),
        Cue(0, 0, 1, emotion=Emotion.FEAR, review=Review.CORRECTED),
    ]
    found = labels.labels_of(Document.of(cues))
    assert [(label.index, label.predicted_emotion, label.label) for label in found] == [
        (0, Emotion.SAD, None),
        (1, Emotion.SAD, Emotion.SAD),
        (2, Emotion.SAD, Emotion.FEAR),
        (4, None, Emotion.FEAR),
    ]


def test_what_was_written_is_read_as_it_was() -> None:
    cues = [
        Cue(0, i, i + 9, f"\u2028 {e}", emotion=e, evidence=Evidence(audio=SAD))
        for i, e in enumerate(EMOTIONS)
    ]
    document = Document.of(cues)
    assert labels.loads(labels.dumps(document), PATH) == labels.labels_of(document)


def test_fields_may_be_missing_and_others_may_be_there() -> None:
    text = '{"text": "Hi", "label": "happy", "source": "x"}\r\n\n{"text_scores": {"sad": 2}}\n'
    assert labels.loads(text, PATH) == [
        Label(text="Hi", label=Emotion.HAPPY),
        Label(text_scores={Emotion.SAD: 2.0}),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"label": "hungry"}', "line 3: .*hungry"),
        ('{"start": "soon"}', r"line 3: .*\$\.start"),
        ('{"text_scores": {"sad": -1}}', "line 3: not a distribution"),
        ('{"text_scores": {}}', "line 3: not a distribution"),
        ('{"combined_scores": {"glee": 1}}', "line 3: .*glee"),
        ("[]", "line 3: "),
        ('{"text": "', "line 3: "),
    ],
)
def test_every_problem_names_its_line(line: str, reason: str) -> None:
    with pytest.raises(SubtitleFormatError, match=reason):
        labels.loads(f"{{}}\n\n{line}\n{{}}", PATH)


def test_files_that_cannot_be_read_are_typed_errors(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        labels.read(tmp_path / "none.jsonl")
    (tmp_path / "empty.jsonl").touch()
    with pytest.raises(FileEmptyError):
        labels.read(tmp_path / "empty.jsonl")
    (tmp_path / "bytes.jsonl").write_bytes(b"{}\n{}\n\xff\xfe")
    with pytest.raises(SubtitleFormatError, match="line 3 is not UTF-8"):
        labels.read(tmp_path / "bytes.jsonl")
