"""The preview's server: the same policy as the site, and no other host than this machine.

Another site open in the browser may ask this server for pages under a name of its own (DNS
rebinding): only the names of this machine are answered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from macros.host.words import guarded as rebuilt
from macros.site.parts.scripts import WEB

Answer = Callable[[str, list[tuple[str, str]]], object]
Application = Callable[[Mapping[str, object], Answer], Iterable[bytes]]

SCRIPT = "/apercu.js"
"""Where the preview's own script stands: a file, since no page may hold one."""

_WATCH = """(function () {
  "use strict";
  var epoch = new URL(document.currentScript.src).search.slice(1), wait;
  function poll() {
    fetch("/livereload/" + epoch + "/" + Date.now()).then(function (answer) { return answer.text(); }).then(function (now) {
      if (parseFloat(now) > parseFloat(epoch)) location.reload(); else poll();
    }, function () { wait = setTimeout(poll, 3000); });
  }
  addEventListener("beforeunload", function () { clearTimeout(wait); });
  addEventListener("load", poll);
})();
"""


def with_script(content: bytes, epoch: int) -> bytes:
    """Return a page that asks for the preview's script; the epoch is that of its build."""
    tag = f'<script src="{SCRIPT}?{epoch}"></script>'.encode()
    head, mark, tail = content.rpartition(b"</body>")
    return head + tag + mark + tail if mark else content


def guarded(application: Application) -> Application:
    """Return a server that answers to the names of this machine only, and gives the script."""

    def answer(environ: Mapping[str, object], start: Answer) -> Iterable[bytes]:
        if not _is_here(str(environ.get("HTTP_HOST", ""))):
            start("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
            return ["Cet aperçu ne répond qu’à http://127.0.0.1 ou http://localhost.\n".encode()]
        if environ.get("PATH_INFO") == SCRIPT:
            start("200 OK", [("Content-Type", "application/javascript; charset=utf-8")])
            return [_WATCH.encode()]
        return application(environ, start)

    return answer


def _is_here(host: str) -> bool:
    return bool(re.fullmatch(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", host, re.IGNORECASE))


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:
    """Watch the toolbox as well as the pages, under the policy of the site."""
    server.watch(str(config.extra["site"].settings.root / "toolbox"))
    server.watch(str(WEB))
    server.set_app(guarded(server.get_app()))
    server._inject_js_into_html = with_script
    server.builder = rebuilt(server.builder, Abort)
