"""A person's preferences, kept as validated JSON in the system's place for them."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec.structs import replace
from platformdirs import user_config_dir
from PySide6.QtCore import QObject, Signal

from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.types import ModelChoice, TranscribeOptions
from emosub_gui.app.actions import Preset
from emosub_gui.core import files
from emosub_gui.core.errors import FileError, FileMissingError, SettingsDamagedError
from emosub_gui.core.reading import ReadingLimits
from emosub_gui.styling.themes import DEFAULT_THEME

RECENT_LIMIT = 12


class Settings(msgspec.Struct, frozen=True, omit_defaults=True):
    """All preferences; unknown ones, from a later version, are ignored.

    Attributes:
        language: of the program's text.
        appearance: dark, light, or what the system prefers.
        font_scale: size of the program's text in percent of the system's.
        preset: set of shortcuts.
        keys: shortcuts of the person's own, by action id.
        recent: files that were open, newest first.
        volume, muted: of playback.
        snap: whether dragged edges snap.
        follow: whether the timeline follows the playhead.
        sound_view: how the timeline shows the sound.
        follow_centred: whether it follows with the playhead in its middle.
        show_line: whether the film goes along to a line that a person goes to.
        ruler_frames: whether its ruler counts frames.
        show_tags: whether the grid shows override tags.
        theme: id of the look that new subtitles get.
        reading: limits of the person's own, by language; others are as published.
        player: what plays; "auto" is libVLC if it is there.
        transcriber, transcription: what the Analyze dialog had last.
        emotion_models: which judge emotions, and on which lines; none is what comes along.
        speakers: how many speakers an analysis tells apart, 0 to find out; None leaves that.
        fusion: knobs of the emotion fusion; None for the calibrated ones.
        review_blind: whether lines are reviewed without knowing what the models say.
        review_before, review_after: milliseconds that are heard around a line under review.
        autosave: seconds between autosaves; 0 is never.
        rescue: whether unsaved work is offered after a crash.
        reopen: whether the last file is opened at start.
        proxy, mirror: addresses for downloads that were allowed; "" is none, the hub itself.
        lock_panels: whether the panels' title bars are away.
        geometry, layout: of the main window, in base64.
        columns: of the grid, in order.
    """

    language: Literal["system", "en", "ko"] = "system"
    appearance: Literal["system", "dark", "light"] = "system"
    font_scale: Annotated[int, msgspec.Meta(ge=75, le=200)] = 100
    preset: Preset = Preset.EMOSUB
    keys: dict[str, str] = {}
    recent: tuple[str, ...] = ()
    volume: Annotated[int, msgspec.Meta(ge=0, le=100)] = 80
    muted: bool = False
    snap: bool = True
    follow: bool = True
    sound_view: Literal["waveform", "spectrogram", "both"] = "waveform"
    follow_centred: bool = False
    show_line: bool = True
    ruler_frames: bool = False
    show_tags: bool = False
    theme: str = DEFAULT_THEME
    reading: dict[str, ReadingLimits] = {}
    player: Literal["auto", "vlc", "qt"] = "auto"
    transcriber: str = "auto"
    transcription: TranscribeOptions = TranscribeOptions()
    emotion_models: tuple[ModelChoice, ...] = ()
    speakers: Annotated[int, msgspec.Meta(ge=0)] | None = None
    fusion: FusionSettings | None = None
    review_blind: bool = False
    review_before: Annotated[int, msgspec.Meta(ge=0)] = 250
    review_after: Annotated[int, msgspec.Meta(ge=0)] = 300
    autosave: Annotated[int, msgspec.Meta(ge=0)] = 30
    rescue: bool = True
    reopen: bool = False
    proxy: str = ""
    mirror: str = ""
    lock_panels: bool = True
    geometry: str = ""
    layout: str = ""
    columns: tuple[str, ...] = ()


class SettingsStore(QObject):
    """The settings file: read once, written at every change.

    Signals:
        changed(names): these fields have other values now; a `frozenset[str]`.
    """

    changed = Signal(frozenset)

    def __init__(self, path: Path | None = None) -> None:
        """Read `path`, the person's own settings if None.

        A file that does not validate is moved aside, and the defaults are taken; `problem` says
        so.
        """
        super().__init__()
        folder = Path(user_config_dir("EmoSub", appauthor=False))
        self.path = path or folder / "settings.json"
        self.problem: SettingsDamagedError | None = None
        self._value = self._read()

    @property
    def value(self) -> Settings:
        """The settings now."""
        return self._value

    def change(self, **fields: object) -> None:
        """Set fields and write the file; what cannot be written is in force all the same."""
        before, value = self._value, replace(self._value, **fields)
        names = frozenset(name for name in fields if getattr(value, name) != getattr(before, name))
        if not names:
            return
        self._value = value
        # Preferences are not worth stopping anybody's work for.
        with contextlib.suppress(FileError):
            files.write_bytes(self.path, msgspec.json.format(msgspec.json.encode(value)))
        self.changed.emit(names)

    def reset(self, *names: str) -> None:
        """Set fields to what they are at first."""
        first = Settings()
        self.change(**{name: getattr(first, name) for name in names})

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        name = str(path.absolute())
        rest = [recent for recent in self._value.recent if recent != name]
        self.change(recent=(name, *rest)[:RECENT_LIMIT])

    def _read(self) -> Settings:
        try:
            return msgspec.json.decode(files.read_bytes(self.path), type=Settings)
        except FileMissingError:
            return Settings()
        except (FileError, msgspec.DecodeError):
            aside = self.path.with_suffix(".damaged.json")
            with contextlib.suppress(OSError):
                self.path.replace(aside)
            kept = aside if aside.exists() else self.path
            self.problem = SettingsDamagedError(path=kept)
            return Settings()
