"""What a voice does, measured: speech, pitch, loudness, timbre, and what is usual for it."""
