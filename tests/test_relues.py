"""A site that shows only what somebody read again: nothing of the rest, not even where it would be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros import store
from macros.host.keeping import Keeping
from macros.model.base.problems import ToolboxError
from macros.model.plans.relues import montres
from macros.model.rules.relues import NOTHING
from macros.model.source.sans_liens import unlinked, within
from macros.site.contributed.menu import without
from macros.told.relectures import si_relues
from scripts import build

from .petit import fabriquer, petit_projet, petit_site, rewrite

READ = "etat: relue\nrelectures: [{ role: animation, le: 2026-11-20 }]"
HIDDEN = frozenset({"methodes/debat", "programmes/dix-jours", "documents/cartes/debat"})

LINKS = [
    ("[le débat](debat.md)", "le débat (en relecture)"),
    ("[le débat](debat.md#etapes)", "le débat (en relecture)"),
    ('[le **débat**](../methodes/debat.md "Un titre")', "le **débat** (en relecture)"),
    ("[le débat](~/methodes/debat/)", "le débat (en relecture)"),
    ("[la carte](~~/documents/cartes/debat.pdf)", "la carte (en relecture)"),
    ('<a href="~/methodes/debat/">le débat</a>', "le débat (en relecture)"),
    ("[la conduite](~/programmes/dix-jours/conduite/)", "la conduite (en relecture)"),
    ("[l’agenda](~~/programmes/dix-jours.ics)", "l’agenda (en relecture)"),
    ("[le tour](tour.md)", "[le tour](tour.md)"),
    ("[un autre](~/methodes/debat-mouvant/)", "[un autre](~/methodes/debat-mouvant/)"),
    ("[dehors](https://a.fr/methodes/debat/)", "[dehors](https://a.fr/methodes/debat/)"),
    ("`[le débat](debat.md)`", "`[le débat](debat.md)`"),
    ("```\n[le débat](debat.md)\n```", "```\n[le débat](debat.md)\n```"),
    ("![le débat](debat.png)", "![le débat](debat.png)"),
]


@pytest.mark.parametrize(("written", "told"), LINKS)
def test_a_link_to_what_is_not_shown_leaves_its_words(written: str, told: str) -> None:
    assert unlinked(written, "methodes/tour.md", HIDDEN) == told


def test_what_stands_under_a_page_that_is_not_shown_is_not_either() -> None:
    assert within("programmes/dix-jours/conduite.md", HIDDEN)
    assert not within("programmes/index.md", HIDDEN)


def test_the_menu_loses_the_pages_that_are_not_shown_and_the_sections_left_empty() -> None:
    nav = ["index.md", {"Outils": [{"Débat": "methodes/debat.md"}]}, {"Tour": "methodes/tour.md"}]
    assert without(nav, HIDDEN) == ["index.md", {"Tour": "methodes/tour.md"}]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose « tour » alone was read, and which names others everywhere that one can."""
    made = petit_site(tmp_path / "projet")
    rewrite(
        made / "toolbox/methodes/tour.md",
        {
            "etat: brouillon": READ,
            "production: Une liste.": (
                "production: Comme [le débat](~/methodes/debat/).\n"
                "suites: [recit]\nfiches: [plan]\nalternatives: [{ slug: mots, si: On a peu de temps. }]"
            ),
            "Texte.": (
                "Voir [les mots](mots.md), {{ lien('methodes', 'affiche', 'une affiche') }}, et :\n\n"
                "{{ methode('recit') }}\n\n{{ formulaire('plan') }}\n"
            ),
        },
    )
    page = made / "docs/reperes/un.md"
    text = (
        "\nAprès [le débat](../methodes/debat.md) : {{ lien('methodes', 'tour') }}, `methodes/`.\n"
    )
    page.write_text(page.read_text(encoding="utf-8") + text, encoding="utf-8")
    rewrite(made / "mkdocs.yml", {"      - Méthodes: methodes/index.md\n": (
        "      - Méthodes: methodes/index.md\n      - Débat: methodes/debat.md\n"
    )})  # fmt: skip
    return made


def was_read(path: Path) -> None:
    """Say that somebody read a tool, and that nothing is left to write in it."""
    rewrite(path, {"etat: brouillon": READ})
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("À écrire", "Un texte"), encoding="utf-8")


def asked(project: Path) -> None:
    rewrite(project / "mkdocs.yml", {"publier: tout": "publier: relues"})


def text_files(site: Path) -> dict[str, str]:
    kinds = {".html", ".json", ".js", ".xml", ".ics", ".txt", ".webmanifest"}
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*")
        if path.suffix in kinds
    }


GONE = re.compile(
    r"(methodes|fiches)/(debat|recit|mots|affiche|assemblee|grande-marche|plan|carte)(?![\w-])"
)


def test_nothing_of_the_site_leads_to_a_draft_and_its_name_stays(project: Path) -> None:
    asked(project)
    assert fabriquer(project, project / "site") == []
    files = text_files(project / "site")
    assert [(name, found[0]) for name, text in files.items() if (found := GONE.search(text))] == []
    assert [name for name in files if GONE.search(name)] == []
    page = files["methodes/tour/index.html"]
    for said in (
        "les mots (en relecture)",
        "une affiche (en relecture)",
        "Récit à deux (en relecture)",
    ):
        assert said in page
    assert "le débat (en relecture)" in page
    told = re.search(r"pas encore publié\s:\s([^<]*)\.</p>", page)
    assert told
    assert re.findall(r"«\s([^»]*)\s»", told[1]) == ["Récit à deux", "Plan", "Trois mots"]
    assert "Après le débat (en relecture)" in files["reperes/un/index.html"]
    assert "Débat" not in files["methodes/index.html"]


