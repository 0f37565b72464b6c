"""What the two text training scripts have in common: options, and the finished folder."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from emosub_gui.analysis.classifiers.embedded_text import TextModelSpec
from emosub_gui.analysis.training.data import LABELS_BELIEVED, Line, dialogue_shares, read_maps
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.files import write_bytes

_T = TypeVar("_T")
_QUICK_LINES = 32


class Script(msgspec.Struct, frozen=True):
    """Options of a training script.

    Attributes:
        data: folder of the corpora.
        out: folder of the finished model.
        quick: do each step on a few lines, to see that it works.
        measure: leave the network as it is; calibrate, measure and write the card again.
        threads: of torch.
    """

    data: Path
    out: Path
    quick: bool = False
    measure: bool = False
    threads: int = 2

    def some(self, rows: list[_T]) -> list[_T]:
        """Return the rows, or evenly spaced few of them in a quick run."""
        return rows[:: max(1, len(rows) // _QUICK_LINES)] if self.quick else rows

    def epochs(self, usual: int) -> int:
        """Return how many passes to make."""
        return 1 if self.quick else usual


def parse(arguments: Sequence[str] | None, description: str) -> Script:
    """Read the command line, and log to the screen."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for the finished model")
    parser.add_argument("--quick", action="store_true", help="a few lines, one epoch")
    parser.add_argument("--measure", action="store_true", help="do not train, only measure")
    parser.add_argument("--threads", type=int, default=2, help="of torch")
    logging.basicConfig(format="%(asctime)s %(message)s")
    logging.getLogger(__package__).setLevel(logging.INFO)
    return Script(**vars(parser.parse_args(arguments)))


def save_spec(
    folder: Path, name: str, lines: Sequence[Line], window: int, symbols: str = ""
) -> None:
    """Write model.json, not yet calibrated."""
    maps = {name: read_maps()[name] for name in ("dialogue", "ekman")}
    spec = TextModelSpec(
        name=name,
        labels=tuple(maps["dialogue"]),
        maps={
            key: {label: emotion for label, emotion in entries.items() if emotion}
            for key, entries in maps.items()
        },
        default_map="dialogue",
        believed=LABELS_BELIEVED,
        prior={
            emotion: round(float(share), 5)
            for emotion, share in zip(EMOTIONS, dialogue_shares(lines), strict=True)
        },
        temperature=1.0,
        neutral_bias=0.0,
        window=window,
        symbols=symbols,
    )
    write_spec(folder, spec)


def write_spec(folder: Path, spec: TextModelSpec) -> None:
    """Write model.json."""
    write_bytes(folder / "model.json", msgspec.json.format(msgspec.json.encode(spec)) + b"\n")
