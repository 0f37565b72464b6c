"""Subtitles as pictures: scripts drawn by libass, as mpv, VLC and FFmpeg draw them."""
