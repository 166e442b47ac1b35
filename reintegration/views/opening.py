"""Opens the reintegration case that follows a return: the agency and programme are chosen, nothing is typed again."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.policy import allow, capacities_of
from agencies.roles import CASE_MANAGEMENT
from audit.dates import day_and_time
from cases.naming import state_said
from cases.programmes import ReturnType
from reintegration.opening import came_home, managing_agencies, open_from, opened_from, running_programmes, travellers
from reintegration.views.recording import OnceForm, data_of, done
from workflows.finding import find
from workflows.showing.frame import Frame


class OpenForm(OnceForm):
    """The agency that manages the case and, where it is known already, the programme."""

    agency = forms.ModelChoiceField(None, label=gettext_lazy("Agency that manages the case"), empty_label=None)
    programme = forms.ModelChoiceField(
        None, label=gettext_lazy("Programme"), required=False,
        help_text=gettext_lazy("One of this agency. It can be chosen later, with the plan."),
    )  # fmt: skip

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        agencies = managing_agencies()
        self.fields["agency"].queryset = agencies
        self.fields["programme"].queryset = running_programmes(agencies)
        self.fields["programme"].label_from_instance = lambda one: f"{one.agency.name}: {one.name}"
        if CASE_MANAGEMENT in actor.agency.case_roles:
            self.initial.setdefault("agency", actor.agency.pk)


@allow("reintegration.open")
def open_reintegration_case(request, reference):
    """GET asks for agency and programme; POST opens. Where it is open already, onward to it or to where it stands."""
    procedure, capacities = find(request, reference, "reintegration.open")
    if there := opened_from(procedure):
        return _onward(request, procedure, there)
    if (came := came_home(procedure)) is None:
        raise PermissionDenied(_("Nobody has come back under this case who agreed to be referred to reintegration."))
    form = OpenForm(*data_of(request), actor=request.actor)
    if form.is_valid() and done(request, form, lambda: _opened(request, procedure, form)):
        return _onward(request, procedure, opened_from(procedure))
    context = Frame(request, procedure, capacities).context() | {
        "title": _("Open the reintegration case"),
        "form": form,
        "submit": _("Open the reintegration case"),
        "facts": _facts(procedure, *came),
    }
    return render(request, "reintegration/open.html", context, status=422 if form.is_bound else 200)


def _opened(request, procedure, form):
    token = form.cleaned_data["token"]
    return open_from(procedure, request.actor, form.cleaned_data["agency"], form.cleaned_data["programme"], token)


def _onward(request, procedure, there):
    """To the case that is there, for those with a part in it; else back, and told that there is one."""
    messages.success(request, _("Reintegration case: %(reference)s.") % {"reference": there.reference})
    if capacities_of(request.actor, there):
        return redirect("procedure", there.reference)
    return redirect("procedure", procedure.reference)


def _facts(procedure, return_type, arrived_at):
    people = travellers(procedure.case)
    return [
        {"label": _("Who came back"), "value": "; ".join(map(str, people))},
        {"label": _("Kind of return"), "value": ReturnType(return_type).label},
        {"label": _("From"), "value": state_said(procedure.case.requesting_state)},
        {"label": _("Arrived"), "value": day_and_time(arrived_at)},
    ]
