"""Opening a film off the GUI thread: what it is, its sound, shots, speech, and its subtitles."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal, SignalInstance

from emosub_gui.analysis.voice.speech import find_speech
from emosub_gui.app.jobs import Job
from emosub_gui.core.document import MediaRef
from emosub_gui.core.errors import EmoSubError, MediaError
from emosub_gui.core.progress import Cancel, Progress, Report, Stage
from emosub_gui.media.audio import Audio, open_audio
from emosub_gui.media.cache import Cache, fingerprint
from emosub_gui.media.probe import MediaInfo, media_ref, probe
from emosub_gui.media.shots import find_shots

_LOG = logging.getLogger(__name__)

SUBTITLE_SUFFIXES = (".emosub", ".ass", ".ssa", ".srt", ".vtt", ".smi")
"""What is looked for beside a film, the richest first."""

MEDIA_SUFFIXES = frozenset(
    [
        ".mp4",
        ".mkv",
        ".mov",
        ".avi",
        ".webm",
        ".ts",
        ".m2ts",
        ".mts",
        ".wmv",
        ".flv",
        ".mpg",
        ".mpeg",
        ".m4v",
        ".3gp",
        ".ogv",
        ".mp3",
        ".wav",
        ".flac",
        ".m4a",
        ".aac",
        ".ogg",
        ".opus",
        ".wma",
        ".ac3",
        ".mka",
    ]
)
_LANGUAGE_TAGS = frozenset(["en", "eng", "ko", "kor", "forced", "sdh"])


class OpenedFilm(msgspec.Struct, frozen=True):
    """A film that was opened: its facts, and what a document keeps of them."""

    info: MediaInfo
    media: MediaRef


def subtitles_beside(film: Path) -> Path | None:
    """Return the subtitles that lie beside a film under its name, the richest first.

    `film.ko.srt` counts, `film.old.srt` does not.
    """
    try:
        others = [path for path in film.parent.iterdir() if path != film]
    except OSError:
        return None
    for suffix in SUBTITLE_SUFFIXES:
        for path in sorted(others):
            if path.suffix.lower() == suffix and _belongs(path, film):
                return path
    return None


def _belongs(subtitles: Path, film: Path) -> bool:
    """Tell whether subtitles bear a film's name, perhaps with a language's tag."""
    tag = subtitles.stem[len(film.stem) :].removeprefix(".").lower()
    return subtitles.stem.startswith(film.stem) and (not tag or tag in _LANGUAGE_TAGS)


def film_of(media: MediaRef | None, document: Path | None) -> Path | None:
    """Return the film of a document: where it was, or beside the document under either's name."""
    if media is not None and Path(media.path).exists():
        return Path(media.path)
    if document is None:
        return None
    if media is not None and (moved := document.with_name(Path(media.path).name)).exists():
        return moved
    try:
        others = sorted(document.parent.iterdir())
    except OSError:
        return None
    films = (path for path in others if path.suffix.lower() in MEDIA_SUFFIXES)
    return next((film for film in films if _belongs(document, film)), None)


class FilmLoader(QObject):
    """Opens one film at a time; opening another one drops the one before.

    The shots are looked for while the sound is being decoded, the speech when it is complete.
    Neither is needed for anything but comfort, so a search that fails is only logged.

    Signals:
        opened(OpenedFilm): it can be played.
        audioGrew(Audio): the sound so far; the last one is complete.
        audioReady(Audio): the sound is complete.
        shotsFound(tuple[int]): where the shots begin, in milliseconds.
        speechFound(tuple[Region]): where somebody speaks.
        progressed(Progress): how far decoding is.
        failed(EmoSubError): it cannot be opened, or its sound cannot be read.
    """

    opened = Signal(object)
    audioGrew = Signal(object)  # noqa: N815 - Qt's style for signals
    audioReady = Signal(object)  # noqa: N815
    shotsFound = Signal(object)  # noqa: N815
    speechFound = Signal(object)  # noqa: N815
    progressed = Signal(object)
    failed = Signal(object)

    _told = Signal(int, object, object)

    def __init__(self, cache: Cache | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = cache or Cache()
        self._opening: Job | None = None
        self._searches: list[Job] = []
        self._films = 0
        self._told.connect(self._on_told)
        self.opened.connect(self._find_shots)
        self.audioReady.connect(self._find_speech)

    @property
    def cache(self) -> Cache:
        """Where decoded sound is kept."""
        return self._cache

    @property
    def busy(self) -> bool:
        """Whether a film is being opened."""
        return self._opening is not None and self._opening.isRunning()

    def open(self, path: Path, track: int = 0) -> None:
        """Open a film; signals tell of the rest."""
        self.stop()
        film = self._films
        job = Job(lambda report, cancel: self._work(film, path, track, report, cancel))
        job.progressed.connect(self.progressed)
        job.failed.connect(self.failed)
        self._opening = job
        job.start()

    def stop(self) -> None:
        """Stop what runs and wait for it; a decode answers within a fraction of a second."""
        self._films += 1
        jobs = [*self._searches, *([self._opening] if self._opening else [])]
        self._opening = None
        self._searches = []
        for job in jobs:
            job.blockSignals(True)
            job.stop()
        for job in jobs:
            job.wait()

    def _work(self, film: int, path: Path, track: int, report: Report, cancel: Cancel) -> None:
        """Open and decode, in the job's thread."""
        report(Progress(Stage.PROBE))
        info = probe(path)
        media = media_ref(info, fingerprint(path), track)
        self._told.emit(film, self.opened, OpenedFilm(info, media))
        if info.audio:
            audio = open_audio(
                path,
                cache=self._cache,
                track=track,
                report=report,
                cancel=cancel,
                on_audio=lambda audio: self._told.emit(film, self.audioGrew, audio),
            )
            self._told.emit(film, self.audioReady, audio)

    def _on_told(self, film: int, signal: SignalInstance, value: object) -> None:
        """Pass on, in the GUI thread, what the job of the present film tells."""
        if film == self._films:
            signal.emit(value)

    def _find_shots(self, film: OpenedFilm) -> None:
        if film.media.width:
            path, cache = film.info.path, self._cache
            self._search(
                lambda report, cancel: find_shots(path, cache=cache, report=report, cancel=cancel),
                self.shotsFound,
            )

    def _find_speech(self, audio: Audio) -> None:
        cache = self._cache
        self._search(
            lambda report, cancel: find_speech(audio, cache=cache, report=report, cancel=cancel),
            self.speechFound,
        )

    def _search(self, work: Callable[[Report, Cancel], object], found: SignalInstance) -> None:
        job = Job(work)
        job.succeeded.connect(found)
        job.failed.connect(_on_search_failed)
        self._searches.append(job)
        job.start()


def is_media(path: Path) -> bool:
    """Tell whether a path names a film or sound file, by its suffix; else ask the demuxer."""
    if path.suffix.lower() in MEDIA_SUFFIXES:
        return True
    if path.suffix.lower() in SUBTITLE_SUFFIXES:
        return False
    try:
        probe(path)
    except MediaError:
        return False
    except EmoSubError:
        return True
    return True


def _on_search_failed(error: EmoSubError) -> None:
    _LOG.warning("a search in the background failed: %s", error)
