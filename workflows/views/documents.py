"""Documents of a case: the list, adding a file, examining evidence, letters; each file served only through its check."""

from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, Sight, sight
from agencies.policy import allow, insist, may
from agencies.reading import note_subject
from agencies.roles import LEAD
from cases import storing
from cases.asylum_door.forms import AtTheDoor
from cases.asylum_door.turning_away import keep as keep_hits
from cases.documents import Document, Evidence
from cases.filing import keep_document, touch
from cases.paper import Incomplete, Unprintable
from cases.sniffing import Unacceptable
from workflows.communications import confirm_opened
from workflows.finding import find
from workflows.letters import open_letter
from workflows.showing.frame import Frame
from workflows.showing.papers import documents_shown, evidence_shown, letters_shown

MOST_BYTES = 20 * 1024 * 1024


class FileForm(AtTheDoor, forms.Form):
    """A file to add. What it is, is read from its content, never from its name."""

    file = forms.FileField(
        label=gettext_lazy("File"), help_text=gettext_lazy("PDF, JPEG or PNG, up to 20 MB"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )  # fmt: skip
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    seen_original = forms.BooleanField(label=gettext_lazy("I have seen the original"), required=False)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 20 MB. Split it or scan at 200 dpi."))
        return file


@allow("procedure.view")
def documents(request, reference):
    procedure, capacities = find(request, reference)
    form = FileForm(request.POST or None, request.FILES or None) if request.method == "POST" else FileForm()
    if request.method == "POST":
        insist(capacities, "document.add")
        if form.is_valid() and _added(request, procedure, form):
            messages.success(request, _("The file is added."))
            return redirect("documents", reference)
    frame = Frame(request, procedure, capacities, "documents")
    context = frame.context() | {
        "files": documents_shown(frame),
        "means": evidence_shown(frame),
        "inside": frame.inside,
        "letters": letters_shown(frame),
        "form": form if may(capacities, "document.add") else None,
    }
    return render(request, "workflows/documents.html", context, status=422 if form.is_bound else 200)


def _added(request, procedure, form):
    said = form.cleaned_data
    own = {"kind": Document.Kind.OTHER, "group": FieldGroup.EVIDENCE, "seen_original": said["seen_original"]}
    try:
        keep_document(procedure.case, said["file"].read(), title=said["title"], by=request.actor, **own)
    except Unacceptable as unacceptable:
        keep_hits({"file": getattr(unacceptable, "hits", ())})
        form.add_error("file", str(unacceptable))
        return False
    touch(procedure.case)
    return True


@allow("document.view")
def document(request, reference, pk):
    """A file, as an attachment: never opened by the browser in this site's name."""
    procedure, capacities = find(request, reference, "document.view")
    found = get_object_or_404(Document, pk=pk, case=procedure.case_id)
    if sight(capacities, FieldGroup(found.group)) != Sight.FULL or found.kind == Document.Kind.LETTER:
        raise Http404
    note_subject("document", found.pk, "download")
    return served(found)


def served(found):
    return as_attachment(storing.read(found.sha256), found.media_type, found.title)


def as_attachment(content, media_type, title):
    """Never opened by the browser in this site's name."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(title)}.{media_type.rpartition('/')[2]}"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def letter_for(request, reference, pk):
    """(procedure, capacities, letter) for those whom a letter is from or to, and for the lead agency; to others it is not there."""
    procedure, capacities = find(request, reference, "letter.open")
    if sight(capacities, FieldGroup.PARTICULARS) != Sight.FULL:
        raise PermissionDenied(_("Letters name the person, whom your role does not see."))
    found = get_object_or_404(procedure.letters.select_related("sender", "recipient", "step"), pk=pk)
    concerned = {found.sender_id, found.recipient_id}
    if request.actor.agency.pk not in concerned and LEAD not in {capacity.case_role for capacity in capacities}:
        raise Http404
    return procedure, capacities, found


@allow("letter.open")
def letter(request, reference, pk, language=None):
    """A letter as PDF; where our fonts cannot print what it says, that is said, and where it can be read."""
    _procedure, _capacities, found = letter_for(request, reference, pk)
    note_subject("letter", found.pk, "print")
    confirm_opened(found, request.actor)
    try:
        return served(open_letter(found, language or get_language()[:2]))
    except (Incomplete, Unprintable) as refused:
        messages.error(request, _why_not_printed(refused))
        return redirect("sent_and_today", reference, pk)


def _why_not_printed(refused):
    if isinstance(refused, Incomplete):
        return _("This letter cannot be printed: it does not say everything that it must. What it says stands here.")
    if not refused.character:
        return _("This letter cannot be printed: its photograph cannot be read. What it says stands here.")
    said = _("This letter cannot be printed: our fonts have no shape for “%(character)s”. What it says stands here.")
    return said % {"character": refused.character}


class ExamineForm(AtTheDoor, forms.ModelForm):
    class Meta:
        model = Evidence
        fields = ["finding", "seen_original", "reason"]
        help_texts = {
            "finding": gettext_lazy(
                "Accepted: it shows what it is meant to show. Genuine, but it shows something else: contradicted."
            )
        }

    def clean(self):
        said = super().clean()
        if said.get("finding") in ("contradicted", "false") and not said.get("reason"):
            self.add_error("reason", _("Say why."))
        return said


@allow("evidence.examine")
def examine(request, reference, pk):
    """Says what a means of evidence is worth: accepted, contradicted, false."""
    procedure, capacities = find(request, reference, "evidence.examine")
    if not procedure.case.is_for_us:  # there the other side weighs it
        raise Http404
    evidence = get_object_or_404(Evidence, pk=pk, case=procedure.case_id)
    form = ExamineForm(request.POST if request.method == "POST" else None, instance=evidence)
    if form.is_valid():
        form.save()
        touch(procedure.case)
        messages.success(request, _("The finding is recorded."))
        return redirect("documents", reference)
    frame = Frame(request, procedure, capacities, "documents")
    context = frame.context() | {"title": _("Examine evidence"), "form": form, "submit": _("Record the finding")}
    return render(request, "workflows/confirm.html", context, status=422 if form.is_bound else 200)
