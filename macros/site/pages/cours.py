"""Pages of the course: the course itself, its modules, its objectives."""

from __future__ import annotations

from datetime import date

from macros.french import pluriel
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry, alphabetical
from macros.model.core.kinds import KINDS
from macros.model.plans.tenues import sessions_de
from macros.model.records import formation as records
from macros.model.records.fiche import Fiche
from macros.told.programme.acces import de_la_formation as acces_de
from macros.told.programme.faits import MODALITES
from macros.told.programme.preuves import temps
from macros.told.programme.promesses import de_la_formation, entier
from macros.told.programme.suivi import Evaluation
from macros.told.sessions import annonces
from macros.told.travaux import seances

from ..parts.cards import CHOISIR, Carte, cartes
from ..parts.choisir import panneau
from ..parts.rendering import Page, page
from .listes import theme_cards
from .outils import fil

REMPLIR = ("mes-fiches",)
"""The script of the page where sheets are followed."""

MOST_INDICATORS = 8
"""How many indicators an objective's page shows before it sends to the whole list."""


def formation_page(
    catalogue: Catalogue, entry: Entry[records.Formation], jour: date = date.min
) -> Page:
    """Return the public page of a course, complete against Qualiopi indicator 1."""
    f = entry.record
    every = sessions_de(catalogue, formation=entry.slug)
    programmes = [p for p in catalogue.programmes.values() if p.record.formation == entry.slug]
    return page(
        f"formations/{entry.slug}.md",
        f.titre,
        entry.path,
        "formation.md.j2",
        description=f.accroche,
        f=f,
        a=de_la_formation(f),
        ici=catalogue.ici,
        vue=catalogue.vue,
        fil=fil(),
        modalite=MODALITES[f.modalite.type],
        acces=acces_de(f),
        delai=f"au moins {pluriel(f.acces.delai_inscription_jours, 'jour')} avant le début",
        evaluations=[_evaluation(catalogue, e) for e in f.evaluations],
        programmes=cartes(catalogue, programmes),
        # Without any file of sessions, the course's own words are all that is known.
        saison="" if every else f.session,
        sessions=annonces(catalogue, every, jour),
        signature=[catalogue.methodes[slug] for slug in f.signature],
        seances=[one for module in f.modules for one in seances(catalogue, module)],
    )


def mes_fiches_page(catalogue: Catalogue, entry: Entry[records.Formation]) -> Page:
    """Return where a trainee follows the sheets of a course other than that of reference."""
    return page(
        f"{catalogue.ici}mes-fiches.md",
        "Mes fiches",
        entry.path,
        "mes_fiches.md.j2",
        description=f"Où en sont les livrables de « {entry.titre} », sur cet appareil.",
        scripts=REMPLIR,
        fil=fil((entry.titre, f"~/{entry.url}")),
        f=entry.record,
        slug=entry.slug,
    )


def _evaluation(catalogue: Catalogue, e: records.Evaluation) -> Evaluation:
    asked = catalogue.questionnaires[e.questionnaire]
    moment = catalogue.mot("moments_evaluation", e.moment).nom
    return Evaluation(
        moment=moment,
        delai=e.delai,
        texte=entier(e.texte, e.precisions),
        url=f"~/{asked.url}",
        questionnaire=asked.titre,
    )


def module_page(catalogue: Catalogue, module: records.Module, source: str) -> Page:
    """Return a module's page: its objectives, then every tool that serves them, by moment."""
    others = (kind for kind in KINDS.values() if kind.tool and kind.name != "methodes")
    sections = [
        (f"{mot.nom} : des méthodes", _of_module(catalogue, "methodes", module.id, moment))
        for moment, mot in catalogue.vocabulaires["moments"].items()
    ]
    sections += [(kind.suites, _of_module(catalogue, kind.name, module.id)) for kind in others]
    themes = [t for t in catalogue.themes.values() if module.id in catalogue.modules_of(t)]
    sections.append(("Des indicateurs, par thème", theme_cards(catalogue, themes)))
    kept = [(name, found) for name, found in sections if found]
    choisir, cards = panneau(catalogue, [found for _, found in kept])
    return page(
        f"{catalogue.ici}modules/{module.id}.md",
        f"Module {module.id} : {module.court}",
        source,
        "module.md.j2",
        description=module.titre,
        scripts=CHOISIR if choisir else (),
        fil=fil(("La formation", f"~/{catalogue.formation.url}")),
        ici=catalogue.ici,
        module=module,
        seances=seances(catalogue, module),
        objectifs=[o for o in catalogue.objectifs.values() if o.module == module.id],
        choisir=choisir,
        sections=[(name, group) for (name, _), group in zip(kept, cards, strict=True)],
    )


def _of_module(catalogue: Catalogue, kind: str, module: int, moment: str = "") -> list[Carte]:
    found = [
        e
        for e in catalogue.kind(kind).values()
        if module in catalogue.modules_of(e) and moment in ("", getattr(e.record, "moment", ""))
    ]
    return cartes(catalogue, alphabetical(found))


def objectif_page(catalogue: Catalogue, o: records.ObjectifOperationnel, source: str) -> Page:
    """Return an objective's page: criterion, deliverable, how to get there, how it is judged."""
    moments = _by_moment(catalogue, o.id)
    easiest_first = sorted(catalogue.around("indicateurs", o.id), key=lambda e: e.record.facilite)
    choisir, (*methodes, gouvernance, indicateurs) = panneau(
        catalogue,
        [
            *(cards for _, cards in moments),
            cartes(catalogue, catalogue.around("gouvernance", o.id)),
            cartes(catalogue, easiest_first[:MOST_INDICATORS]),
        ],
    )
    return page(
        f"{catalogue.ici}objectifs/{o.id}.md",
        f"Objectif {o.id} : {o.court}",
        source,
        "objectif.md.j2",
        description=o.titre,
        scripts=CHOISIR if choisir else (),
        fil=fil(
            ("Je veux…", f"~/{catalogue.ici}objectifs/"),
            (f"Module {o.module}", f"~/{catalogue.ici}modules/{o.module}/"),
        ),
        o=o,
        temps=temps(o.preuve) if o.preuve else "",
        seuils=[_seuil(catalogue, s) for s in o.seuils],
        fiches=cartes(catalogue, [catalogue.fiches[slug] for slug in o.fiches]),
        choisir=choisir,
        methodes=[(name, group) for (name, _), group in zip(moments, methodes, strict=True)],
        gouvernance=gouvernance,
        indicateurs=indicateurs,
        tous_indicateurs=len(easiest_first) > MOST_INDICATORS,
        programmes=cartes(catalogue, catalogue.serving("programmes", o.id)),
    )


def _seuil(catalogue: Catalogue, seuil: records.Seuil) -> tuple[int, str, Entry[Fiche]]:
    """Return how many of what an objective asks for, and in which sheet."""
    fiche = catalogue.fiches[seuil.fiche]
    champ = next(c for c in fiche.record.champs if c.id == seuil.champ)
    return seuil.min, champ.label.lower(), fiche


def _by_moment(catalogue: Catalogue, objectif: int) -> list[tuple[str, list[Carte]]]:
    found = catalogue.serving("methodes", objectif)
    groups = [
        (mot.nom, cartes(catalogue, [e for e in found if e.record.moment == moment]))
        for moment, mot in catalogue.vocabulaires["moments"].items()
    ]
    return [(name, cards) for name, cards in groups if cards]
