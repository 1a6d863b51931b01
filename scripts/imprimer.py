"""imprimer: makes one document from tools chosen by name, into papier/."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from macros.documents import signed
from macros.files import write_whole
from macros.french import enumeration
from macros.model.base.problems import ToolboxError, remedy
from macros.model.core.entries import AnyEntry
from macros.paper.feuilles.places import connues
from macros.paper.press.document import Atelier, Document
from macros.paper.press.livret import livret
from macros.paper.press.reread import unfit
from macros.store import ROOT, Toolbox, load
from scripts.client import imprime_client
from scripts.demande import RefusedError
from scripts.echange import folder_for
from scripts.noms import imprime
from scripts.verrou import writing


@dataclass(frozen=True)
class Demande:
    """What is asked for: the document, the names after it, and what follows two dashes."""

    quoi: str
    noms: tuple[str, ...]
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def case(self) -> int:
        """The place of the sheet where printing begins."""
        told = self.options.get("case", "1")
        if not told.isdecimal() or not int(told):
            raise RefusedError(f"« --case {told} » : un numéro de case est attendu, à partir de 1")
        return int(told)


Chooser = Callable[[Atelier, Sequence[AnyEntry], Demande], Document]


@dataclass(frozen=True)
class Choix:
    """What can be asked for: the kind of tools that it takes, how the document is made, and what may
    follow two dashes; feuille: its first name is that of a sheet of labels; seul: it takes one name;
    without maker, several papers are made from a list of people."""

    genre: str
    make: Chooser | None
    options: tuple[str, ...] = ()
    feuille: bool = False
    seul: bool = False


def choices() -> dict[str, Choix]:
    """Return what can be asked for, by the word that asks for it."""
    from macros.paper.brochure import brochure
    from macros.paper.cahier import cahier
    from macros.paper.cartes import cartes
    from macros.paper.essai import essai
    from macros.paper.feuilles import feuilles
    from macros.paper.indicateurs import indicateurs

    def labels(atelier: Atelier, entries: Sequence[AnyEntry], demande: Demande) -> Document:
        places = len(connues(atelier.catalogue)[demande.noms[0]].cases)
        if demande.case > places:
            raise RefusedError(f"« --case {demande.case} » : cette planche a {places} cases")
        return feuilles.planche(atelier, demande.noms[0], entries, demande.case)

    return {
        "cartes": Choix("methodes", lambda atelier, entries, _: cartes.chosen(atelier, entries)),
        "suivi": Choix(
            "indicateurs", lambda atelier, entries, _: indicateurs.chosen(atelier, entries)
        ),
        "etiquettes": Choix("gouvernance", labels, ("case",), feuille=True),
        "essai": Choix(
            "methodes", lambda atelier, entries, _: essai.sheet(atelier, entries[0]), seul=True
        ),
        "brochure": Choix("programmes", _of_programme(brochure.documents), FLAGS, seul=True),
        "cahier": Choix("programmes", _of_programme(cahier.documents), FLAGS, seul=True),
        "session": Choix("programmes", None, ("noms", "badges", "client"), seul=True),
    }


FLAGS = ("livret",)
"""What follows two dashes and says all by itself."""


def _of_programme(family: Callable[[Atelier], Iterable[Document]]) -> Chooser:
    """Return what finds the document of a programme in its family."""

    def found(atelier: Atelier, entries: Sequence[AnyEntry], demande: Demande) -> Document:
        names = {entries[0].slug, f"{entries[0].slug}-{demande.quoi}"}
        return next(one for one in family(atelier) if PurePosixPath(one.adresse).stem in names)

    return found


FOLDED = (
    "à imprimer seulement, à 100 %, recto verso, bord court, puis à plier ; pour lire à l’écran ou "
    "avec un lecteur d’écran, l’autre fichier"
)

USAGE = """imprimer s’appelle ainsi :
  imprimer cartes méthode méthode…
  imprimer suivi indicateur indicateur…
  imprimer etiquettes planche [schéma…] [--case 4]
  imprimer essai méthode
  imprimer brochure programme [--livret]
  imprimer cahier programme [--livret]
  imprimer session nom --noms liste.csv [--badges planche]
  imprimer session nom --client prive/nom.yml"""


def asked(arguments: Sequence[str], known: Mapping[str, Choix]) -> Demande:
    """Return what is asked for; RefusedError when it is not understood."""
    if len(arguments) < 2 or arguments[0] not in known:
        raise RefusedError(USAGE)
    words, options, left = [], {}, list(arguments[1:])
    while left:
        word = left.pop(0)
        if not word.startswith("--"):
            words.append(word)
            continue
        name, _, value = word[2:].partition("=")
        if name not in known[arguments[0]].options:
            raise RefusedError(f"« --{name} » ne va pas avec « {arguments[0]} »\n{USAGE}")
        options[name] = value or (left.pop(0) if left and name not in FLAGS else "")
    if not words or (known[arguments[0]].seul and len(words) > 1):
        raise RefusedError(USAGE)
    return Demande(arguments[0], tuple(words), options)


def main(arguments: Sequence[str]) -> int:
    """Write the document asked for; say in French what cannot be."""
    known = choices()
    try:
        demande = asked(arguments, known)
        given = [demande.options.get(name) for name in ("noms", "client")]
        if demande.quoi == "session" and len([one for one in given if one]) != 1:
            told = "une liste, --noms liste.csv, ou un fichier privé, --client prive/nom.yml"
            raise RefusedError(f"« session » demande {told}\n{USAGE}")
        with writing(ROOT, "imprimer"):
            return _printed(demande, known[demande.quoi])
    except (RefusedError, ToolboxError) as error:
        print(error, file=sys.stderr)
        return 1


def _printed(demande: Demande, choix: Choix) -> int:
    folder = folder_for(ROOT, "papier")
    toolbox = load()
    if choix.make is None:
        for line in _of_session(toolbox, demande.noms[0], demande.options):
            print(line)
        return 0
    site_url = os.environ.get("BOITE_SITE_URL", "")
    atelier = Atelier(toolbox.catalogue, toolbox.printed, site_url)
    document = signed(choix.make(atelier, _entries(atelier, demande, choix), demande), atelier)
    path = folder / f"{demande.quoi}.pdf"
    folder.mkdir(exist_ok=True)
    content = document.make(site_url)
    write_whole(path, content)
    print(f"{path} : {document.titre}")
    if "livret" in demande.options:
        folded = folder / f"{demande.quoi}-livret.pdf"
        write_whole(folded, livret(content))
        print(f"{folded} : {FOLDED}")
    for fault in unfit(content):
        print(fault, file=sys.stderr)
    return 0


def _of_session(toolbox: Toolbox, slug: str, told: Mapping[str, str]) -> Iterable[str]:
    """Return what is said of papers made for people, or for a client."""
    if told.get("client"):
        return imprime_client(ROOT, toolbox, slug, told["client"])
    return imprime(ROOT, toolbox, slug, told["noms"], told.get("badges", ""))


def _entries(atelier: Atelier, demande: Demande, choix: Choix) -> list[AnyEntry]:
    """Return the tools that are named; RefusedError with the nearest name of each unknown one."""
    names = list(demande.noms)
    if choix.feuille:
        known = connues(atelier.catalogue)
        if (name := names.pop(0)) not in known:
            raise RefusedError(
                f"« {name} » n’est pas une planche connue ; il y a {enumeration(list(known))}"
            )
    entries = atelier.catalogue.kind(choix.genre)
    unknown = [name for name in names if name not in entries]
    if unknown:
        told = (f"« {name} » n’est pas connu ; {remedy(name, entries)}" for name in unknown)
        raise RefusedError("\n".join(told))
    return [entries[name] for name in names]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
