"""Bundles: what is carried to a partner and back, what confirms it, and what is refused without a trace."""

import io
import random
import zipfile

import pytest
from django.db import connection
from pypdf import PdfReader

from agencies.roles import ADMINISTRATOR
from audit.actor import acting
from audit.models import TurnedAway
from cases import storing
from cases.bundles import container
from cases.bundles.container import Rejected
from tests import a
from tests.cases.letter_samples import words_of
from tests.workflows.bundling import Partner, application, item, letter
from tests.workflows.packages import after_the_samples  # noqa: F401 (a fixture)
from tests.workflows.walking import fingerprint
from workflows.bundles.keys import confirm, end, own_keys, register
from workflows.bundles.sending import make_bundle, waiting
from workflows.bundles.taking import take_bundle
from workflows.gating import set_gate
from workflows.letters import open_letter
from workflows.models import Bundle, Carried, Communication, Letter, PartnerKey, ReadmissionRequest, Receipt
from workflows.perform import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("after_the_samples")]


@pytest.fixture
def partner():
    return Partner().registered()


def both():
    return a.agency("AZ-SMS"), a.agency("NL-CA")


def rejected(sealed):
    """The sentence; and nothing has changed."""
    before = fingerprint()
    with pytest.raises(Rejected) as told:
        take_bundle(sealed)
    assert fingerprint() == before
    return str(told.value.fault)


def state():
    """What came of the bundles, without the numbers that the database gives."""
    return (
        list(
            ReadmissionRequest.objects.order_by("case__their_reference").values_list("case__their_reference", "state")
        ),
        list(Bundle.objects.order_by("number").values_list("direction", "number", "digest")),
        Communication.objects.count(),
        Carried.objects.count(),
    )


def test_an_application_in_a_bundle_is_taken_as_a_package_is(partner):
    taken = take_bundle(partner.bundle(application("V-1")))
    request = ReadmissionRequest.objects.get()
    assert (taken.is_new, taken.faults, request.state, request.case.their_reference) == (True, (), "submitted", "V-1")
    assert Carried.objects.get().communication == request.communications.get(what="application")


def test_the_same_bundle_again_changes_nothing_and_says_so(partner):
    sealed = partner.bundle(application("V-1"))
    first, before = take_bundle(sealed), fingerprint()
    again = take_bundle(sealed)
    assert (again.is_new, again.bundle) == (False, first.bundle) and fingerprint() == before


def test_while_the_virus_scanner_is_silent_a_bundle_stays_untaken_and_comes_again_as_it_is(partner, settings):
    sealed = partner.bundle(application("V-9"))
    settings.FILES_SCANNER = "127.0.0.1:1"
    assert "cannot be checked for viruses" in rejected(sealed)
    settings.FILES_SCANNER = ""
    assert take_bundle(sealed).is_new


def test_what_was_sent_goes_into_the_next_bundle_once(partner, officer):
    request = a.step(a.readmission(), "acknowledge", officer)
    said, files = partner.opens(make_bundle(*both()))
    [about] = said["items"]
    assert (about["letter"], about["sender_reference"], said["number"]) == ("acknowledgement", request.reference, 1)
    assert b"M\xc9\x99mm\xc9\x99dov" in files[about["file"]]
    with pytest.raises(Rejected, match="nothing new"):
        make_bundle(*both())


def test_each_bundle_names_the_one_before_it(partner, officer):
    request = a.step(a.readmission(), "acknowledge", officer)
    first = make_bundle(*both())
    a.step(a.step(request, "take_up", officer), "ask", officer, question="Where?")
    said, _files = partner.opens(make_bundle(*both()))
    assert (said["number"], said["previous"]) == (2, first.digest)


def test_what_a_partner_confirms_has_its_receipt_and_what_it_refused_has_none(partner, officer):
    letters = [a.step(a.readmission(), "acknowledge", officer).communications.get(what="letter") for _one in range(2)]
    confirmed = partner.confirming(make_bundle(*both()), refused=[str(letters[1].key)])
    take_bundle(partner.bundle(confirms=confirmed))
    receipt = Receipt.objects.get(communication__what="letter")
    assert (receipt.communication, receipt.how, receipt.by.code) == (letters[0], "bundle", "NL-CA")


def test_nobody_confirms_what_was_not_sent(partner):
    assert "was not sent" in rejected(partner.bundle(confirms={"number": 3, "digest": "0" * 64, "refused": []}))


