"""What a signed change makes so: the next version of a rule, a band, a rate, a budget, a programme or a kind of measure."""

from datetime import date, timedelta

from django.db.models import F, Max

from cases.programmes import Donor, Programme, ProgrammeRule
from reintegration.measures.kinds import MeasureKind
from reintegration.money.accounts import BudgetLine, ProgrammeBudget
from reintegration.money.bands import bands_of
from reintegration.money.changes import MoneyChange
from reintegration.money.rules import ApprovalBand, AssistanceRule, ExchangeRate

Subject = MoneyChange.Subject
OF_CAP = ("return_type", "family_role", "measure_kind_id")


def apply(change):
    """Once the change is granted: the rows name it, and the database looks it up."""
    APPLIED[change.subject](change, dict(change.said))


def version_before(change):
    """The latest version of the same rule, which this one follows; None for the first."""
    if change.subject == Subject.CAP:
        key = {name: change.said.get(name) for name in OF_CAP}
        found = AssistanceRule.objects.filter(programme=change.programme, **key)
    else:
        found = ProgrammeRule.objects.filter(programme=change.programme, code=change.said.get("code"))
    return found.order_by(F("valid_from").desc(nulls_last=True)).first()


def _end(version, valid_from):
    if version and (version.valid_until is None or version.valid_until >= valid_from):
        version.valid_until = valid_from - timedelta(days=1)
        version.save(update_fields=["valid_until"])


def _cap(change, said):
    _end(version_before(change), change.valid_from)
    AssistanceRule.objects.create(programme=change.programme, valid_from=change.valid_from, change=change, **said)


def _eligibility(change, said):
    _end(version_before(change), change.valid_from)
    if not said.pop("ends", False):
        ProgrammeRule.objects.create(programme=change.programme, valid_from=change.valid_from, **said)


def _bands(change, said):
    for band in bands_of(change.programme, change.valid_from):
        if band.programme_id == change.programme_id:
            _end(band, change.valid_from)
    told = {
        "source": said["source"],
        "confidence": said["confidence"],
        "valid_from": change.valid_from,
        "change": change,
    }
    for band in said["bands"]:
        ApprovalBand.objects.create(programme=change.programme, **told | band)


def _rate(change, said):
    ExchangeRate.objects.create(change=change, **said | {"on": date.fromisoformat(said["on"])})


def _budget(change, said):
    _write(ProgrammeBudget, change, {"programme": change.programme}, said["amount"])


def _line(change, said):
    _write(
        BudgetLine, change, {"programme": change.programme, "measure_kind_id": said["measure_kind_id"]}, said["amount"]
    )


def _write(model, change, which, amount):
    row = model.objects.filter(**which).first() or model(**which)
    row.amount, row.change = amount, change
    row.save()


def _programme(change, said):
    code, name = said.pop("donor"), said.pop("donor_name")
    donor, _made = Donor.objects.get_or_create(code=code, defaults={"name_en": name or code})
    row = change.programme or Programme(agency=change.proposed_for)
    for field, value in (said | {"donor": donor}).items():
        setattr(row, field, value)
    row.save()


def _kind(change, said):
    row = MeasureKind.objects.filter(code=said["code"]).first() or MeasureKind(code=said["code"], place=_last_place())
    for field, value in said.items():
        setattr(row, field, value)
    row.save()


def _last_place():
    return (MeasureKind.objects.aggregate(last=Max("place"))["last"] or 0) + 10


APPLIED = {
    Subject.CAP: _cap, Subject.ELIGIBILITY: _eligibility, Subject.BANDS: _bands, Subject.RATE: _rate, Subject.BUDGET: _budget,
    Subject.LINE: _line, Subject.PROGRAMME: _programme, Subject.KIND: _kind,
}  # fmt: skip
