"""Opens a draft of an application of ours: whom we ask, and about whom; our reference is that of the procedure itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from agencies.roles import LEAD
from cases.filing import touch
from workflows.application.opening import NewCaseForm, begin_case, begun, requested_agencies
from workflows.models import OutgoingTransitRequest
from workflows.perform import open_
from workflows.procedures.about_whom import OUTGOING, request_kind


class NewOutgoingForm(NewCaseForm):
    """Which authority of which State is asked, and whether the person is a national of that State."""

    requested_agency = forms.ModelChoiceField(
        Agency.objects.none(), label=_("Requested authority"), empty_label=_("Choose")
    )
    field_order = ("requested_agency", "about_whom")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {
            name: field for name, field in self.fields.items() if name not in ("requesting_agency", "their_reference")
        }
        self.fields["requested_agency"].queryset = requested_agencies()
        self.fields["about_whom"].required = True

    def begin(self, requesting, said):
        """The draft bears its own reference as ours from the beginning: nobody has to invent one."""
        case = begin_case(requesting, "", said["requested_agency"])
        draft = self.draft(case, said)
        case.their_reference = draft.reference
        case.save(update_fields=["their_reference"])
        touch(case)
        return draft

    def draft(self, case, said):
        application = begun(case, said["about_whom"])
        draft = self.opened_as(request_kind(application["about_whom"], OUTGOING), case, said, application=application)
        draft.application = application | {"reference": draft.reference}
        draft.save(update_fields=["application"])
        return draft

    def opened_as(self, kind, case, said, **fields):
        return open_(kind, case, self.actor, {LEAD: case.requesting_agency}, token=said["token"], **fields)


class NewOutgoingTransitForm(NewOutgoingForm):
    """Which authority of which State is asked to let somebody pass through."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["about_whom"]

    def draft(self, case, said):
        return self.opened_as(OutgoingTransitRequest, case, said)
