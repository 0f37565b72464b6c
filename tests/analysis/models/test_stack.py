import os
import subprocess
import sys
from pathlib import Path

import pytest

from emosub_gui.analysis.models import stack


def run(code: str, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in stack.ENVIRONMENT}
    result = subprocess.run(
        [sys.executable, "-c", code],
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_libraries_are_told_to_be_quiet_but_a_person_has_the_last_word():
    code = (
        "import os; from emosub_gui.analysis.models import stack; stack.prepare_environment();"
        "print(os.environ['OMP_WAIT_POLICY'], os.environ['PYANNOTE_METRICS_ENABLED'])"
    )
    assert run(code) == "PASSIVE 0"
    assert run(code, OMP_WAIT_POLICY="ACTIVE") == "ACTIVE 0"


@pytest.mark.stack
def test_torchaudio_loads_beside_any_torch():
    code = (
        "from emosub_gui.analysis.models import stack; stack.prepare();"
        "import torchaudio, transformers; print(torchaudio.__name__)"
    )
    assert run(code) == "torchaudio"


def test_preparing_loads_nothing_heavy():
    code = (
        "import sys; from emosub_gui.analysis.models import stack; stack.prepare_environment();"
        "print([name for name in ('torch', 'transformers', 'ctranslate2') if name in sys.modules])"
    )
    assert run(code) == "[]"


@pytest.mark.parametrize(
    "loads",
    [
        (
            "from emosub_gui.analysis.classifiers.embedded_text import EmbeddedText as E;"
            "from emosub_gui.analysis.types import Segment;"
            "E().classify_batch([Segment(np.zeros(0, np.int16), 'I am so happy.', 'en')])"
        ),
        "from emosub_gui.analysis.voice import speech; speech._network()",
    ],
)
def test_onnx_runtime_counts_nothing(tmp_path: Path, loads: str) -> None:
    """It would keep a database of what to send to its maker in the cache folder."""
    run(f"import numpy as np; {loads}", XDG_CACHE_HOME=str(tmp_path), HOME=str(tmp_path))
    assert list(tmp_path.rglob("*onnxruntime*")) == []
