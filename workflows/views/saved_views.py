"""Saved views and columns of the work list: kept, opened, shared, copied, pinned and deleted."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agencies.policy import allow
from cases.asylum_door.forms import AtTheDoor
from workflows.drafts.keeping import keeps_nothing
from workflows.filtering import WorkFilter
from workflows.listing.columns import columns_for
from workflows.listing.listed import Listed
from workflows.listing.saving import (
    MOST_PINS,
    asked_for,
    columns_of,
    copy,
    is_full,
    keep_columns,
    pin,
    unit_of,
    views_of,
)
from workflows.rows import Pin, SavedView
from workflows.worklist import QUEUES


class SaveForm(AtTheDoor, forms.ModelForm):
    class Meta:
        model = SavedView
        fields = ("name", "shared")
        help_texts = {
            "name": gettext_lazy("Say what it shows. Name nobody in it."),
            "shared": gettext_lazy("Others see what their own part and role let them see."),
        }
        widgets = {"shared": forms.RadioSelect}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor, self.unit = actor, unit_of(actor)
        choices = [choice for choice in SavedView.Shared.choices if self.unit or choice[0] != SavedView.Shared.UNIT]
        self.fields["shared"].choices, self.fields["shared"].initial = choices, SavedView.Shared.NOBODY

    def clean_name(self):
        name = self.cleaned_data["name"]
        if SavedView.objects.filter(person=self.actor.user, agency=self.actor.agency, name=name).exists():
            raise forms.ValidationError(_("You have a view of this name. Choose another, or delete that one."))
        return name


class ColumnsForm(AtTheDoor, forms.Form):
    columns = forms.MultipleChoiceField(
        label=gettext_lazy("Further columns"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["columns"].choices = [(column.name, column.label) for column in columns_for(actor).values()]


@allow("view.save")
def saved_views(request):
    """One's own views, and those that others share."""
    pins = set(Pin.objects.filter(person=request.actor.user).values_list("view", flat=True))
    rows = [
        {
            "view": view, "queue": QUEUES[view.queue].title, "mine": view.person_id == request.actor.user.pk,
            "chips": asked_for(view, request.actor).chips(""), "pinned": view.pk in pins,
        }
        for view in views_of(request.actor).filter(queue__in=QUEUES).select_related("person", "unit").order_by("name", "pk")
    ]  # fmt: skip
    return render(request, "workflows/saved_views.html", {"rows": rows})


@keeps_nothing
@allow("view.save")
def new_view(request):
    """Saves the list that the address describes: its queue, filters and order, with the columns one has now."""
    queue = QUEUES.get(request.GET.get("queue"), QUEUES["mine"])
    filters = WorkFilter(request.GET, actor=request.actor)
    form = SaveForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_valid() and not is_full(request.actor):
        view = _saved(request.actor, form, queue, filters)
        messages.success(request, _("The view is saved, and stands in the side navigation."))
        return redirect("saved_view", view.pk)
    if form.is_bound and form.is_valid():
        form.add_error(None, _("You have as many views as one can have. Delete one first."))
    context = {"form": form, "queue": queue, "chips": filters.chips(""), "says": filters.order.says}
    return render(request, "workflows/new_view.html", context, status=422 if form.is_bound else 200)


def _saved(actor, form, queue, filters):
    view = form.save(commit=False)
    view.person, view.agency = actor.user, actor.agency
    view.unit_id = form.unit if view.shared == SavedView.Shared.UNIT else None
    view.queue, view.filters, view.order = queue.name, filters.said, filters.order.name
    view.columns = columns_of(actor).values_list("columns", flat=True).first() or []
    view.save()
    pin(view, actor)
    return view


@allow("view.save")
def saved_view(request, pk):
    """The list that a view describes, as its reader may see it."""
    view = get_object_or_404(views_of(request.actor).filter(queue__in=QUEUES), pk=pk)
    filters = asked_for(view, request.actor)
    return render(request, "workflows/work.html", Listed(request, QUEUES[view.queue], filters, view).context())


@allow("view.save")
@require_POST
def keep_view(request, pk):
    """Pins, unpins or copies a view; deletes one's own."""
    view = get_object_or_404(views_of(request.actor), pk=pk)
    do = {"pin": _pin, "unpin": _unpin, "copy": _copy, "delete": _delete}.get(request.POST.get("do"))
    if do is None:
        raise Http404
    messages.info(request, do(view, request.actor))
    return redirect("saved_views")


def _pin(view, actor):
    if pin(view, actor):
        return _("“%(view)s” stands in the side navigation.") % {"view": view.name}
    return _("At most %(n)s views stand in the side navigation. Take one away first.") % {"n": MOST_PINS}


def _unpin(view, actor):
    Pin.objects.filter(view=view, person=actor.user).delete()
    return _("“%(view)s” no longer stands in the side navigation.") % {"view": view.name}


def _copy(view, actor):
    if is_full(actor):
        return _("You have as many views as one can have. Delete one first.")
    return _("“%(view)s” is yours now.") % {"view": copy(view, actor).name}


def _delete(view, actor):
    if view.person_id != actor.user.pk:
        return _("Only whoever made a view deletes it. Take it out of your side navigation instead.")
    view.delete()
    return _("“%(view)s” is deleted.") % {"view": view.name}


@keeps_nothing
@allow("view.save")
def list_columns(request):
    """The further columns that somebody reads their lists with."""
    chosen = columns_of(request.actor).values_list("columns", flat=True).first() or []
    form = ColumnsForm(
        request.POST if request.method == "POST" else None, actor=request.actor, initial={"columns": chosen}
    )
    back = request.GET.get("next", "")
    back = back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else reverse("work")
    if form.is_valid():
        keep_columns(request.actor, form.cleaned_data["columns"])
        messages.success(request, _("Your columns are saved."))
        return redirect(back)
    action = f"{request.path}?{urlencode({'next': back})}"
    context = {"form": form, "back_url": back, "action": action}
    return render(request, "workflows/list_columns.html", context, status=422 if form.is_bound else 200)
