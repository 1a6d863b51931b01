"""A programme as a training offer in LHÉO 2.3, the French language of such offers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from macros.french import duree, pluriel
from macros.model.clock.jalons import last_enrolment
from macros.model.core.catalogue import Catalogue
from macros.model.core.entries import Entry
from macros.model.plans.planning import Plan
from macros.model.plans.promesses import Promesses, has_follow_up, promises
from macros.model.plans.tenues import a_venir, entree_tenue, plan_tenu, sessions_de
from macros.model.records.formation import Formation, Organisme
from macros.model.records.programme import Programme
from macros.told.programme.acces import Acces, acces
from macros.told.programme.creneaux import Creneau
from macros.told.programme.deroule import Jour, jours_de, vecu
from macros.told.texts import clean, paragraphs, shorten

from .lheo_xml import MOST, NAMESPACE, adresse, codes, coordonnees, lignes, periode, put

_ENSEIGNEMENT = {"presentiel": "0", "mixte": "1", "distance": "2"}
_FERME = "2"
"""The state of enrolments of a session that nobody may join."""
_INCONNU = 0
"""How people are chosen, where the programme does not choose as its course does."""


class _Offre(NamedTuple):
    """What every part of the offer is made from."""

    plan: Plan
    entry: Entry[Programme]
    catalogue: Catalogue
    url: str
    promesses: Promesses
    jour: date = date.min

    @property
    def programme(self) -> Programme:
        return self.plan.programme

    @property
    def formation(self) -> Formation:
        record: Formation = self.catalogue.formations[self.programme.formation].record
        return record

    @property
    def tenues(self) -> list[_Offre]:
        """What is offered on its days: each session to come, and the programme's own days unless
        they are past and some session follows."""
        every = sessions_de(self.catalogue, programme=self.entry.slug)
        found = [
            self._replace(
                plan=plan_tenu(self.catalogue, one), entry=entree_tenue(self.catalogue, one)
            )
            for one in a_venir(every, self.jour)
        ]
        return found if found and self.passee else [self, *found]

    @property
    def passee(self) -> bool:
        """Whether nobody may join any more: its last day is past."""
        return self.programme.jours[-1].date < self.jour

    @property
    def acces(self) -> Acces:
        """How one enrols: the programme's own way, or its course's."""
        return acces(self.programme, self.formation)

    @property
    def parcours(self) -> int:
        """The kind of path: that of a programme without seminars, when it has none and the course
        says which."""
        codes = self.formation.lheo
        return (
            codes.parcours
            if has_follow_up(self.plan)
            else codes.parcours_sans_seminaires or codes.parcours
        )

    @property
    def intitule(self) -> str:
        """The course's own name when the programme lasts as long, as on every signed paper."""
        whole = self.programme.minutes >= self.formation.duree.heures * 60
        return self.formation.titre if whole else self.entry.titre


def lheo(
    plan: Plan,
    entry: Entry[Programme],
    catalogue: Catalogue,
    site_url: str = "",
    jour: date = date.min,
) -> bytes:
    """Return a programme and its sessions to come on a day as LHÉO 2.3; the same files always give
    the same bytes, as long as the same sessions are to come."""
    url = f"{site_url.rstrip('/')}/{entry.url}" if site_url else ""
    root = Element("lheo", {"xmlns": NAMESPACE})
    offre = _Offre(plan, entry, catalogue, url, promises(plan, catalogue), jour)
    _formation(SubElement(root, "offres"), offre)
    indent(root, " ")
    xml: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _formation(parent: Element, offre: _Offre) -> None:
    f = offre.formation
    updated = f"{offre.catalogue.mise_a_jour.isoformat()}T00:00:00"
    numero = offre.entry.premier_slug
    node = SubElement(parent, "formation", {"numero": numero, "horodatage-modification": updated})
    domain = SubElement(node, "domaine-formation")
    codes(domain, "code-FORMACODE", f.lheo.formacodes, ref=f.lheo.formacode_version)
    codes(domain, "code-NSF", f.lheo.nsf)
    codes(domain, "code-ROME", f.lheo.rome)
    put(node, "intitule-formation", offre.intitule)
    put(node, "objectif-formation", _objectifs(offre))
    put(node, "resultats-attendus", _resultats(offre))
    put(node, "contenu-formation", _contenu(offre))
    put(node, "certifiante", str(int(f.reconnaissance.certifiante)))
    coordonnees(SubElement(node, "contact-formation"), f.organisme, f.organisme.contact)
    put(node, "parcours-de-formation", str(offre.parcours))
    put(node, "code-niveau-entree", str(f.lheo.niveau_entree))
    if offre.url:
        put(SubElement(node, "url-formation"), "urlweb", offre.url)
    _action(node, offre)
    _organisme(node, f.organisme)
    if any(evaluation.moment == "avant" for evaluation in f.evaluations):
        put(node, "positionnement", "2")


def _objectifs(offre: _Offre) -> str:
    held = offre.promesses
    if not held.objectifs and not held.commences:
        return paragraphs(offre.formation.objectifs_generaux)
    able = _titres(
        offre, "À l’issue de la formation, chaque stagiaire sera capable de :", held.objectifs
    )
    begun = _titres(offre, "La formation commence, sans aller jusqu’au bout :", held.commences)
    return paragraphs([*able, *begun])


def _titres(offre: _Offre, before: str, numbers: Sequence[int]) -> list[str]:
    """Return the titles of objectives after some words; nothing without objectives."""
    titres = [f"- {offre.catalogue.objectifs[n].titre}" for n in numbers]
    return [before, *titres] if titres else []


