"""Markdown on the way to paper: nodes that say the same, and nothing that runs."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.paper.press import press
from macros.paper.press.glyphs import printable, undrawn, visible
from macros.paper.press.proof import unprintable
from macros.paper.texts.calls import ELSEWHERE, paper_calls
from macros.site.calls.authoring import PaperEnvironment, answer
from macros.store import load
from macros.told.markdown import (
    Heading,
    Link,
    Listing,
    Marked,
    Node,
    Nodes,
    Sign,
    Table,
    blocks,
    faults,
    inline,
    led,
    text_of,
)
from macros.told.plain import Riche, plain

from .hostiles import HOSTILES

INLINE = {"fort", "appui", "code", "lien", "saut"}
BLOCK = {"para", "titre", "liste", "citation", "bloc-code", "filet", "tableau"}


@pytest.mark.parametrize(
    ("written", "nodes"),
    [
        ("simple", ["simple"]),
        ("un **mot** et *un autre*", ["un ", {"t": "fort", "c": ["mot"]}, " et ", {"t": "appui", "c": ["un autre"]}]),
        ("`x` #panic()", [{"t": "code", "c": ["x"]}, " #panic()"]),
        ("[ici](~/methodes/x/)", [{"t": "lien", "url": "~/methodes/x/", "c": ["ici"]}]),
        ("<b>non</b>", ["<b>non</b>"]),
        ("deux\nlignes", ["deux", " ", "lignes"]),
    ],
)  # fmt: skip
def test_a_sentence_becomes_nodes(written: str, nodes: list[Any]):
    assert [n for n in read(inline(written)) if n != ""] == nodes


def read(nodes: Nodes) -> Any:
    """Return nodes as templates read them."""
    return json.loads(json.dumps(nodes, default=plain))


def test_a_body_becomes_nodes():
    body = "## Titre\n\nUn *mot*.\n\n1. un\n2. deux\n   - dedans\n\n| a | b |\n|---|---|\n| 1 | **2** |\n\n> dit\n\n---\n"
    found = read(blocks(body))
    kinds = [node["t"] for node in found]
    assert kinds == ["titre", "para", "liste", "tableau", "citation", "filet"]
    liste = found[2]
    assert liste["ordre"]
    assert len(liste["c"]) == 2
    assert liste["c"][1][1]["t"] == "liste"
    tableau: Any = blocks(body)[3]
    assert [text_of(cell) for cell in tableau.tete] == ["a", "b"]
    assert [text_of(cell) for cell in tableau.lignes[0]] == ["1", "2"]


@pytest.mark.parametrize("text", HOSTILES)
def test_hostile_sentences_stay_words(text: str):
    nodes = inline(text)
    assert kinds(read(nodes)) <= INLINE
    kept = "".join(c for c in text_of(nodes) if c.isalnum())
    for word in ("panic", "alert", "script", "preview", "pas", "mot", "xxxx"):
        assert (word in kept) == (word in text)


@given(st.text(max_size=300))
@settings(max_examples=200)
def test_whatever_is_written_becomes_known_nodes(text: str):
    assert kinds(read(inline(text))) <= INLINE
    assert kinds(read(blocks(text))) <= INLINE | BLOCK
    json.dumps(faults(text))


@given(st.text(alphabet=st.characters(exclude_characters="*_`[]<>&\\!\n\r\x00")))
@settings(max_examples=200)
def test_a_sentence_without_marks_is_itself(text: str):
    assert inline(text) == (text,)
    assert [type(node) for node in inline(Riche(text))] == [str]


def test_the_house_on_paper_draws_every_node():
    named = [get_type_hints(kind)["t"] for kind in get_args(Node) if kind is not str]
    names = {name for hint in named for name in get_args(hint)}
    drawn = (press.TEMPLATES / "press" / "maison.typ").read_text(encoding="utf-8")
    assert names == INLINE | BLOCK
    assert [name for name in names if f'n.t == "{name}"' not in drawn] == []


def test_links_are_led_wherever_they_stand():
    body = (
        "# [a](x)\n\nUn *[b](x)*.\n\n- [c](x)\n\n> [d](x)\n\n| [e](x) |\n|---|\n| [f](x) |\n\n---\n"
    )
    before, after = blocks(body), led(blocks(body), lambda url: url.upper())
    assert read(after) == json.loads(json.dumps(read(before)).replace('"x"', '"X"'))
    assert {type(node) for node in before} == {Heading, Marked, Listing, Table, Sign}
    assert led((Link("x", ("a",)),), lambda url: "y") == (Link("y", ("a",)),)


def kinds(nodes: Any) -> set[str]:
    if isinstance(nodes, list):
        return {kind for node in nodes for kind in kinds(node)}
    if isinstance(nodes, dict):
        return {nodes["t"]} | {
            k for value in nodes.values() if isinstance(value, list) for k in kinds(value)
        }
    return set()


def test_what_paper_cannot_show_is_told_with_its_line():
    found = faults("Un.\n\n<div>\n\nDeux ![vue](a.png).\n\n!!! note\n    bon\n")
    assert [line for line, _ in found] == [6, 2, 4]
    assert all(";" in sentence for _, sentence in found)


def test_signs_without_a_glyph_show_their_number():
    assert printable("Bonjour 😀") == "Bonjour [U+1F600]"
    assert undrawn("été – « œuvre » № → ✓ ☐ مرحبا") == ()
    assert undrawn("a😀b😀c𝄞") == ("😀", "𝄞")
    assert visible("Renversé \u202eetxet\u202c") == "Renversé etxet"


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_what_is_printed_can_be_drawn(text: str):
    assert undrawn(printable(text)) == ()


def test_the_toolbox_prints_whole():
    toolbox = load()
    assert unprintable(toolbox.catalogue, toolbox.printed) == []


def test_a_sign_nobody_draws_is_a_problem_where_it_stands():
    toolbox = load()
    entry = toolbox.catalogue.methodes["meteo-interieure"]
    data = {**entry.document.data, "accroche": "Dire son humeur 😀"}
    broken = replace(entry, document=replace(entry.document, data=data))
    catalogue = replace(toolbox.catalogue, methodes={entry.slug: broken})
    found = unprintable(
        catalogue, lambda one: toolbox.printed(one) + "\n\n<b>x</b>" if one is broken else ""
    )
    assert str(found[0]) == (
        f"{entry.path}:{entry.line('accroche')}: accroche : aucune police imprimée ne dessine "
        "« 😀 » (U+1F600) ; l’écrire avec des mots"
    )
    assert found[1].sentence == "du HTML ne peut pas s’imprimer ; l’écrire en Markdown"


def test_calls_answer_in_markdown(boite):
    env = PaperEnvironment(paper_calls(boite, ("liste", "schema")))
    text, faults = answer(
        env,
        '{{ terme("consentement", "le consentement") }} {{ lien("methodes", "meteo-interieure") }} '
        '{{ formation("duree.heures") }} {{ liste(moment="ouvrir") }} {{ objectif(3) }} {{ fiche("plan-action") }}',
        "x.md",
    )
    assert faults == []
    assert "[le consentement](~/glossaire/#consentement)" in text
    assert "[Météo intérieure](~/methodes/meteo-interieure/)" in text
    assert " 70 " in text
    assert ELSEWHERE in text
    assert "**Objectif 3.**" in text
    assert "[Plan d’action](~/fiches/plan-action/) : " in text
