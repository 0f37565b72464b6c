"""Corpora, maps, and the ways to write a line."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.analysis.training.data import (
    Line,
    emotions_of,
    map_matrix,
    read_dialogue,
    read_goemotions,
    read_kote,
    read_maps,
    shares,
)
from emosub_gui.analysis.training.measures import choose_thresholds, macro_f1, softmax
from emosub_gui.analysis.training.scenes import (
    SceneLine,
    labelled_lines,
    scene_examples,
    scene_lines,
)
from emosub_gui.analysis.training.speech_levels import casual, polite
from emosub_gui.analysis.training.text_augment import as_recognised, vary_english, vary_korean
from emosub_gui.analysis.training.text_report import decision, expected_f1_thresholds
from emosub_gui.analysis.training.text_teaching import Answer, second_opinions
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion
from emosub_gui.core.errors import FileMissingError, FileUnreadableError


def test_goemotions_and_kote_are_read_by_column(tmp_path: Path) -> None:
    (tmp_path / "train.tsv").write_text("I see.\t4,27\ted1\nOh\u2028no\t25\ted2\n", "utf-8")
    (tmp_path / "val.tsv").write_text("7\t좋아요\t4,42\n", "utf-8")
    assert read_goemotions(tmp_path, "train") == [
        Line("I see.", (4, 27)),
        Line("Oh\u2028no", (25,)),
    ]
    assert read_kote(tmp_path, "val") == [Line("좋아요", (4, 42))]


def test_a_file_of_another_kind_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "train.tsv").write_text("fine\t1\nno labels\n", "utf-8")
    with pytest.raises(FileUnreadableError, match="line 2"):
        read_goemotions(tmp_path, "train")
    with pytest.raises(FileMissingError):
        read_goemotions(tmp_path, "dev")


@pytest.mark.parametrize("name", ["dialogue", "ekman"])
def test_each_goemotions_label_counts_as_one_emotion(name: str) -> None:
    matrix = map_matrix(read_maps()[name])
    assert matrix.shape == (28, 7)
    assert (matrix.sum(axis=1) == 1).all()
    assert (matrix.sum(axis=0) >= 1).all()


def test_a_line_without_a_label_that_counts_is_neutral() -> None:
    kote = read_maps()["kote"]
    numbers = {label: number for number, label in enumerate(kote)}
    lines = [Line("", (numbers["기대감"],)), Line("", (numbers["슬픔"], numbers["기대감"]))]
    assert emotions_of(lines, kote).argmax(axis=1).tolist() == [
        INDEX[Emotion.NEUTRAL],
        INDEX[Emotion.SAD],
    ]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_lines_to_look_at_are_not_learned_from(language: str) -> None:
    learned = {as_recognised(line.text) for line in read_dialogue(language)}
    check = read_dialogue(f"{language}_check")
    assert not learned & {as_recognised(line.text) for line in check}
    assert {line.labels[0] for line in check} == set(range(len(EMOTIONS)))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_scenes_to_report_on_are_not_learned_from(language: str) -> None:
    parts = {part: scene_lines(language, part) for part in ("learn", "fit", "report", "fresh")}
    scenes = [{line.video for line in lines} for lines in parts.values()]
    assert sum(map(len, scenes)) == len(set.union(*scenes))
    learned = {line.text for line in read_dialogue(language) + labelled_lines(language, "learn")}
    reported = [line.text for part in ("report", "fresh") for line in parts[part]]
    # What anybody says at any time ("Where are you going?") may stand in both.
    shared = [text for text in reported if text in learned]
    assert max(map(len, shared)) <= 24
    assert len(shared) < 0.08 * len(reported)
    for lines in parts.values():
        neutral = sum(line.label is Emotion.NEUTRAL for line in lines) / len(lines)
        assert 0.4 < neutral < 0.6
        assert {line.label for line in lines} == set(EMOTIONS)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_line_to_learn_from_was_read_twice(language: str) -> None:
    learned = scene_lines(language, "learn")
    assert {len(line.readings) for line in learned} == {2}
    again = [line.readings[1][0] for line in learned]
    agreed = np.mean([line.label is other for line, other in zip(learned, again, strict=True)])
    assert 0.6 < agreed < 0.9  # a copy would say nothing, and chance would agree in about .3
    for part in ("fit", "report", "fresh"):
        assert {len(line.readings) for line in scene_lines(language, part)} == {1}


def test_readers_share_the_target_of_a_line() -> None:
    def target(*readings: tuple[Emotion, ...]) -> list[float]:
        (example,) = scene_examples([SceneLine("film", "learn", "Ann", "Well?", readings)])
        return example.emotions.tolist()

    def spread(**believed: float) -> list[float]:
        return [0.95 * believed.get(emotion, 0.0) + 0.05 / 7 for emotion in EMOTIONS]

    assert target((Emotion.SAD,)) == pytest.approx(spread(sad=1.0))
    assert target((Emotion.SAD, Emotion.ANGRY)) == pytest.approx(spread(sad=0.7, angry=0.3))
    twice = target((Emotion.SAD,), (Emotion.NEUTRAL, Emotion.SAD))
    assert twice == pytest.approx(spread(sad=0.72, neutral=0.28))


def test_shares_sum_to_one() -> None:
    assert shares(np.array([[1, 1, 0], [0, 0, 1]], np.float32)).tolist() == [
        [0.5, 0.5, 0.0],
        [0.0, 0.0, 1.0],
    ]


@pytest.mark.parametrize(
    ("formal", "to_elders", "to_friends"),
    [
        ("정말 좋습니다.", "정말 좋아요.", "정말 좋아."),
        ("나는 그것을 봅니다!", "나는 그것을 봐요!", "나는 그것을 봐!"),
        ("그는 갔습니다.", "그는 갔어요.", "그는 갔어."),
        ("감사합니다", "감사해요", "감사해"),
        ("저는 학생입니다.", "저는 학생이에요.", "나는 학생이야."),
        ("당신은 바보입니다", "당신은 바보예요", "너는 바보야"),
        ("슬픕니까?", "슬퍼요?", "슬퍼?"),
        ("조심하십시오!", "조심하세요!", "조심해!"),
        ("어머니가 왔어요.", "어머니가 왔어요.", "어머니가 왔어."),
        ("아니다", "아니다", "아니다"),
    ],
)
def test_speech_levels_follow_the_grammar(formal: str, to_elders: str, to_friends: str) -> None:
    assert polite(formal) == to_elders
    assert casual(formal) == to_friends


@given(st.text(max_size=60).filter(str.strip), st.integers(0, 50))
def test_a_varied_line_is_never_empty(text: str, seed: int) -> None:
    assert vary_english(text, random.Random(seed)).strip()
    assert vary_korean(text, random.Random(seed)).strip()


def test_the_same_seed_varies_alike() -> None:
    text = "[NAME], you're great!!! 😀"
    assert vary_english(text, random.Random(3)) == vary_english(text, random.Random(3))
    assert len({vary_english(text, random.Random(seed)) for seed in range(30)}) > 5


def test_a_second_opinion_is_of_a_network_that_has_not_seen_the_line() -> None:
    lines = [Line(f"number {number}", (number,)) for number in range(10)]

    def teach(some: Sequence[Line], fold: int) -> Answer:
        def answer(texts: Sequence[str]) -> np.ndarray:
            assert not {line.text for line in some} & set(texts)
            assert len(some) + len(texts) == len(lines)
            return np.array([[fold, int(text.split()[1])] for text in texts])

        return answer

    opinions = second_opinions(lines, teach)
    assert opinions[:, 0].tolist() == [0, 1, 2, 0, 1, 2, 0, 1, 2, 0]
    assert opinions[:, 1].tolist() == list(range(10))


def test_a_threshold_is_half_of_the_highest_f1_to_expect() -> None:
    # Lipton et al. 2014, theorem 1.
    chances = np.random.default_rng(0).beta(0.5, 2.0, (20_000, 2))
    thresholds = expected_f1_thresholds(chances)
    chosen = chances >= thresholds
    highest = 2 * (chances * chosen).sum(axis=0) / (chosen.sum(axis=0) + chances.sum(axis=0))
    assert thresholds == pytest.approx(highest / 2, abs=0.005)


def test_a_decision_sees_an_emotion_that_another_has_made_small() -> None:
    chance = np.random.default_rng(0)
    odds = chance.normal(-2.0, 2.0, (8000, 7))
    truth = (chance.random(odds.shape) < 1 / (1 + np.exp(-odds))).astype(np.float32)
    seen = softmax(odds)
    decided = decision(truth[:4000], seen[:4000])(seen[4000:])
    alone = seen[4000:] > choose_thresholds(truth[:4000], seen[:4000])
    assert macro_f1(truth[4000:], decided) > macro_f1(truth[4000:], alone) + 0.02


def test_an_emotion_that_never_occurs_is_never_decided() -> None:
    seen = softmax(np.random.default_rng(0).normal(size=(100, 7)))
    truth = np.eye(7, dtype=np.float32)[seen[:, :6].argmax(axis=1)]
    with pytest.warns(UserWarning, match="present in all"):
        decide = decision(truth, seen)
    assert not decide(seen)[:, 6].any()
