"""« Animer »: the words to say apart, the steps of what is led, and a clock that Python and the browser share."""

from __future__ import annotations

from typing import Any

import pytest

from macros.data.animer import methode_animee, seance_animee
from macros.model.clock.shortening import floor, shared
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import plan_of
from macros.told.consigne import Cas, Parole, morceaux, paroles

from .noeud import answers
from .test_raccourcir import CASES, TRUNK

# ---- What is said, what is done

SAID = [
    (
        "Lire la page. Dire : « Bonjour ! On peut passer. » Amender.",
        (Parole("", "Bonjour ! On peut passer."),),
        "Lire la page. Amender.",
    ),
    (
        "Lire la page de règles, puis dire : « Voici la somme. » Relire.",
        (Parole("", "Voici la somme."),),
        "Lire la page de règles. Relire.",
    ),
    (
        "La chaise reste vide. Dire au centre : « Parlez. » Dire autour : « Écoutez. »",
        (Parole("Au centre", "Parlez."), Parole("Autour", "Écoutez.")),
        "La chaise reste vide.",
    ),
    (
        "Dire d’abord : « Un vécu. » Puis : « Que veut-il dire ? »",
        (Parole("D’abord", "Un vécu."), Parole("Puis", "Que veut-il dire ?")),
        "",
    ),
    ("Aux arrêts, dire : « Regardez. »", (Parole("Aux arrêts", "Regardez."),), ""),
    (
        "Poser. Si personne ne vient, dire : « Nous gardons la date. » S’il pleut, rentrer. Ranger.",
        (Parole("Si personne ne vient", "Nous gardons la date."),),
        "Poser. S’il pleut, rentrer. Ranger.",
    ),
    ("À mi-temps, dire seulement : « Vite. »", (Parole("À mi-temps, seulement", "Vite."),), ""),
]


@pytest.mark.parametrize(("consigne", "said", "rest"), SAID)
def test_the_words_to_say_stand_apart(consigne: str, said: tuple[Parole, ...], rest: str) -> None:
    assert paroles(consigne) == (said, rest)


def test_what_is_done_only_if_stands_apart() -> None:
    told = "Relire « à trois. Si l’un part, à deux ». Si le vent se lève, rentrer. En retard ? Couper. Finir."
    assert morceaux(told) == (
        "Relire « à trois. Si l’un part, à deux ».",
        Cas("Si le vent se lève, rentrer."),
        Cas("En retard ? Couper."),
        "Finir.",
    )


@pytest.mark.parametrize(
    "consigne",
    [
        "Se dire : « Quelle phrase me reste ? »",
        "Les dire : « ma place », « la leur ».",
        "Le duo raconte : « À cause de quoi ? »",
        "Retourner la cible. Empêcher les « c’est sûrement untel ».",
    ],
)
def test_what_others_say_or_what_is_only_quoted_stays(consigne: str) -> None:
    assert paroles(consigne) == ((), consigne)


def test_nearly_every_step_has_words_to_say(boite: Catalogue) -> None:
    steps = [e for m in boite.methodes.values() for e in m.record.etapes]
    said = [e for e in steps if paroles(e.consigne)[0]]
    assert len(said) / len(steps) > 0.95


# ---- What is led


def test_a_method_tells_its_forms_and_their_steps(boite: Catalogue) -> None:
    told = methode_animee(boite, boite.methodes["meteo-interieure"], str)
    assert told["participants"] == (3, 25)
    assert [(f["forme"], f["minutes"]) for f in told["formes"]] == [
        ("", 15),
        ("Peu de temps", 5),
        ("Sans carte ni écrit", 15),
    ]
    tour = told["formes"][0]["etapes"][2]
    assert (tour["titre"], tour["minutes"], tour["plancher"]) == ("Faire le tour", 8, 2)
    assert tour["faire"] == (
        "Lancer le tour par une personne volontaire, dire merci après chacune, parler en dernier."
    )
    ((who, words),) = tour["dire"]
    assert not who
    assert words.startswith("Montrez votre carte")
    assert [name for name, *_ in told["formes"][1]["materiel"]] == [
        "Jeu de quatre cartes météo",
        "Affiche des quatre temps",
    ]


def test_every_half_day_is_led_in_the_minutes_it_has(boite: Catalogue) -> None:
    for slug, entry in boite.programmes.items():
        for session in plan_of(boite, slug).sessions:
            key = f"{slug}.{session.rang + 1}.{session.nom}"
            told = seance_animee(boite, entry, key, str)
            assert told["fin"] - told["debut"] == sum(one["minutes"] for one in told["temps"])
            for one in told["temps"]:
                assert sum(step["minutes"] for step in one["etapes"]) == one["minutes"], key
                assert all(0 <= e["plancher"] <= e["minutes"] for e in one["etapes"]), key


# ---- One arithmetic

STEPS = "cases => cases.map(([etapes, total]) => shared(etapes, total))"


def steps(etapes: Any) -> list[dict[str, Any]]:
    return [
        {"minutes": e.minutes, "plancher": floor(e), "facultative": e.facultative} for e in etapes
    ]


