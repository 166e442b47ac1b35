"""Asks whoever reads the logs what for. The answer stands at the head of every page until they end the task."""

from django import forms
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from agencies.policy import allow
from agencies.signing_in import wish_of
from audit.purposes import LONGEST, begin_task, end_task
from cases.asylum_door.forms import AtTheDoor


class PurposeForm(AtTheDoor, forms.Form):
    """In words, or the number of a ticket or letter."""

    purpose = forms.CharField(
        label=_("Purpose, or number of the ticket"), min_length=4, max_length=LONGEST,
        help_text=_("It is written beside everything that you look up until you end the task. Name nobody in it."),
    )  # fmt: skip


@allow("log.read")
def begin(request):
    form = PurposeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        begin_task(request, form.cleaned_data["purpose"])
        return HttpResponseRedirect(wish_of(request) or reverse("work"))
    return asked(request, form, status=422 if form.is_bound else 200)


@allow("log.read")
@require_POST
def end(request):
    end_task(request)
    return redirect("work")


def asked(request, form=None, status=200):
    """The page that asks, in the place of the one that was wanted; it shows nothing of that."""
    wish = request.get_full_path() if form is None else wish_of(request)
    context = {"form": form or PurposeForm(), "wish": wish}
    return render(request, "workflows/purpose.html", context, status=status)
