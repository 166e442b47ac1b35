"""The pages of the survey and of what people say of the support."""

from django.urls import path

from reintegration.views import complaints, feedback, instruments, questionnaire, survey

OF_SURVEY = "procedures/<slug:reference>/survey/"

urlpatterns = [
    path(OF_SURVEY, survey.survey, name="survey"),
    path(f"{OF_SURVEY}begin/", survey.begin_survey, name="begin_survey"),
    path(f"{OF_SURVEY}<int:pk>/scores/", survey.survey_score, name="survey_score"),
    path(f"{OF_SURVEY}<int:pk>/finish/", questionnaire.finish_survey, name="finish_survey"),
    path(f"{OF_SURVEY}<int:pk>/reopen/", survey.reopen_survey, name="reopen_survey"),
    path(f"{OF_SURVEY}<int:pk>/<slug:section>/", questionnaire.questionnaire, name="questionnaire"),
    path("survey-questionnaires/", instruments.survey_instruments, name="survey_instruments"),
    path("survey-questionnaires/weights/<int:pk>/", instruments.decide_weights, name="decide_weights"),
    path("feedback/", feedback.feedback, name="feedback"),
    path("feedback/answer/", feedback.feedback_answer, name="feedback_answer"),
    path("feedback/record/", complaints.record_feedback, name="record_feedback"),
    path("feedback/to/<slug:code>/", feedback.feedback, name="feedback"),
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/<int:pk>/", complaints.complaint, name="complaint"),
]
