"""Sessions: written on working days, shown until they begin, told everywhere in the same words."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from holidays import country_holidays

from macros.data.downloads import downloads
from macros.data.ics import ics
from macros.data.lheo import lheo
from macros.data.lheo_xml import NAMESPACE
from macros.model.base.problems import Problem
from macros.model.clock.ouvres import TooFarError, poses
from macros.model.core.catalogue import Catalogue
from macros.model.plans.jours_dits import ici
from macros.model.plans.planning import plan_of
from macros.model.plans.tenues import (
    Tenue,
    a_venir,
    entree_tenue,
    limite,
    plan_tenu,
    sessions_de,
)
from macros.model.reading import examine
from macros.site.pages.cours import formation_page
from macros.site.pages.formateurs import formateurs_page
from macros.site.pages.sessions import preparer_page, session_page, sessions_page
from macros.site.programme.jsonld import jsonld
from macros.store import ROOT
from macros.told.sessions import sans_suite
from scripts import nouvelle_session
from tests.conftest import extrait

PROGRAMME = "pouvoir-agir-fevrier-2026"
SESSION = "pouvoir-agir-mars-2027"
BEFORE, DURING, AFTER = date(2026, 11, 30), date(2027, 3, 20), date(2027, 6, 1)


@pytest.fixture
def tenue(boite: Catalogue) -> Tenue:
    return boite.sessions[SESSION]


def with_session(boite: Catalogue, **changes: object) -> Catalogue:
    entry = boite.sessions[SESSION]
    record = entry.record.model_copy(update=changes)
    return replace(boite, sessions={SESSION: replace(entry, record=record)})


# A programme on its days


def test_a_session_is_its_programme_on_other_days(boite: Catalogue, tenue: Tenue) -> None:
    plan, own = plan_tenu(boite, tenue), plan_of(boite, PROGRAMME)
    assert [jour.date for jour in plan.programme.jours] == list(tenue.record.jours)
    assert plan.programme.participants == 12
    assert plan.programme.tarif == "1\u202f500\u00a0€ net par personne"
    assert [one.creneaux for one in plan.sessions] == [one.creneaux for one in own.sessions]
    assert plan.sessions[0].jour.date == date(2027, 3, 9)
    assert own.sessions[0].jour.date == date(2026, 2, 3)
    assert limite(boite, tenue) == date(2027, 2, 23)


def test_a_day_that_the_prose_names_is_followed_by_the_sessions_own() -> None:
    told = ici((day("2026-02-03"), day("2026-02-25")), (day("2027-03-09"), day("2027-04-01")))
    for text, said in (
        ("le 25 février, dire", "le 25 février (ici, jeudi 1er avril), dire"),
        ("mardi 3 février 2026 à 9 h", "mardi 3 février 2026 (ici, mardi 9 mars 2027) à 9 h"),
        ("le 25, une étape", "le 25 (ici, jeudi 1er avril), une étape"),
        ("avant le 2 mars", "avant le 2 mars (date du programme)"),
        ("Du 18 au 29 janvier :", "Du 18 au 29 janvier (dates du programme) :"),
        ("le 10 min, le 5 h", "le 10 min, le 5 h"),
    ):
        assert told.dit(text) == said


def test_the_team_prepares_a_session_on_its_days_and_in_its_territory(
    boite: Catalogue, tenue: Tenue
) -> None:
    page = preparer_page(boite, tenue, lambda one: one.document.body).markdown
    assert "Du mardi 9 mars 2027 au vendredi 2 avril 2027" in page
    assert "mardi 23 février 2027</strong> Dernier jour pour s’inscrire" in page
    for found in re.finditer(r"\b(?:12|18|27) février(?: 2026)?\b(?! 2027)(.{0,30})", page):
        assert found[1].startswith((" (ici, ", " (date du programme)", " (dates du programme)")), (
            found[0]
        )
    away = with_session(boite, territoire="val-de-drome")
    assert plan_tenu(away, away.sessions[SESSION]).programme.territoire == "val-de-drome"


def test_a_session_that_says_less_is_its_programme(boite: Catalogue) -> None:
    few = with_session(boite, lieu=None, prix=None, places=None, inscription_avant=None)
    plan = plan_tenu(few, few.sessions[SESSION])
    own = boite.programmes[PROGRAMME].record
    assert plan.programme.lieu_of(plan.programme.jours[0]) == own.jours[0].lieu
    assert (plan.programme.tarif, plan.programme.participants) == (own.tarif, own.participants)
    assert limite(few, few.sessions[SESSION]) == date(2027, 3, 2)


# What is announced


@pytest.mark.parametrize(("day", "count"), [(BEFORE, 1), (date(2027, 3, 9), 1), (DURING, 0)])
def test_a_session_leaves_announcements_when_it_begins(boite, day, count) -> None:
    assert len(a_venir(sessions_de(boite, programme=PROGRAMME), day)) == count


def test_pages_follow_the_day(boite: Catalogue, tenue: Tenue) -> None:
    course = boite.formations["pouvoir-agir"]
    told = formation_page(boite, course, BEFORE).markdown
    assert "Du mardi 9 mars 2027 au vendredi 2 avril 2027" in told
    assert "février 2026" not in told.partition("## Pourquoi")[0]
    assert "Aucune session n’est annoncée" in formation_page(boite, course, AFTER).markdown
    assert "Commencées ou passées" not in sessions_page(boite, BEFORE).markdown
    assert "Commencées ou passées" in sessions_page(boite, AFTER).markdown
    assert "Cette session est en cours." in session_page(boite, tenue, "", DURING).markdown
    assert "Cette session est passée." in session_page(boite, tenue, "", AFTER).markdown
    assert ".ics" not in session_page(boite, tenue, "", AFTER).markdown


def test_trainers_are_told_of_a_course_that_announces_nothing_more(boite: Catalogue) -> None:
    assert sans_suite(boite, BEFORE) == []
    # Other programmes of the toolbox are dated until June 2027.
    (said,) = sans_suite(boite, date(2028, 1, 1))
    assert said.startswith(
        "« Pouvoir d’agir et coopération à l’épreuve du territoire » n’annonce plus de session : la "
        "dernière a fini le mardi 22 juin 2027."
    )
    assert said in formateurs_page(boite, lambda _: [], date(2028, 1, 1)).markdown
    assert sans_suite(boite, date.min) == []


# What leaves


def offered(boite: Catalogue, day: date) -> list[tuple[str, str, str | None]]:
    """Return the first and last days of each session of the offer, and whether it takes people."""
    content = lheo(plan_of(boite, PROGRAMME), boite.programmes[PROGRAMME], boite, "", day)
    root = ElementTree.fromstring(content)
    space = f"{{{NAMESPACE}}}"
    found = []
    for session in root.iter(f"{space}session"):
        first, last = (session.findtext(f"{space}periode/{space}{end}") for end in ("debut", "fin"))
        found.append((first, last, session.findtext(f"{space}etat-recrutement")))
    return found


def test_lheo_offers_the_sessions_to_come(boite: Catalogue) -> None:
    past, coming = ("20260203", "20260227", "2"), ("20270309", "20270402", "2")
    assert offered(boite, date.min) == [past, coming]
    assert offered(boite, BEFORE) == [coming]
    assert offered(boite, AFTER) == [past]
    sure = with_session(boite, exemple=None)
    assert offered(sure, BEFORE) == [("20270309", "20270402", None)]


def test_lheo_of_a_session_is_valid(boite: Catalogue) -> None:
    etree = pytest.importorskip("lxml.etree")
    path = Path(__file__).parents[2] / "shared/standards/lheo/lheo-2.3.xsd"
    if not path.exists():
        pytest.skip("le schéma LHÉO n’est pas ici")
    content = lheo(plan_of(boite, PROGRAMME), boite.programmes[PROGRAMME], boite, "", date.min)
    etree.XMLSchema(etree.parse(path)).assertValid(etree.fromstring(content))


def test_the_calendar_of_a_session_has_its_days_and_place(boite: Catalogue, tenue: Tenue) -> None:
    told = ics(plan_tenu(boite, tenue), entree_tenue(boite, tenue), boite).decode()
    assert told.count("BEGIN:VEVENT") == 20
    assert "UID:pouvoir-agir-mars-2027-jour-1-matin@boite-a-outils" in told
    assert "DTSTART;TZID=Europe/Paris:20270309T090000" in told
    assert "2026" not in "".join(line for line in told.splitlines() if line.startswith("DTSTART"))
    assert "sessions/pouvoir-agir-mars-2027.ics" in dict(downloads(boite, ""))


def test_machines_are_given_sure_sessions_only(boite: Catalogue, tenue: Tenue) -> None:
    assert jsonld(plan_tenu(boite, tenue), entree_tenue(boite, tenue), boite) == ""
    sure = with_session(boite, exemple=None)
    entry = sure.sessions[SESSION]
    told = str(jsonld(plan_tenu(sure, entry), entree_tenue(sure, entry), sure, "https://x.fr"))
    course = json.loads(told.partition(">")[2].removesuffix("</script>"))
    assert course["url"] == "https://x.fr/sessions/pouvoir-agir-mars-2027/"
    assert course["hasCourseInstance"]["startDate"] == "2027-03-09T09:00:00+01:00"
    own = replace(
        sure.programmes[PROGRAMME],
        record=sure.programmes[PROGRAMME].record.model_copy(update={"exemple": None}),
    )
    real = replace(sure, programmes={**sure.programmes, PROGRAMME: own})
    told = str(jsonld(plan_of(real, PROGRAMME), own, real, "", BEFORE))
    course = json.loads(told.partition(">")[2].removesuffix("</script>"))
    assert course["hasCourseInstance"]["startDate"] == "2027-03-09T09:00:00+01:00"


# The verb, and the days it finds


def day(text: str) -> date:
    return date.fromisoformat(text)


def never(_: date) -> str:
    return ""


def weekend(one: date) -> str:
    return "un samedi" if one.weekday() == 5 else "un dimanche" if one.weekday() == 6 else ""


def test_days_keep_their_rhythm() -> None:
    jours = [day("2026-02-03"), day("2026-02-04"), day("2026-02-10")]
    found, left = poses(jours, day("2027-03-02"), never, weekend)
    assert found == [day("2027-03-02"), day("2027-03-03"), day("2027-03-09")]
    assert left == []


def test_a_day_that_is_avoided_gives_way_to_the_next_free_one_and_pushes_the_others() -> None:
    jours = [day("2026-02-05"), day("2026-02-06")]
    found, left = poses(jours, day("2027-03-05"), never, weekend)
    assert found == [day("2027-03-05"), day("2027-03-08")]
    assert [(one.jour, one.raison, one.pris) for one in left] == [
        (day("2027-03-06"), "un samedi", day("2027-03-08"))
    ]
    feast = {day("2027-03-05"): "une fête"}
    found, left = poses(jours, day("2027-03-05"), never, lambda d: weekend(d) or feast.get(d, ""))
    assert found == [day("2027-03-08"), day("2027-03-09")]
    assert [one.raison for one in left] == ["une fête", "un samedi"]


def test_a_seminar_in_school_holidays_waits_whole_weeks_and_so_do_the_next() -> None:
    jours = [day("2026-02-03"), day("2026-02-04"), day("2026-02-17"), day("2026-02-18")]

    def holidays(one: date) -> str:
        return "Vacances" if day("2027-02-20") <= one <= day("2027-03-07") else ""

    found, left = poses(jours, day("2027-02-09"), holidays, weekend)
    assert found == [day("2027-02-09"), day("2027-02-10"), day("2027-03-09"), day("2027-03-10")]
    assert {one.raison for one in left} == {"Vacances"}
    with pytest.raises(TooFarError):
        poses(jours, day("2027-02-09"), lambda _: "Toujours", never)


def test_public_holidays_are_those_of_known_years() -> None:
    """Easter Monday, Ascension, Whit Monday, as calendars printed them."""
    known = {
        2024: ("2024-04-01", "2024-05-09", "2024-05-20"),
        2025: ("2025-04-21", "2025-05-29", "2025-06-09"),
        2026: ("2026-04-06", "2026-05-14", "2026-05-25"),
        2027: ("2027-03-29", "2027-05-06", "2027-05-17"),
    }
    for year, moving in known.items():
        found = country_holidays("FR", years=year)
        assert len(found) == 11
        assert set(map(day, moving)) <= set(found)
        assert day(f"{year}-07-14") in found


@pytest.fixture
def project(racine: Path, tmp_path: Path) -> Path:
    toolbox = tmp_path / "toolbox"
    shutil.copytree(racine / "toolbox", toolbox, ignore=shutil.ignore_patterns("sessions"))
    return tmp_path


def run(project: Path, *words: str) -> int:
    return nouvelle_session.main(list(words), project, BEFORE)


def test_the_verb_writes_a_sound_session_and_says_what_it_avoided(project, capsys) -> None:
    assert run(project, "val-de-drome-trois-jours", "--debut", "2027-05-06") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:4] == [
        "Créé : toolbox/sessions/val-de-drome-trois-jours-mai-2027.yml",
        "Jours : lundi 10 mai, jeudi 13 mai et jeudi 3 juin 2027.",
        "Évités :",
        "  jeudi 6 mai 2027 (jour férié, Ascension) : remplacé par le lundi 10 mai 2027",
    ]
    catalogue, problems = examine(project / "toolbox")
    assert problems == []
    session = catalogue.sessions["val-de-drome-trois-jours-mai-2027"].record
    assert session.jours == (day("2027-05-10"), day("2027-05-13"), day("2027-06-03"))
    assert (session.places, session.exemple is None) == (12, False)


@pytest.mark.parametrize(
    ("programme", "start", "titre"),
    [
        ("val-de-drome-trois-jours", "2027-04-05", "À partir d’avril 2027"),
        ("val-de-drome-trois-jours", "2027-09-06", "À partir de septembre 2027"),
        ("demi-journee-decouverte", "2027-10-04", "4 octobre 2027"),
    ],
)
def test_a_session_is_named_by_its_month_or_its_own_day(
    project, capsys, programme, start, titre
) -> None:
    assert run(project, programme, "--debut", start, "--nom", "une") == 0
    assert f'titre: "{titre}"' in (project / "toolbox/sessions/une.yml").read_text()


@pytest.mark.parametrize(
    ("days", "titre"),
    [
        (("2027-04-26", "2027-04-27", "2027-04-28"), "26 au 28 avril 2027"),
        (("2027-04-30", "2027-05-03"), "30 avril au 3 mai 2027"),
        (("2026-12-31", "2027-01-01"), "31 décembre 2026 au 1er janvier 2027"),
        (("2027-04-26", "2027-04-30"), "À partir d’avril 2027"),
    ],
)
def test_days_in_a_row_name_their_session(days, titre) -> None:
    assert nouvelle_session._title([day(one) for one in days]) == titre


def test_no_paper_nor_page_says_de_avril(racine: Path) -> None:
    wrong = re.compile(r"\b(?:de|que|jusque) (?:avril|août|octobre)\b")
    folders = (racine / "toolbox", racine / "docs", racine / "macros" / "site" / "templates")
    files = [f for one in folders for f in one.rglob("*") if f.suffix in (".md", ".yml", ".j2")]
    assert [f.name for f in files if wrong.search(f.read_text())] == []


def test_the_verb_puts_off_a_seminar_that_meets_school_holidays(project, capsys) -> None:
    """The winter holidays of zone B end on 7 March 2027: three weeks later than February's start."""
    assert run(project, PROGRAMME, "--debut", "2027-03-02") == 0
    told = capsys.readouterr().out
    assert (
        "mardi 2 mars 2027 (Vacances d’hiver de la zone B) : remplacé par le mardi 9 mars" in told
    )
    written = examine(project / "toolbox")[0].sessions["pouvoir-agir-mars-2027"].record
    kept = examine(ROOT / "toolbox")[0].sessions["pouvoir-agir-mars-2027"].record
    assert written.jours == kept.jours


