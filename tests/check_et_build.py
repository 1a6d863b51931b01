"""Broken projects, one edit each, and what `check` says of them.

A name with a slash is a file of the small project, to which the text is added; another one is a
page of docs/cas/, whose third line holds the text.
"""

from __future__ import annotations

from macros.store import ROOT

SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
MENU = SETTINGS.index("nav:") + 1
"""The line where the menu begins."""

LOGO = SETTINGS.index("  logo: assets/images/logo.svg") + 1

REGLAGES = {"menu vide", "menu en texte", "réglages illisibles"}
"""Settings that the host refuses by itself, before it asks anything of us."""

LIENS: dict[str, tuple[str, str]] = {
    "perdu": (
        "[x](../nulle-part.md)",
        "3: le lien « ../nulle-part.md » ne mène à rien ; vérifier le nom, ou retirer le lien",
    ),
    "presque": (
        "[x](../methodes/affich.md)",
        "3: le lien « ../methodes/affich.md » ne mène à rien ; écrire « ../methodes/affiche.md »",
    ),
    "presque-ici": (
        "[x](../reperes/u.md)",
        "3: le lien « ../reperes/u.md » ne mène à rien ; écrire « ../reperes/un.md »",
    ),
    "sans-suffixe": (
        "[x](../methodes/affiche)",
        "3: le lien « ../methodes/affiche » ne s’écrit pas ainsi ici ; écrire « "
        "../methodes/affiche.md »",
    ),
    "dossier": (
        "[x](../methodes/affiche/)",
        "3: le lien « ../methodes/affiche/ » ne s’écrit pas ainsi ici ; écrire « "
        "../methodes/affiche.md »",
    ),
    "html": (
        "[x](../methodes/affiche.html)",
        "3: le lien « ../methodes/affiche.html » ne s’écrit pas ainsi ici ; écrire « "
        "../methodes/affiche.md »",
    ),
    "racine": (
        "[x](/methodes/affiche/)",
        "3: le lien « /methodes/affiche/ » ne s’écrit pas ainsi ici ; écrire « "
        "../methodes/affiche.md »",
    ),
    "tilde": (
        "[x](~/methodes/affiche/)",
        "3: le lien « ~/methodes/affiche/ » ne s’écrit pas ainsi ici ; écrire « "
        "../methodes/affiche.md »",
    ),
    "tilde-fichier": (
        "[x](~~/assets/images/logo.svg)",
        "3: le lien « ~~/assets/images/logo.svg » ne s’écrit pas ainsi ici ; écrire "
        "« ../assets/images/logo.svg »",
    ),
    "ancien": (
        "[x](../methodes/panneau.md)",
        "3: le lien « ../methodes/panneau.md » a changé d’adresse ; écrire « "
        "../methodes/affiche.md »",
    ),
    "autre-dossier": (
        "[x](../fiches/affiche.md)",
        "3: le lien « ../fiches/affiche.md » ne mène à rien ; écrire « ../methodes/affiche.md »",
    ),
    "dossier-oublie": (
        "[x](methodes/affiche.md)",
        "3: le lien « methodes/affiche.md » ne mène à rien ; écrire « ../methodes/affiche.md »",
    ),
    "reference": (
        "[x][r]\n\n[r]: ../perdu.md",
        "5: le lien « ../perdu.md » ne mène à rien ; écrire « perdu.md »",
    ),
    "reference-courte": (
        "[affiche]\n\n[affiche]: ../methodes/affiches.md",
        "5: le lien « ../methodes/affiches.md » ne mène à rien ; écrire « ../methodes/affiche.md »",
    ),
    "titre-de-lien": (
        '[x](../methodes/afiche.md "Affiche")',
        "3: le lien « ../methodes/afiche.md » ne mène à rien ; écrire « ../methodes/affiche.md »",
    ),
    "image": (
        "![x](perdue.png)",
        "3: l’image « perdue.png » ne mène à rien ; la ranger dans docs/assets/images/",
    ),
    "image-presque": (
        "![x](../assets/images/log.svg)",
        "3: l’image « ../assets/images/log.svg » ne mène à rien ; écrire « "
        "../assets/images/logo.svg »",
    ),
    "image-reference": (
        "![x][i]\n\n[i]: ../assets/images/logo.sgv",
        "5: l’image « ../assets/images/logo.sgv » ne mène à rien ; écrire « "
        "../assets/images/logo.svg »",
    ),
    "image-html": (
        '<p><img src="../assets/images/logo.svg" alt="x"></p>',
        "3: l’image « ../assets/images/logo.svg » ne s’écrit pas ainsi ici ; écrire « "
        "~~/assets/images/logo.svg »",
    ),
    "a-relatif": (
        '<p><a href="../methodes/affiche.md">x</a></p>',
        "3: le lien « ../methodes/affiche.md » ne s’écrit pas ainsi ici ; écrire « "
        "~/methodes/affiche/ »",
    ),
    "a-racine": (
        '<p><a href="/methodes/affiche/">x</a></p>',
        "3: le lien « /methodes/affiche/ » ne s’écrit pas ainsi ici ; écrire « "
        "~/methodes/affiche/ »",
    ),
    "a-tilde": (
        '<p><a href="~/methodes/afiche/">x</a></p>',
        "3: le lien « ~/methodes/afiche/ » ne mène à rien ; écrire « ~/methodes/affiche/ »",
    ),
    "a-sans-barre": (
        '<p><a href="~/methodes/affiche">x</a></p>',
        "3: le lien « ~/methodes/affiche » ne s’écrit pas ainsi ici ; écrire « "
        "~/methodes/affiche/ »",
    ),
    "a-fichier": (
        '<p><a href="~~/assets/images/logo.png">x</a></p>',
        "3: le lien « ~~/assets/images/logo.png » ne mène à rien ; écrire « "
        "~~/assets/images/logo.svg »",
    ),
    "a-fichier-en-page": (
        '<p><a href="~/toolbox.json">x</a></p>',
        "3: le lien « ~/toolbox.json » ne s’écrit pas ainsi ici ; écrire « ~~/toolbox.json »",
    ),
    "a-dans-la-phrase": (
        'Voir <a href="~/fiches/cartes/">x</a> ici.',
        "3: le lien « ~/fiches/cartes/ » ne mène à rien ; écrire « ~/fiches/carte/ »",
    ),
    "partie-d-ici": (
        "[x](#nulle)",
        "3: le lien « #nulle » vise une partie qui n’existe pas ; choisir parmi : cas",
    ),
    "partie-presque": (
        "[x](../reperes/un.md#une-parti)",
        "3: le lien « ../reperes/un.md#une-parti » vise une partie qui n’existe "
        "pas ; écrire « #une-partie »",
    ),
    "partie-d-outil": (
        "[x](../methodes/affiche.md#perdu)",
        "3: le lien « ../methodes/affiche.md#perdu » vise une partie qui n’existe "
        "pas ; choisir parmi : affiche-commune, avant-de-commencer, "
        "ce-quelle-demande-et-ce-quelle-laisse, deroule, dou-ca-vient, et-apres, points-de-vigilance, "
        "pour-que-tout-le-monde-participe",
    ),
    "partie-en-html": (
        '<p><a href="~/reperes/un/#la-suite">x</a></p>',
        "3: le lien « ~/reperes/un/#la-suite » vise une partie qui n’existe pas ; "
        "choisir parmi : reperesun, une-partie",
    ),
    "partie-de-la-formation": (
        "[x](../formations/deux-jours.md#zzz)",
        "3: le lien « ../formations/deux-jours.md#zzz » vise une partie "
        "qui n’existe pas ; choisir parmi : comment-cest-evalue, "
        "comment-on-apprend, contact, handicap, le-programme, lequipe, "
        "les-deux-objectifs-operationnels, les-objectifs-generaux, …",
    ),
    "partie-d-une-autre-page": (
        '<p><a href="#une-partie">x</a></p>',
        "3: le lien « #une-partie » vise une partie qui n’existe pas ; choisir parmi : cas",
    ),
    "dans-un-bloc": (
        '<div markdown="1">\n[x](../perdu.md)\n</div>',
        "4: le lien « ../perdu.md » ne mène à rien ; écrire « perdu.md »",
    ),
    "dans-un-tableau": (
        "| a |\n|---|\n| [x](../perdu.md) |",
        "5: le lien « ../perdu.md » ne mène à rien ; écrire « perdu.md »",
    ),
    "dans-une-liste": (
        "- un\n- [x](../perdu.md)",
        "4: le lien « ../perdu.md » ne mène à rien ; écrire « perdu.md »",
    ),
    "dans-un-encadre": (
        "!!! note\n\n    [x](../perdu.md)",
        "5: le lien « ../perdu.md » ne mène à rien ; écrire « perdu.md »",
    ),
    "deux-fois": (
        "[x](../perdu.md)",
        "3: le lien « ../perdu.md » ne mène à rien ; écrire « perdu.md »",
    ),
    "document": (
        "[x](../documents/inconnu.pdf)",
        "3: le lien « ../documents/inconnu.pdf » ne mène à rien ; vérifier le nom, ou "
        "retirer le lien",
    ),
    "donnees": (
        "[x](../toolbox.jso)",
        "3: le lien « ../toolbox.jso » ne mène à rien ; écrire « ../toolbox.json »",
    ),
    "courriel": (
        "[x](moi@exemple.fr)",
        "3: le lien « moi@exemple.fr » mène hors du site ; écrire « mailto:moi@exemple.fr »",
    ),
    "site": (
        "[x](www.exemple.fr)",
        "3: le lien « www.exemple.fr » mène hors du site ; écrire « https://www.exemple.fr »",
    ),
    "module": (
        "[x](../modules/9.md)",
        "3: le lien « ../modules/9.md » ne mène à rien ; vérifier le nom, ou retirer le lien",
    ),
    "hors-du-site": (
        "[x](../../README.md)",
        "3: le lien « ../../README.md » ne mène à rien ; vérifier le nom, ou retirer le lien",
    ),
    "dossier-seul": (
        "[x](../methodes/)",
        "3: le lien « ../methodes/ » ne s’écrit pas ainsi ici ; écrire « ../methodes/index.md »",
    ),
    "accent": (
        "[x](../m%C3%A9thodes/affiche.md)",
        "3: le lien « ../m%C3%A9thodes/affiche.md » ne mène à rien ; écrire « "
        "../methodes/affiche.md »",
    ),
    "toolbox/methodes/affiche.md": (
        "\nVoir [la carte](../fiches/cart.md).\n",
        "31: le lien « ../fiches/cart.md » ne mène à rien ; écrire « ../fiches/carte.md »",
    ),
    "toolbox/methodes/debat.md": (
        "\nVoir [le plan][p].\n\n[p]: ../fiches/plann.md\n",
        "32: le lien « ../fiches/plann.md » ne mène à rien ; écrire « ../fiches/plan.md »",
    ),
    "toolbox/fiches/carte.md": (
        "\nVoir [plus haut](#perdu).\n",
        "18: le lien « #perdu » vise une partie qui n’existe pas ; "
        "choisir parmi : carte, criteres-de-reussite, "
        "les-champs-a-remplir, les-objectifs-quelle-sert, sources",
    ),
    "toolbox/territoires/ici.md": (
        "\nVoir [là](la.md#perdu).\n",
        "12: le lien « la.md#perdu » ne mène à rien ; vérifier le nom, ou retirer le lien",
    ),
}

