"""About whom the rows of this floor are, where the schema does not say so by itself."""

from cases.about.declaring import Holds, Key

CASE, PERSON, PROCEDURE = "cases.Case", "cases.Person", "workflows.Procedure"
LOOSE = {
    "reports.Fact": (Key("person", PERSON), Key("procedure", PROCEDURE)),
    "reports.Touched": (Key("case_id", CASE),),
    "reports.Kept": (Key("case_id", CASE),),
}
NOBODY = {
    **{
        f"reports.{name}": "What was asked of the figures, by whom and why. Who is in a file stands nowhere but in the file, which is "
        "deleted after days, and in the log of readers (audit.Viewing), which names the cases."
        for name in ("Schedule", "Export", "Download")
    },
    **{
        f"reports.{name}": "Figures that were published, with no small group in them, and the rules for that."
        for name in ("Release", "ReleaseDecision", "Proof", "PublicationRule")
    },
    **{f"reports.{name}": "The register of initiatives, which names agencies." for name in ("Initiative", "Entry")},
    "reports.Occurs": "Which values occur anywhere.",
    "reports.Served": "The latest moment as of which anything was counted.",
}
COLUMNS = {
    **{f"reports.Fact.{name}": Holds.KEYS for name in ("procedure", "person")},
    "reports.Fact.groups": Holds.WORDS,
    "reports.Touched.case_id": Holds.KEYS,
    "reports.Kept.case_id": Holds.KEYS,
}
WITHHELD = {"reports.Touched": "technical", "reports.Kept": "technical"}
