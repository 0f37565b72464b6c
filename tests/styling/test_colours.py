import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.styling.colours import from_ass, to_ass, to_tags, transparency

COLOURS = st.from_regex(r"#[0-9A-F]{6}([0-9A-F]{2})?", fullmatch=True)


def test_bytes_are_reversed_and_opacity_becomes_transparency() -> None:
    assert to_ass("#102030") == "&H00302010"
    assert to_ass("#10203040") == "&HBF302010"
    assert to_tags("#102030CC", 3) == r"\3c&H302010&\3a&H33&"
    assert transparency("#00000000") == 255


@given(COLOURS)
def test_a_colour_survives_the_way_to_ass_and_back(colour: str) -> None:
    opaque = colour[:7] if colour[7:] == "FF" else colour
    assert from_ass(to_ass(colour)) == opaque


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("&H0000FF&", "#FF0000"),
        ("&HFF", "#FF0000"),
        ("H80FFFFFF", "#FFFFFF7F"),
        ("16777215", "#FFFFFF"),
        ("-2147483640", "#0800007F"),
        (" &h00c0ffee ", "#EEFFC0"),
    ],
)
def test_colours_of_old_scripts_are_understood(written: str, colour: str) -> None:
    assert from_ass(written) == colour


@pytest.mark.parametrize("nonsense", ["", "red", "&H", "&H123456789", "0x123"])
def test_what_is_no_colour_is_refused(nonsense: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        from_ass(nonsense)
