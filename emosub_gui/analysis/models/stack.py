"""The model stack's own habits, set right in one place before it is imported.

Call `prepare()` before the first import of torch, transformers, whisperx or CTranslate2; calling
it again costs nothing. `prepare_environment()` alone is for the start of the analysis process.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

ENVIRONMENT = {
    # OpenMP's idle threads otherwise spin, and a busy neighbour makes them 80 times slower.
    "OMP_WAIT_POLICY": "PASSIVE",
    # These count every run at their makers' servers.
    "ORT_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "PYANNOTE_METRICS_ENABLED": "0",
    # Standard output belongs to the command line's own answer.
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    # The tokenizers' threads would compete with the model's, and warn at every fork.
    "TOKENIZERS_PARALLELISM": "false",
}


def default_threads() -> int:
    """Return how many CPU threads a model may use: one is left for everything else."""
    return max(1, (os.cpu_count() or 2) - 1)


def prepare_environment() -> None:
    """Set the variables that libraries read when they are loaded; a person's own settings win."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)


@cache
def prepare() -> None:
    """Make the stack importable: quiet environment, and torchaudio without its compiled part."""
    prepare_environment()
    if "torchaudio" not in sys.modules:
        _excuse_torchaudio_library()


def _excuse_torchaudio_library() -> None:
    """Let torchaudio do without a compiled part that does not fit the installed torch.

    A torchaudio that is linked to CUDA raises OSError beside a CPU torch, and transformers
    imports it unasked. Its loader copes with an absent library, so a misfit counts as absent.
    The module is loaded by path because importing it by name would import its package first.
    """
    package = importlib.util.find_spec("torchaudio")
    if package is None or package.origin is None:
        return
    path = Path(package.origin).parent / "_extension" / "utils.py"
    name = "torchaudio._extension.utils"
    spec = importlib.util.spec_from_file_location(name, path)
    if not path.is_file() or spec is None or spec.loader is None:
        return
    utils: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(utils)
    load = utils._load_lib  # noqa: SLF001 - the one place that decides present or absent

    def load_if_it_fits(library: str) -> bool:
        try:
            return bool(load(library))
        except OSError:
            return False

    utils._load_lib = load_if_it_fits  # type: ignore[attr-defined]  # noqa: SLF001
    sys.modules[name] = utils
