"""Starting the editor in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HEAVY = (
    "torch",
    "transformers",
    "whisperx",
    "faster_whisper",
    "ctranslate2",
    "onnxruntime",
    "scipy",
    "sklearn",
    "librosa",
    "numba",
    "huggingface_hub",
    "tokenizers",
    "PySide6.QtMultimedia",
)
SHOW = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox
import emosub_gui.__main__ as program

def look():
    widgets = QApplication.topLevelWidgets()
    window = next(widget for widget in widgets if isinstance(widget, QMainWindow))
    texts = [window.menuBar().actions()[0].text(), window.isVisible()]
    boxes = [widget.text() for widget in widgets if isinstance(widget, QMessageBox)]
    whole = window.screen().availableGeometry().contains(window.frameGeometry())
    found = {"modules": sorted(sys.modules), "shown": texts, "boxes": boxes, "whole": whole}
    print(json.dumps({**found, "maximized": window.isMaximized()}))
    QApplication.exit(7)

QTimer.singleShot(0, lambda: QTimer.singleShot(300, look))
sys.argv = ["emosub-gui"]
sys.exit(program.main())
"""


def start(folder: Path) -> dict[str, Any]:
    """Start the editor with a home of its own; return what there is once the window is up."""
    homes = {
        name: str(folder / name)
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    }
    done = subprocess.run(
        [sys.executable, "-c", SHOW],
        env={**os.environ, **homes, "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 7, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def settings(folder: Path, content: str) -> Path:
    path = folder / "XDG_CONFIG_HOME" / "EmoSub" / "settings.json"
    path.parent.mkdir(parents=True)
    path.write_text(content)
    return path


def test_the_window_needs_no_model_library(tmp_path: Path) -> None:
    found = start(tmp_path)
    assert found["shown"][1] is True
    assert not set(HEAVY) & set(found["modules"])


def test_a_window_that_would_fill_the_screen_is_maximized_with_its_title_bar(
    tmp_path: Path,
) -> None:
    found = start(tmp_path)
    assert found["whole"] is True
    assert found["maximized"] is True


def test_it_starts_in_the_language_that_was_chosen(tmp_path: Path) -> None:
    settings(tmp_path, '{"language": "ko"}')
    assert start(tmp_path)["shown"][0] == "파일(&F)"


def test_damaged_settings_are_said_once_and_stop_nothing(tmp_path: Path) -> None:
    path = settings(tmp_path, '{"volume": "loud"}')
    first = start(tmp_path)
    assert first["boxes"] == ["Your settings could not be read; the defaults are in force."]
    assert path.with_suffix(".damaged.json").exists()
    assert start(tmp_path)["boxes"] == []
