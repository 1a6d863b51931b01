"""test: the whole suite, on every processor; --vite leaves out what takes long."""

from __future__ import annotations

import os
import sys

BY_FILE = ["-rs", "--dist", "loadfile", "--no-loadscope-reorder"]
"""Files go whole to a process each, in the order that tests/conftest.py says; what is skipped is
told, and why."""

WHOLE = [*BY_FILE, "-n", str((os.cpu_count() or 1) + 1)]
"""One process more than there are processors: browsers, and what is killed on purpose, are waited for."""

LONG = (
    "site",
    "test_apercu_pages.py",
    "test_pages_gardees.py",
    "test_papier_*",
    "test_assemblage.py",
    "test_bureautique.py",
    "test_calculs.py",
    "test_changer_un_outil.py",
    "test_nomenclature.py",
    "test_nouveau*",
    "test_preuve.py",
    "test_verbes.py",
)
"""What takes a browser, a whole site, a press, other programs, or the whole toolbox many times."""

QUICK = [*BY_FILE, "-n", "auto", *(f"--ignore-glob=tests/{name}" for name in LONG)]


def main(arguments: list[str]) -> int:
    """Run pytest and return its exit code; arguments, when given, go to it instead."""
    import pytest

    # Some tests start Python again, dozens of times: each then finds the code compiled.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    if "--vite" in arguments:
        return int(pytest.main(QUICK + [each for each in arguments if each != "--vite"]))
    return int(pytest.main(arguments or WHOLE))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
