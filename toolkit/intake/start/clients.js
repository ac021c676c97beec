// The list of clients as a table. Words come from the kernel; text is never markup.

const FACTS = ["changed", "report", "errors"];
const SEARCH_FROM = 9; // a shorter list is read at a glance

const make = (kind, text = "", name = "") => {
  const element = document.createElement(kind);
  element.textContent = text;
  if (name) element.className = name;
  return element;
};

const button = (text, label, name, act) => {
  const made = make("button", text, name);
  made.type = "button";
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
};

// A table laid out as blocks stays a table to who hears it.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
const keepTable = (table) => {
  for (const each of [table, ...table.querySelectorAll("*")]) {
    const heading = each.scope === "row" ? "rowheader" : "columnheader";
    const role = each.tagName === "TH" ? heading : ROLES[each.tagName];
    if (role) each.setAttribute("role", role);
  }
};

function render({ model, el }) {
  goOnHearing(model);
  const words = model.get("words");
  const root = make("section", "", "clients");
  const status = make("p", "", "clients-state");
  status.setAttribute("role", "status");
  let wanted = "";

  const open = (client) => {
    status.textContent = words.opening;
    model.send({ kind: "open", client });
  };

  const report = (row) => {
    const link = make("a", words.show, "clients-button");
    link.setAttribute("data-toolkit-file", row.path);
    link.setAttribute("aria-label", `${words.show}: ${row.name}`);
    link.tabIndex = 0;
    return link;
  };

  const line = (row) => {
    const shown = make("tr");
    const name = make("th", row.name);
    name.scope = "row";
    const cells = FACTS.map((fact) => {
      const cell = make("td", row[fact], fact === "errors" ? "clients-number" : "");
      cell.dataset.name = words[fact]; // what the column says, where a row has no columns
      return cell;
    });
    const acts = make("td", "", "clients-acts");
    acts.append(button(words.open, `${words.open}: ${row.name}`, "clients-button", () => open(row.client)));
    if (row.path) acts.append(report(row));
    else
      acts.append(
        button(words.make, `${words.make}: ${row.name}`, "clients-button", () =>
          model.send({ kind: "make", client: row.client }),
        ),
      );
    const said = model.get("said")[row.client];
    if (said) acts.append(make("span", said, "clients-said"));
    shown.append(name, ...cells, acts);
    return shown;
  };

  const draw = () => {
    const focus = document.activeElement?.getAttribute?.("aria-label");
    const inside = root.contains(document.activeElement);
    const rows = model.get("rows");
    const head = make("div", "", "clients-head");
    head.append(make("h1", words.title));
    head.append(button(words.new, words.new, "clients-new", () => model.send({ kind: "new" })));
    root.replaceChildren(head);
    if (rows.length >= SEARCH_FROM) root.append(search());
    if (!rows.length) root.append(make("p", words.none));
    else root.append(table(rows.filter((row) => row.name.toLowerCase().includes(wanted))));
    root.append(status);
    if (inside && focus) root.querySelector(`[aria-label="${CSS.escape(focus)}"]`)?.focus();
  };

  const search = () => {
    const field = make("input", "", "clients-search");
    field.type = "search";
    field.value = wanted;
    field.placeholder = words.search;
    field.setAttribute("aria-label", words.search);
    field.addEventListener("input", () => {
      wanted = field.value.toLowerCase();
      draw();
    });
    return field;
  };

  const table = (rows) => {
    const made = make("table");
    const head = make("tr");
    for (const name of ["name", ...FACTS]) {
      const cell = make("th", words[name], name === "errors" ? "clients-number" : "");
      cell.scope = "col";
      head.append(cell);
    }
    head.append(make("td"));
    const [top, body] = [make("thead"), make("tbody")];
    top.append(head);
    body.append(...rows.map(line));
    made.append(top, body);
    keepTable(made);
    return made;
  };

  // Keys on these buttons are not commands to the notebook.
  root.addEventListener("focusin", (event) => {
    event.target.setAttribute("data-lm-suppress-shortcuts", "true");
  });
  model.on("change:rows", draw);
  model.on("change:said", draw);
  model.on("msg:custom", (message) => {
    if (message.kind !== "open") return;
    const link = make("a");
    link.setAttribute("data-toolkit-open", message.path);
    el.append(link);
    link.click();
    link.remove();
    status.textContent = message.path;
  });
  draw();
  el.append(root);
}

export default { render };
