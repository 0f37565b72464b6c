"""EmoSub: a subtitle editor that hears how a line was said."""

__version__ = "0.1.0"
