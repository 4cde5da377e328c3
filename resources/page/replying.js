"use strict";
/*
 * The reply: what was written becomes a small file, sealed so that only the journal the page came
 * from can open it. The file holds the answers, and a name only where one was written.
 */
const REPLY_MAGIC = "AWreply1";
const REPLY_STEP = 1024; // bytes: the length of a file says little of what is in it

/* One for each time the page is opened, so that a reply that is saved twice is known as one. */
const replyId = () => hexOf(crypto.getRandomValues(new Uint8Array(16)));

function startReplying() {
  const form = byId("reply");
  if (!form) {
    return;
  }
  const id = replyId();
  form.querySelector("fieldset").disabled = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    saveReply(form, id);
  });
  byId("copy").addEventListener("click", () => copyReply(form));
  form.addEventListener("input", () => { form.dataset.unsaved = "yes"; });
  window.addEventListener("beforeunload", (event) => {
    if (form.dataset.unsaved && written(form).answers.length) {
      event.preventDefault(); // the browser asks before what was written is gone
    }
  });
}

function written(form) {
  return {
    from: byId("from").value.trim(),
    answers: Array.from(form.querySelectorAll("textarea"))
      .map((area, at) => [at, area.value.trim()])
      .filter(([, text]) => text),
  };
}

/* Spaces after the text fill it up to a whole step. */
function padded(text) {
  const bytes = new TextEncoder().encode(text);
  const whole = new Uint8Array(Math.ceil(bytes.length / REPLY_STEP) * REPLY_STEP).fill(32);
  whole.set(bytes);
  return whole;
}

async function sealedReply(form, id, reply) {
  const page = bytesOf(form.dataset.page);
  const info = hpke.join(new TextEncoder().encode(REPLY_MAGIC), page);
  const text = padded(JSON.stringify({ id, from: reply.from, answers: reply.answers }));
  const sealed = await hpke.seal(bytesOf(form.dataset.key), info, new Uint8Array(0), text);
  const whole = hpke.join(page, sealed);
  return `${REPLY_MAGIC}\n${base64Of(whole)}\n${await sha256(whole)}\n`;
}

async function saveReply(form, id) {
  const said = byId("reply-said");
  const reply = written(form);
  if (!reply.answers.length) {
    tell(said, "empty");
    return;
  }
  let file = "";
  try {
    file = await sealedReply(form, id, reply);
  } catch {
    tell(said, "no-replies");
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file], { type: "text/plain" }));
  link.download = "reply.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  delete form.dataset.unsaved;
  tell(said, "saved");
}

/* The words themselves, for a message or for oneself: read by whoever has them. */
function readable(form, reply) {
  const labels = Array.from(form.querySelectorAll("label.ask"), (one) => one.textContent);
  const answers = reply.answers.map(([at, text]) => `${labels[at]}\n${text}`);
  return (reply.from ? [reply.from, ...answers] : answers).join("\n\n");
}

async function copyReply(form) {
  const said = byId("reply-said");
  const reply = written(form);
  if (!reply.answers.length) {
    tell(said, "empty");
    return;
  }
  const text = readable(form, reply);
  try {
    await navigator.clipboard.writeText(text);
    tell(said, "copied");
  } catch {
    const shown = byId("as-text");
    shown.value = text;
    shown.hidden = false;
    shown.focus();
    shown.select();
    tell(said, "copy-by-hand");
  }
}
