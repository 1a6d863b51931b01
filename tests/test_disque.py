"""What stands among the texts and is no text: told in one sentence, or passed over; never waited for."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from macros.model.base.litter import is_litter
from macros.model.base.problems import Problem, ToolboxError
from macros.model.core.file_names import TAKEN, fault_of_name, twins
from macros.model.reading import examine
from macros.model.records.common import LISTS, SLUG
from macros.model.source import disk
from macros.store import load
from scripts import new

METHODES = "toolbox/methodes"


@pytest.fixture
def project(tmp_path: Path, racine: Path) -> Path:
    """A project with its lists and a page, and no tool yet."""
    root = tmp_path / "projet"
    (root / METHODES).mkdir(parents=True)
    (root / "docs").mkdir()
    shutil.copy(racine / "toolbox/vocabulaires.yml", root / "toolbox")
    (root / "docs/index.md").write_text("---\ntitle: Accueil\n---\n\nBonjour.\n", encoding="utf-8")
    return root


def told(project: Path) -> list[str]:
    """Return what is said of files, but that there is no course yet."""
    return known(examine(project / "toolbox")[1])


def known(problems: list[Problem]) -> list[str]:
    return sorted(str(problem) for problem in problems if problem.path != "toolbox/formations")


LITTER = [
    "Thumbs.db",
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "Desktop.ini",
    "Icon\r",
    ".DS_Store",
    "._photo.md",
    ".#cafe.md",
    ".cafe.md.swp",
    ".~lock.cafe.odt#",
    ".gitkeep",
    ".directory",
    "~$cafe.docx",
    "cafe.md~",
    "#cafe.md#",
    "cafe.md.swp",
    "cafe.md.bak",
    "cafe.tmp",
    "cafe.md.part",
    "cafe.md.crdownload",
    "CAFE.BAK",
]
TEXTS = ["cafe.md", "bak.md", "cafe-du-monde.md", "tmp", "icon.md", "cafe.backup.md", "#cafe.md"]


@pytest.mark.parametrize("name", LITTER)
def test_litter_is_passed_over(project, name):
    assert is_litter(name)
    before = told(project)
    for folder in (METHODES, "toolbox", "docs"):
        (project / folder / name).write_bytes(b"\xff\xfe litter")
    assert told(project) == before


@pytest.mark.parametrize("name", TEXTS)
def test_texts_are_not_litter(name):
    assert not is_litter(name)


def test_the_lock_of_an_editor_is_passed_over_in_tools_and_pages(project):
    """Emacs leaves a shortcut to nothing beside the file that one edits."""
    before = told(project)
    for folder in (METHODES, "docs"):
        (project / folder / ".#cafe.md").symlink_to("claire@portable.1234:1764400000")
    (project / ".#vocabulaires.yml").symlink_to("nulle-part")
    assert told(project) == before
    with pytest.raises(ToolboxError) as refused:
        load(project)
    assert ".#cafe" not in str(refused.value)


def folder(path: Path) -> None:
    path.mkdir()


def tube(path: Path) -> None:
    os.mkfifo(path)


def socket_file(path: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as one:
        os.chdir(path.parent)  # The system takes 108 signs at most.
        one.bind(path.name)


def astray(path: Path) -> None:
    path.symlink_to("nulle-part.md")


def round_and_round(path: Path) -> None:
    path.symlink_to(path.name)


def elsewhere(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def to_a_folder(path: Path) -> None:
    path.symlink_to("/etc")


def huge(path: Path) -> None:
    """Ten gigabytes that take no room."""
    with path.open("wb") as file:
        file.truncate(10_000_000_000)


FOLDER = "un dossier porte le nom d’un fichier ; le renommer ou le supprimer"
LINK = "ce fichier est un raccourci vers un autre ; le remplacer par une vraie copie"
STRANGE = "ce n’est pas un vrai fichier (tube, prise ou appareil) ; le supprimer"
LONG = "ce fichier est trop long (10000000 Ko) ; 400 Ko au plus, le partager"
ODD = [
    (folder, FOLDER),
    (tube, STRANGE),
    (socket_file, STRANGE),
    (astray, LINK),
    (round_and_round, LINK),
    (elsewhere, LINK),
    (to_a_folder, LINK),
    (huge, LONG),
]


@pytest.mark.parametrize(("make", "sentence"), ODD)
@pytest.mark.parametrize(
    "name", [f"{METHODES}/cafe.md", "toolbox/formations/cours.yml", "toolbox/glossaire.yml"]
)
def test_what_is_not_a_text_is_told_in_tools(project, monkeypatch, make, sentence, name):
    monkeypatch.chdir(project)
    (project / name).parent.mkdir(exist_ok=True)
    make(project / name)
    assert told(project) == [f"{name}:1: {sentence}"]


@pytest.mark.parametrize(("make", "sentence"), ODD)
def test_lists_that_are_not_a_text_are_told_alone(project, monkeypatch, make, sentence):
    monkeypatch.chdir(project)
    (project / METHODES / "cafe.md").write_text("---\ntitre: Café\n---\n", encoding="utf-8")
    path = project / "toolbox/vocabulaires.yml"
    path.unlink()
    make(path)
    assert told(project) == [f"toolbox/vocabulaires.yml:1: {sentence}"]


@pytest.mark.parametrize(("make", "sentence"), ODD)
def test_what_is_not_a_text_is_told_in_pages(project, racine, monkeypatch, make, sentence):
    monkeypatch.chdir(project)
    make(project / "docs/essai.md")
    if make is to_a_folder:
        sentence = sentence.replace("ce fichier", "ce dossier")
    assert told_of_pages(project, monkeypatch) == [f"docs/essai.md:1: {sentence}"]


def told_of_pages(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is said of a project whose tools, too long to read here, are taken as right."""
    from macros import store
    from macros.model.core.catalogue import Catalogue

    monkeypatch.setattr(store, "examine", lambda root: (Catalogue(vocabulaires={}), []))
    monkeypatch.setattr(store, "overflows", lambda *_: [])
    try:
        load(project)
    except ToolboxError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_a_sound_project_says_nothing_of_its_pages(project, monkeypatch):
    assert told_of_pages(project, monkeypatch) == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (FileNotFoundError(2, "No such file"), "ce fichier a disparu pendant la lecture ; recommencer"),
        (PermissionError(13, "Denied"), "ce fichier ne peut pas être lu ; en donner le droit de lecture"),
        (OSError(5, "Input/output error"), "le disque n’a pas donné ce fichier (Input/output error) ; vérifier le disque"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told(project, monkeypatch, error, sentence):
    path = project / METHODES / "cafe.md"
    path.write_text("---\n---\n", encoding="utf-8")
    read = Path.read_bytes

    def refused(self: Path) -> bytes:
        if self == path:
            raise error
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert told(project) == [f"{METHODES}/cafe.md:1: {sentence}"]


def test_a_file_gone_since_it_was_listed_is_told(project, monkeypatch):
    path = project / METHODES / "cafe.md"
    monkeypatch.setattr(disk, "files_under", None)
    assert disk.contents(path, "cafe.md")[1][0].sentence == (
        "ce fichier a disparu pendant la lecture ; recommencer"
    )


PICTURE = "une image n’est pas un outil ; la ranger dans docs/assets/images/"
BESIDE = (
    "une image se range dans toolbox/methodes/images/, "
    "et le champ « images » d’une méthode la montre"
)
PAPER = (
    "ce document n’est pas un outil ; copier son texte dans un fichier créé par "
    "« python3 scripts/run.py new », puis le ranger ailleurs"
)
RENAME = "un fichier .md est attendu dans ce dossier ; le renommer"
LEAVE = "un fichier .md est attendu dans ce dossier ; ranger celui-ci hors de toolbox/"
WRONG = [
    *((f"{METHODES}/photo.{kind}", BESIDE) for kind in ("jpg", "JPG", "jpeg", "png")),
    *((f"{METHODES}/photo.{kind}", PICTURE) for kind in ("heic", "svg")),
    ("toolbox/photo.webp", PICTURE),
    ("toolbox/photos/groupe.png", PICTURE),
    *((f"{METHODES}/cafe.{kind}", PAPER) for kind in ("docx", "odt", "txt", "doc", "rtf", "pdf", "DOCX")),
    ("toolbox/cafe.docx", PAPER),
    (f"{METHODES}/cafe.yml", RENAME),
    (f"{METHODES}/cafe.markdown", RENAME),
    (f"{METHODES}/cafe", RENAME),
    (f"{METHODES}/cafe.MD", RENAME),
    (f"{METHODES}/budget.xlsx", LEAVE),
    (f"{METHODES}/tout.zip", LEAVE),
]  # fmt: skip


@pytest.mark.parametrize(("name", "sentence"), WRONG)
def test_each_stranger_is_told_its_own_place(project, name, sentence):
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_bytes(b"\x89PNG\r\n")
    assert told(project) == [f"{name}:1: {sentence}"]


SIDES = "<<<<<<< HEAD\ntitre: Café\n=======\ntitre: Le café\n>>>>>>> autre\n"


def unmerged(first: int, last: int) -> str:
    lines = f"lignes {first} à {last}" if last else f"ligne {first}"
    return (
        f"deux versions sont restées côte à côte ici ({lines}) : git n’a pas su les réunir ; "
        "garder la bonne, puis effacer les lignes de signes <<<<<<<, ======= et >>>>>>>"
    )


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        (f"{METHODES}/cafe.md", f"---\n{SIDES}---\n\nTexte.\n", (2, 6)),
        (f"{METHODES}/cafe.md", f"---\ntitre: Café\n---\n\n{SIDES}", (5, 9)),
        (f"{METHODES}/cafe.md", SIDES.replace("\n", "\r\n"), (1, 5)),
        (f"{METHODES}/cafe.md", f"\ufeff{SIDES}", (1, 5)),
        (f"{METHODES}/cafe.md", "---\ntitre: Café\n---\n\n<<<<<<< HEAD\n", (5, 0)),
        (f"{METHODES}/cafe.md", "---\ntitre: Café\n>>>>>>> autre\n---\n", (3, 0)),
        (f"{METHODES}/cafe.md", "---\n||||||| base\ntitre: Café\n---\n", (2, 0)),
        ("toolbox/formations/cours.yml", SIDES, (1, 5)),
        ("toolbox/formations/cours.yml", "titre: A\n=======\ntitre: B\n", (2, 0)),
        ("toolbox/glossaire.yml", SIDES, (1, 5)),
        ("toolbox/vocabulaires.yml", SIDES, (1, 5)),
    ],
)
def test_two_versions_left_by_git_are_named_and_nothing_else(project, name, text, lines):
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_bytes(text.encode())
    assert told(project) == [f"{name}:{lines[0]}: {unmerged(*lines)}"]