def _resultats(offre: _Offre) -> str:
    objectifs = (offre.catalogue.objectifs[n] for n in offre.promesses.objectifs)
    criteres = (f"- Objectif « {o.court} » réussi quand : {o.critere}" for o in objectifs)
    return paragraphs([offre.formation.reconnaissance.texte, *criteres])


def _contenu(offre: _Offre) -> str:
    """Return the days of the programme, one a line, each with the same room."""
    days = jours_de(offre.catalogue, offre.plan)
    room = MOST // max(1, len(days)) - 1
    return "\n".join(_jour(day, room) for day in days)


def _jour(day: Jour[Creneau], room: int) -> str:
    """Return a day on one line: its title, then what is lived there, as far as the room goes."""
    line = shorten(clean(f"{day.nom}, {day.titre}" if day.propre else day.nom), room - 1)
    for rang, step in enumerate(dict.fromkeys(map(clean, vecu(day)))):
        longer = f"{line} {';' if rang else ':'} {step}"
        if len(longer) > room - 3:
            return f"{line} ; …" if rang else line
        line = longer
    return line + "."


def _action(parent: Element, offre: _Offre) -> None:
    f, programme = offre.formation, offre.programme
    node = SubElement(parent, "action", {"numero": offre.entry.premier_slug})
    put(node, "rythme-formation", _rythme(programme))
    codes(node, "code-public-vise", f.lheo.publics, ref=f.lheo.formacode_version)
    put(node, "info-public-vise", " ; ".join(programme.publics or f.publics))
    put(node, "niveau-entree-obligatoire", "0")
    put(node, "modalites-alternance", "Sans objet : formation sans alternance.")
    put(node, "modalites-enseignement", _ENSEIGNEMENT[f.modalite.type])
    conditions = [f.prerequis, f.motivation, offre.acces.admission]
    put(node, "conditions-specifiques", paragraphs(conditions))
    put(node, "prise-en-charge-frais-possible", str(int(bool(f.financement.prises_en_charge))))
    tenues = offre.tenues
    held = (one.programme for one in tenues)
    for lieu in dict.fromkeys(p.lieu_of(jour) for p in held for jour in p.jours):
        if lieu:
            place = SubElement(SubElement(node, "lieu-de-formation"), "coordonnees")
            lignes(place, lieu, 3)
    put(node, "modalites-entrees-sorties", "0")
    for one in tenues:
        _session(node, one)
    put(node, "acces-handicapes", f"{f.handicap.texte} {f.handicap.referent}")
    put(node, "langue-formation", "fr")
    put(node, "modalites-pedagogiques", " ".join(offre.promesses.methodes.tenues))
    if programme.tarif is None:
        put(node, "prix-total-TTC", f"{f.tarif.euros}.00")
    put(node, "duree-indicative", _duree(programme))
    if programme.minutes % 60 == 0:
        put(node, "nombre-heures-total", str(programme.minutes // 60))
    put(node, "detail-conditions-prise-en-charge", paragraphs(offre.acces.financement))


def _duree(programme: Programme) -> str:
    days = len(programme.jours)
    return f"{pluriel(days, 'jour')}, {duree(programme.minutes)}"


def _rythme(programme: Programme) -> str:
    halves = sum(len(jour.halves) for jour in programme.jours)
    return f"{_duree(programme)}, en {pluriel(halves, 'demi-journée')}, à dates fixes."


def _session(parent: Element, offre: _Offre) -> None:
    f, programme = offre.formation, offre.programme
    # The dates of an example must not pass for a promise, nor its session take enrolments.
    info = {"info": clean(programme.exemple)} if programme.exemple else {}
    node = SubElement(parent, "session", {"numero": offre.entry.premier_slug, **info})
    periode(node, programme.jours[0].date, programme.jours[-1].date)
    adresse(SubElement(node, "adresse-inscription"), f.organisme)
    put(node, "modalites-inscription", offre.acces.inscription)
    periode(SubElement(node, "periode-inscription"), None, last_enrolment(programme, f))
    if programme.exemple or offre.passee:
        put(node, "etat-recrutement", _FERME)
    selection = f.lheo.recrutement if offre.acces.admission else (_INCONNU,)
    for rang, code in enumerate(selection):
        recrutement = SubElement(node, "recrutement")
        put(recrutement, "modalite-recrutement", str(code))
        if rang == 0:  # told once: readers may add them up
            put(recrutement, "nb-places", str(programme.participants))


def _organisme(parent: Element, organisme: Organisme) -> None:
    node = SubElement(parent, "organisme-formation-responsable")
    put(node, "numero-activite", _number(organisme.declaration_activite, 11))
    siret = SubElement(node, "SIRET-organisme-formation")
    put(siret, "SIRET", _number(organisme.siret, 14))
    put(node, "nom-organisme", organisme.nom)
    put(node, "raison-sociale", organisme.nom)
    coordonnees(SubElement(node, "coordonnees-organisme"), organisme, organisme.nom)
    coordonnees(SubElement(node, "contact-organisme"), organisme, organisme.contact)
    put(node, "renseignements-specifiques", organisme.qualiopi)


def _number(text: str, length: int) -> str:
    """Return a registration number without its spaces; zeros when it is not one yet."""
    compact = re.sub(r"\s", "", text)
    return compact if re.fullmatch(rf"[0-9A-Z]{{{length}}}", compact) else "0" * length
