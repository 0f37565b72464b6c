"""The analysis process: models run apart from the editor, and can crash, leak or be killed there.

An `Engine` starts the process on first use and keeps it warm, so that the next request finds
its models loaded. Requests and events go over a pipe as typed messages (see `messages`).
Cancelling asks first, and kills the process if it does not answer within `GRACE` seconds.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from platformdirs import user_log_dir

from emosub_gui.analysis.messages import (
    AnyEvent,
    AnyRequest,
    Diarize,
    Event,
    Failed,
    Finished,
    Progressed,
    Request,
    Stopped,
    decode_event,
    decode_request,
    encode,
)
from emosub_gui.analysis.models.stack import prepare_environment
from emosub_gui.core import reading
from emosub_gui.core.errors import Cancelled, EmoSubError, EngineDiedError
from emosub_gui.core.errors import OutOfMemoryError as ModelMemoryError
from emosub_gui.core.progress import NEVER, Cancel, Stage

GRACE = 0.8
"""Seconds that a running analysis has to stop by itself."""

_POLL = 0.05
_STOP, _QUIT = b"stop", b"quit"
_PROGRESS_INTERVAL = 0.1


class Engine:
    """A warm analysis process; use it from one thread at a time, and close it."""

    def __init__(self, log: Path | None = None) -> None:
        """Prepare an engine whose libraries write what they print to `log`."""
        self._log = log or Path(user_log_dir("EmoSub", appauthor=False)) / "analysis.log"
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    @property
    def pid(self) -> int | None:
        """The process's id; None while there is none."""
        return self._process.pid if self._process is not None else None

    def run(self, request: AnyRequest, cancel: Cancel = NEVER) -> Iterator[AnyEvent]:
        """Do what is asked, yielding events as they come; the last is `Finished`.

        Raises:
            EmoSubError: what the analysis says, or `EngineDiedError` if it ended without a word.
            Cancelled: the flag was set; the process may have been ended for it.
        """
        pipe = self._start()
        try:
            pipe.send_bytes(encode(request))
            yield from self._events(pipe, cancel)
        except (EOFError, BrokenPipeError, ConnectionResetError) as error:
            raise self._post_mortem() from error
        except GeneratorExit:
            self.close()
            raise

    def close(self) -> None:
        """End the process, at once if it is busy."""
        if self._pipe is not None:
            with contextlib.suppress(OSError):
                self._pipe.send_bytes(_QUIT)
            self._pipe.close()
        if self._process is not None:
            self._process.join(GRACE)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
            self._process.close()
        self._pipe = self._process = None

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _start(self) -> Connection:
        """Start the process unless it runs."""
        if self._process is not None and not self._process.is_alive():
            self.close()
        if self._pipe is None:
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(
                target=serve, args=(theirs, self._log), name="emosub-analysis", daemon=True
            )
            self._process.start()
            theirs.close()
        return self._pipe

    def _events(self, pipe: Connection, cancel: Cancel) -> Iterator[AnyEvent]:
        """Yield events until the run ends; see to cancelling."""
        asked_at: float | None = None
        while True:
            if cancel.is_set() and asked_at is None:
                asked_at = time.monotonic()
                pipe.send_bytes(_STOP)
            if asked_at is not None and time.monotonic() - asked_at > GRACE:
                self._kill()
                raise Cancelled
            if not pipe.poll(_POLL):
                continue
            event = decode_event(pipe.recv_bytes())
            match event:
                case Stopped():
                    raise Cancelled
                case Failed():
                    raise event.error()
                case _:
                    yield event
                    if isinstance(event, Finished):
                        return

    def _kill(self) -> None:
        """End the process without asking."""
        if self._process is not None:
            self._process.kill()
        self.close()

    def _post_mortem(self) -> EngineDiedError:
        """Say how the process ended."""
        code = None
        if self._process is not None:
            self._process.join(GRACE)
            code = self._process.exitcode
        self.close()
        if code is not None and code < 0:
            return EngineDiedError(reason=f"signal {-code} ({signal.Signals(-code).name})")
        return EngineDiedError(reason=f"exit code {code}")


# ---- in the process ---------------------------------------------------------------------


def serve(pipe: Connection, log: Path) -> None:
    """Answer requests until told to quit or until the editor is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the command line's to handle
    _print_into(log)
    prepare_environment()
    inbox = _Inbox(pipe)
    inbox.start()
    while (data := inbox.next_request()) is not None:
        answer(data, inbox)


def _print_into(log: Path) -> None:
    """Send what libraries print to a file: the terminal and `--json` belong to the program."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        target = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    except OSError:
        target = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(target, descriptor)
    os.close(target)


class _Inbox(threading.Thread):
    """Reads the pipe all the time, so that a wish to stop arrives while a request runs."""

    def __init__(self, pipe: Connection) -> None:
        super().__init__(name="inbox", daemon=True)
        self.cancel = threading.Event()
        self._pipe = pipe
        self._sending = threading.Lock()
        self._waiting = threading.Condition()
        self._requests: list[bytes | None] = []

    def run(self) -> None:
        """Sort what comes in."""
        while True:
            try:
                data = self._pipe.recv_bytes()
            except (EOFError, OSError):
                data = _QUIT
            if data == _STOP:
                self.cancel.set()
                continue
            if data == _QUIT:
                self.cancel.set()
                threading.Timer(GRACE, os._exit, [0]).start()
            else:
                # Here, before anything behind the request is read: that may be a wish to stop.
                self.cancel.clear()
            with self._waiting:
                self._requests.append(None if data == _QUIT else data)
                self._waiting.notify()
            if data == _QUIT:
                return

    def next_request(self) -> bytes | None:
        """Wait for a request; None means to quit."""
        with self._waiting:
            self._waiting.wait_for(lambda: bool(self._requests))
            return self._requests.pop(0)

    def send(self, event: Event) -> None:
        """Send an event; silence once the editor is gone."""
        with self._sending, contextlib.suppress(OSError):
            self._pipe.send_bytes(encode(event))


def answer(data: bytes, inbox: _Inbox) -> None:
    """Run one request and send how it ended."""
    from emosub_gui.analysis.pipeline import analyze, diarize
    from emosub_gui.analysis.surveying import survey

    try:
        request = decode_request(data)
        emit = _thinned(inbox.send)
        if isinstance(request, Request):
            reading.adjust(request.reading)
            analyze(request, emit, inbox.cancel)
        elif isinstance(request, Diarize):
            diarize(request, emit, inbox.cancel)
        else:
            survey(request, emit, inbox.cancel)
    except Cancelled:
        inbox.send(Stopped())
    except EmoSubError as error:
        inbox.send(Failed(type(error).__name__, error.details))
    except MemoryError:
        inbox.send(Failed(ModelMemoryError.__name__, {"model": "the analysis"}))
    except Exception as error:  # noqa: BLE001 - the editor must hear of every end
        reason = f"{type(error).__name__}: {error}"
        sys.excepthook(*sys.exc_info())
        inbox.send(Failed(EmoSubError.__name__, {"reason": reason}))


def _thinned(send: Callable[[Event], None]) -> Callable[[Event], None]:
    """Pass events on, but of each stage's progress no more than a screen can show."""
    last: dict[Stage, float] = {}

    def emit(event: Event) -> None:
        if isinstance(event, Progressed):
            progress, now = event.progress, time.monotonic()
            soon = now - last.get(progress.stage, -1.0) < _PROGRESS_INTERVAL
            if soon and not progress.note and progress.fraction not in (0.0, 1.0):
                return
            last[progress.stage] = now
        send(event)

    return emit
