"""Every address × every kind of person × reading and sending: strangers find nothing, those concerned are told why not.

What is foreseen is worked out here from the table of policies and the parts that agencies play, on a way of its own.
"""

import os
import random
import re

import pytest
from django.urls import reverse

from agencies.disclosure import MASKED_FOR, READS, FieldGroup
from agencies.policy import POLICY, PUBLIC, SIGNED_IN
from agencies.roles import (
    ADMINISTRATOR,
    CASE_MANAGEMENT,
    CASEWORKER,
    DATA_PROTECTION_OFFICER,
    EMERGENCY,
    LEAD,
    OBSERVER,
    PROVIDER,
    REQUESTING,
    SUPERVISOR,
)
from tests.pages.addresses import (
    OF_DRAFT,
    OF_EXPORT,
    OF_MEASURE,
    OF_MONEY,
    OF_OWN_DATA,
    OF_PROVIDER,
    OF_REINTEGRATION,
    OF_RETURN,
    OF_SUPPORT,
    OF_SURVEY,
    OF_TRANSIT,
    PAGES,
    patterns,
)
from tests.pages.square import PARTS, RETURN_PARTS
from tests.pages.test_query_counts import counting
from workflows.procedures.readmission import Readmission

FULL = os.environ.get("QAYIDIS_FULL") == "1"
SAMPLE = 1
METHODS = ("GET", "POST", "PUT", "DELETE")  # the last two are met by nobody
DONE = {200, 204, 302, 405, 409, 410, 422}  # shown, carried out, or sent back to be corrected
ABOUT_PROPOSAL = ("approval", "judge")
LEADING_ONLY = ("add_agency", "end_agency")
BY_LEADING_ADMINISTRATORS = ("mail.decide", "rules.change", "bundle.keys", "survey.weights", "release.rule")
SHOWS_ONLY = {"mails": {405}}  # whoever sends to such a page is told that alone
OF_MANAGING_AGENCIES = (
    "feedback.record",
    "complaint.list",
    "programme.view",
    "programme.change",
    "payment.list",
    "caseload.view",
    "leaflet.find",
)
KEEPS_OFFERS = ("AZ-MOH", "AZ-MLSP", "NGO-1")
OURS_TO_ASK = ("new_outgoing", "new_outgoing_transit")
OF_WHO_LOOKS_AFTER_WHAT_IS_KEPT = ("retention.view", "erasure.propose", "erasure.release", "hold.set")
OF_LEADING_AGENCIES = ("workbook.take_over",)
AFTER_THE_RETURN = ("referral.count", "offer.list", "offer.keep")  # of partners, of which the square has AZ-MOH


def part_of(page, who):
    """The part that somebody's agency plays in what a page is about; None to a stranger."""
    if who.relation:
        return EMERGENCY if who.relation == "emergency" else None
    if page.name in (*OF_DRAFT, *OF_TRANSIT):
        return REQUESTING if PARTS.get(who.agency) == REQUESTING else None
    if page.name in (*OF_SURVEY, *OF_REINTEGRATION):
        return {"AZ-SMS": OBSERVER, "AZ-MLSP": CASE_MANAGEMENT}.get(who.agency)
    if page.name == "preview_as_partner":
        return CASE_MANAGEMENT if who.agency == "AZ-MLSP" else None
    if page.name == "open_reintegration" and who.agency in ("AZ-MIA", "AZ-MFA"):
        return None  # the person travelled on a passport: nobody was asked
    return _part_after_the_return(page, who)


def _part_after_the_return(page, who):
    if page.name in OF_PROVIDER:
        return PROVIDER if who.agency == "NGO-1" and is_allowed(page.policy, who, PROVIDER) else None
    if page.name in OF_MEASURE:
        return RETURN_PARTS.get(who.agency)
    if page.name in (*OF_RETURN, *OF_SUPPORT, *OF_MONEY):
        return CASE_MANAGEMENT if who.agency == "AZ-MLSP" else None
    return PARTS.get(who.agency)


def is_about_case(page):
    return "reference" in page.parts or page.name in ABOUT_PROPOSAL


def is_allowed(policy, who, part):
    return any(capacity.role == who.role and capacity.case_role in (None, part) for capacity in POLICY[policy])


