"""The preview in a real browser: what changed comes by itself, where one was; what is wrong shows and leaves."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.petit import petit_site, rewrite

from .conftest import ROOT

SERVE = (
    "import signal, sys; from pathlib import Path; from scripts.serve import main; "
    "signal.signal(signal.SIGINT, signal.default_int_handler); "
    "sys.exit(main(Path(sys.argv[1])))"
)
"""As from a terminal: a suite run in the background is deaf to Ctrl+C, and so is all that it starts."""
MOTS, RECIT = "toolbox/methodes/mots.md", "toolbox/methodes/recit.md"
PAGE = "docs/reperes/un.md"
FOLD = "\n\n<details><summary>Plus</summary>\n<p>Le reste.</p></details>\n\n" + "Ligne.\n\n" * 60


class Preview:
    """A small project and the address of its preview."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address

    def write(self, name: str, old: str, new: str) -> None:
        rewrite(self.folder / name, {old: new})


@contextmanager
def served(folder: Path) -> Iterator[Preview]:
    """Run the verb in a project until the end, as people do, and stop it as they do."""
    command = [sys.executable, "-c", SERVE, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        lines = iter(process.stdout or ())
        address = next(found for line in lines if (found := re.search(r"http\S+/(?= \()", line)))
        try:
            yield Preview(folder, address[0])
        finally:
            process.send_signal(signal.SIGINT)
            said = [*lines]
    assert said[-1] == "L’aperçu est arrêté.\n"
    assert process.returncode == 0


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = petit_site(tmp_path_factory.mktemp("apercu") / "projet")
    rewrite(folder / PAGE, {"Suite.": f"Suite.{FOLD}"})
    with served(folder) as made:
        yield made


@pytest.fixture
def window(browser: Browser, preview: Preview) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 600})
    page = context.new_page()
    page.goto(f"{preview.address}methodes/mots/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Trois mots")
    yield page
    context.close()


SCROLLED = """() => new Promise(done => {
    const look = () => (scrollY === 700 ? done() : requestAnimationFrame(look));
    look();
})"""


def marked(page: Page) -> None:
    page.evaluate("window.ici = true")


def same(page: Page) -> bool:
    """Say whether a page is still the one that was marked."""
    return bool(page.evaluate("window.ici === true"))


def test_what_is_saved_comes_where_one_was(preview: Preview, window: Page) -> None:
    window.goto(f"{preview.address}reperes/un/")
    marked(window)
    window.locator("summary", has_text="Plus").click()
    window.evaluate("scrollTo({ top: 700, behavior: 'instant' })")
    preview.write(PAGE, "Suite.", "Une suite.")
    expect(window.get_by_text("Une suite.")).to_be_attached()
    window.evaluate(SCROLLED)
    expect(window.get_by_text("Le reste.")).to_be_visible()
    assert not same(window)


def test_a_page_that_has_not_changed_stays(preview: Preview, window: Page) -> None:
    marked(window)
    with window.expect_response(lambda answer: answer.request.method == "HEAD") as asked:
        preview.write(RECIT, "\n\nTexte.", "\n\nUn récit.")
    assert asked.value.status == 200
    window.evaluate("fetch('/@apercu/apercu.css').then(answer => answer.text())")
    assert same(window)
    window.goto(f"{preview.address}methodes/recit/")
    expect(window.get_by_text("Un récit.")).to_be_visible()


def test_what_is_wrong_shows_over_the_page_and_leaves_once_mended(
    preview: Preview, window: Page
) -> None:
    marked(window)
    alert = window.get_by_role("alert")
    preview.write(MOTS, "moment: clore", "moment: clorre")
    expect(alert).to_contain_text("1 problème à corriger")
    expect(alert.locator("li")).to_contain_text(
        "toolbox/methodes/mots.md:8 moment\N{NO-BREAK SPACE}: "
    )
    found = Axe().run(window, context=".apercu-encart").response["violations"]
    assert found == []
    assert same(window)
    alert.get_by_role("button", name="Fermer").click()
    expect(alert).not_to_be_attached()
    preview.write(RECIT, "moment:", "momant:")
    expect(alert.locator("li").first).to_be_visible()
    preview.write(RECIT, "momant:", "moment:")
    preview.write(MOTS, "moment: clorre", "moment: clore")
    expect(alert).not_to_be_attached()
    assert same(window)


def test_a_tool_that_leaves_or_comes_back_is_shown_so(preview: Preview, window: Page) -> None:
    path = preview.folder / MOTS
    text = path.read_text("utf-8")
    path.unlink()
    expect(window.get_by_role("heading", level=1)).to_have_text("Cette page n’existe pas, ou plus")
    path.write_text(text, encoding="utf-8")
    expect(window.get_by_role("heading", level=1)).to_contain_text("Trois mots")


HIDE = """hidden => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
}"""


def test_a_page_that_nobody_sees_leaves_its_way_to_others_and_is_of_now_once_seen(
    preview: Preview, window: Page
) -> None:
    """A browser opens six ways to one server: a seventh page would wait for ever."""
    window.evaluate(HIDE, True)
    for _ in range(6):
        other = window.context.new_page()
        other.goto(f"{preview.address}methodes/mots/")
        other.evaluate(HIDE, True)
    other.evaluate(HIDE, False)
    preview.write(MOTS, "\n\nTexte.", "\n\nDes mots vus.")
    expect(other.get_by_text("Des mots vus.")).to_be_visible()
    expect(window.get_by_text("Des mots vus.")).not_to_be_attached()
    window.evaluate(HIDE, False)
    expect(window.get_by_text("Des mots vus.")).to_be_visible()


def test_a_project_that_is_wrong_shows_why_then_shows_itself(
    tmp_path: Path, browser: Browser
) -> None:
    folder = petit_site(tmp_path / "projet")
    rewrite(folder / MOTS, {"moment: clore": "moment: clorre"})
    with served(folder) as preview:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{preview.address}methodes/mots/")
        expect(page.get_by_role("heading", level=1)).to_have_text("1 problème à corriger")
        expect(page.get_by_role("alert")).not_to_be_attached()
        assert Axe().run(page).response["violations"] == []
        preview.write(MOTS, "moment: clorre", "moment: clore")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Trois mots")
        context.close()
