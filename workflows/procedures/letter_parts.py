"""The parts that letters share: who writes to whom about which person, and a limit in words."""

from django.utils import formats
from django.utils.translation import gettext as _

from agencies.states import zone
from cases.agreements import NoLimit, limit
from cases.files import CasePerson
from cases.members import main_name, members, subject_of
from cases.terms import EvidenceKind


def kept(thing, name, read):
    """What `read()` gives, asked once for the life of an object: a letter says the same in every language."""
    facts = thing.__dict__.setdefault("facts", {})
    if name not in facts:
        facts[name] = read()
    return facts[name]


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
    subject = _subject_of(case)
    name = main_name(subject) if subject else None
    born = subject.person.born if subject else ""
    return {
        "surname": name.surname if name else "–",
        "given_names": name.given_names if name else "",
        "father_name": name.patronymic if name else "",
        "born": shown_date(born) if born else "–",
        "birth_place": subject.person.place_of_birth if subject else "",
    }


def _subject_of(case):
    return subject_of(members_of(case))


def members_of(case):
    return kept(case, "members", lambda: members(case))


def shown_date(stored):
    """18.02.1988, with ?? for what is unknown, from the stored 1988-02-18."""
    year, month, day = (part if part.strip("0") else "?" * len(part) for part in stored.split("-"))
    return f"{day}.{month}.{year}"


def limit_told(procedure, name, due_on=None):
    """A limit as a letter tells it: the last day where it is known, the rule in words, the article."""
    try:
        rule = kept(procedure, f"limit {name}", lambda: limit(procedure.case.agreement, name))
    except NoLimit as no_limit:
        return {"due_on": due_on or "–", "rule": no_limit.sentence.translated(_), "article": "–"}
    return _rule_told(rule, due_on)


def _rule_told(rule, due_on):
    words = f"{rule.value} {rule.get_unit_display()}, {_('counted from')}: {rule.get_start_event_display()}"
    return {"due_on": due_on or "–", "rule": words, "article": rule.article or _("house rule")}


def clock_told(procedure, deadline):
    """The last clock of a deadline by the version of the rule that it runs under; without a clock, the limit alone."""
    clock = last_clock(procedure, deadline)
    return (
        _rule_told(clock.limit, clock.due_on)
        if clock
        else limit_told(procedure, procedure.workflow.deadlines[deadline].limit)
    )


def last_clock(procedure, deadline):
    """The one that this step turned, else the last there was."""
    clocks = procedure.clocks.filter(deadline=deadline).select_related("limit").order_by("-pk")
    return procedure.turned.get(deadline) or kept(procedure, f"clock {deadline}", clocks.first)


def documents_told(case):
    subject = _subject_of(case)
    held = subject.documents if subject else []
    return [{"kind": kind_name(d.kind), "number": d.number, "valid_until": d.expires_on} for d in held]


def kind_name(kind):
    """What a kind of document is called, in the language of the letter."""
    return str(dict(EvidenceKind.choices).get(kind, kind.replace("_", " ")))


def family_told(case):
    """Whom a reply covers besides the person concerned: all of whom nothing else was decided."""
    return [_relative(member) for member in family_of(case) if member.decision != CasePerson.Decision.NOT_COVERED]


def left_out_told(case):
    """Whom it does not cover, with the ground and the reasons."""
    left_out = [member for member in family_of(case) if member.decision == CasePerson.Decision.NOT_COVERED]
    return [_relative(m) | {"ground": m.get_decision_ground_display(), "reasons": m.decision_reason} for m in left_out]


def family_of(case):
    """Everybody in a case but the person that it is about."""
    return [member for member in members_of(case) if member.relation != CasePerson.Relation.SUBJECT]


def _relative(member):
    born = shown_date(member.person.born) if member.person.born else "–"
    name = str(main_name(member) or _("Name unknown"))
    return {"surname": name, "given_names": "", "born": born, "relation": member.get_relation_display()}


def here(case, moment):
    """A moment as the authorities of the requested State read it."""
    return moment.astimezone(zone(case.requested_state)).replace(tzinfo=None, second=0, microsecond=0)


def lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def day(value):
    return formats.date_format(value, "d.m.Y")
