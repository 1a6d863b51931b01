"""Twins in plain sentences: which tools have one, what is told of them, what they may not say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from macros.data.search import index, twins
from macros.documents import documents
from macros.model.core.catalogue import Catalogue
from macros.model.plans import richesse
from macros.model.records.fiche import Champ
from macros.model.records.simple import QuestionSimple
from macros.model.rules.simples import plain
from macros.paper.press.document import Atelier, Document
from macros.site.pages.everything import pages
from macros.store import load
from macros.told.plain import Riche
from macros.told.simples import fiche, jumeaux, methode, places, temps

from .conftest import textes
from .noeud import answers

DELIVERABLES = [
    "note-territoriale", "carte-synergies", "protocole-recueil", "besoins-priorises",
    "schema-gouvernance", "calendrier-coordination", "grille-animation-fiche",
    "plan-participation", "fiche-experimentation-doc", "plan-action", "relecture-croisee-fiche",
    "impacts-indicateurs",
]  # fmt: skip
LIGHT = 40_000
SITE = "https://exemple.org/boite"


# ---- Which tools


def test_the_methods_most_used_are_those_of_most_lines_then_the_first_by_title(
    boite: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two programmes, line by line: gommettes three times, then two even, « Bilan » before « Météo »."""
    lines = {
        "a": ["meteo-interieure", "gommettes", None, "gommettes"],
        "b": ["bilan-trois-mots", "gommettes"],
    }

    def plan_of(_: Catalogue, slug: str) -> SimpleNamespace:
        led = [SimpleNamespace(methode=one and boite.methodes[one]) for one in lines[slug]]
        return SimpleNamespace(sessions=[SimpleNamespace(creneaux=led)])

    monkeypatch.setattr(richesse, "plan_of", plan_of)
    two = SimpleNamespace(programmes=lines, methodes=boite.methodes)
    found = [entry.slug for entry in richesse.most_used(cast("Catalogue", two))]
    assert found == ["gommettes", "bilan-trois-mots", "meteo-interieure"]
    lines["b"] = list(boite.methodes)
    assert len(richesse.most_used(cast("Catalogue", two))) == richesse.MOST_USED == 10


def test_every_deliverable_and_every_method_most_used_has_its_twin(boite: Catalogue) -> None:
    asked = dict.fromkeys(slug for o in boite.objectifs.values() for slug in o.fiches)
    assert list(asked) == DELIVERABLES
    told = {entry.url for entry in jumeaux(boite)}
    assert {boite.fiches[slug].url for slug in asked} <= told
    assert {entry.url for entry in richesse.most_used(boite)} <= told


def test_a_twin_that_is_missing_is_among_what_the_team_lacks(boite: Catalogue) -> None:
    entry = boite.fiches["plan-action"]
    bare = replace(entry, record=entry.record.model_copy(update={"en_simple": None}))
    poor = replace(boite, fiches={**boite.fiches, "plan-action": bare})
    assert richesse.lacks(poor) == ["« Plan d’action » n’est pas en phrases simples."]


# ---- What is told


def test_a_method_is_told_step_by_step_one_idea_in_each_sentence(boite: Catalogue) -> None:
    told = methode(boite, boite.methodes["meteo-interieure"])
    assert (told.titre, told.page) == (
        "Météo intérieure",
        "methodes/meteo-interieure/en-phrases-simples/",
    )
    assert told.pour == (
        "Chaque personne dit comment elle va.",
        "Elle choisit une image du temps qu’il fait.",
    )
    assert told.faits == ("Cela dure 15 minutes.", "Il faut entre 3 et 25 personnes.")
    assert [(step.numero, step.temps) for step in told.pas] == [
        (1, "2 minutes"),
        (2, "2 minutes"),
        (3, "8 minutes"),
        (4, "3 minutes"),
    ]
    assert told.pas[1].phrases == (
        "Prenez une carte en silence.",
        "Vous pouvez en prendre deux.",
    )
    assert told.pas[2].dessin.figure == "cercle-montre"
    assert told.difficile == ("Vous ne voulez rien dire ?", "Montrez seulement votre carte.")


def test_a_sheet_asks_its_fields_aloud(boite: Catalogue) -> None:
    told = fiche(boite.fiches["besoins-priorises"])
    assert (told.titre, told.outil) == (
        "De quoi les gens ont besoin",
        "Liste priorisée des besoins",
    )
    assert len(told.questions) == 9
    assert told.questions[1].phrases == ("Quels sont les besoins ?", "Écrivez-en au moins huit.")
    assert told.questions[1].exemple == "Un endroit à l’ombre pour les enfants."
    assert (told.questions[1].lignes, told.questions[0].exemple) == (8, Riche(""))


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (1, "1 minute"),
        (45, "45 minutes"),
        (60, "1 heure"),
        (85, "1 heure 25 minutes"),
        (120, "2 heures"),
    ],
)
def test_time_is_said_in_whole_words(minutes: int, told: str) -> None:
    assert temps(minutes) == told


