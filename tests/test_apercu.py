"""The preview's server: this machine alone is answered, what changes is told, code is read once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from macros.host.answers import NEWS, OWN, Answer, page
from macros.host.apercu import Preview
from macros.host.bulletin import Fault, News
from macros.host.watching import is_code
from scripts.serve import RESTART, _report, show

TAG = re.compile(rb'<script type="module" src="/@apercu/apercu\.js\?[0-9a-f]{16}"></script>')


@pytest.mark.parametrize(
    ("name", "code"),
    {
        "macros/told/outils.py": True,
        "macros/site/templates/fiche.md.j2": True,
        "macros/web/panier.js": False,
        "macros/site/style/cartes.css": False,
        "toolbox/methodes/mots.md": False,
    }.items(),
)
def test_code_is_read_once_but_what_browsers_get(name: str, code: bool) -> None:
    assert is_code(name) is code


def test_the_terminal_says_every_fault_and_how_many() -> None:
    assert _report((("a.md:1", "x : y"), ("", "Autre."))) == (
        "a.md:1: x : y\nAutre.\n2 problèmes à corriger, puis enregistrer.\n"
    )
    assert _report(()) == ""


def test_code_that_changes_is_told_until_the_preview_is_started_again(
    server: Preview, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Sound:
        def __init__(self, root: Path, tell: Callable[[tuple[Fault, ...]], None], _: object):
            self.tell, self.answer = tell, lambda path: HELLO

        def refresh(self) -> tuple[Fault, ...]:
            self.tell(())
            return ()

    def watched(root: Path, before: object, tell: Callable[[list[str]], None], _: object) -> None:
        tell(["toolbox/methodes/mots.md"])
        assert server.bulletin.after(-1, 0) == News(2)
        tell(["macros/told/outils.py"])
        tell(["toolbox/methodes/mots.md"])

    monkeypatch.setattr("macros.host.live.Live", Sound)
    monkeypatch.setattr("macros.host.watching.watch", watched)
    show(Path("/nulle/part"), server)
    assert server.bulletin.after(-1, 0) == News(4, (("macros/told/outils.py", RESTART),))
    told = capsys.readouterr()
    assert (
        told.err
        == f"macros/told/outils.py: {RESTART}\n1 problème à corriger, puis enregistrer.\n" * 2
    )
    assert "Changé : macros/told/outils.py.\n" in told.out


# ---- The server ---------------------------------------------------------------------------------

HOSTS = {
    "127.0.0.1:8000": 200,
    "localhost:8000": 200,
    "LOCALHOST": 200,
    "[::1]:8000": 200,
    "": 403,
    "evil.example": 403,
    "evil.example:8000": 403,
    "127.0.0.1.evil.example:8000": 403,
    "localhost.evil.example": 403,
    "127.0.0.1@evil.example": 403,
    "127.0.0.1:8000, evil.example": 403,
    "192.168.1.4:8000": 403,
}


@pytest.fixture
def server() -> Iterator[Preview]:
    with Preview(0) as made:
        made.start()
        yield made
        made.shutdown()


@contextmanager
def ask(server: Preview, path: str, method: str = "GET", **headers: str) -> Iterator[HTTPResponse]:
    connection = HTTPConnection("127.0.0.1", server.server_port)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    yield connection.getresponse()
    connection.close()


HELLO = page("<body>Bonjour</body>")


@pytest.mark.parametrize(("host", "code"), HOSTS.items())
def test_the_preview_answers_to_the_names_of_this_machine_only(
    server: Preview, host: str, code: int
) -> None:
    """Another page of the browser could give this server a name of its own (DNS rebinding)."""
    server.answers_by(lambda path: HELLO)
    for path in ("/", f"{OWN}apercu.js"):
        with ask(server, path, Host=host) as answer:
            assert answer.status == code
            told = answer.read()
        assert (told == HELLO.content) == (code == 200 and path == "/")


def test_the_preview_adds_a_file_and_no_script_to_pages() -> None:
    assert TAG.sub(b"|", HELLO.content) == b"<body>Bonjour|</body>"
    assert page("x").content == b"x"


def test_who_asks_before_it_is_ready_waits(server: Preview) -> None:
    connection = HTTPConnection("127.0.0.1", server.server_port)
    connection.request("GET", "/un%20nom/?a=b")
    asked: list[str] = []

    def answer(path: str) -> Answer:
        asked.append(path)
        return HELLO

    server.answers_by(answer)
    assert connection.getresponse().read() == HELLO.content
    assert asked == ["/un nom/"]
    connection.close()


def test_a_browser_learns_without_the_content_whether_a_page_is_another(server: Preview) -> None:
    server.answers_by(lambda path: HELLO)
    with ask(server, "/", "HEAD") as answer:
        assert (answer.headers["ETag"], answer.read()) == (f'"{HELLO.digest}"', b"")
    with ask(server, "/", If_None_Match=f'"{HELLO.digest}"') as answer:
        assert (answer.status, answer.read()) == (304, b"")
    with ask(server, "/", If_None_Match='"autre"') as answer:
        assert answer.status == 200


def test_pages_are_told_what_is_wrong_as_it_comes(server: Preview) -> None:
    with ask(server, NEWS) as answer:
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        assert answer.readline() == b"retry: 1000\n"
        assert _next(answer) == {"problemes": []}
        server.bulletin.post((("a.md:3", "titre : manque"),))
        assert _next(answer) == {"problemes": [["a.md:3", "titre\N{NO-BREAK SPACE}: manque"]]}
        server.bulletin.post(())
        assert _next(answer) == {"problemes": []}


def _next(answer: HTTPResponse) -> object:
    while not (line := answer.readline()).startswith(b"data: "):
        pass
    return json.loads(line.removeprefix(b"data: "))