@pytest.mark.parametrize(
    "name", ["docs/essai.md", "docs/a/b.css", "docs/script.js", "docs/logo.svg", "docs/a.json"]
)
def test_two_versions_are_named_in_pages_too(project, monkeypatch, name):
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text(SIDES, encoding="utf-8")
    assert told_of_pages(project, monkeypatch) == [f"{name}:1: {unmerged(1, 5)}"]


@pytest.mark.parametrize(
    "text", ["Contact\n=======\n", "    <<<<<<< HEAD\n", "<<<<<<<<\n", "a <<<<<<< b\n", "<<<<<<\n"]
)
def test_what_looks_like_git_and_is_not_is_left_alone(text):
    assert disk.unmerged(text.encode(), "docs/essai.md") == []


NAMES = [
    ("index", "le nom « index » est celui de la page qui liste les autres ; en choisir un autre"),
    *((name, f"le nom « {name} » est réservé par Windows ; en choisir un autre") for name in sorted(TAKEN - {"index"})),
    ("a" * 101, "ce nom compte 101 signes, 100 au plus ; le raccourcir"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "sentence"), NAMES)
def test_names_that_nothing_can_hold_are_refused(project, name, sentence):
    (project / METHODES / f"{name}.md").write_text("---\ntitre: Un\n---\n", encoding="utf-8")
    assert told(project)[0] == f"{METHODES}/{name}.md:1: {sentence}"


