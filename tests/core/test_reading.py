"""Reading rules with a person's own limits."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from emosub_gui.core import reading
from emosub_gui.core.checks import ProblemKind, check_cue
from emosub_gui.core.cue import Cue
from emosub_gui.core.reading import PROFILES, adjust, profile, published
from emosub_gui.core.resources import resource


@pytest.fixture(autouse=True)
def _as_published() -> Iterator[None]:
    yield
    adjust({})


def test_every_profile_that_comes_along_is_listed() -> None:
    assert {path.stem for path in resource("profiles").glob("*.json")} == set(PROFILES)


def test_own_limits_count_for_their_language_alone_and_can_be_taken_back() -> None:
    korean = profile("ko")
    adjust({"ko": replace(korean.limits, max_line=20)})
    assert profile("ko") == replace(korean, max_line=20)
    assert profile("ko").keep_with_previous == korean.keep_with_previous
    assert profile("en") == published("en")
    adjust({})
    assert profile("ko") == korean


def test_a_language_without_rules_follows_the_english_ones() -> None:
    adjust({"en": replace(published("en").limits, max_cps=15)})
    assert profile("fr").max_cps == profile("").max_cps == 15


def test_checks_go_by_the_limits_in_force() -> None:
    cue = Cue(1, 0, 2000, "Exactly thirty characters here")
    assert not check_cue(cue, profile("en"))
    adjust({"en": replace(published("en").limits, max_line=29)})
    assert [p.kind for p in check_cue(cue, reading.profile("en"))] == [ProblemKind.LINE_TOO_LONG]
