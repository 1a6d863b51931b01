"""Addresses, the menu, and the words of the host: what `check` rests on to say what `build` would."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.data.downloads import addresses, downloads
from macros.host.words import French, failure, told
from macros.site.contributed.handwritten import handwritten
from macros.site.contributed.menu import NEEDED, with_pages
from macros.site.contributed.written import Way, written
from macros.site.pages.everything import planned
from macros.site.parts.links import resolve
from macros.site.passes.astray import Ledger, links_of
from macros.store import load


def test_the_source_of_every_page_is_known_before_it_is_made(boite) -> None:
    made = [(source, make().src) for source, make in planned(boite, load().prose)]
    assert [source for source, src in made if source != src] == []
    assert len(made) > 200


def test_every_download_has_its_address_told_before(boite) -> None:
    made = {name for name, _ in downloads(boite, "")}
    assert set(addresses(boite)) == made | {f"programmes/{slug}.pdf" for slug in boite.programmes}


def test_the_pages_that_templates_lead_to_are_all_asked_for(boite, racine: Path) -> None:
    """An address written whole in the code is a page that the toolbox makes, or one of NEEDED."""
    files = [p for p in (racine / "macros").rglob("*") if p.suffix in {".py", ".j2", ".html"}]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    named = set(re.findall(r"~/([a-z][a-z/-]*)/[\"'`#]", text))
    made = {
        source.removesuffix(".md").removesuffix("/index")
        for source, _ in planned(boite, load().prose)
    }
    needed = {source.removesuffix(".md").removesuffix("/index") for source in NEEDED}
    assert {"depouiller", "obligations/signaler"} <= named
    assert named - made - needed <= {"imprimer"}


def test_every_page_asked_for_is_written(racine: Path) -> None:
    assert [source for source in sorted(NEEDED) if not (racine / "docs" / source).is_file()] == []


LIENS = [
    ("[x](a.md)", [("a.md", Way.MARKDOWN)]),
    ('<a href="a.md">x</a>', [("a.md", Way.HTML)]),
    ('[x](a.md) <a href="a.md">y</a>', [("a.md", Way.MARKDOWN), ("a.md", Way.HTML)]),
    ("[x][r]\n\n[r]: a.md#b", [("a.md#b", Way.MARKDOWN)]),
    ('<div markdown="1">\n[x](a.md)\n</div>', [("a.md", Way.MARKDOWN)]),
    ("`[x](a.md)`", []),
    ("```text\n<a href='a.md'>x</a>\n```", []),
    ("<moi@exemple.fr>", [("mailto:moi@exemple.fr", Way.HTML)]),
    ("![x](a.png)", [("a.png", Way.MARKDOWN)]),
    ("[x](a.md?b=1&c=2)", [("a.md?b=1&c=2", Way.MARKDOWN)]),
]


@pytest.mark.parametrize(("text", "links"), LIENS)
def test_links_are_found_as_the_host_finds_them(text: str, links: list[tuple[str, Way]]) -> None:
    assert [(link.url, link.way) for link in written(text).links] == links


def test_one_text_never_leaves_anything_to_the_next() -> None:
    written("# Titre\n\n[x][r]\n\n[r]: a.md\n\n*[HTML]: langage")
    after = written("# Titre\n\n[x][r] HTML")
    assert after.html == '<h1 id="titre">Titre</h1>\n<p>[x][r] HTML</p>'
    assert after.links == ()


ENRACINES = [
    ('<a href="~/b/">', '<a href="../b/">'),
    ("<a href='~/b/#c'>", '<a href="../b/#c">'),
    ("<a href=~/b/>", '<a href="../b/">'),
    ('<a class="k" HREF="~~/f.pdf">', '<a class="k" HREF="../f.pdf">'),
    ('<img alt="" src="~~/i.png">', '<img alt="" src="../i.png">'),
    ('<code>&lt;a href="~/b/"&gt;</code>', '<code>&lt;a href="~/b/"&gt;</code>'),
]


@pytest.mark.parametrize(("html", "made"), ENRACINES)
def test_addresses_from_the_root_are_found_however_they_are_quoted(html: str, made: str) -> None:
    assert resolve(html, "a/", {"a/": "a/", "b/": "b/"}) == (made, [])


def page(src: str, header: str = "", body: str = "# Le titre\n"):
    content = f"---\n{header}---\n\n{body}" if header else body
    found, problems = handwritten(content.encode(), src, {})
    assert found
    assert problems == []
    return found


TITRES = [
    (page("a.md", "title: De l’en-tête\n"), "De l’en-tête"),
    (page("a.md"), "Le titre"),
    (page("a.md", body="## Sous-titre\n\n# Le vrai #\n"), "Le vrai"),
    (page("b/sans-titre.md", body="Texte.\n"), "sans-titre"),
]


@pytest.mark.parametrize(("found", "titre"), TITRES)
def test_a_page_has_a_name_whatever_its_header_says(found, titre: str) -> None:
    assert found.titre == titre


NAV = [{"Accueil": "index.md"}, {"Repères": ["reperes/index.md", {"Un": "reperes/un.md"}]}]


def test_pages_find_their_place_in_the_menu() -> None:
    asked = [
        page("z.md", "title: Zoé\nmenu: Repères\n"),
        page("a.md", "title: Abc\nmenu: Repères\n"),
        page("p.md", "title: Premier\nmenu: { section: Repères, rang: 1, titre: Court }\n"),
        page("k.md", "title: Hors du menu\n"),
    ]
    _, reperes = with_pages(NAV, asked)
    assert reperes == {
        "Repères": [
            "reperes/index.md", {"Court": "p.md"}, {"Un": "reperes/un.md"}, {"Abc": "a.md"}, {"Zoé": "z.md"},
        ]
    }  # fmt: skip
    assert with_pages(NAV, [asked[-1]]) == NAV


def test_the_second_lock_reads_finished_pages() -> None:
    html = (
        '<p id="ici"><a href="#ici">1</a><a href="#la">2</a><a href="../b/#x">3</a><a href="../b/#y">4</a>'
        '<a href="../c/">5</a><a href="..">6</a><img src="../i%C3%A9.png"><a href="https://d.fr/#e">7</a></p>'
    )
    pages = {"a/index.html": html, "b/index.html": '<p id="x">'}
    ledger = Ledger({name: links_of(LexborHTMLParser(html)) for name, html in pages.items()})
    files = {"index.html", "a/index.html", "b/index.html", "ié.png"}
    assert list(ledger.lost(files)) == [
        ("a/index.html", "#la"),
        ("a/index.html", "../b/#y"),
        ("a/index.html", "../c/"),
    ]


HOTE = [
    (
        "Doc file 'a/b.md' contains a link '../c.md', but the target 'c.md' is not found among documentation files.",
        "docs/a/b.md : le lien « ../c.md » ne mène à rien ; vérifier le nom du fichier",
    ),
    (
        "Doc file 'b.md' contains a link '../c.md', but the target 'c.md' is not found among documentation files. Did you mean 'd.md'?",
        "docs/b.md : le lien « ../c.md » ne mène à rien ; vérifier le nom du fichier",
    ),
    (
        "Doc file 'b.md' contains an absolute link '/c', it was left as is.",
        "docs/b.md : le lien « /c » ne mène à rien ; vérifier le nom du fichier",
    ),
    (
        "Doc file 'b.md' contains an unrecognized relative link 'c', it was left as is. Did you mean 'c.md'?",
        "docs/b.md : le lien « c » ne mène à rien ; vérifier le nom du fichier",
    ),
    (
        "Doc file 'b.md' contains a link '#c', but there is no such anchor on this page.",
        "docs/b.md : le lien « #c » vise une partie qui n’existe pas ; vérifier le mot après #",
    ),
    (
        "Doc file 'b.md' contains a link 'd.md#c', but the doc 'd.md' does not contain an anchor '#c'.",
        "docs/b.md : le lien « d.md#c » vise une partie qui n’existe pas ; vérifier le mot après #",
    ),
    (
        "A reference to 'a.md' is included in the 'nav' configuration, which is not found in the documentation files.",
        "mkdocs.yml : le menu nomme « a.md », qui n’existe pas ; retirer cette ligne",
    ),
    (
        "Excluding 'README.md' from the site because it conflicts with 'index.md'.",
        "docs/README.md : cette page prend l’adresse de docs/index.md ; renommer l’une des deux",
    ),
    (
        "Error building page 'a.md': 'x' is undefined",
        "la page a.md n’a pas pu être faite (détail technique : 'x' is undefined)",
    ),
    ("Error reading page 'a.md':", "la page a.md n’a pas pu être faite"),
    (
        "Config value 'nav': Expected nav to be a list, got 'rien'",
        "mkdocs.yml : le réglage « nav » ne convient pas ; le remettre comme il était (détail technique : Expected nav to be a list, got 'rien')",
    ),
    (
        "Aborted with 3 warnings in strict mode!",
        "Des problèmes sont signalés ci-dessus ; les corriger, puis relancer.",
    ),
    ("Something else entirely", None),
]


@pytest.mark.parametrize(("said", "french"), HOTE)
def test_what_the_host_says_is_told_in_french(said: str, french: str | None) -> None:
    assert told(said) == french


def test_what_nobody_knows_keeps_its_words_in_brackets_at_the_end() -> None:
    record = logging.LogRecord("mkdocs.x", logging.WARNING, "", 1, "Odd: %s", ("x",), None)
    assert French().format(record) == (
        "le site ne se fait pas comme prévu ; relancer, puis transmettre ceci à la personne qui tient "
        "le code (détail technique : Odd: x)"
    )


def test_an_error_that_nobody_foresaw_is_told_in_french() -> None:
    assert re.match(
        r"le site ne se fait pas comme prévu .*\(détail technique : KeyError: 'oups'\)$",
        failure(KeyError("oups")),
    )
