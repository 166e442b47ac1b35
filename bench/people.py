"""Invented people by COPY, each the one that a case of the crowd is about: names as they are spread, some known by a year only.

As a superuser who fires no trigger and writes no history: never for a database that anybody works in.
"""

from io import StringIO
from itertools import accumulate
from random import Random
from types import SimpleNamespace

from cases.matching.known import MEN
from cases.names import fold
from cases.person_keys import keys_of
from config.town.names import ABROAD, in_russian

ENDINGS = ("ov", "yev", "li", "zadə", "ova")
COLUMNS = {
    "cases_person": "id, born, place_of_birth, country_of_birth, sex, personal_number, eyes, marks, languages, civil_status, last_address",
    "cases_personname": "id, person_id, kind, script, surname, given_names, patronymic, source, folded",
    "cases_caseperson": "id, case_id, person_id, relation, travels, decision, decision_ground, decision_reason",
    "cases_identitydocument": "id, person_id, kind, number, folded_number, issued_by, issued_at, mrz, mrz_faults",
    "cases_personkeys": "person_id, keys",
}
BATCH = 20_000


class Names:
    """The commonest name is as common as Məmmədov, the rarest is one in some ten thousand."""

    def __init__(self, chance):
        self.chance, self.given = chance, sorted(set(MEN.split()), key=lambda _name: chance.random())
        self.weights = list(accumulate(1 / (place + 8) for place in range(len(self.given))))

    def one(self):
        stem, given, father = self.chance.choices(self.given, cum_weights=self.weights, k=3)
        surname = stem.removesuffix("ə") + self.chance.choice(ENDINGS)
        return {"surname": surname, "given_names": given, "patronymic": f"{father} oğlu"}

    def born(self):
        year, month, day = self.chance.randint(1945, 2008), self.chance.randint(1, 12), self.chance.randint(1, 28)
        luck = self.chance.random()
        return "" if luck < 0.01 else f"{year}-00-00" if luck < 0.04 else f"{year}-{month:02}-{day:02}"


def abroad(name):
    """As a Western clerk writes it, without the father's name: Mamedov Rashad."""
    return "".join(ABROAD.get(letter, letter) for letter in f"{name['surname']} {name['given_names']}")


def russian(name):
    said = in_russian(name)
    return f"{said['surname']} {said['given_names']}"


def fill(cursor, count, keep=200):
    """One person for each of the first `count` cases of the crowd. Gives some `keep` of them: (id, name, date of birth, number)."""
    cursor.execute("SET session_replication_role = replica")
    cursor.execute("SELECT id FROM cases_case WHERE their_reference LIKE 'C-%%' ORDER BY id LIMIT %s", [count])
    cases, names, known = [case for (case,) in cursor.fetchall()], Names(Random(7)), []  # noqa: S311 (always the same people)
    for begin in range(0, len(cases), BATCH):
        made = [(case, names.one(), names.born(), f"C{case:08}") for case in cases[begin : begin + BATCH]]
        for table, rows in _rows(made).items():
            cursor.copy_expert(f"COPY {table} ({COLUMNS[table]}) FROM STDIN", StringIO("".join(rows)))
        known += [person for person in made if names.chance.random() < keep / count]
    cursor.execute("SET session_replication_role = origin")
    for table in COLUMNS:
        cursor.execute(f"VACUUM (ANALYZE) {table}")
    return known


def _rows(made):
    rows = {table: [] for table in COLUMNS}
    for pk, name, born, number in made:
        parts = tuple(name.values())
        keys = keys_of(SimpleNamespace(born=born, personal_number=""), [parts], [number])
        rows["cases_person"].append(_line(pk, born, "", "AZ", "M", "", "", "", "[]", "", ""))
        rows["cases_personname"].append(_line(pk, pk, "main", "latin", *parts, "document", fold(" ".join(parts))))
        rows["cases_caseperson"].append(_line(pk, pk, pk, "subject", "t", "", "", ""))
        rows["cases_identitydocument"].append(_line(pk, pk, "passport", number, number, "", "", "", "[]"))
        rows["cases_personkeys"].append(_line(pk, "{" + ",".join(f'"{key}"' for key in keys) + "}"))
    return rows


def _line(*values):
    return "\t".join(map(str, values)) + "\n"
