"""What a request may be: how it asks and how much it sends, looked at before anything of it is read."""

from django.http import HttpResponseNotAllowed
from django.shortcuts import render

LARGEST = 64 * 1024 * 1024  # bytes: the largest file that any page takes (a package, 60 MB), and what stands around it
METHODS = ("GET", "HEAD", "POST")  # of pages and forms; no view of ours has another, so none can be met by another


class BoundsMiddleware:
    """Answers 405 to other methods, and 413 to what says that it is larger."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        said = request.META.get("CONTENT_LENGTH") or "0"
        if said.isdecimal() and int(said) <= LARGEST:
            return self.get_response(request)
        return render(request, "system/413.html", status=413)