@pytest.mark.parametrize("title", ["Index", "CON", "nul", "Aux", "Com 1", "œ" * 51])
def test_new_refuses_them_too(project, capsys, title):
    slug = new.slugify(title)
    expected = fault_of_name(slug, f"{slug}.md")
    if title == "Com 1":
        assert (slug, expected) == ("com-1", "")
        return
    assert new.main(["methode", title], root=project) == 1
    assert capsys.readouterr().err == f"{METHODES}/{slug}.md : {expected}.\n"
    assert list((project / METHODES).iterdir()) == []


TWIN = (
    "ce nom ne diffère de « {} » que par une majuscule ou un accent : "
    "sous Windows et macOS l’un efface l’autre ; en renommer un"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cafe.md", "Cafe.md"),
        ("cafe.md", "cafe.MD"),
        ("CAFE.md", "Cafe.md"),
        ("café.md", unicodedata.normalize("NFD", "café.md")),
        ("café.md", "CAFÉ.md"),
        ("strasse.md", "straße.md"),
    ],
)
def test_two_files_that_are_one_elsewhere(project, monkeypatch, one, other):
    for name in (one, other):
        (project / METHODES / name).write_bytes(b"---\ntitre: Un\n---\n")
        (project / "docs" / name).write_bytes(b"---\ntitle: Un\n---\n\nUn.\n")
    sentence = TWIN.format(f"{METHODES}/{one}")
    assert f"{METHODES}/{other}:1: {sentence}" in told(project)
    sentence = TWIN.format(f"docs/{one}")
    of_pages = told_of_pages(project, monkeypatch)
    beside = f"docs/{one}:1: le nom « {one} » devient une adresse ; n’y mettre que des minuscules sans accent, des chiffres et des tirets"
    no_address = [] if SLUG.match(one.removesuffix(".md")) else [beside]
    assert sorted(of_pages) == sorted([f"docs/{other}:1: {sentence}", *no_address])


