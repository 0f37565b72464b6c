"""The widgets: one package for each panel, wired together by the main window."""
