"""The figures: each declared once, with its code, name, definition and rule of counting. Pages, lists and files use these alone."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.facts.rows import FactKind
from reports.figure import AMOUNT, MEDIAN, OF_PERSON, OF_SUPPORT, PERSONS, SHARE, TIME, Figure
from reports.figures_of_outcomes import OUTCOMES

OF_REQUEST = ("state", "direction", "agreement", "about", "procedure_type")
MAIN = Q(is_main=True)
REQUEST = (*TIME, *OF_REQUEST, *OF_PERSON)
OFFICIAL = ("adult", "union", "agreement_kind")  # what the code lists of official tables ask for besides


def figure(kind, code, name, definition, dimensions, **how):
    return Figure(code, name, definition, kind, dimensions, **how)


FIGURES = {
    one.code: one
    for one in (
        figure(
            FactKind.APPLICATION, "received", _("Applications received"),
            _("Applications whose receipt, as recorded, lies in the period; a family is one application."),
            (*REQUEST, "outcome"), where=MAIN,
        ),
        figure(
            FactKind.APPLICATION, "persons", _("Persons applied for"),
            _("Persons in the applications received in the period, the family with them; each person once."),
            (*REQUEST, "outcome", "member"), counts=PERSONS,
        ),
        figure(
            FactKind.APPLICATION, "open", _("Applications open"),
            _("Applications received by the end of the period and not closed by then."),
            (*OF_REQUEST, *OF_PERSON), where=MAIN, is_stock=True,
        ),
        figure(
            FactKind.REPLY, "replies", _("Replies"), _("Replies given in the period, and agreements by silence; by the day of the reply."),
            (*REQUEST, "outcome", "ground", "timely"),
        ),
        figure(
            FactKind.REPLY, "in_time", _("Replied in time"), _("Replies given in the period before their time was over."),
            (*REQUEST, "outcome"), where=Q(timely="in_time") & ~Q(outcome="deemed"),
        ),
        figure(
            FactKind.REPLY, "late", _("Replied late"), _("Replies given in the period after their time was over."),
            (*REQUEST, "outcome"), where=Q(timely="late") & ~Q(outcome="deemed"),
        ),
        figure(
            FactKind.REPLY, "in_time_share", _("Replied in time, share"),
            _("Of the replies given in the period for which a time ran, the share that came before it was over; silence counts as none."),
            (*REQUEST, "outcome"), where=~Q(timely=""), part=Q(timely="in_time") & ~Q(outcome="deemed"), counts=SHARE,
        ),
        figure(
            FactKind.REPLY, "deemed", _("Deemed agreed"), _("Applications that were agreed by silence in the period."),
            REQUEST, where=Q(outcome="deemed"),
        ),
        figure(
            FactKind.REPLY, "refused", _("Refused"), _("Refusals given in the period."), (*REQUEST, "ground", "timely"),
            where=Q(outcome="refused"),
        ),
        figure(
            FactKind.REPLY, "days_to_reply", _("Days to the reply, median"),
            _("The median of the days from the receipt to the reply, of the replies given in the period."),
            (*REQUEST, "outcome", "ground"), counts=MEDIAN,
        ),
        figure(
            FactKind.INTERVIEW, "interviews", _("Interviews requested"), _("Interviews requested in the period, with their results."),
            (*REQUEST, "outcome"),
        ),
        figure(
            FactKind.DOCUMENT, "documents", _("Travel documents"), _("Travel documents issued in the period."),
            (*TIME, "state", "direction", "agreement", *OF_PERSON),
        ),
        figure(
            FactKind.TRANSFER, "transfers", _("Transfers"), _("Applications whose person’s arrival, as recorded, lies in the period."),
            REQUEST, where=MAIN,
        ),
        figure(
            FactKind.TRANSFER, "persons_transferred", _("Persons transferred"),
            _("Persons whose arrival, as recorded, lies in the period, the family that came along with them; each person once."),
            (*REQUEST, "member"), counts=PERSONS,
        ),
        figure(
            FactKind.WITHDRAWAL, "withdrawn", _("Withdrawn"), _("Applications withdrawn in the period."), REQUEST,
        ),
        figure(
            FactKind.COUNSELLING, "counselled", _("Persons counselled"),
            _("Persons with whom a counselling session before a return was held in the period; each person once."),
            (*TIME, "state", "direction", "programme", *OF_PERSON, "outcome"), counts=PERSONS,
        ),
        figure(
            FactKind.RETURN, "returns_applied", _("Voluntary returns applied for"),
            _("Persons whose application for a voluntary return lies in the period, the family with them; each person once."),
            (*TIME, "state", "direction", "programme", *OF_PERSON, "member", "outcome"), counts=PERSONS,
        ),
        figure(
            FactKind.DEPARTURE, "returned", _("Returned voluntarily"),
            _("Persons who departed in a voluntary return in the period; each person once."),
            (*TIME, "state", "direction", "programme", *OF_PERSON, "member"), counts=PERSONS,
        ),
        figure(
            FactKind.TRANSFER, "came_back", _("Persons who came back"),
            _("Persons whose arrival after a readmission, or whose departure in a voluntary return, lies in the period; each person once."),
            (*TIME, "state", "direction", "agreement", "return_type", *OF_PERSON, *OFFICIAL, "member"),
            also=(FactKind.DEPARTURE,), counts=PERSONS,
        ),
        figure(
            FactKind.REINTEGRATION, "referred", _("Referred to reintegration"),
            _("Reintegration cases referred in the period."), (*TIME, *OF_SUPPORT, *OF_PERSON, "outcome"),
        ),
        figure(
            FactKind.REINTEGRATION, "supported", _("Reintegration cases open"),
            _("Reintegration cases referred by the end of the period and not closed by then."),
            (*OF_SUPPORT, *OF_PERSON), is_stock=True,
        ),
        figure(
            FactKind.STAGE, "stages", _("Stages reached"),
            _("Of the reintegration cases referred in the period, those that have reached each stage by the moment of the count."),
            (*TIME, *OF_SUPPORT, *OF_PERSON, "outcome"), reference="begun_on",
        ),
        figure(
            FactKind.STAGE, "days_to_stage", _("Days to the stage, median"),
            _("The median of the days from the referral to each stage, of the cases referred in the period."),
            (*TIME, *OF_SUPPORT, *OF_PERSON, "outcome"), reference="begun_on", counts=MEDIAN,
        ),
        figure(
            FactKind.FOLLOW_UP, "follow_ups", _("Follow-ups due"),
            _("Follow-ups that fell due, or were recorded before, in the period; whoever was not reached is among them."),
            (*TIME, *OF_SUPPORT, *OF_PERSON, "wave", "outcome"),
        ),
        figure(
            FactKind.FOLLOW_UP, "reached_share", _("Reached at the follow-up, share"),
            _("Of the follow-ups due in the period, the share of persons who were reached; silence counts as not reached."),
            (*TIME, *OF_SUPPORT, *OF_PERSON, "wave"), part=Q(outcome="reached"), counts=SHARE,
        ),
        figure(
            FactKind.SURVEY, "surveys", _("Surveys"), _("Surveys that were settled in the period: answered, declined or not possible."),
            (*TIME, *OF_SUPPORT, *OF_PERSON, "wave", "outcome"),
        ),
        figure(
            FactKind.MEASURE, "measures", _("Measures approved"), _("Measures approved in the period."),
            (*TIME, *OF_SUPPORT, *OF_PERSON, "measure_kind", "dimension", "partner", "outcome"),
        ),
        figure(
            FactKind.MEASURE, "persons_supported", _("Persons with a measure"),
            _("Persons for whom a measure was approved in the period; each person once."),
            (*TIME, *OF_SUPPORT, *OF_PERSON, "measure_kind", "dimension"), counts=PERSONS,
        ),
        figure(
            FactKind.HAND_OVER, "delivered", _("Measures delivered"), _("Measures whose delivery, as recorded, lies in the period."),
            (*TIME, *OF_SUPPORT, *OF_PERSON, "measure_kind", "dimension", "partner"),
        ),
        figure(
            FactKind.MONEY, "committed", _("Money committed"),
            _(
                "What was committed in the period, less what was released, in the currency of the programme; "
                "below 0 where more was released than committed."
            ),
            (*TIME, *OF_SUPPORT, *OF_PERSON, "measure_kind", "dimension", "partner", "currency"),
            where=Q(outcome="committed"), counts=AMOUNT,
        ),
        figure(
            FactKind.MONEY, "spent", _("Money spent"),
            _(
                "What was paid in the period, less what came back, in the currency of the programme; "
                "below 0 where more came back than was paid."
            ),
            (*TIME, *OF_SUPPORT, *OF_PERSON, "measure_kind", "dimension", "partner", "currency"),
            where=Q(outcome="spent"), counts=AMOUNT,
        ),
        figure(
            FactKind.REFERRAL, "referrals", _("Referrals to agencies"), _("Referrals sent in the period, with what came of them."),
            (*TIME, "return_type", "region", *OF_PERSON, "partner", "ground", "outcome", "timely"),
        ),
        figure(
            FactKind.REFERRAL, "service_share", _("Referrals that led to a service, share"),
            _("Of the referrals sent in the period, the share that had led to a service by the moment of the count."),
            (*TIME, "return_type", "region", *OF_PERSON, "partner", "ground"), part=Q(outcome="service_given"), counts=SHARE,
        ),
        *OUTCOMES,
    )
}  # fmt: skip
