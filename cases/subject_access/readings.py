"""Who looked at the cases of a person: when, for which agency, in which role, how, for what and at which groups of fields."""

from django.utils.translation import gettext_lazy as _

from agencies.words import GROUP_NAMES
from audit.dates import day_and_time
from audit.models import Viewing

PURPOSES = {  # by the name of the policy of the page; what begins alike is there for the same
    "procedure": _("work on the case"),
    "work": _("list of work"),
    "approval": _("approval of a proposal"),
    "application": _("the application"),
    "package": _("taking in a package"),
    "bundle": _("exchange with a partner authority"),
    "workbook": _("taking cases over"),
    "report": _("statistics"),
    "export": _("export"),
    "initiative": _("register of initiatives"),
    "release": _("publication of figures"),
    "document": _("a file"),
    "conflict": _("conflict of interest"),
    "note": _("notes"),
    "person": _("correction of data"),
    "evidence": _("examination of evidence"),
    "family": _("decision on the family"),
    "duplicate": _("comparison with other persons"),
    "gate": _("protection"),
    "return": _("voluntary return"),
    "enquiry": _("counselling"),
    "history": _("history of the case"),
    "viewing": _("control of readers"),
    "reading": _("control of readers"),
    "door": _("control of what is not taken in"),
    "letter": _("a letter"),
    "support": _("reintegration support"),
    "referral": _("referral to another agency"),
    "skills": _("skills and work"),
    "reintegration": _("reintegration support"),
    "caseload": _("list of work"),
    "leaflet": _("leaflet for the person"),
    "consent": _("consent"),
    "offer": _("skills and work"),
    "delivery": _("delivery of a measure"),
    "project": _("projects for communities"),
    "case": _("search"),
    "survey": _("survey"),
    "feedback": _("feedback"),
    "complaint": _("complaint"),
    "notice": _("notices"),
    "measure": _("measure"),
    "programme": _("programme"),
    "payment": _("payment"),
    "subject_access": _("answer to your own request"),
}


def readings_of(subject, staff):
    """Oldest first: [{at, by, how, purpose, groups}]. One query."""
    rows = Viewing.objects.filter(cases__overlap=list(subject.cases)).order_by("at", "pk")
    return [
        {
            "at": day_and_time(row.at),
            "by": staff.acted(row.roles, row.agency_id),
            "how": row.get_how_display(),
            "purpose": str(PURPOSES.get(row.purpose.partition(".")[0], row.purpose)),
            "groups": [str(GROUP_NAMES[group]) for group in row.groups if group in GROUP_NAMES],
        }
        for row in rows.iterator()
    ]
