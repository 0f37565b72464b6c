"""The model manager, with a hub on this machine and tiny real models."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tiny_emotions as tiny
from hub_server import Hub
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from emosub_gui.analysis.models import catalogue, installation, selection
from emosub_gui.analysis.models.catalogue import Entry, Family, File
from emosub_gui.analysis.types import ModelChoice
from emosub_gui.app.fetching import Fetching
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.ui.models import naming
from emosub_gui.ui.models.table import STATE, Show
from emosub_gui.ui.models.window import HubNameDialog, ModelsWindow

pytestmark = pytest.mark.stack

LEFT = Qt.MouseButton.LeftButton
SUPERB = "superb/wav2vec2-large-superb-er"
LABELS = ("neu", "hap", "ang", "sad")
WEIGHTS = bytes(range(256)) * 4000
Answer = Callable[[QWidget, str], str]


@pytest.fixture
def fetching() -> Iterator[Fetching]:
    fetching = Fetching()
    yield fetching
    fetching.close()


@pytest.fixture
def window(
    qtbot: QtBot, session: Session, settings: SettingsStore, fetching: Fetching, tmp_path: Path
) -> Iterator[ModelsWindow]:
    window = ModelsWindow(
        None, session=session, settings=settings, fetching=fetching, cache=tmp_path / "films"
    )
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def on_hub(server: Hub) -> Hub:
    """Offer one of the listed models, large enough to be stopped on its way."""
    server.add(
        {
            f"{SUPERB}/config.json": b'{"conv_dim": [8]}',
            f"{SUPERB}/preprocessor_config.json": b"{}",
            f"{SUPERB}/pytorch_model.bin": WEIGHTS,
        }
    )
    return server


def state(window: ModelsWindow, model: str) -> str:
    """Return what the table says of a model's state."""
    table = window.table
    pending = [QModelIndex()]
    while pending:
        parent = pending.pop()
        for row in range(table.model().rowCount(parent)):
            index = table.model().index(row, 0, parent)
            pending.append(index)
            if index.data() == naming.title(model):
                return str(index.siblingAtColumn(STATE).data())
    raise LookupError(model)


def said(window: ModelsWindow) -> str:
    """Return all that the pane says."""
    labels = window.details.findChildren(QLabel)
    return "\n".join(label.text().replace("\u200b", "") for label in labels if not label.isHidden())


def test_every_known_model_is_listed_with_what_the_rules_say(window: ModelsWindow) -> None:
    expected = {entry.id for entry in (*catalogue.bundled(), *catalogue.transcribers())}
    assert set(window.table.listed) == expected
    for entry in catalogue.bundled():
        window.table.choose(entry.id)
        text = said(window)
        verdict = selection.verdict(entry)
        assert naming.rank(verdict.rank) in text
        assert naming.reason(verdict.reason) in text
        for figure in entry.published:
            assert f"{figure.metric} {figure.value:g}" in text
            assert figure.source in text
        assert entry.licence in text


def test_models_are_found_by_name_language_and_state(qtbot: QtBot, window: ModelsWindow) -> None:
    qtbot.keyClicks(window.search, "superb hubert")
    assert window.table.listed == ["superb/hubert-large-superb-er"]
    window.search.clear()
    qtbot.keyClicks(window.search, "korean")
    assert "HyukII/text-emotion-model" in window.table.listed
    assert SUPERB not in window.table.listed
    window.search.clear()
    window.filter.setCurrentIndex(window.filter.findData(Show.HERE))
    assert {"embedded-sound", "embedded-text"} <= set(window.table.listed)
    assert SUPERB not in window.table.listed
    window.filter.setCurrentIndex(window.filter.findData(Show.RECOMMENDED))
    assert SUPERB in window.table.listed


def test_nothing_is_fetched_unless_that_is_allowed(
    window: ModelsWindow, on_hub: Hub, answer: Answer
) -> None:
    window.table.choose(SUPERB)
    window.details.download.click()
    assert SUPERB in answer(window, "Cancel")
    assert on_hub.ranges == []
    assert installation.fetched_size(catalogue.find(SUPERB)) == 0


def test_a_download_is_stopped_and_goes_on_later(
    qtbot: QtBot, window: ModelsWindow, fetching: Fetching, on_hub: Hub, answer: Answer
) -> None:
    on_hub.hold_after = 300_000
    window.table.choose(SUPERB)
    window.details.download.click()
    assert "1.27 GB" in answer(window, "Download")
    qtbot.waitUntil(lambda: (fetching.download(SUPERB).done or 0) >= 200_000, timeout=20_000)
    assert state(window, SUPERB).endswith("%")
    qtbot.mouseClick(window.details.stop, LEFT)
    qtbot.waitUntil(lambda: fetching.download(SUPERB) is None, timeout=2000)
    entry = catalogue.find(SUPERB)
    assert installation.installed(entry) is None
    assert 0 < installation.fetched_size(entry) < len(WEIGHTS)
    assert state(window, SUPERB) == "Partly here"
    assert window.details.download.text() == "Go on with the download"

    on_hub.hold_after = None
    on_hub.go_on.set()
    window.details.download.click()
    answer(window, "Download")
    qtbot.waitUntil(lambda: fetching.download(SUPERB) is None, timeout=20_000)
    assert state(window, SUPERB) == "Here"
    assert any(not asked.startswith("bytes=0-") for asked in on_hub.ranges), "it went on"
    folder = installation.installed(entry)
    assert folder is not None
    assert (folder / "pytorch_model.bin").read_bytes() == WEIGHTS


