"""An export with names that waits for a second person, and a report that comes each month: both of one supervisor."""

from audit.actor import acting
from audit.moment import today
from reports.addresses import said_of
from reports.counting import asked
from reports.declared import REPORTS
from reports.exporting.asking import Request, ask
from reports.exporting.scheduling import schedule


def exported(chief):
    question = asked("received", today().replace(month=1, day=1), today())
    with acting(chief):
        export = ask(Request("rows", said_of(question), "xlsx", "named", "Məktublar"), chief)
        return {"export": export, "schedule": schedule(REPORTS["committee"], (), "xlsx", chief)}
