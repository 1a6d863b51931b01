"""Accidents of every day (disk, rights, files, network port) in one French sentence each."""

from __future__ import annotations

import errno
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class AccidentError(Exception):
    """What stops a verb, told by one sentence for the person who ran it."""


def configuration(root: Path) -> Path:
    """Return the site's configuration file; AccidentError when it is missing."""
    path = root / "mkdocs.yml"
    if not path.is_file():
        raise AccidentError(
            "Le fichier mkdocs.yml manque ; le rétablir, ou recopier le projet, puis recommencer."
        )
    return path


PROTECTED = (
    "{} est protégé en écriture ou en lecture ; en donner les droits, ou copier le projet ailleurs"
)
FULL = "Le disque est plein : {} n’a pas été écrit ; libérer de la place"
GONE = "{} manque, ou a disparu pendant le travail ; le rétablir"
FOLDER = "{} est un dossier, un fichier est attendu à cette place ; le déplacer ou le renommer"
SENTENCES = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EACCES: PROTECTED,
    errno.EPERM: PROTECTED,
    errno.EROFS: PROTECTED,
    errno.ENOENT: GONE,
    errno.ESTALE: GONE,
    errno.EISDIR: FOLDER,
    errno.ENOTDIR: "{} est un fichier, un dossier est attendu à cette place ; le déplacer",
    errno.EEXIST: "{} existe déjà ; le déplacer ou le renommer",
    errno.ENOTEMPTY: "{} n’est pas vide ; le vider, ou le déplacer",
    errno.ELOOP: "{} est un raccourci qui tourne en rond ; le supprimer",
    errno.ENAMETOOLONG: "{} est un nom trop long ; le raccourcir, ou rapprocher le projet de la racine",
    errno.EFBIG: "{} est trop gros pour ce disque ; en changer",
    errno.EMFILE: "Trop de fichiers sont ouverts à la fois ({}) ; fermer des programmes",
    errno.ENFILE: "Trop de fichiers sont ouverts à la fois ({}) ; fermer des programmes",
    errno.EBUSY: "{} est occupé par un autre programme ; le fermer",
    errno.ETXTBSY: "{} est occupé par un autre programme ; le fermer",
    errno.EIO: "Le disque ne répond pas bien ({}) ; vérifier son état, copier le projet ailleurs",
    errno.ENOMEM: "La mémoire manque ({}) ; fermer des programmes",
}
"""What to say of each fault of the system, the file in its place."""

_SHARED = 32
"""Windows' number for a file that another program holds open."""


def sentence(error: BaseException) -> str:
    """Return what to tell a person of an accident; nothing when the fault is our own code's."""
    if isinstance(error, AccidentError):
        return str(error)
    if isinstance(error, KeyboardInterrupt):
        return "Arrêté. Ce qui était en place n’a pas changé."
    if isinstance(error, ImportError):
        return _missing(error)
    if isinstance(error, MemoryError):
        return SENTENCES[errno.ENOMEM].format("ce travail") + ", puis recommencer."
    return _system(error) if isinstance(error, OSError) else ""


def _system(error: OSError) -> str:
    code = errno.EBUSY if getattr(error, "winerror", None) == _SHARED else error.errno
    told = SENTENCES.get(code or 0, "Le système a refusé un fichier ({}) ; vérifier le disque")
    named = error.filename2 or error.filename
    if named is None and code in SENTENCES:
        named = "un fichier"
    place = _shown(named) if named else error.strerror or str(error)
    return f"{told.format(place)}, puis recommencer."


def _shown(name: object) -> str:
    """Return a path as people look for it: from the project's folder when it is inside."""
    path = Path(os.fsdecode(name) if isinstance(name, bytes | str) else str(name))
    inside = path.is_absolute() and path.is_relative_to(ROOT)
    return path.relative_to(ROOT).as_posix() if inside else str(path)


def _missing(error: ImportError) -> str:
    """Return what to do when a module cannot be imported: ours, or a package's."""
    top = (error.name or "").partition(".")[0]
    if top in {"macros", "scripts"}:
        return f"Le module {error.name} du projet manque ou est abîmé ; recopier le projet, puis recommencer."
    named = f"Le paquet « {top} »" if top else "Un paquet"
    return (
        f"{named} manque ou est abîmé dans .venv ; "
        "supprimer le dossier .venv, puis recommencer : il sera refait."
    )
