"""What the timeline shows at a moment, for everything that paints it or asks what is where."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import MediaRef
from emosub_gui.ui.timeline.dragging import Part
from emosub_gui.ui.timeline.index import CueIndex
from emosub_gui.ui.waveform.viewport import Viewport


class Hit(NamedTuple):
    """A cue under the mouse, and which part of it."""

    cue: Cue
    part: Part


class Bubble(NamedTuple):
    """Exact figures beside the mouse while dragging: a heading, and what is said below it.

    Attributes:
        time: where in the film it stands.
        heading: the time that is being dragged, or both.
        detail: what it means.
        warning: whether `detail` is about a problem.
    """

    time: int
    heading: str
    detail: str
    warning: bool = False


class Preview(NamedTuple):
    """What a drag would lead to.

    Attributes:
        cues: as they would be.
        bubble: the figures.
        guide: the time that it settled on.
        span: (start, end) of a cue that would be made.
    """

    cues: CueIndex
    bubble: Bubble
    guide: int | None = None
    span: tuple[int, int] | None = None


@dataclass
class Scene:
    """What is shown now; times in milliseconds.

    Attributes:
        viewport: what part of the film.
        index: its cues.
        media: the film; None for subtitles alone.
        selected: ids of selected cues.
        current: id of the cue that single-cue actions mean.
        shots: first frames of shots, ascending.
        regions: (regions, 2) starts and ends of speech, ascending.
        playhead: where the film stands; None without one.
        rate: frames a second; None where unknown or variable.
        hover: what is under the mouse.
        preview: what the drag that is going on would lead to.
    """

    viewport: Viewport
    index: CueIndex = field(default_factory=lambda: CueIndex(()))
    media: MediaRef | None = None
    selected: frozenset[int] = frozenset()
    current: int | None = None
    shots: tuple[int, ...] = ()
    regions: NDArray[np.int64] = field(default_factory=lambda: np.empty((0, 2), np.int64))
    playhead: int | None = None
    rate: Fraction | None = None
    hover: Hit | None = None
    preview: Preview | None = None

    @property
    def shown(self) -> CueIndex:
        """The cues as they are to be painted: as a drag would leave them, or as they are."""
        return self.preview.cues if self.preview else self.index
