"""The family of an application, decided on person by person on one page."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.disclosure import FieldGroup
from agencies.policy import allow
from cases.asylum_door.forms import AtTheDoor
from cases.files import CasePerson, NotCovered
from cases.members import main_name, members, subject_of
from workflows.family import FIELDS, decide_on_family, may_decide_on_family
from workflows.finding import find
from workflows.forms import look_again
from workflows.refusing import Changed, MovedOn, Refused
from workflows.showing.frame import Frame

GROUNDS = [("", gettext_lazy("Choose, where the reply does not cover the person")), *NotCovered.choices]


class FamilyForm(AtTheDoor, forms.Form):
    """For each member of the family: whether the reply covers them; if not, on what ground and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, family, **kwargs):
        super().__init__(*args, **kwargs)
        self.family = family
        for member in family:
            self._ask_about(member)

    def _ask_about(self, member):
        who = {"who": _called(member)}
        choices, now = CasePerson.Decision.choices, member.decision or CasePerson.Decision.COVERED.value
        self.fields[f"decision_{member.pk}"] = forms.ChoiceField(
            label=_("%(who)s: decision") % who, choices=choices, widget=forms.RadioSelect, initial=now
        )
        self.fields[f"decision_ground_{member.pk}"] = forms.ChoiceField(
            label=_("%(who)s: ground") % who, choices=GROUNDS, required=False, initial=member.decision_ground
        )
        self.fields[f"decision_reason_{member.pk}"] = forms.CharField(
            label=_("%(who)s: reasons, as they will be written to the requesting authority") % who, max_length=1000,
            required=False, widget=forms.Textarea(attrs={"rows": 2}), initial=member.decision_reason,
        )  # fmt: skip

    def clean(self):
        said = super().clean()
        for member in self.family:
            left_out = said.get(f"decision_{member.pk}") == CasePerson.Decision.NOT_COVERED
            for name in ("decision_ground", "decision_reason") if left_out else ():
                if not said.get(f"{name}_{member.pk}"):
                    self.add_error(f"{name}_{member.pk}", _("Answer this."))
        return said

    def decisions(self):
        """By member; who is covered needs neither ground nor reasons."""
        told = {m.pk: {name: self.cleaned_data[f"{name}_{m.pk}"] for name in FIELDS} for m in self.family}
        covered = {"decision": CasePerson.Decision.COVERED.value, "decision_ground": "", "decision_reason": ""}
        return {
            key: said if said["decision"] == CasePerson.Decision.NOT_COVERED else covered for key, said in told.items()
        }


def _called(member):
    return f"{main_name(member) or _('Name unknown')} ({member.get_relation_display()})"


@allow("family.decide")
def decide_family(request, reference):
    """GET shows every member of the family with the decision so far; POST keeps the decisions."""
    procedure, capacities = find(request, reference, "family.decide")
    everybody = members(procedure.case)
    family = [member for member in everybody if member is not subject_of(everybody)]
    frame = Frame(request, procedure, capacities, "persons")
    if not family or not frame.sees(FieldGroup.FAMILY):
        raise Http404
    if not (verdict := may_decide_on_family(procedure, capacities)):
        raise PermissionDenied(" ".join(verdict.reasons))
    data = request.POST if request.method == "POST" else None
    form, status = (
        FamilyForm(data, family=family, initial={"version": procedure.case.version}),
        422 if data is not None else 200,
    )
    try:
        if form.is_valid() and _keep(request, procedure, form):
            return redirect("persons", reference)
    except Changed as changed:
        look_again(form, changed, procedure.case.version)
        status = 409
    context = frame.context() | {"title": _("Decide on the family"), "form": form, "submit": _("Record the decisions")}
    return render(request, "workflows/confirm.html", context, status=status)


def _keep(request, procedure, form):
    try:
        decide_on_family(procedure, request.actor, form.decisions(), form.cleaned_data["version"])
    except MovedOn as moved_on:
        messages.error(request, str(moved_on))
        return True
    except Changed:
        raise
    except Refused as refusal:
        form.add_error(None, list(refusal.reasons))
        return False
    messages.success(request, _("The decisions are recorded."))
    return True
