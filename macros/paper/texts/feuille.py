"""A project sheet to fill with a pen, alone or in a workbook, in the usual size or in large print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from macros.french import date_courte, sans_accents
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.records.fiche import Fiche
from macros.told import fiches as told
from macros.told.markdown import Listing, Marked, Node, Nodes, Table, blocks
from macros.told.outils import Mention, mentions
from macros.told.plain import Riche, riches
from macros.told.suites import voisins

from ..press.document import Atelier, Data
from .phrases import phrases
from .place import Place, place
from .secable import secable

OTHERS = "D’autres fiches"


@dataclass(frozen=True, slots=True)
class Champ:
    """A field with its number, and its room."""

    numero: int
    cle: str
    nom: Riche
    aide: Riche
    precision: str
    place: Place


@dataclass(frozen=True, slots=True)
class Question:
    """What the other group answers, and what stands before each of its lines."""

    nom: str
    marques: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feuille:
    """What a sheet shows on paper."""

    cle: str
    grand: bool
    phrases: Data
    form: told.Formulaire
    relecture: Sequence[Question]
    identite: Sequence[str]
    champs: Sequence[Champ]
    rangees: Sequence[Sequence[Champ]]
    prose: Nodes
    suites: Sequence[Mention]
    mentions: Sequence[Mention]
    version: str
    page: str
    qr: Mapping[str, str]
    secable: bool
    document: str = ""


def feuille(atelier: Atelier, entry: Entry[Fiche], grand: bool) -> Feuille:
    """Return what a sheet shows on paper, in the usual size or in large print."""
    r, form = entry.record, told.formulaire(atelier.catalogue, entry)
    prose = blocks(atelier.prose(entry))
    prose = _narrow(prose) if grand else prose
    champs = [_champ(n, c, grand) for n, c in enumerate(form.champs, 1)]
    return Feuille(
        cle=f"fiche-{entry.slug}",
        grand=grand,
        phrases=phrases(atelier.papiers.fiches),
        form=form,
        relecture=_relecture(grand) if form.relecture else (),
        identite=[nom for _, nom in told.EN_TETE],
        champs=champs,
        rangees=[(c,) for c in champs] if grand else side_by_side(champs),
        prose=prose,
        suites=_suites(atelier.catalogue, entry),
        mentions=mentions(
            atelier.catalogue, r, riches(r.a_verifier), atelier.papiers.fiches.licence
        ),
        version=date_courte(r.mise_a_jour),
        page=entry.url,
        qr=atelier.qr(entry.url),
        secable=secable(champs, form.criteres, [form.but, form.accroche]),
    )


def _champ(numero: int, champ: told.Champ, grand: bool) -> Champ:
    precision = filter(None, (champ.compte, "" if champ.requis else "facultatif"))
    cle, room = f"champ-{champ.id}", place(champ, grand)
    return Champ(numero, cle, champ.label, champ.aide, ", ".join(precision), room)


def side_by_side(champs: Iterable[Champ]) -> list[tuple[Champ, ...]]:
    """Return fields in order, two by two where two short ones follow one another."""
    rows: list[tuple[Champ, ...]] = []
    for champ in champs:
        if rows and len(rows[-1]) == 1 and _short(champ) and _short(rows[-1][0]):
            rows[-1] = (*rows[-1], champ)
        else:
            rows.append((champ,))
    return rows


def _short(champ: Champ) -> bool:
    one_line = champ.place.forme == "lignes" and len(champ.place.marques) == 1
    return one_line or champ.place.forme in {"date", "nombre"}


def _narrow(prose: Nodes) -> Nodes:
    """Return a prose whose tables are lists: side by side, words would not fit in large print. What
    begins a row stands strong, the rest follows on the same lines: one line for each made ten pages."""
    return tuple(_rows(node) if isinstance(node, Table) else node for node in prose)


def _rows(table: Table) -> Node:
    return Listing(tuple((Marked("para", _run_in(table, row)),) for row in table.lignes))


def _run_in(table: Table, row: Sequence[Nodes]) -> Nodes:
    first, *others = zip(table.tete, row, strict=False)
    rest = (node for head, cell in others if cell for node in (" · ", *head, " : ", *cell))
    return (Marked("fort", first[1]), *rest)


def _relecture(grand: bool) -> list[Question]:
    """Return what the other group writes: who it is on one line, then lines for each question."""
    first, *others = (nom for _, nom in told.RELECTURE)
    lines = [""] * (2 if grand else 3)
    return [Question(first, [""]), *(Question(nom, lines) for nom in others)]


def _suites(catalogue: Catalogue, entry: Entry[Fiche]) -> list[Mention]:
    """Return the tools that a sheet leads to, kind by kind, in alphabetical order."""
    found = []
    for suite in voisins(catalogue, entry):
        nom = OTHERS if suite.voisins[0].outil.kind == entry.kind else suite.titre
        titres = sorted((v.outil.titre for v in suite.voisins), key=sans_accents)
        found.append(Mention(nom, riches(titres)))
    return found