def test_progress_is_shown_while_it_lasts(
    qtbot: QtBot, window: ModelsWindow, fetching: Fetching, on_hub: Hub, settings: SettingsStore
) -> None:
    from msgspec.structs import replace

    settings.change(transcription=replace(settings.value.transcription, download=True))
    window.table.choose(SUPERB)
    shown: list[tuple[int, str]] = []
    fetching.changed.connect(
        lambda _: shown.append((window.details.bar.value(), window.details.figures.text()))
    )
    window.details.download.click()
    assert not window.findChildren(QMessageBox), "the settings allow it already"
    assert window.details.stop.isVisible()
    qtbot.waitUntil(lambda: fetching.download(SUPERB) is None, timeout=20_000)
    assert any(0 < value < 1000 for value, _ in shown)
    assert any("of 1.02 MB" in text for _, text in shown)
    assert not window.details.bar.isVisible()


def test_what_arrives_damaged_is_said_and_thrown_away(
    qtbot: QtBot, window: ModelsWindow, fetching: Fetching, on_hub: Hub, answer: Answer
) -> None:
    on_hub.files[f"{SUPERB}/pytorch_model.bin"] = WEIGHTS[::-1]
    window.table.choose(SUPERB)
    window.details.download.click()
    answer(window, "Download")
    qtbot.waitUntil(
        lambda: any("not the file" in box.text() for box in window.findChildren(QMessageBox)),
        timeout=20_000,
    )
    qtbot.waitUntil(lambda: fetching.download(SUPERB) is None)
    assert installation.installed(catalogue.find(SUPERB)) is None
    assert state(window, SUPERB) != "Here"


def test_a_file_from_the_web_with_a_wrong_checksum_is_refused(
    qtbot: QtBot, window: ModelsWindow, fetching: Fetching, server: Hub, answer: Answer
) -> None:
    server.add({"model.h5": b"something else"})
    file = File("model.h5", sha256="0" * 64, url=f"{server.address}/model.h5")
    catalogue.add(Entry(id="web", family=Family.KERAS, files=(file,), labels=("happy",)))
    window.reload("web")
    window.details.download.click()
    answer(window, "Download")
    qtbot.waitUntil(
        lambda: any("not the file" in box.text() for box in window.findChildren(QMessageBox)),
        timeout=20_000,
    )
    assert state(window, "web") == "Not here"


def test_removing_says_what_it_frees_and_frees_it(
    qtbot: QtBot, window: ModelsWindow, fetching: Fetching, on_hub: Hub, answer: Answer
) -> None:
    window.table.choose(SUPERB)
    window.details.download.click()
    answer(window, "Download")
    qtbot.waitUntil(lambda: state(window, SUPERB) == "Here", timeout=20_000)
    window.details.remove.click()
    assert "1.02 MB become free" in answer(window, "Cancel")
    assert state(window, SUPERB) == "Here"
    window.details.remove.click()
    answer(window, "Remove")
    assert state(window, SUPERB) == "Not here"
    assert installation.fetched_size(catalogue.find(SUPERB)) == 0


def test_what_comes_along_cannot_be_removed(window: ModelsWindow) -> None:
    window.table.choose("embedded-sound")
    assert not window.details.remove.isVisible()
    assert not window.details.download.isVisible()


def test_a_folder_is_added_used_and_taken_off_the_list(
    qtbot: QtBot, window: ModelsWindow, settings: SettingsStore, tmp_path: Path, answer: Answer
) -> None:
    folder = tmp_path / "my-model"
    tiny.native_speech(folder, tiny.speech_config("hubert", LABELS))
    window.add_folder(folder)
    assert window.entry is not None
    assert window.entry.id == "my-model"
    assert window.entry.labels == LABELS
    assert selection.reachable(window.entry) == ("neutral", "happy", "sad", "angry")
    window.details.uses["en"].click()
    window.details.uses[""].click()
    assert settings.value.emotion_models == (
        ModelChoice("my-model", "en"),
        ModelChoice("my-model"),
    )
    window.details.uses["en"].click()
    assert settings.value.emotion_models == (ModelChoice("my-model"),)
    window.details.remove.click()
    assert "files stay" in answer(window, "Remove")
    assert "my-model" not in window.table.listed
    assert (folder / "config.json").exists()


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"holiday.jpg": "x"}, "no model that can be read"),
        ({"config.json": "{"}, "damaged"),
        ({"config.json": '{"conv_dim": [8], "id2label": {"0": "bewildered"}}'}, "bewildered"),
    ],
)
def test_a_folder_of_something_else_is_refused_with_a_sentence(
    window: ModelsWindow, tmp_path: Path, files: dict[str, str], words: str
) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_text(content)
    window.add_folder(folder)
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert words in box.text()
    assert box.informativeText(), "there is a next step"
    box.close()
    assert catalogue.own() == ()


