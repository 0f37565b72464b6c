import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.core.theme import Border, Style
from emosub_gui.styling.contrast import (
    Verdict,
    Vision,
    contrast,
    legibility,
    sample,
    simulate,
    simulate_argb,
    simulate_colour,
    verdict,
)

colours = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#FFFFFF", "#000000", 21.0), ("#777777", "#FFFFFF", 4.48), ("#FF0000", "#FFFFFF", 4.0)],
)
def test_contrast_is_what_wcag_says(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(colours, colours)
def test_contrast_has_no_direction_and_its_bounds(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1.0 <= contrast(one, other) <= 21.0001


def test_large_text_needs_three_or_four_and_a_half() -> None:
    assert [verdict(ratio) for ratio in (2.99, 3.0, 4.49, 4.5)] == [
        Verdict.FAIL,
        Verdict.AA,
        Verdict.AA,
        Verdict.AAA,
    ]


def test_a_wide_outline_or_a_box_is_what_the_text_stands_on() -> None:
    bright = ["#FFFFFF", "#808080"]
    assert legibility(Style(outline=0, fill="#FFFFFF"), bright) == pytest.approx(1.0)
    assert legibility(Style(outline=4, fill="#FFFFFF"), bright) == pytest.approx(21.0)
    box = Style(border=Border.BOX, outline=0, fill="#000000", outline_colour="#FFFFFF")
    assert legibility(box, ["#000000"]) == pytest.approx(21.0)
    assert legibility(Style(outline=1, fill="#FFFFFF"), ["#000000"]) == pytest.approx(21.0)


def test_what_is_seen_through_counts_with_what_is_behind() -> None:
    sheer = Style(border=Border.BOX, fill="#FFFFFF", outline_colour="#00000080")
    assert 21.0 > legibility(sheer, ["#000000"]) - 0.1 > legibility(sheer, ["#FFFFFF"])
    assert legibility(sheer, ["#000000", "#FFFFFF"]) == legibility(sheer, ["#FFFFFF"])


def test_a_picture_is_sampled_field_by_field() -> None:
    picture = np.zeros((20, 40, 3), np.uint8)
    picture[:, 20:] = (255, 0, 0)
    assert sample(picture, columns=2, rows=1) == ["#000000", "#FF0000"]
    assert len(sample(np.zeros((1, 3, 3), np.uint8))) == 3


@pytest.mark.parametrize("vision", Vision)
def test_greys_look_the_same_to_everybody(vision: Vision) -> None:
    greys = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)
    assert np.abs(simulate(greys, vision).astype(int) - greys).max() <= 1


@pytest.mark.parametrize(
    ("vision", "one", "other"),
    [
        (Vision.PROTAN, "#D04040", "#6A6A3A"),
        (Vision.DEUTAN, "#C86A3C", "#8A8A38"),
        (Vision.TRITAN, "#4070D0", "#208080"),
    ],
)
def test_each_kind_confuses_the_colours_that_it_is_known_for(
    vision: Vision, one: str, other: str
) -> None:
    def apart(first: str, second: str) -> int:
        values = [np.frombuffer(bytes.fromhex(each[1:]), np.uint8) for each in (first, second)]
        return int(np.abs(values[0].astype(int) - values[1]).sum())

    seen = [simulate_colour(each, vision) for each in (one, other)]
    assert apart(*seen) < apart(one, other) * 0.6


def test_a_simulated_colour_keeps_its_opacity() -> None:
    assert simulate_colour("#FF000080", Vision.DEUTAN)[7:] == "80"
    assert len(simulate_colour("#FF0000", Vision.DEUTAN)) == 7


@pytest.mark.parametrize("vision", Vision)
def test_the_quick_simulation_comes_near_the_exact_one(vision: Vision) -> None:
    colours = np.random.default_rng(1).integers(0, 256, (40, 50, 3), np.uint8)
    colours[0, :2] = (0, 0, 0), (255, 255, 255)
    red, green, blue = colours.astype(np.uint32).transpose(2, 0, 1)
    seen = simulate_argb(0xFF000000 | red << 16 | green << 8 | blue, vision)
    assert (seen >> 24 == 255).all()
    channels = np.stack([seen >> 16 & 255, seen >> 8 & 255, seen & 255], axis=-1).astype(int)
    assert channels[0, :2].tolist() == [[0, 0, 0], [255, 255, 255]]
    off = np.abs(channels - simulate(colours, vision))
    assert off.mean() < 1
    assert np.quantile(off, 0.99) <= 4
