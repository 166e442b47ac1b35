"""Somebody at a page of the application form: reads what its fields hold, types, presses a button, as a browser would."""

from html.parser import HTMLParser

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cases.packages.samples.specimens import paper_pdf, paper_picture

EVERYTHING = {
    "place": "Den Haag",
    "interview_requested": "on",
    "person-names-0-surname": "Məmmədov", "person-names-0-given_names": "Elçin", "person-names-0-patronymic": "Rauf oğlu",
    "person-birth-date": "00.02.1988", "person-birth-place": "Gəncə", "person-birth-country": "Azerbaijan",
    "person-sex": "M", "person-description-height_cm": "178", "person-description-eyes": "brown",
    "person-description-marks": "scar on the left hand",
    "person-nationalities-0-state": "Azərbaycan", "person-nationalities-0-basis": "documented",
    "person-languages": "Azerbaijani, rus dili",
    "person-civil_status": "married", "person-last_address": "Nizami küçəsi 5, Gəncə",
    "spouse-names-0-surname": "Məmmədova", "spouse-names-0-given_names": "Nərgiz", "spouse-names-1-surname": "Əliyeva",
    "spouse-birth-date": "1990",
    "spouse-nationalities-0-state": "AZ", "spouse-travels": "on",
    "circumstances-health-statement": "Insulin twice a day.", "circumstances-health-consent_given": "on",
    "circumstances-health-consent_text": "I agree that this is sent.",
    "evidence-0-kind": "passport", "evidence-0-number": "C01234567", "evidence-0-issued_on": "9.12.2015", "evidence-0-issued_at": "Gəncə",
    "evidence-0-issued_by": "ASAN", "evidence-0-expires_on": "09/12/2025",
    "observations": "He asks to travel with his wife.",
    "signatory-name": "J. de Vries", "signatory-function": "Officer",
    "knowledge_date": "01.02.2026", "basis-ground": "presence", "basis-entered_on": "2019",
    "basis-apprehended_at": "20.01.2026 14:30",
    "voluntary_return-offered": "yes", "voluntary_return-offered_on": "10012026", "voluntary_return-outcome": "declined",
}  # fmt: skip


class Fields(HTMLParser):
    """What the form of a page would send as it stands."""

    def __init__(self, text):
        super().__init__()
        self.values, self.files, self._area, self._select = {}, [], None, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        name = said.get("name")
        if tag == "input":
            self._input(name, said)
        elif tag == "textarea":
            self._area, self.values[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in said or self._select not in self.values):
            self.values[self._select] = said.get("value", "")

    def _input(self, name, said):
        kind = said.get("type", "text")
        if kind == "file":
            self.files.append(name)
        elif name and (kind not in ("checkbox", "radio") or "checked" in said):
            value = said.get("value", "on" if kind in ("checkbox", "radio") else "")
            self.values[name] = [*self.values[name], value] if isinstance(self.values.get(name), list) else value
            if name.endswith("-attachments"):
                held = self.values[name]
                self.values[name] = held if isinstance(held, list) else [held]

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None

    def handle_data(self, data):
        if self._area:
            self.values[self._area] += data.removeprefix("\n") if not self.values[self._area] else data


class Writer:
    """One person in one browser."""

    def __init__(self, actor):
        self.actor, self.client = actor, Client()
        self.client.force_login(actor.user, "django.contrib.auth.backends.ModelBackend")
        session = self.client.session
        session["agency"] = actor.agency.pk
        session.save()

    def open(self, url):
        """Goes to a page, and reads its form."""
        self.url, self.answer = url, self.client.get(url)
        if self.answer.status_code == 302:
            return self.open(self.answer.url)
        self.read()
        return self

    def read(self):
        text = self.answer.content.decode()
        self.fields = Fields(text[text.find("<main") :])

    @property
    def text(self):
        return self.answer.content.decode()

    def task(self, request, name):
        return self.open(reverse("application", args=[request.reference, name]))

    def check(self, request):
        return self.open(reverse("application_check", args=[request.reference]))

    def press(self, action="", **typed):
        """Types and presses a button; then the writer is where that leads."""
        self.send(action, typed)
        if self.answer.status_code == 302:
            self.open(self.answer.url)
        elif self.answer.status_code in (409, 422):
            self.read()
        return self

    def send(self, action="", typed=None, url=None, **headers):
        data = self.fields.values | {name.replace("__", "-"): value for name, value in (typed or {}).items()}
        data |= {"action": action} if action else {}
        self.answer = self.client.post(
            url or self.url, {k: v for k, v in data.items() if v is not None}, headers=headers
        )
        return self.answer


def begin(writer, reference="V-2026-17", **typed):
    """Opens a draft through "New case" and gives the answer."""
    writer.open(reverse("new_case")).send(typed={"their_reference": reference, **typed})
    return writer.answer


def a_pdf(name="passport.pdf", page="page 1"):
    return SimpleUploadedFile(name, paper_pdf("Passport", [page]), "application/pdf")


def a_picture(name="face.png", words="face"):
    return SimpleUploadedFile(name, paper_picture("Photograph", [words]), "image/png")
