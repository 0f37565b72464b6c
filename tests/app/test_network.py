"""Addresses for downloads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
