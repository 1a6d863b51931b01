"""A list of people as a spreadsheet writes it: each line a person, or a sentence on what is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.french import enumeration, sans_accents
from macros.model.base.signs import UNSEEN

from ..press.glyphs import undrawn

MOST_PEOPLE = 200
"""Lines of a list: beyond, it is another file."""
LONGEST = 60
"""Signs of a name or of an organisation: what a badge and a signature sheet hold."""

COLONNES: Mapping[str, str] = {
    "prenom": "prenom",
    "prenoms": "prenom",
    "nom": "nom",
    "noms": "nom",
    "nom de famille": "nom",
    "nom d'usage": "nom",
    "nom et prenom": "nom",
    "prenom et nom": "nom",
    "structure": "structure",
    "organisme": "structure",
    "organisation": "structure",
    "association": "structure",
    "employeur": "structure",
    "entreprise": "structure",
}
"""What a column may be called, without accents nor capitals, and what it holds."""

EN_TETE = "la première ligne nomme les colonnes : prenom;nom;structure"


@dataclass(frozen=True, slots=True)
class Personne:
    """A person of a list, by the words of the list; structure may be empty."""

    prenom: str
    nom: str
    structure: str

    @property
    def entier(self) -> str:
        """Both names, in the order in which one says them."""
        return f"{self.prenom} {self.nom}".strip()


@dataclass(frozen=True, slots=True)
class Liste:
    """The people of a list in its order, every sentence on what is wrong, the columns left aside."""

    personnes: tuple[Personne, ...] = ()
    fautes: tuple[str, ...] = ()
    ignorees: tuple[str, ...] = ()


def lue(content: bytes, nom: str) -> Liste:
    """Return the people of a CSV file: semicolons, commas or tabs, UTF-8 or Windows, columns in any
    order. nom is what sentences call the file."""
    text = _text(content)
    if text is None:
        told = "ce fichier n’est pas une liste ; l’enregistrer en CSV depuis le tableur"
        return Liste(fautes=(f"{nom} : {told}",))
    rows = list(_rows(text))
    if not rows:
        return Liste(fautes=(f"{nom} : cette liste est vide ; {EN_TETE}",))
    (line, head), people = rows[0], rows[1:]
    keys = [COLONNES.get(_folded(cell), "") for cell in head]
    if wrong := _head(keys, head):
        return Liste(fautes=(f"{nom}:{line} : {wrong}",))
    if not people:
        told = "cette liste n’a que sa ligne de titres ; écrire une personne par ligne"
        return Liste(fautes=(f"{nom}:{line} : {told}",))
    found = [(n, _personne(keys, cells), len(cells)) for n, cells in people]
    faults = tuple(f"{nom}:{n} : {why}" for n, why in _faults(found, len(keys)))
    aside = tuple(c.strip() for c, key in zip(head, keys, strict=True) if c.strip() and not key)
    return Liste(tuple(one for _, one, _ in found), faults, aside)


def _text(content: bytes) -> str | None:
    """Return a text in the encoding that it seems to be in; None for what is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each line that holds any, with the number of the line where it begins."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(";,\t", key=first.count)
    reader = csv.reader(
        io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter=separator
    )
    begins = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begins, [" ".join(cell.split()) for cell in cells]
        begins = reader.line_num + 1


def _folded(cell: str) -> str:
    return sans_accents(cell.strip().replace("’", "'").replace("_", " "))


def _head(keys: Sequence[str], head: Sequence[str]) -> str:
    known = [key for key in keys if key]
    if not {"nom", "prenom"} & set(known):
        return f"aucune colonne « nom » ni « prenom » parmi {enumeration([f'« {c} »' for c in head])} ; {EN_TETE}"
    twice = sorted({key for key in known if known.count(key) > 1})
    if twice:
        return f"deux colonnes disent « {twice[0]} » ; n’en garder qu’une"
    return ""


def _personne(keys: Sequence[str], cells: Sequence[str]) -> Personne:
    found = {key: cell for key, cell in zip(keys, cells, strict=False) if key}
    return Personne(*(found.get(key, "") for key in ("prenom", "nom", "structure")))


def _faults(told: Sequence[tuple[int, Personne, int]], columns: int) -> Iterator[tuple[int, str]]:
    """Yield each line that cannot be printed, with the sentence that says why."""
    first: dict[tuple[str, str], int] = {}
    for line, one, cells in told:
        if cells > columns:
            yield (
                line,
                f"cette ligne a {cells} cases pour {columns} colonnes ; mettre entre guillemets la case qui contient un séparateur",
            )
        if not one.entier:
            yield line, "ni nom ni prénom sur cette ligne ; la compléter, ou l’effacer"
            continue
        for key in ("prenom", "nom", "structure"):
            if wrong := _cell(getattr(one, key)):
                yield line, f"{key} : {wrong}"
        known = first.setdefault((_folded(one.entier), _folded(one.structure)), line)
        if known != line:
            yield (
                line,
                f"même personne qu’à la ligne {known} ; effacer l’une, ou écrire ce qui les distingue",
            )
    if len(told) > MOST_PEOPLE:
        yield (
            told[MOST_PEOPLE][0],
            f"{len(told)} personnes, {MOST_PEOPLE} au plus ; partager la liste",
        )


def _cell(text: str) -> str:
    if len(text) > LONGEST:
        return f"{len(text)} signes, {LONGEST} au plus ; raccourcir"
    if "\ufffd" in text or UNSEEN.search(text):
        return "un signe illisible ; enregistrer la liste en CSV UTF-8"
    lost = undrawn(text)
    return f"aucune police ne dessine « {''.join(lost)} » ; l’écrire autrement" if lost else ""
