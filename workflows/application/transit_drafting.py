"""The draft of a transit application: how it is opened, what its form is, and how it is kept."""

from collections import namedtuple

from agencies.policy import capacities_of
from agencies.roles import LEAD
from agencies.states import zone
from cases.filing import touch
from cases.people import PersonName
from workflows.application.annex_six import AnnexSix
from workflows.application.opening import NewCaseForm, begin_case, case_role_of
from workflows.application.parts import About
from workflows.models import OutgoingTransitRequest, TransitRequest
from workflows.perform import open_

WRITTEN_ON_ANNEX_6 = (TransitRequest, OutgoingTransitRequest)
DRAFT = TransitRequest.workflow.initial.name
PAGE = namedtuple("Page", "name")("annex_six")  # as whose typing is kept


class NewTransitForm(NewCaseForm):
    """Who asks for a transit, and under which reference of theirs."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["about_whom"]

    def begin(self, requesting, said):
        case = begin_case(requesting, said["their_reference"])
        agencies = {case_role_of(self.actor.agency): self.actor.agency}
        return open_(TransitRequest, case, self.actor, agencies, token=said["token"])


def about(transit, actor):
    """What the form must know about a draft, for whoever writes it."""
    case = transit.case
    ours = LEAD in {capacity.case_role for capacity in capacities_of(actor, transit)}
    on_paper = ours and "register" in transit.workflow.transitions  # what we ask of another State is no paper of theirs
    return About(case.agreement, on_paper, zone(case.requesting_state), transit.application)


def step_of(known):
    """The step by which a draft goes: its writer's authority sends it, or it came on paper."""
    return "register" if known.on_paper else "submit"


def form_of(known, data=None):
    """The form as it is kept, or as it was sent."""
    return AnnexSix.stored("", known, known.application) if data is None else AnnexSix.typed("", known, data)


def read(transit, actor, data):
    """What a page says, right or wrong; from paper, also when and how it was received; of ours, how it goes out and why."""
    known = about(transit, actor)
    way = transit.workflow.transitions[step_of(known)]
    asked = (*way.fields, *(("comment",) if way.approval else ()))
    receipt = {"receipt": {name: data.get(name, "").replace("\0", "") for name in asked}} if asked else {}
    return form_of(known, data).values() | receipt


def keep(transit, application):
    """Keeps what was typed, for everybody who writes for the same authority."""
    if application != transit.application:
        transit.application, transit.title = application, _title(application["name"])
        transit.save(update_fields=["application", "title"])
        touch(transit.case)
        transit.case.refresh_from_db(fields=["version"])


def _title(name):
    return str(PersonName(**{part: name[part] for part in ("surname", "given_names", "patronymic")}))[:300]
