"""Who has read a case and who may see it, for those who check: colleagues by name, people of other agencies by what they are there."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.disclosure import MASKED_FOR
from agencies.models import Agency, User
from agencies.reading import note_case
from agencies.roles import LEADING, Role
from agencies.words import CASE_ROLE_NAMES, GROUP_NAMES, ROLE_NAMES
from audit.dates import day, day_and_time
from audit.models import Viewing
from audit.reading_back import PAGE
from workflows.rows import Procedure
from workflows.who_sees import who_could_see

READ = (gettext_lazy("When"), gettext_lazy("Who"), gettext_lazy("What"), gettext_lazy("Open to them"))
LOOKED_UP = (*READ, gettext_lazy("Cases"))
SHOWN = 3  # references of a long list
MAY = (gettext_lazy("Who"), gettext_lazy("Agency"), gettext_lazy("As"), gettext_lazy("Since"))


class Names:
    """Says who somebody is: to their own agency, and to those who check the agency that leads the case, by name."""

    def __init__(self, actor, capacities):
        self.agency = actor.agency.pk
        self.reads_all = any(c.role in MASKED_FOR and c.case_role in LEADING for c in capacities)

    def of(self, user, agency_id, roles):
        what = ", ".join(str(ROLE_NAMES[role]) for role in roles)
        return (user.name, what) if self.reads_all or agency_id == self.agency else (what or _("Somebody"), "")


def readings_table(rows, names):
    """Rows of the log of who read what, as the table component has them."""
    return _headed(_("Who has read this case"), READ, [_reading(row, names) for row in rows[:PAGE]])


def _reading(row, names):
    who, sub = names.of(row.user, row.agency_id, [Role(role) for role in row.roles.split()])
    groups = ", ".join(str(GROUP_NAMES[group]) for group in row.groups if group in GROUP_NAMES)
    return [
        {"text": day_and_time(row.at), "mono": True},
        {"text": who, "sub": ", ".join(filter(None, [sub, row.agency.name]))},
        {"text": Viewing.How(row.how).label},
        {"text": groups},
    ]


def sights_table(procedure, at, names):
    """Everybody who could see a case at a moment, their agencies in the order of the alphabet."""
    sights = who_could_see(procedure.pk, at)
    users = User.objects.in_bulk({one.user_id for one in sights})
    agencies = Agency.objects.in_bulk({one.agency_id for one in sights})
    cells = [_sight(one, users[one.user_id], agencies[one.agency_id], names) for one in sights]
    return _headed(_("Who could see this case"), MAY, sorted(cells, key=lambda row: (row[1]["text"], row[0]["text"])))


def _sight(one, user, agency, names):
    who, sub = names.of(user, agency.pk, [one.role])
    return [
        {"text": who, "sub": sub},
        {"text": agency.name},
        {"text": str(CASE_ROLE_NAMES[one.case_role])},
        {"text": day(one.since)},
    ]


def looked_up_table(rows, actor):
    """What the people of an agency read, with the cases as far as this reader may see them; those are thereby read, too."""
    seen = Procedure.objects.visible_to(actor).filter(
        parent=None, case__in={case for row in rows for case in row.cases}
    )
    references = dict(seen.values_list("case", "reference"))
    cells = [_looked_up(row, references) for row in rows]
    for case in references:
        note_case(case)
    return _headed(_("Who read what"), LOOKED_UP, cells)


def _looked_up(row, references):
    shown = sorted(references[case] for case in row.cases if case in references)
    more = len(row.cases) - len(shown[:SHOWN])
    words = ngettext("and %(n)s more", "and %(n)s more", more) % {"n": more} if more else ""
    groups = ", ".join(str(GROUP_NAMES[group]) for group in row.groups if group in GROUP_NAMES)
    return [
        {"text": day_and_time(row.at), "mono": True},
        {"text": row.user.name, "sub": ", ".join(str(ROLE_NAMES[role]) for role in row.roles.split())},
        {"text": Viewing.How(row.how).label},
        {"text": groups},
        {"text": ", ".join(shown[:SHOWN]) or _("Not open to you"), "sub": words, "mono": bool(shown)},
    ]


def _headed(caption, labels, cells):
    columns = [{"label": label} for label in labels]
    caption = _("Table: %(title)s") % {"title": caption}  # its section bears the title alone
    return {"caption": caption, "columns": columns, "rows": [{"cells": some} for some in cells], "stacks": True}
