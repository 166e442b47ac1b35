"""What the pages of a voluntary return say beside its steps: sessions, eligibility, marks, assessments, guardians."""

from django.utils.translation import gettext as _

from audit.dates import day, day_and_time
from cases.eligibility import Verdict, together
from cases.members import main_name
from cases.naming import languages_said
from cases.vulnerability import VulnerabilityCode
from workflows.procedures.letter_parts import members_of
from workflows.procedures.voluntary_return_facts import judged
from workflows.procedures.voluntary_return_forms import programmes_of

TONES = {Verdict.MET: "ok", Verdict.NOT_MET: "warn", Verdict.UNKNOWN: "info"}


def names_of(case):
    """{key of the person: how they are called}: of everybody in a case."""
    return {member.person_id: str(main_name(member) or "–") for member in members_of(case)}


def sessions_shown(case):
    """Every counselling session (workflows/recorded.html), the last one first."""
    found = case.counselling.select_related("counselled_by")
    return [
        {
            "id": f"session-{one.pk}",
            "title": _("Counselling on %(day)s") % {"day": day(one.on)},
            "facts": [
                {"label": _("How"), "value": one.get_mode_display()},
                {"label": _("Language spoken"), "value": languages_said([one.language])},
                {"label": _("Interpreter"), "value": _("Yes") if one.interpreter else _("No")},
                {"label": _("What was spoken about"), "value": "; ".join(one.topics_told)},
                {"label": _("Leaflets given"), "value": "; ".join(filter(None, one.leaflets.splitlines()))},
                {"label": _("How it ended"), "value": one.get_outcome_display()},
                {"label": _("Counsellor"), "value": one.counselled_by.name},
            ],
        }
        for one in found
    ]


def programmes_shown(case):
    """Each programme that may be chosen, with what every rule of it comes to (workflows/eligibility.html)."""
    return [_programme(programme, judged(case, programme)) for programme in programmes_of(case)]


def _programme(programme, found):
    verdict = together(found)
    return {
        "id": f"programme-{programme.pk}",
        "title": programme.name,
        "tag": {"label": _OUTCOMES[verdict](), "tone": TONES[verdict]},
        "rules": [{"says": one.rule, "tag": _tag(one.verdict), "basis": _basis(one.rule)} for one in found],
    }


_OUTCOMES = {
    Verdict.MET: lambda: _("Every rule is met"),
    Verdict.NOT_MET: lambda: _("A rule is not met"),
    Verdict.UNKNOWN: lambda: _("Something is not known yet"),
}


def _tag(verdict):
    return {"label": verdict.label, "tone": TONES[verdict]}


def _basis(rule):
    return ", ".join(filter(None, (rule.source, str(rule.get_confidence_display()))))


def marks_shown(frame):
    """Every mark on somebody in the case, those that stand first."""
    names, found = names_of(frame.procedure.case), frame.procedure.case.vulnerabilities.select_related("found_by")
    children = {row.person_id: row for row in frame.procedure.case.guardianships.all()}
    rows = sorted(found, key=lambda one: (one.ended_on is not None, -one.pk))
    return [_mark(frame, one, names, children) for one in rows]


def _mark(frame, one, names, children):
    facts = [
        {"label": _("Person"), "value": names.get(one.person_id)},
        {"label": _("How it is known"), "value": one.get_source_display()},
        {"label": _("Found"), "value": f"{day(one.found_on)}, {one.found_by.name}"},
    ]
    if one.ended_on:
        facts.append({"label": _("No longer since"), "value": day(one.ended_on)})
    acts = [] if one.ended_on else [{"label": _("End this mark"), "url": frame.url("end_vulnerability", one.pk)}]
    if one.code == VulnerabilityCode.UNACCOMPANIED_CHILD and not one.ended_on:
        facts += _of_child(children.get(one.person_id))
        acts.insert(0, {"label": _("Guardian and best interests"), "url": frame.url("guardianship", one.person_id)})
    return {"id": f"mark-{one.pk}", "title": one.get_code_display(), "facts": facts, "acts": acts}


def _of_child(row):
    """What is recorded of a child without parents, and what is missing."""
    known = row and {
        _("Guardian"): row.has_guardian and f"{row.guardian}, {day(row.appointed_on)}",
        _("Best interests"): row.has_decision and f"{row.decided_by}, {day(row.decided_on)}",
        _("Received by"): row.is_awaited and f"{row.received_by}, {row.receiving_authority}, {day(row.confirmed_on)}",
    }
    labels = (_("Guardian"), _("Best interests"), _("Received by"))
    return [{"label": label, "value": (known and known[label]) or _("Not recorded yet")} for label in labels]


def assessments_shown(case):
    """Every medical assessment, the last one first."""
    names = names_of(case)
    return [
        {
            "id": f"fitness-{one.pk}",
            "title": f"{names.get(one.person_id)}: {one.get_result_display()}",
            "facts": [
                {"label": _("Assessed"), "value": day_and_time(one.assessed_at)},
                {"label": _("Doctor or clinic"), "value": one.assessed_by},
                {"label": _("Care needed on the way"), "value": one.needs},
            ],
        }
        for one in case.fitness.all()
    ]
