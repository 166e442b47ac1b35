"""A reintegration case of somebody who came back by another way: typed once, and whoever looks alike is asked about first."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.policy import allow
from audit.moment import today
from cases.naming import state_names
from cases.programmes import ReturnType
from reintegration.opening import open_directly, running_programmes
from workflows.drafts.sealed import typed_before
from workflows.returning.forms import DAY
from workflows.returning.newcomer_forms import CHOOSE, Family, NewReturnForm, as_typed
from workflows.returning.opening import OpenedAlready, who_looks_alike
from workflows.views.enquiries import insist_manages_cases
from workflows.views.new_return import known_person, opened_already


class NewReintegrationForm(NewReturnForm):
    """About the person, and how and when they came back."""

    contact = None  # of a return that is still to come
    return_type = forms.ChoiceField(label=gettext_lazy("Kind of return"), choices=[*CHOOSE, *ReturnType.choices])
    arrived_on = forms.DateField(label=gettext_lazy("Day of the arrival"), help_text=DAY)
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=40, required=False)
    programme = forms.ModelChoiceField(None, label=gettext_lazy("Programme"), required=False)

    def for_agency(self, agency):
        """With the programmes that an agency runs today."""
        self.fields["host_state"].label = _("Country that the person came from")
        self.fields["programme"].queryset = running_programmes([agency])
        return self

    def clean_arrived_on(self):
        if self.cleaned_data["arrived_on"] > today():
            raise forms.ValidationError(_("This day has not come yet."))
        return self.cleaned_data["arrived_on"]


@allow("return.open")
def new_reintegration(request):
    insist_manages_cases(request)
    if request.method != "POST" or request.POST.get("action") == "add":
        is_sent = request.method == "POST"
        said = request.POST if is_sent else typed_before(request)
        form, family = as_typed(said, more=is_sent, make=NewReintegrationForm)
        return _page(request, form.for_agency(request.actor.agency), family)
    form = NewReintegrationForm(request.POST).for_agency(request.actor.agency)
    family = Family(request.POST, prefix="family")
    if not (form.is_valid() & family.is_valid()):
        return _page(request, form, family, status=422)
    if done := opened_already(form):
        return redirect("procedure", done.reference)
    if found := who_looks_alike(form.cleaned_data, request.actor):
        form.ask_who_it_is(found)
        form.full_clean()
        if not form.is_valid():
            return _page(request, form, family, found, status=422)
    messages.success(request, _("The case is open. Contact the person next."))
    return redirect("procedure", _opened(request, form, family).reference)


def _opened(request, form, family):
    relatives = [one.cleaned_data for one in family]
    try:
        return open_directly(form.cleaned_data, relatives, known_person(form), by=request.actor)
    except OpenedAlready as twice:
        return twice.procedure


def _page(request, form, family, alike=(), status=200):
    page = {"form": form, "family": family, "alike": alike, "states": state_names()}
    return render(request, "reintegration/new_case.html", page, status=status)
