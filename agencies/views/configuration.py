"""What is missing in how an agency, and for the leading one the installation, is set up."""

from django.shortcuts import render

from agencies.configuration import looked_through, scope_of
from agencies.policy import allow


@allow("configuration.check")
def configuration(request):
    found = looked_through(scope_of(request.actor))
    context = {
        "missing": [(check, findings) for check, findings in found if findings],
        "fine": [check for check, findings in found if not findings],
    }
    return render(request, "agencies/configuration.html", context)
