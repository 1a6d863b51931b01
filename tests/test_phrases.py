"""The sentences of papiers.yml: judged at their line, filled with facts, printed as they are written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.model.reading import examine
from macros.paper.press.document import Atelier
from macros.paper.session.session import documents
from macros.paper.texts.phrases import phrases
from macros.store import ROOT, load
from macros.told.markdown import Marked, inline, text_of

from .petit import petit_projet

REAL = ROOT / "toolbox" / "papiers.yml"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return petit_projet(tmp_path_factory.mktemp("phrases"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "chaque {moment}",
            "chaque {seance}",
            "36: convocation.presence : « {seance} » n’est pas un fait que cette phrase connaît ; "
            "ceux-ci peuvent y être : {moment}",
        ),
        (
            "salutation: Bonjour,",
            "salutation: Bonjour {prenom},",
            "29: convocation.salutation : « {prenom} » n’est pas un fait que cette phrase connaît ; "
            "aucun ne peut y être, le retirer",
        ),
        (
            "  salutation: Bonjour,\n",
            "",
            "27: convocation.salutation : champ obligatoire absent ; l’ajouter",
        ),
    ],
)
def test_a_sentence_is_judged_at_its_line(project, old: str, new: str, told: str) -> None:
    text = REAL.read_text(encoding="utf-8")
    assert old in text
    path = project / "toolbox" / "papiers.yml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    _, problems = examine(project / "toolbox")
    path.unlink()
    assert [str(problem) for problem in problems] == [f"toolbox/papiers.yml:{told}"]


def test_a_toolbox_without_sentences_borrows_those_of_the_house(project) -> None:
    catalogue, problems = examine(project / "toolbox")
    assert problems == []
    assert catalogue.papiers
    assert catalogue.papiers.record == load().catalogue.papiers.record


def test_facts_come_into_sentences_without_their_marks() -> None:
    part = load().catalogue.papiers.record.questionnaires
    told = phrases(part, organisme="L’*atelier* [1]", courriel="a_b_c@exemple.org")
    nodes = inline(told["reponses"])
    assert nodes[1] == Marked("fort", ("Vos réponses",))
    assert text_of(nodes[2:]) == (
        " sont lues par l’équipe de L’*atelier* [1], pour préparer la formation et l’améliorer ; "
        "personne d’autre ne les voit, et répondre est libre. Pour les relire, les corriger, les faire "
        "effacer ou vous y opposer : a_b_c@exemple.org. Si la réponse ne vous suffit pas, la CNIL reçoit "
        "les plaintes (cnil.fr)."
    )


def test_what_an_editor_writes_is_what_prints() -> None:
    toolbox = load()
    entry = toolbox.catalogue.papiers
    sheet = entry.record.emargement.model_copy(update={"consigne": "Signer *soi-même*."})
    changed = replace(entry, record=entry.record.model_copy(update={"emargement": sheet}))
    atelier = Atelier(replace(toolbox.catalogue, papiers=changed), toolbox.printed)
    made = next(d for d in documents(atelier) if d.adresse.endswith("-emargement.pdf"))
    assert made.data.phrases["consigne"] == "Signer *soi-même*."