def foreseen(page, method, who):
    """What may come back: statuses, or the page to which the answer leads."""
    if page.policy == PUBLIC:
        nobodys = {404} if page.name == "due_feed" else set()  # an address that nobody has been given
        return DONE | {"/sign-in/", "/choose-agency/"} | nobodys
    if not who.is_signed_in:
        return {"/sign-in/"}
    if page.policy == SIGNED_IN:
        return DONE | {404, "/choose-agency/"}  # an agency that is not theirs to choose
    if not who.agency:
        return {"/choose-agency/"}
    general = {capacity.role for capacity in POLICY[page.policy] if capacity.case_role is None}
    if (general and who.role not in general) or _manages_no_cases(page, who):
        return {403}
    return (
        _of_case(page, method, who)
        if is_about_case(page)
        else _after_the_return(page, method, who) or _of_agency(page, who)
    )


def _manages_no_cases(page, who):
    """Pages of agencies that manage cases after a return, or of the one that leads, and of no others."""
    if page.policy in OF_WHO_LOOKS_AFTER_WHAT_IS_KEPT:
        return who.agency != "AZ-SMS"
    return page.policy in ("caseload.view", "leaflet.find") and RETURN_PARTS.get(who.agency) != CASE_MANAGEMENT


def _of_case(page, method, who):
    part = part_of(page, who)
    if part is None:
        return {404}
    if not is_allowed(page.policy, who, part) or not _is_allowed_further(page, method, who, part):
        return {403}
    return {404} if _is_hidden(page, who, part) else DONE


def _is_allowed_further(page, method, who, part):
    """What a page asks beyond the policy of its view."""
    if page.name in ABOUT_PROPOSAL:
        return who.role.at(part) in Readmission.transitions["agree"].approval
    if (page.name, method) in (("consents", "POST"), ("plan", "POST")):
        return is_allowed("consent.record" if page.name == "consents" else "support.record", who, part)
    if page.name == "notes":
        return reads(who, part, FieldGroup.INTERNAL)
    if page.name in ("letter", "sent_and_today"):
        return reads(who, part, FieldGroup.PARTICULARS)
    recorded = {(name, "POST"): "return.record" for name in ("counselling", "vulnerability", "fitness")}
    recorded |= {
        ("measure_business", "POST"): "measure.file",
        ("measure_papers", "POST"): "measure.file",
        ("skills", "POST"): "skills.record",
    }
    further = {("documents", "POST"): "document.add", ("protection", "POST"): "gate.set"} | recorded
    further = further.get((page.name, method))
    return is_allowed(further, who, part) if further else True


def _is_hidden(page, who, part):
    """A file or letter that exists, and not for this reader."""
    if page.name in ("letter", "sent_and_today"):
        return part not in (LEAD, REQUESTING)  # from the one to the other
    if page.name == "send_correction":
        return part != LEAD  # who drafted it
    if page.name == "writing_here":
        return not is_allowed("procedure.view", who, part)  # who opens no case learns of nobody at work in it
    return page.name == "document" and not reads(who, part, FieldGroup.EVIDENCE)


def reads(who, part, group):
    return part in READS[group] and who.role not in MASKED_FOR


def _of_register(page, who):
    """The register of initiatives is for the agencies of Azerbaijan; each initiative is kept by the agency that is responsible."""
    if who.agency in ("NL-CA", "NGO-1"):
        return {403}
    keeps = {"edit_initiative": "AZ-SMS", "add_entry": "AZ-MLSP", "take_back_entry": "AZ-MLSP"}.get(page.name)
    return DONE if keeps in (None, who.agency) else {403}


def _of_agency(page, who):
    if page.policy in ("initiative.list", "initiative.keep"):
        return _of_register(page, who)
    if page.name in (*OF_EXPORT, "stop_schedule"):
        return _of_export(page, who)
    if page.policy == "release.make":
        return _of_release(page, who)
    if page.name in ("edit_offer", "close_offer"):
        return DONE if who.agency == "AZ-MOH" else {403} if who.agency not in KEEPS_OFFERS else {404}
    if page.policy in AFTER_THE_RETURN:
        keep = KEEPS_OFFERS if page.policy != "referral.count" else ("AZ-MOH", "AZ-MLSP")
        return DONE if who.agency in keep else {403}
    return _of_lists(page, who) or _of_house(page, who)


