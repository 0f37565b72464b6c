import msgspec
import pytest

from emosub_gui.core.cue import Cue, Prosody, Voice
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.theme import Border, StylePatch, Theme
from emosub_gui.styling.looks import Looks, emotion_of, own_style, resolve

WHISPERED = Prosody(voice=Voice.WHISPER)
THEME = Theme(
    name="test",
    emotions={Emotion.ANGRY: StylePatch(fill="#AA0000", size=60, italic=False)},
    speakers={"Mina": StylePatch(fill="#00BB00", size=70)},
    voices={"whisper": StylePatch(size=40, italic=True)},
)


def test_each_layer_goes_over_the_one_before() -> None:
    cue = Cue(1, 0, 1000, emotion=Emotion.ANGRY)
    assert resolve(cue, THEME) == msgspec.structs.replace(THEME.base, fill="#AA0000", size=60)
    cue = msgspec.structs.replace(cue, speaker="Mina")
    assert (resolve(cue, THEME).fill, resolve(cue, THEME).size) == ("#00BB00", 70)
    cue = msgspec.structs.replace(cue, prosody=WHISPERED)
    assert (resolve(cue, THEME).fill, resolve(cue, THEME).size) == ("#00BB00", 40)
    cue = msgspec.structs.replace(cue, override=StylePatch(size=99))
    assert (resolve(cue, THEME).size, resolve(cue, THEME).italic) == (99, True)


def test_names_say_where_a_look_comes_from() -> None:
    looks = Looks(THEME)
    assert looks.of(Cue(1, 0, 1)).name == "Default"
    assert looks.of(Cue(1, 0, 1, emotion=Emotion.FEAR, speaker="Nobody")).name == "Emotion.Fear"
    mina = Cue(1, 0, 1, emotion=Emotion.ANGRY, speaker="Mina", prosody=WHISPERED)
    assert looks.of(mina).name == "Emotion.Angry.Mina.Whisper"
    boxed = msgspec.structs.replace(mina, override=StylePatch(border=Border.BOX))
    assert looks.of(boxed).name == "Emotion.Angry.Mina.Whisper.Box"
    assert looks.of(boxed).style.border is Border.BOX


def test_the_base_and_every_emotion_have_a_style_and_variants_only_where_used() -> None:
    looks = Looks(THEME)
    plain = ["Default", *(f"Emotion.{emotion.capitalize()}" for emotion in EMOTIONS)]
    assert [look.name for look in looks.named()] == plain
    looks.of(Cue(1, 0, 1, emotion=Emotion.SAD, prosody=WHISPERED))
    assert [look.name for look in looks.named()] == [*plain, "Emotion.Sad.Whisper"]


def test_different_looks_never_share_a_name() -> None:
    theme = Theme(
        name="clash",
        speakers={
            "A,B": StylePatch(size=10),
            "A B": StylePatch(size=20),
            "Whisper": StylePatch(size=30),
        },
        voices={"whisper": StylePatch(size=40)},
    )
    looks = Looks(theme)
    cues = [Cue(1, 0, 1, speaker=name) for name in ("A,B", "A B", "Whisper")]
    cues.append(Cue(1, 0, 1, prosody=WHISPERED))
    found = [looks.of(cue) for cue in cues]
    assert len({look.name for look in found}) == len({look.style for look in found}) == 4
    assert not any(set(",{}\\*") & set(look.name) for look in found)


@pytest.mark.parametrize(
    ("name", "emotion"),
    [
        ("Emotion.Angry", Emotion.ANGRY),
        ("Emotion.Sad.Mina.Whisper", Emotion.SAD),
        ("Emotion.Hungry", None),
        ("Emotion", None),
        ("Angry", None),
        ("Default", None),
    ],
)
def test_our_own_style_names_are_recognised(name: str, emotion: Emotion | None) -> None:
    assert emotion_of(name) is emotion


def test_an_imported_style_is_kept_and_an_outdated_one_of_ours_is_not() -> None:
    assert own_style(Cue(1, 0, 1, style="Sign", emotion=Emotion.SAD)) == "Sign"
    assert own_style(Cue(1, 0, 1, style="Emotion.Sad", emotion=Emotion.SAD)) == "Emotion.Sad"
    assert own_style(Cue(1, 0, 1, style="Emotion.Sad", emotion=Emotion.ANGRY)) == ""
