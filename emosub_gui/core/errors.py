"""Errors that a person can act on.

Each error is a class with one English sentence (`message`) and one next step (`advice`).
Both are translation sources: a window shows `tr(error.message).format(**error.details)`,
the command line shows `str(error)`. Raise them with keyword details only:

    raise FileMissingError(path=path)
"""

from __future__ import annotations

from typing import ClassVar


def translatable(context: str, text: str) -> str:
    """Mark text for extraction by `lupdate`, and return it unchanged."""
    del context
    return text


class EmoSubError(Exception):
    """Base of every error that is shown to a person."""

    message: ClassVar[str] = translatable("errors", "Something went wrong: {reason}.")
    advice: ClassVar[str] = ""
    exit_code: ClassVar[int] = 1

    def __init__(self, **details: object) -> None:
        self.details = {name: str(value) for name, value in details.items()}
        super().__init__(self.message.format(**self.details))

    @property
    def next_step(self) -> str:
        """What the person can do about it, in English; may be empty."""
        return self.advice.format(**self.details)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.details)


def _rebuild(kind: type[EmoSubError], details: dict[str, str]) -> EmoSubError:
    """Restore an error on the other side of a process boundary."""
    return kind(**details)


class Cancelled(Exception):  # noqa: N818 - a request that was honoured, not a failure
    """The person asked for the running work to stop."""


class UnexpectedError(EmoSubError):
    """A fault of the program itself."""

    message = translatable("errors", "Something went wrong that should not: {reason}.")
    advice = translatable("errors", "Please report it and attach {log}.")


class UsageError(EmoSubError):
    """Options that contradict each other or name nothing."""

    message = translatable("errors", "{reason}.")
    advice = translatable("errors", "`emosub COMMAND --help` shows what is possible.")
    exit_code = 2


# ---- files -----------------------------------------------------------------------------


class FileError(EmoSubError):
    """Base of errors about one file; details always hold `path`."""

    exit_code = 3


class FileMissingError(FileError):
    """Nothing lies at the path."""

    message = translatable("errors", "There is no file at {path}.")
    advice = translatable("errors", "Check the spelling, and that the drive is connected.")


class NotAFileError(FileError):
    """The path is a directory or a device."""

    message = translatable("errors", "{path} is a folder, not a file.")
    advice = translatable("errors", "Name a file inside it.")


class FileEmptyError(FileError):
    """The file has no bytes."""

    message = translatable("errors", "{path} is empty (0 bytes).")
    advice = translatable("errors", "Copy or download it again.")


class FileUnreadableError(FileError):
    """The system refuses to read the file."""

    message = translatable("errors", "{path} cannot be read: {reason}.")
    advice = translatable("errors", "Check the file's permissions.")


class FileUnwritableError(FileError):
    """The system refuses to write the file."""

    message = translatable("errors", "{path} cannot be written: {reason}.")
    advice = translatable("errors", "Choose another folder, or change its permissions.")


class OutputExistsError(FileError):
    """Writing would replace a file."""

    message = translatable("errors", "{path} exists already.")
    advice = translatable("errors", "Name another file with -o, or add --overwrite.")


class DiskFullError(FileError):
    """No room is left; nothing half-written is left behind."""

    message = translatable("errors", "There is no room left on the disk for {path}.")
    advice = translatable("errors", "Free some space, or choose another disk, and try again.")


class SettingsDamagedError(FileError):
    """A settings file that does not validate; it was moved aside."""

    message = translatable("errors", "Your settings could not be read; the defaults are in force.")
    advice = translatable("errors", "What they were lies in {path}; choose again what you need.")


class ShortcutsFileError(FileError):
    """A file of shortcuts that does not validate."""

    message = translatable("errors", "{path} holds no shortcuts that can be used: {reason}.")
    advice = translatable("errors", "Choose a file that the shortcut editor exported.")


class ProfileError(FileError):
    """A settings profile that does not validate."""

    message = translatable("errors", "{path} is no settings profile that can be used: {reason}.")
    advice = translatable("errors", "Choose a file that `emosub tune` or the settings wrote.")


# ---- media -----------------------------------------------------------------------------


class MediaError(EmoSubError):
    """Base of errors about a video or audio file."""

    exit_code = 4


class NotMediaError(MediaError):
    """The demuxer recognises nothing."""

    message = translatable("errors", "{path} is not a video or audio file that can be read.")
    advice = translatable("errors", "Open it in a player to check it, or convert it to MP4 or MKV.")


class NoAudioError(MediaError):
    """No audio track, or not the one asked for."""

    message = translatable("errors", "{path} has no audio track {track}.")
    advice = translatable("errors", "Choose another file, or another track: see `emosub probe`.")


