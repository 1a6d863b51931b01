"""Drawings of steps: who is drawn, where, how heavy, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from math import hypot
from xml.etree import ElementTree

import pytest

from macros.data.animer import methode_animee
from macros.model.clock.groups import subgroups
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import plan_of
from macros.model.records.methode import Etape, Methode
from macros.site.parts.figure import figure
from macros.site.parts.planches import cadre, planches, vignette
from macros.site.style.sheet import source
from macros.told.figures import speakers
from macros.told.figures.motifs import MOTIFS
from macros.told.figures.names import FEWEST, FIGURES, NONE, drawn
from macros.told.figures.paths import Path, paths
from macros.told.figures.places import pairs_grid, ring, scale, tables_grid
from macros.told.figures.room import Room
from macros.told.figures.shapes import STYLES, H, Shape, W
from macros.told.figures.steps import Dessin, deduced, dessins, hero, nombre
from macros.told.figures.words import SENTENCES, number, sentence
from macros.told.programme.conduite import conduite

SIZES = (2, 3, 4, 6, 8)
LIGHT, LIGHT_UP_TO = 3_000, 17
"""Bytes of a frame, and the largest group for which the issue promises them."""
DIFFERENT = 90
"""How many scenes the methods' heroes show, what hangs on the wall aside: 95 are found. The issue asked
for 60 different heroes: no two are the same now."""


def rooms(name: str) -> Iterator[tuple[Room, list[Shape]]]:
    for people in range(1, 26):
        for size in SIZES:
            room = Room(people, size, motif="frise" if people % 2 else "")
            yield room, drawn(name, room)


def heads(shapes: list[Shape]) -> list[tuple[float, ...]]:
    return [shape.at for shape in shapes if shape.kind == "disc" and shape.style.startswith("tete")]


def count(shapes: list[Shape], style: str) -> int:
    return sum(shape.style == style for shape in shapes)


def weight(drawing: list[Path]) -> int:
    return sum(len(f'<path class="f-{p.style}" d="{p.d}"/>') for p in drawing)


@pytest.mark.parametrize("name", FIGURES)
def test_everyone_is_drawn_inside_the_frame_and_nobody_twice(name: str) -> None:
    for room, shapes in rooms(name):
        found = heads(shapes)
        apart = sum(count(shapes, style) for style in ("gens-x", "gens-a", "gens-b"))
        group = len(found) - apart
        assert group == min(room.people, 24), room
        assert all(r <= x <= W - r and r <= y <= H - r for x, y, r in found), room
        close = [
            (a, b)
            for a, b in combinations(found, 2)
            if hypot(a[0] - b[0], a[1] - b[1]) < a[2] + b[2] - 0.1
        ]
        assert close == [], room


@pytest.mark.parametrize("name", FIGURES)
def test_shoulders_stand_inside_the_frame_too(name: str) -> None:
    for room, shapes in rooms(name):
        for shape in shapes:
            if shape.style in {"gens", "gens-v", "gens-x"}:
                half = 2.8 * shape.k - 1.5  # Of the round ends, a unit and a half may pass.
                assert min(shape.at) >= half, (room, shape)
                assert max(shape.at[::2]) <= W - half, (room, shape)
                assert max(shape.at[1::2]) <= H - half, (room, shape)


@pytest.mark.parametrize("name", FIGURES)
def test_a_colour_says_who_speaks_and_nothing_else(name: str) -> None:
    """Fresh readers found one colour for who speaks, who acts, who plays and who runs it."""
    for room, shapes in rooms(name):
        bodies = speakers.people(shapes)
        assert [(*body.head, body.radius) for body in bodies] == heads(shapes), room
        loud = {body.at for body in bodies if shapes[body.at].style in {"gens-v", "gens-b"}}
        speak = speakers.speakers(shapes, bodies)
        assert loud == {body.at for body in speak if not body.met}, room
        voices = {s.at[:2] for s in shapes if s.kind == "arc" and s.style.startswith("voix")}
        bubbles = [s for s in shapes if s.kind == "bulle"]
        mouths = {
            voice
            for voice in voices
            for body in bodies
            if hypot(voice[0] - body.head[0], voice[1] - body.head[1]) < 0.7 * body.radius
        }
        assert mouths == voices, room  # No voice comes from nobody.
        assert bool(speak) == bool(voices or bubbles), room


def test_an_arm_over_a_white_thing_has_an_edge_of_ground() -> None:
    """Where people are pale, in the dark and on heroes, an arm over a sheet was not seen."""
    shapes = drawn("mur-poser", Room(12))
    arms = [s.at for s in shapes if s.style == "bras"]
    assert [s.at for s in shapes if s.style == "manche"] == arms != []
    assert STYLES.index("note") < STYLES.index("manche") < STYLES.index("gens")


def test_who_runs_it_keeps_their_mark_and_is_coloured_when_they_speak() -> None:
    for name, style in (("cercle-animateur", "gens-b"), ("cercle-tour", "gens-a")):
        runs = [s.style for s in drawn(name, Room(12)) if s.style in {"gens-a", "gens-b"}]
        assert runs == [style]


@pytest.mark.parametrize("name", FIGURES)
def test_a_frame_is_light(name: str) -> None:
    heavy = [
        (room, w)
        for room, shapes in rooms(name)
        if room.people <= LIGHT_UP_TO and (w := weight(list(paths(shapes)))) > LIGHT
    ]
    assert heavy == []


@pytest.mark.parametrize("motif", MOTIFS)
def test_what_is_looked_at_stands_inside_its_board(motif: str) -> None:
    for wide in (44.0, 136.0):
        for shape in MOTIFS[motif](80, 50, wide):
            at = shape.at[: {"disc": 2, "arc": 2}.get(shape.kind, len(shape.at))]
            if shape.kind == "rect":
                at = (*at[:2], at[0] + at[2], at[1] + at[3])
            assert all(abs(value - 50) <= 15 for value in at[1::2]), (shape, wide)
            assert all(abs(value - 80) <= wide / 2 + 1 for value in at[::2]), (shape, wide)
            assert shape.style in STYLES


def test_tables_hold_who_supplies_count() -> None:
    shapes = drawn("tables", Room(17, 4))
    assert [shape.at[2] for shape in shapes if shape.style == "objet"] == [
        pytest.approx(10.48, abs=1)
    ] * 4
    assert Room(17, 4).groups == subgroups(17, 4) == (5, 4, 4, 4)
    assert Room(9, 4, moins=3).groups == (3, 3, 3)


@pytest.mark.parametrize(
    ("name", "room", "told"),
    [
        ("tables", Room(17), "Trois tables de quatre et une de cinq ; à chaque table, on discute ; la personne qui anime circule."),
        ("cercle-tour", Room(12), "Douze personnes en cercle avec la personne qui anime ; la parole fait le tour, une personne après l’autre."),
        ("paires", Room(7), "Deux paires et un groupe de trois face à face ; l’une parle, l’autre écoute ; la personne qui anime circule."),
        ("bocal-entre", Room(12), "Quatre personnes parlent au milieu ; huit écoutent tout autour ; l’une d’elles vient prendre la chaise vide."),
        ("scene", Room(4), "Une personne joue sur scène ; trois regardent."),
        ("seul", Room(1), "Une personne écrit sur sa feuille, en silence."),
        ("trios", Room(10), "Deux groupes de trois et un de quatre ; une personne parle, les autres écoutent ; la personne qui anime circule."),
        ("aucune", Room(12), ""),
    ],
)  # fmt: skip
def test_a_sentence_says_the_same_numbers(name: str, room: Room, told: str) -> None:
    assert sentence(name, room) == told


def test_a_crowd_has_its_number_written() -> None:
    usual, crowd = drawn("cercle", Room(24)), drawn("cercle", Room(40))
    added = crowd[len(usual) :]
    assert len(heads(usual)) == len(heads(crowd)) == 25
    assert {shape[:2] for shape in added} == {("line", "fil")}
    assert len(added) == len([*"×", *"×", "4", "4", "0"])  # A cross and a four have two strokes.
    assert min(min(shape.at[1::2]) for shape in added) == 92
    assert all(y + r <= 92 for _, y, r in heads(crowd))
    assert sentence("cercle", Room(40)).startswith("40 personnes")


@pytest.mark.parametrize("people", range(6, 25))
@pytest.mark.parametrize("size", [2, 3, 4])
def test_a_group_stands_where_its_neighbours_sat(people: int, size: int) -> None:
    """No other turn of the same groups brings people nearer to their seats in the great circle."""
    sizes = subgroups(people, size)
    seats = ring(people, scale(people))[1:]
    starts = [sum(sizes[:n]) for n in range(len(sizes))]
    middles = [
        (sum(x for x, _, _ in seats[a : a + k]) / k, sum(y for _, y, _ in seats[a : a + k]) / k)
        for a, k in zip(starts, sizes, strict=True)
    ]
    cells = pairs_grid(len(sizes)) if size <= 3 else tables_grid(len(sizes))

    def moved(turn: int) -> float:
        there = cells[turn:] + cells[:turn]
        return sum(hypot(a - x, b - y) for (a, b), (x, y) in zip(middles, there, strict=True))

    assert moved(0) <= min(map(moved, range(len(cells)))) + 12


def test_what_hangs_on_the_wall_is_said() -> None:
    frame = Dessin("mur-poser", Room(12, motif="frise"), "une ligne du temps")
    assert frame.phrase.endswith("les autres regardent ; au mur, une ligne du temps.")


@pytest.mark.parametrize("name", FIGURES)
def test_a_sentence_fits_any_group(name: str) -> None:
    for people in range(1, 26):
        told = sentence(name, Room(people))
        assert told[0].isupper() or told[0].isdigit()
        assert told.endswith(".")
        assert len(told) <= 175
        assert people < FEWEST.get(name, 1) or "zéro" not in told


def test_numbers_are_words_up_to_sixteen() -> None:
    assert [number(1), number(1, feminine=True), number(16), number(17)] == [
        "un",
        "une",
        "seize",
        "17",
    ]


def test_the_lists_of_the_toolbox_are_those_that_are_drawn(boite: Catalogue) -> None:
    assert set(boite.vocabulaires["figures"]) == {NONE, *FIGURES} == {NONE, *SENTENCES}
    assert set(boite.vocabulaires["motifs"]) == set(MOTIFS)


# ---- From a method to its drawings


def method(
    espace: str, *modalites: str, taille: int | None = None, famille: str = "debat"
) -> Methode:
    steps = tuple(
        Etape(titre="E", minutes=10 + n, modalite=m, consigne="C") for n, m in enumerate(modalites)
    )
    return Methode.model_construct(
        espace=espace, etapes=steps, taille_sous_groupe=taille, famille=famille
    )


TOLD = {
    ("exploration-territoire", "exterieur", "terrain"): ["marche"],
    ("debat", "exterieur", "terrain"): ["rue"],
    ("debat", "cercle", "seul"): ["cercle-silence"],
    ("debat", "tables", "seul"): ["seul"],
    ("debat", "libre", "binome", "trio"): ["paires", "trios"],
    ("debat", "tables", "sous-groupes"): ["tables"],
    ("debat", "mur", "sous-groupes"): ["affiches"],
    ("debat", "debout", "sous-groupes"): ["groupes-debout"],
    ("debat", "cercle", "sous-groupes"): ["groupes"],
    ("debat", "pleniere", "pleniere"): ["rangs"],
    ("debat", "mur", "pleniere", "pleniere", "pleniere"): ["rangs", "mur-lire", "scribe"],
    ("debat", "tables", "pleniere", "pleniere", "pleniere"): ["tables-ecoute", "tables-membre", "scribe"],
    ("debat", "cercle", "pleniere", "pleniere"): ["cercle-animateur", "cercle"],
}  # fmt: skip


@pytest.mark.parametrize("told", TOLD)
def test_fields_tell_a_figure(told: tuple[str, ...]) -> None:
    famille, espace, *modalites = told
    r = method(espace, *modalites, famille=famille)
    assert [deduced(r, r.etapes, n) for n in range(len(modalites))] == TOLD[told]


def test_a_hero_is_the_step_that_a_file_gives_or_the_one_that_tells_most() -> None:
    r = method("cercle", "pleniere", "seul", "pleniere")
    assert hero(r) == 1
    named = r.etapes[0].model_copy(update={"figure": "cercle-tour"})
    assert hero(r.model_copy(update={"etapes": (named, *r.etapes[1:])})) == 0
    assert hero(r.model_copy(update={"heros": 3})) == 2


def frames(boite: Catalogue) -> dict[str, tuple[Dessin, ...]]:
    words = {name: mot.nom for name, mot in boite.vocabulaires["motifs"].items()}
    return {slug: dessins(e.record, words) for slug, e in boite.methodes.items()}


def test_every_method_has_its_own_hero(boite: Catalogue) -> None:
    told = frames(boite)
    heroes = {slug: told[slug][hero(e.record)] for slug, e in boite.methodes.items()}
    assert len(heroes) == len(boite.methodes) >= 120
    assert all(h.formes for h in heroes.values())
    assert len({tuple(h.formes) for h in heroes.values()}) == len(heroes)
    assert len({h.figure for h in heroes.values()}) >= DIFFERENT


def test_a_red_dot_is_a_choice_that_somebody_makes() -> None:
    """Stickers and tokens, nothing else: a fresh reader found four meanings in one mark."""
    reds = {
        name
        for name, draw in MOTIFS.items()
        for wide in (44.0, 136.0)
        if any(shape[:2] == ("disc", "point") for shape in draw(80, 50, wide))
    }
    assert reds == {"cible", "duel", "gommettes"}
    assert not any(shape.style == "point" for shape in drawn("toile", Room(12)))


def test_steps_of_a_method_keep_one_scale_and_their_seats(boite: Catalogue) -> None:
    for frames_of in frames(boite).values():
        assert len({scale(frame.room.people) for frame in frames_of}) == 1
    bare = {
        name: [s.at for s in drawn(name, Room(12)) if s.style.startswith("gens")]
        for name in ("cercle", "cercle-tour", "cercle-animateur")
    }
    assert bare["cercle"] == bare["cercle-tour"] == bare["cercle-animateur"]


def test_forms_of_a_method_are_drawn_too(boite: Catalogue) -> None:
    for entry in boite.methodes.values():
        for variante in entry.record.variantes:
            r = entry.record.sous_forme(variante.titre)
            assert len(dessins(r, {})) == len(r.etapes)


def test_how_many_are_drawn_suits_the_method(boite: Catalogue) -> None:
    found = {
        slug: nombre(boite.methodes[slug].record)
        for slug in ("meteo-interieure", "marche-exploratoire", "gro-debat")
    }
    assert found == {"meteo-interieure": 12, "marche-exploratoire": 8, "gro-debat": 20}
    assert nombre(boite.methodes["gro-debat"].record, 9) == 9


# ---- In SVG: on a page, and on the sheets that lists show piece by piece


def test_a_step_is_an_image_with_its_sentence_and_a_few_paths() -> None:
    made = str(figure(Dessin("cercle-tour", Room(12))))
    assert made.startswith(
        '<svg class="fig" viewBox="0 0 160 100" role="img" aria-label="Douze personnes en cercle'
    )
    styles = re.findall(r'<path class="(f[^"]*)"', made)
    assert styles == [
        "f-fleche",
        "f-pointe",
        "f-gens",
        "f-gens-v",
        "f-gens-a",
        "fd-lisere",
        "fd-tete",
        "fd-tete-v",
        "fd-tete-a",
        "fd-trou",
        "f-voix",
    ]
    assert len(ElementTree.fromstring(made)) == len(styles)
    assert figure(Dessin(NONE, Room(12))) == ""


def test_every_style_has_its_look() -> None:
    rules = source("figures")
    used = {
        (shape.kind == "disc", shape.style)
        for name in FIGURES
        for people in (2, 7, 12, 24)
        for shape in drawn(name, Room(people))
    }
    used |= {
        (shape.kind == "disc", shape.style)
        for draw in MOTIFS.values()
        for w in (44.0, 136.0)
        for shape in draw(80, 50, w)
    }
    missing = {
        name
        for dots, style in used
        if (name := f".{'fd' if dots else 'f'}-{style}")
        and not re.search(rf"{re.escape(name)}[,){{\s]", rules)
    }
    assert missing == set()


def test_a_list_finds_each_tool_on_a_sheet(boite: Catalogue) -> None:
    sheets = {address: make() for address, make in planches(boite)}
    programmes = (f"programme-{slug}" for slug in boite.programmes)
    names = ("gouvernance", *boite.vocabulaires["moments"], *programmes)
    assert sorted(sheets) == sorted(f"dessins/{name}.svg" for name in names)
    for entry in (*boite.methodes.values(), *boite.gouvernance.values()):
        address, _, name = vignette(entry).partition("#")
        assert f'<view id="{name}"' in sheets[address]
    assert vignette(next(iter(boite.fiches.values()))) == ""
    for text in sheets.values():
        assert "var(--encre" not in text.split("</style>")[1]
        assert "<script" not in text
        assert ElementTree.fromstring(text).tag.endswith("svg")


def test_a_run_sheet_draws_its_steps_for_its_people(boite: Catalogue) -> None:
    slug = next(iter(boite.programmes))
    sheet = dict(planches(boite))[f"dessins/programme-{slug}.svg"]()
    days = conduite(boite, plan_of(boite, slug))
    steps = [
        step.dessin
        for day in days
        for half in day.sessions
        for line in half.creneaux
        for step in line.etapes
        if step.dessin and step.dessin.formes
    ]
    addresses = {cadre(slug, one) for one in steps}
    assert len(addresses) == sheet.count("<view ")
    assert all(f'<view id="{one.partition("#")[2]}"' in sheet for one in addresses)
    people = boite.programmes[slug].record.participants
    assert max(one.room.people for one in steps) == people
    assert ElementTree.fromstring(sheet).tag.endswith("svg")


def test_governance_is_known_by_its_bodies_and_links(boite: Catalogue) -> None:
    sheet = dict(planches(boite))["dessins/gouvernance.svg"]()
    entry = next(iter(boite.gouvernance.values()))
    piece = sheet.split(f'<view id="{entry.slug}"')[1].split("<view")[0]
    links, bodies = re.findall(r' d="([^"]*)"', piece)
    assert links.count("M") == len(entry.record.liens)
    assert bodies.count("M") == len(entry.record.instances)


def test_what_is_led_in_the_room_comes_with_its_drawings(boite: Catalogue) -> None:
    (form, *_) = methode_animee(boite, boite.methodes["bocal-poissons"], str)["formes"]
    first, second = form["etapes"][:2]
    assert 'aria-label="Douze personnes en cercle' in first["dessin"]
    assert 'aria-label="Quatre personnes parlent au milieu' in second["dessin"]
