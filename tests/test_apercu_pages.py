"""The preview's pages: each made when asked is the page of a build, never stale; what is wrong is told."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from macros.host.answers import Answer
from macros.host.bulletin import Fault
from macros.host.live import Live
from macros.host.on_demand import _of_theme
from macros.host.watching import changed, seen
from macros.model.core.catalogue import Catalogue

from .petit import fabriquer, petit_site, rewrite
from .test_apercu import TAG

BY_BUILD = ("assets/javascripts/", "assets/style/", "sw.js", "hors-ligne", "sitemap.xml.gz")
"""What a build makes smaller, or makes for devices that keep the site."""


class Project:
    """A small project with its preview, and what this one told."""

    def __init__(self, folder: Path) -> None:
        self.folder = petit_site(folder)
        self.told: list[tuple[Fault, ...]] = []
        self.live = Live(self.folder, self.told.append, lambda error: f"accident : {error!r}")

    def write(self, name: str, *changes: tuple[str, str]) -> None:
        rewrite(self.folder / name, dict(changes))

    def get(self, path: str) -> Answer:
        return self.live.answer(path)

    def text(self, path: str) -> str:
        return self.get(path).content.decode()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path / "projet")
    assert made.live.refresh() == ()
    return made


# ---- Each page is the page of a build -----------------------------------------------------------

Edit = Callable[[Path], None]


def _in(name: str, old: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / name
        if path.is_file():
            path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")

    return edit


def _written(name: str, text: str) -> Edit:
    return lambda folder: void((folder / name).write_text(text, encoding="utf-8"))


def void(_: object) -> None:
    pass


def _gone(name: str) -> Edit:
    return lambda folder: (folder / name).unlink(missing_ok=True)


def _renamed(old: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / f"toolbox/methodes/{old}.md"
        if path.is_file():
            text = path.read_text("utf-8").replace("origine:", f"anciens_slugs: [{old}]\norigine:")
            path.rename(path.with_stem(new)).write_text(text, encoding="utf-8")

    return edit


MOTS = "toolbox/methodes/mots.md"
TERME = (
    "  - { slug: liste, terme: Liste, definition: Des mots., domaine: territoire, verifie: true }"
)
EDITS: dict[str, Edit] = {
    "a text": _in(MOTS, "\n\nTexte.", "\n\nTexte. Et la suite."),
    "a title": _in(MOTS, "titre: Trois mots", "titre: Quatre mots"),
    "a moment": _in(MOTS, "moment: clore", "moment: ouvrir"),
    "an objective": _in(MOTS, "objectifs: [1, 2]", "objectifs: [2]"),
    "a word of the glossary": _written("toolbox/glossaire.yml", f"termes:\n{TERME}\n"),
    "no glossary": _gone("toolbox/glossaire.yml"),
    "a name": _renamed("debat", "debat-bref"),
    "a tool less": _gone("toolbox/methodes/affiche.md"),
    "a call": _in("docs/reperes/un.md", "Suite.", 'Suite.\n\n{{ methode("mots") }}\n'),
    "a call to nobody": _in("docs/reperes/un.md", "Suite.", 'Suite.\n\n{{ methode("debat") }}\n'),
    "a page": _written("docs/reperes/deux.md", "---\ntitle: Deux\n---\n\n# Deux\n\nLa liste.\n"),
    "a page in the menu": _written(
        "docs/reperes/deux.md",
        "---\ntitle: Deux\nmenu: { section: Repères }\n---\n\n# Deux\n\nListe.\n",
    ),
    "a page less": _gone("docs/reperes/deux.md"),
    "a title in the menu": _in(
        "docs/reperes/index.md", "title: reperes/index", "title: Des repères"
    ),
    "the menu": _in("mkdocs.yml", "Un repère: reperes/un.md", "Le repère: reperes/un.md"),
    "the course": _in("toolbox/formations/deux-jours.yml", "court: Agir", "court: Faire"),
}


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A preview that lasts from one series of edits to the next, with its files as they were first."""
    folder = tmp_path_factory.mktemp("durable")
    made = Project(folder / "projet")
    for name in ("toolbox", "docs"):
        shutil.copytree(made.folder / name, folder / name)
    shutil.copy(made.folder / "mkdocs.yml", folder)
    return made


