"""A cue as the grid shows it, and the columns that it is shown in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from emosub_gui.core import markup
from emosub_gui.core.checks import Problem, ProblemKind, check_cue
from emosub_gui.core.cue import Cue
from emosub_gui.core.errors import translatable
from emosub_gui.core.fields import Field, read
from emosub_gui.core.reading import cps, profile
from emosub_gui.ui.words import certainty, emotion_name, review_name

RETURN_SIGN = "↵"


class Row:
    """One cue; what is costly to say of it is worked out once, when first wanted.

    Attributes:
        cue: as it is in the document now.
        number: its place there, from 1.
        beside: its problems with its neighbours.
    """

    __slots__ = ("_own", "_texts", "beside", "cue", "number")

    def __init__(self, cue: Cue, number: int) -> None:
        self.number = number
        self.beside: Sequence[Problem] = ()
        self.take(cue)

    def take(self, cue: Cue) -> None:
        """Show another state of the cue."""
        self.cue = cue
        self._own: list[Problem] | None = None
        self._texts: dict[str, str] | None = None

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with the cue."""
        if self._own is None:
            self._own = check_cue(self.cue, profile(self.cue.language))
        return [*self._own, *self.beside] if self.beside else self._own

    def text(self, column: Column) -> str:
        """Return what a column shows."""
        if column is NUMBER:
            return str(self.number)
        texts = self._texts
        if texts is None:
            texts = self._texts = {}
        text = texts.get(column.name)
        if text is None:
            text = texts[column.name] = column.text(self.cue)
        return text

    def forget(self) -> None:
        """Work everything out again: it is said or measured otherwise now."""
        self._texts = self._own = None


class Paint(Enum):
    """How a cell is drawn."""

    TEXT = auto()
    EMOTION = auto()
    CONFIDENCE = auto()
    REVIEW = auto()
    LINE = auto()


class Column(NamedTuple):
    """A column of the grid.

    Attributes:
        name: stable, for settings.
        title: English heading and translation source.
        sample: what it usually shows at its widest; "" for what is drawn.
        text: what it says of a cue.
        paint: how it is drawn.
        right: whether text is aligned to the right.
        field: what can be typed into it.
        problems: those that it is marked with.
        shown: whether it is there at first.
        sparse: whether it stays away, though chosen, while no cue has anything in it.
    """

    name: str
    title: str
    sample: str
    text: Callable[[Cue], str]
    paint: Paint = Paint.TEXT
    right: bool = False
    field: Field | None = None
    problems: frozenset[ProblemKind] = frozenset()
    shown: bool = True
    sparse: bool = False

    @property
    def heading(self) -> str:
        """The title in the program's language."""
        return QCoreApplication.translate("grid", self.title)


def _cps(cue: Cue) -> str:
    speed = cps(cue, profile(cue.language))
    return "∞" if speed == float("inf") else f"{speed:.1f}"


def one_line(text: str) -> str:
    r"""Return plain text in one line; a line break is shown as `↵`."""
    return markup.to_plain(text).replace("\n", RETURN_SIGN)


NUMBER = Column("number", translatable("grid", "#"), "00000", lambda _cue: "", right=True)
LINE = Column(
    "text",
    translatable("grid", "Text"),
    "",
    lambda cue: one_line(cue.text),
    Paint.LINE,
    field=Field.TEXT,
    problems=frozenset({ProblemKind.LINE_TOO_LONG, ProblemKind.TOO_MANY_LINES}),
)
COLUMNS: tuple[Column, ...] = (
    NUMBER,
    Column(
        "start",
        translatable("grid", "Start"),
        "0:00:00.000",
        lambda cue: read(cue, Field.START),
        right=True,
        field=Field.START,
    ),
    Column(
        "end",
        translatable("grid", "End"),
        "0:00:00.000",
        lambda cue: read(cue, Field.END),
        right=True,
        field=Field.END,
        problems=frozenset({ProblemKind.OVERLAP, ProblemKind.GAP_TOO_SMALL}),
    ),
    Column(
        "duration",
        translatable("grid", "Duration"),
        "00.000",
        lambda cue: read(cue, Field.DURATION),
        right=True,
        field=Field.DURATION,
        problems=frozenset({ProblemKind.NEGATIVE, ProblemKind.TOO_SHORT, ProblemKind.TOO_LONG}),
    ),
    Column(
        "cps",
        translatable("grid", "CPS"),
        "000.0",
        _cps,
        right=True,
        problems=frozenset({ProblemKind.TOO_FAST}),
    ),
    Column(
        "speaker",
        translatable("grid", "Speaker"),
        "Katharina",
        lambda cue: cue.speaker,
        field=Field.SPEAKER,
        sparse=True,
    ),
    Column(
        "emotion",
        translatable("grid", "Emotion"),
        "MM Surprise",
        lambda cue: emotion_name(cue.emotion),
        Paint.EMOTION,
    ),
    Column(
        "confidence",
        translatable("grid", "Confidence"),
        "MMMM 100%",
        certainty,
        Paint.CONFIDENCE,
    ),
    Column(
        "review",
        translatable("grid", "Review"),
        "MMM",
        lambda cue: review_name(cue.review) if cue.emotion else "",
        Paint.REVIEW,
    ),
    LINE,
    Column(
        "language",
        translatable("grid", "Language"),
        "000",
        lambda cue: cue.language,
        field=Field.LANGUAGE,
        shown=False,
    ),
    Column(
        "style",
        translatable("grid", "Style"),
        "Emotion.Angry",
        lambda cue: cue.style,
        field=Field.STYLE,
        shown=False,
    ),
    Column(
        "layer",
        translatable("grid", "Layer"),
        "000",
        lambda cue: read(cue, Field.LAYER),
        right=True,
        field=Field.LAYER,
        shown=False,
    ),
    Column(
        "effect",
        translatable("grid", "Effect"),
        "Karaoke",
        lambda cue: cue.effect,
        field=Field.EFFECT,
        shown=False,
        sparse=True,
    ),
)
"""All columns, in the order in which they stand at first."""

INDEX: dict[str, int] = {column.name: index for index, column in enumerate(COLUMNS)}
DEFAULT_COLUMNS: tuple[str, ...] = tuple(column.name for column in COLUMNS if column.shown)
