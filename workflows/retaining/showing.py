"""Rules, due cases, holds and erasures as rows of tables and facts. Nobody is named: cases by reference, people by number."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from audit.dates import day, day_and_time
from cases.models import Erasure, LegalHold, RetentionRule
from cases.retention.erasures import Stage
from workflows.retaining.told import who_was_told
from workflows.rows import Procedure
from workflows.rule_changes.showing import headed

TONES = {Stage.PROPOSED: "four", Stage.RELEASED: "warn", Stage.FINISHED: "ok"}
MOST = 100


def term(rule):
    words = {
        "days": ngettext("%(n)s day", "%(n)s days", rule.value),
        "months": ngettext("%(n)s month", "%(n)s months", rule.value),
        "years": ngettext("%(n)s year", "%(n)s years", rule.value),
    }
    return words[rule.unit] % {"n": rule.value}


def rules_table(may_change):
    rows = [_rule(rule, may_change) for rule in RetentionRule.objects.order_by("record_class", "valid_from")]
    return headed(_("Rules of retention"), _("What is kept"), _("For how long"), _("Holds"), _("Source"), rows=rows)


def _rule(rule, may_change):
    name = {"text": str(rule)}
    if may_change and rule.valid_until is None:
        name["url"] = reverse("change_retention", args=[rule.record_class])
    holds = _("from %(day)s") % {"day": day(rule.valid_from)} if rule.valid_from else _("from the beginning")
    until = _("until %(day)s") % {"day": day(rule.valid_until)} if rule.valid_until else ""
    return [
        name, {"text": term(rule)}, {"text": holds, "sub": until},
        {
            "text": " ".join(filter(None, (rule.article, str(rule.not_carried_out)))), "sub": rule.source, "sub_language": "en",
            "tag": sure_tag_of(rule),
        },
    ]  # fmt: skip


def sure_tag_of(rule):
    return (
        {"label": _("Verified"), "tone": "ok", "icon": "check"}
        if rule.verified
        else {"label": _("Not verified"), "tone": "warn"}
    )


def due_table(found, caption):
    rows = [_due(one) for one in found[:MOST]]
    labels = (_("Case"), _("Ended"), _("Due"), _("Rule"), pgettext("of what is to be erased", "State"))
    return headed(caption, *labels, rows=rows) if rows else None


def _due(one):
    reference = one.references[0] if one.references else f"#{one.case}"
    url = reverse("retention_case", args=[reference]) if one.references else ""
    tag = _tag_of_due(one)
    return [
        {"text": reference, "url": url, "mono": True}, {"text": day(one.ended_on)}, {"text": day(one.due_on)},
        {"text": str(one.rule), "sub": term(one.rule), "tag": sure_tag_of(one.rule)}, {"text": " ", "tag": tag} if tag else {"text": "–"},
    ]  # fmt: skip


def _tag_of_due(one):
    if one.held:
        return {"label": _("Legal hold"), "tone": "grave"}
    return {"label": _("An erasure waits"), "tone": "four"} if one.proposed else None


def holds_table():
    found = LegalHold.objects.standing().select_related("set_by", "set_for").order_by("-pk")[:MOST]
    references = references_of({hold.case_id for hold in found if hold.case_id})
    rows = [
        [
            {"text": references.get(hold.case_id) or _("Person no. %(number)s") % {"number": hold.person_id},
             "url": reverse("hold", args=[hold.pk])},
            {"text": hold.reason}, {"text": hold.set_by.name, "sub": f"{hold.set_for} · {day(hold.set_at)}"},
        ]
        for hold in found
    ]  # fmt: skip
    return (
        headed(_("Holds that stand"), _("On what"), _("Reason of the hold"), _("Set by"), rows=rows) if rows else None
    )


def erasures_table():
    found = Erasure.objects.select_related("proposed_by").order_by("-pk")[:MOST]
    rows = [
        [
            {"text": f"E-{erasure.pk}", "url": reverse("erasure", args=[erasure.pk]), "mono": True},
            {"text": erasure.get_ground_display()}, {"text": _reach(erasure)},
            {"text": day(erasure.proposed_at), "sub": erasure.proposed_by.name if erasure.proposed_by else _("after a restore")},
            {"text": " ", "tag": stage_tag(erasure)},
        ]
        for erasure in found
    ]  # fmt: skip
    return (
        headed(_("All erasures"), _("Number"), _("Ground"), _("Reaches"), _("Proposed"), _("Stage"), rows=rows)
        if rows
        else None
    )


def stage_tag(erasure):
    label = _("Stopped: see why") if erasure.stopped else erasure.get_stage_display()
    return {"label": label, "tone": "grave" if erasure.stopped else TONES.get(erasure.stage, "")}


def _reach(erasure):
    persons = ngettext("%(n)s person", "%(n)s persons", len(erasure.persons)) % {"n": len(erasure.persons)}
    cases = ngettext("%(n)s case", "%(n)s cases", len(erasure.cases)) % {"n": len(erasure.cases)}
    if not erasure.shared:
        return f"{persons}, {cases}"
    shared = ngettext("%(n)s case of others", "%(n)s cases of others", len(erasure.shared)) % {"n": len(erasure.shared)}
    return f"{persons}, {cases}, {shared}"


def erasure_facts(erasure):
    references = references_of(erasure.cases + erasure.shared)
    told = [
        {"label": _("Stage"), "value": " ", "tag": stage_tag(erasure)},
        {"label": _("Ground"), "value": erasure.get_ground_display()},
        {"label": _("Reaches"), "value": _reach(erasure)},
        {"label": _("Cases"), "value": ", ".join(references.get(case, f"#{case}") for case in erasure.cases)},
        {
            "label": _("Cases in which others stay"),
            "value": ", ".join(references.get(case, f"#{case}") for case in erasure.shared),
        },
        {"label": _("Reason"), "value": erasure.reason},
        {"label": _("Proposed"), "value": _who(erasure.proposed_at, erasure.proposed_by)},
        {"label": _("Decided"), "value": _who(erasure.decided_at, erasure.decided_by)},
    ]
    if erasure.stopped:
        told.append({"label": _("Why it stopped"), "value": erasure.stopped})
    if erasure.erased_at:
        told.append({"label": _("Rows erased"), "value": str(erasure.rows)})
        told.append({"label": _("Files destroyed"), "value": str(erasure.destroyed)})
        told.append({"label": _("Finished"), "value": day_and_time(erasure.finished_at)})
        told.append(
            {
                "label": _("Who was told of it"),
                "value": "; ".join(who_was_told(erasure)) or _("nobody else had any of it"),
            }
        )
    return told


def _who(at, user):
    return ", ".join(filter(None, (day_and_time(at), user.name if user else ""))) if at else ""


def counts_table(counts):
    rows = [
        [{"text": name, "mono": True}, {"text": str(count), "number": True}] for name, count in sorted(counts.items())
    ]
    return headed(_("What would be erased, table by table"), _("Table"), _("Rows"), rows=rows) if rows else None


def references_of(cases) -> dict[int, str]:
    """Case → the reference of its first procedure."""
    rows = Procedure.objects.filter(case__in=cases).order_by("-pk").values_list("case", "reference")
    return dict(rows)
