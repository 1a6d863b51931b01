"""Rules inside one tool: minutes that add up, ranges in order, links with both ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.french import minutes

from ..base.problems import Problem, remedy
from ..core.catalogue import Catalogue
from ..core.entries import AnyEntry
from ..records.common import Mot, Range
from ..records.fiche import Champ
from .liens import fault, unknown_objective

OPEN_LICENCES = {"libre", "licence-ouverte"}


def durations(catalogue: Catalogue) -> Iterator[Problem]:
    """A method's shortest, advised and longest durations are in order; its steps add up."""
    for entry in catalogue.methodes.values():
        duree = entry.record.duree
        if not duree.min <= duree.conseillee <= duree.max:
            given = (duree.min, duree.conseillee, duree.max)
            found, ordered = (", ".join(map(str, order)) for order in (given, sorted(given)))
            sentence = f"min, conseillee et max doivent aller en croissant, {found} trouvé"
            yield fault(entry, ("duree",), f"{sentence} ; par exemple {ordered}")
        total = sum(etape.minutes for etape in entry.record.etapes)
        if total != duree.conseillee:
            sentence = (
                f"les étapes font {minutes(total)} et duree.conseillee dit {duree.conseillee} ; "
                "accorder les deux"
            )
            yield fault(entry, ("etapes",), sentence)


def ranges(catalogue: Catalogue) -> Iterator[Problem]:
    """A smallest number of people never exceeds the largest."""
    for entry in catalogue.entries():
        for name, people in entry.record:
            if isinstance(people, Range) and people.min > people.max:
                sentence = f"le minimum ({people.min}) dépasse le maximum ({people.max})"
                yield fault(entry, (name,), f"{sentence} ; corriger l’un des deux")


def subgroups(catalogue: Catalogue) -> Iterator[Problem]:
    """A subgroup is never larger than the largest group."""
    for entry in catalogue.methodes.values():
        size, largest = entry.record.taille_sous_groupe, entry.record.participants.max
        if size is not None and size > largest:
            sentence = f"un petit groupe de {size} ne tient pas dans un groupe de {largest} au plus"
            yield fault(entry, ("taille_sous_groupe",), sentence)


def heroes(catalogue: Catalogue) -> Iterator[Problem]:
    """A method is known by the drawing of one of its own steps."""
    for entry in catalogue.methodes.values():
        wanted, steps = entry.record.heros, len(entry.record.etapes)
        if wanted and wanted > steps:
            sentence = f"heros dit l’étape {wanted} et la méthode en a {steps} ; écrire un nombre de 1 à {steps}"
            yield fault(entry, ("heros",), sentence)


def protected_origins(catalogue: Catalogue) -> Iterator[Problem]:
    """A method whose name, kit or texts are protected quotes its source."""
    for entry in catalogue.methodes.values():
        if entry.record.licence not in OPEN_LICENCES and not entry.record.sources:
            sentence = (
                f"la licence « {entry.record.licence} » demande de citer l’origine ; "
                "ajouter au moins une entrée dans « sources »"
            )
            yield fault(entry, ("licence",), sentence)


def bodies(catalogue: Catalogue) -> Iterator[Problem]:
    """In a governance schema every link joins two bodies, and every body is linked."""
    for entry in catalogue.gouvernance.values():
        ids = [instance.id for instance in entry.record.instances]
        yield from repeated(entry, ("instances",), ids, "id")
        linked: set[str] = set()
        for n, lien in enumerate(entry.record.liens):
            linked |= {lien.de, lien.vers}
            yield from _ends(entry, n, lien.de, lien.vers, ids)
        for n, name in enumerate(ids):
            if name not in linked:
                sentence = f"l’instance « {name} » n’est reliée à aucune autre ; ajouter un lien"
                yield fault(entry, ("instances", n), sentence)


def _ends(entry: AnyEntry, n: int, de: str, vers: str, ids: list[str]) -> Iterator[Problem]:
    for name, value in (("de", de), ("vers", vers)):
        if value not in ids:
            sentence = f"l’instance « {value} » n’existe pas dans ce schéma ; {remedy(value, ids)}"
            yield fault(entry, ("liens", n, name), sentence)
    if de == vers:
        yield fault(
            entry,
            ("liens", n),
            "un lien relie deux instances différentes ; changer « de » ou « vers »",
        )


