"""« Seuls nos scripts s’exécutent » : a small site full of hostile texts, opened in a real Chromium.

Every text here is accepted by `check`: it is a text, and must stay one wherever the theme shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.store import load
from scripts.visites import served
from tests.petit import fabriquer, header, petit_projet, rewrite

SCRIPT = "<script>window.pirate=1</script>"
IMAGE = "<img src=x onerror=window.pirate=1>"
QUOTE = '\' \\" onmouseover=\\"window.pirate=1'
ESCAPED = "\\x3Cscript\\x3Ewindow.pirate=1\\x3C/script\\x3E"

TOOLS = {
    "methodes/methode-d-essai.md": ('"Méthode d’essai"', f'"Un {SCRIPT}"'),
    "gouvernance/schema-d-essai.md": ('"Schéma d’essai"', f'"Deux {IMAGE}"'),
    "fiches/fiche-d-essai.md": ('"Fiche d’essai"', f'"Trois {QUOTE}"'),
    "questionnaires/a-chaud.yml": ('"À chaud"', f'"Quatre {ESCAPED}"'),
    "territoires/territoire-d-essai.md": ('"Territoire d’essai"', f'"Cinq </title>{SCRIPT}"'),
    "programmes/programme-d-essai.md": ('"Programme d’essai"', f'"Six --></script>{SCRIPT}"'),
    "indicateurs/theme-d-essai.yml": ('"Thème d’essai"', f'"Sept {{: onclick=1 }} {IMAGE}"'),
    "glossaire.yml": ("Un lieu habité.", f'"Un lieu {QUOTE} {IMAGE}"'),
}
"""What replaces the title of each kind of tool, and a definition that links carry."""

FIELDS = {
    "title": f"Page </title>{SCRIPT}",
    "description": f'Page "> {SCRIPT}',
    "author": f'"> {SCRIPT}',
    "template": "redirect.html",
    "location": f"javascript:alert(1) {SCRIPT}",
    "source": f"</code>{SCRIPT}",
    "subtitle": SCRIPT,
    "status": f'"> {SCRIPT}',
    "icon": "../../../../../../etc/passwd",
    "tags": [SCRIPT],
    "render_macros": True,
    "hide": [SCRIPT],
}
PAGE = f"""# Titre {{: data-toc-label="{IMAGE}" }}

## `{SCRIPT}`

### Un & deux "trois" {{: #quatre }}

| Un "onclick=window.pirate=1 |
|---|
| x |
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site, once."""
    folder = tmp_path_factory.mktemp("hostile")
    project = petit_projet(folder / "projet")
    for name, (old, new_text) in TOOLS.items():
        rewrite(project / "toolbox" / name, {old: new_text})
    read = load(project)
    # What check refuses in a page's header must be harmless all the same.
    (project / "docs" / "piege.md").write_text(header(FIELDS, PAGE), encoding="utf-8")
    assert fabriquer(project, folder / "site", read) == []
    return folder / "site"


@pytest.fixture(scope="module")
def address(hostile: Path) -> Iterator[str]:
    with served(hostile) as found:
        yield found


def test_no_page_runs_what_contributors_wrote(
    hostile: Path, address: str, browser: Browser
) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: said.append(str(e)))
    names = sorted(path.relative_to(hostile).as_posix() for path in hostile.rglob("*.html"))
    names.remove("methodes/vieux-nom/index.html")  # It leads elsewhere at once.
    assert len(names) > 30
    for name in names:
        page.goto(address + name)
        found = page.evaluate(
            """() => ({
                ran: window.pirate === 1,
                handlers: [...document.querySelectorAll('*')].filter(
                    e => [...e.attributes].some(a => /^on/.test(a.name))).length,
                scripts: [...document.scripts].filter(s => !s.src && !/json$/.test(s.type)).length,
                images: document.querySelectorAll('img[src="x"]').length,
            })"""
        )
        assert found == {"ran": False, "handlers": 0, "scripts": 0, "images": 0}, name
    # A page left at once does not wait for the browser's answer on what it keeps.
    assert [text for text in said if "ServiceWorkerRegistration" not in text] == []
    page.close()


def test_titles_are_shown_as_they_were_written(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address + "methodes/methode-d-essai/")
    assert page.title() == f"Un {SCRIPT} – Boîte à outils du pouvoir d’agir"
    assert page.locator("article h1").inner_text() == f"Un {SCRIPT}"
    page.goto(address + "questionnaires/a-chaud/")
    assert page.locator("article h1").inner_text() == f"Quatre {SCRIPT}"
    page.goto(address + "piege/")
    assert page.title() == f"Page </title>{SCRIPT} – Boîte à outils du pouvoir d’agir"
    described = page.locator("meta[name=description]").get_attribute("content")
    assert described == f'Page "> {SCRIPT}'
    labels = page.locator(".md-sidebar--secondary .md-nav__link").all_text_contents()
    assert [label.strip() for label in labels] == [SCRIPT, 'Un & deux "trois"']
    page.close()


def test_scripts_of_a_page_are_those_of_the_site(
    tmp_path: Path,
) -> None:
    """A header that names another script stops the page, whatever checked it before."""
    project = petit_projet(tmp_path / "projet")
    read = load(project)
    page = header({"title": "Page", "scripts": ["../images/logo", 'x"></script>']}, "# Page")
    (project / "docs" / "piege.md").write_text(page, encoding="utf-8")
    said = fabriquer(project, tmp_path / "site", read)
    refused = "piege/index.html : un script n’est pas du site : « {} » ; la page n’est pas publiée"
    dead = "page piege/index.html : le lien « {} » ne mène à rien"
    names = ("../assets/images/logo.js", '../assets/javascripts/x"></script>.js')
    assert sorted(said) == sorted(say.format(name) for say in (dead, refused) for name in names)
