import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.core.cue import Cue, Margins
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import Animation, Position, Style, StylePatch, Theme
from emosub_gui.styling.dress import Dresser, sharing_the_screen
from emosub_gui.styling.scaling import scale_to, scaled_theme
from emosub_gui.styling.tags import number, style_line

PLAIN = Theme(name="plain", emotions={Emotion.ANGRY: StylePatch(fill="#FF0000", size=60)})


def dress(cue: Cue, theme: Theme = PLAIN, size: tuple[int, int] = (1920, 1080)) -> tuple[str, str]:
    dressed = Dresser(theme, *size).dress(cue)
    return dressed.style, dressed.text


def test_a_line_without_departures_has_no_tags() -> None:
    assert dress(Cue(1, 0, 999, "Hey", emotion=Emotion.ANGRY)) == ("Emotion.Angry", "Hey")


def test_only_departures_from_the_named_style_become_tags() -> None:
    patch = StylePatch(fill="#FF0000", size=48, weight=700, angle=3)
    cue = Cue(1, 0, 999, "Hey", emotion=Emotion.ANGRY, override=patch)
    assert dress(cue) == ("Emotion.Angry", r"{\fs48\b1\frz3}Hey")


@pytest.mark.parametrize(
    ("weight", "flag", "tags"),
    [(400, "0", ""), (700, "-1", ""), (300, "0", r"{\b300}"), (900, "-1", r"{\b900}")],
)
def test_a_weight_that_styles_cannot_say_is_said_by_the_lines(
    weight: int, flag: str, tags: str
) -> None:
    theme = Theme(name="x", base=Style(weight=weight))
    dresser = Dresser(theme, 1920, 1080)
    assert dresser.dress(Cue(1, 0, 999, "Hey")).text == f"{tags}Hey"
    assert dict(style_line("x", dresser.looks()[0].style).fields)["Bold"] == flag
    lighter = Cue(1, 0, 999, "Hey", override=StylePatch(weight=400))
    assert dresser.dress(lighter).text == (r"{\b0}Hey" if flag == "-1" else "Hey")


def test_a_position_is_a_share_of_any_picture_and_the_texts_own_goes_first() -> None:
    theme = Theme(name="x", emotions={Emotion.SAD: StylePatch(position=Position(0.25, 0.9))})
    assert dress(Cue(1, 0, 9, "a", emotion=Emotion.SAD), theme)[1] == r"{\pos(480,972)}a"
    assert dress(Cue(1, 0, 9, "a", emotion=Emotion.SAD), theme, (640, 360))[1] == (
        r"{\pos(160,324)}a"
    )
    own = Cue(1, 0, 9, r"{\pos(1,2)}a", emotion=Emotion.SAD)
    assert dress(own, theme)[1] == own.text


def test_an_imported_style_is_kept_and_takes_every_override() -> None:
    cue = Cue(1, 0, 999, "Hey", emotion=Emotion.ANGRY, style="Sign")
    assert dress(cue) == ("Sign", "Hey")
    cue = Cue(1, 0, 999, "Hey", style="Sign", override=StylePatch(fill="#FFFFFF"))
    assert dress(cue) == ("Sign", r"{\1c&HFFFFFF&\1a&H00&}Hey")


def test_a_comment_gets_no_tags() -> None:
    theme = Theme(name="x", base=Style(fade_in=100, animation=Animation.POP), label_emotions=True)
    cue = Cue(1, 0, 999, "note", emotion=Emotion.SAD, comment=True)
    assert dress(cue, theme) == ("Emotion.Sad", "note")


def test_fades_leave_half_of_a_short_cue() -> None:
    theme = Theme(name="x", base=Style(fade_in=300, fade_out=100))
    assert dress(Cue(1, 0, 999, "a"), theme)[1] == r"{\fad(300,100)}a"
    assert dress(Cue(1, 0, 200, "a"), theme)[1] == r"{\fad(75,25)}a"
    assert dress(Cue(1, 0, 0, "a"), theme)[1] == r"{\fad(0,0)}a"


def test_lengths_follow_the_picture_and_percentages_do_not() -> None:
    patch = StylePatch(size=90, outline=6, scale_x=120, blur=1.5)
    cue = Cue(1, 0, 999, "a", override=patch)
    assert dress(cue, size=(1280, 720))[1] == r"{\fs60\bord4\fscx120\blur1}a"


