"""The SQL by which the database itself records each row of the log of who read what. Used by a migration, and to check.

A leaf says that somebody read, when, and a salted commitment to the row; of whom, what and what for it says nothing.
"""

from audit.locks import keep

TABLES = (
    "audit_accessrecord",
    "audit_accessleaf",
    "audit_accesscheckpoint",
    "audit_accesswitnessed",
    "audit_accessmonth",
)
_BOUND = (
    "id", "user_id", "agency_id", "at", "act", "roles", "how", "address", "purpose", "groups", "subject", "subject_id", "cases", "terms",
)  # fmt: skip
OPENED = "ALTER TABLE %I ENABLE ALWAYS TRIGGER bound"


def commitment(row):
    """SQL for what a leaf is bound to: time zone UTC is wanted where it runs."""
    told = ", ".join(f"'{name}', {row}.{name}" for name in _BOUND)
    return f"encode(sha256({row}.salt || sha256(convert_to(jsonb_build_object({told})::text, 'UTF8'))), 'hex')"


RECORDED = f"""
CREATE FUNCTION reading_is_recorded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
BEGIN
  NEW.salt := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  NEW.leaf := ledger_canonical(jsonb_build_object(
    'v', 1, 'act', 'reading', 'commit', {commitment("NEW")},
    'ts', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')));
  INSERT INTO audit_accessrecord (hash) VALUES (ledger_leaf_hash(NEW.leaf)) RETURNING id INTO NEW.record_id;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION reading_is_recorded() FROM PUBLIC;
CREATE TRIGGER bound BEFORE INSERT ON audit_viewing FOR EACH ROW EXECUTE FUNCTION reading_is_recorded();
DO $$ DECLARE name text;
BEGIN
  FOR name IN SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'audit_viewing'::regclass LOOP
    EXECUTE format('{OPENED}', name);
  END LOOP;
END $$;
ALTER TABLE ONLY audit_viewing ENABLE ALWAYS TRIGGER bound;

CREATE FUNCTION readings_have_no_gap() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.index <> coalesce((SELECT max(index) + 1 FROM audit_accessleaf), 0) THEN
    RAISE EXCEPTION 'leaf % does not follow the last', NEW.index USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER follows BEFORE INSERT ON audit_accessleaf FOR EACH ROW EXECUTE FUNCTION readings_have_no_gap();
ALTER TABLE audit_accessleaf ENABLE ALWAYS TRIGGER follows;
"""  # noqa: S608 (names of ours)

READ_ONLY = "".join(
    f"CREATE TRIGGER derived BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION ledger_writes_alone();\n"
    f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER derived;\n"
    for table in TABLES
)


def written():
    return RECORDED + keep(*TABLES) + READ_ONLY
