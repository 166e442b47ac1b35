"""Workflow diagrams: the lawful steps, drawn from the declaration that the engine itself runs."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from agencies.policy import allow
from agencies.words import capacity_names
from cases.rules import Agreement
from workflows.declare import BACK, STAY
from workflows.diagram import BOX_HEIGHT, BOX_WIDTH, drawing, rows
from workflows.rows import Procedure


@allow("workflow.view")
def workflows(request):
    found = [{"name": name, "label": model.workflow.label} for name, model in Procedure.kinds.items()]
    return render(request, "workflows/workflows.html", {"workflows": found})


@allow("workflow.view")
def workflow(request, name):
    """One workflow: drawing and equivalent table; `?at=STATE` says "you are here"."""
    if name not in Procedure.kinds:
        raise Http404
    declared = Procedure.kinds[name].workflow
    context = {
        "declared": declared,
        "drawing": drawing(declared),
        "box": {"width": BOX_WIDTH, "height": BOX_HEIGHT},
        "here": request.GET.get("at", ""),
        "rows": [_row(row) for row in rows(declared)],
        "limits": _limits(declared),
    }
    return render(request, "workflows/workflow.html", context)


def _row(row):
    eyes = _("as the procedure asks") if row["approval_depends"] else capacity_names(row["approval"])
    targets = {STAY.name: _("(stays)"), BACK.name: _("(back to where it was)")}
    row |= {"target": targets.get(row["target"].name, row["target"])}
    if row["is_gated"]:
        row["needs"] = [*row["needs"], _("No protection gate may be open.")]
    return row | {"by": capacity_names(row["by"]), "approval": eyes, "law": row["law"] or _("House rule")}


def _limits(declared):
    """Every limit of this workflow under each agreement in use."""
    agreements = Agreement.objects.filter(live=True).prefetch_related("limits")
    names = {deadline.limit: deadline for deadline in declared.deadlines.values()}
    return [
        {"deadline": names[rule.name], "agreement": agreement, "rule": rule}
        for agreement in agreements
        for rule in agreement.limits.all()
        if rule.name in names and rule.value
    ]
