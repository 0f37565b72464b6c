"""A model hub on this machine: what `huggingface_hub` asks of one, and plain files with ranges.

It can break off in the middle of a file, as a bad connection does.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_LONGEST_HOLD_S = 10.0
COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Hub(ThreadingHTTPServer):
    """Serves `files`: paths such as `owner/name/config.json` to bytes."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: dict[str, bytes] = {}
        self.checksums: dict[str, str] = {}
        self.add(files)
        self.newest = COMMIT
        """What `main` stands for."""
        self.break_off_after: int | None = None
        """Bytes of an answer's body after which the connection ends, once for each number set."""
        self.always_break_off = False
        self.hold_after: int | None = None
        """Bytes of an answer's body after which it waits until `go_on` is set."""
        self.go_on = threading.Event()
        self.ranges: list[str] = []
        """The ranges that were asked for."""

    def add(self, files: dict[str, bytes]) -> None:
        """Serve more files."""
        self.files |= files
        self.checksums |= {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that went away: tests of cancelling make them."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def hub(files: dict[str, bytes]) -> Iterator[Hub]:
    """Run a hub while the block runs."""
    server = Hub(files)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Hub

    def log_message(self, *args: object) -> None:
        del args

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        path = self.path.partition("?")[0].lstrip("/")
        if found := re.fullmatch(r"api/models/([\w.-]+/[\w.-]+)(?:/revision/(\w+))?", path):
            self._facts(found[1], self._commit(found[2]))
        elif found := re.fullmatch(r"api/models/([\w.-]+/[\w.-]+)/tree/\w+", path):
            self._tree(found[1])
        elif found := re.fullmatch(r"([\w.-]+/[\w.-]+)/resolve/(\w+)/(.+)", path):
            self._file(f"{found[1]}/{found[3]}", body=body, commit=self._commit(found[2]))
        else:
            self._file(path, body=body)

    def _facts(self, repository: str, commit: str) -> None:
        siblings = [
            {
                "rfilename": path.removeprefix(f"{repository}/"),
                "size": len(data),
                "lfs": {"sha256": self.server.checksums[path], "size": len(data), "pointerSize": 1},
            }
            for path, data in self.server.files.items()
            if path.startswith(f"{repository}/")
        ]
        if not siblings:
            self._send(404, b"", {"X-Error-Code": "RepoNotFound"})
            return
        facts = {"id": repository, "modelId": repository, "sha": commit, "siblings": siblings}
        self._send(200, json.dumps(facts).encode(), {"Content-Type": "application/json"})

    def _tree(self, repository: str) -> None:
        files = [
            {
                "type": "file",
                "path": path.removeprefix(f"{repository}/"),
                "size": len(data),
                "oid": "0",
            }
            for path, data in self.server.files.items()
            if path.startswith(f"{repository}/")
        ]
        self._send(200, json.dumps(files).encode(), {"Content-Type": "application/json"})

    def _file(self, path: str, *, body: bool, commit: str = COMMIT) -> None:
        if path not in self.server.files:
            self._send(404, b"", {"X-Error-Code": "EntryNotFound"})
            return
        data = self.server.files[path]
        headers = {
            "ETag": f'"{self.server.checksums[path]}"',
            "X-Repo-Commit": commit,
            "Accept-Ranges": "bytes",
        }
        status, start = 200, 0
        if asked := self.headers.get("Range"):
            if body:
                self.server.ranges.append(asked)
            start = int(asked.removeprefix("bytes=").partition("-")[0])
            if start >= len(data):
                self._send(416, b"", {"Content-Range": f"bytes */{len(data)}"})
                return
            status = 206
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        self._send(status, data[start:], headers, body=body)

    def _send(
        self, status: int, data: bytes, headers: dict[str, str], *, body: bool = True
    ) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if not body:
            return
        limit = self.server.break_off_after
        if limit is not None and len(data) > limit:
            if not self.server.always_break_off:
                self.server.break_off_after = None
            self.wfile.write(data[:limit])
            self.close_connection = True
            return
        held = self.server.hold_after
        if held is not None and len(data) > held:
            self.wfile.write(data[:held])
            self.server.go_on.wait(_LONGEST_HOLD_S)
            data = data[held:]
        self.wfile.write(data)

    def _commit(self, revision: str | None) -> str:
        """Return the commit of a revision: every commit exists, and `main` is one of them."""
        return revision if revision and len(revision) == len(COMMIT) else self.server.newest
