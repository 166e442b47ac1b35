"""How the case of a scenario begins, by name: a draft of somebody."""

from datetime import timedelta

from agencies.roles import CASE_MANAGEMENT, LEAD, REQUESTING
from audit.actor import acting
from audit.moment import now, today
from cases.rules import Agreement, TimeLimit
from cases.terms import Expiry
from tests import a
from tests.workflows.walking import AGENCIES, a_programme
from workflows.models import ReadmissionRequest, ThirdCountryRequest, TransitRequest
from workflows.perform import open_, withdraw_proposal


def theirs(play):
    return next(who for who in play.people if who.agency.code == AGENCIES[REQUESTING])


def of_our_national(play):
    return a.draft(theirs(play))


def in_haste(play, hours=20):
    """Met at the border the day before."""
    apprehended = (now() - timedelta(hours=hours)).isoformat()
    return a.draft(theirs(play), procedure="accelerated", basis={"apprehended_at": apprehended})


def too_late(play):
    return in_haste(play, hours=480)


def with_valid_passport(play):
    return a.draft(theirs(play), evidence=[passport()])


def abroad(kind_of_draft, code, agreement):
    """Of another State, with its own officer."""

    def begin(play):
        play.people.append(a.person(at=f"{code}-CA"))
        return kind_of_draft(play.people[-1], agreement, code)

    return begin


def passport():
    return {"kind": "passport", "number": "C01234567", "expires_on": (today() + timedelta(days=900)).isoformat()}


def third_with_passport(play):
    stamp = {"kind": "stamp", "note": "Departure stamp of Bakı, 10.01.2026"}
    return a.third_country_draft(theirs(play), evidence=[stamp, passport()])


def we_issue_for_others(play):
    Agreement.objects.filter(code="EUAZ").update(requested_state_issues_for_others=True)
    return a.third_country_draft(theirs(play))


def by_silence(play):
    TimeLimit.objects.filter(agreement__code="EUAZ", name="transit_reply").update(on_expiry=Expiry.DEEMED_AGREED)
    return a.transit_draft(theirs(play))


def third(**said):
    """Of somebody who was known of a month ago, if nothing else is said."""

    def begin(play):
        known = {"knowledge_date": (today() - timedelta(days=30)).isoformat()}
        return a.third_country_draft(theirs(play), **known | said)

    return begin


def third_in_haste(play, hours=20):
    basis = {"apprehended_at": (now() - timedelta(hours=hours)).isoformat(), "direct_return_impossible": "No papers."}
    return a.third_country_draft(theirs(play), procedure="accelerated", basis=basis)


def written_by_us(model, application):
    def begin(play):
        officer = play.people[0]
        return open_(model, a.case(), officer, {LEAD: officer.agency}, application=application())

    return begin


def asking(other="NL", agreement="EUAZ", about_whom="own_national", **said):
    """We ask another State, whose officer works here too."""

    def begin(play):
        play.people.insert(0, a.person(at=f"{other}-CA"))
        known = {"knowledge_date": (today() - timedelta(days=30)).isoformat()} if about_whom == "third_country" else {}
        ours = next(who for who in play.people if who.agency.code == AGENCIES[LEAD])
        play.usual["channel"] = "exchange"
        return a.outgoing_draft(ours, agreement, other, about_whom, **known | said)

    return begin


def asking_alone(about_whom="own_national"):
    """Nobody of theirs works here: what comes, comes on paper."""

    def begin(play):
        procedure = asking(about_whom=about_whom)(play)
        play.people[:] = [who for who in play.people if who.agency.code != "NL-CA"]
        return procedure

    return begin


def asking_with_passport(about_whom="own_national"):
    return asking(about_whom=about_whom, evidence=[passport()])


