"""What a programme may promise: derived from what it holds, on every surface that the public reads."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from macros.data.lheo import lheo
from macros.data.programme_json import programme_json
from macros.model.core.catalogue import Catalogue
from macros.model.plans.livrables import livrables
from macros.model.plans.planning import Plan, plan_of
from macros.model.plans.promesses import has_follow_up, has_seminars, holds, promises
from macros.model.records.formation import Formation, Promesse, Si
from macros.model.records.programme import Acceptation
from macros.model.source.documents import Document
from macros.model.source.shapes import shape
from macros.paper.brochure import brochure
from macros.paper.press.document import Atelier
from macros.site.pages.cours import formation_page
from macros.site.pages.formateurs import preparer_page
from macros.site.pages.programme import programme_page
from macros.site.programme.jsonld import jsonld
from macros.store import load

from .conftest import textes

ENTIER = "pouvoir-agir-fevrier-2026"
AGENTS = "agents-collectivites-deux-jours"
SOIREES = "habitants-cinq-soirees"
GOUTER = "demi-journee-decouverte"
JEUNES = "animateurs-jeunesse-deux-jours"
ELUS = "elus-une-soiree"
VALLEE = "val-de-drome-trois-jours"

NETWORKS = (
    "Entre les séminaires collectifs, les têtes de réseaux organisent un suivi individuel, pour aider "
    "chaque stagiaire à réaliser ses actions.",
    "À l’entrée en formation, les groupes sont invités à se créer une plateforme d’échanges, pour "
    "travailler ensemble et partager leurs propres ressources.",
)
FOLLOW_UP = (
    "Un suivi individuel entre les séminaires collectifs.",
    "Entre les séminaires, l’équipe de formation peut être sollicitée pour aider chaque stagiaire à "
    "développer son projet.",
)
CIRCLE = "Des journées participatives, grâce au cercle de connaissances."
GRID = (
    "Des méthodes d’animation rassemblées et essayées ; en mise en situation, chaque séquence "
    "conduite est évaluée avec une grille."
)
REVIEW = "La relecture croisée des plans d’action."
SEMINARS = "Elle est organisée en séminaires collectifs."


def flat(text: str) -> str:
    return re.sub(r"[\s\u00ad*-]", "", text)


@cache
def page(slug: str) -> str:
    toolbox = load()
    seen = toolbox.catalogue
    return programme_page(seen, seen.programmes[slug], lambda _: "", "https://exemple.org").markdown


@cache
def paper(slug: str) -> str:
    toolbox = load()
    found = {d.adresse: d for d in brochure.documents(Atelier(toolbox.catalogue, toolbox.printed))}
    return flat("".join(textes(found[f"programmes/{slug}.pdf"].make(), "-raw")))


def before_the_rest(text: str) -> str:
    """What is said of the programme itself, on its page."""
    return text.partition("### La formation complète propose aussi")[0]


@pytest.mark.parametrize("slug", [ELUS, GOUTER])
def test_a_short_programme_promises_no_follow_up_nor_seminars(boite: Catalogue, slug: str) -> None:
    for told in (*FOLLOW_UP, *NETWORKS, SEMINARS):
        assert told not in before_the_rest(page(slug))
    assert FOLLOW_UP[1] not in page(slug)
    assert flat(SEMINARS) not in paper(slug)
    held = promises(plan_of(boite, slug), boite)
    assert {FOLLOW_UP[0], *NETWORKS} <= set(held.ailleurs)
    for text in held.ailleurs:
        assert text in page(slug)
        assert flat(text) in paper(slug)
    assert flat("La formation complète propose aussi") in paper(slug)


@pytest.mark.parametrize("slug", sorted({AGENTS, SOIREES, JEUNES, ELUS, GOUTER}))
def test_networks_and_a_platform_are_promised_by_numbered_seminars_alone(
    boite: Catalogue, slug: str
) -> None:
    assert set(NETWORKS) <= set(promises(plan_of(boite, slug), boite).ailleurs)
    assert not any(told in before_the_rest(page(slug)) for told in NETWORKS)


def told_between(plan: Plan) -> str:
    """What is said of the work until next time, in the steps of the line that shares it out."""
    lines = [c.sequence for s in plan.sessions for c in s.creneaux]
    (between,) = [x for x in lines if getattr(x, "apport", "").startswith("Ce que l’on fait d’ici")]
    return " ".join(step.consigne for step in between.etapes)


def test_evenings_two_weeks_apart_promise_a_follow_up_that_their_run_sheet_holds(
    boite: Catalogue,
) -> None:
    plan = plan_of(boite, SOIREES)
    assert has_seminars(plan)
    for told in FOLLOW_UP:
        assert told in before_the_rest(page(SOIREES))
    told = told_between(plan)
    assert "L’équipe appelle chacun, un par un, lundi 12 avril, pour finir vos cartes" in told


def test_two_days_five_weeks_apart_promise_a_follow_up_that_their_run_sheet_holds(
    boite: Catalogue,
) -> None:
    plan = plan_of(boite, AGENTS)
    assert has_seminars(plan)
    for told in (*FOLLOW_UP, SEMINARS):
        assert told in before_the_rest(page(AGENTS))
    told = told_between(plan)
    assert "Le jour et l’heure de votre quart d’heure au téléphone sont écrits" in told


def test_a_programme_that_follows_nobody_apart_promises_no_individual_follow_up(
    boite: Catalogue,
) -> None:
    plan = plan_of(boite, VALLEE)
    assert has_seminars(plan)
    assert not has_follow_up(plan)
    assert FOLLOW_UP[0] in promises(plan, boite).ailleurs
    assert FOLLOW_UP[0] not in before_the_rest(page(VALLEE))
    offer = lheo(plan, boite.programmes[VALLEE], boite).decode()
    assert "<parcours-de-formation>1</parcours-de-formation>" in offer
    how = plan.programme.model_copy(update={"suivi_individuel": "L’équipe appelle chacun."})
    told = promises(replace(plan, programme=how), boite).methodes.tenues
    assert f"{FOLLOW_UP[0]} L’équipe appelle chacun." in told


def test_the_whole_course_promises_all_that_it_holds(boite: Catalogue) -> None:
    held = promises(plan_of(boite, ENTIER), boite)
    assert held.ailleurs == ()
    assert "La formation complète propose aussi" not in page(ENTIER)
    for told in (CIRCLE, GRID, REVIEW, *FOLLOW_UP, *NETWORKS, SEMINARS):
        assert told in page(ENTIER)
        assert flat(told) in paper(ENTIER)


@pytest.mark.parametrize("slug", [ENTIER, AGENTS, SOIREES, GOUTER])
def test_the_circle_the_grid_and_the_review_are_told_where_they_are(
    boite: Catalogue, slug: str
) -> None:
    plan = plan_of(boite, slug)
    lines = [c.sequence for s in plan.sessions for c in s.creneaux]
    leads = any(line.nature == "mise_en_situation" for line in lines)
    circle = any(getattr(line, "methode", "") == "cercle-de-connaissances" for line in lines)
    review = any(getattr(line, "production", "") == "relecture-croisee-fiche" for line in lines)
    own = before_the_rest(page(slug))
    assert [CIRCLE in own, GRID in own, REVIEW in own] == [circle, leads, review]


def test_the_course_tells_all_on_its_own_page(boite: Catalogue) -> None:
    text = formation_page(boite, boite.formation).markdown
    for told in (CIRCLE, GRID, REVIEW, *FOLLOW_UP, *NETWORKS, SEMINARS):
        assert told in text
    assert "~/methodes/cercle-de-connaissances/" in text


def test_an_offer_sent_to_catalogues_says_what_the_programme_holds(boite: Catalogue) -> None:
    def offer(slug: str) -> str:
        return lheo(plan_of(boite, slug), boite.programmes[slug], boite).decode()

    assert CIRCLE in offer(ENTIER)
    assert "<parcours-de-formation>4</parcours-de-formation>" in offer(ENTIER)
    assert CIRCLE in offer(GOUTER)
    for told in (GRID[:46], FOLLOW_UP[0]):
        assert told not in offer(GOUTER)
    assert CIRCLE not in offer("elus-une-soiree")
    assert "<parcours-de-formation>1</parcours-de-formation>" in offer(GOUTER)


def bare(boite: Catalogue, slug: str, nature: str) -> Catalogue:
    """The toolbox where a programme has lost every line of a nature."""
    plan, entry = plan_of(boite, slug), boite.programmes[slug]
    places = {
        (s.rang, s.nom): tuple(c.sequence for c in s.creneaux if c.sequence.nature != nature)
        for s in plan.sessions
    }
    days = tuple(
        jour.model_copy(
            update={
                nom: half.model_copy(update={"sequences": places[rang, nom]})
                for nom, half in jour.halves
            }
        )
        for rang, jour in enumerate(plan.programme.jours)
    )
    record = plan.programme.model_copy(update={"jours": days})
    return replace(boite, programmes={**boite.programmes, slug: replace(entry, record=record)})


def test_an_objective_without_its_deliverable_is_only_begun(boite: Catalogue) -> None:
    seen = bare(boite, GOUTER, "production")
    plan, entry = plan_of(seen, GOUTER), seen.programmes[GOUTER]
    held, titre = promises(plan, seen), boite.objectifs[2].titre
    assert (held.objectifs, held.commences) == ((), (2,))
    text = programme_page(seen, entry, lambda _: "").markdown
    assert "À la fin, chaque stagiaire sera capable de :" not in text
    assert "Ce programme commence, sans aller jusqu’au bout :" in text
    assert boite.objectifs[2].critere not in text
    offer = lheo(plan, entry, seen).decode()
    assert f"La formation commence, sans aller jusqu’au bout :\n- {titre}" in offer
    assert boite.objectifs[2].critere not in offer
    real = replace(plan, programme=plan.programme.model_copy(update={"exemple": None}))
    assert "teaches" not in json.loads(re.sub("<[^>]*>", "", jsonld(real, entry, seen)))
    data = brochure.brochure(Atelier(seen, lambda _: ""), entry, plan)
    assert [one["numero"] for one in data["commences"]] == [2]


@pytest.mark.parametrize("slug", [AGENTS, SOIREES, GOUTER])
def test_an_objective_whose_sheet_is_too_short_is_only_begun(boite: Catalogue, slug: str) -> None:
    """Objectives are promised exactly where their sheets have their time, or the team accepts less."""
    plan = plan_of(boite, slug)
    sheets = livrables(plan, boite)
    lost = {one.fiche.slug for one in sheets if not one.passages}
    short = lost | {one.fiche.slug for one in sheets if not one.tient}

    def begun(missing: set[str]) -> set[int]:
        held = promises(plan, boite)
        return {
            n
            for n in (*held.objectifs, *held.commences)
            if not (missing if n != 4 else lost).isdisjoint(boite.objectifs[n].fiches)
        }

    assert set(promises(plan, boite).commences) == begun(short)
    word = Acceptation(avertissement="livrable-court", motif="Une version légère suffit.")
    kept = plan.programme.model_copy(update={"acceptes": (word,)})
    assert set(promises(replace(plan, programme=kept), boite).commences) == begun(lost)


TAILORED = (
    "Une formation personnalisée selon le territoire d’expérimentation sociale, en lien avec des "
    "acteurs de ce territoire."
)
DELIVERABLES = "Chaque objectif a aussi son critère de réussite et son livrable"


@pytest.mark.parametrize(("slug", "told"), [(GOUTER, False), (AGENTS, True)])
def test_a_taste_promises_neither_a_territory_fitted_to_it_nor_deliverables(
    boite: Catalogue, slug: str, told: bool
) -> None:
    plan = plan_of(boite, slug)
    assert bool(promises(plan, boite).objectifs) is told
    assert (TAILORED in promises(plan, boite).methodes.tenues) is told
    assert (DELIVERABLES in page(slug)) is told
    data = brochure.brochure(Atelier(boite, lambda _: ""), boite.programmes[slug], plan)
    assert data["aboutit"] is told


def test_eight_objectives_in_less_than_the_course_are_not_the_whole_course(
    boite: Catalogue,
) -> None:
    plan = plan_of(boite, ENTIER)
    assert promises(plan, boite).entiere
    shorter = plan.programme.model_copy(update={"jours": plan.programme.jours[:9]})
    assert not promises(replace(plan, programme=shorter), boite).entiere


@pytest.mark.parametrize(("days", "expected"), [(7, False), (8, True)])
def test_days_more_than_a_week_apart_are_as_far_as_seminars(
    boite: Catalogue, days: int, expected: bool
) -> None:
    plan = plan_of(boite, AGENTS)
    first, last = plan.programme.jours
    last = last.model_copy(update={"date": first.date + timedelta(days=days)})
    apart = plan.programme.model_copy(update={"jours": (first, last)})
    assert has_seminars(replace(plan, programme=apart)) is expected


def test_every_condition_is_judged_and_each_must_hold(boite: Catalogue) -> None:
    plan = plan_of(boite, GOUTER)
    judged = {si: holds(Promesse(texte="x", si=si), plan, boite) for si in Si.__args__}
    assert not judged["seminaires"]
    assert not judged["jours"]
    assert not judged["conduite"]
    assert judged["production"]
    assert not judged["entiere"]
    assert holds(Promesse(texte="x", objectifs=(2, 5)), plan, boite)
    assert not holds(Promesse(texte="x", objectifs=(5,)), plan, boite)
    assert not holds(Promesse(texte="x", objectifs=(2,), si="jours"), plan, boite)


@pytest.mark.parametrize("slug", [AGENTS, SOIREES])
def test_limits_of_choice_are_told_to_the_team_alone(boite: Catalogue, slug: str) -> None:
    limits = {AGENTS: "Le niveau des méthodes ne dépasse pas", SOIREES: "Côté écrit, pas plus que"}
    entry = boite.programmes[slug]
    public = programme_json(plan_of(boite, slug), entry, boite)
    assert limits[slug] not in page(slug)
    assert flat(limits[slug]) not in paper(slug)
    assert flat("laissées de côté") not in paper(slug)
    data = json.loads(public)
    assert {"contraintes", "positionnement"}.isdisjoint(data)
    lines = [x for day in data["jours"] for half in day["demi_journees"] for x in half["sequences"]]
    assert not [line for line in lines if "raison" in line]
    team = preparer_page(boite, entry, lambda _: ()).markdown
    assert limits[slug] in team
    assert "## Ce que ce programme ne promet pas" in team


def test_a_condition_that_nobody_knows_is_refused_in_french(boite: Catalogue) -> None:
    record = boite.formation.record.model_dump(mode="python")
    record["methodes"] = ({"texte": "Un suivi.", "si": "toujours"},)
    _, problems = shape(Document("f.yml", record), Formation, {"listes": boite.vocabulaires})
    found = [str(p) for p in problems if "methodes" in str(p)]
    assert len(found) == 1
    assert found[0].endswith(
        "choisir parmi : signature, seminaires, suivi, reseau, jours, conduite, production, territoire, "
        "entiere"
    )


ACCES = {
    AGENTS: "Un appel ou un courriel de la collectivité suffit pour commencer. On parle de vos "
    "projets, puis l’organisme envoie un devis.",
    SOIREES: "Il suffit de le dire au collectif ou à l’organisme, de vive voix ou au téléphone : ni "
    "dossier, ni entretien.",
    GOUTER: "Un appel ou un courriel suffit : ni dossier, ni entretien.",
}
FRIGHTENING = (
    "L’admission se fait sur dossier et après un entretien individuel.",
    "Envoi du devis et du programme personnalisé",
    "auprès de l’OPCO",
    "France Travail (ex-Pôle emploi)",
)


@pytest.mark.parametrize("slug", ACCES)
def test_a_short_programme_says_its_own_way_to_enrol_everywhere(
    boite: Catalogue, slug: str
) -> None:
    xml = lheo(plan_of(boite, slug), boite.programmes[slug], boite).decode()
    told = page(slug).partition("## S’inscrire")[2]
    for text in (told, xml):
        assert ACCES[slug] in text
        assert "Financement : à voir avec l’organisme." in text
        assert [words for words in FRIGHTENING if words in text] == []
    assert flat(ACCES[slug]) in paper(slug)
    assert [words for words in FRIGHTENING if flat(words) in paper(slug)] == []
    assert "<modalite-recrutement>0</modalite-recrutement>" in xml
    assert "Délai d’accès :" in told


def test_a_whole_course_keeps_its_own_admission(boite: Catalogue) -> None:
    entry, plan = boite.programmes[ENTIER], plan_of(boite, ENTIER)
    record = entry.record.model_copy(update={"acces": "Un appel suffit."})
    text = lheo(replace(plan, programme=record), entry, boite).decode()
    assert "Un appel suffit." not in text
    assert FRIGHTENING[0] in text
    assert all(words in page(ENTIER) for words in FRIGHTENING)


def test_no_questionnaire_a_week_before_an_evening_nor_where_people_read_little() -> None:
    said = (
        "Chaque personne dit où elle en est, à l’oral si elle préfère : à l’inscription, ou en "
        "arrivant."
    )
    assert said in page(GOUTER)
    assert "au plus tard le mardi 16 mars 2027, en arrivant" in page(GOUTER)
    for slug in (GOUTER, ELUS):
        assert "à remplir une semaine avant le début" not in page(slug)
    assert "Rien à remplir : à l’appel d’avant, chacun dit de zéro à quatre" in page(ELUS)
    assert "Rien à remplir : chacun montre, de zéro à quatre doigts" in page(SOIREES)
    assert "Questionnaire de positionnement" not in page(SOIREES)
    assert "à remplir une semaine avant le début" in page(AGENTS)
