"""Who asks whom under which agreement: known, in force here, and bound by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cases.packages.faults import Fault
from cases.sentences import Sentence as _


@dataclass(frozen=True)
class KnownAgreement:
    """An agreement in force here: Azerbaijan on the one side, `states` (codes) on the other."""

    states: frozenset[str]
    requested_state: str = "AZ"

    def asked_of(self, state):
        """The agreement as an application to this one of its States reads it: all others are on the side that asks."""
        if state == self.requested_state or state not in self.states:
            return self
        return KnownAgreement(self.states - {state} | {self.requested_state}, state)


@dataclass(frozen=True)
class KnownAgency:
    """A registered authority: its State, whether it may send applications, whether they may be addressed to it."""

    state: str
    sends: bool = False
    receives: bool = False


@dataclass(frozen=True)
class Setting:
    """What a package is held against: agreements and agencies by their code, and the day of today."""

    agreements: Mapping[str, KnownAgreement]
    agencies: Mapping[str, KnownAgency]
    today: date


def party_faults(application, setting: Setting):
    agreement = setting.agreements.get(application["agreement"])
    if agreement is None:
        codes = ", ".join(sorted(setting.agreements))
        yield Fault("/agreement", _("No agreement of this code is in force here. Known: {codes}.", codes=codes))
    sender, addressee = (setting.agencies.get(application[side]) for side in ("from", "to"))
    yield from _sender_faults(sender)
    yield from _addressee_faults(addressee)
    if agreement and sender and addressee:
        yield from _covering_faults(agreement, application, sender, addressee)


def requested_state(application, setting: Setting) -> str:
    """The State that is asked; empty where the addressee is not known."""
    addressee = setting.agencies.get(application["to"])
    return addressee.state if addressee else ""


def _sender_faults(sender):
    if sender is None:
        yield Fault("/from", _("No authority of this code is registered here."))
    elif not sender.sends:
        yield Fault("/from", _("This authority may not send applications."))


def _addressee_faults(addressee):
    if addressee is None:
        yield Fault("/to", _("No authority of this code is registered here."))
    elif not addressee.receives:
        yield Fault("/to", _("Applications cannot be addressed to this authority."))


def _covering_faults(agreement, application, sender, addressee):
    code = application["agreement"]
    if addressee.state != agreement.requested_state:
        yield Fault(
            "/to",
            _("Under {agreement} the requested State is {state}.", agreement=code, state=agreement.requested_state),
        )
    if sender.state not in agreement.states:
        yield Fault("/from", _("{agreement} does not bind {state}.", agreement=code, state=sender.state))
