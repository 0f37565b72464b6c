"""The main job: a film in, cues with emotions and their evidence out, told as events."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from msgspec.structs import replace

from emosub_gui.analysis.classifiers.embedded_sound import EmbeddedSound
from emosub_gui.analysis.classifiers.embedded_text import EmbeddedText
from emosub_gui.analysis.classifiers.loading import Loaded, Options
from emosub_gui.analysis.classifiers.remembering import remembering
from emosub_gui.analysis.judging import Film, Judge
from emosub_gui.analysis.messages import (
    Diarize,
    Event,
    Finished,
    Found,
    Judged,
    Named,
    Notice,
    Opened,
    Progressed,
    Request,
)
from emosub_gui.analysis.segmenting import segment
from emosub_gui.analysis.speakers.diarizing import speakers_of
from emosub_gui.analysis.transcribers.registry import choose
from emosub_gui.analysis.types import Classifier, Pcm
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import MediaRef
from emosub_gui.core.errors import translatable
from emosub_gui.core.progress import NEVER, Cancel, Progress, Stage
from emosub_gui.formats.remarks import Remark
from emosub_gui.media.audio import Audio, open_audio
from emosub_gui.media.cache import Cache, fingerprint
from emosub_gui.media.probe import media_ref, probe

Emit = Callable[[Event], None]

_SILENCE: Pcm = np.zeros(0, np.int16)

_CUT_SHORT = translatable("remarks", "The film is damaged: its sound ends at {minutes} minutes.")
_NO_SOUND = translatable("remarks", "The film has no sound; emotions come from the words alone.")


def analyze(request: Request, emit: Emit, cancel: Cancel = NEVER) -> None:
    """Analyse a film and tell what is found through `emit`; the last event is `Finished`.

    Raises:
        EmoSubError: the film, the subtitles or a model cannot be used.
        Cancelled: the flag was set; what had been found has been told.
    """
    clock = _Clock()
    with clock("open"):
        media, pcm = opened(request, emit, cancel)
    emit(Opened(media))
    film = remembered_film(request, media, pcm, emit, cancel)
    judge = Judge(film, request.fusion)
    with clock("hear"):
        judge.take(request.cues, cancel, request.only)
        if request.transcribe:
            for cues, until in _heard(request, media, pcm, emit, cancel):
                emit(Found(tuple(judge.first(cues, cancel)), until))
    if request.speakers is not None and not request.only:
        with clock("speakers"):
            names = _names(judge.cues, film, pcm, request, emit=emit, cancel=cancel)
            judge.name(names)
    with clock("judge"):
        _conclude(judge, request.only, emit, cancel)
    emit(Finished(clock.seconds))


def diarize(message: Diarize, emit: Emit, cancel: Cancel = NEVER) -> None:
    """Tell the speakers of lines apart, and tell them through `emit`; then `Finished`.

    Raises:
        EmoSubError: the film cannot be used.
        Cancelled: the flag was set.
    """
    request = message.request
    _, pcm = opened(request, emit, cancel)
    _names(request.cues, Film(pcm, []), pcm, request, emit=emit, cancel=cancel)
    emit(Finished())


def default_classifiers() -> list[Classifier]:
    """Return the embedded models."""
    return [EmbeddedText(), EmbeddedSound()]


def opened(request: Request, emit: Emit, cancel: Cancel) -> tuple[MediaRef, Pcm]:
    """Open the film; return its facts and its sound."""
    emit(Progressed(Progress(Stage.PROBE)))
    info = probe(request.media)
    media = media_ref(info, fingerprint(request.media), request.audio_track)
    given = request.options.subtitles is not None or not request.transcribe
    if not info.audio and given:
        emit(Notice(Remark(_NO_SOUND)))
        return media, _SILENCE
    audio = open_audio(
        request.media,
        cache=Cache(request.cache) if request.cache else Cache(),
        track=request.audio_track,
        report=lambda progress: emit(Progressed(progress)),
        cancel=cancel,
    )
    _tell_damage(audio, emit)
    return media, audio.pcm


def _tell_damage(audio: Audio, emit: Emit) -> None:
    """Say where the sound ends if it should not."""
    after = audio.remarks.damaged_after_ms
    if after is not None:
        emit(Notice(Remark(_CUT_SHORT, {"minutes": f"{after / 60_000:.1f}"})))


def _heard(
    request: Request, media: MediaRef, pcm: Pcm, emit: Emit, cancel: Cancel
) -> Iterator[tuple[list[Cue], int]]:
    """Transcribe, yielding cues as they are found and the time until which all is heard."""
    transcriber, why = choose(request.options, request.transcriber)
    for remark in why:
        emit(Notice(remark))
    ids = _Ids(request.first_id)

    def report(progress: Progress) -> None:
        emit(Progressed(progress))

    for heard in transcriber.transcribe(pcm, request.options, report, cancel):
        yield ids.give(segment(heard.utterances, rate=media.frame_rate)), heard.end


def _names(
    cues: Sequence[Cue], film: Film, pcm: Pcm, request: Request, *, emit: Emit, cancel: Cancel
) -> dict[int, str]:
    """Return who speaks, by cue id, and tell it."""
    names = speakers_of(
        cues,
        film,
        pcm,
        request.speakers or 0,
        device=request.options.device,
        tell=lambda remark: emit(Notice(remark)),
        report=lambda progress: emit(Progressed(progress)),
        cancel=cancel,
    )
    emit(Named(names))
    return names


def _conclude(judge: Judge, only: frozenset[int], emit: Emit, cancel: Cancel) -> None:
    """Judge everything again by the whole film."""
    total = len(only) or judge.count

    def advance(done: int) -> None:
        emit(Progressed(Progress(Stage.EMOTION, done, total)))

    emit(Judged(tuple(judge.final(only, cancel, advance))))


_models = Loaded()
_last_film: tuple[tuple[str, int, tuple[str, ...]], Film] | None = None


def remembered_film(
    request: Request, media: MediaRef, pcm: Pcm, emit: Emit, cancel: Cancel
) -> Film:
    """Return what this process knows of a film; it remembers the one that it heard last.

    The models that were asked for come first, and the embedded ones answer where these do not.
    """
    global _last_film  # noqa: PLW0603 - a warm process is one that remembers
    key = (media.fingerprint, media.audio_track, request.classifiers)
    if _last_film is None or _last_film[0] != key:
        options = Options(
            device=request.options.device,
            threads=request.options.threads,
            download=request.options.download,
        )
        named = _models.load(
            request.classifiers,
            options,
            report=lambda progress: emit(Progressed(progress)),
            cancel=cancel,
        )
        _last_film = (key, Film(pcm, [*map(remembering, named), *default_classifiers()]))
    return _last_film[1]


class _Ids:
    """Gives ids to cues that have none."""

    def __init__(self, first: int) -> None:
        self._next = first

    def give(self, cues: Sequence[Cue]) -> list[Cue]:
        """Return the cues with ids."""
        numbered = []
        for cue in cues:
            if cue.id:
                numbered.append(cue)
            else:
                numbered.append(replace(cue, id=self._next))
                self._next += 1
        return numbered


class _Clock:
    """Measures the seconds that parts of a run take."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextlib.contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = round(time.monotonic() - began, 3)
