"""How long a person takes for a film's emotions: the review beside correcting in the list.

The reviewer is simulated, but presses every key in the real window. Of each line they hear what
the window plays before it, then the line, then make up their mind, and press a key or more. The
times are those of the keystroke-level model (S. Card, T. Moran & A. Newell, "The Psychology of
Human-Computer Interaction", 1983): 1.35 s to make up one's mind, 0.28 s a key for the average
typist; a key with Ctrl is two. What plays meanwhile, or after the decision, costs nothing. Two
such people are timed:

    patient     hears every line to its end before making up their mind
    quick       begins to after 1.2 s of it: by then listeners recognise emotions in voices (M. Pell
                & S. Kotz, PLoS ONE 6, 2011; S. Rigoulot et al., Frontiers in Psychology 4, 2013)

Both are always right, whichever way they work. The film is made up: 1,500 lines in two hours (see
`tests/dialogue.py`).

pytest tests/benchmarks/test_review.py --benchmark-only -s
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dialogue import film
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from emosub_gui.analysis.measuring import learning
from emosub_gui.app.reviewing import Around
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core import edits, review
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import INDEX, Emotion
from emosub_gui.core.review import ReviewFilter
from emosub_gui.ui.look import current
from emosub_gui.ui.main_window import MainWindow

THINK, KEY, KNOWN = 1.35, 0.28, 1.2
LINES, STEP_MS = 1500, 4800
FIFTH = LINES // 5
MANY = 20_000

Key, NO_MODIFIER = Qt.Key, Qt.KeyboardModifier.NoModifier
Truth = dict[int, Emotion]


class Person:
    """Presses keys, and counts them and the seconds of sound that go by."""

    def __init__(self, window: MainWindow, truth: Truth) -> None:
        self.window, self.truth = window, truth
        self.keys = self.lines = 0
        self.patient = self.quick = 0.0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifiers)
        self.keys += 1 if modifiers == NO_MODIFIER else 2

    def review(self) -> None:
        """Use the review: it plays, and one key decides."""
        reviewer = self.window.reviewing.reviewer
        reviewer.set_wanted(ReviewFilter(share=FIFTH / LINES))
        played = QSignalSpy(reviewer.playRequested)
        self.press(Key.Key_F4)
        while (cue := reviewer.current) is not None:
            start, _ = played.at(played.count() - 1)
            self.hear(cue, (cue.start - start) / 1000)
            right = cue.emotion is self.truth[cue.id]
            self.press(Key.Key_Return if right else self.digit(cue))

    def review_lines_alone(self) -> None:
        """Use the review without hearing what is around the lines."""
        self.window.reviewing.reviewer.set_around(Around(0, 0))
        self.review()

    def correct_doubtful(self) -> None:
        """Use the list's own way to the same lines: F6 goes to the next, R plays it."""
        for _ in range(FIFTH):
            self.press(Key.Key_F6)
            self.correct()

    def correct_every(self) -> None:
        """Go down the list: who has no order must hear every line."""
        session = self.window.session
        session.select([session.document.cues[0].id])
        for _ in session.document:
            self.correct()
            self.press(Key.Key_Down)

    def correct(self) -> None:
        """Play the line that is selected, and accept or correct it."""
        cue = self.window.session.current
        assert cue is not None
        self.press(Key.Key_R)
        self.hear(cue)
        if cue.emotion is self.truth[cue.id]:
            self.press(Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
        else:
            self.press(self.digit(cue))

    def digit(self, cue: Cue) -> Qt.Key:
        return Key(Key.Key_1 + INDEX[self.truth[cue.id]])

    def hear(self, cue: Cue, lead: float = 0.0) -> None:
        length = cue.duration / 1000
        self.patient += lead + length + THINK
        self.quick += lead + min(length, KNOWN) + THINK
        self.lines += 1


@pytest.fixture
def window(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    current.apply("dark")
    window = MainWindow(SettingsStore(tmp_path / "settings.json"))
    window.resize(1920, 1080)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    yield window
    window.session.undo_stack.setClean()
    window.close()
    window.deleteLater()


def opened(window: MainWindow, lines: int) -> Truth:
    """Open a film in the window; return what its lines really are."""
    document, truth = film(lines, seed=1, step=STEP_MS)
    window.session.open(document)
    window.grid.table.setFocus()
    QApplication.processEvents()
    return dict(zip((cue.id for cue in document), truth, strict=True))


WAYS: dict[str, Callable[[Person], None]] = {
    "review": Person.review,
    "review, lines alone": Person.review_lines_alone,
    "list, by doubt": Person.correct_doubtful,
    "list, every line": Person.correct_every,
}


@pytest.mark.benchmark(group="a person's minutes for a film (see what is printed)")
@pytest.mark.parametrize("way", WAYS)
def test_a_film(benchmark, window: MainWindow, way: str) -> None:
    """The doubtful fifth of two hours; the time in the table is the computer's own."""
    truth = opened(window, LINES)
    before = window.session.document
    wrong = [cue.id for cue in before if cue.emotion is not truth[cue.id]]
    fifth = review.listening_time(review.queue(before, ReviewFilter(share=FIFTH / LINES)))
    person = Person(window, truth)
    benchmark.pedantic(lambda: WAYS[way](person), rounds=1)
    after = window.session.document
    mended = sum(after.cue(cue_id).emotion is truth[cue_id] for cue_id in wrong)
    pressing = KEY * person.keys
    figures = {
        "lines": person.lines,
        "keys a line": person.keys / person.lines,
        "patient: s a line": (person.patient + pressing) / person.lines,
        "quick: s a line": (person.quick + pressing) / person.lines,
        "patient: min": (person.patient + pressing) / 60,
        "quick: min": (person.quick + pressing) / 60,
        "min to hear the fifth": fifth / 60_000,
        "errors": len(wrong),
        "mended": mended,
    }
    benchmark.extra_info.update(figures)
    said = ", ".join(f"{name} {value:.4g}" for name, value in figures.items())
    print(f"\n{way}: {said}")  # noqa: T201 - the benchmark's own output


@pytest.mark.benchmark(group="put 20,000 lines in the order of review")
@pytest.mark.parametrize("plain", [False, True], ids=["queue", "by confidence alone"])
def test_order(benchmark, plain: bool) -> None:
    document, _ = film(MANY, seed=2)
    if plain:
        benchmark(lambda: sorted(document.cues, key=lambda cue: cue.confidence))
    else:
        assert len(benchmark(review.queue, document)) == MANY


@pytest.mark.benchmark(group="decide a line and see the next, all panels shown")
@pytest.mark.parametrize("lines", [200, LINES, MANY])
def test_decide(benchmark, window: MainWindow, lines: int) -> None:
    truth = opened(window, lines)
    person = Person(window, truth)
    window.reviewing.reviewer.set_wanted(ReviewFilter())
    person.press(Key.Key_F4)

    def decide() -> None:
        person.press(Key.Key_Return)
        QApplication.processEvents()

    benchmark.pedantic(decide, rounds=40, warmup_rounds=5)


@pytest.mark.benchmark(group="learn from a fifth of the lines, tried on held-back decisions")
@pytest.mark.parametrize("lines", [200, 2000])
def test_learn(benchmark, lines: int) -> None:
    document, truth = film(lines, seed=1, deaf_to=Emotion.SAD)
    meant = dict(zip((cue.id for cue in document), truth, strict=True))
    document = _decided(document, meant, lines // 5)
    benchmark(learning.learn, document)


def _decided(document: Document, truth: Truth, count: int) -> Document:
    for cue in review.queue(document)[:count]:
        document = edits.set_emotion(document, [cue.id], truth[cue.id])
    return document
