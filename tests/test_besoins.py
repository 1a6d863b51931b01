"""From a client's answers to a programme that builds; what is private serves, and shows nowhere."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from macros.data.besoins import QUESTIONNAIRE, Besoins, besoins, jour_dit, mois_dit
from macros.model.assembly.reserve import reserve
from macros.model.core.catalogue import Catalogue
from macros.model.plans.planning import plan, plan_of
from macros.model.reading import examine
from macros.model.records.prive import Prive
from macros.model.records.sequence import SequenceMethode
from macros.offline.bundle import bundle
from macros.store import ROOT
from scripts import new, recomposer, renommer, retirer
from scripts.besoins import APPORTE, DEMIS, MANQUE, MOMENTS, Demande, Fait, fait
from scripts.bundle import files_of
from scripts.quelques_uns import BOUGER, LIRE

from .petit import DAY, fabriquer, petit_projet

MOT = "Zwyxoquat"
"""A word that stands nowhere else."""
TODAY = date(2026, 11, 30)
REPONSES = {
    "structure": "Un centre social",
    "public": "Bénévoles et habitants relais",
    "combien": "de 8 à 10",
    "projets": "Oui, chacune le sien",
    "sujet": "la cour de l’école",
    "objectifs": ["2 : recenser des besoins avec les habitants", "5 : passer du « faire pour » au « faire avec »"],
    "niveau-2": 1,
    "niveau-5": 0,
    "souhaits": "Que chacun parle.",
    "ou": "Le centre de Marseille",
    "manque": ["Un vidéoprojecteur"],
    "temps": "Deux jours",
    "moments": "Le matin et l’après-midi",
    "debut": "1er mai 2027",
    "lecture": "Mieux vaut ne rien avoir à lire ni à écrire",
    "mobilite": "Tout doit pouvoir se faire assis",
    "amenagements": f"Une boucle magnétique, {MOT}",
    "adresse": "1 place de la Mairie",
    "siret": "quatorze chiffres",
    "payeurs": "0",
}  # fmt: skip


PAPIERS = (
    "Adresse de qui signe : 1 place de la Mairie",
    "SIRET : quatorze chiffres",
    "Paient seuls : 0",
)


def page(reponses: dict[str, object]) -> bytes:
    """Answers as the questionnaire's page gives them."""
    one = {
        "id": "a" * 32,
        "questionnaire": QUESTIONNAIRE,
        "edition": "2026-11-30",
        "le": "2026-11-30",
        "reponses": reponses,
    }
    return json.dumps({"boite": "reponses", "version": 1, "contenu": one}, indent=1).encode()


def lus(boite: Catalogue, content: bytes, nom: str = "besoins.json") -> Besoins:
    told, problems = besoins(content, nom, boite.questionnaires[QUESTIONNAIRE].record)
    assert problems == []
    return told


@pytest.fixture(scope="module")
def demande(boite: Catalogue) -> Demande:
    told = lus(boite, page(REPONSES))
    return Demande("essai", "Essai", told, date(2027, 3, 2), 10, TODAY)


@pytest.fixture(scope="module")
def programme(boite: Catalogue, demande: Demande) -> Fait:
    return fait(demande, boite)


def test_the_form_asks_what_is_read(boite: Catalogue):
    record = boite.questionnaires[QUESTIONNAIRE].record
    asked = {q.id: q for p in record.parties for q in p.questions}
    counts = {name: len(asked[name].options) for name in ("temps", "moments", "manque", "projets")}
    assert counts == {"temps": len(DEMIS), "moments": len(MOMENTS), "manque": len(MANQUE), "projets": len(APPORTE) + 1}  # fmt: skip
    assert len(asked["lecture"].options) == len(boite.vocabulaires["lectures"]) + 1
    assert len(asked["mobilite"].options) == len(boite.vocabulaires["mobilites"]) + 1
    assert len(asked["objectifs"].options) == len(boite.objectifs)
    assert [q.objectif for q in asked.values() if q.objectif] == list(boite.objectifs)
    private = [q.id for q in asked.values() if q.prive]
    known = ["lecture", "mobilite", "amenagements", "langues", "groupe", "budget"]
    papers = ["adresse", "siret", "payeurs"]
    assert private == ["repondant", "impossibles", *known, "signataire", *papers]


