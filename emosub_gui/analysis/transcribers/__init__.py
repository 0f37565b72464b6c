"""Speech recognisers, one module each, behind the `Transcriber` protocol; see `registry`."""
