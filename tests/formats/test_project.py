import json
import os
import shutil
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from strategies import documents

from emosub_gui.core.cue import Cue, Evidence, Margins, Prosody, Review, Voice, Word
from emosub_gui.core.document import Document, MediaRef, Script, ScriptStyle, Section
from emosub_gui.core.emotion import Emotion, Scores
from emosub_gui.core.errors import (
    FileEmptyError,
    FileMissingError,
    ProjectError,
    ProjectTooNewError,
)
from emosub_gui.core.theme import (
    Animation,
    Border,
    Position,
    Style,
    StylePatch,
    Theme,
    WordExpression,
)
from emosub_gui.formats import project

DATA = Path(__file__).parent / "data"
EVERYTHING = Document.of(
    [
        Cue(
            0, 1000, 2500, r"Don't {\i1}go{\i0}!\N가지 마!",
            words=(
                Word("Don't", 1000, 1400, 0.9, loudness=3.5, pitch=-1.5),
                Word("go!", 1500, 2400, rate=0.62),
            ),
            speaker="Mina", language="en", emotion=Emotion.FEAR, confidence=0.61,
            evidence=Evidence(
                text=Scores.of([1, 0, 1, 0, 5, 0, 0]), combined=Scores.of([1, 0, 1, 0, 6, 0, 0]),
                audio_reliability=0.4, text_model="text_en", words="Don't stay!",
            ),
            prosody=Prosody(loudness=-31.5, pitch=212.0, voice=Voice.WHISPER),
            review=Review.CORRECTED,
            override=StylePatch(
                fill="#FF000080", animation=Animation.TREMBLE, position=Position(0.5, 0.25)
            ),
            layer=2, margins=Margins(1, 2, 3), effect="fx",
        ),
        Cue(0, 3000, 3000, "note", comment=True, style="Sign"),
    ],
    theme=Theme(
        name="x",
        base=Style(font="NanumGothic", border=Border.BOX, weight=700),
        emotions={Emotion.SAD: StylePatch(fill="#0000FF")},
        voices={"whisper": StylePatch(italic=True, weight=400)},
        label_emotions=True,
        words=WordExpression(loudness=0.5),
    ),
    script=Script(
        info=(("", "; note"), ("Title", "x")),
        styles=(ScriptStyle("Sign", (("Fontname", "Arial"), ("Fontsize", "20"))),),
        sections=(Section("Script Info", ()), Section("Events", ("Format: Text", "; kept"))),
        source="ass",
    ),
    media=MediaRef("/films/a.mkv", "f1", 1, 90_000, 1280, 720, 24_000, 1001, True),
    play_width=1280,
    play_height=720,
    next_id=7,
)  # fmt: skip


def test_everything_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "film.emosub"
    project.save(EVERYTHING, path)
    assert project.load(path) == EVERYTHING


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents)
def test_any_document_is_kept(tmp_path: Path, document: Document) -> None:
    path = tmp_path / "any.emosub"
    project.save(document, path)
    assert project.load(path) == document


def without_what_was_judged(document: Document) -> Document:
    """Return a document as it was before the words were kept with their evidence."""
    first, *rest = document.cues
    first = replace(first, evidence=replace(first.evidence, words=""))
    return replace(document, cues=(first, *rest))


def without_what_is_new_in_2(document: Document) -> Document:
    first, *rest = without_what_was_judged(document).cues
    words = tuple(replace(word, loudness=0, pitch=0, rate=1) for word in first.words)
    first = replace(first, words=words, override=replace(first.override, position=None))
    return replace(document, cues=(first, *rest))


@pytest.mark.parametrize(
    ("version", "expected"),
    [(1, without_what_is_new_in_2(EVERYTHING)), (2, without_what_was_judged(EVERYTHING))],
)
def test_projects_of_every_version_open(version: int, expected: Document) -> None:
    assert project.load(DATA / f"project-{version}.emosub") == expected
    assert version <= project.VERSION


