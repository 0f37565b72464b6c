"""What a drag moves, how far it may go, and the edit that it amounts to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.reading import profile
from emosub_gui.core.timecode import frames
from emosub_gui.ui.timeline.index import CueIndex


class Part(Enum):
    """What of a cue can be taken hold of."""

    START = "start"
    END = "end"
    BODY = "body"

    @property
    def has_start(self) -> bool:
        """Whether the start goes along."""
        return self is not Part.END

    @property
    def has_end(self) -> bool:
        """Whether the end goes along."""
        return self is not Part.START


@dataclass(frozen=True)
class Drag:
    """Edges of cues that move together, by the same number of milliseconds.

    Attributes:
        cues: those of which anything moves, as they were, by id.
        parts: what of each moves.
        grabbed: times of the edges that were taken hold of; these settle.
        earliest: by how much all may move back, as a negative number.
        latest: by how much all may move on.
    """

    cues: Mapping[int, Cue]
    parts: Mapping[int, Part]
    grabbed: tuple[int, ...]
    earliest: float
    latest: float

    def limited(self, by: int) -> int:
        """Return how far it goes: no edge before zero, no cue shorter than a frame."""
        return int(min(max(by, self.earliest), self.latest))

    def times(self, by: int) -> dict[int, tuple[int, int]]:
        """Return where the cues are once all has moved by `by` milliseconds."""
        return {
            cue_id: (
                cue.start + by * self.parts[cue_id].has_start,
                cue.end + by * self.parts[cue_id].has_end,
            )
            for cue_id, cue in self.cues.items()
        }

    def edit(self, by: int) -> Callable[[Document], Document]:
        """Return the edit; cues that move as a whole take their words along."""
        whole = {cue_id for cue_id, part in self.parts.items() if part is Part.BODY}
        edges = {cue_id: time for cue_id, time in self.times(by).items() if cue_id not in whole}
        return lambda document: edits.retime(edits.shift(document, whole, by), edges)


def start_drag(
    index: CueIndex,
    cue: Cue,
    part: Part,
    *,
    selected: Collection[int] = (),
    neighbours: bool = False,
    rate: Fraction | None = None,
) -> Drag:
    """Take hold of a part of a cue.

    Args:
        index: the cues as they are.
        cue: the one under the mouse.
        part: what of it.
        selected: ids of cues that go along: as a whole if the body is dragged, else with an edge
            that touches.
        neighbours: whether every edge that touches one that moves goes along; two cues touch if
            nothing more than the language's least gap lies between them.
        rate: frames a second, where known.
    """
    parts = {cue.id: part}
    if part is Part.BODY:
        parts |= dict.fromkeys(selected, Part.BODY)
    along: dict[int, Part] = {}
    for cue_id, side in _touching(index, parts, rate):
        if neighbours or cue_id in selected:
            along[cue_id] = side if along.get(cue_id, side) is side else Part.BODY
    parts |= along
    cues = {cue_id: index[cue_id] for cue_id in parts}
    least = frames(1, rate)
    room = [max(0, each.duration - least) for each in cues.values()]
    held = list(zip(cues.values(), parts.values(), room, strict=True))
    grabbed = (cue.start,) * part.has_start + (cue.end,) * part.has_end
    return Drag(
        cues,
        parts,
        grabbed,
        earliest=max(
            [-each.start for each, part, _ in held if part.has_start]
            + [-spare for _, part, spare in held if part is Part.END]
        ),
        latest=min([spare for _, part, spare in held if part is Part.START], default=float("inf")),
    )


def _touching(
    index: CueIndex, parts: Mapping[int, Part], rate: Fraction | None
) -> Iterator[tuple[int, Part]]:
    """Yield the cues on the same layer whose edge lies at one that moves."""
    for cue_id, part in parts.items():
        cue = index[cue_id]
        gap = frames(profile(cue.language).gap_frames, rate)
        for position in index.within(cue.start - gap, cue.end + gap):
            other = index.cues[position]
            if other.id in parts or other.layer != cue.layer:
                continue
            if part.has_start and 0 <= cue.start - other.end <= gap:
                yield other.id, Part.END
            if part.has_end and 0 <= other.start - cue.end <= gap:
                yield other.id, Part.START
