"""A site of a dozen files with our real scripts and worker, and a server that fails on purpose."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from macros.offline.worker import Kept, worker
from macros.site.parts.scripts import ordered, read_modules
from macros.told.papiers import Papier

FORMER = Path(__file__).with_name("ancien")
"""The worker and the page's script of the edition that named its caches after the version alone."""
SCRIPTS = read_modules()
JOUR = date(2026, 11, 23)
TYPES = {"html": "text/html; charset=utf-8", "js": "text/javascript", "css": "text/css"} | {
    "json": "application/json",
    "pdf": "application/pdf",
}
PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{titre}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="{base}/assets/style.css"></head>
<body><main><article><h1>{titre}</h1>{corps}</article></main>
<script id="__config" type="application/json">{{"base": "{base}"}}</script>
<script src="{base}/assets/javascripts/commun.js"></script>
<script src="{base}/assets/javascripts/hors-ligne.js"></script></body></html>"""
STATE = """() => new Promise(done => {
  navigator.serviceWorker.addEventListener('message', event => { if (event.data.dit) done(event.data); });
  navigator.serviceWorker.getRegistration().then(one => one.active.postMessage('etat'));
})"""
"""What the worker says of what is kept, as pages hear it."""
PAPIERS = """<div class="papiers"><ul><li><a href="../../documents/x-cahier.pdf">Le cahier</a></li>
<li><a href="../../documents/x-suivi.pdf">Le suivi</a></li></ul></div>"""
LISTE = """<ul class="papiers__liste"><li><a href="../documents/x-cahier.pdf">Le cahier</a></li>
<li><a href="../documents/livre.pdf">Le livre</a></li></ul>"""
NO_DATA = b"""if (document.querySelector(".appareil")) {
boite.fiches = { fiches: {} };
boite.questionnaires = { questionnaires: {} };
"""
PAPERS = [
    Papier("Le cahier", "PDF A4", "programmes", "documents/x-cahier.pdf", 40, ("programmes/x/",)),
    Papier("Le suivi", "PDF A4", "programmes", "documents/x-suivi.pdf", 40, ("programmes/x/",)),
    Papier(
        "La feuille", "PDF", "session", "documents/x-feuille.pdf", 40, ("programmes/x/preparer/",)
    ),
    Papier("Le livre", "PDF A4", "livre", "documents/livre.pdf", 40, ("", "imprimer/")),
]


def page(titre: str, depth: int, corps: str = "") -> bytes:
    base = "/".join([".."] * depth) or "."
    return PAGE.format(titre=titre, base=base, corps=corps).encode()


def script(*names: str) -> bytes:
    return "\n".join(SCRIPTS[name].text for name in names).encode()


def small_site(titre: str = "Accueil", more: int = 0) -> dict[str, bytes]:
    """Return the files of a site, its documents included; more pages than the dozen on request."""
    files = {
        "index.html": page(titre, 0, "<p><a href='documents/livre.pdf'>Le livre</a></p>"),
        "404.html": page("Cette page n’existe pas, ou plus", 0),
        "methodes/index.html": page("Méthodes", 1),
        "methodes/frise/index.html": page("Frise", 2, "<textarea></textarea>"),
        "programmes/x/index.html": page("Programme X", 2, PAPIERS),
        "imprimer/index.html": page("À imprimer", 1, LISTE),
        "sur-cet-appareil/index.html": page("Sur cet appareil", 1, "<div class='appareil'></div>"),
        "sans-reseau/index.html": page(
            "Ce document n’est pas gardé sur cet appareil", 1, "<p class='absent'></p>"
        ),
        "assets/style.css": b"body { margin: 0; }",
        "assets/donnees.json": b'{"a": 1}',
        "sitemap.xml": b"<urlset/>",
    }
    # What hors-ligne.js stands on is one file here, whatever their number; its page adds to it.
    *shared, last = ordered(["hors-ligne"], SCRIPTS)
    files["assets/javascripts/commun.js"] = script(*shared)
    kept = NO_DATA + script("fichiers", "partager", "appareil") + b"}"
    files["assets/javascripts/hors-ligne.js"] = script(last) + kept
    for name in ("x-cahier", "x-suivi", "x-feuille", "livre"):
        files[f"documents/{name}.pdf"] = f"%PDF-1.7 {name}".encode()
    return files | {f"page-{n}/index.html": page(f"Page {n}", 1) for n in range(more)}


def former_edition(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the same site as the former edition published it."""
    kept = [name for name in sorted(files) if not name.startswith(("documents/", "sitemap"))]
    names = [name.removesuffix("index.html") or "./" for name in kept]
    digest = hashlib.sha256(b"".join(files[name] for name in kept)).hexdigest()[:12]
    script = (FORMER / "travailleur.js").read_text(encoding="utf-8")
    script = script.replace("@VERSION@", digest).replace("@FILES@", json.dumps(names))
    # It found all that scripts share under one name.
    shared = (
        files["assets/javascripts/commun.js"] + b"Object.assign(boite, ...Object.values(boite));"
    )
    own = {
        "assets/javascripts/hors-ligne.js": (FORMER / "hors-ligne.js").read_bytes(),
        "assets/javascripts/commun.js": shared,
    }
    about = json.dumps({"version": digest, "fichiers": len(kept), "octets": 1}).encode()
    return files | own | {"sw.js": script.encode(), "hors-ligne.json": about}


@dataclass
class Site:
    """A site as the server gives it; every fault is a plain attribute to set."""

    address: str
    server: ThreadingHTTPServer
    files: dict[str, bytes] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    stale: dict[str, bytes] = field(default_factory=dict)
    left: int | None = None
    asked: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    held: str | None = None
    gate: threading.Event = field(default_factory=threading.Event)

    def publish(
        self, files: dict[str, bytes], folder: str = "", *, worker_too: bool = True
    ) -> Kept:
        """Put a version in place under a folder; the worker's own file may come later."""
        kept = worker(files.items(), PAPERS, JOUR)
        written = {name: text.encode() for name, text in kept.written.items()}
        if not worker_too:
            del written["sw.js"]
        self.files |= {folder + name: content for name, content in (files | written).items()}
        return kept

    def stop(self) -> None:
        """Take the network away, open connections included."""
        self.left = 0
        self.server.shutdown()
        self.server.server_close()

    def answer(self, path: str) -> tuple[int, bytes, str]:
        name = path + "index.html" if path == "" or path.endswith("/") else path
        if name in self.refused:
            return 500, b"panne", "text/html"
        content = self.stale.get(name, self.files.get(name))
        if content is None:
            return 404, b"rien", "text/html"
        return 200, content, TYPES.get(name.rpartition(".")[2], "application/octet-stream")


@contextmanager
def small_server() -> Iterator[Site]:
    """Serve a site on loopback until the end."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.lstrip("/").split("?")[0]
            site.asked.append(path)
            if path == site.held:
                site.gate.wait(30)
            if site.left is not None:
                if site.left <= 0:
                    self.close_connection = True
                    self.connection.close()
                    return
                site.left -= 1
            status, content, kind = site.answer(path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            for name, value in site.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Say nothing: a page that leaves cuts its requests."""

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}/", server)
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    ).start()
    yield site
    site.gate.set()
    site.stop()
