// Run wherever the form is shown, again when it comes back in sight; `this` is its style element.
// Keys typed in the form are the form's: in a list or on a button JupyterLab would take them for
// commands to the notebook ("x" cuts a cell). It asks the focused element itself.
// Ctrl+S saves the strategy, with what is being typed.
const form = this.closest(".strategy-form");
if (!form || form.keepsItsKeys) return; // taken out of the page meanwhile
form.keepsItsKeys = true;
form.addEventListener("focusin", (event) => {
  event.target.setAttribute("data-lm-suppress-shortcuts", "true");
});
// What core widgets have no word for: that a button folds something and whether that is open;
// that the words under a field are about it, and whether they say that it is not right yet.
let told = 0;
const attribute = (element, name, value) => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};
const tell = () => {
  for (const fold of form.querySelectorAll("button.sf-fold")) {
    attribute(fold, "aria-expanded", String(fold.classList.contains("sf-open")));
  }
  const live = form.querySelector(".sf-live"); // it may scroll, also for who has no mouse
  const heading = live?.querySelector("h2");
  if (heading) {
    attribute(live, "tabindex", "0");
    attribute(live, "role", "region");
    attribute(live, "aria-label", heading.textContent);
  }
  for (const field of form.querySelectorAll(".sf-field")) {
    const control = field.querySelector("input, textarea, select");
    const message = field.querySelector(".sf-message");
    if (!control || !message || field.querySelector("fieldset")) continue;
    message.id ||= `sf-about-${(told += 1)}`;
    attribute(control, "aria-describedby", message.id);
    attribute(control, "aria-invalid", String(Boolean(message.querySelector(".sf-problem"))));
  }
};
let soon = 0;
new MutationObserver(() => {
  cancelAnimationFrame(soon);
  soon = requestAnimationFrame(tell);
}).observe(form, {
  subtree: true, childList: true, attributes: true, attributeFilter: ["class"],
});
tell();
const save = (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  const field = document.activeElement;
  field.blur();
  form.querySelector("button.sf-save").click();
  field.focus();
};
form.addEventListener("keydown", save, true); // before the field, which keeps its keys to itself
