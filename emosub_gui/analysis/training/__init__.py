"""Scripts that make the embedded models from public data."""
