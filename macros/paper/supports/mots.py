"""Words of what is printed large: a line never ends on a word that calls the next one."""

from __future__ import annotations

_SMALL = """
le la les un une des du de d au aux à en et ou où ni ne se me ce ces cet cette mon ma mes son sa ses
notre nos votre vos leur leurs je tu il elle on nous vous que qui dont par pour sur sous dans avec
sans chez vers est sont a ont ai avons avez va si mais très plus y s’est propos font n’a l’a d’un d’une c’est
"""

LINKED = frozenset(_SMALL.split())
"""Articles, prepositions, pronouns and auxiliaries: each stays with the word that follows."""

LONGEST = 16
"""Letters that are kept on one line at most: a chain of small words may be cut beyond."""


def lie(text: str) -> str:
    """Return a text whose small words are never last on a line: « complètement raté », « a raté »."""
    told = ""
    for word in text.split(" "):
        last = told.rsplit(" ", 1)[-1]
        small = last.rsplit("\u00a0", 1)[-1].lower() in LINKED
        joined = small and len(last) + 1 + len(word) <= LONGEST
        told += ("\u00a0" if joined else " ") + word if told else word
    return told
