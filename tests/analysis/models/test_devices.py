"""Graphics cards."""

import pytest

from emosub_gui.analysis.models import devices


def test_without_a_driver_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "_LIBRARY", "libnothing-of-this-name.so")
    assert devices.gpus() == []


def test_each_card_has_a_name_and_memory() -> None:
    for card in devices.gpus():
        assert card.name
        assert card.memory > 1 << 28
