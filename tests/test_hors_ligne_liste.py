"""What a device may keep: the list that stands next to the worker, exactly."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from io import BytesIO

import pytest

from macros.offline.bundle import FOLDER, bundle
from macros.offline.worker import Kept, digest, forgetting, worker
from macros.told.papiers import Papier

JOUR = date(2026, 11, 23)
FILES = {
    "index.html": b"accueil",
    "methodes/index.html": b"methodes",
    "programmes/x.ics": b"BEGIN",
    "documents/programmes/x-cahier.pdf": b"%PDF cahier",
    "programmes/x.pdf": b"%PDF x",
    "annexe.pdf": b"%PDF annexe",
    "sitemap.xml": b"",
    "sw.js": b"former",
    "hors-ligne.json": b"{}",
    "hors-ligne-liste.json": b"{}",
}


def paper(titre: str, adresse: str, *pages: str) -> Papier:
    return Papier(titre, "PDF A4", "programmes", adresse, 11, pages)


PAPERS = [
    paper("La brochure", "programmes/x.pdf", "programmes/x/"),
    paper("Le cahier", "documents/programmes/x-cahier.pdf", "", "programmes/x/preparer/"),
]


def made(changes: dict[str, bytes] | None = None, papers: list[Papier] = PAPERS) -> Kept:
    return worker((FILES | (changes or {})).items(), papers, JOUR)


def test_the_list_names_each_file_with_its_digest_and_size() -> None:
    about = json.loads(made().listed)
    assert about["jour"] == "2026-11-23"
    assert about["fichiers"] == [
        ["./", digest(b"accueil"), 7],
        ["methodes/", digest(b"methodes"), 8],
        ["programmes/x.ics", digest(b"BEGIN"), 5],
    ]
    assert about["documents"] == [
        ["annexe.pdf", digest(b"%PDF annexe"), 11, "annexe.pdf", ""],
        [
            "documents/programmes/x-cahier.pdf",
            digest(b"%PDF cahier"),
            11,
            "Le cahier",
            "programmes/x/",
        ],
        ["programmes/x.pdf", digest(b"%PDF x"), 6, "La brochure", "programmes/x/"],
    ]


def test_a_digest_is_the_start_of_sha_256_as_addresses_write_it() -> None:
    """SHA-256 of nothing is e3b0c442 98fc1c14 9afbf4c8…"""
    assert digest(b"") == "47DEQpj8HBSa-_TI"


def test_what_is_said_before_counts_pages_without_documents() -> None:
    kept = made()
    assert json.loads(kept.written["hors-ligne.json"]) == {
        "version": kept.version,
        "fichiers": 3,
        "octets": 20,
    }
    assert f'const VERSION = "{kept.version}";' in kept.written["sw.js"]
    assert json.loads(kept.written["hors-ligne-liste.json"])["version"] == kept.version


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("index.html", False),
        ("documents/programmes/x-cahier.pdf", False),
        ("sw.js", True),
        ("sitemap.xml", True),
        ("hors-ligne.json", True),
        ("hors-ligne-liste.json", True),
    ],
)
def test_the_version_changes_with_what_can_be_kept_and_only_then(name: str, same: bool) -> None:
    assert (made({name: b"autre"}).version == made().version) is same


def test_the_order_of_files_changes_nothing() -> None:
    again = worker(reversed(FILES.items()), list(reversed(PAPERS)), JOUR)
    assert again == made()


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("assets/photo d’été.png", "assets/photo%20d%E2%80%99%C3%A9t%C3%A9.png"),
        ("assets/100%#1?.png", "assets/100%25%231%3F.png"),
        ("index.html", "./"),
        ("a/index.html", "a/"),
        ("a/mon-index.html", "a/mon-index.html"),
    ],
)
def test_a_file_is_listed_at_the_address_that_browsers_ask_for(name: str, address: str) -> None:
    kept = worker({name: b"x"}.items(), [], JOUR)
    assert json.loads(kept.listed)["fichiers"] == [[address, digest(b"x"), 1]]


@pytest.mark.parametrize("pages", [("programmes/",), ("imprimer/",), ("",), ()])
def test_a_document_of_no_programme_belongs_to_none(pages: tuple[str, ...]) -> None:
    kept = made(papers=[paper("Annexe", "annexe.pdf", *pages)])
    assert json.loads(kept.listed)["documents"][0][3:] == ["Annexe", ""]


def test_the_folder_to_open_without_a_server_leaves_all_of_it_out() -> None:
    content = bundle(FILES, "Boîte", JOUR, documents=True)
    names = set(zipfile.ZipFile(BytesIO(content)).namelist())
    left = {"sw.js", "hors-ligne.json", "hors-ligne-liste.json", "sitemap.xml"}
    assert names & {f"{FOLDER}/{name}" for name in left} == set()


def test_a_preview_forgets_and_keeps_nothing() -> None:
    script = forgetting()
    assert "unregister()" in script
    assert "fetch" not in script
