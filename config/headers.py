"""Headers on every answer that tell the browser what it must not do with it, and what browsers tell of a request."""

from django.http import HttpResponseForbidden
from django.middleware.gzip import GZipMiddleware
from django.utils.translation import gettext as _

_UNUSED_POWERS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
_READS = {"GET", "HEAD", "OPTIONS"}


class HeadersMiddleware:
    """For everybody, static files included: no powers of the device, no use of our files by other sites."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", _UNUSED_POWERS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class PackedPagesMiddleware(GZipMiddleware):
    """Pages travel packed: a table of ten thousand cells is a tenth on a slow line. Files and style sheets go their own way.

    Nobody learns a secret of a page from its size (BREACH): another site cannot have one fetched (OwnSiteMiddleware, SameSite), the token
    of a form is masked anew each time, and Django adds a random length.
    """

    def process_response(self, request, response):
        if response.headers.get("Content-Type", "").startswith("text/html"):
            return super().process_response(request, response)
        return response


class NoStoreMiddleware:
    """What a signed-in person sees is kept by no browser and no proxy; nor is the answer that signs in or out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        before = request.user.is_authenticated
        response = self.get_response(request)
        if before or request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store"
        return response


class OwnSiteMiddleware:
    """What browsers say of where a request comes from (Fetch Metadata): another site sends nothing, embeds nothing, fetches no file.

    A link from elsewhere, as in a mail, opens a page. Old browsers say nothing, and are left to the other locks.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.headers.get("Sec-Fetch-Site") != "cross-site":
            return self.get_response(request)
        if request.method not in _READS or request.headers.get("Sec-Fetch-Dest", "document") != "document":
            return _refused()
        response = self.get_response(request)
        if response.headers.get("Content-Disposition", "").startswith("attachment"):
            response.close()
            return _refused()
        return response


def _refused():
    """Bare, because it stands outside everything that a page needs."""
    sentence = _("This was asked for by another site, and is refused. Open the page here, and try again.")
    return HttpResponseForbidden(sentence, content_type="text/plain; charset=utf-8")
