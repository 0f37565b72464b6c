"""What of a person's work a format loses."""

import pytest

from emosub_gui.core.cue import Cue, Evidence, Review, Scores
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import StylePatch, Theme
from emosub_gui.formats.losses import Format, work_lost

PLAIN = Theme("Plain")
HEARD = Cue(
    0,
    0,
    900,
    "Hi",
    speaker="Speaker 1",
    emotion=Emotion.SAD,
    evidence=Evidence(text=Scores.of([1, 2, 0, 0, 0, 0, 0])),
)


def lost(kind: Format, *cues: Cue, theme: Theme = PLAIN) -> list[str]:
    document = Document.of(cues, theme=theme)
    return [str(remark) for remark in work_lost(document, kind, opened_with=PLAIN)]


@pytest.mark.parametrize("kind", [Format.PROJECT, Format.ASS, Format.SRT, Format.VTT])
def test_what_only_an_analysis_said_is_nobodys_work(kind: Format) -> None:
    assert lost(kind, HEARD) == []


def test_decisions_are_kept_by_projects_and_labels_alone() -> None:
    decided = Cue(0, 0, 900, "Hi", emotion=Emotion.SAD, review=Review.ACCEPTED)
    losing = [kind for kind in Format if lost(kind, decided, HEARD)]
    assert losing == [Format.ASS, Format.SRT, Format.VTT, Format.TEXT]
    assert lost(Format.ASS, decided, HEARD) == [
        "What you decided of emotions is left out (1 of 2 lines)."
    ]


def test_names_that_a_person_gave_are_work() -> None:
    assert lost(Format.SRT, Cue(0, 0, 900, "Hi", speaker="Mina"), HEARD) == [
        "Speaker names are left out (2 of 2 lines)."
    ]
    assert lost(Format.VTT, Cue(0, 0, 900, "Hi", speaker="Mina")) == []


def test_looks_are_work() -> None:
    own = Cue(0, 0, 900, "Hi", override=StylePatch(weight=700))
    assert lost(Format.SRT, own) == [
        "Styles, positions and effects of single lines are left out (1 of 1 lines)."
    ]
    assert lost(Format.ASS, own, theme=Theme("Mine")) == []
    assert lost(Format.SRT, HEARD, theme=Theme("Mine")) == ["The look that you chose is left out."]
