"""The text models as they are shipped, on real lines."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emosub_gui.analysis.classifiers.embedded_text import EmbeddedText
from emosub_gui.analysis.training.data import Line, read_dialogue
from emosub_gui.analysis.types import Segment
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.errors import ModelFileError
from emosub_gui.core.resources import resource

SILENCE = np.zeros(0, np.int16)


@pytest.fixture(scope="module")
def expert() -> EmbeddedText:
    return EmbeddedText()


def segment(text: str, language: str = "") -> Segment:
    return Segment(SILENCE, text, language)


def best(expert: EmbeddedText, text: str) -> Emotion | None:
    judgement = expert.classify_batch([segment(text)])[0]
    return judgement.scores.best if judgement else None


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("The train leaves at four.", Emotion.NEUTRAL),
        ("Thank you so much, that's wonderful!", Emotion.HAPPY),
        ("I miss her so much. She died last year.", Emotion.SAD),
        ("Shut up! I hate you, get out of here!", Emotion.ANGRY),
        ("I'm so scared, please don't hurt me.", Emotion.FEAR),
        ("Oh my God! I can't believe it!", Emotion.SURPRISE),
        ("Ew, that's disgusting.", Emotion.DISGUST),
        ("기차는 네 시에 떠나요.", Emotion.NEUTRAL),
        ("정말 고마워요, 너무 행복해요!", Emotion.HAPPY),
        ("엄마가 돌아가셔서 너무 슬퍼요.", Emotion.SAD),
        ("닥쳐! 당장 꺼져, 이 나쁜 놈아!", Emotion.ANGRY),
        ("너무 무서워요. 살려 주세요.", Emotion.FEAR),
        ("세상에, 깜짝이야! 정말?", Emotion.SURPRISE),
        ("으, 징그러워. 역겨워.", Emotion.DISGUST),
    ],
)
def test_plain_feelings_are_recognised(expert: EmbeddedText, text: str, emotion: Emotion) -> None:
    assert best(expert, text) == emotion


@pytest.mark.parametrize("text", ["", "   \n ", "...", "?!", "♪ ♪", "[문 소리]", "(sighs)", "123"])
def test_no_words_are_no_evidence(expert: EmbeddedText, text: str) -> None:
    assert expert.classify_batch([segment(text, "en")]) == [None]


@pytest.mark.parametrize(
    ("text", "language"), [("Ich habe Angst.", "de"), ("怖いよ", "ja"), ("Мне страшно", "")]
)
def test_other_languages_are_no_evidence(expert: EmbeddedText, text: str, language: str) -> None:
    assert expert.classify_batch([segment(text, language)]) == [None]


def test_the_model_that_judged_is_named(expert: EmbeddedText) -> None:
    lines = [segment("Where are you going?"), segment("어디 가?", "en")]
    assert [j.model for j in expert.classify_batch(lines) if j] == ["text_en", "text_ko"]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_an_answer_does_not_depend_on_the_batch(expert: EmbeddedText, language: str) -> None:
    lines = [segment(line.text) for line in read_dialogue(f"{language}_check")]
    together = expert.classify_batch(lines, batch_size=64)
    assert expert.classify_batch(lines[::-1], batch_size=3)[::-1] == together
    assert [expert.classify_batch([line])[0] for line in lines] == together


@pytest.mark.parametrize("language", ["en", "ko"])
def test_dialogue_is_judged_better_than_always_neutral(expert: EmbeddedText, language: str) -> None:
    lines = read_dialogue(f"{language}_check")
    guesses = [best(expert, line.text) for line in lines]
    assert set(guesses) == set(EMOTIONS)
    assert agreement(lines, guesses) > 0.6


@pytest.mark.parametrize("language", ["en", "ko"])
def test_recognised_speech_without_punctuation_is_judged_too(
    expert: EmbeddedText, language: str
) -> None:
    lines = read_dialogue(f"{language}_check")
    bare = ["".join(c for c in line.text.lower() if c.isalnum() or c in " '") for line in lines]
    assert agreement(lines, [best(expert, text) for text in bare]) > 0.5


NEGATED = {
    Emotion.HAPPY: ("하나도 안 기뻐", "행복하지 않아요", "I'm not happy", "I don't love it"),
    Emotion.FEAR: ("안 무서워", "무섭지 않아요", "걱정하지 마", "I'm not scared", "Don't worry"),
    Emotion.SAD: ("안 슬퍼", "울지 마", "I'm not sad", "Don't cry"),
    Emotion.ANGRY: ("화 안 났어", "짜증 안 나", "화내지 마", "I'm not angry"),
    Emotion.DISGUST: ("안 더러워", "역겹지 않아", "That's not disgusting"),
    Emotion.SURPRISE: ("안 놀랐어", "I'm not surprised"),
}


def test_a_negated_feeling_is_seldom_taken_for_the_feeling(expert: EmbeddedText) -> None:
    phrases = [(text, emotion) for emotion, texts in NEGATED.items() for text in texts]
    missed = [text for text, emotion in phrases if best(expert, text) == emotion]
    assert len(missed) <= len(phrases) / 5, missed


def agreement(lines: list[Line], guesses: list[Emotion | None]) -> float:
    right = [EMOTIONS[line.labels[0]] == guess for line, guess in zip(lines, guesses, strict=True)]
    return sum(right) / len(right)


def test_a_sentence_that_goes_on_is_judged_from_its_beginning(expert: EmbeddedText) -> None:
    alone = segment("and now it is over.")
    whole = segment("I miss you so much, and now it is over.")
    going_on = Segment(SILENCE, alone.text, context=("I miss you so much,",))
    first, second, third = expert.classify_batch([alone, whole, going_on])
    assert third == second != first


def test_what_was_said_before_is_heard(expert: EmbeddedText) -> None:
    for text, before in (("Yes.", "You stole my car!"), ("네.", "네가 내 차를 훔쳤지!")):
        alone = segment(text)
        answer = Segment(SILENCE, text, context=(before,))
        first, second = expert.classify_batch([alone, answer])
        assert first != second


def test_three_lines_before_count_and_only_those_in_the_same_language(expert: EmbeddedText) -> None:
    said = ("It is raining.", "Then take a coat.", "I have none.")
    lines = [
        Segment(SILENCE, "You never listen!", context=context)
        for context in (said, ("Good morning.", *said), (*said[:2], "비가 와.", said[2]))
    ]
    first, *others = expert.classify_batch(lines)
    assert others == [first, first]


def test_endless_lines_before_leave_the_line_its_say(expert: EmbeddedText) -> None:
    for word, text in (("talk ", "I love you!"), ("말 ", "사랑해요!")):
        endless = Segment(SILENCE, text, context=(word * 5000,) * 3)
        judgement = expert.classify_batch([endless])[0]
        assert judgement is not None
        assert judgement.scores.best is Emotion.HAPPY


@pytest.mark.parametrize("text", ["I am so scared, please don't hurt me.", "너무 무서워, 살려 줘."])
def test_a_line_that_is_said_again_is_judged_as_before(expert: EmbeddedText, text: str) -> None:
    once, again = expert.classify_batch(
        [segment(text), Segment(SILENCE, text, context=(text,) * 3)]
    )
    assert again == once
    assert once is not None
    assert once.scores.best is Emotion.FEAR


def test_emoji_speak(expert: EmbeddedText) -> None:
    assert best(expert, "😂😂") == Emotion.HAPPY
    assert best(expert, "I passed the exam 😂❤️") == Emotion.HAPPY
    assert best(expert, "😭😭") == Emotion.SAD
    assert best(expert, "😱😱😱") == Emotion.FEAR


def test_korean_with_english_words_is_korean(expert: EmbeddedText) -> None:
    assert best(expert, "오늘 meeting 진짜 짜증나!") == Emotion.ANGRY


@pytest.mark.parametrize("word", ["I am so happy today. ", "오늘 너무 행복해요. "])
def test_ten_thousand_characters_are_judged(expert: EmbeddedText, word: str) -> None:
    text = (word * 1000)[:10_000]
    assert best(expert, text) == Emotion.HAPPY
    assert best(expert, "가" * 10_000) is not None
    assert best(expert, "a" * 10_000) is not None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_gives_a_distribution_or_nothing(expert: EmbeddedText, text: str) -> None:
    judgement = expert.classify_batch([segment(text)])[0]
    assert judgement is None or math.isclose(sum(judgement.scores), 1.0, abs_tol=1e-9)


def test_no_torch_is_needed() -> None:
    code = (
        "import sys, numpy as np\n"
        "from emosub_gui.analysis.classifiers.embedded_text import EmbeddedText\n"
        "from emosub_gui.analysis.types import Segment\n"
        "print(EmbeddedText().classify_batch([Segment(np.zeros(0, np.int16), '안녕')]))\n"
        "assert not {'torch', 'transformers', 'PySide6'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_weights_are_small() -> None:
    def size(name: str) -> int:
        return sum(file.stat().st_size for file in resource("models", name).iterdir())

    assert size("text_en") <= 21.5e6
    assert size("text_ko") <= 4e6


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    shutil.copytree(resource("models", "text_ko"), tmp_path / "text_ko")
    return tmp_path


def test_a_missing_file_is_named(broken: Path) -> None:
    (broken / "text_ko" / "model.onnx").unlink()
    with pytest.raises(ModelFileError, match=r"model\.onnx"):
        EmbeddedText(broken).classify_batch([segment("안녕")])


def test_a_cut_file_is_damaged(broken: Path) -> None:
    weights = broken / "text_ko" / "model.onnx"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(ModelFileError):
        EmbeddedText(broken).classify_batch([segment("안녕")])


def test_a_map_must_name_every_label(broken: Path) -> None:
    spec = broken / "text_ko" / "model.json"
    spec.write_text(spec.read_text("utf-8").replace('"grief": "sad"', '"grieve": "sad"'), "utf-8")
    with pytest.raises(ModelFileError, match="map dialogue"):
        EmbeddedText(broken).classify_batch([segment("안녕")])


def test_outputs_that_are_not_the_labels_and_a_tilt_for_each_emotion_are_refused(
    broken: Path,
) -> None:
    path = broken / "text_ko" / "model.json"
    spec = json.loads(path.read_text("utf-8"))
    left_out = spec["labels"].pop()
    for entries in spec["maps"].values():
        del entries[left_out]
    path.write_text(json.dumps(spec), "utf-8")
    with pytest.raises(ModelFileError, match="outputs"):
        EmbeddedText(broken).classify_batch([segment("안녕")])


def test_an_unknown_emotion_is_refused(broken: Path) -> None:
    spec = broken / "text_ko" / "model.json"
    spec.write_text(spec.read_text("utf-8").replace('"grief": "sad"', '"grief": "blue"'), "utf-8")
    with pytest.raises(ModelFileError, match=r"model\.json"):
        EmbeddedText(broken).classify_batch([segment("안녕")])


@pytest.mark.benchmark
def test_speed_of_a_line(expert: EmbeddedText, benchmark: object) -> None:
    lines = [segment(line.text) for line in read_dialogue("en_check") + read_dialogue("ko_check")]
    expert.classify_batch(lines[:1] + lines[-1:])
    benchmark(expert.classify_batch, lines)  # type: ignore[operator]
