"""The closed list of figures: the name that files write, and what draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial

from . import (
    boards,
    circles,
    floor,
    gatherings,
    lived,
    outside,
    rounds,
    routes,
    small,
    stage,
    tables,
    talks,
    walls,
)
from .many import crowded
from .room import Room
from .shapes import Shape, Shapes
from .speakers import coloured

Figure = Callable[[Room], Shapes]

NONE = "aucune"
"""What a file writes where no drawing is true."""

FIGURES: dict[str, Figure] = {
    "cercle-animateur": circles.animateur,
    "cercle-membre": circles.membre,
    "cercle-tour": circles.tour,
    "cercle": circles.croisee,
    "cercle-silence": circles.silence,
    "cercle-regarde": circles.regarde,
    "toile": circles.toile,
    "bocal": circles.bocal,
    "bocal-entre": partial(circles.bocal, entre=True),
    "bocal-dehors": partial(circles.bocal, dehors=True),
    "bocal-observe": circles.observe,
    "autour-carte": circles.autour,
    "autour-cartes": partial(circles.autour, quoi="cartes"),
    "autour-points": partial(circles.autour, points=True),
    "tables": tables.tables,
    "tables-ecoute": tables.ecoute,
    "tables-membre": partial(tables.ecoute, membre=True),
    "tables-accueil": tables.tournantes,
    "tables-voyage": partial(tables.tournantes, voyage=True),
    "tables-objet": tables.objet,
    "passe": tables.passe,
    "seul": tables.seul,
    "formulaire": tables.formulaire,
    "paires": lambda room: small.groupes(room.by(2), room.s),
    "trios": lambda room: small.groupes(room.by(3), room.s, one=True),
    "groupes": lambda room: small.groupes(room.groups, room.s),
    "groupes-un-parle": lambda room: small.groupes(room.groups, room.s, one=True),
    "groupes-debout": lambda room: small.groupes(room.groups, room.s, seated=False),
    "penche": small.penche,
    "entretien": small.entretien,
    "rencontres": small.rencontres,
    "face-a-face": small.face,
    "fete": small.fete,
    "pause": partial(small.fete, buffet=False),
    "ligne": small.ligne,
    "mur-poser": walls.poser,
    "mur-points": partial(walls.poser, points=True),
    "mur-lire": walls.lire,
    "scribe": walls.scribe,
    "affiches": walls.affiches,
    "galerie": walls.galerie,
    "rangs": walls.rangs,
    "ecran": partial(walls.rangs, ecran=True),
    "urne": walls.urne,
    "rives-choisir": partial(floor.rives, temps="choisir"),
    "rives-prepare": partial(floor.rives, temps="prepare"),
    "rives-bouge": floor.rives,
    "rives-milieu": partial(floor.rives, temps="milieu"),
    "carte-au-sol": floor.carte_au_sol,
    "scene": stage.scene,
    "scene-entre": partial(stage.scene, entre=True),
    "images": stage.images,
    "camps": stage.camps,
    "salle": stage.salle,
    "mains": floor.mains,
    "marche": outside.marche,
    "rue": outside.rue,
    "rue-observer": partial(outside.rue, observe=True),
    "portes": outside.portes,
    "stand": outside.stand,
    "paroles": outside.paroles,
    "stands": outside.stands,
    "panneau": boards.cotes,
    "panneau-relier": partial(boards.cotes, quoi="crayon"),
    "panneau-points": partial(boards.cotes, quoi="point"),
    "panneau-monte": partial(boards.cotes, monte=True),
    "panneau-debat": partial(boards.cotes, debat=True),
    "panneau-autour": boards.autour,
    "panneau-autour-points": partial(boards.autour, quoi="point"),
    "panneau-haut": boards.haut,
    "panneau-relie-haut": partial(boards.haut, quoi="crayon"),
    "panneau-lu": boards.lit,
    "panneau-file": boards.file,
    "panneau-oui": boards.dit_oui,
    "long-mur": boards.longe,
    "long-mur-tous": partial(boards.longe, tous=True),
    "long-mur-recule": partial(boards.longe, recule=True),
    "conteur": boards.conteur,
    "affiches-points": boards.points,
    "quatre-murs": boards.quatre,
    "place-du-marche": boards.marche,
    "tas": boards.tas,
    "cercle-montre": rounds.montre,
    "cercle-baton": rounds.baton,
    "cercle-designe": rounds.designe,
    "cercle-signe": rounds.signe,
    "cercle-pouces": rounds.mains,
    "cercle-gestes": rounds.gestes,
    "cercle-chapeaux": rounds.chapeaux,
    "cercle-redit": rounds.redit,
    "cercle-pages": rounds.parts,
    "conseil": rounds.conseil,
    "tables-jetons": gatherings.jetons,
    "tables-echange": gatherings.echange,
    "tables-fabrique": gatherings.fabrique,
    "tables-fusion": gatherings.fusion,
    "tables-libres": gatherings.libre,
    "ligne-de-vie": gatherings.vie,
    "miroir": gatherings.miroir,
    "horloge": gatherings.horloge,
    "emboites": gatherings.emboite,
    "entre-pairs": gatherings.pairs,
    "paires-geste": gatherings.donne,
    "entretien-avant-apres": gatherings.avant,
    "photographes": routes.photos,
    "marche-notes": routes.notes,
    "marche-equipes": routes.equipes,
    "visites": routes.visites,
    "marche-ligne": routes.ligne,
    "tete-a-tete": talks.tete_a_tete,
    "negocier": talks.negocier,
    "interpeller": talks.interpeller,
    "a-l-ecart": talks.a_l_ecart,
    "entre-deux": talks.entre_deux,
    "pas-en-avant": lived.pas_en_avant,
    "interpretes": lived.interpretes,
    "plateau": lived.plateau,
    "pied-immeuble": lived.pied_immeuble,
}
"""Every figure by its name."""


FEWEST = {
    "bocal": 3,
    "bocal-entre": 3,
    "bocal-dehors": 3,
    "bocal-observe": 3,
    "camps": 3,
    "scene": 3,
    "scene-entre": 3,
    "images": 3,
    "stands": 4,
    "tete-a-tete": 3,
    "negocier": 5,
    "a-l-ecart": 3,
    **dict.fromkeys(
        (
            "affiches-points",
            "conteur",
            "cercle-designe",
            "cercle-redit",
            "conseil",
            "emboites",
            "entre-pairs",
            "miroir",
            "panneau-debat",
            "place-du-marche",
            "quatre-murs",
            "tables-fusion",
            "tas",
        ),
        5,
    ),
}
"""Figures that need some people: under these, the same people are drawn two by two."""

MOST = 24
"""How many people a frame holds: of a larger group, that many are drawn, and its number is written."""


def drawn(name: str, room: Room) -> Shapes:
    """Return the shapes of a figure for a group, none for « aucune »."""
    return list(_drawn(name, room))


@cache
def _drawn(name: str, room: Room) -> tuple[Shape, ...]:
    if name == NONE:
        return ()
    few = replace(room, people=min(room.people, MOST))
    figure = FIGURES["paires" if room.people < FEWEST.get(name, 1) else name]
    shapes = coloured(figure(few))
    return tuple(crowded(shapes, room.people) if room.people > MOST else shapes)
