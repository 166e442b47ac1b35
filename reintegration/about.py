"""About whom the rows of this floor are, where the schema does not say so by itself."""

from cases.about.declaring import Holds, Key
from cases.about.own import of_commitments
from reintegration.models import LedgerEntry

THE_SAME_FOR_ALL = "Kinds, terms, questions and weights: the same for everybody."
OF_PROGRAMMES = "Budgets, rates and rules of programmes, and who changed them."
OF_PROJECTS = "Projects for communities, counted without names."
LOOSE = {
    "cases.Document": tuple(
        Key("pk", f"reintegration.{name}", value="document")
        for name in ("MeasurePaper", "Delivery", "Invoice", "VisitFile")
    ),
    "reintegration.Session": (Key("pk", "reintegration.Delivery", value="session"),),
    "audit.Commitment": of_commitments((LedgerEntry,)),
}
NOBODY = {
    **{
        f"reintegration.{name}": THE_SAME_FOR_ALL
        for name in ("MeasureKind", "Occupation", "Skill", "Scheme", "Offer", "Instrument", "AnswerSet", "Option", "Question",
                     "WeightSet", "Weight")
    },
    **{
        f"reintegration.{name}": OF_PROGRAMMES
        for name in ("MoneyChange", "ProgrammeBudget", "BudgetLine", "AssistanceRule", "ApprovalBand", "ExchangeRate")
    },
    **{f"reintegration.{name}": OF_PROJECTS for name in ("Project", "ProjectPartner", "ProjectCount")},
}  # fmt: skip
COLUMNS = {
    "reintegration.Visit.met": Holds.WORDS,
    "reintegration.Measure.tranches": Holds.OWN,
    **{
        f"reintegration.Referral.{name}": Holds.OWN
        for name in ("items", "languages", "occupations", "skills", "qualifications")
    },
}
THIRD_PERSONS = {"reintegration.Referral.contact_at_agency": "whom to ask at the agency"}
