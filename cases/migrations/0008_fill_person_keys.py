"""The keys of persons who were filed before keys were stored, a thousand at a time."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import migrations
from django.db.models.functions import JSONObject

from cases.person_keys import NAME_PARTS, keys_of

BATCH = 1000


def fill(apps, _editor):
    persons, keys = apps.get_model("cases", "Person").objects, apps.get_model("cases", "PersonKeys")
    after = 0
    while batch := list(persons.filter(pk__gt=after).order_by("pk")[:BATCH]):
        after = batch[-1].pk
        names = _said(apps.get_model("cases", "PersonName"), batch, NAME_PARTS)
        numbers = _said(apps.get_model("cases", "IdentityDocument"), batch, ["number"])
        rows = [
            keys(person_id=p.pk, keys=keys_of(p, names.get(p.pk, ()), sum(numbers.get(p.pk, ()), ()))) for p in batch
        ]
        keys.objects.bulk_create(rows, update_conflicts=True, unique_fields=["person"], update_fields=["keys"])


def _said(model, batch, fields):
    said = ArrayAgg(JSONObject(**{field: field for field in fields}))
    rows = model.objects.filter(person__in=batch).order_by().values_list("person").annotate(said=said)
    return {person: [tuple(one[field] for field in fields) for one in found] for person, found in rows}


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0007_person_keys")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
