"""Every pass over a page, by an example; what no pass changes comes back sign for sign."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File

from macros.model.core.catalogue import Catalogue
from macros.publishing.page import header, whole
from macros.site.pages.papiers import papiers_de
from macros.site.parts.apart import PLACE, set_aside, taken_out
from macros.site.parts.links import folder_of, place_of
from macros.site.passes import accessibility, text
from macros.site.passes.explained import explained
from macros.site.passes.folded import folded
from macros.site.passes.foreign import foreign
from macros.site.passes.here import Around, Here
from macros.site.passes.ordered import PASSES, Pass, finished
from macros.site.passes.tight import tight
from macros.site.passes.tokens import TEXT, read, with_words, written
from macros.told.papiers import Papier

ADDRESSES = {"a/": "a/", "b/": "b/", "methodes/x/": "methodes/x/"}
PAPER = Papier("Carte", "PDF, A6", "cartes", "documents/x.pdf", 12_000, ("methodes/x/",))


@pytest.fixture(scope="module")
def here(boite: Catalogue) -> Here:
    papers = {"methodes/x/": (PAPER,)}
    around = Around(explained(boite), foreign(boite), ADDRESSES, papers)
    return Here(around, "methodes/x/", "methodes/x.md", "X")


ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M0 0"/></svg>'
NAV = (
    '<nav class="md-nav" data-md-level="1" aria-labelledby="__nav_5_label" aria-expanded="false">\n'
    '<label class="md-nav__title" for="__nav_5">\n<span class="md-nav__icon md-icon"></span>\n'
)

GOLDEN: list[tuple[Pass, str, str]] = [
    (text.documents, f"<h1>X</h1>{PLACE}<p>Un.</p>", "<h1>X</h1>{papers}<p>Un.</p>"),
    (text.documents, "<h1>X</h1><!--papiers--><p>Un.</p>", "<h1>X</h1><!--papiers--><p>Un.</p>"),
    (text.explained, "<p>Un quorum, un quorum.</p>", "<p>Un {quorum}, un quorum.</p>"),
    (text.explained, "<h2>Un quorum</h2><td>quorum</td>", "<h2>Un quorum</h2><td>{quorum}</td>"),
    (
        text.explained,
        '<a href="#quorum">Lui</a>, le quorum',
        '<a href="#quorum">Lui</a>, le quorum',
    ),
    (
        text.strange,
        '<p title="fishbowl">Un fishbowl.</p>',
        '<p title="fishbowl">Un <span lang="en">fishbowl</span>.</p>',
    ),
    (text.strange, "<pre><code>fishbowl</code></pre>", "<pre><code>fishbowl</code></pre>"),
    (text.links, '<a href="~/b/#c">~/b/</a>', '<a href="../../b/#c">~/b/</a>'),
    (text.links, '<img alt="" src="~~/i.png">', '<img alt="" src="../../i.png">'),
    (text.links, '<a href="~/perdu/">x</a>', '<a href="../../perdu/">x</a>'),
    (
        text.spaces,
        '<p title="Oui !">Oui !</p><code>Oui !</code>',
        '<p title="Oui !">Oui\u202f!</p><code>Oui !</code>',
    ),
    (text.spaces, "<pre>a : <b>b : c</b></pre> d : e", "<pre>a : <b>b : c</b></pre> d\u00a0: e"),
    (
        accessibility.unsigned,
        '<meta charset="utf-8">\n <meta name="generator" content="mkdocs-1.6.1">\n <title>X</title>',
        '<meta charset="utf-8">\n <title>X</title>',
    ),
    (accessibility.unsigned, '<meta name="generator" content="x"> <p>', " <p>"),
    (
        accessibility.valid,
        '<div tabindex="">x</div><input class="md-toggle md-option" id="__toc" autocomplete="off">'
        '<label for="__toc">',
        '<div>x</div><input class="md-toggle md-option" id="__toc"><label for="__toc">',
    ),
    (
        accessibility.valid,
        '<input type="text" autocomplete="off"><label class="x" for="__toc">',
        '<input type="text" autocomplete="off"><label class="x">',
    ),
    (
        accessibility.scrolling,
        "<h2>Les <b>faits</b></h2>\n<table><tr><th>Un</th></tr></table><table></table>",
        "<h2>Les <b>faits</b></h2>\n"
        '<div class="md-typeset__scrollwrap" tabindex="0" role="region" aria-label="Tableau 1 : Les faits">'
        '<div class="md-typeset__table"><table><tr><th scope="col">Un</th></tr></table></div></div>'
        '<div class="md-typeset__scrollwrap" tabindex="0" role="region" aria-label="Tableau 2 : Les faits">'
        '<div class="md-typeset__table"><table></table></div></div>',
    ),
    (
        accessibility.scrolling,
        '<table><tr><td><table class="x"></table></td></tr></table>',
        '<table><tr><td><table class="x"></table></td></tr></table>',
    ),
    (accessibility.silent, ICON, ICON.replace("<svg", '<svg aria-hidden="true"')),
    (
        accessibility.silent,
        '<svg xmlns="x" role="img" aria-label="Un"></svg><svg class="y"></svg>',
        '<svg xmlns="x" role="img" aria-label="Un"></svg><svg class="y"></svg>',
    ),
    (
        accessibility.skipping,
        '<div data-md-component="skip">\n  </div><p>x</p>',
        '<div data-md-component="skip"><a href="#contenu" class="md-skip">Aller au contenu</a></div>'
        "<p>x</p>",
    ),
    (
        accessibility.skipping,
        '<div data-md-component="skip"><a href="#x">Aller</a></div>',
        '<div data-md-component="skip"><a href="#x">Aller</a></div>',
    ),
    (
        accessibility.reached,
        "<pre><span></span><code>a</code></pre><p><code>b</code></p>",
        '<pre><span></span><code tabindex="0">a</code></pre><p><code>b</code></p>',
    ),
    (
        accessibility.searching,
        "<header><nav>x</nav>\n </header><nav></nav>",
        f"<header><nav>x{accessibility.CHERCHER}</nav>\n </header><nav></nav>",
    ),
    (
        accessibility.named,
        f"{NAV}\n  Outils\n </label></nav>",
        NAV.replace('aria-labelledby="__nav_5_label"', 'aria-label="Outils"')
        + "\n  Outils\n </label></nav>",
    ),
    (
        accessibility.named,
        f'{NAV}<a href="../">Outils</a></label></nav>',
        f'{NAV}<a href="../">Outils</a></label></nav>',
    ),
    (
        folded,
        '<div class="replis">\n<h2 id="un">Un</h2>\n'
        '<p class="resume">En <b>bref</b></p><div><h2>Dedans</h2></div>\n'
        '<h2>Deux</h2><p>x</p><details class="repli ecran">y</details></div><h2>Après</h2>',
        '<div class="replis">\n<details class="repli"><summary><h2>Un</h2>'
        '<span class="precision">En <b>bref</b></span></summary>'
        '<div class="repli__corps" id="un"><div><h2>Dedans</h2></div>\n</div></details>'
        '<details class="repli"><summary><h2>Deux</h2></summary><div class="repli__corps"><p>x</p>'
        '</div></details><details class="repli ecran">y</details></div><h2>Après</h2>',
    ),
    (folded, '<div class="replis"><p>x</p></div>', '<div class="replis"><p>x</p></div>'),
]


@pytest.mark.parametrize(
    ("change", "html", "made"),
    GOLDEN,
    ids=[f"{change.__name__}-{n}" for n, (change, _, _) in enumerate(GOLDEN)],
)
def test_every_pass_by_its_example(
    change: Pass, html: str, made: str, here: Here, boite: Catalogue
) -> None:
    definition = boite.glossaire["quorum"].record.definition
    quorum = f'<a class="terme" href="~/glossaire/#quorum" title="{definition}">quorum</a>'
    papers = str(papiers_de((PAPER,), "X"))
    made = made.replace("{quorum}", quorum).replace("{papers}", papers)
    assert written(change(read(html, TEXT), here)) == made


def test_every_pass_has_its_example() -> None:
    assert {change for change, _, _ in GOLDEN} == set(PASSES)


def test_the_theme_keeps_its_words_and_the_text_goes_through_every_pass(here: Here) -> None:
    page = (
        '<html lang="fr"><body><nav>Un quorum : un fishbowl</nav><article><p>Le quorum : '
        '<a href="~/b/">un fishbowl</a></p></article><p>Un quorum : un fishbowl</p></body></html>'
    )
    made, lost = finished(page, here)
    assert lost == []
    assert made.count("quorum : un fishbowl") == 2
    shown = re.sub(r' title="[^"]*"', "", made)
    assert (
        '<p>Le <a class="terme" href="../../glossaire/#quorum">quorum</a>\u00a0: '
        '<a href="../../b/">un <span lang="en">fishbowl</span></a></p>'
    ) in shown


def test_a_link_to_no_page_is_told(here: Here) -> None:
    _, lost = finished(
        '<article><a href="~/perdu/#x">x</a><a href="~~/f.pdf">y</a></article>', here
    )
    assert lost == ["perdu/"]


@given(st.text(alphabet="<>/!-\"'= apscriptle\n", max_size=80))
def test_what_is_read_comes_back_sign_for_sign(html: str) -> None:
    assert written(read(html)) == html


NESTED = {
    "<p>un<br>deux</p>trois": ["p", "p", ""],
    "<ul><li>un<li>deux</ul>trois": ["li", "li", ""],
    "<svg><path d='M0'/>un</svg>deux": ["svg", ""],
    '<p title="a > b">un</p>': ["p"],
    "<p>un</b>deux</p>": ["p", "p"],
    "<P>un</p>deux": ["p", ""],
    '<script>"<p>"</script>un': ["script", ""],
    "un<!-- <p> -->deux": ["", ""],
}


@pytest.mark.parametrize(("html", "elements"), NESTED.items())
def test_a_text_knows_the_element_it_stands_in(html: str, elements: list[str]) -> None:
    assert [token.element.name for token in read(html) if not token.name] == elements


def test_words_change_in_the_text_of_a_page_but_where_they_are_left_alone() -> None:
    page = read("<p>a</p><article>a<b>a<i>a</i></b> <i>a</i></article>")
    changed = with_words(page, str.upper, lambda element: element.name == "b")
    assert written(changed) == "<p>a</p><article>A<b>a<i>a</i></b> <i>A</i></article>"


def test_a_page_ends_with_its_source_and_comes_without_remarks() -> None:
    _, pieces = taken_out(set_aside("<svg></svg>"))
    meta = header({"title": "X", "template": "pire.html"}, "a.md", "{{ terme('b') }}")
    assert meta == {"title": "X", "source": "docs/a.md", "render_macros": True}
    html, parts, wrong = whole(
        '<h1 id="x">X</h1><!-- remarque --><p onclick="x">Y</p>', meta | {"brut": pieces}, ""
    )
    assert html == (
        '<h1 id="x">X</h1><p onclick="x">Y</p>\n<p class="page-source">'
        '<a href="~/guide/modifier-une-page/">Pour l’équipe : modifier cette page</a>'
        " <span>Elle est écrite dans <code>docs/a.md</code></span></p>\n"
    )
    assert parts == {"x"}
    assert wrong == ["docs/a.md : l’attribut « onclick » n’est pas permis ; l’enlever"]


@pytest.mark.parametrize("folders", [True, False])
@pytest.mark.parametrize("source", ["index.md", "a.md", "a/index.md", "a/b-1.md"])
def test_pages_are_where_the_host_puts_them(source: str, *, folders: bool) -> None:
    file = File(source, "docs", "site", use_directory_urls=folders)
    assert place_of(source, folders=folders) == file.url
    assert folder_of(source) == (
        "" if source == "index.md" else source[:-3].removesuffix("/index") + "/"
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<p>\n\n  Un\n   deux.\n</p>", "<p>\nUn\ndeux.\n</p>"),
        ("<pre>\n  a\n\n  b</pre>\n\n<p>", "<pre>\n  a\n\n  b</pre>\n<p>"),
        ("<textarea>\n  a</textarea>", "<textarea>\n  a</textarea>"),
        ("<p>Un  deux\u00a0\n\u202f: trois</p>", "<p>Un  deux\u00a0\n\u202f: trois</p>"),
    ],
)
def test_blank_lines_leave_and_lines_that_are_meant_stay(written: str, kept: str) -> None:
    assert tight(written) == kept