def fields(catalogue: Catalogue) -> Iterator[Problem]:
    """A sheet's fields have what their type needs, and its criteria count an existing field."""
    for entry in catalogue.fiches.values():
        ids = [champ.id for champ in entry.record.champs]
        yield from repeated(entry, ("champs",), ids, "id")
        for n, champ in enumerate(entry.record.champs):
            where = ("champs", n)
            yield from _needs(entry, where, champ.type, "table", "colonnes", champ.colonnes)
            yield from _needs(entry, where, champ.type, "choix", "options", champ.options)
            if champ.min is not None and champ.max is not None and champ.min > champ.max:
                sentence = f"le minimum ({champ.min}) dépasse le maximum ({champ.max})"
                yield fault(entry, (*where, "min"), sentence)
            yield from _reads(entry, where, champ, ids)
        for n, critere in enumerate(entry.record.criteres):
            if critere.champ is not None and critere.champ not in ids:
                sentence = (
                    f"le champ « {critere.champ} » n’existe pas ; {remedy(critere.champ, ids)}"
                )
                yield fault(entry, ("criteres", n, "champ"), sentence)
            if critere.min is not None and critere.champ is None:
                yield fault(
                    entry, ("criteres", n, "min"), "dire quel champ est compté, avec « champ »"
                )


def _reads(
    entry: AnyEntry, where: tuple[str | int, ...], champ: Champ, ids: list[str]
) -> Iterator[Problem]:
    if champ.lit and champ.outil is None:
        yield fault(entry, (*where, "lit"), "dire quel outil lit ces champs, avec « outil »")
    for name in champ.lit:
        if name not in ids:
            sentence = f"le champ « {name} » n’existe pas ; {remedy(name, ids)}"
            yield fault(entry, (*where, "lit"), sentence)


def _needs(
    entry: AnyEntry,
    where: tuple[str | int, ...],
    given: str,
    expected: str,
    name: str,
    values: tuple[str, ...],
) -> Iterator[Problem]:
    if given == expected and not values:
        yield fault(entry, where, f"un champ de type « {expected} » a besoin de « {name} »")
    if given != expected and values:
        sentence = f"« {name} » ne va qu’avec le type « {expected} » ; retirer ces lignes"
        yield fault(entry, (*where, name), sentence)


def questions(catalogue: Catalogue) -> Iterator[Problem]:
    """A questionnaire's questions have unique ids, options to choose from and named ends."""
    for entry in catalogue.questionnaires.values():
        flat = [
            (p, q, question)
            for p, partie in enumerate(entry.record.parties)
            for q, question in enumerate(partie.questions)
        ]
        seen: set[str] = set()
        for p, q, question in flat:
            where = ("parties", p, "questions", q)
            if question.id in seen:
                sentence = f"l’identifiant « {question.id} » sert deux fois ; en changer un"
                yield fault(entry, (*where, "id"), sentence)
            seen.add(question.id)
            if question.type in {"choix", "choix-multiple"} and len(question.options) < 2:
                yield fault(
                    entry, where, "une question à choix a besoin d’au moins deux « options »"
                )
            if question.type == "echelle" and not (question.de and question.a):
                yield fault(entry, where, "une échelle nomme ses deux bouts avec « de » et « a »")
            if question.objectif is not None:
                path = (*where, "objectif")
                asked = catalogue.seen_by(entry)
                yield from unknown_objective(asked, entry, path, question.objectif)


def targets(catalogue: Catalogue) -> Iterator[Problem]:
    """An indicator's SDG targets exist and belong to the goals it names."""
    goals = catalogue.vocabulaires.get("odd")
    if not goals:
        return
    for entry in catalogue.indicateurs.values():
        named = [str(odd) for odd in entry.record.odd]
        for n, odd in enumerate(named):
            if odd not in goals:
                sentence = f"l’ODD {odd} n’existe pas ; il y en a {len(goals)}"
                yield fault(entry, ("odd", n), sentence)
        for n, cible in enumerate(entry.record.cibles_odd):
            if sentence := _target(cible, named, goals):
                yield fault(entry, ("cibles_odd", n), sentence)


def _target(cible: str, named: list[str], goals: Mapping[str, Mot]) -> str:
    goal = cible.split(".")[0]
    if goal not in goals:
        known = f"la cible « {cible} » n’existe pas ; elle commence par le numéro d’un ODD"
        return "" if goal in named else known
    if cible not in goals[goal].cibles:
        choices = ", ".join(goals[goal].cibles)
        return f"la cible « {cible} » n’existe pas ; choisir parmi : {choices}"
    if goal not in named:
        return f"la cible {cible} relève de l’ODD {goal} ; ajouter {goal} à « odd »"
    return ""


def repeated(
    entry: AnyEntry, where: tuple[str | int, ...], values: list[str], name: str
) -> Iterator[Problem]:
    """Yield a problem for each identifier that was already used in the same list."""
    for n, value in enumerate(values):
        if value in values[:n]:
            sentence = f"l’identifiant « {value} » sert deux fois ; en changer un"
            yield fault(entry, (*where, n, name), sentence)


RULES = (
    durations,
    ranges,
    subgroups,
    heroes,
    protected_origins,
    bodies,
    fields,
    questions,
    targets,
)
