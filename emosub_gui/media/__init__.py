"""Films as data: probe, one decode, waveform peaks, cache."""
