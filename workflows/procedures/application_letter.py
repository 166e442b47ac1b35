"""What the application form (Annex 5) says, told from the file: as it is submitted, and whenever it is asked again."""

from agencies.states import zone
from workflows.procedures.form_parts import (
    children_in_full,
    danger_told,
    evidence_told,
    photograph,
    spouse_in_full,
    subject_in_full,
)

FORM = "application"
# The articles that the boxes of the form name; of the other agreements no text was at hand: their forms name none.
ACCELERATED_ARTICLE, INTERVIEW_ARTICLE = {"EUAZ": "Art. 7(3)"}, {"EUAZ": "Art. 9(3)"}


class ApplicationLetter:
    """The form of a readmission application, for the class that inherits it."""

    def writes(self, kind):
        """What a former register took in was sent before this one: its form is there, and not made here anew."""
        return kind != FORM or self.taken_over_at is None

    def _application(self):
        case, code = self.case, self.case.agreement.code
        return self._head_of_form() | self._part_d_and_f() | {
            "accelerated": self.is_accelerated,
            "accelerated_article": ACCELERATED_ARTICLE.get(code, ""),
            "interview_article": INTERVIEW_ARTICLE.get(code, ""),
            "person": subject_in_full(case),
            "photo": photograph(case),
            "spouse": spouse_in_full(case),
            "children": children_in_full(case),
            "evidence": evidence_told(case),
        }  # fmt: skip

    def _head_of_form(self):
        """Signed by whom the form names, on the day on which they say that they sent it."""
        signed, sent_at = self.application.get("signatory") or {}, self.case.circumstances.sent_at
        theirs = self.between(FORM)[0].name
        signatory = {"name": signed.get("name") or theirs, "function": signed.get("function") or theirs}
        dated = {"dated_on": sent_at.astimezone(zone(self.case.requesting_state)).date()} if sent_at else {}
        return dated | {"signatory": signatory}

    def _part_d_and_f(self):
        said = self.case.circumstances
        return {
            "interview": said.interview_requested,
            "place": said.place,
            "health": said.health,
            "danger": danger_told(said),
            "observations": said.observations,
        }
