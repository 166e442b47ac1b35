"""The SQL of erasing, with room for what is drawn from the walk of the schema."""

# Carries out one erasure that two people released, in one transaction; gives how many rows went. The application calls it by
# its number alone: which persons and cases, stands in the row that two people signed.
ERASE = """
CREATE OR REPLACE FUNCTION erase(of_erasure bigint) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' AS $erase$
DECLARE e_told cases_erasure; e_persons bigint[]; e_cases bigint[]; e_shared bigint[]; e_documents bigint[];
  e_pattern text; e_gone integer; e_counted jsonb := '{{}}'; e_forgotten integer := 0; e_digests text[]; e_case bigint;
  kept_steps bigint[]; kept_procedures bigint[];
  {variables}
BEGIN
  PERFORM FROM cases_case WHERE id IN (SELECT unnest(cases || shared) FROM cases_erasure WHERE id = of_erasure) ORDER BY id FOR UPDATE;
  SELECT * INTO STRICT e_told FROM cases_erasure WHERE id = of_erasure FOR UPDATE;
  IF e_told.stage <> 'released' OR NOT e_told.again AND (e_told.decided_by_id IS NULL OR e_told.decided_by_id = e_told.proposed_by_id) THEN
    RAISE EXCEPTION 'nobody has released erasure %', of_erasure USING ERRCODE = 'restrict_violation'; END IF;
  e_persons := e_told.persons; e_cases := e_told.cases; e_shared := e_told.shared; e_documents := e_told.documents;
  IF NOT e_told.again AND EXISTS (SELECT FROM cases_legalhold WHERE released_at IS NULL
       AND (person_id = ANY (e_persons) OR case_id = ANY (e_cases || e_shared))) THEN
    RAISE EXCEPTION 'erasure % is under legal hold', of_erasure USING ERRCODE = 'restrict_violation'; END IF;
  IF NOT e_told.again AND EXISTS (SELECT FROM workflows_procedure WHERE case_id = ANY (e_cases || e_shared) AND closed_at IS NULL) THEN
    RAISE EXCEPTION 'erasure % is of a case that is open', of_erasure USING ERRCODE = 'restrict_violation'; END IF;
  IF NOT e_told.again AND EXISTS (SELECT FROM agencies_emergencyaccess
       WHERE case_id = ANY (e_cases || e_shared) AND reviewed_at IS NULL) THEN
    RAISE EXCEPTION 'erasure % is of a case whose emergency access is not reviewed', of_erasure
      USING ERRCODE = 'restrict_violation'; END IF;
  e_pattern := erasure_pattern(erasure_words(e_persons, e_shared));
  {keeping}

  {finding}

  SELECT coalesce(array_agg(DISTINCT sha256), '{{}}') INTO e_digests FROM (
    SELECT sha256 FROM cases_document WHERE id = ANY ({documents})
    UNION SELECT sha256 FROM cases_historicaldocument WHERE history_id = ANY ({old_documents})
    UNION SELECT b.file FROM workflows_bundle b JOIN workflows_carried c ON c.bundle_id = b.id WHERE c.id = ANY ({carried})) AS d
    WHERE sha256 <> '' AND NOT EXISTS (SELECT FROM cases_document o WHERE o.sha256 = d.sha256 AND o.id <> ALL ({documents}));
  UPDATE workflows_bundle SET file = '' WHERE file = ANY (e_digests);

  {deleting}

  {emptying}

  IF e_pattern IS NOT NULL AND cardinality(e_shared) > 0 THEN
  {covering}
  END IF;

  FOREACH e_case IN ARRAY e_cases || e_shared LOOP
    e_forgotten := e_forgotten + ledger_forget_case(e_case, e_case = ANY (e_cases));
  END LOOP;
  UPDATE cases_historicalerasure SET reason = '', comment = '', stopped = '' WHERE id = of_erasure;
  UPDATE cases_erasure SET stage = 'erased', reason = '', comment = '', stopped = '', erased_at = clock_timestamp(), counts = e_counted,
    forgot = e_forgotten, files = e_digests WHERE id = of_erasure;
  RETURN (SELECT coalesce(sum(value::integer), 0) FROM jsonb_each_text(e_counted));
END $erase$;
"""

