"""What the papers for the person say: the leaflet, the plan for signature, the receipt of own data; told in both languages."""

from django.db.models import Count, Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from agencies.roles import CASE_MANAGEMENT
from agencies.words import CASE_ROLE_NAMES
from audit.dates import day
from audit.models import Viewing
from audit.moment import now, today
from cases.members import members, subject_of
from cases.paper import LANGUAGES, render
from reintegration.phone_codes import phone_code
from reintegration.plan.visiting import manager_of
from reintegration.showing.amounts import written
from reintegration.showing.plan_measures import measures_shown
from workflows.rows import Communication, Procedure
from workflows.showing.summary import field_fact, person_facts

NOT_OF_THE_PERSON = ("attempt_note",)  # of the work of the agency


def leaflet(frame):
    """The code and the telephone; nothing else of the case."""
    agency = frame.procedure.agency_that_is(CASE_MANAGEMENT)
    return {
        "dated_on": localdate(now()),
        "leaflet_code": frame.procedure.code,
        "phone": agency.phone,
        "phone_code": phone_code(agency.phone) if agency.phone else None,
        "phone_hours": agency.phone_hours,
        "agency": _names(agency),
    }


def plan_for_signature(frame):
    case, manager = frame.procedure, manager_of(frame.procedure)
    agreed = {"plan_from": case.plan_from or today(), "plan_until": case.plan_until or "…………"}
    return _head(frame) | agreed | {
        "manager": manager.name if manager else "",
        "revision": case.plan_revision if case.plan_revision > 1 else "",
        "programme": case.programme and {"en": case.programme.name_en, "az": case.programme.name_az or case.programme.name_en},
        "goals": _told(lambda: _goals(case)),
        "measures": _told(lambda: _measures(frame)) if measures_shown(frame) else None,
        "consents": _told(lambda: _consents(case)),
    }  # fmt: skip


def own_data(frame):
    """What is stored about the person here, with whom it was shared, and which agency has looked at it."""
    return _head(frame) | {
        "stored": _told(lambda: _stored(frame)),
        "shared": _told(lambda: _shared(frame.procedure)),
        "seen": _told(lambda: _seen(frame.procedure)),
    }


PAPERS = {
    "leaflet": ("returnee_leaflet", leaflet),
    "plan": ("plan_for_signature", plan_for_signature),
    "own-data": ("own_data", own_data),
}


def printed(frame, name):
    """The paper as PDF; in Azerbaijani order of languages where both stand in it. Raises Incomplete, Unprintable."""
    template, tell = PAPERS[name]
    return render(template, "az", tell(frame))


def _names(agency):
    return {"en": agency.name_en, "az": agency.name_az or agency.name_en}


def _head(frame):
    agency = frame.procedure.agency_that_is(CASE_MANAGEMENT)
    head = {"dated_on": localdate(now()), "our_reference": frame.procedure.reference, "person": frame.procedure.title}
    return head | {"agency": _names(agency), "phone": f"{agency.phone} {agency.phone_hours}".strip()}


def _told(tell):
    """The same rows (label, value) in each language."""
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = [[str(label), str(value)] for label, value in tell() if value not in ("", None)]
    return found


def _goals(case):
    for goal in case.goals.filter(revision=case.plan_revision, dropped_on=None).order_by("dimension", "pk"):
        yield goal.get_dimension_display(), goal.text


def _measures(frame):
    for one in measures_shown(frame):
        yield (
            one["kind"],
            ", ".join(filter(None, (one["provider"], written(one["planned"], one["currency"]), one["status"]))),
        )


def _consents(case):
    found = case.case.consents.in_force(today()).select_related("recipient").order_by("pk")
    rows = [(one.get_purpose_display(), _consented(one)) for one in found]
    return rows or [(_("None"), "–")]


def _consented(one):
    to = _("shared with %(agency)s") % {"agency": one.recipient.name} if one.recipient else ""
    said = (f"{part.rstrip('.')}." for part in (to, one.data, one.how_to_withdraw, one.kept_until) if part)
    return " ".join(said)


def _stored(frame):
    """Particulars, what the steps recorded of support, goals, consents, marks, visits and follow-ups."""
    case = frame.procedure
    subject = subject_of(members(case.case))
    for fact in person_facts(subject, frame.capacities):
        yield fact["label"], fact["value"]
    for fact in (field_fact(case, name, frame.capacities) for name in _of_support(case)):
        if fact:
            yield fact["label"], fact["value"]
    yield from _goals(case)
    yield from _rows_of(case, subject.person)


def _of_support(case):
    """The fields of the case that tell of the person and are no links to other rows."""
    own = [name for name, group in case.field_groups.items() if group == FieldGroup.SUPPORT]
    return [name for name in own if name not in NOT_OF_THE_PERSON and not case._meta.get_field(name).remote_field]


def _rows_of(case, person):
    for one in case.case.consents.filter(person=person).order_by("pk"):
        until = _("withdrawn on %(day)s") % {"day": day(one.withdrawn_at)} if one.withdrawn_at else day(one.valid_until)
        yield _("Consent"), ", ".join(filter(None, (one.get_purpose_display(), day(one.given_on), until)))
    for one in case.case.vulnerabilities.filter(person=person).order_by("pk"):
        yield (
            _("Vulnerability"),
            ", ".join(filter(None, (one.get_code_display(), one.get_source_display(), day(one.found_on)))),
        )
    for one in case.visits.exclude(result="").order_by("pk"):
        yield _("Visit"), ", ".join(filter(None, (day(one.done_on), one.get_result_display(), one.note)))
    for one in case.follow_ups.order_by("pk"):
        yield (
            _("Follow-up"),
            ", ".join(filter(None, (one.get_wave_display(), day(one.on), one.get_result_display(), one.note))),
        )
    for document in case.case.documents.order_by("pk"):
        yield _("File"), f"{document.title}, {day(document.added_at)}"


def _shared(case):
    """The agencies with a part in the case, and everything that was told to one of them."""
    rows = [
        (grant.group.agency.name, CASE_ROLE_NAMES[grant.case_role])
        for grant in case.granted
        if grant.case_role != CASE_MANAGEMENT
    ]
    of_case = Procedure.objects.filter(case=case.case_id).values("pk")
    told = Communication.objects.filter(procedure__in=of_case).select_related("recipient", "letter").order_by("pk")
    rows += [
        (one.recipient.name, f"{one.get_what_display()}, {day(one.at)}, {one.ground}".rstrip(", ")) for one in told
    ]
    return rows or [(_("Nobody so far"), "–")]


def _seen(case):
    """Agencies, not people, with how often and when last."""
    rows = (
        Viewing.objects.filter(cases__contains=[case.case_id])
        .values("agency")
        .annotate(times=Count("pk"), last=Max("at"))
        .order_by("agency")
    )
    rows = list(rows)
    names = {agency.pk: agency.name for agency in Agency.objects.filter(pk__in=[row["agency"] for row in rows])}
    return [(names[row["agency"]], f"{row['times']}, {day(row['last'])}") for row in rows] or [
        (_("Nobody so far"), "–")
    ]
