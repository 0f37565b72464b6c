"""What counts as speech, and whose language it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.analysis.classifiers.spoken import (
    name_emoji,
    spoken,
    text_language,
    with_beginning,
)


@pytest.mark.parametrize(
    ("subtitle", "said"),
    [
        ("[door slams]", ""),
        ("(한숨)", ""),
        ("[문 소리] 누구세요?", "누구세요?"),
        ("(sighs) Fine.\nLet's go.", "Fine. Let's go."),
        ("JOHN: Get out!", "Get out!"),
        ("민수: 어디 가?", "어디 가?"),
        ("- Who is it?\n- Me.", "Who is it? Me."),
        ("♪ ♫", ""),
        ("♪ Happy birthday to you ♪", "Happy birthday to you"),
        ("Listen: run.", "Listen: run."),
        ("It's 10:30 now.", "It's 10:30 now."),
    ],
)
def test_only_speech_is_kept(subtitle: str, said: str) -> None:
    assert spoken(subtitle) == said


@given(st.text())
def test_nothing_is_left_to_remove_the_second_time(text: str) -> None:
    once = spoken(text)
    assert "\n" not in once
    assert len(once) <= len(text)


@pytest.mark.parametrize(
    ("text", "language", "answer"),
    [
        ("Where are you going?", "", "en"),
        ("Where are you going?", "en", "en"),
        ("어디 가?", "", "ko"),
        ("어디 가?", "en", "ko"),
        ("오늘 meeting 있어?", "", "ko"),
        ("OK 알았어", "en", "ko"),
        ("Wohin gehst du?", "de", ""),
        ("どこに行くの？", "", ""),
        ("Куда ты идёшь?", "ru", ""),
        ("...!?", "en", ""),
        ("1234", "", ""),
        ("😂😂", "ko", "en"),
        ("", "en", ""),
    ],
)
def test_the_script_decides_before_the_given_language(
    text: str, language: str, answer: str
) -> None:
    assert text_language(text, language) == answer


def test_emoji_become_words() -> None:
    assert name_emoji("ha 😂").split() == ["ha", "face", "with", "tears", "of", "joy"]
    assert name_emoji("no emoji: 5 * 3 #1") == "no emoji: 5 * 3 #1"


@pytest.mark.parametrize(
    ("before", "line", "whole"),
    [
        (["I told you,"], "never again!", "I told you, never again!"),
        (["If you think", "that I would,"], "no.", "If you think that I would, no."),
        (["Well,", "she said that we", "can go."], "Good.", "Good."),
        (["When I saw him"], "standing there", "When I saw him standing there"),
        (["When I saw him."], "standing there", "standing there"),
        (["But I—"], "no buts", "no buts"),
        (["when i saw him"], "standing there", "standing there"),
        (["네가 그랬지,"], "내가 봤어.", "네가 그랬지, 내가 봤어."),
        (["어디 가"], "집에 가", "집에 가"),
        ([""], "so", "so"),
        ([], "so", "so"),
    ],
)
def test_a_sentence_is_read_from_its_beginning(before: list[str], line: str, whole: str) -> None:
    sentence, rest = with_beginning(line, before)
    assert sentence == whole
    assert " ".join([*rest, sentence]) == " ".join([*before, line])
