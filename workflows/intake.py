"""Takes an application package: checks it, opens its case and submits it in one transaction, or tells every fault."""

from dataclasses import dataclass

from django.db import DataError, IntegrityError
from django.db import transaction as db
from django.db.models import Q
from django.utils.translation import gettext

from agencies.models import Agency, User
from agencies.policy import Actor, may
from agencies.roles import LEAD, REQUESTING, Role
from agencies.seeding import SYSTEM_IDENTITY
from audit.actor import acting
from audit.moment import now, today
from cases.agreements import Agreement
from cases.asylum_door.turning_away import keep, sentence
from cases.files import Case
from cases.filing import keep_document
from cases.packages.check import Checked, KnownAgency, KnownAgreement, check
from cases.packages.comparing import differences, fingerprint
from cases.packages.faults import Fault, too_many
from cases.packages.unsayable import TurnedAwayFault
from cases.scanning import NotNow
from cases.sentences import Sentence as _
from cases.sniffing import Unacceptable
from workflows.perform import Refused, open_, perform
from workflows.procedures.about_whom import READMISSIONS, request_kind
from workflows.procedures.accelerated import apprehended_at, may_come_at
from workflows.rows import Procedure

MOST_FAULTS = 200
KINDS = tuple(model.__name__.lower() for model in READMISSIONS)
ONCE = "case_their_reference_once"  # the constraint that makes one case of one reference, however many send it at once
_IN_USE = _("A draft or another case bears this reference here. Send the application under another one.")
IN_USE = Fault("/reference", _IN_USE)


@dataclass(frozen=True)
class Received:
    """Our reference of the application; `is_new` is False where the same package was received before."""

    reference: str
    is_new: bool


class Faulty(Exception):
    """The package is not taken and nothing is stored; `faults` say where and why."""

    def __init__(self, faults):
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class Later(Faulty):
    """Nothing is wrong with it that is known: it is to be sent again."""


def receive(content: bytes, uploader: Actor | None = None) -> Received:
    """Takes a package (docs/application-package.md). Raises Faulty for whatever is wrong with it; then nothing is stored.

    `uploader` is the person who uploads it (docs/decisions/0007); without one it came from a system.
    """
    try:
        return _checked_and_taken(content, uploader)
    except NotNow as silent:
        raise Later([Fault("", silent.sentence)]) from silent
    except Unacceptable as unacceptable:  # a scanner may have learnt of it since it was checked
        raise Faulty([Fault("", unacceptable.sentence)]) from unacceptable


def _checked_and_taken(content, uploader):
    checked = check(content, agreements=known_agreements(), agencies=known_agencies(), today=today())
    if faults := [*checked.faults, *_further_faults(checked, uploader)]:
        raise Faulty(_turned_away(faults, checked, uploader))
    try:
        return _received_once(checked, uploader)
    except Refused as refused:
        raise Faulty([Fault("", str(refused))]) from refused
    except DataError as error:  # a text may grow when its letters are brought to their normal form
        raise Faulty([Fault("", _("A text is longer than can be kept."))]) from error


def _turned_away(faults, checked, uploader):
    """Keeps what the asylum door found. Only somebody of the authority that sends it reads their own words again."""
    keep({fault.pointer: fault.hits for fault in faults if isinstance(fault, TurnedAwayFault)})
    is_sender = bool(uploader and checked.application and uploader.agency.code == checked.application["from"])
    return [_in_own_words(fault) if is_sender and isinstance(fault, TurnedAwayFault) else fault for fault in faults]


def _in_own_words(fault):
    return Fault(fault.pointer, sentence(", ".join(dict.fromkeys(hit.words for hit in fault.hits))))


def may_upload(actor) -> bool:
    """Whether packages can come from this agency or be addressed to it at all."""
    return bool({REQUESTING, LEAD} & set(actor.agency.case_roles))


def known_agreements():
    """The agreements in use here, by their code, as the checks want them."""
    return {
        agreement.code: KnownAgreement(frozenset(agreement.covers), agreement.requested_state)
        for agreement in Agreement.objects.filter(live=True)
    }


