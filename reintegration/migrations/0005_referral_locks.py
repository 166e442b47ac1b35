"""What the database itself refuses: to share without a consent, more than it names, or any longer than it lasts; and to change what was shared."""

from django.db import migrations

from audit.locks import keep, keep_histories

RESTS_ON_CONSENT = """
CREATE FUNCTION referral_rests_on_consent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sent_on date := (NEW.sent_at AT TIME ZONE 'Asia/Baku')::date;
BEGIN
  IF NOT EXISTS (
    SELECT FROM cases_consent c JOIN workflows_procedure p ON p.id = NEW.procedure_ptr_id
    WHERE c.id = NEW.consent_id AND c.purpose = 'referral' AND c.case_id = p.case_id AND c.person_id = NEW.person_id
      AND c.recipient_id = NEW.agency_id AND c.withdrawn_at IS NULL AND c.given_on <= sent_on
      AND (c.valid_until IS NULL OR c.valid_until >= sent_on))
  THEN RAISE EXCEPTION 'referral % rests on no consent to share with this agency that is in force', NEW.procedure_ptr_id
    USING ERRCODE = 'restrict_violation'; END IF;
  IF EXISTS (SELECT FROM jsonb_array_elements_text(NEW.items) named(item)
             WHERE NOT EXISTS (SELECT FROM reintegration_consentitem i WHERE i.consent_id = NEW.consent_id AND i.item = named.item))
     OR (NEW.age_band <> '' AND NOT jsonb_exists(NEW.items, 'age_band'))
     OR (NEW.sex <> '' AND NOT jsonb_exists(NEW.items, 'sex'))
     OR (NEW.region <> '' AND NOT jsonb_exists(NEW.items, 'region'))
     OR (NEW.education <> '' AND NOT jsonb_exists(NEW.items, 'education'))
     OR (NEW.languages <> '[]' AND NOT jsonb_exists(NEW.items, 'languages'))
     OR (NEW.occupations <> '[]' AND NOT jsonb_exists(NEW.items, 'occupations'))
     OR (NEW.skills <> '[]' AND NOT jsonb_exists(NEW.items, 'skills'))
     OR (NEW.qualifications <> '[]' AND NOT jsonb_exists(NEW.items, 'qualifications'))
  THEN RAISE EXCEPTION 'referral % tells what its consent does not name', NEW.procedure_ptr_id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rests_on_consent BEFORE INSERT ON reintegration_referral FOR EACH ROW EXECUTE FUNCTION referral_rests_on_consent();
"""

STAYS = """
CREATE FUNCTION what_was_shared_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.agency_id, NEW.person_id, NEW.consent_id, NEW.scheme_id, NEW.offer_id, NEW.sent_at, NEW.phone, NEW.need, NEW.need_note, NEW.items,
      NEW.age_band, NEW.sex, NEW.region, NEW.languages, NEW.education, NEW.occupations, NEW.skills, NEW.qualifications)
     IS DISTINCT FROM
     (OLD.agency_id, OLD.person_id, OLD.consent_id, OLD.scheme_id, OLD.offer_id, OLD.sent_at, OLD.phone, OLD.need, OLD.need_note, OLD.items,
      OLD.age_band, OLD.sex, OLD.region, OLD.languages, OLD.education, OLD.occupations, OLD.skills, OLD.qualifications)
  THEN RAISE EXCEPTION 'what was shared in referral % is never changed', OLD.procedure_ptr_id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER shared_stays BEFORE UPDATE ON reintegration_referral FOR EACH ROW EXECUTE FUNCTION what_was_shared_stays();
"""

ENDS_WITH_CONSENT = """
CREATE FUNCTION referral_has_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM reintegration_referral r JOIN cases_consent c ON c.id = r.consent_id
             WHERE r.procedure_ptr_id = NEW.id AND c.withdrawn_at IS NOT NULL)
  THEN RAISE EXCEPTION 'referral % goes on although its consent was withdrawn', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER has_consent AFTER UPDATE OF state ON workflows_procedure
  FOR EACH ROW WHEN (NEW.kind = 'referral' AND NEW.state IN ('accepted', 'service_given') AND OLD.state IS DISTINCT FROM NEW.state)
  EXECUTE FUNCTION referral_has_consent();

CREATE FUNCTION sharing_ends_with_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM reintegration_referral r JOIN workflows_procedure p ON p.id = r.procedure_ptr_id
             WHERE r.consent_id = NEW.id
               AND (p.closed_at IS NULL
                    OR EXISTS (SELECT FROM workflows_grant g JOIN auth_permission m ON m.id = g.permission_id
                               WHERE g.content_object_id = p.id AND m.codename = 'play_partner')))
  THEN RAISE EXCEPTION 'consent % was withdrawn, and what rests on it is still shared', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ends_sharing AFTER UPDATE OF withdrawn_at ON cases_consent DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION sharing_ends_with_consent();

CREATE FUNCTION partner_reads_with_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM auth_permission m WHERE m.id = NEW.permission_id AND m.codename = 'play_partner')
     AND EXISTS (SELECT FROM reintegration_referral r JOIN cases_consent c ON c.id = r.consent_id
                 WHERE r.procedure_ptr_id = NEW.content_object_id AND c.withdrawn_at IS NOT NULL)
  THEN RAISE EXCEPTION 'nobody is a partner in a referral whose consent was withdrawn' USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER reads_with_consent AFTER INSERT OR UPDATE OF permission_id ON workflows_grant
  FOR EACH ROW EXECUTE FUNCTION partner_reads_with_consent();

ALTER TABLE reintegration_referral ENABLE ALWAYS TRIGGER rests_on_consent, ENABLE ALWAYS TRIGGER shared_stays;
ALTER TABLE workflows_procedure ENABLE ALWAYS TRIGGER has_consent;
ALTER TABLE cases_consent ENABLE ALWAYS TRIGGER ends_sharing;
ALTER TABLE workflows_grant ENABLE ALWAYS TRIGGER reads_with_consent;
"""

OWN_TABLES = "".join(
    f"ALTER FUNCTION {name}() SET search_path = public, pg_temp;\n"
    for name in (
        "referral_rests_on_consent", "what_was_shared_stays", "referral_has_consent", "sharing_ends_with_consent", "partner_reads_with_consent",
    )
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("reintegration", "0004_survey_locks")]
    operations = [
        migrations.RunSQL(RESTS_ON_CONSENT + STAYS + ENDS_WITH_CONSENT + OWN_TABLES, migrations.RunSQL.noop),
        migrations.RunSQL(keep("reintegration_consentitem") + keep_histories("reintegration"), migrations.RunSQL.noop),
    ]
