"""Where in the film somebody speaks, and where to cut it into windows for listening.

Voice activity comes from Silero VAD (MIT, snakers4/silero-vad), whose ONNX file lies inside
the faster-whisper package; the network gives one speech probability for each 32 ms frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.models.stack import prepare_environment
from emosub_gui.analysis.types import SAMPLE_RATE, Pcm, Region
from emosub_gui.core.errors import PackageMissingError
from emosub_gui.core.progress import NEVER, Cancel, Progress, Report, Stage, check, ignore
from emosub_gui.media.audio import Audio
from emosub_gui.media.cache import Cache

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

SAMPLES_PER_MS = SAMPLE_RATE // 1000
FRAME = 512
"""Samples that the network judges at a time."""
FRAME_MS = FRAME // SAMPLES_PER_MS
_CONTEXT = 64
"""Samples before each frame that the network sees as well."""
_STATE = (1, 1, 128)
_BLOCK = 1875 * FRAME
"""Samples for one call of the network: a minute."""
_STORE = 1
"""Version of the kept regions; a change makes those of before unfindable."""
_SMOOTHING = 5
"""Frames over which a cut in uninterrupted speech looks for the quietest place."""

FIRST_WINDOW = 30_000
"""Milliseconds of the first listening window: short, so that the first lines come early."""
LONGEST_WINDOW = 180_000


class SpeechOptions(msgspec.Struct, frozen=True):
    """How speech probabilities become regions; durations in milliseconds.

    The defaults suit films: a shouted "No!" (about 0.2 s) is kept, a breath between two words
    does not part them, and plosives at the edges are not clipped.

    Attributes:
        threshold: probability from which on a region begins.
        release: probability below which a region may end.
        min_speech: shorter regions are dropped.
        min_silence: shorter silences do not end a region.
        padding: added on both sides, at most up to the middle of the silence there.
        longest: longer regions are cut where speech is least probable.
    """

    threshold: float = 0.5
    release: float = 0.35
    min_speech: int = 160
    min_silence: int = 320
    padding: int = 100
    longest: int = 29_000


class Window(msgspec.Struct, frozen=True):
    """A few minutes of film to listen to at once; milliseconds."""

    start: int
    end: int
    regions: tuple[Region, ...]


def duration(pcm: Pcm) -> int:
    """Return the length of the sound in milliseconds."""
    return len(pcm) // SAMPLES_PER_MS


def excerpt(pcm: Pcm, start: int, end: int) -> Pcm:
    """Return the samples between two times in milliseconds, as a view."""
    return pcm[start * SAMPLES_PER_MS : end * SAMPLES_PER_MS]


def speech_regions(
    pcm: Pcm,
    *,
    start: int = 0,
    options: SpeechOptions | None = None,
    report: Report = ignore,
    cancel: Cancel = NEVER,
) -> Iterator[Region]:
    """Yield the stretches of speech from `start` (milliseconds) on, in order.

    The sound is read a minute at a time, so that memory stays flat for a film of any length.

    Raises:
        Cancelled: the flag was set.
        PackageMissingError: faster-whisper is not installed.
    """
    options = options or SpeechOptions()
    runs = _runs(_probabilities(pcm, start, report, cancel), options)
    regions = (
        Region(start + first * FRAME_MS, start + last * FRAME_MS)
        for first, last in runs
        if (last - first) * FRAME_MS >= options.min_speech
    )
    return _padded(regions, start, duration(pcm), options.padding)


def find_speech(
    audio: Audio, *, cache: Cache, report: Report = ignore, cancel: Cancel = NEVER
) -> tuple[Region, ...]:
    """Return all stretches of speech in a film's sound; the cache keeps them.

    Raises:
        Cancelled: the flag was set.
        FileError: the cache cannot be written.
        PackageMissingError: faster-whisper is not installed.
    """
    return cache.value(
        f"{audio.fingerprint}-{audio.track}-speech-v{_STORE}",
        tuple[Region, ...],
        lambda: tuple(speech_regions(audio.pcm, report=report, cancel=cancel)),
    )


def listening_windows(
    regions: Iterable[Region],
    start: int,
    end: int,
    first: int = FIRST_WINDOW,
    longest: int = LONGEST_WINDOW,
) -> Iterator[Window]:
    """Cut the film from `start` to `end` into windows, each at its longest late silence.

    The windows tile the time without gaps. The first is at most `first` long and each next one
    at most twice the one before, up to `longest`. `regions` is read only as far as needed;
    a region is never cut, so a single one that is longer than its window makes that longer.
    """
    limit = first
    held: list[Region] = []
    for region in regions:
        held.append(region)
        while len(held) > 1 and held[-1].end - start > limit:
            count = _best_cut(held, start + limit // 2, start + limit)
            cut = (held[count - 1].end + held[count].start) // 2
            yield Window(start, cut, tuple(held[:count]))
            start, held = cut, held[count:]
            limit = min(2 * limit, longest)
    if end > start:
        yield Window(start, end, tuple(held))


def _best_cut(regions: list[Region], earliest: int, latest: int) -> int:
    """Return how many regions come before the longest silence between the two times.

    If no silence lies there, the last one before `latest` counts, or else the first.
    """
    gaps = range(1, len(regions))
    inside = [i for i in gaps if earliest <= regions[i - 1].end <= latest]
    if inside:
        return max(inside, key=lambda i: regions[i].start - regions[i - 1].end)
    return max((i for i in gaps if regions[i - 1].end <= latest), default=1)


def _probabilities(
    pcm: Pcm, start: int, report: Report, cancel: Cancel
) -> Iterator[NDArray[np.float32]]:
    """Yield the speech probability of each frame, a block at a time."""
    network = _network()
    hidden = cell = np.zeros(_STATE, np.float32)
    context = np.zeros(_CONTEXT, np.float32)
    total = duration(pcm)
    for offset in range(start * SAMPLES_PER_MS, len(pcm), _BLOCK):
        check(cancel)
        samples = pcm[offset : offset + _BLOCK].astype(np.float32) / 32768.0
        samples = np.pad(samples, (_CONTEXT, -len(samples) % FRAME))
        samples[:_CONTEXT] = context
        frames = np.lib.stride_tricks.sliding_window_view(samples, _CONTEXT + FRAME)[::FRAME]
        values, hidden, cell = network.run(
            None, {"input": np.ascontiguousarray(frames), "h": hidden, "c": cell}
        )
        context = samples[-_CONTEXT:]
        yield values.reshape(-1)
        report(Progress(Stage.SPEECH, min(total, (offset + _BLOCK) // SAMPLES_PER_MS), total))


@cache
def _network() -> InferenceSession:
    """Load the network once; one thread is enough and leaves the others to the recogniser."""
    prepare_environment()
    import onnxruntime

    spec = find_spec("faster_whisper")
    if spec is None or spec.origin is None:
        raise PackageMissingError(
            feature="Speech detection",
            package="faster-whisper",
            command="pip install faster-whisper",
        )
    path = next((Path(spec.origin).parent / "assets").glob("silero_vad*.onnx"))
    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def _runs(
    blocks: Iterable[NDArray[np.float32]], options: SpeechOptions
) -> Iterator[tuple[int, int]]:
    """Yield (first, last + 1) frame of each stretch of speech, by hysteresis."""
    patience = options.min_silence // FRAME_MS
    longest = options.longest // FRAME_MS
    run: list[float] = []
    first = quiet = 0
    for index, value in enumerate(chain.from_iterable(block.tolist() for block in blocks)):
        if not run:
            if value < options.threshold:
                continue
            first = index
        run.append(value)
        quiet = quiet + 1 if quiet or value < options.release else 0
        if value >= options.threshold:
            quiet = 0
        if quiet > patience:
            yield first, index + 1 - quiet
            run, quiet = [], 0
        elif len(run) >= longest:
            cut = _least_probable(run)
            yield first, first + cut
            run, first = run[cut:], first + cut
    if run:
        yield first, first + len(run) - quiet


def _least_probable(run: list[float]) -> int:
    """Return where to cut a run that is too long: its quietest place in the second half."""
    half = len(run) // 2
    smooth = np.convolve(run[half:], np.ones(_SMOOTHING), "valid")
    return half + int(smooth.argmin()) + _SMOOTHING // 2


def _padded(regions: Iterable[Region], start: int, end: int, padding: int) -> Iterator[Region]:
    """Widen each region into the silences around it, at most up to their middles."""
    held: Region | None = None
    for region in regions:
        gap = region.start - (held.end if held else start)
        reach = min(padding, gap // 2 if held else gap)
        if held:
            yield Region(held.start, held.end + reach)
        held = Region(region.start - reach, region.end)
    if held:
        yield Region(held.start, min(end, held.end + padding))
