"""The forms of being away and of handing over."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.alphabet import in_alphabet
from agencies.models import Membership, User
from agencies.roles import SUPERVISOR
from audit.dates import day
from cases.asylum_door.forms import AtTheDoor
from workflows.absence.entering import Away
from workflows.absence.gaps import APPROVAL, CASE, DEADLINE
from workflows.absence.staff import Staff
from workflows.absence.suggesting import Suggestions

BACK, FIELD, EVERYTHING = "back", "to_", "all_to"
LONGEST, EARLIEST = timedelta(days=366), timedelta(days=60)


class AbsenceForm(AtTheDoor, forms.Form):
    """Who is away from when until when, and who stands in."""

    person = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Who is away"), empty_label=None)
    from_on = forms.DateField(
        label=gettext_lazy("First day away"), initial=timezone.localdate, help_text=gettext_lazy("dd.mm.yyyy")
    )
    until_on = forms.DateField(
        label=gettext_lazy("Last day away"), help_text=gettext_lazy("dd.mm.yyyy, this day included.")
    )
    deputy = forms.ModelChoiceField(
        User.objects.none(), label=gettext_lazy("Deputy"), required=False, empty_label="–",
        help_text=gettext_lazy("A colleague with the same roles: asked and told meanwhile, in their own name, with no further right."),
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=120, required=False,
        help_text=gettext_lazy("Nothing of health or family: colleagues plan by it."),
    )  # fmt: skip

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        colleagues = User.objects.filter(
            pk__in=Membership.objects.in_force().filter(agency=actor.agency).values("user")
        ).order_by(in_alphabet("name"))
        own = colleagues.filter(pk=actor.user.pk)
        self.fields["person"].queryset = colleagues if SUPERVISOR in actor.roles else own
        self.fields["person"].initial = actor.user.pk
        self.fields["deputy"].queryset = colleagues

    def clean(self):
        said = super().clean()
        first, last, today = said.get("from_on"), said.get("until_on"), timezone.localdate()
        if last and last < today:
            self.add_error("until_on", _("The last day is today or later."))
        if first and last and last < first:
            self.add_error("until_on", _("The absence would end before it begins."))
        if first and last and (last - first > LONGEST or today - first > EARLIEST):
            self.add_error(
                "from_on", _("At most a year, begun at most 60 days ago. Who is away for longer gives up the role.")
            )
        return said

    @property
    def away(self):
        said = self.cleaned_data
        return Away(said["person"], said["from_on"], said["until_on"], said["deputy"], said["note"])


class HandOverForm(AtTheDoor, forms.Form):
    """Where each thing goes that would wait for nobody; what cannot be given to anybody is said in `sentences`.

    `sent`: what was sent with the form before, from which choices are kept. `carried` goes along with it unchanged.
    """

    def __init__(self, gaps, agency, *, leaver, sent, carried=()):
        super().__init__(initial={name: sent.get(name) for name in sent})
        self.gaps, self.sent = gaps, sent
        self.held = [gap for gap in gaps if gap.kind == CASE]
        self.sentences = [said for gap in gaps if (said := sentence(gap))]
        for name in carried:
            self.fields[name] = forms.CharField(widget=forms.HiddenInput, initial=sent.get(name))
        self._ask_where(agency, leaver)

    def _ask_where(self, agency, leaver):
        staff, procedures = Staff.of(agency), [gap.procedure for gap in self.held]
        on = min((gap.on for gap in self.held), default=None)
        suggestions = Suggestions(staff, procedures, {leaver}, on)
        if len(self.held) > 1:
            names = [(user.pk, user.name) for user in suggestions.people]
            choices = [("", _("each as said below")), *names, (BACK, back())]
            self.fields[EVERYTHING] = forms.ChoiceField(label=_("All of them to"), choices=choices)
        for gap in self.held:
            able = [(one.user.pk, str(one)) for one in suggestions.for_(gap.procedure)]
            field = forms.ChoiceField(label=label(gap), choices=[*able, (BACK, back())], required=True)
            self.fields[f"{FIELD}{gap.procedure.pk}"] = field

    @property
    def can_be_left(self):
        """Whether nothing but what nobody can be given stands against it."""
        return any(gap.kind in (APPROVAL, DEADLINE) for gap in self.gaps)


def back():
    return _("nobody yet: its supervisors are told")


def label(gap):
    """A case by its reference and its kind alone: an administrator who reads it sees no case."""
    due = _(", due %(day)s") % {"day": day(timezone.localdate(gap.due_at))} if gap.due_at else ""
    return f"{gap.procedure.reference}, {gap.procedure.declared.label}{due}"


def sentence(gap):
    said = {"reference": gap.procedure.reference, "day": day(gap.on)}
    if gap.kind == APPROVAL:
        step = gap.procedure.declared.transitions[gap.transition]
        return _("From %(day)s on nobody could sign “%(step)s” in %(reference)s.") % (said | {"step": step})
    if gap.kind == DEADLINE:
        return _("From %(day)s on nobody would watch the deadline of %(reference)s, which nobody works on yet.") % said
    return ""


def choices_of(sent):
    """{key of a procedure: key of a colleague, or None for the agency} of what was sent; what is not said is left out."""
    every = sent.get(EVERYTHING, "")
    named = {name.removeprefix(FIELD): every or sent[name] for name in sent if name.startswith(FIELD)}
    return {
        int(pk): None if to == BACK else int(to)
        for pk, to in named.items()
        if pk.isdecimal() and len(pk) < 19 and (to == BACK or (to.isdecimal() and len(to) < 19))
    }
