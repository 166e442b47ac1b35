"""A referral is prepared before it is sent: the database lets none be sent without its consent, nor read, where it tells of health or
protection, before somebody else signed that it is sent."""

from django.db import migrations, models

SENT_ON_CONSENT = """
CREATE OR REPLACE FUNCTION referral_rests_on_consent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE on_day date;
BEGIN
  SELECT (COALESCE(NEW.sent_at, p.opened_at) AT TIME ZONE 'Asia/Baku')::date INTO on_day
    FROM workflows_procedure p WHERE p.id = NEW.procedure_ptr_id;
  IF NOT EXISTS (
    SELECT FROM cases_consent c JOIN workflows_procedure p ON p.id = NEW.procedure_ptr_id
    WHERE c.id = NEW.consent_id AND c.purpose = 'referral' AND c.case_id = p.case_id AND c.person_id = NEW.person_id
      AND c.recipient_id = NEW.agency_id AND c.withdrawn_at IS NULL AND c.given_on <= on_day
      AND (c.valid_until IS NULL OR c.valid_until >= on_day))
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
CREATE TRIGGER sent_on_consent BEFORE UPDATE ON reintegration_referral
  FOR EACH ROW WHEN (OLD.sent_at IS NULL AND NEW.sent_at IS NOT NULL) EXECUTE FUNCTION referral_rests_on_consent();
ALTER TABLE reintegration_referral ENABLE ALWAYS TRIGGER sent_on_consent;

CREATE OR REPLACE FUNCTION what_was_shared_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.agency_id, NEW.person_id, NEW.consent_id, NEW.scheme_id, NEW.offer_id, COALESCE(OLD.sent_at, NEW.sent_at), NEW.phone, NEW.need,
      NEW.need_note, NEW.items, NEW.age_band, NEW.sex, NEW.region, NEW.languages, NEW.education, NEW.occupations, NEW.skills, NEW.qualifications)
     IS DISTINCT FROM
     (OLD.agency_id, OLD.person_id, OLD.consent_id, OLD.scheme_id, OLD.offer_id, NEW.sent_at, OLD.phone, OLD.need,
      OLD.need_note, OLD.items, OLD.age_band, OLD.sex, OLD.region, OLD.languages, OLD.education, OLD.occupations, OLD.skills, OLD.qualifications)
  THEN RAISE EXCEPTION 'what was shared in referral % is never changed', OLD.procedure_ptr_id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;

DROP TRIGGER has_consent ON workflows_procedure;
CREATE TRIGGER has_consent AFTER UPDATE OF state ON workflows_procedure
  FOR EACH ROW WHEN (NEW.kind = 'referral' AND NEW.state IN ('sent', 'accepted', 'service_given') AND OLD.state IS DISTINCT FROM NEW.state)
  EXECUTE FUNCTION referral_has_consent();
ALTER TABLE workflows_procedure ENABLE ALWAYS TRIGGER has_consent;
"""

READ_WHEN_SIGNED = """
CREATE FUNCTION partner_reads_what_was_approved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM auth_permission m WHERE m.id = NEW.permission_id AND m.codename = 'play_partner')
     AND EXISTS (SELECT FROM reintegration_referral r WHERE r.procedure_ptr_id = NEW.content_object_id
                 AND r.need IN ('health', 'psychosocial', 'child_protection'))
     AND NOT EXISTS (SELECT FROM workflows_approval a JOIN workflows_signature s ON s.approval_id = a.id AND s.decision = 'granted'
                     WHERE a.procedure_id = NEW.content_object_id AND a.transition = 'send' AND a.outcome = 'granted')
  THEN RAISE EXCEPTION 'referral % tells of health or protection, and nobody approved that', NEW.content_object_id
    USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NULL;
END $$;
ALTER FUNCTION partner_reads_what_was_approved() SET search_path = public, pg_temp;
CREATE TRIGGER reads_what_was_approved AFTER INSERT OR UPDATE OF permission_id ON workflows_grant
  FOR EACH ROW EXECUTE FUNCTION partner_reads_what_was_approved();
ALTER TABLE workflows_grant ENABLE ALWAYS TRIGGER reads_what_was_approved;
"""

OWN_TABLES = "".join(
    f"ALTER FUNCTION {name}() SET search_path = public, pg_temp;\n"
    for name in ("referral_rests_on_consent", "what_was_shared_stays")
)  # replaced above, which took the setting from them


class Migration(migrations.Migration):
    dependencies = [("reintegration", "0007_ledger")]
    operations = [
        *(
            migrations.AlterField(
                model_name=name,
                name="sent_at",
                field=models.DateTimeField(editable=False, null=True, verbose_name="sent at"),
            )
            for name in ("historicalreferral", "referral")
        ),
        migrations.RunSQL(SENT_ON_CONSENT + READ_WHEN_SIGNED + OWN_TABLES, migrations.RunSQL.noop),
    ]
