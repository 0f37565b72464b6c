"""The overlay: the exported script's very pixels, at the next paint, and where lines are."""

import ctypes
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from emosub_gui.app.overlay import Layer, Overlay
from emosub_gui.app.session import Session
from emosub_gui.core import edits, placing
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.errors import LibassMissingError
from emosub_gui.core.resources import resource
from emosub_gui.formats import ass
from emosub_gui.formats.ass_fonts import EmbeddedFont, embed_fonts
from emosub_gui.media.libass import library
from emosub_gui.media.libass.renderer import Picture, Renderer, load_fonts
from emosub_gui.styling.themes import find_theme

SIZE = QSize(640, 360)
CUES = (
    Cue(0, 1000, 4000, "Who said that?", emotion=Emotion.ANGRY),
    Cue(0, 2000, 5000, "누가 그랬어?", emotion=Emotion.SAD),
    Cue(0, 6000, 8000, "Nobody.", emotion=Emotion.HAPPY),
)


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    session = Session()
    session.open(Document.of(CUES, theme=find_theme("variety"), play_width=1280, play_height=720))
    return session


@pytest.fixture
def overlay(session: Session) -> Iterator[Overlay]:
    overlay = Overlay(session)
    yield overlay
    overlay.close()


def exported(document: Document, *times: int) -> list[Picture]:
    """Return pictures of the exported script, drawn in this order as a player does."""
    with Renderer(load_fonts(resource("fonts"))) as renderer:
        renderer.set_size(SIZE.width(), SIZE.height())
        renderer.set_script(ass.dumps(document))
        return [renderer.render(time) for time in times]


def pixels(image: QImage) -> NDArray[np.uint8]:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)


def flat(layers: list[Layer]) -> NDArray[np.uint8]:
    """Return a whole picture of layers: (height, width, 4) premultiplied BGRA."""
    canvas = np.zeros((SIZE.height(), SIZE.width(), 4), np.uint8)
    for layer in layers:
        part = pixels(layer.image)
        canvas[layer.y : layer.y + part.shape[0], layer.x : layer.x + part.shape[1]] = part
    return canvas


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (5, 3, 1, 0, 2, 4), (3, 2, 3, 5, 3)])
def test_it_draws_what_an_exported_film_shows_wherever_one_goes(
    session: Session, overlay: Overlay, order: tuple[int, ...]
) -> None:
    # At 4.5 s a line stands where there was room for it at 2 s.
    times = (500, 1500, 2500, 4500, 5500, 7000)
    pictures = exported(session.document, *times)
    for index in order:
        layers, regions = overlay.draw(times[index], SIZE), pictures[index].regions
        assert [(layer.x, layer.y) for layer in layers] == [(r.x, r.y) for r in regions]
        for layer, region in zip(layers, regions, strict=True):
            assert (pixels(layer.image) == region.pixels).all()


def test_an_edit_is_in_the_next_picture(qtbot: QtBot, session: Session, overlay: Overlay) -> None:
    before = flat(overlay.draw(7000, SIZE))
    with qtbot.waitSignal(overlay.changed):
        session.edit("", lambda d: edits.set_text(d, 3, "Somebody."))
    after = flat(overlay.draw(7000, SIZE))
    assert (after != before).any()
    session.edit("", lambda d: edits.set_theme(d, find_theme("cinema")))
    assert (flat(overlay.draw(7000, SIZE)) != after).any()
    session.undo_stack.setIndex(0)
    assert (flat(overlay.draw(7000, SIZE)) == before).all()


def test_the_same_picture_is_the_same_list(session: Session, overlay: Overlay) -> None:
    layers = overlay.draw(7000, SIZE)
    assert overlay.draw(7100, SIZE) is layers
    session.edit("", lambda d: edits.set_text(d, 1, "Elsewhere"))
    assert overlay.draw(7100, SIZE) is layers
    assert overlay.draw(7100, QSize(320, 180)) is not layers


def test_a_preview_is_shown_until_it_ends(session: Session, overlay: Overlay) -> None:
    before = flat(overlay.draw(7000, SIZE))
    overlay.preview(lambda d: edits.set_text(d, 3, "Preview"))
    assert (flat(overlay.draw(7000, SIZE)) != before).any()
    overlay.preview(None)
    assert (flat(overlay.draw(7000, SIZE)) == before).all()
    overlay.preview(lambda d: edits.set_text(d, 3, "Preview"))
    session.edit("", lambda d: edits.set_text(d, 1, "Edit"))
    assert (flat(overlay.draw(7000, SIZE)) == before).all()


