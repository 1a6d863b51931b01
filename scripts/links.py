"""links: asks every outside address of the toolbox whether it still answers; never blocks."""

from __future__ import annotations

import shutil
import subprocess
import sys

from macros.store import ROOT
from scripts.accidents import AccidentError
from scripts.echange import folder_for

REPORT = ROOT / "dist" / "liens.md"


def main() -> int:
    """Write a report of outside links into dist/; 0 whatever they answer, 1 without the tool."""
    lychee = shutil.which("lychee", path=f"{ROOT}/.venv/bin:{ROOT}/.venv/Scripts")
    if lychee is None:
        print("lychee manque : lancer d’abord « python3 scripts/run.py lint ».", file=sys.stderr)
        return 1
    folder_for(ROOT, "dist").mkdir(exist_ok=True)
    command = [lychee, "--scheme", "https", "--scheme", "http", "--format", "markdown"]
    options = ["--output", str(REPORT), "--max-retries", "2", "--timeout", "20", "--no-progress"]
    REPORT.unlink(missing_ok=True)
    subprocess.run([*command, *options, "toolbox", "docs"], cwd=ROOT, check=False)
    if not REPORT.is_file():
        raise AccidentError("lychee n’a pas écrit de rapport ; lire ce qu’il a dit ci-dessus.")
    print(f"Rapport : {REPORT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
