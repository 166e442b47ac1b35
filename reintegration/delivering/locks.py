"""The SQL that refuses what must never be recorded, whoever asks: by a stranger, on a closed measure, changed, or invoiced twice."""

DELIVERIES = """
CREATE FUNCTION delivery_by_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM workflows_procedure p JOIN workflows_grant g ON g.content_object_id = p.id
      JOIN auth_permission r ON r.id = g.permission_id JOIN agencies_agency a ON a.group_id = g.group_id
    WHERE p.id = NEW.measure_id AND p.kind = 'measure' AND p.closed_at IS NULL AND a.id = NEW.recorded_for_id
      AND r.codename IN ('play_provider', 'play_case_management')
  ) THEN
    RAISE EXCEPTION 'Only who delivers or manages an open measure records deliveries of it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER by_part BEFORE INSERT ON reintegration_delivery FOR EACH ROW EXECUTE FUNCTION delivery_by_part();

CREATE FUNCTION delivery_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE struck text[] := '{struck_at,struck_by_id,strike_reason}';
BEGIN
  IF OLD.struck_at IS NOT NULL OR (to_jsonb(NEW) - struck) <> (to_jsonb(OLD) - struck) THEN
    RAISE EXCEPTION 'A delivery is struck out once, and never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.struck_at IS NOT NULL AND EXISTS (SELECT FROM reintegration_invoiceline l WHERE l.delivery_id = NEW.id AND l.stands) THEN
    RAISE EXCEPTION 'A delivery that stands on an invoice is not struck out' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON reintegration_delivery FOR EACH ROW EXECUTE FUNCTION delivery_stays();
"""

INVOICES = """
CREATE FUNCTION invoice_by_provider() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM workflows_procedure p JOIN workflows_grant g ON g.content_object_id = p.id
      JOIN auth_permission r ON r.id = g.permission_id JOIN agencies_agency a ON a.group_id = g.group_id
    WHERE p.id = NEW.measure_id AND p.closed_at IS NULL AND a.id = NEW.submitted_for_id AND r.codename = 'play_provider'
  ) THEN
    RAISE EXCEPTION 'Only the provider of an open measure invoices it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER by_provider BEFORE INSERT ON reintegration_invoice FOR EACH ROW EXECUTE FUNCTION invoice_by_provider();

CREATE FUNCTION invoice_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE taken_back text[] := '{withdrawn_at,withdrawn_by_id,withdraw_reason}';
BEGIN
  IF OLD.withdrawn_at IS NOT NULL OR (to_jsonb(NEW) - taken_back) <> (to_jsonb(OLD) - taken_back) THEN
    RAISE EXCEPTION 'An invoice is taken back once, and never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON reintegration_invoice FOR EACH ROW EXECUTE FUNCTION invoice_stays();

CREATE FUNCTION invoice_line_of_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM reintegration_delivery d JOIN reintegration_invoice i ON i.measure_id = d.measure_id
    WHERE d.id = NEW.delivery_id AND i.id = NEW.invoice_id AND d.struck_at IS NULL AND d.units > 0 AND d.units = NEW.units
  ) THEN
    RAISE EXCEPTION 'An invoice covers what was delivered of its own measure' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER of_delivery BEFORE INSERT ON reintegration_invoiceline FOR EACH ROW EXECUTE FUNCTION invoice_line_of_delivery();

CREATE FUNCTION invoice_line_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'stands') <> (to_jsonb(OLD) - 'stands') OR NEW.stands
     OR NOT EXISTS (SELECT FROM reintegration_invoice WHERE id = NEW.invoice_id AND withdrawn_at IS NOT NULL) THEN
    RAISE EXCEPTION 'A line stands as long as its invoice, and is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON reintegration_invoiceline FOR EACH ROW EXECUTE FUNCTION invoice_line_stays();

CREATE FUNCTION invoice_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lines numeric; invoiced numeric; agreed numeric;
BEGIN
  SELECT COALESCE(sum(amount), 0) INTO lines FROM reintegration_invoiceline WHERE invoice_id = NEW.id;
  SELECT sum(total) INTO invoiced FROM reintegration_invoice WHERE measure_id = NEW.measure_id AND withdrawn_at IS NULL;
  SELECT amount INTO agreed FROM reintegration_measure WHERE procedure_ptr_id = NEW.measure_id;
  IF lines <> NEW.total OR invoiced > agreed THEN
    RAISE EXCEPTION 'An invoice is the sum of its lines, and all together are what was agreed at most' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER adds_up AFTER INSERT ON reintegration_invoice DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION invoice_adds_up();
"""

_TRIGGERS = {
    "reintegration_delivery": ("by_part", "stays"),
    "reintegration_invoice": ("by_provider", "stays", "adds_up"),
    "reintegration_invoiceline": ("of_delivery", "stays"),
}
_FUNCTIONS = (
    "delivery_by_part", "delivery_stays", "invoice_by_provider", "invoice_stays", "invoice_line_of_delivery",
    "invoice_line_stays", "invoice_adds_up",
)  # fmt: skip

FORWARD = DELIVERIES + INVOICES
BACKWARD = "\n".join(
    [f"DROP TRIGGER {name} ON {table};" for table, names in _TRIGGERS.items() for name in names]
    + [f"DROP FUNCTION {name}();" for name in _FUNCTIONS]
)
