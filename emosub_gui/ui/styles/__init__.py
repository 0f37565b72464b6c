"""The style studio: how each emotion, voice and speaker looks."""
