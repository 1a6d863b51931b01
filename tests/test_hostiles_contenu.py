"""Two hundred hostile contributions: each is refused with a sentence or shown inert.

Each one goes through everything that `check` does, in a copy of a small toolbox. Nothing may crash,
hang, or be written outside the project.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import markdown
import pytest

from macros.model.base.problems import ToolboxError
from macros.site.calls.authoring import AuthorEnvironment, answer
from macros.site.calls.macros import macros
from macros.site.contributed.safety import faults, faults_in_markdown
from macros.site.contributed.written import EXTENSIONS
from macros.store import load

from .petit import petits_outils

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in itertools.pairwise("abcdefghi")
)

HEADERS = {
    "bomb": BOMB,
    "python": "titre: !!python/object/apply:os.system ['touch /tmp/pirate']\n",
    "python name": "titre: !!python/name:os.system\n",
    "merge": "<<: {titre: A}\ntitre: B\n",
    "anchor": "titre: &x A\naccroche: *x\n",
    "nesting": "titre: " + "[" * 3000 + "]" * 3000 + "\n",
    "mapping nesting": "titre: " + "{a: " * 500 + "1" + "}" * 500 + "\n",
    "long list": "objectifs: [" + "1, " * 60_000 + "1]\n",
    "long text": f"titre: {'A' * 300_000}\n",
    "too long": f"titre: {'A' * 500_000}\n",
    "many keys": "".join(f"cle{n}: {n}\n" for n in range(20_000)),
    "same keys": "titre: A\n" * 5_000,
    "no end": "titre: 'A\n",
    "binary": "titre: !!binary R0lGODlhDAAMAIQAAP\n",
    "set": "titre: !!set {A, B}\n",
    "huge number": f"duree: {{ min: {'9' * 4000}, conseillee: 10, max: 20 }}\n",
    "infinity": "duree: { min: .inf, conseillee: .nan, max: 1e999 }\n",
    "negative": "duree: { min: -5, conseillee: 0, max: -1 }\n",
    "two documents": "titre: A\n---\ntitre: B\n",
    "directive": "%YAML 9.9\n---\ntitre: A\n",
    "null byte": "titre: A\x00B\n",
    "escape": "titre: A\x1b[31mB\n",
    "right to left": "titre: A\u202eB\n",
    "isolate": "titre: A\u2066B\u2069\n",
    "mark inside": "titre: A\ufeffB\n",
    "proto": "__proto__: { titre: A }\nconstructor: B\n",
    "old slugs path": "anciens_slugs: ['../../../../tmp/pirate']\n",
    "old slugs absolute": "anciens_slugs: ['/tmp/pirate']\n",
    "suite path": "suites: ['../../index']\n",
    "javascript source": "sources:\n  - { titre: A, url: 'javascript:alert(1)', consulte_pour: B }\n",
    "data source": "sources:\n  - { titre: A, url: 'data:text/html,<script>', consulte_pour: B }\n",
    "file source": "sources:\n  - { titre: A, url: 'file:///etc/passwd', consulte_pour: B }\n",
}
"""What replaces the header of a method, by name."""

CALLS = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ methode.__globals__ }}",
    "{{ methode.__init__.__globals__['os'].system('touch /tmp/pirate') }}",
    "{{ self._TemplateReference__context }}",
    "{{ config }}",
    "{{ environment }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ request }}",
    "{{ namespace }}",
    "{{ range(10 ** 9) | list }}",
    "{{ range(100000) | join }}",
    "{{ 'A' * 10 ** 9 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 'A'.center(999999999) }}",
    "{{ 'A' | center(999999999) }}",
    "{{ 'A' | indent(999999999) }}",
    "{{ ('A' * 99999) * 99999 }}",
    "{{ 'x'.format(1) }}{{ '{0.__class__}'.format(1) }}",
    "{{ '{0.__class__.__mro__}' | format(1) }}",
    "{% for a in range(200) %}{% for b in range(200) %}{% for c in range(200) %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in range(100000) %}x{% endfor %}",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import system %}",
    "{% extends '../../mkdocs.yml' %}",
    "{% set x = methode.__class__ %}{{ x }}",
    "{% filter upper %}" * 50 + "x" + "{% endfilter %}" * 50,
    "{% call methode() %}x{% endcall %}",
    "{{ methode('../../../etc/passwd') }}",
    "{{ methode('meteo-interieure', forme='<script>alert(1)</script>') }}",
    "{{ lien('javascript:alert(1)') }}",
    "{{ terme('education-populaire', '<script>alert(1)</script>') }}",
    "{{ terme('x' * 3) }}",
    "{{ [[[[[[[[[[]]]]]]]]]] | first | first | first }}",
    "{{ {}.update({'a': 1}) }}",
    "{{ [].append(1) }}",
    "{{ (1).__class__ }}",
    "{{",
    "{% if %}",
    "{% endfor %}",
    "{{ }}",
    "{# " + "x" * 1000,
]

SHOWN = {CALLS[34], CALLS[36], CALLS[44]}
"""Calls that are answered and harmless: a word escaped, an empty list, a comment never closed."""

HTML = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/a.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/\tonerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<math><mtext></mtext></math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=evil.swf></object>",
    "<embed src=evil.swf>",
    "<link rel=stylesheet href=//x.example/a.css>",
    "<meta http-equiv=refresh content='0;url=//x.example'>",
    "<base href=//x.example/>",
    "<form action=//x.example><input name=a><button>ok</button></form>",
    "<style>body{display:none}</style>",
    "<div style='position:fixed;inset:0'>x</div>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' &#106;avascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='blob:x'>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "<a target=_blank ping=//x.example href=x>x</a>",
    "<video src=//x.example/a.mp4 autoplay></video>",
    "<audio src=//x.example/a.mp3></audio>",
    "<source srcset=//x.example/a.png>",
    "<input autofocus onfocus=alert(1)>",
    "<details ontoggle=alert(1) open>x</details>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<p id=x onclick=alert(1)>x</p>",
    "<p\nonclick=alert(1)>x</p>",
    "<p onclick\n=alert(1)>x</p>",
    "<?php system('id') ?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<!--[if IE]><script>alert(1)</script><![endif]--><script>alert(2)</script>",
    "<dialog open>x</dialog>",
    "<portal src=//x.example></portal>",
    "<slot onslotchange=alert(1)>x</slot>",
    "<custom-tag>x</custom-tag>",
    "<textarea></textarea><script>alert(1)</script>",
    "<title></title><img src=x onerror=alert(1)>",
]

MARKDOWN = [
    "[x](javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x]( javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:a)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "![x](https://x.example/pixel.png)",
    "![x](//x.example/pixel.png)",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "x\n{: onclick='alert(1)' }",
    "[x](y){: onmouseover='alert(1)' }",
    "# T {: style='display:none' }",
    "[x](y){: target=_blank ping='//x.example' }",
    "<div markdown='1'>\n<script>alert(1)</script>\n</div>",
    '!!! note "<script>alert(1)</script>"\n    x <script>alert(2)</script>',
    "*[A]: <script>alert(1)</script>\n\n<b onclick=a>A</b>",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "> <iframe src=x></iframe>",
    "- <object data=x></object>",
    "`ok` <embed src=x>",
    "<javascript:alert(1)>",
]

NAMES = [
    "..md",
    ".cache.md",
    "a b.md",
    "é.md",
    "A.md",
    "a_b.md",
    "-a.md",
    "a.html.md",
    "a.yml",
    "%2e.md",
    "a\\b.md",
    "<a>.md",
    "a#b.md",
    "a\nb.md",
    "$(id).md",
    "a\u202eb.md",
]
"""File names: none of them may become an address."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small toolbox, in a folder of its own."""
    folder = tmp_path_factory.mktemp("hostile") / "projet"
    petits_outils(folder)
    (folder / "docs").mkdir()
    return folder


