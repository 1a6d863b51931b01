"""Changing one thing changes what it concerns: a composed programme keeps what was chosen."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

from macros.data.choix import choix_yaml, without
from macros.model.assembly.sur_mesure import sur_mesure
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import Plan, plan
from macros.model.records.choisi import Choisi, DemiChoisie
from macros.model.records.programme import Contraintes, Plage, Programme
from macros.model.records.sequence import MiseEnSituation, SequenceMethode
from macros.model.source.documents import read
from macros.model.source.shapes import shape
from macros.told.programme.composition import composition

DAY = {"matin": Plage(debut="09:00", fin="12:30"), "apres_midi": Plage(debut="13:30", fin="17:00")}
EVENING = {"soir": Plage(debut="18:30", fin="21:00")}
Place = tuple[int, str]


def chosen(boite: Catalogue, found: Plan) -> Choisi:
    """What the file of a choice gives back, once written and read."""
    text = choix_yaml("essai", found)
    document, problems = read(text.encode(), "toolbox/programmes/essai.choix.yml", ".yml")
    assert problems == []
    assert document is not None
    record, faults = shape(document, Choisi, dict(boite.vocabulaires))
    assert faults == []
    assert record is not None
    return record


def made(boite, objectifs, jours, hours=DAY, people=10, **limits) -> Programme:
    wished = Contraintes.model_validate(limits)
    return sur_mesure(boite, objectifs, jours, people, hours, 15, wished, {})


def lines(found: Plan) -> dict[Place, list[str]]:
    return {
        (s.rang, s.nom): [f"{c.titre} {getattr(c.sequence, 'forme', '')}" for c in s.creneaux]
        for s in found.sessions
    }


def test_a_choice_that_holds_is_lived_again_to_the_minute(boite):
    for programme in (made(boite, (2, 6, 7), 3), made(boite, (1, 4), 5, EVENING)):
        first = plan(programme, boite)
        assert first.refus == ()
        again = plan(programme, boite, chosen(boite, first))
        assert again.programme == first.programme
        assert again.neuves == frozenset()
        assert again.choix == first.choix


def test_a_method_excluded_changes_only_where_it_was(boite):
    programme = made(boite, (3, 5), 2)
    first = plan(programme, boite)
    kept = chosen(boite, first)
    used = [c.sequence.slug for c in first.sessions[2].creneaux if c.methode]
    out = next(
        slug for slug in used if boite.methodes[slug].record.moment not in {"ouvrir", "clore"}
    )
    limits = programme.contraintes.model_copy(update={"exclure": (out,)})
    after = plan(programme.model_copy(update={"contraintes": limits}), boite, kept)
    before, now = lines(first), lines(after)
    assert {place for place in now if now[place] != before[place]} == {(1, "matin")}
    assert after.neuves == {(1, "matin")}


def test_what_is_to_be_kept_stays_when_all_is_chosen_again(boite):
    programme = made(boite, (3, 5), 2)
    half = DemiChoisie.model_construct(jour=2, demi_journee="matin", garder=("debat-mouvant",))
    asked = Choisi.model_construct(demi_journees=(half,))
    found = plan(programme, boite, without(asked, {(1, "matin"): True}))
    second = [s for s in found.sessions if (s.rang, s.nom) == (1, "matin")]
    assert "debat-mouvant" in [c.sequence.slug for s in second for c in s.creneaux if c.methode]


@dataclass(frozen=True)
class Change:
    """One change, the half-days that it concerns, and the programme and the toolbox after it."""

    said: str
    concerns: frozenset[Place]
    programme: Programme
    boite: Catalogue


def changes(
    boite: Catalogue, programme: Programme, found: Plan, rng: random.Random
) -> Iterator[Change]:
    """Every kind of single change that a trainer makes, drawn at random."""
    every = frozenset((s.rang, s.nom) for s in found.sessions)
    c = programme.contraintes

    def using(test) -> frozenset[Place]:
        return frozenset((s.rang, s.nom) for s in found.sessions if any(map(test, s.creneaux)))

    def limited(said: str, concerns: frozenset[Place], **update: object) -> Change:
        told = c.model_copy(update=update)
        return Change(said, concerns, programme.model_copy(update={"contraintes": told}), boite)

    led = sorted({x.sequence.slug for s in found.sessions for x in s.creneaux if x.methode})
    for slug in rng.sample(led, min(5, len(led))):
        used = using(
            lambda x, s=slug: isinstance(x.sequence, SequenceMethode) and x.sequence.slug == s
        )
        yield limited(f"exclure {slug}", used, exclure=(slug,))
        entry = boite.methodes[slug]
        longer = entry.record.duree.model_copy(update={"min": entry.record.duree.max})
        record = entry.record.model_copy(update={"duree": longer, "variantes": ()})
        slow = replace(boite, methodes={**boite.methodes, slug: replace(entry, record=record)})
        yield Change(f"{slug} plus longue", used, programme, slow)
    free = sorted(set(boite.methodes) - set(led))
    for slug in rng.sample(free, 2):
        entry = boite.methodes[slug]
        record = entry.record.model_copy(update={"titre": "Autre titre", "suites": ()})
        other = replace(boite, methodes={**boite.methodes, slug: replace(entry, record=record)})
        yield Change(f"{slug} retouchée", frozenset(), programme, other)
        yield limited(f"exclure {slug}, qui n’y est pas", frozenset(), exclure=(slug,))
    for people in (programme.participants - 1, programme.participants + 1):
        runs = using(lambda x: isinstance(x.sequence, MiseEnSituation))
        after = programme.model_copy(update={"participants": people})
        yield Change(f"{people} personnes", runs, after, boite)
    number = rng.choice(sorted({o for s in found.sessions for o in s.demi_journee.objectifs}))
    here = frozenset((s.rang, s.nom) for s in found.sessions if number in s.demi_journee.objectifs)
    level = programme.model_copy(update={"positionnement": {str(number): 1.0}})
    yield Change(f"niveau de l’objectif {number}", here, level, boite)
    rang = rng.randrange(len(programme.jours))
    jour = programme.jours[rang]
    nom, half = rng.choice(jour.halves)
    plage = programme.plage(nom, half)
    assert plage is not None
    longer_half = half.model_copy(
        update={"horaires": plage.model_copy(update={"fin": plage.fin + 15})}
    )
    days = list(programme.jours)
    days[rang] = jour.model_copy(update={nom: longer_half})
    after = programme.model_copy(update={"jours": tuple(days)})
    yield Change(
        f"jour {rang + 1} {nom}, un quart d’heure de plus", frozenset({(rang, nom)}), after, boite
    )
    yield limited("niveau 2 au plus", using(_hard), difficulte_max=2)
    assert every


def _hard(creneau) -> bool:
    return bool(creneau.methode) and creneau.methode.record.difficulte > 2


def test_a_hundred_single_changes_leave_the_rest_as_it_was(boite):
    rng = random.Random(17)  # noqa: S311
    moved: list[int] = []
    for objectifs, jours, hours in (
        ((2, 6, 7), 3, DAY),
        ((3, 5), 2, DAY),
        ((1, 2, 3, 4), 4, DAY),
        ((1, 5, 8), 5, EVENING),
        ((7, 8), 1, DAY),
        ((3, 4, 5), 3, DAY),
    ):
        programme = made(boite, objectifs, jours, hours)
        first = plan(programme, boite)
        assert first.refus == ()
        kept, before = chosen(boite, first), lines(first)
        for change in changes(boite, programme, first, rng):
            now = lines(plan(change.programme, change.boite, kept))
            outside = [place for place in before if place not in change.concerns]
            count = sum(len(set(now.get(p, [])) ^ set(before[p])) // 2 for p in outside)
            moved.append(count)
    assert len(moved) >= 100
    assert median(moved) <= 1
    assert max(moved) <= 5


def test_the_team_is_told_where_a_choice_no_longer_holds(boite):
    programme = made(boite, (3, 5), 2)
    first = plan(programme, boite)
    half = first.programme.jours[1].matin
    assert half is not None
    kept = chosen(boite, first)
    stale = tuple(
        d.model_copy(update={"sequences": d.sequences[:-2]}) if d.jour == 2 else d
        for d in kept.demi_journees
    )
    after = plan(programme, boite, Choisi.model_construct(demi_journees=stale))
    assert str(composition(boite, after)[0]) == (
        "Le choix gardé ne tient plus pour : jour 2 (matin) et jour 2 (après-midi). Ce qui "
        "suit vient d’y être choisi ; le verbe « recomposer » le garde."
    )
