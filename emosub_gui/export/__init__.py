"""Films with their subtitles burned in or along, by the ffmpeg program."""
