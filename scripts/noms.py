"""imprimer session: the papers that bear the names of a list, into papier/, and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from macros.documents import signed
from macros.files import write_whole
from macros.french import enumeration, pluriel
from macros.model.base.problems import remedy
from macros.model.plans.planning import plan_of
from macros.model.plans.tenues import entree_tenue, plan_tenu, sessions_de
from macros.paper.feuilles.places import connues
from macros.paper.mur.mur import BADGES
from macros.paper.noms.liste import Liste, Personne, lue
from macros.paper.noms.noms import Noms, papiers
from macros.paper.press.document import Atelier, Document
from macros.paper.press.presses import rest
from macros.paper.press.reread import unfit
from macros.store import Toolbox

from .demande import RefusedError
from .echange import folder_for
from .prive import closed, received

MOST = 1_000_000
"""Bytes of a list."""
NOTHING = "Rien n’a été écrit."
WARNED = (
    "Ces papiers portent des noms. Ils ne vont ni dans le site, ni dans git, ni dans le paquet hors "
    "ligne ; les effacer, avec la liste, quand ils ont servi."
)


def imprime(root: Path, toolbox: Toolbox, slug: str, liste: str, badges: str = "") -> Iterator[str]:
    """Write the papers of a session for the people of a list; yield what to say. All, or none."""
    told = _liste(root, Path(liste))
    noms = _noms(toolbox, slug, told.personnes)
    if badges and badges not in (known := connues(toolbox.catalogue)):
        raise RefusedError(f"« {badges} » n’est pas une planche connue ; {remedy(badges, known)}")
    folder = folder_for(root, "papier") / f"session-{slug}"
    made = [_made(noms, one) for one in papiers(noms, badges or BADGES)]
    rest()  # The presses end, and what they remember with them.
    _write(folder, made)
    yield from _said(root, folder, noms, told, made)


def _liste(root: Path, path: Path) -> Liste:
    """Return a list without fault; RefusedError carries everything that is wrong in it."""
    content = received(root, path, MOST, "une liste de noms")
    found = lue(content, path.name)
    if found.fautes:
        raise RefusedError("\n".join([*found.fautes, NOTHING]))
    return found


def _noms(toolbox: Toolbox, slug: str, personnes: Sequence[Personne]) -> Noms:
    catalogue = toolbox.catalogue
    held = {one.slug: one for one in sessions_de(catalogue)}
    names = {**catalogue.programmes, **held}
    if slug not in names:
        raise RefusedError(f"« {slug} » n’est pas connu ; {remedy(slug, names)}")
    if slug in held:
        entry, plan = entree_tenue(catalogue, held[slug]), plan_tenu(catalogue, held[slug])
    else:
        entry, plan = catalogue.programmes[slug], plan_of(catalogue, slug)
    atelier = Atelier(catalogue, toolbox.printed, os.environ.get("BOITE_SITE_URL", ""))
    return Noms(replace(atelier, catalogue=catalogue.seen_by(entry)), entry, plan, personnes)


def _made(noms: Noms, document: Document) -> tuple[str, bytes]:
    return document.adresse, signed(document, noms.atelier).make(noms.atelier.site_url)


def _write(folder: Path, made: Sequence[tuple[str, bytes]]) -> None:
    """Put papers in their folder, for this account alone; those of a former list leave."""
    for former in folder.rglob("*.pdf"):
        former.unlink()
    for name, content in made:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
        closed(path)
    for place in {(folder / name).parent for name, _ in made}:
        closed(place)


def _said(
    root: Path, folder: Path, noms: Noms, told: Liste, made: Sequence[tuple[str, bytes]]
) -> Iterator[str]:
    count, expected = len(noms.personnes), noms.plan.programme.participants
    yield f"{folder.relative_to(root).as_posix()}/ : {pluriel(len(made), 'fichier')} pour {pluriel(count, 'personne')}"
    yield from (f"  {name}" for name, _ in made if "/" not in name)
    for piece in dict.fromkeys(name.partition("/")[0] for name, _ in made if "/" in name):
        yield f"  {piece}/ : un fichier par personne, à envoyer à elle seule"
    if told.ignorees:
        yield f"Laissé de côté : {enumeration([f'« {name} »' for name in told.ignorees])}."
    if count != expected:
        yield f"Ce programme attend {pluriel(expected, 'personne')} ; les groupes et les temps sont les siens."
    yield from (f"{name}, {fault}" for name, content in made for fault in unfit(content))
    yield WARNED