@contextmanager
def added(folder: Path, files: Mapping[str, bytes]) -> Iterator[None]:
    """Write files for a while."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    try:
        yield
    finally:
        for name in files:
            (folder / name).unlink()


def told(project: Path) -> str:
    """Return what check says; nothing else than problems may come out."""
    try:
        load(project)
    except ToolboxError as error:
        return str(error)
    return ""


def numbered(contents: Iterable[str], suffix: str = "") -> dict[str, bytes]:
    return {f"x{n}{suffix}": text.encode() for n, text in enumerate(contents)}


def test_hostile_headers_are_refused_each_with_its_file_and_line(project: Path) -> None:
    texts = (f"---\n{header}---\n\nTexte.\n" for header in HEADERS.values())
    files = numbered(texts, ".md")
    with added(project / "toolbox/methodes", files):
        said = told(project)
    accepted = [
        name for file, name in zip(files, HEADERS, strict=True) if f"methodes/{file}:" not in said
    ]
    assert accepted == []


def test_files_that_are_not_text_are_refused(project: Path) -> None:
    contents = (b"", b"\xff\xfe\x00", b"\x89PNG\r\n", b"---\n\xe9\n---\n", b"\x00" * 1000)
    files = {f"x{n}.md": content for n, content in enumerate(contents)}
    with added(project / "toolbox/methodes", files):
        said = told(project)
    assert all(f"methodes/{name}:" in said for name in files)


@pytest.mark.parametrize("call", CALLS)
def test_a_hostile_call_is_refused(boite, call: str) -> None:
    text, problems = answer(AuthorEnvironment(macros(boite)), f"Un.\n\n{call}\n", "page.md")
    assert problems or "<script" not in text
    assert problems or call in SHOWN


def test_hostile_calls_stop_a_tool_and_a_page(project: Path) -> None:
    page = b"---\ntitle: Page\n---\n\n{{ methode.__globals__ }}\n"
    with added(project / "docs", {"page.md": page}):
        assert "docs/page.md:5: " in told(project)


@pytest.mark.parametrize("text", [*HTML, *MARKDOWN])
def test_hostile_html_is_refused_with_a_sentence(text: str) -> None:
    found = faults_in_markdown(text)
    assert found or "<" not in inside(text), text
    assert all(fault.sentence for fault in found)


def inside(text: str) -> str:
    """Return what a text becomes, without the paragraph around it."""
    html = markdown.markdown(text, extensions=list(EXTENSIONS))
    return html.replace("<p>", "").replace("</p>", "")


def test_hostile_html_is_refused_in_pages_at_their_lines(project: Path) -> None:
    hostile = [text for text in HTML if faults(text)]
    files = numbered((f"---\ntitle: Page\n---\n\nUn.\n\n{text}\n" for text in hostile), ".md")
    with added(project / "docs", files):
        said = told(project)
    assert len(hostile) > 40
    assert [name for name in files if f"docs/{name}:" not in said] == []
    assert "docs/x0.md:7: la balise <script> n’est pas permise" in said


def test_hostile_file_names_are_refused_or_left_out(project: Path) -> None:
    content = (project / "toolbox/methodes/affiche.md").read_bytes()
    with added(project / "toolbox/methodes", dict.fromkeys(NAMES, content)):
        lines = told(project).splitlines()
    shown = {"a\nb.md": r"a\u000ab.md", "a\u202eb.md": r"a\u202eb.md"}
    names = [shown.get(name, name) for name in NAMES if not name.startswith(".")]
    assert len(lines) == len(names) + 1
    for name in names:
        assert any(line.startswith(f"toolbox/methodes/{name}:1: ") for line in lines), name


def test_a_link_to_another_file_is_refused(project: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_bytes((project / "toolbox/methodes/affiche.md").read_bytes())
    path = project / "toolbox/methodes/raccourci.md"
    path.symlink_to(secret)
    try:
        assert "raccourci.md:1: ce fichier est un raccourci" in told(project)
    finally:
        path.unlink()


def test_nothing_was_written_elsewhere(project: Path) -> None:
    assert not Path("/tmp/pirate").exists()  # noqa: S108
    assert sorted(path.name for path in project.parent.iterdir()) == ["projet"]


def test_there_are_two_hundred_of_them() -> None:
    assert len(HEADERS) + len(CALLS) + 2 * len(HTML) + len(MARKDOWN) + len(NAMES) + 6 >= 200
