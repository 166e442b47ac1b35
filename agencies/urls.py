"""The addresses of this floor."""

from django.urls import path

from agencies.views import account, agencies, configuration, devices, entering, factors, people, proving

urlpatterns = [
    path("sign-in/", entering.sign_in, name="sign_in"),
    path("sign-in/passkey/", proving.sign_in_by_passkey, name="sign_in_by_passkey"),
    path("sign-in/passkey/question/", proving.passkey_question, name="passkey_question"),
    path("sign-in/second/", proving.second_factor, name="second_factor"),
    path("sign-in/set-up/", factors.set_up_factor, name="set_up_factor"),
    path("sign-in/again/", proving.step_up, name="step_up"),
    path("sign-out/", entering.sign_out, name="sign_out"),
    path("choose-agency/", entering.choose_agency, name="choose_agency"),
    path("language/", entering.set_language, name="set_language"),
    path("set-password/<str:uid>/<str:token>/", entering.set_password, name="set_password"),
    path("account/", account.account, name="account"),
    path("account/password/", account.change_password, name="change_password"),
    path("account/preferences/", account.preferences, name="preferences"),
    path("account/security/", devices.security, name="security"),
    path("account/security/passkey/", factors.add_passkey, name="add_passkey"),
    path("account/security/app/", factors.add_app, name="add_app"),
    path("account/security/recovery-codes/", factors.recovery_codes, name="recovery_codes"),
    path("account/security/<int:pk>/remove/", factors.remove_factor, name="remove_factor"),
    path("account/sessions/end/", devices.end_sessions, name="end_sessions"),
    path("account/stay/", devices.stay, name="stay"),
    path("account/leave/", devices.leave, name="leave"),
    path("agencies/", agencies.agencies, name="agencies"),
    path("configuration/", configuration.configuration, name="configuration"),
    path("agencies/add/", agencies.add_agency, name="add_agency"),
    path("agencies/<int:pk>/", agencies.agency, name="agency"),
    path("agencies/<int:pk>/edit/", agencies.edit_agency, name="edit_agency"),
    path("agencies/<int:pk>/end/", agencies.end_agency, name="end_agency"),
    path("agencies/<int:pk>/units/add/", agencies.add_unit, name="add_unit"),
    path("agencies/<int:pk>/invite/", people.invite, name="invite"),
    path("units/<int:pk>/edit/", agencies.edit_unit, name="edit_unit"),
    path("people/<int:pk>/", people.membership, name="membership"),
    path("people/<int:pk>/suspend/", people.suspend, name="suspend"),
    path("people/<int:pk>/lift/", people.lift_suspension, name="lift_suspension"),
    path("people/<int:pk>/link/", people.send_link, name="send_link"),
    path("people/<int:pk>/factors/", people.remove_factors, name="remove_factors"),
    path("people/<int:pk>/end/", people.end_membership, name="end_membership"),
]
