"""test: the whole suite, on every processor; arguments, when given, go to pytest instead."""

from __future__ import annotations

import sys

WHOLE = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
"""Files go whole to a process each, in the order that tests/conftest.py says."""


def main(arguments: list[str]) -> int:
    """Run pytest and return its exit code."""
    import pytest

    return int(pytest.main(arguments or WHOLE))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