def test_a_moved_folder_finds_its_film_and_a_lost_film_keeps_its_path(tmp_path: Path) -> None:
    (tmp_path / "old" / "films").mkdir(parents=True)
    film = tmp_path / "old" / "films" / "a.mkv"
    film.touch()
    document = Document(media=MediaRef(path=str(film)))
    project.save(document, tmp_path / "old" / "film.emosub")
    shutil.copytree(tmp_path / "old", tmp_path / "new")
    moved = project.load(tmp_path / "new" / "film.emosub")
    assert moved.media == MediaRef(path=str(tmp_path / "new" / "films" / "a.mkv"))
    shutil.rmtree(tmp_path / "new" / "films")
    kept = project.load(tmp_path / "new" / "film.emosub")
    assert kept.media == MediaRef(path=str(film))


def test_a_relative_film_is_stored_absolutely(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    project.save(Document(media=MediaRef(path="a.mkv")), Path("film.emosub"))
    said = json.loads((tmp_path / "film.emosub").read_text())
    assert said["document"]["media"]["path"] == str(tmp_path / "a.mkv")
    assert said["media_beside"] == "a.mkv"


@pytest.mark.skipif(os.name == "nt", reason="is about a path that is not of this system")
def test_a_film_on_another_system_keeps_its_path(tmp_path: Path) -> None:
    document = Document(media=MediaRef(path=r"C:\films\a.mkv"))
    project.save(document, tmp_path / "film.emosub")
    assert project.load(tmp_path / "film.emosub") == document


def damaged(**changes: object) -> bytes:
    said = json.loads(project.dumps(EVERYTHING, Path("/x/film.emosub")))
    document, cue = said["document"], said["document"]["cues"][0]
    for place in (said, document, cue):
        place.update({name: value for name, value in changes.items() if name in place})
    return msgspec.json.encode(said)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "truncated"),
        (b"\xff\xfe\x00", ""),
        (b"[]", "Expected `object`"),
        (b'{"format": "other", "version": 1}', "not a project"),
        (b'{"format": "emosub", "version": 0}', "no version 0"),
        (b'{"format": "emosub", "version": 1}', "missing required field `document`"),
        (damaged(emotion="hungry"), r"\$\.document\.cues\[0\]\.emotion"),
        (damaged(start="soon"), r"\$\.document\.cues\[0\]\.start"),
        (damaged(start=2600), "line 1 ends before it starts"),
        (damaged(id=8), "line 2 has a wrong id"),
        (damaged(id=-1), "line 1 has a wrong id"),
        (damaged(next_id=8), "line 2 has a wrong id"),
    ],
)
def test_a_damaged_project_says_why(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "film.emosub"
    path.write_bytes(content)
    with pytest.raises(ProjectError, match=reason):
        project.load(path)


@pytest.mark.parametrize("content", [b"[]", b'{"cues": {}}', b'{"theme": {"name": [1]}}'])
def test_a_damaged_project_of_an_older_version_says_why(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "film.emosub"
    path.write_bytes(b'{"format": "emosub", "version": 1, "document": ' + content + b"}")
    with pytest.raises(ProjectError, match=r"\$\.document"):
        project.load(path)


def test_a_newer_project_asks_for_an_update(tmp_path: Path) -> None:
    path = tmp_path / "film.emosub"
    path.write_bytes(b'{"format": "emosub", "version": 99, "document": {"cues": 3}}')
    with pytest.raises(ProjectTooNewError, match="99"):
        project.load(path)


def test_unknown_fields_of_the_same_version_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "film.emosub"
    path.write_bytes(damaged().replace(b'{"format"', b'{"hint":1,"format"', 1))
    assert project.load(path) == EVERYTHING


def test_a_failed_save_leaves_the_old_project_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "film.emosub"
    project.save(Document(), path)
    before = path.read_bytes()
    with pytest.raises(UnicodeEncodeError):
        project.save(Document.of([Cue(0, 0, 1, "\ud800")]), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_missing_and_empty_files_are_typed_errors(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        project.load(tmp_path / "none.emosub")
    (tmp_path / "empty.emosub").touch()
    with pytest.raises(FileEmptyError):
        project.load(tmp_path / "empty.emosub")
