"""What our scripts compute without a page, run by node: the same answers as Python where both compute."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import segno
from icalendar import Calendar

from macros.data.regles import regles
from macros.data.search import index
from macros.model.core.catalogue import Catalogue
from macros.model.reading import examine
from macros.publishing.added import guides
from macros.store import ROOT, load

from .essais import essais, missed
from .noeud import answers
from .test_composer_cas import CASES
from .test_recherche import WORDS

SORTIES = Path(__file__).parent / "sorties"
DATES: list[dict[str, Any]] = json.loads((SORTIES / "dates.json").read_text(encoding="utf-8"))
CELLS: list[dict[str, Any]] = json.loads((SORTIES / "csv.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def bornes(boite: Catalogue) -> Any:
    return regles(boite, str)


# ---- The clock of a half-day


ANSWER = """([cases, bornes]) => cases.map(one => {
  const know = { bornes, methodes: one.methodes, fiches: one.fiches || {}, histoire: one.histoire || {}, participants: one.participants };
  const halves = one.demis.map(d => ({ nom: d.nom, pose: layOut(d.lignes, d.debut, d.fin, know) }));
  return {
    creneaux: halves.map(h => h.pose.creneaux.map(c => [c.debut, c.fin, c.titre])),
    phrases: halves.map(h => h.pose.coincements.map(s => said(s, h.pose, know))),
    avertissements: warnings(halves, know),
    materiel: supplies(halves, know)
  };
})"""


def test_node_answers_every_case_as_the_model_does(bornes: Any) -> None:
    names = 'import { layOut, said, supplies, warnings } from "./agenda.js";'
    for case, answer in zip(CASES, answers(names, ANSWER, [CASES, bornes]), strict=True):
        assert answer == case["attendu"], case["nom"]


UGLY = {
    "signs": ('L\'atelier: un "essai" ! (fin...)', "Salle : « B»", "Retour? Bien sûr;", []),
    "points": ("Habitant·es, agents", "Chez nous", "Tour", []),
    "empty words": ("«» ··· {{}}", "···", "<>", ["titre", "lieu", "nommer le temps de 10:00"]),
    "endings": ("Pour les habitant(e)s", "Ici", "Tour", ["les deux formes"]),
    "taken": (
        "SE PRÉPARER à écouter des habitants, une demi-journée pour goûter",
        "Ici",
        "Tour",
        ["porte déjà ce titre"],
    ),
}
WRITTEN = """([titre, lieu, apport, extra, bornes]) => {
  const know = { bornes, methodes: {}, fiches: {}, histoire: {}, participants: 10 };
  const state = clean(Object.assign({
    titre, lieu, territoire: "marseille-centre", date: "2027-03-16", participants: 10,
    demis: [{ nom: "matin", debut: 540, fin: 630, lignes: [{ pause: 50 }, { marge: 10 }, { apport, minutes: 30 }] }]
  }, extra), bornes);
  const halves = state.demis.map(d => ({ ...d, pose: layOut(d.lignes, d.debut, d.fin, know) }));
  return [faults(state, halves, know).join(" "), programme(state, halves, know, "2026-11-23")];
}"""


def written(*given: Any) -> Any:
    """Return what is wrong with a composed half-day, and its programme."""
    names = 'import { layOut } from "./agenda.js";'
    names += 'import { clean, faults, programme } from "./composer-sorties.js";'
    return answers(names, WRITTEN, given)


@pytest.mark.parametrize("what", UGLY)
def test_words_as_people_type_them_are_written_well_or_refused(
    bornes: Any, tmp_path: Path, what: str
) -> None:
    titre, lieu, apport, expected = UGLY[what]
    told, text = written(titre, lieu, apport, {}, bornes)
    assert all(words in told for words in expected)
    root = tmp_path / "toolbox"
    long = shutil.ignore_patterns("agents-*.md", "habitants-*.md")  # They take seconds to compose.
    shutil.copytree(ROOT / "toolbox", root, ignore=long)
    (root / "programmes" / "essai.md").write_text(text, encoding="utf-8")
    problems = [str(one) for one in examine(root)[1] if "essai.md" in str(one)]
    assert bool(problems) == bool(told), (told, problems)


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ({"date": "2027-02-31"}, "Donner une date."),
        ({"date": "0001-01-01"}, "Donner une date."),
        ({"territoire": "__proto__"}, "Choisir un territoire."),
        (
            {
                "demis": [
                    {"nom": "apres_midi", "debut": 600, "fin": 720, "lignes": [{"pause": 120}]},
                    {"nom": "matin", "debut": 540, "fin": 660, "lignes": [{"pause": 120}]},
                ]
            },
            "Après-midi : commence à 10:00, avant la fin",
        ),
    ],
)
def test_what_no_calendar_holds_is_refused(
    bornes: Any, extra: dict[str, Any], expected: str
) -> None:
    told, _ = written("Un essai", "Ici", "Tour", extra, bornes)
    assert expected in told


# ---- Dates as people type them, cells of spreadsheets


def told(day: dict[str, Any]) -> str:
    """Return a day that was read, as the cases write it; a question mark when no end was said."""
    last = day["dernier"]
    found: str = day["jour"] + (f"/{last}" if last != day["jour"] else "")
    if "debut" not in day:
        return found
    start, end = (f"{m // 60:02d}:{m % 60:02d}" for m in (day["debut"], day["fin"]))
    return f"{found} {start}-{end}" + (" ?" if day["seule"] else "")


def answer(read: dict[str, Any]) -> dict[str, Any]:
    if "faute" in read:
        return {"faute": read["faute"]}
    return {"lu": [told(day) for day in read["liste"]]}


def test_there_are_enough_dates_and_each_is_written_once() -> None:
    assert len({case["ecrit"] for case in DATES}) == len(DATES) >= 170
    assert sum("faute" in case for case in DATES) >= 80


def test_dates_are_read_right_or_not_at_all() -> None:
    read = answers(
        'import { dates } from "./dates.js";',
        "texts => texts.map(dates)",
        [case["ecrit"] for case in DATES],
    )
    found = [{"ecrit": case["ecrit"], **answer(one)} for case, one in zip(DATES, read, strict=True)]
    assert found == DATES


def test_a_cell_is_a_text_or_a_plain_number_never_a_formula() -> None:
    text = answers('import { csv } from "./mots.js";', "csv", [[case["ecrit"]] for case in CELLS])
    assert text.startswith("\ufeff")
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    found = [{**case, "case": row[0]} for case, row in zip(CELLS, rows, strict=True)]
    assert found == CELLS
    assert len({case["nom"] for case in CELLS}) == len(CELLS) >= 40


# ---- Calendars: an event is known by what it is, never by when it is

HALVES: list[dict[str, Any]] = [
    {"nom": "matin", "debut": 540, "fin": 750, "lignes": []},
    {"nom": "apres_midi", "debut": 810, "fin": 1440, "lignes": []},
]
STATE = {
    "titre": "Groupe A",
    "lieu": "Salle 1",
    "territoire": "",
    "date": "2027-03-16",
    "participants": 10,
    "demis": HALVES,
}
EVENTS = """([states, bornes, now]) => {
    if (now) Date.now = () => Date.parse(now);
    const names = { matin: "Matin", apres_midi: "Après-midi", soir: "Soir" };
    return states.map(s => clean(s, bornes)).map(one => calendar(one, one.demis.map(d => ({ ...d, pose: { ...d, creneaux: [] } })), names));
}"""
NAMES = 'import { calendar, clean } from "./composer-sorties.js";'


def calendars(bornes: Any, *states: dict[str, Any], now: str = "") -> list[list[Any]]:
    """Return the events of each composition, once it has gone through what reads one."""
    found = answers(NAMES, EVENTS, [states, bornes, now])
    return [Calendar.from_ical(text).walk("VEVENT") for text in found]


def uids(events: list[Any]) -> list[str]:
    return [str(event["UID"]) for event in events]


COMPOSED: list[tuple[str, dict[str, Any], bool]] = [
    ("une date qui bouge", {"date": "2027-04-20"}, True),
    ("une salle qui change", {"lieu": "Salle 2"}, True),
    ("un groupe plus grand", {"participants": 12}, True),
    ("un autre territoire", {"territoire": "noailles"}, True),
    ("des heures qui bougent", {"demis": [{**half, "fin": 1000} for half in HALVES]}, True),
    ("une copie pour un autre groupe, avec son titre", {"titre": "Groupe B"}, False),
    ("un autre groupe, le même matin, sous le même titre", {"marque": "b" * 16}, False),
    ("une composition d’avant les marques", {"marque": None}, False),
]
NO_MARKS: list[Any] = [
    "abc",
    "a" * 41,
    "A" * 16,
    "a\r\nATTENDEE:b",
    "<b>gras</b>",
    "é" * 16,
    12345678,
    True,
    {"a": 1},
    ["a" * 16],
]


def test_groups_never_erase_each_other_and_dates_are_followed(bornes: Any) -> None:
    first = {**STATE, "marque": "a" * 16}
    found = calendars(bornes, first, *({**first, **change} for _, change, _ in COMPOSED))
    reference, *rest = (uids(events) for events in found)
    assert len(set(reference)) == 2
    same = {name: one == reference for (name, _, _), one in zip(COMPOSED, rest, strict=True)}
    assert same == {name: expected for name, _, expected in COMPOSED}
    others = [uid for one in rest if one != reference for uid in one]
    assert len(set(others)) == len(others)
    assert not set(others) & set(reference)


def test_what_is_no_mark_is_none(bornes: Any) -> None:
    given = [{**STATE, "marque": mark} for mark in NO_MARKS]
    net = answers(
        NAMES, "([all, bornes]) => all.map(s => clean(s, bornes))", [[*given, STATE], bornes]
    )
    assert [one["marque"] for one in net] == [""] * len(NO_MARKS) + [""]
    assert "marque" not in STATE


def test_a_mark_goes_by_link_and_file(bornes: Any) -> None:
    names = 'import { clean, fromAddress, toAddress } from "./composer-sorties.js";'
    act = """([s, bornes]) => {
        const made = clean(s, bornes);
        return [made, fromAddress(toAddress(made, bornes), bornes), clean(JSON.parse(JSON.stringify(made)), bornes)];
    }"""
    made, by_link, by_file = answers(names, act, [{**STATE, "marque": "a" * 16}, bornes])
    assert by_link == made
    assert by_file == made
    assert made["marque"] == "a" * 16


def test_midnight_ends_the_day_after_and_later_exports_hold(bornes: Any) -> None:
    marked = {**STATE, "marque": "a" * 16}
    ((_, before),) = calendars(bornes, marked, now="2026-12-01T10:00:00Z")
    assert before.decoded("dtend").isoformat() == "2027-03-17T00:00:00+01:00"
    ((_, after),) = calendars(bornes, marked, now="2026-12-01T10:00:01Z")
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (60_429_600, 60_429_601)
    # What left before counted minutes since 1970: it is followed too.
    assert before["SEQUENCE"] > 30_000_000
    ((_, late),) = calendars(bornes, marked, now="2038-01-19T10:00:00Z")
    assert late["SEQUENCE"] < 2**31


# ---- QR codes


def padded_as_the_norm_says(buffer: Any, version: int, length: int) -> None:
    """ISO/IEC 18004 7.4.10: no padding bit at a codeword's end; segno 1.6 adds eight."""
    buffer.extend([0] * (-length % 8))