def asking_for_transit(other="NL", agreement="EUAZ", silent=False):
    """Through another State, whose officer works here too; `silent`: under an agreement in which silence is consent."""

    def begin(play):
        play.people.insert(0, a.person(at=f"{other}-CA"))
        ours = next(who for who in play.people if who.agency.code == AGENCIES[LEAD])
        play.usual["channel"] = "exchange"
        if silent:
            TimeLimit.objects.filter(agreement__code=agreement, name="transit_reply").update(
                on_expiry=Expiry.DEEMED_AGREED
            )
        return a.outgoing_transit_draft(ours, agreement, other)

    return begin


def after_the_return(play):
    """Of somebody who came back, with the papers to which answers refer; consent and goals are beats of the road."""
    manager = next(who for who in play.people if who.agency.code == AGENCIES[CASE_MANAGEMENT])
    a.programme()
    case = a.reintegration(manager)
    a.signed_plan(case, manager)
    return case


def asking_for_transit_alone(play):
    procedure = asking_for_transit()(play)
    play.people[:] = [who for who in play.people if who.agency.code != "NL-CA"]
    return procedure


def wishing_to_return(play):
    """Somebody who speaks with an agency that manages returns, which has a programme without rules."""
    a_programme()
    return a.voluntary_return(next(who for who in play.people if who.agency.code == AGENCIES[CASE_MANAGEMENT]))


def referred(play):
    """Prepared, of what must be approved first; the proposal was taken back, so that a scenario can make its own."""
    by = next(who for who in play.people if who.agency.code == AGENCIES[CASE_MANAGEMENT])
    prepared = a.prepared_referral(by, need="health")
    with acting(by):
        withdraw_proposal(prepared.approvals.get(), by)
    return a.again(prepared)


BEGINNINGS = {
    "voluntaryreturn": wishing_to_return,
    "referral": referred,
    "readmissionrequest": of_our_national,
    "accelerated": in_haste,
    "too_late_for_haste": too_late,
    "on_paper": written_by_us(ReadmissionRequest, a.application),
    "with_valid_passport": with_valid_passport,
    "swiss": abroad(a.draft, "CH", "CHAZ"),
    "norwegian": abroad(a.draft, "NO", "NOAZ"),
    "verification": of_our_national,
    "traveldocument": of_our_national,
    "errorclaim": of_our_national,
    "thirdcountryrequest": third(),
    "late": third(knowledge_date="2025-06-01"),
    "third_accelerated": third_in_haste,
    "third_too_late_for_haste": lambda play: third_in_haste(play, hours=480),
    "third_on_paper": written_by_us(ThirdCountryRequest, a.of_third_country),
    "third_swiss": abroad(a.third_country_draft, "CH", "CHAZ"),
    "third_norwegian": abroad(a.third_country_draft, "NO", "NOAZ"),
    "third_with_passport": third_with_passport,
    "we_issue_for_others": we_issue_for_others,
    "transitrequest": lambda play: a.transit_draft(theirs(play)),
    "transit_on_paper": written_by_us(TransitRequest, a.annex_six),
    "transit_by_silence": by_silence,
    "outgoingrequest": asking(),
    "asking_switzerland": asking("CH", "CHAZ"),
    "asking_norway": asking("NO", "NOAZ"),
    "asking_with_passport": asking_with_passport(),
    "alone": asking_alone(),
    "outgoingthirdcountryrequest": asking(about_whom="third_country"),
    "third_asking_switzerland": asking("CH", "CHAZ", "third_country"),
    "third_asking_norway": asking("NO", "NOAZ", "third_country"),
    "third_asking_with_passport": asking_with_passport("third_country"),
    "third_alone": asking_alone("third_country"),
    "asking_late": asking(about_whom="third_country", knowledge_date="2025-06-01"),
    "outgoingtransitrequest": asking_for_transit(),
    "transit_through_switzerland": asking_for_transit("CH", "CHAZ"),
    "transit_of_ours_by_silence": asking_for_transit(silent=True),
    "transit_of_ours_alone": asking_for_transit_alone,
    "reintegrationcase": after_the_return,
    "directreturnnotice": lambda play: a.direct_return(by=theirs(play)),
}
