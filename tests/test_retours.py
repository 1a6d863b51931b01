"""What really happened: one voice per giver, merged whatever the order, told honestly, kept whole."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from macros.data.regles import regles
from macros.data.retours import merged, retours_yaml
from macros.model.assembly.brief import brief_of
from macros.model.assembly.candidat import supple
from macros.model.assembly.limits import paced
from macros.model.assembly.remembered import asked_of
from macros.model.assembly.sur_mesure import sur_mesure
from macros.model.clock.vecu import by_voice, careful, lived, percentile
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import plan
from macros.model.reading import examine, read_toolbox
from macros.model.records.programme import Contraintes, Plage
from macros.model.records.retour import EtapeVecue, Retour, Retours
from macros.model.records.sequence import SequenceMethode
from macros.model.source.documents import Document, read
from macros.model.source.shapes import shape
from macros.site.pages.outils import methode_page
from macros.site.pages.richesse import minutes_page
from macros.told.programme.composition import composition
from macros.told.vecu import ecarts_par_famille, ecarts_par_methode, ecarts_par_taille, recits
from scripts import renommer, retirer, retours

from .conftest import extrait
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


def test_what_animer_gives_is_received(racine, tmp_path, capsys):
    """The very file of tests/site/test_animer.py, on the method itself."""
    extrait(racine, tmp_path, "methodes/meteo-interieure.md")
    steps = (
        ("Poser la consigne", 2, 2),
        ("Choisir son temps", 2, 2),
        ("Faire le tour", 8, 12),
        ("Tenir compte du temps qu’il fait", 3, 4),
    )
    one = {
        "version": 1,
        "methode": "meteo-interieure",
        "participants": 12,
        "contexte": "association",
        "etapes": [{"titre": t, "prevu": p, "reel": r} for t, p, r in steps],
        "a_pris_du_temps": "Faire le tour",
    }
    assert asked(tmp_path, fichier(tmp_path, "retour.json", donne(**one))) == 0
    assert capsys.readouterr().out.startswith("1 retour dans 1 fichier, 1 nouveau.\n")
    catalogue = read_known(tmp_path)
    entry = catalogue.methodes["meteo-interieure"]
    assert lived(catalogue.retours[entry.slug].record.retours, entry.record).minutes == (20,)


def read_known(projet: Path) -> Catalogue:
    """Return what can be read of an extract, whose references lead nowhere."""
    return examine(projet / "toolbox")[0]


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_written(projet, capsys):
    good = fichier(projet, "bon.json", donne())
    wrong = fichier(projet, "faux.json", donne(methode="debta"), donne(forme="Assis"))
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


def test_steps_that_a_programme_led_in_its_own_way_are_set_aside_and_said(projet, capsys):
    own = donne(etapes=[{"titre": "Lancer à la maison", "prevu": 30, "reel": 30}])
    path = fichier(projet, "r.json", own | {"a_pris_du_temps": None}, donne(version=1))
    assert asked(projet, path) == 0
    assert capsys.readouterr().out == (
        f"1 retour dans 1 fichier, 1 nouveau.\nÉcrit : {FILE} (1 retour, 1 voix)\n"
        "Mis de côté : r.json : retours.1.etapes.1.titre : la méthode n’a pas d’étape « Lancer à la "
        "maison »\n"
    )
    only = fichier(projet, "seul.json", own)
    assert asked(projet, only) == 0
    assert capsys.readouterr().out.startswith("Rien de nouveau dans 1 fichier.\nMis de côté : ")


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


def test_too_many_returns_are_refused_rather_than_unreadable(projet, capsys, monkeypatch):
    monkeypatch.setattr(retours, "MOST_RETURNS", 1)
    path = fichier(projet, "r.json", donne(), donne(donneur="un autre appareil"))
    assert asked(projet, path) == 1
    told = f"{FILE} : 2 retours, 1 au plus ; en retirer de vieux\nRien n’a été écrit.\n"
    assert capsys.readouterr().err == told
    assert not (projet / FILE).exists()


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


# ---- Composing with careful durations


def programme(catalogue, durees):
    hours = {"matin": Plage(debut="09:00", fin="12:30")}
    limits = Contraintes(inclure=("debat",), durees=durees)
    return plan(sur_mesure(catalogue, (2,), 1, 9, hours, 15, limits, {}), catalogue)


def debate(made):
    (found,) = [
        c.minutes for s in made.sessions for c in s.creneaux if c.outil and c.outil.slug == "debat"
    ]
    return found


@pytest.fixture(scope="module")
def vecues(tmp_path_factory):
    """The small toolbox, whose debate eight voices lived: advised 90 minutes, careful 115."""
    folder = tmp_path_factory.mktemp("vecues")
    toolbox = petits_outils(folder)
    (toolbox / "retours").mkdir()
    eight = merged(vecu(n, 30, 50 + 5 * n) for n in (1, 2, 3, 4, 5, 6, 7, 12))
    (toolbox / "retours/debat.yml").write_text(retours_yaml(eight), encoding="utf-8")
    return read_toolbox(toolbox)


def test_composing_starts_from_careful_durations_when_asked(vecues):
    usual, prudent = (programme(vecues, word) for word in (None, "prudentes"))
    assert programme(vecues, "conseillees").sessions == usual.sessions
    debat = vecues.methodes["debat"]
    briefs = (brief_of(made.programme, vecues) for made in (usual, prudent))
    ideals = [supple(paced(debat, None, brief, vecues), 1.0).ideal for brief in briefs]
    assert ideals == [90, 115]
    assert (debate(usual), debate(prudent)) == (80, 100)  # Both squeezed by the same half-day.
    asked = "À la demande de l’équipe, le programme fait une place à : Débat debout."
    assert list(map(str, composition(vecues, usual))) == [asked]


def test_the_trainers_page_says_which_minutes_were_taken(vecues, tmp_path):
    told = [str(phrase) for phrase in composition(vecues, programme(vecues, "prudentes"))]
    assert told[0] == (
        "Durées prudentes, assez longues pour huit groupes sur dix : « Débat debout », 1 h 55 au lieu "
        "de 1 h 30 ; les autres gardent leur durée conseillée : il faut huit voix pour en changer."
    )
    bare = read_toolbox(petits_outils(tmp_path))
    told = [str(phrase) for phrase in composition(bare, programme(bare, "prudentes"))]
    assert told[0] == (
        "Durées prudentes : aucune méthode menée ici n’en a encore ; les autres gardent leur durée "
        "conseillée : il faut huit voix pour en changer."
    )


def test_a_half_day_written_by_hand_says_where_it_is_shorter_than_careful(vecues):
    """What composing filled keeps the careful minutes; a line written by hand keeps its own, and it is said."""
    made = programme(vecues, "prudentes").programme
    (jour,) = made.jours
    for minutes, told in ((80, True), (115, False)):
        lines = (SequenceMethode(methode="debat", temps=minutes),)
        half = jour.matin.model_copy(update={"sequences": lines})
        by_hand = made.model_copy(update={"jours": (jour.model_copy(update={"matin": half}),)})
        sentences = [str(phrase) for phrase in composition(vecues, plan(by_hand, vecues))]
        assert "aucune méthode menée ici n’en a encore" in sentences[0]
        assert (
            "Écrit ligne à ligne, et plus court que les minutes prudentes : « Débat debout », jour 1 (matin), "
            "1 h 20 pour 1 h 55." in sentences
        ) is told


def test_the_page_that_composes_knows_careful_durations_where_there_are_some(vecues, boite):
    assert regles(vecues, str)["prudentes"] == {"debat": (60, 115, 120)}
    assert regles(boite, str)["prudentes"] == {}


def test_a_new_return_is_read_when_a_programme_is_composed_again(vecues):
    made = programme(vecues, "prudentes").programme
    fewer = replace(vecues, retours={})
    assert asked_of(made, vecues) != asked_of(made, fewer)


# ---- What a method's page says, and the trainers' page


def told(debat, *every):
    """What is told of the debate after these returns."""
    entry = Entry("methodes", "debat", Retours(retours=every), Document("x", {}))
    catalogue = replace(debat, retours={"debat": entry})
    return [(r.forme, *r.phrases) for r in recits(catalogue, catalogue.methodes["debat"])]


@pytest.fixture(scope="module")
def petite(tmp_path_factory):
    return read_toolbox(petits_outils(tmp_path_factory.mktemp("t")))


def test_nothing_is_told_of_what_nobody_lived(petite):
    assert recits(petite, petite.methodes["debat"]) == []


def test_two_voices_give_words_and_no_minutes(petite):
    one = vecu(1, 30, 55, contexte="jeunes", referait=True, a_pris_du_temps="Faire")
    assert told(petite, one) == [
        (
            "",
            "Menée 1 fois (novembre 2026 ; des jeunes), avec 9 personnes.",
            "1 voix sur 1 la referait.",
            "Ce qui a pris du temps : « Faire » (1 voix).",
        )
    ]
    two = vecu(2, 50, 70, mois="2026-12", people=14, contexte="autre", referait=False)
    (said,) = told(petite, one, one, two)
    assert said == (
        "",
        "Menée 3 fois (novembre à décembre 2026 ; des jeunes, un autre groupe), avec 9 à 14 "
        "personnes, racontée par 2 voix.",
        "1 voix sur 2 la referait.",
        "Ce qui a pris du temps : « Faire » (1 voix).",
    )
    assert "minute" not in " ".join(said)


def test_three_voices_give_a_range_and_eight_a_middle_and_a_careful_duration(petite):
    three = [vecu(n, 30, 50 + 5 * n) for n in (1, 2, 3)]
    assert told(petite, *three)[0][2] == ("Elle a pris de 85 à 95 minutes. Nous en conseillons 90.")
    eight = [vecu(n, 30, 50 + 5 * n) for n in (1, 2, 3, 4, 5, 6, 7, 12)]
    assert told(petite, *eight)[0][2] == (
        "Elle a pris de 85 à 140 minutes, 103 au milieu ; 115 minutes ont suffi à huit voix sur dix. "
        "Nous en conseillons 90."
    )


def test_where_our_minutes_lie_most(vecues, petite):
    assert ecarts_par_famille(petite) == ecarts_par_methode(petite) == []
    more = [vecu(1, 30, 150, people=20), vecu(2, 60, 120, people=20)]  # 200 % and 200 %.
    entry = vecues.retours["debat"]
    record = Retours(retours=(*entry.record.retours, *more))
    catalogue = replace(vecues, retours={"debat": replace(entry, record=record)})
    # Lived 85, 90, 95, 100, 105, 110, 115, 140 of 90 planned; the first two voices in the middle.
    (famille,) = ecarts_par_famille(catalogue)
    assert (famille.nom, famille.voix, famille.rang) == ("Expression et récits", 8, 22)
    assert famille.phrase == "de +6 % à +56 %, +22 % au milieu ; huit sur dix tiennent dans +50 %"
    assert [(e.nom, e.voix, e.phrase) for e in ecarts_par_taille(catalogue)] == [
        (
            "De huit à quinze",
            8,
            "de −6 % à +56 %, +11 % au milieu ; huit sur dix tiennent dans +28 %",
        ),
        ("De seize à trente", 2, "trop peu de voix pour en dire plus"),
    ]
    assert [(e.nom, e.url) for e in ecarts_par_methode(catalogue)] == [
        ("Débat debout", "~/methodes/debat/")
    ]


def test_months_are_said_with_the_years_they_need(petite):
    far = [vecu(1, 30, 55, mois="2026-11"), vecu(2, 30, 55, mois="2027-03")]
    assert told(petite, *far)[0][1].startswith("Menée 2 fois (novembre 2026 à mars 2027), avec 9 ")


def test_a_step_left_out_says_nothing_of_its_minutes(petite):
    entry = Entry("methodes", "debat", Retours(retours=(vecu(1, 30, 0),)), Document("x", {}))
    (famille,) = ecarts_par_famille(replace(petite, retours={"debat": entry}))
    assert (famille.voix, famille.rang) == (1, -1)


def test_the_pages_show_it(vecues, petite):
    page = methode_page(vecues, vecues.methodes["debat"], lambda _: Markup("")).markdown
    assert "## Ce qui s’est vraiment passé" in page
    assert "ont suffi à huit voix sur dix" in page
    bare = methode_page(petite, petite.methodes["debat"], lambda _: Markup("")).markdown
    assert "vraiment passé" not in bare
    assert "## Personne n’a encore raconté" in minutes_page(petite).markdown
    assert "8 retours sur 1 méthode." in minutes_page(vecues).markdown
