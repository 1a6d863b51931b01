"""lock: writes requirements*.txt again from requirements*.in, for every system, with hashes."""

from __future__ import annotations

import shutil
import subprocess
import sys

OPTIONS = ("--universal", "--generate-hashes", "--python-version", "3.11", "--no-header", "--quiet")


def main() -> int:
    """Compile both locks with uv; no registry address is written in them."""
    if not shutil.which("uv"):
        print("uv est nécessaire pour refaire les verrous.", file=sys.stderr)
        return 1
    for name in ("requirements", "requirements-dev"):
        command = ["uv", "pip", "compile", *OPTIONS, f"{name}.in", "-o", f"{name}.txt"]
        if code := subprocess.run(command, check=False).returncode:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
