"""lint: style, types and the one-way rule between packages."""

from __future__ import annotations

import subprocess
import sys

COMMANDS = (
    (sys.executable, "-m", "ruff", "check", "."),
    (sys.executable, "-m", "ruff", "format", "--check", "."),
    (sys.executable, "-m", "mypy"),
    (sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"),
)


def main() -> int:
    """Run every check of the code, all of them even after a failure; return 1 if any failed."""
    return int(
        sum(subprocess.run(command, check=False).returncode != 0 for command in COMMANDS) > 0
    )


if __name__ == "__main__":
    sys.exit(main())
