"""Korean speech levels: say a formal sentence (합니다) politely (해요) or casually (해).

Machine-translated corpora end nearly every sentence in -습니다; people in films do not.
The rules follow the regular contractions of the informal ending -아/어 (Yeon & Brown,
Korean: A Comprehensive Grammar, 2nd ed., section 4.1.2); irregular stems are left imperfect.
"""

from __future__ import annotations

import re

from emosub_gui.analysis.classifiers.hangul import FINALS, FIRST, MEDIALS

_A, _O, _U, _EU, _I, _OE = 0, 8, 13, 18, 20, 11
_CONTRACTED = {_O: 9, _U: 14, _I: 6, _EU: 4, _OE: 10}
"""Medials before -아/어: ㅗ→ㅘ, ㅜ→ㅝ, ㅣ→ㅕ, ㅡ→ㅓ, ㅚ→ㅙ."""
_BIEUP, _SSANGSIOT = 17, 20

_SYLLABLE = "([가-힣])"
_COPULA = re.compile(_SYLLABLE + "입니[다까]")
_AFTER_CONSONANT = re.compile(_SYLLABLE + "습니[다까]")
_AFTER_VOWEL = re.compile(_SYLLABLE + "니[다까]")
_CASUAL_WORDS = (
    (re.compile(_SYLLABLE + "십시오"), lambda match: _informal(match[1])),
    (re.compile("하세요"), "해"),
    (re.compile("(?<![가-힣])저는"), "나는"),
    (re.compile("(?<![가-힣])제가"), "내가"),
    (re.compile("(?<![가-힣])저를"), "나를"),
    (re.compile("(?<![가-힣])저의"), "내"),
    (re.compile("(?<![가-힣])당신은"), "너는"),
    (re.compile("(?<![가-힣])당신이"), "네가"),
    (re.compile("(?<![가-힣])당신의"), "네"),
    (re.compile("(?<![가-힣])당신"), "너"),
    (re.compile(r"(?<=[가-힣])요(?=[.!?…~]|$)"), ""),
)


def polite(text: str) -> str:
    """Return the text with formal endings made polite: 갑니다 → 가요, 좋습니다 → 좋아요."""
    return _endings(text, "요").replace("하십시오", "하세요")


def casual(text: str) -> str:
    """Return the text as to a friend: 저는 갑니다 → 나는 가, 감사합니다 → 감사해."""
    text = _endings(text, "")
    for pattern, word in _CASUAL_WORDS:
        text = pattern.sub(word, text)
    return text


def _endings(text: str, end: str) -> str:
    """Replace formal endings by informal ones followed by `end`."""
    text = _COPULA.sub(lambda match: match[1] + _copula(match[1], end), text)
    text = _AFTER_CONSONANT.sub(lambda match: _informal(match[1]) + end, text)
    return _AFTER_VOWEL.sub(lambda match: _without_bieup(match, end), text)


def _split(syllable: str) -> tuple[int, int, int]:
    """Return initial, medial and final."""
    index = ord(syllable) - FIRST
    return index // (MEDIALS * FINALS), index // FINALS % MEDIALS, index % FINALS


def _join(initial: int, medial: int, final: int = 0) -> str:
    return chr(FIRST + (initial * MEDIALS + medial) * FINALS + final)


def _copula(before: str, end: str) -> str:
    """Return the informal 이다 after a syllable."""
    consonant = _split(before)[2] > 0
    if end:
        return "이에요" if consonant else "예요"
    return "이야" if consonant else "야"


def _informal(stem: str) -> str:
    """Return the last syllable of a verb stem with -아/어."""
    initial, medial, final = _split(stem)
    if final:
        bright = medial in {_A, _O} and final != _SSANGSIOT
        return stem + ("아" if bright else "어")
    return "해" if stem == "하" else _join(initial, _CONTRACTED.get(medial, medial))


def _without_bieup(match: re.Match[str], end: str) -> str:
    """Turn the match of a syllable and 니다 into the informal ending, if it is one."""
    initial, medial, final = _split(match[1])
    return _informal(_join(initial, medial)) + end if final == _BIEUP else match[0]
