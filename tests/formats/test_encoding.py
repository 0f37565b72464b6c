from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.core.errors import SubtitleEncodingError
from emosub_gui.formats.encoding import decode

PATH = Path("film.srt")
TIMED = (
    "1\r\n00:00:01,000 --> 00:00:03,000\r\n{}\r\n\r\n2\r\n00:00:04,000 --> 00:00:05,000\r\n{}\r\n"
)
KOREAN = TIMED.format("안녕하세요, 오늘은 날씨가 참 좋네요.", "그러게요… “뷁” 산책이라도 갈까요? ♪")
POLISH = (
    "Dzień dobry, jak się masz? Świetnie, dziękuję. Wczoraj poszedłem do sklepu, żeby kupić chleb, "
    "ale było już zamknięte. Możesz mi pomóc? Oczywiście, że tak. Gdzie są moje klucze? "
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (KOREAN, "utf-8"),
        (KOREAN, "utf-8-sig"),
        (KOREAN, "utf-16"),
        (KOREAN, "utf-16-le"),
        (KOREAN, "utf-16-be"),
        (KOREAN, "utf-32"),
        (KOREAN, "cp949"),
        (TIMED.format("안녕", "응"), "cp949"),
        (TIMED.format("OK", "네"), "cp949"),
        (TIMED.format("It’s a café.", "Naïve!"), "cp1252"),
        (TIMED.format("Ça va très bien, merci.", "L'été, on était “heureux”."), "cp1252"),
        (TIMED.format("Grüße aus München", "schöne Straße"), "cp1252"),
        (TIMED.format(POLISH, POLISH), "cp1250"),
        (TIMED.format("Привет, как дела? Хорошо.", "Я тебя люблю."), "cp1251"),
        (TIMED.format("こんにちは、元気ですか。", "今日はいい天気ですね。"), "cp932"),
        (TIMED.format("你好，今天天气很好。", "我们去散步吧。"), "gb18030"),
        (TIMED.format("Plain", "ASCII"), "utf-8"),
    ],
)
def test_encodings_are_recognised(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), PATH)
    assert decoded.text == text
    assert decoded.encoding == encoding
    assert decoded.damaged == 0


def test_a_chosen_encoding_is_used_and_must_fit() -> None:
    assert decode("é".encode("latin-1"), PATH, "latin-1").text == "é"
    for encoding in ("utf-8", "ascii", "no-such-codec", "hex"):
        with pytest.raises(SubtitleEncodingError):
            decode(KOREAN.encode("cp949"), PATH, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_a_little_damage_is_tolerated_and_counted(encoding: str) -> None:
    data = bytearray((KOREAN * 20).encode(encoding))
    data[data.index("녕".encode(encoding))] = 0xFF
    decoded = decode(bytes(data), PATH)
    assert decoded.encoding == encoding
    assert 0 < decoded.damaged < 5
    assert decoded.text.count("안녕") == 19


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 99, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, bytes(64)]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(SubtitleEncodingError):
        decode(data, PATH)


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_text_or_a_typed_error(data: bytes) -> None:
    try:
        decoded = decode(data, PATH)
    except SubtitleEncodingError:
        return
    assert "\0" not in decoded.text
