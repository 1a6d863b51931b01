"""The site as one zip, the same bytes for the same content, to open from any folder."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from datetime import date

FOLDER = "boite-a-outils"
"""The folder that the zip opens into."""

LEFT = (
    "404.html",
    "sitemap.xml",
    "sw.js",
    "hors-ligne.json",
    "hors-ligne-liste.json",
    "manifest.webmanifest",
)
"""What only a server needs."""

README = """{titre}
Version du {jour}, {version}

Pour l’ouvrir
  Dézipper tout le dossier, puis double-cliquer sur index.html.
  Il s’ouvre dans le navigateur de l’ordinateur. Aucun réseau, aucune installation.
  Ne pas l’ouvrir depuis le zip lui-même : les liens ne marcheraient pas.

Sur une clé USB
  Copier le dossier entier. Il peut changer de nom et de place.

Sur un téléphone
  Ce dossier est fait pour un ordinateur. Sur un téléphone, ouvrir le site une fois
  avec du réseau et choisir « Garder ».

{documents}

Ce que vous écrivez dans les pages reste dans votre navigateur. Exportez-le en fichier
avant de rendre la clé : certains navigateurs gardent un carnet par page.

Textes sous licence CC BY-SA 4.0, code sous licence MIT.
"""

WITH = "Les documents à imprimer sont dans le dossier « documents »."
WITHOUT = "Les documents à imprimer n’y sont pas : ils sont dans la version complète."


def bundle(files: Mapping[str, bytes], titre: str, jour: date, *, documents: bool) -> bytes:
    """Return a zip of the site's files with a LISEZ-MOI, dated from its content.

    documents: whether the documents to print are among the files.
    """
    kept = {name: content for name, content in files.items() if name not in LEFT}
    told = README.format(
        titre=titre,
        jour=f"{jour:%d/%m/%Y}",
        version=version(kept),
        documents=WITH if documents else WITHOUT,
    )
    # Windows' Notepad guesses badly without a mark and its own line ends.
    readme = b"\xef\xbb\xbf" + told.replace("\n", "\r\n").encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, content in sorted({**kept, "LISEZ-MOI.txt": readme}.items()):
            _add(target, name, content, jour)
    return made.getvalue()


def version(files: Mapping[str, bytes]) -> str:
    """Return what tells two contents apart, in eight signs."""
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return digest.hexdigest()[:8]


def _add(target: zipfile.ZipFile, name: str, content: bytes, jour: date) -> None:
    entry = zipfile.ZipInfo(f"{FOLDER}/{name}", (jour.year, jour.month, jour.day, 0, 0, 0))
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    packed = name.endswith((".pdf", ".woff2", ".png", ".docx", ".odt"))
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    target.writestr(entry, content)
