"""Uploading an application package: a person hands in what another State's system wrote."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from agencies.policy import allow
from agencies.roles import LEAD
from cases.asylum_door.forms import AtTheDoor
from cases.asylum_door.gate import inside, opens_itself
from cases.packages.faults import Fault
from cases.packages.reading import MOST_BYTES
from cases.sentences import Sentence
from workflows.intake import Faulty, may_upload, receive

ROOM_FOR_THE_FORM = 1024 * 1024  # what a browser sends around the file


class PackageForm(AtTheDoor, forms.Form):
    """One file. Whether it is a package is read from its content."""

    file = forms.FileField(
        label=gettext_lazy("Application package"), help_text=gettext_lazy("One .json file, up to 60 MB"),
        widget=forms.ClearableFileInput(attrs={"accept": ".json,application/json"}),
    )  # fmt: skip

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith(".json"):
            raise forms.ValidationError(_("Choose a file whose name ends in .json."))
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 60 MB."))
        return file


@allow("package.upload")
@opens_itself
@csrf_exempt  # only here: `_take` checks it, once it is clear that what was sent is not too large to be read
def upload_package(request):
    if not may_upload(request.actor):
        raise PermissionDenied(
            _("Packages are uploaded by the authority that sends them, or by the one they are addressed to.")
        )
    if _size(request) > MOST_BYTES + ROOM_FOR_THE_FORM:
        return _page(request, PackageForm(), [Fault("", Sentence("The file is larger than 60 MB."))], status=413)
    return _take(request)


def _size(request):
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0


@csrf_protect
@inside
def _take(request):
    form = PackageForm(request.POST, request.FILES) if request.method == "POST" else PackageForm()
    if not form.is_valid():
        return _page(request, form, status=422 if form.is_bound else 200)
    try:
        received = receive(form.cleaned_data["file"].read(), request.actor)
    except Faulty as faulty:
        form.add_error("file", _("The package is not taken, nothing is stored. The faults are listed below."))
        return _page(request, form, faulty.faults, status=422)
    messages.success(request, _told(received))
    return redirect("procedure", received.reference)


def _told(received):
    if received.is_new:
        return _("The application is received: %(reference)s.") % {"reference": received.reference}
    return _("This package was received before: %(reference)s. Nothing has changed.") % {
        "reference": received.reference
    }


def _page(request, form, faults=(), status=200):
    told = [{"pointer": fault.pointer or "/", "sentence": in_words(fault.sentence)} for fault in faults]
    leads = LEAD in request.actor.agency.case_roles
    context = {"form": form, "faults": told, "leads": leads, "agency": request.actor.agency}
    return render(request, "workflows/upload_package.html", context, status=status)


def in_words(sentence):
    return sentence.translated(_) if hasattr(sentence, "translated") else sentence