def test_all_is_shown_by_default(project: Path) -> None:
    assert store.shown(project) is store.load(project)
    fabriquer(project, project / "site")
    assert (project / "site/methodes/debat/index.html").is_file()
    assert "(en relecture)" not in (project / "site/methodes/tour/index.html").read_text()


def test_a_run_asks_for_it_alone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not store.asked(project)
    monkeypatch.setenv(store.ENVIRONMENT, "relues")
    assert store.asked(project)
    assert list(store.shown(project).catalogue.methodes) == ["tour"]


def different(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in one.keys() | other if one.get(name) != other.get(name))


def test_turning_it_on_and_off_repaints_what_it_changes(project: Path) -> None:
    site, before = project / "site", {}
    for setting, other in (("tout", "relues"), ("relues", "tout"), ("tout", "relues")):
        fabriquer(project, site, pages=Keeping())
        fabriquer(project, project / f"net-{setting}")
        kept = text_files(site)
        clean = text_files(project / f"net-{setting}")
        assert different(kept, clean) == []
        assert different(kept, before.get(setting, kept)) == []
        before[setting] = kept
        rewrite(project / "mkdocs.yml", {f"publier: {setting}": f"publier: {other}"})


def refused(project: Path) -> list[str]:
    with pytest.raises(ToolboxError) as error:
        store.shown(project)
    return [str(problem) for problem in error.value.problems]


def test_an_empty_site_is_refused(tmp_path: Path) -> None:
    project = petit_site(tmp_path / "projet")
    asked(project)
    assert refused(project) == [f"mkdocs.yml:1: extra.publier : {NOTHING}"]


def test_a_word_that_means_neither_is_refused(project: Path) -> None:
    rewrite(project / "mkdocs.yml", {"publier: tout": "publier: relue"})
    with pytest.raises(ToolboxError) as error:
        store.load(project)
    (problem,) = (one for one in error.value.problems if one.path == "mkdocs.yml")
    assert problem.field == "extra.publier"
    assert problem.sentence == (
        "« relue » ne dit pas ce que le site montre ; écrire « tout » ou « relues »"
    )


SESSION = """\
titre: Printemps
programme: programme-d-essai
jours: [{jours}]
mise_a_jour: 2026-11-22
"""


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    """A project with a programme."""
    return petit_projet(tmp_path / "projet")


def test_a_programme_that_leans_on_a_draft_is_refused_at_each_line(programme: Path) -> None:
    was_read(programme / "toolbox/programmes/programme-d-essai.md")
    asked(programme)
    lines = (programme / "toolbox/programmes/programme-d-essai.md").read_text().splitlines()
    at = 1 + next(n for n, line in enumerate(lines) if "- { methode: methode-d-essai" in line)
    told = refused(programme)
    assert any(
        one.startswith(f"toolbox/programmes/programme-d-essai.md:{at}: ")
        and "mène « Méthode d’essai », en brouillon ; le relire" in one
        for one in told
    ), told


def test_a_programme_and_its_tools_once_read_are_shown(programme: Path) -> None:
    for path in ("programmes/programme", "methodes/methode", "fiches/fiche"):
        was_read(programme / f"toolbox/{path}-d-essai.md")
    asked(programme)
    shown = store.shown(programme).catalogue
    assert list(shown.programmes) == ["programme-d-essai"]
    assert shown.en_relecture == {("gouvernance", "schema-d-essai"): "Schéma d’essai"}


def test_a_session_of_a_draft_is_refused(programme: Path) -> None:
    was_read(programme / "toolbox/methodes/methode-d-essai.md")
    record = store.load(programme).catalogue.programmes["programme-d-essai"].record
    days = ", ".join(day.date.replace(year=day.date.year + 1).isoformat() for day in record.jours)
    folder = programme / "toolbox/sessions"
    folder.mkdir()
    (folder / "printemps.yml").write_text(SESSION.format(jours=days), encoding="utf-8")
    asked(programme)
    (told,) = refused(programme)
    assert told.startswith("toolbox/sessions/printemps.yml:2: programme : cette session serait")


def test_the_trainers_page_says_what_would_be_shown(project: Path) -> None:
    whole = store.load(project).catalogue
    assert montres(whole) == {"methodes": (1, 7), "fiches": (0, 2)}
    assert si_relues(whole).montres == ("Méthodes : 1 sur 7", "Fiches-projet : 0 sur 2")
    asked(project)
    assert montres(store.shown(project).catalogue) == montres(whole)


def test_the_real_toolbox_says_what_stands_in_the_way() -> None:
    told = si_relues(store.load().catalogue)
    assert len(told.montres) == 5
    assert all(line.startswith(("toolbox/", "mkdocs.yml")) for line in told.empeche)


def test_build_knows_one_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(arguments=["--relue"]) == 2
    assert "« --relue » n’est pas une option de « build »" in capsys.readouterr().err
