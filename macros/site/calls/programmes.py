"""The macros that show a programme, and the one that assembles half-days on the fly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from macros.model.assembly.sur_mesure import Hours, sur_mesure
from macros.model.base.bounds import MOST_DAYS
from macros.model.base.problems import remedy
from macros.model.clock.agenda import led
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan, plan
from macros.model.records.programme import Contraintes, Plage
from macros.model.rules.horaires import FILL
from macros.told.programme.composition import composition, ecartees

from ..parts.rendering import render
from ..programme.deroule import deroule_de
from ..programme.parties import ENTIER, PARTIES, Vue, ensemble
from .asked import find, known_number, known_word
from .checked import MacroError, UnsureError

MOST_PEOPLE = 500
"""People that one call may assemble for: a programme has its own file beyond."""
BOUNDS = {
    "jours": (1, MOST_DAYS),
    "participants": (1, MOST_PEOPLE),
    "pause": (5, 60),
    "difficulte_max": (1, 3),
}
"""The smallest and the largest number that each setting accepts."""
USUAL = {"matin": "09:00-12:30", "apres_midi": "13:30-17:00"}


def programme(catalogue: Catalogue, slug: str, partie: str | None = None) -> str:
    """Show a whole programme without its title, or one part of it, with its own headings."""
    if partie is not None and partie not in PARTIES:
        raise MacroError(
            f"« {partie} » n’est pas une partie de programme ; {remedy(partie, PARTIES)}"
        )
    entry = find(catalogue, "programmes", slug)
    vue = Vue(catalogue.seen_by(entry), entry)
    return ensemble(vue, PARTIES[partie] if partie else ENTIER)


def assembler(
    catalogue: Catalogue,
    objectifs: list[int],
    jours: int = 1,
    participants: int = 10,
    matin: str | None = None,
    apres_midi: str | None = None,
    soir: str | None = None,
    pause: int = 15,
    difficulte_max: int | None = None,
    lecture: str | None = None,
    mobilite: str | None = None,
    distance: bool = False,
    inclure: list[str] | None = None,
    exclure: list[str] | None = None,
    repeter: list[str] | None = None,
    materiel_absent: list[str] | None = None,
    durees: str | None = None,
    positionnement: dict[int, float] | None = None,
    territoire: str | None = None,
    raisons: bool = True,
) -> str:
    """Assemble days from the catalogue and show their agenda; hours are written 09:00-12:30."""
    names = {"inclure": inclure, "exclure": exclure, "repeter": repeter}
    listed = names | {"materiel_absent": materiel_absent}
    kept = {name: tuple(given or ()) for name, given in listed.items()}
    hours = {"matin": matin, "apres_midi": apres_midi, "soir": soir}
    numbers = {"jours": jours, "participants": participants, "pause": pause}
    _judge(catalogue, objectifs, positionnement or {})
    _judge_numbers(numbers | {"difficulte_max": difficulte_max})
    _judge_lists(kept)
    known_word(catalogue, "lecture", lecture, "lectures")
    known_word(catalogue, "mobilite", mobilite, "mobilites")
    known_word(catalogue, "durees", durees, "durees")
    for name in names:
        for slug in kept[name]:
            find(catalogue, "methodes", slug)
    if territoire is not None:
        find(catalogue, "territoires", territoire)
    limits = Contraintes(
        **kept,
        difficulte_max=difficulte_max,
        lecture=lecture,
        mobilite=mobilite,
        distance=distance,
        durees=durees,
    )
    if catalogue.broken.keys() & FILL:
        raise UnsureError
    asked = (tuple(objectifs), jours, participants, _hours(hours), pause, limits)
    wished = sur_mesure(catalogue, *asked, positionnement or {})
    made = plan(wished.model_copy(update={"territoire": territoire or ""}), catalogue)
    _refused(catalogue, made)
    return render(
        "assembler.md.j2",
        phrases=composition(catalogue, made),
        ecartees=ecartees(made),
        deroule=deroule_de(catalogue, made, dates=False, raisons=raisons),
    )


def _judge_numbers(numbers: Mapping[str, int | None]) -> None:
    for name, (least, most) in BOUNDS.items():
        value = numbers[name]
        if value is not None and not least <= value <= most:
            raise MacroError(f"« {name} » va de {least} à {most}, {value} trouvé")


def _judge_lists(lists: Mapping[str, tuple[str, ...]]) -> None:
    for name, given in lists.items():
        if not all(isinstance(text, str) and text.strip() for text in given):
            raise MacroError(f"« {name} » est une liste de noms entre guillemets, sans vide")


def _judge(catalogue: Catalogue, objectifs: list[int], positionnement: dict[int, float]) -> None:
    if not objectifs:
        raise MacroError("aucun objectif n’est demandé ; écrire par exemple objectifs=[2, 5]")
    for number in (*objectifs, *positionnement):
        known_number(catalogue, "objectif", number, catalogue.objectifs)
    for number, level in positionnement.items():
        if not (isinstance(level, int | float) and 0 <= level <= 4):
            raise MacroError(
                f"le positionnement de l’objectif {number} va de 0 à 4, {level} trouvé"
            )


def _hours(told: dict[str, str | None]) -> Hours:
    given = {name: text for name, text in told.items() if text} or USUAL
    hours = {name: _plage(name, text) for name, text in given.items()}
    for before, after in pairwise(hours):
        if hours[after].debut < hours[before].fin:
            raise MacroError(
                f"« {after} » commence avant la fin de « {before} » ; corriger l’un des deux"
            )
    return hours


def _plage(name: str, text: str) -> Plage:
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d) ?[-–] ?([01]?\d|2[0-3]):([0-5]\d)", text)
    start, end = (
        (int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4]))
        if match
        else (0, 0)
    )
    if start >= end:
        raise MacroError(
            f'« {text} » n’est pas un horaire pour {name} ; écrire {name}="09:00-12:30"'
        )
    return Plage.model_construct(debut=start, fin=end)


def _refused(catalogue: Catalogue, made: Plan) -> None:
    reasons = [
        f"jour {r.rang + 1}, {catalogue.mot('demi_journees', r.nom).nom.lower()} : {r.phrase}"
        for r in made.refus
    ]
    used = led(made.sessions)
    for slug in made.programme.contraintes.inclure:
        if slug not in used:
            titre = catalogue.methodes[slug].titre
            reasons.append(f"« {titre} » n’a pas trouvé de place ; ajouter une journée")
    if reasons:
        raise MacroError(" ; ".join(reasons))
