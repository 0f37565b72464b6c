"""The seven emotions, and distributions over them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec


class Emotion(StrEnum):
    """Ekman's six basic emotions and neutral, in the order of keys 1 to 7."""

    NEUTRAL = "neutral"
    HAPPY = "happy"
    SAD = "sad"
    ANGRY = "angry"
    FEAR = "fear"
    SURPRISE = "surprise"
    DISGUST = "disgust"

    @classmethod
    def _missing_(cls, value: object) -> Emotion | None:
        """Understand the names that data sets and models use, in English and Korean."""
        name = value.strip().casefold() if isinstance(value, str) else ""
        return ALIASES.get(name)


ALIASES: dict[str, Emotion] = {
    alias: emotion
    for emotion, names in {
        Emotion.NEUTRAL: "neutral calm neu none no_emotion 중립 평온 무감정 없음",
        Emotion.HAPPY: "happy happiness joy joyful joyfully hap 행복 기쁨 즐거움",
        Emotion.SAD: "sad sadness sorrow 슬픔 상처",
        Emotion.ANGRY: "angry anger ang mad 분노 화남 화",
        Emotion.FEAR: "fear fearful afraid scared anxiety 공포 불안 두려움",
        Emotion.SURPRISE: "surprise surprised ps pleasant_surprise 놀람 당황",
        Emotion.DISGUST: "disgust disgusted dis 혐오 역겨움",
    }.items()
    for alias in names.split()
}
"""Other names of the emotions, in lower case."""

EMOTIONS: tuple[Emotion, ...] = tuple(Emotion)
INDEX: dict[Emotion, int] = {emotion: index for index, emotion in enumerate(EMOTIONS)}


class Scores(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A probability distribution over the seven emotions; fields sum to 1."""

    neutral: float
    happy: float
    sad: float
    angry: float
    fear: float
    surprise: float
    disgust: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Scores:
        """Make a distribution from seven non-negative numbers in the order of `EMOTIONS`.

        Raises:
            ValueError: not seven finite non-negative numbers, or all zero.
        """
        numbers = tuple(float(value) for value in values)
        if len(numbers) != len(EMOTIONS):
            raise ValueError(f"expected {len(EMOTIONS)} scores, got {len(numbers)}")
        total = math.fsum(numbers)
        if not (all(number >= 0.0 for number in numbers) and 0.0 < total < math.inf):
            raise ValueError(f"not a distribution: {numbers}")
        return cls(*(number / total for number in numbers))

    @classmethod
    def from_mapping(cls, values: Mapping[str, float]) -> Scores:
        """Make a distribution from `{emotion: score}`; absent emotions count as 0."""
        unknown = set(values) - set(EMOTIONS)
        if unknown:
            raise ValueError(f"unknown emotions: {sorted(unknown)}")
        return cls.of(values.get(emotion, 0.0) for emotion in EMOTIONS)

    def __iter__(self) -> Iterator[float]:
        return iter(msgspec.structs.astuple(self))

    def __getitem__(self, emotion: Emotion) -> float:
        return msgspec.structs.astuple(self)[INDEX[emotion]]  # type: ignore[no-any-return]

    @property
    def best(self) -> Emotion:
        """The most probable emotion; the earlier one on a tie."""
        values = msgspec.structs.astuple(self)
        return EMOTIONS[values.index(max(values))]

    @property
    def margin(self) -> float:
        """How far the best is ahead of the second, in [0, 1]."""
        first, second = sorted(self, reverse=True)[:2]
        return first - second

    @property
    def entropy(self) -> float:
        """Uncertainty in [0, 1]: 0 is certain, 1 is uniform."""
        return -sum(p * math.log(p) for p in self if p > 0.0) / math.log(len(EMOTIONS))

    def as_mapping(self) -> dict[str, float]:
        """Return `{emotion: probability}` in the order of `EMOTIONS`."""
        return dict(zip((str(emotion) for emotion in EMOTIONS), self, strict=True))
