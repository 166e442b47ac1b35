"""Everything that was recorded about some cases, and how it stood at any moment: read once, from rows that are never changed."""

from bisect import bisect_right
from collections import defaultdict
from operator import attrgetter

from cases.counselling import CounsellingSession
from cases.files import Case, CasePerson
from cases.people import Nationality, Person
from reintegration.case_rows import FollowUp
from reintegration.measures.surviving import BusinessCheck
from reintegration.money.ledger import LedgerEntry
from reintegration.survey.responses import Answer, SurveyResponse
from reports.facts.naming import codes
from workflows.rows import Grant, Procedure, Step, permissions
from workflows.rows.steps import Clock

KINDS = (
    "readmissionrequest", "thirdcountryrequest", "outgoingrequest", "outgoingthirdcountryrequest", "traveldocument",
    "voluntaryreturn", "reintegrationcase", "measure", "referral",
)  # fmt: skip


class Versions:
    """The versions of the rows of one table, of one case: by the moments at which they were recorded."""

    def __init__(self):
        self._of_row = defaultdict(lambda: ([], []))

    def add(self, row, moment):
        moments, rows = self._of_row[row.id]
        moments.append(moment)
        rows.append(row)

    def at(self, moment):
        """Each row as it stood, by its key; what had been deleted is not there."""
        for moments, rows in self._of_row.values():
            place = bisect_right(moments, moment)
            if place and getattr(rows[place - 1], "history_type", "+") != "-":
                yield rows[place - 1]

    def moments(self):
        return {moment for moments, _rows in self._of_row.values() for moment in moments}

    def each(self):
        """(moments, versions) of each row."""
        return self._of_row.values()


class Past:
    """The past of some cases. `versions[case][name]`: Versions of the rows of that name."""

    def __init__(self, case_ids):
        self.versions = defaultdict(lambda: defaultdict(Versions))
        self.case_ids = list(case_ids)
        self._read("case", Case, {"id__in": self.case_ids}, lambda row: row.id)
        self._read("members", CasePerson, {"case_id__in": self.case_ids}, attrgetter("case_id"))
        self._read("sessions", CounsellingSession, {"case_id__in": self.case_ids}, attrgetter("case_id"))
        self._read_people()
        self.case_of = dict(Procedure.objects.filter(case_id__in=self.case_ids).values_list("pk", "case_id"))
        for kind in KINDS:
            self._read(kind, Procedure.kinds[kind], {"case_id__in": self.case_ids}, attrgetter("case_id"))
        self._read(
            "grants", Grant, {"content_object_id__in": self.case_of}, lambda row: self.case_of[row.content_object_id]
        )
        for name, model in (("clocks", Clock), ("follow_ups", FollowUp), ("surveys", SurveyResponse)):
            self._read(name, model, {"procedure_id__in": self.case_of}, lambda row: self.case_of[row.procedure_id])
        self._read("checks", BusinessCheck, {"measure_id__in": self.case_of}, lambda row: self.case_of[row.measure_id])
        self._read_answers()
        self._read_logs()

    def _read(self, name, model, which, case_of):
        """The history of a model."""
        for row in model.history.filter(**which).order_by("history_date", "history_id"):
            self.versions[case_of(row)][name].add(row, row.history_date)

    def _read_people(self):
        """A person who is in several of these cases is read for each."""
        cases = defaultdict(set)
        for case_id, versions in list(self.versions.items()):
            for member in versions["members"].at(FOREVER):
                cases[member.person_id].add(case_id)
        for name, model, key in (("persons", Person, "id"), ("nationalities", Nationality, "person_id")):
            for row in model.history.filter(**{f"{key}__in": cases}).order_by("history_date", "history_id"):
                for case_id in cases[getattr(row, key)]:
                    self.versions[case_id][name].add(row, row.history_date)

    def _read_answers(self):
        """Answers change only while their survey is not finished, and until then nothing is told of it: its end is the moment."""
        surveyed = {
            survey.id: case_id
            for case_id, versions in list(self.versions.items())
            for _moments, surveys in versions["surveys"].each()
            for survey in surveys
        }
        self.surveyed = set(surveyed.values())
        self._read("answers", Answer, {"response_id__in": surveyed}, lambda row: surveyed[row.response_id])

    def _read_logs(self):
        """Logs have one version a row: they are never changed."""
        for step in Step.objects.filter(procedure_id__in=self.case_of).order_by("taken_at", "pk"):
            self.versions[self.case_of[step.procedure_id]]["steps"].add(step, step.taken_at)
        entries = LedgerEntry.objects.filter(case_id__in=self.case_ids).select_related("reverses", "programme", "line")
        for entry in entries.order_by("entered_at", "pk"):
            self.versions[entry.case_id]["entries"].add(entry, entry.entered_at)

    def moments(self, case_id):
        """The moments at which anything was recorded, in their order; weights that come into force change scores."""
        told = (versions.moments() for name, versions in self.versions[case_id].items() if name != "answers")
        return sorted(set().union(*told, codes().survey.moments if case_id in self.surveyed else ()))

    def view(self, case_id, moment):
        return View(self.versions[case_id], moment)


class _Forever:
    """Later than any moment."""

    def __lt__(self, other):
        return False

    def __gt__(self, other):
        return True


FOREVER = _Forever()


class View:
    """One case as it stood at one moment."""

    def __init__(self, versions, moment):
        self._versions, self.moment, self._read = versions, moment, {}
        self.case = next(iter(self.rows("case")), None)
        self.persons = {person.id: person for person in self.rows("persons")}
        self.members = [member for member in self.rows("members") if member.person_id in self.persons]

    def rows(self, name):
        """Rows as they stood, in the order in which they were made."""
        if name not in self._read:
            self._read[name] = sorted(self._versions[name].at(self.moment), key=attrgetter("id"))
        return self._read[name]

    def of(self, name, procedure):
        """Rows that belong to a procedure."""
        return [row for row in self.rows(name) if row.procedure_id == procedure.id]

    def nationalities(self, person_id):
        return [row for row in self.rows("nationalities") if row.person_id == person_id]

    def groups(self, procedure):
        """The groups of the agencies that lead a procedure: they read all that its facts tell. Whoever has another part in it (an
        observer, a partner, a provider) may not read all of it on the pages, and so counts none of it."""
        leads = permissions()[Procedure.kinds[procedure.kind].workflow.led_by].pk
        rows = (row for row in self.rows("grants") if row.content_object_id == procedure.id)
        return sorted({row.group_id for row in rows if row.permission_id == leads})
