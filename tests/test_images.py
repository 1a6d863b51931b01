"""Pictures beside tools: refused with a sentence, shrunk, shown with whose they are, gone with them."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from macros.data.images import images
from macros.host.keeping import Keeping
from macros.model.reading import examine
from macros.model.source.images import look
from macros.paper.livre.livre import documents
from macros.paper.press.document import Atelier, Document
from macros.store import load
from macros.told.images import PAPER, SCREEN, illustrations, imprimees, shrunk
from scripts import alleger, dupliquer, renommer, retirer

from .conftest import textes
from .petit import fabriquer, petit_projet, petits_outils
from .photo import GPS, illustrated, photo

METHOD = "methodes/tour.md"
PICTURE = "methodes/images/tour-nappe.jpg"


@pytest.fixture
def outils(tmp_path: Path) -> Path:
    """A toolbox of six methods, one with a picture."""
    toolbox = petits_outils(tmp_path)
    illustrated(toolbox / METHOD, "tour-nappe.jpg")
    return toolbox


def told(toolbox: Path) -> list[str]:
    return [str(problem) for problem in examine(toolbox)[1]]


def test_a_sound_picture_is_no_problem(outils: Path) -> None:
    catalogue, problems = examine(outils)
    assert problems == []
    assert [p.place for p in catalogue.images.values()] == [f"toolbox/{PICTURE}"]


@pytest.mark.parametrize(
    ("drawn", "sentence"),
    [
        (
            {"placed": True},
            "cette photo dit où elle a été prise, et chacun pourrait le lire ; "
            f"l’effacer avec : python3 scripts/run.py alleger toolbox/{PICTURE}",
        ),
        (
            {"noisy": True},
            "une image fait 1000 Ko au plus, 1644 trouvés ; "
            f"l’alléger avec : python3 scripts/run.py alleger toolbox/{PICTURE}",
        ),
    ],
)
def test_what_a_telephone_gives_is_refused_and_one_verb_mends_it(
    outils: Path, drawn: dict[str, bool], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    photo(outils / PICTURE, **drawn)
    assert told(outils) == [f"toolbox/{PICTURE}:1: {sentence}"]
    assert alleger.main([f"toolbox/{PICTURE}"], outils.parent) == 0
    assert re.fullmatch(rf"toolbox/{PICTURE} : \d+ Ko, devenus \d+ Ko\.\n", capsys.readouterr().out)
    assert told(outils) == []


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "nappe.heic",
            b"ftypheic",
            "« nappe.heic » n’est pas une image que toutes les pages montrent ; "
            "l’enregistrer en .jpg (une photo) ou en .png (un dessin)",
        ),
        (
            "nappe.JPG",
            b"",
            "la fin du nom s’écrit en minuscules ; remplacer « .JPG » par « .jpg »",
        ),
        (
            "nappe.jpg",
            b"du texte",
            "ce n’est pas une image lisible, malgré son nom ; l’enregistrer de nouveau en .jpg ou en .png",
        ),
        (
            "ma nappe.jpg",
            b"",
            "le nom de fichier « ma nappe.jpg » devient une adresse ; "
            "n’y mettre que des minuscules sans accent, des chiffres et des tirets",
        ),
    ],
)
def test_a_file_that_no_page_can_show(
    outils: Path, name: str, content: bytes, sentence: str
) -> None:
    (outils / "methodes/images" / name).write_bytes(content)
    assert told(outils) == [f"toolbox/methodes/images/{name}:1: {sentence}"]


def test_a_picture_cut_short_or_named_otherwise(outils: Path) -> None:
    file = outils / PICTURE
    file.write_bytes(file.read_bytes()[:5000])
    cut = "cette image est coupée ou trop grande pour être ouverte ; l’enregistrer de nouveau"
    assert told(outils) == [f"toolbox/{PICTURE}:1: {cut}"]
    photo(file.with_suffix(".png"), (20, 20)).replace(file)
    other = "c’est une image PNG, malgré son nom ; l’enregistrer de nouveau en .jpg ou en .png"
    assert told(outils) == [f"toolbox/{PICTURE}:1: {other}"]


def test_a_picture_elsewhere_is_told_where_to_go(outils: Path) -> None:
    photo(outils / "methodes/seule.png", (20, 20))
    assert told(outils) == [
        "toolbox/methodes/seule.png:1: une image se range dans toolbox/methodes/images/, "
        "et le champ « images » d’une méthode la montre"
    ]


def test_it_is_shrunk_upright_and_bare_and_always_the_same(tmp_path: Path) -> None:
    source = photo(tmp_path / "nappe.jpg", (3000, 2000), turned=True)
    for side, most in ((SCREEN, 120_000), (PAPER, 60_000)):
        toolbox = petits_outils(tmp_path / f"{side}")
        illustrated(toolbox / METHOD, "tour.jpg", sides=(3000, 2000), turned=True)
        (picture,) = examine(toolbox)[0].images.values()
        made = shrunk(picture, side)
        with Image.open(io.BytesIO(made.content)) as image:
            assert image.format == "JPEG"
            assert image.size == (made.largeur, made.hauteur) == (round(side * 2 / 3), side)
            assert not image.getexif()
        assert len(made.content) <= most
    assert look(source.read_bytes()).sides == (3000, 2000)


def test_the_heaviest_picture_stays_light(outils: Path) -> None:
    photo(outils / PICTURE, (1100, 900), noisy=True)
    (picture,) = examine(outils)[0].images.values()
    assert len(shrunk(picture, SCREEN).content) <= 120_000
    assert len(shrunk(picture, PAPER).content) <= 60_000


def test_what_is_told_of_it(outils: Path) -> None:
    catalogue, _ = examine(outils)
    (one,) = illustrations(catalogue, catalogue.methodes["tour"])
    assert re.fullmatch(r"assets/outils/methodes/tour-nappe-[0-9a-f]{8}\.jpg", one.adresse)
    assert (one.largeur, one.hauteur) == (1200, 900)
    assert one.credit == "L’équipe, CC BY-SA."
    assert [address for address, _ in images(catalogue)] == [one.adresse]
    (printed,) = imprimees(catalogue, catalogue.methodes["tour"])
    assert (printed.largeur, printed.hauteur) == (700, 525)


# --- the verbs


def test_it_goes_where_its_tool_goes(outils: Path) -> None:
    root = outils.parent
    before = (outils / PICTURE).read_bytes()
    assert renommer.main(["methode", "tour", "tour-de-table"], root) == 0
    assert (outils / "methodes/images/tour-de-table-nappe.jpg").read_bytes() == before
    assert not (outils / PICTURE).exists()
    assert "fichier: tour-de-table-nappe.jpg" in (outils / "methodes/tour-de-table.md").read_text()
    today = date(2026, 11, 30)
    assert dupliquer.main(["methode", "tour-de-table", "Tour encore"], root, today) == 0
    assert told(outils) == []
    assert retirer.main(["methode", "tour-encore"], root) == 0
    assert (outils / "methodes/images/tour-de-table-nappe.jpg").exists()
    (outils / "programmes").mkdir(exist_ok=True)
    assert told(outils) == []


def test_it_leaves_with_the_last_that_shows_it(tmp_path: Path) -> None:
    project = petit_projet(tmp_path / "projet")
    tool = project / "toolbox/gouvernance/schema-d-essai.md"
    picture = illustrated(tool, "schema-d-essai.png", sides=(60, 40))
    assert retirer.main(["gouvernance", "schema-d-essai"], project) == 0
    assert not picture.exists()


def test_a_missing_picture_keeps_no_tool_from_its_new_name(outils: Path) -> None:
    (outils / PICTURE).unlink()
    assert renommer.main(["methode", "tour", "tour-de-table"], outils.parent) == 0
    assert told(outils) == [
        "toolbox/methodes/tour-de-table.md:28: images.1.fichier : « tour-nappe.jpg » n’est pas une "
        "image de toolbox/methodes/images/ ; l’y ranger"
    ]


def test_alleger_refuses_what_is_no_picture(
    outils: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert alleger.main([f"toolbox/{METHOD}"], outils.parent) == 1
    assert capsys.readouterr().err == (
        "« tour.md » n’est pas une image .jpg, .png ou .webp ; rien n’a changé.\n"
    )


# --- what readers get


@pytest.fixture(scope="module")
def projet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one tool of each kind, its method, its schema and its sheet with a picture."""
    project = petit_projet(tmp_path_factory.mktemp("images") / "projet")
    for tool in ("methodes/methode", "gouvernance/schema", "fiches/fiche"):
        illustrated(project / f"toolbox/{tool}-d-essai.md")
    fabriquer(project, project / "site", pages=Keeping())
    return project


