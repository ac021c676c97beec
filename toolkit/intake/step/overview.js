// The overview of steps: a list of buttons, of which the open one is marked. Buttons are made
// once and then only told what changed, so that the focus stays where it is.
function button(model, index) {
  const it = document.createElement("button");
  it.type = "button";
  for (const part of ["sign", "name", "said"]) {
    const span = document.createElement("span");
    span.className = `sf-nav-${part}`;
    it.append(span);
  }
  it.firstChild.setAttribute("aria-hidden", "true");
  it.addEventListener("click", () => {
    model.set("chosen", model.get("steps")[index].name);
    model.save_changes();
  });
  return it;
}

function tell(it, step, chosen) {
  const [sign, name, said] = it.children;
  sign.textContent = step.done ? "✓" : step.number;
  name.textContent = step.label;
  said.textContent = step.said;
  it.dataset.state = step.done ? "done" : "todo";
  if (chosen) it.setAttribute("aria-current", "step");
  else it.removeAttribute("aria-current");
}

function render({ model, el }) {
  goOnHearing(model);
  const nav = document.createElement("nav");
  const list = document.createElement("ol");
  nav.className = "sf-nav";
  nav.append(list);
  el.append(nav);
  const show = () => {
    const steps = model.get("steps");
    nav.setAttribute("aria-label", model.get("label"));
    while (list.children.length > steps.length) list.lastChild.remove();
    while (list.children.length < steps.length) {
      const item = document.createElement("li");
      item.append(button(model, list.children.length));
      list.append(item);
    }
    steps.forEach((step, index) => {
      tell(list.children[index].firstChild, step, step.name === model.get("chosen"));
    });
  };
  const move = (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const buttons = [...list.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    if (!by || at < 0) return;
    event.preventDefault();
    buttons[(at + by + buttons.length) % buttons.length].focus();
  };
  const toTop = () => {
    const form = el.closest(".strategy-form");
    const body = form?.querySelector(".sf-body");
    const nearest = el.getBoundingClientRect();
    if (body && body.getBoundingClientRect().top < nearest.top - 1) {
      body.scrollIntoView({ block: "start" });
    }
  };
  list.addEventListener("keydown", move);
  model.on("change:steps", show);
  model.on("change:chosen", show);
  model.on("change:chosen", toTop);
  show();
}

export default { render };
