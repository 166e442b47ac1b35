"""The parts that letters share: who writes to whom about which person, and a limit in words."""

from django.utils import formats
from django.utils.translation import gettext as _

from cases.agreements import NoLimit, limit
from cases.files import CasePerson
from cases.people import PersonName


def letterhead(procedure, sender, recipient, signatory=None):
    """Sender and recipient are agencies; the signatory an Actor, or nobody: then the system signs for the sender."""
    return {
        "sender": _agency(sender),
        "recipient": _agency(recipient),
        "signatory": _signatory(signatory, sender),
        "person": person(procedure.case),
        "agreement": procedure.case.agreement.name,
    }


def _signatory(actor, sender):
    if actor is None:
        return {"name": sender.name, "function": _("Made by the system")}
    return {"name": actor.user.name, "function": sender.name}


def _agency(agency):
    return {"name": agency.name, "address": agency.address or agency.state_name}


def person(case):
    """The person concerned, as letters name them."""
    subject = subject_of(case)
    name = next((n for n in subject.names.all() if n.kind == PersonName.Kind.MAIN), None) if subject else None
    return {
        "surname": name.surname if name else "–",
        "given_names": name.given_names if name else "",
        "father_name": name.patronymic if name else "",
        "born": shown_date(subject.born) if subject and subject.born else "–",
        "birth_place": subject.place_of_birth if subject else "",
    }


def subject_of(case):
    member = case.members.filter(relation=CasePerson.Relation.SUBJECT).select_related("person").first()
    return member and member.person


def shown_date(stored):
    """18.02.1988, with ?? for what is unknown, from the stored 1988-02-18."""
    year, month, day = (part if part.strip("0") else "?" * len(part) for part in stored.split("-"))
    return f"{day}.{month}.{year}"


def limit_told(procedure, name, due_on=None):
    """A limit as a letter tells it: the last day where it is known, the rule in words, the article."""
    try:
        rule = limit(procedure.case.agreement, name)
    except NoLimit as no_limit:
        return {"due_on": due_on or "–", "rule": str(no_limit.sentence), "article": "–"}
    words = f"{rule.value} {rule.get_unit_display()}, {_('counted from')}: {rule.get_start_event_display()}"
    return {"due_on": due_on or "–", "rule": words, "article": rule.article or _("house rule")}


def clock_told(procedure, deadline):
    clock = procedure.clocks.filter(deadline=deadline).order_by("-pk").first()
    return limit_told(procedure, procedure.workflow.deadlines[deadline].limit, clock and clock.due_on)


def documents_told(case):
    subject = subject_of(case)
    held = subject.identity_documents.all() if subject else ()
    return [{"kind": d.kind.replace("_", " "), "number": d.number, "valid_until": d.expires_on} for d in held]


def family_told(case):
    members = case.members.exclude(relation=CasePerson.Relation.SUBJECT).select_related("person").prefetch_related("person__names")
    return [_relative(member) for member in members]


def _relative(member):
    born = shown_date(member.person.born) if member.person.born else "–"
    return {"surname": str(member.person), "given_names": "", "born": born, "relation": member.get_relation_display()}


def day(value):
    return formats.date_format(value, "d.m.Y")
