/* The browser's half of a passkey: it asks the device, and puts the answer into the form, which the server judges. */
"use strict";

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withBytes = (keys = []) => keys.map((key) => ({ ...key, id: toBytes(key.id) }));

function asQuestion({ publicKey: asked }) {
  const question = { ...asked, challenge: toBytes(asked.challenge) };
  if (asked.user) question.user = { ...asked.user, id: toBytes(asked.user.id) };
  if (asked.allowCredentials) question.allowCredentials = withBytes(asked.allowCredentials);
  if (asked.excludeCredentials) question.excludeCredentials = withBytes(asked.excludeCredentials);
  return { publicKey: question };
}

function asAnswer(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return JSON.stringify({
    id: credential.id, rawId: toText(credential.rawId), type: credential.type, response,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function questionFrom(button) {
  const token = button.form.querySelector("[name=csrfmiddlewaretoken]").value;
  const answer = await fetch(button.dataset.questionUrl, { method: "POST", headers: { "X-CSRFToken": token } });
  return JSON.parse((await answer.json()).question);
}

async function answerOf(button) {
  const { credentials } = navigator;
  if (button.dataset.passkey === "make") return credentials.create(asQuestion(JSON.parse(button.form.dataset.passkeyForm)));
  return credentials.get(asQuestion(await questionFrom(button)));
}

async function usePasskey(event) {
  const button = event.target.closest("[data-passkey]");
  if (!button || (button.dataset.passkey === "make" && !button.form.checkValidity())) return;
  event.preventDefault();
  const failed = button.form.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  try {
    button.form.querySelector("[name$=credential]").value = asAnswer(await answerOf(button));
  } catch {
    failed.hidden = false;
    return;
  }
  button.form.noValidate = true;
  button.form.submit();
}

document.addEventListener("click", usePasskey);
