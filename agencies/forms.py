"""The forms by which agencies and their people are administered."""

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.managing import LEADING_AGENCY, not_ended
from agencies.models import Agency, Membership, Unit, User
from agencies.roles import GRANTED
from agencies.states import state_choices
from agencies.words import CASE_ROLE_NAMES, ROLE_NAMES

HAS_ROLE = _("This person has this role here already. Look at the list of people.")
UNTIL_HINT = _("dd.mm.yyyy, this day included. Empty: no end is set.")


class EditAgencyForm(forms.ModelForm):
    """What an agency's own administrator may say of it."""

    class Meta:
        model = Agency
        fields = ["name_en", "name_az", "address", "email", "phone", "phone_hours"]


class KeepAgencyForm(EditAgencyForm):
    """The same, and what only the leading agency decides: what an agency may be in a case, and whether that is verified."""

    case_roles = forms.MultipleChoiceField(
        label=_("What it can be in a case"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(part.value, CASE_ROLE_NAMES[part]) for part in GRANTED],
    )  # fmt: skip

    class Meta(EditAgencyForm.Meta):
        fields = [*EditAgencyForm.Meta.fields, "case_roles", "verified"]


class AddAgencyForm(KeepAgencyForm):
    class Meta(KeepAgencyForm.Meta):
        fields = ["code", "kind", "state", *KeepAgencyForm.Meta.fields]
        help_texts = {"code": _("Short and lasting, like DE-BPOL. It cannot be changed later.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [c for c in Agency.Kind.choices if c[0] != Agency.Kind.SYSTEM]
        self.fields["state"] = forms.ChoiceField(label=_("State"), choices=[("", "–"), *state_choices()])

    def clean_code(self):
        code = self.cleaned_data["code"].upper()
        if Agency.objects.filter(code__iexact=code).exists() or Group.objects.filter(name=code).exists():
            raise ValidationError(_("There is an agency with this code already."))
        return code


class EndAgencyForm(forms.ModelForm):
    class Meta:
        model = Agency
        fields = ["ended_on"]
        help_texts = {"ended_on": _("From this day nobody has a role there. Empty: the agency goes on.")}

    def clean_ended_on(self):
        if self.instance.code == LEADING_AGENCY and self.cleaned_data["ended_on"]:
            raise ValidationError(_("The agency that leads this installation cannot end."))
        return self.cleaned_data["ended_on"]


class AddUnitForm(forms.ModelForm):
    class Meta:
        model = Unit
        fields = ["name_en", "name_az"]

    def clean_name_en(self):
        name, others = self.cleaned_data["name_en"], self.instance.agency.units.exclude(pk=self.instance.pk)
        if others.filter(name_en__iexact=name).exists():
            raise ValidationError(_("There is a unit with this name already."))
        return name


class EditUnitForm(AddUnitForm):
    class Meta(AddUnitForm.Meta):
        fields = [*AddUnitForm.Meta.fields, "ended_on"]
        help_texts = {"ended_on": _("From this day nobody can be put into the unit. Empty: it goes on.")}


class InviteForm(forms.Form):
    """Who is given which role from when until when. `roles`: those that the administrator may give."""

    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(
        label=_("Name as shown in the history"), max_length=120,
        help_text=_("Whoever has an account already keeps the name that stands there."),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("Role"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), required=False, empty_label="–")
    from_on = forms.DateField(
        label=pgettext_lazy("a day", "From"), initial=timezone.localdate, help_text=_("dd.mm.yyyy")
    )
    until_on = forms.DateField(label=_("Until"), required=False, help_text=UNTIL_HINT)

    def __init__(self, agency, roles, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.agency = agency
        self.fields["role"].choices = [(role.value, ROLE_NAMES[role]) for role in roles]
        self.fields["unit"].queryset = agency.units.filter(Q(ended_on=None) | Q(ended_on__gt=timezone.localdate()))

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email, is_active=False).exists():
            raise ValidationError(_("This account has been closed and cannot be invited."))
        return email

    def clean_from_on(self):
        if self.cleaned_data["from_on"] < timezone.localdate():
            raise ValidationError(_("A role cannot begin in the past."))
        return self.cleaned_data["from_on"]

    def clean(self):
        said = super().clean()
        if said.get("until_on") and said.get("from_on") and said["until_on"] < said["from_on"]:
            self.add_error("until_on", _("The role would end before it begins."))
        if not_ended(self.agency).filter(user__email__iexact=said.get("email", ""), role=said.get("role")).exists():
            self.add_error("role", HAS_ROLE)
        return said


class EndMembershipForm(forms.ModelForm):
    class Meta:
        model = Membership
        fields = ["until_on"]
        help_texts = {"until_on": _("The last day of the role. To stop it at once, suspend it.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["until_on"].required = True

    def clean_until_on(self):
        if self.cleaned_data["until_on"] < max(timezone.localdate(), self.instance.from_on):
            raise ValidationError(_("The last day is today or later, and not before the role begins."))
        return self.cleaned_data["until_on"]
