"""The sections of a case as the tabs of its page: a section that a reader never has is absent."""

from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, Sight, sight
from workflows.showing.offered import offered

SECTIONS = (
    ("procedure", _("Summary")),
    ("persons", _("Persons")),
    ("documents", _("Documents")),
    ("communications", _("Sent and received")),
    ("deadlines", _("Deadlines")),
    ("notes", _("Notes")),
    ("protection", _("Protection")),
    ("history", _("History")),
)
# Notes are for those who keep some, persons for those who are shown any of them.
NEEDED = {"notes": (FieldGroup.INTERNAL, Sight.FULL), "persons": (FieldGroup.PARTICULARS, Sight.MASKED)}


def tabs(frame):
    own = [
        {"label": label, "url": frame.url(name), "current": name == frame.section}
        for name, label in SECTIONS
        if _has(frame.capacities, name)
    ]
    return [*own[:1], *offered("tabs", frame), *own[1:]]


def _has(capacities, section):
    group, least = NEEDED.get(section, (FieldGroup.REFERENCE, Sight.NONE))
    return sight(capacities, group).value >= least.value