class NoSoundError(NoAudioError):
    """A film without any audio track."""

    message = translatable("errors", "{path} has no sound.")
    advice = translatable("errors", "Its subtitles can be analysed without: name them.")


class MediaDamagedError(MediaError):
    """Decoding yielded nothing usable."""

    message = translatable("errors", "{path} is damaged: {reason}.")
    advice = translatable("errors", "Copy or download it again.")


class NoPictureError(MediaError):
    """Sound alone where a picture is needed."""

    message = translatable("errors", "{path} has no picture.")
    advice = translatable("errors", "Choose a video file.")


class NoPlayerError(MediaError):
    """Neither libVLC nor QtMultimedia is there."""

    message = translatable("errors", "Playing needs VLC, which is not on this computer.")
    advice = translatable(
        "errors",
        "Install VLC 3 from videolan.org, or libvlc5 and vlc-plugin-base from your system's "
        "packages, and start EmoSub again.",
    )


class PlaybackError(MediaError):
    """The player gave up on a file that could be opened."""

    message = translatable("errors", "{path} cannot be played.")
    advice = translatable("errors", "Its lines can be edited all the same; or convert it to MP4.")


class LibassMissingError(MediaError):
    """The library that draws subtitles is not there."""

    message = translatable("errors", "Drawing subtitles needs libass, which is not installed.")
    advice = translatable(
        "errors",
        "Install libass9 (Debian, Ubuntu) or libass (Fedora, Arch, Homebrew, MSYS2) and start "
        "EmoSub again.",
    )


# ---- subtitles and projects ------------------------------------------------------------


class SubtitleError(EmoSubError):
    """Base of errors about subtitle and project files."""

    exit_code = 5


class SubtitleFormatError(SubtitleError):
    """The text follows no known subtitle format."""

    message = translatable("errors", "{path} is not a subtitle file that can be read: {reason}.")
    advice = translatable("errors", "Supported are ASS, SSA, SRT, WebVTT, SMI and EmoSub projects.")


class SubtitleEncodingError(SubtitleError):
    """The bytes are text in no plausible encoding."""

    message = translatable("errors", "The text encoding of {path} cannot be recognised.")
    advice = translatable("errors", "Save it as UTF-8 in a text editor and open it again.")


class SubtitleSuffixError(SubtitleError):
    """A file name that does not say in which format to write."""

    message = translatable("errors", "The name {path} does not say which format to write.")
    advice = translatable("errors", "End it in .ass, .srt, .vtt, .txt, .jsonl or .emosub.")
    exit_code = 2


class ProjectError(SubtitleError):
    """A project file that does not validate."""

    message = translatable("errors", "The project {path} cannot be opened: {reason}.")
    advice = translatable("errors", "Open an autosaved copy, or the exported subtitles.")


class ProjectTooNewError(SubtitleError):
    """A project written by a later version."""

    message = translatable("errors", "The project {path} was made by a newer EmoSub ({version}).")
    advice = translatable("errors", "Update EmoSub to open it.")


class ThemeError(EmoSubError):
    """A theme file that does not validate, or a theme that does not exist."""

    message = translatable("errors", "The theme {name} cannot be used: {reason}.")
    advice = translatable("errors", "Choose another theme; `emosub themes` lists them.")
    exit_code = 5


class ThemeExistsError(ThemeError):
    """A theme of this name is there already, and may not be replaced."""

    message = translatable("errors", "There is a theme called {name} already.")
    advice = translatable("errors", "Choose another name, or replace it.")


# ---- exporting films -------------------------------------------------------------------


class FilmExportError(EmoSubError):
    """Base of errors about writing films with their subtitles."""

    exit_code = 4


class FfmpegMissingError(FilmExportError):
    """The ffmpeg program is not there."""

    message = translatable("errors", "Writing films needs ffmpeg, which is not installed.")
    advice = translatable(
        "errors",
        "Install ffmpeg from your system's packages or ffmpeg.org, or the Python package "
        "imageio-ffmpeg.",
    )


class FfmpegLibassError(FilmExportError):
    """The ffmpeg program was built without libass."""

    message = translatable("errors", "The ffmpeg at {path} cannot draw subtitles.")
    advice = translatable("errors", "Install one that was built with libass, as most are.")


class FfmpegFailedError(FilmExportError):
    """The ffmpeg program gave up; nothing half-written is left."""

    message = translatable("errors", "{path} could not be written: {reason}.")
    advice = translatable("errors", "Choose another kind of file or encoder.")


