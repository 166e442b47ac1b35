"""The SQL that copies to each grant what a work list is sorted by (decision 0005): for migrations, and nothing else."""

ALPHABET = "abcçdeəfgğhxıijkqlmnoöprsştuüvwyz"  # as cases.names has it; migrations keep what it was
_BASES = {"a": "áàâäãå", "e": "éèêëě", "i": "íìîï", "o": "óòôõø", "u": "úùûů", "y": "ýÿ", "s": "šś", "c": "čć", "z": "žźż", "l": "łľ",
          "n": "ñńň", "r": "řŕ", "t": "ťţț", "d": "ďđ", "g": "ģ", "k": "ķ"}  # fmt: skip
_DROPPED = "'`´’‘ʼʹ"
_NAMELESS = "'play_observer', 'play_partner', 'play_provider'"  # they read no names, so they are given no order of them
_INSIDE = (
    "'play_lead', 'play_case_management'"  # these deliberate: others are not told when we moved on among ourselves
)
_PARTS = ("lead", "identity", "security", "consular", "border", "case_management", "partner", "provider")
_OUR_SIDE = ", ".join(f"'play_{part}'" for part in _PARTS)  # who is told the limits of our house


def _letters():
    """What `translate` reads: every letter, small and capital, and the sign of its place; then the signs that vanish."""
    place = {letter: chr(ord("A") + number) for number, letter in enumerate(ALPHABET)}
    place |= {special: place[base] for base, specials in _BASES.items() for special in specials}
    capital = {"i": "İ", "ı": "I"}
    place |= {capital.get(letter, letter.upper()): sign for letter, sign in place.items()}
    return "".join(place) + _DROPPED.replace("'", "''"), "".join(place.values())


SORT_NAME = """
CREATE OR REPLACE FUNCTION name_order(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT left(translate(replace(replace(normalize(name, NFC), ',', ''), '-', ' '), '{}', '{}'), 80)
$$;
""".format(*_letters())

COPY = f"""
CREATE OR REPLACE FUNCTION copy_sort_key(which bigint) RETURNS void LANGUAGE sql AS $$
  UPDATE workflows_grant g SET live = k.live, state = k.state, due_at = k.due_at, turn = k.turn,
    received_at = k.received_at, waits_since = k.waits_since, sort_name = k.sort_name, parts = k.parts
  FROM (SELECT h.id, p.closed_at IS NULL AS live, p.state, coalesce(a.group_id = h.group_id, false) AS turn,
               CASE WHEN r.codename IN ({_OUR_SIDE}) THEN c.of_all ELSE c.of_agreement END AS due_at, p.opened_at AS received_at,
               CASE WHEN r.codename IN ({_INSIDE}) OR a.group_id = h.group_id THEN p.entered_at ELSE p.opened_at END AS waits_since,
               CASE WHEN r.codename IN ({_NAMELESS}) THEN '' ELSE name_order(p.title) END AS sort_name,
               array_agg(h.permission_id) OVER beside AS parts
        FROM workflows_procedure p
        JOIN workflows_grant h ON h.content_object_id = p.id
        JOIN auth_permission r ON r.id = h.permission_id
        LEFT JOIN agencies_agency a ON a.id = p.held_by_id
        CROSS JOIN LATERAL (
          SELECT min(due_at) AS of_all, min(due_at) FILTER (WHERE l.confidence <> 'house_rule') AS of_agreement
          FROM workflows_clock c JOIN cases_timelimit l ON l.id = c.limit_id
          WHERE c.procedure_id = p.id AND c.stopped_at IS NULL AND c.paused_at IS NULL AND c.presses) c
        WHERE p.id = which
        WINDOW beside AS (PARTITION BY h.group_id ORDER BY h.id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) k
  WHERE g.id = k.id
    AND (g.live, g.state, g.due_at, g.turn, g.received_at, g.waits_since, g.sort_name, g.parts)
        IS DISTINCT FROM (k.live, k.state, k.due_at, k.turn, k.received_at, k.waits_since, k.sort_name, k.parts);
$$;
ALTER FUNCTION name_order(text) SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION copy_sort_key(bigint) SET search_path = public, pg_temp;
DROP TRIGGER sort_key ON workflows_procedure;
CREATE TRIGGER sort_key AFTER UPDATE OF state, closed_at, held_by_id, entered_at, opened_at, title ON workflows_procedure
  FOR EACH ROW WHEN ((OLD.state, OLD.closed_at, OLD.held_by_id, OLD.entered_at, OLD.opened_at, OLD.title)
                     IS DISTINCT FROM (NEW.state, NEW.closed_at, NEW.held_by_id, NEW.entered_at, NEW.opened_at, NEW.title))
  EXECUTE FUNCTION sort_key_of_procedure();
CREATE TRIGGER sort_key_of_part AFTER UPDATE OF permission_id ON workflows_grant
  FOR EACH ROW WHEN (OLD.permission_id <> NEW.permission_id) EXECUTE FUNCTION sort_key_of_grant();
SELECT copy_sort_key(id) FROM workflows_procedure;
"""  # noqa: S608 (names of parts, never of a user)
