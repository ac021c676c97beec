// The form's side of the connection: keys, what is being typed, and whether anybody listens.

const TYPED_MS = 300; // from a key to what is sent of it; the field itself is sent when it is left
const BEAT_MS = 2000;
const SILENT_MS = 8000;
const TEXT = "input[type=text], textarea";
const UNSENT = "strategy-form-unsent"; // survives a reload of the page, not its end
const remembered = () => new Map(JSON.parse(sessionStorage.getItem(UNSENT) ?? "[]"));

const keyOf = (field) =>
  [...(field.closest("[class*=sf-key-]")?.classList ?? [])].find((name) => name.startsWith("sf-key-"));

const labelOf = (field) => field.labels?.[0]?.textContent ?? field.getAttribute("aria-label") ?? "";

// Text on its way to the kernel; it counts as arrived when the kernel has said so.
class Typing {
  constructor(model) {
    this.model = model;
    this.timers = new Map();
    this.sent = new Set();
    this.unsent = new Map();
    this.known = new Map();
    this.number = 0;
  }

  later(field) {
    const key = keyOf(field);
    if (!key || this.timers.has(key)) return;
    this.timers.set(key, setTimeout(() => this.now(field, key), TYPED_MS));
  }

  now(field, key) {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    this.sent.add(key);
    this.send({ kind: "typing", key, text: field.value }, field);
  }

  left(field) {
    const key = keyOf(field);
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    if (this.sent.delete(key)) this.send({ kind: "left", key }, field);
  }

  send(message, field) {
    const [number, text] = [++this.number, field.value];
    if (this.known.get(message.key) !== text)
      this.unsent.set(number, { key: message.key, label: labelOf(field), text });
    this.model.send({ ...message, number });
  }

  arrived(upTo) {
    for (const [number, { key, text }] of this.unsent) {
      if (number > upTo) continue;
      this.known.set(key, text);
      this.unsent.delete(number);
    }
  }

  // every text that stands in the page alone, the last of each field
  alone() {
    const texts = new Map();
    for (const { label, text } of this.unsent.values()) if (text.trim()) texts.set(label, text);
    return texts;
  }
}

const isText = (field) => field instanceof Element && field.matches(TEXT);

function keepKeys(form, typing) {
  const dirty = new WeakSet();
  const press = (name) => form.querySelector(`button.${name}`)?.click();
  const save = () => {
    const field = document.activeElement;
    field.blur();
    press("sf-save");
    field.focus();
  };
  const commands = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
    const key = event.key.toLowerCase();
    if (key === "s") return save;
    if (isText(event.target) && dirty.has(event.target)) return null; // the field's own undo
    if (key === "z") return () => press(event.shiftKey ? "sf-redo" : "sf-undo");
    return key === "y" ? () => press("sf-redo") : null;
  };
  // Keys typed in the form are the form's: in a list or on a button JupyterLab would take them
  // for commands to the notebook ("x" cuts a cell). It asks the focused element itself.
  form.addEventListener("focusin", (event) => {
    event.target.setAttribute("data-lm-suppress-shortcuts", "true");
  });
  form.addEventListener(
    "keydown",
    (event) => {
      const command = commands(event);
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      command();
    },
    true, // before the field, which keeps its keys to itself
  );
  form.addEventListener("input", (event) => {
    if (!isText(event.target)) return;
    dirty.add(event.target);
    typing.later(event.target);
  }, true);
  form.addEventListener("change", (event) => dirty.delete(event.target), true);
  form.addEventListener("focusout", (event) => {
    dirty.delete(event.target);
    if (isText(event.target)) typing.left(event.target);
  });
}

// Whether a kernel listens: JupyterLab marks widgets of one that was restarted, and one that was
// killed or hangs does not answer.
function watchKernel(form, model, notice, typing) {
  let heardAt = Date.now();
  model.on("msg:custom", (message) => {
    heardAt = Date.now();
    if (message.kind === "arrived") typing.arrived(message.number);
  });
  const isGone = () =>
    form.querySelector(".jupyter-widgets-disconnected") !== null || model.get("retired");
  const beat = () => {
    if (!form.isConnected) return;
    const gone = isGone();
    if (gone) stop(form, typing.alone());
    else model.send({ kind: "beat", number: typing.number });
    const silent = Date.now() - heardAt > SILENT_MS;
    say(notice, gone ? "lost" : silent ? "silent" : "", model, typing.alone());
  };
  return setInterval(beat, BEAT_MS);
}

function stop(form, texts) {
  if (texts.size) sessionStorage.setItem(UNSENT, JSON.stringify([...texts]));
  if (form.classList.contains("sf-stopped")) return;
  form.classList.add("sf-stopped");
  for (const field of form.querySelectorAll(TEXT)) field.readOnly = true;
  for (const field of form.querySelectorAll("button, select, input:not([type=text])"))
    field.disabled = true;
}

function say(notice, what, model, texts) {
  const words = model.get("words");
  const shown = JSON.stringify([what, [...texts]]);
  if (notice.dataset.shown === shown) return;
  notice.dataset.shown = shown;
  notice.replaceChildren();
  if (!what) return;
  const paragraph = said(words[what]);
  paragraph.className = `sf-${what}`;
  paragraph.setAttribute("role", "alert");
  notice.append(paragraph);
  if (what === "lost" && texts.size) notice.append(said(words.alone), listed(texts));
  if (what === "left") notice.append(listed(texts));
}

function said(text) {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  return paragraph;
}

function listed(texts) {
  const list = document.createElement("dl");
  for (const [label, text] of texts) {
    const [term, typed] = ["dt", "dd"].map((name) => document.createElement(name));
    [term.textContent, typed.textContent] = [label, text];
    list.append(term, typed);
  }
  return list;
}

// What a form before this one could not send any more: shown until it is typed again.
function sayWhatWasLeft(notice, model, texts) {
  if (!texts.size) return;
  say(notice, "left", model, texts);
  notice.dataset.shown = "";
  const done = document.createElement("button");
  done.className = "jupyter-button widget-button";
  done.textContent = model.get("words").seen;
  done.addEventListener("click", () => {
    sessionStorage.removeItem(UNSENT);
    notice.remove();
  });
  notice.append(done);
}

function render({ model, el }) {
  goOnHearing(model);
  const [notice, before] = [document.createElement("div"), document.createElement("div")];
  notice.className = before.className = "sf-notice";
  el.append(before, notice);
  const typing = new Typing(model);
  sayWhatWasLeft(before, model, remembered());
  let timer;
  const begin = () => {
    const form = el.closest(".strategy-form");
    if (!form) return requestAnimationFrame(begin);
    keepKeys(form, typing);
    timer = watchKernel(form, model, notice, typing);
  };
  begin();
  return () => clearInterval(timer);
}

export default { render };
