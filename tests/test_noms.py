"""Names from a list: read as spreadsheets write them, printed for who asked, found nowhere else."""

from __future__ import annotations

import pickle
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from macros.memory import Memory
from macros.offline.bundle import bundle
from macros.paper.noms.liste import COLONNES, LONGEST, MOST_PEOPLE, Personne, lue
from macros.paper.noms.noms import papiers
from macros.store import ROOT, load
from macros.told.markdown import inline
from macros.told.plain import tel_quel
from scripts.bundle import files_of
from scripts.demande import RefusedError
from scripts.noms import _noms, imprime

from .petit import DAY, fabriquer, petit_projet

ROLE = "Rôle Zwyxoquat"
"""Words that stand nowhere else: nobody is called so."""
DEUX = f"prenom;nom;structure\n{ROLE};A;Collège des *essais*\nRôle B;;\n"


def _personnes(text: str, encoding: str = "utf-8") -> tuple[Personne, ...]:
    found = lue(text.encode(encoding), "liste.csv")
    assert found.fautes == ()
    return found.personnes


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("prenom;nom;structure\nRôle;A;Mairie\n", "utf-8"),
        ("Prénom,NOM,Structure\nRôle,A,Mairie\n", "utf-8-sig"),
        ("\n\nSTRUCTURE\tNom de famille\tPrénoms\nMairie\tA\tRôle\n", "utf-16"),
        ("Employeur;Prénom;nom\r\n Mairie ; Rôle;A\r\n;;\r\n", "cp1252"),
        ('"nom";"prénom";"organisme";"courriel"\n"A";"Rôle";"Mairie";""\n', "utf-8"),
        ("nom;prenom;structure\rA;Rôle;Mairie\r", "utf-8"),
    ],
)
def test_a_list_is_read_as_spreadsheets_write_it(text, encoding):
    assert _personnes(text, encoding) == (Personne("Rôle", "A", "Mairie"),)


def test_both_names_may_stand_in_one_column_and_a_cell_hold_a_separator():
    assert _personnes('Nom et prénom;Structure\nRôle A;"Régie ; quartier"\n') == (
        Personne("", "Rôle A", "Régie ; quartier"),
    )


def test_columns_that_are_not_known_are_left_aside_and_told():
    assert lue(b"nom;age;prenom\nA;12;R\n", "l.csv").ignorees == ("age",)


