"use strict";
/*
 * The page's own beginning: is it whole, can this browser open it, and, where it is protected, the
 * passphrase. Nothing is sent, fetched or stored.
 */
const bytesOf = (base64) => Uint8Array.from(atob(base64.trim()), (char) => char.charCodeAt(0));
const base64Of = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const byId = (id) => document.getElementById(id);

/* The page's words in its language stand in the page, so that none are here. */
function words(name) {
  const found = document.querySelector(`#words [data-name="${name}"]`);
  return found ? found.textContent : "";
}

function tell(place, name) {
  place.textContent = words(name);
  place.hidden = false;
}

/* As the journal does before it seals: one form of each letter, one space between words. */
function tidy(passphrase) {
  return passphrase.normalize("NFC").trim().split(/\s+/u).join(" ");
}

async function sha256(bytes) {
  return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

async function unseal(sealed, passphrase) {
  const about = sealed.dataset;
  const secret = await crypto.subtle.importKey(
    "raw", new TextEncoder().encode(tidy(passphrase)), "PBKDF2", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(about.salt),
      iterations: Number(about.iterations) },
    secret, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const text = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: bytesOf(about.nonce) }, key, bytesOf(sealed.textContent));
  return new TextDecoder().decode(text);
}

/* The text was made by the journal and came out of an authenticated seal; no script in it runs. */
function show(html) {
  const made = new DOMParser().parseFromString(html, "text/html");
  const page = byId("page");
  page.replaceChildren(...Array.from(made.body.childNodes, (one) => document.adoptNode(one)));
  page.hidden = false;
  byId("gate").remove();
  byId("sealed").remove();
  const title = page.querySelector("h1");
  document.title = title.textContent;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  startReplying();
}

async function tryPassphrase(event) {
  event.preventDefault();
  const field = byId("passphrase");
  const button = byId("open");
  const said = byId("said");
  if (!tidy(field.value) || button.disabled) {
    return;
  }
  button.disabled = true;
  tell(said, "opening");
  let html = "";
  try {
    html = await unseal(byId("sealed"), field.value);
  } catch (problem) {
    tell(said, problem.name === "OperationError" ? "wrong" : "unable");
    button.disabled = false;
    field.focus();
    field.select();
    return;
  }
  show(html);
}

/* What was cut or altered on its way is told apart from a wrong passphrase, before one is asked. */
async function isSound(sealed) {
  try {
    return await sha256(bytesOf(sealed.textContent)) === sealed.dataset.sum;
  } catch {
    return false;
  }
}

async function start() {
  const notice = byId("notice");
  if (!byId("end")) {
    tell(notice, "cut");
    return;
  }
  if (!globalThis.crypto || !crypto.subtle || !globalThis.TextDecoder) {
    tell(notice, byId("sealed") ? "unable" : "no-replies");
    return;
  }
  const sealed = byId("sealed");
  if (!sealed) {
    notice.hidden = true;
    startReplying();
  } else if (!await isSound(sealed)) {
    tell(notice, "damaged");
  } else {
    notice.hidden = true;
    byId("gate").hidden = false;
    byId("gate").addEventListener("submit", tryPassphrase);
    byId("passphrase").focus();
  }
}

document.addEventListener("DOMContentLoaded", start);
