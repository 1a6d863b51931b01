"""The service worker: every page and its files, listed and dated by their own bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("travailleur.js")

LEFT = ("documents/", "sitemap.xml", "sw.js", "hors-ligne.json")
"""What a device does not keep: documents to print weigh more than all the rest."""


@dataclass(frozen=True)
class Kept:
    """What a device keeps: the worker's script, its version, how many files and bytes."""

    script: str
    version: str
    files: int
    octets: int

    @property
    def told(self) -> str:
        """What the page says before it keeps anything, as JSON."""
        return json.dumps({"version": self.version, "fichiers": self.files, "octets": self.octets})


def worker(contents: Mapping[str, bytes]) -> Kept:
    """Return the worker of a site from its files, named from its root."""
    kept = {name: content for name, content in sorted(contents.items()) if is_kept(name)}
    digest = hashlib.sha256()
    for name, content in kept.items():
        digest.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    version = digest.hexdigest()[:12]
    names = json.dumps([_address(name) for name in kept], ensure_ascii=False, indent=0)
    source = SOURCE.read_text(encoding="utf-8")
    script = source.replace("@VERSION@", version).replace("@FILES@", names)
    return Kept(script, version, len(kept), sum(map(len, kept.values())))


def is_kept(name: str) -> bool:
    """Return whether a device keeps a file of the site."""
    return not name.startswith(LEFT) and not name.endswith(".pdf")


def _address(name: str) -> str:
    """Return the address under which a browser asks for a file: a folder for its index."""
    if name == "index.html":
        return "./"
    return name.removesuffix("index.html") if name.endswith("/index.html") else name
