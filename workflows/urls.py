"""The pages of the work."""

from django.urls import path

from workflows.views import (
    application,
    application_check,
    case,
    diagrams,
    documents,
    inbox,
    new_case,
    other,
    packages,
    proposal,
    sections,
    step,
    transit,
    work,
)

urlpatterns = [
    path("", work.work, name="work"),
    path("queue/<slug:name>/", work.queue, name="queue"),
    path("procedures/<slug:reference>/", case.procedure, name="procedure"),
    path("procedures/<slug:reference>/deadlines/", case.deadlines, name="deadlines"),
    path("procedures/<slug:reference>/persons/", sections.persons, name="persons"),
    path("procedures/<slug:reference>/persons/<int:pk>/", sections.compare, name="compare"),
    path("procedures/<slug:reference>/documents/", documents.documents, name="documents"),
    path("procedures/<slug:reference>/documents/<int:pk>/", documents.document, name="document"),
    path("procedures/<slug:reference>/evidence/<int:pk>/", documents.examine, name="examine"),
    path("procedures/<slug:reference>/letters/<int:pk>/<slug:language>/", documents.letter, name="letter"),
    path("procedures/<slug:reference>/notes/", sections.notes, name="notes"),
    path("procedures/<slug:reference>/history/", sections.history, name="history"),
    path("procedures/<slug:reference>/assign/", proposal.assign, name="assign"),
    path("procedures/<slug:reference>/proposals/<int:pk>/withdraw/", proposal.withdraw, name="withdraw_proposal"),
    path("procedures/<slug:reference>/steps/<slug:name>/", step.take, name="take"),
    path("procedures/<slug:reference>/steps/<slug:name>/draft/", step.keep_draft, name="keep_draft"),
    path("new/", new_case.new_case, name="new_case"),
    path("procedures/<slug:reference>/application/", application.tasks, name="application"),
    path("procedures/<slug:reference>/application/check/", application_check.check, name="application_check"),
    path("procedures/<slug:reference>/application/files/<slug:digest>/", application.file, name="application_file"),
    path("procedures/<slug:reference>/application/<slug:name>/", application.task, name="application"),
    path(
        "procedures/<slug:reference>/application/<slug:name>/draft/", application.keep_draft, name="application_draft"
    ),
    path("new/transit/", transit.new_transit, name="new_transit"),
    path("procedures/<slug:reference>/annex-6/", transit.annex_six, name="annex_six"),
    path("procedures/<slug:reference>/annex-6/draft/", transit.annex_six_draft, name="annex_six_draft"),
    path("packages/upload/", packages.upload_package, name="upload_package"),
    path("search/", other.search, name="search"),
    path("notices/", other.notices, name="notices"),
    path("workflows/", diagrams.workflows, name="workflows"),
    path("workflows/<slug:name>/", diagrams.workflow, name="workflow"),
    path("approvals/", inbox.approvals, name="approvals"),
    path("approvals/<int:pk>/", inbox.approvals, name="approval"),
    path("approvals/<int:pk>/decision/", inbox.judge, name="judge"),
]
