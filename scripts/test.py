"""test: the whole suite; extra arguments go to pytest."""

from __future__ import annotations

import sys


def main(arguments: list[str]) -> int:
    """Run pytest and return its exit code."""
    import pytest

    return int(pytest.main(arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
