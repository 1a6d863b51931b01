"""What a few people of a group need, which does not limit everybody: said to the team, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from macros.data.besoins import Besoins
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan
from macros.model.records.methode import Methode
from macros.model.records.sequence import SequenceMethode

LIRE = (
    "Quelques personnes lisent peu : lire chaque consigne à voix haute, ne faire lire ni écrire personne "
    "seul, laisser une autre personne noter."
)
BOUGER = (
    "Une personne vient en fauteuil ou ne marche pas : vérifier l’accès de la salle et des toilettes, "
    "convenir avec elle de sa place avant le premier jour. Ces lignes sont celles du jour où le programme "
    "a été écrit ; les relire après un changement."
)


def est_de_quelques_uns(told: Besoins, catalogue: Catalogue) -> bool:
    """Say whether an answer is about a few people: its rank comes after those of the whole group."""
    return _few(told, catalogue, "lecture", "lectures") or _few(
        told, catalogue, "mobilite", "mobilites"
    )


def _few(told: Besoins, catalogue: Catalogue, question: str, words: str) -> bool:
    return (told.rang(question) or 0) > len(catalogue.vocabulaires[words])


def quelques_uns(told: Besoins, made: Plan, catalogue: Catalogue) -> Iterator[str]:
    """Yield what the team must know of a composed programme, when a few people need something."""
    if _few(told, catalogue, "lecture", "lectures"):
        yield LIRE
        yield from _autrement(made, catalogue, "lecture", "lectures", "sans rien à lire")
    if _few(told, catalogue, "mobilite", "mobilites"):
        yield BOUGER
        yield from _autrement(made, catalogue, "mobilite", "mobilites", "assise")


def _autrement(made: Plan, catalogue: Catalogue, axis: str, words: str, nom: str) -> Iterator[str]:
    """Yield each method that asks for more than the first word of an axis, with the form to take."""
    easiest = next(iter(catalogue.vocabulaires[words]))
    for jour, line in _methodes(made):
        method: Methode = catalogue.methodes[line.slug].record
        if getattr(method.sous_forme(line.forme).accessibilite, axis) == easiest:
            continue
        forms = [
            f"« {v.titre} »"
            for v in method.variantes
            if getattr(method.sous_forme(v.titre).accessibilite, axis) == easiest
        ]
        take = f"prendre la forme {' ou '.join(forms)}" if forms else ""
        none = f"aucune forme {nom} n’est écrite ; convenir avec la personne de sa façon d’y prendre part"
        yield f"{catalogue.methodes[line.slug].titre}, jour {jour} : {take or none}"


def _methodes(made: Plan) -> Iterator[tuple[int, SequenceMethode]]:
    for session in made.sessions:
        for creneau in session.creneaux:
            if isinstance(creneau.sequence, SequenceMethode):
                yield session.rang + 1, creneau.sequence
