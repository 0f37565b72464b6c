"""The settings dialog: pages of rows, each bound to a field of `app.settings`."""
