"""A sentence that remembers its template and its facts, so that pure rooms can speak and a page can translate."""


class Sentence(str):
    """English text and what it was made of. Rooms import it as `_`, so that makemessages finds it."""

    template: str
    facts: dict

    def __new__(cls, template, /, **facts):
        sentence = super().__new__(cls, template.format(**facts) if facts else template)
        sentence.template, sentence.facts = template, facts
        return sentence

    def translated(self, translate) -> str:
        """The sentence in another language; `translate` is a function from template to template, such as gettext."""
        template = translate(self.template)
        return (
            template.format(**{name: _told(fact, translate) for name, fact in self.facts.items()})
            if self.facts
            else template
        )


def _told(fact, translate):
    return fact.translated(translate) if isinstance(fact, Sentence) else fact
