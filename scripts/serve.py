"""serve: a live preview on http://127.0.0.1:8000, toolbox and pages watched."""

from __future__ import annotations

import logging
import sys

from macros.host_words import failure, handler
from macros.model.problems import ToolboxError
from macros.store import ROOT, load


def main() -> int:
    """Serve until interrupted; problems are printed and the preview waits for the mending."""
    from mkdocs.commands.serve import serve

    try:
        load()
    except ToolboxError as error:
        print(error, file=sys.stderr)
        return 1
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    logging.getLogger("mkdocs").addHandler(handler(logging.INFO))
    try:
        serve(str(ROOT / "mkdocs.yml"), strict=False)
    except Exception as error:
        print(failure(error), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