def test_the_qr_code_is_the_one_that_segno_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segno.encoder, "write_padding_bits", padded_as_the_norm_says)
    versions = set()
    lengths = (1, 14, 15, 26, 42, 60, 80, 100, 120, 150, 180, 213, 250, 280, 320, 360, 412)
    texts = [("https://exemple.fr/panier/#o=world-cafe,frise-" * 9)[:length] for length in lengths]
    *drawn, none = answers(
        'import { qr } from "./qr.js";', "all => all.map(text => qr(text))", [*texts, "x" * 413]
    )
    for length, text, made in zip(lengths, texts, drawn, strict=True):
        expected = segno.make(
            text, micro=False, error="m", boost_error=False, mode="byte", mask=made["masque"]
        )
        assert made["rangs"] == [list(row) for row in expected.matrix], length
        versions.add(made["version"])
    assert versions == set(range(1, 16))
    assert none is None


# ---- The search

SEARCH = 'import { load, rootsOf, search } from "./trouver.js";'


@pytest.fixture(scope="module")
def searched() -> Any:
    toolbox = load()
    return index(toolbox.catalogue, toolbox.printed, guides(toolbox), str)


def test_words_are_compared_as_in_python(searched: Any) -> None:
    act = "([index, words]) => (load(index), words.map(word => rootsOf(word)))"
    found = answers(SEARCH, act, [searched, list(WORDS)])
    assert dict(zip(WORDS, found, strict=True)) == WORDS


