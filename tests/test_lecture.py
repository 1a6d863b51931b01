"""From bytes to records: what is accepted, and the exact sentence when it is not."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field

from macros.french import enumeration, minutes, nombre
from macros.model.base.problems import Problem, ToolboxError, nearest, remedy, report
from macros.model.records.common import (
    IsoDate,
    Minutes,
    Postcode,
    Record,
    Slug,
    Text,
    Time,
    Url,
    word_of,
)
from macros.model.records.programme import Plage
from macros.model.records.sequence import WrittenSequence
from macros.model.source.documents import Document, decode, read_markdown, read_yaml
from macros.model.source.shapes import line_of, shape
from macros.model.source.yaml_source import REFUSED, core_value, dotted, parse

ILLISIBLE = (
    "ce passage n’est pas du YAML lisible ; vérifier les guillemets, les tirets "
    "et les espaces au début de la ligne"
)


OUVERT = "le guillemet ouvert ici n’est pas refermé ; le refermer"
TABULATION = "une tabulation décale la ligne ; la remplacer par des espaces"
RACCOURCI = "les raccourcis YAML (& et *) sont refusés ; recopier le texte"


def said(problems) -> list[str]:
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("+3", 3),
        ("-4", -4),
        ("0", 0),
        ("1.5", 1.5),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        # Text in YAML 1.2, traps in YAML 1.1.
        ("1:30", "1:30"),
        ("09:00", "09:00"),
        ("NO", "NO"),
        ("oui", "oui"),
        ("on", "on"),
        ("2026-13-02", "2026-13-02"),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".5", ".5"),
        (".inf", ".inf"),
        ("1,5", "1,5"),
        ("12\n", "12\n"),
        # Too long to be a number of anything, and a trap for the interpreter.
        ("9" * 18, 10**18 - 1),
        ("9" * 19, "9" * 19),
        ("9" * 5000, "9" * 5000),
        ("9" * 400 + ".5", "9" * 400 + ".5"),
    ],
)
def test_core_value(text, value):
    found = core_value(text)
    assert (found, type(found)) == (value, type(value))


def test_quoted_scalars_stay_text():
    value, _, problems = parse("a: '12'\nb: \"true\"\nc: |\n  7\n", "f.yml")
    assert (value, problems) == ({"a": "12", "b": "true", "c": "7\n"}, [])


def test_every_path_keeps_its_line():
    text = (
        "titre: Café\n# une aide\netapes:\n  - titre: Un\n    minutes: 5\n\n  - { titre: Deux }\n"
    )
    _, lines, _ = parse(text, "f.yml", first_line=2)
    assert lines == {
        (): 2,
        ("titre",): 2,
        ("etapes",): 4,
        ("etapes", 0): 5,
        ("etapes", 0, "titre"): 5,
        ("etapes", 0, "minutes"): 6,
        ("etapes", 1): 8,
        ("etapes", 1, "titre"): 8,
    }
    assert line_of(lines, ("etapes", 1, "minutes")) == 8
    assert line_of({}, ("rien",)) == 1


def test_paths_are_counted_from_one():
    assert dotted(("etapes", 0, "minutes")) == "etapes.1.minutes"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "titre: Café : le monde",
            "f:1: un deux-points dans le texte le coupe en deux ; "
            'mettre le texte entre guillemets : titre: "Café : le monde"',
        ),
        (
            "etapes:\n  - consigne: Dire : « Bonjour »",
            "f:2: un deux-points dans le texte le coupe en deux ; "
            'mettre le texte entre guillemets : consigne: "Dire : « Bonjour »"',
        ),
        ("a: 1\nb:2\nc: 3", "f:2: il manque une espace après le deux-points ; écrire b: 2"),
        (
            "titre: @café",
            "f:1: un texte ne peut pas commencer par « @ » ; le mettre entre guillemets",
        ),
        (
            "titre: *important*",
            "f:1: un texte ne peut pas commencer par « * » ; le mettre entre guillemets",
        ),
        ("titre: - Café", "f:1: un texte qui commence par un tiret se met entre guillemets"),
        (
            'titre: "Le "café" du monde"',
            "f:1: du texte suit le guillemet fermant ; utiliser « » à l’intérieur du texte",
        ),
        (
            'titre: "Le café" du monde',
            "f:1: du texte suit le guillemet fermant ; utiliser « » à l’intérieur du texte",
        ),
        (
            "titre: 'L'été'",
            "f:1: l’apostrophe droite ferme le texte ; écrire ’ ou utiliser des guillemets doubles",
        ),
        ('a: 1\ntitre: "Café\nb: Parler\nc: d\n', f"f:2: {OUVERT}"),
        ('a: 1\ntitre: "Café\nb: "Parler"\nc: d\n', f"f:2: {OUVERT}"),
        ("titre: 'Café\nb: Parler\nc: d\n", f"f:1: {OUVERT}"),
        (
            "a:\n  - { texte: Au moins 3 : x }",
            "f:2: un deux-points dans le texte le coupe en deux ; "
            'mettre le texte entre guillemets : texte: "Au moins 3 : x"',
        ),
        (
            'titre: Dire : "Oui"',
            "f:1: un deux-points dans le texte le coupe en deux ; "
            'mettre le texte entre guillemets : titre: "Dire : « Oui »"',
        ),
        (
            'titre: Dire : 15" et pas plus',
            "f:1: un deux-points dans le texte le coupe en deux ; "
            "mettre le texte entre guillemets, et utiliser « » à l’intérieur",
        ),
        (
            "titre: ? Café",
            "f:1: un texte ne peut pas commencer par « ? » ; le mettre entre guillemets",
        ),
        ("a:\n  -\tx", f"f:2: {TABULATION}"),
        ("a:\n  - \tx: 1", f"f:2: {TABULATION}"),
        (
            "a: 1\nb: c\x00d\ne: 2",
            "f:2: un signe invisible (U+0000) n’est pas permis ici ; retaper ce passage",
        ),
        (
            "a: 1\nb: 2\nc: \x1f",
            "f:3: un signe invisible (U+001F) n’est pas permis ici ; retaper ce passage",
        ),
        ("a: !vite [x]", "f:1: a : l’étiquette « !vite » est refusée ; la retirer"),
        ("a: !!int 3", "f:1: a : l’étiquette « !!int » est refusée ; la retirer"),
        ("a: b # c", "f:1: a : le signe # coupe le texte ; le mettre entre guillemets"),
        ("a:\n  - x\n - y", f"f:3: {ILLISIBLE}"),
        ("a: [1, 2", "f:1: « [ » n’est pas refermé ; ajouter « ] »"),
        ("a: {b: 1\n", "f:1: « { » n’est pas refermé ; ajouter « } »"),
        (
            "a: 1\n\tb: 2\n\tc: 3",
            f"f:2: {TABULATION}",
        ),
        ("a: !vite x", "f:1: a : l’étiquette « !vite » est refusée ; la retirer"),
        ("a: 1\n\na: 2", "f:3: a : ce champ est écrit deux fois (déjà ligne 1)"),
        (
            "a: 1\n? [b]\n: 2",
            "f:2: un nom de champ est attendu ; mettre le texte entre guillemets",
        ),
        (
            "a:\n  - &x b\n  - *x",
            f"f:3: a.2 : {RACCOURCI}",
        ),
        ("a: &x { b: 1 }\nc: 2\nd:\n  *x", f"f:4: d : {RACCOURCI}"),
    ],
)
def test_refused_yaml(text, message):
    _, _, problems = parse(text, "f")
    assert str(problems[0]).endswith(message)


def test_every_tab_is_named():
    _, _, problems = parse("a:\n\tb: 1\n\tc: 2\n", "f", first_line=2)
    assert [problem.line for problem in problems] == [3, 4]


def test_cyclic_yaml_stops():
    value, _, problems = parse("a: &x [*x]", "f")
    assert value == {"a": (REFUSED,)}
    assert len(problems) == 1


def test_each_alias_keeps_its_own_line():
    text = "a: &x [1]\nb: 2\nb: *x\n? *x\n: 3\nc: !t [*x]\n? [*x]\n: *x\nd: *x"
    _, _, problems = parse(text, "f")
    assert said(problems) == [
        "f:3: b : ce champ est écrit deux fois (déjà ligne 2)",
        f"f:4: {RACCOURCI}",
        "f:6: c : l’étiquette « !t » est refusée ; la retirer",
        "f:7: un nom de champ est attendu ; mettre le texte entre guillemets",
        f"f:9: d : {RACCOURCI}",
    ]


PROFOND = "plus de 30 niveaux s’emboîtent ; aplatir ce passage"


def test_thirty_levels_are_enough():
    assert parse("a: " + "[" * 29 + "]" * 29, "f")[2] == []
    (problem,) = parse("a:\n  " + "[" * 30 + "]" * 30, "f")[2]
    assert (problem.line, problem.sentence) == (2, PROFOND)


@pytest.mark.parametrize("text", ["[" * 300000, "{a: " * 300000, "- " * 300000 + "x"])
def test_endless_nesting_stops(text):
    """Past some depth libyaml brings the whole process down."""
    assert said(parse(f"a: 1\nb:\n {text}", "f", 2)[2]) == [f"f:4: {PROFOND}"]


def test_recursion_is_explained(monkeypatch):
    def fail(*_):
        raise RecursionError

    monkeypatch.setattr("macros.model.source.yaml_source._Reading.value", fail)
    assert said(parse("a: 1", "f")[2]) == [f"f:1: {PROFOND}"]


SOURCE = "---\ntitre: Été\nsuites:\n  - a\n---\n\nProse.\n"


@pytest.mark.parametrize(
    "content",
    [
        SOURCE.encode(),
        SOURCE.encode("utf-8-sig"),
        SOURCE.replace("\n", "\r\n").encode(),
        SOURCE.replace("\n", "\r\n").encode("utf-8-sig"),
        SOURCE.replace("\n", "\r").encode(),
        SOURCE.replace("---\n", "---  \n").encode(),
    ],
    ids=["plain", "bom", "crlf", "bom-crlf", "cr", "trailing-spaces"],
)
def test_the_same_document_however_it_was_saved(content):
    document, problems = read_markdown(content, "f.md")
    assert problems == []
    assert document == Document(
        "f.md",
        {"titre": "Été", "suites": ("a",)},
        {(): 2, ("titre",): 2, ("suites",): 3, ("suites", 0): 4},
        "\nProse.\n",
        6,
    )


def test_hidden_line_breaks_shift_nothing():
    """YAML counts them as lines, editors do not."""
    content = "---\na: un\u2028deux\u2029trois\x85quatre\nb: !x c\n---\n\nUn\u2028mot\n".encode()
    document, problems = read_markdown(content, "f")
    assert document.data["a"] == "un deux trois quatre"
    assert document.body == "\nUn mot\n"
    assert said(problems) == ["f:3: b : l’étiquette « !x » est refusée ; la retirer"]


def test_a_rule_in_the_prose_does_not_end_it():
    document, _ = read_markdown(b"---\na: 1\n---\nun\n\n---\n\ndeux\n", "f.md")
    assert document.body == "un\n\n---\n\ndeux\n"


UTF8 = (
    "ce fichier n’est pas en UTF-8, les accents y sont illisibles ; "
    "l’enregistrer en choisissant l’encodage UTF-8"
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("titre: x\nnom: Café".encode("cp1252"), f"f:2: {UTF8}"),
        ("titre: x".encode("utf-16"), f"f:1: {UTF8}"),
        (b"", "f:1: ce fichier est vide ; l’écrire ou le supprimer"),
        (b" \r\n\n", "f:1: ce fichier est vide ; l’écrire ou le supprimer"),
        (b"\xef\xbb\xbf", "f:1: ce fichier est vide ; l’écrire ou le supprimer"),
    ],
    ids=["cp1252", "utf-16", "empty", "blank", "only-bom"],
)
def test_undecodable_content(content, message):
    text, problems = decode(content, "f")
    assert text is None
    assert said(problems) == [message]


CHAMPS = "des champs sont attendus, un par ligne, sous la forme « nom: valeur »"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Bonjour\n", "f:1: l’en-tête manque ; la première ligne doit être « --- »"),
        (
            b"\n\n---\na: 1\n---\n",
            "f:1: une ligne vide précède l’en-tête ; « --- » doit être la toute première ligne",
        ),
        (
            b"---\na: 1\n\nBonjour\n",
            "f:1: l’en-tête n’est pas refermé ; ajouter une ligne « --- » sous le dernier champ",
        ),
        (
            b"---\n---\nBonjour\n",
            "f:2: deux lignes « --- » se suivent, l’en-tête est vide ; en retirer une",
        ),
        (b"---\n- a\n---\n", f"f:1: {CHAMPS}"),
        (b"---\nBonjour\n---\n", f"f:1: {CHAMPS}"),
    ],
)
def test_refused_headers(content, message):
    document, problems = read_markdown(content, "f")
    assert document is None
    assert said(problems) == [message]


class Bout(Record):
    nom: Text


class Essai(Record):
    """One field of each type that the toolbox uses."""

    texte: Text | None = None
    court: Annotated[Text, Field(max_length=5)] = "court"
    minutes: Minutes | None = None
    oui: bool | None = None
    liste: Annotated[tuple[Text, ...], Field(min_length=2)] = ("a", "b")
    bout: Bout | None = None
    bouts: tuple[Bout, ...] = ()
    jour: IsoDate | None = None
    heure: Time | None = None
    url: Url | None = None
    slug: Slug | None = None
    mode: Literal["presentiel", "mixte", "distance"] | None = None
    mot: Annotated[str, word_of("moments")] | None = None
    part: Annotated[float, Field(ge=0.5, le=4)] | None = None
    code: Postcode | None = None


def judged(text: str, model: type[Record] = Essai) -> list[str]:
    document, _ = read_yaml(text.encode(), "f")
    _, problems = shape(document, model, {"moments": ("ouvrir", "clore")})
    return said(problems)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("texte: 12", 'texte : du texte est attendu, « 12 » trouvé ; le mettre entre guillemets : "12"'),
        ("texte: true", 'texte : du texte est attendu, « true » trouvé ; le mettre entre guillemets : "true"'),
        ("texte: [a]", "texte : une seule valeur est attendue, sans crochets ni tiret, une liste trouvée ; écrire texte: a"),
        ("texte: [Une phrase, Une autre]", "texte : du texte est attendu, une liste trouvée ; écrire une seule phrase, sans tirets"),
        ("texte: {a: b}", "texte : du texte est attendu, des champs trouvés ; mettre le texte entre guillemets"),
        ("court:", "court : du texte est attendu, rien n’est écrit ; compléter ou retirer la ligne"),
        ('texte: " "', "texte : le texte est vide ; l’écrire ou retirer le champ"),
        ("court: trop long", "court : 5 signes au plus, 9 trouvés ; raccourcir"),
        ("minutes: 1:30", "minutes : un nombre de minutes est attendu, « 1:30 » trouvé ; écrire 90"),
        ("minutes: 1h30", "minutes : un nombre de minutes est attendu, « 1h30 » trouvé ; écrire 90"),
        ("minutes: 1 h 30", "minutes : un nombre de minutes est attendu, « 1 h 30 » trouvé ; écrire 90"),
        ("minutes: 2h", "minutes : un nombre de minutes est attendu, « 2h » trouvé ; écrire 120"),
        ("minutes: 90 minutes", "minutes : un nombre entier est attendu, « 90 minutes » trouvé ; écrire 90"),
        ("minutes: 45min", "minutes : un nombre entier est attendu, « 45min » trouvé ; écrire 45"),
        ("minutes: 2 heures", "minutes : un nombre de minutes est attendu, « 2 heures » trouvé ; écrire 120"),
        ("minutes: une heure", "minutes : un nombre de minutes est attendu, « une heure » trouvé ; par exemple 60"),
        ("minutes: longtemps", "minutes : un nombre entier est attendu, « longtemps » trouvé"),
        ("minutes: 10 à 15", "minutes : un nombre entier est attendu, « 10 à 15 » trouvé"),
        ("minutes: '90'", "minutes : un nombre entier est attendu, « 90 » trouvé ; retirer les guillemets"),
        ("minutes: 007", "minutes : un nombre entier est attendu, « 007 » trouvé ; écrire 7"),
        ("part: '3'", "part : un nombre est attendu, « 3 » trouvé"),
        ("part: true", "part : un nombre est attendu, « true » trouvé"),
        ("part: moyen", "part : un nombre est attendu, « moyen » trouvé"),
        ("part: 0.25", "part : au moins 0,5 est attendu, 0,25 trouvé"),
        ("part: 5", "part : au plus 4 est attendu, 5 trouvé"),
        ("texte: 8.10", "texte : du texte est attendu, un nombre à virgule trouvé ; le mettre entre guillemets"),
        ('code: "1300"', 'code : cinq chiffres sont attendus, par exemple "13001"'),
        ("code: 13001", 'code : du texte est attendu, « 13001 » trouvé ; le mettre entre guillemets : "13001"'),
        ("minutes: 7.5", "minutes : un nombre entier est attendu, « 7.5 » trouvé ; arrondir, à 7 ou 8"),
        ("minutes: true", "minutes : un nombre entier est attendu, « true » trouvé"),
        ("minutes: 0", "minutes : au moins 1 est attendu, 0 trouvé"),
        ("minutes: 2401", "minutes : au plus 2400 est attendu, 2401 trouvé"),
        ("oui: oui", "oui : true ou false est attendu, « oui » trouvé ; écrire true"),
        ("oui: 1", "oui : true ou false est attendu, « 1 » trouvé ; écrire true"),
        ("liste: un, deux", "liste : une liste est attendue, « un, deux » trouvé ; écrire liste: [un, deux]"),
        ("liste: {a: b}", "liste : une liste est attendue, des champs trouvés ; commencer chaque ligne par un tiret"),
        ("liste:", "liste : une liste est attendue, rien n’est écrit ; la compléter ou retirer la ligne"),
        ("liste: [a]", "liste : au moins 2 éléments attendus, 1 trouvé"),
        ("liste: []", "liste : au moins 2 éléments attendus, 0 trouvé"),
        # One wrong item does not make the list short.
        ("liste: [a, 2]", 'liste.2 : du texte est attendu, « 2 » trouvé ; le mettre entre guillemets : "2"'),
        ("bout: a", "bout : des champs sont attendus, « a » trouvé ; par exemple bout: { nom: … }"),
        ("bout: {}", "bout.nom : champ obligatoire absent ; l’ajouter"),
        ("bouts: [a]", "bouts.1 : des champs sont attendus, « a » trouvé ; par exemple - { nom: … }"),
        ("bout: {nom: a, nmo: b}", "bout.nmo : champ inconnu ; écrire « nom »"),
        ("bouts: [{nom: a, x: b}]", "bouts.1.x : champ inconnu ; choisir parmi : nom"),
        ("bouts:\n- { nom: Feuilles, feutres }", "bouts.1.feutres : une virgule coupe ce texte en deux ; le mettre entre guillemets"),
        ("feutres:", "feutres : champ inconnu ; choisir parmi : bout, bouts, code, court, heure, jour, liste, minutes, …"),
        ("minute: 5", "minute : champ inconnu ; écrire « minutes »"),
        ("jour: 2026-02-30", "jour : la date « 2026-02-30 » n’existe pas au calendrier"),
        ("jour: 3 février 2026", "jour : une date année-mois-jour est attendue, « 3 février 2026 » trouvé ; écrire 2026-02-03"),
        ("jour: 0001-01-01", "jour : une date année-mois-jour est attendue, « 0001-01-01 » trouvé ; par exemple 2026-02-03"),
        ("jour: 2026-2-3", "jour : une date année-mois-jour est attendue, « 2026-2-3 » trouvé ; écrire 2026-02-03"),
        ("jour: {a: b}", "jour : une date année-mois-jour est attendue, des champs trouvés ; par exemple 2026-02-03"),
        ("jour: true", "jour : une date année-mois-jour est attendue, « true » trouvé ; par exemple 2026-02-03"),
        ("heure: [9]", 'heure : une heure est attendue, une liste trouvée ; par exemple "09:30"'),
        ("heure: true", 'heure : une heure est attendue, « true » trouvé ; par exemple "09:30"'),
        ("heure: 9h30", 'heure : une heure est attendue, « 9h30 » trouvé ; écrire "09:30"'),
        ("heure: 24:00", 'heure : une heure est attendue, « 24:00 » trouvé ; par exemple "09:30"'),
        ("heure: 12:60", 'heure : une heure est attendue, « 12:60 » trouvé ; par exemple "09:30"'),
        ("url: www.exemple.org", "url : une adresse complète est attendue, « www.exemple.org » trouvé ; elle commence par https://"),
        ("url: http://local", "url : une adresse complète est attendue, « http://local » trouvé ; elle commence par https://"),
        ("url: https://a.fr/un deux", "url : une adresse complète est attendue, « https://a.fr/un deux » trouvé ; en retirer les espaces"),
        ("slug: Café du monde", "slug : un identifiant en minuscules sans accent, mots séparés par des tirets, est attendu, « Café du monde » trouvé ; écrire « cafe-du-monde »"),
        ("slug: -a", "slug : un identifiant en minuscules sans accent, mots séparés par des tirets, est attendu, « -a » trouvé ; écrire « a »"),
        ("mode: hybride", "mode : « hybride » n’est pas accepté ; choisir parmi : presentiel, mixte, distance"),
        ("mode: [mixte]", "mode : une liste trouvée ; choisir parmi : presentiel, mixte, distance"),
        ("mode: true", "mode : « true » n’est pas accepté ; choisir parmi : presentiel, mixte, distance"),
        ("mot: ouvir", "mot : « ouvir » n’est pas dans la liste « moments » ; écrire « ouvrir »"),
        ("mot: matin", "mot : « matin » n’est pas dans la liste « moments » ; choisir parmi : clore, ouvrir"),
    ],
)  # fmt: skip
def test_sentence_of_each_shape(text, message):
    line = text.count("\n") + 1
    assert judged(text) == [f"f:{line}: {message}"]


@pytest.mark.parametrize(
    "text",
    ["{}", "heure: 9:30", 'heure: "09:30"', "url: http://a.fr", "url: https://a.fr/b?c=d#e", "part: 1", "part: 0.5", "minutes: 2400", "slug: a1-b", "mot: clore"],
)  # fmt: skip
def test_accepted_shapes(text):
    assert judged(text) == []


def test_times_are_minutes_since_midnight():
    assert Plage.model_validate({"debut": "09:00", "fin": "12:30"}).minutes == 210
    assert judged('debut: "12:30"\nfin: "12:30"', Plage) == [
        "f:1: la fin doit venir après le début"
    ]


UNE_SEULE = (
    "f:1: une séquence est soit une methode, soit un apport, une pause, une marge, "
    "une production, un questionnaire ou une mise_en_situation ; en écrire une seule"
)
SANS_MINUTES = "f:1: le champ « minutes » manque à cette séquence"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("note: rien", UNE_SEULE),
        ("methode: a\napport: b", UNE_SEULE),
        ("questionnaire: a\npause: 10", UNE_SEULE),
        ("apport: a", SANS_MINUTES),
        ("production: a", SANS_MINUTES),
        ("questionnaire: a", SANS_MINUTES),
        (
            "mise_en_situation: a",
            "f:1: le champ « minutes_par_personne » manque à cette mise en situation",
        ),
        (
            "methode: a\nminutes_par_personne: 5",
            "f:1: « minutes_par_personne » ne va qu’avec « mise_en_situation » ; le retirer",
        ),
        (
            "methode: a\npersonnes: 5",
            "f:1: « personnes » ne va qu’avec « mise_en_situation » ; le retirer",
        ),
        ("pause: 15\nminutes: 15", "f:1: « pause » donne déjà la durée ; retirer « minutes »"),
        (
            "pause: 15\nduree: { min: 5, conseillee: 10, max: 15 }",
            "f:1: « pause » donne déjà la durée ; retirer « duree »",
        ),
        (
            "mise_en_situation: a\nminutes_par_personne: 5\nminutes: 30",
            "f:1: « minutes_par_personne » donne déjà la durée ; retirer « minutes »",
        ),
        (
            "apport: a\nminutes: 10\nduree: { min: 5, conseillee: 10, max: 15 }",
            "f:1: « minutes » fixe la durée et « duree » la laisse bouger ; retirer l’un des deux",
        ),
    ],
)
def test_sequences(text, message):
    assert judged(text, WrittenSequence) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "methode: a",
        "methode: a\nminutes: 20\nheure: 10:00",
        "apport: a\nduree: { min: 5, conseillee: 10, max: 15 }",
        "production: a\nminutes: 30\nevalue: [1]",
        "questionnaire: a\nminutes: 10",
        "mise_en_situation: a\nminutes_par_personne: 9",
        "mise_en_situation: a\nminutes_par_personne: 9\npersonnes: 4",
        "pause: 15",
    ],
)
def test_accepted_sequences(text):
    assert judged(text, WrittenSequence) == []


@pytest.mark.parametrize(
    ("word", "close"),
    [
        ("expresion", "expression"),
        ("expression", "expression"),
        ("nmo", "nom"),
        ("nomade", "nom"),
        ("grille-animation", None),
        ("pression", "expression"),
        ("mon", None),
        ("zzz", None),
        ("", None),
    ],
)
def test_nearest(word, close):
    assert nearest(word, ["regulation", "expression", "cible-evaluation", "nom"]) == close


@pytest.mark.parametrize(
    ("word", "choices", "sentence"),
    [
        ("ouvir", ["ouvrir", "clore"], "écrire « ouvrir »"),
        ("x", ["b", "a"], "choisir parmi : a, b"),
        ("x", "hgfedcba", "choisir parmi : a, b, c, d, e, f, g, h"),
        ("x", "ihgfedcba", "choisir parmi : a, b, c, d, e, f, g, h, …"),
    ],
)
def test_remedy(word, choices, sentence):
    assert remedy(word, choices) == sentence


def test_a_long_list_of_names_gives_way_to_its_place():
    place = "le nom du fichier dans toolbox/methodes"
    names = [f"methode-{n}" for n in range(21)]
    assert remedy("zzz", names, place) == f"vérifier {place}"
    assert remedy("zzz", names[:20], place).startswith("choisir parmi : methode-0, ")
    assert remedy("zzz", names).endswith(", …")
    assert remedy("methode-7", names, place) == "écrire « methode-7 »"


@pytest.mark.parametrize("text", ["texte: !x a", "texte: a # b", "minutes: !x a", "bouts: !x [a]"])
def test_a_refused_value_is_not_judged_again(text):
    assert judged(text) == []


def test_words_for_numbers():
    assert [nombre(2), nombre(2.0), nombre(2.5)] == ["2", "2", "2,5"]
    assert [minutes(1), minutes(2)] == ["1 minute", "2 minutes"]
    assert [enumeration([1]), enumeration([1, 2]), enumeration([1, 2, 3])] == [
        "1",
        "1 et 2",
        "1, 2 et 3",
    ]


def test_problems_are_told_once_in_reading_order():
    late, early = Problem("b", 2, "x", "non"), Problem("a", 10, "", "oui")
    error = ToolboxError([late, early, late])
    assert str(error) == "a:10: oui\nb:2: x : non\n2 problèmes à corriger."
    assert report([early]) == "a:10: oui\n1 problème à corriger."
