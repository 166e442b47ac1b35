"""Headers: every address, asked by a visitor and by people of several kinds, tells the browser what it must not do."""

import os

import pytest
from django.http import FileResponse, HttpResponse
from django.test import Client
from django.utils.translation import gettext as _

from agencies.roles import ADMINISTRATOR, CASEWORKER, FINANCE_OFFICER, PROGRAMME_MANAGER, SUPERVISOR
from config.headers import OwnSiteMiddleware
from tests.pages.addresses import PAGES
from tests.pages.styles import unstyled

pytestmark = pytest.mark.django_db
FULL = os.environ.get("QAYIDIS_FULL") == "1"
READERS = [
    (SUPERVISOR, "AZ-SMS"),
    (CASEWORKER, "NL-CA"),
    (ADMINISTRATOR, "AZ-SMS"),
    (PROGRAMME_MANAGER, "AZ-MLSP"),
    (FINANCE_OFFICER, "AZ-MLSP"),
]
LEAST = 200  # addresses
STRICT = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "font-src": "'self'", "connect-src": "'self'",
    "img-src": "'self' data:", "object-src": "'none'", "base-uri": "'none'", "form-action": "'self'", "frame-ancestors": "'none'",
}  # fmt: skip
FIXED = {
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
}  # fmt: skip


def faults(answer, is_signed_in):
    """What is wrong with the headers of an answer: sentences."""
    headers = answer.headers
    wrong = [f"{name}: {headers.get(name)}" for name, value in FIXED.items() if headers.get(name) != value]
    policy = dict(
        part.strip().split(" ", 1)
        for part in headers.get("Content-Security-Policy", "x y").split(";")
        if " " in part.strip()
    )
    if "sandbox" not in headers.get("Content-Security-Policy", "") and policy != STRICT:
        wrong.append(f"Content-Security-Policy: {policy}")
    if "unsafe" in headers.get("Content-Security-Policy", "") or "camera=()" not in headers.get(
        "Permissions-Policy", ""
    ):
        wrong.append("a power is open")
    if is_signed_in and "no-store" not in headers.get("Cache-Control", ""):
        wrong.append(f"Cache-Control: {headers.get('Cache-Control')}")
    if headers.get("Content-Type", "").startswith("text/html") and "charset=utf-8" not in headers["Content-Type"]:
        wrong.append(f"Content-Type: {headers['Content-Type']}")
    return wrong + _inline(answer)


def _inline(answer):
    """Script and style inside a page, which the policy would stop: they would be dead, or tempt somebody to open it. And what lacks style."""
    if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return []
    text = answer.content.decode().lower()
    marks = (
        "<script>",
        "<style",
        " style=",
        " onclick=",
        " onsubmit=",
        " onload=",
        " onchange=",
        "javascript:",
        "http://",
        "https://",
    )
    return [
        f"{mark} in the page" for mark in marks if mark in text.replace("http://www.w3.org/2000/svg", "")
    ] + unstyled(text)


def asked(pages, square, reader):
    who = square.who(*reader) if reader else next(one for one in square.people if not one.is_signed_in)
    for page in pages:
        url = page.url(square)
        for wrong in faults(who.asks(url), who.is_signed_in):
            yield f"{url} as {who}: {wrong}"


@pytest.mark.parametrize("reader", [None, *(READERS if FULL else READERS[:1])], ids=lambda reader: "-".join(reader) if reader else "visitor")
def test_every_address_bears_the_headers(square, reader):
    """Every address is asked by a visitor; at full size by each reader too, else every fifth by the first of them."""
    pages = PAGES if FULL or reader is None else PAGES[:: len(READERS)]
    assert list(asked(pages, square, reader)) == []


def test_there_are_two_hundred_addresses_and_more():
    assert len(PAGES) >= LEAST


def test_what_is_not_found_or_refused_bears_them_too(square):
    who = square.who(CASEWORKER, "AZ-SMS")
    for url in ("/nowhere/", "/people/1/", "/rules/changes/999999/"):
        answer = who.asks(url)
        assert answer.status_code in (403, 404)
        assert faults(answer, True) == [], url


# From another site

ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}


@pytest.mark.parametrize(
    ("method", "more", "is_refused"),
    [
        ("POST", {}, True),
        ("PUT", {"Sec-Fetch-Dest": "document"}, True),
        ("GET", {"Sec-Fetch-Dest": "document"}, False),
        ("GET", {"Sec-Fetch-Dest": "iframe"}, True),
        ("GET", {"Sec-Fetch-Dest": "image"}, True),
        ("GET", {"Sec-Fetch-Dest": "empty"}, True),
        ("GET", {"Sec-Fetch-Dest": "script"}, True),
    ],
)
def test_another_site_may_link_to_a_page_and_no_more(client, method, more, is_refused):
    answer = client.generic(method, "/sign-in/", headers=ELSEWHERE | more)
    assert (answer.status_code == 403) == is_refused
    if is_refused:
        assert answer.content.decode() == _(
            "This was asked for by another site, and is refused. Open the page here, and try again."
        )


@pytest.mark.parametrize("site", ["same-origin", "same-site", "none", None])
def test_our_own_site_and_old_browsers_are_not_hindered(client, site):
    headers = {"Sec-Fetch-Site": site} if site else {}
    assert client.post("/sign-in/", headers=headers).status_code == 422


def test_a_file_is_not_fetched_by_a_link_of_another_site(rf, tmp_path):
    (tmp_path / "a.csv").write_text("a")
    file = FileResponse((tmp_path / "a.csv").open("rb"), as_attachment=True, filename="a.csv")
    request = rf.get("/file/", headers=ELSEWHERE | {"Sec-Fetch-Dest": "document"})
    assert OwnSiteMiddleware(lambda request: file)(request).status_code == 403
    assert file.closed
    assert OwnSiteMiddleware(lambda request: HttpResponse("page"))(request).status_code == 200


@pytest.mark.parametrize("address", ["/sign-out/", "/language/", "/account/leave/", "/sign-in/passkey/"])
def test_a_form_without_our_token_is_refused_wherever_it_says_it_comes_from(address):
    client = Client(enforce_csrf_checks=True)
    assert client.post(address, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 403


@pytest.mark.parametrize(
    ("said", "status"), [(str(64 * 1024 * 1024 + 1), 413), ("many", 413), ("-1", 413), ("10", 422)]
)
def test_more_than_any_page_takes_is_refused_before_it_is_read(client, said, status):
    assert client.post("/sign-in/", {"email": "x"}, CONTENT_LENGTH=said).status_code == status