def test_the_verb_tells_the_lines_that_name_days_of_the_programme(project, capsys) -> None:
    assert run(project, PROGRAMME, "--debut", "2027-03-09", "--nom", "printemps") == 0
    told = capsys.readouterr().out
    assert "Créé : toolbox/sessions/printemps.yml" in told
    assert "toolbox/programmes/pouvoir-agir-fevrier-2026.md nomment des jours du programme" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            [PROGRAMME, "--debut", "2026-11-30"],
            "Le 30 novembre 2026 n’est plus à venir ; choisir un jour plus tard.\n",
        ),
        (
            [PROGRAMME, "--debut", "mars"],
            "« mars » n’est pas une date ; écrire par exemple 2027-03-09.\n",
        ),
        (
            ["pouvoir-agir-fevrier", "--debut", "2027-03-09"],
            f"« pouvoir-agir-fevrier » n’existe pas dans programmes ; écrire « {PROGRAMME} ».\n",
        ),
    ],
)
def test_the_verb_refuses_in_a_sentence(project, capsys, words, said) -> None:
    assert run(project, *words) == 1
    assert capsys.readouterr().err == said
    assert not (project / "toolbox/sessions").exists()


def test_the_verb_overwrites_nothing(project, capsys) -> None:
    words = [PROGRAMME, "--debut", "2027-03-09"]
    assert [run(project, *words) for _ in range(2)] == [0, 1]
    assert "existe déjà ; choisir un autre --nom." in capsys.readouterr().err


def test_days_that_do_not_follow_are_refused(racine: Path, tmp_path: Path) -> None:
    toolbox = extrait(racine, tmp_path, f"sessions/{SESSION}.yml")
    path = toolbox / f"sessions/{SESSION}.yml"
    path.write_text(path.read_text().replace("2027-03-10", "2027-03-09"), encoding="utf-8")
    _, problems = examine(toolbox)
    assert next(p for p in problems if p.path.endswith(f"{SESSION}.yml")) == Problem(
        "toolbox/sessions/pouvoir-agir-mars-2027.yml",
        2,
        "",
        "les jours doivent se suivre, chaque date une fois, la plus proche d’abord",
    )
