"""The ledger keeps the balances, and no case, line or programme is overspent; what two have not signed has no effect."""

from django.db import migrations

from audit.locks import keep, keep_histories

# Which movement of money rests on which step of a measure (tests/reintegration/test_ledger_locks.py compares).
RESTS_ON = {
    "commit": ("submit",),
    "release": ("pay", "pay_part", "cancel", "decline", "recover"),
    "pay": ("pay", "pay_part"),
    "recover": ("recover",),
    "reversal": ("take_payment_back",),
}

# What a programme gives to the family of a reintegration case: of one kind, or (no kind) altogether.
ALLOWANCE = """
CREATE FUNCTION allowance(of_support bigint, of_programme bigint, of_kind bigint, on_day date, OUT cap numeric, OUT cash numeric)
LANGUAGE sql STABLE AS $$
  SELECT sum(r.cap), sum(round(r.cap * r.cash_share_max / 100, 2))
  FROM reintegration_reintegrationcase c
  JOIN workflows_procedure p ON p.id = c.procedure_ptr_id
  JOIN cases_caseperson m ON m.case_id = p.case_id AND m.travels
  JOIN reintegration_assistancerule r
    ON r.programme_id = of_programme AND r.return_type = c.return_type AND r.measure_kind_id IS NOT DISTINCT FROM of_kind
   AND r.family_role = CASE m.relation WHEN 'subject' THEN 'main' ELSE m.relation END
   AND (r.valid_from IS NULL OR r.valid_from <= on_day) AND (r.valid_until IS NULL OR r.valid_until >= on_day)
  WHERE p.id = of_support $$;
"""

