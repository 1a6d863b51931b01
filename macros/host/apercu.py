"""The preview's server: each address answered when it is asked for, on this machine only.

Another site open in the browser may ask this server for pages under a name of its own (DNS
rebinding): only the names of this machine are answered.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from .answers import NEWS, Answer, own
from .bulletin import Bulletin

HOST, PORT, TRIED = "127.0.0.1", 8000, 20
"""Where the preview listens, and how many ports it tries from there when others hold them."""

_STILL = 15.0
"""Seconds without news after which a line is sent all the same, to learn who has left."""

_REFUSED = Answer(
    "Cet aperçu ne répond qu’à http://127.0.0.1 ou http://localhost.\n".encode(),
    "text/plain; charset=utf-8",
    HTTPStatus.FORBIDDEN,
)


class Preview(ThreadingHTTPServer):
    """A server that listens from its making, and answers once it knows what."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # There, it would let two servers share an address.

    def __init__(self, port: int) -> None:
        super().__init__((HOST, port), _Handler)
        self.bulletin = Bulletin()
        self._ready = Event()
        self._answer: Callable[[str], Answer]

    @property
    def address(self) -> str:
        """Where browsers find the preview."""
        return f"http://{HOST}:{self.server_port}/"

    def start(self) -> None:
        """Listen from now on; who asks waits for `answers_by`."""
        Thread(target=self.serve_forever, daemon=True).start()

    def answers_by(self, answer: Callable[[str], Answer]) -> None:
        """Answer from now on, and those who wait first; answer: given a path, from the root."""
        self._answer = answer
        self._ready.set()

    def answered(self, path: str) -> Answer:
        """Return the answer to a path, once the preview is ready."""
        self._ready.wait()
        return self._answer(path)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that left before its answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def preview(port: int = PORT) -> Preview:
    """Return a server at the first free port; OSError when none of those tried is."""
    for tried in range(port, port + TRIED):
        try:
            return Preview(tried)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES} or tried == port + TRIED - 1:
                raise
    raise AssertionError


def is_here(host: str) -> bool:
    """Say whether a request names this machine."""
    return bool(re.fullmatch(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", host, re.IGNORECASE))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Preview

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not is_here(self.headers.get("Host", "")):
            self._give(_REFUSED)
        elif path == NEWS:
            self._tell_news()
        else:
            self._give(own(path) or self.server.answered(path))

    do_HEAD = do_GET  # noqa: N815

    def _give(self, answer: Answer) -> None:
        known = bool(answer.digest) and self.headers.get("If-None-Match") == f'"{answer.digest}"'
        content = b"" if known else answer.content
        self.send_response(HTTPStatus.NOT_MODIFIED if known else answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        if answer.digest:
            self.send_header("ETag", f'"{answer.digest}"')
        if answer.elsewhere:
            self.send_header("Location", answer.elsewhere)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def _tell_news(self) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        number = -1
        with suppress(ConnectionError):
            self.wfile.write(b"retry: 1000\n\n")
            while self.command == "GET":
                news = self.server.bulletin.after(number, _STILL)
                self.wfile.write(news.told() if news else b":\n\n")
                number = news.number if news else number

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: a line for each file would hide what is to be corrected."""
