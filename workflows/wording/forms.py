"""The form on which a wording is typed: every passage of a letter in both languages."""

from hashlib import sha256
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.asylum_door.forms import AtTheDoor
from cases.wording.checking import tidy
from cases.wording.declared import LANGUAGES, passages
from cases.wording.telling import names_in
from workflows.rule_changes.forms import ProposalForm
from workflows.wording.asking import against, field

MOST_TYPED = 4000
OF_PARAGRAPHS = ("opening", "closing", "reference")
IN_WORDS = {"en": gettext_lazy("in English"), "az": gettext_lazy("in Azerbaijani")}


def label_of(passage, language):
    return f"{passage.label}, {IN_WORDS[language]}"


class WordingForm(AtTheDoor, forms.Form):
    """`texts`: language → passage → text, with which it begins."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=lambda: str(uuid4()), required=False)

    refuse = ProposalForm.refuse

    def __init__(self, kind, texts, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        for passage in passages(kind).values():
            for language in LANGUAGES:
                self.fields[field(passage.name, language)] = _field(passage, language, texts[language][passage.name])
        self.fields["reason"] = forms.CharField(
            label=_("Reason for the change"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
        )

    def clean(self):
        said = super().clean()
        for name, sentences in against(self.kind, self.texts()).items():
            for sentence in () if name in self.errors else sentences:
                self.add_error(name, sentence)
        return said

    def texts(self):
        """language → passage → text, as it would be kept."""
        return {
            language: {
                name: tidy(self.cleaned_data.get(field(name, language), ""), passage.is_one_line)
                for name, passage in passages(self.kind).items()
            }
            for language in LANGUAGES
        }

    def pairs(self):
        """The fields of each passage, one in each language."""
        return [[self[field(name, language)] for language in LANGUAGES] for name in passages(self.kind)]

    def digest(self, version):
        """Tells whether what is proposed is what was looked at, beside the version that is still in force."""
        return sha256(repr((self.texts(), version and version.pk)).encode()).hexdigest()[:16]


def _field(passage, language, text):
    attributes = {"lang": language, "spellcheck": "true"}
    lines = forms.Textarea(attrs=attributes | {"rows": max(3, len(text) // 60 + text.count("\n") + 1)})
    return forms.CharField(
        label=label_of(passage, language), initial=text, max_length=MOST_TYPED, required=not passage.may_be_empty, strip=True,
        widget=forms.TextInput(attrs=attributes) if passage.is_one_line else lines, help_text=_hint(passage),
    )  # fmt: skip


def _hint(passage):
    hints = [] if passage.is_one_line else [_lines(passage)]
    if passage.required:
        hints.append(_("Must tell %(names)s.") % {"names": ", ".join(f"{{{name}}}" for name in passage.required)})
    elif names_in(passage.texts["en"]):
        hints.append(_("May tell %(names)s, or another placeholder.") % {"names": _shown(passage)})
    return " ".join(hints)


def _lines(passage):
    return _("Each line is a paragraph.") if passage.name in OF_PARAGRAPHS else _("Each line is a numbered step.")


def _shown(passage):
    return ", ".join(f"{{{name}}}" for name in dict.fromkeys(names_in(passage.texts["en"])))
