"""The initiatives as the annex of the declaration lists them. The English titles are its own; the Azerbaijani ones are drafts of ours."""

import csv
from pathlib import Path

SOURCE = "Joint Declaration on a Mobility Partnership, Brussels, 5 December 2013, annex"
ANNEX = Path(__file__).parent / "annex.csv"


def annex():
    """Rows with chapter, number and the titles in both languages."""
    return list(csv.DictReader(ANNEX.read_text(encoding="utf-8").splitlines()))


def seed_initiatives(apps):
    """What is there stays. `apps` is Django's registry, today's or a migration's."""
    initiative = apps.get_model("reports", "Initiative")
    known = set(initiative.objects.values_list("chapter", "number"))
    rows = [row | {"chapter": int(row["chapter"]), "number": int(row["number"]), "source": SOURCE} for row in annex()]
    initiative.objects.bulk_create(initiative(**row) for row in rows if (row["chapter"], row["number"]) not in known)