SHOWN = re.compile(r'<figure class="illustration">.*?</figure>', re.S)


@pytest.mark.parametrize("page", ["methodes/methode", "gouvernance/schema", "fiches/fiche"])
def test_the_page_shows_it_with_whose_it_is(projet: Path, page: str) -> None:
    folder = projet / f"site/{page}-d-essai"
    (figure,) = SHOWN.findall((folder / "index.html").read_text(encoding="utf-8"))
    src = re.search(r"src=\"?([^\" >]+)", figure)
    assert src
    assert (folder / src[1]).resolve().read_bytes()[:3] == b"\xff\xd8\xff"
    for said in (
        "Une nappe de papier, trois ronds dessinés dessus.",
        "<em>après</em>",
        "L’équipe, CC BY-SA.",
    ):
        assert said in figure
    assert re.search(r'width="?1200"? height="?900"? loading="?lazy', figure)


def test_a_device_keeps_it(projet: Path) -> None:
    listed = (projet / "site/hors-ligne-liste.json").read_text(encoding="utf-8")
    assert len(re.findall(r"assets/outils/\w+/nappe-[0-9a-f]{8}\.jpg", listed)) == 3


def test_another_picture_lays_its_page_out_again_and_the_former_leaves(
    projet: Path, tmp_path: Path
) -> None:
    project = Path(shutil.copytree(projet, tmp_path / "projet", symlinks=True))
    held = project / "site/assets/outils/methodes"
    before = {path.name for path in held.iterdir()}
    photo(project / "toolbox/methodes/images/nappe.jpg", ground="linen")
    pages = Keeping()
    fabriquer(project, project / "site", pages=pages)
    assert set(pages.titles) == {"methodes/methode-d-essai/index.html"}
    after = {path.name for path in held.iterdir()}
    assert len(before) == len(after) == 1
    assert before != after


def test_the_book_prints_it(
    tmp_path: Path, imprime: Callable[[Document, str], bytes], racine: Path
) -> None:
    project = petit_projet(tmp_path / "projet")
    illustrated(project / "toolbox/methodes/methode-d-essai.md")
    toolbox = load(project)
    content = imprime(next(documents(Atelier(toolbox.catalogue, toolbox.printed))), "")
    pages = textes(content)
    (page,) = (n for n, text in enumerate(pages) if "La nappe après deux tours." in text)
    assert "L’équipe, CC BY-SA." in pages[page]
    held = [i for p in PdfReader(io.BytesIO(content)).pages for i in p.images]
    assert [image.image.size for image in held if image.image] == [(700, 525)]


def test_a_camera_s_place_is_what_the_fixture_writes(tmp_path: Path) -> None:
    """The refusal above is proved on a file that does say where it was taken."""
    with Image.open(photo(tmp_path / "a.jpg", (40, 30), placed=True)) as image:
        assert dict(image.getexif().get_ifd(GPS))[1] == "N"
