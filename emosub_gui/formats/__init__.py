"""Files in and out: ASS, SRT, WebVTT, text, labels and projects."""
