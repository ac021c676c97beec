// Run wherever the form is shown, again when it comes back in sight; `this` is its style element.
// Keys typed in the form are the form's: in a list or on a button JupyterLab would take them for
// commands to the notebook ("x" cuts a cell). It asks the focused element itself.
// Ctrl+S saves the strategy, with what is being typed.
const form = this.closest(".strategy-form");
if (form.keepsItsKeys) return;
form.keepsItsKeys = true;
form.addEventListener("focusin", (event) => {
  event.target.setAttribute("data-lm-suppress-shortcuts", "true");
});
// A button that folds something says whether that is open; core widgets have no word for it.
const tellOpen = () => {
  for (const fold of form.querySelectorAll("button.sf-fold")) {
    const open = String(fold.classList.contains("sf-open"));
    if (fold.getAttribute("aria-expanded") !== open) fold.setAttribute("aria-expanded", open);
  }
};
new MutationObserver(tellOpen).observe(form, {
  subtree: true, childList: true, attributes: true, attributeFilter: ["class"],
});
tellOpen();
const save = (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  const field = document.activeElement;
  field.blur();
  form.querySelector("button.sf-save").click();
  field.focus();
};
form.addEventListener("keydown", save, true); // before the field, which keeps its keys to itself
