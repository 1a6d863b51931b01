"""The private facts of a programme's group, in prive/: read by who composes, never by who builds."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from macros.model.base.problems import Problem, report
from macros.model.core.catalogue import Catalogue
from macros.model.records.prive import Client, Prive
from macros.model.source.disk import contents
from macros.model.source.documents import read_yaml
from macros.model.source.shapes import shape
from macros.told.flow import flow

from .demande import PRIVE, RefusedError

HEAD = """# Ce que l’équipe sait de ce groupe et garde pour elle. Ni git, ni le site, ni les documents ne le reçoivent.
# « limites » change le choix des méthodes : python3 scripts/run.py recomposer {slug}
# À effacer quand la session est finie.
"""


CLIENT = """# Pour remplir devis et convention : imprimer session SESSION --client prive/{slug}.yml
client:
"""
GIVEN = (PRIVE, "papier")
"""The folders of the project where a file that names people may stand."""


def received(root: Path, path: Path, most: int, what: str) -> bytes:
    """Return what a private file holds; RefusedError when it cannot be had, or stands where the
    project's files are shared."""
    try:
        if path.stat().st_size > most:
            raise RefusedError(f"{path.name} : ce fichier est trop gros pour {what}.")
        content = path.read_bytes()
    except FileNotFoundError:
        raise RefusedError(f"{path} : ce fichier n’existe pas ; écrire son chemin entier") from None
    except OSError:
        told = "ce fichier ne peut pas être lu ; en donner le droit de lecture"
        raise RefusedError(f"{path} : {told}") from None
    place, home = path.resolve(), root.resolve()
    inside = place.relative_to(home) if place.is_relative_to(home) else None
    if inside and (len(inside.parts) == 1 or inside.parts[0] not in GIVEN):
        told = f"{what} ne reste pas parmi les fichiers du projet"
        raise RefusedError(
            f"{inside.as_posix()} : {told} ; le ranger dans prive/, que rien ne publie"
        )
    return content


def closed(path: Path) -> None:
    """Keep a file or a folder for this account alone, where the disk knows of rights."""
    with suppress(OSError):
        path.chmod(0o700 if path.is_dir() else 0o600)


def prive_of(root: Path, slug: str, catalogue: Catalogue) -> Prive | None:
    """Return the private facts of a programme's group, None without any; RefusedError says what is
    wrong in their file. Nothing of it is remembered."""
    path, place = root / PRIVE / f"{slug}.yml", f"{PRIVE}/{slug}.yml"
    if not path.exists():
        return None
    content, problems = contents(path, place)
    return prive_lu(content, place, catalogue, problems)


def prive_lu(
    content: bytes | None, place: str, catalogue: Catalogue, problems: Sequence[Problem] = ()
) -> Prive:
    """Return the private facts that a text holds; RefusedError says all that is wrong in it."""
    document, faults = (None, []) if content is None else read_yaml(content, place)
    problems = [*problems, *faults]
    record = None
    if document is not None:
        record, faults = shape(document, Prive, dict(catalogue.vocabulaires))
        problems += faults
    if problems or record is None:
        raise RefusedError(report(sorted(problems)))
    return record


def prive_yaml(slug: str, prive: Prive) -> str:
    """Return the text of the file that keeps private facts."""
    limits = {k: v for k, v in prive.limites.model_dump().items() if v is not None}
    facts = "".join(f"  - {flow(fact)}\n" for fact in prive.a_savoir)
    told = f"limites: {flow(limits)}\n" + (f"a_savoir:\n{facts}" if facts else "")
    return HEAD.format(slug=slug) + told + _client(slug, prive.client)


def _client(slug: str, client: Client | None) -> str:
    """Return the lines of who signs; nothing when nobody told."""
    if client is None:
        return ""
    facts = {k: v for k, v in client.model_dump().items() if v is not None}
    name = (
        ""
        if client.nom
        else "  # nom: Le nom de la structure, tel qu’il s’écrit sur une convention\n"
    )
    lines = "".join(f"  {key}: {flow(value)}\n" for key, value in facts.items())
    return CLIENT.format(slug=slug) + name + lines
