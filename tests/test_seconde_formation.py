"""A second course beside the first: its own numbers, its own pages, its programmes, its papers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.data.fiches import fiches_donnees
from macros.documents import documents
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import plan_of
from macros.paper.press.document import Atelier
from macros.site.calls.macros import portes
from macros.site.contributed.menu import with_courses
from macros.site.pages.everything import redirections
from macros.store import Toolbox, ToolboxError, load
from scripts.new import main as new
from scripts.renommer import main as renommer

from .petit import DAY, fabriquer, petit_projet, rewrite
from .seconde import COURSE, PROGRAMME_SLUG, seconde_formation

ICI = f"formations/{COURSE}"
OWN = [
    f"{ICI}/index.html",
    f"{ICI}/mes-fiches/index.html",
    *(f"{ICI}/modules/{n}/index.html" for n in (1, 2, 3)),
    *(f"{ICI}/objectifs/{n}/index.html" for n in (1, 2, 3, 4, 5)),
    f"{ICI}/objectifs/index.html",
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = petit_projet(tmp_path_factory.mktemp("deux") / "projet")
    seconde_formation(folder)
    return folder


@pytest.fixture(scope="module")
def read(project: Path) -> Toolbox:
    return load(project)


@pytest.fixture(scope="module")
def catalogue(read: Toolbox) -> Catalogue:
    return read.catalogue


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    assert fabriquer(project, project / "site") == []  # No link leads nowhere, among others.
    return project / "site"


def text(site: Path, page: str) -> str:
    return (site / page).read_text(encoding="utf-8")


def test_each_course_sees_its_own_numbers(catalogue: Catalogue) -> None:
    seen = catalogue.of(COURSE)
    assert (list(catalogue.objectifs), list(catalogue.modules)) == ([1], [1])
    assert (list(seen.objectifs), list(seen.modules)) == ([1, 2, 3, 4, 5], [1, 2, 3])
    assert seen.of(COURSE) is seen
    assert seen.of("formation-d-essai") is catalogue
    assert catalogue.of("inconnue") is catalogue


def test_a_course_says_which_tools_serve_it(catalogue: Catalogue) -> None:
    seen = catalogue.of(COURSE)
    served = {
        f"{kind}/{entry.slug}": (catalogue.objectifs_of(entry), seen.objectifs_of(entry))
        for kind in ("methodes", "gouvernance", "fiches", "indicateurs", "programmes")
        for entry in catalogue.kind(kind).values()
    }
    assert served == {
        "methodes/methode-d-essai": ((1,), (1, 2)),  # 1 as objective 1 of the first, 2 by name
        "gouvernance/schema-d-essai": ((1,), (1, 2)),
        "fiches/fiche-d-essai": ((1,), (1, 2, 3, 4, 5)),  # a deliverable serves what asks for it
        "indicateurs/theme-d-essai-exemple": ((1,), (1, 5)),
        "programmes/programme-d-essai": ((1,), ()),
        f"programmes/{PROGRAMME_SLUG}": ((), (1, 2)),
    }
    assert seen.modules_of(catalogue.methodes["methode-d-essai"]) == (1,)


def test_a_programme_is_filled_from_the_objectives_of_its_course(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, PROGRAMME_SLUG)
    morning = plan.sessions[0]
    assert plan.refus == ()
    assert morning.demi_journee.objectifs == (2,)
    assert [c.methode.slug for c in morning.creneaux if c.methode] == ["methode-d-essai"]


def test_the_second_course_has_its_pages_and_the_first_keeps_its_own(site: Path) -> None:
    assert [page for page in OWN if not (site / page).is_file()] == []
    for page, course in (("objectifs/1", "Titre court"), (f"{ICI}/objectifs/1", "Voir")):
        assert f"<title>Objectif 1 : {course}" in text(site, f"{page}/index.html")
    course = text(site, f"{ICI}/index.html")
    assert "Les cinq objectifs opérationnels" in course
    assert 'href="modules/3/">Les outils du module 3</a>' in course
    assert "L’objectif opérationnel" in text(site, "formations/formation-d-essai/index.html")


def test_its_pages_name_its_objectives_everywhere(site: Path) -> None:
    for page in (f"programmes/{PROGRAMME_SLUG}", f"{ICI}", f"{ICI}/modules/1"):
        article = text(site, f"{page}/index.html").split("<article", 1)[1].split("</article>")[0]
        found = re.findall(r'href="([^"]*objectifs/\d+/)"', article)
        depth = "../" * (page.count("/") + 1)
        own = (f"{depth}{ICI}/objectifs/", "objectifs/", "../../objectifs/")
        assert found, page
        if page.startswith("programmes"):
            own = own[:1]
        assert [link for link in found if not link.startswith(own)] == [], page
    method = text(site, "methodes/methode-d-essai/index.html")
    assert "Objectifs de « Seconde formation »" in method.replace("\u202f", " ")
    assert f'href="../../{ICI}/objectifs/2/"' in method


def test_the_menu_has_a_section_for_the_second_course(catalogue: Catalogue, site: Path) -> None:
    nav = with_courses([{"Accueil": "index.md"}], catalogue)
    assert nav == [
        {"Accueil": "index.md"},
        {"Module 1": "modules/1.md"},
        {
            "Seconde formation": [
                f"{ICI}.md",
                {"Je veux…": f"{ICI}/objectifs/index.md"},
                {"Module 1": f"{ICI}/modules/1.md"},
                {"Module 2": f"{ICI}/modules/2.md"},
                {"Module 3": f"{ICI}/modules/3.md"},
                {"Mes fiches": f"{ICI}/mes-fiches.md"},
            ]
        },
    ]
    assert with_courses((), catalogue) == ()
    written = [{"Accueil": "index.md"}, {"Un": "modules/1.md"}]
    assert with_courses(written, catalogue)[:2] == written
    assert f'href="{ICI}/"' in text(site, "index.html")


def test_its_sheets_page_follows_its_deliverables(catalogue: Catalogue, site: Path) -> None:
    page = text(site, f"{ICI}/mes-fiches/index.html")
    assert "Les cinq livrables de la formation" in page
    assert f'data-formation="{COURSE}"' in page
    courses = fiches_donnees(catalogue, str)["formations"]
    assert {slug: (c["nombre"], len(c["livrables"])) for slug, c in courses.items()} == {
        "": ("un", 1),
        COURSE: ("cinq", 5),
    }


def test_what_leaves_with_its_programme_names_its_objectives(site: Path) -> None:
    lheo = text(site, f"programmes/{PROGRAMME_SLUG}.lheo.xml")
    assert "- Voir avec les autres." in lheo
    assert "- Écouter avec les autres." in lheo
    data = json.loads(text(site, f"programmes/{PROGRAMME_SLUG}.json"))
    assert [o["titre"] for o in data["objectifs"]] == [
        "Voir avec les autres.",
        "Écouter avec les autres.",
    ]
    rows = json.loads(text(site, "toolbox.json"))["programmes"]
    told = {row["slug"]: (row["objectifs"], row["modules"]) for row in rows}
    assert told == {"programme-d-essai": ([1], [1]), PROGRAMME_SLUG: ([1, 2], [1])}


def test_its_papers_are_printed(read: Toolbox) -> None:
    made = {d.adresse: d for d in documents(Atelier(read.catalogue, read.printed))}
    for name in (f"programmes/{PROGRAMME_SLUG}.pdf", "documents/livre.pdf"):
        assert made[name].make().startswith(b"%PDF"), name
    brochure = str(made[f"programmes/{PROGRAMME_SLUG}.pdf"].data)
    assert "2 objectifs sur 5" in brochure
    assert "Regarder autour de soi" in brochure
    assert "Titre court" not in brochure


def test_a_renamed_course_leads_from_every_page_it_had(tmp_path: Path) -> None:
    folder = petit_projet(tmp_path / "projet")
    seconde_formation(folder)
    assert renommer(["formation", COURSE, "autre-formation"], folder) == 0
    assert renommer(["programme", PROGRAMME_SLUG, "autre-programme"], folder) == 0
    made = dict(redirections(load(folder).catalogue))
    team = ("conduite", "preparer", "emargement")
    assert set(made) == {
        "methodes/vieux-nom/index.html",
        *OWN,
        f"programmes/{PROGRAMME_SLUG}/index.html",
        *(f"programmes/{PROGRAMME_SLUG}/{page}/index.html" for page in team),
    }
    leads = {page: re.findall('url=([^"]*)"', html) for page, html in made.items()}
    assert leads[f"{ICI}/index.html"] == ["../autre-formation/"]
    assert leads[f"{ICI}/objectifs/index.html"] == ["../../autre-formation/objectifs/"]
    assert leads[f"{ICI}/objectifs/3/index.html"] == ["../../../autre-formation/objectifs/3/"]
    assert leads[f"{ICI}/mes-fiches/index.html"] == ["../../autre-formation/mes-fiches/"]


def test_a_questionnaire_asks_about_the_objectives_of_its_course(tmp_path: Path) -> None:
    folder = petit_projet(tmp_path / "projet")
    seconde_formation(folder)
    asked = {"- id: clarte": "- id: clarte\n        objectif: 1"}
    rewrite(folder / "toolbox/questionnaires/a-chaud.yml", asked)
    rewrite(folder / "toolbox/questionnaires/a-l-arrivee.yml", {"objectif: 2": "objectif: 1"})
    rewrite(
        folder / f"toolbox/formations/{COURSE}.yml",
        {"questionnaire: a-l-arrivee": "questionnaire: a-chaud"},
    )
    read = load(folder)
    c = read.catalogue
    seen = {slug: c.seen_by(entry).vue for slug, entry in c.questionnaires.items()}
    assert seen == {"a-chaud": "", "a-l-arrivee": "", "au-depart": COURSE}
    made = {d.adresse: str(d.data) for d in documents(Atelier(c, read.printed))}
    room = f"documents/programmes/{PROGRAMME_SLUG}-"
    told = {name: made[f"{room}{name}.pdf"] for name in ("au-depart", "a-chaud")}
    assert "objectif 2" in told["au-depart"]
    assert "objectif 1" not in told["a-chaud"]  # That of another course: the question is left out.
    assert "Que faut-il changer" in told["a-chaud"]


def test_an_objective_that_a_questionnaire_asks_about_is_of_its_course(tmp_path: Path) -> None:
    folder = petit_projet(tmp_path / "projet")
    seconde_formation(folder)
    rewrite(folder / "toolbox/questionnaires/au-depart.yml", {"objectif: 2": "objectif: 6"})
    with pytest.raises(ToolboxError) as told:
        load(folder)
    assert [str(problem) for problem in told.value.problems] == [
        "toolbox/questionnaires/au-depart.yml:14: parties.1.questions.1.objectif : "
        "l’objectif 6 n’existe pas ; choisir parmi : 1, 2, 3, 4, 5"
    ]


def test_the_home_page_has_a_door_to_each_course(catalogue: Catalogue) -> None:
    doors = re.findall(
        'href="~/([^"]*)"><strong>(.*?)</strong><span>(.*?)</span>', portes(catalogue)
    )
    assert doors == [
        ("modules/1/", "Module 1", "Titre court"),
        (f"{ICI}/", "Seconde formation", "trois modules"),
    ]


ALONE = {
    "methodes/methode-a-part.md": ("methode", "Méthode à part", "methodes: [methode-a-part]"),
    "fiches/fiche-a-part.md": ("fiche", "Fiche à part", "fiches: [fiche-a-part]"),
}
"""Tools that write no objective: their file, what makes it, what a course says to be served by it."""

SERVES_NOTHING = (
    "cet outil ne sert aucun objectif ; écrire ici le numéro d’un objectif de la formation de "
    "référence, ou le nommer dans les « outils » d’une autre formation"
)


def test_a_tool_may_serve_the_second_course_alone(tmp_path: Path) -> None:
    folder = petit_projet(tmp_path / "projet")
    seconde_formation(folder)
    for file, (kind, title, _) in ALONE.items():
        assert new([kind, title], folder, DAY) == 0
        rewrite(folder / "toolbox" / file, {"objectifs: [1]": "objectifs: []"})
    with pytest.raises(ToolboxError) as told:
        load(folder)
    places = {problem.path: problem.sentence for problem in told.value.problems}
    assert places == {f"toolbox/{file}": SERVES_NOTHING for file in ALONE}

    named = ", ".join(said for *_, said in ALONE.values())
    rewrite(
        folder / f"toolbox/formations/{COURSE}.yml",
        {"{ comme: [1] }": f"{{ comme: [1], {named} }}"},
    )
    read = load(folder)
    alone = [read.catalogue.methodes["methode-a-part"], read.catalogue.fiches["fiche-a-part"]]
    assert [read.catalogue.objectifs_of(e) for e in alone] == [(), ()]
    assert [read.catalogue.of(COURSE).objectifs_of(e) for e in alone] == [(1,), (1,)]
    assert fabriquer(folder, tmp_path / "site") == []
    for page in ("methodes/methode-a-part", "fiches/fiche-a-part"):
        article = text(tmp_path / "site", f"{page}/index.html").split("<article")[1]
        assert re.findall(r'href="([^"]*objectifs/\d+/)"', article) == [
            f"../../{ICI}/objectifs/1/"
        ], page
    assert '<h2 id="seconde-formation">' in text(tmp_path / "site", "fiches/index.html")
    made = {d.adresse: d for d in documents(Atelier(read.catalogue, read.printed))}
    for name in [*(a for a in made if "a-part" in a), "documents/livre.pdf"]:
        made[name].make()
    assert "Objectif 1 · Voir" in str(made["documents/livre.pdf"].data)


def test_with_one_course_a_tool_serves_it(tmp_path: Path) -> None:
    folder = petit_projet(tmp_path / "projet")
    rewrite(folder / "toolbox/methodes/methode-d-essai.md", {"objectifs: [1]": "objectifs: []"})
    with pytest.raises(ToolboxError) as told:
        load(folder)
    assert (
        "toolbox/methodes/methode-d-essai.md:7: objectifs : cet outil ne sert aucun objectif ; "
        "écrire ici le numéro d’un objectif de la formation"
    ) in [str(problem) for problem in told.value.problems]
