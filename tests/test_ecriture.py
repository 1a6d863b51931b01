"""Rules of style: each slip of writing and its exact sentence; honest texts pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model import reading
from macros.model.base.sentences import _sentences, plain_lines, sentences, words
from macros.model.core.catalogue import Catalogue
from macros.model.reading import examine
from macros.model.rules import doubles, ecriture
from macros.model.rules.doubles import UNFINISHED

from .conftest import extrait

FILE = "toolbox/methodes/bilan-trois-mots.md"


@pytest.fixture
def copie(tmp_path: Path, racine: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two methods that only the rules of writing judge."""
    monkeypatch.setattr(reading, "judge", lambda _: [])
    return extrait(racine, tmp_path, "methodes/bilan-trois-mots.md", "methodes/world-cafe.md")


def messages(toolbox: Path) -> list[str]:
    catalogue, _ = examine(toolbox)
    alone = [p for rule in ecriture.OF_ONE for entry in catalogue.files() for p in rule(entry)]
    between = [p for rule in doubles.RULES for p in rule(catalogue)]
    return [str(p) for p in (*alone, *between) if p.path == FILE]


def rewrite(toolbox: Path, added: str = "", old: str = "", new: str = "") -> int:
    """Change one method; return the line where the added text begins."""
    path = toolbox / "methodes" / "bilan-trois-mots.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) + f"\n{added}\n", encoding="utf-8")
    return text.count("\n") + 2 + new.count("\n") - old.count("\n")


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("Inviter les habitant·es.", "le point médian se lit mal à voix haute : « les habitant·es. » ; écrire les deux formes, ou un mot pour tous"),
        ("Chaque inscrit(e) vient.", "« (e) » se lit mal à voix haute : « Chaque inscrit(e) » ; écrire les deux formes, ou un mot pour tous"),
        ("Dire qu'on commence.", "apostrophe droite : « Dire qu'on » ; remplacer ' par ’"),
        ("Attendre...", "trois points : « Attendre... » ; les remplacer par …"),
        ("Qui vient? Personne.", "l’espace manque avant ; ! ou ? : « Qui vient? » ; mettre une espace avant"),
        ("Trois mots: un, deux.", "l’espace manque avant : : « Trois mots: » ; mettre une espace avant"),
        ("Dire «bonjour» au groupe.", "l’espace manque dans les guillemets : « Dire «bonjour» » ; écrire « ainsi » ; 2 fois dans ce fichier"),
    ],
)  # fmt: skip
def test_each_slip_of_typography_has_its_sentence(copie: Path, written: str, sentence: str) -> None:
    line = rewrite(copie, written)
    assert messages(copie) == [f"{FILE}:{line}: {sentence}"]


def test_a_slip_is_told_once_per_file_with_its_count(copie: Path) -> None:
    line = rewrite(copie, "C'est l'heure d'ouvrir.")
    (told,) = messages(copie)
    assert (
        told
        == f"{FILE}:{line}: apostrophe droite : « C'est » ; remplacer ' par ’ ; 3 fois dans ce fichier"
    )


def test_code_links_and_addresses_are_not_prose(copie: Path) -> None:
    rewrite(copie, "Voir `d'abord...` et [la suite](https://exemple.fr/l'eau?a=b).")
    assert messages(copie) == []


def test_long_sentences_are_told_with_the_longest(copie: Path) -> None:
    path = copie / "methodes" / "bilan-trois-mots.md"
    head, _, _ = path.read_text(encoding="utf-8").rpartition("---\n")
    body = "\nUne phrase courte.\n\n" + "mot " * 70 + "fin.\n"
    path.write_text(head + "---\n" + body, encoding="utf-8")
    line = (head + "---\n\n").count("\n") + 3
    assert messages(copie) == [
        f"{FILE}:{line}: les phrases font 37 mots en moyenne, 30 au plus ; couper la plus longue, "
        "de 71 mots : « mot mot mot mot mot… »"
    ]


