"""`emosub analyze`: a film in, emotion-styled subtitles out."""

from __future__ import annotations

import argparse
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from rich.console import Console

from emosub_gui.analysis.engine import Engine
from emosub_gui.analysis.measuring import profiles
from emosub_gui.analysis.messages import (
    Finished,
    Found,
    Judged,
    Named,
    Notice,
    Opened,
    Progressed,
    Request,
)
from emosub_gui.analysis.transcribers.registry import AUTO, TRANSCRIBERS
from emosub_gui.analysis.types import TranscribeOptions
from emosub_gui.cli.terminal import ProgressLine, print_json
from emosub_gui.core import edits, speakers
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.errors import Cancelled, EmoSubError, OutputExistsError, UsageError
from emosub_gui.core.files import check_readable
from emosub_gui.formats import registry
from emosub_gui.styling.themes import DEFAULT_THEME, find_theme, user_themes

_MOST_SPEAKERS = 99

_UNFINISHED = ".unfinished.emosub"
"""Suffix of what a stopped run leaves: never that of a project that a person made."""


def add(commands: Any) -> None:
    """Declare the command's options."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "analyze",
        help="transcribe a film, give each line its emotion, write styled subtitles",
        description="Hear a film's lines and how they were said, and write styled subtitles. "
        "Ctrl-C stops and keeps what is done; --resume goes on from there.",
    )
    parser.add_argument("media", type=Path, metavar="MEDIA", help="the film, or sound alone")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        action="append",
        metavar="FILE",
        help="where to write; .ass, .srt, .vtt, .txt, .jsonl or .emosub; may be given several "
        "times (default: MEDIA with .ass)",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace files that exist")
    parser.add_argument(
        "--resume", action="store_true", help="go on with a run that was stopped before"
    )
    _add_hearing(parser)
    _add_judging(parser)
    speed = parser.add_argument_group("speed and memory")
    speed.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    speed.add_argument("--batch-size", type=int, default=0, metavar="N", help="0 fits the device")
    speed.add_argument("--threads", type=int, default=0, metavar="N", help="0 leaves one core free")
    look = parser.add_argument_group("look and report")
    look.add_argument("--theme", default=DEFAULT_THEME, metavar="NAME", help="see `emosub themes`")
    look.add_argument("--quiet", action="store_true", help="say nothing but errors")
    look.add_argument("--json", action="store_true", help="end with a summary in JSON")
    parser.set_defaults(run=run)


def _add_hearing(parser: argparse.ArgumentParser) -> None:
    """Declare how words are heard."""
    hearing = parser.add_argument_group("hearing words")
    hearing.add_argument(
        "--transcriber",
        choices=(AUTO, *TRANSCRIBERS),
        default=AUTO,
        help="auto takes the best that is there, and says which and why",
    )
    hearing.add_argument(
        "--subtitles", type=Path, metavar="FILE", help="take these lines as the transcript"
    )
    hearing.add_argument(
        "--model", default="", metavar="M", help="Whisper size, hub id, or folder of a model"
    )
    hearing.add_argument(
        "--align-model", default="", metavar="M", help="forced aligner: hub id or folder"
    )
    hearing.add_argument(
        "--language", default="", metavar="CODE", help="en, ko, …; found out if not given"
    )
    hearing.add_argument("--track", type=int, default=0, metavar="N", help="audio track (from 0)")
    hearing.add_argument(
        "--download", action="store_true", help="allow fetching models that are not here"
    )


def _add_judging(parser: argparse.ArgumentParser) -> None:
    """Declare how emotions are judged."""
    judging = parser.add_argument_group("judging emotions")
    judging.add_argument(
        "--emotion-model",
        action="append",
        default=[],
        metavar="M",
        help="an id that `emosub models` lists, any hub id, or folder; may be given several "
        "times, and the first that understands a line judges it; 'A * 2 + B' averages, and "
        "'A @ ko' keeps it to Korean lines (default: what comes along)",
    )
    judging.add_argument(
        "--speakers",
        type=_speakers,
        metavar="auto|N",
        help="tell speakers apart, N of them or as many as there are, and hear each line against "
        "its speaker's others",
    )
    judging.add_argument(
        "--profile", type=Path, metavar="FILE", help="weigh evidence as `emosub tune` wrote it down"
    )


def _speakers(text: str) -> int:
    """Return a number of speakers, 0 for "auto"."""
    if text == AUTO:
        return 0
    if not text.isdecimal() or not 0 < int(text) <= _MOST_SPEAKERS:
        raise argparse.ArgumentTypeError(f"{text} is neither auto nor 1 to {_MOST_SPEAKERS}")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Analyse a film; return the exit code."""
    media: Path = options.media
    check_readable(media)
    outputs: list[Path] = options.output or [media.with_suffix(".ass")]
    kept = outputs[0].with_suffix(_UNFINISHED)
    _check_outputs(options, outputs)
    theme = find_theme(options.theme, user_themes())
    document = _begun(options, kept)
    document = edits.set_theme(document, theme)
    document, first_id = edits.reserve_ids(document)

    request = _request(options, document, first_id)
    console = Console(stderr=True)
    line = ProgressLine(console, quiet=options.quiet)
    run_state = _Run(document, line)
    began = time.monotonic()
    with _interrupt() as cancel, Engine() as engine, line.live():
        try:
            for event in engine.run(request, cancel):
                run_state.take(event)
        except Cancelled:
            return _keep(run_state, kept, options)
        except EmoSubError:
            if run_state.document.cues:
                _keep(run_state, kept, options)
            raise
    losses = {
        str(path): [str(loss) for loss in registry.write(run_state.document, path)]
        for path in outputs
    }
    _report(run_state, losses, time.monotonic() - began, options)
    if options.resume:
        kept.unlink(missing_ok=True)
    return 0


