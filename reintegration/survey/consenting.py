"""Whether somebody may be asked: of age, and with their consent to surveys."""

from django.utils.translation import gettext as _

from agencies.policy import Verdict
from cases.consents import Purpose
from cases.partial_dates import PartialDate


def may_be_asked(case, person, instrument, on) -> Verdict:
    """Every reason against asking a person of a case on a day. One query."""
    return is_old_enough(person, instrument, on) + has_consented(case, person, on)


def has_consented(case, person, on) -> Verdict:
    given = case.consents.in_force(on).filter(person=person, purpose=Purpose.SURVEY)
    if given.exists():
        return Verdict()
    return Verdict((_("The person’s written consent to surveys must be recorded first."),))


def is_old_enough(person, instrument, on) -> Verdict:
    """A child is not asked; where only a year of birth is known, the latest day in it counts. Nothing known: not taken for a child."""
    born = PartialDate.read(person.born or "")
    if not born or _age(born.latest(), on) >= instrument.youngest:
        return Verdict()
    words = _("People are asked from the age of %(age)s. This survey is not for younger children.")
    return Verdict((words % {"age": instrument.youngest},))


def _age(born, on):
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
