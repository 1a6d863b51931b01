"""What is judged once: a kept reading says what a fresh one says; one edit reads one file again."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from pathlib import Path

import pytest

from macros import memory
from macros.kept import digest
from macros.memory import Memory
from macros.model.assembly import _made, assemble, remembered
from macros.model.assembly.brief import brief_of
from macros.model.assembly.candidat import Candidat
from macros.model.assembly.found import found, told
from macros.model.assembly.pool import problem_of
from macros.model.base.problems import ToolboxError
from macros.model.core.catalogue import Catalogue
from macros.model.rules import of_one
from macros.model.source.documents import read
from macros.paper.cartes import debord
from macros.paper.cartes.faces import carte
from macros.paper.press.document import Atelier
from macros.store import load

from .petit import petit_projet
from .rouvert import rouvert

SMALL = "toolbox/methodes/methode-d-essai.md"


@contextmanager
def forgotten() -> Iterator[None]:
    """Nothing is remembered inside; what was before comes back."""
    before = {name: one.asked(0) for name, one in Memory.every.items()}
    try:
        for one in Memory.every.values():
            one.keep_only({})
        yield
    finally:
        for name, one in Memory.every.items():
            one.keep_only(before[name])


def projet(folder: Path) -> Path:
    """A small project, and beside it the same as it was first."""
    project = petit_projet(folder / "p")
    shutil.copytree(project, folder / "first", symlinks=True)
    return project


def said(project: Path) -> str:
    try:
        toolbox = load(project)
    except ToolboxError as error:
        return str(error)
    bodies = [*toolbox.bodies.items(), *toolbox.papers.items()]
    return "\n".join(repr(entry.record) for entry in toolbox.catalogue.entries()) + repr(bodies)


def touch(path: Path, text: str) -> None:
    """Write a text; the clock of the disk may be too slow to tell it from the one before."""
    path.write_text(text, encoding="utf-8")
    load.__globals__["_kept"].clear()


Edit = Callable[[Path, random.Random], None]


def changed(name: str, pattern: str, *new: str) -> Edit:
    """Write a file as it was first, but for one passage."""

    def edit(project: Path, chance: random.Random) -> None:
        first = (project.parent / "first" / name).read_text(encoding="utf-8")
        touch(project / name, re.sub(pattern, lambda _: chance.choice(new), first, count=1))

    return edit


def added(name: str, *new: str) -> Edit:
    return changed(name, r"\Z", *(f"\n{text}\n" for text in new))


def copied(project: Path, chance: random.Random) -> None:
    content = (project / SMALL).read_text(encoding="utf-8")
    touch(project / f"toolbox/methodes/copie-{chance.randrange(3)}.md", content)


def removed(project: Path, chance: random.Random) -> None:
    for path in sorted(project.glob("toolbox/methodes/copie-*.md")):
        path.unlink()
    load.__globals__["_kept"].clear()


EDITS: tuple[Edit, ...] = (
    added(SMALL, "Il dit: « non ».", "{{ methode(\"rien\") }}", "[là](nulle-part.md)", "<b>gras</b>", "Une phrase."),
    added(SMALL, "{{ terme(\"territoire\") }} {{ terme(\"territoire\") }}", "Un signe : \u2603.", "# Titre"),
    changed(SMALL, "energie: .*", "energie: vive", "energie: calme", "energie: folle"),
    changed(SMALL, "conseillee: ", "conseillee: 1", "conseillee: "),
    changed("toolbox/glossaire.yml", "Un lieu", "Le lieu", "Un [lieu](~/rien/)"),
    changed("toolbox/vocabulaires.yml", "  vive:", "  vive:", "  folle: { nom: Folle }\n  vive:"),
    changed("toolbox/formations/formation-d-essai.yml", "titre: ", "titre: La ", "titre: "),
    added("docs/index.md", "Bonsoir.", "[ici](autre.md)", "{{ liste() }}", "{{ rien() }}"),
    copied,
    removed,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_a_kept_reading_says_what_a_fresh_one_says(tmp_path: Path, seed: int) -> None:
    project, chance = projet(tmp_path), random.Random(seed)  # noqa: S311
    seen = {said(project)}
    for _ in range(12):
        chance.choice(EDITS)(project, chance)
        kept = said(project)
        with forgotten():
            load.__globals__["_kept"].clear()
            assert said(project) == kept
        seen.add(kept)
    assert len(seen) > 4, "the edits must be felt"


def test_one_edit_reads_and_judges_one_file_again(tmp_path: Path) -> None:
    project = projet(tmp_path)
    said(project)
    before = {name: one.made for name, one in Memory.every.items()}
    sentence = "Une phrase de plus, dite pour cet essai seulement."
    added(SMALL, sentence)(project, random.Random(0))  # noqa: S311
    said(project)
    made = {name: one.made - before[name] for name, one in Memory.every.items()}
    assert {name: count for name, count in made.items() if count} == {
        "documents": 1,
        "links": 1,
        "links of fields": 1,
        "refused": 1,
        "rules of one": 1,
        "sentences": 1,
        "stops of proses": 1,
        "unprintable": 2,
    }
    said(project)
    assert {name: one.made - before[name] for name, one in Memory.every.items()} == made


def test_the_same_content_elsewhere_is_another_document() -> None:
    content = b"---\ntitre: A\n---\nb\n"
    marks = {read(content, name, ".md")[0].mark for name in ("a.md", "b.md")}
    assert len(marks) == 2
    assert read(content, "a.md", ".md")[0] is read(content, "a.md", ".md")[0]
    assert read(content + b"c", "a.md", ".md")[0].mark not in marks


def test_a_document_with_a_fault_or_changed_by_hand_is_read_each_time() -> None:
    faulty = b"---\ntitre: A\ntitre: B\n---\nb\n"
    (document, problems), (again, _) = read(faulty, "a.md", ".md"), read(faulty, "a.md", ".md")
    assert (document.mark, len(problems)) == ("", 1)
    assert document is not again
    sound, _ = read(b"---\ntitre: A\n---\nb\n", "a.md", ".md")
    assert sound.mark
    assert replace(sound, body="c").mark == ""


def test_a_file_changed_by_hand_is_judged_as_it_is(boite) -> None:
    entry = boite.methodes["world-cafe"]
    assert of_one(entry) == ()
    wrong = replace(entry, document=replace(entry.document, body="Attendre..."))
    assert [problem.sentence for problem in of_one(wrong)] == [
        "trois points : « Attendre... » ; les remplacer par …"
    ]
    done = replace(entry, record=entry.record.model_copy(update={"etat": "testee"}))
    assert [problem.field for problem in of_one(done)] == ["etat", "etat"], "nothing tells it"


def test_a_digest_tells_where_texts_end() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest("é") == digest("é".encode())


def test_what_nobody_asks_for_is_forgotten_after_some_readings() -> None:
    one = Memory[str]("essai")
    try:
        assert one.of("k", lambda: "a") == one.of("k", lambda: "b") == "a"
        for _ in range(memory.TURNS):
            memory.begin()
        assert one.known("k") == "a"
        for _ in range(memory.TURNS + 1):
            memory.begin()
        assert one.known("k") is None
        assert [one.of("", lambda: "a"), one.of("", lambda: "b")] == ["a", "b"]
    finally:
        del Memory.every["essai"]


def test_the_next_process_takes_back_what_was_asked_unless_our_code_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Memory[str]("essai")
    try:
        with forgotten():
            one.note("k", "a")
            memory.retain(tmp_path)
            one.keep_only({})
            memory.recall(tmp_path)
            assert one.known("k") == "a"
            (kept,) = tmp_path.iterdir()
            whole = kept.read_bytes()
            for damaged in (whole[:-1], whole[:-1] + b"x", b""):
                kept.write_bytes(damaged)
                one.keep_only({})
                memory.recall(tmp_path)
                assert one.known("k") is None
            kept.write_bytes(whole)
            monkeypatch.setattr(memory, "made_by", lambda *_: "0" * 64)
            memory.recall(tmp_path)
            assert one.known("k") is None
            memory.retain(tmp_path)
            assert [path.name for path in tmp_path.iterdir()] == ["0" * 32]
    finally:
        del Memory.every["essai"]


def test_a_kept_reading_of_the_real_toolbox_comes_back_from_the_disk(
    tmp_path: Path, racine: Path, boite
) -> None:
    with forgotten():
        load.__globals__["_kept"].clear()
        first = said(racine)
        memory.retain(tmp_path)
        for one in Memory.every.values():
            one.keep_only({})
        memory.recall(tmp_path)
        load.__globals__["_kept"].clear()
        before = {name: one.made for name, one in Memory.every.items()}
        assert said(racine) == first
        assert {name: one.made for name, one in Memory.every.items()} == before


def problem(boite, **changes: object):
    record = rouvert(boite.programmes["demi-journee-decouverte"].record)
    brief = brief_of(record, boite)
    return replace(problem_of(brief, boite, {"besoins-priorises"}), **changes)


def test_fillings_found_again_are_those_of_the_candidates_of_now(boite) -> None:
    asked = problem(boite)
    (held,) = found(asked).values()
    (again,) = found(problem(boite)).values()
    assert again == held
    (vivier,) = asked.viviers.values()
    assert all(c in vivier.travaux for c in held.travaux)


OTHER = {
    "slug": "autre", "points": -1, "souplesse": None, "energie": "x", "pleniere": None, "moment": 99,
    "couvre": frozenset({9}), "suites": frozenset({"a"}), "demande": frozenset({"a"}), "laisse": frozenset({"a"}),
    "forme": "a", "famille": "a", "objectif": 9, "pratique": None,
}  # fmt: skip


def test_the_key_of_fillings_is_all_that_a_candidate_tells_the_search(boite) -> None:
    asked = problem(boite)
    ((place, vivier),) = asked.viviers.items()

    def key(**changes: object) -> str:
        works = (replace(vivier.travaux[0], **changes), *vivier.travaux[1:])
        return told(replace(asked, viviers={place: replace(vivier, travaux=works)}))

    assert set(OTHER) == {field.name for field in fields(Candidat)} - {"entry"}
    keys = {key(**{name: value}) for name, value in OTHER.items()}
    assert len(keys | {key()}) == len(OTHER) + 1
    other = next(iter(boite.fiches.values()))
    assert key(entry=other) == key() == told(asked)


def test_the_key_of_fillings_says_the_frame_and_the_wishes(boite) -> None:
    asked = problem(boite)
    ((place, vivier),) = asked.viviers.items()
    cadre = vivier.cadre
    frames = (
        replace(cadre, minutes=cadre.minutes + 5), replace(cadre, pauses=9), replace(cadre, avant=()),
        replace(cadre, apres=()), replace(cadre, a_couvrir=(9,)), replace(cadre, fiches=frozenset({"a"})),
        replace(cadre, demi=replace(cadre.demi, nom="soir")),
    )  # fmt: skip
    others = [replace(asked, viviers={place: replace(vivier, cadre=frame)}) for frame in frames]
    others += [
        problem(boite, repetables=frozenset({"a"})),
        problem(boite, inclus=("a",)),
        problem(boite, avant={place: frozenset({"a"})}),
        replace(asked, viviers={place: replace(vivier, ouvertures=vivier.clotures)}),
        replace(asked, viviers={place: replace(vivier, clotures=())}),
        replace(asked, viviers={place + 1: vivier}),
    ]
    assert len({told(one) for one in (asked, *others)}) == 1 + len(others)


def bare(record, read) -> object:
    """A record of which only some fields can be read at all."""
    made = record.model_copy()
    for name in set(type(record).model_fields) - set(read):
        del made.__dict__[name]
    return made


HARD = {"lecture": "sans-ecrit", "mobilite": "assis", "difficulte_max": 1, "distance": True}


@pytest.mark.parametrize(
    ("slug", "limits"),
    [
        ("agents-collectivites-deux-jours", {}),
        ("agents-collectivites-deux-jours", HARD),
    ],
)
def test_the_assembler_reads_nothing_that_its_key_does_not_say(boite, slug, limits) -> None:
    """Fields that the key leaves out are not there: reading one would raise."""
    methodes, fiches = {}, {}
    for name, entry in boite.methodes.items():
        record = bare(entry.record, {*remembered.READ, "etapes"})
        record.__dict__["etapes"] = tuple(bare(e, ("minutes", "modalite")) for e in record.etapes)
        methodes[name] = replace(entry, record=record, document=None)
    for name, entry in boite.fiches.items():
        fiches[name] = replace(
            entry, record=bare(entry.record, remembered.READ_OF_SHEETS), document=None
        )
    words = {name: boite.vocabulaires[name] for name in remembered.WORDS}
    few = Catalogue(words, formations=boite.formations, methodes=methodes, fiches=fiches)
    programme = rouvert(boite.programmes[slug].record)
    limited = programme.contraintes.model_copy(update=limits)
    programme = programme.model_copy(update={"contraintes": limited})
    asked = bare(programme, {*remembered.ASKED, "formation"})
    with forgotten():
        made, expected = (
            _made(brief_of(asked, few), few, None),
            _made(brief_of(programme, boite), boite, None),
        )
    assert made == expected
    assert bool(made.refus) == bool(limits)


def test_the_key_of_an_assembly_changes_with_what_the_assembler_reads(boite) -> None:
    programme = rouvert(boite.programmes["demi-journee-decouverte"].record)
    entry = boite.methodes["world-cafe"]

    def key(**changes: object) -> str:
        record = entry.record.model_copy(update=changes)
        methodes = {**boite.methodes, entry.slug: replace(entry, record=record)}
        return remembered.asked_of(programme, replace(boite, methodes=methodes))

    changes = {
        "titre": "Autre", "difficulte": 3, "energie": "vive", "etat": "testee", "fiches": (), "materiel": (),
        "moment": "clore", "objectifs": (1,), "place": "debut", "suites": (),
            "demande": ("projet",), "laisse": (), "famille": "debat",
            "preparation": entry.record.preparation.model_copy(update={"minutes": 7}), "rituel": True, "parallele": "animes", "nourrit": (),
            "variantes": entry.record.variantes[:1],
        "etapes": entry.record.etapes[:1], "duree": entry.record.duree.model_copy(update={"max": 235}),
        "participants": entry.record.participants.model_copy(update={"max": 19}),
        "accessibilite": entry.record.accessibilite.model_copy(update={"lecture": "ecrit"}),
        "distance": entry.record.distance.model_copy(update={"possible": "non"}),
    }  # fmt: skip
    assert set(changes) == {*remembered.READ, "etapes"}
    keys = {key(**{name: value}) for name, value in changes.items()}
    assert len(keys | {key()}) == len(changes) + 1
    assert key(accroche="Autre", production="Autre", vigilance=()) == key()
    others = [
        programme.model_copy(update={"participants": 9}),
        programme.model_copy(update={"jours": ()}),
    ]
    assert len({remembered.asked_of(one, boite) for one in (programme, *others)}) == 3
    assert remembered.asked_of(
        programme.model_copy(update={"titre": "Autre"}), boite
    ) == remembered.asked_of(programme, boite)


def test_an_assembly_remembered_names_the_methods_of_now(boite) -> None:
    programme = rouvert(boite.programmes["demi-journee-decouverte"].record)
    first = assemble(programme, boite)
    again = {slug: replace(entry) for slug, entry in boite.methodes.items()}
    second = assemble(programme, replace(boite, methodes=again))
    assert second == first
    others = [other.methode for choix in second.choix.values() for other in choix.ensuite]
    assert others
    assert all(other is again[other.slug] for other in others)


def test_a_card_reads_nothing_that_its_key_does_not_say(boite) -> None:
    few = Catalogue(boite.vocabulaires, formations=boite.formations)
    for entry in boite.methodes.values():
        alone = replace(entry, document=replace(entry.document, data={}, lines={}, body=""))
        assert carte(few, alone, {}) == carte(boite, entry, {})


def test_a_card_that_fits_is_measured_once_and_again_when_it_changes(boite, monkeypatch) -> None:
    asked: list[int] = []

    def counted(cartes, *, choisir: bool) -> list[object]:
        asked.append(len(cartes))
        return [{} for _ in cartes]

    monkeypatch.setattr(debord, "mesures", counted)
    entry = boite.methodes["world-cafe"]
    longer = entry.record.model_copy(update={"production": "Autre."})
    changed = {**boite.methodes, entry.slug: replace(entry, record=longer)}
    words = {**boite.vocabulaires, "energies": {}}
    with forgotten():
        for catalogue in (
            boite,
            boite,
            replace(boite, methodes=changed),
            replace(boite, vocabulaires=words),
        ):
            with suppress(KeyError):
                debord.overflows(Atelier(catalogue, str))
    assert asked == [len(boite.methodes), 0, 1]
