"""Sound as a picture: waveform, spectrogram, and the ruler of time above it."""
