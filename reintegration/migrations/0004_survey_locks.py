"""What the database refuses of surveys, weights and complaints."""

from django.db import migrations

from audit.locks import keep, keep_histories

# Nobody's answers without their consent, none once the survey is finished, none of another questionnaire.
ANSWERS = """
CREATE FUNCTION survey_is_consented_to(of_procedure bigint, of_person bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM cases_consent c JOIN workflows_procedure p ON p.case_id = c.case_id
                 WHERE p.id = of_procedure AND c.person_id = of_person AND c.purpose = 'survey' AND c.withdrawn_at IS NULL) $$;
CREATE FUNCTION survey_answer_holds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_response reintegration_surveyresponse; asked reintegration_question;
BEGIN
  SELECT * INTO of_response FROM reintegration_surveyresponse WHERE id = NEW.response_id FOR SHARE;
  SELECT * INTO asked FROM reintegration_question WHERE id = NEW.question_id;
  IF of_response.finished_at IS NOT NULL THEN
    RAISE EXCEPTION 'survey % is finished; its answers stand', NEW.response_id USING ERRCODE = 'restrict_violation'; END IF;
  IF NOT survey_is_consented_to(of_response.procedure_id, of_response.respondent_id) THEN
    RAISE EXCEPTION 'survey % has no consent', NEW.response_id USING ERRCODE = 'restrict_violation'; END IF;
  IF asked.instrument_id <> of_response.instrument_id
     OR NOT EXISTS (SELECT FROM reintegration_option WHERE id = NEW.option_id AND answer_set_id = asked.answer_set_id) THEN
    RAISE EXCEPTION 'option % is no answer to question % of survey %', NEW.option_id, NEW.question_id, NEW.response_id USING ERRCODE = 'restrict_violation'; END IF;
  IF TG_OP = 'UPDATE' AND (OLD.response_id, OLD.question_id) <> (NEW.response_id, NEW.question_id) THEN
    RAISE EXCEPTION 'answer % stays with its question', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER holds BEFORE INSERT OR UPDATE ON reintegration_answer FOR EACH ROW EXECUTE FUNCTION survey_answer_holds();
ALTER TABLE reintegration_answer ENABLE ALWAYS TRIGGER holds;

CREATE FUNCTION survey_response_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.procedure_id, OLD.wave, OLD.respondent_id) <> (NEW.procedure_id, NEW.wave, NEW.respondent_id) THEN
    RAISE EXCEPTION 'survey % stays with its person and wave', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  IF TG_OP = 'UPDATE' AND OLD.instrument_id <> NEW.instrument_id AND EXISTS (SELECT FROM reintegration_answer WHERE response_id = NEW.id) THEN
    RAISE EXCEPTION 'survey % was answered in another questionnaire', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  IF NEW.result <> 'taken' AND EXISTS (SELECT FROM reintegration_answer WHERE response_id = NEW.id) THEN
    RAISE EXCEPTION 'survey % has answers: it was taken', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  IF NEW.result = 'taken' AND (TG_OP = 'INSERT' OR OLD.result <> 'taken')
     AND NOT survey_is_consented_to(NEW.procedure_id, NEW.respondent_id) THEN
    RAISE EXCEPTION 'nobody is surveyed without consent' USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER holds BEFORE INSERT OR UPDATE ON reintegration_surveyresponse FOR EACH ROW EXECUTE FUNCTION survey_response_holds();
ALTER TABLE reintegration_surveyresponse ENABLE ALWAYS TRIGGER holds;
"""