# What an erasure would take: the same search, and nothing is done.
REHEARSED = """
CREATE OR REPLACE FUNCTION erasure_rehearsed(e_persons bigint[], e_cases bigint[], e_shared bigint[]) RETURNS jsonb LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $rehearse$
DECLARE e_documents bigint[] := '{{}}'; e_counted jsonb := '{{}}'; kept_steps bigint[]; kept_procedures bigint[]; {variables}
BEGIN
  {keeping}
  {finding}
  {counting}
  RETURN e_counted || jsonb_build_object('files', (SELECT count(DISTINCT sha256) FROM cases_document WHERE id = ANY ({documents})));
END $rehearse$;
"""
KEEPING = """SELECT array_agg(DISTINCT l.step_id), array_agg(DISTINCT l.measure_id) INTO kept_steps, kept_procedures
    FROM reintegration_ledgerentry l JOIN reintegration_measure m ON m.procedure_ptr_id = l.measure_id
    WHERE l.case_id = ANY (e_cases) OR m.beneficiary_id = ANY (e_persons);
  kept_steps := coalesce(kept_steps, '{}'); kept_procedures := coalesce(kept_procedures, '{}');"""

# After a restore: what the list outside the database knows of and the database does not. For the owner alone.
AGAIN = """
CREATE OR REPLACE FUNCTION erase_again(told jsonb) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE made bigint; known cases_erasure;
BEGIN
  SELECT * INTO known FROM cases_erasure WHERE key = (told ->> 'key')::uuid;
  IF known.stage IN ('erased', 'finished') THEN RETURN 0; END IF;
  IF known.stage = 'released' THEN
    UPDATE cases_erasure SET again = true WHERE id = known.id;
    RETURN erase(known.id);
  END IF;
  UPDATE cases_erasure SET key = gen_random_uuid(), stage = 'withdrawn', decided_at = clock_timestamp() WHERE id = known.id;
  INSERT INTO cases_erasure (key, ground, person, "case", persons, cases, shared, documents, reason, stage, proposed_at, comment,
                             counts, forgot, files, destroyed, stopped, again)
  SELECT (told ->> 'key')::uuid, told ->> 'ground', (told ->> 'person')::bigint, (told ->> 'case')::bigint,
    array(SELECT jsonb_array_elements_text(told -> 'persons')::bigint), array(SELECT jsonb_array_elements_text(told -> 'cases')::bigint),
    array(SELECT jsonb_array_elements_text(told -> 'shared')::bigint), array(SELECT jsonb_array_elements_text(told -> 'documents')::bigint),
    '', 'released', clock_timestamp(), '', '{}', 0, '{}', 0, '', true RETURNING id INTO made;
  RETURN erase(made);
END $$;
"""

# What refuses changes to rows refuses them to everybody but this role; to empty a table, to it too.
GUARDS = """
DO $guards$ DECLARE t record; definition text;
BEGIN
  FOR t IN SELECT oid, tgname, tgrelid::regclass AS of_table, tgenabled, pg_get_triggerdef(oid) AS said FROM pg_trigger
    WHERE NOT tgisinternal AND tgconstraint = 0 AND tgtype & 1 = 1 AND tgtype & 24 > 0 AND tgoldtable IS NULL AND tgnewtable IS NULL
      AND tgrelid = ANY ('{{{tables}}}'::regclass[]) AND pg_get_triggerdef(oid) NOT LIKE '%{role}%' LOOP
    definition := CASE WHEN t.said LIKE '% WHEN (%' THEN regexp_replace(t.said, ' WHEN \\(', ' WHEN (CURRENT_USER <> ''{role}''::name AND ')
      ELSE regexp_replace(t.said, ' EXECUTE FUNCTION ', ' WHEN (CURRENT_USER <> ''{role}''::name) EXECUTE FUNCTION ') END;
    EXECUTE regexp_replace(definition, '^CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER');
    IF t.tgenabled = 'A' THEN EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', t.of_table, t.tgname); END IF;
  END LOOP;
END $guards$;
"""

RIGHTS = """
GRANT USAGE ON SCHEMA public TO {role};
GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role};
GRANT UPDATE, DELETE ON {tables} TO {role};
GRANT UPDATE ON {emptied} TO {role};
GRANT INSERT, DELETE ON cases_erasure TO {role};
GRANT USAGE ON SEQUENCE cases_erasure_id_seq TO {role};
GRANT EXECUTE ON FUNCTION ledger_forget_case(bigint, boolean) TO {role};
GRANT CREATE ON SCHEMA public TO {role};  -- the owner of a function must be able to create it, also when it is restored
ALTER FUNCTION erase(bigint) OWNER TO {role};
ALTER FUNCTION erase_again(jsonb) OWNER TO {role};
REVOKE ALL ON FUNCTION erase(bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION erase_again(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_again(jsonb) TO {owner};
GRANT EXECUTE ON FUNCTION erase(bigint) TO {application};
"""
