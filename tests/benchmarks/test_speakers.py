"""How long it takes to tell the speakers of a film apart, over the lines of one and of two hours.

pytest tests/benchmarks/test_speakers.py --benchmark-only
"""

import numpy as np
import pytest

from emosub_gui.analysis.speakers.clustering import cluster
from emosub_gui.analysis.voice.identity import FEATURES

SPREAD = 2.0


@pytest.mark.parametrize("lines", [750, 1500])
@pytest.mark.benchmark(group="speakers")
def test_five_speakers_are_told_apart(benchmark, lines):
    rng = np.random.default_rng(0)
    homes = rng.normal(0, np.sqrt(SPREAD), (5, FEATURES))
    points = homes[np.arange(lines) % 5] + rng.normal(size=(lines, FEATURES))
    points -= points.mean(axis=0)
    found = benchmark.pedantic(cluster, args=(points, SPREAD), rounds=3)
    assert len(found) == lines
