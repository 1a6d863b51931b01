"""The real site, built once, served on loopback, and a real Chromium to browse it."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.visites import browser_path, served

ROOT = Path(__file__).resolve().parents[2]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


ANSWERED = "try { localStorage.setItem('boite.hors-ligne', '\"non\"'); } catch (error) {}"
RENDER = "import sys; from pathlib import Path; from scripts.build import render; "


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site as a server gives it, documents included.

    SITE_DEJA_FAIT names the one that the verb build has just made from these same files.
    """
    ready = os.environ.get("SITE_DEJA_FAIT")
    make = functools.partial(shutil.copytree, ready) if ready else build_site
    return made_once(tmp_path_factory, "site", make)


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site as a folder to open without a server, without documents."""
    return made_once(tmp_path_factory, "dossier", functools.partial(build_site, server=False))


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder made once for all the processes that share the tests."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with FileLock(f"{folder}.lock"):
        if not (folder / "index.html").is_file():
            make(folder)
    return folder


def build_site(folder: Path, *, server: bool = True, documents: bool | None = None) -> None:
    """Build the real site into a folder, as strictly as the verb build does."""
    wanted = server if documents is None else documents
    options = f"folders={server}, documents={wanted}"
    command = [
        sys.executable,
        "-c",
        f"{RENDER}sys.exit(not render(Path({str(folder)!r}), {options}))",
    ]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = browser_path()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI must install Chromium")
        pytest.skip("no Chromium on this desk; install it to run the browser tests")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page at a width and a colour scheme; requests and console errors are kept on it.

    The offer to keep the site comes at its own time and covers the foot of the screen: it is
    answered, unless it is what the test looks at. touch: on a screen that only fingers reach.
    """
    contexts = []

    def open_page(
        url: str,
        width: int = 1280,
        scheme: str = "light",
        *,
        offer: bool = False,
        touch: bool = False,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 844},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            has_touch=touch,
            is_mobile=touch,
        )
        contexts.append(context)
        if not offer:
            context.add_init_script(ANSWERED)
        page = context.new_page()
        page.foreign = []  # type: ignore[attr-defined]
        page.errors = []  # type: ignore[attr-defined]
        page.on("request", lambda r: _foreign(page, r.url, address))
        page.on("pageerror", lambda e: page.errors.append(str(e)))  # type: ignore[attr-defined]
        page.on(
            "console",
            lambda m: page.errors.append(m.text) if m.type == "error" else None,  # type: ignore[attr-defined]
        )
        # What is offered from the second page on comes from a page of the site.
        page.goto(address + url, referer=address if offer else None)
        return page

    yield open_page
    for context in contexts:
        context.close()


def _foreign(page: Page, url: str, address: str) -> None:
    if not url.startswith((address, "data:", "blob:")):
        page.foreign.append(url)  # type: ignore[attr-defined]
