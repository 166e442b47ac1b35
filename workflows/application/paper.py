"""The items of the form in the order of the paper (the common application form, Annex 5), and the tasks of the guided way."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from workflows.application import people, sheets


@dataclass(frozen=True)
class Rows:
    """A list below a card: `least` blank rows are offered, of this `kind` where the list holds several kinds."""

    name: str
    part: type
    label: str
    add: str = ""
    kind: str = ""
    least: int = 0
    first: type | None = None  # what the first row is, where it is simpler


@dataclass(frozen=True)
class Item:
    """One number on the paper: fields of the card itself, rows below it, or both. Without a number it is beyond the paper."""

    number: str
    label: str
    fields: tuple[str, ...] = ()
    rows: Rows | None = None
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """A part of the paper about one object, or (`several`) about each of a list, at `pointer` of the application."""

    name: str
    letter: str
    title: str
    part: type
    items: tuple[Item, ...]
    pointer: str = ""
    several: str = ""  # what one of them is called
    add: str = ""
    add_first: str = ""
    least: int = 0
    most: int = 1
    hint: str = ""
    has_files: bool = False

    @property
    def tops(self):
        """The names at the top of the application that this sheet fills."""
        if self.pointer:
            return {self.name}
        return {name.partition("__")[0] for name in self.part.base_fields}


@dataclass(frozen=True)
class Task:
    name: str
    title: str
    sheets: tuple[Sheet, ...]
    hint: str = ""
    needed: bool = False  # the check opens when it is done

    @property
    def tops(self):
        return frozenset().union(*(sheet.tops for sheet in self.sheets))


def _below(place, *names):
    return tuple(f"{place}__{name}" for name in names)


_NAMES = Rows(
    "names",
    people.NamePart,
    _("Name"),
    _("Add the name in another script or document"),
    kind="main",
    least=1,
    first=people.FirstNamePart,
)
_MAIDEN = Rows("names", people.FirstNamePart, _("Maiden name"), kind="maiden", least=1)
_ALIASES = Rows("aliases", people.OtherNamePart, _("Other name"), _("Add another name"))
_NATIONALITIES = Rows("nationalities", people.NationalityPart, _("Nationality"), _("Add a nationality"), least=1)
_BIRTH = ("birth__date", "birth__place", "birth__country")
_LOOKS = ("sex", "description__height_cm", "description__eyes", "description__marks")

HEAD = Sheet(
    "head",
    "",
    _("Head of the form"),
    sheets.HeadPart,
    (Item("", _("Reference, place and date"), ("reference", "place", "sent_at")),),
)
ASKS = Sheet(
    "asks", "", _("Procedure and interview"), sheets.AsksPart,
    (Item("", _("Procedure"), ("procedure",)), Item("", _("Interview"), ("interview_requested",))),
)  # fmt: skip
PERSON = Sheet(
    "person", "A", _("Personal details"), people.PersonPart,
    (
        Item("A.1", _("Full name"), rows=_NAMES),
        Item("A.2", _("Maiden name"), rows=_MAIDEN),
        Item("A.3", _("Date and place of birth"), _BIRTH),
        Item("A.4", _("Sex and physical description"), _LOOKS),
        Item("A.5", _("Also known as"), rows=_ALIASES),
        Item("A.6", _("Nationality and language"), ("languages",), _NATIONALITIES),
        Item("A.7", _("Civil status"), ("civil_status",)),
        Item("A.8", _("Last address in the requested State"), ("last_address",)),
    ),
    pointer="/person",
)  # fmt: skip
PHOTO = Sheet(
    "photo", "A.1", _("Photograph"), sheets.PhotoPart, (Item("", _("Photograph"), ("photo__file",)),), has_files=True
)
SPOUSE = Sheet(
    "spouse", "B", _("Spouse"), people.RelativePart,
    (
        Item("B.1", _("Full name"), rows=_NAMES),
        Item("B.2", _("Maiden name"), rows=_MAIDEN),
        Item("B.3", _("Date and place of birth"), _BIRTH),
        Item("B.4", _("Sex and physical description"), _LOOKS),
        Item("B.5", _("Also known as"), rows=_ALIASES),
        Item("B.6", _("Nationality and language"), ("languages",), _NATIONALITIES),
        Item("", _("Travel"), ("travels",)),
    ),
    pointer="/spouse", hint=_("If there is one. Otherwise leave it empty."),
)  # fmt: skip
CHILDREN = Sheet(
    "children", "C", _("Children"), people.RelativePart,
    (
        Item("C.1", _("Full name"), rows=_NAMES),
        Item("C.2", _("Date and place of birth"), _BIRTH),
        Item("C.3", _("Sex and physical description"), _LOOKS),
        Item("C.4", _("Nationality and language"), ("languages",), _NATIONALITIES),
        Item("", _("Travel"), ("travels",)),
    ),
    pointer="/children", several=_("Child"), add=_("Add another child"), add_first=_("Add a child"), most=20,
    hint=_("Minor unmarried children, each on a card."),
)  # fmt: skip
CIRCUMSTANCES = Sheet(
    "circumstances", "D", _("Special circumstances"), sheets.CircumstancesPart,
    (
        Item("D.1", _("State of health"), _below("circumstances__health", "statement", "consent_given", "consent_text")),
        Item("D.2", _("Particularly dangerous person"), _below("circumstances__danger", "statement", "source", "stated_on")),
    ),
)  # fmt: skip
BASIS = Sheet(
    "basis", "", _("Basis of the application"), sheets.BasisPart,
    (Item("", _("Entry, apprehension, return decision"), tuple(sheets.BasisPart.base_fields)),), hint=_("Beyond the paper form."),
)  # fmt: skip
_SHOWN_BY = ("mrz", "note", "copies")
EVIDENCE = Sheet(
    "evidence", "E", _("Means of evidence"), sheets.EvidencePart,
    (Item("", "", ("kind", "of", "number", "issued_on", "issued_at", "issued_by", "expires_on", "seen_original", *_SHOWN_BY)),),
    pointer="/evidence", several=_("Evidence"), add=_("Add another means of evidence"), least=1, most=30, has_files=True,
)  # fmt: skip
OBSERVATIONS = Sheet(
    "observations", "F", _("Observations"), sheets.ObservationsPart, (Item("F", _("Observations"), ("observations",)),)
)
SIGNED_BY = Item("", _("Signed by"), ("signatory__name", "signatory__function"))
SIGNATURE = Sheet("signature", "", _("Signature"), sheets.SignaturePart, (SIGNED_BY,))
OFFER = Sheet(
    "offer", "", _("Voluntary return"), sheets.OfferPart, (Item("", _("Offer of voluntary return"), tuple(sheets.OfferPart.base_fields)),),
    hint=_("Beyond the paper form. The agreement prefers voluntary return."),
)  # fmt: skip

TASKS = (
    Task("start", _("Start"), (HEAD, BASIS), _("Reference, place and date, basis"), needed=True),
    Task("person", _("Person"), (PERSON, PHOTO), _("A. Personal details and photograph"), needed=True),
    Task("family", _("Family"), (SPOUSE, CHILDREN), _("B. Spouse and C. Children")),
    Task("circumstances", _("Circumstances"), (CIRCUMSTANCES,), _("D. Health and danger")),
    Task("evidence", _("Evidence"), (EVIDENCE,), _("E. Documents and other means of evidence"), needed=True),
    Task(
        "requests",
        _("Requests"),
        (ASKS, OFFER, OBSERVATIONS, SIGNATURE),
        _("Interview, voluntary return, F. Observations, signature"),
    ),
)
PAPER = Task(
    "paper",
    _("Paper order"),
    (HEAD, ASKS, PERSON, PHOTO, SPOUSE, CHILDREN, CIRCUMSTANCES, EVIDENCE, OBSERVATIONS, SIGNATURE, BASIS, OFFER),
)
BY_NAME = {task.name: task for task in (*TASKS, PAPER)}
CHECK = "check"


def following(task: Task) -> str:
    """The name of the task after this one: the check after the last, and after the paper."""
    names = [other.name for other in TASKS]
    return names[names.index(task.name) + 1] if task.name in names[:-1] else CHECK