# Order of locks, here and nowhere else: programme, line, case altogether, case by kind. So nothing can deadlock.
BALANCES = """
CREATE FUNCTION rests_on(what text, step text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT CASE what {rests_on} ELSE false END $$;

CREATE FUNCTION measure_sums(of_measure bigint, OUT committed numeric, OUT spent numeric, OUT paid numeric, OUT due numeric)
LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(CASE of_what WHEN 'commit' THEN booked WHEN 'release' THEN -booked ELSE 0 END * way), 0),
         coalesce(sum(CASE of_what WHEN 'pay' THEN booked WHEN 'recover' THEN -booked ELSE 0 END * way), 0),
         coalesce(sum(amount * way) FILTER (WHERE of_what = 'pay'), 0),
         coalesce(sum(CASE WHEN of_what = 'commit' THEN amount WHEN of_what = 'release' AND tranche IS NULL THEN -amount ELSE 0 END * way), 0)
  FROM (SELECT coalesce(o.what, e.what) AS of_what, CASE e.what WHEN 'reversal' THEN -1 ELSE 1 END AS way, e.booked, e.amount, e.tranche
        FROM reintegration_ledgerentry e LEFT JOIN reintegration_ledgerentry o ON o.id = e.reverses_id
        WHERE e.measure_id = of_measure) told $$;

CREATE FUNCTION entry_is_sound() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE m record; o record; of_base text;
BEGIN
  SELECT d.*, p.case_id INTO m FROM reintegration_measure d JOIN workflows_procedure p ON p.id = d.procedure_ptr_id WHERE p.id = NEW.measure_id;
  SELECT currency INTO of_base FROM cases_programme WHERE id = NEW.programme_id;
  IF (m.programme_id, m.case_id, m.currency, m.in_cash) IS DISTINCT FROM (NEW.programme_id, NEW.case_id, NEW.currency, NEW.in_cash)
     OR NOT EXISTS (SELECT FROM reintegration_budgetline
                    WHERE id = NEW.line_id AND programme_id = m.programme_id AND measure_kind_id = m.measure_kind_id)
     OR NOT EXISTS (SELECT FROM workflows_step WHERE id = NEW.step_id AND procedure_id = NEW.measure_id AND rests_on(NEW.what, transition))
     OR NEW.what = 'commit' AND NEW.amount <> m.amount
  THEN RAISE EXCEPTION 'this entry is not of its measure and step' USING ERRCODE = 'restrict_violation'; END IF;
  IF NEW.what = 'reversal' THEN
    SELECT * INTO o FROM reintegration_ledgerentry WHERE id = NEW.reverses_id;
    IF o.what = 'reversal' OR (o.measure_id, o.amount, o.booked, o.rate) IS DISTINCT FROM (NEW.measure_id, NEW.amount, NEW.booked, NEW.rate)
    THEN RAISE EXCEPTION 'a reversal takes back one entry as it was' USING ERRCODE = 'restrict_violation'; END IF;
  ELSIF NEW.what <> 'release' AND NEW.booked <> round(NEW.amount * NEW.rate, 2) THEN
    RAISE EXCEPTION 'an entry is booked at its rate, to the cent' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.what IN ('commit', 'pay') AND NOT (NEW.currency = of_base AND NEW.rate = 1 OR NEW.currency <> of_base AND EXISTS (
       SELECT FROM reintegration_exchangerate r
       WHERE (r.currency, r.base, r."on", r.value) = (NEW.currency, of_base, NEW.rate_on, NEW.rate)))
  THEN RAISE EXCEPTION 'nobody has signed this rate' USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sound BEFORE INSERT ON reintegration_ledgerentry FOR EACH ROW EXECUTE FUNCTION entry_is_sound();

CREATE FUNCTION ledger_keeps_balances() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE m record; sums record; due record; of_what text := NEW.what; way numeric := 1; c numeric; s numeric; cash numeric; k bigint; ruled boolean := false;
BEGIN
  PERFORM FROM reintegration_balance WHERE programme_id = NEW.programme_id AND line_id IS NULL AND case_id IS NULL FOR UPDATE;
  IF NEW.what = 'reversal' THEN
    way := -1; SELECT what INTO of_what FROM reintegration_ledgerentry WHERE id = NEW.reverses_id;
  END IF;
  c := way * CASE of_what WHEN 'commit' THEN NEW.booked WHEN 'release' THEN -NEW.booked ELSE 0 END;
  s := way * CASE of_what WHEN 'pay' THEN NEW.booked WHEN 'recover' THEN -NEW.booked ELSE 0 END;
  cash := CASE WHEN NEW.in_cash THEN c + s ELSE 0 END;
  SELECT * INTO sums FROM measure_sums(NEW.measure_id);
  IF sums.committed < 0 OR sums.spent < 0 OR sums.paid > sums.due THEN
    RAISE EXCEPTION 'measure %: more is released, paid or recovered than there was', NEW.measure_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_not_overpaid'; END IF;
  UPDATE reintegration_balance SET committed = committed + c, spent = spent + s, in_cash = in_cash + cash
   WHERE programme_id = NEW.programme_id AND line_id IS NULL AND case_id IS NULL;
  IF NOT FOUND THEN RAISE EXCEPTION 'programme % has no budget', NEW.programme_id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'programme_has_budget'; END IF;
  UPDATE reintegration_balance SET committed = committed + c, spent = spent + s, in_cash = in_cash + cash WHERE line_id = NEW.line_id;
  SELECT d.measure_kind_id, p.parent_id INTO m FROM reintegration_measure d JOIN workflows_procedure p ON p.id = d.procedure_ptr_id
   WHERE p.id = NEW.measure_id;
  FOREACH k IN ARRAY ARRAY[NULL, m.measure_kind_id] LOOP
    SELECT * INTO due FROM allowance(m.parent_id, NEW.programme_id, k, (NEW.entered_at AT TIME ZONE 'Asia/Baku')::date);
    IF NEW.what = 'commit' AND due.cap IS NOT NULL THEN
      ruled := true;
      INSERT INTO reintegration_balance AS b (programme_id, case_id, measure_kind_id, ceiling, cash_ceiling, committed, spent, in_cash)
      VALUES (NEW.programme_id, NEW.case_id, k, due.cap, due.cash, c, s, cash)
      ON CONFLICT (programme_id, line_id, case_id, measure_kind_id) DO UPDATE
        SET ceiling = due.cap, cash_ceiling = due.cash, committed = b.committed + c, spent = b.spent + s, in_cash = b.in_cash + cash;
    ELSE
      UPDATE reintegration_balance SET committed = committed + c, spent = spent + s, in_cash = in_cash + cash
       WHERE programme_id = NEW.programme_id AND case_id = NEW.case_id AND measure_kind_id IS NOT DISTINCT FROM k;
    END IF;
  END LOOP;
  IF NEW.what = 'commit' AND NOT ruled THEN RAISE EXCEPTION 'no rule of programme % gives this', NEW.programme_id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'allowance_has_rule'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER balanced AFTER INSERT ON reintegration_ledgerentry FOR EACH ROW EXECUTE FUNCTION ledger_keeps_balances();

CREATE FUNCTION budget_is_ceiling() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE line bigint := CASE TG_TABLE_NAME WHEN 'reintegration_budgetline' THEN NEW.id END;
BEGIN
  INSERT INTO reintegration_balance (programme_id, line_id, ceiling, committed, spent, in_cash) VALUES (NEW.programme_id, line, NEW.amount, 0, 0, 0)
  ON CONFLICT (programme_id, line_id, case_id, measure_kind_id) DO UPDATE SET ceiling = NEW.amount;
  RETURN NULL;
END $$;
CREATE TRIGGER ceiling AFTER INSERT OR UPDATE OF amount ON reintegration_budgetline FOR EACH ROW EXECUTE FUNCTION budget_is_ceiling();
CREATE TRIGGER ceiling AFTER INSERT OR UPDATE OF amount ON reintegration_programmebudget FOR EACH ROW EXECUTE FUNCTION budget_is_ceiling();

CREATE FUNCTION balance_is_derived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'the ledger alone writes balances' USING ERRCODE = 'restrict_violation'; END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER derived BEFORE INSERT OR UPDATE OR DELETE ON reintegration_balance FOR EACH ROW EXECUTE FUNCTION balance_is_derived();
"""

