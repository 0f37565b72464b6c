"""Addresses for downloads."""

import pytest
from huggingface_hub import get_session
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.app import network
from emosub_gui.app.network import is_address


@pytest.mark.parametrize("text", ["http://proxy:8080", "https://hub.example/mirror"])
def test_web_addresses_are_known(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    ["", "proxy:8080", "http://", "ftp://host", "http://host:99999", "http://[", "http:///x"],
)
def test_others_are_none(text: str) -> None:
    assert not is_address(text)


@given(st.text())
def test_whatever_is_typed_is_answered(text: str) -> None:
    assert is_address(text) in (True, False)


def test_the_next_download_goes_by_the_address_that_was_just_chosen() -> None:
    before = get_session()
    try:
        network.apply("http://127.0.0.1:9", "")
        assert get_session() is not before
    finally:
        network.apply("", "")
