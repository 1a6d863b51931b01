"""The words that made-up tools are written with: twenty-four of each, so that sentences never run out."""

from __future__ import annotations

QUI = (
    "les voisins du palier", "les parents d’élèves", "les agents du service", "les jeunes du foyer",
    "les bénévoles du local", "les commerçantes", "les retraités du club", "les stagiaires",
    "les aidantes", "les gardiens d’immeuble", "les nouveaux arrivants", "les locataires",
    "les éducatrices", "les jardiniers", "les cyclistes", "les infirmières", "les animateurs",
    "les élus de secteur", "les artisans", "les lycéennes", "les conducteurs de bus",
    "les bibliothécaires", "les cuisiniers", "les musiciennes",
)  # fmt: skip
QUOI = (
    "la carte du quartier", "le relevé des besoins", "un récit court", "la liste des ressources",
    "une maquette en carton", "le plan de la semaine", "les photos de la rue", "un croquis à quatre mains",
    "la frise des saisons", "les mots qui fâchent", "le budget du goûter", "un calendrier commun",
    "les trajets de chacun", "la charte du lieu", "une affiche", "les questions en suspens",
    "le compte des heures", "un inventaire des outils", "la règle du jeu", "les idées de départ",
    "un message sonore", "la recette partagée", "le tableau des rôles", "les objets trouvés",
)  # fmt: skip
OU = (
    "près du marché", "dans la cour de l’école", "au pied de la tour", "sur la place",
    "sous le préau", "devant la mairie", "au bord du canal", "dans la salle du bas",
    "à la bibliothèque", "autour du four à pain", "au jardin partagé", "dans le hall",
    "sur le quai", "à l’arrêt du tram", "dans l’atelier vélo", "chez la gardienne",
    "au café associatif", "sur le terrain de sport", "dans la cuisine", "au dispensaire",
    "le long de la voie ferrée", "à la sortie du collège", "dans la ressourcerie", "sur le toit",
)  # fmt: skip
QUAND = (
    "dès l’arrivée", "avant la pause", "après le repas", "en fin de séance", "au premier silence",
    "le lendemain", "à mi-parcours", "quand le bruit monte", "une fois les chaises en rond",
    "au troisième tour", "pendant le café", "avant de se quitter", "à la tombée du jour",
    "au retour de la marche", "quand la pluie cesse", "en milieu de matinée", "au deuxième essai",
    "lorsque chacun a parlé", "à l’heure du goûter", "après un temps calme", "avant le vote",
    "au moment du bilan", "quand le doute vient", "à la première dispute",
)  # fmt: skip
FAIRE = (
    "dessiner", "raconter", "trier", "relire", "comparer", "préparer", "corriger", "montrer",
    "mesurer", "partager", "recopier", "présenter", "découper", "discuter", "retrouver", "simplifier",
    "colorier", "recoudre", "numéroter", "résumer", "traduire", "défendre", "déplacer", "compléter",
)  # fmt: skip
BUT = (
    "choisir sans se presser", "garder une trace", "entendre les plus discrets", "nommer un désaccord",
    "tenir les délais", "répartir la charge", "apprendre des erreurs", "accueillir les absents",
    "voir ce qui manque", "oser une question", "compter sur des preuves", "ralentir un peu",
    "donner envie de revenir", "rendre des comptes", "croiser les regards", "sortir des habitudes",
    "vérifier une rumeur", "préparer la suite", "fêter un progrès", "partager la parole",
    "écouter les lieux", "mettre des mots justes", "alléger la réunion", "passer le relais",
)  # fmt: skip
CHOSES = (
    "Feutres épais", "Grandes feuilles", "Gommettes", "Ruban adhésif", "Ficelle", "Cartes blanches",
    "Crayons", "Chronomètre", "Pinces à linge", "Tapis", "Dés", "Enveloppes", "Jetons", "Craies",
    "Boîtes en carton", "Foulards", "Perles", "Planchettes", "Bouchons", "Cubes de bois", "Étiquettes",
    "Plans imprimés", "Images découpées", "Carnets",
)  # fmt: skip
ACTES = (
    "Poser la question", "Chercher seul", "Comparer à deux", "Mettre au mur", "Circuler", "Regrouper",
    "Nommer les tas", "Choisir ensemble", "Écrire une phrase", "Lire à voix haute", "Dessiner le lien",
    "Corriger le plan", "Raconter une scène", "Jouer la situation", "Compter les voix", "Relire le tout",
    "Marcher un tour", "Revenir au cercle", "Garder trois idées", "Vérifier la liste", "Passer la parole",
    "Fixer une date", "Remercier", "Ranger à plusieurs",
)  # fmt: skip
FORMES = (
    "Cercle", "Carnet", "Marche", "Table", "Fresque", "Assemblée", "Veillée", "Enquête", "Panier",
    "Boussole", "Relais", "Horloge", "Balise", "Tissage", "Chantier", "Cabane", "Passerelle", "Sentier",
    "Lanterne", "Moulin", "Archipel", "Tribune", "Semis", "Détour",
)  # fmt: skip
_DEBUTS = (
    "ba", "cor", "da", "fon", "ga", "lu", "mar", "no", "pra", "ro", "sal", "tri", "va", "ber", "chan",
    "del", "fré", "gri", "jou", "lam", "mon", "plu", "sor", "ven",
)  # fmt: skip
_MILIEUX = (
    "bi", "ca", "do", "fé", "gou", "la", "mi", "nou", "pi", "ra", "so", "ti", "vi", "lo", "man", "ro",
    "sa", "te", "vou", "zo", "li", "ma", "né", "ru",
)  # fmt: skip
_FINS = (
    "gnac", "lles", "mont", "nnes", "rac", "sse", "tour", "vel", "ville", "zan", "bourg", "court",
    "dieu", "ges", "lieu", "mas", "port", "rive", "sac", "thun", "val", "vers", "voie", "quet",
)  # fmt: skip


def lieu(n: int) -> str:
    """Return the n-th made-up name of a place: thirteen thousand before the first comes again."""
    start, middle, end = n % 24, n // 24 % 24, n // 576 % 24
    # Neighbours in rank do not begin alike: lists by letter are as varied as real ones.
    return (_DEBUTS[start] + _MILIEUX[(middle + start) % 24] + _FINS[(end + middle) % 24]).title()
