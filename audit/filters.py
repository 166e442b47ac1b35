"""What narrows a log: from a day to a day, and what else a log has to ask for; each thing that is set can be taken away."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class OfDays(forms.Form):
    """A GET form. Inherit from it and add choices."""

    first = forms.DateField(label=gettext_lazy("First day"), required=False)
    last = forms.DateField(label=gettext_lazy("Last day"), required=False)

    def clean(self):
        said = super().clean()
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", _("The last day lies before the first."))
        return said

    def chips(self, path):
        """What is set, each with the address that takes it away."""
        said = {name: value for name, value in self.data.items() if name in self.fields and value}
        return [self._chip(path, said, name) for name in said]

    def _chip(self, path, said, name):
        rest = {key: value for key, value in said.items() if key != name}
        value = dict(getattr(self.fields[name], "choices", ())).get(said[name], said[name])
        label = _("%(field)s: %(value)s") % {"field": self.fields[name].label, "value": value}
        return {"label": label, "url": f"{path}?{urlencode(rest)}" if rest else path, "on": True}
