"""T2, T6, T17, T24: an application is written down from its paper by the keyboard, from machine-readable lines, with files, in two languages."""

import re

import pytest
from playwright.sync_api import expect
from pypdf.generic import NameObject, TextStringObject

from agencies.preferences import Preferences
from agencies.roles import CASEWORKER
from cases.mrz_writing import line_for
from cases.packages.samples.specimens import paper_pdf
from cases.sniffing import LARGEST_BYTES
from tests import a
from tests.agencies.test_look import FULL
from tests.browser import no_axe_violations
from tests.cases.test_sniffing import action
from tests.journeys.applying import day, here
from tests.tasks.hands import PATIENCE, Keyboard, seated
from tests.tasks.narrow import AT_400_PER_CENT, SCREENS, in_forced_colours
from tests.workflows.paper_form import EVERYTHING
from tests.workflows.test_application_form import PASSPORT
from workflows.models import ReadmissionRequest
from workflows.rows import Clock, Draft

pytestmark = pytest.mark.django_db(transaction=True)
PAPER = ["A.1", "A.2", "A.3", "A.4", "A.5", "A.6", "A.7", "A.8"]
PAPER += ["B.1", "B.2", "B.3", "B.4", "B.5", "B.6", "D.1", "D.2", "F"]  # the common form, Annex 5
SIX_MINUTES = 6 * 60

# The number on the paper of what has the focus, and where it stands on the page.
STOP = """() => {
  const here = document.activeElement, group = here.closest("fieldset.item, .item");
  const words = group?.querySelector("legend, label")?.innerText || "";
  const box = here.getBoundingClientRect();
  return [here.name || "", (words.match(/^[A-F](\\.\\d)?(?=\\s)/) || [""])[0], Math.round(box.bottom + scrollY)];
}"""


@pytest.fixture
def officer():
    return a.person(CASEWORKER, name="Leyla Quliyeva")


@pytest.mark.parametrize("screen", SCREENS)
def test_an_application_is_registered_from_its_paper_by_the_keyboard_alone(live_server, new_page, officer, screen):
    """T2, and T25: more than forty fields, in the order of the paper, in less than six minutes of an average typist."""
    Preferences.objects.create(user=officer.user, single_keys=False)
    page = new_page(size=screen)
    at = seated(page, live_server, officer, "/queue/mine/", Keyboard)
    if screen == AT_400_PER_CENT:
        in_forced_colours(page)
    begins(at)
    answers = EVERYTHING | {"sent_at": day(-2)}
    stops = writes_everything(at, answers)
    numbers = list(dict.fromkeys(number for _name, number, _bottom in stops if number))
    assert numbers == PAPER, "Tab goes as the paper does"
    assert {name for name, *_rest in stops} >= answers.keys() and at.fields >= 40
    is_kept_as_a_draft(at, officer)
    no_axe_violations(page)
    at.sends("Continue to the check")
    at.reads("Check and submit", "the reply is due by")
    registers(at)
    assert at.seconds_of_an_average_typist <= SIX_MINUTES
    request = ReadmissionRequest.objects.get()
    assert request.state == "submitted" and request.application["person"]["names"][0]["surname"] == "Məmmədov"
    due = Clock.objects.get(procedure=request.pk, deadline="reply").due_on
    at.reads(f"Registered as {request.reference}.", f"The reply is due by {due:%d.%m.%Y}.")
    if FULL:
        no_axe_violations(page)


def begins(at):
    if at.page.get_by_role("banner").get_by_role("link", name="New case").is_hidden():
        at.opens("My cases")
    at.follows("New case")
    authority = at.page.get_by_label("Requesting authority", exact=True)
    at.goes_to(authority)
    at.answers(authority, str(a.agency("NL-CA").pk))
    at.goes_to(at.page.get_by_label("Reference of the requesting authority"))
    at.writes("V-2026-17")
    at.sends("Begin the application")
    at.follows("Paper order: everything on one page")


def writes_everything(at, answers):
    """Tab after Tab through the whole form; gives (name, number on the paper, where it ends on the page) of every stop."""
    at.goes_to(at.page.locator("[name=reference]"))
    left, stops = dict(answers), []
    while left:
        name, number, bottom = at.page.evaluate(STOP)
        stops.append((name, number, bottom))
        if name in left:
            said = left.pop(name)
            at.answers(at.page.locator(f"[name='{name}']"), True if said == "on" else said)
        assert len(stops) < 250, f"no Tab leads to {sorted(left)}"
        at.tabs()
    return stops


def is_kept_as_a_draft(at, officer):
    expect(at.page.locator("[data-draft-state]")).to_contain_text("Draft saved", timeout=PATIENCE)
    kept = Draft.objects.get(person=officer.user).content
    assert kept["person-names-0-surname"] == ["Məmmədov"]


def registers(at):
    received, channel = at.page.locator("[name=received_at]"), at.page.locator("[name=channel]")
    at.goes_to(received)
    at.answers(received, here().strftime("%d.%m.%Y %H:%M"))
    at.goes_to(channel)
    at.answers(channel, "post")
    at.sends("Register the application")


# --- on the pages of a requesting authority


