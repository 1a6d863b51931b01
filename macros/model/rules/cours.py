"""Rules of a course: objectives, thresholds, sheets, evaluations and identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..base.problems import Problem, remedy
from ..core.catalogue import Catalogue, precedence
from ..core.entries import AnyEntry
from ..records.formation import ObjectifOperationnel, Seuil, Travail
from ..records.programme import Programme
from ..records.sequence import Sequence
from .liens import fault, unknown_objective


def one_at_least(catalogue: Catalogue) -> Iterator[Problem]:
    """The toolbox holds a course: without it, objectives and modules mean nothing."""
    if not catalogue.names("formations"):
        sentence = 'aucune formation n’est écrite ; en créer une : new formation "Titre"'
        yield Problem("toolbox/formations", 1, "", sentence)


def objectives_in_modules(catalogue: Catalogue) -> Iterator[Problem]:
    """Every objective belongs to a module of its course."""
    for entry in catalogue.formations.values():
        known = [module.id for module in entry.record.modules]
        for n, objectif in enumerate(entry.record.objectifs):
            if objectif.module not in known:
                sentence = f"le module {objectif.module} n’existe pas dans cette formation"
                choices = ", ".join(map(str, sorted(set(known))))
                yield fault(
                    entry, ("objectifs", n, "module"), f"{sentence} ; choisir parmi : {choices}"
                )


def worked_on(catalogue: Catalogue) -> Iterator[Problem]:
    """A question that a course says it works on has its sequence in one of its programmes."""
    for entry in catalogue.formations.values():
        for m, module in enumerate(entry.record.modules):
            for n, travail in enumerate(module.travaux):
                programme = catalogue.programmes.get(travail.programme)
                if programme and not _copy(catalogue, entry, programme.record):
                    for field, sentence in _astray(travail, entry.slug, programme.record):
                        yield fault(entry, ("modules", m, "travaux", n, field), sentence)


def _copy(catalogue: Catalogue, entry: AnyEntry, programme: Programme) -> bool:
    """Say whether a course bears the title of the one whose programme it names: one problem already."""
    owner = catalogue.formations.get(programme.formation)
    return owner is not None and owner is not entry and owner.titre == entry.titre


def _astray(travail: Travail, course: str, programme: Programme) -> Iterator[tuple[str, str]]:
    """Yield the field, and what is wrong, of a question whose sequence is not where it says."""
    if programme.formation != course:
        yield "programme", "ce programme est celui d’une autre formation ; en nommer un de celle-ci"
    elif travail.jour > len(programme.jours):
        yield (
            "jour",
            f"ce programme n’a pas de jour {travail.jour} ; il en a {len(programme.jours)}",
        )
    else:
        halves = dict(programme.jours[travail.jour - 1].halves)
        half = halves.get(travail.demi_journee)
        if half is None:
            sentence = f"le jour {travail.jour} n’a pas cette demi-journée"
            yield "demi_journee", f"{sentence} ; {remedy(travail.demi_journee, halves)}"
        elif travail.sequence not in (names := lines(half.sequences)):
            sentence = f"aucune ligne de cette demi-journée ne s’appelle « {travail.sequence} »"
            yield "sequence", f"{sentence} ; {remedy(travail.sequence, names)}"


def lines(sequences: Iterable[Sequence]) -> list[str]:
    """Return what names each line of a half-day, its title or its tool; breaks and margins have none."""
    return [name for one in sequences if isinstance(name := getattr(one, one.nature), str)]


def deliverables(catalogue: Catalogue) -> Iterator[Problem]:
    """Every sheet of the course of reference says in return that it serves the objective."""
    for entry in (catalogue.formation,) if catalogue.formations else ():
        for objectif in entry.record.objectifs:
            for slug in objectif.fiches:
                fiche = catalogue.fiches.get(slug)
                if fiche and objectif.id not in fiche.record.objectifs:
                    sentence = f"l’objectif {objectif.id} demande cette fiche ; l’ajouter ici"
                    yield fault(fiche, ("objectifs",), sentence)


def one_reference(catalogue: Catalogue) -> Iterator[Problem]:
    """One course gives their meaning to the numbers that tools write."""
    courses = list(catalogue.formations.values())
    told = [entry for entry in courses if entry.record.reference]
    for entry in told[1:]:
        sentence = f"{told[0].path} est déjà la formation de référence ; retirer cette ligne"
        yield fault(entry, ("reference",), sentence)
    rank = precedence(catalogue.formation) if courses else None
    alike = [entry for entry in courses if precedence(entry) == rank]
    copied = len({entry.titre for entry in alike}) < len(alike)  # Told as one problem, on the copy.
    if len(alike) > 1 and not told and not copied:
        sentence = (
            f"les outils ne savent pas de quelle formation ils écrivent les numéros, {alike[0].path} "
            "a les mêmes ; écrire « reference: false » dans celle qu’ils ignorent"
        )
        yield fault(alike[1], ("objectifs",), sentence)


def served(catalogue: Catalogue) -> Iterator[Problem]:
    """Every tool serves an objective: it writes its number, or a course says so in its « outils »."""
    if catalogue.broken.get("formations") or not catalogue.formations:
        return
    sentence = (
        "cet outil ne sert aucun objectif ; écrire ici le numéro d’un objectif de la formation"
    )
    if len(catalogue.formations) > 1:
        sentence += " de référence, ou le nommer dans les « outils » d’une autre formation"
    for entry in catalogue.entries():
        home = catalogue.themes.get(entry.document_slug, entry) if entry.where else entry
        written = getattr(home.record, "objectifs", None)
        if written == () and not any(seen.objectifs_of(entry) for seen in catalogue.views):
            yield fault(entry, () if entry.where else ("objectifs",), sentence)


def taken_objectives(catalogue: Catalogue) -> Iterator[Problem]:
    """A course takes the tools of objectives that the course of reference has."""
    for entry in catalogue.formations.values():
        for n, objectif in enumerate(entry.record.objectifs):
            for k, number in enumerate(objectif.outils.comme if objectif.outils else ()):
                where = ("objectifs", n, "outils", "comme", k)
                if entry is catalogue.formation:
                    sentence = (
                        "les outils écrivent eux-mêmes les objectifs de la formation de référence ; "
                        "retirer « comme »"
                    )
                    yield fault(entry, where, sentence)
                else:
                    yield from unknown_objective(catalogue, entry, where, number)


def thresholds(catalogue: Catalogue) -> Iterator[Problem]:
    """A threshold of the course is the minimum of the sheet's field and of one of its criteria."""
    for entry in catalogue.formations.values():
        for n, objectif in enumerate(entry.record.objectifs):
            for s, seuil in enumerate(objectif.seuils):
                yield from _threshold(
                    catalogue, entry, objectif, seuil, ("objectifs", n, "seuils", s)
                )


