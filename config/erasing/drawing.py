"""Draws the function that erases: one statement for each way by which a row leads to a person or a case, from the walk of the schema."""

from django.db import connection
from django.db.models import CharField, JSONField, TextField

from cases.about.declaring import live_of
from cases.about.walking import each_way, leads, reached
from cases.models import Case, Document, Person
from config.erasing.staying import SHELLS, STAYS
from reintegration.models import Measure, Session
from workflows.models import Procedure, Step

MARK = 7_130_419_008_233  # stands in the SQL that Django writes for "these"
WHOLE = {
    "reintegration.Measure": "kept_procedures",
    "workflows.Procedure": "kept_procedures",
    "workflows.Step": "kept_steps",
}
SHARED_FILES = {"cases.Document": "pk", "workflows.LetterCopy": "document_id", "cases.EvidenceFile": "document_id"}
COVERED = "[…]"


def goes(model):
    return model._meta.label not in STAYS


def going():
    """Models of which rows go, in a fixed order."""
    return [model for model in reached() if goes(model)]


def children_first(models):
    """Whatever points to a row goes before it: not every key waits for the end of the transaction."""
    left, order = list(models), []
    while left:
        ready = [
            model for model in left if not any(_points(other, model) for other in left if other is not model)
        ] or left[:1]
        order += ready
        left = [model for model in left if model not in ready]
    return order


def _points(model, target):
    return any(field.is_relation and field.related_model is target for field in model._meta.local_fields)


def ids(model):
    """The name of the variable that holds the keys of a model's rows that go."""
    return f"n_{model._meta.db_table}"


def table(model):
    return connection.ops.quote_name(model._meta.db_table)


def pk(model):
    return connection.ops.quote_name(model._meta.pk.column)


def leading(model, end, these):
    """SELECTs of the keys of rows that lead to `these`, the name of an array: one for each way."""
    ways = each_way(model, end, [MARK])
    return [_with(these, _sql(way.values("pk"))) for way in ways]


def _with(these, text):
    """Raises ValueError where Django writes it otherwise than it is looked for: a way must not be lost."""
    found = text.replace(f"IN ({MARK})", f"= ANY ({these})").replace(f"(ARRAY[{MARK}])::bigint[]", these)
    if found == text or str(MARK) in found:
        raise ValueError(f"This is not understood: {text}")
    return found


def _sql(rows):
    text, values = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        told = cursor.mogrify(text, values)
    return told.decode() if isinstance(told, bytes) else told


def finding(model):
    """The statement that finds which rows of a model go."""
    ways = leading(model, Person, "e_persons") + leading(model, Case, "e_cases")
    if column := SHARED_FILES.get(model._meta.label):
        column = pk(model) if column == "pk" else column
        ways.append(f"SELECT {pk(model)} FROM {table(model)} WHERE {column} = ANY (e_documents)")
    found = f"SELECT found.pk FROM ({' UNION '.join(ways)}) AS found (pk)"
    stays = [f"found.pk <> ALL ({WHOLE[model._meta.label]})"] if model._meta.label in WHOLE else []
    stays += (
        [_of_others()] if model is Document else [_others_came(model)] if Session in (model, live_of(model)) else []
    )
    where = f" WHERE {' AND '.join(stays)}" if stays else ""
    return f"{ids(model)} := array({found}{where});"


def _of_others():
    """A file in a shared case that shows something of somebody who stays, stays; in a case that goes whole, it goes."""
    return """(EXISTS (SELECT FROM cases_document d WHERE d.id = found.pk AND d.case_id = ANY (e_cases)) OR found.pk = ANY (e_documents)
      OR NOT EXISTS (SELECT FROM cases_evidencefile f JOIN cases_evidence e ON e.id = f.evidence_id
                     WHERE f.document_id = found.pk AND (e.person_id IS NULL OR e.person_id <> ALL (e_persons))))"""


def _others_came(model):
    """A training to which others came stays, with its history."""
    return f"""found.pk NOT IN (SELECT s.{pk(model)} FROM {table(model)} s JOIN reintegration_delivery d ON d.session_id = s.id
      WHERE d.id <> ALL (n_reintegration_delivery))"""


def deleting(model):
    return (
        f"DELETE FROM {table(model)} WHERE {pk(model)} = ANY ({ids(model)}); GET DIAGNOSTICS e_gone = ROW_COUNT; "
        f"IF e_gone > 0 THEN e_counted := e_counted || jsonb_build_object('{model._meta.label}', e_gone); END IF;"
    )


def counting(model):
    return (
        f"IF cardinality({ids(model)}) > 0 THEN e_counted := e_counted || "
        f"jsonb_build_object('{model._meta.label}', cardinality({ids(model)})); END IF;"
    )


def emptying(model):
    """Shells: of the erased, and of the rows to which entries of money point."""
    these = {
        Person: "e_persons",
        Case: "e_cases",
        Procedure: "kept_procedures",
        Measure: "kept_procedures",
        Step: "kept_steps",
    }
    said = ", ".join(f"{column} = {value}" for column, value in SHELLS[model].items())
    return f"UPDATE {table(model)} SET {said} WHERE {pk(model)} = ANY ({these[model]});"


def covering(model):
    """Words of the erased are covered in the rows of a case in which others stay."""
    columns = [field for field in model._meta.local_fields if _holds_words(field)]
    ways = leading(model, Case, "e_shared") if leads(model, Case) else []
    if not columns or not ways:
        return ""
    said = ", ".join(f"{_name(one)} = {_covered(one)}" for one in columns)
    text = ", ".join(f"{_name(one)}::text" for one in columns)
    return f"UPDATE {table(model)} SET {said} WHERE {pk(model)} IN ({' UNION '.join(ways)}) AND concat_ws(' ', {text}) ~* e_pattern;"


def _holds_words(field):
    if isinstance(field, JSONField):
        return True
    return isinstance(field, CharField | TextField) and not field.choices and not field.unique and not field.primary_key


def _name(field):
    return connection.ops.quote_name(field.column)


def _covered(field):
    covered = f"regexp_replace({_name(field)}{'::text' if isinstance(field, JSONField) else ''}, e_pattern, '{COVERED}', 'gi')"
    return (
        f"({covered})::jsonb" if isinstance(field, JSONField) else f"left({covered}, {field.max_length or 1_000_000})"
    )


def covered_models():
    """Where words are covered: what is kept of several persons, with its history."""
    return [model for model in reached() if live_of(model) != Person and model is not Person and _may_cover(model)]


def _may_cover(model):
    return goes(model) or model is Case
