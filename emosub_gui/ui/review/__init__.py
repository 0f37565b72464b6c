"""The review panel, and the dialogs around it."""