def test_two_folders_that_are_one_elsewhere():
    assert twins(["methodes/a.md", "Methodes/a.md", "methodes/b.md"]) == {
        "Methodes/a.md": "methodes/a.md"
    }


def test_new_sees_a_name_that_differs_by_a_capital(project, capsys):
    (project / METHODES / "Cafe.md").write_bytes(b"")
    assert new.main(["methode", "Café"], root=project) == 1
    assert capsys.readouterr().err == f"{METHODES}/Cafe.md existe déjà ; choisir un autre titre.\n"


def test_new_does_not_write_through_a_shortcut(project, tmp_path, capsys):
    (project / METHODES / "cafe.md").symlink_to(tmp_path / "ailleurs.md")
    assert new.main(["methode", "Café"], root=project) == 1
    assert not (tmp_path / "ailleurs.md").exists()


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("toolbox", "toolbox:1: le dossier des outils manque ; le rétablir, ou recopier le projet"),
        ("docs", "docs:1: le dossier des pages manque ; le rétablir, ou recopier le projet"),
    ],
)
def test_a_missing_folder_is_told(project, monkeypatch, folder, sentence):
    shutil.rmtree(project / folder)
    found = told(project) if folder == "toolbox" else told_of_pages(project, monkeypatch)
    assert found == [sentence]


def test_missing_lists_are_told_alone(project):
    (project / METHODES / "cafe.md").write_text("---\ntitre: Café\n---\n", encoding="utf-8")
    (project / "toolbox/vocabulaires.yml").unlink()
    sentence = "le fichier des listes fermées manque ; le rétablir"
    assert told(project) == [f"toolbox/vocabulaires.yml:1: {sentence}"]


def without(name: str, lists: str) -> str:
    """Return the lists without one: what is under its name, to the next name that starts a line."""
    left, found = re.subn(rf"^{name}:.*\n(?:(?![a-z]).*\n)*", "", lists, flags=re.M)
    assert found == 1
    return left


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_missing_list_is_told_and_stops_there(project, name):
    path = project / "toolbox/vocabulaires.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(without(name, text), encoding="utf-8")
    catalogue, problems = examine(project / "toolbox")
    assert known(problems) == [
        f"toolbox/vocabulaires.yml:1: la liste « {name} » manque ; la rétablir"
    ]
    assert catalogue.broken == {"vocabulaires": frozenset({name})}
    assert catalogue.mot(name, "matin").nom == "matin"