def known_agencies():
    """The agencies in force, by their code, as the checks want them."""
    in_force = Agency.objects.filter(Q(ended_on=None) | Q(ended_on__gt=today()))
    return {a.code: KnownAgency(a.state, REQUESTING in a.case_roles, LEAD in a.case_roles) for a in in_force}


def _further_faults(checked: Checked, uploader):
    """What is sound and still not taken, unless something else is wrong in that place already."""
    told, said = {fault.pointer for fault in checked.faults}, checked.application
    if said and not told and said["procedure"] == "accelerated" and not _is_in_time(said):
        yield Fault("/basis/apprehended_at", _("Too late for the accelerated procedure: choose the normal procedure."))
    if said and uploader and "/from" not in told and uploader.agency.code not in (said["from"], said["to"]):
        yield Fault(
            "/from",
            _("You act for {code}: upload what it sends, or what is addressed to it.", code=uploader.agency.code),
        )


def _is_in_time(said):
    agreement, sender = Agreement.objects.get(code=said["agreement"]), Agency.objects.get(code=said["from"])
    case = Case(agreement=agreement, requesting_state=sender.state, requested_state=agreement.requested_state)
    return may_come_at(now(), case, apprehended_at(said))


def _received_once(checked, uploader):
    for _attempt in range(2):
        try:
            return _received(checked, uploader)
        except IntegrityError as error:
            if ONCE not in str(error):
                raise
    raise Faulty([IN_USE])


@db.atomic
def _received(checked, uploader):
    sender = Agency.objects.get(code=checked.application["from"])
    received = Procedure.objects.filter(
        kind__in=KINDS, case__requesting_agency=sender, case__their_reference=checked.application["reference"]
    )
    if known := received.select_related("case", *KINDS).first():
        return _known(known.as_kind(), checked.application)
    author = _author(sender, uploader)
    with acting(author):
        return _opened(checked, sender, author, uploader)


def _known(request, application):
    if request.state in ("draft", "discarded"):
        raise Faulty([IN_USE])
    if request.case.fingerprint != fingerprint(application) and (
        found := differences(request.application, application)
    ):
        said = _(
            "{reference} was received under this reference with other content. It differs here:",
            reference=request.reference,
        )
        raise Faulty([Fault("/reference", said), *too_many(found, MOST_FAULTS)])
    return Received(request.reference, is_new=False)


def _author(sender, uploader):
    """Whoever of the sending authority may submit acts themselves; else the identity `intake` acts for that authority."""
    submit = READMISSIONS[0].workflow.submit
    if uploader and uploader.agency == sender and may(uploader.at([REQUESTING]), submit.by):
        return uploader
    return Actor(User.objects.get(email=SYSTEM_IDENTITY), sender, frozenset({Role.INTAKE}))


def _opened(checked, sender, author, uploader):
    said = checked.application
    case = case_of(said, sender, fingerprint(said))
    for attachment in said["attachments"]:
        keep_document(case, checked.attachments[attachment["sha256"]], title=attachment["name"], by=uploader or author)
    request = open_(request_kind(said["about_whom"]), case, author, {REQUESTING: sender}, application=said)
    perform(request, "submit", author, comment=_handed_in(author, uploader))
    return Received(request.reference, is_new=True)


def case_of(said, sender, digest, **fields):
    """The case of a checked application; `digest` is that by which it is known when it comes again."""
    addressee = Agency.objects.get(code=said["to"])
    return Case.objects.create(
        agreement=Agreement.objects.get(code=said["agreement"]), requesting_state=sender.state, requested_state=addressee.state,
        requesting_agency=sender, requested_agency=addressee, their_reference=said["reference"], fingerprint=digest, **fields,
    )  # fmt: skip


def _handed_in(author, uploader):
    """Who uploaded what the system identity takes: that name stands nowhere else."""
    if uploader is None or uploader == author:
        return ""
    return gettext("Uploaded by %(person)s, %(agency)s.") % {"person": uploader.user.name, "agency": uploader.agency}
