"""Every address of the product as the resolver has it, filled in with examples: a new one is picked up by itself."""

from dataclasses import dataclass

import pytest
from django.urls import URLPattern, get_resolver, reverse

from workflows.application.paper import TASKS

OF_DRAFT = ("application", "application_check", "application_file", "application_draft")
OF_TRANSIT = ("annex_six", "annex_six_draft")
OF_RETURN = ("counselling", "eligibility", "vulnerability", "end_vulnerability", "fitness", "guardianship")
OF_EXPORT = ("export_file", "change_export", "decide_export")
OF_OWN_DATA = (
    "subject_access", "make_subject_access", "decide_subject_access", "give_subject_access", "subject_access_file",
)  # fmt: skip
OF_SURVEY = ("survey", "begin_survey", "survey_score", "questionnaire", "finish_survey", "reopen_survey")
OF_PROVIDER = (
    "delivery", "record_delivery", "delivery_step", "delivery_file", "strike_delivery", "make_invoice", "invoice_file", "take_back",
)  # fmt: skip
OF_MEASURE = ("measure_deliveries", "record_for_provider")
OF_REFERRAL = ("referrals", "consent_to_share", "refer", "skills", "add_to_profile", "take_back_line")
OF_SUPPORT = ("measures", "propose_measure", *OF_REFERRAL)
OF_MONEY = ("measure_money", "measure_papers", "measure_business")
OF_REINTEGRATION = (
    "consents", "end_consent", "plan", "reach_goal", "drop_goal", "plan_visit", "record_visit", "reintegration_paper",
)  # fmt: skip
# What stands for a part of an address, by its name; where one name means many things, by the name of the page too.
EXAMPLES = {
    "reference": lambda square: square.things["procedure"].reference,
    **{(page, "reference"): lambda square: square.things["draft"].reference for page in OF_DRAFT},
    **{(page, "reference"): lambda square: square.things["transit"].reference for page in OF_TRANSIT},
    **{(page, "reference"): lambda square: square.things["return"].reference for page in OF_RETURN},
    ("end_vulnerability", "pk"): lambda square: square.things["mark"].pk,
    ("guardianship", "pk"): lambda square: square.things["son"].pk,
    **{(page, "reference"): lambda square: square.things["surveyed"].reference for page in OF_SURVEY},
    **{(page, "pk"): lambda square: square.things["survey"].pk for page in OF_SURVEY},
    ("questionnaire", "section"): lambda _square: "economic",
    ("decide_weights", "pk"): lambda square: square.things["weights"].pk,
    ("complaint", "pk"): lambda square: square.things["complaint"].pk,
    ("feedback", "code"): lambda _square: "AZ-MLSP",
    **{(page, "reference"): lambda square: square.things["reintegration"].reference for page in OF_REINTEGRATION},
    ("open_reintegration", "reference"): lambda square: square.things["returned"].reference,
    ("end_consent", "pk"): lambda square: square.things["consent"].pk,
    **{(page, "pk"): lambda square: square.things["goal"].pk for page in ("reach_goal", "drop_goal")},
    ("record_visit", "pk"): lambda square: square.things["visit"].pk,
    "paper": lambda _square: "plan",
    **{(page, "name"): lambda _square: TASKS[0].name for page in OF_DRAFT},
    ("application_file", "digest"): lambda square: square.things["attached"],
    **{(page, "reference"): lambda square: square.things["measure"].reference for page in (*OF_PROVIDER, *OF_MEASURE)},
    ("delivery_step", "name"): lambda _square: "dispute",
    **{(page, "pk"): lambda square: square.things["delivery"].pk for page in ("delivery_file", "strike_delivery")},
    **{(page, "pk"): lambda square: square.things["invoice"].pk for page in ("invoice_file", "take_back")},
    ("session", "pk"): lambda square: square.things["session"].pk,
    **{
        (page, "pk"): lambda square: square.things["project"].pk
        for page in ("project", "edit_project", "count_participants", "unlink_case")
    },
    "link": lambda square: square.things["link"].pk,
    "language": lambda _square: "en",
    ("help_topic", "slug"): lambda _square: "caseworker",
    "uid": lambda _square: "x",
    "token": lambda _square: "y",
    **{(page, "reference"): lambda square: square.things["support"].reference for page in OF_SUPPORT},
    ("preview_as_partner", "reference"): lambda square: square.things["referral"].reference,
    **{(page, "reference"): lambda square: square.things["business"].reference for page in OF_MONEY},
    **{
        (page, "code"): lambda square: square.things["programme"].code
        for page in ("programme", "programme_account", "programme_workbook", "propose_money_change")
    },
    ("change_measure_kind", "code"): lambda _square: "training",
    **{(page, "code"): lambda _square: "committee" for page in ("report", "report_file", "add_schedule")},
    **{(page, "pk"): lambda square: square.things["export"].pk for page in OF_EXPORT},
    ("change_export", "act"): lambda _square: "repeat",
    ("change_proof", "pk"): lambda square: square.things["proof"].pk,
    ("change_proof", "act"): lambda _square: "repeat",
    **{(page, "pk"): lambda square: square.things["own_data"].pk for page in OF_OWN_DATA},
    ("subject_access_file", "form"): lambda _square: "json",
    ("stop_schedule", "pk"): lambda square: square.things["schedule"].pk,
    **{(page, "code"): lambda _square: "migr_eirtn" for page in ("official_table", "official_file")},
    **{
        (page, "pk"): lambda square: square.things["initiative"].pk
        for page in ("initiative", "edit_initiative", "add_entry", "take_back_entry")
    },
    ("add_entry", "kind"): lambda _square: "progress",
    "entry": lambda square: square.things["initiative"].entries.get().pk,
    ("board_file", "code"): lambda _square: "all",
    **{(page, "pk"): lambda square: square.things["release"].pk for page in ("release", "decide_release")},
    ("release_file", "pk"): lambda square: square.things["given_out"].pk,
    ("decide_publication_rule", "pk"): lambda square: square.things["publication_rule"].pk,
    ("ledger_file", "pk"): lambda _square: 10**6,  # none is there
    "form": lambda _square: "xlsx",
    "subject": lambda _square: "cap",
    **{
        (page, "pk"): lambda square: square.things["money_change"].pk
        for page in ("money_change", "decide_money_change")
    },
    ("settings_history", "name"): lambda _square: "role",
    **{(page, "name"): lambda _square: "mine" for page in ("queue", "new_in_queue")},
    **{(page, "pk"): lambda square: square.things["view"].pk for page in ("saved_view", "keep_view")},
    ("acted", "pk"): lambda square: square.things["acted"].pk,
    "secret": lambda _square: "nobody-knows",
    ("workflow", "name"): lambda _square: "readmissionrequest",
    ("take", "name"): lambda _square: "ask",
    ("record_journey", "name"): lambda _square: "receive",
    ("compare", "pk"): lambda square: square.things["alike"].pk,
    ("undo_comparison", "pk"): lambda square: square.things["comparison"].pk,
    ("document", "pk"): lambda square: square.things["document"].pk,
    ("examine", "pk"): lambda square: square.things["evidence"].pk,
    ("review_emergency", "pk"): lambda square: square.things["emergency"].pk,
    ("end_conflict", "pk"): lambda square: square.things["conflict"].pk,
    ("release_gate", "pk"): lambda square: square.things["gate"].pk,
    ("correct_person", "pk"): lambda square: square.things["member"].pk,
    ("send_correction", "pk"): lambda square: square.things["notice"].pk,
    ("bundle", "pk"): lambda square: square.things["bundle"].pk,
    ("decide_key", "pk"): lambda square: square.things["key"].pk,
    **{(page, "pk"): lambda square: square.things["letter"].pk for page in ("letter", "sent_and_today")},
    **{
        (page, "pk"): lambda square: square.things["approval"].pk for page in ("withdraw_proposal", "approval", "judge")
    },
    **{
        (page, "pk"): lambda square: square.things["agency"].pk
        for page in ("agency", "edit_agency", "end_agency", "add_unit", "invite")
    },
    **{
        (page, "pk"): lambda square: square.things["membership"].pk
        for page in ("membership", "suspend", "lift_suspension", "send_link", "end_membership", "remove_factors")
    },
    ("end_absence", "pk"): lambda square: square.things["absence"].pk,
    ("team_member", "pk"): lambda square: square.things["membership"].user_id,
    ("remove_factor", "pk"): lambda square: 10**6,  # nobody's
    ("decide_mail", "pk"): lambda square: square.things["mail"].pk,
    ("edit_unit", "pk"): lambda square: square.things["unit"].pk,
    "part": lambda _square: "spoken",
    ("take_back_line", "pk"): lambda square: square.things["line"].pk,
    **{(page, "pk"): lambda square: square.things["offer"].pk for page in ("edit_offer", "close_offer")},
    "code": lambda _square: "EUAZ",
    "state": lambda _square: "AZ",
    "year": lambda _square: 2026,
    "kind": lambda _square: "limit",
    **{(page, "name"): lambda _square: "reply" for page in ("limit", "propose_limit")},
    **{(page, "pk"): lambda square: square.things["change"].pk for page in ("rule_change", "decide_rule_change")},
    **{
        (page, "kind"): lambda _square: "acknowledgement"
        for page in ("wording", "propose_wording", "wording_specimen")
    },
    **{
        (page, "pk"): lambda square: square.things["wording_change"].pk
        for page in ("wording_change", "decide_wording", "change_specimen")
    },
    ("change_retention", "record_class"): lambda _square: "transferred",
    ("hold", "pk"): lambda square: square.things["hold"].pk,
    **{(page, "pk"): lambda square: square.things["erasure"].pk for page in ("erasure", "decide_erasure")},
    **{
        (page, "pk"): lambda square: square.things["retention_change"].pk
        for page in ("retention_change", "decide_retention_change")
    },
}


@dataclass(frozen=True)
class Page:
    """One address: its name, the parts to fill in, and the policy that its view bears (None: none)."""

    name: str
    parts: tuple[str, ...]
    policy: str | None

    def __str__(self):
        return " ".join((self.name, *self.parts))

    def url(self, square):
        return reverse(self.name, kwargs={part: self._example(part)(square) for part in self.parts})

    def _example(self, part):
        found = EXAMPLES.get((self.name, part)) or EXAMPLES.get(part)
        if found is None:
            pytest.fail(
                f"There is no example for <{part}> of the page “{self.name}”. Add one to tests/pages/addresses.py."
            )
        return found


def patterns(resolver=None):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield entry
        else:
            yield from patterns(entry)


PAGES = [
    Page(entry.name, tuple(entry.pattern.converters), getattr(entry.callback, "policy", None)) for entry in patterns()
]
