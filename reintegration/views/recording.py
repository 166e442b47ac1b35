"""What the forms of this floor share: one act, its refusal said at the field, its token, and files that come with it."""

from uuid import uuid4

from django import forms
from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.asylum_door.forms import AtTheDoor
from cases.asylum_door.turning_away import keep as keep_hits
from cases.sniffing import Unacceptable
from workflows.refusing import Refused

MOST_BYTES = 20 * 1024 * 1024


class OnceForm(AtTheDoor, forms.Form):
    """A form whose token makes its act happen once, however often it is sent."""

    token = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", str(uuid4()))

    @property
    def said(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}


def file_field(label, required=False):
    return forms.FileField(
        label=label, required=required, help_text=gettext_lazy("PDF, JPEG or PNG, up to 20 MB"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )  # fmt: skip


def too_large(form, name):
    """Says so at the field where a file is larger than may be."""
    file = form.cleaned_data.get(name)
    if file and file.size > MOST_BYTES:
        form.add_error(name, _("The file is larger than 20 MB. Split it or scan at 200 dpi."))
        return True
    return False


def done(request, form, act, said="", file="file"):
    """Whether the act was done; where it was refused, the reasons stand in the form. `said` is told when it was done."""
    try:
        act()
    except Refused as refused:
        for name, sentences in refused.fields.items():
            form.add_error(name if name in form.fields else None, [str(sentence) for sentence in sentences])
        for reason in refused.reasons:
            form.add_error(None, str(reason))
        return False
    except Unacceptable as unacceptable:
        keep_hits({file: getattr(unacceptable, "hits", ())})
        form.add_error(file, str(unacceptable))
        return False
    if said:
        messages.success(request, said)
    return True


def data_of(request):
    """What was sent with a form, for its two first arguments; nothing where it is only asked for."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