def test_a_file_written_by_hand_says_the_same_as_the_page(boite: Catalogue):
    by_hand = b"combien: 12\nobjectifs: [4, 5]\ntemps: 3\nmoments: 4\nniveau-4: 0\ndistance: oui\n"
    from_page = {
        "combien": "12",
        "objectifs": [4, 5],
        "temps": "Deux jours",
        "moments": "Le soir seulement",
        "niveau-4": 0,
        "distance": "oui",
    }
    assert lus(boite, by_hand, "b.yml") == lus(boite, page(from_page))


def test_all_that_is_wrong_is_told_at_once_with_its_line(boite: Catalogue):
    record = boite.questionnaires[QUESTIONNAIRE].record
    wrong = 'combiens: 3\ncombien: une douzaine\nniveau-1: 5\ntemps: 9\ndebut: bientôt\nsiret: "12345678901234"\n'
    _, problems = besoins(wrong.encode(), "b.yml", record)
    assert [str(p).partition(" (1 :")[0] for p in sorted(problems)] == [
        "b.yml:1: combiens : cette question n’existe pas ; écrire « combien »",
        "b.yml:2: combien : aucun nombre ici ; écrire combien de personnes, en chiffres",
        "b.yml:3: niveau-1 : un nombre de 0 à 4 est attendu",
        "b.yml:4: temps : écrire un choix de la liste, ou son rang",
        "b.yml:5: debut : ce jour ne se lit pas ; écrire 2027-03-02, 2 mars 2027, mars 2027 ou printemps 2027",
        "b.yml:6: siret : ce numéro n’est pas un SIRET : un chiffre est faux, manque ou vient en trop",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{}", "aucune réponse ici ; en écrire une au moins, par exemple « combien: 12 »"),
        (b'{"boite": "fiche", "version": 1, "contenu": {}}', "ce fichier contient « fiche », « reponses » était attendu"),
        (page({}).replace(QUESTIONNAIRE.encode(), b"a-chaud"), "ce fichier répond à « a-chaud », « recueil-des-besoins » était attendu"),
        (b'{"boite": "reponses", "version": 1, "contenu": {"liste": []}}', "ce fichier répond à plusieurs personnes, ou rien, « recueil-des-besoins » était attendu"),
    ],
)  # fmt: skip
def test_another_file_is_told(boite: Catalogue, content: bytes, told: str):
    _, problems = besoins(content, "b.json", boite.questionnaires[QUESTIONNAIRE].record)
    assert [str(p.sentence) for p in problems] == [told]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-03-02", date(2027, 3, 2)),
        ("à partir du 2/3/2027", date(2027, 3, 2)),
        ("1er Août 2027", date(2027, 8, 1)),
        ("31/2/2027", None),
        ("au printemps", None),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str, day: date | None):
    assert jour_dit(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("au printemps", date(2027, 3, 1)),
        ("à l’automne 2028", date(2028, 9, 1)),
        ("novembre", date(2027, 11, 1)),
        ("Décembre", date(2026, 12, 1)),
        ("mars 2027 si possible", date(2027, 3, 1)),
        ("bientôt", None),
    ],
)
def test_a_month_or_a_season_proposes_its_first_day(text: str, day: date | None):
    assert mois_dit(text, TODAY) == day


def test_a_season_is_proposed_and_left_to_ask(boite: Catalogue):
    told = Besoins({"debut": "au printemps", "objectifs": (2,), "temps": 2})
    made = fait(Demande("essai", "Essai", told, date(2027, 1, 12), 10, TODAY), boite)
    assert "  # « au printemps » : premier jour ouvré proposé ; demander le jour.\n  - date: 2027-03-01\n" in made.texte  # fmt: skip