def test_words_of_every_day_find_a_page_that_helps_in_the_first_three(searched: Any) -> None:
    """All of the trials that trainers own, where nine in ten are asked."""
    assert len(essais()) >= 75
    queries = [one.cherche for one in essais()]
    act = """([index, all]) => (load(index), all.map(
        query => search(query).slice(0, 3).map(one => one.page[1])))"""
    assert missed(dict(zip(queries, answers(SEARCH, act, [searched, queries]), strict=True))) == {}


def test_words_that_mean_nothing_here_find_nothing(searched: Any) -> None:
    act = "([index, all]) => (load(index), all.map(query => search(query).length))"
    assert (
        answers(SEARCH, act, [searched, ["zzzzqqqq", "<img src=x onerror=1>", "", "le la les"]])
        == [0] * 4
    )


def test_a_filter_is_said_in_words(searched: Any) -> None:
    """« à distance », « 15 minutes », « sans écrit », « 12 personnes »: what does not fit comes after."""
    act = """([index, all]) => (load(index), all.map(query =>
        search(query).filter(one => one.page[1].startsWith("methodes/")).slice(0, 10).map(one => one.page[1])))"""
    records = {f"methodes/{slug}/": e.record for slug, e in load().catalogue.methodes.items()}
    far, short, spoken, many = (
        [records[url] for url in urls]
        for urls in answers(
            SEARCH,
            act,
            [
                searched,
                ["idées en visio", "15 minutes", "débat sans écrit", "idées pour 40 personnes"],
            ],
        )
    )
    assert all(r.distance.possible != "non" for r in far)
    assert all(r.duree.conseillee <= 15 for r in short[:3])
    assert all(r.accessibilite.lecture == "sans-ecrit" for r in spoken[:5])
    assert all(r.participants.max >= 40 for r in many)


