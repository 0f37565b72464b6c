"""Settings profiles: knobs of the fusion in a file, to be used again or given to somebody else."""

from __future__ import annotations

from pathlib import Path

import msgspec

from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.core import files
from emosub_gui.core.errors import ProfileError

SUFFIX = ".profile.json"
_LARGEST = 1 << 20


class Profile(msgspec.Struct, frozen=True, tag_field="kind", tag="emosub-profile"):
    """A settings profile.

    Attributes:
        fusion: the knobs.
        note: where they come from and what to expect of them, for people.
    """

    fusion: FusionSettings
    note: str = ""


def save(profile: Profile, path: Path) -> None:
    """Write a profile as JSON.

    Raises:
        FileError: the file cannot be written.
    """
    files.write_bytes(path, msgspec.json.format(msgspec.json.encode(profile)) + b"\n")


def load(path: Path) -> Profile:
    """Read a profile that `save` wrote.

    Raises:
        FileError: the file cannot be read.
        ProfileError: it does not validate.
    """
    try:
        return msgspec.json.decode(files.read_bytes(path, _LARGEST), type=Profile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ProfileError(path=path, reason=error) from error
