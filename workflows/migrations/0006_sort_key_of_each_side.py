"""The other side's work list is sorted by the limits of the agreement alone: those of our house are not its business."""

from django.db import migrations

# One grant has one case role, so that the earliest clock is looked up once for each of the two sides.
COPY = """
CREATE OR REPLACE FUNCTION copy_sort_key(which bigint) RETURNS void LANGUAGE sql AS $$
  UPDATE workflows_grant g SET live = k.live, state = k.state, due_at = k.due_at, turn = k.turn
  FROM (SELECT h.id, p.closed_at IS NULL AS live, p.state, coalesce(a.group_id = h.group_id, false) AS turn,
               CASE WHEN r.codename IN ({inside}) THEN c.of_all ELSE c.of_agreement END AS due_at
        FROM workflows_procedure p
        JOIN workflows_grant h ON h.content_object_id = p.id
        JOIN auth_permission r ON r.id = h.permission_id
        LEFT JOIN agencies_agency a ON a.id = p.held_by_id
        CROSS JOIN LATERAL (
          SELECT min(due_at) AS of_all, min(due_at) FILTER (WHERE l.confidence <> 'house_rule') AS of_agreement
          FROM workflows_clock c JOIN cases_timelimit l ON l.id = c.limit_id
          WHERE c.procedure_id = p.id AND c.stopped_at IS NULL AND c.paused_at IS NULL) c
        WHERE p.id = which) k
  WHERE g.id = k.id
    AND (g.live, g.state, g.due_at, g.turn) IS DISTINCT FROM (k.live, k.state, k.due_at, k.turn);
$$;
ALTER FUNCTION copy_sort_key(bigint) SET search_path = public, pg_temp;
"""
OUR_SIDE = "'play_lead', 'play_identity', 'play_security', 'play_consular', 'play_border'"
AGAIN = "SELECT copy_sort_key(id) FROM workflows_procedure;"


class Migration(migrations.Migration):
    dependencies = [("workflows", "0005_series_of_each_state")]
    operations = [
        migrations.RunSQL(COPY.format(inside=OUR_SIDE), migrations.RunSQL.noop),
        migrations.RunSQL(AGAIN, migrations.RunSQL.noop),
    ]
