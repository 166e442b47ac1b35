"""What has an address of its own of somebody's work lists: a view that is shared, and what came of an act on several rows."""

from uuid import uuid4

from audit.moment import now
from workflows.listing.together import do
from workflows.rows import SavedView


def listed_things(officer, request):
    view = SavedView.objects.create(
        person=officer.user,
        agency=officer.agency,
        name="Square",
        queue="agency",
        order="due",
        shared="agency",
        made_at=now(),
    )
    return {"view": view, "acted": do("remind", [request], officer, None, str(uuid4())).row}
