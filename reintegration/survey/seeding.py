"""Fills the database with the surveys that come with us, each a file beside this one. What is there stays."""

import tomllib
from decimal import Decimal
from pathlib import Path

OF_ITSELF = ("name_en", "name_az", "status", "source", "confidence", "in_use_from", "youngest", "least_answered")
PARTS = ("coverage", "low_below", "high_above", "improved_by")


def seed_survey(apps, name="rss-1"):
    """Instrument, answer sets, questions, and equal weights. `apps` is Django's registry, today's or a migration's."""
    said = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    model = apps.get_model("reintegration", "Instrument")
    fields = {field: said[field] for field in OF_ITSELF} | {part: Decimal(said[part]) for part in PARTS}
    instrument, made = model.objects.get_or_create(code=said["code"], version=said["version"], defaults=fields)
    if made:
        _seed_weights(apps, said, instrument, _seed_questions(apps, said, instrument))


def _seed_questions(apps, said, instrument):
    sets = {
        code: _seed_answers(apps, instrument, code, [*rows, *said["also"]])
        for code, rows in said["answer_sets"].items()
    }
    question = apps.get_model("reintegration", "Question")
    return [
        question.objects.create(
            instrument=instrument, order=order, code=one["code"], dimension=one["dimension"], answer_set=sets[one["answers"]],
            reverse=one.get("reverse", False), text_en=one["en"], text_az=one["az"], applicable_if=one.get("asked_if", {}),
        )
        for order, one in enumerate(said["questions"], start=1)
    ]  # fmt: skip


def _seed_answers(apps, instrument, code, rows):
    answer_set = apps.get_model("reintegration", "AnswerSet").objects.create(instrument=instrument, code=code)
    option = apps.get_model("reintegration", "Option")
    for order, row in enumerate(rows, start=1):
        value = Decimal(row["value"]) if "value" in row else None
        option.objects.create(
            answer_set=answer_set, order=order, code=row["code"], label_en=row["en"], label_az=row["az"], value=value,
            counts_as=row.get("counts_as", "answer"),
        )  # fmt: skip
    return answer_set


def _seed_weights(apps, said, instrument, questions):
    model = apps.get_model("reintegration", "WeightSet")
    weight_set = model.objects.create(
        instrument=instrument, version=1, source=said["weights_source"], outcome="granted"
    )
    weight = apps.get_model("reintegration", "Weight")
    for question in questions:
        equal = 0 if question.code in said["without_weight"] else 1
        weight.objects.create(weight_set=weight_set, question=question, in_dimension=equal, in_composite=equal)
