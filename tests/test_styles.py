"""Styles: one order, tokens said once, the theme in quarantine, each component in one file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from macros.site.style.material import lean
from macros.site.style.sheet import ORDER, ROOM, source, style_sheet
from macros.told.icons import FORMES, NAMES

Declaration = tuple[tuple[str, ...], str]
"""What stands around a declaration, outermost first; the declaration."""


def declarations(css: str) -> Iterator[Declaration]:
    """Yield the declarations of a sheet, without comments nor what quotes hold."""
    text = re.sub(r'/\*.*?\*/|"[^"\n]*"', "", css, flags=re.S)
    around: list[str] = []
    for said, end in re.findall(r"([^{};]*)([{};])", text):
        said = " ".join(said.split())
        if end == "{":
            around.append(said)
            continue
        if said:
            yield tuple(around), said
        if end == "}":
            around.pop()


def outside(pattern: str, selector: str) -> list[str]:
    """Return a selector cut where a pattern stands outside its parentheses."""
    parts, start, depth = [], 0, 0
    for found in re.finditer(rf"[(\[]|[)\]]|{pattern}", selector):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(found[0], 0)
        if depth == 0 and found[0] not in ")]":
            parts.append(selector[start : found.start()])
            start = found.end()
    return [part.strip() for part in (*parts, selector[start:])]


def styled(selectors: str) -> Iterator[str]:
    """Yield the classes that selectors give a look: those of the last element each one names."""
    for selector in outside(",", selectors):
        last = re.sub(
            r":(?:not|has)\((?:[^()]|\([^()]*\))*\)", "", outside(r"[ >+~]+", selector)[-1]
        )
        for inside in re.findall(r":(?:is|where)\(((?:[^()]|\([^()]*\))*)\)", last):
            yield from styled(inside)
        yield from re.findall(r"\.([\w-]+)", re.sub(r"\(.*\)", "", last))


SHEETS = {name: tuple(declarations(source(name))) for name in ORDER}


def homes(facts: Iterator[tuple[str, str]]) -> dict[str, set[str]]:
    """Return the sheets where each thing is."""
    found: dict[str, set[str]] = defaultdict(set)
    for thing, name in facts:
        found[thing].add(name)
    return found


DEFINED = homes(
    (said.split(":")[0], name)
    for name, told in SHEETS.items()
    for _, said in told
    if said.startswith("--")
)
READ = homes(
    (prop, name)
    for name, told in SHEETS.items()
    for _, said in told
    for prop in re.findall(r"var\((--[\w-]+)", said)
)
LOOKS = homes(
    (one, name)
    for name, told in SHEETS.items()
    for around, _ in told
    if around and not around[-1].startswith("@")
    for one in styled(around[-1])
)


@pytest.mark.parametrize(
    ("selectors", "classes"),
    [
        (".fil ol", []),
        (".carte .ajout", ["ajout"]),
        (".a:is(.b, .c d) > .e::before, .f", ["e", "f"]),
        (":is(.agenda td, .telechargements) .precision", ["precision"]),
        ("article > :is(h1, .x .y):not(.z)", ["y"]),
        (".champ:has(> .remarques)::after", ["champ"]),
    ],
)
def test_a_selector_dresses_the_last_element_it_names(selectors: str, classes: list[str]) -> None:
    assert list(styled(selectors)) == classes


def test_the_list_of_sheets_is_the_folder() -> None:
    assert sorted(ORDER) == sorted(path.stem for path in ROOM.glob("*.css"))


def test_a_value_has_one_home_and_what_several_sheets_read_is_a_token() -> None:
    assert {prop: names for prop, names in DEFINED.items() if len(names) > 1} == {}
    tokens = {prop for prop, names in DEFINED.items() if names == {"jetons"}}
    shared = {prop for prop, names in READ.items() if names - DEFINED[prop]}
    assert shared <= tokens | {"--part", "--a"}, "scripts give these two"
    assert {p for p in DEFINED if p.startswith("--md-")} <= tokens
    assert {p: names for p, names in READ.items() if p.startswith("--md-")} == {}


def test_schemes_are_told_with_the_tokens_only() -> None:
    schemes = [
        (name, said)
        for name, told in SHEETS.items()
        for around, said in told
        if re.search(r"prefers-color-scheme|:root", " ".join(around))
    ]
    assert {name for name, _ in schemes} == {"jetons"}


def test_only_one_sheet_knows_the_classes_of_the_theme() -> None:
    assert [name for name in ORDER if re.search(r"\.md-", source(name))] == ["theme"]


def test_no_component_is_dressed_twice() -> None:
    assert {one: names for one, names in LOOKS.items() if len(names) > 1} == {}
    assert len(LOOKS) > 300


@pytest.mark.parametrize("name", ORDER)
def test_what_a_sheet_prints_closes_it(name: str) -> None:
    printed = ["@media print" in around for around, _ in SHEETS[name]]
    assert printed == sorted(printed)
    assert source(name).count("@media print") <= 1


def test_the_theme_lies_below_us_whatever_its_selectors_weigh() -> None:
    sheet = style_sheet(['@charset "UTF-8";html .md-typeset a:hover{color:red}', "b{top:0}"])
    assert sheet.startswith("@layer material {\nhtml .md-typeset a:hover{color:red}\nb{top:0}\n}\n")
    assert re.findall(r"@layer (\w+)", sheet) == ["material", "theme"]
    assert "@charset" not in sheet


@pytest.mark.parametrize(
    ("theirs", "kept"),
    [
        (".md-nav,.md-search a,.md-top{top:0}", ".md-nav,.md-top{top:0}"),
        (".md-search-result{top:0}.md-tabs{top:0}", ".md-tabs{top:0}"),
        ("@media print{.md-source{top:0}}", ""),
        ("@media print{.md-source{top:0}.md-nav{top:0}}", "@media print{.md-nav{top:0}}"),
        (".md-nav:not(.md-nav--integrated,.b) a{top:0}", ".md-nav:not(.md-nav--integrated,.b) a{top:0}"),
        ("[dir=rtl] .md-nav{top:0}[dir=ltr] .md-nav{top:1px}", "[dir=ltr] .md-nav{top:1px}"),
        ("[data-md-color-primary=red]{top:0}[data-md-color-primary=custom]{top:1px}", "[data-md-color-primary=custom]{top:1px}"),
        (":root{--a:url('data:x;{}');--b:var(--c);--d:1}a{top:var(--a);left:var(--d)}", ":root{--a:url('data:x;{}');--d:1}a{top:var(--a);left:var(--d)}"),
        (":root{--ours:1;--c:2}", ":root{--ours:1;}"),
        ("@keyframes a{0%{top:0}}@keyframes b{0%{top:0}}a{animation:a 1s}", "@keyframes a{0%{top:0}}a{animation:a 1s}"),
        ('a:after{content:"}{;,"}', 'a:after{content:"}{;,"}'),
    ],
)  # fmt: skip
def test_of_the_theme_stays_what_a_page_may_show(theirs: str, kept: str) -> None:
    assert lean(theirs, "b { top: var(--ours); }") == kept


def test_every_icon_is_drawn_once_for_all_pages() -> None:
    sheet = style_sheet([])
    for name in (*NAMES, *FORMES, "methodes", "fiches"):
        drawn = rf'\.icone--{name}\b[^{{}}]* \{{ --dessin: url\("data:image/svg\+xml,'
        assert len(re.findall(drawn, sheet)) == 1


def test_a_colour_of_the_palette_tells_a_moment_or_the_house() -> None:
    css = style_sheet([])
    assert set(re.findall(r"--teinte: ([^;]+);", css)) == {"var(--mer)", "var(--d-fort)"}
