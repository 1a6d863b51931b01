"""Without a network: the folder on a USB stick in Chromium and Firefox, the site kept on a phone."""

from __future__ import annotations

import functools
import io
import re
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.offline.bundle import FOLDER, bundle
from macros.offline.worker import is_kept, worker
from scripts.bundle import files_of
from scripts.visites import Quiet
from tests.essais import essais, missed

from .firefox import Firefox, firefox_or_skip
from .petit_site import STATE
from .test_navigateur import look_again

pytestmark = pytest.mark.navigateur

NAME = "Clé USB d’été (copie) #1"
"""A folder as people name them: spaces, accents, signs that addresses reserve."""

PATHS = ["index.html", "methodes/frise-historique.html", "gouvernance/sociocratie-cercles.html"]
FIND = """new Promise(done => {
  document.querySelector('.chercher').click();
  const look = () => window.boite.recherche && document.querySelector("dialog.recherche[open]") ? done(boite.trouver.search(%s).slice(0, 3).map(x => x.page[0])) : setTimeout(look, 20);
  look();
})"""


@pytest.fixture(scope="session")
def stick(dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bundle without documents, unzipped in a folder with a difficult name."""
    folder = tmp_path_factory.mktemp("cle")
    content = bundle(files_of(dossier), "Boîte", date(2026, 11, 22), documents=False)
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        source.extractall(folder / NAME)
    return folder / NAME / FOLDER


def found(page: Page) -> dict[str, list[str]]:
    """Return the addresses of the first three pages that each trial of the search finds."""
    first = "all => all.map(q => boite.trouver.search(q).slice(0, 3).map(one => one.page[1]))"
    queries = [one.cherche for one in essais()]
    return dict(zip(queries, page.evaluate(first, queries), strict=True))


def test_the_same_content_makes_the_same_bytes() -> None:
    files = {"index.html": b"<p>", "assets/a.js": b"1;", "sw.js": b"no"}
    first = bundle(files, "Boîte", date(2026, 11, 22), documents=True)
    again = bundle(dict(reversed(files.items())), "Boîte", date(2026, 11, 22), documents=True)
    assert first == again
    names = zipfile.ZipFile(io.BytesIO(first)).namelist()
    assert names == sorted(names)
    assert f"{FOLDER}/LISEZ-MOI.txt" in names
    assert f"{FOLDER}/sw.js" not in names


def test_the_readme_opens_well_on_any_desk() -> None:
    content = bundle({"index.html": b""}, "Boîte", date(2026, 11, 22), documents=False)
    text = zipfile.ZipFile(io.BytesIO(content)).read(f"{FOLDER}/LISEZ-MOI.txt")
    assert text.startswith(b"\xef\xbb\xbf")
    assert b"22/11/2026" in text
    assert text.count(b"\n") == text.count(b"\r\n")


def test_the_stick_works_in_chromium(stick: Path, browser: Browser) -> None:
    page = browser.new_page()
    errors: list[str] = []
    elsewhere: list[str] = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.on(
        "request",
        lambda r: None if r.url.startswith(("file:", "data:")) else elsewhere.append(r.url),
    )
    for path in PATHS:
        page.goto((stick / path).as_uri())
        assert page.locator("h1").count() == 1
    page.keyboard.press("Control+k")
    page.get_by_label("Chercher dans la boîte à outils").wait_for()
    page.keyboard.type("meteo")
    expect(page.locator(".trouve a").first).to_contain_text("Météo")
    assert missed(found(page)) == {}
    page.keyboard.press("Enter")
    page.wait_for_url("**/meteo-interieure.html")
    assert page.locator("svg.schema, .etape").count() > 0
    assert (errors, elsewhere) == ([], [])
    page.close()


def test_the_stick_works_in_firefox(stick: Path, tmp_path: Path) -> None:
    path = firefox_or_skip()
    window = Firefox(path, tmp_path / "profil")
    try:
        for page in PATHS:
            window.open((stick / page).as_uri())
            assert window.run("document.querySelectorAll('h1').length") == 1
        assert window.run(FIND % "'meteo'")[0] == "Météo intérieure"
        assert window.run("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
        assert window.messages == []
    finally:
        window.close()


TYPED = """(() => {
  const set = (box, text) => { box.value = text; box.dispatchEvent(new Event('input', { bubbles: true })); };
  set(document.querySelector('.remplir__projet input'), 'La cour ouverte');
  document.querySelectorAll('.rangee__cases')[0].querySelectorAll('textarea').forEach(box => set(box, 'dit'));
  return document.querySelector('.remplir__etat').textContent;
})()"""
DESKS = {
    "methodes/index.html#moment=ouvrir": ".choisir__combien",
    "panier.html#o=world-cafe,frise-historique": ".panier__liste li",
    "composer.html#o=world-cafe,meteo-interieure": ".composer__ligne",
    "mes-fiches.html": ".avancement__liste > li",
    "relire.html": ".relire input[type=file]",
    "questionnaires/positionnement.html": ".question input",
    "depouiller.html": "input[type=file]",
    "observer.html": "input[type=radio]",
}
"""Every page where one does something, and what its script makes there."""


def test_every_desk_of_the_stick_works_in_firefox(stick: Path, tmp_path: Path) -> None:
    """Firefox keeps one store per file in a folder: what travels is in the address or in files."""
    path = firefox_or_skip()
    window = Firefox(path, tmp_path / "profil")
    try:
        for page, made in DESKS.items():
            name, _, asked = page.partition("#")
            window.open((stick / name).as_uri() + (f"#{asked}" if asked else ""))
            assert window.run(f"document.querySelectorAll('{made}').length") > 0, page
        sheet = (stick / "fiches/carte-synergies.html").as_uri() + "#remplir"
        window.open(sheet)
        assert window.run(TYPED) == "Enregistré sur cet appareil."
        window.open((stick / "index.html").as_uri())
        window.open(sheet)
        assert (
            window.run("document.querySelector('.remplir__projet input').value")
            == "La cour ouverte"
        )
        assert window.run("document.querySelectorAll('svg').length") > 0
        assert window.messages == []
    finally:
        window.close()


def test_every_link_of_the_stick_leads_to_a_file(stick: Path) -> None:
    from .test_site import lost_links

    assert lost_links(stick) == []


# ---- On a phone ------------------------------------------------------------------------------


@pytest.fixture
def stoppable(site: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    handler = functools.partial(Quiet, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def stop() -> None:
        server.shutdown()
        server.server_close()

    yield f"http://127.0.0.1:{server.server_port}/", stop
    stop()


def keep(page: Page) -> None:
    page.get_by_role("button", name="Garder").click()
    page.get_by_text("C’est fait").wait_for(timeout=60_000)


def test_after_one_visit_every_page_and_the_search_work_with_the_server_stopped(
    browser: Browser, site: Path, stoppable
) -> None:
    address, stop = stoppable
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address, referer=address)
    offer = page.locator(".hors-ligne p")
    offer.wait_for()
    assert " Mo." in (offer.text_content() or "")
    keep(page)
    stop()
    for url in ("", "methodes/", "methodes/frise-historique/", "glossaire/", "sur-cet-appareil/"):
        page.goto(address + url)
        assert page.locator("h1").count() == 1, url
    page.locator(".chercher").click()
    page.keyboard.type("consentement")
    page.locator(".trouve a").first.wait_for()
    page.goto(address + "une-page-inconnue/")
    assert "n’existe pas" in (page.locator("h1").text_content() or "")
    context.close()


def test_a_new_version_is_announced_then_shown(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("documents"))
    handler = functools.partial(Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, referer=address)
    keep(page)
    home = folder / "index.html"
    text = home.read_text(encoding="utf-8")
    home.write_text(text.replace("</h1>", " nouvelle</h1>"), encoding="utf-8")
    fresh = worker(files_of(folder).items(), [], date(2026, 11, 29))
    for name, written in fresh.written.items():
        (folder / name).write_text(written, encoding="utf-8")
    page.goto(address)
    page.get_by_text("Une nouvelle version de la boîte à outils est prête.").wait_for(
        timeout=60_000
    )
    assert "nouvelle" not in (page.locator("h1").text_content() or "")
    page.goto(address + "obligations/signaler/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(STATE)["prete"] is True
    assert page.locator(".hors-ligne").count() == 0
    page.goto(address)
    page.get_by_role("button", name="L’afficher").click()
    expect(page.locator("h1")).to_contain_text("nouvelle", timeout=30_000)
    context.close()
    server.shutdown()
    server.server_close()


def test_nothing_covers_the_emergency_numbers_on_a_phone(browser: Browser, address: str) -> None:
    """The offer shows on another page, so its absence here is a choice."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address, referer=address)
    page.locator(".hors-ligne").wait_for()
    page.goto(address + "obligations/signaler/", referer=address)
    page.wait_for_load_state("networkidle")
    assert page.locator(".hors-ligne").count() == 0
    for number in ("17", "112", "15", "18"):
        link = page.locator(f'a[href="tel:{number}"]').first
        link.scroll_into_view_if_needed()
        on_top = """one => {
          const box = one.getBoundingClientRect();
          return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === one;
        }"""
        assert link.evaluate(on_top), number
    context.close()


def test_what_is_kept_is_told_and_cleared(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address, referer=address)
    keep(page)
    page.goto(address + "sur-cet-appareil/")
    page.get_by_role("cell", name="Le site, pour l’ouvrir sans réseau").wait_for()
    page.get_by_role("button", name="Tout effacer de cet appareil").click()
    page.get_by_text("Tout est effacé.").wait_for()
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("localStorage.length") == 0
    context.close()


def test_what_is_kept_shows_well_everywhere(visit: Callable[..., Page], address: str) -> None:
    """The corner, a programme that offers its documents, what is stored, and the page in place of
    a document, each on a phone and on a desk, in light and dark."""
    page = visit("", 390, offer=True)
    keep(page)
    look_again(page)
    page.goto(address + "programmes/pouvoir-agir-fevrier-2026/")
    page.get_by_role(
        "button", name=re.compile(r"^Garder sur cet appareil : \d\d documents, \d,\d Mo")
    ).wait_for()
    look_again(page)
    page.get_by_role("button", name="Garder sur cet appareil").click()
    page.get_by_role("button", name="Retirer de cet appareil").wait_for(timeout=60_000)
    assert page.locator(".papiers .reseau").count() == 0
    page.goto(address + "sur-cet-appareil/")
    page.get_by_role("button", name=re.compile("^Retirer .* la brochure$")).wait_for()
    look_again(page)
    page.goto(address + "sans-reseau/#documents/livre.pdf")
    page.get_by_role("link", name="Essayer de nouveau").wait_for()
    look_again(page)
    assert page.errors == []  # type: ignore[attr-defined]
    assert page.foreign == []  # type: ignore[attr-defined]


def test_documents_to_print_are_not_kept() -> None:
    names = ["index.html", "documents/livre.pdf", "programmes/a.pdf", "programmes/a.ics", "sw.js"]
    assert [name for name in names if is_kept(name)] == ["index.html", "programmes/a.ics"]
