"""Slips of every day: each one on its line, named, with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.base.meant import clock, iso_date
from macros.model.core.catalogue import Catalogue
from macros.model.reading import examine
from macros.model.records.common import Record
from macros.model.records.methode import Methode
from macros.model.records.programme import Programme
from macros.model.rules.notation import slips
from macros.model.source.documents import read_markdown
from macros.model.source.shapes import shape
from macros.site.calls.authoring import AuthorEnvironment, answer
from macros.site.calls.macros import macros

from .conftest import extrait

N, F = "\u00a0", "\u202f"
INSECABLE = "une espace insécable (U+00A0) se cache"
FINE = "une espace fine insécable (U+202F) se cache"
DUREE = "duree: { min: 25, conseillee: 35, max: 50 }"
CHAMPS = "des champs sont attendus"


def judged(text: str, model: type[Record], words: Catalogue) -> list[str]:
    document, problems = read_markdown(text.encode(), "f.md")
    if document is not None:
        problems = [*problems, *shape(document, model, words.vocabulaires)[1]]
    return [str(problem).removeprefix("f.md:") for problem in problems]


METHODE = [
    # The no-break space that a word processor leaves.
    ("moment: ouvrir", f"moment:{N}ouvrir", f"9: {INSECABLE} après « moment: » ; la remplacer par une espace ordinaire"),
    ("moment: ouvrir", f"moment:{F}ouvrir", f"9: {FINE} après « moment: » ; la remplacer par une espace ordinaire"),
    ("moment: ouvrir", f"moment{N}: ouvrir", f"9: moment{N} : {INSECABLE} dans ce nom de champ ; le retaper"),
    ("moment: ouvrir", f"{N}moment: ouvrir", f"9: {N}moment : {INSECABLE} dans ce nom de champ ; le retaper"),
    ("mise_a_jour: ", f"mise{N}a_jour: ", f"7: mise{N}a_jour : {INSECABLE} dans ce nom de champ ; le retaper"),
    ("moment: ouvrir", f"moment: ouvrir{N}", f"9: moment : {INSECABLE} autour de « ouvrir » ; l’effacer"),
    ("moment: ouvrir", f"moment: {F}ouvrir", f"9: moment : {FINE} autour de « ouvrir » ; l’effacer"),
    ("  minutes: 30", f"{N}{N}minutes: 30", f"18: {INSECABLE} au début de la ligne, signe 1 ; la remplacer par une espace ordinaire"),
    ("  minutes: 30", f" {N}minutes: 30", f"18: {INSECABLE} au début de la ligne, signe 2 ; la remplacer par une espace ordinaire"),
    ("    - Dessiner", f"    -{N}Dessiner", f"21: {INSECABLE} après le tiret ; la remplacer par une espace ordinaire"),
    ("difficulte: 1", f"difficulte: 1{N}", f"14: difficulte : un nombre entier est attendu, « 1{N} » trouvé ; écrire 1"),
    ("2026-11-23", f"2026-11-23{N}", f"7: mise_a_jour : une date année-mois-jour est attendue, « 2026-11-23{N} » trouvé ; écrire 2026-11-23"),
    # The form to copy where fields are expected.
    (DUREE, "duree: 15-30 minutes", f"11: duree : {CHAMPS}, « 15-30 minutes » trouvé ; par exemple duree: {{ min: 15, conseillee: 20, max: 30 }}"),
    (DUREE, "duree: 30", f"11: duree : {CHAMPS}, « 30 » trouvé ; par exemple duree: {{ min: 15, conseillee: 20, max: 30 }}"),
    (DUREE, "duree:", f"11: duree : {CHAMPS}, rien n’est écrit ; par exemple duree: {{ min: 15, conseillee: 20, max: 30 }}"),
    (DUREE, "duree: [15, 30]", f"11: duree : {CHAMPS}, une liste trouvée ; par exemple duree: {{ min: 15, conseillee: 20, max: 30 }}"),
    ("participants: { min: 4, max: 16 }", "participants: illimité", f"12: participants : {CHAMPS}, « illimité » trouvé ; par exemple participants: {{ min: 4, max: 20 }}"),
    ("participants: { min: 4, max: 16 }", "participants: 4 à 16", f"12: participants : {CHAMPS}, « 4 à 16 » trouvé ; par exemple participants: {{ min: 4, max: 20 }}"),
    # One word, one number.
    ("moment: ouvrir", "moment: [ouvrir]", "9: moment : une seule valeur est attendue, sans crochets ni tiret, une liste trouvée ; écrire moment: ouvrir"),
    ("moment: ouvrir", "moment:\n  - ouvrir\n  - clore", "9: moment : une seule valeur est attendue, sans crochets ni tiret, une liste trouvée ; écrire moment: ouvrir"),
    ("difficulte: 1", "difficulte: [1]", "14: difficulte : une seule valeur est attendue, sans crochets ni tiret, une liste trouvée ; écrire difficulte: 1"),
    ("moment: ouvrir", "moment: Ouvrir", "9: moment : « Ouvrir » n’est pas dans la liste « moments » ; écrire « ouvrir »"),
    ("moment: ouvrir", "moment: ouvrir,", "9: moment : « ouvrir, » n’est pas dans la liste « moments » ; écrire « ouvrir »"),
    # Names.
    ("anciens_slugs: []", "anciens_slugs: [Vieux Blason]", "{anciens}: anciens_slugs.1 : un identifiant en minuscules sans accent, mots séparés par des tirets, est attendu, « Vieux Blason » trouvé ; écrire « vieux-blason »"),
    ("anciens_slugs: []", "anciens_slugs: [vieux_blason]", "{anciens}: anciens_slugs.1 : un identifiant en minuscules sans accent, mots séparés par des tirets, est attendu, « vieux_blason » trouvé ; écrire « vieux-blason »"),
    ("anciens_slugs: []", "anciens_slugs: [Écusson]", "{anciens}: anciens_slugs.1 : un identifiant en minuscules sans accent, mots séparés par des tirets, est attendu, « Écusson » trouvé ; écrire « ecusson »"),
    # Quotes.
    ("titre: Blason", "titre: “Blason : soi”", '2: les guillemets “ ” ne ferment pas un texte ; écrire titre: "Blason : soi"'),
    ("titre: Blason", 'titre: "Blason', "2: le guillemet ouvert ici n’est pas refermé ; le refermer"),
    ("titre: Blason", 'titre: "Le "blason" à soi"', "2: du texte suit le guillemet fermant ; utiliser « » à l’intérieur du texte"),
    ("titre: Blason", "titre: Blason : soi", '2: un deux-points dans le texte le coupe en deux ; mettre le texte entre guillemets : titre: "Blason : soi"'),
    ("titre: Blason", "titre: Blason #2", "2: titre : le signe # coupe le texte ; le mettre entre guillemets"),
    ("titre: Blason", "titre: ? Blason", "2: un texte ne peut pas commencer par « ? » ; le mettre entre guillemets"),
    ("titre: Blason", "titre: - Blason", "2: un texte qui commence par un tiret se met entre guillemets"),
    # Signs in place of those of YAML.
    ("    - Dessiner", "    -\tDessiner", "21: une tabulation décale la ligne ; la remplacer par des espaces"),
    ("    - Faire son propre", "    • Faire son propre", "22: « • » ne fait pas une liste ; commencer la ligne par un tiret : - Faire son propre blason, imparfait, avec des bonshommes en bâtons."),
    ("    - Faire son propre", "    – Faire son propre", "22: « – » ne fait pas une liste ; commencer la ligne par un tiret : - Faire son propre blason, imparfait, avec des bonshommes en bâtons."),
    ("    - Faire son propre", "    * Faire son propre", "22: « * » ne fait pas une liste ; commencer la ligne par un tiret : - Faire son propre blason, imparfait, avec des bonshommes en bâtons."),
    ("moment: ouvrir", "moment = ouvrir", "9: le nom d’un champ est suivi d’un deux-points ; écrire moment: ouvrir"),
    ("moment: ouvrir", "moment：ouvrir", "9: le nom d’un champ est suivi d’un deux-points ; écrire moment: ouvrir"),
    ("moment: ouvrir", "moment:ouvrir", "9: il manque une espace après le deux-points ; écrire moment: ouvrir"),
    ("objectifs: [4]", "objectifs: [4", "5: « [ » n’est pas refermé ; ajouter « ] »"),
    ("participants: { min: 4, max: 16 }", "participants: { min: 4, max: 16", "12: « { » n’est pas refermé ; ajouter « } »"),
    # Dates.
    ("2026-11-23", "3/2/2026", "7: mise_a_jour : une date année-mois-jour est attendue, « 3/2/2026 » trouvé ; écrire 2026-02-03"),
    ("2026-11-23", "3 février 2026", "7: mise_a_jour : une date année-mois-jour est attendue, « 3 février 2026 » trouvé ; écrire 2026-02-03"),
    ("2026-11-23", "« 3 février 2026 »", "7: mise_a_jour : une date année-mois-jour est attendue, « « 3 février 2026 » » trouvé ; écrire 2026-02-03"),
    ("2026-11-23", "1er mars 2026", "7: mise_a_jour : une date année-mois-jour est attendue, « 1er mars 2026 » trouvé ; écrire 2026-03-01"),
    ("2026-11-23", "2026/2/3", "7: mise_a_jour : une date année-mois-jour est attendue, « 2026/2/3 » trouvé ; écrire 2026-02-03"),
    ("2026-11-23", "31/02/2026", "7: mise_a_jour : une date année-mois-jour est attendue, « 31/02/2026 » trouvé ; par exemple 2026-02-03"),
    ("2026-11-23", "février 2026", "7: mise_a_jour : une date année-mois-jour est attendue, « février 2026 » trouvé ; par exemple 2026-02-03"),
    # Yes and no.
    ("imprimable: true", "imprimable: oui", "26: materiel.1.imprimable : true ou false est attendu, « oui » trouvé ; écrire true"),
    ("imprimable: true", "imprimable: Non", "26: materiel.1.imprimable : true ou false est attendu, « Non » trouvé ; écrire false"),
    ("imprimable: true", "imprimable: vrai", "26: materiel.1.imprimable : true ou false est attendu, « vrai » trouvé ; écrire true"),
    ("imprimable: true", "imprimable: parfois", "26: materiel.1.imprimable : true ou false est attendu, « parfois » trouvé"),
    # Numbers.
    ("  minutes: 30", "  minutes: 20 min", "18: preparation.minutes : un nombre entier est attendu, « 20 min » trouvé ; écrire 20"),
    ("  minutes: 30", "  minutes: 1h30", "18: preparation.minutes : un nombre de minutes est attendu, « 1h30 » trouvé ; écrire 90"),
    ("  minutes: 30", "  minutes: 2,5", "18: preparation.minutes : un nombre entier est attendu, « 2,5 » trouvé ; arrondir, à 2 ou 3"),
    ("  minutes: 30", "  minutes: 2.5", "18: preparation.minutes : un nombre entier est attendu, « 2.5 » trouvé ; arrondir, à 2 ou 3"),
    ("  minutes: 30", "  minutes: 20 à 30", "18: preparation.minutes : un nombre entier est attendu, « 20 à 30 » trouvé"),
    ("quantite: 3,", "quantite: 3 feutres,", "27: materiel.2.quantite : un nombre entier est attendu, « 3 feutres » trouvé ; écrire 3"),
    ("max: 16 }", "max: 1 000 }", "12: participants.max : un nombre entier est attendu, « 1 000 » trouvé ; écrire 1000"),
    ("difficulte: 1", "difficulte: 1,", "14: difficulte : un nombre entier est attendu, « 1, » trouvé ; écrire 1"),
    ("difficulte: 1", "difficulte: facile", "14: difficulte : un nombre entier est attendu, « facile » trouvé"),
    # Lists.
    ("objectifs: [4]", "objectifs: 4, 5", "5: objectifs : une liste est attendue, « 4, 5 » trouvé ; écrire objectifs: [4, 5]"),
    ("objectifs: [4]", "objectifs: 4", "5: objectifs : une liste est attendue, « 4 » trouvé ; écrire objectifs: [4]"),
    ("objectifs: [4]", "objectifs: [4; 5]", "5: objectifs.1 : un nombre entier est attendu, « 4; 5 » trouvé ; séparer par des virgules : [4, 5]"),
    # Indentation.
    ("  liste:", "   liste:", "19: cette ligne commence par 3 espaces, celle du dessus par 2 espaces ; les aligner"),
    ("  liste:", " liste:", "19: cette ligne commence par 1 espace, celle du dessus par 2 espaces ; les aligner"),
    ("moment: ouvrir", " moment: ouvrir", "9: cette ligne commence par 1 espace, celle du dessus par aucune espace ; les aligner"),
    # Names of fields.
    ("famille:", "famile:", "8: famile : champ inconnu ; écrire « famille »"),
    ("titre: Blason", "Titre: Blason", "2: Titre : champ inconnu ; écrire « titre »"),
    ("duree: {", "durée: {", "11: durée : champ inconnu ; écrire « duree »"),
    ("mise_a_jour:", "mise à jour:", "7: mise à jour : champ inconnu ; écrire « mise_a_jour »"),
    ("mise_a_jour:", "mise-a-jour:", "7: mise-a-jour : champ inconnu ; écrire « mise_a_jour »"),
    ("duree: { min: 25,", "duree: { Min: 25,", "11: duree.Min : champ inconnu ; écrire « min »"),
    ("famille:", "couleur:", "8: couleur : champ inconnu ; choisir parmi : a_verifier, accessibilite, accroche, alternatives, anciens_slugs, autres_noms, demande, difficulte, …"),
    # The lines around the header.
    ("---\n", "———\n", "1: « ——— » n’ouvre ni ne ferme un en-tête ; écrire « --- », trois tirets simples"),
    ("---\n", "–--\n", "1: « –-- » n’ouvre ni ne ferme un en-tête ; écrire « --- », trois tirets simples"),
    ("---\n", "----\n", "1: « ---- » n’ouvre ni ne ferme un en-tête ; écrire « --- », trois tirets simples"),
    ("---\n", "--\n", "1: « -- » n’ouvre ni ne ferme un en-tête ; écrire « --- », trois tirets simples"),
    ("---\n", "…\n", "1: « … » n’ouvre ni ne ferme un en-tête ; écrire « --- », trois tirets simples"),
    ("---\n", "", "1: l’en-tête manque ; la première ligne doit être « --- »"),
    ("---\n", "---\n---\n", "2: deux lignes « --- » se suivent, l’en-tête est vide ; en retirer une"),
    ("\n---\n\n", "\n———\n\n", "{fin}: « ——— » n’ouvre ni ne ferme un en-tête ; écrire « --- », trois tirets simples"),
    ("\n---\n\n", "\n\n", "1: l’en-tête n’est pas refermé ; ajouter une ligne « --- » sous le dernier champ"),
]  # fmt: skip


def line(text: str, start: str, nth: int = 1) -> int:
    """Return the number of the nth line that starts so, 0 without: headers grow under a test."""
    found = [n for n, row in enumerate(text.splitlines(), start=1) if row.startswith(start)]
    return found[nth - 1] if len(found) >= nth else 0


def placed(message: str, places: dict[str, int]) -> str:
    for name, number in places.items():
        message = message.replace(f"{{{name}}}:", f"{number}:")
    return message


@pytest.mark.parametrize(("old", "new", "message"), METHODE)
def test_a_slip_in_the_header_of_a_method(
    boite: Catalogue, racine: Path, old: str, new: str, message: str
) -> None:
    text = (racine / "toolbox/methodes/blason.md").read_text(encoding="utf-8")
    if old == "anciens_slugs: []":
        text = text.replace("\norigine:", "\nanciens_slugs: []\norigine:")
    assert text.count(old) >= 1
    found = judged(text.replace(old, new, 1), Methode, boite)
    absent = [
        told for told in found if told.endswith("famille : champ obligatoire absent ; l’ajouter")
    ]
    places = {"anciens": line(text, "anciens_slugs:"), "fin": line(text, "---", 2)}
    assert [told for told in found if told not in absent] == [placed(message, places)]
    assert bool(absent) == ("couleur" in new)


HEURES = [
    ("9h30", "09:30"), ("09h30", "09:30"), ("9 h 30", "09:30"), (f"9{N}h{N}30", "09:30"),
    ("09.30", "09:30"), ("9h", "09:00"), ("9 heures", "09:00"), ("midi", "12:00"),
    ("« 9h30 »", "09:30"), ("14h05", "14:05"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), HEURES)
def test_a_time_as_people_say_it(boite: Catalogue, racine: Path, written: str, meant: str) -> None:
    text = (racine / "toolbox/programmes/agents-collectivites-deux-jours.md").read_text("utf-8")
    text = text.replace('debut: "09:00"', f"debut: {written}", 1)
    assert judged(text, Programme, boite) == [
        f"{line(text, '  matin:')}: horaires.matin.debut : une heure est attendue, « {written} » trouvé ; "
        f'écrire "{meant}"'
    ]


def test_a_level_with_a_comma(boite: Catalogue, racine: Path) -> None:
    text = (racine / "toolbox/programmes/agents-collectivites-deux-jours.md").read_text("utf-8")
    assert judged(text.replace('"5": 1.5', '"5": "1,5"'), Programme, boite) == [
        f"{line(text, 'positionnement:')}: positionnement.5 : un nombre est attendu, « 1,5 » trouvé ; écrire 1.5"
    ]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("03/02/26", "2026-02-03"), ("3.2.2026", "2026-02-03"), ("2026-2-3", "2026-02-03"),
        ("mardi 3 février 2026", "2026-02-03"), ("le 3 fév. 2026", "2026-02-03"),
        ("3 août 2026", "2026-08-03"), ("25 décembre 2026", "2026-12-25"),
        ("13/13/2026", ""), ("30 février 2026", ""), ("3 brumaire 2026", ""), ("demain", ""),
        ("0001-01-01", ""), ("", ""),
    ],
)  # fmt: skip
def test_dates_are_understood_only_when_sure(said: str, meant: str) -> None:
    assert iso_date(said) == meant


@pytest.mark.parametrize("said", ["25h", "9h75", "tôt", "", "9 h 3 0", "de 9h à 10h"])
def test_times_are_understood_only_when_sure(said: str) -> None:
    assert clock(said) == ""


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Café des tables tournantes", "world-cafe"),
        ("« Café des tables tournantes »", "world-cafe"),
        ("Blason", "blason"),
        ("Un outil inconnu", "un-outil-inconnu"),
    ],
)
def test_a_title_in_a_list_of_names_is_told_its_name(
    tmp_path: Path, racine: Path, title: str, slug: str
) -> None:
    names = (f"methodes/{name}.md" for name in ("photolangage", "world-cafe", "blason"))
    toolbox = extrait(racine, tmp_path, *names)
    path = toolbox / "methodes/photolangage.md"
    text = path.read_text(encoding="utf-8").replace("\nsuites: [", f"\nsuites: [{title}, ", 1)
    path.write_text(text, encoding="utf-8")
    line = text[: text.index("\nsuites:")].count("\n") + 2
    said = (str(p) for p in examine(toolbox)[1] if p.field == "suites.1")
    found = [line for line in said if line.startswith("toolbox/methodes/photolangage.md:")]
    assert found == [
        f"toolbox/methodes/photolangage.md:{line}: suites.1 : un identifiant en minuscules sans "
        f"accent, mots séparés par des tirets, est attendu, « {title} » trouvé ; écrire « {slug} »"
    ]


RULE = "ce tableau n’a pas de ligne sous ses titres ; ajouter dessous : "
CALL = "un appel a deux accolades de chaque côté ; écrire "
PROSE = [
    ("# Un titre", (0, "le titre de la page vient de l’en-tête ; écrire un titre de partie : ## Un titre")),
    ("a\n\n# Un titre\n", (2, "le titre de la page vient de l’en-tête ; écrire un titre de partie : ## Un titre")),
    ("• Un deux trois quatre cinq", (0, "« • » ne fait pas une liste ; commencer la ligne par un tiret : - Un deux trois quatre")),
    ("  ·\u00a0Un", (0, "« · » ne fait pas une liste ; commencer la ligne par un tiret : - Un")),
    ("a\n– Un", (1, "« – » ne fait pas une liste ; commencer la ligne par un tiret : - Un")),
    ("▪ Un", (0, "« ▪ » ne fait pas une liste ; commencer la ligne par un tiret : - Un")),
    ("| a | b |\n| 1 | 2 |\n", (0, RULE + "|---|---|")),
    ("x\n\n| a | b | c |\n| 1 | 2 | 3 |\n", (2, RULE + "|---|---|---|")),
    ("{ assembler([2]) }", (0, CALL + "{{ assembler([2]) }}")),
    ('{methode("blason")}', (0, CALL + '{{ methode("blason") }}')),
    ('{{ methode("blason") }', (0, CALL + '{{ methode("blason") }}')),
    ('Voir { methode("blason") }}.', (0, CALL + '{{ methode("blason") }}')),
    ("---\ntitre: x\n---\n\nTexte", (0, "un second en-tête suit le premier ; n’en garder qu’un")),
    ("\n---\ntitre: x\nautres:\n  - y\n---\n", (1, "un second en-tête suit le premier ; n’en garder qu’un")),
]  # fmt: skip
SOUND = [
    "## Un titre\n\nTexte.",
    "#mot-dièse",
    "- Un\n- Deux",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "| a | b |\n|:--|--:|\n| 1 | 2 |",
    "```\n# Titre\n• Un\n{ assembler([1]) }\n```",
    "`{ assembler([1]) }`",
    '{{ methode("blason") }} et {{ lien("methodes", "blason") }}',
    "{: #ancre }",
    "## Titre {: #ancre }",
    "Un – incise – et un · point.",
    "---\n\nUn trait, puis du texte.\n\n---\n",
]


@pytest.mark.parametrize(("text", "slip"), PROSE)
def test_a_slip_in_a_prose(text: str, slip: tuple[int, str]) -> None:
    assert list(slips(text, tool=True)) == [slip]


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_prose_has_no_slip(text: str) -> None:
    assert list(slips(text, tool=True)) == []


def test_a_page_has_its_own_title() -> None:
    assert list(slips("# Un titre\n\nTexte.")) == []


def test_the_real_texts_have_no_slip(boite: Catalogue, racine: Path) -> None:
    for path in sorted((racine / "docs").rglob("*.md")):
        assert list(slips(path.read_text(encoding="utf-8").rpartition("\n---\n")[2])) == [], path


APPELS = [
    ("{{ methode(« blason ») }}", 'les guillemets d’un appel sont droits ; écrire {{ methode("blason") }}'),
    ("{{ methode(“blason”) }}", 'les guillemets d’un appel sont droits ; écrire {{ methode("blason") }}'),
    ("{{ lien(“methodes”, “blason”) }}", 'les guillemets d’un appel sont droits ; écrire {{ lien("methodes", "blason") }}'),
    ("{{ methode(‘blason’) }}", 'les guillemets d’un appel sont droits ; écrire {{ methode("blason") }}'),
    ("{{methode blason}}", 'un appel a des parenthèses et des guillemets droits ; écrire {{ methode("blason") }}'),
    ('{{ methode "blason" }}', 'un appel a des parenthèses et des guillemets droits ; écrire {{ methode("blason") }}'),
    ("{{ methode : blason }}", 'un appel a des parenthèses et des guillemets droits ; écrire {{ methode("blason") }}'),
    ('{{ methode("blason" }}', 'la parenthèse n’est pas refermée ; écrire {{ methode("blason") }}'),
    ('{{ methode("blason") }', 'un appel a deux accolades de chaque côté ; écrire {{ methode("blason") }}'),
]  # fmt: skip


@pytest.mark.parametrize(("call", "sentence"), APPELS)
def test_a_call_that_cannot_be_read(boite: Catalogue, call: str, sentence: str) -> None:
    env = AuthorEnvironment(macros(boite))
    found = answer(env, f"Un texte.\n\nVoir {call}", "docs/index.md")[1]
    assert list(map(str, found)) == [f"docs/index.md:3: {sentence}"]
