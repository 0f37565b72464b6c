"""The timeline: sound, cues as blocks upon it, and retiming them by dragging."""
