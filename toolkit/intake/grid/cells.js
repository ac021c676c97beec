// A grid after the WAI-ARIA pattern: one cell is in the tab order, arrow keys go to the others.
// What is typed shows at once and goes to the kernel, which answers with the grid as it became.
// The kernel's values are put into the elements that are there, so that the focus stays.

const QUICK = 900; // milliseconds within which letters belong to one word
const SLOW = 4000; // milliseconds after which waiting for the kernel is mentioned
const PAGE = 5; // rows of Page Up and Page Down

const plain = (text) => text.trim().toLocaleLowerCase();
const keyOf = (row, column) => `${row}\t${column}`;

// The cells of a grid, as the kernel says they are.
class Cells {
  constructor(model, root) {
    this.model = model;
    this.id = `sg-${model.get("me")}`;
    this.cells = new Map(); // by row and column: the element
    this.waiting = new Map(); // by row and column: what was typed and is not answered yet
    this.number = 0;
    this.typed = { text: "", at: 0 };
    this.at = [0, 0];
    this.corner = [0, 0]; // the other end of what is chosen
    this.build(root);
    this.onGrid = () => this.show();
    this.onAnswer = (content) => this.answer(content);
    model.on("change:grid", this.onGrid);
    model.on("msg:custom", this.onAnswer);
    this.show();
  }

  leave() {
    this.model.off("change:grid", this.onGrid);
    this.model.off("msg:custom", this.onAnswer);
    this.sizes.disconnect();
    clearTimeout(this.slow);
  }

  get grid() {
    return this.model.get("grid");
  }

  get words() {
    return this.model.get("words");
  }

  // ---- the elements -----------------------------------------------------------------------

  build(root) {
    const { id } = this;
    this.title = make("p", { class: "sg-title", id: `${id}-title` });
    this.help = make("p", { class: "sg-help", id: `${id}-help` });
    this.nothing = make("p", { class: "sg-nothing" });
    this.head = make("thead", { role: "rowgroup" });
    this.body = make("tbody", { role: "rowgroup" });
    this.table = make(
      "table",
      {
        role: "grid",
        "aria-labelledby": `${id}-title`,
        "aria-describedby": `${id}-help ${id}-keys`,
        "aria-multiselectable": "true",
      },
      this.head,
      this.body,
    );
    this.scroll = make("div", { class: "sg-scroll" }, this.table);
    this.detail = make("p", { class: "sg-detail", id: `${id}-detail` });
    this.status = make("div", { class: "sg-status", role: "status" });
    this.legend = make("p", { class: "sg-legend" });
    this.keys = make("p", { class: "sg-keys", id: `${id}-keys` });
    this.whole = make("div", { class: "sg", lang: this.model.get("language") });
    this.whole.append(
      this.title, this.help, this.nothing, this.scroll, this.detail, this.status,
      this.legend, this.keys, this.buildEditor(), this.buildReason(),
    );
    root.append(this.whole);
    this.listen();
    this.sizes = new ResizeObserver(() => this.leaveRoom());
    this.sizes.observe(this.table);
  }

  buildEditor() {
    const list = `${this.id}-choices`;
    this.input = own(
      make("input", {
        type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
        "aria-expanded": "true", "aria-controls": list, "aria-autocomplete": "list",
      }),
    );
    this.list = make("ul", { role: "listbox", id: list });
    this.editor = make("div", { class: "sg-editor", popover: "manual" }, this.input, this.list);
    return this.editor;
  }

  buildReason() {
    const field = `${this.id}-why`;
    this.about = make("p", { class: "sg-about", id: `${field}-about` });
    this.label = make("label", { for: field });
    this.why = own(make("input", { type: "text", id: field, maxlength: "300", "aria-describedby": `${field}-about` }));
    this.keep = own(make("button", { type: "button", class: "sg-keep" }));
    this.cancel = own(make("button", { type: "button" }));
    const buttons = make("div", { class: "sg-buttons" }, this.keep, this.cancel);
    this.reason = make(
      "div",
      { class: "sg-reason", popover: "manual", role: "dialog", "aria-labelledby": `${field}-label` },
      this.about, this.label, this.why, buttons,
    );
    this.label.id = `${field}-label`;
    return this.reason;
  }

