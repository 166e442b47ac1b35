"""What the database refuses of retention rules, holds and erasures."""

from django.db import migrations

from audit.locks import keep_histories

# A version of a rule after the first was signed, follows the one before without a gap, and says what was signed.
SIGNED = """
CREATE FUNCTION retention_was_signed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM cases_retentionchange c
                 WHERE c.id = NEW.change_id AND c.outcome = 'granted' AND c.record_class = NEW.record_class
                   AND (c.value, c.unit, c.valid_from) = (NEW.value, NEW.unit, NEW.valid_from)) THEN
    RAISE EXCEPTION 'nobody has signed retention rule %', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  IF NOT EXISTS (SELECT FROM cases_retentionrule
                 WHERE record_class = NEW.record_class AND valid_until = NEW.valid_from - 1) THEN
    RAISE EXCEPTION 'no version ends on the day before % begins', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER signed AFTER INSERT ON cases_retentionrule DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION retention_was_signed();
CREATE FUNCTION retention_only_ends() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF to_jsonb(NEW) - 'valid_until' IS DISTINCT FROM to_jsonb(OLD) - 'valid_until' THEN
    RAISE EXCEPTION 'what retention rule % says is never changed', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ends BEFORE UPDATE ON cases_retentionrule FOR EACH ROW EXECUTE FUNCTION retention_only_ends();
CREATE TRIGGER proposed BEFORE INSERT ON cases_retentionchange FOR EACH ROW EXECUTE FUNCTION rule_change_begins_open();
CREATE TRIGGER decided BEFORE UPDATE ON cases_retentionchange FOR EACH ROW EXECUTE FUNCTION rule_change_once_decided();
ALTER TABLE cases_retentionrule ENABLE ALWAYS TRIGGER signed, ENABLE ALWAYS TRIGGER ends;
ALTER TABLE cases_retentionchange ENABLE ALWAYS TRIGGER proposed, ENABLE ALWAYS TRIGGER decided;
"""

HELD = """
CREATE FUNCTION hold_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE release text[] := ARRAY['released_by_id', 'released_for_id', 'released_at', 'release_reason'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.released_at IS NOT NULL THEN
      RAISE EXCEPTION 'a hold begins by standing' USING ERRCODE = 'restrict_violation'; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.released_at IS NOT NULL
     OR to_jsonb(NEW) - release IS DISTINCT FROM to_jsonb(OLD) - release THEN
    RAISE EXCEPTION 'hold % is released once, and never changed', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stands BEFORE INSERT OR UPDATE OR DELETE ON cases_legalhold FOR EACH ROW EXECUTE FUNCTION hold_stands();
ALTER TABLE cases_legalhold ENABLE ALWAYS TRIGGER stands;
"""

