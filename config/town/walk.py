"""One case of the town on its way: who works on it, and its steps through the door, each as somebody's own act."""

from dataclasses import dataclass
from random import Random

from agencies.models import Agency
from agencies.policy import Actor
from agencies.roles import LEAD, REQUESTING
from audit.actor import acting
from cases.agreements import Agreement
from cases.comparisons import Comparison
from cases.duplicates import likenesses
from cases.files import Case
from cases.filing import keep_document, touch
from config.town.applications import application
from workflows.application.checking import whole
from workflows.application.drafting import title_of
from workflows.family import decide_on_family, relatives
from workflows.models import Approval, Procedure, ReadmissionRequest
from workflows.perform import decide, open_, perform
from workflows.procedures.about_whom import request_kind


@dataclass
class Walk:
    """What a beat gets: the plan, its people (Actor) and, once it is opened, the procedure."""

    plan: object
    chance: Random
    officer: Actor
    chief: Actor
    theirs: Actor
    cast: object
    walks: dict[int, "Walk"]  # of this half of the town, by the number of the plan
    procedure: Procedure | None = None

    def open(self, writer, case_role):
        """Writes the application: the draft of somebody of the requesting or, from paper, of the lead agency."""
        said, files = application(self.plan, self.theirs, self._known_person())
        said = whole(said)
        agencies = {code: Agency.objects.get(code=code) for code in (f"{self.plan.state}-CA", "AZ-SMS")}
        with acting(writer):
            case = Case.objects.create(
                agreement=Agreement.objects.get(code=self.plan.agreement), requesting_state=self.plan.state,
                requesting_agency=agencies[f"{self.plan.state}-CA"], requested_agency=agencies["AZ-SMS"],
                their_reference=self.plan.reference,
            )  # fmt: skip
            for name, content in files.values():
                keep_document(case, content, title=name, by=writer)
            self.procedure = open_(
                request_kind(said["about_whom"]),
                case,
                writer,
                {case_role: writer.agency},
                application=said,
                title=title_of(said),
            )

    def write(self):
        self.open(self.theirs, REQUESTING)

    def write_from_paper(self):
        self.open(self.officer, LEAD)

    def step(self, name, by, answers=(), comment="", of=None):
        """Takes or proposes a step of the readmission, or of a child. Answers may be functions of the walk."""
        said = {field: value(self) if callable(value) else value for field, value in dict(answers).items()}
        with acting(by):
            return perform(of or self.procedure, name, by, said, comment=comment)

    def decide(self, by, decision="granted", comment="", of=None):
        """Signs the proposal that waits."""
        approval = Approval.objects.get(procedure_id=(of or self.procedure).pk, outcome=Approval.Outcome.OPEN)
        with acting(by):
            decide(approval, by, decision, comment)

    def child(self, kind, code):
        """The latest child procedure of a kind that an agency works on."""
        found = Procedure.objects.filter(parent_id=self.procedure.pk, kind=kind, grants__group__agency__code=code)
        return found.latest("pk").as_kind()

    def decide_on_family(self):
        """Whoever belongs to the person is covered."""
        covered = {member.pk: {"decision": "covered"} for member in relatives(self.procedure.case)}
        if covered:
            with acting(self.officer):
                decide_on_family(self.procedure, self.officer, covered)

    def examine(self, finding, reason):
        """Looks at each means of evidence."""
        with acting(self.officer):
            for item in self.procedure.case.evidence.all():
                item.finding, item.reason = finding, reason
                item.save()
            touch(self.procedure.case)

    def compare(self):
        """Decides on those who look like the person: the same one where the plan says so."""
        with acting(self.officer):
            for like in likenesses(self.procedure.case):
                same = "twin" in self.plan.about
                reason = "Same passport and photograph." if same else "Same name, another person: photographs differ."
                Comparison.objects.create(
                    case=self.procedure.case, person=like.person, other=like.other, same=same, reason=reason
                )

    def is_of_national(self):
        """A transit is another person's, and its form says other things."""
        return isinstance(self.procedure, ReadmissionRequest)

    def _known_person(self):
        """For a plan about somebody who was here before: the person as an earlier application has them."""
        if "twin" not in self.plan.about:
            return None
        sent = [walk for walk in self.walks.values() if walk.is_of_national() and walk.procedure.title]
        elsewhere = [walk.procedure for walk in sent if walk.plan.state != self.plan.state]
        return self.chance.choice(elsewhere[:20]).application["person"] if elsewhere else None