JUSTES: dict[str, str] = {
    "juste-page": "[x](../methodes/affiche.md)",
    "juste-partie": "[x](../reperes/un.md#une-partie)",
    "juste-ici": "[x](#cas)",
    "juste-formation": "[x](../formations/deux-jours.md)",
    "juste-html": '<p><a href="~/methodes/affiche/">x</a></p>',
    "juste-accueil": '<p><a href="~/">x</a></p>',
    "juste-html-partie": '<p><a href="~/reperes/un/#une-partie">x</a></p>',
    "juste-fichier": '<p><a href="~~/toolbox.json">x</a></p>',
    "juste-image": "![x](../assets/images/logo.svg)",
    "juste-image-html": '<p><img src="~~/assets/images/logo.svg" alt="x"></p>',
    "juste-dehors": "[x](https://exemple.fr/a#b) <https://exemple.fr> <moi@exemple.fr>",
    "juste-courriel": "[x](mailto:moi@exemple.fr) [y](tel:+33400000000)",
    "juste-code": '`[x](../perdu.md)`\n\n```text\n<a href="~/perdu/">\n[x](#perdu)\n```',
    "juste-appel": '{{ lien("methodes", "affiche") }} {{ methode("affiche") }}',
    "juste-adresse-appelee": '[x](../objectifs/{{ formation("duree.jours") }}.md)',
    "juste-ancre-a-soi": "[x](#la)\n\n## Là-bas {: #la }",
    "juste-liste": "[x](../methodes/index.md) [y](../index.md) [z](../imprimer/index.md)",
    "juste-donnees": "[x](../toolbox.json)",
}

