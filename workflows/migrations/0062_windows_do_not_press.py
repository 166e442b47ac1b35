"""A window in which something may be claimed is nobody's next step: it is neither overdue nor first in a work list."""

from importlib import import_module

from django.db import migrations, models

from agencies.in_one_go import in_one_go

BEFORE = import_module("workflows.migrations.0061_after_the_return")
COPY = BEFORE.SORTED.COPY.replace("c.paused_at IS NULL)", "c.paused_at IS NULL AND c.presses)")
WINDOWS = """
UPDATE workflows_clock c SET presses = false FROM cases_timelimit l
WHERE l.id = c.limit_id AND l.name IN ('error_own_national', 'error_third_country')
  AND EXISTS (SELECT FROM workflows_procedure p WHERE p.id = c.procedure_id AND p.kind <> 'errorclaim');
"""


class Migration(migrations.Migration):
    dependencies = [("workflows", "0061_after_the_return")]
    operations = [
        migrations.AddField("clock", "presses", models.BooleanField(default=True, editable=False)),
        migrations.AddField("historicalclock", "presses", models.BooleanField(default=True, editable=False)),
        migrations.RunSQL(COPY.format(inside=BEFORE.OUR_SIDE), migrations.RunSQL.noop),
        migrations.RunSQL(WINDOWS, migrations.RunSQL.noop),
        migrations.RunSQL(BEFORE.SORTED.AGAIN, migrations.RunSQL.noop),
    ]
    operations = in_one_go(operations)
