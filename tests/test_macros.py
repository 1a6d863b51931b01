"""Macro calls in authors' pages: what they answer, what they refuse, and in which words."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.model.reading import examine
from macros.site.calls.authoring import AuthorEnvironment, answer
from macros.site.calls.macros import macros
from macros.site.programme.parties import PARTIES
from macros.store import load


@pytest.fixture(scope="module")
def env() -> AuthorEnvironment:
    return load().environment


@pytest.fixture(scope="module")
def petit(tmp_path_factory: pytest.TempPathFactory, racine: Path) -> AuthorEnvironment:
    """The macros of a toolbox of six methods: two objectives, an opening, a closing."""
    toolbox = tmp_path_factory.mktemp("petite") / "toolbox"
    shutil.copytree(racine / "tests/casse/horaires/toolbox", toolbox)
    shutil.copy(racine / "toolbox/vocabulaires.yml", toolbox)
    return AuthorEnvironment(macros(examine(toolbox)[0]))


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
        ('{{ formation("nombre.titre") }}', "« titre » n’est pas une liste : rien à compter"),
        ('{{ objectif(1, formation="ailleurs") }}', "« ailleurs » n’existe pas dans formations ; choisir parmi : pouvoir-agir"),
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
    assert found == (
        "docs/page.md:11: un appel a deux accolades de chaque côté ; "
        'écrire {{ methode("frise-historique") }}'
    )


def test_a_call_that_nobody_understands_shows_the_form(env: AuthorEnvironment) -> None:
    (found,) = faults(env, "{{ ) }}")
    assert found.startswith("docs/page.md:10: cet appel n’est pas bien fermé ou mal écrit")


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('{{ methode("frise-historique") }}', 'href="~/methodes/frise-historique/"'),
        ('{{ lien("fiches", "carte-synergies", "la carte") }}', '<a href="~/fiches/carte-synergies/">la carte</a>'),
        ('{{ formation("duree.heures") }}', "70"),
        ('{{ formation("effectif.max") }}', "12"),
        ('{{ formation("nombre.objectifs") }}', "huit"),
        ('{{ formation("nombre.modules") }}', "deux"),
        ('{{ formation("nombre.duree.jours") }}', "dix"),
        ('{{ portes() }}', '<li><a class="depart" href="~/modules/2/"><strong>Module 2</strong>'),
        ('{{ preuves() }}', "<td>8 min, tout le groupe en même temps</td>"),
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


ENTIER = [
    "## Pour qui ?",
    "## Les objectifs, et comment on sait qu’ils sont atteints",
    "## Le calendrier en un coup d’œil",
    "## Le déroulé",
    "## Comment on apprend",
    "## Comment c’est évalué",
    "## S’inscrire",
]
SIX = {
    "informations": [
        "## Pour qui ?",
        "## S’inscrire",
        "## Tarif et financement",
        "## Reconnaissance",
        "## Handicap",
        "## Contact",
    ],
    "objectifs": [ENTIER[1]],
    "calendrier": [ENTIER[2]],
    "deroule": [ENTIER[3]],
    "materiel": ["## Le matériel, jour par jour"],
    "evaluation": [ENTIER[5]],
}
DECOUVERTE = "demi-journee-decouverte"


def shown(env: AuthorEnvironment, call: str) -> str:
    text, problems = answer(env, call, "docs/page.md")
    assert problems == []
    return text


def headings(text: str) -> list[str]:
    return re.findall(r"^##? .*", text, re.M)


def test_a_whole_programme_stands_in_a_page_without_its_title(env: AuthorEnvironment) -> None:
    text = shown(env, f'{{{{ programme("{DECOUVERTE}") }}}}')
    assert [h for h in headings(text) if h in ENTIER] == ENTIER
    assert "## Pourquoi cette version" in text
    assert not re.search("^# ", text, re.M)


def test_the_six_parts_of_a_programme_are_all_there() -> None:
    assert set(PARTIES) == set(SIX)


@pytest.mark.parametrize("slug", [DECOUVERTE, "pouvoir-agir-fevrier-2026"])
@pytest.mark.parametrize("partie", SIX)
def test_a_part_of_a_programme_brings_its_own_headings(
    env: AuthorEnvironment, partie: str, slug: str
) -> None:
    text = shown(env, f'{{{{ programme("{slug}", "{partie}") }}}}')
    expected = SIX[partie]
    if partie == "deroule" and slug != DECOUVERTE:
        expected = ["## Séminaire 1", "## Séminaire 2", "## Séminaire 3"]
    assert [h for h in headings(text) if not h.startswith("### ")] == expected
    assert shown(env, f'{{{{ programme("{slug}", partie="{partie}") }}}}') == text


def test_what_is_for_the_team_never_shows_in_a_page(env: AuthorEnvironment) -> None:
    record = load().catalogue.programmes["pouvoir-agir-fevrier-2026"].record
    notes = [
        line.note
        for jour in record.jours
        for _, half in jour.halves
        for line in half.sequences
        if line.note
    ]
    text = shown(env, '{{ programme("pouvoir-agir-fevrier-2026") }}')
    text += shown(env, '{{ programme("pouvoir-agir-fevrier-2026", "materiel") }}')
    assert notes
    assert not [note for note in notes if note[:40] in text]


MATIN = 'matin="09:00-12:00"'
ORDINAIRE = [
    ("9 h", "15 min", "Accueil, cadre commun et tour d’horizon"),
    ("9 h 15", "15 min", "Le tour des projets"),
    ("9 h 30", "1 h 20", "Débat debout"),
    ("10 h 50", "15 min", "Pause"),
    ("11 h 05", "25 min", "Carte"),
    ("11 h 30", "10 min", "À chaud"),
    ("11 h 40", "10 min", "Tour de parole pour finir"),
    ("11 h 50", "10 min", "Marge : signatures, déplacements, retards"),
]
LONGUE = 'matin="09:00-13:30"'


def rows(text: str) -> list[tuple[str, str, str]]:
    """The hour, the duration and the title of every sequence shown."""
    cells = re.findall(r"<tr class=[^>]*><td>(.*?)</td> <td>(.*?)</td> <td>(.*)", text)
    return [(hour, spent, title(rest)) for hour, spent, rest in cells]


def title(cell: str) -> str:
    return re.sub("<[^>]*>", "", re.split("</td>|<span|</a>", cell)[0]).strip()


def titles(env: AuthorEnvironment, call: str) -> list[str]:
    return [name for _, _, name in rows(shown(env, call))]


def days(text: str) -> list[str]:
    return re.findall(r"^### (.*?) \{:", text, re.M)


def halves(text: str) -> list[str]:
    return re.findall(r"<caption><strong>(.*?)</strong> (.*?) <", text)


def test_a_morning_is_assembled_in_the_page(petit: AuthorEnvironment) -> None:
    text = shown(petit, f"{{{{ assembler([2], {MATIN}) }}}}")
    assert rows(text) == ORDINAIRE
    assert days(text) == ["Jour 1 · Agir"]
    told = "Ce que le groupe apporte entre dans la salle avant que l’on travaille dessus."
    assert told in text
    again = shown(petit, f"{{{{ assembler([2, 1], jours=2, {MATIN}) }}}}")
    assert "Sert l’objectif 1 et change de rythme après « Tour de parole »." in again


def test_reasons_may_be_left_out(petit: AuthorEnvironment) -> None:
    text = shown(petit, f"{{{{ assembler([2], {MATIN}, raisons=false) }}}}")
    assert rows(text) == ORDINAIRE
    assert "raison" not in text
    assert "Ce qui venait ensuite" not in text


def test_the_same_call_gives_the_same_text_whatever_the_reading(env: AuthorEnvironment) -> None:
    call = "{{ assembler(objectifs=[2, 5], jours=2, participants=10) }}"
    again = AuthorEnvironment(macros(load().catalogue))
    assert shown(env, call) == shown(again, call)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("jours=1", [("Matin", "9 h – 12 h 30"), ("Après-midi", "13 h 30 – 17 h")]),
        ('jours=1, soir="18:30-21:00"', [("Soirée", "18 h 30 – 21 h")]),
        ('jours=2, matin="9:00 - 12:00"', [("Matin", "9 h – 12 h")] * 2),
        (
            'jours=1, soir="19:00–21:30", matin="10:00-12:30"',
            [("Matin", "10 h – 12 h 30"), ("Soirée", "19 h – 21 h 30")],
        ),
    ],
)
def test_each_day_has_the_half_days_that_are_given_hours(
    env: AuthorEnvironment, call: str, expected: list[tuple[str, str]]
) -> None:
    text = shown(env, f"{{{{ assembler([2], {call}) }}}}")
    assert halves(text) == expected
    assert "2001" not in text, "days without dates are only numbered"


def test_an_evening_says_so(petit: AuthorEnvironment) -> None:
    text = shown(petit, '{{ assembler([1, 2], jours=2, soir="18:30-21:30") }}')
    assert "Ouvre la soirée par un temps calme, 15 minutes conseillées." in text


def test_objectives_share_the_half_days_in_order(petit: AuthorEnvironment) -> None:
    assert days(shown(petit, f"{{{{ assembler([1, 2], jours=2, {MATIN}) }}}}")) == [
        "Jour 1 · Décrire",
        "Jour 2 · Agir",
    ]
    assert days(shown(petit, f"{{{{ assembler([2, 1], {LONGUE}) }}}}")) == [
        "Jour 1 · Agir et décrire"
    ]


def test_limits_change_the_choice_and_are_told(petit: AuthorEnvironment) -> None:
    call = '{{ assembler([1], matin="09:00-12:30"%s) }}'
    assert "Récit à deux" in titles(petit, call % "")
    assert "Récit à deux" not in titles(petit, call % ', exclure=["recit"]')
    text = shown(petit, call % ', exclure=["recit"]')
    assert "À la demande de l’équipe, le programme se passe de : Récit à deux." in text
    assert "Méthodes laissées de côté : 1 méthode (écartée par le programme)." in text


def test_a_method_asked_for_is_there_although_it_serves_something_else(
    petit: AuthorEnvironment,
) -> None:
    call = f"{{{{ assembler([1], {LONGUE}%s) }}}}"
    assert "Débat debout" not in titles(petit, call % "")
    assert "Débat debout" in titles(petit, call % ', inclure=["debat"]')
    text = shown(petit, call % ', inclure=["debat"]')
    assert "à la demande de l’équipe, le programme fait une place à : débat debout." in text.lower()


def test_a_ritual_comes_back_every_day(petit: AuthorEnvironment) -> None:
    call = f"{{{{ assembler([1, 2], jours=2, {MATIN}%s) }}}}"
    assert titles(petit, call % "").count("Tour de parole") == 1
    assert titles(petit, call % ', repeter=["tour"]').count("Tour de parole") == 2


def test_what_the_room_lacks_is_not_asked_for(env: AuthorEnvironment) -> None:
    catalogue = load().catalogue
    call = '{{ assembler([1], materiel_absent=["post-it", "gommettes"], lecture="peu-d-ecrit") }}'
    text = shown(env, call)
    used = {slug for slug in catalogue.methodes if f'<td><a href="~/methodes/{slug}/' in text}
    assert used
    for slug in used:
        record = catalogue.methodes[slug].record
        assert record.accessibilite.lecture != "ecrit"
        assert not [m.nom for m in record.materiel if "gommettes" in m.nom.lower()]
    assert "Rien ne demande ce qui manque sur place : post-it et gommettes." in text


def test_a_group_that_starts_from_further_gets_more_time(petit: AuthorEnvironment) -> None:
    call = f"{{{{ assembler([1, 2], jours=1, {MATIN}, apres_midi='13:30-16:30'%s) }}}}"
    text = shown(petit, call % ", positionnement={1: 0.5, 2: 3}")
    assert (
        "Le groupe part de plus loin sur l’objectif 1 « Décrire » (0,5 sur 4 en moyenne) : "
        "on y passe plus de temps."
    ) in text
    assert "Il est déjà à l’aise sur l’objectif 2 « Agir » (3 sur 4 en moyenne)" in text
    assert "reçoit plus de temps, le groupe partant de plus loin" in text


@pytest.mark.parametrize(("weak", "shares"), [(1, [2, 1]), (2, [1, 2])])
def test_an_objective_that_needs_more_gets_one_more_half_day(
    env: AuthorEnvironment, weak: int, shares: list[int]
) -> None:
    call = f"{{{{ assembler([1, 2], jours=3, {MATIN}, positionnement={{{weak}: 0}}) }}}}"
    names = [load().catalogue.objectifs[n].court for n in (1, 2)]
    found = [day.split(" · ")[1] for day in days(shown(env, call))]
    assert [found.count(name) for name in names] == shares


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("objectifs=[]", "aucun objectif n’est demandé ; écrire par exemple objectifs=[2, 5]"),
        ("[2, 12]", "l’objectif 12 n’existe pas ; choisir parmi : 1, 2"),
        ("2", "assembler attend une liste pour « objectifs », « 2 » trouvé"),
        ("objectif=[2]", "« objectif » n’est pas un réglage de assembler ; écrire « objectifs »"),
        ("[2], jours=0", "« jours » va de 1 à 15, 0 trouvé"),
        ("[2], jours=16", "« jours » va de 1 à 15, 16 trouvé"),
        ('[2], jours="2"', "assembler attend un nombre pour « jours », « 2 » trouvé"),
        ("[2], participants=0", "« participants » va de 1 à 500, 0 trouvé"),
        ("[2], participants=501", "« participants » va de 1 à 500, 501 trouvé"),
        ('[2], matin="9h-12h"', '« 9h-12h » n’est pas un horaire pour matin ; écrire matin="09:00-12:30"'),
        ('[2], apres_midi="17:00-13:30"', '« 17:00-13:30 » n’est pas un horaire pour apres_midi ; écrire apres_midi="09:00-12:30"'),
        ('[2], soir="18:30-24:00"', '« 18:30-24:00 » n’est pas un horaire pour soir ; écrire soir="09:00-12:30"'),
        ('[2], inclure=["debats"]', "« debats » n’existe pas dans methodes ; écrire « debat »"),
        ('[2], exclure=["zzz"]', "« zzz » n’existe pas dans methodes ; choisir parmi : affiche, assemblee, debat, grande-marche, mots, recit, tour"),
        ('[2], repeter=["toure"]', "« toure » n’existe pas dans methodes ; écrire « tour »"),
        ('[2], lecture="beaucoup"', "« beaucoup » n’est pas un choix pour « lecture » ; choisir parmi : ecrit, peu-d-ecrit, sans-ecrit"),
        ('[2], mobilite="debout"', "« debout » n’est pas un choix pour « mobilite » ; choisir parmi : assis, marche, petits-deplacements"),
        ("[2], positionnement={2: 5}", "le positionnement de l’objectif 2 va de 0 à 4, 5 trouvé"),
        ("[2], positionnement={2: -1}", "le positionnement de l’objectif 2 va de 0 à 4, -1 trouvé"),
        ("[2], pause=0", "« pause » va de 5 à 60, 0 trouvé"),
        ("[2], difficulte_max=0", "« difficulte_max » va de 1 à 3, 0 trouvé"),
        ("[2], difficulte_max=4", "« difficulte_max » va de 1 à 3, 4 trouvé"),
        ('["2"]', "« 2 » est écrit entre guillemets ; les retirer"),
        ('[1, 2], matin="09:00-14:00", apres_midi="13:30-16:30"', "« apres_midi » commence avant la fin de « matin » ; corriger l’un des deux"),
        ('[2], materiel_absent=[""]', "« materiel_absent » est une liste de noms entre guillemets, sans vide"),
        ("[2], inclure=[3]", "« inclure » est une liste de noms entre guillemets, sans vide"),
        ("[2], positionnement={12: 1}", "l’objectif 12 n’existe pas ; choisir parmi : 1, 2"),
        ("[2], positionnement=[2]", "assembler attend un dictionnaire comme {2: 1.5} pour « positionnement », « [2] » trouvé"),
        ('[1], matin="09:00-12:00", inclure=["grande-marche"]', "« Grande marche » n’a pas trouvé de place ; ajouter une journée"),
    ],
)  # fmt: skip
def test_what_assembler_cannot_use_is_told(
    petit: AuthorEnvironment, arguments: str, sentence: str
) -> None:
    (found,) = faults(petit, f"Bonjour.\n\n{{{{ assembler({arguments}) }}}}\n")
    assert found == f"docs/page.md:12: {sentence}"


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        ("[2], difficulte_max=2", "accepter difficulte_max: 3 suffirait"),
        ('[2], participants=20, matin="09:00-12:30"', "un groupe de 16 personnes conviendrait"),
        ('[1], exclure=["recit", "affiche"]', "ne plus exclure « Récit à deux » suffirait"),
        ('[1], matin="09:00-09:30"', "donner 120 minutes de plus à cette demi-journée suffirait"),
        ('[2], exclure=["debat"]', "ne plus exclure « Débat debout » suffirait"),
    ],
)
def test_nothing_possible_is_told_with_the_least_that_would_do(
    petit: AuthorEnvironment, arguments: str, remedy: str
) -> None:
    hours = "" if "matin" in arguments else f", {MATIN}"
    (found,) = faults(petit, f"{{{{ assembler({arguments}{hours}) }}}}")
    assert found.startswith("docs/page.md:10: jour 1, matin : ")
    assert found.endswith(f" ; {remedy}")


def test_every_half_day_that_stays_empty_is_told(petit: AuthorEnvironment) -> None:
    (found,) = faults(petit, f"{{{{ assembler([2], jours=2, {MATIN}, exclure=['debat']) }}}}")
    assert found.count(" : aucune méthode n’est possible pour l’objectif 2") == 2
    assert "jour 1, matin : " in found
    assert "jour 2, matin : " in found


def test_a_talk_never_claims_that_nothing_is_free_when_something_is(
    petit: AuthorEnvironment,
) -> None:
    text = shown(petit, f"{{{{ assembler([2], {MATIN}) }}}}")
    assert "Tour de parole pour finir" in text, "words, though the method « mots » is free"
    assert (
        "Ferme la journée par un tour de parole : une méthode de clôture serrerait trop le reste."
    ) in text
    text = shown(petit, f"{{{{ assembler([1, 2], jours=2, {MATIN}) }}}}")
    assert (
        "Ouvre la journée par un tour de parole : aucune méthode d’ouverture n’est libre."
    ) in text
    assert (
        "Ferme la journée par un tour de parole : aucune méthode de clôture n’est libre."
    ) in text


def test_two_calls_stand_in_a_page_with_the_trainer_s_words_between_them(
    env: AuthorEnvironment,
) -> None:
    page = (
        f'# Ma page\n\nAvant.\n\n{{{{ programme("{DECOUVERTE}", "objectifs") }}}}\n\n'
        "Entre les deux, **mes mots**.\n\n"
        '{{ assembler(objectifs=[3], soir="18:30-21:00", raisons=false) }}\n\nAprès.\n'
    )
    text = shown(env, page)
    parts = ["# Ma page", "Avant.", ENTIER[1], "Entre les deux, **mes mots**.", "Soirée", "Après."]
    assert [text.count(part) for part in parts] == [1] * len(parts)
    assert sorted(parts, key=text.index) == parts
