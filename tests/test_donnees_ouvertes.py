"""new territoire --commune: what open data hold becomes a territory and its small file, or a sentence."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from macros.model.reading import examine
from macros.model.records.donnees import MOST_BYTES
from macros.site.pages.reperes import territoire_page
from macros.site.parts.carte import svg
from macros.told.donnees.bord import outer
from macros.told.donnees.carte import carte, rings
from macros.told.donnees.chiffres import MOST, chiffres
from macros.told.donnees.etiquettes import room
from macros.told.donnees.ouvert import ouvert
from scripts import new, retirer
from scripts.ouvertes import noms, paquets, territoire
from scripts.ouvertes.annuaire import FILE
from scripts.ouvertes.paquets import PATIENCE, Paquet
from scripts.ouvertes.traits import across, area, clipped, lightened
from scripts.ouvertes.zones import ZONES

from .paquets import paquets as tiny
from .petit import petits_outils

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tiny(tmp_path_factory.mktemp("paquets"))


@pytest.fixture
def root(tmp_path) -> Path:
    petits_outils(tmp_path)
    return tmp_path


def ask(root: Path, folder: Path, *words: str) -> int:
    return territoire.main(words, root, TODAY, folder)


def data(root: Path, code: str) -> dict:
    return json.loads((root / f"toolbox/territoires/donnees/{code}.json").read_text("utf-8"))


def files(root: Path) -> dict[str, bytes]:
    return {p.as_posix(): p.read_bytes() for p in (root / "toolbox").rglob("*") if p.is_file()}


def sound(root: Path) -> None:
    _, problems = examine(root / "toolbox")
    assert [str(p) for p in problems if "territoires" in p.path] == []


def test_a_commune_gives_a_territory_and_its_data(root, folder, capsys):
    assert ask(root, folder, "--commune", "10001") == 0
    size = (root / "toolbox/territoires/donnees/10001.json").stat().st_size
    assert capsys.readouterr().out == (
        "Créé : toolbox/territoires/l-aube.md\n"
        f"Données : toolbox/territoires/donnees/10001.json ({size} octets).\n"
    )
    assert size < MOST_BYTES
    told = data(root, "10001")
    assert {
        name: told[name] for name in ("nom", "departement", "region", "population", "annee")
    } == {
        "nom": "L’Aube",
        "departement": "Aube",
        "region": "Val d’Ici",
        "population": 1200,
        "annee": 2023,
    }
    assert told["intercommunalite"] == {
        "code": "200000001",
        "nom": "Communauté de communes d’Ici",
        "population": 1500,
        "communes": ["Bois", "L’Aube"],
    }
    assert told["mairie"] == {
        "adresse": ["1 place de l’Arbre", "10100 L’Aube"],
        "telephone": "03 00 00 00 01",
        "site": "https://l-aube.example/",
        "horaires": ["du lundi au mercredi : 9 h à 12 h", "vendredi : 14 h à 17 h 30"],
        "minutes": 750,
        "releve": "2026-10",
    }
    assert [v["nom"] for v in told["voisines"]] == ["Bois", "Cime", "Grande"]
    assert told["hectares"] == 12364
    assert [s["organisme"] for s in told["sources"]] == [
        "Insee",
        "Direction générale des collectivités locales",
        "IGN",
        "Dila (service-public)",
    ]
    assert {s["licence"] for s in told["sources"]} == {"Licence Ouverte 2.0"}
    text = (root / "toolbox/territoires/l-aube.md").read_text("utf-8")
    assert 'donnees: "10001"' in text
    assert (
        "1 200 habitants (population municipale, comptée pour 2023, en vigueur en 2026, Insee)"
        in text
    )
    assert "relevés en octobre 2026" in text
    sound(root)


def test_elected_people_are_never_opened(root, folder, monkeypatch):
    opened: list[str] = []
    read = zipfile.ZipFile.open

    def spied(self, name, *rest, **more):
        opened.append(getattr(name, "filename", name))
        return read(self, name, *rest, **more)

    monkeypatch.setattr(zipfile.ZipFile, "open", spied)
    assert ask(root, folder, "--commune", "10001") == 0
    assert set(opened) == {FILE}


def test_a_town_shows_its_districts(root, folder):
    assert ask(root, folder, "--commune", "20000") == 0
    told = data(root, "20000")
    assert told["nom_des_parties"] == "arrondissements"
    assert [(p["nom"], p["population"]) for p in told["parties"]] == [
        ("1er arrondissement", 10000),
        ("2e arrondissement", 20000),
    ]
    assert "intercommunalite" not in told
    text = (root / "toolbox/territoires/grande.md").read_text("utf-8")
    assert "Elle ne fait partie d’aucune intercommunalité." in text
    sound(root)


def test_a_district_is_a_territory_among_others(root, folder):
    assert ask(root, folder, "--commune", "20001") == 0
    told = data(root, "20001")
    assert (told["genre"], told["nom"]) == ("arrondissement", "Grande 1er arrondissement")
    assert told["commune"] == {"code": "20000", "nom": "Grande", "population": 30000}
    assert [v["nom"] for v in told["voisines"]] == ["2e arrondissement", "Bois", "L’Aube"]
    sound(root)


def test_a_new_commune_shows_its_delegated_ones(root, folder):
    assert ask(root, folder, "--commune", "10003") == 0
    told = data(root, "10003")
    assert told["nom_des_parties"] == "communes déléguées"
    assert [p["nom"] for p in told["parties"]] == ["Cime", "Dune"]
    sound(root)


def test_an_outline_older_than_what_joined_the_commune_is_not_drawn(root, folder):
    assert ask(root, folder, "--commune", "10007") == 0
    told = data(root, "10007")
    assert not {"carte", "contour", "hectares", "voisines"} & set(told)
    text = (root / "toolbox/territoires/fusion.md").read_text("utf-8")
    assert "ou plus anciens que la commune : pas de carte" in text
    sound(root)


def test_an_island_touches_nothing(root, folder):
    assert ask(root, folder, "--commune", "10004") == 0
    told = data(root, "10004")
    assert "voisines" not in told
    assert told["contour"].startswith("M")
    assert (root / "toolbox/territoires/ecueil.md").is_file()
    sound(root)


@pytest.mark.parametrize(
    ("code", "years", "drawn"), [("97601", (2017, None), True), ("98801", (None, 2026), False)]
)
def test_overseas_the_year_of_the_count_is_never_another(root, folder, code, years, drawn):
    assert ask(root, folder, "--commune", code) == 0
    told = data(root, code)
    assert (told.get("annee"), told.get("en_vigueur"), "carte" in told) == (*years, drawn)
    sound(root)
    catalogue, _ = examine(root / "toolbox")
    entry = next(e for e in catalogue.territoires.values() if e.record.donnees == code)
    assert "Année de la population : à vérifier" in " ".join(entry.record.a_verifier)


def test_nobody_lives_there_any_more(root, folder):
    assert ask(root, folder, "--commune", "10006") == 0
    catalogue, _ = examine(root / "toolbox")
    told = [c.quoi for c in chiffres(catalogue, catalogue.donnees["10006"].record)]
    assert told[0] == "habitant"
    assert not [one for one in told if "en moyenne" in one or "vivent ici" in one]


def test_an_intercommunality_shows_its_members(root, folder, capsys):
    assert ask(root, folder, "--intercommunalite", "200000001") == 0
    told = data(root, "200000001")
    assert [p["nom"] for p in told["parties"]] == ["Bois", "L’Aube"]
    assert told["population"] == 1500
    text = (root / "toolbox/territoires/communaute-de-communes-d-ici.md").read_text("utf-8")
    assert "Communauté de communes d’Ici (Aube, Val d’Ici), 2 communes : 1 500 habitants" in text
    sound(root)


REFUSED = [
    (("--commune", "10009"), "Le code 10009 n’est plus celui d’une commune : Cime l’a reprise ; écrire --commune 10003. Rien n’a été écrit."),
    (("--commune", "10010"), "Le code 10010, celui de Dune, n’est plus celui d’une commune : Cime l’a reprise ; écrire --commune 10003. Rien n’a été écrit."),
    (("--commune", "99999"), "Aucune commune n’a le code Insee 99999 en 2026 ; le chercher par le nom de la commune sur le site de l’Insee (ce n’est pas le code postal). Rien n’a été écrit."),
    (("--commune", "10100"), "10100 est un code postal, pas le code Insee d’une commune ; choisir parmi : 10001 (L’Aube), 10002 (Bois), 10003 (Cime), 10004 (Écueil), 10005 (Banquise), 10006 (Endormie). Rien n’a été écrit."),
    (("--commune", "10005"), "Personne n’habite Banquise (10005) selon le recensement ; ce n’est pas un territoire de formation. Rien n’a été écrit."),
    (("--commune", "Alès"), "« Alès » n’est pas un code Insee : cinq chiffres, ou 2A et 2B en Corse ; par exemple 30007. Rien n’a été écrit."),
    (("--intercommunalite", "200"), "« 200 » n’est pas un Siren : neuf chiffres ; par exemple 242600252. Rien n’a été écrit."),
    (("--intercommunalite", "200000002"), "Aucune intercommunalité à fiscalité propre n’a le Siren 200000002 en 2026 ; est-ce 200000001 (Communauté de communes d’Ici) ? Rien n’a été écrit."),
    (("--intercommunalite", "999999999"), "Aucune intercommunalité à fiscalité propre n’a le Siren 999999999 en 2026 ; le chercher sur le site de l’intercommunalité. Rien n’a été écrit."),
    (("--commune", "10001", "--titre", "Ici"), "toolbox/territoires/ici.md existe déjà ; lui donner ces données avec « --pour ici », ou choisir un autre titre avec « --titre ». Rien n’a été écrit."),
    (("--commune", "10001", "--pour", "nulle-part"), "« nulle-part » n’existe pas dans territoires."),
    (("--commune",), territoire.USAGE),
    (("--commune", "10001", "--intercommunalite", "200000001"), territoire.USAGE),
    (("--comune", "10001"), territoire.USAGE),
    (("--commune", "10001", "--commune", "10002"), territoire.USAGE),
]  # fmt: skip


@pytest.mark.parametrize(("words", "sentence"), REFUSED)
def test_what_cannot_be_made_is_told_and_nothing_is_written(root, folder, capsys, words, sentence):
    before = files(root)
    assert ask(root, folder, *words) == 1
    assert capsys.readouterr().err == f"{sentence}\n"
    assert files(root) == before


def test_data_are_shown_by_one_territory(root, folder, capsys):
    ask(root, folder, "--commune", "10001")
    before = files(root)
    assert ask(root, folder, "--commune", "10001", "--titre", "Encore") == 1
    assert capsys.readouterr().err == (
        "toolbox/territoires/l-aube.md montre déjà les données de 10001 ; l’ouvrir, ou les refaire avec "
        "« --pour l-aube ». Rien n’a été écrit.\n"
    )
    assert files(root) == before


def test_a_territory_already_written_takes_data_then_others(root, folder, capsys):
    path = root / "toolbox/territoires/ici.md"
    before = path.read_text("utf-8")
    assert ask(root, folder, "--commune", "10001", "--pour", "ici") == 0
    assert path.read_text("utf-8") == before.replace("---\n", '---\ndonnees: "10001"\n', 1)
    assert ask(root, folder, "--commune", "10002", "--pour", "ici") == 0
    assert path.read_text("utf-8") == before.replace("---\n", '---\ndonnees: "10002"\n', 1)
    capsys.readouterr()
    assert [str(p) for p in examine(root / "toolbox")[1] if "territoires" in p.path] == [
        "toolbox/territoires/donnees/10001.json:1: aucun territoire ne montre ces données ; écrire "
        '« donnees: "10001" » dans l’un d’eux, ou supprimer ce fichier'
    ]


def test_a_disk_that_refuses_the_second_file_keeps_nothing_of_the_first(root, folder, monkeypatch):
    before = files(root)
    write = territoire.apply.__globals__["write_whole"]

    def full(path, content):
        if path.suffix == ".md":
            raise OSError("plein")
        write(path, content)

    monkeypatch.setitem(territoire.apply.__globals__, "write_whole", full)
    with pytest.raises(OSError, match="plein"):
        ask(root, folder, "--commune", "10001")
    assert files(root) == before


def test_a_code_that_is_also_a_postal_code_is_told(root, folder, capsys, monkeypatch):
    decoupage = territoire.read_decoupage(folder / paquets.DECOUPAGE.fichier)
    decoupage.communes["10002"]["codesPostaux"] = ["10001"]
    monkeypatch.setattr(territoire, "read_decoupage", lambda _: decoupage)
    assert ask(root, folder, "--commune", "10001") == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Attention : 10001 est aussi un code postal ; si c’est ce que vous vouliez : 10002 (Bois)."
    )


def test_new_knows_the_option(root, folder, monkeypatch, capsys):
    monkeypatch.setattr(territoire, "fetched", lambda _: folder)
    assert new.main(["territoire", "--commune", "10001"], root, TODAY) == 0
    assert "Créé : toolbox/territoires/l-aube.md" in capsys.readouterr().out


def test_packages_are_taken_once_and_each_is_what_it_must_be(tmp_path, monkeypatch):
    runs: list[tuple[str, ...]] = []

    def run(command, *, cwd, timeout, **_):
        runs.append(tuple(command))
        assert timeout == PATIENCE
        (Path(command[-1]) / "un.zip").write_bytes(b"bon" if len(runs) > 1 else b"autre")

    one = Paquet(
        "un.zip", paquets.hashlib.sha256(b"bon").hexdigest(), (("a",), ("b", "c"), ("absent",))
    )
    monkeypatch.setattr(paquets, "DECOUPAGE", one)
    monkeypatch.setattr(paquets, "ANNUAIRE", one)
    monkeypatch.setattr(paquets.subprocess, "run", run)
    monkeypatch.setattr(
        paquets.shutil, "which", lambda name: None if name == "absent" else f"/bin/{name}"
    )
    assert paquets.fetched(tmp_path) == tmp_path / ".cache/donnees-ouvertes"
    assert [command[:-1] for command in runs] == [("/bin/a",), ("/bin/b", "c")]
    assert [p.name for p in (tmp_path / ".cache/donnees-ouvertes").iterdir()] == ["un.zip"]


def test_without_network_a_sentence_says_what_to_do(root, monkeypatch, capsys):
    monkeypatch.setattr(paquets.shutil, "which", lambda _: None)
    before = files(root)
    assert territoire.main(["--commune", "10001"], root, TODAY) == 1
    assert capsys.readouterr().err == (
        "Le paquet etalab-decoupage-administratif-6.0.0.tgz n’a pas pu être pris, ou n’est pas celui qui "
        "est attendu ; vérifier le réseau et que « npm » et « pip » répondent, ou le déposer dans "
        ".cache/donnees-ouvertes/. Rien n’a été écrit.\n"
    )
    assert files(root) == before


# ---- Lines ---------------------------------------------------------------------------------------

SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 0.5), (1.0, 1.0), (0.0, 1.0))
BESIDE = ((1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.0, 0.5))


def test_a_line_that_two_shapes_share_stays_shared():
    light = lightened({"a": ((SQUARE,),), "b": ((BESIDE,),)}, 0.1)
    assert [len(shape[0][0]) for shape in light.values()] == [4, 4]
    assert set(light["a"][0][0]) & set(light["b"][0][0]) == {(1.0, 0.0), (1.0, 1.0)}
    assert (1.0, 0.5) not in {p for shape in light.values() for p in shape[0][0]}


def test_surface_and_length_are_measured():
    hole = ((0.2, 0.2), (0.2, 0.4), (0.4, 0.4), (0.4, 0.2))
    assert area(((SQUARE, hole),)) == pytest.approx(0.96)
    assert across(SQUARE) == pytest.approx(2**0.5)
    assert clipped(SQUARE, (-1, -1, 0.5, 2)) == ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))


def test_names_are_written_as_people_do():
    assert [noms.of(n) for n in ("Alès", "Le Havre", "Les Lilas", "La Ciotat", "Hyères")] == [
        "d’Alès",
        "du Havre",
        "des Lilas",
        "de La Ciotat",
        "de Hyères",
    ]
    assert noms.group("CA Alès Agglomération") == "Communauté d’agglomération Alès Agglomération"


# ---- What is told --------------------------------------------------------------------------------


def test_a_path_becomes_rings_and_the_outer_line_is_what_none_shares():
    left, right = rings("M0 0l10 0 0 10-10 0z"), rings("M10 0l10 0 0 10-10 0z")
    assert left == (((0, 0), (10, 0), (10, 10), (0, 10)),)
    (line,) = outer([left, right])
    assert set(line) == {(0, 0), (10, 0), (20, 0), (20, 10), (10, 10), (0, 10)}


def test_a_name_stands_where_its_shape_is_widest_and_never_out_of_the_frame():
    assert room(rings("M0 0l100 0 0 100-100 0z"), 600, 400) == (50, 53, 100)
    assert room(rings("M0-80l100 0 0 60-100 0z"), 600, 400) is None


def test_the_map_marks_what_it_cannot_name_and_lists_it_all(root, folder):
    ask(root, folder, "--commune", "10003")
    catalogue, _ = examine(root / "toolbox")
    told = carte(catalogue.donnees["10003"].record)
    assert told is not None
    assert told.phrase == (
        "Le contour de la commune, 2 communes déléguées à l’intérieur, 3 communes voisines autour. Les "
        "listes qui suivent disent la même chose."
    )
    assert [(one.nom, [line.cle for line in one.lignes]) for one in told.listes] == [
        ("Dedans : 2 communes déléguées", ["1", "2"]),
        ("Autour : ce qui touche", ["A", "B", "C"]),
    ]
    drawn = svg(told, "cime")
    assert drawn.count("<title") == 2 + len(told.formes)
    assert "style=" not in drawn


def test_ten_figures_at_most_each_with_its_year_its_scale_and_what_it_does_not_say(boite):
    for entry in boite.donnees.values():
        told = chiffres(boite, entry.record)
        assert 5 <= len(told) <= MOST
        assert all(c.quand and c.echelle and c.tait and c.methode and c.url for c in told)


def test_the_page_of_a_territory_holds_its_map_its_lists_and_its_figures(boite):
    for slug in ("marseille-centre", "val-de-drome"):
        entry = boite.territoires[slug]
        told = ouvert(boite, entry.record)
        assert told
        assert told.carte
        page = territoire_page(boite, entry, lambda _: "").markdown
        assert f'<title id="terr-{slug}-t">Carte : ' in page
        assert "## Des chiffres, et ce qu’ils ne disent pas" in page
        assert all(line.nom in page for one in told.carte.listes for line in one.lignes)
        assert "Licence Ouverte 2.0" in page
        assert "NAC" not in page


def test_what_the_toolbox_holds_is_small(racine):
    sizes = [p.stat().st_size for p in (racine / "toolbox/territoires/donnees").glob("*.json")]
    assert sizes
    assert max(sizes) <= MOST_BYTES


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (("--commune", "10001"), "sorte: communaute-de-communes\nzone: B\n"),
        (("--commune", "20001"), "sorte: paris-lyon-marseille\nzone: B\n"),
        (("--commune", "97601"), "# sorte: à choisir, page « Qui décide quoi »\n# zone : ni A, ni B, ni C ici\n"),
    ],
)  # fmt: skip
def test_who_decides_there_and_when_schools_close_are_said_when_sure(root, folder, words, lines):
    before = {*(root / "toolbox/territoires").iterdir()}
    assert ask(root, folder, *words) == 0
    (path,) = set((root / "toolbox/territoires").glob("*.md")) - before
    text = path.read_text("utf-8")
    assert lines in text
    assert "mise_a_jour: 2026-11-30\nrelire_avant: 2027-11-30\n" in text


def test_each_department_has_one_zone():
    assert len(ZONES) == 94
    assert {c: ZONES[c] for c in ("26", "13", "58", "30", "75")} == {
        "26": "A",
        "13": "B",
        "58": "A",
        "30": "C",
        "75": "C",
    }


def test_a_territory_that_leaves_takes_its_data_along_unless_another_shows_them(
    root, folder, capsys
):
    ask(root, folder, "--commune", "10001")
    path = root / "toolbox/territoires/donnees/10001.json"
    ask(root, folder, "--commune", "10001", "--pour", "ici")
    assert retirer.main(["territoire", "l-aube"], root) == 0
    assert path.is_file()
    ask(root, folder, "--commune", "10004")
    assert retirer.main(["territoire", "ecueil"], root) == 0
    assert not (root / "toolbox/territoires/donnees/10004.json").exists()
