"""About whom the rows of this floor and of those below it are, where the schema does not say so by itself."""

from agencies.disclosure import FieldGroup
from audit.ledger.sources import declared as sources
from cases.about.declaring import Holds, Key

CASE, PERSON = "cases.Case", "cases.Person"
OF_STAFF = "About people who sign in, not about those whose cases are kept."
OF_DJANGO = "What Django itself knows of tables, rights and groups."

LOOSE = {
    "agencies.Exclusion": (Key("case_id", CASE),),
    "agencies.EmergencyAccess": (Key("case_id", CASE),),
    "audit.Viewing": (Key("cases", CASE, many=True),),
    "audit.Alias": (Key("entity", CASE, where=(("kind", "c"),)), Key("entity", "workflows.Procedure", where=(("kind", "p"),))),
    "cases.SubjectAccess": (Key("also", PERSON, many=True),),
    "cases.Document": (Key("procedure_id", "workflows.Procedure"), Key("pk", "cases.EvidenceFile", value="document"),
                       Key("pk", "cases.Consent", value="document")),
}  # fmt: skip
NOBODY = {
    **dict.fromkeys(
        ("agencies.User", "agencies.Agency", "agencies.Unit", "agencies.Membership", "agencies.Session", "agencies.Preferences"),
        OF_STAFF,
    ),
    **dict.fromkeys(("account", "axes", "mfa", "agencies.User_groups", "agencies.User_user_permissions"), OF_STAFF),
    **dict.fromkeys(("auth", "contenttypes", "guardian"), OF_DJANGO),
    "audit.Record": "Names nobody: opaque names, codes and numbers. What leads back are Alias and Commitment.",
    **dict.fromkeys(
        ("audit.AccessRecord", "audit.AccessLeaf", "audit.AccessCheckpoint", "audit.AccessWitnessed", "audit.AccessMonth"),
        "Of the tree over the log of readers: opaque hashes, places, roots and signatures.",
    ),
    "audit.Verification": "What a check of the whole ledger found.",
    "audit.WayIn": OF_STAFF,
    "audit.Forgotten": "Rows that stayed when somebody was erased, and lead to no record any more.",
    **dict.fromkeys(
        ("audit.Leaf", "audit.Halt", "audit.Epoch", "audit.Checkpoint", "audit.Witnessed", "audit.RuleSet"),
        "Of the ledger as a whole: places, roots, signatures and rules.",
    ),
    **dict.fromkeys(
        ("audit.TurnedAway", "audit.Overruled"),
        "Bears no case and no person, by intent: a salted hash, so that it leads from nobody’s file to what was tried.",
    ),
    **dict.fromkeys(
        ("cases.Agreement", "cases.TimeLimit", "cases.EvidenceRule", "cases.Holiday", "cases.LimitChange",
         "cases.HolidayChange", "cases.Donor", "cases.Programme", "cases.ProgrammeRule", "cases.WordingChange"),
        "Rules, calendars, programmes and the wording of letters: the same for everybody.",
    ),
    **dict.fromkeys(("cases.RetentionRule", "cases.RetentionChange"), "How long records are kept: the same for everybody."),
    "cases.Erasure": "That somebody was erased, by whom and why it was lawful: keys that lead to nothing any more, and numbers.",
    "cases.Serial": "Which numbers were given out.",
    "cases.EnquiryCount": "Numbers of enquiries by people who were not recorded.",
}  # fmt: skip
COLUMNS = {
    "audit.Forgotten.source_id": Holds.KEYS,
    "agencies.Exclusion.case_id": Holds.KEYS,
    "agencies.EmergencyAccess.case_id": Holds.KEYS,
    "audit.Viewing.record_id": Holds.KEYS,
    "audit.Alias.entity": Holds.KEYS,
    "audit.Commitment.source_id": Holds.KEYS,
    "audit.Viewing.cases": Holds.KEYS,
    "audit.Viewing.subject_id": Holds.KEYS,  # of something of these cases
    "audit.Viewing.groups": Holds.WORDS,
    "cases.Person.languages": Holds.OWN,
    "cases.IdentityDocument.mrz_faults": Holds.OWN,
    "cases.Circumstances.entry": Holds.OWN,
    "cases.Document.procedure_id": Holds.KEYS,
    "cases.PersonKeys.keys": Holds.OWN,
    "cases.Correction.changes": Holds.OWN,
    "cases.SubjectAccess.also": Holds.KEYS,
    "cases.CounsellingSession.topics": Holds.WORDS,
}


def of_commitments(models):
    """A commitment leads to the row whose act it is: one Key for each source of the ledger over these tables."""
    tables = {model._meta.db_table: model._meta.label for model in models}
    return tuple(
        Key("source_id", tables[source.table], where=(("source", source.name),))
        for source in sources()
        if source.table in tables
    )


WITHHELD = {
    "audit.Alias": "technical",
    "audit.Commitment": "technical",
    "agencies.Exclusion": "third",
    "cases.SubjectAccessCopy": "copy",
}
THIRD_PERSONS = {
    "cases.Circumstances.signatory": "who signed the application",
    "cases.Circumstances.danger_source": "who said so",
    "cases.Guardianship.received_by": "who meets the child",
}
ROW_GROUPS = {"cases.Document": lambda document: FieldGroup(document.group)}
