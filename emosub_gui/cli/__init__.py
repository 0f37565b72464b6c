"""The command line: the same engine without a window.

Each command is a module with `add(commands)`, which declares its options, and `run(options)`,
which returns the exit code.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_log_dir
from rich.console import Console

from emosub_gui import __version__
from emosub_gui.cli import analyze, compare, convert, evaluate, export, listing, probe, tune
from emosub_gui.cli.terminal import show_error
from emosub_gui.core import faults
from emosub_gui.core.errors import Cancelled, EmoSubError, UnexpectedError

_EXAMPLES = """\
examples:
  emosub analyze film.mp4                       film.ass beside it, styled by emotion
  emosub analyze film.mp4 -o film.srt -o film.emosub
  emosub analyze film.mp4 --subtitles film.srt  keep these lines, add emotions
  emosub convert film.emosub -o film.ass --theme variety
  emosub export film.emosub film-subtitled.mp4  burned in; --soft adds a track instead
  emosub probe film.mkv                         tracks, frame rate, length

exit codes: 0 done, 1 unexpected, 2 usage, 3 files, 4 media, 5 subtitles, 6 models, 130 stopped
"""


def _parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="emosub",
        description="Subtitles that show how a line was said.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"EmoSub {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in (analyze, convert, export, probe, evaluate, compare, tune, listing):
        module.add(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    options = _parser().parse_args(arguments)
    console = Console(stderr=True)
    try:
        return int(options.run(options))
    except EmoSubError as error:
        show_error(error, console, as_json=getattr(options, "json", False))
        return error.exit_code
    except (Cancelled, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`emosub probe … | head`).
        sys.stderr.close()
        return 0
    except Exception as error:  # noqa: BLE001 - a person is shown a sentence, not a traceback
        show_error(_unexpected(error), console, as_json=getattr(options, "json", False))
        return 1


def _unexpected(error: Exception) -> UnexpectedError:
    """Put what happened into a file that can be sent to us."""
    return faults.record(error, Path(user_log_dir("EmoSub", appauthor=False)) / "crash.log")
