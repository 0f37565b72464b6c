"""What the command line shows: a live progress line, errors, JSON."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn
from rich.table import Table

from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.progress import Progress as Report
from emosub_gui.core.progress import Stage

TITLES = {
    Stage.PROBE: "Opening",
    Stage.DECODE: "Decoding the sound",
    Stage.LOAD: "Loading models",
    Stage.DOWNLOAD: "Downloading",
    Stage.SHOTS: "Finding shot changes",
    Stage.SPEECH: "Finding speech",
    Stage.TRANSCRIBE: "Listening",
    Stage.ALIGN: "Aligning words",
    Stage.SPEAKERS: "Telling speakers apart",
    Stage.EMOTION: "Judging emotions",
    Stage.TUNE: "Tuning",
    Stage.EXPORT: "Writing",
}
_MEDIA_TIME = {Stage.DECODE, Stage.SPEECH, Stage.TRANSCRIBE, Stage.ALIGN}
"""Stages that count in milliseconds of film, so that speed against real time means something."""

_PLAIN_INTERVAL = 5.0


class ProgressLine:
    """One line that says stage, percentage, speed and time left.

    On a terminal it is drawn in place; elsewhere (a log file) a line is printed when a stage
    begins and every few seconds.
    """

    def __init__(self, console: Console, *, quiet: bool = False) -> None:
        self._console = console
        self._quiet = quiet
        self._bar = Progress(
            TextColumn("{task.description}", justify="left"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[share]:>4}"),
            TextColumn("{task.fields[speed]}"),
            TextColumn("{task.fields[left]}"),
            TextColumn("{task.fields[lines]}"),
            console=console,
            transient=True,
        )
        self._task: TaskID | None = None
        self._stage: Stage | None = None
        self._lines = 0
        self._began = self._first = self._printed = 0.0

    @contextlib.contextmanager
    def live(self) -> Iterator[ProgressLine]:
        """Show the line while the block runs."""
        if self._quiet or not self._console.is_terminal:
            yield self
            return
        with self._bar:
            self._task = self._bar.add_task("", total=None, share="", speed="", left="", lines="")
            yield self

    def say(self, text: str) -> None:
        """Print a remark above the line."""
        if not self._quiet:
            self._console.print(escape(text), highlight=False, soft_wrap=True)

    def found(self, lines: int) -> None:
        """Take in how many lines there are; the first ones are news."""
        if self._task is None and lines and not self._lines:
            self.say(f"The first {lines} lines are here.")
        self._lines = lines

    def update(self, report: Report) -> None:
        """Take in how far the work is."""
        now = time.monotonic()
        if report.stage is not self._stage:
            self._stage, self._began, self._first, self._printed = (
                report.stage,
                now,
                report.done,
                0.0,
            )
        spent, came = now - self._began, report.done - self._first
        speed = left = ""
        if came > 0 and spent > 0.2:
            if report.stage in _MEDIA_TIME:
                speed = f"{came / 1000 / spent:.1f}× real time"
            if report.total > report.done:
                left = f"{_span((report.total - report.done) * spent / came)} left"
        share = "" if report.fraction is None else f"{report.fraction:.0%}"
        title = TITLES[report.stage] + (f" ({report.note})" if report.note else "")
        if self._task is not None:
            self._bar.update(
                self._task,
                description=escape(title),
                completed=report.done,
                total=report.total or None,
                share=share,
                speed=speed,
                left=left,
                lines=f"{self._lines} lines" if self._lines else "",
            )
        elif not self._quiet and now - self._printed > _PLAIN_INTERVAL:
            self._printed = now
            self.say("  ".join(part for part in (title, share, speed, left) if part))


def _span(seconds: float) -> str:
    """Write a length of time as `M:SS` or `H:MM:SS`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def show_error(error: EmoSubError, console: Console, *, as_json: bool = False) -> None:
    """Say what is wrong and what to do: one sentence each, never a traceback."""
    if as_json:
        kind = type(error).__name__
        print_json({"error": kind, "message": str(error), "advice": error.next_step})
        return
    console.print(f"[bold red]emosub:[/] {escape(str(error))}", highlight=False, soft_wrap=True)
    if error.next_step:
        console.print(escape(error.next_step), highlight=False, soft_wrap=True)


def print_json(value: object) -> None:
    """Write a value to standard output as one line of JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def print_table(columns: list[str], rows: list[list[str]], title: str = "") -> None:
    """Write a table to standard output."""
    table = Table(*columns, title=title or None, title_justify="left", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*map(escape, row))
    Console().print(table)
