"""How right models are, on labelled lines, and what would make them more so."""
