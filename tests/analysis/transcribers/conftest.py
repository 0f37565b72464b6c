"""Sounds and tiny models that the tests of the transcribers share."""

import sys
from pathlib import Path

import av
import numpy as np
import pytest

TESTS = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TESTS))


def _read(path: Path) -> np.ndarray:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=16_000)
    with av.open(path) as container:
        frames = [out for frame in container.decode(audio=0) for out in resampler.resample(frame)]
        frames += resampler.resample(None)
    return np.concatenate([frame.to_ndarray()[0] for frame in frames])


@pytest.fixture(scope="session")
def english() -> np.ndarray:
    return _read(TESTS / "data" / "english.opus")


@pytest.fixture(scope="session")
def korean() -> np.ndarray:
    return _read(TESTS / "data" / "korean.opus")


@pytest.fixture(scope="session")
def film(english: np.ndarray, korean: np.ndarray) -> np.ndarray:
    """Some two minutes, English and Korean turn about."""
    pause = np.zeros(16_000, np.int16)
    return np.concatenate([english, pause, korean, pause] * 8)


@pytest.fixture(scope="session")
def whisper_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import tiny_models

    return tiny_models.whisper_ctranslate2(tmp_path_factory.mktemp("whisper") / "tiny")


@pytest.fixture(scope="session")
def transformers_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import tiny_models

    return tiny_models.whisper(tmp_path_factory.mktemp("transformers") / "tiny")


@pytest.fixture(scope="session")
def aligner_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import tiny_models

    letters = "abcdefghijklmnopqrstuvwxyz'"
    return tiny_models.aligner(tmp_path_factory.mktemp("aligner") / "english", letters)


@pytest.fixture(scope="session")
def korean_aligner_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import tiny_models

    letters = "경찰이오기전에여서나가야해앉아무슨일있었는지말주세요"
    return tiny_models.aligner(tmp_path_factory.mktemp("aligner") / "korean", letters)