def test_the_browser_shortens_a_method_as_the_model_does(boite: Catalogue) -> None:
    """The cases of test_raccourcir.py, then every method from one minute to twice its own."""
    cases = [(TRUNK, total) for _, total, _ in CASES]
    for entry in boite.methodes.values():
        etapes = entry.record.etapes
        whole = sum(e.minutes for e in etapes)
        cases += [(etapes, total) for total in range(1, 2 * whole, max(1, whole // 9))]
    found = answers(
        'import { shared } from "./elastique.js";',
        STEPS,
        [(steps(etapes), total) for etapes, total in cases],
    )
    assert found == [list(shared(etapes, total)) for etapes, total in cases]


# ---- The clock, from real starts and ends alone

MINUTE = 60_000
START = 1_800_000_000_000
CLOCK = 'import * as t from "./animer-temps.js";'
STATE = {
    "debut": START,
    "fin": START + 60 * MINUTE,
    "participants": 12,
    "forme": "",
    "pas": [],
    "pauses": [],
    "plan": {},
    "fini": 0,
}
PAS = [
    {"titre": t, "minutes": m, "plancher": p, "facultative": f, "temps": n, "heure": h}
    for t, m, p, f, n, h in (
        ("Accueil", 10, 10, False, 0, 0),
        ("Écrire", 20, 10, False, 1, 0),
        ("Partager", 15, 8, True, 1, 0),
        ("Marge", 5, 0, True, 2, 0),
        ("Clore", 10, 5, False, 3, 0),
    )
]


def lived(acts: str, minutes: float, pas: Any = PAS) -> Any:
    """Return what the clock says some minutes after the start, once acts changed the state."""
    code = f"""([pas, e, at]) => {{
      const go = (n, m) => {{ e = t.aller(e, n, {START} + m * {MINUTE}); }};
      const pause = m => {{ e = t.pauser(e, {START} + m * {MINUTE}); }};
      const on = m => {{ e = t.reprendre(e, {START} + m * {MINUTE}); }};
      {acts}
      const now = {START} + at * {MINUTE};
      const given = t.propositions(pas, e, now, [0, 1, 2, 3].map(n => `Temps ${{n}}`));
      return [t.ici(e), t.reste(pas, e, now) / {MINUTE}, t.ecart(pas, e, now), given];
    }}"""
    return answers(CLOCK, code, [pas, STATE, minutes])


def test_on_time_then_asleep_then_late() -> None:
    assert lived("go(0, 0);", 4) == [0, 6, 0, []]
    assert lived("go(0, 0); go(1, 10);", 30)[:3] == [1, 0, 0]
    # Twenty minutes of sleep: nothing ticked, all is known.
    assert lived("go(0, 0); go(1, 10);", 50)[:3] == [1, -20, 20]


def test_a_pause_stops_the_step_and_not_the_day() -> None:
    assert lived("go(0, 0); pause(4);", 9)[:3] == [0, 6, 5]
    assert lived("go(0, 0); pause(4); on(9);", 10)[:3] == [0, 5, 5]


def test_coming_back_goes_on_from_where_one_was() -> None:
    assert lived("go(0, 0); go(1, 8); go(0, 9);", 10)[:3] == [0, 1, 0]


def test_a_fixed_hour_waits_and_never_moves() -> None:
    fixed = [{**one, "heure": 50 if one["titre"] == "Clore" else 0} for one in PAS]
    assert lived("go(0, 0); go(1, 2);", 2)[2] == -8
    assert lived("go(0, 0); go(1, 2);", 2, fixed)[2] == 0


def test_what_is_proposed_is_the_models_own() -> None:
    _, _, late, given = lived("go(0, 0); go(1, 16);", 16)
    assert late == 6
    assert [(one["titre"], one["gain"], one["prix"]) for one in given] == [
        (
            "Temps 1 : 29 min au lieu de 35",
            6,
            "« Partager » : 9 min au lieu de 15",
        ),
        ("Temps 2 : 0 min au lieu de 5", 5, "Sans « Marge »"),
        ("Temps 3 : 5 min au lieu de 10", 5, "« Clore » : 5 min au lieu de 10"),
    ]
    assert given[0]["plan"] == {"2": 9}


def test_never_more_is_gained_than_is_left_of_the_step() -> None:
    """Four minutes are left of « Écrire », whose ten were lived: it may not give back five."""
    _, left, late, given = lived("go(0, 0); go(1, 10); e = { ...e, plan: { 0: 10 } };", 26)
    assert (left, late) == (4, 0)
    assert given == []
    _, left, late, given = lived("e.fin -= 20 * 60000; go(0, 0); go(1, 10);", 26)
    assert (left, late) == (4, 20)
    first = next(one for one in given if one["titre"].startswith("Temps 1"))
    assert first["gain"] == 18
    assert first["plan"] == {"1": 17, "2": 0}


def test_only_the_last_mark_that_was_crossed_is_said() -> None:
    code = "cases => cases.map(([total, before, left]) => t.annonce(total, before, left))"
    m = MINUTE
    cases = [(20 * m, 11 * m, 10 * m), (20 * m, 6 * m, 4 * m), (20 * m, 2 * m, m), (20 * m, 9, -9)]
    cases += [(20 * m, 15 * m, 9 * m), (20 * m, 15 * m, -9), (3 * m, 2 * m, m), (2 * m, 2 * m, m)]
    assert answers(CLOCK, code, cases) == [
        "La moitié du temps est passée.",
        "Reste 5 minutes.",
        "Reste 1 minute.",
        "Le temps de cette étape est fini.",
        "La moitié du temps est passée.",
        "Le temps de cette étape est fini.",
        "Reste 1 minute.",
        "",
    ]