def _of_lists(page, who):
    """An act on several rows is seen by whoever did it; a view, by the agency with which it is shared. No act is named, so there is none."""
    if page.name == "acted":
        return DONE if (who.role, who.agency) == (CASEWORKER, "AZ-SMS") and not who.relation else {404}
    shared = {"saved_view": DONE, "keep_view": {404}}.get(page.name)
    return shared if shared is None or who.agency == "AZ-SMS" else {404}


def _of_house(page, who):
    """Agencies are managed by their own administrators, and by those of the leading one; rules by the latter alone."""
    part, leads = (PARTS | RETURN_PARTS)[who.agency], who.agency == "AZ-SMS"
    if parts := parts_wanted(page):
        return DONE if part in parts else {403}
    if page.name in ("remove_factor", "ledger_file"):
        return {404} if page.name == "remove_factor" or part == LEAD else {403}  # nobody's; a file that is not there
    if page.name in ("bundle", "review_emergency", "end_absence", "team_member"):
        return DONE if who.agency == "AZ-SMS" else {404}
    if page.name == "make_bundle":
        return {404} if part in (LEAD, REQUESTING) else {403}  # no partner is named
    if page.policy not in ("agency.manage", "people.manage", *BY_LEADING_ADMINISTRATORS) or leads:
        return DONE
    assert who.role == ADMINISTRATOR
    refused = {403} | SHOWS_ONLY.get(page.name, set())
    return refused if page.name in LEADING_ONLY or page.policy in BY_LEADING_ADMINISTRATORS else {404}


def _of_own_data(page, who):
    """Agencies of ours that lead cases answer; the request was made by the officer of the migration service."""
    part = (PARTS | RETURN_PARTS)[who.agency]
    if part not in (LEAD, CASE_MANAGEMENT):
        return {403, 405}  # whoever sends to a page that only shows is told that alone
    if page.name not in OF_OWN_DATA:
        return DONE
    if who.agency != "AZ-SMS":
        return {404, 405}
    if page.name == "subject_access_file":
        return {404, 405} if who.role == DATA_PROTECTION_OFFICER else DONE  # for whoever looks it through
    if page.name == "decide_subject_access":
        return {403} if who.role == DATA_PROTECTION_OFFICER else DONE
    return DONE


def _of_release(page, who):
    """Agencies that make ready reports release them; there are some of the one agency alone."""
    part = (PARTS | RETURN_PARTS)[who.agency]
    if part not in (LEAD, CASE_MANAGEMENT):
        return {403}
    if page.name == "change_proof":
        return {404}  # each changes their own
    return {404} if "pk" in page.parts and part != LEAD else DONE


def _of_export(page, who):
    """With names, asked for by the supervisor of the lead agency, and not agreed to: there is no file yet."""
    if page.name == "export_file" or who.agency != "AZ-SMS":
        return {404}
    if page.name == "decide_export":
        return DONE if who.role == DATA_PROTECTION_OFFICER else {403}
    return DONE if who.role == SUPERVISOR else {404}


def parts_wanted(page):
    """The parts that an agency must be able to play for a page that is not for all."""
    if page.policy in OF_LEADING_AGENCIES or page.name in (*OURS_TO_ASK, "report", "report_file", "add_schedule"):
        return (LEAD,)
    if page.name in ("official_tables", "official_table", "official_file"):
        return (LEAD, CASE_MANAGEMENT)
    if page.policy in ("return.open", "enquiry.count", *OF_MANAGING_AGENCIES):
        return (CASE_MANAGEMENT,)
    asks = page.name in ("upload_package", "new_case", "new_transit", "new_direct_return", "bundles")
    return (LEAD, REQUESTING) if asks else ()


def _after_the_return(page, method, who):
    """Deliveries are there for agencies that deliver, projects for those that manage cases."""
    if page.policy == "delivery.list":
        return DONE if who.agency == "NGO-1" else {404}
    if page.policy in ("project.list", "project.keep"):
        return DONE if _keeps_projects(page, method, who) else {403}
    return _of_own_data(page, who) if page.policy.startswith("subject_access.") else None


def _keeps_projects(page, method, who):
    """On the page of a project a case is linked by those who keep it; the others read."""
    links = (page.name, method) == ("project", "POST")
    return who.agency == "AZ-MLSP" and (not links or is_allowed("project.keep", who, None))


def seen(answer):
    """A status, or the page that the answer leads a visitor to."""
    to = answer.headers.get("Location", "")
    return next((door for door in ("/sign-in/", "/choose-agency/") if to.startswith(door)), answer.status_code)


