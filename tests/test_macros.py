"""Macro calls in authors' pages: what they answer, what they refuse, and in which words."""

from __future__ import annotations

import pytest

from macros.store import load
from macros.views.authoring import AuthorEnvironment, answer


@pytest.fixture(scope="module")
def env() -> AuthorEnvironment:
    return load().environment


def faults(env: AuthorEnvironment, text: str) -> list[str]:
    return [str(problem) for problem in answer(env, text, "docs/page.md", 10)[1]]


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ('{{ methode("frise-historic") }}', "« frise-historic » n’existe pas dans methodes ; écrire « frise-historique »"),
        ('{{ metode("frise-historique") }}', "« metode » n’est pas un appel connu ; écrire « methode »"),
        ("{{ methode() }}", "methode s’appelle ainsi : methode(slug)"),
        ("{{ methode(3) }}", "methode attend du texte entre guillemets pour « slug », « 3 » trouvé"),
        ("{{ liste(duree_maxi=20) }}", "« duree_maxi » n’est pas un réglage de liste ; écrire « duree_max »"),
        ('{{ liste(duree_max="20") }}', "liste attend un nombre pour « duree_max », « 20 » trouvé"),
        ('{{ liste("metodes") }}', "le genre « metodes » n’existe pas ; écrire « methodes »"),
        ('{{ liste(moment="ouverture") }}', "« ouverture » n’est pas un choix pour « moment » ; écrire « ouvrir »"),
        ("{{ liste(objectif=9) }}", "l’objectif 9 n’existe pas ; choisir parmi : 1, 2, 3, 4, 5, 6, 7, 8"),
        ("{{ liste(module=3) }}", "le module 3 n’existe pas ; choisir parmi : 1, 2"),
        ('{{ liste("fiches", duree_max=5) }}', "« duree_max » ne trie que les méthodes ; le retirer ou écrire genre=\"methodes\""),
        ("{{ objectif(0) }}", "l’objectif 0 n’existe pas ; choisir parmi : 1, 2, 3, 4, 5, 6, 7, 8"),
        ('{{ formation("dure.heures") }}', "« dure » n’est pas une information de la formation ; écrire « duree »"),
        ('{{ formation("duree") }}', "« duree » contient plusieurs informations ; demander : duree.jours, duree.heures"),
        ('{{ terme("teritoire") }}', "« teritoire » n’existe pas dans glossaire ; écrire « territoire »"),
        ('{{ indicateurs(slugs=["rien-de-tel"]) }}', "« rien-de-tel » n’existe pas dans indicateurs"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_told_with_its_line_and_the_right_value(
    env: AuthorEnvironment, call: str, sentence: str
) -> None:
    (found,) = faults(env, f"Bonjour.\n\n{call}\n")
    assert found.startswith(f"docs/page.md:12: {sentence}")


@pytest.mark.parametrize(
    "attack",
    [
        "{{ cycler.__init__.__globals__ }}",
        "{{ methode.__globals__ }}",
        "{{ methode.__init__.__globals__['os'] }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ config }}",
        "{{ page.file.abs_src_path }}",
        "{{ environment }}",
        "{% include 'index.md' %}",
        "{{ ''|attr('__class__')|attr('mro') }}",
        "{% for n in range(10000000) %}x{% endfor %}",
        "{{ lipsum.__globals__ }}",
        "{{ namespace.__init__ }}",
    ],
)
def test_code_in_a_page_is_refused(env: AuthorEnvironment, attack: str) -> None:
    (found,) = faults(env, f"\n{attack}\n")
    assert found.startswith("docs/page.md:11: ")


def test_every_wrong_call_of_a_page_is_told_at_once(env: AuthorEnvironment) -> None:
    text = '{{ methode("a") }}\n\n{{ inconnu() }}\n{{ objectif(12) }}\n'
    lines = [found.split(": ")[0] for found in faults(env, text)]
    assert sorted(lines) == ["docs/page.md:10", "docs/page.md:12", "docs/page.md:13"]


def test_an_unclosed_call_is_told_in_french(env: AuthorEnvironment) -> None:
    (found,) = faults(env, 'Texte\n{{ methode("frise-historique") \n')
    assert found.startswith("docs/page.md:")
    assert "cet appel n’est pas bien fermé ou mal écrit" in found


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('{{ methode("frise-historique") }}', 'href="~/methodes/frise-historique/"'),
        ('{{ lien("fiches", "carte-synergies", "la carte") }}', '<a href="~/fiches/carte-synergies/">la carte</a>'),
        ('{{ formation("duree.heures") }}', "70"),
        ('{{ formation("effectif.max") }}', "12"),
        ('{{ formation("tarif.euros") }}', "1500"),
        ('{{ schema("sociocratie-cercles") }}', '<svg class="sg"'),
        ('{{ formulaire("carte-synergies") }}', "5 au moins dans « "),
        ('{{ indicateurs(theme="mobilite") }}', '<a href="~/indicateurs/mobilite/#'),
        ('{{ terme("territoire", "le quartier") }}', ">le quartier</a>"),
        ("{{ objectif(3) }}", "calendrier de coordination"),
        ('{{ programme("pouvoir-agir-fevrier-2026") }}', "Jour 10"),
        ("{{ liste(objectif=8, nombre=2) }}", '<ul class="cartes">'),
        ('{{ liste("gouvernance", nombre=1) }}', "carte--gouvernance"),
    ],
)  # fmt: skip
def test_a_right_call_answers(env: AuthorEnvironment, call: str, expected: str) -> None:
    text, problems = answer(env, call, "docs/page.md")
    assert problems == []
    assert expected in text


def test_filters_of_a_list_keep_only_what_fits(env: AuthorEnvironment) -> None:
    catalogue = load().catalogue
    text, _ = answer(env, "{{ liste(duree_max=20, participants=10, difficulte_max=1) }}", "p.md")
    for slug, entry in catalogue.methodes.items():
        r = entry.record
        fits = (
            r.duree.conseillee <= 20
            and r.participants.min <= 10 <= r.participants.max
            and r.difficulte <= 1
        )
        assert (f'"~/methodes/{slug}/"' in text) is fits, slug
