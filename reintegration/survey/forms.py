"""The forms of a survey: how a wave begins, and the questions of one section of it."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.moment import today
from cases.asylum_door.forms import AtTheDoor
from cases.naming import languages_said
from reintegration.choices import Wave
from reintegration.survey.responses import Result
from reintegration.survey.taking import respondents

SPOKEN = ("az", "en", "ru", "tr", "de")  # the first is proposed; any other is “another”
OTHER = "mul"  # ISO 639: several, or none of these


class BeginForm(AtTheDoor, forms.Form):
    """Who is asked, when, and whether they wish it. To decline is an answer that is kept."""

    respondent = forms.ChoiceField(label=gettext_lazy("Who is asked"))
    wave = forms.ChoiceField(label=gettext_lazy("When"), choices=Wave.choices)
    result = forms.ChoiceField(
        label=gettext_lazy("Does the person wish to answer?"), choices=Result.choices, widget=forms.RadioSelect,
        help_text=gettext_lazy("To be asked needs the person’s written consent to surveys. Support never depends on it."),
    )  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("Language of the interview"))
    on = forms.DateField(label=gettext_lazy("Day"), help_text=gettext_lazy("dd.mm.yyyy"))
    token = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, procedure, wave="", **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(member.person_id): member.person for member in respondents(procedure)}
        self.fields["respondent"].choices = [(pk, str(person)) for pk, person in self.people.items()]
        self.fields["language"].choices = [(code, languages_said([code])) for code in SPOKEN] + [(OTHER, _("Another"))]
        asked = {"wave": wave if wave in Wave.values else Wave.BASELINE.value, "on": today(), "token": str(uuid4())}
        self.initial = asked | self.initial

    @property
    def said(self):
        """As taking.begin takes it."""
        said = {name: self.cleaned_data[name] for name in ("wave", "result", "language", "on")}
        return said | {"respondent": self.people[self.cleaned_data["respondent"]]}

    def refuse(self, refused):
        for field, sentences in (*refused.fields.items(), (None, refused.reasons)):
            for sentence in sentences:
                self.add_error(field, sentence)


class SectionForm(AtTheDoor, forms.Form):
    """The questions of one dimension. None must be answered; each can be declined."""

    def __init__(self, *args, questions, answers, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = {question.code: question for question in questions}
        self.options = {q.code: {o.code: o for o in q.answer_set.options.all()} for q in questions}
        for question in questions:
            self.fields[question.code] = forms.ChoiceField(
                label=f"{question.code}. {question}",
                required=False,
                widget=forms.RadioSelect,
                choices=[(option.code, str(option)) for option in question.answer_set.options.all()],
                help_text=self._asked_if(question),
            )
        self.initial = {code: answers[q.pk] for code, q in self.questions.items() if q.pk in answers}

    def _asked_if(self, question):
        """In words, on what it depends; the page hides nothing, so that it works without a script."""
        said = []
        for code, wanted in question.applicable_if.items():
            labels = [str(option) for name, option in self.options.get(code, {}).items() if name in wanted]
            said.append(
                _("Only if %(question)s was answered: %(answers)s") % {"question": code, "answers": ", ".join(labels)}
            )
        return " ".join(said)

    @property
    def chosen(self):
        """{Question: Option} of what was chosen and is an option of its question, also where another field is wrong."""
        said = {code: self.cleaned_data.get(code) for code in self.questions}
        return {self.questions[code]: self.options[code][name] for code, name in said.items() if name}
