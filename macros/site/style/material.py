"""Of the theme's style sheet, what this site may show: the rest is a seventh of a first view.

A page holds the classes of the theme's templates, with the features of mkdocs.yml, and of the
Markdown that it reads: contributors may name no other class of the theme's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_PARTS = (
    "annotation author banner button clipboard code_ consent content--post content__button draft"
    " feedback footer__ header--lifted header--shadow header__source input meta nav--integrated"
    " nav__source pagination path pin post profile progress search select sidebar--post social source"
    " status tag tooltip version"
)
_EXTENSIONS = (
    "arithmatex critic emojione footnote gemoji highlight keys linenodiv linenos mermaid tabbed task-list"
    " twemoji"
)
NEVER = re.compile(
    rf"\.(?:md-(?:{_PARTS.replace(' ', '|')})|(?:{_EXTENSIONS.replace(' ', '|')}))[\w-]*"
)
"""The classes of what no page holds: parts of the theme that this site does without, extensions of
Markdown that it does not read."""

_ELSEWHERE = re.compile(
    r"\[dir=rtl\]|\[data-md-color-(?:primary|accent)=(?!custom)|\[data-md-color-media"
)
"""Texts from right to left, colours that nobody chose."""

_TEXT = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"
_PIECE = re.compile(rf"(?:[^{{}};\"']|{_TEXT})+|[{{}};]")
_FUNCTION = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
_KEYFRAMES = re.compile(r"@(?:-webkit-)?keyframes ([\w-]+)\{(?:[^{}]*\{[^{}]*\})*\}")
_PROPERTY = re.compile(rf"(?<=[{{;])(--[\w-]+):(?:[^{{}};\"']|{_TEXT})*;?")


@cache
def lean(theirs: str, ours: str) -> str:
    """Return the theme's sheet without the rules of what no page holds, nor properties that nobody reads."""
    kept = "".join(_rules(_PIECE.finditer(theirs)))
    for _ in range(2):  # A property may be read by another that nobody reads.
        kept = _read(kept, ours)
    moves = _KEYFRAMES.sub("", kept)
    kept = _KEYFRAMES.sub(lambda found: found[0] if found[1] in moves else "", kept)
    return "".join(_rules(_PIECE.finditer(kept)))


def _read(theirs: str, ours: str) -> str:
    """Return a sheet without the properties that neither sheet reads."""
    read = set(re.findall(r"var\(\s*(--[\w-]+)", theirs + ours))
    return _PROPERTY.sub(lambda found: found[0] if found[1] in read else "", theirs)


def _rules(pieces: Iterator[re.Match[str]]) -> Iterator[str]:
    """Yield what is kept of a block, to the brace that closes it."""
    head = ""
    for piece in map(re.Match.group, pieces):
        if piece == "}":
            break
        if piece == "{":
            kept, inner = _kept(str(head)), "".join(_rules(pieces))
            yield f"{kept}{{{inner}}}" if kept and inner else ""
            head = ""
        elif piece == ";":
            yield f"{head};"
            head = ""
        else:
            head = piece
    yield head


def _kept(head: str) -> str:
    """Return what is kept of a rule's selectors; a rule of rules is kept for what it holds."""
    if head.startswith("@"):
        return head
    return ",".join(one for one in _selectors(head) if not _never(_FUNCTION.sub("", one)))


def _selectors(head: str) -> Iterator[str]:
    """Yield selectors, split at the commas that stand in no parenthesis."""
    begin = depth = 0
    for place, sign in enumerate(head):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            yield head[begin:place]
            begin = place + 1
    yield head[begin:]


def _never(selector: str) -> bool:
    return bool(NEVER.search(selector) or _ELSEWHERE.search(selector))