def test_a_wheelchair_does_not_limit_the_group_and_its_forms_are_told(boite: Catalogue):
    answers = {"objectifs": (2, 4), "temps": 3, "lecture": 4, "mobilite": 4}
    made = fait(Demande("essai", "Essai", Besoins(answers), date(2027, 3, 2), 10, TODAY), boite)
    free = fait(
        Demande("essai", "Essai", Besoins({"objectifs": (2, 4), "temps": 3}), date(2027, 3, 2), 10, TODAY),
        boite,
    )  # fmt: skip
    assert (made.texte, made.choix) == (free.texte, free.choix)
    assert made.prive.limites == Prive().limites
    told = [one for one in made.prive.a_savoir if one not in (LIRE, BOUGER)]
    assert {LIRE, BOUGER} <= set(made.prive.a_savoir)
    assert told
    assert all("prendre la forme « " in one or "aucune forme " in one for one in told)


def test_each_line_says_the_answer_that_it_comes_from(programme: Fait):
    lines = programme.texte.splitlines()
    assert [line for line in lines if " #" in line] == [
        'commanditaire: "Un centre social"  # recueil : « Votre organisation »',
        'territoire: "marseille-centre"  # recueil : « Le territoire »',
        'sujet: "la cour de l’école"  # recueil : « Ce qui réunit ce groupe »',
        "participants: 10  # recueil : « Combien de personnes »",
        'publics: ["Bénévoles et habitants relais"]  # recueil : « Qui suivra la formation »',
        'apporte: [{ acquis: "projet", quoi: "Chaque personne vient avec son projet." }]  '
        "# recueil : « Ces personnes viendront-elles avec un projet à faire avancer »",
        'positionnement: { "2": 1, "5": 0 }  # les niveaux donnés dans le recueil, objectif par objectif',
        'contraintes: { materiel_absent: ["vidéoprojecteur"] }  # recueil : ce qui manque sur place, et la distance',
        'horaires: { matin: { debut: "09:00", fin: "12:30" }, apres_midi: { debut: "13:30", fin: "17:00" }, '
        "pause: 15 }  # les heures usuelles : à ajuster",
        'lieu: "À préciser"  # sans réponse : à préciser',
        'equipe: ["Souhait : Que chacun parle."]  # recueil : « Pour quoi faire », pour l’équipe seule',
        "jours: # recueil : « Ce que ces personnes doivent savoir faire à la fin », « Le temps possible », "
        "« À quel moment de la journée » et « À partir de quel jour »",
        "  # 2027-05-01 n’est pas un jour ouvré : le premier qui suit.",
    ]  # fmt: skip
    assert "  - date: 2027-05-03" in lines
    assert "  - date: 2027-05-04" in lines


def test_what_is_private_is_nowhere_in_the_programme_nor_in_its_choice(programme: Fait):
    for text in (programme.texte, programme.choix):
        assert not re.search(rf"{MOT}|\blecture\b|\bmobilite\b|boucle|aménagement", text, re.I)
    assert programme.prive == Prive.model_validate(
        {
            "limites": {"lecture": "sans-ecrit", "mobilite": "assis"},
            "a_savoir": (f"Aménagements : Une boucle magnétique, {MOT}", *PAPIERS),
            "client": {"adresse": "1 place de la Mairie", "siret": "quatorze chiffres"},
        }
    )


def _methods(made: object) -> list[SequenceMethode]:
    lines = (c.sequence for s in made.sessions for c in s.creneaux)
    return [line for line in lines if isinstance(line, SequenceMethode)]


