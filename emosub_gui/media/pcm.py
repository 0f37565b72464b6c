"""The one form in which sound is kept and handed around."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 16_000

Pcm = NDArray[np.int16]
"""(samples,) int16 at 16 kHz, mono."""