def test_our_next_bundle_confirms_theirs_and_names_what_was_refused(partner):
    broken = application("V-2", agreement="NONE")
    taken = take_bundle(partner.bundle(application("V-1"), broken))
    assert [fault.pointer for fault in taken.faults] == ["/items/1/agreement"]
    said, _files = partner.opens(make_bundle(*both()))
    assert said["confirms"] == partner.confirming(taken.bundle, refused=[broken[0]["key"]])
    assert ReadmissionRequest.objects.get().case.their_reference == "V-1"


def test_a_letter_in_a_bundle_is_filed_in_its_case_and_moves_nothing(partner, officer):
    request = a.step(a.readmission(), "acknowledge", officer)
    content = Letter.objects.get(kind="acknowledgement").content
    taken = take_bundle(partner.bundle(letter(request, "question", told(content))))
    assert taken.faults == () and a.again(request).state == "received"
    filed = request.communications.latest("pk")
    assert (filed.direction, filed.letter.kind, filed.letter.step) == ("received", "question", None)


def told(content):
    return {language: said | {"question": "Where?", "time_limit": "–"} for language, said in content.items()}


def test_a_letter_brings_its_own_words_and_is_refused_where_they_cannot_be_printed(partner, officer):
    request = a.step(a.readmission(), "acknowledge", officer)
    content = told(Letter.objects.get(kind="acknowledgement").content)
    ours, spoilt = (
        {language: said | {"wording": {"version": 4, "passages": words}} for language, said in content.items()}
        for words in ({"closing": "Until soon."}, {"closing": "Of {nobody}."})
    )
    taken = take_bundle(partner.bundle(letter(request, "question", ours), letter(request, "question", spoilt)))
    assert [fault.pointer for fault in taken.faults] == ["/items/1/file"]
    printed = open_letter(Letter.objects.get(kind="question"), "en")
    assert "Until soon." in words_of(PdfReader(io.BytesIO(storing.read(printed.sha256))))


def test_a_notice_of_transfer_in_a_bundle_passes_no_protection_gate(partner, officer):
    request = a.step(a.readmission(), "acknowledge", officer)
    set_gate(request, "not_fit_to_travel", officer)
    transfer = {"at": {"moment": "2026-04-09T17:05:00"}, "place": "H", "mode": "air", "means": "J"}
    notice = {"agreed_on": {"date": "2026-03-10"}, "transfer": transfer, "documents": [], "needs": ""}
    content = {language: said | notice for language, said in Letter.objects.get(kind="acknowledgement").content.items()}
    take_bundle(partner.bundle(letter(request, "transfer_notice", content)))
    assert a.again(request).state == "received"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"reference": "RA-NL-2020-00001"}, "/items/0/reference"),
        ({"letter": "love_letter"}, "/items/0/file"),
        ({"letter": "application"}, "/items/0/file"),
        ({"at": "2099-01-01T00:00:00Z"}, "/items/0/at"),
    ],
)
def test_a_letter_that_belongs_nowhere_is_refused_with_its_place(partner, officer, change, pointer):
    request = a.step(a.readmission(), "acknowledge", officer)
    about, data = letter(request, "question", told(Letter.objects.get(kind="acknowledgement").content))
    taken = take_bundle(partner.bundle((about | change, data)))
    assert [fault.pointer for fault in taken.faults] == [pointer]
    assert Letter.objects.exclude(kind="application").count() == 1 and Carried.objects.get().refused_at == [
        pointer.removeprefix("/items/0")
    ]


def test_what_tells_of_an_asylum_claim_is_refused_in_every_item_and_kept_nowhere(partner, officer):
    request = a.step(a.readmission(), "acknowledge", officer)
    claim = "He has claimed asylum in Ter Apel."
    content = {
        language: said | {"question": claim}
        for language, said in told(Letter.objects.get(kind="acknowledgement").content).items()
    }
    sealed = partner.bundle(application("V-1", observations=claim), letter(request, "question", content))
    taken = take_bundle(sealed)
    assert len(taken.faults) >= 2 and "asylum" not in " ".join(map(str, taken.faults))
    assert ReadmissionRequest.objects.count() == 1 and TurnedAway.objects.exists()
    assert not any(claim in row for row in everything())


