"""Settings profiles in files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.measuring.profiles import Profile, load, save
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.errors import FileMissingError, ProfileError

profiles = st.builds(
    Profile,
    fusion=st.builds(
        FusionSettings,
        text_weight=st.floats(0, 4),
        audio_temperature=st.floats(0.1, 9),
        emotion_weights=st.dictionaries(st.sampled_from(EMOTIONS), st.floats(0.01, 9)),
        neutral_suppression=st.floats(0, 0.99),
    ),
    note=st.text(),
)


@given(profiles)
def test_a_profile_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, profile: Profile
) -> None:
    path = tmp_path_factory.mktemp("p") / "mine.profile.json"
    save(profile, path)
    assert load(path) == profile


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"kind": "emosub-profile"}',
        '{"kind": "emosub-profile", "fusion": {"text_temperature": 0}}',
        '{"kind": "emosub-profile", "fusion": {"neutral_suppression": 1}}',
        '{"kind": "emosub-profile", "fusion": {"emotion_weights": {"bored": 2}}}',
        '{"kind": "emosub-profile", "fusion": {"emotion_weights": {"happy": -1}}}',
    ],
)
def test_anything_else_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(text)
    with pytest.raises(ProfileError, match="other"):
        load(path)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(b'{"kind": "\xff"}')
    with pytest.raises(ProfileError):
        load(path)


def test_a_profile_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        load(tmp_path / "none.json")