def test_a_model_of_the_hub_is_added_fetched_and_then_told_from_its_files(
    qtbot: QtBot, window: ModelsWindow, server: Hub, tmp_path: Path, answer: Answer
) -> None:
    made = tmp_path / "made"
    tiny.text(made, ("joy", "anger"), ["I", "love", "it"])
    server.add({f"somebody/mine/{path.name}": path.read_bytes() for path in made.iterdir()})
    window._from_hub.trigger()
    dialog = window.findChild(HubNameDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.field, "somebody")
    assert not dialog.ok.isEnabled()
    qtbot.keyClicks(dialog.field, "/mine")
    qtbot.mouseClick(dialog.ok, LEFT)
    assert window.entry is not None
    assert window.entry.id == "somebody/mine"
    window.details.download.click()
    answer(window, "Download")
    qtbot.waitUntil(lambda: catalogue.find("somebody/mine").labels != (), timeout=20_000)
    found = catalogue.find("somebody/mine")
    assert (found.family, found.modality, found.labels) == (Family.TEXT, "text", ("joy", "anger"))
    assert state(window, "somebody/mine") == "Here"


def test_a_model_is_tried_on_the_selected_line(
    qtbot: QtBot, window: ModelsWindow, session: Session
) -> None:
    trial = window.details.trial
    window.table.choose("embedded-text")
    session.select([])
    assert not trial.button.isEnabled()
    assert trial.button.toolTip()
    happy = next(cue for cue in session.document.cues if "happy" in cue.plain)
    session.select([happy.id])
    qtbot.mouseClick(trial.button, LEFT)
    assert trial.asking.busy, "the window does not wait"
    assert not trial.button.isEnabled()
    qtbot.waitUntil(lambda: trial.bars.scores is not None, timeout=30_000)
    qtbot.waitUntil(lambda: not trial.asking.busy)
    assert trial.bars.scores.best == "happy"
    assert " s; it trusts itself" in trial.said
    window.table.choose("embedded-sound")
    assert trial.bars.scores is None, "that was said by another model"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert trial.asking.pid is None


def test_a_model_that_cannot_be_loaded_is_said_beside_the_button(
    qtbot: QtBot, window: ModelsWindow, session: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "broken"
    tiny.native_speech(folder, tiny.speech_config("wav2vec2", LABELS))
    window.add_folder(folder)
    (folder / "model.safetensors").write_bytes(b"nothing")
    session.select([session.document.cues[0].id])
    qtbot.mouseClick(window.details.trial.button, LEFT)
    qtbot.waitUntil(lambda: not window.details.trial.asking.busy, timeout=30_000)
    assert "damaged" in window.details.trial.said


def test_whisper_models_are_used_to_transcribe(
    window: ModelsWindow, settings: SettingsStore
) -> None:
    window.table.choose("Whisper small")
    assert not window.details.uses[""].isEnabled(), "it is not here"
    assert not window.details.trial.isVisible()
    entry = catalogue.transcribers()[3]
    folder = installation.hub.folder(entry.repository)
    (folder / "snapshots" / "abc").mkdir(parents=True)
    (folder / "snapshots" / "abc" / "model.bin").write_bytes(b"x")
    (folder / "refs").mkdir()
    (folder / "refs" / "main").write_text("abc")
    window.reload("Whisper small")
    window.details.uses[""].click()
    assert settings.value.transcription.model == "small"
    window.table.choose("pocketsphinx")
    window.details.uses[""].click()
    assert (settings.value.transcriber, settings.value.transcription.model) == ("pocketsphinx", "")
    window.table.choose("Whisper small")
    window.details.uses[""].click()
    assert (settings.value.transcriber, settings.value.transcription.model) == ("auto", "small")
    window.details.uses[""].click()
    assert (settings.value.transcriber, settings.value.transcription.model) == ("auto", "")


def test_a_damaged_list_is_said_and_the_others_are_shown(
    window: ModelsWindow,
) -> None:
    catalogue.own_file().parent.mkdir(parents=True, exist_ok=True)
    catalogue.own_file().write_text("{")
    window.reload()
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "models.json" in box.text()
    box.close()
    assert SUPERB in window.table.listed


class Shown(QObject):
    """Notes the windows that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        shown = event.type() == QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_looking_through_the_models_opens_no_other_window(
    qtbot: QtBot, qapp: QApplication, window: ModelsWindow
) -> None:
    shown = Shown()
    qapp.installEventFilter(shown)
    for model in window.table.listed[:6]:
        window.table.choose(model)
        window.reload(model)
    qtbot.wait(50)
    qapp.removeEventFilter(shown)
    assert shown.windows == []
