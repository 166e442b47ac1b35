"""The SQL by which the database itself writes the ledger, and refuses to have it changed. Used by migrations."""

from audit.ledger.by_whom import BY

# RFC 8785 for what a leaf holds: objects, strings of printable ASCII, integers, booleans. Keys are sorted by their bytes.
CANONICAL = """
CREATE FUNCTION ledger_canonical(told jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE jsonb_typeof(told)
    WHEN 'object' THEN '{' || coalesce((SELECT string_agg(to_json(key)::text || ':' || ledger_canonical(value), ','
                                                          ORDER BY key COLLATE "C") FROM jsonb_each(told)), '') || '}'
    WHEN 'array' THEN '[' || coalesce((SELECT string_agg(ledger_canonical(value), ',' ORDER BY place)
                                       FROM jsonb_array_elements(told) WITH ORDINALITY AS part (value, place)), '') || ']'
    ELSE told::text END $$;

CREATE FUNCTION ledger_leaf_hash(leaf text) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')) $$;

CREATE FUNCTION ledger_random(kind text) RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT kind || '_' || replace(gen_random_uuid()::text, '-', '') $$;
"""

# The opaque name of something; the first time, a random one. And the hash of the record of a row, by which others refer to it.
# Names that many transactions use are made with what they name, so that no two transactions wait for each other's new names.
# What is looked up one by one is found by an index, however wrongly a planner thinks of tables that a long transaction fills.
NAMES = """
CREATE FUNCTION ledger_alias(of_kind text, of_entity bigint) RETURNS text LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE found_name text;
BEGIN
  IF of_entity IS NULL THEN RETURN NULL; END IF;
  SELECT name INTO found_name FROM audit_alias WHERE kind = of_kind AND entity = of_entity;
  IF found_name IS NULL THEN
    INSERT INTO audit_alias (kind, entity, name, last) VALUES (of_kind, of_entity, ledger_random(of_kind), 0) ON CONFLICT DO NOTHING;
    SELECT name INTO found_name FROM audit_alias WHERE kind = of_kind AND entity = of_entity;
  END IF;
  RETURN found_name;
END $$;

CREATE FUNCTION ledger_hash(of_source text, of_id bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT encode(hash, 'hex') FROM audit_record
  WHERE id = (SELECT record_id FROM audit_commitment WHERE source = of_source AND source_id = of_id AND nth = 0) $$;

CREATE FUNCTION ledger_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF TG_ARGV[0] = 's' THEN
    INSERT INTO audit_alias (kind, entity, name, last) VALUES ('s', NEW.id, 's_' || lower(NEW.code), 0) ON CONFLICT DO NOTHING;
  ELSE PERFORM ledger_alias(TG_ARGV[0], NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER named_in_ledger AFTER INSERT ON agencies_user FOR EACH ROW EXECUTE FUNCTION ledger_names('u');
CREATE TRIGGER named_in_ledger AFTER INSERT ON agencies_agency FOR EACH ROW EXECUTE FUNCTION ledger_names('s');
SELECT ledger_alias('u', id) FROM agencies_user;
INSERT INTO audit_alias (kind, entity, name, last) SELECT 's', id, 's_' || lower(code), 0 FROM agencies_agency;
"""

# One statement finds the chain, waits for whoever is writing to it, and takes the next place.
WRITE = """
CREATE OR REPLACE FUNCTION ledger_write(
  of_source text, of_id bigint, repeats boolean, of_kind text, of_entity bigint, body jsonb, detail text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE of_chain text; place int; before text; made bigint; by_whom jsonb := ledger_by(of_kind, jsonb_strip_nulls(body));
        salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
        hashed bytea := sha256(convert_to(detail, 'UTF8'));
BEGIN
  IF of_entity IS NULL THEN RAISE EXCEPTION '% % cannot be recorded', of_source, of_id USING ERRCODE = 'restrict_violation'; END IF;
  IF body ->> 'act' <> 'epoch'
     AND EXISTS (SELECT FROM audit_halt h WHERE NOT EXISTS (SELECT FROM audit_epoch e WHERE e.halt_id = h.id)) THEN
    RAISE EXCEPTION 'the ledger is halted: witnesses vouch for records that are not here' USING ERRCODE = 'restrict_violation'; END IF;
  INSERT INTO audit_alias AS a (kind, entity, name, last) VALUES (of_kind, of_entity, CASE of_kind
      WHEN 's' THEN 's_' || coalesce((SELECT lower(code) FROM agencies_agency WHERE id = of_entity), 'house')
      ELSE ledger_random(of_kind) END, 1)
    ON CONFLICT (kind, entity) DO UPDATE SET last = a.last + 1 RETURNING a.name, a.last INTO of_chain, place;
  SELECT encode(hash, 'hex') INTO before FROM audit_record WHERE chain = of_chain AND seq = place - 1;
  INSERT INTO audit_record (leaf) VALUES (ledger_canonical(jsonb_strip_nulls(body) || by_whom || jsonb_build_object(
      'v', 2, 'chain', of_chain, 'seq', place, 'prev', coalesce(before, ''), 'commit', encode(sha256(salt || hashed), 'hex'),
      'ts', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))) RETURNING id INTO made;
  INSERT INTO audit_commitment (record_id, source, source_id, nth, salt, detail)
    VALUES (made, of_source, of_id, CASE WHEN repeats THEN place ELSE 0 END, salt, hashed);
END $$;
"""

