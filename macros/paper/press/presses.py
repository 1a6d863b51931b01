"""The presses at work, and who reads what they print again: processes that make one document after
another, and leave with their memory."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from queue import Empty, LifoQueue
from typing import TypeVar

from .glyphs import font_folder

MOST_SIGNS = 1_000_000
"""Signs of data after which a press is replaced: the compiler never gives its memory back."""


class Child:
    """A process of ours that answers what it is asked, one thing at a time."""

    code: str

    def __init__(self) -> None:
        code = str(Path(__file__).with_name(self.code))
        command = [sys.executable, "-I", code, str(font_folder())]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._signs = 0

    @property
    def tired(self) -> bool:
        """Whether another should take its place."""
        return self._signs > MOST_SIGNS or self._process.poll() is not None

    def _told(self, asked: Mapping[str, object], content: bytes = b"") -> tuple[bytes, str]:
        """Send a question, then bytes; return the bytes and the fault of the answer; EOFError when
        the process died."""
        line = json.dumps(asked)
        self._signs += len(line)
        entry, out = self._process.stdin, self._process.stdout
        assert entry is not None and out is not None  # noqa: S101, PT018
        try:
            entry.write(line.encode() + b"\n" + content)
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


class Press(Child):
    """Prints."""

    code = "enfant.py"

    def ask(self, asked: Mapping[str, object]) -> tuple[bytes, str]:
        """Return what was made, and what the compiler refused; EOFError when the process died."""
        return self._told(asked)


class Reader(Child):
    """Reads again what was printed."""

    code = "relecture.py"

    def ask(self, content: bytes) -> bytes:
        """Return the faults of a PDF, as JSON; EOFError when the process died."""
        return self._told({"size": len(content)}, content)[0]


_IDLE: LifoQueue[Press] = LifoQueue()
_READERS: LifoQueue[Reader] = LifoQueue()


def asked(
    template: str, root: Path, data: str, *, stamp: int = 0, label: str = ""
) -> tuple[bytes, str]:
    """Return the PDF of a template of a folder, dated in seconds since 1970, or what it leaves under
    a label; then what the compiler refused, if anything."""
    told = {"template": template, "root": str(root), "data": data, "stamp": stamp, "label": label}
    press = _free(_IDLE, Press)
    try:
        return press.ask(told)
    except EOFError:
        return b"", "the press stopped before it had printed"
    finally:
        if press.tired:
            press.close()
        else:
            _IDLE.put(press)


def read_again(content: bytes) -> list[tuple[int, str, str, str, float]]:
    """Return what each page of a PDF would lose on paper, as relecture.py tells it; EOFError when its
    process died."""
    reader = _free(_READERS, Reader)
    found = reader.ask(content)
    _READERS.put(reader)
    return [tuple(one) for one in json.loads(found)]


def rest() -> None:
    """Send home every press and every reader that waits."""
    _empty(_IDLE)
    _empty(_READERS)


atexit.register(rest)

C = TypeVar("C", bound=Child)


def _empty(idle: LifoQueue[C]) -> None:
    while True:
        try:
            idle.get_nowait().close()
        except Empty:
            return


def _free(idle: LifoQueue[C], new: type[C]) -> C:
    try:
        return idle.get_nowait()
    except Empty:
        return new()
