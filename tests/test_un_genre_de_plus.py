"""One more kind: a declaration, a record, a starting file. It is read, judged, listed, shown,
searched, put in the basket, printed in the book and offered by new, and nothing else changes."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import Field

from macros.model.core.catalogue import Catalogue
from macros.model.core.kinds import KINDS, Kind, every
from macros.model.reading import examine
from macros.model.records.common import Duree, Range, Slug, Text, word_of
from macros.model.records.outil import Tool
from macros.paper.livre.livre import documents
from macros.paper.press.document import Atelier
from macros.site.contributed.menu import NEEDED
from macros.site.pages.everything import LISTS, PAGES
from macros.site.parts.cards import FAITS
from macros.store import Toolbox, load
from macros.told.icons import shape
from macros.told.palette import palette
from scripts import new, renommer

from .conftest import textes
from .petit import DAY, HOME, fabriquer, petit_projet


class Jeu(Tool):
    """A game: what the test declares in macros/model/records."""

    duree: Duree
    joueurs: Annotated[Range, Field(title="Nombre de joueurs")]
    energie: Annotated[str, word_of("energies")]
    regles: Annotated[tuple[Text, ...], Field(title="Les règles", min_length=1)]
    methodes: tuple[Slug, ...] = ()


JEUX = Kind(
    name="jeux",
    word="jeu",
    record=Jeu,
    one="jeu",
    many="jeux",
    aide="Jouer pour comprendre",
    icon="dice-multiple",
    tone="olive",
    references=(("methodes", "methodes"),),
    words=(("energie", "energies"),),
    called=True,
    basket=True,
    book=True,
)
"""What the test declares in macros/model/core/kinds.py."""

STARTING = """\
---
titre: "$titre"
accroche: À écrire, ce que ce jeu fait comprendre.
objectifs: [$objectif]
etat: brouillon
mise_a_jour: $date
duree: { min: 10, conseillee: 20, max: 40 }
joueurs: { min: 4, max: 12 }
# Énergies : $energies
energie: calme
regles:
  - Lancer les dés, avancer, raconter.
methodes: [methode-d-essai]
---

## Jouer

{{ jeu("jeu-de-l-oie") }}
"""
"""The model of a new file, in scripts/modeles."""

PLACE = "toolbox/jeux/jeu-de-l-oie.md"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small project with a game, made by new, while the kind is declared."""
    folder = tmp_path_factory.mktemp("genre")
    models = shutil.copytree(new.MODELS, folder / "modeles")
    (models / "jeu.md").write_text(STARTING, encoding="utf-8")
    with pytest.MonkeyPatch.context() as changed:
        changed.setitem(KINDS, "jeux", JEUX)
        changed.setattr(new, "MODELS", models)
        root = petit_projet(folder / "projet")
        with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
            settings.write("nav:\n  - Accueil: index.md\n  - Outils:\n      - outils/index.md\n")
        for name in NEEDED:
            page = root / "docs" / name
            page.parent.mkdir(exist_ok=True)
            page.write_text(HOME, encoding="utf-8")
        assert new.main(["jeu", "Jeu de l’oie"], root, DAY) == 0
        yield root


@pytest.fixture(scope="module")
def toolbox(project: Path) -> Toolbox:
    return load(project)


@pytest.fixture(scope="module")
def site(project: Path, toolbox: Toolbox) -> Path:
    assert fabriquer(project, project.parent / "site", toolbox) == []
    return project.parent / "site"


def test_new_offers_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new.main([], project) == 2
    assert capsys.readouterr().err.endswith(", programme, session, jeu\n")
    assert (project / PLACE).is_file()


def test_it_is_read_and_its_links_lead_both_ways(toolbox: Toolbox) -> None:
    catalogue = toolbox.catalogue
    entry = catalogue.kind("jeux")["jeu-de-l-oie"]
    assert (entry.titre, entry.url) == ("Jeu de l’oie", "jeux/jeu-de-l-oie/")
    assert entry.record.joueurs.max == 12
    assert catalogue.neighbours(catalogue.methodes["methode-d-essai"], "jeux") == [entry]


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("max: 12", "max: douze", ":8: joueurs.max : un nombre entier est attendu, « douze » trouvé"),
        ("max: 12", "max: 2", ":8: joueurs : le minimum (4) dépasse le maximum (2) ; corriger l’un des deux"),
        ("energie: calme", "energie: folle", ":10: energie : « folle » n’est pas dans la liste « energies » ; choisir parmi : calme, moderee, vive"),
        ("methode-d-essai]", "methode-d-essay]", ":13: methodes.1 : « methode-d-essay » n’existe pas dans methodes ; écrire « methode-d-essai »"),
        ("dés, avancer", "dés, avancer...", ":12: trois points : « dés, avancer..., » ; les remplacer par …"),
        ("\n## Jouer\n\n{{ jeu(\"jeu-de-l-oie\") }}\n", "", ":15: le texte sous l’en-tête est vide ; écrire au moins un paragraphe"),
    ],
)  # fmt: skip
def test_it_is_judged(project: Path, before: str, after: str, problem: str) -> None:
    path = project / PLACE
    sound = path.read_text(encoding="utf-8")
    assert before in sound
    try:
        path.write_text(sound.replace(before, after), encoding="utf-8")
        _, problems = examine(project / "toolbox")
    finally:
        path.write_text(sound, encoding="utf-8")
    assert [str(found) for found in problems] == [PLACE + problem]


