"""What docs/ takes beside pages: known kinds of files, each what its name says, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.model.base.problems import ToolboxError
from macros.model.source.depot import (
    MOST_DRAWING,
    MOST_PDF,
    MOST_PICTURE,
    Found,
    judged,
    read_depot,
)
from macros.model.source.svg import faults_in_svg
from macros.store import load

from .petit import fabriquer, petit_projet, petits_outils

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF"
WEBP = b"RIFF\x24\0\0\0WEBPVP8 "
PDF = b"%PDF-1.7\n"
GIF = b"GIF89a"
HTML = b"<!doctype html><"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg">%s</svg>'

KNOWN = "écrire une page .md, ou ranger ici une image (.png, .jpg, .jpeg, .webp, .svg) ou un .pdf"
SHORTCUT = "ce fichier est un raccourci vers un autre ; le remplacer par une vraie copie"
FOLDER = "ce dossier est un raccourci vers un autre ; le remplacer par une vraie copie"
STRANGE = "ce n’est pas un vrai fichier (tube, prise ou appareil) ; le supprimer"


def unknown(suffix: str) -> str:
    return f"un fichier « {suffix} » n’est pas publié ; {KNOWN}"


def capital(suffix: str) -> str:
    return f"la fin du nom s’écrit en minuscules ; remplacer « {suffix} » par « {suffix.lower()} »"


def not_a(name: str) -> str:
    return f"ce fichier n’est pas {name}, malgré son nom ; l’enregistrer de nouveau, ou le retirer"


def heavy(name: str, most: int, size: int) -> str:
    return f"{name} fait {most} Ko au plus, {size} trouvés ; en faire une version plus légère"


SCRIPTS = "les fichiers .js du site se rangent dans macros/web/"
STYLES = "les fichiers .css du site se rangent dans macros/site/style/"

REFUSED = [
    (Found("page.html", "file", 9, HTML), unknown(".html")),
    (Found("guide/page.htm", "file", 9, HTML), unknown(".htm")),
    (Found("assets/images/a.xhtml", "file", 9, HTML), unknown(".xhtml")),
    (Found("assets/javascripts/a.html", "file", 9, HTML), unknown(".html")),
    (Found("a.xml", "file", 9, b"<?xml"), unknown(".xml")),
    (Found("a.svgz", "file", 9, b"\x1f\x8b"), unknown(".svgz")),
    (Found("a.mjs", "file", 9, b"alert(1)"), unknown(".mjs")),
    (Found("assets/javascripts/a.mjs", "file", 9, b"alert(1)"), unknown(".mjs")),
    (Found("a.wasm", "file", 9, b"\0asm"), unknown(".wasm")),
    (Found("a.json", "file", 9, b"{}"), unknown(".json")),
    (Found("a.webmanifest", "file", 9, b"{}"), unknown(".webmanifest")),
    (Found("a.swf", "file", 9, b"FWS"), unknown(".swf")),
    (Found("a.exe", "file", 9, b"MZ"), unknown(".exe")),
    (Found("a.php", "file", 9, b"<?php"), unknown(".php")),
    (Found("a.py", "file", 9, b"import"), unknown(".py")),
    (Found("a.docx", "file", 9, b"PK"), unknown(".docx")),
    (Found("a.zip", "file", 9, b"PK"), unknown(".zip")),
    (Found("a.gif", "file", 9, GIF), unknown(".gif")),
    (Found("a.mp4", "file", 9, b"\0\0\0 ftyp"), unknown(".mp4")),
    (Found("a.txt", "file", 9, b"a"), unknown(".txt")),
    (Found("a.yml", "file", 9, b"a: 1"), unknown(".yml")),
    (Found("a.markdown", "file", 9, b"# a"), unknown(".markdown")),
    (Found("a.png.html", "file", 9, HTML), unknown(".html")),
    (Found("CNAME", "file", 9, b"evil"), f"un fichier sans fin de nom n’est pas publié ; {KNOWN}"),
    (Found("_headers", "file", 9, b"/*"), f"un fichier sans fin de nom n’est pas publié ; {KNOWN}"),
    (Found("sw.js", "file", 9, b"self"), SCRIPTS),
    (Found("assets/a.js", "file", 9, b"a"), SCRIPTS),
    (Found("assets/javascripts/commun.js", "file", 9, b"a"), SCRIPTS),
    (Found("assets/javascripts2/a.js", "file", 9, b"a"), SCRIPTS),
    (Found("assets/recherche/index.js", "file", 9, b"a"), SCRIPTS),
    (Found("assets/style/a.js", "file", 9, b"a"), SCRIPTS),
    (Found("a.css", "file", 9, b"a{}"), STYLES),
    (Found("assets/style/site.css", "file", 9, b"a{}"), STYLES),
    (Found("assets/stylesheets/main.css", "file", 9, b"a{}"), STYLES),
    (Found("assets/javascripts/a.css", "file", 9, b"a{}"), STYLES),
    (Found("Page.MD", "file", 9, b"# a"), capital(".MD")),
    (Found("photo.JPG", "file", 9, JPEG), capital(".JPG")),
    (Found("photo.Png", "file", 9, PNG), capital(".Png")),
    (Found("dessin.SVG", "file", 9, b"<svg"), capital(".SVG")),
    (Found("a.png", "file", 9, HTML), not_a("une image PNG")),
    (Found("a.png", "file", 0, b""), not_a("une image PNG")),
    (Found("a.png", "file", 9, JPEG), not_a("une image PNG")),
    (Found("a.jpg", "file", 9, PNG), not_a("une image JPEG")),
    (Found("a.jpeg", "file", 9, b"<svg"), not_a("une image JPEG")),
    (Found("a.webp", "file", 9, GIF), not_a("une image WebP")),
    (Found("a.webp", "file", 9, b"RIFF\x24\0\0\0WAVEfmt "), not_a("une image WebP")),
    (Found("a.pdf", "file", 9, HTML), not_a("un document PDF")),
    (Found("a.pdf", "file", 9, b"PK\x03\x04"), not_a("un document PDF")),
    (Found("a.png", "file", MOST_PICTURE + 1000, PNG), heavy("une image PNG", 1000, 1001)),
    (Found("a.jpg", "file", 8_000_000, JPEG), heavy("une image JPEG", 1000, 8000)),
    (Found("a.webp", "file", 2_000_000, WEBP), heavy("une image WebP", 1000, 2000)),
    (Found("a.svg", "file", MOST_DRAWING + 1000, b"<svg"), heavy("un dessin SVG", 200, 201)),
    (Found("a.pdf", "file", MOST_PDF + 1000, PDF), heavy("un document PDF", 5000, 5001)),
    (Found("photo.png", "link"), SHORTCUT),
    (Found("page.md", "link"), SHORTCUT),
    (Found("assets/javascripts/commun.js", "link"), SHORTCUT),
    (Found("dehors", "folder link"), FOLDER),
    (Found("tube.md", "other"), STRANGE),
    (Found("prise", "other"), STRANGE),
    (Found("a\u202eb.md", "file"), "un signe invisible (U+202E) est caché dans ce nom ; le récrire à la main"),
    (Found("a\nb.png", "file", 9, PNG), "un signe invisible (U+000A) est caché dans ce nom ; le récrire à la main"),
]  # fmt: skip

ACCEPTED = [
    Found("index.md", "file"),
    Found("guide/a b.md", "file"),
    Found("assets/images/a.png", "file", MOST_PICTURE, PNG),
    Found("a.jpg", "file", 9, JPEG),
    Found("a.jpeg", "file", 9, JPEG),
    Found("a.webp", "file", 9, WEBP),
    Found("a.pdf", "file", MOST_PDF, PDF),
    Found("a.svg", "file", 60, SVG[:16], SVG % b'<path d="M0 0h1"/>'),
]


@pytest.mark.parametrize(("found", "sentence"), REFUSED)
def test_what_is_not_a_known_kind_is_refused(found: Found, sentence: str) -> None:
    depot = judged([found])
    shown = found.name.replace("\u202e", r"\u202e").replace("\n", r"\u000a")
    assert list(map(str, depot.problems)) == [f"docs/{shown}:1: {sentence}"]
    assert depot.sound == frozenset()


def test_known_kinds_are_published() -> None:
    depot = judged(ACCEPTED)
    assert depot.problems == ()
    assert depot.sound == {found.name for found in ACCEPTED}


SIMPLE = "l’enregistrer en « SVG simple », ou en PNG"


def tag(name: str) -> str:
    return f"la balise <{name}> n’est pas permise dans un dessin ; {SIMPLE}"


def trait(name: str) -> str:
    return f"l’attribut « {name} » n’est pas permis dans un dessin ; l’enlever"


def outside(value: str) -> str:
    return f"« {value} » mène hors du dessin ; l’enlever"


UNREADABLE = f"ce dessin n’est pas du SVG lisible ; {SIMPLE}"
NOT_UTF8 = "ce dessin n’est pas en UTF-8 ; l’enregistrer de nouveau en UTF-8"
DOCTYPE = "la ligne <!DOCTYPE> n’est pas permise dans un dessin ; l’effacer"
OPENING = f'un dessin s’ouvre par <svg xmlns="http://www.w3.org/2000/svg"> ; {SIMPLE}'
TOO_MUCH = f"ce dessin est trop compliqué ; le simplifier, ou {SIMPLE}"

INSIDE = [
    ("<script>alert(1)</script>", tag("script")),
    ("<script href='//x.example/a.js'/>", tag("script")),
    ("<a:script xmlns:a='http://www.w3.org/2000/svg'>alert(1)</a:script>", tag("script")),
    ("<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>", tag("script")),
    ("<foreignObject><b/></foreignObject>", tag("foreignObject")),
    ("<iframe xmlns='http://www.w3.org/1999/xhtml' src='//x.example'/>", tag("iframe")),
    ("<image href='//x.example/a.png'/>", tag("image")),
    ("<image href='data:image/png;base64,AAAA'/>", tag("image")),
    ("<feImage href='//x.example/a.png'/>", tag("feImage")),
    ("<use href='//x.example/a.svg#a'/>", tag("use")),
    ("<use href='#a'/>", tag("use")),
    ("<a href='javascript:alert(1)'><path/></a>", tag("a")),
    ("<animate attributeName='href' to='javascript:alert(1)'/>", tag("animate")),
    ("<set attributeName='onclick' to='alert(1)'/>", tag("set")),
    ("<handler type='text/javascript'>a</handler>", tag("handler")),
    ("<style>@import '//x.example/a.css';</style>", tag("style")),
    ("<style>path{fill:url(//x.example)}</style>", tag("style")),
    ("<pattern id='a'/>", tag("pattern")),
    ("<metadata><a/></metadata>", tag("metadata")),
    ("<SCRIPT>alert(1)</SCRIPT>", tag("SCRIPT")),
    ("<switch><path/></switch>", tag("switch")),
    ("<b xmlns='http://www.w3.org/1999/xhtml'>x</b>", tag("b")),
    ("<i:namedview xmlns:i='http://www.inkscape.org/'/>", tag("namedview")),
    ("<path onclick='alert(1)'/>", trait("onclick")),
    ("<path onload='alert(1)'/>", trait("onload")),
    ("<g ONBEGIN='alert(1)'/>", trait("ONBEGIN")),
    ("<path filter='url(#a)'/>", trait("filter")),
    ("<path xml:base='//x.example/'/>", trait("base")),
    ("<path x:label='a' xmlns:x='http://www.inkscape.org/'/>", trait("label")),
    ("<path src='//x.example'/>", trait("src")),
    ("<linearGradient href='//x.example/a.svg#b'/>", outside("//x.example/a.svg#b")),
    ("<linearGradient x:href='http://x.example' xmlns:x='http://www.w3.org/1999/xlink'/>", outside("http://x.example")),
    ("<linearGradient href='javascript:alert(1)'/>", outside("javascript:alert(1)")),
    ("<linearGradient href=' #a'/>", outside(" #a")),
    ("<path fill='url(//x.example/a)'/>", outside("url(//x.example/a)")),
    ("<path fill='URL( http://x.example )'/>", outside("URL( http://x.example )")),
    ("<path style='fill:url(//x.example)'/>", outside("fill:url(//x.example)")),
    ("<path style='fill:ur\\6c(//x.example)'/>", outside("fill:ur\\6c(//x.example)")),
    ("<path style='fill:ur/**/l(x)'/>", outside("fill:ur/**/l(x)")),
    ("<path style='cursor:image-set(\"a\" 1x)'/>", outside('cursor:image-set("a" 1x)')),
    ("<path style='width:expression(alert(1))'/>", outside("width:expression(alert(1))")),
    ("<path style='@import \"a\"'/>", outside('@import "a"')),
    ("<path marker-end='url(&#x2f;&#x2f;x.example)'/>", outside("url(//x.example)")),
    ("<?xml-stylesheet href='//x.example/a.css'?>", "« <?xml-stylesheet » n’est pas permis dans un dessin ; l’effacer"),
    ("<text>a&#x202e;b</text>", "un signe invisible (U+202E) est caché dans ce dessin ; l’effacer"),
    ("<title>a\u202eb</title>", "un signe invisible (U+202E) est caché dans ce dessin ; l’effacer"),
    ("<path>", UNREADABLE),
    ("<path a=b/>", UNREADABLE),
    ("&unknown;", UNREADABLE),
    ("&nbsp;", UNREADABLE),
    ("<g>" * 50 + "</g>" * 50, TOO_MUCH),
    ("<g/>" * 6_000, TOO_MUCH),
]  # fmt: skip

WHOLE = [
    (b'<!DOCTYPE svg [<!ENTITY a "b">]>\n' + SVG % b"&a;", 1, DOCTYPE),
    (b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">\n' + SVG % b"", 1, DOCTYPE),
    (b'<!DOCTYPE a [<!ENTITY a "' + b"x" * 99 + b'"><!ENTITY b "&a;&a;">]>\n' + SVG % b"&b;", 1, DOCTYPE),
    (b'<?xml version="1.0" encoding="ISO-2022-JP"?>\n' + SVG % b"", 1, "ce dessin se dit écrit en « ISO-2022-JP » ; l’enregistrer en UTF-8"),
    (b'<?xml version="1.0" encoding="UTF-7"?>\n' + SVG % b"", 1, "ce dessin se dit écrit en « UTF-7 » ; l’enregistrer en UTF-8"),
    ((SVG % b"").decode().encode("utf-16"), 1, NOT_UTF8),
    ((SVG % b"").decode().encode("utf-16-le"), 1, NOT_UTF8),
    (b"<svg/>", 1, OPENING),
    (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", 1, OPENING),
    (b"\n\nGIF89a", 3, UNREADABLE),
    (b"", 1, UNREADABLE),
    (SVG % b"\xe9", 1, NOT_UTF8),
    (SVG % b"" + b"\n<script/>", 2, UNREADABLE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), INSIDE)
def test_a_drawing_holds_shapes_and_words_only(text: str, sentence: str) -> None:
    found = faults_in_svg(SVG % f"\n<g>\n{text}\n</g>".encode())
    assert [said for _, said in found][:1] == [sentence]
    assert found[0][0] >= 3


@pytest.mark.parametrize(("content", "line", "sentence"), WHOLE)
def test_what_a_browser_could_read_otherwise_is_refused(
    content: bytes, line: int, sentence: str
) -> None:
    assert faults_in_svg(content)[0] == (line, sentence)


def test_each_thing_is_said_at_its_line() -> None:
    text = "\n<script/>\n<path onclick='a'\n  fill='url(//b)'/>"
    depot = judged([Found("a.svg", "file", 90, b"<svg", SVG % text.encode())])
    assert list(map(str, depot.problems)) == [
        f"docs/a.svg:2: {tag('script')}",
        f"docs/a.svg:3: {trait('onclick')}",
        f"docs/a.svg:3: {outside('url(//b)')}",
    ]


def test_plain_drawings_pass() -> None:
    text = (
        "<title>Un cercle</title><defs><linearGradient id='a' xml:space='preserve'>"
        "<stop offset='0' stop-color='#fff'/></linearGradient></defs><!-- une note -->"
        "<g transform='scale(2)' aria-label='écrire à a@b.example'><circle r='2' fill='url(#a)'/>"
        "<path style='fill:none;stroke:#000;marker-end:url(\"#b\")' d='M0 0h1'/><text>Été</text></g>"
    )
    assert faults_in_svg(b'<?xml version="1.0" encoding="utf-8"?>\n' + SVG % text.encode()) == []


def test_our_own_files_pass(racine: Path) -> None:
    depot = read_depot(racine)
    assert depot.problems == ()
    assert "assets/images/logo.svg" in depot.sound


LITTER = ("Thumbs.db", "ehthumbs.db", "desktop.ini", "Icon\r", ".DS_Store", "~$page.md")
LITTER += (".page.md.swp", "page.md~", "page.md.bak", "a.tmp", "a.part", "a.crdownload")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    docs = petits_outils(tmp_path / "projet").parent / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("---\ntitle: Accueil\n---\n\nBonjour.\n", encoding="utf-8")
    return docs.parent


def test_check_refuses_what_is_on_the_disk(project: Path) -> None:
    docs = project / "docs"
    (project.parent / "secret").mkdir()
    (project.parent / "secret/page.md").write_text("Secret {{ methode.x }}.", encoding="utf-8")
    (docs / "page.html").write_bytes(HTML)
    (docs / "photo.png").symlink_to("/etc/passwd")
    (docs / "secret.md").symlink_to(project.parent / "secret/page.md")
    (docs / "casse.md").symlink_to("rien.md")
    (docs / "dossier").symlink_to(project.parent / "secret")
    (docs / "ici").symlink_to(docs)
    os.mkfifo(docs / "tube.md")
    (docs / "dessin.svg").write_bytes(SVG % b"\n<script/>")
    (docs / "assets/images").mkdir(parents=True)
    (docs / "assets/images/a.png").write_bytes(HTML)
    with pytest.raises(ToolboxError) as error:
        load(project)
    assert str(error.value).splitlines() == [
        f"docs/assets/images/a.png:1: {not_a('une image PNG')}",
        f"docs/casse.md:1: {SHORTCUT}",
        f"docs/dessin.svg:2: {tag('script')}",
        f"docs/dossier:1: {FOLDER}",
        f"docs/ici:1: {FOLDER}",
        f"docs/page.html:1: {unknown('.html')}",
        f"docs/photo.png:1: {SHORTCUT}",
        f"docs/secret.md:1: {SHORTCUT}",
        f"docs/tube.md:1: {STRANGE}",
        "9 problèmes à corriger.",
    ]


def test_the_folder_of_pages_itself_is_not_a_shortcut(project: Path, tmp_path: Path) -> None:
    (project / "docs").rename(tmp_path / "ailleurs")
    (project / "docs").symlink_to(tmp_path / "ailleurs")
    assert [p.sentence for p in read_depot(project).problems] == [FOLDER]


def test_litter_is_neither_told_nor_published(project: Path) -> None:
    for name in LITTER:
        (project / "docs" / name).write_bytes(b"\xff")
    (project / "docs/.git").mkdir()
    (project / "docs/.git/config").write_bytes(b"secret")
    depot = read_depot(project)
    assert depot.problems == ()
    assert depot.sound == {"index.md"}


def test_a_whole_drawing_is_read_and_no_more_of_other_files(project: Path) -> None:
    picture = project / "docs/a.png"
    with picture.open("wb") as file:  # Ten gigabytes that hold no room: never read whole.
        file.write(PNG)
        file.truncate(10_000_000_000)
    (project / "docs/a.svg").write_bytes(SVG % (b" " * 150_000 + b"<script/>"))
    assert [p.sentence for p in read_depot(project).problems] == [
        heavy("une image PNG", 1000, 10_000_000),
        tag("script"),
    ]


def test_what_came_since_it_was_judged_is_not_published(tmp_path: Path) -> None:
    project = petit_projet(tmp_path / "projet")
    docs, site = project / "docs", tmp_path / "site"
    (tmp_path / "dehors").mkdir()
    (tmp_path / "dehors/secret.md").write_text("# Secret\n", encoding="utf-8")
    (docs / "assets/images/bonne.png").write_bytes(PNG)
    read = load(project)
    (docs / "page.html").write_bytes(HTML)
    (docs / "Thumbs.db").write_bytes(b"secret")
    (docs / "mauvaise.png").write_bytes(HTML)
    (docs / "photo.png").symlink_to("/etc/passwd")
    (docs / "dossier").symlink_to(tmp_path / "dehors")
    (docs / "dessin.svg").write_bytes(SVG % b"<script/>")
    fabriquer(project, site, read)
    assert (site / "assets/images/bonne.png").read_bytes() == PNG
    assert (site / "index.html").is_file()
    names = ("page.html", "Thumbs.db", "mauvaise.png", "photo.png", "dessin.svg", "dossier")
    assert [name for name in names if (site / name).exists()] == []
    assert [path for path in site.rglob("*") if "secret" in path.name] == []
