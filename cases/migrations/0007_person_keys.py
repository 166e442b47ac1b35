"""A person is found by keys that are stored; the database empties them with what they were made from, and refuses to keep them empty."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

from agencies.in_one_go import in_one_go

EMPTIED = """
CREATE FUNCTION empty_person_keys() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO cases_personkeys (person_id) VALUES (CASE WHEN TG_TABLE_NAME = 'cases_person' THEN NEW.id ELSE (to_jsonb(NEW) ->> 'person_id')::bigint END)
  ON CONFLICT (person_id) DO UPDATE SET keys = NULL WHERE cases_personkeys.keys IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER keys_made AFTER INSERT ON cases_person FOR EACH ROW EXECUTE FUNCTION empty_person_keys();
CREATE TRIGGER keys_emptied AFTER UPDATE ON cases_person FOR EACH ROW
  WHEN ((OLD.born, OLD.personal_number) IS DISTINCT FROM (NEW.born, NEW.personal_number)) EXECUTE FUNCTION empty_person_keys();
CREATE TRIGGER keys_made AFTER INSERT ON cases_personname FOR EACH ROW EXECUTE FUNCTION empty_person_keys();
CREATE TRIGGER keys_emptied AFTER UPDATE ON cases_personname FOR EACH ROW
  WHEN ((OLD.surname, OLD.given_names, OLD.patronymic) IS DISTINCT FROM (NEW.surname, NEW.given_names, NEW.patronymic))
  EXECUTE FUNCTION empty_person_keys();
CREATE TRIGGER keys_made AFTER INSERT ON cases_identitydocument FOR EACH ROW EXECUTE FUNCTION empty_person_keys();
CREATE TRIGGER keys_emptied AFTER UPDATE ON cases_identitydocument FOR EACH ROW
  WHEN (OLD.number IS DISTINCT FROM NEW.number) EXECUTE FUNCTION empty_person_keys();
"""
NEVER_LEFT_EMPTY = """
CREATE FUNCTION refuse_empty_person_keys() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM cases_personkeys WHERE person_id = NEW.person_id AND keys IS NULL) THEN
    RAISE EXCEPTION 'Person % was written without the keys by which others find them: call keep_keys', NEW.person_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER keys_not_empty AFTER INSERT OR UPDATE ON cases_personkeys DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.keys IS NULL) EXECUTE FUNCTION refuse_empty_person_keys();
"""
UNDO = """
DROP TRIGGER keys_made ON cases_person;
DROP TRIGGER keys_emptied ON cases_person;
DROP TRIGGER keys_made ON cases_personname;
DROP TRIGGER keys_emptied ON cases_personname;
DROP TRIGGER keys_made ON cases_identitydocument;
DROP TRIGGER keys_emptied ON cases_identitydocument;
DROP TRIGGER keys_not_empty ON cases_personkeys;
DROP FUNCTION empty_person_keys();
DROP FUNCTION refuse_empty_person_keys();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_seed"),
        ("cases", "0006_rule_changes"),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonKeys",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="found_under",
                        serialize=False,
                        to="cases.person",
                    ),
                ),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), editable=False, null=True, size=None
                    ),
                ),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="comparison",
            name="comparison_once",
        ),
        migrations.AddField(
            model_name="comparison",
            name="undone_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="undone"),
        ),
        migrations.AddField(
            model_name="comparison",
            name="undone_because",
            field=models.CharField(blank=True, max_length=300, verbose_name="why it was undone"),
        ),
        migrations.AddField(
            model_name="historicalcomparison",
            name="undone_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="undone"),
        ),
        migrations.AddField(
            model_name="historicalcomparison",
            name="undone_because",
            field=models.CharField(blank=True, max_length=300, verbose_name="why it was undone"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                django.db.models.functions.text.Upper("their_reference"), name="case_their_reference_upper"
            ),
        ),
        migrations.AddConstraint(
            model_name="comparison",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)), fields=("case", "person", "other"), name="comparison_once"
            ),
        ),
        migrations.AddIndex(
            model_name="personkeys",
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["keys"], name="person_keys"),
        ),
        migrations.RunSQL(EMPTIED + NEVER_LEFT_EMPTY, UNDO),
    ]
    operations = in_one_go(operations)
