"""Diagrams: labels and bodies never overlap, whatever the links; every link is drawn."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.model.records.gouvernance import Gouvernance
from macros.site.parts.diagram import svg
from macros.store import load
from macros.told.dessin.drawing import arranged, ranks, wrap
from macros.told.dessin.fonts import width

BODY = {
    "composition": "des gens",
    "attributions": ("agir",),
    "regle_decision": "ensemble",
    "rythme": "chaque mois",
}


def schema(bodies: int, links: list[tuple[int, int]], tiers: list[int | None]) -> Gouvernance:
    return Gouvernance.model_validate(
        {
            "titre": "Essai",
            "accroche": "Essai.",
            "objectifs": (3,),
            "etat": "brouillon",
            "mise_a_jour": "2026-11-22",
            "famille": "association",
            "complexite": 1,
            "effectif": {"min": 1, "max": 9},
            "quand": ("x",),
            "roles": ({"role": "x", "mission": "y"},),
            "instances": tuple(
                {"id": f"i{n}", "nom": f"Instance numéro {n}", "rang": tiers[n], **BODY}
                for n in range(bodies)
            ),
            "liens": tuple(
                {"de": f"i{a}", "vers": f"i{b}", "type": "mandate", "libelle": f"lien {a} vers {b}"}
                for a, b in links
            ),
            "regles": ("x",),
            "limites": ("x",),
        }
    )


@st.composite
def schemas(draw: st.DrawFn) -> Gouvernance:
    bodies = draw(st.integers(2, 7))
    ends = st.tuples(st.integers(0, bodies - 1), st.integers(0, bodies - 1))
    links = draw(st.lists(ends.filter(lambda e: e[0] != e[1]), min_size=1, max_size=10))
    tier = st.one_of(st.none(), st.integers(1, 4))
    return schema(bodies, links, draw(st.lists(tier, min_size=bodies, max_size=bodies)))


@settings(derandomize=True, max_examples=150, deadline=None)
@given(schemas())
def test_nothing_overlaps_and_every_link_reaches_both_ends(r: Gouvernance) -> None:
    drawing, chains = arranged(r)
    boxes = {key: drawing.box(key) for key in drawing.nodes}
    for (a, (ax, ay, aw, ah)), (b, (bx, by, bw, bh)) in combinations(boxes.items(), 2):
        apart = ax + aw <= bx or bx + bw <= ax or ay + ah <= by or by + bh <= ay
        assert apart, (a, b)
    for chain, lien, pieces in zip(chains, r.liens, drawing.segments, strict=True):
        assert {chain.nodes[0], chain.nodes[-1]} == {lien.de, lien.vers}
        for key, (x, y) in ((chain.nodes[0], pieces[0][0]), (chain.nodes[-1], pieces[-1][1])):
            left, top, wide, high = boxes[key]
            assert left <= x <= left + wide
            assert y in (top, top + high)
    assert all(x >= 0 and x + w <= drawing.width for x, _, w, _ in boxes.values())


def test_tiers_follow_what_is_written_and_close_up() -> None:
    r = schema(3, [(0, 1), (1, 2)], [1, 4, 6])
    assert ranks(r) == {"i0": 0, "i1": 1, "i2": 2}


def test_without_tiers_whoever_entrusts_stands_above() -> None:
    r = schema(3, [(0, 1), (1, 2)], [None, None, None])
    assert ranks(r) == {"i0": 0, "i1": 1, "i2": 2}


def test_texts_are_cut_where_the_real_font_says() -> None:
    lines = wrap("Conseil d’administration ou comité de gestion", 16, 150, "texte-gras")
    assert len(lines) > 1
    assert all(width(line, 16, "texte-gras") <= 150 for line in lines)
    assert wrap("Anticonstitutionnellement" * 3, 16, 50) == ["Anticonstitutionnellement" * 3]


def test_every_drawing_is_strict_xml_with_a_title_and_a_description() -> None:
    for slug, entry in load().catalogue.gouvernance.items():
        root = ElementTree.fromstring(f'<div xmlns="x">{svg(entry.record, slug)}</div>')
        names = [child.tag.split("}")[1] for child in root[0]]
        assert names[:2] == ["title", "desc"]
        assert names.count("g") == len(entry.record.instances) + len(entry.record.liens)
