"""The built site, read as files: every record has its page, every link leads somewhere."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from mkdocs.config import load_config

from macros.host.settings import settings
from macros.publishing.page import header, whole
from macros.store import load
from tests.site.conftest import ROOT


class Reader(HTMLParser):
    """What a page links to, loads, and names."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if tag == "a" and values.get("href") is not None:
            self.links.append(values["href"] or "")
        if tag in {"script", "img", "source", "iframe"} and values.get("src"):
            self.loaded.append(values["src"] or "")
        if tag == "link" and values.get("rel") in {"stylesheet", "icon", "preload"}:
            self.loaded.append(values["href"] or "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


@cache
def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def pages(site: Path) -> list[Path]:
    return sorted(p for p in site.rglob("*.html") if p.name != "404.html")


def target(site: Path, page: Path, link: str) -> tuple[Path, str]:
    base = "http://s/" + page.relative_to(site).as_posix()
    parts = urlsplit(urljoin(base, link))
    path = site / unquote(parts.path.lstrip("/"))
    return (path / "index.html" if path.is_dir() or link.endswith("/") else path), parts.fragment


def test_every_record_of_toolbox_json_has_a_page_that_opens(site: Path) -> None:
    data = json.loads((site / "toolbox.json").read_text(encoding="utf-8"))
    catalogue = load().catalogue
    assert list(data) == [
        "formations",
        "methodes",
        "gouvernance",
        "fiches",
        "indicateurs",
        "questionnaires",
        "situations",
        "territoires",
        "programmes",
        "sessions",
        "glossaire",
    ]
    assert {k: len(v) for k, v in data.items()} == {k: len(catalogue.kind(k)) for k in data}
    for records in data.values():
        for record in records:
            assert {"slug", "titre", "url", "modules", "objectifs"} <= set(record)
            path, _, anchor = record["url"].partition("#")
            page = site / path / "index.html"
            assert page.is_file(), record["url"]
            assert not anchor or anchor in read(page).ids, record["url"]


def is_lost(anchor: str, path: Path) -> bool:
    """Say whether an anchor is none of its page's; what a page is asked to show
    (« methode=… ») is no anchor."""
    return (
        bool(anchor)
        and "=" not in anchor
        and path.suffix == ".html"
        and anchor not in read(path).ids
    )


def lost_links(site: Path) -> list[str]:
    """Return the links of a built site that lead to no file, or to no anchor of one."""
    lost = []
    for page in pages(site):
        for link in read(page).links:
            if urlsplit(link).scheme or link.startswith("//"):
                continue
            path, anchor = target(site, page, link)
            if not path.is_file():
                lost.append(f"{page.relative_to(site)} → {link}")
            elif is_lost(anchor, path):
                lost.append(f"{page.relative_to(site)} → {link} (ancre)")
    return lost


def test_every_internal_link_leads_to_a_page_and_its_anchor(site: Path) -> None:
    assert lost_links(site) == []


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    foreign = [
        f"{page.relative_to(site)}: {src}"
        for page in site.rglob("*.html")
        for src in read(page).loaded
        if urlsplit(src).netloc
    ]
    assert foreign == []
    styles = " ".join(p.read_text(encoding="utf-8") for p in site.rglob("*.css"))
    assert not re.search(r"url\([\"']?https?:|@import", styles)


def test_ids_are_unique_and_headings_start_at_one_without_jumps(site: Path) -> None:
    wrong = []
    for page in pages(site):
        reader = read(page)
        name = str(page.relative_to(site))
        repeated = {i for i in reader.ids if reader.ids.count(i) > 1}
        levels = reader.headings
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        if repeated or jumps or (levels and levels.count(1) != 1):
            wrong.append((name, sorted(repeated), jumps, levels[:4]))
    assert wrong == []


def test_every_page_says_which_file_it_comes_from_and_how_to_change_it(site: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    for page in pages(site):
        html = page.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in html:
            continue
        found = re.search(
            r'class="page-source"><a href="([^"]+)">.*?<code>([^<]+)</code>',
            html,
        )
        assert found, page
        assert (root / found[2]).exists(), found[2]


def test_the_menu_does_not_grow_with_the_toolbox(site: Path) -> None:
    html = (site / "methodes" / "index.html").read_text(encoding="utf-8")
    menu = re.findall(r'<a href="([^"#]+)" class="md-nav__link', html)
    assert "../glossaire/" in menu
    assert len(menu) <= 60


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("methodes/frise-historique", ["Déroulé", "Points de vigilance", "En langage clair"]),
        ("gouvernance/sociocratie-cercles", ['<svg class="sg"', "Le même schéma en tableau"]),
        ("fiches/carte-synergies", ["5 au moins dans «", "Critères de réussite"]),
        ("objectifs/8", ["au moins 4 indicateurs", "Comment c’est évalué"]),
        ("formations/pouvoir-agir", ["889 269 676 00033", "1 500 €", "non certifiante"]),
    ],
)
def test_each_kind_shows_what_it_is_made_for(site: Path, page: str, texts: list[str]) -> None:
    html = (site / page / "index.html").read_text(encoding="utf-8")
    plain = html.replace("\u202f", " ").replace("\u00a0", " ")
    for text in texts:
        assert text in plain, text


