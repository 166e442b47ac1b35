"""What a colleague could see at a moment: by the references of those cases that whoever asks may see themselves."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.reading import note_case
from agencies.words import CASE_ROLE_NAMES, ROLE_NAMES
from audit.dates import day_and_time
from workflows.rows import Procedure
from workflows.who_sees import what_could_be_seen

PAGE = 50
COLUMNS = (gettext_lazy("Case"), gettext_lazy("In the role of"), gettext_lazy("As"), gettext_lazy("Since"))


@dataclass(frozen=True)
class Open:
    """`sights`: (reference, key of the case, Sight) in the order of references. `closed`: how many more whoever asks may not see."""

    sights: list
    closed: int


def open_then(user, at, actor) -> Open:
    """For the agency of whoever asks: what somebody could see for another agency is that one's to check."""
    found = [one for one in what_could_be_seen(user, at) if one.agency_id == actor.agency.pk]
    seen = Procedure.objects.visible_to(actor).filter(pk__in={one.procedure_id for one in found})
    told = {pk: (reference, case) for pk, reference, case in seen.values_list("pk", "reference", "case")}
    sights = [(*told[one.procedure_id], one) for one in found if one.procedure_id in told]
    closed = len({one.procedure_id for one in found} - set(told))
    return Open(sorted(sights, key=lambda row: (row[0], str(row[2].role))), closed)


def seen_table(sights):
    """components/table.html. The cases that it names are thereby read."""
    for _reference, case, _sight in sights:
        note_case(case)
    rows = [
        [
            {"text": reference, "url": reverse("readers", args=[reference]), "mono": True},
            {"text": str(ROLE_NAMES[one.role])},
            {"text": str(CASE_ROLE_NAMES[one.case_role])},
            {"text": day_and_time(one.since), "mono": True},
        ]
        for reference, _case, one in sights
    ]
    caption = _("Table: %(title)s") % {"title": _("What somebody could see")}
    return {
        "caption": caption, "columns": [{"label": label} for label in COLUMNS], "rows": [{"cells": cells} for cells in rows],
        "stacks": True,
    }  # fmt: skip
