"""How downloads that a person allowed reach the model hub: through a proxy, or from a mirror.

Both go through the environment, which the analysis process inherits when it starts; the hub's
client and its HTTP library look there (`huggingface_hub` for HF_ENDPOINT).
"""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from emosub_gui.analysis.models import hub

_PROXY = ("HTTPS_PROXY", "HTTP_PROXY")
_MIRROR = ("HF_ENDPOINT",)
_INHERITED = {name: os.environ.get(name) for name in (*_PROXY, *_MIRROR)}


def apply(proxy: str, mirror: str) -> None:
    """Use these addresses from the next download on; "" is what the system says."""
    chosen = dict.fromkeys(_PROXY, proxy) | dict.fromkeys(_MIRROR, mirror)
    for name, address in chosen.items():
        value = address or _INHERITED[name]
        if value:
            os.environ[name] = value
        else:
            os.environ.pop(name, None)
    hub.reconnect()


def is_address(text: str) -> bool:
    """Tell whether a text is the web address of a host, such as `http://proxy:8080`."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
