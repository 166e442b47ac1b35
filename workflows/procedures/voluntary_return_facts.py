"""What a voluntary return knows that a rule of eligibility can look at, and what the rules of a programme come to."""

from cases import eligibility
from cases.eligibility import NEVER, Between, Verdict
from cases.members import members, subject_of
from cases.programmes import Fact, ReturnType
from workflows.procedures.letter_parts import kept
from workflows.procedures.readmission_request import Confirmation


def facts_of(case):
    """{Fact: codes or a number}; what nobody has said is left out."""
    subject = kept(case, "subject", lambda: subject_of(members(case.case)))
    day = case.applied_on
    return {
        Fact.NATIONALITY: frozenset(held.state for held in subject.nationalities) if subject else None,
        Fact.HOST_STATE: case.case.requesting_state,
        Fact.AGE: age(subject.person.born, day) if subject and day else None,
        Fact.RETURN_TYPE: ReturnType.ASSISTED.value,
        Fact.HAS_MEANS: case.has_means or None,
        Fact.STAY: case.stay or None,
        Fact.YEARS_SINCE_ASSISTED: _since_assisted(case),
        Fact.ENTRY_BAN_CONFLICT: case.entry_ban_conflict or None,
        Fact.DAYS_IN_HOST_STATE: (day - case.in_host_state_since).days if day and case.in_host_state_since else None,
    }


def judged(case, programme):
    """Each rule of a programme as it stood on the day of the application, with what it comes to."""
    return eligibility.judged(programme.rules.order_by("code"), facts_of(case), case.applied_on)


def why_not_eligible(case, programme):
    """Sentences against a programme: each rule that is not met, or of which nobody knows yet."""
    found = [one for one in judged(case, programme) if one.verdict != Verdict.MET]
    return [f"{one.verdict.label}: {one.rule}" for one in found]


def age(born, on):
    """In whole years; where the day or month of birth is not known, between two."""
    year, month, day = (int(part) for part in (born or "0-0-0").split("-"))
    if not year:
        return None
    least, most = (
        on.year - year - ((on.month, on.day) < (month or first, day or first_day))
        for first, first_day in ((12, 31), (1, 1))
    )
    return least if least == most else Between(least, most)


def _since_assisted(case):
    if case.assisted_before == Confirmation.NO:
        return NEVER
    last, day = case.last_assisted_on, case.applied_on
    if not (case.assisted_before and last and day):
        return None
    return day.year - last.year - ((day.month, day.day) < (last.month, last.day))