  // A cell that is reached by keyboard is not hidden behind the headings that stay in sight.
  leaveRoom() {
    const corner = this.head.querySelector("th");
    if (!corner) return;
    this.scroll.style.scrollPaddingTop = `${corner.offsetHeight + 4}px`;
    this.scroll.style.scrollPaddingInlineStart = `${corner.offsetWidth + 4}px`;
  }

  // ---- showing ----------------------------------------------------------------------------

  show() {
    const { grid, words } = this;
    const before = this.keyAt();
    const inside = this.table.contains(document.activeElement);
    write(this.title, grid.name);
    write(this.help, grid.help);
    write(this.keys, words.keys);
    write(this.nothing, grid.nothing);
    write(this.keep, words.keep);
    write(this.cancel, words.cancel);
    write(this.label, grid.asks);
    this.nothing.hidden = !grid.nothing;
    for (const part of [this.scroll, this.keys, this.legend]) part.hidden = Boolean(grid.nothing);
    this.showLegend();
    this.showHead();
    this.showBody();
    this.restore(before, inside);
  }

  showLegend() {
    const [mine, suggested] = this.grid.legend;
    if (this.legend.dataset.said === mine + suggested) return;
    this.legend.dataset.said = mine + suggested;
    this.legend.replaceChildren(
      make("span", { class: "sg-sample is-own", "aria-hidden": "true" }, "abc"), ` ${mine}`,
      make("span", { class: "sg-sample is-suggested", "aria-hidden": "true" }, "abc"), ` ${suggested}`,
    );
  }

  showHead() {
    const { columns, corner } = this.grid;
    const said = JSON.stringify([corner, columns]);
    if (this.head.dataset.said === said) return;
    this.head.dataset.said = said;
    this.table.style.setProperty("--columns", columns.length);
    this.table.style.setProperty("--wide", this.widthOf(columns));
    const heads = columns.map((each) => this.headOf("columnheader", "col", each));
    const first = make("th", { role: "columnheader", scope: "col" }, corner);
    this.head.replaceChildren(make("tr", { role: "row" }, first, ...heads));
  }

  // Wide enough for the longest word, so that none is broken.
  widthOf(columns) {
    const said = [...columns.map(({ name }) => name), ...this.grid.choices.map(({ text }) => text)];
    const longest = Math.max(...said.flatMap((text) => text.split(/[\s-]/)).map((word) => word.length));
    return `${Math.max(6.2, Math.min(longest * 0.6 + 1.3, 9))}em`;
  }

  headOf(role, scope, { name, note }) {
    const head = make("th", { role, scope }, make("span", { class: "sg-name" }, name));
    if (note) head.append(make("span", { class: "sg-note" }, note));
    return head;
  }

  showBody() {
    const { rows, columns } = this.grid;
    const said = JSON.stringify([rows.map(({ key, name, note }) => [key, name, note]), columns]);
    if (this.body.dataset.said !== said) {
      this.body.dataset.said = said;
      this.body.replaceChildren(...rows.map((row) => this.rowOf(row, columns)));
    }
    rows.forEach((row) => {
      row.cells.forEach((cell, place) => this.fill(keyOf(row.key, columns[place].key), cell));
    });
  }

  rowOf(row, columns) {
    const line = make("tr", { role: "row" }, this.headOf("rowheader", "row", row));
    for (const column of columns) line.append(this.elementOf(keyOf(row.key, column.key)));
    return line;
  }

  elementOf(key) {
    if (!this.cells.has(key)) {
      const cell = own(make("td", { role: "gridcell", tabindex: "-1" }));
      cell.append(
        make("span", { class: "sg-value" }), make("span", { class: "sg-note" }),
        make("span", { class: "sg-beside" }), make("span", { class: "sg-bar" }),
      );
      this.cells.set(key, cell);
    }
    return this.cells.get(key);
  }

