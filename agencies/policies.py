"""What may be done outside the workflows, and by whom: one table. Inside them it stands on each Transition, as `by`."""

from agencies.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CASE_MANAGEMENT,
    CASEWORKER,
    DATA_PROTECTION_OFFICER,
    EMERGENCY,
    FINANCE_OFFICER,
    GRANTED,
    HUMAN,
    INTERNAL_CASE_ROLES,
    LEAD,
    LEADING,
    LEGAL_OFFICER,
    OBSERVER,
    PARTNER,
    PROGRAMME_MANAGER,
    PROTECTION_OFFICER,
    PROVIDER,
    REQUESTING,
    SUPERVISOR,
    THE_OTHER_SIDE,
    Capacity,
)

PUBLIC = "public"  # anybody, signed in or not
SIGNED_IN = "signed_in"  # any person who is signed in, even before an agency is chosen

_WORKING = (CASEWORKER, SUPERVISOR, LEGAL_OFFICER, PROTECTION_OFFICER)
_VIEWING = (*_WORKING, AUDITOR, DATA_PROTECTION_OFFICER)
_HANDLING = (CASEWORKER, SUPERVISOR)
_PROVIDING = (PROGRAMME_MANAGER, FINANCE_OFFICER)  # they sign and pay support, and look at nothing else
_SEEN = tuple(case_role for case_role in GRANTED if case_role != PROVIDER)  # a provider has pages of its own alone
_WITHIN = tuple(part for part in _SEEN if part not in (PARTNER, OBSERVER))  # these read no file of the case


def _at(roles, case_roles):
    return tuple(role.at(case_role) for role in roles for case_role in case_roles)


CONCERNED = (*_at(_VIEWING, _SEEN), *_at(_PROVIDING, (CASE_MANAGEMENT,)))
_IN_AN_EMERGENCY = (CASEWORKER, SUPERVISOR, PROTECTION_OFFICER)
LOOKING = (*CONCERNED, *_at(_IN_AN_EMERGENCY, (EMERGENCY,)))  # and they look, and do nothing
_OF_MANAGERS = _at((*_VIEWING, *_PROVIDING), (CASE_MANAGEMENT,))
ANYBODY = tuple(Capacity(role) for role in HUMAN)

