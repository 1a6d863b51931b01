"""The service worker, and the list of what a device may keep: each file with its digest and size."""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote

from macros.told.papiers import Papier

PARTS = ("garder", "dire", "repondre")
"""What the worker is made of: what it keeps, what it tells pages, what it answers to requests."""

RESET = Path(__file__).with_name("oubli.js")
"""The worker that has devices forget this site, and no other of the same origin."""

AGAIN = """self.addEventListener("activate", event => event.waitUntil(
  self.clients.matchAll({ type: "window" }).then(all => all.forEach(one => one.navigate(one.url)))));
"""

LEFT = ("sitemap.xml", "sw.js", "hors-ligne.json", "hors-ligne-liste.json")
"""What a device has no use for."""

_PROGRAMME = re.compile(r"programmes/[^/]+/")
_PLAIN = "/!$&'()*+,;=:@[]"
"""Signs that an address holds as they are: browsers write the others as Python does."""

Entry = tuple[str | int, ...]
"""A file as the worker reads it: address, digest, size; a document, its title and its programme too."""


@dataclass(frozen=True)
class Kept:
    """What a device may keep: the worker's script, the list, its version, how many files and bytes."""

    script: str
    listed: str
    version: str
    files: int
    octets: int

    @property
    def written(self) -> dict[str, str]:
        """Return the files that the site holds for it; the short one is read before anything is kept."""
        about = {"version": self.version, "fichiers": self.files, "octets": self.octets}
        return {
            "sw.js": self.script,
            "hors-ligne.json": json.dumps(about),
            "hors-ligne-liste.json": self.listed,
        }


def worker(contents: Iterable[tuple[str, bytes]], papers: Iterable[Papier], jour: date) -> Kept:
    """Return the worker of a site from its files, named from its root, and from its documents.

    jour: the day of the content, that tells one version from another. Documents are listed and
    left out: they weigh more than all the rest, and are kept one by one.
    """
    titles = {paper.adresse: paper for paper in papers}
    files: list[Entry] = []
    documents: list[Entry] = []
    for name, content in contents:
        entry = (_address(name), digest(content), len(content))
        if is_kept(name):
            files.append(entry)
        elif not name.startswith(LEFT):
            documents.append((*entry, *_named(name, titles.get(name))))
    return _written(files, documents, jour)


def _written(files: list[Entry], documents: list[Entry], jour: date) -> Kept:
    about = {"jour": jour.isoformat(), "fichiers": sorted(files), "documents": sorted(documents)}
    version = hashlib.sha256(json.dumps(about).encode()).hexdigest()[:12]
    listed = json.dumps({"version": version, **about}, ensure_ascii=False, separators=(",", ":"))
    script = _script().replace("@VERSION@", version)
    return Kept(script, listed, version, len(files), sum(int(size) for _, _, size in files))


def _script() -> str:
    folder = Path(__file__).with_name("travailleur")
    return "\n".join((folder / f"{name}.js").read_text(encoding="utf-8") for name in PARTS)


def forgetting() -> str:
    """Return the worker of a preview: a site kept from the same port gives way and pages show again."""
    return RESET.read_text(encoding="utf-8") + AGAIN


def digest(content: bytes) -> str:
    """Return the first 12 bytes of SHA-256 in base64url, as the worker computes it."""
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()[:12]).decode()


def is_kept(name: str) -> bool:
    """Return whether a device keeps a file with the site: documents to print are kept on request."""
    return not name.startswith(("documents/", *LEFT)) and not name.endswith(".pdf")


def _named(name: str, paper: Papier | None) -> tuple[str, str]:
    """Return the title of a document, and the folder of the programme it belongs to, if any."""
    if paper is None:
        return posixpath.basename(name), ""
    found = (_PROGRAMME.match(url) for url in paper.pages)
    return paper.titre, next((match[0] for match in found if match), "")


def _address(name: str) -> str:
    """Return the address under which a browser asks for a file: a folder for its index."""
    if name == "index.html":
        return "./"
    shown = name.removesuffix("index.html") if name.endswith("/index.html") else name
    return quote(shown, safe=_PLAIN)
