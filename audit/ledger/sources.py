"""What is recorded: each floor declares the tables whose rows are acts, and what a record says of them. The database writes it.

A record is written by a trigger at the end of the transaction in which the act was done. So no path of ours can forget it, and
the chain of a case is held by one transaction only while that commits.
"""

from dataclasses import dataclass
from itertools import chain

from django.conf import settings
from django.utils.module_loading import import_string

from audit.ledger.rows import Alias

CASE, AGENCY, SIGN_INS = Alias.Kind.CASE.value, Alias.Kind.AGENCY.value, Alias.Kind.SIGN_INS.value


@dataclass(frozen=True)
class Source:
    """Rows of a table that are acts.

    `says`: a SELECT over NEW that gives the kind of chain, the key of whose chain it is, and the fields of the record as jsonb:
    opaque names, codes and numbers, nothing of a person and no text that somebody typed.
    `detail`: the columns to which the record is bound by a salted commitment; they are never changed afterwards.
    `moment`: what of a row this is, where it is not its beginning. `repeats`: a row can have several such records.
    """

    table: str
    says: str
    detail: tuple[str, ...]
    moment: str = ""
    event: str = "INSERT"
    only: str = ""
    repeats: bool = False

    @property
    def name(self):
        return f"{self.table}.{self.moment}" if self.moment else self.table

    @property
    def trigger(self):
        return f"recorded_{self.moment}" if self.moment else "recorded"

    def detail_of(self, row):
        """SQL for the text of a row's columns."""
        return "jsonb_build_object(" + ", ".join(f"'{name}', {row}.{name}" for name in self.detail) + ")::text"


def declared():
    """Every source of every floor."""
    return list(chain.from_iterable(import_string(f"{room}.SOURCES") for room in settings.LEDGER_FROM))


def recorded(*sources):
    """SQL for a migration: from now on the rows of these sources are recorded."""
    return "\n".join(map(_recorded, sources))


def standing(source, where):
    """SQL for a migration: what began before the ledger and is not at an end is recorded as if it began now."""
    return f"""
SET LOCAL timezone = 'UTC';
SELECT ledger_write('{source.name}', NEW.id, false, told.kind, told.entity, told.body, {source.detail_of("NEW")})
FROM {source.table} AS NEW CROSS JOIN LATERAL ({source.says}) AS told (kind, entity, body) WHERE {where} ORDER BY NEW.id;
RESET timezone;
"""  # noqa: S608 (declarations of ours, never a user's)


def named(sources, name):
    return next(source for source in sources if source.name == name)


def _recorded(source):
    name = f"ledger_of_{source.table}" + (f"_{source.moment}" if source.moment else "")
    only = f"WHEN ({source.only}) " if source.only else ""
    return f"""
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE said record;
BEGIN
  SELECT * INTO said FROM ({source.says}) AS told (kind, entity, body);
  PERFORM ledger_write('{source.name}', NEW.id, {str(source.repeats).lower()}, said.kind, said.entity, said.body,
                       {source.detail_of("NEW")});
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER {source.trigger} AFTER {source.event} ON {source.table} DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW {only}EXECUTE FUNCTION {name}();
ALTER TABLE {source.table} ENABLE ALWAYS TRIGGER {source.trigger};
"""  # noqa: S608 (declarations of ours, never a user's)