def test_every_time_within_a_frame_shows_the_frames_beginning(
    session: Session, overlay: Overlay
) -> None:
    film = MediaRef("film.mp4", width=1280, height=720, rate_numerator=10)
    session.edit("", lambda d: edits.set_media(d, film))
    assert not overlay.draw(5999, SIZE)
    begun = flat(overlay.draw(6000, SIZE))
    assert (flat(overlay.draw(6099, SIZE)) == begun).all()
    assert (flat(overlay.draw(6100, SIZE)) != begun).any(), "it pops up"


def test_lines_are_found_where_they_are_drawn(overlay: Overlay) -> None:
    angry, sad = overlay.shown(2500, SIZE)
    assert (angry.cue.id, sad.cue.id) == (1, 2)
    assert sad.box.bottom <= angry.box.top, "the later one stands above"
    drawn = flat(overlay.draw(2500, SIZE))[:, :, 3] > 0
    for shown in (angry, sad):
        box = shown.box
        assert drawn[box.top : box.bottom, box.left : box.right].any()
        drawn[box.top : box.bottom, box.left : box.right] = False
    assert not drawn.any()
    assert [shown.cue.id for shown in overlay.shown(4500, SIZE)] == [2]
    assert overlay.shown(5500, SIZE) == []


def test_a_pinned_line_stays_where_it_is(session: Session, overlay: Overlay) -> None:
    before = {shown.cue.id: shown for shown in overlay.shown(2500, SIZE)}
    for cue_id in (1, 2):
        text = overlay.pinned(before[cue_id], 2500, SIZE)
        assert placing.is_placed(text)
        session.edit("", lambda d, cue_id=cue_id, text=text: edits.set_text(d, cue_id, text))
    after = {shown.cue.id: shown for shown in overlay.shown(2500, SIZE)}
    for cue_id, shown in before.items():
        assert np.abs(np.array(after[cue_id].box) - shown.box).max() <= 1
    assert overlay.pinned(after[1], 2500, SIZE) == after[1].cue.text


def test_pixels_of_the_script_are_told_from_those_of_the_picture(overlay: Overlay) -> None:
    assert overlay.scale(SIZE) == (2.0, 2.0)


def test_fonts_in_the_script_are_used(session: Session, overlay: Overlay, tmp_path: Path) -> None:
    plain = Document.of([Cue(0, 0, 1000, "{\\fnOnly Here}Hi")])
    path = next(Path("/usr/share/fonts").rglob("NanumMyeongjo.ttf"))
    data = path.read_bytes().replace(
        "NanumMyeongjo".encode("utf-16-be"), "OnlyHereFont!".encode("utf-16-be")
    )
    text = ass.dumps(plain).replace("Only Here", "OnlyHereFont!")
    session.open(ass.loads(text, tmp_path).document)
    without = flat(overlay.draw(500, SIZE))
    session.open(ass.loads(embed_fonts(text, [EmbeddedFont("a.ttf", data)]), tmp_path).document)
    assert (flat(overlay.draw(500, SIZE)) != without).any()


def test_without_libass_nothing_is_drawn_and_the_reason_is_told_once(
    qtbot: QtBot, session: Session, overlay: Overlay, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str) -> ctypes.CDLL:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    library.load.cache_clear()
    with qtbot.waitSignal(overlay.failed) as told:
        assert overlay.draw(1500, SIZE) == []
    assert isinstance(told.args[0], LibassMissingError)
    assert overlay.shown(1500, SIZE) == []
    session.edit("Shout", lambda document: edits.set_text(document, document.cues[0].id, "!"))
    with qtbot.assertNotEmitted(overlay.failed):
        assert overlay.draw(1500, SIZE) == []
    library.load.cache_clear()


def test_another_shape_of_film_is_drawn_for(session: Session, overlay: Overlay) -> None:
    wide = flat(overlay.draw(7000, SIZE))
    session.open(replace(session.document, play_width=720, play_height=1280))
    assert (flat(overlay.draw(7000, SIZE)) != wide).any()
