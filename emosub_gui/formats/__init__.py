"""Files in and out: ASS, SRT, WebVTT, SMI, text, labels and projects; see `formats.registry`."""