class FfmpegKilledError(FilmExportError):
    """Somebody, or the system, ended the ffmpeg program; nothing half-written is left."""

    message = translatable(
        "errors", "{path} could not be written: ffmpeg was ended by signal {signal}."
    )
    advice = translatable(
        "errors", "Memory may have run out. Close other programs, or choose a smaller size."
    )


class NoEncoderError(FilmExportError):
    """An encoder that does not work on this computer."""

    message = translatable("errors", "The video encoder {name} does not work on this computer.")
    advice = translatable("errors", "Choose another encoder, or install a full build of ffmpeg.")


class FilmSuffixError(FilmExportError):
    """A file name that does not say which kind of film to write."""

    message = translatable("errors", "The name {path} does not say which kind of film to write.")
    advice = translatable("errors", "End it in .mp4, .mov or .mkv.")
    exit_code = 2


class FilmOverwriteError(FilmExportError):
    """The target is the film itself."""

    message = translatable("errors", "{path} is the film itself, which is never changed.")
    advice = translatable("errors", "Name another file.")
    exit_code = 2


class NoFilmError(FilmExportError):
    """A document without film."""

    message = translatable("errors", "These subtitles belong to no film.")
    advice = translatable("errors", "Choose the film first.")


# ---- models ----------------------------------------------------------------------------


class ModelError(EmoSubError):
    """Base of errors about models."""

    exit_code = 6


class ModelMissingError(ModelError):
    """The model is not on this computer."""

    message = translatable("errors", "The model {model} is not on this computer.")
    advice = translatable("errors", "Allow downloads (--download), or name a folder that holds it.")


class ModelFileError(ModelError):
    """A file of the model is missing or damaged."""

    message = translatable("errors", "The model in {model} cannot be used: {reason}.")
    advice = translatable("errors", "Download or copy the model again.")


class ModelHeadError(ModelError):
    """The weights do not fit the model's architecture or labels."""

    message = translatable("errors", "The model {model} has the wrong output layer: {reason}.")
    advice = translatable("errors", "Choose a model that was trained to recognise emotions.")


class ModelLabelsError(ModelError):
    """A label of the model's that means no known emotion."""

    message = translatable("errors", "Nobody knows what these labels of {model} mean: {labels}.")
    advice = translatable("errors", "Say in your own list of models which emotions they are.")


class DownloadError(ModelError):
    """A download that the person allowed did not work."""

    message = translatable("errors", "The model {model} could not be downloaded: {reason}.")
    advice = translatable("errors", "Check the network and try again, or copy the model by hand.")


class PackageMissingError(ModelError):
    """An optional package is not installed."""

    message = translatable("errors", "{feature} needs the package {package}.")
    advice = translatable("errors", "Install it: {command}")


class OutOfMemoryError(ModelError):
    """Memory ran out at the smallest batch."""

    message = translatable("errors", "Memory ran out while running {model}.")
    advice = translatable("errors", "Close other programs, or choose a smaller model or the CPU.")


class EngineDiedError(ModelError):
    """The analysis process ended without a word."""

    message = translatable("errors", "The analysis process was ended by {reason}.")
    advice = translatable("errors", "Memory may have run out. The lines that had arrived are kept.")


# ---- reviewing -----------------------------------------------------------------------------


class TooFewDecisionsError(EmoSubError):
    """Not enough lines were decided to learn from."""

    message = translatable("errors", "Too few lines are decided to learn from: {missing} more.")
    advice = translatable("errors", "Review some more of the doubtful lines first.")
    exit_code = 2


# ---- searching -------------------------------------------------------------------------


class PatternError(EmoSubError):
    """A search pattern or replacement that does not compile."""

    message = translatable("errors", "The pattern {pattern} cannot be used: {reason}.")
    advice = translatable("errors", "Correct it, or search for plain text instead.")
    exit_code = 2


class PatternTimeoutError(EmoSubError):
    """A search pattern that does not come to an end in reasonable time."""

    message = translatable("errors", "The pattern {pattern} takes too long.")
    advice = translatable("errors", "Make it simpler: repeats inside repeats take very long.")
    exit_code = 2


class QueryFieldError(EmoSubError):
    """A filter that names something which lines do not have."""

    message = translatable("errors", "There is nothing called {name} to filter by.")
    advice = translatable("errors", "Use one of {known}, or put the words in quotes.")
    exit_code = 2


class QueryValueError(EmoSubError):
    """A filter whose value does not fit its field."""

    message = translatable("errors", "{value} is no value for {name}.")
    advice = translatable("errors", "Use {expected}.")
    exit_code = 2
