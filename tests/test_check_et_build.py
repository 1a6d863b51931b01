"""`check` against `build`: the same verdict on each broken project, and `check` says it in French.

Links are tried twice: once by `check`, once by the host and by the reading of finished pages, with
the judgement of `check` put out. What is refused before any page is made is tried by both verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from macros import store
from macros.model.base.problems import ToolboxError
from scripts import build

from .check_et_build import AVANT, JUSTES, LIENS, REGLAGES
from .petit import petit_site

ENGLISH = re.compile(
    r"\b(?:the|is|are|not|found|file|page's|link|but|error|warning|aborted|with|config|value|contains|"
    r"expected|included|unrecognized|documentation|does|exist|traceback|line)\b",
    re.IGNORECASE,
)
DETAIL = re.compile(r"\(détail technique : .*\)$")
LINE = re.compile(r"(?:docs|toolbox|mkdocs)[^:]*:[0-9]+: \S")


@pytest.fixture(scope="module")
def projet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return petit_site(tmp_path_factory.mktemp("petit") / "projet")


@contextmanager
def edited(projet: Path, edits: dict[str, object]) -> Iterator[None]:
    """Change files for a while: a text to add at the end, a pair to replace, None to remove, or a
    whole new file."""
    kept = {
        name: (projet / name).read_bytes() if (projet / name).exists() else None for name in edits
    }
    for name, edit in edits.items():
        path = projet / name
        former = kept[name].decode() if kept[name] is not None else ""
        if edit is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(edit, tuple):
            assert edit[0] in former, (name, edit[0])
            path.write_text(former.replace(*edit), encoding="utf-8")
        else:
            path.write_text(former + str(edit), encoding="utf-8")
    try:
        yield
    finally:
        for name, content in kept.items():
            (projet / name).unlink(missing_ok=True)
            if content is not None:
                (projet / name).write_bytes(content)


def said_by_check(projet: Path) -> list[str]:
    """Return the problems that check prints, without their count."""
    try:
        store.load(projet)
    except ToolboxError as error:
        return [str(problem) for problem in error.problems]
    return []


def said_by_build(
    projet: Path, target: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[bool, str]:
    """Return whether the host makes the site, and all that it says."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    capsys.readouterr()
    made = build.render(target, documents=False, root=projet)
    out, err = capsys.readouterr()
    return made is not None, out + err


def pages(cases: dict[str, tuple[str, str]]) -> dict[str, object]:
    """Return the files of the cases about links: a page of docs/ for each, or a tool to add to."""
    return {
        name if "/" in name else f"docs/cas/{name}.md": edit
        if "/" in name
        else f"# Cas\n\n{edit}\n"
        for name, (edit, _) in cases.items()
    }


def expected(cases: dict[str, tuple[object, str]]) -> list[str]:
    return [
        f"{name if '/' in name else f'docs/cas/{name}.md'}:{said}"
        for name, (_, said) in cases.items()
    ]


def test_every_dead_link_is_told_at_once_with_its_line_and_the_right_name(projet: Path) -> None:
    with edited(projet, pages(LIENS)):
        said = said_by_check(projet)
    assert said == sorted(expected(LIENS), key=sorting)


def sorting(line: str) -> tuple[str, int, str]:
    path, number, rest = line.split(":", 2)
    return path, int(number), rest


