"""Calibrate a trained text model on held-out lines, measure it, and write its card."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from pathlib import Path
from string import Template

import msgspec
import numpy as np

from emosub_gui.analysis.classifiers.embedded_text import TextModel
from emosub_gui.analysis.training.data import Line, membership, read_dialogue
from emosub_gui.analysis.training.measures import Fit, calibrate
from emosub_gui.analysis.training.scenes import labelled_lines, lines_before, scene_lines
from emosub_gui.analysis.training.text_augment import as_recognised
from emosub_gui.analysis.training.text_report import (
    Sample,
    class_table,
    ekman_multi_label,
    fused,
    judge,
    one_label_table,
)
from emosub_gui.analysis.training.text_script import write_spec
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.files import write_text

_LOG = logging.getLogger(__name__)
DIALOGUE_BIAS = -0.5
"""People in films say neutral words with feeling more often than people who comment. An earlier
model of this kind judged television dialogue best with -1.1 here, which costs too much where
words are plain; half of that costs next to nothing on held-out comments (see the cards)."""
_CARDS = Path(__file__).parent / "cards"


def finish(
    folder: Path,
    dev: Sequence[Line],
    test: Sequence[Line],
    held_out: Sample,
    measured: dict[str, Sample],
) -> None:
    """Write the calibration into model.json and the card beside it.

    Every figure is of the files in `folder`, run as the program runs them.

    Args:
        folder: of a model that is complete but for its calibration; its name names the card.
        dev: GoEmotions lines, for thresholds.
        test: GoEmotions lines, for the multi-label figures.
        held_out: lines to calibrate on.
        measured: lines to measure the calibrated model on, by name.
    """
    model = TextModel(folder)
    fit = _calibrate(model, held_out)
    spec = msgspec.structs.replace(
        model.spec, temperature=fit.temperature, neutral_bias=fit.neutral_bias
    )
    write_spec(folder, spec)
    multi = ekman_multi_label(model, dev, test)
    results = {name: fused(model, sample, fit) for name, sample in measured.items()}
    _LOG.info("Ekman macro-F1: dev %s, test %s; %s", multi.dev, multi.test, fit)
    for name, result in results.items():
        _LOG.info("%s: %s", name, result)
    card = Template((_CARDS / f"{folder.name}.md").read_text("utf-8")).substitute(
        ekman_dev=multi.dev,
        ekman=multi.test,
        ekman_greedy=multi.greedy,
        classes=class_table(
            {"Ekman, several labels": multi.classes}
            | {name: result.classes for name, result in results.items()}
        ),
        results=one_label_table(results),
        temperature=f"{fit.temperature:.2f}",
        neutral_bias=f"{fit.neutral_bias:+.2f}",
        prior=", ".join(f"{e} {p:.3f}" for e, p in zip(EMOTIONS, fit.prior, strict=True)),
        size=f"{(folder / 'model.onnx').stat().st_size / 1e6:.1f}",
        speed=f"{_milliseconds(model, measured):.1f}",
    )
    write_text(folder / "README.md", card)


def dialogue_samples(language: str) -> dict[str, Sample]:
    """Return the project's own lines to look at, some also as a recogniser would write them."""
    lines = read_dialogue(f"{language}_check")
    truth = membership(lines, len(EMOTIONS))
    texts = [line.text for line in lines]
    return {
        "scenes": _scenes(language, "report"),
        "fresh scenes": _scenes(language, "fresh"),
        "own spoken lines": Sample(texts, truth),
        "the same, as recognised": Sample([as_recognised(text) for text in texts], truth),
    }


def _scenes(language: str, part: str) -> Sample:
    """Return a part of the written scenes, each line with those before it."""
    lines = labelled_lines(language, part)
    return Sample(
        [line.text for line in lines],
        membership(lines, len(EMOTIONS)),
        before=lines_before(scene_lines(language, part)),
    )


def _calibrate(model: TextModel, sample: Sample) -> Fit:
    """Return the calibration for dialogue."""
    prior = np.array([model.spec.prior[emotion] for emotion in EMOTIONS])
    return calibrate(
        sample.truth,
        judge(model.emotions, sample.texts),
        prior,
        sample.expected,
        DIALOGUE_BIAS,
    )


def _milliseconds(model: TextModel, samples: dict[str, Sample]) -> float:
    """Return the median time of a line with those before it, in milliseconds."""
    times = []
    scenes = samples["scenes"]
    for text, before in zip(scenes.texts[:400], scenes.before, strict=False):
        start = time.perf_counter()
        model.emotions(text, before)
        times.append(time.perf_counter() - start)
    return float(np.median(times)) * 1e3
