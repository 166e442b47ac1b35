"""A page of a work list as its template is told it: rows in groups, filters, order, columns, what can be done with several rows."""

from datetime import datetime
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from agencies.policy import may
from audit.moment import now, today
from workflows.filtering import orders_for
from workflows.listing.columns import SHOWN_IN, cells, columns_for
from workflows.listing.grouping import by_urgency, empty, start, summary
from workflows.listing.reminding import may_remind
from workflows.listing.saving import waiting
from workflows.showing.came_from import remember_list
from workflows.showing.rows import row
from workflows.worklist import How, Place, counted, in_queue, page, procedures

BULK_ACTS = (
    ("assign", gettext_lazy("Assign")),
    ("note", gettext_lazy("Add note")),
    ("remind", gettext_lazy("Remind")),
    ("print", gettext_lazy("Print list")),
)


class Listed:
    """One queue, narrowed and in an order, for whoever asks; a saved view brings its own title, columns and address."""

    def __init__(self, request, queue, filters, view=None):
        self.request, self.actor, self.queue, self.filters, self.view = request, request.actor, queue, filters, view

    def context(self):
        numbers, pinned, chosen = waiting(self.actor, in_queue(*self._what) if self._is_narrowed else None)
        self.request.waiting = numbers, pinned  # the navigation asks no second time
        grants, following = page(*self._what, How(self.filters.order.name, Place.of(self.request.GET.get("after"))))
        columns = self._columns(chosen)
        rows = self._rows(grants, columns)
        number, more_url = numbers.get("here", numbers[self.queue.name]), self._more(following)
        name = self.view.name if self.view else ""
        remember_list(self.request, self.queue.name, rows, name=name, more_url=more_url)
        return {
            "queue": {"title": name or self.queue.title, "summary": summary(number)},
            "number": number,
            "today": today(),
            "columns": columns,
            "groups": self._groups(rows),
            "start": None if self.request.GET or self.view else start(rows),
            "sorts": self._sorts(),
            "sorted_words": self.filters.order.says,
            "more_url": more_url,
            "empty": empty(self.queue.name, self._is_narrowed),
            **self._narrowing(),
            **self._several(),
            **self._keeping(),
        }

    @property
    def _is_narrowed(self):
        return bool(self.filters.said) or self.filters.is_wrong

    @property
    def _what(self):
        return self.actor, self.queue.name, self.filters.narrowed()

    @cached_property
    def path(self):
        """Where filters are applied: a saved view is left with them, the queue beneath it is not."""
        return reverse("queue", args=[self.queue.name])

    def _columns(self, chosen):
        on_offer = columns_for(self.actor)
        names = [*SHOWN_IN.get(self.queue.name, ()), *(self.view.columns if self.view else chosen)]
        return [on_offer[name] for name in dict.fromkeys(names) if name in on_offer]

    def _rows(self, grants, columns):
        extra = cells(columns, grants, self.actor)
        return [
            row(grant, self.actor)
            | {"extra": extra[grant.pk], "may_remind": self._may_remind(grant), "may_take": self._may_take(grant)}
            for grant in grants
        ]

    def _may_take(self, grant):
        free = self.queue.name == "agency" and grant.assigned_to_id is None
        return free and bool(may(self.actor.at(grant.case_roles), "procedure.take"))

    def _may_remind(self, grant):
        there = self.queue.name == "waiting" and not grant.turn
        return there and bool(may_remind(self.actor, grant.content_object, self.actor.at(grant.case_roles)))

    def _groups(self, rows):
        if self.filters.order.name == "due":
            return by_urgency(rows)
        return [{"title": self.filters.order.says, "tone": "plain", "count": len(rows), "rows": rows}] if rows else []

    def _sorts(self):
        """{order: (address that sorts so, whether it is so now)} for the heads of the columns."""
        said = self.filters.said
        return {
            order.name: {
                "url": f"{self.path}?{urlencode(said | {'sort': order.name})}",
                "now": order == self.filters.order,
            }
            for order in orders_for(self.actor)
        }

    def _narrowing(self):
        return {
            "filters": self.filters,
            "filter_chips": self.filters.chips(self.path),
            "filter_action": self.path,
            "clear_url": self.path if self.request.GET or self.filters.said else "",
        }

    def _several(self):
        """The bar under the list, for those who may act on cases at all; on each row it is asked again."""
        acts = [{"label": label, "name": "do", "value": name} for name, label in BULK_ACTS]
        return {
            "may_select": bool(may(self.actor.capacities, "list.act")),
            "bulk_acts": acts,
            "bulk_url": reverse("act_on_several"),
            "here": self.request.get_full_path(),
        }

    def _keeping(self):
        query = urlencode({"queue": self.queue.name}) + "&" + self.filters.query()
        since = urlencode({"since": now().isoformat()})
        asked = "&".join(part for part in (self.filters.query(), since) if part)
        return {
            "view": self.view,
            "columns_url": f"{reverse('list_columns')}?{urlencode({'next': self.request.get_full_path()})}",
            "save_url": f"{reverse('new_view')}?{query.rstrip('&')}",
            "news_url": f"{reverse('new_in_queue', args=[self.queue.name])}?{asked}",
        }

    def _more(self, following):
        if following is None:
            return ""
        kept = {key: value for key, value in self.request.GET.items() if key != "after"}
        return f"{self.request.path}?{urlencode({**kept, 'after': str(following)})}"

    def news(self):
        """What came into the list since a moment: came to this status, or was given to somebody, and is in it now."""
        since = _moment(self.request.GET.get("since"))
        came = Q(content_object__entered_at__gt=since) | Q(assigned_at__gt=since)
        number = counted({"news": procedures(in_queue(*self._what).filter(came))})["news"] if since else 0
        query = self.filters.query()
        return {"number": number, "url": f"{self.path}?{query}" if query else self.path}


def _moment(text):
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.tzinfo else None
