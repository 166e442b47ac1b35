"""Who was told of somebody: whoever is about to erase them writes to these first, for afterwards nobody knows."""

from agencies.models import Agency
from workflows.rows import Communication, Grant


def told_of(cases) -> list[str]:
    """Names of the agencies that were sent something of these cases, or have a part in them, but for the one that leads here."""
    sent = Communication.objects.filter(procedure__case__in=cases).values_list("recipient", flat=True)
    groups = Grant.objects.filter(content_object__case__in=cases).values_list("group", flat=True)
    found = Agency.objects.filter(pk__in=set(sent)) | Agency.objects.filter(group__in=set(groups))
    return sorted({agency.name for agency in found})