def _champ(kind: str, least: int | None = None) -> Champ:
    asked = QuestionSimple(question="Quoi ?")
    return Champ(id="x", label="X", type=kind, aide="X.", min=least, en_simple=asked)


def test_fields_share_the_lines_of_two_pages_and_rows_that_are_asked_for_go_last() -> None:
    assert places([_champ("texte"), _champ("table", 8), _champ("date")]) == [4, 8, 1]
    assert places([_champ("texte")] * 8 + [_champ("table", 8)]) == [3] * 8 + [8]
    assert places([_champ("texte-court")] * 16 + [_champ("schema")]) == [1] * 6 + [2] * 10 + [0]


# ---- What may not be said


def faults(boite: Catalogue, text: str) -> list[str]:
    entry = boite.methodes["meteo-interieure"]
    document = replace(entry.document, data={"en_simple": {"pour": text}})
    return [problem.sentence for problem in plain(replace(entry, document=document))]


@pytest.mark.parametrize(
    "text",
    [
        "Une personne est venue. Elle est née ici. Nous sommes allés la voir.",
        "Le groupe est d’accord.",
        "Un mot compte. Dites-le à voix haute, en une phrase.",
    ],
)
def test_sentences_of_every_day_are_right(boite: Catalogue, text: str) -> None:
    assert faults(boite, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La réponse est donnée demain.", "la phrase ne dit pas qui agit : « est donnée »"),
        ("Appelez la CAF.", "un sigle ne se comprend pas seul : « CAF »"),
        ("Venez (si possible).", "une parenthèse arrête la lecture : « ( »"),
        ("On lit ; on écrit.", "deux idées se suivent dans une phrase : « ; »"),
        (f"{'mot ' * 15}mot.", "« mot mot mot mot mot… » a 16 mots"),
    ],
)
def test_what_is_hard_to_read_is_said_with_its_cure(boite: Catalogue, text: str, told: str) -> None:
    (only,) = faults(boite, text)
    assert only.startswith(told)


# ---- Pages, search, paper


def test_one_link_leads_to_the_twin_and_one_comes_back(boite: Catalogue) -> None:
    toolbox = load()
    made = {p.src: p.markdown for p in pages(boite, toolbox.prose)}
    listed = made["en-phrases-simples/index.md"]
    for entry in jumeaux(boite):
        there = f'href="~/{entry.url}en-phrases-simples/"'
        assert made[f"{entry.url.rstrip('/')}.md"].count(there) == 1
        assert listed.count(there) == 1
        twin = made[f"{entry.url}en-phrases-simples.md"]
        assert f'href="~/{entry.url}"' in twin
        assert 'href="~/en-phrases-simples/"' in twin
        assert "pas encore lues" in twin
        assert "FALC" not in twin.upper()


def test_the_search_finds_the_list_and_each_twin() -> None:
    toolbox = load()
    data = index(toolbox.catalogue, toolbox.printed, twins(toolbox.catalogue), str)
    queries = ["en phrases simples", "météo intérieure en phrases simples"]
    act = "([index, all]) => (load(index), all.map(one => search(one).slice(0, 2).map(two => two.page[1])))"
    listed, twin = answers('import { load, search } from "./trouver.js";', act, [data, queries])
    assert listed[0] == "en-phrases-simples/"
    assert twin == ["methodes/meteo-interieure/", "methodes/meteo-interieure/en-phrases-simples/"]


@pytest.fixture(scope="module")
def papers() -> list[Document]:
    toolbox = load()
    every = documents(Atelier(toolbox.catalogue, toolbox.printed, SITE))
    return [paper for paper in every if paper.famille == "simples"]


def test_each_twin_prints_on_one_or_two_light_pages(
    papers: list[Document], imprime: Callable[[Document, str], bytes], boite: Catalogue
) -> None:
    assert len(papers) == len(list(jumeaux(boite)))
    for paper in papers:
        content = imprime(paper, SITE)
        assert len(textes(content)) <= 2, paper.adresse
        assert len(content) <= LIGHT, paper.adresse


def test_a_printed_sheet_says_how_to_answer_and_that_nobody_concerned_has_read_it(
    papers: list[Document], imprime: Callable[[Document, str], bytes]
) -> None:
    (paper,) = (p for p in papers if p.adresse == "documents/simples/plan-action.pdf")
    told = " ".join(" ".join(textes(imprime(paper, SITE))).split())
    assert "Vous pouvez parler : quelqu’un écrit." in told
    assert "Les personnes concernées ne les ont pas encore lues." in told
    assert "5. Trouvez cinq actions. Qui fait quoi ? Avant quand ?" in told


def test_templates_print_nothing_under_fourteen_points_but_the_foot() -> None:
    room = Path(__file__).parents[1] / "macros/paper/simples"
    shared = (room / "simple_commun.typ").read_text(encoding="utf-8")
    assert "corps: 14pt" in shared
    sizes = [
        part.split(")")[0]
        for f in sorted(room.glob("*.typ"))
        for part in f.read_text(encoding="utf-8").split("size: ")[1:]
    ]
    assert sizes == ["12pt", "26pt", "17pt"]
