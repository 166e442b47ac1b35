"""Whatever is recorded of a case leaves a mark, so that its facts are made anew; a version of a fact is never changed but ended once."""

from django.db import migrations

# A log or a history, and where its row names the case: its column, or the table between.
OF_CASE = {
    "cases_historicalcase": "NEW.id",
    "cases_historicalcaseperson": "NEW.case_id",
    "reintegration_ledgerentry": "NEW.case_id",
    **{
        f"{app}_historical{kind}": "NEW.case_id"
        for app, kinds in {
            "workflows": (
                "readmissionrequest", "thirdcountryrequest", "outgoingrequest", "outgoingthirdcountryrequest", "traveldocument",
                "voluntaryreturn",
            ),
            "reintegration": ("reintegrationcase", "measure", "referral"),
        }.items()
        for kind in kinds
    },
}  # fmt: skip
OF_PROCEDURE = {
    "workflows_step": "procedure_id",
    "workflows_historicalclock": "procedure_id",
    "workflows_historicalgrant": "content_object_id",
    "reintegration_historicalfollowup": "procedure_id",
    "reintegration_historicalsurveyresponse": "procedure_id",
}
OF_PERSON = {"cases_historicalperson": "id", "cases_historicalnationality": "person_id"}

TOUCH = """
CREATE FUNCTION touch_facts_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO reports_touched (case_id) {found}; RETURN NULL; END $$;
CREATE TRIGGER touches_facts AFTER INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION touch_facts_{table}();
"""
LOCKS = """
CREATE FUNCTION facts_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.replaced_at IS NULL AND NEW.replaced_at >= OLD.recorded_at THEN
    OLD.replaced_at := NEW.replaced_at;
    IF OLD IS NOT DISTINCT FROM NEW THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'a version of a fact is ended once, and never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ended_once BEFORE UPDATE OR DELETE ON reports_fact FOR EACH ROW EXECUTE FUNCTION facts_are_kept();
ALTER TABLE reports_fact ENABLE ALWAYS TRIGGER ended_once;
INSERT INTO reports_touched (case_id) SELECT id FROM cases_case;
"""


def touching():
    """Names of tables and columns of ours alone."""
    found = {table: f"VALUES ({column})" for table, column in OF_CASE.items()}
    by_procedure = "SELECT case_id FROM workflows_procedure WHERE id = NEW."
    by_person = "SELECT case_id FROM cases_caseperson WHERE person_id = NEW."
    found |= {table: by_procedure + column for table, column in OF_PROCEDURE.items()}
    found |= {table: by_person + column for table, column in OF_PERSON.items()}
    return "\n".join(TOUCH.format(table=table, found=told) for table, told in found.items())


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0001_facts"),
        ("reintegration", "0006_delivery_locks"),
        ("workflows", "0080_four_duties"),
    ]
    operations = [migrations.RunSQL(touching() + LOCKS, migrations.RunSQL.noop)]
