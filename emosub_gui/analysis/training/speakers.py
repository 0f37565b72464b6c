"""Learn the space in which voices are told apart, and write down how well it does.

    python -m emosub_gui.analysis.training.speakers --data DATA --out resources/models/speakers

What is learned is how lines of one speaker differ from each other, from actors in seven moods
(EMO-DB), clean and with noise; see `analysis.voice.identity`.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from emosub_gui.analysis.training import emodb, speakers_report
from emosub_gui.analysis.training.emodb import Clip
from emosub_gui.analysis.training.speakers_report import CALM_SHARES, Recording
from emosub_gui.analysis.training.voices import SPLICED, Voices, heard, spliced
from emosub_gui.analysis.voice.identity import VoiceSpace
from emosub_gui.core.files import write_bytes, write_text

_LOG = logging.getLogger(f"{__package__}.speakers")

SHRINKAGE = 0.05
"""Share of the covariance within speakers that is taken to be alike in all directions."""
_LONG_FILMS = 10
"""Long films for each row; they take their time."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and report, as the command line asks."""
    logging.basicConfig(format="%(asctime)s %(message)s")
    _LOG.setLevel(logging.INFO)
    parser = argparse.ArgumentParser(description="Learn to tell speakers apart.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for model.json")
    parser.add_argument("--quick", action="store_true", help="few films")
    options = parser.parse_args(arguments)
    train(emodb.load(options.data / "emodb"), options.out, quick=options.quick)


def train(clips: Sequence[Clip], out: Path, *, quick: bool = False) -> None:
    """Write `model.json` and the card `README.md` into `out`.

    Raises:
        FileError: the folder cannot be written.
    """
    rng = np.random.default_rng(0)
    clean, noisy, degraded = (heard(clips, kind, rng) for kind in ("clean", "noisy", "degraded"))
    space = fit([clean, noisy])
    write_bytes(out / "model.json", msgspec.json.encode(space) + b"\n")
    kinds, films = tuple(CALM_SHARES), 4 if quick else 40
    tests = {
        "clean": Recording(clean, 25, kinds, films),
        "degraded": Recording(degraded, 25, kinds, films),
    }
    if not quick:
        long = spliced(clips, rng)
        tests["long"] = Recording(long, SPLICED, ("like television",), _LONG_FILMS)
    found = speakers_report.measure(fit, [clean, noisy], tests)
    write_text(out / "README.md", speakers_report.card(found, clips))
    _LOG.info("\n%s", speakers_report.table(found))


def fit(recordings: Sequence[Voices]) -> VoiceSpace:
    """Return the space of voices, from recordings of the same lines in several ways.

    The spread of speakers is the variance of their means less what the scatter of so many lines
    adds to it.
    """
    deviation = recordings[0].voices.std(axis=0)
    size = len(deviation)
    within, between, lines = np.zeros((size, size)), np.zeros((size, size)), 0
    for each in recordings:
        scaled = each.voices / deviation
        names, number = np.unique(each.speakers, return_inverse=True)
        means = np.array([scaled[number == index].mean(axis=0) for index in range(len(names))])
        rest = scaled - means[number]
        within += rest.T @ rest
        between += np.cov(means.T) / len(recordings)
        lines += len(scaled) - len(names)
    covariance = within / lines
    alike = np.trace(covariance) / size * np.eye(size)
    covariance = (1.0 - SHRINKAGE) * covariance + SHRINKAGE * alike
    values, directions = np.linalg.eigh(covariance)
    axes = directions / np.sqrt(values)
    per_speaker = len(recordings[0].voices) / len(np.unique(recordings[0].speakers))
    apart = axes.T @ (between - covariance / per_speaker) @ axes
    return VoiceSpace(
        deviation=[float(f"{value:.6g}") for value in deviation],
        axes=[[float(f"{value:.6g}") for value in row] for row in axes],
        spread=round(float(np.trace(apart)) / len(apart), 4),
    )


if __name__ == "__main__":
    main()
