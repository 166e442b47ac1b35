"""What is known of somebody that could be shared, item by item, as it would be copied into a referral."""

from audit.moment import today
from reintegration.referral_choices import AgeBand, Item
from reintegration.skills.profiles import Profile

UP_TO = {14: AgeBand.UNDER_15, 17: AgeBand.UNDER_18, 24: AgeBand.UNDER_25, 34: AgeBand.UNDER_35, 44: AgeBand.UNDER_45}
UP_TO |= {54: AgeBand.UNDER_55, 64: AgeBand.UNDER_65}


def known(procedure, person):
    """Item → what would be copied of it; an item of which nothing is known is left out."""
    profile = Profile.objects.filter(case=procedure.case_id, person=person).first()
    found = {Item.AGE_BAND: age_band(person.born, today()), Item.SEX: person.sex, Item.REGION: procedure.region}
    found |= _of_profile(profile) if profile else {Item.LANGUAGES: list(person.languages)}
    return {item: value for item, value in found.items() if value}


def _of_profile(profile):
    spoken = [line.language for line in profile.spoken.standing().order_by("pk")]
    worked = profile.worked.standing().select_related("occupation").order_by("pk")
    able = profile.able.standing().select_related("skill").order_by("pk")
    return {
        Item.LANGUAGES: spoken or list(profile.person.languages),
        Item.EDUCATION: profile.education,
        Item.OCCUPATIONS: [line.occupation.said() for line in worked],
        Item.SKILLS: [line.skill.said() for line in able],
        Item.QUALIFICATIONS: [
            {"title": line.title, "country": line.country, "recognition": line.recognition}
            for line in profile.qualifications.standing().order_by("pk")
        ],
    }


def age_band(born, on):
    """The band in which an age lies on a day; empty where not even the year of birth is known."""
    year, *rest = (int(part) for part in born.split("-")) if born else (0,)
    if not year:
        return ""
    is_to_come = all(rest) and tuple(rest) > (on.month, on.day)
    age = on.year - year - is_to_come
    return next((band for last, band in UP_TO.items() if age <= last), AgeBand.OLDER)


def names_of(items):
    """Items in words, in the order of the list."""
    return ", ".join(str(item.label) for item in Item if item in items)
