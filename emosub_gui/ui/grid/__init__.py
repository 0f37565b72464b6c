"""The cue grid: every line of the film in a table."""
