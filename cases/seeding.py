"""Fills the database with agreements, their limits, rules of evidence and non-working days. What is there stays."""

from cases.counting import Unit
from cases.seeds import evidence, holidays
from cases.seeds.agreements import AGREEMENTS, REFERENCE
from cases.seeds.limits import LIMITS, USUAL
from cases.terms import Confidence

UNITS = {"cd": (1, Unit.CALENDAR_DAYS), "wd": (1, Unit.WORKING_DAYS), "m": (1, Unit.MONTHS), "y": (12, Unit.MONTHS)}


def seed_agreements(apps):
    """Agreements and their time limits. `apps` is Django's registry, today's or a migration's."""
    for code, fields in AGREEMENTS.items():
        known = fields if fields.get("live") else REFERENCE | fields
        model = apps.get_model("cases", "Agreement")
        agreement, _made = model.objects.get_or_create(code=code, defaults=_plain(_of_then(model, known)))
        for name, line in LIMITS[code].items():
            _seed_limit(apps.get_model("cases", "TimeLimit"), agreement, name, line)


def seed_evidence_rules(apps):
    agreements = {agreement.code: agreement for agreement in apps.get_model("cases", "Agreement").objects.all()}
    rule = apps.get_model("cases", "EvidenceRule")
    names = "kind", "annex", "effect", "expired_effect", "source", "confidence"
    named = [(agreements[code], dict(zip(names, row, strict=True))) for code, *row in evidence.rows()]
    rules = [rule(agreement=agreement, **_plain(fields)) for agreement, fields in named]
    rule.objects.bulk_create(rules, ignore_conflicts=True)


def seed_holidays(apps):
    holiday = apps.get_model("cases", "Holiday")
    names = "state", "date", "name_en", "name_az", "works"
    days = [holiday(**dict(zip(names, row, strict=True))) for row in holidays.rows()]
    holiday.objects.bulk_create(days, ignore_conflicts=True, batch_size=1000)


def _of_then(model, fields):
    """What a migration's own model has already: later migrations fill in what they add."""
    names = {field.name for field in model._meta.get_fields()}
    return {name: value for name, value in fields.items() if name in names}


def _seed_limit(time_limit, agreement, name, line):
    if time_limit.objects.filter(agreement=agreement, name=name).exists():
        return
    length, confidence, source, differs = line
    since = None if confidence == Confidence.HOUSE_RULE else agreement.in_force_on
    fields = USUAL[name] | {"confidence": confidence, "source": source, "valid_from": since} | differs
    fields["extension_value"], fields["extension_unit"] = _length(fields.pop("extension", ""))
    fields["value"], unit = _length(length)
    time_limit.objects.create(agreement=agreement, name=name, unit=(unit or Unit.CALENDAR_DAYS).value, **_plain(fields))


def _length(written):
    """ "15 cd" → (15, calendar days); "1 y" → (12, months); "" → (None, "")"""
    if not written:
        return None, ""
    number, unit = written.split()
    times, unit = UNITS[unit]
    return int(number) * times, unit


def _plain(fields):
    """Members of enumerations as the bare strings and numbers that are stored."""
    return {name: getattr(value, "value", value) for name, value in fields.items()}
