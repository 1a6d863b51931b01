"""How a programme was made to measure, in sentences: its group's limits, what was set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from macros.french import duree, en_lettres, enumeration, nombre, pluriel
from macros.model.assembly.brief import MIDDLE
from macros.model.clock.agenda import Creneau, Session
from macros.model.clock.vecu import STEADY, careful, lived
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.records.programme import Contraintes, Programme
from macros.model.records.sequence import SequenceMethode

from ..plain import Riche


@dataclass(frozen=True, slots=True)
class Ecartees:
    """How many methods were set aside for one reason, and the reason."""

    combien: str
    raison: Riche


def composition(catalogue: Catalogue, plan: Plan) -> list[Riche]:
    """Return the sentences that say what shaped a plan; none when nothing did."""
    programme = plan.programme
    found = (
        *_recomposees(catalogue, plan),
        *_positionnement(catalogue, programme),
        *_durees(catalogue, plan),
        *_contraintes(catalogue, programme.contraintes),
    )
    return list(map(Riche, found))


def _recomposees(catalogue: Catalogue, plan: Plan) -> Iterator[str]:
    if plan.neuves:
        order = [(s.rang, s.nom) for s in plan.sessions if (s.rang, s.nom) in plan.neuves]
        names = [
            f"jour {rang + 1} ({catalogue.mot('demi_journees', nom).nom.lower()})"
            for rang, nom in order
        ]
        yield (
            f"Le choix gardé ne tient plus pour : {enumeration(names)}. Ce qui suit vient d’y être "
            "choisi ; le verbe « recomposer » le garde."
        )


def _durees(catalogue: Catalogue, plan: Plan) -> Iterator[str]:
    """Yield which minutes composing started from, when the programme asks for careful ones."""
    if not plan.programme.contraintes.prudentes:
        return
    told = [
        f"« {titre} », {duree(longer)} au lieu de {duree(advised)}"
        for titre, advised, longer in _prudentes(catalogue, plan)
    ]
    rest = f"les autres gardent leur durée conseillée : il faut {en_lettres(STEADY)} voix pour en changer"
    if told:
        yield f"Durées prudentes, assez longues pour huit groupes sur dix : {enumeration(told)} ; {rest}."
    else:
        yield f"Durées prudentes : aucune méthode menée ici n’en a encore ; {rest}."
    if short := list(_trop_courtes(catalogue, plan)):
        yield f"Écrit ligne à ligne, et plus court que les minutes prudentes : {enumeration(short)}."


def _prudentes(catalogue: Catalogue, plan: Plan) -> Iterator[tuple[str, int, int]]:
    """Yield the methods whose careful duration composing knew: advised, then careful."""
    led = (_forme(c) for s in plan.sessions if _composee(plan, s) for c in s.creneaux)
    for slug, forme in dict.fromkeys(filter(None, led)):
        if longer := _prudente(catalogue, slug, forme):
            methode = catalogue.methodes[slug]
            titre = f"{methode.titre}, {forme}" if forme else methode.titre
            yield titre, methode.record.sous_forme(forme).duree.conseillee, longer


def _trop_courtes(catalogue: Catalogue, plan: Plan) -> Iterator[str]:
    """Yield the lines of half-days written by hand that give a method less than its careful duration."""
    for session in plan.sessions:
        if _composee(plan, session):
            continue
        demi = catalogue.mot("demi_journees", session.nom).nom.lower()
        for creneau in session.creneaux:
            longer = _prudente(catalogue, *led) if (led := _forme(creneau)) else None
            if longer and creneau.minutes < longer:
                told = f"{duree(creneau.minutes)} pour {duree(longer)}"
                yield f"« {creneau.titre} », jour {session.rang + 1} ({demi}), {told}"


def _composee(plan: Plan, session: Session) -> bool:
    return (session.rang, session.nom) in plan.couts


def _forme(creneau: Creneau) -> tuple[str, str | None] | None:
    """Return the method that a line leads, and the form; None of one that tells its own steps."""
    line = creneau.sequence
    if not creneau.methode or not isinstance(line, SequenceMethode) or line.etapes:
        return None
    return creneau.methode.slug, line.forme


def _prudente(catalogue: Catalogue, slug: str, forme: str | None) -> int | None:
    """Return the careful duration of a method within its bounds; None while too few lived it."""
    known, record = catalogue.retours.get(slug), catalogue.methodes[slug].record
    if known is None or not lived(known.record.retours, record, forme).prudente:
        return None
    return careful(record, known.record.retours, forme).duree.conseillee


def ecartees(plan: Plan) -> list[Ecartees]:
    """Return how many methods were set aside for each reason, the most frequent first."""
    counts = Counter(reason for _, reason in plan.ecartees)
    return [Ecartees(pluriel(n, "méthode"), Riche(why)) for why, n in counts.most_common()]


def _positionnement(catalogue: Catalogue, programme: Programme) -> Iterator[str]:
    levels = {int(n): level for n, level in programme.positionnement.items() if n.isdigit()}
    low = _niveaux(catalogue, {n: v for n, v in levels.items() if v < MIDDLE})
    high = _niveaux(catalogue, {n: v for n, v in levels.items() if v > MIDDLE})
    if low:
        yield f"Le groupe part de plus loin sur {low} : on y passe plus de temps."
    if high:
        yield f"Il est déjà à l’aise sur {high} : on y passe un peu moins de temps."


def _niveaux(catalogue: Catalogue, levels: dict[int, float]) -> str:
    return enumeration(
        [
            f"l’objectif {n} « {catalogue.objectifs[n].court} » ({nombre(level)} sur 4 en moyenne)"
            for n, level in sorted(levels.items())
            if n in catalogue.objectifs
        ]
    )


def _contraintes(catalogue: Catalogue, c: Contraintes) -> Iterator[str]:
    if c.difficulte_max is not None:
        nom = catalogue.mot("difficultes", c.difficulte_max).nom.lower()
        yield f"Le niveau des méthodes ne dépasse pas « {nom} »."
    if c.lecture is not None:
        lecture = catalogue.mot("lectures", c.lecture)
        yield f"Côté écrit, pas plus que « {lecture.nom.lower()} » : {lecture.aide}."
    if c.mobilite is not None:
        nom = catalogue.mot("mobilites", c.mobilite).nom.lower()
        yield f"Côté mouvement, pas plus que « {nom} »."
    if c.distance:
        yield "Chaque méthode peut se vivre à distance."
    if c.materiel_absent:
        yield f"Rien ne demande ce qui manque sur place : {enumeration(c.materiel_absent)}."
    for slugs, phrase in (
        (c.inclure, "À la demande de l’équipe, le programme fait une place à : {}."),
        (c.repeter, "Ce qui revient, comme un rituel : {}."),
        (c.exclure, "À la demande de l’équipe, le programme se passe de : {}."),
    ):
        if slugs:
            yield phrase.format(enumeration(_titres(catalogue, slugs)))


def _titres(catalogue: Catalogue, slugs: tuple[str, ...]) -> list[str]:
    return [catalogue.methodes[s].titre for s in slugs if s in catalogue.methodes]
