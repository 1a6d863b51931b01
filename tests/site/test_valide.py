"""What the Nu validator once found in the pages, kept away without it (it needs Java): 26.9 finds no error."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

TYPED = "color date datetime-local email month number password range search tel text time url"
"""The kinds of inputs that browsers may complete."""
LABELLED = {"button", "input", "meter", "output", "progress", "select", "textarea"}
FAULTS = {
    "completed-box": '<input type="checkbox" id="a" autocomplete="off">',
    "completed-radio": '<input type="radio" autocomplete="off">',
    "empty-tabindex": '<a href="#" tabindex="">x</a>',
    "label-of-nothing": '<label for="__toc">x</label>',
    "label-of-a-text": '<p id="a">x</p><label for="a">x</label>',
    "label-of-a-hidden": '<input type="hidden" id="a"><label for="a">x</label>',
}
SOUND = (
    '<input type="search" autocomplete="off" id="a"><label for="a">x</label>'
    '<input autocomplete="off"><a href="#" tabindex="0">x</a>'
    '<input type="hidden" autocomplete="off"><textarea id="b"></textarea><label for="b">x</label>'
)


def faults(html: str) -> list[str]:
    """Return the parts of a page that the validator would refuse, as they are written."""
    tree = LexborHTMLParser(html)
    boxes = tree.css("input[autocomplete]")
    found = [b for b in boxes if b.attributes.get("type", "text") not in [*TYPED.split(), "hidden"]]
    found += [node for node in tree.css("[tabindex]") if not node.attributes["tabindex"]]
    named = {node.attributes["id"]: node for node in tree.css("[id]")}
    for label in tree.css("label[for]"):
        target = named.get(label.attributes["for"])
        if (
            target is None
            or target.tag not in LABELLED
            or target.attributes.get("type") == "hidden"
        ):
            found.append(label)
    return [(node.html or "")[:200] for node in found]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_seen(name: str) -> None:
    assert len(faults(FAULTS[name])) == 1


def test_what_is_sound_passes() -> None:
    assert faults(SOUND) == []


def test_no_page_holds_the_faults_of_the_theme(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 200
    found = {
        path.relative_to(site).as_posix(): told
        for path in pages
        if (told := faults(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_no_page_says_what_made_it(site: Path) -> None:
    """So that the same bytes come out of MkDocs and of ProperDocs."""
    made = [
        p
        for p in site.rglob("*.html")
        if "generator" in p.read_text(encoding="utf-8").split("</head>")[0]
    ]
    assert made == []


def test_no_example_is_offered_to_search_engines_as_a_course(site: Path) -> None:
    pages = [p.read_text(encoding="utf-8") for p in sorted(site.glob("programmes/*/index.html"))]
    examples = [html for html in pages if '<p class="exemple">' in html]
    assert len(examples) >= 4
    assert not [html for html in examples if "application/ld+json" in html or "schema.org" in html]
