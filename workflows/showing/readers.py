"""Who has read a case and who may see it, for those who check: colleagues by name, people of other agencies by what they are there."""

from django.db.models import BooleanField, Exists, F, Func, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.disclosure import MASKED_FOR
from agencies.models import Agency, User
from agencies.policies import POLICY
from agencies.reading import note_case
from agencies.roles import LEADING, Role
from agencies.words import CASE_ROLE_NAMES, GROUP_NAMES, ROLE_NAMES
from audit.dates import day, day_and_time, to_the_second
from audit.models import Viewing
from audit.reading_back import PAGE, latest_of
from workflows.rows import Grant, Procedure
from workflows.rows.grants import permissions
from workflows.who_sees import who_could_see

READ = (gettext_lazy("When"), gettext_lazy("Who"), gettext_lazy("What"), gettext_lazy("Open to them"))
LOOKED_UP = (*READ, gettext_lazy("Cases"))
OWN = (gettext_lazy("When"), gettext_lazy("Page"), gettext_lazy("What"))
PAGES = {
    "readings": gettext_lazy("Who read what"), "readers": gettext_lazy("Who reads it"), "sights": gettext_lazy("What somebody could see"),
    "procedure": gettext_lazy("Case"), "ledger_file": gettext_lazy("History verified"), "as_it_was": gettext_lazy("As it was"),
    "history": gettext_lazy("History"), "looked_at": gettext_lazy("What I looked at"), "search": gettext_lazy("Search"),
}  # fmt: skip
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
    return [
        _when(row),
        {"text": who, "sub": ", ".join(filter(None, [sub, row.agency.name]))},
        _done(row),
        {"text": _groups(row)},
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


def looked_up_table(rows, actor, caption=None):
    """What somebody read, with the cases as far as this reader may see them; those are thereby read, too."""
    seen = Procedure.objects.visible_to(actor).filter(
        parent=None, case__in={case for row in rows for case in row.cases}
    )
    references = dict(seen.values_list("case", "reference"))
    cells = [_looked_up(row, references, actor) for row in rows]
    for case in references:
        note_case(case)
    return _headed(caption or _("Who read what"), LOOKED_UP, cells)


def _looked_up(row, references, actor):
    shown = sorted(references[case] for case in row.cases if case in references)
    more = len(row.cases) - len(shown[:SHOWN])
    words = ngettext("and %(n)s more", "and %(n)s more", more) % {"n": more} if more else ""
    roles = [str(ROLE_NAMES[role]) for role in row.roles.split()]
    at = [row.agency.name] if row.agency_id != actor.agency.pk else []
    return [
        _when(row),
        {"text": row.user.name, "sub": ", ".join([*roles, *at])},
        _done(row),
        {"text": _groups(row)},
        {
            "text": ", ".join(shown[:SHOWN]) or (_("Not open to you") if row.cases else "–"),
            "sub": words,
            "mono": bool(shown),
        },
    ]


def _when(row):
    here, utc = to_the_second(row.at)
    return {"text": here, "sub": utc, "mono": True}


def _done(row):
    """How it was read, and what for where that was said."""
    return {"text": Viewing.How(row.how).label, "sub": row.purpose if row.purpose not in POLICY else ""}


def _groups(row):
    return ", ".join(str(GROUP_NAMES[group]) for group in row.groups if group in GROUP_NAMES)


def own_look_ups(actor, purpose):
    """What this reader looked up last for the task that runs; the look-up that shows it is written down after it."""
    rows = latest_of(actor.user, purpose)
    cells = [
        [{"text": day_and_time(row.at), "mono": True}, _page(row), {"text": Viewing.How(row.how).label}] for row in rows
    ]
    return _headed(_("Your look-ups in this task"), OWN, cells) if cells else None


def _page(row):
    return {"text": str(PAGES.get(row.address, row.address))}


def read_by_others(actor):
    """The rows of the log of other agencies about cases that this one leads: to those who check it, by name (security design 3.1)."""
    parts = [permissions()[part] for part in LEADING]
    led = Grant.objects.filter(group_id=actor.group_id, permission__in=parts).exclude(
        content_object__case__in=actor.excluded
    )
    is_one = Func(
        F("content_object__case_id"),
        OuterRef("cases"),
        template="%(expressions)s)",
        arg_joiner=" = ANY (",
        output_field=BooleanField(),
    )
    return Viewing.objects.exclude(agency=actor.agency).filter(Exists(led.filter(is_one)))


def _headed(caption, labels, cells):
    columns = [{"label": label} for label in labels]
    caption = _("Table: %(title)s") % {"title": caption}  # its section bears the title alone
    return {
        "caption": caption,
        "columns": columns,
        "rows": [{"cells": some} for some in cells],
        "stacks": True,
        "moves": True,
    }
