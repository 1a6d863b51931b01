"""imprimer session --client: the papers that a client signs, filled from a private file, into papier/."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from macros.documents import pour_client, signed
from macros.files import write_whole
from macros.french import pluriel
from macros.model.base.problems import remedy
from macros.model.core.catalogue import Catalogue
from macros.model.plans.tenues import sessions_de
from macros.model.records.prive import Client
from macros.paper.press.document import Atelier
from macros.paper.press.presses import rest
from macros.store import Toolbox

from .demande import RefusedError
from .echange import folder_for
from .prive import closed, prive_lu, received

MOST = 200_000
"""Bytes of a private file."""
WARNED = (
    "Ces papiers portent l’adresse et le SIRET de la cliente. Ils ne vont ni dans le site, ni dans git, ni "
    "dans le paquet hors ligne. Ce qui reste en blanc est à vous ; le fichier « à cocher » de la session aussi."
)


def imprime_client(root: Path, toolbox: Toolbox, slug: str, fichier: str) -> Iterator[str]:
    """Write the papers of a session that a client signs; yield what to say. All, or none."""
    held = {one.slug: one for one in sessions_de(toolbox.catalogue)}
    if slug not in held:
        raise RefusedError(f"« {slug} » n’est pas une session connue ; {remedy(slug, held)}")
    client = _client(root, Path(fichier), toolbox.catalogue)
    atelier = Atelier(toolbox.catalogue, toolbox.printed, os.environ.get("BOITE_SITE_URL", ""))
    papers = pour_client(atelier, slug, champs(client))
    made = [(one.adresse, signed(one, atelier).make(atelier.site_url)) for one in papers]
    rest()
    if not made:
        raise RefusedError(
            f"Aucun papier à signer n’est fait pour « {slug} » : sa page « Les papiers » dit ce qui manque."
        )
    folder = folder_for(root, "papier") / f"client-{slug}"
    folder.mkdir(parents=True, exist_ok=True)
    closed(folder)
    for former in folder.glob("*.*"):
        former.unlink()
    yield f"{folder.relative_to(root).as_posix()}/ : {pluriel(len(made), 'fichier')}"
    for name, content in made:
        path = folder / name.rpartition("/")[2].removeprefix(f"{slug}-")
        write_whole(path, content)
        closed(path)
        yield f"  {path.name}"
    if client.nom is None:
        yield f"Le nom de la structure reste en blanc : l’écrire dans {Path(fichier).name}, « client », « nom »."
    yield WARNED


def champs(client: Client) -> dict[str, str]:
    """Return what is written in each field, by its name in chaine.yml."""
    nom, adresse, fonction = client.nom or "", client.adresse or "", client.fonction or ""
    return {
        "Raison sociale": nom,
        "Nom et prénom": nom,
        "Adresse": adresse,
        "SIRET": client.siret or "",
        "Représentée par (nom, qualité)": fonction and f"…, {fonction}",
        "Pour (structure ou personne, adresse)": nom and ", ".join(filter(None, (nom, adresse))),
        "À l’attention de (fonction)": fonction,
    }


def _client(root: Path, path: Path, catalogue: Catalogue) -> Client:
    """Return who signs; RefusedError when the file is faulty, or tells nobody."""
    content = received(root, path, MOST, "un fichier privé")
    found = prive_lu(content, path.name, catalogue).client
    if found is None:
        raise RefusedError(
            f"{path.name} : « client » manque ; écrire client: {{ nom: …, adresse: …, siret: …, fonction: … }}"
        )
    return found
