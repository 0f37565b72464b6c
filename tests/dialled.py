"""Who a piece of code tried to reach over the network: what "offline never waits" rests on."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_listeners: list[list[str]] = []


def _note(event: str, arguments: tuple[object, ...]) -> None:
    place = {"socket.getaddrinfo": 0, "socket.connect": 1}.get(event)
    # A socket between processes of this machine has a path, and is no network.
    if place is not None and not (event == "socket.connect" and isinstance(arguments[1], str)):
        for listener in _listeners:
            listener.append(str(arguments[place]))


sys.addaudithook(_note)


@contextmanager
def dialled() -> Iterator[list[str]]:
    """Yield a list that grows by each address that this process looks up or connects to."""
    calls: list[str] = []
    _listeners.append(calls)
    try:
        yield calls
    finally:
        _listeners.remove(calls)
