"""One change on a page of its own: a form, asked and answered."""

from django.shortcuts import render


def asked(request, kind, **how):
    """The form, empty or as it was filled in."""
    return kind(request.POST if request.method == "POST" else None, **how)


def page(request, form, words):
    """`words`: title, section (whom it is about), submit, back; stop where something ends."""
    return render(request, "agencies/change.html", words | {"form": form}, status=422 if form.errors else 200)