# Only the function that erases writes that something is erased; a hold stops a release whoever writes it.
ERASED = """
CREATE FUNCTION erasure_goes_on() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE may text[] := CASE OLD.stage
    WHEN 'proposed' THEN ARRAY['stage', 'decided_by_id', 'decided_for_id', 'decided_at', 'comment']
    WHEN 'released' THEN ARRAY['documents', 'stopped']
    WHEN 'erased' THEN ARRAY['stage', 'files', 'destroyed', 'finished_at'] ELSE ARRAY[]::text[] END;
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - may IS DISTINCT FROM to_jsonb(OLD) - may
     OR (OLD.stage, NEW.stage) NOT IN (('proposed', 'proposed'), ('proposed', 'released'), ('proposed', 'refused'),
        ('proposed', 'withdrawn'), ('released', 'released'), ('erased', 'erased'), ('erased', 'finished'))
     OR NOT NEW.files <@ OLD.files OR (NEW.stage = 'finished' AND NEW.files <> '{}') THEN
    RAISE EXCEPTION 'erasure % does not go on so', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  IF OLD.stage = 'proposed' AND NEW.stage = 'released' AND EXISTS (
     SELECT FROM cases_legalhold WHERE released_at IS NULL
       AND (person_id = ANY (NEW.persons) OR case_id = ANY (NEW.cases || NEW.shared))) THEN
    RAISE EXCEPTION 'erasure % is under legal hold', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER goes_on BEFORE UPDATE OR DELETE ON cases_erasure FOR EACH ROW EXECUTE FUNCTION erasure_goes_on();
CREATE FUNCTION erasure_begins() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.stage <> 'proposed' OR NEW.again OR NEW.files <> '{}' THEN
    RAISE EXCEPTION 'an erasure begins as a proposal' USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER begins BEFORE INSERT ON cases_erasure FOR EACH ROW WHEN (NOT NEW.again) EXECUTE FUNCTION erasure_begins();
CREATE FUNCTION erasure_of_the_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'qayidis_eraser' THEN
    RAISE EXCEPTION 'an erasure begins as a proposal' USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER again BEFORE INSERT ON cases_erasure FOR EACH ROW WHEN (NEW.again) EXECUTE FUNCTION erasure_of_the_list();
ALTER TABLE cases_erasure ENABLE ALWAYS TRIGGER goes_on, ENABLE ALWAYS TRIGGER begins, ENABLE ALWAYS TRIGGER again;
"""

# The words by which persons are known and nobody else is who stays in these cases: to find and cover them in rows of several.
WORDS = """
CREATE FUNCTION erasure_said_of(persons bigint[]) RETURNS SETOF text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH of_person AS (
    SELECT born, place_of_birth, personal_number, marks, last_address FROM cases_person WHERE id = ANY (persons)
    UNION SELECT born, place_of_birth, personal_number, marks, last_address FROM cases_historicalperson WHERE id = ANY (persons)),
  names AS (
    SELECT surname, given_names, patronymic FROM cases_personname WHERE person_id = ANY (persons)
    UNION SELECT surname, given_names, patronymic FROM cases_historicalpersonname WHERE person_id = ANY (persons)),
  papers AS (
    SELECT number, mrz FROM cases_identitydocument WHERE person_id = ANY (persons)
    UNION SELECT number, mrz FROM cases_historicalidentitydocument WHERE person_id = ANY (persons))
  SELECT DISTINCT btrim(word) FROM (
    SELECT unnest(ARRAY[born, substr(born, 9, 2) || '.' || substr(born, 6, 2) || '.' || substr(born, 1, 4),
                        place_of_birth, personal_number, marks, last_address]) FROM of_person
    UNION SELECT unnest(ARRAY[surname, given_names, patronymic, surname || ', ' || given_names, given_names || ' ' || surname,
                              surname || ' ' || given_names]) FROM names
    UNION SELECT unnest(string_to_array(given_names, ' ')) FROM names
    UNION SELECT unnest(ARRAY[number, mrz]) FROM papers) AS said (word)
  WHERE length(btrim(word)) >= 3 AND word ~ '[[:alnum:]]'
$$;
CREATE FUNCTION erasure_words(persons bigint[], shared bigint[]) RETURNS text[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(word ORDER BY length(word) DESC, word), '{}') FROM (
    SELECT erasure_said_of(persons)
    EXCEPT SELECT erasure_said_of(array(SELECT person_id FROM cases_caseperson
                                        WHERE case_id = ANY (shared) AND person_id <> ALL (persons)))) AS own (word)
$$;
CREATE FUNCTION erasure_pattern(words text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg(CASE WHEN word ~ '^\\w' THEN '\\m' ELSE '' END || regexp_replace(word, '([^[:alnum:][:space:]])', '\\\\\\1', 'g')
                    || CASE WHEN word ~ '\\w$' THEN '\\M' ELSE '' END, '|') FROM unnest(words) AS word
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0036_retention")]

    operations = [
        migrations.RunSQL(SIGNED + HELD + ERASED + WORDS + keep_histories("cases"), migrations.RunSQL.noop),
    ]
