"""What has an address of its own of what is kept: an erasure and a change of a rule that wait, and a hold that stands."""

from datetime import timedelta

from agencies.roles import ADMINISTRATOR, DATA_PROTECTION_OFFICER, LEGAL_OFFICER
from audit.moment import now, today
from cases.models import RetentionChange
from tests import a
from workflows.models import Procedure
from workflows.retaining.deciding import Why, propose
from workflows.retaining.holding import set_hold
from workflows.retaining.rule_changing import propose_rule


def kept_things():
    ended = a.readmission()
    Procedure.objects.filter(case=ended.case_id).update(closed_at=now())
    officer = a.person(DATA_PROTECTION_OFFICER)
    said = {"record_class": "refused", "value": 2, "unit": "years", "valid_from": today() + timedelta(days=9)}
    return {
        "erasure": propose(officer, Why("request", "Asked in writing."), case=ended.case_id),
        "hold": set_hold(a.person(LEGAL_OFFICER), "A court asked for it.", case=a.readmission().case_id),
        "retention_change": propose_rule(RetentionChange(**said, reason="Read anew."), a.person(ADMINISTRATOR)),
    }
