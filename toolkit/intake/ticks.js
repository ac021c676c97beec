// Any of several: a group of boxes to tick, under one name. Boxes are made once for what can be
// chosen and then only told what changed, so that the focus stays where it is.
function box(model, key) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const name = document.createElement("span");
  input.type = "checkbox";
  input.dataset.key = key;
  input.addEventListener("change", () => {
    const ticked = new Set(model.get("value"));
    if (input.checked) ticked.add(key);
    else ticked.delete(key);
    const offered = model.get("options").map(([, each]) => each);
    model.set("value", offered.filter((each) => ticked.has(each)));
    model.save_changes();
  });
  label.className = "sf-tick";
  label.append(input, name);
  return label;
}

function render({ model, el }) {
  goOnHearing(model);
  const group = document.createElement("fieldset");
  const legend = document.createElement("legend");
  const list = document.createElement("div");
  group.className = "sf-ticks";
  list.className = "sf-tick-list";
  group.append(legend, list);
  el.append(group);
  const made = new Map();
  const show = () => {
    const options = model.get("options");
    const ticked = new Set(model.get("value"));
    const keys = new Set(options.map(([, key]) => key));
    legend.textContent = model.get("description");
    for (const [key, label] of made) {
      if (!keys.has(key)) {
        label.remove();
        made.delete(key);
      }
    }
    options.forEach(([name, key], index) => {
      if (!made.has(key)) made.set(key, box(model, key));
      const label = made.get(key);
      if (list.children[index] !== label) list.insertBefore(label, list.children[index] ?? null);
      label.lastChild.textContent = name;
      label.firstChild.checked = ticked.has(key);
    });
  };
  model.on("change:options change:value change:description", show);
  show();
}

export default { render };
