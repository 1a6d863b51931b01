"""Why: one French sentence for each choice, and what was considered next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.french import enumeration, minutes

from ..clock.planning_records import Autre, Choix
from ..core.catalogue import Catalogue
from ..core.entries import Entry
from ..records.methode import Methode
from ..records.sequence import MiseEnSituation, Production, SequenceQuestionnaire
from .brief import Brief
from .candidat import Candidat
from .cost import Item, Remplissage, evaluate, items_of
from .limits import paced
from .pool import SearchProblem, Vivier
from .skeleton import Bloc

NEXT = 2
"""How many other methods are named for each choice."""
LOSSES = {
    "rythme": "garderait le même rythme que la séquence voisine",
    "pleniere": "ferait trop de grand groupe à la suite",
    "suite": "ne prolonge pas la séquence d’avant",
    "pause": "ferait tomber la pause trop tôt ou trop tard",
    "geste": "ferait deux fois le même geste",
    "pratique": "laisserait moins de temps pour pratiquer",
}
ENERGIES = {"calme": "calme", "moderee": "d’énergie modérée", "vive": "vif"}


@dataclass(frozen=True)
class Regard:
    """What an explanation looks at: one half-day among the others."""

    brief: Brief
    catalogue: Catalogue
    probleme: SearchProblem
    tenus: Mapping[int, Remplissage | None]
    place: int

    @property
    def vivier(self) -> Vivier:
        """The pool of the half-day."""
        return self.probleme.viviers[self.place]


def reasons(regard: Regard, held: Remplissage) -> tuple[Choix, ...]:
    """Return the reason of every item of a half-day, breaks left out, in order."""
    cadre = regard.vivier.cadre
    items = items_of(cadre, held.ouverture, held.travaux, held.cloture)
    before: Sequence[Item | None] = (None, *items)
    return tuple(
        _choice(regard, held, item, previous) for item, previous in zip(items, before, strict=False)
    )


def _choice(regard: Regard, held: Remplissage, item: Item, previous: Item | None) -> Choix:
    if isinstance(item, Bloc):
        return Choix(_block(regard, item))
    if item is held.ouverture or item is held.cloture:
        told = _end(regard, item, opening=item is held.ouverture)
        return Choix(told, tuple(_next(regard, held, item)))
    return Choix(_work(regard, item, previous), tuple(_next(regard, held, item)))


def _block(regard: Regard, bloc: Bloc) -> str:
    match bloc.ligne:
        case Production(objectifs=(number, *_), evalue=evalue):
            end = " ; son critère de réussite se vérifie ici" if evalue else ""
            return f"C’est un livrable de l’objectif {number}, à produire avant la fin{end}."
        case MiseEnSituation(objectifs=(number, *_), minutes_par_personne=each) as run:
            people = run.passages(regard.brief.participants)
            where = f"dans chacune des {run.salles} salles" if run.salles > 1 else "ici"
            return (
                f"L’objectif {number} demande que chaque stagiaire conduise une séquence : "
                f"{people} passent {where}, {minutes(each)} chacun."
            )
        case SequenceQuestionnaire():
            return "Le questionnaire à chaud se remplit sur place, avant de se quitter."
    if bloc in regard.vivier.cadre.entree:
        return "Ce que le groupe apporte entre dans la salle avant que l’on travaille dessus."
    if bloc in regard.vivier.cadre.apres:
        return "Le travail d’ici la prochaine fois se partage avant de se quitter."
    return "Le premier temps accueille chaque personne et dit où l’on va."


def _end(regard: Regard, item: Candidat, *, opening: bool) -> str:
    evening = regard.vivier.cadre.demi.nom == "soir"
    verb, day = "Ouvre" if opening else "Ferme", "soirée" if evening else "journée"
    if item.entry is None:
        what = "d’ouverture" if opening else "de clôture"
        pool = regard.vivier.ouvertures if opening else regard.vivier.clotures
        free = any(c.slug and not _used_at(regard, c.slug) for c in pool)
        why = "serrerait trop le reste" if free else "n’est libre"
        one = "une" if free else "aucune"
        return f"{verb} la {day} par un tour de parole : {one} méthode {what} {why}."
    energy = ENERGIES.get(item.energie or "", "")
    return f"{verb} la {day} par un temps {energy}, {_advised(regard, item.entry)}."


def _advised(regard: Regard, entry: Entry[Methode]) -> str:
    """Return how long the method of an end is planned for, and what these minutes are."""
    planned = paced(entry, None, regard.brief, regard.catalogue).duree.conseillee
    own = planned == entry.record.duree.conseillee
    return f"{minutes(planned)} {'conseillées' if own else 'prudentes'}"


def _work(regard: Regard, item: Candidat, previous: Item | None) -> str:
    parts = []
    if item.slug in regard.brief.contraintes.inclure:
        parts.append("est demandée par le programme")
    elif item.slug in regard.brief.signature:
        parts.append("est la marque de la formation")
    if item.couvre:
        plural = "les objectifs" if len(item.couvre) > 1 else "l’objectif"
        parts.append(f"sert {plural} {enumeration(sorted(item.couvre))}")
    if item.forme:
        parts.append(f"se mène sous la forme « {item.forme} »")
    parts += _leans(regard, item)
    sheets = _sheets(regard, item)
    if sheets:
        noun = "les fiches" if len(sheets) > 1 else "la fiche"
        parts.append(f"nourrit {noun} {enumeration(sheets)}")
    if isinstance(previous, Candidat) and previous.entry:
        parts += _after(item, previous)
    if item.objectif is not None and regard.brief.poids(item.objectif) > 1:
        parts.append("reçoit plus de temps, le groupe partant de plus loin")
    sentence = enumeration(parts or ["complète la demi-journée"])
    return f"{sentence[0].upper()}{sentence[1:]}."


def _leans(regard: Regard, item: Candidat) -> Iterator[str]:
    if item.demande:
        words = [regard.catalogue.mot("acquis", word).nom for word in sorted(item.demande)]
        yield f"s’appuie sur {enumeration(words)}"


def _sheets(regard: Regard, item: Candidat) -> list[str]:
    made = item.entry.record.fiches if item.entry else ()
    here = regard.vivier.cadre.fiches
    fiches = regard.catalogue.fiches
    return [f"« {fiches[slug].titre} »" for slug in made if slug in here]


def _after(item: Candidat, previous: Candidat) -> Iterator[str]:
    titre = previous.entry.titre if previous.entry else ""
    if item.slug in previous.suites:
        yield f"prolonge « {titre} »"
    if item.energie != previous.energie:
        yield f"change de rythme après « {titre} »"


def _next(regard: Regard, held: Remplissage, item: Candidat) -> Iterator[Autre]:
    """Yield the methods that would have cost least in the same place."""
    swaps = [swap for swap in _swaps(regard, held, item) if swap[2].entry]
    for _, _, other, found in sorted(swaps, key=lambda swap: swap[:2])[:NEXT]:
        if other.entry:
            yield Autre(other.entry, _loss(regard, held, item, other, found))


def _swaps(
    regard: Regard, held: Remplissage, item: Candidat
) -> Iterator[tuple[int, str, Candidat, Remplissage]]:
    cadre, vivier = regard.vivier.cadre, regard.vivier
    pool = (
        vivier.ouvertures
        if item is held.ouverture
        else vivier.clotures
        if item is held.cloture
        else vivier.travaux
    )
    for other in pool:
        if other.slug not in held.slugs:
            works = sorted(
                (other if c is item else c for c in held.travaux), key=lambda c: c.moment
            )
            opening = other if item is held.ouverture else held.ouverture
            closing = other if item is held.cloture else held.cloture
            found = evaluate(cadre, opening, works, closing)
            covered = frozenset[int]().union(*(c.couvre for c in works))
            if found and set(cadre.a_couvrir) <= covered:
                yield found.cout, other.slug, other, found


def _loss(
    regard: Regard, held: Remplissage, item: Candidat, other: Candidat, found: Remplissage
) -> str:
    elsewhere = _used_at(regard, other.slug)
    if elsewhere:
        return f"sert déjà {elsewhere}"
    lacking = other.demande - _left(regard)
    if lacking:
        told = enumeration([regard.catalogue.mot("acquis", w).nom for w in sorted(lacking)])
        return f"demande {told}, que rien n’a encore laissé"
    losses = {name: found.points[name] - held.points[name] for name in held.points}
    worst = max(losses, key=lambda name: losses[name])
    if losses[worst] <= 0:
        return "conviendrait aussi bien"
    if worst == "methode":
        return _farther(item, other)
    if worst == "temps":
        return _squeezed(regard, item, other)
    return LOSSES[worst]


def _farther(item: Candidat, other: Candidat) -> str:
    if other.entry and item.entry:
        if other.entry.record.difficulte > item.entry.record.difficulte:
            return "demande plus d’expérience pour l’animer"
        if other.souplesse.ideal > item.souplesse.ideal:
            return "prend plus de temps sans servir mieux l’objectif"
    return "répond de moins près à l’objectif et à son livrable"


def _squeezed(regard: Regard, item: Candidat, other: Candidat) -> str:
    planned = other.entry and paced(other.entry, None, regard.brief, regard.catalogue)
    told = minutes(planned.duree.conseillee) if planned else ""
    if other.souplesse.ideal > item.souplesse.ideal:
        return f"demande {told} : il faudrait serrer le reste"
    return f"ne demande que {told} : il faudrait étirer le reste"


def _used_at(regard: Regard, slug: str) -> str:
    if slug in regard.probleme.repetables:
        return ""
    for n, held in regard.tenus.items():
        if held and slug in held.slugs and n != regard.place:
            demi = regard.brief.demis[n]
            name = regard.catalogue.mot("demi_journees", demi.nom).nom.lower()
            return f"le jour {demi.rang + 1} ({name})"
    return ""


def _left(regard: Regard) -> frozenset[str]:
    """Return what the methods of a half-day may lean on: all that is left by its end."""
    earlier = (held.laisse for n, held in regard.tenus.items() if held and n <= regard.place)
    return regard.probleme.avant[regard.place].union(regard.vivier.cadre.acquis, *earlier)