def test_private_limits_choose_methods_and_their_choice_holds_without_them(
    boite: Catalogue, demande: Demande, programme: Fait
):
    from scripts.besoins import _choix, _record

    record = _record(programme.texte, "essai", boite)
    made = plan(reserve(record, programme.prive, boite), boite)
    assert _methods(made) != _methods(plan(record, boite))
    for line in _methods(made):
        form = boite.methodes[line.slug].record.sous_forme(line.forme)
        found = form.accessibilite
        assert (found.lecture, found.mobilite) == ("sans-ecrit", "assis"), line
    assert _choix("essai", record, made, boite) == programme.choix


@pytest.mark.parametrize("temps", [1, 2, 3])
@pytest.mark.parametrize("lecture", [2, 3])
@pytest.mark.parametrize("mobilite", [2, 3])
def test_any_limits_and_any_time_build(boite: Catalogue, temps: int, lecture: int, mobilite: int):
    told = Besoins(
        {"objectifs": (1, 4, 5), "temps": temps, "lecture": lecture, "mobilite": mobilite}
    )
    made = fait(Demande("essai", "Essai", told, date(2027, 3, 2), 10, TODAY), boite)
    assert set(made.laisses) < {1, 4, 5}


def test_too_many_objectives_leave_the_best_known_aside(boite: Catalogue):
    told = Besoins({"objectifs": tuple(boite.objectifs), "temps": 2, "niveau-3": 4, "niveau-8": 3})
    made = fait(Demande("essai", "Essai", told, date(2027, 3, 2), 10, TODAY), boite)
    assert {3, 8} <= set(made.laisses)
    assert made.laisses


# ---- On disk ---------------------------------------------------------------------

LIMITE = f'limites: {{ lecture: sans-ecrit, mobilite: assis }}\na_savoir: ["{MOT} a besoin d’un siège."]\n'


def test_what_is_built_reads_nothing_private(tmp_path: Path):
    """Site, bundle, documents told, data and calendar of a programme whose group has private facts."""
    project = petit_projet(tmp_path)
    (project / "prive").mkdir()
    (project / "prive/programme-d-essai.yml").write_text(LIMITE, encoding="utf-8")
    site = project / "site"
    fabriquer(project, site)
    made = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert [path for path, content in made.items() if MOT.encode() in content] == []
    names = {path.relative_to(site).as_posix() for path in made}
    assert {"programmes/programme-d-essai.ics", "programmes/programme-d-essai.json"} <= names
    packed = bundle(files_of(site), "Essai", DAY, documents=False)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert not [n for n in archive.namelist() if MOT.encode() in archive.read(n)]


def test_documents_and_data_are_told_without_private_facts(boite: Catalogue, programme: Fait):
    """The catalogue holds no private record: nothing that is told from it can say one."""
    fields = {name for name in vars(boite) if "priv" in name}
    assert fields == set()
    reads = [
        path.relative_to(ROOT).as_posix()
        for folder in ("macros", "scripts")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(
            r"records\.prive|scripts\.prive|from \.prive", path.read_text(encoding="utf-8")
        )
    ]
    assert sorted(reads) == [
        "macros/model/assembly/reserve.py",
        "scripts/besoins.py",
        "scripts/client.py",
        "scripts/noms.py",
        "scripts/prive.py",
        "scripts/recomposer.py",
    ]


@pytest.fixture(scope="module")
def projet(tmp_path_factory: pytest.TempPathFactory, racine: Path) -> Path:
    """A project of the real tools, with a client's answers beside them."""
    import shutil

    root = tmp_path_factory.mktemp("besoins")
    shutil.copytree(racine / "toolbox", root / "toolbox")
    (root / "prive").mkdir()
    (root / "prive" / "client.json").write_bytes(page(REPONSES))
    return root


