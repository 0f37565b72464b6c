"""The labelled lines that the text models learn from.

GoEmotions (Demszky et al. 2020) has 28 labels, its Korean translation the same rows, KOTE
(Jeon et al. 2022) 44. `maps.json` says which of the seven emotions each label counts as:

* `dialogue`: for subtitles. Approval, curiosity and the like are what people who label
  dialogue call neutral.
* `ekman`: the grouping of the GoEmotions paper, to compare with published figures.
* `kote`: a narrow map; most of KOTE's labels are about comments and count as nothing.

`dialogue/*.txt` are short spoken lines written for this project, because comments hold few.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion
from emosub_gui.core.errors import FileUnreadableError
from emosub_gui.core.files import read_bytes

Floats = NDArray[np.float32]
LabelMap = Mapping[str, Emotion | None]

LABELS_BELIEVED = 0.3
"""Power of the emotions that a comment's labels add up to, where a line is dialogue.

At 1 a network of comments is so sure of what words say that its tilts cannot make up for it.
"""
_HERE = Path(__file__).parent


class Line(NamedTuple):
    """A text and the numbers of its labels."""

    text: str
    labels: tuple[int, ...]


class Example(NamedTuple):
    """What a network should answer for a text.

    Attributes:
        text: as written; augmentation comes later.
        before: the lines before it, nearest first, where it has any.
        labels: (28,) distribution over GoEmotions labels; None where only emotions are known.
        emotions: (7,) distribution: by the Ekman map beside `labels`, else by the dialogue map.
        kote: (44,) which of KOTE's labels hold; None for other corpora.
        shift: (7,) log-ratio of the emotions' shares in its corpus to those in GoEmotions;
            None to take them for the same.
    """

    text: str
    labels: Floats | None
    emotions: Floats
    kote: Floats | None = None
    shift: Floats | None = None
    before: tuple[str, ...] = ()


def read_maps() -> dict[str, dict[str, Emotion | None]]:
    """Return the label maps; the entries of each are in the order of its labels' numbers."""
    kind = dict[str, dict[str, Emotion | None]]
    return msgspec.json.decode(read_bytes(_HERE / "maps.json"), type=kind)


def read_goemotions(folder: Path, split: str) -> list[Line]:
    """Read `split`.tsv of GoEmotions or its translation: text, then label numbers.

    Raises:
        FileError: missing, unreadable, or not of that form.
    """
    return _read_lines(folder / f"{split}.tsv", text=0, labels=1)


def read_kote(folder: Path, split: str) -> list[Line]:
    """Read `split`.tsv of KOTE: number, text, label numbers.

    Raises:
        FileError: missing, unreadable, or not of that form.
    """
    return _read_lines(folder / f"{split}.tsv", text=1, labels=2)


def read_dialogue(name: str) -> list[Line]:
    """Read the project's own spoken lines; labels count in `EMOTIONS`.

    Args:
        name: "en" or "ko" to learn from, "en_check" or "ko_check" only to look at.
    """
    lines: list[Line] = []
    emotion = Emotion.NEUTRAL
    for row in read_bytes(_HERE / "dialogue" / f"{name}.txt").decode().splitlines():
        if row.startswith("# "):
            emotion = Emotion(row[2:])
        elif row:
            lines.append(Line(row, (INDEX[emotion],)))
    return lines


def _read_lines(path: Path, text: int, labels: int) -> list[Line]:
    """Read the columns `text` and `labels` of a file of tab-separated values."""
    lines = []
    # Not splitlines(): a comment may hold U+2028 and the like.
    for number, row in enumerate(read_bytes(path).decode().removesuffix("\n").split("\n"), 1):
        columns = row.split("\t")
        try:
            numbers = tuple(int(label) for label in columns[labels].split(","))
        except (IndexError, ValueError) as error:
            reason = f"line {number} is not a text and label numbers"
            raise FileUnreadableError(path=path, reason=reason) from error
        lines.append(Line(columns[text], numbers))
    return lines


def membership(lines: Sequence[Line], count: int) -> Floats:
    """Return (lines, count): 1 where the line has the label."""
    matrix = np.zeros((len(lines), count), np.float32)
    for row, line in enumerate(lines):
        matrix[row, list(line.labels)] = 1.0
    return matrix