# ---- Merging

MERGES: list[tuple[str, Any, Any, Any, Any, int]] = [
    # what, base, the other tab, this tab, merged, fields with two texts
    ("rien", {"a": 1}, {"a": 1}, {"a": 1}, {"a": 1}, 0),
    ("l’autre seul", {"a": "x"}, {"a": "y"}, {"a": "x"}, {"a": "y"}, 0),
    ("celui-ci seul", {"a": "x"}, {"a": "x"}, {"a": "z"}, {"a": "z"}, 0),
    ("deux champs", {}, {"a": "x"}, {"b": "y"}, {"b": "y", "a": "x"}, 0),
    ("même champ", {"a": "x"}, {"a": "y"}, {"a": "z"}, {"a": "z"}, 1),
    ("même texte", {"a": "x"}, {"a": "y"}, {"a": "y"}, {"a": "y"}, 0),
    ("effacé ici, changé là", {"a": "x"}, {"a": "y"}, {"a": ""}, {"a": "y"}, 0),
    ("changé ici, effacé là", {"a": "x"}, {}, {"a": "y"}, {"a": "y"}, 0),
    ("effacé là seulement", {"a": "x"}, {}, {"a": "x"}, {}, 0),
    ("marques des scripts", {"le": "1"}, {"le": "2"}, {"le": "3"}, {"le": "3"}, 0),
    ("lignes des deux", [], [["t"]], [["m"]], [["m"], ["t"]], 0),
    ("ligne ajoutée là", [["a"]], [["a"], ["b"]], [["a"]], [["a"], ["b"]], 0),
    (
        "cases d’une ligne",
        [["a", "b", "c"]],
        [["a", "B", "c"]],
        [["a", "b", "C"]],
        [["a", "B", "C"]],
        0,
    ),
    ("une case deux fois", [["a", "b"]], [["a", "B"]], [["a", "bb"]], [["a", "bb"]], 1),
    ("retirée ici", [["a"], ["b"]], [["a"], ["b"], ["c"]], [["b"]], [["b"], ["c"]], 0),
    (
        "retirée ici, changée là",
        [["a", "b"], ["c", "d"]],
        [["a", "B"], ["c", "d"]],
        [["c", "d"]],
        [["a", "B"], ["c", "d"]],
        0,
    ),
    (
        "montée ici, changée là",
        [["a", "1"], ["b", "2"]],
        [["a", "1"], ["b", "3"]],
        [["b", "2"], ["a", "1"]],
        [["b", "3"], ["a", "1"]],
        0,
    ),
    (
        "montée là, changée ici",
        [["a", "1"], ["b", "2"]],
        [["b", "2"], ["a", "1"]],
        [["a", "9"], ["b", "2"]],
        [["b", "2"], ["a", "9"]],
        0,
    ),
    (
        "en tête là",
        [["b"], ["c"]],
        [["a"], ["b"], ["c"]],
        [["b"], ["c"], ["d"]],
        [["a"], ["b"], ["c"], ["d"]],
        0,
    ),
    ("ligne qui s’écrit", ["bon"], ["bonjour"], ["bon", "soir"], ["bonjour", "soir"], 0),
    ("cases cochées", ["A"], ["A", "B"], ["A", "C"], ["A", "B", "C"], 0),
    ("cochée des deux côtés", [], ["A"], ["A"], ["A"], 0),
    (
        "par leur marque",
        [{"id": "1", "x": 1}],
        [{"id": "2", "x": 2}, {"id": "1", "x": 1}],
        [{"id": "1", "x": 3}],
        [{"id": "2", "x": 2}, {"id": "1", "x": 3}],
        0,
    ),
    (
        "retiré ici, complété là",
        {"a": {"x": "1"}},
        {"a": {"x": "1", "y": "2"}},
        {},
        {"a": {"y": "2"}},
        0,
    ),
    ("noms de tout objet", {}, {"constructor": "t"}, {"toString": "m"}, None, 0),
]


def test_two_versions_of_one_record_become_one() -> None:
    act = """all => all.map(([b, t, m]) => {
        const found = [];
        return [merge(b, t, m, [], found), found.length];
    })"""
    made = answers(MERGE, act, [[base, theirs, mine] for _, base, theirs, mine, _, _ in MERGES])
    for (what, _, theirs, mine, merged, texts), (found, two) in zip(MERGES, made, strict=True):
        assert two == texts, what
        assert found == (merged if merged is not None else {**theirs, **mine}), what
    hostile = """() => {
      const theirs = JSON.parse('{"__proto__": {"pris": 1}, "a": "x"}');
      const made = merge({}, theirs, {}, [], []);
      return [({}).pris, made.pris, Object.keys(made)].map(one => one ?? null);
    }"""
    assert answers(MERGE, hostile) == [None, None, ["__proto__", "a"]]


MERGE = 'import { merge } from "./fusion.js";'