def page(site: Path, name: str) -> str:
    return (site / name).read_text(encoding="utf-8")


def test_it_is_listed_and_in_the_menu(site: Path) -> None:
    listed = page(site, "jeux/index.html")
    assert "Tous les jeux." in listed
    assert '<li class="carte carte--jeux">' in listed
    assert (
        '<span class="carte__faits">20\u00a0min · de 4 à 12\u00a0personnes · Calme</span>' in listed
    )
    door = page(site, "outils/index.html")
    assert '<span class="porte__nom">Jeux</span><span class="porte__nombre">1 jeu</span>' in door
    assert '<a href="../jeux/" class="md-nav__link">' in door


def test_it_has_a_page_that_calls_may_show(site: Path) -> None:
    shown = page(site, "jeux/jeu-de-l-oie/index.html")
    for text in ("Nombre de joueurs", "Les règles", "Lancer les dés", "Des méthodes", "Jouer"):
        assert text in shown
    assert '<span class="carte__genre">Jeu</span>' in shown


def data(site: Path, name: str) -> Any:
    """Return what a script of data holds."""
    return json.loads(page(site, f"assets/{name}.js").split("=", 2)[2].rstrip(";\n"))


def test_it_is_searched(site: Path) -> None:
    index = data(site, "recherche/index")
    found = next(row for row in index["pages"] if row[0] == "Jeu de l’oie")
    assert (found[1], index["genres"][found[2]]) == ("jeux/jeu-de-l-oie/", "Jeux")


def test_it_goes_in_the_basket(site: Path) -> None:
    assert re.search(r"jeux\W+Jeu\W", page(site, "assets/javascripts/partout.js"))
    (tool,) = data(site, "donnees/outils")["jeux"]
    assert (tool["titre"], tool["objectifs"]) == ("Jeu de l’oie", {"": [1]})


def test_it_is_open_data(site: Path) -> None:
    (record,) = json.loads(page(site, "toolbox.json"))["jeux"]
    assert (record["url"], record["objectifs"]) == ("jeux/jeu-de-l-oie/", [1])


def test_it_is_printed_in_the_book(toolbox: Toolbox) -> None:
    (book,) = documents(Atelier(toolbox.catalogue, toolbox.printed))
    told = "\n".join(textes(book.make("")))
    for text in ("1 jeu", "Jeu de l’oie", "Nombre de joueurs", "Lancer les dés"):
        assert text in told


def test_verbs_that_change_tools_know_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound = (project / PLACE).read_text(encoding="utf-8")
    assert renommer.main(["jeu", "jeu-de-l-oie", "oie"], project) == 0
    assert '{{ jeu("oie") }}' in (project / "toolbox/jeux/oie.md").read_text(encoding="utf-8")
    assert renommer.main(["jeu", "oie", "jeu-de-l-oie"], project) == 0
    assert (project / PLACE).read_text(encoding="utf-8").replace(
        "anciens_slugs: [oie]\n", ""
    ) == sound


OWN = {"page": PAGES, "list": LISTS, "card": FAITS}
"""What shows kinds by code of its own, for the kinds that say so."""


@pytest.mark.parametrize("what", OWN)
def test_each_renderer_has_the_kinds_that_say_so(what: str) -> None:
    assert sorted(OWN[what]) == sorted(name for name, kind in every().items() if what in kind.own)


@pytest.mark.parametrize("name", every())
def test_what_a_kind_declares_is_there(boite: Catalogue, name: str) -> None:
    kind = every()[name]
    fields = kind.record.model_fields
    assert kind.tone in palette()
    assert kind.icon == "" or shape(name)
    assert {field for field, _ in kind.references} <= set(fields)
    assert {other for _, other in kind.references} <= set(KINDS)
    assert {field.split(".")[0] for field, _ in kind.words} <= set(fields)
    assert {words for _, words in kind.words} <= set(boite.vocabulaires)
    assert kind.inside is None or kind.part in kind.inside.record.model_fields
    assert kind.tool or kind.own, "what has no state is told by code of ours alone"


@pytest.mark.parametrize("word", new.homes())
def test_each_kind_has_a_starting_file(word: str) -> None:
    assert [path.suffix for path in new.MODELS.glob(f"{word}.*")] == [new.homes()[word].suffix]