def everything():
    """Every row of the database, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            yield from (text for (text,) in cursor.fetchall())


def test_no_bundle_brings_the_application_of_another_authority(partner):
    taken = take_bundle(partner.bundle(application("V-1", **{"from": "DE-CA"})))
    assert [fault.pointer for fault in taken.faults] == [
        "/items/0/file/from"
    ] and not ReadmissionRequest.objects.exists()


def test_a_bundle_for_another_authority_is_not_taken(partner):
    assert "addressed to" in rejected(partner.bundle(to="NL-CA"))
    partner = Partner(previous="", number=0)
    with pytest.raises(Rejected, match="addressed to"):
        take_bundle(partner.bundle(), a.agency("AZ-MIA"))


def test_a_bundle_signed_by_another_key_is_not_taken(partner):
    stranger = Partner(keys=partner.keys.__class__("somebody else"))
    assert "signature" in rejected(stranger.bundle(application("V-1")))


def test_a_key_counts_once_another_administrator_has_confirmed_it_and_until_it_is_ended():
    mine, other, partner = a.person(ADMINISTRATOR), a.person(ADMINISTRATOR), Partner()
    row = register(a.agency("NL-CA"), str(partner.keys.public), mine)
    sealed = partner.bundle()
    assert "No confirmed key" in rejected(sealed)
    with pytest.raises(Refused, match="another administrator"):
        confirm(row.pk, mine)
    confirm(row.pk, other)
    assert take_bundle(sealed).is_new
    end(row.pk, mine)
    assert "No confirmed key" in rejected(partner.bundle())
    assert PartnerKey.history.filter(id=row.pk).count() == 3


@pytest.mark.parametrize("text", ["", "hello", "qayidis-1:AAAA", "AAAA" * 22])
def test_what_is_no_key_is_not_registered(text):
    with pytest.raises(Refused):
        register(a.agency("NL-CA"), text, a.person(ADMINISTRATOR))


def test_every_changed_byte_of_a_bundle_is_noticed(partner):
    sealed = partner.bundle(application("V-1"))
    for place in (0, 20, 60, len(sealed) // 2, len(sealed) - 1):
        altered = bytearray(sealed)
        altered[place] ^= 1
        assert "seal" in rejected(bytes(altered))
    assert "seal" in rejected(sealed[:-1]) and "seal" in rejected(b"") and "seal" in rejected(b"PK" + sealed)


def test_what_is_not_as_it_was_signed_is_noticed_behind_the_seal_too(partner, monkeypatch):
    about, data = application("V-1")
    assert "/items/0/file" in rejected(partner.bundle((about | {"file": "0" * 64}, data)))
    monkeypatch.setattr(container.OwnKeys, "sign", lambda self, content: b"\0" * 64)
    assert "signature" in rejected(partner.bundle(application("V-1")))


def test_a_file_that_would_grow_is_not_even_read(partner, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(zipfile, "ZIP_STORED", zipfile.ZIP_DEFLATED)
        sealed = partner.bundle(item("application", b"0" * 5_000_000))
    assert "compressed or too large" in rejected(sealed) or "cannot be read" in rejected(sealed)


def sealed_zip(entries, comment=b""):
    """A ZIP sealed for us by whoever knows our public key."""
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w") as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data)
        archive.comment = comment
    return own_keys().public.seal(room.getvalue())


HOSTILE = {
    "thousands of entries": ([(f"files/{n:064x}", b"") for n in range(5000)], "too many"),
    "a way out": ([("bundle.json", b"{}"), ("bundle.sig", b""), ("../../etc/passwd", b"x")], "does not belong there"),
    "no signature": ([("bundle.json", b"{}")], "no signature"),
    "no JSON": ([("bundle.json", b"\xff"), ("bundle.sig", b"")], "not UTF-8"),
    "a list": ([("bundle.json", b"[]"), ("bundle.sig", b"")], "No authority"),
    "deep": ([("bundle.json", b"[" * 100_000), ("bundle.sig", b"")], "nested"),
    "a great list": ([("bundle.json", b" " * 600_000), ("bundle.sig", b"")], "too large"),
    "nobody's": ([("bundle.json", b'{"from": "XX"}'), ("bundle.sig", b"")], "No authority"),
    "a long signature": ([("bundle.json", b"{}"), ("bundle.sig", b"0" * 65)], "too large"),
    "empty": ([], "no list"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_container_is_refused_before_it_is_read(name):
    entries, sentence = HOSTILE[name]
    assert sentence in rejected(sealed_zip(entries))


def test_a_container_that_hides_something_behind_its_end_is_refused():
    assert "too many" in rejected(sealed_zip([("bundle.json", b"{}")], comment=b"and more"))
    assert "cannot be read" in rejected(own_keys().public.seal(b"hello"))


def test_entries_that_lie_over_each_other_are_counted_in_full(monkeypatch):
    monkeypatch.setattr(container, "MOST_BYTES", 3_000)
    entries = [(f"files/{n:064x}", b"0" * 500) for n in range(9)]
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data)
    with zipfile.ZipFile(content) as archive, pytest.raises(Rejected, match="too many"):
        container._looked_at(archive)


def test_a_bundle_larger_than_allowed_is_not_opened(monkeypatch):
    monkeypatch.setattr(container, "MOST_BYTES", 10)
    assert "larger" in rejected(b"0" * 11)


@pytest.mark.some(3)
@pytest.mark.parametrize("seed", range(8))
def test_dropped_repeated_reordered_and_altered_bundles_end_the_same_or_are_refused_precisely(partner, seed):
    """Whatever the road does to a series of bundles, what was taken is its beginning, and no more."""
    chance, series = random.Random(seed), [partner.bundle(application(f"V-{n}")) for n in range(1, 5)]
    road = disturbed(series, chance)
    for sealed in road:
        before = fingerprint()
        expected = foreseen(sealed, series)
        try:
            taken = take_bundle(sealed)
            assert expected in ("new", "known") and taken.is_new == (expected == "new")
        except Rejected as refusal:
            assert expected in str(refusal), (expected, str(refusal))
        if expected != "new":
            assert fingerprint() == before
    for sealed in series:  # the partner sends again what was lost: in its order, all of it is taken once
        take_bundle(sealed)
    requests, bundles, communications, carried = state()
    assert requests == [(f"V-{n}", "submitted") for n in range(1, 5)]
    assert [number for _direction, number, _digest in bundles] == [1, 2, 3, 4]
    assert (communications, carried) == (4, 4)


def disturbed(series, chance):
    """The series as a bad road gives it on: some dropped, some repeated, some out of order, some altered."""
    road = [sealed for sealed in series if chance.random() > 0.2]
    road += chance.choices(series, k=3)
    road += [altered(chance.choice(series), chance) for _one in range(2)]
    chance.shuffle(road)
    return road


def altered(sealed, chance):
    place = chance.randrange(len(sealed))
    return sealed[:place] + bytes([sealed[place] ^ (1 << chance.randrange(8))]) + sealed[place + 1 :]


def foreseen(sealed, series):
    """What must come of it, from what was taken so far."""
    taken = Bundle.objects.filter(direction="received").count()
    if sealed not in series:
        return "seal"
    number = series.index(sealed) + 1
    return "known" if number <= taken else "new" if number == taken + 1 else "Missing"


def test_another_bundle_under_a_number_that_was_taken_is_refused(partner):
    take_bundle(partner.bundle(application("V-1")))
    partner.number, partner.previous = 0, ""
    assert "taken before, with other content" in rejected(partner.bundle(application("V-2")))


def test_a_bundle_that_names_another_one_before_it_is_refused(partner):
    take_bundle(partner.bundle(application("V-1")))
    partner.previous = "0" * 64
    assert "does not follow" in rejected(partner.bundle(application("V-2")))


def test_a_gap_is_named(partner):
    partner.bundle()
    partner.bundle()
    assert "Missing: bundles 1 to 2" in rejected(partner.bundle(application("V-3")))


def test_what_was_opened_here_by_its_recipient_is_not_carried_again(partner, officer):
    a.step(a.readmission(), "acknowledge", officer)
    sent = Communication.objects.get(what="letter")
    assert list(waiting(*both())) == [sent]
    Receipt.objects.create(communication=sent, how="opened", by=sent.recipient)
    assert not waiting(*both()).exists()


def test_an_application_of_ours_is_carried_with_its_attachments(partner, officer):
    theirs, ours = a.agency("NL-CA"), a.agency("AZ-SMS")
    request = a.readmission()
    row = request.communications.get()
    fields = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname not in ("id", "key")}
    digest = storing.put(b"%PDF a paper")
    ReadmissionRequest.objects.filter(pk=request.pk).update(
        application=request.application | {"attachments": [{"sha256": digest, "name": "a.pdf"}]}
    )
    mirrored = fields | {"sender_id": ours.pk, "recipient_id": theirs.pk, "direction": "sent"}
    Communication.objects.create(**mirrored)
    said, files = partner.opens(make_bundle(ours, theirs))
    assert b'"content":"JVBERiBhIHBhcGVy"' in files[said["items"][0]["file"]]


def test_the_author_of_a_bundle_is_whoever_made_it(partner, officer):
    a.step(a.readmission(), "acknowledge", officer)
    with acting(officer):
        bundle = make_bundle(*both())
    assert bundle.act_agency_id == officer.agency.pk and bundle.signed_with == own_keys().public.fingerprint
