"""Learning to tell speakers apart, and measuring it."""

import numpy as np
import pytest

from emosub_gui.analysis.speakers.clustering import cluster
from emosub_gui.analysis.training.speakers import fit
from emosub_gui.analysis.training.speakers_report import (
    CALM_SHARES,
    Recording,
    draw,
    measure,
    scored,
    table,
)
from emosub_gui.analysis.training.voices import Voices
from emosub_gui.analysis.voice.identity import FEATURES, voice_space


@pytest.fixture
def actors() -> Voices:
    """Ten actors whose moods move them along one direction more than they differ in any other."""
    rng = np.random.default_rng(0)
    names = np.repeat([f"{number:02}" for number in (3, 8, 9, 10, 11, 12, 13, 14, 15, 16)], 40)
    homes = np.repeat(rng.normal(0, 2, (10, FEATURES)), 40, axis=0)
    moods = np.tile(np.repeat(["neutral", "angry"], 20), 10)
    voices = homes + rng.normal(size=(400, FEATURES))
    voices[:, 0] += 30.0 * (moods == "angry") + 20.0 * rng.normal(size=400)
    return Voices(voices, names, moods)


def test_lines_of_a_speaker_scatter_alike_in_all_directions(actors):
    space = fit([actors])
    scatter = np.zeros((FEATURES, FEATURES))
    for name in np.unique(actors.speakers):
        theirs = actors.where(actors.speakers == name).voices / np.array(space.deviation)
        points = (theirs - theirs.mean(axis=0)) @ np.array(space.axes)
        scatter += points.T @ points
    assert scatter / 390 == pytest.approx(np.eye(FEATURES), abs=0.2)
    assert space.spread > 0.5


def test_what_mood_moves_does_not_part_one_speaker_in_two(actors):
    space = fit([actors])
    one = actors.where(actors.speakers == "03")
    assert cluster(space.place(one.voices), space.spread).max() == 0


def test_groups_are_matched_with_speakers():
    truth = np.array(["a", "a", "a", "b", "b", "c"])
    right = scored(truth, np.array([2, 2, 2, 0, 0, 1]))
    assert right == (0.0, 1.0, pytest.approx(1.0), 3.0)
    joined = scored(truth, np.zeros(6, np.intp))
    assert joined.error == pytest.approx(0.5)
    assert joined.purity == pytest.approx(0.5)
    parted = scored(np.array(["a"] * 4), np.array([0, 0, 1, 2]))
    assert parted.error == pytest.approx(0.5)
    assert parted.purity == 1.0


def test_films_hold_what_they_should(actors):
    film = draw(actors, 3, 25, 0.8, np.random.default_rng(0))
    assert len(np.unique(film.speakers)) == 3
    assert 0.7 < np.mean(film.moods == "neutral") < 0.9


def test_the_report_covers_everything(actors):
    found = measure(fit, [actors], {"clean": Recording(actors, 25, tuple(CALM_SHARES), 1)})
    assert len(found) == 15
    text = table(found)
    assert text.count("\n") == 16
    assert {line.count("|") for line in text.split("\n")} == {11}


def test_the_space_that_comes_along_is_whole():
    space = voice_space()
    assert np.array(space.axes).shape == (FEATURES, FEATURES)
    assert len(space.deviation) == FEATURES
    assert np.linalg.matrix_rank(np.array(space.axes)) == FEATURES
    assert 0.1 < space.spread < 2.0