# What may be done outside the workflows. What may be done inside them stands on each Transition, as `by`.
POLICY: dict[str, tuple[Capacity, ...]] = {
    "work.list": tuple(Capacity(role) for role in (*_VIEWING, *_PROVIDING)),
    "work.count": ANYBODY,
    "view.save": tuple(Capacity(role) for role in (*_VIEWING, *_PROVIDING)),  # as work.list: one's own lists
    "list.act": (Capacity(CASEWORKER), Capacity(SUPERVISOR)),  # on each row again what may be done to one case
    "due.list": tuple(Capacity(role) for role in (*_VIEWING, *_PROVIDING)),  # as work.list
    "approval.list": tuple(Capacity(role) for role in (SUPERVISOR, LEGAL_OFFICER, PROTECTION_OFFICER, *_PROVIDING)),
    "application.open": (Capacity(CASEWORKER), Capacity(SUPERVISOR)),
    "application.edit": _at(_HANDLING, (LEAD, REQUESTING)),
    "package.upload": (Capacity(CASEWORKER), Capacity(SUPERVISOR)),
    "bundle.exchange": (Capacity(CASEWORKER), Capacity(SUPERVISOR)),
    "bundle.keys": (Capacity(ADMINISTRATOR),),  # of the leading agency alone
    "workbook.take_over": (Capacity(CASEWORKER),),  # of a leading agency alone
    "report.count": (Capacity(SUPERVISOR), Capacity(PROGRAMME_MANAGER)),  # what their own agency has a part in
    "export.list": tuple(Capacity(role) for role in (SUPERVISOR, PROGRAMME_MANAGER, AUDITOR, DATA_PROTECTION_OFFICER)),
    "export.approve": (Capacity(SUPERVISOR), Capacity(DATA_PROTECTION_OFFICER)),  # names, and never one's own
    "export.check": (Capacity(AUDITOR), Capacity(DATA_PROTECTION_OFFICER)),  # what was asked and why; not the files
    "initiative.list": (Capacity(SUPERVISOR), Capacity(PROGRAMME_MANAGER)),  # of agencies of Azerbaijan
    "initiative.keep": (Capacity(PROGRAMME_MANAGER),),  # of the agency responsible; who that is, says the leading one
    "release.make": (
        Capacity(SUPERVISOR),
        Capacity(PROGRAMME_MANAGER),
    ),  # of agencies that make ready reports; decided by another
    "release.rule": (Capacity(ADMINISTRATOR),),  # of the leading agency alone
    "procedure.view": LOOKING,
    "procedure.take": _at(_HANDLING, _SEEN),
    "procedure.assign": _at((SUPERVISOR,), _SEEN),
    "procedure.remind": _at(_HANDLING, _SEEN),  # whoever holds the next step
    "procedure.perform": CONCERNED,  # the Transition's own `by` decides; this only keeps strangers out
    "document.view": LOOKING,
    "document.add": _at(_HANDLING, _WITHIN),
    "emergency.open": tuple(
        Capacity(role) for role in _IN_AN_EMERGENCY
    ),  # of agencies that check and decide on our side alone
    "emergency.list": (
        Capacity(SUPERVISOR),
        Capacity(AUDITOR),
        Capacity(DATA_PROTECTION_OFFICER),
    ),  # of their own agency
    "emergency.review": (Capacity(SUPERVISOR), Capacity(AUDITOR), Capacity(DATA_PROTECTION_OFFICER)),  # never one's own
    "conflict.declare": CONCERNED,  # one's own; a supervisor also that of a colleague
    "conflict.set": _at((SUPERVISOR,), _SEEN),
    "note.add": _at(_WORKING, _SEEN),
    "person.edit": _at(_HANDLING, (*LEADING, *THE_OTHER_SIDE)),
    "evidence.examine": _at(_HANDLING, (LEAD,)),
    "family.decide": _at(_HANDLING, (LEAD,)),
    "duplicate.decide": _at(_HANDLING, LEADING),
    "gate.set": _at(_WORKING, _SEEN),
    "gate.release": _at((PROTECTION_OFFICER,), LEADING),
    "gate.list": (Capacity(SUPERVISOR), Capacity(PROTECTION_OFFICER)),
    "return.open": (Capacity(CASEWORKER), Capacity(SUPERVISOR)),  # of agencies that manage cases alone
    "return.view": _at((*_WORKING, PROGRAMME_MANAGER), (CASE_MANAGEMENT,)),
    "return.record": _at(_HANDLING, (CASE_MANAGEMENT,)),
    "enquiry.count": (Capacity(CASEWORKER), Capacity(SUPERVISOR), Capacity(PROGRAMME_MANAGER)),  # as return.open
    "history.view": LOOKING,
    "viewing.list": _at((SUPERVISOR, AUDITOR, DATA_PROTECTION_OFFICER), INTERNAL_CASE_ROLES),
    "ledger.verify": (Capacity(AUDITOR), Capacity(DATA_PROTECTION_OFFICER)),  # that nothing of the history was changed
    "ledger.export": (Capacity(AUDITOR),),  # of a leading agency alone
    "log.read": (Capacity(SUPERVISOR), Capacity(AUDITOR), Capacity(DATA_PROTECTION_OFFICER)),  # says what for
    "reading.list": (Capacity(AUDITOR), Capacity(DATA_PROTECTION_OFFICER)),  # what the people of their own agency read
    "door.list": (Capacity(AUDITOR), Capacity(DATA_PROTECTION_OFFICER)),
    "retention.view": (
        Capacity(AUDITOR),
        Capacity(DATA_PROTECTION_OFFICER),
        Capacity(ADMINISTRATOR),
    ),  # of the leading agency alone
    "erasure.propose": (Capacity(DATA_PROTECTION_OFFICER),),  # likewise
    "erasure.release": (Capacity(DATA_PROTECTION_OFFICER),),  # likewise; never who proposed it
    "hold.set": (Capacity(DATA_PROTECTION_OFFICER), Capacity(LEGAL_OFFICER)),  # likewise; released by another
    "subject_access.list": (
        Capacity(SUPERVISOR),
        Capacity(DATA_PROTECTION_OFFICER),
    ),  # of agencies of ours that lead cases
    "subject_access.make": (Capacity(DATA_PROTECTION_OFFICER),),  # likewise
    "subject_access.decide": (Capacity(SUPERVISOR), Capacity(DATA_PROTECTION_OFFICER)),  # likewise; never one's own
    "letter.open": LOOKING,
    "support.view": _at((*_WORKING, *_PROVIDING), (CASE_MANAGEMENT,)),  # not masked there, so not for those who check
    **dict.fromkeys(("referral.list", "skills.view"), _OF_MANAGERS),
    **dict.fromkeys(("support.record", "referral.send", "skills.record"), _at(_HANDLING, (CASE_MANAGEMENT,))),
    "reintegration.open": _at(_HANDLING, LEADING),
    "caseload.view": (Capacity(SUPERVISOR), Capacity(PROGRAMME_MANAGER)),  # of agencies that manage cases
    "leaflet.find": tuple(Capacity(role) for role in (*_WORKING, *_PROVIDING)),  # likewise
    "consent.record": _at((*_HANDLING, PROTECTION_OFFICER), (CASE_MANAGEMENT,)),
    "referral.count": (Capacity(SUPERVISOR), Capacity(PROGRAMME_MANAGER)),  # of agencies that send or receive some
    "offer.list": tuple(Capacity(role) for role in (*_WORKING, *_PROVIDING)),  # of agencies after the return
    "offer.keep": (Capacity(CASEWORKER), Capacity(SUPERVISOR)),  # of partners and providers, their own
    "delivery.list": (Capacity(CASEWORKER), Capacity(SUPERVISOR)),  # of agencies that deliver, their own
    "delivery.view": _at(_HANDLING, (PROVIDER,)),
    "delivery.record": _at(_HANDLING, (CASE_MANAGEMENT,)),  # for the provider, or where the agency delivers itself
    "project.list": tuple(Capacity(role) for role in (*_WORKING, *_PROVIDING)),  # of agencies that manage cases
    "project.keep": (Capacity(CASEWORKER), Capacity(SUPERVISOR), Capacity(PROGRAMME_MANAGER)),  # likewise
    "workflow.view": ANYBODY,
    "case.search": tuple(Capacity(role) for role in _VIEWING),
    "survey.view": _at((*_WORKING, PROGRAMME_MANAGER), (CASE_MANAGEMENT,)),
    "survey.take": _at(_HANDLING, (CASE_MANAGEMENT,)),
    "survey.weights": (Capacity(ADMINISTRATOR),),  # of the leading agency alone
    "feedback.record": (
        Capacity(CASEWORKER),
        Capacity(SUPERVISOR),
        Capacity(PROTECTION_OFFICER),
    ),  # of agencies that manage cases
    "complaint.list": (
        Capacity(SUPERVISOR),
        Capacity(PROTECTION_OFFICER),
        Capacity(DATA_PROTECTION_OFFICER),
    ),  # likewise
    "notice.list": ANYBODY,
    "account.view": ANYBODY,
    "mail.decide": (Capacity(ADMINISTRATOR),),  # of the leading agency alone: what of mail is uncertain
    "absence.list": ANYBODY,  # of their own agency
    "absence.enter": ANYBODY,  # their own; a supervisor also that of a colleague
    "team.view": (Capacity(SUPERVISOR),),  # of their own agency: who holds how much, what waits while somebody is away
    "agency.view": ANYBODY,
    "configuration.check": (Capacity(ADMINISTRATOR),),  # of their own agency; of all and of the rules the leading one
    "agency.manage": (Capacity(ADMINISTRATOR),),
    "people.manage": (Capacity(ADMINISTRATOR),),
    "measure.propose": _at((CASEWORKER,), (CASE_MANAGEMENT,)),
    "measure.file": _at(_HANDLING, (CASE_MANAGEMENT,)),
    "programme.view": tuple(Capacity(role) for role in _PROVIDING),  # of an agency that manages cases alone
    "programme.change": (Capacity(PROGRAMME_MANAGER),),  # proposed by one, signed by another
    "payment.list": (Capacity(FINANCE_OFFICER),),
    "rules.view": ANYBODY,
    "rules.change": (Capacity(ADMINISTRATOR),),  # of the leading agency alone
}
