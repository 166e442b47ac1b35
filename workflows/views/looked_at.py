"""One's own trail: what somebody read in the last thirty days, for themselves."""

from datetime import timedelta
from urllib.parse import urlencode

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agencies.policy import allow
from audit.latest_first import Place
from audit.models import Viewing
from audit.moment import now
from audit.reading_back import Wanted, readings_in
from workflows.showing.readers import looked_up_table

BACK = timedelta(days=30)


@require_safe
@allow("account.view")
def looked_at(request):
    own = Viewing.objects.filter(user=request.actor.user, agency=request.actor.agency)
    rows, following = readings_in(own, Wanted(begin=now() - BACK), Place.of(request.GET.get("after")))
    context = {
        "table": looked_up_table(rows, request.actor, _("What I looked at")) if rows else None,
        "more_url": f"{request.path}?{urlencode({'after': str(following)})}" if following else "",
        "empty": {"title": _("You looked at no case in these days.")},
    }
    return render(request, "workflows/looked_at.html", context)
