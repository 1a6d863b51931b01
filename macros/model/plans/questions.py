"""What is asked and said at each sequence: the trainer's words, else the tool's own with the
programme's subject and place."""

from __future__ import annotations

import re

from macros.french import au, du, majuscule

from ..clock.agenda import Creneau, Session
from ..core.catalogue import Catalogue
from ..records.fiche import Fiche
from ..records.methode import Methode
from ..records.programme import Programme
from ..records.questionnaire import Questionnaire
from ..records.sequence import Marge, MiseEnSituation, Pause, Sequence

SUJET = "ce qui nous réunit"
"""What a group works on when its programme does not say."""
ICI = "sur notre territoire"
"""Where it works, when its territory does not say how one says it."""
PLACES = ("sujet", "du sujet", "au sujet", "ici")
"""What a question may hold between braces."""
_HOLE = re.compile(r"\{([^{}]*)\}")


def holes(text: str) -> list[str]:
    """Return what a text holds between braces, in order."""
    return _HOLE.findall(text)


def filled(text: str, sujet: str, ici: str) -> str:
    """Return a text whose braces are filled with a subject and a place."""
    told = {"sujet": sujet, "du sujet": du(sujet), "au sujet": au(sujet), "ici": ici}
    return majuscule(_HOLE.sub(lambda hole: told.get(hole[1], hole[0]), text))


def asked(programme: Programme, session: Session, creneau: Creneau, catalogue: Catalogue) -> str:
    """Return the question that a sequence asks the group; empty when it asks none."""
    record = creneau.outil.record if creneau.outil else None
    own = record.question if isinstance(record, Methode) else None
    text = creneau.sequence.question or own
    if not text:
        return ""
    sujet = session.demi_journee.sujet or programme.sujet or SUJET
    home = catalogue.territoires.get(programme.territoire)
    return filled(text, sujet, (home.record.ici if home else None) or ICI)


def instruction(creneau: Creneau, catalogue: Catalogue | None = None) -> str:
    """Return what is said so that people begin: the sheet's or the questionnaire's own words, the
    course's for a trial run, the trainer's note where nobody else has any; empty when nothing is
    said, or the line says it in its own question and steps. The catalogue is seen by the programme's course."""
    record, line = creneau.outil.record if creneau.outil else None, creneau.sequence
    if line.question and line.etapes:
        return ""  # The line says itself what is asked and how: the tool's words would be others.
    if isinstance(record, Fiche | Questionnaire):
        return record.consigne or ""
    if isinstance(record, Methode) or isinstance(line, Pause | Marge) or line.question:
        return ""  # What is asked is enough to begin; the note is for who leads.
    return (_trial(line, catalogue) if catalogue else "") or line.note or ""


def _trial(line: Sequence, catalogue: Catalogue) -> str:
    """Return what the course says of a trial run for the first of the line's objectives that has
    one, else for the first objective that has one."""
    if not isinstance(line, MiseEnSituation):
        return ""
    numbers = (*line.objectifs, *catalogue.objectifs)
    known = (catalogue.objectifs[n].conduite for n in numbers if n in catalogue.objectifs)
    return next((one.texte for one in known if one), "")