def test_every_objective_shows_all_that_leads_to_it(site: Path) -> None:
    parts = [
        "Le critère de réussite",
        "Le livrable à produire",
        "Comment c’est évalué",
        "Les méthodes qui y mènent",
        "Des schémas de gouvernance",
        "Des indicateurs pour suivre",
        "Les programmes qui le travaillent",
    ]
    for number in load().catalogue.objectifs:
        html = (site / "objectifs" / str(number) / "index.html").read_text(encoding="utf-8")
        assert [part for part in parts if part not in html] == [], number


def test_the_edit_link_opens_the_file_on_the_forge_when_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOITE_DEPOT_URL", "https://forge.exemple.org/equipe/boite")
    said = settings(load_config(str(ROOT / "mkdocs.yml")))
    source = "toolbox/methodes/frise-historique.md"
    meta = header({"title": "Frise", "source": source}, "methodes/frise-historique.md", None)
    html, _, _ = whole("", meta | {"brut": []}, said.edit(meta["source"]))
    link = "https://forge.exemple.org/equipe/boite/edit/main/toolbox/methodes/frise-historique.md"
    assert f'<a href="{link}">Pour l’équipe : modifier cette page</a>' in html


def test_every_page_keeps_what_the_list_of_criteria_says_of_it(site: Path) -> None:
    """RGAA 2, 4, 8.1, 8.3, 8.4, 8.5, 13.2: no frame, no media, a type, a language, a title of its
    own, no new window."""
    titles: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        html, name = path.read_text(encoding="utf-8"), path.relative_to(site).as_posix()
        if 'http-equiv="refresh"' in html:
            continue
        assert html.lstrip().lower().startswith("<!doctype html>"), name
        assert re.search(r'<html lang="fr"[ >]', html), name
        assert re.findall(r"<(?:iframe|frame|video|audio|object|embed|marquee|blink)\b", html) == []
        assert 'target="_blank"' not in html, name
        title = re.search(r"<title>([^<]+)</title>", html)
        assert title, name
        assert titles.setdefault(title[1], name) == name


def html_of(site: Path) -> dict[str, str]:
    """Return what each page holds by its path, without the former addresses."""
    found = {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in site.rglob("*.html")}
    return {name: html for name, html in found.items() if 'http-equiv="refresh"' not in html}


def test_drawings_are_silent_or_named_and_pictures_are_the_logo_or_silent_heroes(
    site: Path,
) -> None:
    """RGAA 1.2, 1.8: the hero of a card says nothing that its title does not, the drawing of a step does."""
    for name, html in html_of(site).items():
        for drawing in re.findall(r"<svg[ >][^>]*", html):
            named = 'role="img"' in drawing and "aria-label" in drawing
            assert named or 'aria-hidden="true"' in drawing, (name, drawing)
        images = re.findall(r"<img[^>]*>", html)
        for image in images:
            hero = "/dessins/" in image or 'src="dessins/' in image
            step = "conduite__dessin" in image and re.search(r' alt="[^"]+"', image)
            assert "images/logo.svg" in image or (hero and ('alt=""' in image or step)), name


def test_every_table_declares_its_headers_and_what_they_head(site: Path) -> None:
    """RGAA 5.6, 5.7: a header says whether it heads a row, a column or a group."""
    for name, html in html_of(site).items():
        for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
            headers = re.findall(r"<th(?=[ >])[^>]*>", table)
            assert headers, name
            assert all("scope=" in header for header in headers), name


def test_no_tag_nor_attribute_is_there_for_looks(site: Path) -> None:
    """RGAA 10.1; the size of a drawing or of the logo is no look."""
    tags = re.compile(r"<(?:basefont|big|blink|center|font|marquee|s|strike|tt)[ >]")
    attributes = re.compile(
        r"<(?!svg|img)[a-z][^>]* (?:align|bgcolor|border|cellpadding|face|valign|width)="
    )
    for name, html in html_of(site).items():
        plain = re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL)
        assert not tags.search(plain), name
        assert not attributes.search(plain), name


def test_every_page_has_the_menu_the_search_and_the_way_to_the_content(site: Path) -> None:
    """RGAA 12.1, 12.2, 12.5, 12.7: always there, always in the same order."""
    for name, html in html_of(site).items():
        places = [
            html.find(mark) for mark in ('class="md-skip"', 'class="chercher"', 'class="md-tabs"')
        ]
        assert -1 not in places, (name, places)
        assert places == sorted(places), name
        skip = re.search(r'href="#([^"]+)" class="md-skip"', html)
        assert skip, name
        assert f'id="{unquote(skip[1])}"' in html, name


def test_no_script_opens_a_window_or_asks_for_more_than_a_press() -> None:
    """RGAA 13.2, 13.10, 13.12: no window, no dragging, no path to follow, no device to shake."""
    asked = re.compile(
        r"window\.open|drag(?:start|over|end)|touch(?:start|move|end)|pointermove|device(?:motion|orientation)"
    )
    for script in sorted((ROOT / "macros/web").glob("*.js")):
        assert not asked.search(script.read_text(encoding="utf-8")), script.name
