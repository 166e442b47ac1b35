"""Measures in whose every field stands the word of its group: paid in two parts, taken back, disputed, recovered; and those that ended sooner."""

from datetime import timedelta

from agencies.disclosure import FieldGroup
from agencies.roles import CASE_MANAGEMENT, CASEWORKER, FINANCE_OFFICER
from audit.actor import acting
from audit.moment import now, today, walking_at
from cases.packages.samples.specimens import paper_pdf
from reintegration.measures.filing import keep_paper
from reintegration.models import BusinessCheck, Measure, MeasureKind
from reintegration.opening import Homecoming, open_reintegration
from tests import a
from tests.pages.canaries import Hands
from tests.reintegration import funding
from tests.reintegration.measuring import visited
from workflows.perform import open_

HALVES = [{"amount": "150.00", "visit": False}, {"amount": "150.00", "visit": True}]


class PlantedMeasure(Hands):
    """One road through every step; the provider is an NGO, which reads the service and nothing else."""

    mark, home, writers, born = "Am", "AZ-MLSP", ("AZ-MLSP",), "1979-02-11"

    def __init__(self):
        super().__init__()
        self.officers["NGO-1"] = a.person(CASEWORKER, at="NGO-1")
        self.visitor, self.payer = a.person(CASEWORKER, at=self.home), a.person(FINANCE_OFFICER, at=self.home)
        self.others = []
        with walking_at(a.at(2026, 3, 2, 10)):
            self.fund = self.funded()
            self.support = self.supported()
            self.end_sooner()
            self.root = self.measure()
            self.deliver_in_parts()
            self.write_notes()

    @property
    def procedures(self):
        return [self.root, *self.others]

    def funded(self):
        """A programme whose every rule says where it was read."""
        word, programme = (
            self.words.of[FieldGroup.MONEY],
            a.programme(f"PLANTED-{self.mark}", at=self.home, donor=self.donor()),
        )
        known = {"source": word, "confidence": "house_rule"}
        cap = {
            "return_type": "readmitted",
            "family_role": "main",
            "measure_kind_id": None,
            "cap": "4000.00",
            "cash_share_max": 50,
        }
        bands = [{"up_to": up_to, "signers": ["supervisor"], "quotations": 0} for up_to in ("500.00", None)]
        rate = {"currency": "AZN", "base": "EUR", "on": str(today()), "value": "0.5", "source": word}
        line = {"measure_kind_id": funding.kind("arrival_cash").pk, "amount": "5000.00"}
        for subject, said in (
            ("budget", {"amount": "9000.00"}), ("line", line), ("cap", cap | known), ("bands", {"bands": bands} | known), ("rate", rate),
        ):  # fmt: skip
            since = today() if subject in ("cap", "bands") else None
            funding.signed(subject, programme, said, since, reason=word)
        return programme

    def donor(self):
        word = self.words.of[FieldGroup.MONEY]
        return a.donor(f"Kanar{self.mark}", name_en=word, name_az=word)

    def supported(self):
        by, word = self.officers[self.home], self.words.of[FieldGroup.PARTICULARS]
        members = {a.returnee(word, f"Aytən {word}", self.born): "subject"}
        with acting(by):
            case = open_reintegration(by, by.agency, members, Homecoming("DE", "readmitted", now() - timedelta(days=2)))
            a.consent(case, by=by)
        return case

    def measure(self):
        service, by = self.words.of[FieldGroup.SERVICE], self.officers[self.home]
        said = {
            "measure_kind": MeasureKind.objects.get(code="arrival_cash"), "short_name": service, "service": service, "place": service,
            "beneficiary": self.support.case.members.get().person, "title": self.words.of[FieldGroup.PARTICULARS],
            "provider": a.agency("NGO-1"), "starts_on": today(), "ends_on": today() + timedelta(days=60), "programme": self.fund,
            "amount": "300.00", "currency": "EUR", "tranches": HALVES, "units_planned": 4,
        }  # fmt: skip
        with acting(by):
            made = open_(Measure, self.support.case, by, {CASE_MANAGEMENT: by.agency}, parent=self.support, **said)
            Measure.objects.filter(pk=made.pk).update(in_cash=True, units_delivered=2)
        return a.again(made)

    def propose(self):
        word = self.words.of[FieldGroup.MONEY]
        tranches = [part["amount"] for part in HALVES]
        told = {"amount": "300.00", "currency": "EUR", "starts_on": today(), "ends_on": today() + timedelta(days=60)}
        self.step("amend", provider=a.agency("NGO-1"), units_planned=4, in_cash=True, tranches=tranches, **told)
        self.agreed("submit", double_reason=word)

    def end_sooner(self):
        """Rejected, declined, cancelled: each a measure of its own."""
        for name, code in (("reject", ""), ("decline", "NGO-1"), ("cancel", "")):
            self.root = self.measure()
            if name == "decline":
                self.agreed("submit")
            self.step(name, code, by=self.chiefs[self.home] if name == "reject" else None)
            self.others.append(self.root)

    def deliver_in_parts(self):
        self.propose()
        self.step("accept", "NGO-1")
        self.step("start", "NGO-1")
        self.step("dispute", "NGO-1")
        self.step("settle", by=self.chiefs[self.home])
        self.delivered()
        self.step("find_wanting", by=self.visitor)
        self.delivered()
        self.verified()
        self.paid("pay_part")
        self.step("take_payment_back", by=self.payer)
        self.agreed("explain_double")
        self.paid("pay_part")
        self.delivered()
        self.verified()
        self.paid("pay")
        self.looked_at()
        self.step("recover", by=self.payer, recovered_amount="40.00", recovered_on=today())

    def delivered(self):
        self.step("deliver", "NGO-1", handed_over_on=today())

    def verified(self):
        by, word = self.officers[self.home], self.words.of[FieldGroup.SERVICE]
        with acting(by):
            data = paper_pdf(word, [word, str(self.root.tranches_paid)])
            keep_paper(self.root, "receipt", data, word, by)
        visited(self.root, self.visitor)
        self.step("verify", by=self.visitor, verified_by_means="visit", verified_on=today())

    def paid(self, name):
        self.step(name, by=self.payer, paid_on=today())

    def looked_at(self):
        """As of a business."""
        BusinessCheck.objects.create(
            measure_id=self.root.pk, months=6, on=today(), result="running", note=self.words.of[FieldGroup.SUPPORT],
            recorded_by=self.officers[self.home].user,
        )  # fmt: skip
