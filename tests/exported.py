"""Looking into films that were written."""

from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray


class Written:
    """What a file holds."""

    def __init__(self, path: Path) -> None:
        with av.open(str(path)) as container:
            streams = container.streams
            known = [stream.codec_context for stream in streams if stream.codec_context]
            self.codecs = [context.codec.canonical_name for context in known]
            self.languages = [stream.language for stream in streams]
            self.kinds = [stream.type for stream in streams]
            self.metadata = [dict(stream.metadata) for stream in streams]
            start = container.start_time or 0
            self.times: list[int] = []
            self.pictures: list[NDArray[np.uint8]] = []
            for frame in container.decode(video=0):
                self.times.append(round((frame.time - start / av.time_base) * 1000))
                self.pictures.append(frame.to_ndarray(format="rgb24"))

    def at(self, time: int) -> NDArray[np.uint8]:
        """Return the picture that is shown at a time in ms."""
        index = max(i for i, each in enumerate(self.times) if each <= time)
        return self.pictures[index]


def white(picture: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Return where a picture is as white as letters are; numbered pictures are not."""
    return (picture > 235).all(axis=2)
