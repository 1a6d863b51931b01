"""The notebook without a browser: two as one, a group's whatever the order, what leaves as a file."""

from __future__ import annotations

import itertools

from .noeud import answers

IMPORTS = 'import * as carnet from "./carnet-texte.js";'


def note(le: str = "", *, essayer: bool = False, garde: str = "") -> dict[str, object]:
    return {"titre": "Café", "le": le, "essayer": essayer, "garde": garde}


BOOKS = [
    {"world-cafe": note("2026-11-12", garde="Vingt minutes."), "gommettes": note(essayer=True)},
    {"world-cafe": note("2026-11-12", essayer=True, garde="Été : changer de salle.")},
    {"gommettes": note(essayer=True), "abecedaire": note(garde="<b>A & B</b>")},
]
HARVEST = [
    [
        "Café",
        "world-cafe",
        "Essayé : 2. À essayer : 1.",
        "Été : changer de salle.",
        "Vingt minutes.",
    ],
    ["Café", "abecedaire", "Essayé : 0. À essayer : 0.", "<b>A & B</b>"],
    ["Café", "gommettes", "Essayé : 0. À essayer : 2."],
]


def test_the_order_of_notebooks_changes_nothing_and_tells_nobody_apart() -> None:
    orders = list(itertools.permutations(BOOKS))
    made = answers(IMPORTS, "orders => orders.map(carnet.gathered)", orders)
    assert all(one == HARVEST for one in made)


def test_two_notes_are_one_whatever_the_order_and_the_repetitions() -> None:
    texts = ("", "Vingt minutes.", "Vingt", "Changer de salle.", "b / a", "a")
    days = ("", "2026-10-01", "2026-11-12")
    told = itertools.product(days, (False, True), texts)
    some = [note(le, essayer=essayer, garde=garde) for le, essayer, garde in told]
    pairs = list(itertools.combinations(some, 2))
    act = "pairs => pairs.map(([a, b]) => [[a, b], [b, a], [carnet.both(a, b), b]].map(one => carnet.both(...one)))"
    for one, other, again in answers(IMPORTS, act, pairs):
        assert one == other == again
    both = answers(
        IMPORTS,
        "([a, b]) => carnet.both(a, b)",
        [note("2026-10-01", garde="Un."), note("2026-11-12", essayer=True, garde="Deux.")],
    )
    assert both == note("2026-11-12", essayer=True, garde="Deux. / Un.")


def test_what_was_tried_last_comes_first() -> None:
    notes = {
        "c": note(essayer=True),
        "a": note("2026-10-01"),
        "b": note("2026-11-12", essayer=True, garde="Vingt minutes."),
    }
    assert answers(IMPORTS, "carnet.told", notes) == [
        ["Café", "b", "Essayé le 12 novembre 2026.", "À essayer.", "Vingt minutes."],
        ["Café", "a", "Essayé le 1 octobre 2026."],
        ["Café", "c", "À essayer."],
    ]


def test_a_notebook_leaves_as_headings_and_paragraphs() -> None:
    act = "([t, p]) => carnet.blocks(t, p)"
    parts = [["Café & thé", "x", "Essayé.", "Deux."], ["Vide", "y"]]
    assert answers(IMPORTS, act, ["Mon carnet", parts]) == [
        {"rang": 1, "texte": "Mon carnet"},
        {"rang": 2, "texte": "Café & thé"},
        {"texte": "Essayé."},
        {"texte": "Deux."},
        {"rang": 2, "texte": "Vide"},
    ]
