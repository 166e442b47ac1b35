"""The parts that are not about a person: head of the form, circumstances, means of evidence, requests, signature."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.entry_and_offer import GROUNDS
from cases.packages.minimum import OTHERS
from cases.terms import Effect, EvidenceKind
from workflows.application.fields import Choice, Moment, Text, Tick, WholeDate, YesOrNo
from workflows.application.fields import PartlyKnownDate as PartDate
from workflows.application.parts import Part
from workflows.application.paths import NOBODY

DATE = _("dd.mm.yyyy")
CHOOSE = [("", _("Choose"))]
PROCEDURES = [("normal", _("Normal procedure")), ("accelerated", _("Accelerated procedure"))]
OUTCOMES = [*CHOOSE, ("accepted", _("Accepted")), ("declined", _("Declined")), ("no_answer", _("No answer"))]
EFFECTS = {
    Effect.PROOF: _("Proof of nationality"), Effect.PRIMA_FACIE: _("Prima facie evidence of nationality"),
    Effect.INITIATES_CHECK: _("Starts a check of nationality"), Effect.NONE: _("No effect on nationality under this agreement"),
}  # fmt: skip
TAKES = _("PDF, JPEG or PNG, up to 20 MB each.")


class Files(forms.FileField):
    """Several files at once; each is looked at when it is kept."""

    def __init__(self, label, hint=TAKES, *, accept=".pdf,.jpg,.jpeg,.png", several=True):
        widget = type("SeveralFiles", (forms.FileInput,), {"allow_multiple_selected": several})
        super().__init__(
            label=label,
            required=False,
            help_text=hint,
            widget=widget(attrs={"accept": accept} | ({"multiple": True} if several else {})),
        )

    def clean(self, data, initial=None):
        return data


class HeadPart(Part):
    reference = Text(_("Reference"), 80, hint=_("The requesting authority’s own."))
    place = Text(_("Place"), 120)
    sent_at = Moment(_("Date of the application"), 40, hint=_("As on the paper, dd.mm.yyyy."))

    def adapt(self):
        self.fields["sent_at"].zone = self.about.zone
        if not self.about.on_paper:  # it is dated when it is submitted
            del self.fields["sent_at"]


class AsksPart(Part):
    procedure = Choice(
        _("Procedure"),
        PROCEDURES,
        hint=_("Accelerated: apprehended at the border; say when under “Start”."),
    )
    interview_requested = Tick(
        _("An interview is requested"), _("The consulate of the requested State is asked to interview the person.")
    )


class PhotoPart(Part):
    uploads = ("photo__file",)
    photo__file = Files(_("Photograph"), _("JPEG or PNG, up to 20 MB."), accept=".jpg,.jpeg,.png", several=False)


class BasisPart(Part):
    """How the obligation to readmit came about."""

    knowledge_date = WholeDate(_("Irregular stay known since"), 40, hint=DATE)
    basis__ground = Choice(_("Ground"), GROUNDS)
    basis__entered_on = PartDate(_("Entered on"), 40, hint=_("dd.mm.yyyy, with 00 for what is not known."))
    basis__apprehended_at = Moment(_("Apprehended at"), 40, hint=_("dd.mm.yyyy hh:mm, time of the requesting State."))
    basis__apprehended_where = Text(_("Place of apprehension"))
    basis__decision_reference = Text(_("Reference of the return decision"), 80)
    basis__decision_on = WholeDate(_("Date of the return decision"), 40, hint=DATE)
    basis__direct_return_impossible = Text(
        _("Why direct return to the country of origin is impossible"),
        2000,
        rows=3,
        hint=_("What was tried, and what came of it."),
    )

    def adapt(self):
        if self.about.application.get("about_whom") not in OTHERS:  # our own nationals come home
            del self.fields["basis__direct_return_impossible"]
        self.fields["basis__apprehended_at"].zone = self.about.zone


class CircumstancesPart(Part):
    circumstances__health__statement = Text(
        _("State of health, care needed"),
        2000,
        rows=3,
        hint=_("Only what the transfer needs. It is sent only with the person’s consent."),
    )
    circumstances__health__consent_given = Tick(_("The person consents that this statement is sent"))
    circumstances__health__consent_text = Text(
        _("Words of the consent"), 2000, rows=2, hint=_("As the person agreed to them.")
    )
    circumstances__danger__statement = Text(
        _("Indication of danger"), 2000, rows=3, hint=_("Facts, not impressions: what happened, when.")
    )
    circumstances__danger__source = Text(_("Who says so"))
    circumstances__danger__stated_on = WholeDate(_("Date of the indication"), 40, hint=DATE)

    def values(self):
        """A statement that was not made is no statement."""
        said = super().values()
        for name, tells in (
            ("health", ("statement", "consent_text")),
            ("danger", ("statement", "source", "stated_on")),
        ):
            if not any(said["circumstances"][name][tell] for tell in tells):
                said["circumstances"][name] = None
        return said


class EvidencePart(Part):
    uploads = ("copies",)
    kind = Choice(_("Kind of evidence"), [*CHOOSE, *EvidenceKind.choices])
    of = forms.CharField(label=_("Whose it is"), required=False, widget=forms.Select, initial="person")
    number = Text(_("Number"), 40, autocomplete="off")
    issued_on = WholeDate(_("Date of issue"), 40, hint=DATE)
    issued_at = Text(_("Place of issue"))
    issued_by = Text(_("Issuing authority"))
    expires_on = WholeDate(_("Expires on"), 40, hint=DATE)
    seen_original = Tick(_("The original was seen"))
    mrz = Text(
        _("Machine-readable lines"), 400, rows=3,
        hint=_("Type, paste or scan the lines. They fill empty fields and never change what you typed."),
        autocomplete="off",
    )  # fmt: skip
    note = Text(_("Note on the evidence"), 300)
    copies = Files(_("Copies"))

    def adapt(self):
        self.fields["kind"].choices = [*CHOOSE, *_by_effect(self.about.effects)]
        self.fields["of"].widget.choices = _members(self.about.application)

    def values(self):
        said = super().values()
        return said | {"of": said["of"] or "person"}


class OfferPart(Part):
    voluntary_return__offered = YesOrNo(_("Voluntary return"), _("It was offered"), _("It was not offered"))
    voluntary_return__offered_on = WholeDate(_("Date of the offer"), 40, hint=DATE)
    voluntary_return__outcome = Choice(_("Outcome of the offer"), OUTCOMES)
    voluntary_return__reason = Text(_("Why it was not offered"))


class ObservationsPart(Part):
    observations = Text(_("Observations"), 4000, rows=4)


class SignaturePart(Part):
    signatory__name = Text(_("Name of the signatory"), 120)
    signatory__function = Text(_("Function"), 80)


def _by_effect(effects):
    """Kinds of evidence under the effect that the agreement gives them, strongest first."""
    for effect, words in EFFECTS.items():
        kinds = [(kind.value, kind.label) for kind in EvidenceKind if effects.get(kind.value, Effect.NONE) == effect]
        if kinds:
            yield str(words), kinds


def _members(application):
    yield "person", _("The person")
    if application.get("spouse"):
        yield "spouse", _("The spouse")
    for number in range(len(application.get("children", []))):
        yield f"children/{number}", _("Child %(number)s") % {"number": number + 1}
    if any(item["of"] == NOBODY for item in application.get("evidence", [])):
        yield NOBODY, _("A child who was removed")
