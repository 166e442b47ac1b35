"""The ready reports: each a declaration of tables over the figures. Adding one here gives it a page, its files and its command."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agencies.roles import CASE_MANAGEMENT, LEAD


@dataclass(frozen=True)
class Table:
    """Either several figures by the same rows, or one figure by rows and columns."""

    code: str
    name: Promise
    rows: str
    figures: tuple[str, ...]
    columns: str = ""
    where: tuple[tuple[str, str], ...] = ()
    has_total: bool = True  # False where the rows are not parts of a whole
    has_last: bool = True  # likewise of the columns


@dataclass(frozen=True)
class Report:
    """`parts`: the case roles that an agency must be able to play for the report to be its own; () for every agency."""

    code: str
    name: Promise
    about: Promise
    tables: tuple[Table, ...]
    parts: tuple = ()


INWARDS = (("direction", "in"),)
REPORTS = {
    report.code: report
    for report in (
        Report(
            "committee", _("Committee pack"), _("The figures of the readmission committee, for each requesting State in a period."),
            (
                Table(
                    "figures", _("Figures"), "state",
                    ("received", "persons", "in_time", "late", "deemed", "refused", "withdrawn", "documents", "transfers", "open"),
                    where=INWARDS,
                ),
                Table("refusals", _("Refusals by ground"), "state", ("refused",), "ground", INWARDS),
                Table("speed", _("How fast"), "state", ("in_time_share", "days_to_reply"), where=INWARDS),
            ),
            (LEAD,),
        ),
        Report(
            "workload", _("Workload and timeliness"), _("What came in, what was answered in its time, and what is still open."),
            (
                Table(
                    "months", _("Month by month"), "month",
                    ("received", "replies", "in_time", "late", "in_time_share", "days_to_reply", "transfers"),
                ),
                Table("open", _("Open"), "state", ("open",), "about"),
            ),
            (LEAD,),
        ),
        Report(
            "programme", _("Reintegration programme"),
            _("From the referral to the follow-up after a year: who was reached and who was lost, measures and money."),
            (
                Table("cases", _("Cases"), "programme", ("referred", "supported", "measures", "persons_supported", "delivered")),
                Table("stages", _("Stages reached"), "outcome", ("stages",), "programme", has_total=False),
                Table("follow_ups", _("Follow-ups due"), "outcome", ("follow_ups",), "wave"),
                Table("committed", _("Money committed"), "measure_kind", ("committed",), "currency"),
                Table("spent", _("Money spent"), "measure_kind", ("spent",), "currency"),
                Table("sex", _("By sex"), "sex", ("referred", "persons_supported", "delivered")),
                Table("age", _("By age"), "age", ("referred", "persons_supported", "delivered")),
                Table("region", _("By region"), "region", ("referred", "persons_supported", "delivered")),
                Table("return_type", _("By kind of return"), "return_type", ("referred", "persons_supported", "delivered")),
                Table("referrals", _("Referrals to agencies"), "partner", ("referrals",), "outcome"),
            ),
            (CASE_MANAGEMENT,),
        ),
        Report(
            "returns", _("Voluntary returns"),
            _("Voluntary returns by host country, sex and age, in the manner of the key highlights of IOM."),
            (
                Table("countries", _("By host country"), "state", ("returns_applied", "returned")),
                Table("people", _("By sex and age"), "age", ("returned",), "sex"),
            ),
            (CASE_MANAGEMENT,),
        ),
        Report(
            "highlights", _("Key highlights"),
            _("Counselled, returned, assisted and referred, each by itself, in the manner of IOM’s key highlights. Layout unverified."),
            (
                Table("hosts", _("By host country"), "state", ("counselled", "returns_applied", "returned"), where=INWARDS),
                Table("citizenship", _("By citizenship"), "citizenship", ("returned",), "sex", INWARDS),
                Table("people", _("By sex and age"), "age", ("returned",), "sex", INWARDS),
                Table("months", _("Month by month"), "month", ("returned",), where=INWARDS),
                Table("assisted", _("Persons with a measure"), "dimension", ("persons_supported", "measures", "delivered")),
                Table("kinds", _("Measures approved, by kind"), "measure_kind", ("measures",), "return_type"),
                Table("needs", _("Referrals to agencies, by need"), "ground", ("referrals",), "outcome"),
                Table("surveys", _("Surveys"), "wave", ("surveys",), "outcome"),
            ),
            (CASE_MANAGEMENT,),
        ),
        Report(
            "migration_profile", _("Migration Profile: return and reintegration"),
            _("The chapter on return and reintegration. Education, occupation and reasons of return are not counted here."),
            (
                Table("hosts", _("Came back, by host country"), "state", ("came_back",), "return_type", INWARDS),
                Table("sex", _("Came back, by sex"), "sex", ("came_back",), "return_type", INWARDS),
                Table("age", _("Came back, by age"), "age", ("came_back",), "sex", INWARDS),
                Table("citizenship", _("Came back, by citizenship"), "citizenship", ("came_back",), "return_type", INWARDS),
                Table("years", _("Came back, year by year"), "year", ("came_back", "persons_transferred", "returned"), where=INWARDS),
                Table("regions", _("Reintegration, by region of return"), "region", ("referred", "persons_supported", "delivered")),
                Table("ages", _("Reintegration, by age"), "age", ("referred",), "sex"),
                Table("measures", _("Measures approved, by kind"), "measure_kind", ("measures", "persons_supported", "delivered")),
                Table("outcomes", _("Reintegration, by outcome"), "outcome", ("referred",), "return_type"),
            ),
            (LEAD, CASE_MANAGEMENT),
        ),
    )
}  # fmt: skip


def own_reports(actor):
    """Those that an agency with these parts makes."""
    parts = set(actor.agency.case_roles)
    return [one for one in REPORTS.values() if not one.parts or parts & set(one.parts)]
