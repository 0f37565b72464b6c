"""A line whose words a person types anew after they were judged."""

from pathlib import Path

from person import CTRL, LONG, Person
from PySide6.QtCore import Qt

from emosub_gui.core.review import is_outdated

JUDGED = "This is disgusting, get it away from me!"
TYPED = "I am so happy to see you"


def test_retyped_words_are_judged_at_a_click(person: Person, film: Path, tmp_path: Path) -> None:
    window, session = person.window, person.window.session
    subtitles = tmp_path / "short.srt"
    subtitles.write_text(f"1\n00:00:00,500 --> 00:00:03,000\n{JUDGED}\n")
    window.open(subtitles)
    person.open(film)
    inspector, again = window.inspector, window.inspector.again
    session.select([session.document.cues[0].id])
    with person.qtbot.waitSignal(window.analyzing.finished, timeout=LONG):
        person.press(Qt.Key.Key_F8)
    before = session.document.cues[0]
    assert before.evidence is not None
    assert before.evidence.words == JUDGED
    assert not again.isVisible()

    inspector.edit_text()
    inspector.text.selectAll()
    person.qtbot.keyClicks(inspector.text, TYPED)
    assert inspector.reasons.sentences[0] == f"The models judged other words: “{JUDGED}”."
    assert again.isVisible()
    assert again.toolTip() == "Analyze the selected lines again (F8)"
    with person.qtbot.waitSignal(window.analyzing.finished, timeout=LONG):
        person.click(again)
    after = session.document.cues[0]
    assert after.evidence is not None
    assert after.evidence.words == TYPED
    assert after.evidence.text != before.evidence.text
    assert not again.isVisible()

    person.press(Qt.Key.Key_Z, CTRL)
    assert is_outdated(session.document.cues[0])
    assert again.isVisible()
    person.press(Qt.Key.Key_Z, CTRL)
    assert session.document.cues[0] == before
    assert not again.isVisible()