PAGE = "---\ntitle: Page\n{}---\n\n# Page\n"

AVANT: dict[str, tuple[dict[str, object], list[str]]] = {
    "champ inconnu": (
        {"docs/cas.md": "---\ntitle: Page\nauteur: Moi\n---\n\n# Page\n"},
        [
            "docs/cas.md:3: auteur : champ inconnu ; choisir parmi : description, "
            "hide, menu, recherche, scripts, title"
        ],
    ),
    "gabarit": (
        {"docs/cas.md": "---\ntitle: Page\ntemplate: 404.html\n---\n\n# Page\n"},
        [
            "docs/cas.md:3: template : champ inconnu ; choisir parmi : description, hide, "
            "menu, recherche, scripts, title"
        ],
    ),
    "source": (
        {"docs/cas.md": "---\ntitle: Page\nsource: toolbox/x.md\n---\n\n# Page\n"},
        [
            "docs/cas.md:3: source : champ inconnu ; choisir parmi : description, hide, menu, "
            "recherche, scripts, title"
        ],
    ),
    "script inconnu": (
        {"docs/cas.md": "---\ntitle: Page\nscripts: [depouille]\n---\n\n# Page\n"},
        [
            "docs/cas.md:3: scripts.1 : « depouille » n’est pas un script du site ; écrire « depouiller »"
        ],
    ),
    "script d’ailleurs": (
        {"docs/cas.md": '---\ntitle: Page\nscripts: ["https://x.example/a"]\n---\n\n# Page\n'},
        [
            "docs/cas.md:3: scripts.1 : « https://x.example/a » n’est pas un "
            "script du site ; choisir parmi : accueil, animer, appareil, carnet-page, "
            "choisir, composer, depouiller, envoyer, …"
        ],
    ),
    "menu inconnu": (
        {"docs/cas.md": "---\ntitle: Page\nmenu: Reperes\n---\n\n# Page\n"},
        [
            "docs/cas.md:3: menu.section : « Reperes » n’est pas une partie du menu ; "
            "écrire « Repères »"
        ],
    ),
    "menu mal rangé": (
        {"docs/cas.md": "---\ntitle: Page\nmenu: { section: Repères, rang: 0 }\n---\n\n# Page\n"},
        ["docs/cas.md:3: menu.rang : au moins 1 est attendu, 0 trouvé"],
    ),
    "menu en liste": (
        {"docs/cas.md": "---\ntitle: Page\nmenu: [Repères]\n---\n\n# Page\n"},
        [
            "docs/cas.md:3: menu : une partie du menu est attendue, une liste trouvée "
            "; par exemple « menu: Repères »"
        ],
    ),
    "menu deux fois": (
        {"docs/reperes/un.md": ("title: reperes/un", "title: Un\nmenu: Repères")},
        [
            "docs/reperes/un.md:3: menu : le menu nomme déjà cette page (mkdocs.yml, "
            f"ligne {MENU + 7}) ; retirer ce champ"
        ],
    ),
    "hide": (
        {"docs/cas.md": "---\ntitle: Page\nhide: [tout]\n---\n\n# Page\n"},
        [
            "docs/cas.md:3: hide.1 : « tout » n’est pas accepté ; choisir parmi : navigation, "
            "toc, path, footer"
        ],
    ),
    "titre en nombre": (
        {"docs/cas.md": "---\ntitle: 12\n---\n\n# Page\n"},
        [
            "docs/cas.md:2: title : du texte est attendu, « 12 » trouvé ; le mettre "
            'entre guillemets : "12"'
        ],
    ),
    "en-tête ouvert": (
        {"docs/cas.md": "---\ntitle: Page\n\n# Page\n"},
        [
            "docs/cas.md:1: l’en-tête n’est pas refermé ; ajouter une ligne « --- » "
            "sous le dernier champ"
        ],
    ),
    "en-tête sans tirets": (
        {"docs/cas.md": "Title: Page\n\n# Page\n"},
        [
            "docs/cas.md:1: la première ligne se lit comme un en-tête ; mettre « "
            "--- » au-dessus et au-dessous, ou commencer la page par son titre : "
            "# Titre"
        ],
    ),
    "nom en majuscules": (
        {"docs/Cas.md": "---\ntitle: Page\n---\n\n# Page\n"},
        [
            "docs/Cas.md:1: le nom « Cas.md » devient une adresse ; n’y mettre que "
            "des minuscules sans accent, des chiffres et des tirets"
        ],
    ),
    "nom avec une espace": (
        {"docs/un cas.md": "---\ntitle: Page\n---\n\n# Page\n"},
        [
            "docs/un cas.md:1: le nom « un cas.md » devient une adresse ; n’y "
            "mettre que des minuscules sans accent, des chiffres et des tirets"
        ],
    ),
    "lisez-moi": (
        {"docs/guide/README.md": "---\ntitle: Page\n---\n\n# Page\n"},
        [
            "docs/guide/README.md:1: le nom « guide/README.md » devient une adresse ; n’y "
            "mettre que des minuscules sans accent, des chiffres et des tirets"
        ],
    ),
    "dossier des gabarits": (
        {"docs/templates/cas.md": "---\ntitle: Page\n---\n\n# Page\n"},
        [
            "docs/templates/cas.md:1: le dossier docs/templates/ n’est pas "
            "publié ; ranger cette page dans un autre"
        ],
    ),
    "adresse d’un outil": (
        {"docs/methodes/affiche.md": "---\ntitle: Page\n---\n\n# Page\n"},
        [
            "docs/methodes/affiche.md:1: l’adresse « methodes/affiche/ » est déjà "
            "prise par une page faite par la boîte à outils ; renommer ce "
            "fichier"
        ],
    ),
    "adresse de deux pages": (
        {"docs/reperes.md": "---\ntitle: Page\n---\n\n# Page\n"},
        [
            "docs/reperes.md:1: l’adresse « reperes/ » est déjà prise par "
            "docs/reperes/index.md ; renommer ce fichier"
        ],
    ),
    "page du menu effacée": (
        {"docs/reperes/un.md": None},
        [
            f"mkdocs.yml:{MENU + 7}: nav : le menu nomme « reperes/un.md », qui "
            "n’existe pas ; écrire « reperes/index.md », ou retirer cette "
            "ligne"
        ],
    ),
    "menu mal écrit": (
        {"mkdocs.yml": ("methodes/index.md", "methode/index.md")},
        [
            f"mkdocs.yml:{MENU + 4}: nav : le menu nomme « methode/index.md », qui n’existe "
            "pas ; écrire « methodes/index.md », ou retirer cette ligne"
        ],
    ),
    "menu vide": (
        {"mkdocs.yml": ("reperes/un.md", "")},
        [
            f"mkdocs.yml:{MENU + 7}: nav : une liste de pages est attendue ; écrire chaque ligne "
            "sous la forme « - Titre: page.md »"
        ],
    ),
    "menu en texte": (
        {"mkdocs.yml": ("nav:\n  - Accueil: index.md\n", "nav: rien\nsuite:\n  - a: b\n")},
        [
            f"mkdocs.yml:{MENU}: nav : une liste de pages est attendue ; écrire chaque "
            "ligne sous la forme « - Titre: page.md »"
        ],
    ),
    "réglages illisibles": (
        {"mkdocs.yml": ("nav:\n", "nav: [\n")},
        [
            f"mkdocs.yml:{MENU}: « [ » n’est pas refermé ; ajouter « ] »",
        ],
    ),
    "page que tout le site demande": (
        {"docs/obligations/signaler.md": None},
        ["docs/obligations/signaler.md:1: cette page manque et d’autres y mènent ; la rétablir"],
    ),
    "logo effacé": (
        {"docs/assets/images/logo.svg": None},
        [
            f"mkdocs.yml:{LOGO}: theme.logo : « assets/images/logo.svg » n’existe pas dans docs/ ; "
            "rétablir ce fichier"
        ],
    ),
    "appel d’une page": (
        {"docs/cas.md": '---\ntitle: Page\n---\n\n# Page\n\n{{ methode("afiche") }}\n'},
        ["docs/cas.md:7: « afiche » n’existe pas dans methodes ; écrire « affiche »"],
    ),
    "appel d’un outil": (
        {"toolbox/methodes/affiche.md": '\n{{ fiche("cart") }}\n'},
        ["toolbox/methodes/affiche.md:31: « cart » n’existe pas dans fiches ; écrire « carte »"],
    ),
    "balise": (
        {"docs/cas.md": "---\ntitle: Page\n---\n\n# Page\n\n<iframe></iframe>\n"},
        ["docs/cas.md:7: la balise <iframe> n’est pas permise ; l’écrire en Markdown ou l’enlever"],
    ),
    "lien vide": (
        {"docs/cas.md": "---\ntitle: Page\n---\n\n# Page\n\n[x]()\n"},
        [
            "docs/cas.md:7: ce lien n’a pas d’adresse ; l’écrire entre les parenthèses, ou "
            "retirer le lien"
        ],
    ),
    "lien de champ": (
        {
            "toolbox/methodes/recit.md": (
                "production: Une liste.",
                'production: "Voir [x](../fiches/carte.md)."',
            )
        },
        [
            "toolbox/methodes/recit.md:19: production : le lien « ../fiches/carte.md » "
            "ne s’écrit pas ainsi ici ; écrire « ~/fiches/carte/ »"
        ],
    ),
    "lien de champ perdu": (
        {
            "toolbox/methodes/recit.md": (
                "production: Une liste.",
                'production: "Voir [x](~/fiches/cart/)."',
            )
        },
        [
            "toolbox/methodes/recit.md:19: production : le lien « ~/fiches/cart/ "
            "» ne mène à rien ; écrire « ~/fiches/carte/ »"
        ],
    ),
    "partie dans un champ": (
        {"toolbox/fiches/carte.md": ("label: Actions", 'label: "Voir [x](#la)."')},
        [
            "toolbox/fiches/carte.md:10: champs.1.label : le lien « #la » ne s’écrit pas "
            "ainsi ici ; écrire « ~/fiches/carte/#la »"
        ],
    ),
    "durée": (
        {"toolbox/methodes/recit.md": ("duree: { min: 45", "duree: { min: 1h30")},
        [
            "toolbox/methodes/recit.md:9: duree.min : un nombre de minutes est attendu, « 1h30 "
            "» trouvé ; écrire 90"
        ],
    ),
    "relation": (
        {"toolbox/methodes/recit.md": ("licence: libre\n", "licence: libre\nsuites: [tours]\n")},
        [
            "toolbox/methodes/recit.md:25: suites.1 : « tours » n’existe pas dans methodes "
            "; écrire « tour »"
        ],
    ),
    "cours illisible": (
        {"toolbox/formations/deux-jours.yml": ("\ntitre: Une", "\ntitre: [Une")},
        [
            "toolbox/formations/deux-jours.yml:2: « [ » n’est pas refermé ; ajouter « ] »",
        ],
    ),
    "adresse relative": (
        {
            "docs/cas.md": "---\n"
            "title: Page\n"
            "---\n"
            "\n"
            "# Page\n"
            "\n"
            '<p><a href="../../methodes/affiche/">x</a></p>\n'
        },
        [
            "docs/cas.md:7: le lien « ../../methodes/affiche/ » ne s’écrit pas "
            "ainsi ici ; écrire « ~/methodes/affiche/ »"
        ],
    ),
    "page demandée en fichier": (
        {
            "docs/cas.md": "---\n"
            "title: Page\n"
            "---\n"
            "\n"
            "# Page\n"
            "\n"
            '<p><a href="~~/methodes/affiche/">x</a></p>\n'
        },
        [
            "docs/cas.md:7: le lien « ~~/methodes/affiche/ » ne s’écrit pas "
            "ainsi ici ; écrire « ~/methodes/affiche/ »"
        ],
    ),
}