def test_margins_of_the_override_fill_in_where_the_cue_has_none() -> None:
    cue = Cue(
        1,
        0,
        9,
        "a",
        margins=Margins(left=7),
        override=StylePatch(margin_side=30, margin_vertical=9),
    )
    assert Dresser(PLAIN, 1920, 1080).dress(cue).margins == Margins(7, 30, 9)


@pytest.mark.parametrize(
    ("size", "scale"),
    [((1920, 1080), 1.0), ((3840, 2160), 2.0), ((1280, 720), 2 / 3), ((1080, 1920), 1.0)],
)
def test_the_shorter_side_sets_the_scale(size: tuple[int, int], scale: float) -> None:
    assert scale_to(*size) == scale


def test_a_theme_is_scaled_in_all_its_parts() -> None:
    theme = Theme(
        name="x",
        emotions={Emotion.SAD: StylePatch(size=40)},
        voices={"shout": StylePatch(outline=8)},
        speakers={"Mina": StylePatch(margin_side=10)},
    )
    half = scaled_theme(theme, 0.5)
    assert half.base.size == theme.base.size / 2
    assert half.emotions[Emotion.SAD].size == 20
    assert half.voices["shout"].outline == 4
    assert half.speakers["Mina"].margin_side == 5


def test_a_style_is_written_in_the_terms_of_ass() -> None:
    style = Style(
        font="A,B", weight=700, fill="#11223380", border="box", alignment=8, margin_side=10.4
    )
    fields = dict(style_line("Emotion.Sad", style).fields)
    assert fields["Fontname"] == "A B"
    assert fields["PrimaryColour"] == "&H7F332211"
    assert (fields["Bold"], fields["Italic"]) == ("-1", "0")
    assert (fields["BorderStyle"], fields["Alignment"]) == ("3", "8")
    assert (fields["MarginL"], fields["MarginR"]) == ("10", "10")


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (1.5, "1.5"), (0.333, "0.33"), (-0.001, "0"), (100, "100")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=12))
def test_cues_that_share_the_screen_are_found(spans: list[tuple[int, int]]) -> None:
    cues = [Cue(number, min(span), max(span) + 1, "x") for number, span in enumerate(spans, 1)]
    expected = {
        cue.id
        for cue in cues
        for other in cues
        if cue is not other and cue.start < other.end and other.start < cue.end
    }
    assert sharing_the_screen(cues) == expected


def test_what_is_not_seen_shares_nothing_and_what_shares_stays_still() -> None:
    theme = Theme(name="x", base=Style(animation=Animation.POP))
    hidden = [Cue(1, 0, 9, "x"), Cue(2, 0, 9, ""), Cue(3, 0, 9, "note", comment=True)]
    assert sharing_the_screen(hidden) == frozenset()
    dresser = Dresser(theme, 1920, 1080, frozenset({2}))
    assert "\\t(" in dresser.dress(Cue(1, 0, 999, "x")).text
    assert dresser.dress(Cue(2, 0, 999, "x")).text == "x"


def test_a_tag_without_a_value_returns_to_the_lines_own_look_whatever_it_was_said_by() -> None:
    theme = Theme(name="x", base=Style(weight=900, blur=2, fill="#112233"))
    text = r"{\b0\blur9\c&HFF&}one{\b\blur\c\i} two{\r} three{\b}"
    assert dress(Cue(1, 0, 999, text), theme)[1] == (
        r"{\b900\blur2}{\b0\blur9\c&HFF&}one{\b900\blur2\c&H332211&\i0} two{\r} three{\b}"
    )
    own = StylePatch(size=80, italic=True)
    text = r"{\fs20\i0}one{\fs\i} two"
    assert dress(Cue(1, 0, 999, text, override=own))[1] == (
        r"{\fs80\i1}{\fs20\i0}one{\fs80\i1} two"
    )
    literal = r"C:\b\N{\i1}a"
    assert dress(Cue(1, 0, 999, literal))[1] == literal
    foreign = Cue(1, 0, 999, r"{\b1}a{\b}b", style="Sign")
    assert dress(foreign)[1] == foreign.text


def test_the_texts_own_fade_and_alignment_go_before_the_looks() -> None:
    theme = Theme(name="x", base=Style(fade_in=200, fade_out=200))
    cue = Cue(1, 0, 999, r"{\fad(50,0)\an8}a", override=StylePatch(alignment=5))
    assert dress(cue, theme)[1] == cue.text
