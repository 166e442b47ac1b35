"""A skills profile as tables, and the offers that may suit somebody with the reasons."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, shown, sight
from agencies.policy import may
from agencies.roles import PARTNER
from audit.dates import day
from audit.moment import today
from cases.naming import languages_said, state_said
from reintegration.referral_choices import Need
from reintegration.skills.choices import OfferKind
from reintegration.skills.offers import Offer, Scheme
from reintegration.skills.places import with_places
from reintegration.skills.suggesting import Person, Place, suggest

MOST = 10
NEED_OF = {
    OfferKind.VACANCY: Need.EMPLOYMENT,
    OfferKind.TRAINING: Need.TRAINING,
    OfferKind.APPRENTICESHIP: Need.TRAINING,
}


def lines_of(profile):
    """The lines of a profile that stand, by their part. Four queries; none where there is no profile yet."""
    if profile is None:
        return {"worked": [], "able": [], "spoken": [], "qualifications": []}
    return {
        "worked": list(profile.worked.standing().select_related("occupation").order_by("-years", "pk")),
        "able": list(profile.able.standing().select_related("skill").order_by("pk")),
        "spoken": list(profile.spoken.standing().order_by("pk")),
        "qualifications": list(profile.qualifications.standing().order_by("-acquired_in", "pk")),
    }


def parts_shown(frame, lines):
    """Each part: its title, its rows, and where lines are added."""
    records = bool(may(frame.capacities, "skills.record"))
    seen = sight(frame.capacities, FieldGroup.SUPPORT)
    titles = {
        "worked": (_("Occupations"), _("Add an occupation")), "able": (_("Skills"), _("Add a skill")),
        "spoken": (_("Languages"), _("Add a language")), "qualifications": (_("Qualifications"), _("Add a qualification")),
    }  # fmt: skip
    return [
        {
            "id": part,
            "title": title,
            "add": add,
            "url": frame.url("add_to_profile", part) if records else "",
            "rows": [_row(frame, part, line, seen, records) for line in lines[part]],
        }
        for part, (title, add) in titles.items()
    ]


def _row(frame, part, line, seen, records):
    name, about = _SAID[part](line)
    return {
        "name": shown(str(name), seen),
        "about": shown(str(about), seen),
        "url": frame.url("take_back_line", part, line.pk) if records else "",
    }


def _worked(line):
    years = _("%(years)s years") % {"years": line.years} if line.years else _("less than a year")
    code = line.occupation.code
    return line.occupation.label, ", ".join(filter(None, (years, _("mostly abroad") if line.abroad else "", code)))


def _able(line):
    return line.skill.label, line.get_level_display()


def _spoken(line):
    return languages_said([line.language]), line.get_level_display()


def _qualified(line):
    dated = [
        _("applied for on %(day)s") % {"day": day(line.applied_on)} if line.applied_on else "",
        _("decided on %(day)s") % {"day": day(line.decided_on)} if line.decided_on else "",
    ]
    about = (
        state_said(line.country),
        line.acquired_in and str(line.acquired_in),
        line.get_recognition_display(),
        *dated,
    )
    return line.title, ", ".join(filter(None, about))


_SAID = {"worked": _worked, "able": _able, "spoken": _spoken, "qualifications": _qualified}


def suggestions_shown(frame, lines):
    """The offers that are open today and may suit this person, with the reasons, and a click to a referral. One query."""
    offers = {
        offer.pk: offer
        for offer in with_places(Offer.objects.open_on(today())).select_related("agency", "occupation").order_by("pk")
    }
    person = Person(
        frozenset(line.occupation.code for line in lines["worked"]), frozenset(line.skill_id for line in lines["able"]),
        frame.procedure.region,
    )  # fmt: skip
    sends = bool(may(frame.capacities, "referral.send")) and not frame.procedure.is_closed
    found = suggest(person, [_place(offer) for offer in offers.values()])[:MOST]
    return [_suggested(frame, offers[one.key], one, sends) for one in found]


def _place(offer):
    return Place(
        offer.pk, offer.occupation.code if offer.occupation else "", frozenset(offer.skills), offer.region, offer.until,
        max(offer.places - offer.filled, 0), offer.kind != OfferKind.VACANCY,
    )  # fmt: skip


def _suggested(frame, offer, suggestion, sends):
    takes = PARTNER in offer.agency.case_roles and offer.agency.pk != frame.actor.agency.pk
    asked = urlencode({"agency": offer.agency_id, "offer": offer.pk, "need": NEED_OF[OfferKind(offer.kind)]})
    return {
        "title": offer.title,
        "about": ", ".join(filter(None, (offer.get_kind_display(), offer.provider, offer.region, offer.agency.name))),
        "why": "; ".join(suggestion.reasons),
        "places": _("%(left)s of %(places)s places free")
        % {"left": offer.places - offer.filled, "places": offer.places},
        "until": offer.until,
        "url": f"{frame.url('refer')}?{asked}" if sends and takes else "",
    }


def schemes_shown(frame):
    """The State schemes, with a click to a referral where an agency here answers for them. One query."""
    sends = bool(may(frame.capacities, "referral.send")) and not frame.procedure.is_closed
    found = Scheme.objects.filter(ended_on=None).select_related("agency")
    return [_scheme(frame, scheme, sends) for scheme in found]


def _scheme(frame, scheme, sends):
    asked = urlencode({"agency": scheme.agency_id, "scheme": scheme.pk, "need": scheme.need})
    takes = scheme.agency is not None and scheme.agency_id != frame.actor.agency.pk
    return {
        "name": scheme.name,
        "need": scheme.get_need_display(),
        "agency": scheme.agency.name if scheme.agency else _("No agency here answers for it yet."),
        "unverified": scheme.confidence != "sourced",
        "url": f"{reverse('refer', args=[frame.procedure.reference])}?{asked}" if sends and takes else "",
    }