# Whatever wrote it: a record continues its chain, and its columns are those of its leaf.
LINK = """
CREATE FUNCTION ledger_links() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE told jsonb := NEW.leaf::jsonb; last record;
BEGIN
  NEW.chain := told ->> 'chain'; NEW.seq := (told ->> 'seq')::int; NEW.prev := told ->> 'prev';
  NEW.hash := ledger_leaf_hash(NEW.leaf);
  SELECT seq, encode(hash, 'hex') AS hash INTO last FROM audit_record WHERE chain = NEW.chain ORDER BY seq DESC LIMIT 1;
  IF NEW.leaf <> ledger_canonical(told) OR NEW.seq IS DISTINCT FROM coalesce(last.seq, 0) + 1
     OR NEW.prev IS DISTINCT FROM coalesce(last.hash, '')
  THEN RAISE EXCEPTION 'the chain % does not continue so', NEW.chain USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER links BEFORE INSERT ON audit_record FOR EACH ROW EXECUTE FUNCTION ledger_links();
ALTER TABLE audit_record ENABLE ALWAYS TRIGGER links;
ALTER TABLE audit_record ADD CONSTRAINT record_is_plain CHECK (leaf ~ '^[ -~]+$' AND octet_length(leaf) <= 4096);

CREATE FUNCTION ledger_has_no_gap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.index <> coalesce((SELECT max(index) + 1 FROM audit_leaf), 0) THEN
    RAISE EXCEPTION 'leaf % does not follow the last', NEW.index USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER follows BEFORE INSERT ON audit_leaf FOR EACH ROW EXECUTE FUNCTION ledger_has_no_gap();
ALTER TABLE audit_leaf ENABLE ALWAYS TRIGGER follows;
"""

# Names of triggers by which config/rights.py knows what the application's role may: nothing here but read.
READ_ONLY = """
CREATE FUNCTION ledger_writes_alone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never emptied', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
""" + "".join(
    f"""
CREATE TRIGGER derived BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION ledger_writes_alone();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER derived;
"""
    for table in ("audit_alias", "audit_record", "audit_commitment", "audit_leaf", "audit_halt", "audit_epoch", "audit_checkpoint",
                  "audit_witnessed", "audit_ruleset")
)  # fmt: skip

KEPT = (
    "audit_record",
    "audit_leaf",
    "audit_halt",
    "audit_epoch",
    "audit_checkpoint",
    "audit_witnessed",
    "audit_ruleset",
)

# What leads back to people goes only when it is erased, and then whole; nothing of it is ever changed but the place in a chain.
ERASABLE = """
CREATE FUNCTION ledger_only_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (TG_TABLE_NAME <> 'audit_alias' OR to_jsonb(NEW) - 'last' <> to_jsonb(OLD) - 'last'
                           OR (to_jsonb(NEW) ->> 'last')::int <> (to_jsonb(OLD) ->> 'last')::int + 1)
  THEN RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER only_erased BEFORE UPDATE ON audit_alias FOR EACH ROW EXECUTE FUNCTION ledger_only_erased();
CREATE TRIGGER only_erased BEFORE UPDATE ON audit_commitment FOR EACH ROW EXECUTE FUNCTION ledger_only_erased();
ALTER TABLE audit_alias ENABLE ALWAYS TRIGGER only_erased;
ALTER TABLE audit_commitment ENABLE ALWAYS TRIGGER only_erased;
"""

# For whoever erases (built on this): after it nothing leads from the records of a case, or of somebody who worked, back to them.
FORGET = """
CREATE FUNCTION ledger_forget(of_kind text, of_entity bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE of_name text; gone bigint;
BEGIN
  SELECT name INTO of_name FROM audit_alias WHERE kind = of_kind AND entity = of_entity;
  DELETE FROM audit_alias a USING audit_record r WHERE r.chain = of_name AND a.kind = 'p' AND a.name = r.leaf::jsonb ->> 'proc';
  DELETE FROM audit_commitment c USING audit_record r WHERE r.id = c.record_id AND r.chain = of_name;
  GET DIAGNOSTICS gone = ROW_COUNT;
  DELETE FROM audit_alias WHERE kind = of_kind AND entity = of_entity;
  RETURN gone;
END $$;
"""

OWN_TABLES = "".join(
    f"ALTER FUNCTION {name} SET search_path = public, pg_temp;\n"
    for name in (
        "ledger_alias(text, bigint)", "ledger_hash(text, bigint)", "ledger_names()", "ledger_links()", "ledger_has_no_gap()",
        "ledger_write(text, bigint, boolean, text, bigint, jsonb, text)", "ledger_forget(text, bigint)", "ledger_by(text, jsonb)",
    )
) + "".join(
    f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC;\n"  # else anybody could write a record of what never happened
    for name in (
        "ledger_alias(text, bigint)", "ledger_forget(text, bigint)", "ledger_write(text, bigint, boolean, text, bigint, jsonb, text)",
        "ledger_by(text, jsonb)",
    )
)  # fmt: skip


def written():
    return CANONICAL + NAMES + BY + WRITE + LINK + READ_ONLY + ERASABLE + FORGET + OWN_TABLES
