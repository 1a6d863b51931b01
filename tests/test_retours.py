"""What really happened: one voice per giver, merged whatever the order, told honestly, kept whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.data.retours import merged, retours_yaml
from macros.model.clock.vecu import by_voice, careful, lived, percentile
from macros.model.reading import examine, read_toolbox
from macros.model.records.retour import EtapeVecue, Retour, Retours
from macros.model.source.documents import read
from macros.model.source.shapes import shape
from scripts import renommer, retirer, retours

from .petit import petits_outils

FILE = "toolbox/retours/debat.yml"


def vecu(voix: int, *reel: int, mois: str = "2026-11", people: int = 9, **more: object) -> Retour:
    """A return on « Débat debout »: 30 then 60 minutes planned."""
    steps = zip(("Lancer", "Faire"), (30, 60), reel, strict=False)
    etapes = tuple(EtapeVecue(titre=t, prevu=p, reel=r) for t, p, r in steps)
    return Retour(voix=f"{voix:012x}", mois=mois, participants=people, etapes=etapes, **more)


def donne(**changes: object) -> dict[str, object]:
    return {
        "kind": "retour",
        "methode": "debat",
        "forme": None,
        "mois": "2026-11",
        "participants": 9,
        "etapes": [
            {"titre": "Lancer", "prevu": 30, "reel": 34},
            {"titre": "Faire", "prevu": 60, "reel": 75},
        ],
        "contexte": "quartier",
        "a_pris_du_temps": "Faire",
        "referait": True,
        "donneur": "0a1b2c3d4e5f",
        **changes,
    }


def fichier(folder: Path, name: str, *every: dict[str, object], **envelope: object) -> str:
    path = folder / name
    path.write_text(json.dumps({"version": 1, "retours": every, **envelope}), encoding="utf-8")
    return str(path)


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    petits_outils(tmp_path)
    return tmp_path


def asked(projet: Path, *words: str) -> int:
    return retours.main(list(words), projet)


# ---- The verb


def test_a_file_is_merged_and_kept_as_it_will_be_read(projet, capsys):
    path = fichier(projet, "r.json", donne())
    assert asked(projet, path) == 0
    assert capsys.readouterr().out == (
        f"1 retour dans 1 fichier, 1 nouveau.\nÉcrit : {FILE} (1 retour, 1 voix)\n"
    )
    text = (projet / FILE).read_text(encoding="utf-8")
    assert text.split("retours:\n", 1)[1] == (
        '  - voix: "cd584cc95f07"\n'
        '    mois: "2026-11"\n'
        "    participants: 9\n"
        '    contexte: "quartier"\n'
        "    etapes:\n"
        '      - { titre: "Lancer", prevu: 30, reel: 34 }\n'
        '      - { titre: "Faire", prevu: 60, reel: 75 }\n'
        '    a_pris_du_temps: "Faire"\n'
        "    referait: true\n"
    )
    assert "0a1b2c3d4e5f" not in text
    catalogue, problems = examine(projet / "toolbox")
    assert problems == []
    assert [r.reel for r in catalogue.retours["debat"].record.retours] == [109]


def test_the_same_file_again_changes_nothing(projet, capsys):
    path = fichier(projet, "r.json", donne(), donne(donneur="un autre appareil"))
    assert asked(projet, path) == 0
    first = (projet / FILE).read_bytes()
    capsys.readouterr()
    assert asked(projet, path, path) == 0
    assert capsys.readouterr().out == "Rien de nouveau dans 2 fichiers : 4 retours, déjà là.\n"
    assert (projet / FILE).read_bytes() == first


def test_a_return_answered_later_takes_the_place_of_the_same_one(projet):
    asked(projet, fichier(projet, "a.json", donne(referait=None, a_pris_du_temps=None)))
    asked(projet, fichier(projet, "b.json", donne()))
    (one,) = read_toolbox(projet / "toolbox").retours["debat"].record.retours
    assert (one.referait, one.a_pris_du_temps) == (True, "Faire")


def test_the_envelope_of_the_house_is_read_too(projet, capsys):
    path = projet / "r.json"
    content = {"boite": "retours", "version": 1, "contenu": {"retours": [donne()]}}
    path.write_text(json.dumps(content), encoding="utf-8")
    assert asked(projet, str(path)) == 0
    assert (projet / FILE).exists()


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_written(projet, capsys):
    good = fichier(projet, "bon.json", donne())
    wrong = fichier(
        projet,
        "faux.json",
        donne(methode="debta"),
        donne(forme="Assis"),
        donne(etapes=[{"titre": "Lancr", "prevu": 30, "reel": 30}], a_pris_du_temps="La fin"),
    )
    shapeless = fichier(projet, "sans.json", donne(mois="hier", participants=0, nom="Camille"))
    (projet / "brut.json").write_text("{", encoding="utf-8")
    (projet / "panier.json").write_text('{"boite": "panier", "version": 1}', encoding="utf-8")
    newer = fichier(projet, "neuf.json", donne(), version=2)
    every = [good, wrong, shapeless, "perdu.json"]
    every += [str(projet / name) for name in ("brut.json", "panier.json")]
    assert asked(projet, *every, newer) == 1
    assert capsys.readouterr().err.splitlines() == [
        "faux.json : retours.1.methode : aucune méthode ne s’appelle « debta » ; écrire « debat »",
        "faux.json : retours.2.forme : la méthode n’a pas de forme « Assis » ; retirer ce retour",
        "faux.json : retours.3.etapes.1.titre : la méthode n’a pas d’étape « Lancr » ; écrire « Lancer »",
        "faux.json : retours.3.a_pris_du_temps : la méthode n’a pas d’étape « La fin » ; retirer ce retour",
        "sans.json : retours.1.mois : un mois est attendu, « hier » trouvé ; par exemple 2026-11",
        "sans.json : retours.1.nom : champ inconnu ; choisir parmi : a_pris_du_temps, contexte, donneur, "
        "etapes, forme, kind, methode, mois, …",
        "sans.json : retours.1.participants : au moins 1 est attendu, 0 trouvé",
        "perdu.json : ce fichier n’existe pas ; écrire son chemin entier",
        "brut.json : ce fichier ne se lit pas : il est abîmé, ou ce n’est pas un fichier de la page "
        "« Animer »",
        "panier.json : ce fichier contient « panier », « retours » était attendu",
        "neuf.json : ce fichier vient d’une version plus récente du site ; mettre le projet à jour",
        "Rien n’a été écrit.",
    ]
    assert not (projet / "toolbox/retours").exists()


@pytest.mark.parametrize("words", [[], ["--quoi"]])
def test_how_to_ask_is_said(projet, capsys, words):
    assert asked(projet, *words) == 2
    assert capsys.readouterr().err.strip() == retours.USAGE


def test_a_former_name_of_a_method_still_receives(projet, capsys):
    assert renommer.main(["methode", "debat", "debat-debout"], projet) == 0
    assert asked(projet, fichier(projet, "r.json", donne())) == 0
    assert (projet / "toolbox/retours/debat-debout.yml").exists()


def test_returns_follow_their_method_and_go_with_it(projet, capsys):
    asked(projet, fichier(projet, "r.json", donne()))
    text = (projet / FILE).read_bytes()
    assert renommer.main(["methode", "debat", "debat-debout"], projet) == 0
    moved = projet / "toolbox/retours/debat-debout.yml"
    assert not (projet / FILE).exists()
    assert moved.read_bytes() == text
    assert retirer.main(["methode", "debat-debout"], projet) == 0
    assert not moved.exists()


def test_a_file_that_no_longer_reads_is_never_overwritten(projet, capsys):
    asked(projet, fichier(projet, "r.json", donne()))
    (projet / FILE).write_text("retours: [", encoding="utf-8")
    capsys.readouterr()
    assert asked(projet, fichier(projet, "r.json", donne(donneur="quelqu’un d’autre"))) == 1
    assert capsys.readouterr().err == (
        f"{FILE} : ce fichier ne se lit plus ; lancer « check », le corriger, puis recommencer\n"
        "Rien n’a été écrit.\n"
    )
    assert (projet / FILE).read_text(encoding="utf-8") == "retours: ["


# ---- Merging: order and repetition change nothing

RETURNS = st.builds(
    vecu,
    st.integers(1, 4),
    st.integers(0, 90),
    st.integers(0, 90),
    mois=st.sampled_from(["2026-10", "2026-11"]),
    people=st.integers(8, 9),
    contexte=st.sampled_from([None, "jeunes"]),
    forme=st.sampled_from([None, "À deux : « vite »", "a: b"]),
    a_pris_du_temps=st.sampled_from([None, "Lancer", "Faire"]),
    referait=st.sampled_from([None, True, False]),
)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.lists(RETURNS, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(every, chance):
    once = merged(every)
    again = [*every, *chance.choices(every, k=3), *once]
    chance.shuffle(again)
    half = len(again) // 2
    assert merged(again) == once
    assert merged((*merged(again[:half]), *merged(again[half:]))) == once


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(RETURNS, min_size=1, max_size=5))
def test_what_is_written_is_read_as_it_was(every):
    kept = merged(every)
    document, problems = read(retours_yaml(kept).encode(), FILE, ".yml")
    assert problems == []
    assert document is not None
    record, problems = shape(document, Retours, {})
    assert problems == []
    assert record is not None
    assert record.retours == kept


# ---- Numbers, by hand


def test_the_nearest_rank_gives_what_was_lived():
    eight = [40, 41, 43, 44, 46, 50, 55, 70]
    assert [percentile(eight, p) for p in (1, 50, 75, 80, 88, 100)] == [40, 44, 50, 55, 70, 70]
    assert percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 80) == 8


def test_a_voice_counts_once_however_many_times_it_speaks():
    assert by_voice([("a", 10), ("a", 20), ("a", 90), ("b", 5), ("c", 10), ("c", 15)]) == {
        "a": 20,
        "b": 5,
        "c": 13,
    }


@pytest.fixture(scope="module")
def debat(tmp_path_factory):
    return read_toolbox(petits_outils(tmp_path_factory.mktemp("v"))).methodes["debat"].record


def test_only_whole_times_give_minutes_and_a_form_has_its_own(debat):
    told = [vecu(1, 30, 70), vecu(2, 40), vecu(3, 25, 60), vecu(4, 20, 20, forme="Assis")]
    known = lived(told, debat)
    assert (len(known.retours), known.minutes) == (3, (85, 100))
    assert (known.mediane, known.prudente) == (None, None)


def test_a_median_and_a_careful_duration_from_eight_voices(debat):
    seven = [vecu(n, 30, 50 + 5 * n) for n in range(1, 8)]
    assert lived(seven, debat).prudente is None
    eight = [*seven, vecu(8, 30, 110), *seven[:3]]
    known = lived(eight, debat)
    assert known.minutes == (85, 90, 95, 100, 105, 110, 115, 140)
    assert (known.mediane, known.prudente) == (103, 115)
    assert careful(debat, eight).duree.conseillee == 115
    assert careful(debat, seven) == debat


def test_a_careful_duration_stays_within_what_the_method_bears(debat):
    slow = [vecu(n, 60, 100) for n in range(8)]
    quick = [vecu(n, 10, 20) for n in range(8)]
    assert careful(debat, slow).duree.conseillee == debat.duree.max == 120
    assert careful(debat, quick).duree.conseillee == debat.duree.min == 60
