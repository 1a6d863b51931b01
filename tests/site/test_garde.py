"""Kept on the device, truly: on a bad network, through versions, beside other sites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from macros.offline.worker import RESET, forgetting

from .conftest import ROOT
from .petit_site import STATE, Site, former_edition, small_server, small_site

pytestmark = pytest.mark.navigateur


@pytest.fixture
def served() -> Iterator[Site]:
    with small_server() as site:
        yield site


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(15_000)
    yield context
    context.close()


def opened(desk: BrowserContext, address: str) -> Page:
    window = desk.new_page()
    window.on("dialog", lambda dialog: dialog.accept())
    # The second page that it opens: the first one offers nothing.
    window.goto(address, referer=address)
    return window


def visited(served: Site, desk: BrowserContext, titre: str = "Accueil", more: int = 0) -> Page:
    """Publish a site and open its home page."""
    served.publish(small_site(titre, more))
    return opened(desk, served.address)


def keep(window: Page) -> None:
    window.get_by_role("button", name="Garder", exact=True).click()


def resume(window: Page) -> None:
    """Press « Reprendre », unless the page has just resumed by itself, as it does after a while."""
    window.evaluate(
        "[...document.querySelectorAll('button')].find(b => b.textContent === 'Reprendre')?.click()"
    )


def kept(window: Page) -> None:
    keep(window)
    expect(window.locator(".hors-ligne")).to_contain_text("C’est fait")


STORED = """() => caches.keys().then(names => Promise.all(names.map(name =>
  caches.open(name).then(cache => cache.keys()).then(keys => [name, keys.map(key => key.url)]))))
  .then(Object.fromEntries)"""


def until(window: Page, true: str) -> None:
    """Wait for what a script says, even in its own time."""
    look = f"const look = async () => (await ({true})) ? done() : setTimeout(look, 30); look();"
    try:
        window.evaluate(f"new Promise(done => {{ {look} }})")
    except Error as error:
        if "context was destroyed" not in str(error):
            raise
        until(window, true)


def state(window: Page) -> dict[str, Any]:
    found: dict[str, Any] = window.evaluate(STATE)
    return found


def test_a_whole_site_is_said_whole_with_its_version(served: Site, desk: BrowserContext) -> None:
    version = served.publish(small_site()).version
    window = opened(desk, served.address)
    kept(window)
    window.goto(served.address + "sur-cet-appareil/")
    expect(window.locator(".appareil")).to_contain_text(
        f"Le site est gardé en entier, version du 23 novembre 2026 ({version[:8]}) :"
        " 12 fichiers sur 12."
    )
    assert state(window)["entier"] is True


def words(window: Page) -> str:
    return window.locator(".appareil").inner_text()


def again(window: Page) -> None:
    """The network is said to be back, as a browser does."""
    window.evaluate("dispatchEvent(new Event('online'))")


def titled(window: Page, address: str, title: str) -> None:
    window.goto(address)
    expect(window.locator("h1")).to_have_text(title)


def appareil(served: Site, window: Page, folder: str = "") -> None:
    window.goto(f"{served.address}{folder}sur-cet-appareil/")


# ---- A bad network -----------------------------------------------------------------------------


def test_cut_after_150_requests_it_says_so_and_resumes_where_it_was(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk, more=200)
    served.asked.clear()
    served.left = 150
    keep(window)
    corner = window.locator(".hors-ligne")
    expect(corner).to_contain_text(
        "Le réseau s’est coupé : l’enregistrement reprendra de lui-même."
    )
    expect(corner).to_contain_text(re.compile(r"\d+ fichiers sur 212. Il en manque \d+ : "))
    here = state(window)
    assert 0 < here["manque"] < 212
    assert here["entier"] is False
    served.left = None
    first = list(served.asked)
    resume(window)
    expect(corner).to_contain_text("C’est fait")
    served.stop()
    titled(window, served.address + "page-199/", "Page 199")
    served_well = set(first[:150]) & {f"page-{n}/" for n in range(200)}
    twice = [path for path in served.asked[len(first) :] if path in served_well]
    assert len(served_well) > 100
    assert len(twice) <= 6, "only what was on its way when the network fell"


def test_it_resumes_by_itself_when_the_network_is_back(served: Site, desk: BrowserContext) -> None:
    window = visited(served, desk, more=30)
    served.left = 10
    keep(window)
    expect(window.locator(".hors-ligne")).to_contain_text("Il en manque")
    served.left = None
    expect(window.locator(".hors-ligne")).to_contain_text("C’est fait")


SENT = """window.sent = []; window.ended = 0;
ServiceWorker.prototype.postMessage = (former => function (what) {
  sent.push([].concat(what)[0]);
  return former.apply(this, arguments);
})(ServiceWorker.prototype.postMessage);
navigator.serviceWorker.addEventListener('message', event => {
  if (event.data.dit && !event.data.encours) ended++;
});"""


def test_it_tries_again_later_and_later_and_at_once_when_the_network_is_back(
    served: Site, desk: BrowserContext
) -> None:
    served.publish(small_site())
    desk.add_init_script(SENT)
    window = desk.new_page()
    window.clock.install(time=0)
    window.goto(served.address, referer=served.address)
    window.clock.pause_at(3_600_000)
    served.refused = {"methodes/index.html"}
    keep(window)
    corner = window.locator(".hors-ligne")
    expect(corner).to_contain_text("Il en manque 1 : methodes/.")
    for seconds in (2, 4, 8, 16):
        window.evaluate("sent = []; ended = 0")
        window.clock.run_for(1000 * seconds - 1)
        assert window.evaluate("sent") == []
        window.clock.run_for(1)
        assert window.evaluate("sent") == ["garder"]
        while not window.evaluate("ended"):
            """The pass goes on in the worker, that has its own clock."""
    served.refused = set()
    again(window)
    expect(corner).to_contain_text("C’est fait")


def test_it_resumes_on_another_page_after_the_tab_was_closed(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk, more=30)
    served.left = 15
    keep(window)
    expect(window.locator(".hors-ligne")).to_contain_text("Il en manque")
    window.close()
    served.left = None
    window = opened(desk, served.address + "sur-cet-appareil/")
    expect(window.locator(".appareil")).to_contain_text("42 fichiers sur 42.")


def test_it_resumes_after_the_browser_stopped_the_worker(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk, more=30)
    served.held = "page-20/"
    keep(window)
    expect(window.locator(".hors-ligne")).to_contain_text(re.compile(r"\d+ sur 42"))
    browser = desk.new_cdp_session(window)
    browser.send("ServiceWorker.enable")
    browser.send("ServiceWorker.stopAllWorkers")
    served.held = None
    served.gate.set()
    window.reload()
    appareil(served, window)
    expect(window.locator(".appareil")).to_contain_text("42 fichiers sur 42.")


@pytest.mark.parametrize(
    "path", ["methodes/frise/index.html", "assets/style.css", "index.html", "404.html"]
)
def test_one_file_answered_500_is_named_then_fetched_alone(
    served: Site, desk: BrowserContext, path: str
) -> None:
    version = served.publish(small_site()).version[:8]
    window = opened(desk, served.address + "methodes/")
    served.refused = {path}
    keep(window)
    corner = window.locator(".hors-ligne")
    said = {"index.html": "l’accueil"}.get(path, path.removesuffix("index.html"))
    expect(corner).to_contain_text(
        f"Version du 23 novembre 2026 ({version}) :"
        f" 11 fichiers sur 12. Il en manque 1 : {said}."
        " Le serveur n’a pas répondu comme prévu"
    )
    served.refused = set()
    served.asked.clear()
    resume(window)
    expect(corner).to_contain_text("C’est fait")
    assert set(served.asked) == {"hors-ligne-liste.json", path.removesuffix("index.html")}


def test_the_page_never_lies_while_a_file_is_missing(served: Site, desk: BrowserContext) -> None:
    window = visited(served, desk)
    served.refused = {"methodes/index.html"}
    keep(window)
    expect(window.locator(".hors-ligne")).to_contain_text("Il en manque 1")
    appareil(served, window)
    expect(window.locator(".appareil")).to_contain_text("Le site n’est pas encore gardé en entier.")
    expect(window.get_by_role("button", name="Reprendre")).to_be_visible()
    served.refused = set()
    resume(window)
    expect(window.locator(".appareil")).to_contain_text("Le site est gardé en entier")
    expect(window.get_by_role("button", name="Reprendre")).to_have_count(0)


def test_progress_is_said_without_being_read_aloud_at_each_step(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk, more=20)
    served.held = "page-7/"
    keep(window)
    corner = window.locator(".hors-ligne")
    expect(corner.locator("span")).to_have_text(re.compile(r"^\d+ sur 32$"))
    expect(corner.locator("[role=status]")).to_have_text("Enregistrement en cours…")
    served.gate.set()
    expect(corner).to_contain_text("C’est fait")


def test_a_stale_file_caught_during_a_deployment_is_not_taken(
    served: Site, desk: BrowserContext
) -> None:
    served.publish(small_site())
    served.stale = {"assets/style.css": b"body { color: red; }"}
    window = opened(desk, served.address)
    keep(window)
    expect(window.locator(".hors-ligne")).to_contain_text("Il en manque 1 : assets/style.css.")
    served.stale = {}
    expect(window.locator(".hors-ligne")).to_contain_text("C’est fait")
    served.stop()
    body = "fetch('./assets/style.css').then(answer => answer.text())"
    assert window.evaluate(body) == "body { margin: 0; }"


def test_a_stale_file_of_the_browser_s_own_cache_is_asked_for_afresh_at_once(
    served: Site, desk: BrowserContext
) -> None:
    served.headers = {"Cache-Control": "max-age=3600"}
    former = small_site() | {"assets/style.css": b"body { color: red; }"}
    served.publish(former)
    window = opened(desk, served.address)
    served.publish(small_site())
    kept(window)
    assert served.asked.count("assets/style.css") == 2


@pytest.mark.parametrize("name", ["Vary", "Content-Language"])
def test_headers_of_the_host_do_not_stop_it(served: Site, desk: BrowserContext, name: str) -> None:
    served.headers = {name: "*"}
    window = visited(served, desk)
    kept(window)
    served.stop()
    titled(window, served.address + "methodes/frise/", "Frise")


def test_a_portal_that_answers_for_everyone_is_not_kept(served: Site, desk: BrowserContext) -> None:
    window = visited(served, desk)
    window.get_by_role("button", name="Garder", exact=True).wait_for()
    portal = b"<h1>Connectez-vous</h1>"
    served.stale = {name: portal for name in served.files if name != "sw.js"}
    keep(window)
    corner = window.locator(".hors-ligne")
    expect(corner).to_contain_text(
        "Le site n’est pas gardé : la liste de ses fichiers n’est pas arrivée."
    )
    served.stale = {name: portal for name in served.files if not name.endswith((".json", "sw.js"))}
    resume(window)
    expect(corner).to_contain_text("1 fichier sur 12")
    served.stale = {}
    expect(corner).to_contain_text("C’est fait")
    served.stop()
    titled(window, served.address, "Accueil")


@pytest.mark.parametrize("answer", ["null", "[]", '{"version": "1"}', "<h1>", '{"fichiers": 3}'])
def test_a_list_that_is_not_ours_is_not_followed(
    served: Site, desk: BrowserContext, answer: str
) -> None:
    window = visited(served, desk)
    right = served.files["hors-ligne-liste.json"]
    served.files["hors-ligne-liste.json"] = answer.encode()
    keep(window)
    expect(window.locator(".hors-ligne")).to_contain_text(
        "la liste de ses fichiers n’est pas arrivée"
    )
    served.files["hors-ligne-liste.json"] = right
    resume(window)
    expect(window.locator(".hors-ligne")).to_contain_text("C’est fait")


def test_a_request_that_hangs_is_given_up_then_asked_again(
    served: Site, desk: BrowserContext
) -> None:
    served.publish(small_site())
    hurried = served.files["sw.js"].replace(b"PATIENCE = 30000", b"PATIENCE = 300")
    served.files["sw.js"] = hurried
    window = opened(desk, served.address)
    served.held = "methodes/"
    keep(window)
    expect(window.locator(".hors-ligne")).to_contain_text("Il en manque 1 : methodes/.")
    served.held = None
    expect(window.locator(".hors-ligne")).to_contain_text("C’est fait")


def test_a_full_device_is_said(served: Site, desk: BrowserContext) -> None:
    served.publish(small_site() | {"assets/gros.json": b"1" * 3_000_000})
    window = opened(desk, served.address)
    browser = desk.new_cdp_session(window)
    quota = {"origin": served.address.rstrip("/"), "quotaSize": 1_000_000}
    browser.send("Storage.overrideQuotaForOrigin", quota)
    keep(window)
    expect(window.locator(".hors-ligne")).to_contain_text(
        "L’appareil n’a plus de place : en libérer, puis reprendre."
    )
    browser.send("Storage.overrideQuotaForOrigin", {"origin": quota["origin"]})
    resume(window)
    expect(window.locator(".hors-ligne")).to_contain_text("C’est fait")


def test_what_came_opens_when_the_network_falls_before_the_end(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk)
    served.refused = {"methodes/frise/index.html"}
    keep(window)
    expect(window.locator(".hors-ligne")).to_contain_text("Il en manque 1")
    served.stop()
    titled(window, served.address + "methodes/", "Méthodes")
    titled(window, served.address + "methodes/frise/", "Cette page n’existe pas, ou plus")


@pytest.mark.parametrize("what", ["one file", "all"])
def test_what_the_browser_took_away_is_seen_and_fetched_again(
    served: Site, desk: BrowserContext, what: str
) -> None:
    window = visited(served, desk)
    kept(window)
    one = """caches.open('boite:/').then(cache => cache.keys().then(keys =>
      cache.delete(keys.find(key => key.url.includes('/methodes/?')))))"""
    window.evaluate(one if what == "one file" else "caches.delete('boite:/')")
    served.asked.clear()
    appareil(served, window)
    expect(window.locator(".appareil")).to_contain_text("12 fichiers sur 12.")
    assert "methodes/" in served.asked


# ---- Versions ------------------------------------------------------------------------------------


def publish_next(served: Site, titre: str = "Accueil nouveau", **more: Any) -> None:
    served.publish(small_site(titre), **more)


def test_a_version_changed_midway_is_started_over_and_equal_files_are_not(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk, more=20)
    served.refused = {"page-3/index.html"}
    keep(window)
    expect(window.locator(".hors-ligne")).to_contain_text("31 fichiers sur 32.")
    served.publish(small_site("Accueil nouveau", more=20))
    served.refused = set()
    served.asked.clear()
    resume(window)
    expect(window.locator(".hors-ligne")).to_contain_text("C’est fait")
    fetched = [path for path in served.asked if path not in ("hors-ligne-liste.json", "sw.js")]
    assert sorted(set(fetched)) == ["", "page-3/"]
    served.stop()
    titled(window, served.address, "Accueil nouveau")


def test_an_incomplete_version_never_takes_the_place_of_a_whole_one(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk)
    kept(window)
    publish_next(served)
    served.refused = {"index.html"}
    window.goto(served.address + "sur-cet-appareil/")
    expect(window.locator(".appareil")).to_contain_text(
        re.compile(
            r"La version du 23 novembre 2026 \(\w{8}\) est gardée. Une nouvelle arrive, "
            r"du 23 novembre 2026 \(\w{8}\) : 11 fichiers sur 12. Il en manque 1 : l’accueil."
        )
    )
    window.evaluate("navigator.serviceWorker.controller.postMessage('maintenant')")
    assert state(window)["prete"] is False
    served.stop()
    titled(window, served.address, "Accueil")
    titled(window, served.address + "methodes/", "Méthodes")


def test_a_new_version_is_announced_then_shown(served: Site, desk: BrowserContext) -> None:
    window = visited(served, desk)
    kept(window)
    publish_next(served)
    served.asked.clear()
    window.goto(served.address)
    expect(window.locator(".hors-ligne")).to_contain_text(
        "Une nouvelle version de la boîte à outils est prête."
    )
    expect(window.locator("h1")).to_have_text("Accueil")
    window.get_by_role("button", name="L’afficher").click()
    expect(window.locator("h1")).to_have_text("Accueil nouveau")
    assert sorted(set(served.asked)) == ["", "hors-ligne-liste.json", "sw.js"]
    names = window.evaluate(STORED)
    assert list(names) == ["boite:/"]
    assert len(names["boite:/"]) == 12 + len(["the list"])


def test_put_off_it_is_shown_once_nobody_reads_the_former(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk)
    kept(window)
    publish_next(served)
    window.goto(served.address)
    window.get_by_role("button", name="Plus tard").click()
    expect(window.locator(".hors-ligne")).to_have_count(0)
    titled(window, served.address, "Accueil")
    window.close()
    titled(opened(desk, "about:blank"), served.address, "Accueil nouveau")


def test_a_page_being_written_in_another_tab_does_not_reload_by_itself(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk)
    kept(window)
    writing = opened(desk, served.address + "methodes/frise/")
    writing.locator("textarea").fill("Ce que le groupe a dit")
    publish_next(served)
    window.goto(served.address)
    window.get_by_role("button", name="L’afficher").click()
    expect(window.locator("h1")).to_have_text("Accueil nouveau")
    expect(writing.locator(".hors-ligne")).to_contain_text(
        "Une nouvelle version s’affiche dans un autre onglet. Cette page est de l’ancienne."
    )
    expect(writing.locator("textarea")).to_have_value("Ce que le groupe a dit")
    writing.get_by_role("button", name="Plus tard").click()
    expect(writing.locator("textarea")).to_have_value("Ce que le groupe a dit")


def test_put_off_it_is_not_repeated_on_the_same_page(served: Site, desk: BrowserContext) -> None:
    window = visited(served, desk)
    kept(window)
    publish_next(served)
    window.goto(served.address)
    window.get_by_role("button", name="Plus tard").click()
    other = opened(desk, served.address + "sur-cet-appareil/")
    expect(other.locator(".hors-ligne")).to_contain_text("Une nouvelle version")
    assert state(window)["prete"] is True
    expect(window.locator(".hors-ligne")).to_have_count(0)


def test_a_worker_deployed_before_its_list_heals_at_the_next_page(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk)
    kept(window)
    before = served.files["hors-ligne-liste.json"]
    publish_next(served)
    served.stale = {"hors-ligne-liste.json": before}
    appareil(served, window)
    expect(window.locator(".appareil")).to_contain_text("Le site est gardé en entier")
    served.stale = {}
    window.goto(served.address)
    expect(window.locator(".hors-ligne")).to_contain_text("Une nouvelle version")


def test_a_list_deployed_before_its_worker_is_taken_whole(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk)
    publish_next(served, worker_too=False)
    kept(window)
    served.stop()
    titled(window, served.address, "Accueil nouveau")


def test_a_device_with_the_same_version_asks_for_the_worker_only(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk)
    kept(window)
    served.asked.clear()
    appareil(served, window)
    expect(window.locator(".appareil")).to_contain_text("en entier")
    window.goto(served.address + "methodes/")
    assert set(served.asked) <= {"sw.js"}


# ---- Addresses without a network -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "title", "status"),
    [
        ("", "Accueil", 200),
        ("index.html", "Accueil", 200),
        ("methodes/frise/?de=panier", "Frise", 200),
        ("methodes/frise/#etapes", "Frise", 200),
        ("methodes/frise", "Frise", 200),
        ("methodes/frise/index.html", "Frise", 200),
        ("methodes/inconnue/", "Cette page n’existe pas, ou plus", 404),
        ("documents/inconnu.pdf", "Cette page n’existe pas, ou plus", 404),
        ("documents/livre.pdf", "Ce document n’est pas gardé sur cet appareil", 200),
        ("documents/x-suivi.pdf?imprimer", "Ce document n’est pas gardé sur cet appareil", 200),
    ],
)
def test_every_address_has_its_answer_without_a_network(
    kept_site: tuple[Site, Page], path: str, title: str, status: int
) -> None:
    served, window = kept_site
    answer = window.goto(served.address + path)
    assert answer is not None
    assert answer.status == status
    expect(window.locator("h1")).to_have_text(title)


@pytest.fixture(scope="module")
def kept_site(browser: Browser) -> Iterator[tuple[Site, Page]]:
    """Return a site kept on a device, its server stopped, and a window."""
    with small_server() as served:
        served.publish(small_site())
        context = browser.new_context()
        window = opened(context, served.address)
        kept(window)
        served.stop()
        yield served, window
        context.close()


def test_a_document_not_kept_can_be_asked_again(kept_site: tuple[Site, Page]) -> None:
    served, window = kept_site
    window.goto(served.address + "documents/livre.pdf")
    link = window.get_by_role("link", name="Essayer de nouveau")
    assert link.evaluate("one => one.href") == served.address + "documents/livre.pdf"


@pytest.mark.parametrize("bad", ["//ailleurs.example/x", "javascript:alert(1)", "data:text/html,x"])
def test_an_address_written_by_another_leads_nowhere(
    kept_site: tuple[Site, Page], bad: str
) -> None:
    served, window = kept_site
    window.goto("about:blank")
    window.goto(f"{served.address}sans-reseau/#{bad}")
    assert window.locator(".absent a").count() == 0


# ---- Documents on request ------------------------------------------------------------------------


def test_documents_that_need_the_network_say_so_where_they_are_listed(
    served: Site, desk: BrowserContext
) -> None:
    served.publish(small_site())
    window = opened(desk, served.address + "imprimer/")
    expect(window.locator(".reseau")).to_have_count(0)
    kept(window)
    expect(window.locator(".reseau")).to_have_text(["(demande le réseau)"] * 2)
    window.goto(served.address)
    expect(window.locator("article .reseau")).to_have_text("(demande le réseau)")


def test_a_programme_s_own_documents_are_kept_on_request_their_size_said(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk)
    kept(window)
    window.goto(served.address + "programmes/x/")
    served.asked.clear()
    window.get_by_role("button", name="Garder sur cet appareil : 3 documents, 1 Ko").click()
    expect(
        window.get_by_role("button", name="Retirer de cet appareil : 3 documents")
    ).to_be_visible()
    expect(window.locator(".reseau")).to_have_count(0)
    wanted = {"documents/x-cahier.pdf", "documents/x-suivi.pdf", "documents/x-feuille.pdf"}
    assert {path for path in served.asked if path.endswith(".pdf")} == wanted
    served.stop()
    body = "fetch('../../documents/x-feuille.pdf').then(answer => answer.text())"
    assert window.evaluate(body) == "%PDF-1.7 x-feuille"
    appareil(served, window)
    for title in ("Le cahier", "Le suivi", "La feuille"):
        expect(window.get_by_role("cell", name=title, exact=True)).to_be_visible()
    expect(window.locator(".appareil")).to_contain_text("15 fichiers sur 15.")
    window.get_by_role("button", name="Retirer de cet appareil : Le suivi").click()
    expect(window.get_by_role("cell", name="Le suivi", exact=True)).to_have_count(0)
    expect(window.locator(".appareil")).to_contain_text("14 fichiers sur 14.")
    # The page counts what is wanted at once; the file itself goes with the pass that follows.
    gone = "all => !all['boite:/'].some(key => key.includes('x-suivi'))"
    until(window, f"({STORED})().then({gone})")


def test_a_family_of_documents_is_kept_from_the_page_of_all(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk)
    kept(window)
    window.goto(served.address + "imprimer/")
    window.get_by_role("button", name="Garder sur cet appareil : 2 documents").click()
    window.get_by_role("button", name="Retirer de cet appareil : 2 documents").click()
    expect(
        window.get_by_role("button", name="Garder sur cet appareil : 2 documents")
    ).to_be_visible()
    expect(window.locator(".reseau")).to_have_count(2)


def with_documents(served: Site, desk: BrowserContext) -> Page:
    window = visited(served, desk)
    kept(window)
    window.goto(served.address + "imprimer/")
    window.get_by_role("button", name="Garder sur cet appareil : 2 documents").click()
    expect(window.get_by_role("button", name="Retirer de cet appareil")).to_be_visible()
    return window


BOOK = "fetch('../documents/livre.pdf').then(answer => answer.text())"


def test_documents_kept_are_told_by_title(served: Site, desk: BrowserContext) -> None:
    window = with_documents(served, desk)
    appareil(served, window)
    told = window.locator(".appareil tbody tr td:first-child")
    expect(told).to_have_text(["Le site, pour l’ouvrir sans réseau", "Le cahier", "Le livre"])


def test_documents_taken_off_one_right_after_the_other_are_all_off(
    served: Site, desk: BrowserContext
) -> None:
    window = with_documents(served, desk)
    served.stop()
    appareil(served, window)
    expect(window.get_by_role("button", name=re.compile("^Retirer"))).to_have_count(2)
    window.evaluate(
        "document.querySelectorAll('.appareil button[aria-label]').forEach(one => one.click())"
    )
    expect(window.get_by_role("button", name=re.compile("^Retirer"))).to_have_count(0)
    expect(window.locator(".appareil")).to_contain_text("12 fichiers sur 12.")


def test_a_document_kept_follows_the_versions(served: Site, desk: BrowserContext) -> None:
    window = with_documents(served, desk)
    served.publish(small_site() | {"documents/livre.pdf": b"%PDF-1.7 nouveau"})
    window.goto(served.address + "imprimer/")
    window.get_by_role("button", name="L’afficher").click()
    expect(window.locator(".hors-ligne")).to_have_count(0)
    served.stop()
    assert window.evaluate(BOOK) == "%PDF-1.7 nouveau"


def test_a_document_that_does_not_come_leaves_the_former_one(
    served: Site, desk: BrowserContext
) -> None:
    window = with_documents(served, desk)
    served.publish(small_site() | {"documents/livre.pdf": b"%PDF-1.7 nouveau"})
    served.refused = {"documents/livre.pdf"}
    appareil(served, window)
    expect(window.locator(".appareil")).to_contain_text("13 fichiers sur 14. Il en manque 1")
    served.stop()
    assert window.evaluate(BOOK) == "%PDF-1.7 livre"


def test_a_document_taken_off_the_site_is_not_missed(served: Site, desk: BrowserContext) -> None:
    window = with_documents(served, desk)
    files = small_site("Accueil nouveau")
    del files["documents/livre.pdf"], served.files["documents/livre.pdf"]
    served.publish(files)
    window.goto(served.address)
    window.get_by_role("button", name="L’afficher").click()
    expect(window.locator("h1")).to_have_text("Accueil nouveau")
    appareil(served, window)
    expect(window.locator(".appareil")).to_contain_text("13 fichiers sur 13.")
    expect(window.get_by_role("cell", name="Le livre", exact=True)).to_have_count(0)


def test_a_document_refused_is_said_and_the_site_stays_whole_to_read(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk)
    kept(window)
    served.refused = {"documents/livre.pdf"}
    window.goto(served.address + "imprimer/")
    window.get_by_role("button", name="Garder sur cet appareil : 2 documents").click()
    expect(
        window.get_by_role("button", name="Garder sur cet appareil : 1 document,")
    ).to_be_visible()
    appareil(served, window)
    expect(window.locator(".appareil")).to_contain_text("Il en manque 1 : documents/livre.pdf.")
    served.stop()
    titled(window, served.address, "Accueil")


# ---- Sites that share an address -------------------------------------------------------------------


def two_sites(served: Site, desk: BrowserContext, first: str, second: str) -> Page:
    served.publish(small_site("Premier"), first)
    served.publish(small_site("Second"), second)
    window = opened(desk, served.address + first)
    kept(window)
    window.goto(served.address + second, referer=served.address + second)
    kept(window)
    return window


@pytest.mark.parametrize(
    ("first", "second"), [("a/", "b/"), ("", "b/"), ("b/", ""), ("a/", "a/b/")]
)
def test_two_sites_of_one_origin_leave_each_other_alone(
    served: Site, desk: BrowserContext, first: str, second: str
) -> None:
    window = two_sites(served, desk, first, second)
    assert sorted(window.evaluate("caches.keys()")) == sorted(
        ["boite:/" + first, "boite:/" + second]
    )
    appareil(served, window, second)
    window.evaluate(
        "sessionStorage.setItem('ailleurs', '1'); localStorage.setItem('ailleurs', '1')"
    )
    window.get_by_role("button", name="Tout effacer de cet appareil").click()
    expect(window.locator(".appareil")).to_contain_text("Tout est effacé.")
    expect(window.locator(".appareil")).to_contain_text("Rien n’est gardé sur cet appareil.")
    assert window.evaluate("caches.keys()") == ["boite:/" + first]
    assert window.evaluate("[sessionStorage.ailleurs, localStorage.ailleurs]") == ["1", "1"]
    scopes = "navigator.serviceWorker.getRegistrations().then(all => all.map(one => one.scope))"
    assert window.evaluate(scopes) == [served.address + first]
    served.stop()
    titled(window, served.address + first, "Premier")


def test_a_site_below_another_that_is_kept_makes_its_own_offer(
    served: Site, desk: BrowserContext
) -> None:
    served.publish(small_site("Racine"))
    served.publish(small_site("Dessous"), "b/")
    window = opened(desk, served.address)
    kept(window)
    window.goto(served.address + "b/", referer=served.address + "b/")
    expect(window.get_by_role("button", name="Garder", exact=True)).to_be_visible()
    appareil(served, window, "b/")
    expect(window.locator(".appareil")).to_contain_text("Rien n’est gardé sur cet appareil.")


def test_what_is_erased_can_be_kept_again_at_once(served: Site, desk: BrowserContext) -> None:
    window = visited(served, desk)
    kept(window)
    appareil(served, window)
    window.get_by_role("button", name="Tout effacer de cet appareil").click()
    expect(window.locator(".appareil")).to_contain_text("Tout est effacé.")
    window.get_by_role("button", name="Garder le site").click()
    expect(window.locator(".appareil")).to_contain_text("Le site est gardé en entier")
    served.stop()
    titled(window, served.address + "methodes/", "Méthodes")


def test_another_tab_learns_that_all_was_erased(served: Site, desk: BrowserContext) -> None:
    window = visited(served, desk)
    kept(window)
    appareil(served, window)
    other = opened(desk, served.address + "sur-cet-appareil/")
    expect(other.locator(".appareil")).to_contain_text("en entier")
    window.get_by_role("button", name="Tout effacer de cet appareil").click()
    expect(other.locator(".appareil")).to_contain_text("Rien n’est gardé sur cet appareil.")


def test_the_first_page_offers_nothing(served: Site, desk: BrowserContext) -> None:
    served.publish(small_site("Accueil"))
    window = desk.new_page()
    window.goto(served.address)
    window.wait_for_load_state("networkidle")
    expect(window.locator(".hors-ligne")).to_have_count(0)
    window.goto(served.address, referer=served.address)
    expect(window.get_by_role("button", name="Garder", exact=True)).to_be_visible()


def test_who_declined_can_still_change_their_mind(served: Site, desk: BrowserContext) -> None:
    window = visited(served, desk)
    window.get_by_role("button", name="Non merci").click()
    appareil(served, window)
    expect(window.locator(".hors-ligne")).to_have_count(0)
    window.get_by_role("button", name="Garder le site").click()
    expect(window.locator(".appareil")).to_contain_text("Le site est gardé en entier")


@pytest.mark.parametrize(
    ("granted", "said"),
    [
        (True, "Le navigateur a promis de ne pas l’effacer de lui-même."),
        (False, "Le navigateur n’a pas promis de le garder"),
    ],
)
def test_durable_storage_is_asked_for_and_the_answer_is_said(
    served: Site, desk: BrowserContext, granted: bool, said: str
) -> None:
    desk.add_init_script("""window.asked = 0; navigator.storage.persist = (former => function () {
      asked++;
      return former.call(this);
    })(navigator.storage.persist)""")
    window = visited(served, desk)
    if granted:
        browser = desk.new_cdp_session(window)
        context = browser.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
        asked = {"permissions": ["durableStorage"], "origin": served.address.rstrip("/")}
        browser.send("Browser.grantPermissions", asked | {"browserContextId": context})
    assert window.evaluate("asked") == 0
    kept(window)
    assert window.evaluate("asked") == 1
    assert ("peut l’effacer" in window.locator(".hors-ligne").inner_text()) is not granted
    appareil(served, window)
    expect(window.locator(".appareil")).to_contain_text(said)


# ---- What the former edition kept --------------------------------------------------------------------


def kept_before(served: Site, desk: BrowserContext, folder: str = "") -> Page:
    """Return a window on a site that the former edition kept."""
    files = former_edition(small_site())
    served.files |= {folder + name: content for name, content in files.items()}
    window = opened(desk, served.address + folder)
    kept(window)
    return window


def accept(window: Page) -> None:
    """Ask for the new version on a page of the former edition, that reloads by itself."""
    window.get_by_role("button", name="L’afficher").click()
    expect(window.locator(".hors-ligne")).to_have_count(0)


def test_what_the_former_edition_kept_is_carried_over_and_not_fetched_again(
    served: Site, desk: BrowserContext
) -> None:
    window = kept_before(served, desk)
    served.publish(small_site())
    served.asked.clear()
    window.goto(served.address)
    accept(window)
    appareil(served, window)
    expect(window.locator(".appareil")).to_contain_text("Le site est gardé en entier")
    assert window.evaluate("caches.keys()") == ["boite:/"]
    right = {"404.html", "assets/donnees.json", "methodes/", "programmes/x/"}
    assert right & set(served.asked) == set()
    served.stop()
    titled(window, served.address + "methodes/frise/", "Frise")


def test_the_former_edition_serves_until_the_new_one_is_whole(
    served: Site, desk: BrowserContext
) -> None:
    window = kept_before(served, desk)
    served.publish(small_site("Accueil nouveau"))
    served.refused = {"index.html"}
    window.goto(served.address + "methodes/")
    accept(window)
    appareil(served, window)
    expect(window.locator(".appareil")).to_contain_text(
        "Une version plus ancienne est gardée ; celle"
    )
    served.stop()
    titled(window, served.address, "Accueil")
    titled(window, served.address + "methodes/frise/", "Frise")


def test_what_the_former_edition_of_another_site_kept_stays(
    served: Site, desk: BrowserContext
) -> None:
    window = kept_before(served, desk, "a/")
    before = window.evaluate("caches.keys()")
    served.publish(small_site("Racine"))
    window.goto(served.address, referer=served.address)
    kept(window)
    appareil(served, window)
    window.get_by_role("button", name="Tout effacer de cet appareil").click()
    expect(window.locator(".appareil")).to_contain_text("Tout est effacé.")
    assert window.evaluate("caches.keys()") == before
    served.stop()
    titled(window, served.address + "a/", "Accueil")


def test_what_the_former_edition_kept_is_erased_too(served: Site, desk: BrowserContext) -> None:
    window = kept_before(served, desk)
    served.publish(small_site())
    window.evaluate("navigator.serviceWorker.getRegistration().then(one => one.unregister())")
    window.close()
    window = opened(desk, served.address + "sur-cet-appareil/")
    window.get_by_role("button", name="Tout effacer de cet appareil").click()
    expect(window.locator(".appareil")).to_contain_text("Tout est effacé.")
    assert window.evaluate("caches.keys()") == []


# ---- The way out -------------------------------------------------------------------------------------


def test_the_guide_s_worker_has_this_site_forgotten_and_no_other(
    served: Site, desk: BrowserContext
) -> None:
    guide = (ROOT / "docs/guide/heberger.md").read_text(encoding="utf-8")
    (given,) = re.findall(r"```text\n(.*?)```", guide, re.DOTALL)
    assert given == RESET.read_text(encoding="utf-8")
    window = two_sites(served, desk, "a/", "b/")
    served.files["b/sw.js"] = given.encode()
    titled(window, served.address + "b/", "Second")
    until(window, "caches.keys().then(names => names.length === 1)")
    served.stop()
    titled(window, served.address + "a/", "Premier")
    with pytest.raises(Error, match="ERR_"):
        window.goto(served.address + "b/")


def test_the_guide_s_worker_forgets_what_the_former_edition_kept(
    served: Site, desk: BrowserContext
) -> None:
    window = kept_before(served, desk, "b/")
    served.files["b/sw.js"] = RESET.read_bytes()
    window.goto(served.address + "b/")
    beside = opened(desk, served.address + "rien")
    until(beside, "caches.keys().then(names => names.length === 0)")


def test_a_preview_is_not_hidden_by_a_site_kept_from_the_same_port(
    served: Site, desk: BrowserContext
) -> None:
    window = visited(served, desk, "Gardé")
    kept(window)
    served.files |= small_site("Aperçu")
    del served.files["hors-ligne.json"], served.files["hors-ligne-liste.json"]
    served.files["sw.js"] = forgetting().encode()
    window.goto(served.address)
    expect(window.locator("h1")).to_have_text("Aperçu")
    assert window.evaluate("caches.keys()") == []
    titled(window, served.address + "methodes/", "Méthodes")
    expect(window.locator(".hors-ligne")).to_have_count(0)