def test_the_host_finds_the_same_dead_links_and_no_other(
    projet: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(store, "_leads", lambda *_, **__: iter(()))
    with edited(projet, pages(LIENS) | pages({name: (text, "") for name, text in JUSTES.items()})):
        made, said = said_by_build(projet, tmp_path / "site", monkeypatch, capsys)
    assert not made
    lines = said.splitlines()
    silent = [name for name in LIENS if not any(shown_in(name, line) for line in lines)]
    assert silent == []
    wrong = [name for name in JUSTES if any(shown_in(name, line) for line in lines)]
    assert wrong == []
    assert [line for line in lines if ENGLISH.search(line)] == []


def shown_in(name: str, line: str) -> bool:
    """Say whether a line is about the page of a case."""
    if "/" in name:
        return name in line or f"page {name.removeprefix('toolbox/').removesuffix('.md')}/" in line
    return f"docs/cas/{name}.md :" in line or f"page cas/{name}/" in line


def test_what_is_right_is_refused_by_nobody(
    projet: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with edited(projet, pages({name: (text, "") for name, text in JUSTES.items()})):
        assert said_by_check(projet) == []
        assert said_by_build(projet, tmp_path / "site", monkeypatch, capsys) == (True, "")


@pytest.mark.parametrize("name", AVANT)
def test_what_is_refused_before_any_page_is_told_alike_by_both(
    name: str,
    projet: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    edits, told = AVANT[name]
    with edited(projet, edits):
        said = said_by_check(projet)
        made, by_build = said_by_build(projet, tmp_path / "site", monkeypatch, capsys)
    assert said == told
    assert not made
    assert name in REGLAGES or [line for line in said if line not in by_build] == []
    for line in [*said, *by_build.splitlines()]:
        assert not ENGLISH.search(DETAIL.sub("", line)), line


def test_a_new_page_is_reachable_and_finds_its_own_place_in_the_menu(
    projet: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    placed = "---\ntitle: Tenir une réunion\nmenu: { section: Repères, rang: 1, titre: Réunions }\n---\n\n# R\n"
    with edited(projet, {"docs/reperes/reunion.md": placed, "docs/seule.md": "# Une page seule\n"}):
        assert said_by_check(projet) == []
        assert said_by_build(projet, tmp_path / "site", monkeypatch, capsys) == (True, "")
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    beside = (tmp_path / "site/reperes/index.html").read_text(encoding="utf-8")
    assert beside.index('href="reunion/"') < beside.index('href="un/"')
    assert 'seule/"' not in home + beside
    found = (tmp_path / "site/assets/recherche/index.js").read_text(encoding="utf-8")
    assert '"Une page seule","seule/"' in found
    assert '"Tenir une réunion","reperes/reunion/"' in found


ENSEMBLE = {
    "toolbox/methodes/recit.md": ("duree: { min: 45", "duree: { min: 1h30"),
    "toolbox/methodes/tour.md": ("licence: libre\n", "licence: libre\nsuites: [affich]\n"),
    "toolbox/methodes/debat.md": "\nVoir [la carte](../fiches/cart.md).\n",
    "toolbox/methodes/affiche.md": '\n{{ fiche("cart") }}\n',
    "docs/cas.md": '# Cas\n\n{{ methode("afiche") }} {{ methode("recit") }}\n\n[x](methodes/recit.md) [y](methodes/reci.md)\n',
    "docs/menu.md": "---\nmenu: Reperes\n---\n\n# Menu\n",
}


def test_all_kinds_of_problems_are_told_in_the_first_round(projet: Path) -> None:
    """A record that cannot be used hides nothing else: its name is known, what rests on it waits."""
    with edited(projet, ENSEMBLE):
        first = said_by_check(projet)
        with edited(projet, {"toolbox/methodes/recit.md": ("min: 1h30", "min: 45")}):
            second = said_by_check(projet)
    assert first == [
        "docs/cas.md:3: « afiche » n’existe pas dans methodes ; écrire « affiche »",
        "docs/cas.md:5: le lien « methodes/reci.md » ne mène à rien ; écrire « methodes/recit.md »",
        "docs/menu.md:2: menu.section : « Reperes » n’est pas une partie du menu ; écrire « Repères »",
        "toolbox/methodes/affiche.md:31: « cart » n’existe pas dans fiches ; écrire « carte »",
        "toolbox/methodes/debat.md:30: le lien « ../fiches/cart.md » ne mène à rien ; écrire « ../fiches/carte.md »",
        "toolbox/methodes/recit.md:9: duree.min : un nombre de minutes est attendu, « 1h30 » trouvé ; écrire 90",
        "toolbox/methodes/tour.md:25: suites.1 : « affich » n’existe pas dans methodes ; écrire « affiche »",
    ]
    assert second == [line for line in first if "recit.md:9" not in line]


def test_what_rests_on_an_unread_course_is_not_judged_and_the_rest_is(projet: Path) -> None:
    edits: dict[str, object] = {
        "toolbox/formations/deux-jours.yml": ("\ntitre: Une", "\ntitre: [Une"),
        "docs/cas.md": (
            '# Cas\n\n{{ objectif(9) }} {{ formation("tarif.euros") }} {{ liste(objectif=1) }} '
            "[a](modules/9.md) [b](objectifs/12.md) [c](formations/deux-jours.md#x)\n\n"
            '[d](nulle-part.md) {{ fiche("cart") }} {{ liste(moment="ouvrire") }}\n'
        ),
    }
    with edited(projet, edits):
        said = said_by_check(projet)
    assert said == [
        "docs/cas.md:5: le lien « nulle-part.md » ne mène à rien ; vérifier le nom, ou retirer le lien",
        "docs/cas.md:5: « cart » n’existe pas dans fiches ; écrire « carte »",
        "docs/cas.md:5: « ouvrire » n’est pas un choix pour « moment » ; écrire « ouvrir »",
        "toolbox/formations/deux-jours.yml:2: « [ » n’est pas refermé ; ajouter « ] »",
    ]


def test_every_line_names_its_file_and_its_line() -> None:
    told = [*expected(LIENS), *(line for _, lines in AVANT.values() for line in lines)]
    assert [line for line in told if not LINE.match(line) or ENGLISH.search(line)] == []


def test_there_are_sixty_of_them_and_more() -> None:
    assert len(LIENS) + len(AVANT) >= 70
    assert len(JUSTES) >= 15
