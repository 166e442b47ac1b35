"""The means of evidence behind a standing, one by one: what each is under the agreement, until when, who examined it, and by which rule."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.languages import capital
from agencies.roles import Role
from agencies.words import ROLE_NAMES
from audit.dates import day, day_and_time
from audit.moment import today
from cases.documents import Evidence
from cases.rules import EvidenceRule
from cases.terms import OF_NATIONALITY, Confidence, Effect, EvidenceKind
from workflows.showing.papers import because

COUNTS = (Effect.PROOF, Effect.PRIMA_FACIE)
TONES = {Evidence.Finding.ACCEPTED: "ok", Evidence.Finding.OPEN: "warn"}
WEIGHED = ("finding", "reason", "seen_original")
MAY_ACCEPT, MAY_NOT_ACCEPT = (
    gettext_lazy("Acceptance can be proposed."),
    gettext_lazy("Acceptance cannot be proposed."),
)
PROOF_STANDS = gettext_lazy("Refusal cannot be proposed while the proof stands.")
PROOF_WAITS = gettext_lazy("Refusal waits until what would be proof has been examined.")
MAY_REFUSE = gettext_lazy("Refusal can be proposed, with reasons.")
MAY_REFUSE_ASSUMED = gettext_lazy("Refusal can be proposed only with reasons that prove otherwise.")


def items_shown(procedure, actor):
    """Every means of evidence, strongest first."""
    examined = _examined(procedure.case_id, actor)
    return [_item(item, examined.get(item.evidence.pk, "")) for item in procedure.evidence]


def _item(item, by):
    return {
        "name": name_of(item),
        "finding": item.evidence.get_finding_display(),
        "tone": TONES.get(item.evidence.finding, "danger"),
        "effect": item.effect.label,
        "because": f"{because(item)} {lasting(item)}".strip(),
        "by": "" if item.waits else by,
        "reason": item.evidence.reason,
    }


def name_of(item):
    kind = dict(EvidenceKind.choices).get(item.evidence.kind, item.evidence.kind)
    paper = item.evidence.identity_document
    return f"{kind} {paper.number}" if paper and paper.number else str(kind)


def lasting(item):
    """Until when it proves; "" where it bears no last day, or none that matters here."""
    paper = item.evidence.identity_document
    if not (item.rule and item.rule["expired_effect"] and paper and paper.expires_on):
        return ""
    said = _nationality_lasts(item, paper) if item.rule["annex"] in OF_NATIONALITY else _stay_lasted(item, paper)
    return said % {"expired": day(paper.expires_on), "until": day(item.until)}


def _nationality_lasts(item, paper):
    if item.long_expired:
        return _("Expired on %(expired)s; it proved until %(until)s.")
    if paper.expires_on >= today():
        return _("Valid until %(expired)s.")
    if item.until:
        return _("Expired on %(expired)s; it still proves until %(until)s.")
    return _("Expired on %(expired)s; this agreement names no time after which it no longer proves.")


def _stay_lasted(item, paper):
    """What shows entry or stay must have been valid on the day of receipt, and needs not be so today."""
    if item.long_expired:
        return _("It was valid until %(expired)s only.")
    if paper.expires_on >= today():
        return _("Valid until %(expired)s.")
    return _("It was valid when the application came, until %(expired)s.")


def refuted(item):
    """Passport C0123: False or falsified. The seal is a print."""
    return f"{name_of(item)}: {item.evidence.get_finding_display()}. {item.evidence.reason}".strip()


def _examined(case, actor):
    """{pk: who said what it is worth, and when}: one query. Of another agency than the reader's, its name and the role."""
    found, last = {}, {}
    rows = Evidence.history.filter(case_id=case).select_related("history_user", "act_agency")
    for row in rows.order_by("history_date", "history_id"):
        said = tuple(getattr(row, name) for name in WEIGHED)
        if row.finding != Evidence.Finding.OPEN and said != last.get(row.id):
            found[row.id] = _("Examined by %(who)s, %(at)s") % {
                "who": _who(row, actor),
                "at": day_and_time(row.history_date),
            }
        last[row.id] = said
    return found


def _who(row, actor):
    agency = row.act_agency
    if row.history_user is None or agency is None:
        return _("System")
    roles = ", ".join(str(ROLE_NAMES[Role(role)]) for role in row.act_roles.split())
    own = agency.pk == actor.agency.pk
    return ", ".join(part for part in ((row.history_user.name if own else ""), agency.name, roles) if part)


def refusal(procedure, is_assumed):
    """Whether a refusal can be proposed where no proof stands against it."""
    if any(item.waits and item.effect == Effect.PROOF for item in procedure.evidence):
        return PROOF_WAITS
    return MAY_REFUSE_ASSUMED if is_assumed else MAY_REFUSE


def to_examine(procedure):
    """What has not been examined and would count."""
    return [
        _("Examine: %(name)s, which would be %(effect)s.") % {"name": name_of(item), "effect": item.effect.label}
        for item in procedure.evidence
        if item.waits and item.effect in COUNTS
    ]


def what_would_prove(case, annexes):
    """The kinds that are proof under the agreement of a case, in one sentence; "" where it lists none. One query."""
    rules = EvidenceRule.objects.filter(agreement=case.agreement_id, annex__in=annexes, effect=Effect.PROOF)
    found = list(rules.order_by("annex", "pk").values_list("kind", "confidence"))
    if not found:
        return ""
    kinds = dict(EvidenceKind.choices)
    names = "; ".join(str(kinds.get(kind, kind)) for kind, _sure in found)
    said = _("Proof would be (Annex %(annex)s): %(kinds)s.") % {"annex": annexes[0].value, "kinds": names}
    is_sure = {sure for _kind, sure in found} == {Confidence.SOURCED}
    return said if is_sure else " ".join((said, _("This list is unverified.")))


def unverified(procedure):
    """The rules applied that nobody has read in a source or checked: how sure each is, and its source as it was noted."""
    rules = {
        (item.rule["annex"], item.rule["confidence"], item.rule["source"])
        for item in procedure.evidence
        if not item.verified
    }
    said = [
        {
            "rule": _("Annex %(annex)s: %(how_sure)s") % {"annex": annex, "how_sure": Confidence(sure).label},
            "source": source,
        }
        for annex, sure, source in sorted(rules)
    ]
    agreement = procedure.case.agreement
    applied = {
        "expired_documents_prove_for_months": any(_is_expired(item) for item in procedure.evidence),
        "permit_exceptions": bool(getattr(procedure, "permit_exception", "")),
    }
    names = [name for name, is_applied in applied.items() if is_applied and not agreement.verified]
    return said + [{"rule": capital(agreement._meta.get_field(name).verbose_name), "source": ""} for name in names]


def _is_expired(item):
    """Whether the agreement's time of grace decides what it is: of stay and entry there is none."""
    paper = item.evidence.identity_document
    ages = item.rule and item.rule["annex"] in OF_NATIONALITY and item.rule["expired_effect"]
    return bool(ages and paper and paper.expires_on and paper.expires_on < today())
