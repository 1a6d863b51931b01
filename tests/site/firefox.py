"""A real Firefox, driven by WebDriver BiDi (W3C) without any other program.

Drivers start Firefox with a file policy that hides what users meet: here it is the real one.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

PREFERENCES = {
    "security.fileuri.strict_origin_policy": "true",
    "browser.shell.checkDefaultBrowser": "false",
    "datareporting.policy.dataSubmissionEnabled": "false",
    "app.update.enabled": "false",
}


def firefox() -> str | None:
    """Return the path of Firefox, when there is one."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def firefox_or_skip() -> str:
    """Return the path of Firefox; without it, CI fails and a desk skips the test."""
    path = firefox()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI must install Firefox")
        pytest.skip("no Firefox on this desk; install it to run this test")
    return path


class Firefox:
    """One window of a new profile."""

    def __init__(self, path: str, profile: Path) -> None:
        profile.mkdir(parents=True, exist_ok=True)
        lines = (f'user_pref("{name}", {value});' for name, value in PREFERENCES.items())
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [path, "--headless", "--no-remote", "--profile", str(profile)]
        self._process = subprocess.Popen(
            [*command, "--remote-debugging-port", "0"],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        self._open = ExitStack()
        self._socket: ClientConnection = self._open.enter_context(
            connect(f"{self._address()}/session", max_size=None)
        )
        self._ids = itertools.count(1)
        self.messages: list[str] = []
        self.call("session.new", {"capabilities": {}})
        self.call("session.subscribe", {"events": ["log.entryAdded"]})
        tree = self.call("browsingContext.getTree", {})
        self._window = tree["contexts"][0]["context"]

    def _address(self) -> str:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
                return found[1]
        raise RuntimeError("Firefox did not start")

    def call(self, method: str, params: dict[str, Any]) -> Any:
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(timeout=60))
            if answer.get("method") == "log.entryAdded":
                entry = answer["params"]
                if entry["level"] == "error":
                    self.messages.append(str(entry.get("text")))
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{answer['error']}: {answer.get('message')}")
                return answer["result"]

    def open(self, url: str) -> None:
        # A page left while a font still comes would say that the font failed.
        self.run("document.fonts.ready.then(() => 0)")
        params = {"context": self._window, "url": url, "wait": "complete"}
        self.call("browsingContext.navigate", params)

    def run(self, expression: str) -> Any:
        """Return the value of an expression, a promise awaited, as JSON tells it."""
        answer = self.call(
            "script.evaluate",
            {
                "expression": f"Promise.resolve({expression}).then(JSON.stringify)",
                "target": {"context": self._window},
                "awaitPromise": True,
            },
        )
        if answer["type"] != "success":
            raise RuntimeError(str(answer["exceptionDetails"]["text"]))
        value = answer["result"].get("value")
        return None if value is None else json.loads(value)

    def close(self) -> None:
        self._open.close()
        self._process.terminate()
        self._process.wait(timeout=30)
        if self._process.stderr is not None:
            self._process.stderr.close()