def _threshold(
    catalogue: Catalogue,
    entry: AnyEntry,
    objectif: ObjectifOperationnel,
    seuil: Seuil,
    where: tuple[str | int, ...],
) -> Iterator[Problem]:
    if seuil.fiche not in objectif.fiches:
        sentence = f"la fiche « {seuil.fiche} » n’est pas un livrable de cet objectif"
        yield fault(entry, (*where, "fiche"), f"{sentence} ; l’ajouter à ses « fiches »")
    fiche = catalogue.fiches.get(seuil.fiche)
    if fiche is None:
        return
    position = [c.id for c in fiche.record.champs]
    if seuil.champ not in position:
        sentence = f"la fiche « {seuil.fiche} » n’a pas de champ « {seuil.champ} »"
        yield fault(entry, (*where, "champ"), f"{sentence} ; choisir parmi : {', '.join(position)}")
        return
    n = position.index(seuil.champ)
    demand = f"la formation en demande au moins {seuil.min}"
    if fiche.record.champs[n].min != seuil.min:
        yield fault(
            fiche, ("champs", n, "min"), f"{demand} (objectif {objectif.id}) ; écrire {seuil.min}"
        )
    if not any(c.champ == seuil.champ and c.min == seuil.min for c in fiche.record.criteres):
        sentence = (
            f"{demand} « {seuil.champ} » ; l’écrire dans un critère avec « champ » et « min »"
        )
        yield fault(fiche, ("criteres",), sentence)


def promised(catalogue: Catalogue) -> Iterator[Problem]:
    """A promise of a course depends on objectives of its own."""
    for entry in catalogue.formations.values():
        seen = catalogue.of(entry.slug)
        for name in ("methodes", "ressources", "points_forts"):
            for n, promesse in enumerate(getattr(entry.record, name)):
                for k, number in enumerate(promesse.objectifs):
                    yield from unknown_objective(seen, entry, (name, n, "objectifs", k), number)


def evaluations(catalogue: Catalogue) -> Iterator[Problem]:
    """Every evaluation of a course uses a questionnaire made for its moment."""
    for entry in catalogue.formations.values():
        for n, evaluation in enumerate(entry.record.evaluations):
            where = ("evaluations", n, "questionnaire")
            slug = evaluation.questionnaire
            found = catalogue.questionnaires.get(slug)
            if found and found.record.moment != evaluation.moment:
                sentence = f"ce questionnaire est fait pour « {found.record.moment} »"
                yield fault(entry, where, f"{sentence}, pas pour « {evaluation.moment} »")


def identifiers(catalogue: Catalogue) -> Iterator[Problem]:
    """A SIRET number has 14 digits and a declaration number 11 (LHÉO 2.3)."""
    for entry in catalogue.formations.values():
        for name, size in (("siret", 14), ("declaration_activite", 11)):
            value: str = getattr(entry.record.organisme, name)
            count = sum(sign in "0123456789" for sign in value)
            if count != size:
                sentence = f"{size} chiffres sont attendus, « {value} » en compte {count}"
                yield fault(entry, ("organisme", name), sentence)
            elif len(value.replace(" ", "")) != size:
                sentence = f"n’écrire que des chiffres et des espaces, « {value} » trouvé"
                yield fault(entry, ("organisme", name), sentence)


RULES = (
    one_at_least,
    worked_on,
    objectives_in_modules,
    deliverables,
    one_reference,
    served,
    taken_objectives,
    thresholds,
    promised,
    evaluations,
    identifiers,
)
