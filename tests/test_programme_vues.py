"""Pages and calls of programmes: what the public reads, what only the team reads."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import get_args

import pytest
import yaml

from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import Autre, Choix, Plan, plan, plan_of
from macros.model.records.programme import Plage, Programme
from macros.model.records.sequence import Nature as Line
from macros.model.records.sequence import WrittenSequence
from macros.site.calls.authoring import AuthorEnvironment, answer
from macros.site.pages.everything import pages
from macros.site.pages.formateurs import (
    conduite_page,
    emargement_page,
    formateurs_page,
    preparer_page,
)
from macros.site.pages.programme import programme_page
from macros.site.programme.calendrier import calendrier_de, hauteur
from macros.site.programme.deroule import deroule_de
from macros.site.programme.lines import yaml_compose
from macros.site.programme.parties import PARTIES
from macros.store import ROOT, load
from macros.told.programme.avant import ailleurs, avant, reprise, sans_reprise
from macros.told.programme.conduite import ecart, etapes, sous_groupes
from macros.told.programme.creneaux import Nature
from macros.told.programme.deroule import jours_de
from macros.told.programme.faits import horaires, longueur, periode
from macros.told.programme.suivi import envois

REAL = "pouvoir-agir-fevrier-2026"


def soir(day: str, *sequences: dict[str, object]) -> dict[str, object]:
    return {"date": day, "soir": {"objectifs": (2, 4), "sequences": sequences}}


@pytest.fixture(scope="module")
def court(boite: Catalogue) -> Plan:
    """Two evenings without session, sponsor, title nor place; the first one was composed."""
    programme = Programme.model_validate(
        {
            "titre": "Deux soirées",
            "accroche": "Un essai.",
            "formation": "pouvoir-agir",
            "territoire": "marseille-centre",
            "participants": 10,
            "tarif": "Sur devis",
            "adaptation": "Le soir, parce que le groupe travaille la journée.",
            "equipe": ("Si personne ne vient, rappeler le relais.",),
            "positionnement": {"2": 1.5, "4": 3.0},
            "contraintes": {"lecture": "peu-d-ecrit", "materiel_absent": ("vidéoprojecteur",)},
            "horaires": {"soir": {"debut": "18:30", "fin": "20:30"}},
            "jours": (
                soir(
                    "2026-03-30",
                    {"methode": "meteo-interieure", "note": "Secret de fabrique."},
                    {"methode": "world-cafe"},
                ),
                soir(
                    "2026-04-01",
                    {
                        "mise_en_situation": "Chacun conduit",
                        "minutes_par_personne": 10,
                        "personnes": 6,
                        "evalue": (4,),
                    },
                    {"pause": 10},
                    {"apport": "Le « pourquoi »", "minutes": 50},
                ),
            ),
            "etat": "brouillon",
            "mise_a_jour": "2026-11-22",
        }
    )
    gommettes = boite.methodes["gommettes"]
    choix = Choix("Elle ouvre en douceur.", (Autre(gommettes, "elle demande un mur."),))
    made = plan(programme, boite)
    return replace(
        made,
        choix={(0, "soir", 0): choix, (0, "soir", 1): choix},
        ecartees=((gommettes, "suppose : lecture et écriture"),),
    )


def nothing(slug: str) -> list[tuple[str, str]]:
    """Tell no warning of any programme."""
    return []


@pytest.fixture
def page_of(boite: Catalogue, court: Plan, monkeypatch: pytest.MonkeyPatch):
    """Make a page of the two evenings, as if they stood in the toolbox."""
    real = boite.programmes[REAL]
    entry = Entry("programmes", "deux-soirees", court.programme, real.document)
    for module in ("programme.parties", "pages.formateurs"):
        monkeypatch.setattr(f"macros.site.{module}.plan_of", lambda *_: court)
    return lambda make, *rest: make(boite, entry, *rest).markdown


def test_a_programme_says_its_length_its_months_and_its_hours(court: Plan) -> None:
    assert longueur(court.programme) == "2 soirées"
    assert periode(court.programme) == "De mars à avril 2026"
    assert horaires(court) == "18 h 30–20 h 30"


def test_evenings_and_mornings_of_one_programme_are_known_by_their_dates(boite: Catalogue) -> None:
    plan = plan_of(boite, "habitants-cinq-soirees")
    assert horaires(plan).endswith(
        " ; samedi 3 avril : 9 h 45–12 h 15 ; samedi 17 avril : 9 h 45–12 h ; "
        "mardi 22 juin : 18 h 35–19 h 50"
    )
    assert jours_de(boite, plan)[3].entete == (
        "Soirée · mardi 13 avril 2027 · Trier les besoins ensemble"
    )
    assert jours_de(boite, plan_of(boite, "agents-collectivites-deux-jours"))[1].nom == "Jour 2"


def test_hours_that_change_are_told_day_by_day(court: Plan) -> None:
    first, last = court.sessions
    early = Plage.model_validate({"debut": "18:30", "fin": "20:00"})
    third = replace(first, rang=2)
    found = replace(court, sessions=(first, replace(last, plage=early), third))
    assert horaires(found) == "jours 1 et 3 : 18 h 30–20 h 30 ; jour 2 : 18 h 30–20 h"


def test_the_public_page_holds_all_that_is_due(page_of, boite: Catalogue) -> None:
    text = page_of(programme_page, lambda _: "")
    f = boite.formation.record
    due = [
        "2 soirées, 4 h", "Sur devis", f.prerequis, "jusqu’au lundi 23 mars 2026",
        boite.objectifs[2].titre, boite.objectifs[4].titre, f.reconnaissance.texte,
        f"{f.modalite.distance_pourcent} % à distance", f.financement.cpf, f.organisme.courriel,
        f.methodes[6].texte, f.handicap.referent, "jeudi 30 avril 2026",
        "Mise à jour le 22 novembre 2026", f.publics[0], "~~/programmes/deux-soirees.ics", "ld+json",
    ]  # fmt: skip
    assert [text_due for text_due in due if text_due not in text] == []


def test_the_public_page_says_why_this_version(page_of) -> None:
    text = page_of(programme_page, lambda _: "")
    assert "Le soir, parce que le groupe travaille la journée." in text
    assert "rappeler le relais" not in text
    for limit in LIMITS:
        assert limit not in text


LIMITS = ("1,5 sur 4 en moyenne", "suppose : lecture et écriture", "Côté écrit", "vidéoprojecteur")
"""What limited the choice of methods: said to the team alone."""


def test_the_trainers_page_says_what_limited_the_choice(page_of) -> None:
    text = page_of(preparer_page, nothing)
    for limit in LIMITS:
        assert limit in text


@pytest.mark.parametrize("part", [None, *PARTIES])
def test_notes_for_the_team_never_reach_the_public(boite: Catalogue, part: str | None) -> None:
    toolbox = load()
    call = f'{{{{ programme("{REAL}"{f", {part!r}" if part else ""}) }}}}'
    text, problems = answer(toolbox.environment, call, "p.md")
    assert problems == []
    public = programme_page(boite, boite.programmes[REAL], toolbox.prose).markdown
    for session in plan_of(boite, REAL).sessions:
        for creneau in session.creneaux:
            if creneau.sequence.note:
                assert creneau.sequence.note[:30] not in text + public


def test_an_unknown_part_is_told_with_the_nearest_one() -> None:
    env: AuthorEnvironment = load().environment
    _, problems = answer(env, f'{{{{ programme("{REAL}", "calendrer") }}}}', "p.md")
    (problem,) = problems
    assert "« calendrer » n’est pas une partie de programme ; écrire « calendrier »" in str(problem)


def test_every_part_brings_its_own_headings(boite: Catalogue) -> None:
    env = load().environment
    for part in PARTIES:
        text, _ = answer(env, f'{{{{ programme("{REAL}", "{part}") }}}}', "p.md")
        first = re.search(r"^#+", text, re.M)
        assert first, part
        assert first[0] == "##", part
        assert "# " not in re.findall(r"^# ", text, re.M), part


def test_an_agenda_is_made_from_a_plan_alone(boite: Catalogue, court: Plan) -> None:
    text = deroule_de(boite, court, dates=False, raisons=True)
    assert (
        "Jour 1 · Recenser des besoins avec les habitants et choisir et conduire une animation"
        in text
    )
    assert "2026" not in text
    assert "Elle ouvre en douceur." in text
    assert "elle demande un mur." in text
    assert "6 stagiaires, 10 min par personne" in text
    assert "évaluation de l’objectif 4" in text
    assert "Secret de fabrique" not in text
    assert "Elle ouvre en douceur." not in deroule_de(boite, court)
    assert "style=" not in calendrier_de(boite, court, dates=False)


QUIET = {("conduite/conduite.typ", "pause"), ("conduite/conduite.typ", "marge")}
"""Drawn without a colour of their own."""
KEYS = [f.default for nature in get_args(Nature) for f in fields(nature) if f.name == "cle"]
"""The keys by which templates and styles know the natures of slots."""


def test_natures_of_slots_are_those_of_the_agenda() -> None:
    assert sorted(KEYS) == sorted(line.nature.replace("_", "-") for line in get_args(Line))


@pytest.mark.parametrize("key", KEYS)
def test_every_nature_of_slots_is_drawn_by_every_renderer(key: str) -> None:
    """mypy proves Python; templates and styles know natures by their keys."""
    assert f".bloc--{key} {{" in (ROOT / "macros/site/style/calendrier.css").read_text("utf-8")
    for paper in ("brochure/brochure.typ", "conduite/conduite.typ"):
        drawn = (ROOT / "macros/paper" / paper).read_text("utf-8")
        assert f'"{key}": ' in drawn or (paper, key) in QUIET


@pytest.mark.parametrize(
    ("minutes", "classes"),
    [(5, "duree u5"), (60, "duree d6"), (210, "duree c2 d1"), (105, "duree c1 u5")],
)
def test_classes_add_up_to_the_minutes(minutes: int, classes: str) -> None:
    assert hauteur(minutes) == classes


def test_every_height_of_the_calendar_adds_up(boite: Catalogue) -> None:
    html = calendrier_de(boite, plan_of(boite, REAL))
    worth = {"c": 100, "d": 10, "u": 1}
    blocks = re.findall(r'<li class="bloc [^"]*duree([^"]*)"', html)
    total = sum(worth[name[0]] * int(name[1:]) for block in blocks for name in block.split())
    assert total == 70 * 60


def test_the_run_sheet_has_notes_hours_groups_and_things(page_of) -> None:
    text = page_of(conduite_page, nothing)
    for expected in ("Secret de fabrique.", "3 groupes : 4, 3 et 3",
                     "12 × Feutres de couleur", "20 h 30", "Après la pause, à 19 h 40"):  # fmt: skip
        assert expected in text, expected


def test_steps_fill_the_minutes_of_the_sequence_exactly(boite: Catalogue) -> None:
    for session in plan_of(boite, REAL).sessions:
        for creneau in session.creneaux:
            if creneau.methode:
                steps, _ = etapes(boite, creneau)
                assert steps[0].debut == creneau.debut
                assert steps[-1].debut + steps[-1].minutes == creneau.fin


def test_gaps_and_groups_are_said_in_words() -> None:
    assert ecart(0) == ""
    assert ecart(-10) == "10 min de moins que conseillé"
    assert ecart(5) == "5 min de plus que conseillé"
    assert sous_groupes(11, 4) == "3 groupes : 4, 4 et 3"
    assert sous_groupes(12, 4) == "3 groupes de 4"
    assert sous_groupes(12, None) == ""


def test_the_preparation_page_explains_and_counts(page_of) -> None:
    told = [("Une pause manque.", ""), ("Un dimanche.", "Le groupe l’a choisi.")]
    text = page_of(preparer_page, lambda _: told)
    for expected in ("Une pause manque.", "Accepté : Le groupe l’a choisi.", "Elle ouvre en douceur.",
                     "suppose : lecture et écriture", "materiel--cases", "emargement/", "rappeler le relais",
                     "{ methode: world-cafe, minutes: "):  # fmt: skip
        assert expected in text, expected


def test_the_composed_lines_are_yaml_that_makes_the_same_sequences(court: Plan) -> None:
    days = yaml.safe_load(yaml_compose(court))
    (first,) = days
    lines = [WrittenSequence.model_validate(line) for line in first["soir"]["sequences"]]
    made = court.sessions[0].creneaux
    assert [line.methode for line in lines] == [c.methode and c.methode.slug for c in made]
    assert [line.minutes for line in lines] == [c.minutes for c in made]


@pytest.mark.parametrize("people", [8, 12])
def test_a_sign_in_sheet_has_as_many_lines_as_people(
    boite: Catalogue, court: Plan, people: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = replace(court, programme=court.programme.model_copy(update={"participants": people}))
    monkeypatch.setattr("macros.site.pages.formateurs.plan_of", lambda *_: changed)
    text = emargement_page(boite, boite.programmes[REAL], nothing).markdown
    assert text.count('<table class="feuille__table">') == 2
    assert len(re.findall(r'<tr><th scope="row">\d+</th><td></td>', text)) == 2 * people
    assert text.count('class="feuille__equipe"') == 4


def test_the_trainers_list_names_what_is_left_to_look_at(boite: Catalogue) -> None:
    told = {REAL: [("Une pause manque.", ""), ("Un dimanche.", "Voulu.")]}
    text = formateurs_page(boite, lambda slug: told.get(slug, [])).markdown
    assert "1 point à regarder" in text
    assert "1 point vu et accepté" in text
    assert f"~~/programmes/{REAL}.ics" in text


def test_no_page_of_a_programme_carries_a_style_of_its_own(boite: Catalogue) -> None:
    for page in pages(boite, load().prose):
        if page.src.startswith(("programmes/", "formateurs/")):
            assert " style=" not in page.markdown, page.src


def test_what_must_be_obtained_before_is_shown_to_the_team() -> None:
    told = "## L’esprit\n\nUn.\n\n## Avant et après\n\n- **Le 3 mars.** Un appel.\n\n## La suite\n\nDeux."
    assert avant(told) == "## Avant et après\n\n- **Le 3 mars.** Un appel."
    assert avant("## Avantages\n\nUn.") == ""


def test_what_one_takes_over_with_is_for_the_team_alone() -> None:
    told = "## L’esprit\n\nUn.\n\n## Reprendre au pied levé\n\n- Deux.\n\n## Après\n\nTrois."
    assert reprise(told) == "## Reprendre au pied levé\n\n- Deux."
    assert sans_reprise(told) == "## L’esprit\n\nUn.\n\n## Après\n\nTrois."


def test_questionnaires_are_sent_with_their_minutes(boite: Catalogue) -> None:
    plan = plan_of(boite, "animateurs-jeunesse-deux-jours")
    told = [(e.titre, e.precision) for e in envois(boite, plan) if e.titre]
    apart = (
        "Ces minutes ne sont pas dans le déroulé : la semaine d’avant, par écrit ou au téléphone."
    )
    due = "À recevoir le jeudi 18 mars 2027."
    assert told[:2] == [
        ("Questionnaire de positionnement", f"{due} 25 minutes. {apart}"),
        (
            "Situations courtes, avant",
            f"{due} 3 minutes : pour l’objectif 2 seulement, 3 min par situation. {apart}",
        ),
    ]
    hot = dict(told)["Questionnaire à chaud"]
    assert hot.startswith("20 minutes. Le déroulé lui donne 10 minutes : le PDF de ce programme")


def test_what_another_page_shows_of_a_programme_leads_where_it_led() -> None:
    told = "[Qui](../qui-decide.md#eau), [dix jours](pouvoir-agir-fevrier-2026.md), [ici](#a), [loi](https://x.fr/a), [page](~/outils/)"
    assert ailleurs(told, "..") == (
        "[Qui](../../qui-decide.md#eau), [dix jours](../pouvoir-agir-fevrier-2026.md), [ici](#a), "
        "[loi](https://x.fr/a), [page](~/outils/)"
    )
