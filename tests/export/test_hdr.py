"""Colours of subtitles in HDR films."""

import pytest

from emosub_gui.export.hdr import HLG, PQ, for_hdr


@pytest.mark.parametrize(("transfer", "white"), [(PQ, 0.58), (HLG, 0.75)])
def test_white_is_graphics_white(transfer: int, white: float) -> None:
    script = for_hdr("Style: &H80FFFFFF,&H000000 {\\c&HFFFFFF&\\alpha&H40&}", transfer)
    level = int(script[11:13], 16)
    assert level / 255 == pytest.approx(white, abs=0.01)
    grey = f"{level:02X}" * 3
    assert script == f"Style: &H80{grey},&H000000 {{\\c&H{grey}&\\alpha&H40&}}"


@pytest.mark.parametrize("transfer", [PQ, HLG])
def test_brighter_stays_brighter(transfer: int) -> None:
    levels = [int(for_hdr(f"&H{value:02X}0000", transfer)[2:4], 16) for value in range(0, 256, 15)]
    assert levels == sorted(levels)
    assert levels[0] == 0
