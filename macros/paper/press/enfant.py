"""A press in a process of its own, run by presses.py: its memory goes back when it ends.

Of the house it imports packing.py and what packs. A line of JSON asks for a PDF, or for what a template leaves under a
label; a line of JSON answers with a size and a fault, then come the bytes.
"""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Final, TypedDict

import typst

sys.path.append(str(Path(__file__).parents[3]))
from macros.paper.press import packing  # Alone, a press knows no folder of ours.

New = Callable[..., typst.Compiler]


class Ask(TypedDict):
    """What is asked of a press: a template of a folder, with its data, the second it is dated from,
    and a label when what stands under it is wanted, not the PDF."""

    root: str
    template: str
    data: str
    stamp: int
    label: str


STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): Typst refuses to write a document that its own checker faults."""


def main(folder: str) -> None:
    """Answer every line of the input until it ends, with the fonts of a folder."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Who started it ends it.
    new = partial(
        typst.Compiler, font_paths=typst.Fonts(False, False, [folder]), ignore_system_fonts=True
    )
    kept = cache(lambda root, template: new(f"{root}/{template}", root=root))
    for line in sys.stdin.buffer:
        asked: Ask = json.loads(line)
        made, fault = b"", ""
        try:
            made = _found(new, asked) if asked["label"] else _printed(kept, asked)
        except RuntimeError as error:
            fault = f"{getattr(error, 'message', error)}\n{getattr(error, 'diagnostic', '')}"
        sys.stdout.buffer.write(json.dumps({"size": len(made), "fault": fault}).encode() + b"\n")
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()


def _printed(kept: New, asked: Ask) -> bytes:
    made = kept(asked["root"], asked["template"]).compile(
        sys_inputs={"data": asked["data"]},
        format="pdf",
        pdf_standards=STANDARD,
        timestamp=asked["stamp"],
    )
    return packing.packed(made if isinstance(made, bytes) else b"".join(made or ()))


def _found(new: New, asked: Ask) -> bytes:
    path = f"{asked['root']}/{asked['template']}"
    compiler = new(path, root=asked["root"], sys_inputs={"data": asked["data"]})
    found: str = compiler.query(f"<{asked['label']}>", field="value")
    return found.encode()


if __name__ == "__main__":
    main(*sys.argv[1:])
