"""The wording of letters: read, proposed, looked at on paper, and signed by another administrator."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.managing import insist_on_leading
from agencies.policy import allow
from cases.changes import Change
from cases.wording.declared import LANGUAGES, delivered
from cases.wording.rows import WordingChange, latest, texts_in_force, texts_of_version
from cases.wording.specimen import printed
from workflows.refusing import Refused
from workflows.rule_changes.forms import DecisionForm
from workflows.views.documents import as_attachment
from workflows.wording import showing
from workflows.wording.asking import BY_TWO
from workflows.wording.forms import WordingForm
from workflows.wording.kinds import EDITED

OUTCOMES = {"sign": Change.Outcome.GRANTED, "refuse": Change.Outcome.REFUSED, "withdraw": Change.Outcome.WITHDRAWN}


@allow("rules.change")
def wordings(request):
    insist_on_leading(request.actor)
    found = WordingChange.objects.select_related("proposed_by")
    in_force = {version.letter: version for version in found.in_force()}
    waiting = {change.letter: change for change in found.filter(outcome=Change.Outcome.OPEN)}
    context = {"title": _("Letters"), "table": showing.letters_table(in_force, waiting)}
    return render(request, "workflows/rules/list.html", context)


@allow("rules.change")
def wording(request, kind):
    insist_on_leading(request.actor)
    _insist_on_edited(kind)
    versions = list(WordingChange.objects.versions(kind).select_related("proposed_by", "decided_by"))
    texts = texts_of_version(kind, versions[0] if versions else None)
    context = {
        "title": EDITED[kind], "crumbs": _crumbs({"label": EDITED[kind]}), "kind": kind,
        "parts": [(code, showing.wording_facts(kind, texts, code)) for code in LANGUAGES],
        "specimens": showing.languages("wording_specimen", kind),
        "versions": showing.versions_table(kind, versions), "placeholders": showing.placeholders_table(kind),
        "waiting": _waiting(kind),
    }  # fmt: skip
    return render(request, "workflows/wording/letter.html", context)


@allow("rules.change")
def propose_wording(request, kind):
    """First it is looked at, beside what is in force and on paper; then it is proposed. Altered in between, it is shown again."""
    insist_on_leading(request.actor)
    _insist_on_edited(kind)
    version = latest(kind)
    form = WordingForm(kind, _beginning(request, kind, version), request.POST if request.method == "POST" else None)
    context = {
        "title": _("Propose another wording: %(letter)s") % {"letter": EDITED[kind]}, "form": form, "kind": kind,
        "crumbs": _crumbs(_letter(kind), {"label": _("Another wording")}), "placeholders": showing.placeholders_table(kind),
        "waiting": _waiting(kind),
    }  # fmt: skip
    if form.is_valid():
        if request.POST.get("specimen") in LANGUAGES:
            return _specimen(kind, form.texts(), request.POST["specimen"])
        if request.POST.get("propose") == form.digest(version) and (done := _proposed(request, kind, form)):
            return redirect("wording_change", done.pk)
        context |= _looked_at(kind, form, version)
    return render(request, "workflows/wording/propose.html", context, status=422 if form.errors else 200)


def _beginning(request, kind, version):
    """With which text the form begins: that in force, or an older one that somebody goes back to."""
    chosen = request.GET.get("text", "")
    if chosen == "delivered":
        return delivered(kind)
    older = WordingChange.objects.filter(letter=kind, pk=chosen).first() if chosen.isdecimal() else None
    return texts_of_version(kind, older or version)


def _proposed(request, kind, form):
    change = WordingChange(letter=kind, texts=form.texts(), reason=form.cleaned_data["reason"])
    try:
        done = BY_TWO.propose(change, request.actor, form.cleaned_data["token"])
    except Refused as refused:
        form.refuse(refused)
        return None
    messages.success(request, _("Proposed. Another administrator must sign it."))
    return done


def _looked_at(kind, form, version):
    return {
        "digest": form.digest(version),
        "changes": showing.compared(kind, texts_of_version(kind, version), form.texts()),
    }


@allow("rules.change")
def wording_change(request, pk):
    insist_on_leading(request.actor)
    return _page(request, _found(pk), DecisionForm())


@allow("rules.change")
@require_POST
def decide_wording(request, pk):
    insist_on_leading(request.actor)
    change, form = _found(pk), DecisionForm(request.POST)
    outcome = OUTCOMES.get(request.POST.get("act"))
    if not form.is_valid() or outcome is None:
        return _page(request, change, form)
    try:
        done = BY_TWO.decide(change, request.actor, outcome, form.cleaned_data["comment"])
    except Refused as refused:
        form.refuse(_at_the_decision(refused))
        return _page(request, _found(pk), form)
    messages.success(request, _("Done: %(outcome)s.") % {"outcome": done.get_outcome_display()})
    return redirect("wording_change", pk)


def _at_the_decision(refused):
    """What is wrong with the wording is said above the decision, whose form has no such field."""
    said = [sentence for name, sentences in refused.fields.items() if name != "comment" for sentence in sentences]
    fields = {name: sentences for name, sentences in refused.fields.items() if name == "comment"}
    return Refused(*refused.reasons, *said, fields=fields)


@allow("rules.change")
def wording_specimen(request, kind, language):
    insist_on_leading(request.actor)
    _insist_on_edited(kind)
    return _specimen(kind, texts_in_force(kind), language)


@allow("rules.change")
def change_specimen(request, pk, language):
    insist_on_leading(request.actor)
    change = _found(pk)
    return _specimen(change.letter, texts_of_version(change.letter, change), language)


def _specimen(kind, texts, language):
    if language not in LANGUAGES:
        raise Http404
    made = printed(kind, language, texts[language])
    return as_attachment(made, "application/pdf", f"{kind} {language} specimen")


def _insist_on_edited(kind):
    if kind not in EDITED:
        raise Http404


def _found(pk):
    related = ("proposed_by", "proposed_for", "decided_by", "decided_for")
    return get_object_or_404(WordingChange.objects.select_related(*related), pk=pk, letter__in=EDITED)


def _waiting(kind):
    return WordingChange.objects.filter(letter=kind, outcome=Change.Outcome.OPEN).first()


def _page(request, change, form):
    context = {
        "change": change, "title": EDITED[change.letter], "form": form, "facts": showing.change_facts(change),
        "crumbs": _crumbs(_letter(change.letter), {"label": _("Proposal")}),
        "changes": showing.changed_from(change, change.before()), "specimens": showing.languages("change_specimen", change.pk),
        "own": change.proposed_by_id == request.actor.user.pk,
    }  # fmt: skip
    return render(request, "workflows/wording/change.html", context, status=422 if form.errors else 200)


def _crumbs(*further):
    return [{"label": _("Letters"), "url": reverse("wordings")}, *further]


def _letter(kind):
    return {"label": EDITED[kind], "url": reverse("wording", args=[kind])}