def _as_first(project: Project) -> None:
    kept = project.folder.parent
    for name in ("toolbox", "docs"):
        shutil.rmtree(project.folder / name)
        shutil.copytree(kept / name, project.folder / name)
    shutil.copy(kept / "mkdocs.yml", project.folder)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(names=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5))
def test_after_any_edits_each_page_is_the_page_of_a_build(
    lasting: Project, tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    _as_first(lasting)
    assert lasting.live.refresh() == ()
    sound, last = True, dict[str, bytes]()
    for name in names:
        last = _pages(lasting) if sound else last
        EDITS[name](lasting.folder)
        sound = lasting.live.refresh() == ()
        if not sound:
            assert _pages(lasting) == last
    if sound:
        site = tmp_path_factory.mktemp("bati") / "site"
        fabriquer(lasting.folder, site, live=True)
        built = {file.relative_to(site).as_posix(): file for file in site.rglob("*.*")}
        for name, file in built.items():
            if not name.startswith(BY_BUILD):
                assert TAG.sub(b"", lasting.get(f"/{name}").content) == file.read_bytes(), name
        for name in (
            "methodes/debat/",
            "methodes/affiche/",
            "methodes/debat-bref/",
            "reperes/deux/",
        ):
            found = f"{name}index.html" in built
            assert (lasting.get(f"/{name}").status == 200) == found, name
        shutil.rmtree(site)


def _pages(project: Project) -> dict[str, bytes]:
    names = ("", "methodes/", "methodes/mots/", "reperes/un/", "methodes/affiche/", "objectifs/2/")
    return {name: project.get(f"/{name}").content for name in names}


# ---- What stands at an address ------------------------------------------------------------------


def test_a_folder_without_its_slash_leads_to_its_page(project: Project) -> None:
    found = project.get("/methodes/mots")
    assert (found.status, found.elsewhere) == (301, "/methodes/mots/")


def test_an_address_where_nothing_stands_shows_the_site_s_own_page(project: Project) -> None:
    found = project.get("/methodes/personne/")
    assert found.status == 404
    assert "Cette page n’existe pas, ou plus" in found.content.decode()


def test_the_worker_of_a_site_kept_from_this_address_gives_way(project: Project) -> None:
    assert "unregister" in project.text("/sw.js")


def test_a_site_under_a_folder_shows_from_the_root_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOITE_SITE_URL", "https://exemple.org/boite/")
    project = Project(tmp_path / "projet")
    assert project.live.refresh() == ()
    assert project.get("/boite/methodes/mots/").content == project.get("/methodes/mots/").content
    assert project.get("/boite/methodes/mots").elsewhere == "/boite/methodes/mots/"


def test_a_page_differs_when_what_it_loads_does_and_then_only(project: Project) -> None:
    before = project.get("/methodes/mots/").digest
    project.write("toolbox/methodes/recit.md", ("\n\nTexte.", "\n\nTexte. Et la suite."))
    project.live.refresh()
    assert project.get("/methodes/mots/").digest == before
    logo = project.folder / "docs/assets/images/logo.svg"
    logo.write_text(logo.read_text("utf-8").replace("<svg", "<svg id='autre'", 1), encoding="utf-8")
    project.live.refresh()
    assert project.get("/methodes/mots/").digest != before


def test_documents_are_offered_and_made_when_asked_for_alone(project: Project) -> None:
    kept = project.folder / ".cache" / "documents"
    offered = project.text("/methodes/mots/")
    assert "documents/cartes/mots.pdf" in offered
    assert " Ko</span>" not in offered
    assert not kept.exists()
    assert project.get("/documents/cartes/mots.pdf").content.startswith(b"%PDF-")
    assert len(list(kept.iterdir())) == 1
    assert project.get("/documents/cartes/personne.pdf").status == 404
    assert len(list(kept.iterdir())) == 1


# ---- What is wrong ------------------------------------------------------------------------------


def test_what_is_wrong_is_told_and_what_was_sound_stays_until_it_is_mended(
    project: Project,
) -> None:
    before = project.get("/methodes/mots/")
    project.write(MOTS, ("moment: clore", "moment: clorre"))
    ((place, sentence),) = project.live.refresh()
    assert place == "toolbox/methodes/mots.md:8"
    assert sentence.startswith("moment : ")
    assert "« clore »" in sentence
    assert project.get("/methodes/mots/") == before
    project.write(MOTS, ("moment: clorre", "moment: clore"))
    assert project.live.refresh() == ()
    assert [len(faults) for faults in project.told] == [0, 1, 0]


def test_a_project_that_is_wrong_from_the_start_shows_that_alone_then_itself(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path / "projet")
    project.write(MOTS, ("moment: clore", "moment: <b>"))
    (fault,) = project.live.refresh()
    found = project.get("/methodes/mots/")
    assert found.status == 503
    shown = found.content.decode()
    assert "<h1>1 problème à corriger</h1>" in shown
    assert f"<code>{fault[0]}</code>" in shown
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown
    assert TAG.search(found.content)
    project.write(MOTS, ("moment: <b>", "moment: clore"))
    assert project.live.refresh() == ()
    assert project.get("/methodes/mots/").status == 200


def test_settings_that_cannot_be_read_are_told(project: Project) -> None:
    project.write("mkdocs.yml", ("site_name:", "site_name: {"))
    assert [place for place, _ in project.live.refresh()] == ["mkdocs.yml:2"]
    assert project.get("/").status == 200


def test_settings_that_the_host_refuses_are_told(project: Project) -> None:
    project.write("mkdocs.yml", ("  language: fr", "  language: fr\n  custom_dir: nulle/part #"))
    project.write("mkdocs.yml", ("  custom_dir: macros/host/theme\n", ""))
    (_, first), (_, last) = project.live.refresh()
    assert first.startswith("mkdocs.yml : le réglage « theme » ne convient pas ; ")
    assert last == "accident : Abort('Aborted with a configuration error!')"
    assert project.get("/").status == 200


def test_a_page_that_cannot_be_made_says_so_where_it_stands(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> str:
        raise KeyError("oups")

    monkeypatch.setattr("macros.host.standing.made", broken)
    found = project.get("/methodes/mots/")
    assert found.status == 503
    assert "accident\N{NO-BREAK SPACE}: KeyError(&#39;oups&#39;)" in found.content.decode()
    assert project.told[-1] == (("", "accident : KeyError('oups')"),)


# ---- What lasts ---------------------------------------------------------------------------------


def test_former_states_leave_the_memory(project: Project) -> None:
    def edited(number: int) -> int:
        text = (project.folder / MOTS).read_text("utf-8")
        (project.folder / MOTS).write_text(f"{text}\nFois {number}.\n", encoding="utf-8")
        assert project.live.refresh() == ()
        assert f"Fois {number}." in project.text("/methodes/mots/")
        project.get("/imprimer/")
        gc.collect()
        return sum(isinstance(one, Catalogue) for one in gc.get_objects())

    counts = [edited(number) for number in range(6)]
    assert counts[2:] == counts[2:3] * 4


# ---- What is looked at --------------------------------------------------------------------------


def test_files_that_change_come_or_go_are_seen_and_no_other(project: Project) -> None:
    before = seen(project.folder)
    assert "macros/host/live.py" in before
    project.write(MOTS, ("\n\nTexte.", "\n\nTexte. Et la suite."))
    (project.folder / "docs/reperes/deux.md").write_text("# Deux\n", encoding="utf-8")
    (project.folder / "docs/reperes/un.md").unlink()
    (project.folder / ".cache").mkdir(exist_ok=True)
    (project.folder / ".cache" / "x").write_text("x")
    assert changed(before, seen(project.folder)) == [
        "docs/reperes/deux.md",
        "docs/reperes/un.md",
        MOTS,
    ]


def test_the_files_of_the_theme_are_those_that_the_host_finds(project: Project) -> None:
    config = load_config(str(project.folder / "mkdocs.yml"))
    theirs = Files([])
    theirs.add_files_from_theme(config.theme.get_env(), config)
    assert [file.src_uri for file in _of_theme(config)] == sorted(theirs.src_uris)
    assert {file.abs_src_path for file in _of_theme(config)} == {f.abs_src_path for f in theirs}
