"""The pages and the command of bundles: made and downloaded, taken in with what was refused, keys under four eyes."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from agencies.roles import ADMINISTRATOR, AUDITOR, CASEWORKER
from tests import a
from tests.pages.square import signed_in
from tests.workflows.bundling import Partner, application
from tests.workflows.packages import after_the_samples  # noqa: F401 (a fixture)
from workflows.bundles.keys import own_keys
from workflows.models import Bundle, PartnerKey, ReadmissionRequest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("after_the_samples")]


def upload(client, sealed):
    return client.post("/bundles/", {"file": SimpleUploadedFile("x.bundle", sealed, "application/octet-stream")})


def run(*arguments):
    """The command's exit status and the lines it prints."""
    out = io.StringIO()
    try:
        call_command("bundle", *map(str, arguments), stdout=out)
    except SystemExit as ended:
        return ended.code, out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def test_a_bundle_is_made_and_downloaded_and_opened_by_its_partner_alone(officer):
    partner, client = Partner().registered(), signed_in(officer)
    a.step(a.readmission(), "acknowledge", officer)
    assert client.post("/bundles/make/", {"partner": a.agency("NL-CA").pk}).status_code == 302
    bundle = Bundle.objects.get()
    answer = client.get(f"/bundles/{bundle.pk}/")
    assert answer["Content-Disposition"] == 'attachment; filename="AZ-SMS-NL-CA-00001.bundle"'
    assert "Məmmədov".encode() not in answer.content
    assert len(partner.opens(bundle)[0]["items"]) == 1
    assert signed_in(a.person(CASEWORKER, at="NL-CA")).get(f"/bundles/{bundle.pk}/").status_code == 404
    again = client.post("/bundles/make/", {"partner": a.agency("NL-CA").pk}, follow=True)
    assert "nothing new" in again.content.decode() and Bundle.objects.count() == 1


def test_the_page_takes_a_bundle_and_the_same_again_changes_nothing(officer):
    sealed, client = Partner().registered().bundle(application("V-1")), signed_in(officer)
    assert upload(client, sealed).status_code == 302
    again = client.get("/bundles/").content.decode()
    assert "is taken. Items: 1" in again
    upload(client, sealed)
    assert "taken before" in client.get("/bundles/").content.decode()
    assert ReadmissionRequest.objects.count() == 1


def test_the_page_says_what_was_refused_and_where(officer):
    partner, client = Partner().registered(), signed_in(officer)
    answer = upload(client, partner.bundle(application("V-1", agreement="NONE")))
    assert "/items/0/agreement" in answer.content.decode() and Bundle.objects.count() == 1
    partner.number = 7
    answer = upload(client, partner.bundle())
    assert answer.status_code == 422 and "bundles 2 to 7" in answer.content.decode() and Bundle.objects.count() == 1
    assert upload(client, b"hello").status_code == 422


def test_who_does_not_exchange_bundles_sees_none():
    for role, code, status in ((CASEWORKER, "AZ-MIA", 403), (AUDITOR, "AZ-SMS", 403), (CASEWORKER, "NL-CA", 200)):
        assert signed_in(a.person(role, at=code)).get("/bundles/").status_code == status


def test_a_key_is_registered_by_one_administrator_and_confirmed_by_another():
    one, other = (signed_in(a.person(ADMINISTRATOR)) for _one in range(2))
    key = str(Partner().keys.public)
    assert one.post("/bundles/keys/", {"agency": a.agency("NL-CA").pk, "key": key}).status_code == 302
    row = PartnerKey.objects.get()
    assert "Confirm the key" not in one.get("/bundles/keys/").content.decode()
    assert "Confirm the key" in other.get("/bundles/keys/").content.decode()
    one.post(f"/bundles/keys/{row.pk}/", {"act": "confirm"})
    assert not PartnerKey.objects.in_force().exists()
    other.post(f"/bundles/keys/{row.pk}/", {"act": "confirm"})
    assert PartnerKey.objects.in_force().get().confirmed_by != row.registered_by
    one.post(f"/bundles/keys/{row.pk}/", {"act": "end"})
    assert not PartnerKey.objects.in_force().exists()


@pytest.mark.parametrize("key", ["hello", str(own_keys().public)], ids=["no key", "our own"])
def test_a_key_that_will_not_do_is_said_at_its_field(key):
    client = signed_in(a.person(ADMINISTRATOR))
    answer = client.post("/bundles/keys/", {"agency": a.agency("NL-CA").pk, "key": key})
    assert answer.status_code == 422 and not PartnerKey.objects.exists()


def test_the_command_exports_and_imports(tmp_path, officer):
    partner = Partner().registered()
    a.step(a.readmission(), "acknowledge", officer)
    assert run("export", "AZ-SMS", "NL-CA", tmp_path / "1.bundle") == (0, ["AZ-SMS NL-CA 1"])
    assert run("export", "AZ-SMS", "NL-CA", tmp_path / "2.bundle")[0] == 1
    (tmp_path / "in.bundle").write_bytes(partner.bundle(application("V-1"), application("V-2", agreement="NONE")))
    status, lines = run("import", tmp_path / "in.bundle")
    assert status == 0 and lines[0] == "NL-CA 1: taken" and lines[1].startswith("/items/1/agreement: ")
    assert run("import", tmp_path / "in.bundle") == (
        0,
        [
            "NL-CA 1: taken before, nothing has changed",
        ],
    )
    (tmp_path / "bad.bundle").write_bytes(b"hello")
    assert run("import", tmp_path / "bad.bundle")[0] == 1


def test_the_command_prints_our_key_and_overwrites_no_file(tmp_path):
    assert run("key") == (0, [str(own_keys().public), own_keys().public.fingerprint])
    (tmp_path / "1.bundle").write_bytes(b"")
    with pytest.raises(CommandError):
        run("export", "AZ-SMS", "NL-CA", tmp_path / "1.bundle")
    with pytest.raises(CommandError):
        run("import", tmp_path / "none.bundle")