def map_matrix(label_map: LabelMap) -> Floats:
    """Return (labels, 7): 1 where the label counts as the emotion."""
    matrix = np.zeros((len(label_map), len(EMOTIONS)), np.float32)
    for row, emotion in enumerate(label_map.values()):
        if emotion is not None:
            matrix[row, INDEX[emotion]] = 1.0
    return matrix


def emotions_of(lines: Sequence[Line], label_map: LabelMap) -> Floats:
    """Return (lines, 7): which emotions each line shows; neutral where no label counts."""
    shown = (membership(lines, len(label_map)) @ map_matrix(label_map) > 0).astype(np.float32)
    shown[:, INDEX[Emotion.NEUTRAL]] += shown.sum(axis=1) == 0
    return shown


def shares(matrix: Floats) -> Floats:
    """Return the matrix with each row divided by its sum."""
    return np.asarray(matrix / matrix.sum(axis=1, keepdims=True), np.float32)


def smoothed(matrix: Floats, share: float) -> Floats:
    """Return distributions with a share spread over all columns (Szegedy et al. 2016)."""
    return _mixed(matrix, np.full_like(matrix, 1.0 / matrix.shape[1]), share)


def _mixed(first: Floats, second: Floats, share: float) -> Floats:
    """Return the sum with `share` of the second."""
    return np.asarray((1.0 - share) * first + share * second, np.float32)


def comment_examples(
    lines: Sequence[Line],
    spread: float = 0.0,
    taught: NDArray[np.floating] | None = None,
    share: float = 0.0,
) -> list[Example]:
    """Return soft targets of GoEmotions lines, or of their translations.

    Args:
        lines: to learn from.
        spread: share of their own labels' weight that goes to all labels.
        taught: (lines, 28) probabilities that another network gave, to be mixed in.
        share: of the target that is taken from `taught`.
    """
    ekman = read_maps()["ekman"]
    labels = smoothed(shares(membership(lines, len(ekman))), spread)
    emotions = shares(emotions_of(lines, ekman))
    if taught is not None:
        other = taught.astype(np.float32)
        labels = _mixed(labels, other, share)
        emotions = _mixed(emotions, other @ map_matrix(ekman), share)
    rows = zip(lines, labels, emotions, strict=True)
    return [Example(line.text, label, emotion) for line, label, emotion in rows]


def spoken_examples(lines: Sequence[Line]) -> list[Example]:
    """Return soft targets of the project's own lines."""
    targets = smoothed(membership(lines, len(EMOTIONS)), 0.05)
    return [Example(line.text, None, row) for line, row in zip(lines, targets, strict=True)]


def native_examples(lines: Sequence[Line]) -> list[Example]:
    """Return the emotions of KOTE lines, with its own labels to learn from beside."""
    kote = read_maps()["kote"]
    emotions = shares(emotions_of(lines, kote))
    rows = zip(lines, emotions, membership(lines, len(kote)), strict=True)
    return [Example(line.text, None, emotion, labels) for line, emotion, labels in rows]


def dialogue_shares(lines: Sequence[Line]) -> Floats:
    """Return (7,) shares of the emotions in GoEmotions lines under the dialogue map."""
    dialogue = read_maps()["dialogue"]
    labels = shares(membership(lines, len(dialogue)))
    return _mean_shares(labels @ map_matrix(dialogue))


def without_prior(examples: Sequence[Example], reference: Floats) -> list[Example]:
    """Return examples of one corpus that say how its shares differ from `reference` (7,).

    A network that is told so learns what a line shows, and not that a style of writing goes
    with the shares of the corpus that happens to have it (Menon et al. 2021, "Long-tail
    learning via logit adjustment").
    """
    own = _mean_shares(np.stack([example.emotions for example in examples]))
    shift = np.log(own / reference)
    return [example._replace(shift=shift) for example in examples]


def _mean_shares(rows: Floats) -> Floats:
    """Return the mean of distributions, none of it 0 even where few rows are looked at."""
    means = np.maximum(rows.mean(axis=0), 1e-3)
    return np.asarray(means / means.sum(), np.float32)
