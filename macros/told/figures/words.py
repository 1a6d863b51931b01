"""What a drawing shows, in one sentence: the same numbers as its shapes, never written by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from .names import FEWEST, NONE
from .room import Room

NUMBERS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
RUNS = "la personne qui anime"


def number(n: int, feminine: bool = False) -> str:
    """Return a number in words up to sixteen, in figures above."""
    if n == 1 and feminine:
        return "une"
    return NUMBERS[n] if n < len(NUMBERS) else str(n)


def shared(sizes: Sequence[int], noun: str, feminine: bool) -> str:
    """Return « trois tables de quatre et une de cinq », the commonest size first."""
    (size, many), *rest = sorted(Counter(sizes).items(), key=lambda x: (-x[1], -x[0]))
    first = f"{number(many, feminine)} {noun}{'s' if many > 1 else ''} de {number(size)}"
    return " et ".join([first, *(f"{number(n, feminine)} de {number(k)}" for k, n in rest)])


def pairs(n: int) -> str:
    """Return « quatre paires », or « trois paires et un groupe de trois »."""
    if n < 4:
        return people(n)
    count, odd = divmod(n, 2)
    count -= odd
    return f"{number(count, True)} paire{'s' if count > 1 else ''}{' et un groupe de trois' if odd else ''}"


def people(n: int) -> str:
    """Return « douze personnes »."""
    return f"{number(n, True)} personne{'s' if n > 1 else ''}"


def _tables(room: Room) -> str:
    return shared(room.groups, "table", True)


def _groups(room: Room) -> str:
    return shared(room.groups, "groupe", False)


def _all(text: str) -> Callable[[Room], str]:
    """Return a sentence that starts with everyone."""
    return lambda room: f"{people(room.people)} {text}"


def _two(text: str) -> Callable[[Room], str]:
    """Return a sentence that starts with pairs."""
    return lambda room: f"{pairs(room.people)} {text}"


def _some(few: Callable[[int], int], text: str, rest: str) -> Callable[[Room], str]:
    """Return a sentence that parts those who act from the others."""

    def told(room: Room) -> str:
        n = few(room.people)
        acts = f"{people(n)} {text.split('|')[0 if n > 1 else -1]}"
        left = room.people - n
        return f"{acts} ; {number(left, True)} {rest.split('|')[0 if left > 1 else -1]}"

    return told


def _fish(n: int) -> int:
    return min(4, max(1, n // 3))


def _stage(n: int) -> int:
    return min(3, max(1, n // 3))


IN_CIRCLE = f"en cercle avec {RUNS}"
SIDED = f"des deux côtés d’un grand panneau avec {RUNS}"
SIDES = "de part et d’autre d’une bande au sol, d’accord d’un côté, pas d’accord de l’autre, le doute au milieu"
SENTENCES: dict[str, Callable[[Room], str]] = {
    "cercle-animateur": _all(f"{IN_CIRCLE}, qui parle à tout le groupe"),
    "cercle-membre": _all(f"{IN_CIRCLE} ; l’une raconte, les autres écoutent"),
    "cercle-tour": _all(f"{IN_CIRCLE} ; la parole fait le tour, une personne après l’autre"),
    "cercle": _all(f"{IN_CIRCLE} ; la parole circule librement"),
    "cercle-silence": _all(f"{IN_CIRCLE}, chacune avec sa feuille, en silence"),
    "cercle-regarde": _all(f"{IN_CIRCLE} ; tout le monde regarde ce qui est au milieu"),
    "toile": _all(f"{IN_CIRCLE} ; un fil passe de l’une à l’autre et les relie"),
    "bocal": _some(_fish, "parlent au milieu, près d’une chaise vide|parle au milieu, près d’une chaise vide", "écoutent tout autour|écoute à côté"),
    "bocal-entre": _some(_fish, "parlent au milieu|parle au milieu", "écoutent tout autour ; l’une d’elles vient prendre la chaise vide|écoute et vient prendre la chaise vide"),
    "bocal-dehors": _some(_fish, "se taisent au milieu|se tait au milieu", "sont tout autour ; l’une d’elles parle|est à côté et parle"),
    "bocal-observe": _some(lambda n: max(1, n // 2), f"travaillent au milieu avec {RUNS}|travaille au milieu avec {RUNS}", "observent en silence et notent|observe en silence et note"),
    "autour-carte": _all("debout autour d’une grande table ; quelques-unes montrent ou posent quelque chose"),
    "autour-cartes": _all("debout autour d’une grande table couverte de cartes ; quelques-unes en déplacent"),
    "autour-points": _all("debout autour d’une grande table ; quelques-unes y posent un jeton"),
    "tables": lambda room: f"{_tables(room)} ; à chaque table, on discute ; {RUNS} circule",
    "tables-ecoute": lambda room: f"{_tables(room)} ; {RUNS} parle à toute la salle",
    "tables-membre": lambda room: f"{_tables(room)} ; une personne parle à toute la salle",
    "tables-accueil": lambda room: f"{_tables(room)} ; à chaque table une personne accueille et l’on discute",
    "tables-voyage": lambda room: f"{_tables(room)} ; à chaque table une personne reste, les autres changent de table",
    "tables-objet": lambda room: f"{_tables(room)}, autour d’un même travail ; {RUNS} circule",
    "passe": lambda room: f"{_tables(room)} ; chaque feuille passe à la personne d’à côté",
    "seul": lambda room: _all("écrivent, chacune sur sa feuille, en silence")(room) if room.people > 1 else "une personne écrit sur sa feuille, en silence",
    "formulaire": _two("devant une feuille : l’une tient le stylo, l’autre explique"),
    "paires": _two(f"face à face ; l’une parle, l’autre écoute ; {RUNS} circule"),
    "trios": lambda room: f"{shared(room.by(3), 'groupe', False)} ; une personne parle, les autres écoutent ; {RUNS} circule",
    "groupes": lambda room: f"{_groups(room)} sur des chaises, sans table ; on discute ; {RUNS} circule",
    "groupes-un-parle": lambda room: f"{_groups(room)} sur des chaises ; dans chacun une personne parle, les autres écoutent",
    "groupes-debout": lambda room: f"{_groups(room)}, debout ; on discute ; {RUNS} circule",
    "penche": _two(f"côte à côte devant une même feuille ; {RUNS} circule"),
    "tete-a-tete": lambda room: f"{shared(room.by(3), 'groupe', False)} ; deux parlent autour d’un café, l’autre écoute et note ; {RUNS} circule",
    "negocier": lambda room: f"{number(min(4, room.people - 3), True)} d’un côté de la table, deux en face qui décident ; {people(room.people - min(4, room.people - 3) - 2)} {'regardent' if room.people - min(4, room.people - 3) > 3 else 'regarde'}",
    "interpeller": _all("devant un tableau de questions ; l’une demande, une personne invitée répond"),
    "a-l-ecart": lambda room: f"{people(room.people - 1)} en cercle continuent ; à l’écart, {RUNS} se tient à côté d’une autre",
    "entre-deux": _all(f"de deux côtés, tournées vers la même feuille ; l’une parle ; {RUNS} est entre les deux"),
    "pas-en-avant": _all(f"côte à côte sont parties d’une même ligne ; certaines ont avancé, d’autres non ; {RUNS} lit"),
    "interpretes": _all("par petits groupes de même langue ; l’une parle, dans chaque groupe une autre redit"),
    "plateau": _all("autour d’une table et de micros ; l’une parle, une autre enregistre à part"),
    "pied-immeuble": _all("dehors, devant la porte d’un immeuble ; l’une parle, quelqu’un regarde de sa fenêtre"),
    "entretien": _two("face à face : l’une raconte, l’autre écoute et note"),
    "rencontres": _all("circulent et se parlent deux par deux, puis changent"),
    "face-a-face": _all("sur deux lignes, face à face ; au signal, une ligne se décale d’une place"),
    "fete": _all("debout, un verre à la main, par petits groupes autour d’un buffet"),
    "pause": _all("font une pause, un verre à la main, par petits groupes"),
    "ligne": _all("se rangent sur une ligne, du moins au plus ; l’une change de place"),
    "mur-poser": _all("devant un mur ; quelques-unes y posent un papier, les autres regardent"),
    "mur-points": _all("devant un mur ; quelques-unes y collent une pastille, les autres attendent"),
    "mur-lire": _all(f"devant un mur ; {RUNS} montre du doigt ce que l’on lit"),
    "scribe": _all(f"devant un tableau ; l’une parle, {RUNS} écrit"),
    "affiches": lambda room: f"{_groups(room)}, chacun debout devant son affiche ; {RUNS} circule",
    "galerie": _all("font le tour des affiches accrochées aux murs"),
    "rangs": _all(f"assises en rangs ; {RUNS} présente une affiche"),
    "ecran": _all("assises en rangs devant un écran"),
    "urne": _all("votent en secret : chacune met un papier dans la boîte"),
    "rives-choisir": _all(f"{SIDES} ; chacune choisit sa place"),
    "rives-prepare": _all(f"{SIDES} ; chaque côté parle entre soi"),
    "rives-bouge": _all(f"{SIDES} ; un côté parle, une personne touchée se déplace"),
    "rives-milieu": _all(f"{SIDES} ; le milieu parle, les côtés écoutent"),
    "carte-au-sol": _all("debout sur une carte tracée au sol, regroupées par lieux"),
    "scene": _some(_stage, "jouent sur scène|joue sur scène", "regardent|regarde"),
    "scene-entre": _some(_stage, "jouent sur scène|joue sur scène", "regardent ; l’une d’elles monte remplacer un rôle|regarde et monte remplacer un rôle"),
    "images": _some(_fish, "composent une image immobile avec leur corps|compose une image immobile avec son corps", "regardent à distance|regarde à distance"),
    "camps": lambda room: f"deux camps de {number(max(1, room.people // 3))} face à face ; {people(room.people - 2 * max(1, room.people // 3))} de jury écoute{'nt' if room.people - 2 * max(1, room.people // 3) > 1 else ''} ; {RUNS} donne la parole",
    "salle": _all("marchent dans la salle, chacune de son côté"),
    "mains": _all(f"votent à main levée ; {RUNS} compte"),
    "marche": _all(f"marchent ensemble dans une rue avec {RUNS}, l’une en fauteuil roulant, et s’arrêtent à des points repérés"),
    "rue": _two("dans la rue : l’une parle avec une personne rencontrée, l’autre note"),
    "rue-observer": _two("dans la rue : l’une observe les passants, l’autre note"),
    "portes": _two("devant des portes : l’une parle avec qui ouvre, l’autre note"),
    "stand": _all("tiennent un stand dans la rue et parlent avec des passants"),
    "paroles": _all("devant des phrases accrochées à une corde, dans la rue ; des passants lisent, l’une interroge, d’autres notent"),
    "stands": _all("sur un marché : à chaque stand on montre, les autres passent de l’un à l’autre"),
    "panneau": _all(f"{SIDED} ; une de chaque côté y pose un papier"),
    "panneau-relier": _all(f"{SIDED} ; une de chaque côté y trace un lien"),
    "panneau-points": _all(f"{SIDED} ; une de chaque côté y colle une pastille"),
    "panneau-monte": _all(f"{SIDED}, que l’on relit de bas en haut"),
    "panneau-debat": _all(f"{SIDED} ; les deux côtés en discutent"),
    "panneau-autour": _all(f"tout autour d’un grand panneau avec {RUNS} ; plusieurs y écrivent"),
    "panneau-autour-points": _all(f"tout autour d’un grand panneau avec {RUNS} ; plusieurs y collent une pastille"),
    "panneau-haut": _all("devant un très grand mur ; quelques-unes y posent un papier, les autres regardent"),
    "panneau-relie-haut": _all("devant un très grand mur ; quelques-unes y tracent des flèches, les autres regardent"),
    "panneau-lu": _all("devant un mur ; l’une lit une carte à voix haute avant de la placer, les autres écoutent"),
    "panneau-file": _all("à gauche d’un grand panneau ; l’une y déplace un papier, les autres regardent"),
    "panneau-oui": _all("devant un mur ; l’une lève la main et dit oui, les autres la regardent"),
    "long-mur": _all("le long d’un mur ; plusieurs y posent un papier à sa place"),
    "long-mur-tous": _all("le long d’un mur ; tout le monde y accroche un papier"),
    "long-mur-recule": _all("le long d’un mur, que l’on remonte de la fin vers aujourd’hui ; plusieurs y posent un papier"),
    "conteur": _all("devant un long mur ; l’une raconte et pose un papier, les autres écoutent, assises en demi-cercle"),
    "affiches-points": _all("en files devant des affiches ; la première de chaque file colle une pastille, en silence"),
    "quatre-murs": _all("devant les affiches de quatre murs, autour d’une boussole ; dans chaque groupe l’une pose un papier"),
    "place-du-marche": _all("en demi-cercle devant une grille ; l’une, au milieu, lit un sujet et va lui choisir une place"),
    "tas": _all("autour de cartes que l’on rassemble en tas"),
    "cercle-montre": _all(f"{IN_CIRCLE}, chacune montrant une carte ; la parole fait le tour"),
    "cercle-baton": _all(f"{IN_CIRCLE} ; l’une tient un bâton et parle, le bâton passe de main en main"),
    "cercle-designe": _all(f"{IN_CIRCLE}, chacune avec un papier ; plusieurs proposent la même personne"),
    "cercle-signe": _all(f"{IN_CIRCLE} autour d’une feuille de règles ; l’une vient la signer"),
    "cercle-pouces": _all(f"{IN_CIRCLE} autour d’une proposition ; presque toutes lèvent le pouce, l’une dit son objection"),
    "cercle-gestes": _all(f"{IN_CIRCLE} ; tout le monde lève les mains pour apprendre un geste"),
    "cercle-chapeaux": _all(f"{IN_CIRCLE} ; toutes portent le même chapeau, la parole circule"),
    "cercle-redit": _all(f"{IN_CIRCLE} ; l’une parle, une autre, en face, redit ses mots"),
    "cercle-pages": _all(f"{IN_CIRCLE}, chacune avec une partie d’un livre ; l’une raconte la sienne"),
    "conseil": _all(f"avec {RUNS} ; l’une, au milieu, a une décision à prendre, les autres lui donnent leur avis"),
    "tables-jetons": lambda room: f"{_tables(room)} ; tout le monde pose des jetons sur des cartes ; {RUNS} circule",
    "tables-echange": lambda room: f"{_tables(room)} ; chaque table lit et annote le texte d’une autre ; {RUNS} circule",
    "tables-fabrique": lambda room: f"{_tables(room)} ; toutes les mains fabriquent ; {RUNS} circule",
    "tables-fusion": lambda room: f"{_tables(room)} ; à chaque table, deux petits groupes se rejoignent",
    "tables-libres": lambda room: f"{_tables(room)} ; on discute, et l’on se lève pour changer de table quand on veut ; {RUNS} circule",
    "ligne-de-vie": _two("côte à côte devant une longue feuille où un chemin se dessine ; l’une montre une étape"),
    "miroir": _all("en deux groupes, de chaque côté d’un miroir ; chaque groupe pense à la place de l’autre"),
    "horloge": lambda room: f"{_groups(room)} ; on discute autour d’une horloge, quelques minutes seulement",
    "emboites": lambda room: f"{_groups(room)} ; dans chacun, deux paires se rejoignent",
    "entre-pairs": _all("en deux groupes de pairs, à part l’un de l’autre ; chacun discute du même mot"),
    "paires-geste": _two("face à face ; l’une montre un geste, l’autre le refait, puis l’on change"),
    "entretien-avant-apres": _two("face à face ; l’une raconte l’avant et l’après, l’autre écoute"),
    "photographes": lambda room: f"{shared(room.by(3) if room.people > 4 else room.by(2), 'équipe', True)} dans la rue ; dans chacune, l’une prend une photo",
    "marche-notes": _all("le long d’un chemin, chacune seule avec sa feuille ; elles s’arrêtent, regardent et notent"),
    "marche-equipes": lambda room: f"{shared(room.groups, 'équipe', True)} sur un parcours, chacune arrêtée à un point repéré ; l’une montre, une autre note",
    "visites": lambda room: f"{shared(room.groups, 'équipe', True)}, chacune devant une maison ; l’une parle avec qui l’habite, une autre note",
    "marche-ligne": _all("en file ; elles traversent un lieu en ligne droite, la première note"),
}  # fmt: skip
"""What each figure says, without its capital nor its full stop."""


WHERE = (
    ("cercle", "au milieu"),
    ("autour", "sur la table"),
    ("mur", "au mur"),
    ("rangs", "au mur"),
    ("affiches", "sur l’affiche"),
    ("tables-objet", "sur chaque table"),
    ("panneau", "sur le panneau"),
    ("long-mur", "au mur"),
    ("conteur", "au mur"),
    ("place-du-marche", "au mur"),
)
"""Where a figure shows what is looked at, by the start of its name."""


def sentence(name: str, room: Room, objet: str = "") -> str:
    """Return the sentence of a figure for a group and what it looks at, nothing for « aucune »."""
    if name == NONE:
        return ""
    told = SENTENCES["paires" if room.people < FEWEST.get(name, 1) else name](room)
    place = next((words for start, words in WHERE if name.startswith(start)), "")
    seen = f" ; {place}, {objet}" if objet and place else ""
    return f"{told[0].upper()}{told[1:]}{seen}."