def test_a_sentence_of_another_tool_is_refused(copie: Path) -> None:
    other = (copie / "methodes" / "world-cafe.md").read_text(encoding="utf-8")
    prose = other.rpartition("---\n")[2]
    said = next(s for _, s in sentences(prose) if len(words(s)) > 10 and s.endswith("."))
    line = rewrite(copie, said, "mise_a_jour: 2026-11-22", "mise_a_jour: 2026-11-23")
    shown = " ".join(said.split()[:9]).rstrip(".!?… ")
    assert messages(copie) == [
        f"{FILE}:{line}: « {shown}… » est déjà dans "
        "toolbox/methodes/world-cafe.md ; dire ce que cet outil a de propre"
    ]


def test_only_a_draft_may_be_unfinished(copie: Path) -> None:
    line = rewrite(copie, "À écrire, la suite.")
    assert messages(copie) == []
    rewrite(copie, "", "etat: brouillon", "etat: relue")
    assert messages(copie) == [
        f"{FILE}:{line}: « À écrire » reste à remplacer ; l’écrire, ou remettre « etat: brouillon »"
    ]


def test_a_word_is_explained_once_a_page(copie: Path) -> None:
    word = '{{ terme("sobriete") }}'
    line = rewrite(copie, f"Ici {word}.\n\nEncore {word}.")
    assert messages(copie) == [
        f"{FILE}:{line + 2}: le mot « sobriete » est déjà expliqué plus haut ; "
        "l’écrire sans terme(…)"
    ]


def test_the_toolbox_is_finished(boite: Catalogue) -> None:
    for entry in boite.entries():
        assert not UNFINISHED.search(str(entry.document.data) + entry.document.body), entry.path


def test_sentences_are_found_with_their_lines() -> None:
    text = "Une, deux. Trois !\n\n## Titre\n\n- Quatre\n- « Cinq. »\n\n| a | b |\n\nSix\net sept."
    assert list(sentences(text)) == [
        (0, "Une, deux."),
        (0, "Trois !"),
        (4, "Quatre"),
        (5, "« Cinq. »"),
        (9, "Six\net sept."),
    ]


@given(st.text(alphabet="ab .!?…\n-*#|`<>[](){}«» ", max_size=80))
def test_lines_are_kept_and_every_sentence_has_words(text: str) -> None:
    assert plain_lines(text).count("\n") == text.count("\n")
    for line, sentence in sentences(text):
        assert 0 <= line <= text.count("\n")
        assert words(sentence)


SAID_PLAINLY = re.compile(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*]|\d+\.) )"
    r"|(?<![.!?…])[.!?…]+[ \u00a0\u202f]?»?(?=\s)|(?<!\s)\s*$"
)
"""What ends a sentence, as one would write it if it cost nothing."""


def ended_plainly(text: str) -> list[str]:
    start, found = 0, []
    for end in SAID_PLAINLY.finditer(text):
        found.append(text[start : end.end()])
        start = end.end()
    return [
        re.sub(r"^[\s«]*(?:(?:[-*]|\d+\.) )?\s*", "", part).strip()
        for part in found
        if re.search(r"\w", part)
    ]


SIGNS_AND_WORDS = st.text(st.sampled_from("ae é1.!?…»«:;·'()- \n\u00a0\u202f*"), max_size=40)


@given(SIGNS_AND_WORDS)
def test_a_fast_look_at_sentences_finds_the_same_ones(text: str) -> None:
    assert [sentence for _, sentence in _sentences(text)] == ended_plainly(text)


@given(SIGNS_AND_WORDS)
def test_a_fast_look_at_signs_misses_none_and_adds_none(text: str) -> None:
    slipped = any(pattern.search(text) for pattern, _, _ in ecriture._SIGNS)
    assert bool(ecriture._ANY_SIGN.search(text)) == slipped
