"""What the tests of disclosure stand on: in every field of a group, of every kind of row, stands a word of that group."""

import json

import pytest
from django.apps import apps
from django.db import connection, models
from django.utils.encoding import force_str

from agencies.disclosure import FieldGroup, group_of
from agencies.models import User
from tests.audit.ledger.judging import all_leaves, judged
from tests.pages.canaries import is_text
from workflows.models import Approval, Letter, Procedure, Step

FLOORS = ("cases", "workflows", "reintegration")
KINDS = [kind for kind, model in Procedure.kinds.items() if model._meta.app_label in FLOORS]
OURS = [model for name in FLOORS for model in apps.get_app_config(name).get_models()]
# Fields of rows that are no procedures in which no word can stand, and why.
NO_WORDS = {
    **{
        f"workflows.SavedView.{name}": "how an official reads their own lists"
        for name in ("name", "queue", "filters", "order")
    },
    "workflows.SealedDraft.path": "an address of ours",
    "workflows.SealedDraft.sealed": "closed with a key that the browser alone has",
    "workflows.Grant.sort_name": "places of the letters of the name, to sort by",
    "cases.PersonName.folded": "made of the name, in small letters",
    "cases.IdentityDocument.kind": "a code of a list",
    "cases.IdentityDocument.folded_number": "made of the number",
    "cases.IdentityDocument.mrz": "lines that must be read by machine",
    "cases.Evidence.kind": "a code of a list",
    "cases.Gate.code": "a code of a list",
    "cases.Gate.release_ground": "a code of a list",
    "cases.Circumstances.voluntary_return": "made of an offer and its day",
    "cases.IdentityDocument.mrz_faults": "sentences of ours",
    "cases.Person.languages": "codes of a list",
    "cases.Comparison.undone_because": "nobody undoes a comparison on these walks",
    "cases.Correction.act_roles": "the roles of whoever corrected",
    "reintegration.ConsentItem.act_roles": "the roles of whoever recorded it",
    "cases.Consent.token": "made by the form",
    "reintegration.SurveyResponse.token": "made by the form",
    "reintegration.Feedback.token": "made by the form",
    "reintegration.AssistanceRule.tranche_plan": "shares and marks",
    "reintegration.AssistanceRule.evidence": "codes of a list",
    "reintegration.ApprovalBand.signers": "codes of a list",
    "reintegration.MoneyChange.about": "made of codes",
    "reintegration.MoneyChange.said": "what its rows say, where they say words",
    "reintegration.MoneyChange.token": "made by the form",
    "reintegration.ExchangeRate.act_roles": "the roles of whoever signed it",
    "reintegration.LedgerEntry.act_roles": "the roles of whoever entered it",
    "reintegration.Visit.token": "made by the form",
    "reintegration.Visit.met": "codes of a list",
    "workflows.Communication.told": "digests",
    "cases.CounsellingSession.topics": "codes of a list",
    "cases.SubjectAccess.token": "made by the form",
    **dict.fromkeys(
        ("cases.Erasure.reason", "cases.Erasure.comment", "cases.Erasure.stopped"),
        "nobody is erased on these walks: tests/retaining",
    ),
    "cases.SubjectAccess.json_sha256": "a check sum",
    "cases.SubjectAccess.pdf_sha256": "a check sum",
    "workflows.Draft.transition": "the name of a step",
}

# Of a third-country national nobody is interviewed about nationality, and nobody is handed over to reintegration.
WITHOUT_STEP = {
    "thirdcountryrequest": {"interview_subject", "interview_result", "interview_note", "reintegration_consent", "consent_note"}
}  # fmt: skip


def kept_apart(model):
    """The fields of a model that are not for everybody with a part in the case."""
    fields = [field for field in model._meta.fields if not field.primary_key]
    return [field for field in fields if group_of(model, field.name) not in (None, FieldGroup.REFERENCE)]


def test_every_kind_of_procedure_is_planted(worlds):
    planted = {procedure.kind for world in worlds.values() for procedure in world.procedures}
    assert planted == set(KINDS), "Walk the new kind in tests/pages/planting.py."


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_procedure_is_planted(worlds, kind):
    model = Procedure.kinds[kind]
    rows = list(model.objects.all())
    answers = list(Step.objects.filter(procedure__kind=kind).values_list("answers", flat=True))
    empty = [field.name for field in kept_apart(model) if not any(stands_in(worlds, field, row, model) for row in rows)]
    empty = [name for name in empty if not any(answer.get(name) for answer in answers)]
    empty = set(empty) - WITHOUT_STEP.get(kind, set())
    assert not empty, f"No walk of tests/pages/planting.py fills {empty} of {kind}."


def stands_in(worlds, field, row, model):
    """A word of its group where words can be written, else anything at all."""
    value = getattr(row, field.attname)
    if not is_text(field):
        return value not in (None, "", [], {})
    words = [world.words.of[group_of(model, field.name)] for world in worlds.values()]
    return any(word in value for word in words)


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_in_words_was_answered_with_a_word(worlds, kind):
    model = Procedure.kinds[kind]
    asked = {
        name
        for way in model.workflow.transitions.values()
        for name in (*way.asks, *way.may_ask)
        if not way.is_automatic and is_text(model._meta.get_field(name))
    }
    answered = set()
    for answers in Step.objects.filter(procedure__kind=kind).values_list("answers", flat=True):
        answered |= {name for name, value in answers.items() if "Kanar" in force_str(value)}
    assert asked <= answered, f"No walk of tests/pages/planting.py answers {sorted(asked - answered)} of {kind}."


def test_every_field_of_the_other_rows_is_planted(worlds):
    empty = []
    for model in (model for model in OURS if not issubclass(model, Procedure)):
        named = {f"{model._meta.label}.{field.name}": field for field in kept_apart(model) if says_words(field)}
        for label, field in named.items():
            held = f"{field.name}__contains" if is_text(field) else f"{field.name}__icontains"
            if label not in NO_WORDS and not model.objects.filter(**{held: "Kanar"}).exists():
                empty.append(label)
    assert not empty, f"No walk of tests/pages/planting.py writes into {empty}."


def says_words(field):
    return is_text(field) or isinstance(field, models.JSONField)


def test_every_letter_and_proposal_bears_words(worlds):
    assert all("Kanar" in json.dumps(letter.content) for letter in Letter.objects.all())
    assert Approval.objects.exclude(comment__contains="Kanar").count() == 0


def test_no_word_stands_in_the_ledger_and_an_auditor_finds_every_walk_lawful(worlds, tmp_path):
    connection.check_constraints()  # whereby everything is recorded
    leaves = all_leaves()
    told = {word for world in worlds.values() for word in world.words.of.values()}
    told |= {
        value for user in User.objects.all() for value in (user.email, user.name) if "@" in value or len(value) > 8
    }
    told |= set(Procedure.objects.values_list("reference", flat=True))
    assert [word for word in told if any(word in leaf for leaf in leaves)] == []
    code, said = judged(leaves, tmp_path / "out")
    assert code == 0, said
    assert len({json.loads(leaf)["act"] for leaf in leaves}) >= 10
