"""bom: the software bill of materials of the site (CycloneDX), from the lock, into dist/."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata
from typing import Any

from macros.files import write_whole
from macros.store import ROOT
from scripts.accidents import AccidentError
from scripts.echange import folder_for
from scripts.verrou import writing

TARGET = ROOT / "dist" / "nomenclature.cdx.json"
LOCK = "requirements.txt"
UNKNOWN = "à lire dans le paquet"
_COMMAND = ("-m", "cyclonedx_py", "requirements", LOCK, "--output-reproducible", "--of", "JSON")


def main() -> int:
    """Write the bill of materials and print each package with its licence."""
    bill = materials()
    with writing(ROOT, "bom"):
        folder_for(ROOT, "dist").mkdir(exist_ok=True)
        write_whole(TARGET, (json.dumps(bill, indent=1, ensure_ascii=False) + "\n").encode())
    for component in bill["components"]:
        licence = component["licenses"][0]["license"]["name"]
        print(f"{component['name']} {component['version']} : {licence}")
    print(f"{TARGET.relative_to(ROOT)} : {len(bill['components'])} paquets")
    return 0


def materials() -> dict[str, Any]:
    """Return the CycloneDX bill of the lock, hashes kept, each package with its licence.

    Licences come from what the packages say of themselves where they are installed.
    """
    done = subprocess.run(
        [sys.executable, *_COMMAND], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise AccidentError(
            f"cyclonedx_py n’a pas pu lire {LOCK} ; supprimer le dossier .venv, puis recommencer : "
            "il sera refait."
        )
    bill: dict[str, Any] = json.loads(done.stdout)
    for component in bill["components"]:
        component.pop("description", None)
        component["licenses"] = [{"license": {"name": licence(component["name"])}}]
    return bill


def licence(package: str) -> str:
    """Return the licence that an installed package declares, or that it is to be read there."""
    try:
        found = metadata(package)
    except PackageNotFoundError:
        return f"{UNKNOWN} (absent de ce système)"
    fields = (found.get_all(name, []) for name in ("License-Expression", "License"))
    told = next((text for texts in fields for text in texts), "")
    if told and told != "UNKNOWN" and len(told) < 60:
        return told
    names = [
        c.split(" :: ")[-1] for c in found.get_all("Classifier", []) if c.startswith("License")
    ]
    return " / ".join(names) or UNKNOWN


if __name__ == "__main__":
    sys.exit(main())