@pytest.fixture
def writer():
    return a.person(CASEWORKER, at="NL-CA", name="Anouk de Vries")


def at_evidence(page, live_server, writer, **parts):
    draft = a.draft(writer, **parts)
    return draft, seated(page, live_server, writer, f"/procedures/{draft.reference}/application/evidence/")


def test_a_wrong_sign_in_the_machine_readable_lines_is_named_and_mended_in_two_clicks(live_server, page, writer):
    """T6: the place is said, the right sign is offered, and what somebody typed stays as it is."""
    draft, at = at_evidence(page, live_server, writer, evidence=[{"kind": "passport"}])
    lines = page.locator("[name='evidence-0-mrz']")
    at.fills(lines, line_for(PASSPORT).replace("C01234567", "CO1234567"))
    at.clicks_on(page.get_by_role("button", name="Save draft"))
    said = page.get_by_role("status", name="Machine-readable lines")
    expect(said).to_contain_text("The check digit for the document number is wrong. Look at characters 1–10 of line 2.")
    expect(page.locator("[name='evidence-0-number']")).to_have_value("")
    at.clicks_on(said.get_by_role("button", name="Read it as C01234567"))
    assert at.clicks <= 2
    expect(said).to_contain_text("Check digit of the document number: right.")
    expect(page.locator("[name='evidence-0-number']")).to_have_value("C01234567")
    application = a.again(draft).application
    assert application["evidence"][0]["mrz"].splitlines()[1].startswith("C01234567")
    name = application["person"]["names"][0]
    assert (name["surname"], name["given_names"]) == ("Məmmədov", "Elçin"), "nothing typed is overwritten"
    expect(said).to_contain_text("Surname: the lines say MAMMADOV, the form says Məmmədov.")


def test_of_five_files_three_are_kept_and_two_are_refused_each_with_its_cause(live_server, page, writer, tmp_path):
    """T17: one is larger than is taken, one carries a script."""
    draft, at = at_evidence(page, live_server, writer)
    hostile = action(S=NameObject("/JavaScript"), JS=TextStringObject("app.alert(1)"))
    files = {f"page {n}.pdf": paper_pdf("Passport", [f"Page {n}"]) for n in (1, 2, 3)}
    files |= {"large.pdf": paper_pdf("Large", ["A line"]) + bytes(25 * 1024 * 1024), "hostile.pdf": hostile}
    assert len(files["large.pdf"]) > LARGEST_BYTES
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    page.locator("[name='evidence-0-copies']").set_input_files([tmp_path / name for name in files])
    at.clicks_on(page.get_by_role("button", name="Continue", exact=True).last)
    against = page.locator(".error-summary")
    expect(against).to_contain_text(
        "large.pdf: The file is larger than 20 MB. Split it or scan at 200 dpi.", timeout=PATIENCE
    )
    expect(against).to_contain_text(re.compile(r"hostile\.pdf: .*script"))
    expect(against.get_by_role("listitem")).to_have_count(2)
    expect(against).to_be_focused()
    kept = [file["name"] for file in a.again(draft).application["attachments"]]
    assert kept == ["page 1.pdf", "page 2.pdf", "page 3.pdf"]
    for name in kept:
        expect(page.get_by_role("link", name=name)).to_be_visible()
    against.get_by_role("link").first.press("Enter")
    expect(page.locator("[name='evidence-0-copies']")).to_be_focused()


# Words that stand out of what cuts them off. What is there for voices alone is clipped to nothing.
CUT = """() => [...document.querySelectorAll("main *, .bar *")].filter((one) => {
  for (let around = one; around; around = around.parentElement) if (getComputedStyle(around).clipPath !== "none") return false;
  const cuts = ["hidden", "clip"].includes(getComputedStyle(one).overflowX);
  return cuts && one.innerText?.trim() && one.scrollWidth > one.clientWidth + 1;
}).map((one) => one.outerHTML.slice(0, 200))"""


def test_the_language_changes_in_the_middle_of_a_form_and_back_and_nothing_is_lost(live_server, new_page, officer):
    """T24: one click each; the text, the dates and the filters stay, and no word is cut on a phone."""
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    page = new_page(size=(400, 800))
    at = seated(page, live_server, officer, f"/procedures/{request.reference}/steps/ask/")
    words, question = "İlqar Işıqlı hansı qardaşdır?", page.locator("[name=question]")
    at.fills(question, words)
    for language, title in (("az", "Məlumat istə"), ("en", "Ask for information")):
        before = at.clicks
        at.clicks_on(page.locator(f".language button[value={language}]"))
        assert at.clicks - before == 1
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
        expect(question).to_have_value(words)
        assert page.evaluate("document.documentElement.scrollWidth") <= 400 and not page.evaluate(CUT)
        at.reads(Clock.objects.get(procedure=request.pk, deadline="reply").due_on.strftime("%d.%m.%Y"))
    page.goto(f"{live_server.url}/queue/mine/?text={request.reference}")
    at.clicks_on(page.locator(".language button[value=az]"))
    expect(page).to_have_url(f"{live_server.url}/queue/mine/?text={request.reference}")
    at.reads(request.reference)
