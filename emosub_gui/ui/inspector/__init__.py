"""The inspector: the selected line, what it is, and why."""