  fill(key, cell) {
    const element = this.elementOf(key);
    const [value, note, beside, bar] = element.children;
    const waits = this.waiting.has(key);
    const text = waits ? this.waiting.get(key).text : cell.typed || cell.own || "";
    const both = Boolean(cell.own) && Boolean(cell.suggested) && !waits;
    write(value, text || cell.suggested || "");
    write(beside, both ? cell.suggested : "");
    write(note, waits ? "" : cell.problem ? "▲" : cell.note || "");
    element.className = [
      waits ? "is-waiting" : "",
      text ? "is-own" : "is-suggested",
      cell.problem && !waits ? "is-wrong" : "",
    ].join(" ").trim();
    bar.hidden = waits || cell.share === undefined;
    bar.style.setProperty("--share", cell.share ?? 0);
    element.setAttribute("aria-label", waits ? `${cell.name.split(": ")[0]}: ${text || this.words.empty}` : cell.name);
    if (cell.problem && !waits) element.setAttribute("aria-invalid", "true");
    else element.removeAttribute("aria-invalid");
  }

  // The cell at hand stays at hand, also where rows came or went.
  restore(before, inside) {
    const { rows, columns } = this.grid;
    const row = rows.findIndex((each) => before && each.key === before[0]);
    const column = columns.findIndex((each) => before && each.key === before[1]);
    const inRange = (found, old, n) => Math.max(0, Math.min(found < 0 ? old : found, n - 1));
    const moved = [inRange(row, this.at[0], rows.length), inRange(column, this.at[1], columns.length)];
    if (moved[0] !== this.at[0] || moved[1] !== this.at[1]) this.corner = moved;
    this.at = moved;
    this.mark();
    if (inside && !this.table.contains(document.activeElement)) this.element()?.focus();
  }

  keyAt([row, column] = this.at) {
    const { rows, columns } = this.shown ?? this.grid;
    return rows[row] && columns[column] ? [rows[row].key, columns[column].key] : null;
  }

  element(at = this.at) {
    const { rows, columns } = this.grid;
    return rows[at[0]] && columns[at[1]] && this.cells.get(keyOf(rows[at[0]].key, columns[at[1]].key));
  }

  cell(at = this.at) {
    return this.grid.rows[at[0]]?.cells[at[1]] ?? {};
  }

  // The one cell in the tab order, the cells that are chosen, and what is known of this one.
  mark() {
    this.shown = this.grid;
    const [top, bottom, left, right] = this.bounds();
    const several = top !== bottom || left !== right;
    this.grid.rows.forEach((row, down) => {
      this.grid.columns.forEach((column, across) => {
        const cell = this.cells.get(keyOf(row.key, column.key));
        const here = down === this.at[0] && across === this.at[1];
        const chosen = several && down >= top && down <= bottom && across >= left && across <= right;
        cell.tabIndex = here ? 0 : -1;
        cell.setAttribute("aria-selected", String(here || chosen));
        cell.classList.toggle("is-chosen", chosen);
        if (here) cell.setAttribute("aria-describedby", `${this.id}-detail`);
        else cell.removeAttribute("aria-describedby");
      });
    });
    write(this.detail, this.cell().detail || "\u00a0");
    this.detail.classList.toggle("is-wrong", Boolean(this.cell().problem));
  }

  bounds() {
    const sorted = (place) => [this.at[place], this.corner[place]].sort((a, b) => a - b);
    return [...sorted(0), ...sorted(1)];
  }

  chosen() {
    const [top, bottom, left, right] = this.bounds();
    const spots = [];
    for (let down = top; down <= bottom; down += 1) {
      for (let across = left; across <= right; across += 1) spots.push(this.keyAt([down, across]));
    }
    return spots;
  }

  say(text, problems = []) {
    const lines = problems.map((each) => make("li", {}, each));
    const parts = text ? [make("p", {}, text)] : [];
    if (lines.length) parts.push(make("ul", { class: "sg-problems" }, ...lines));
    this.status.replaceChildren(...parts);
  }
}

