"""The pages of the work."""

from django.urls import path

from workflows.views import case, inbox, proposal, step, work

urlpatterns = [
    path("", work.work, name="work"),
    path("queue/<slug:name>/", work.queue, name="queue"),
    path("procedures/<slug:reference>/", case.procedure, name="procedure"),
    path("procedures/<slug:reference>/deadlines/", case.deadlines, name="deadlines"),
    path("procedures/<slug:reference>/assign/", proposal.assign, name="assign"),
    path("procedures/<slug:reference>/proposals/<int:pk>/withdraw/", proposal.withdraw, name="withdraw_proposal"),
    path("procedures/<slug:reference>/steps/<slug:name>/", step.take, name="take"),
    path("procedures/<slug:reference>/steps/<slug:name>/draft/", step.keep_draft, name="keep_draft"),
    path("approvals/", inbox.approvals, name="approvals"),
    path("approvals/<int:pk>/", inbox.approvals, name="approval"),
    path("approvals/<int:pk>/decision/", inbox.judge, name="judge"),
]