# What was asked and answered keeps its meaning: other values or other questions are another version of the instrument.
MEANING = """
CREATE FUNCTION instrument_was_answered(of_instrument bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM reintegration_surveyresponse WHERE instrument_id = of_instrument) $$;
CREATE FUNCTION question_means_the_same() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF instrument_was_answered(NEW.instrument_id) AND (TG_OP = 'INSERT'
     OR (OLD.instrument_id, OLD.code, OLD.dimension, OLD.answer_set_id, OLD.reverse, OLD.applicable_if)
        IS DISTINCT FROM (NEW.instrument_id, NEW.code, NEW.dimension, NEW.answer_set_id, NEW.reverse, NEW.applicable_if)) THEN
    RAISE EXCEPTION 'question % was answered; what it means is not changed', NEW.code USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER means BEFORE INSERT OR UPDATE ON reintegration_question FOR EACH ROW EXECUTE FUNCTION question_means_the_same();
ALTER TABLE reintegration_question ENABLE ALWAYS TRIGGER means;
CREATE FUNCTION option_means_the_same() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT instrument_was_answered(instrument_id) FROM reintegration_answerset WHERE id = NEW.answer_set_id) AND (TG_OP = 'INSERT'
     OR (OLD.answer_set_id, OLD.code, OLD.value, OLD.counts_as) IS DISTINCT FROM (NEW.answer_set_id, NEW.code, NEW.value, NEW.counts_as)) THEN
    RAISE EXCEPTION 'option % was chosen; what it means is not changed', NEW.code USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER means BEFORE INSERT OR UPDATE ON reintegration_option FOR EACH ROW EXECUTE FUNCTION option_means_the_same();
ALTER TABLE reintegration_option ENABLE ALWAYS TRIGGER means;
"""

# Weights of a version that is decided are as they were decided; what nobody loaded came with the product.
WEIGHTS = """
CREATE FUNCTION weight_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM reintegration_weightset s JOIN reintegration_question q ON q.instrument_id = s.instrument_id
                 WHERE s.id = NEW.weight_set_id AND q.id = NEW.question_id AND (s.outcome = 'open' OR s.loaded_by_id IS NULL)) THEN
    RAISE EXCEPTION 'weights % are decided, or of another questionnaire', NEW.weight_set_id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER holds BEFORE INSERT ON reintegration_weight FOR EACH ROW EXECUTE FUNCTION weight_holds();
ALTER TABLE reintegration_weight ENABLE ALWAYS TRIGGER holds;
CREATE FUNCTION weight_set_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome <> 'open' OR (OLD.instrument_id, OLD.version, OLD.source, OLD.is_official, OLD.loaded_by_id, OLD.loaded_at)
     IS DISTINCT FROM (NEW.instrument_id, NEW.version, NEW.source, NEW.is_official, NEW.loaded_by_id, NEW.loaded_at) THEN
    RAISE EXCEPTION 'weights % stay as they were loaded and decided', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER holds BEFORE UPDATE ON reintegration_weightset FOR EACH ROW EXECUTE FUNCTION weight_set_holds();
ALTER TABLE reintegration_weightset ENABLE ALWAYS TRIGGER holds;
"""

# What people said stays as they said it; a complaint is answered once, and not by whoever holds the role that it is about.
COMPLAINTS = """
CREATE FUNCTION feedback_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.answered_at IS NOT NULL THEN RAISE EXCEPTION 'a complaint comes before its answer' USING ERRCODE = 'restrict_violation'; END IF;
    RETURN NEW;
  END IF;
  IF OLD.answered_at IS NOT NULL OR to_jsonb(OLD) - '{answer,answered_at,answered_by_id}'::text[]
     <> to_jsonb(NEW) - '{answer,answered_at,answered_by_id}'::text[] THEN
    RAISE EXCEPTION 'what was said in % stays, and so does its answer', NEW.receipt USING ERRCODE = 'restrict_violation'; END IF;
  IF NEW.about_role <> '' AND EXISTS (SELECT FROM agencies_membership m WHERE m.user_id = NEW.answered_by_id
     AND m.agency_id = NEW.agency_id AND m.role = NEW.about_role AND m.from_on <= NEW.answered_at::date
     AND (m.until_on IS NULL OR m.until_on >= NEW.answered_at::date)) THEN
    RAISE EXCEPTION 'complaint % is not answered by whom it is about', NEW.receipt USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER holds BEFORE INSERT OR UPDATE ON reintegration_feedback FOR EACH ROW EXECUTE FUNCTION feedback_holds();
ALTER TABLE reintegration_feedback ENABLE ALWAYS TRIGGER holds;
"""


class Migration(migrations.Migration):
    dependencies = [("reintegration", "0003_ledger_locks")]

    operations = [
        migrations.RunSQL(keep_histories("reintegration"), migrations.RunSQL.noop),
        *(migrations.RunSQL(sql) for sql in (ANSWERS, MEANING, WEIGHTS, COMPLAINTS, keep("reintegration_weight"))),
    ]