class _Run:
    """What a run has brought so far."""

    def __init__(self, document: Document, line: ProgressLine) -> None:
        self.document = document
        self.notices: list[str] = []
        self.seconds: dict[str, float] = {}
        self._line = line

    def take(self, event: object) -> None:
        """Apply an event to the document, or show it."""
        match event:
            case Opened(media=media):
                self.document = edits.set_media(self.document, media)
            case Notice(remark=remark):
                self.notices.append(str(remark))
                self._line.say(str(remark))
            case Progressed(progress=progress):
                self._line.update(progress)
            case Found(cues=cues, heard_until=heard_until):
                self.document = edits.add_found(self.document, cues, heard_until)
                self._line.found(len(self.document))
            case Named(speakers=names):
                self.document = speakers.take_names(self.document, names)
            case Judged(cues=cues):
                self.document = edits.apply_judgements(self.document, cues)
            case Finished(seconds=seconds):
                self.seconds = seconds


def _check_outputs(options: argparse.Namespace, outputs: list[Path]) -> None:
    """Refuse what could not be written, or would destroy something, before the work begins."""
    for path in outputs:
        registry.format_of(path)
        if path.resolve() == options.media.resolve():
            raise UsageError(reason=f"{path} is the film itself")
        if path.exists() and not options.overwrite:
            raise OutputExistsError(path=path)
        if not path.parent.exists():
            raise UsageError(reason=f"the folder {path.parent} does not exist")


def _begun(options: argparse.Namespace, kept: Path) -> Document:
    """Return what there is already: a stopped run, given subtitles, or nothing."""
    if options.subtitles is not None:
        check_readable(options.subtitles)
        return edits.undress(registry.read(options.subtitles).document)
    if not options.resume:
        return Document()
    if not kept.exists():
        raise UsageError(reason=f"there is no stopped run to resume: {kept} does not exist")
    return registry.read(kept).document


def _request(options: argparse.Namespace, document: Document, first_id: int) -> Request:
    """Return what the engine is asked to do."""
    transcriber = options.transcriber
    if options.subtitles is not None:
        if transcriber not in (AUTO, "subtitles"):
            raise UsageError(reason=f"--subtitles and --transcriber {transcriber} contradict")
        transcriber = "subtitles"
    return Request(
        media=options.media,
        audio_track=options.track,
        cues=() if options.subtitles else document.cues,
        transcriber=transcriber,
        first_id=first_id,
        classifiers=tuple(options.emotion_model),
        fusion=profiles.load(options.profile).fusion if options.profile else None,
        speakers=options.speakers,
        options=TranscribeOptions(
            model=options.model,
            align_model=options.align_model,
            language=options.language,
            device=options.device,
            batch_size=options.batch_size,
            threads=options.threads,
            download=options.download,
            subtitles=options.subtitles,
            start=document.heard_until,
        ),
    )


def _keep(run_state: _Run, kept: Path, options: argparse.Namespace) -> int:
    """Keep what a stopped run has brought, where `--resume` finds it."""
    if not run_state.document.cues:
        run_state.notices.append("Stopped before the first line.")
    else:
        registry.write(run_state.document, kept)
        heard = run_state.document.heard_until / 60_000
        run_state.notices.append(
            f"Stopped after {heard:.1f} minutes of film; {len(run_state.document)} lines are kept "
            f"in {kept}. Add --resume to the same command to go on."
        )
    if options.json:
        print_json({"stopped": True, "notices": run_state.notices})
    else:
        Console(stderr=True).print(run_state.notices[-1], highlight=False, soft_wrap=True)
    return 130


def _report(
    run_state: _Run, losses: dict[str, list[str]], seconds: float, options: argparse.Namespace
) -> None:
    """Say what was written and what it holds."""
    document = run_state.document
    emotions = [cue.emotion for cue in document.cues]
    counts = {str(emotion): emotions.count(emotion) for emotion in EMOTIONS}
    length = (document.media.duration if document.media else 0) / 1000
    if options.json:
        summary = {
            "outputs": losses,
            "cues": len(document),
            "emotions": counts,
            "without_text": sum(not cue.plain.strip() for cue in document.cues),
            "duration": length,
            "seconds": round(seconds, 2),
            "stages": run_state.seconds,
            "notices": run_state.notices,
        }
        print_json(summary)
        return
    if options.quiet:
        return
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    told = ", ".join(f"{count} {emotion}" for emotion, count in counts.items() if count)
    console.print(f"{len(document)} lines: {told or 'no emotions'}.")
    if empty := sum(not cue.plain.strip() for cue in document.cues):
        console.print(f"{empty} of them have no text: what was said there could not be made out.")
    for path, lost in losses.items():
        console.print(f"[bold]{path}[/]")
        for sentence in lost:
            console.print(f"  {sentence}")
    console.print(f"{seconds:.1f} s for {length:.1f} s of film.")


@contextmanager
def _interrupt() -> Iterator[threading.Event]:
    """Turn the first Ctrl-C into a wish to stop; the second ends the program as usual."""
    asked = threading.Event()
    before = signal.getsignal(signal.SIGINT)

    def on_interrupt(number: int, frame: FrameType | None) -> None:
        del number, frame
        asked.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)
