"""Rules of what tells a story: what tools need, leave and feed, their forms, their questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.french import enumeration, minutes

from ..base.problems import Problem, remedy
from ..clock.shortening import shortest
from ..core.acquis import ACQUIS
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry, Entry
from ..plans.questions import PLACES, holes
from ..records.programme import Programme
from ..records.sequence import Sequence, SequenceMethode
from .liens import fault

Where = tuple[str | int, ...]


def fed(catalogue: Catalogue) -> Iterator[Problem]:
    """A method feeds fields that exist, of sheets among its own."""
    for entry in catalogue.methodes.values():
        for n, given in enumerate(entry.record.nourrit):
            where = ("nourrit", n)
            if given.fiche not in entry.record.fiches:
                sentence = f"« {given.fiche} » n’est pas dans les « fiches » de cette méthode"
                yield fault(entry, (*where, "fiche"), f"{sentence} ; l’y ajouter")
            sheet = catalogue.fiches.get(given.fiche)
            if sheet:
                known = [champ.id for champ in sheet.record.champs]
                yield from _fields(entry, (*where, "champs"), given.champs, known)


def lighter(catalogue: Catalogue) -> Iterator[Problem]:
    """The lighter version of a sheet keeps some of its fields, and takes less time than it."""
    for entry in catalogue.fiches.values():
        light = entry.record.legere
        if light is None:
            continue
        known = [champ.id for champ in entry.record.champs]
        yield from _fields(entry, ("legere", "champs"), light.champs, known)
        if light.minutes >= entry.record.duree_remplissage:
            sentence = (
                f"la version légère prend {light.minutes} minutes et la fiche entière "
                f"{entry.record.duree_remplissage} ; en écrire moins"
            )
            yield fault(entry, ("legere", "minutes"), sentence)


def _fields(
    entry: AnyEntry, where: Where, names: Iterable[str], known: list[str]
) -> Iterator[Problem]:
    for n, name in enumerate(names):
        if name not in known:
            sentence = f"la fiche n’a pas de champ « {name} » ; {remedy(name, known)}"
            yield fault(entry, (*where, n), sentence)


def questions(catalogue: Catalogue) -> Iterator[Problem]:
    """A question holds between braces only what a programme can fill."""
    for entry in catalogue.methodes.values():
        yield from _holes(entry, ("question",), entry.record.question)
    for programme in catalogue.programmes.values():
        for where, line in _lines(programme):
            yield from _holes(programme, (*where, "question"), line.question)


def _holes(entry: AnyEntry, where: Where, text: str | None) -> Iterator[Problem]:
    for hole in holes(text or ""):
        if hole not in PLACES:
            known = enumeration([f"{{{place}}}" for place in PLACES], "ou")
            yield fault(entry, where, f"« {{{hole}}} » ne se remplit pas ; écrire {known}")


def worths(catalogue: Catalogue) -> Iterator[Problem]:
    """What a word of the list of acquis is worth is in the list."""
    known = catalogue.vocabulaires.get(ACQUIS, {})
    for name, word in known.items():
        for other in word.vaut:
            if other not in known:
                sentence = f"« {other} » n’est pas dans cette liste ; {remedy(other, list(known))}"
                yield Problem("toolbox/vocabulaires.yml", 1, f"{ACQUIS}.{name}.vaut", sentence)


def forms(catalogue: Catalogue) -> Iterator[Problem]:
    """The form that a line names is one of its method's variants."""
    for entry in catalogue.programmes.values():
        for where, line in _lines(entry):
            if isinstance(line, SequenceMethode) and line.forme is not None:
                yield from _form(catalogue, entry, (*where, "forme"), line)


def _lines(entry: Entry[Programme]) -> Iterator[tuple[Where, Sequence]]:
    for n, jour in enumerate(entry.record.jours):
        for name, half in jour.halves:
            for s, line in enumerate(half.sequences):
                yield ("jours", n, name, "sequences", s), line


def _form(
    catalogue: Catalogue, entry: AnyEntry, where: Where, line: SequenceMethode
) -> Iterator[Problem]:
    methode = catalogue.methodes.get(line.slug)
    known = [v.titre for v in methode.record.variantes] if methode else []
    if methode and line.forme not in known:
        sentence = f"« {methode.titre} » n’a pas de variante « {line.forme} »"
        way = remedy(line.forme or "", known) if known else "retirer « forme »"
        yield fault(entry, where, f"{sentence} ; {way}")


def holds(catalogue: Catalogue) -> Iterator[Problem]:
    """The steps of a method that must be lived hold in its shortest time, each at its fewest minutes."""
    for entry in catalogue.methodes.values():
        least, said = shortest(entry.record.etapes), entry.record.duree.min
        if least > said:
            sentence = (
                f"au plus court, les étapes prennent {minutes(least)} et la méthode en annonce "
                f"{said} ; écrire {least}, ou dire d’une étape « facultative: true » ou un "
                "« minimum » plus petit"
            )
            yield fault(entry, ("duree", "min"), sentence)


def steps_of_forms(catalogue: Catalogue) -> Iterator[Problem]:
    """The steps of a form last what it advises, or what the method does when it says no other."""
    for entry in catalogue.methodes.values():
        for n, form in enumerate(entry.record.variantes):
            advised = (form.duree or entry.record.duree).conseillee
            total = sum(etape.minutes for etape in form.etapes)
            if form.etapes and total != advised:
                sentence = f"les étapes de cette forme font {minutes(total)} et elle en conseille"
                where = ("variantes", n, "etapes")
                yield fault(entry, where, f"{sentence} {advised} ; accorder les deux")


RULES = (steps_of_forms, fed, lighter, questions, worths, forms, holds)
