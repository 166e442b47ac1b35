"""The SQL by which the database finds, checks and names the sign-in by which an act is done. Used by migrations."""

from agencies.seeding import SYSTEM_IDENTITY

# By whose sign-in an act is done (audit/signed_in.py tells it), or by which program. The row of the sign-in is held, so that its end is
# recorded after every act that was done by it. What happens to a way in may be done by whoever is not signed in yet, or no more. A step
# that was approved, and its money, bear the name of whoever proposed it; it is done by the sign-in of whoever signed last. What
# somebody hands in for others is taken in by an account of intake, as which nobody signs in; the record says through whose sign-in.
BY = """
CREATE OR REPLACE FUNCTION ledger_by(of_kind text, body jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE entered bigint := nullif(current_setting('qayidis.sign_in', true), '')::bigint; live record;
BEGIN
  IF entered IS NOT NULL THEN
    SELECT encode(r.hash, 'hex') AS auth, r.leaf::jsonb ->> 'actor' AS actor INTO live
      FROM axes_accesslog l JOIN audit_commitment c ON c.source = 'axes_accesslog' AND c.source_id = l.id AND c.nth = 0
      JOIN audit_record r ON r.id = c.record_id WHERE l.id = entered AND l.logout_time IS NULL FOR SHARE OF l;
    IF live.auth IS NOT NULL AND (live.actor = coalesce(body ->> 'actor', live.actor)
                                  OR body ? 'on' AND body ->> 'act' IN ('step', 'money')) THEN
      RETURN jsonb_build_object('auth', live.auth); END IF;
    IF live.auth IS NOT NULL AND EXISTS (
         SELECT FROM audit_alias a JOIN agencies_user u ON u.id = a.entity
         WHERE a.kind = 'u' AND a.name = body ->> 'actor' AND u.email = 'SYSTEM') THEN
      RETURN jsonb_build_object('program', 'intake', 'through', live.auth); END IF;
    IF of_kind <> 'l' THEN
      RAISE EXCEPTION 'an act by a sign-in that has ended, or of somebody else' USING ERRCODE = 'restrict_violation'; END IF;
  END IF;
  RETURN jsonb_build_object('program', coalesce(nullif(left(
    regexp_replace(current_setting('application_name', true), '[^A-Za-z0-9_. -]', '', 'g'), 40), ''), 'unnamed'));
END $$;
""".replace("SYSTEM", SYSTEM_IDENTITY)