def test_the_verb_writes_a_programme_that_builds(projet: Path, capsys):
    answers = str(projet / "prive" / "client.json")
    assert new.main(["programme", "Deux jours d’essai", "--besoins", answers], projet, TODAY) == 0
    assert capsys.readouterr().out == (
        "Créé : toolbox/programmes/deux-jours-d-essai.md\n"
        "Créé : toolbox/programmes/deux-jours-d-essai.choix.yml\n"
        "Gardé à part : prive/deux-jours-d-essai.yml, que ni git, ni le site, ni le paquet ne reçoivent\n"
        "À relire avant de montrer : chaque ligne dit de quelle réponse elle vient.\n"
    )
    catalogue, problems = examine(projet / "toolbox")
    assert problems == []
    made = plan_of(catalogue, "deux-jours-d-essai")
    assert (made.refus, made.neuves) == ((), frozenset())
    assert not any(MOT.encode() in p.read_bytes() for p in (projet / "toolbox").rglob("*.*"))
    private = (projet / "prive/deux-jours-d-essai.yml").read_text(encoding="utf-8")
    assert private.endswith(
        'limites: { lecture: "sans-ecrit", mobilite: "assis" }\n'
        f'a_savoir:\n  - "Aménagements : Une boucle magnétique, {MOT}"\n'
        + "".join(f'  - "{one}"\n' for one in PAPIERS)
        + "# Pour remplir devis et convention : imprimer session SESSION --client "
        "prive/deux-jours-d-essai.yml\n"
        "client:\n  # nom: Le nom de la structure, tel qu’il s’écrit sur une convention\n"
        '  adresse: "1 place de la Mairie"\n  siret: "quatorze chiffres"\n'
    )
    assert new.main(["programme", "Deux jours d’essai", "--besoins", answers], projet, TODAY) == 1


def test_recomposing_keeps_private_limits_and_says_so(projet: Path, capsys):
    assert recomposer.main(["deux-jours-d-essai"], projet) == 0
    assert capsys.readouterr().out == (
        "Rien ne change.\nLes limites de prive/deux-jours-d-essai.yml ont compté.\n"
        "Écrit : toolbox/programmes/deux-jours-d-essai.choix.yml\n"
    )


def test_a_wrong_private_file_is_told(projet: Path, capsys):
    path = projet / "prive/deux-jours-d-essai.yml"
    former = path.read_bytes()
    path.write_text("limites: { lecture: sans-ecrits }\n", encoding="utf-8")
    assert recomposer.main(["deux-jours-d-essai"], projet) == 1
    path.write_bytes(former)
    assert capsys.readouterr().err.startswith("prive/deux-jours-d-essai.yml:1: limites.lecture : ")


def test_private_facts_follow_the_name_of_the_programme_and_leave_with_it(projet: Path):
    former = (projet / "prive/deux-jours-d-essai.yml").read_bytes()
    assert renommer.main(["programme", "deux-jours-d-essai", "autre-nom"], projet) == 0
    assert (projet / "prive/autre-nom.yml").read_bytes() == former
    assert not (projet / "prive/deux-jours-d-essai.yml").exists()
    assert retirer.main(["programme", "autre-nom"], projet) == 0
    assert sorted(p.name for p in (projet / "prive").iterdir()) == ["client.json"]


@pytest.mark.parametrize(
    "arguments", [["programme", "Essai", "--besoins"], ["methode", "Essai", "--besoins", "x.yml"]]
)
def test_its_use_is_told(projet: Path, arguments: list[str], capsys):
    assert new.main(arguments, projet, TODAY) == 2
    assert capsys.readouterr().err == (
        'Usage : new programme "Titre" --besoins FICHIER, en .json ou en .yml\n'
    )


def test_answers_never_stand_among_the_projects_files(projet: Path, capsys):
    (projet / "toolbox" / "client.yml").write_text("combien: 10\n", encoding="utf-8")
    place = str(projet / "toolbox" / "client.yml")
    assert new.main(["programme", "Essai", "--besoins", place], projet, TODAY) == 1
    (projet / "toolbox" / "client.yml").unlink()
    assert capsys.readouterr().err == (
        "toolbox/client.yml : un recueil ne reste pas parmi les fichiers du projet ; "
        "le ranger dans prive/, que rien ne publie\n"
    )