# What was signed by two: a row names the granted change that says its figure; a version only ever ends.
SIGNED = """
CREATE FUNCTION signed_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE c record; told jsonb := to_jsonb(NEW); figure text := TG_ARGV[0];
BEGIN
  SELECT * INTO c FROM reintegration_moneychange WHERE id = NEW.change_id AND outcome = 'granted';
  IF NOT FOUND OR c.subject <> TG_ARGV[1]
     OR told ? 'programme_id' AND c.programme_id IS DISTINCT FROM (told ->> 'programme_id')::bigint
     OR figure <> '' AND (c.said ->> figure)::numeric IS DISTINCT FROM (told ->> figure)::numeric
     OR figure = '' AND NOT (c.said -> 'bands') @> jsonb_build_array(jsonb_build_object('signers', told -> 'signers'))
  THEN RAISE EXCEPTION 'nobody has signed this row of %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signed BEFORE INSERT ON reintegration_assistancerule FOR EACH ROW EXECUTE FUNCTION signed_by_two('cap', 'cap');
CREATE TRIGGER signed BEFORE INSERT ON reintegration_approvalband FOR EACH ROW EXECUTE FUNCTION signed_by_two('', 'bands');
CREATE TRIGGER signed BEFORE INSERT ON reintegration_exchangerate FOR EACH ROW EXECUTE FUNCTION signed_by_two('value', 'rate');
CREATE TRIGGER signed BEFORE INSERT OR UPDATE OF amount ON reintegration_budgetline FOR EACH ROW EXECUTE FUNCTION signed_by_two('amount', 'line');
CREATE TRIGGER signed BEFORE INSERT OR UPDATE OF amount ON reintegration_programmebudget FOR EACH ROW EXECUTE FUNCTION signed_by_two('amount', 'budget');

CREATE FUNCTION version_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'valid_until' IS DISTINCT FROM to_jsonb(OLD) - 'valid_until' OR NEW.valid_until IS NULL OR NEW.valid_until > OLD.valid_until
  THEN RAISE EXCEPTION 'what version % says is never changed: the next version says otherwise', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER version_ends BEFORE UPDATE ON reintegration_assistancerule FOR EACH ROW EXECUTE FUNCTION version_only_ends();
CREATE TRIGGER version_ends BEFORE UPDATE ON reintegration_approvalband FOR EACH ROW EXECUTE FUNCTION version_only_ends();
CREATE TRIGGER proposed BEFORE INSERT ON reintegration_moneychange FOR EACH ROW EXECUTE FUNCTION rule_change_begins_open();
CREATE TRIGGER decided BEFORE UPDATE ON reintegration_moneychange FOR EACH ROW EXECUTE FUNCTION rule_change_once_decided();
"""

ALWAYS = "".join(
    f"ALTER TABLE reintegration_{table} ENABLE ALWAYS TRIGGER {trigger};\n"
    for table, triggers in {
        "ledgerentry": ("sound", "balanced"),
        "balance": ("derived",),
        "budgetline": ("ceiling", "signed"),
        "programmebudget": ("ceiling", "signed"),
        "assistancerule": ("signed", "version_ends"),
        "approvalband": ("signed", "version_ends"),
        "exchangerate": ("signed",),
        "moneychange": ("proposed", "decided"),
    }.items()
    for trigger in triggers
)
OWN_TABLES = "".join(
    f"ALTER FUNCTION {name} SET search_path = public, pg_temp;\n"
    for name in (
        "allowance(bigint, bigint, bigint, date)", "measure_sums(bigint)", "entry_is_sound()", "ledger_keeps_balances()",
        "budget_is_ceiling()", "signed_by_two()", "version_only_ends()",
    )
)  # fmt: skip


def written():
    cases = " ".join(f"WHEN '{what}' THEN step IN {steps}".replace(",)", ")") for what, steps in RESTS_ON.items())
    return ALLOWANCE + BALANCES.replace("{rests_on}", cases) + SIGNED + ALWAYS + OWN_TABLES


class Migration(migrations.Migration):
    dependencies = [("reintegration", "0002_seeds")]
    operations = [
        migrations.RunSQL(written(), migrations.RunSQL.noop),
        migrations.RunSQL(
            keep("reintegration_ledgerentry", "reintegration_exchangerate") + keep_histories("reintegration"),
            migrations.RunSQL.noop,
        ),
    ]