def fault(page, method, who, answer):
    """What is wrong with an answer; "" if nothing is."""
    if method not in ("GET", "POST"):
        return "" if answer.status_code == 405 else f"{method} {who}: {answer.status_code}, foreseen 405"
    if answer.status_code == 405 and method == "GET" and who.agency:
        return ""  # it only takes, and shows nobody anything
    if seen(answer) not in foreseen(page, method, who):
        return f"{method} {who}: {seen(answer)}, foreseen {sorted(map(str, foreseen(page, method, who)))}"
    if answer.status_code == 403 and not re.search(r"<li>[^<]{10,}</li>", answer.content.decode()):
        return f"{method} {who}: refused without a reason"
    return ""


def some(square, page):
    """Everybody; in a short run an officer of the lead, a stranger, those who are nobody yet, and some of the others."""
    if FULL:
        return square.people
    *others, without_agency, visitor = square.people
    always = [square.who("caseworker", "AZ-SMS"), square.who("caseworker", "AZ-MOH"), without_agency, visitor]
    return always + random.Random(str(page)).sample(others, SAMPLE)


def asked(square, page):
    """Those some, and whose own relation to the case counts where the page is about that case."""
    is_about_it = square.things["procedure"].reference in page.url(square)
    return [*some(square, page), *(square.related if is_about_it else ())]


def methods_of(who):
    """In a short run one of those who are nobody yet tries the methods that nobody meets."""
    return METHODS if FULL or not who.role else METHODS[:2]


def test_the_whole_matrix_is_large_enough(square):
    assert len(PAGES) * len(square.people) * len(METHODS) >= 50_000


@pytest.mark.some(6)
@pytest.mark.parametrize("page", PAGES, ids=str)
def test_each_kind_of_person_gets_what_the_policy_says(square, page):
    url = page.url(square)
    tried = [(method, who, who.asks(url, method)) for who in asked(square, page) for method in methods_of(who)]
    faults = [said for method, who, answer in tried if (said := fault(page, method, who, answer))]
    assert not faults, f"{url}: {len(faults)} of {len(tried)}\n" + "\n".join(faults[:20])


def test_every_view_bears_a_policy():
    unmarked = [
        entry.name
        for entry in patterns()
        if getattr(entry.callback, "policy", None) not in {*POLICY, PUBLIC, SIGNED_IN}
    ]
    assert not unmarked, f"Mark these views with @allow: {unmarked}"


def test_every_address_has_a_name_of_its_own():
    assert len(set(map(str, PAGES))) == len(PAGES) and all(page.name for page in PAGES)


@pytest.mark.some(5)
@pytest.mark.parametrize("page", [page for page in PAGES if "reference" in page.parts], ids=str)
def test_to_a_stranger_a_case_looks_like_one_that_does_not_exist(square, page):
    stranger, url = square.who("caseworker", "AZ-MOH"), page.url(square)
    reference = next(part for part in url.split("/") if re.fullmatch(r"[A-Z]+(-[A-Z]+)?-\d+-\d+", part))
    nowhere = re.sub(r"\d+-\d+$", "2020-99999", reference)
    for method in ("GET", "POST"):
        there = plain(stranger, url, method, reference)
        assert there == plain(stranger, url.replace(reference, nowhere), method, nowhere)


@pytest.mark.some(5)
@pytest.mark.parametrize("page", [page for page in PAGES if page.parts == ("pk",)], ids=str)
def test_what_others_have_looks_like_what_does_not_exist(square, page):
    """To whom it is a 404, in the same bytes after the same queries."""
    there, nowhere = page.url(square), reverse(page.name, args=[10**8])
    for who in (
        square.who(role, "NGO-1") for role in ("caseworker", "supervisor", "administrator", "data_protection_officer")
    ):
        found = plain(who, there, "POST", there)
        assert found[0] != 404 or found == plain(who, nowhere, "POST", nowhere)


def plain(who, url, method, name):
    """An answer without what differs each time: its own address, the number for support, the token of a form; and its queries."""
    with counting() as queries:
        answer = who.asks(url, method)
    said = re.sub(
        r"\b[0-9a-f]{8}\b|(?<=csrfmiddlewaretoken\" value=\")\w+|data-left=\"\d+\"", "", answer.content.decode()
    )
    return answer.status_code, said.replace(name, ""), [re.sub(r"'[^']*'|\d+", "?", sql) for sql in queries()]
