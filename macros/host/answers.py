"""What the preview answers to a browser."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from markupsafe import Markup

from macros.french import espaces, pluriel
from macros.site.parts.policy import POLICY

from .bulletin import Fault

OWN = "/@apercu/"
"""Where the preview's own files stand: no page nor file of docs/ may be named so."""

NEWS = f"{OWN}nouvelles"
"""Where pages listen to what changes."""

_FOLDER = Path(__file__).parents[1] / "web" / "apercu"
_HTML = "text/html; charset=utf-8"
_KINDS = {".js": "text/javascript", ".webmanifest": "application/manifest+json"}
"""What Windows and its programs may have registered otherwise, or not at all."""

_ALONE = Markup("""<!doctype html>
<html lang="fr"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="stylesheet" href="{own}apercu.css"></head>
<body class="apercu-seul"><main><h1>{title}</h1>
<ul>{items}</ul>
<p>Le site se montrera ici de lui-même, une fois cela corrigé et enregistré.</p></main>
</body></html>
""")
_ITEM = Markup("<li><code>{}</code> {}</li>\n")


@dataclass(frozen=True, slots=True)
class Answer:
    """A content, its media type, the status of HTTP, what tells this content from another, and
    where to look instead when it stands elsewhere."""

    content: bytes
    kind: str
    status: HTTPStatus = HTTPStatus.OK
    digest: str = ""
    elsewhere: str = ""


def digest(*contents: bytes) -> str:
    """Return what tells contents from others, in sixteen signs."""
    found = hashlib.sha256()
    for content in contents:
        found.update(hashlib.sha256(content).digest())
    return found.hexdigest()[:16]


def file(name: str, content: bytes) -> Answer:
    """Return a file of the site that is no page."""
    kind = _KINDS.get(Path(name).suffix) or mimetypes.guess_type(name)[0]
    kind = kind or "application/octet-stream"
    texts = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return Answer(content, f"{kind}; charset=utf-8" if texts else kind, digest=digest(content))


def page(html: str, loaded: tuple[str, ...] = (), status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """Return a page that listens to what changes; loaded: the digests of the files that it loads,
    for a page whose style has changed has changed too."""
    seen = digest(html.encode(), *(one.encode() for one in loaded))
    tag = f'<script type="module" src="{OWN}apercu.js?{seen}"></script>'
    head, mark, tail = html.rpartition("</body>")
    return Answer((head + tag + mark + tail if mark else html).encode(), _HTML, status, seen)


def alone(faults: tuple[Fault, ...]) -> Answer:
    """Return the page that stands in the place of a site which cannot be shown yet."""
    items = Markup().join(_ITEM.format(place, espaces(said)) for place, said in faults)
    title = f"{pluriel(len(faults), 'problème')} à corriger"
    html = _ALONE.format(policy=Markup(POLICY), title=title, own=OWN, items=items)
    return page(str(html), status=HTTPStatus.SERVICE_UNAVAILABLE)


def own(path: str) -> Answer | None:
    """Return one of the preview's own files; None when there is no such."""
    name = path.removeprefix(OWN)
    if not path.startswith(OWN) or name not in {"apercu.js", "apercu.css"}:
        return None
    return file(name, (_FOLDER / name).read_bytes())


def elsewhere(address: str) -> Answer:
    """Return the way to another address."""
    return Answer(b"", _HTML, HTTPStatus.MOVED_PERMANENTLY, elsewhere=address)
