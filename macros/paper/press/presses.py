"""The presses at work: processes that print one document after another, and leave with their memory."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from queue import Empty, LifoQueue

from .glyphs import font_folder

MOST_SIGNS = 1_000_000
"""Signs of data after which a press is replaced: the compiler never gives its memory back."""

_CODE = Path(__file__).with_name("enfant.py")


class Press:
    """A process that prints what it is asked, one document at a time."""

    def __init__(self) -> None:
        command = [sys.executable, "-I", str(_CODE), str(font_folder())]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._signs = 0

    @property
    def tired(self) -> bool:
        """Whether another should take its place."""
        return self._signs > MOST_SIGNS or self._process.poll() is not None

    def ask(self, asked: Mapping[str, object]) -> tuple[bytes, str]:
        """Return what was made, and what the compiler refused; EOFError when the process died."""
        line = json.dumps(asked)
        self._signs += len(line)
        entry, out = self._process.stdin, self._process.stdout
        assert entry is not None and out is not None  # noqa: S101, PT018
        try:
            entry.write(line.encode() + b"\n")
            entry.flush()
        except OSError as error:
            raise EOFError from error
        told = json.loads(out.readline() or "null")
        if told is None:
            raise EOFError
        return out.read(told["size"]), told["fault"]

    def close(self) -> None:
        """Let the process end, and its memory go back."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        self._process.wait()


_IDLE: LifoQueue[Press] = LifoQueue()


def asked(
    template: str, root: Path, data: str, *, stamp: int = 0, label: str = ""
) -> tuple[bytes, str]:
    """Return the PDF of a template of a folder, dated in seconds since 1970, or what it leaves under
    a label; then what the compiler refused, if anything."""
    told = {"template": template, "root": str(root), "data": data, "stamp": stamp, "label": label}
    press = _free()
    try:
        return press.ask(told)
    except EOFError:
        return b"", "the press stopped before it had printed"
    finally:
        if press.tired:
            press.close()
        else:
            _IDLE.put(press)


def rest() -> None:
    """Send home every press that waits."""
    while True:
        try:
            _IDLE.get_nowait().close()
        except Empty:
            return


atexit.register(rest)


def _free() -> Press:
    try:
        return _IDLE.get_nowait()
    except Empty:
        return Press()
