"""The people of one's own agency: invite, suspend, end. Who administers it changes nobody's roles elsewhere, nor their own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agencies import events, inviting, managing, tables
from agencies.forms import HAS_ROLE, EndMembershipForm, InviteForm
from agencies.leaving import Leaving, carry_out
from agencies.policy import allow
from agencies.proofs.factors import has_factor, remove_all
from agencies.proofs.freshness import step_up
from agencies.sessions import end_other_sessions
from agencies.views.changing import page

WHY = gettext_lazy("You change what somebody may do.")


@allow("people.manage")
@step_up(WHY)
def invite(request, pk):
    agency = managing.agency_of(request.actor, pk)
    roles = managing.roles_to_give(request.actor, agency)
    if not roles:
        raise PermissionDenied(_("This agency has an administrator of its own, who invites its people."))
    form = InviteForm(agency, roles, request.POST if request.method == "POST" else None)
    if form.is_valid() and _invite(request, form):
        return redirect("agency", agency.pk)
    words = {"title": _("Invite a person"), "submit": _("Send the invitation"), "section": agency.name}
    return page(request, form, words | {"back": reverse("agency", args=[agency.pk])})


def _invite(request, form):
    if form.cleaned_data["email"] == request.actor.user.email:
        form.add_error("email", _("You cannot give a role to yourself. Another administrator must do it."))
        return False
    try:
        membership = inviting.invite(form.agency, **form.cleaned_data)
    except IntegrityError:  # the same form came twice at once
        form.add_error("role", HAS_ROLE)
        return False
    _tell(request, inviting.tell_of_role(membership), membership.user)
    return True


def _tell(request, went_out, user):
    if went_out:
        messages.success(request, _("A mail is on its way to %(email)s.") % {"email": user.email})
    else:
        sentence = _("The mail to %(email)s could not be sent. Send the link again later.")
        messages.warning(request, sentence % {"email": user.email})


@allow("people.manage")
def membership(request, pk):
    shown = managing.membership_of(request.actor, pk)
    reasons = managing.may_change(request.actor, shown).reasons
    context = {"membership": shown, "facts": tables.membership_facts(shown), "over": managing.is_over(shown)}
    context |= {"reasons": reasons, "has_factor": has_factor(shown.user)}
    return render(request, "agencies/membership.html", context)


@allow("people.manage")
@step_up(WHY)
def suspend(request, pk):
    """At once; with what the person holds, which goes where it is said to go."""
    changed = managing.membership_of(request.actor, pk)
    managing.insist_on_change(request.actor, changed)
    if request.method != "POST":
        return redirect("membership", pk)
    leaves = Leaving(changed, lambda: managing.suspend(changed), may_be_left=True)
    title = _("Suspend at once: %(role)s, %(name)s")
    return _left(request, leaves, title, _("Suspended. This role counts no more, from now on."))


def _left(request, leaves, title, done):
    """Done; or, where the person holds something, the page that asks where it goes."""
    membership = leaves.membership
    if form := carry_out(leaves, request.POST):
        said = {"role": membership.get_role_display(), "name": membership.user.name}
        words = {
            "title": title % said,
            "section": membership.agency.name,
            "form": form,
            "submit": _("Hand over, and do it"),
        }
        words["back"] = reverse("membership", args=[membership.pk])
        return render(request, "agencies/leave.html", words, status=422)
    messages.success(request, done)
    return redirect("membership", membership.pk)


@allow("people.manage")
@require_POST
@step_up(WHY)
def lift_suspension(request, pk):
    return _change(request, pk, managing.lift_suspension, _("The suspension is lifted."))


@allow("people.manage")
@require_POST
@step_up(WHY)
def send_link(request, pk):
    changed = managing.membership_of(request.actor, pk)
    managing.insist_on_change(request.actor, changed)
    _tell(request, inviting.send_link(changed.user), changed.user)
    return redirect("membership", pk)


@allow("people.manage")
@require_POST
@step_up(WHY)
def remove_factors(request, pk):
    """For somebody who has lost every passkey and code. The password goes on; a new one goes by mail to them alone."""
    changed = managing.membership_of(request.actor, pk)
    managing.insist_on_change(request.actor, changed)
    if remove_all(changed.user, by=request.actor.user):
        events.sessions_ended(changed.user, end_other_sessions(changed.user), request.actor.user)
    messages.success(request, _("Their second factors are void. At the next sign-in they set up a new one."))
    return redirect("membership", pk)


def _change(request, pk, act, sentence):
    changed = managing.membership_of(request.actor, pk)
    managing.insist_on_change(request.actor, changed)
    act(changed)
    messages.success(request, sentence)
    return redirect("membership", pk)


@allow("people.manage")
@step_up(WHY)
def end_membership(request, pk):
    ended = managing.membership_of(request.actor, pk)
    managing.insist_on_change(request.actor, ended)
    if managing.is_over(ended):
        raise PermissionDenied(_("This role has ended. Invite the person again."))
    form = EndMembershipForm(request.POST if request.method == "POST" else None, instance=ended)
    title = _("End: %(role)s, %(name)s")
    if form.is_valid():
        return _left(request, Leaving(ended, form.save, carried=("until_on",)), title, _("Saved."))
    title = title % {"role": ended.get_role_display(), "name": ended.user.name}
    words = {"title": title, "submit": _("End this role"), "section": ended.user.name, "stop": True}
    return page(request, form, words | {"back": reverse("membership", args=[pk])})
