"""What the pages of figures need to offer an export: the form, and what is asked as hidden fields."""

from reports.addresses import said_of
from reports.exporting.forms import ExportForm
from reports.exporting.rows import Content
from reports.forms import DAY


def of_rows(question):
    """Below a list of cases."""
    return _offer((Content.ROWS,), said_of(question))


def of_table(question, show):
    """Beside a table: itself, or the rows behind its total."""
    return _offer((Content.TABLE, Content.ROWS), [*said_of(question), *([("show", show)] if show else [])])


def of_report(report, form, as_of):
    said = form.cleaned_data
    period = [("code", report.code), ("first", said["first"].strftime(DAY)), ("last", said["last"].strftime(DAY))]
    return _offer((Content.REPORT,), [*period, ("at", as_of.isoformat()), *form.where])


def _offer(contents, parameters):
    return {"form": ExportForm(contents=contents), "parameters": parameters, "contents": [str(one) for one in contents]}
