"""The document and what can be done to it: plain values and pure functions."""
