"""How much may be sent in one request: looked at before anything of it is read."""

from django.shortcuts import render

LARGEST = 64 * 1024 * 1024  # bytes: the largest file that any page takes (a package, 60 MB), and what stands around it


class BoundsMiddleware:
    """Answers 413 to what says that it is larger."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        said = request.META.get("CONTENT_LENGTH") or "0"
        if said.isdecimal() and int(said) <= LARGEST:
            return self.get_response(request)
        return render(request, "system/413.html", status=413)
