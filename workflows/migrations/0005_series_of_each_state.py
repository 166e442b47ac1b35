"""References are counted for each State: the series go on behind the last number that each has."""

from django.db import migrations

SERIES = """
INSERT INTO cases_serial (prefix, year, last)
SELECT parts[1] || '-' || parts[2], parts[3]::smallint, max(parts[4]::integer)
FROM (SELECT string_to_array(reference, '-') AS parts FROM workflows_procedure) AS given
GROUP BY 1, 2
ON CONFLICT (prefix, year) DO UPDATE SET last = greatest(cases_serial.last, excluded.last)
"""
OLD = "DELETE FROM cases_serial WHERE position('-' IN prefix) = 0"


class Migration(migrations.Migration):
    dependencies = [("workflows", "0004_list_needs_no_case")]
    operations = [migrations.RunSQL([SERIES, OLD], migrations.RunSQL.noop)]