def test_all_that_is_wrong_is_told_at_once_with_its_line():
    rows = [
        "prenom;nom;structure",
        ";;Mairie",
        "Rôle;A;",
        "rôle;a;",
        "",
        f"Rôle;{'B' * 61};",
        "R;C;M;x",
    ]
    assert lue("\n".join(rows).encode(), "liste.csv").fautes == (
        "liste.csv:2 : ni nom ni prénom sur cette ligne ; la compléter, ou l’effacer",
        "liste.csv:4 : même personne qu’à la ligne 3 ; effacer l’une, ou écrire ce qui les distingue",
        f"liste.csv:6 : nom : 61 signes, {LONGEST} au plus ; raccourcir",
        "liste.csv:7 : cette ligne a 4 cases pour 3 colonnes ; "
        "mettre entre guillemets la case qui contient un séparateur",
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "l.csv : cette liste est vide ; la première ligne nomme les colonnes : prenom;nom;structure"),
        (b"PK\x03\x04\0\0", "l.csv : ce fichier n’est pas une liste ; l’enregistrer en CSV depuis le tableur"),
        (b"nom\n", "l.csv:1 : cette liste n’a que sa ligne de titres ; écrire une personne par ligne"),
        (b"A;B\n", "l.csv:1 : aucune colonne « nom » ni « prenom » parmi « A » et « B » ; "
         "la première ligne nomme les colonnes : prenom;nom;structure"),
        (b"nom;noms\nA;B\n", "l.csv:1 : deux colonnes disent « nom » ; n’en garder qu’une"),
        ("nom\nA\u202eB\n".encode(), "l.csv:2 : nom : un signe illisible ; enregistrer la liste en CSV UTF-8"),
        ("nom\n🪿\n".encode(), "l.csv:2 : nom : aucune police ne dessine « 🪿 » ; l’écrire autrement"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_told(content, told):
    assert lue(content, "l.csv").fautes == (told,)


def test_a_list_has_an_end():
    rows = "\n".join(f"Rôle {n}" for n in range(MOST_PEOPLE + 1))
    found = lue(f"nom\n{rows}\n".encode(), "l.csv").fautes
    assert found == ("l.csv:202 : 201 personnes, 200 au plus ; partager la liste",)


def test_every_name_of_a_column_is_one_that_may_be_typed():
    assert all(name == name.strip().lower() and name.isascii() for name in COLONNES)


def test_no_sign_of_a_name_is_a_mark():
    assert inline(tel_quel("*A* _b_ [c](d) <e> &amp; \\f")) == ("*A* _b_ [c](d) <e> &amp; \\f",)


# ---- Printed, and found nowhere else ---------------------------------------------


@pytest.fixture(scope="module")
def projet(tmp_path_factory) -> Path:
    project = petit_projet(tmp_path_factory.mktemp("noms"))
    for words in ("papiers.yml", "feuilles.yml"):
        shutil.copy(ROOT / "toolbox" / words, project / "toolbox")
    (project / "prive").mkdir()
    (project / "prive" / "liste.csv").write_text(DEUX, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def dit(projet: Path) -> list[str]:
    liste = str(projet / "prive" / "liste.csv")
    return list(imprime(projet, load(projet), "programme-d-essai", liste))


def _texte(path: Path) -> str:
    pages = PdfReader(path).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_each_person_has_each_paper(projet: Path, dit: list[str]):
    folder = projet / "papier" / "session-programme-d-essai"
    made = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.pdf"))
    each = [
        f"{piece}/{name}.pdf"
        for piece in ("attestations", "convocations")
        for name in ("01-role-zwyxoquat-a", "02-role-b")
    ]
    whole = [
        "attestations.pdf",
        "badges.pdf",
        "chevalets.pdf",
        "convocations.pdf",
        "emargement.pdf",
    ]
    assert made == sorted([*each, *whole])
    assert dit[0] == "papier/session-programme-d-essai/ : 9 fichiers pour 2 personnes"
    assert dit[-1].startswith("Ces papiers portent des noms.")
    for name in made:
        assert (ROLE in _texte(folder / name)) == ("02-role-b" not in name), name
    assert "Collège des *essais*" in _texte(folder / "badges.pdf")
    assert "1 Rôle Zwyxoquat A Collège des *essais*" in _texte(folder / "emargement.pdf")


def test_who_left_the_list_leaves_the_papers(projet: Path, dit: list[str], tmp_path: Path):
    other = tmp_path / "ailleurs.csv"
    other.write_text("nom\nRôle C\n", encoding="utf-8")
    list(imprime(projet, load(projet), "programme-d-essai", str(other)))
    folder = projet / "papier" / "session-programme-d-essai"
    assert [p.name for p in sorted(folder.rglob("0*.pdf"))] == ["01-role-c.pdf"] * 2
    assert not any(ROLE in _texte(path) for path in folder.rglob("*.pdf"))


def test_no_name_is_kept_anywhere(projet: Path, dit: list[str]):
    """The site, its bundle, the cache, what the process remembers: after printing, then building."""
    liste = str(projet / "prive" / "liste.csv")
    list(imprime(projet, load(projet), "programme-d-essai", liste))
    site = projet / "site"
    fabriquer(projet, site)
    packed = bundle(files_of(site), "Essai", DAY, documents=False)
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        assert len(archive.namelist()) > 50
        assert not [n for n in archive.namelist() if _named(archive.read(n)) or _named(n.encode())]
    private = (projet / "prive", projet / "papier")
    found = [
        path
        for path in projet.rglob("*")
        if path.is_file() and not any(map(path.is_relative_to, private))
        and "macros" not in path.relative_to(projet).parts[:1]
        and (_named(path.read_bytes()) or _named(path.name.encode()))
    ]  # fmt: skip
    assert found == []
    remembered = {name: memory.asked(0) for name, memory in Memory.every.items()}
    assert not _named(pickle.dumps(remembered))
    assert _named(Path(liste).read_bytes())


def _named(content: bytes) -> bool:
    return b"zwyxoquat" in content.lower()


def test_what_git_leaves_out():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"/papier/", "/prive/"} <= set(ignored)


@pytest.mark.parametrize("place", ["liste.csv", "toolbox/liste.csv", "docs/liste.csv"])
def test_a_list_never_stands_among_the_projects_files(projet: Path, place: str):
    read, path = load(projet), projet / place
    path.write_text(DEUX, encoding="utf-8")
    try:
        with pytest.raises(RefusedError) as error:
            list(imprime(projet, read, "programme-d-essai", str(path)))
    finally:
        path.unlink()
    assert str(error.value) == (
        f"{place} : une liste de noms ne reste pas parmi les fichiers du projet ; "
        "le ranger dans prive/, que rien ne publie"
    )


def test_a_faulty_list_writes_nothing(projet: Path, tmp_path: Path):
    (tmp_path / "l.csv").write_text("nom\nA\na\n", encoding="utf-8")
    before = sorted((projet / "papier").rglob("*"))
    with pytest.raises(RefusedError) as error:
        list(imprime(projet, load(projet), "programme-d-essai", str(tmp_path / "l.csv")))
    assert str(error.value).endswith("Rien n’a été écrit.")
    assert sorted((projet / "papier").rglob("*")) == before


@pytest.mark.parametrize(
    ("slug", "badges", "told"),
    [
        ("programme-d-essais", "", "« programme-d-essais » n’est pas connu ; écrire « programme-d-essai »"),
        ("programme-d-essai", "badges", "« badges » n’est pas une planche connue ; "),
    ],
)  # fmt: skip
def test_unknown_names_are_told(projet: Path, slug: str, badges: str, told: str):
    liste = str(projet / "prive" / "liste.csv")
    with pytest.raises(RefusedError) as error:
        list(imprime(projet, load(projet), slug, liste, badges))
    assert str(error.value).startswith(told)


def test_a_session_has_its_own_days_and_place():
    toolbox = load()
    slug, session = next(iter(toolbox.catalogue.sessions.items()))
    noms = _noms(toolbox, slug, [Personne("Rôle", "A", "")])
    assert tuple(day.date for day in noms.plan.programme.jours) == session.record.jours
    made = {one.adresse: one for one in papiers(noms)}
    assert (
        str(session.record.jours[0].year)
        in made["emargement.pdf"].data.feuilles[0].jour.date_longue
    )
