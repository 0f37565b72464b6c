"""The document: an immutable value that every view shows and every edit replaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import msgspec

from emosub_gui.core.cue import Cue
from emosub_gui.core.theme import Theme


class MediaRef(msgspec.Struct, frozen=True, omit_defaults=True):
    """The film that a document belongs to.

    Attributes:
        path: as it was opened; may be stale, `fingerprint` recognises the file elsewhere.
        fingerprint: of the file's content (see `media.cache`).
        audio_track: index among the file's audio tracks.
        duration: milliseconds.
        width, height: of the picture as shown (after rotation); 0 for sound alone.
        rate_numerator, rate_denominator: average frames a second; 0 where unknown.
        variable_rate: whether frames are unevenly spaced.
    """

    path: str
    fingerprint: str = ""
    audio_track: int = 0
    duration: int = 0
    width: int = 0
    height: int = 0
    rate_numerator: int = 0
    rate_denominator: int = 1
    variable_rate: bool = False

    @property
    def frame_rate(self) -> Fraction | None:
        """Average frames a second; None where unknown."""
        if self.rate_numerator <= 0 or self.rate_denominator <= 0:
            return None
        return Fraction(self.rate_numerator, self.rate_denominator)


class ScriptStyle(msgspec.Struct, frozen=True):
    """An imported ASS style, kept as its fields in file order."""

    name: str
    fields: tuple[tuple[str, str], ...]


class Section(msgspec.Struct, frozen=True):
    """A part of an imported script that is not interpreted, kept line by line."""

    title: str
    lines: tuple[str, ...]


class Script(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an imported script holds beside its cues.

    Attributes:
        info: `Key: value` pairs and comments of [Script Info], in order; a comment has key "".
        styles: the script's own styles.
        sections: everything else ([Fonts], [Aegisub Project Garbage], extradata …), verbatim.
        source: short name of the format that it came from, such as "ass" or "srt".
    """

    info: tuple[tuple[str, str], ...] = ()
    styles: tuple[ScriptStyle, ...] = ()
    sections: tuple[Section, ...] = ()
    source: str = ""


class Document(msgspec.Struct, frozen=True, omit_defaults=True):
    """A film's subtitles; every change makes a new one (see `core.edits`).

    Attributes:
        cues: in file order, which is not always time order.
        theme: the look; None until one is chosen, then the application's default is meant.
        media: the film; None for subtitles alone.
        script: what an imported script held beside its cues.
        play_width, play_height: the ASS PlayRes; 0 until known.
        heard_until: how far the film has been listened to, in milliseconds.
        next_id: the id that the next new cue gets; ids are never used again.
    """

    cues: tuple[Cue, ...] = ()
    theme: Theme | None = None
    media: MediaRef | None = None
    script: Script = Script()
    play_width: int = 0
    play_height: int = 0
    heard_until: int = 0
    next_id: int = 1

    def __len__(self) -> int:
        return len(self.cues)

    def __iter__(self) -> Iterator[Cue]:
        return iter(self.cues)

    def __bool__(self) -> bool:
        return True

    def index(self, cue_id: int) -> int:
        """Return the position of the cue with this id.

        Raises:
            KeyError: no such cue.
        """
        for position, cue in enumerate(self.cues):
            if cue.id == cue_id:
                return position
        raise KeyError(cue_id)

    def cue(self, cue_id: int) -> Cue:
        """Return the cue with this id.

        Raises:
            KeyError: no such cue.
        """
        return self.cues[self.index(cue_id)]

    @classmethod
    def of(cls, cues: Iterable[Cue], **fields: object) -> Document:
        """Make a document of cues, giving ids to those that have none (id 0)."""
        document = cls(**fields)  # type: ignore[arg-type]
        cues = tuple(cues)
        next_id = max((cue.id + 1 for cue in cues), default=1)
        next_id = max(next_id, document.next_id)
        taken = []
        for cue in cues:
            if cue.id <= 0:
                taken.append(msgspec.structs.replace(cue, id=next_id))
                next_id += 1
            else:
                taken.append(cue)
        return msgspec.structs.replace(document, cues=tuple(taken), next_id=next_id)
