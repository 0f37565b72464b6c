"""Dialogs: each asks for values and hands them back as a value; none edits by itself."""
