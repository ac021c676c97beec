// A grid after the WAI-ARIA pattern: one cell is in the tab order, arrow keys go to the others.
// What is typed shows at once and goes to the kernel, which answers with the grid as it became.
// The kernel's values are put into the elements that are there, so that the focus stays.

const QUICK = 900; // milliseconds within which letters belong to one word
const SLOW = 4000; // milliseconds after which waiting for the kernel is mentioned
const PAGE = 5; // rows of Page Up and Page Down

const plain = (text) => text.trim().toLocaleLowerCase();
const keyOf = (row, column) => `${row}\t${column}`;

class GridView {
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

  // ---- moving -----------------------------------------------------------------------------

  go(row, column, extend = false) {
    const { rows, columns } = this.grid;
    const inside = (place, n) => Math.max(0, Math.min(place, n - 1));
    this.at = [inside(row, rows.length), inside(column, columns.length)];
    if (!extend) this.corner = [...this.at];
    this.typed.text = "";
    this.mark();
    const cell = this.element();
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  listen() {
    this.table.addEventListener("keydown", (event) => this.pressed(event));
    this.table.addEventListener("copy", (event) => this.copied(event));
    this.table.addEventListener("cut", (event) => {
      this.copied(event);
      this.empty();
    });
    this.table.addEventListener("paste", (event) => this.pasted(event));
    this.table.addEventListener("mousedown", (event) => this.clicked(event));
    this.table.addEventListener("mousemove", (event) => this.dragged(event));
    this.table.addEventListener("dblclick", () => this.edit());
    this.table.addEventListener("focusin", (event) => this.arrived(event));
    this.input.addEventListener("keydown", (event) => this.editing(event));
    this.input.addEventListener("input", () => this.offer());
    this.input.addEventListener("blur", () => this.done());
    this.list.addEventListener("mousedown", (event) => this.picked(event));
    this.keep.addEventListener("click", () => this.reasonGiven());
    this.cancel.addEventListener("click", () => this.reasonRefused());
    this.reason.addEventListener("keydown", (event) => this.reasoning(event));
    this.scroll.addEventListener("scroll", () => this.place(this.editor));
  }

  spotOf(target) {
    const cell = target.closest?.("td");
    if (!cell) return null;
    return [cell.closest("tr").sectionRowIndex, cell.cellIndex - 1];
  }

  clicked(event) {
    const spot = this.spotOf(event.target);
    if (!spot || event.button !== 0) return;
    event.preventDefault(); // no text is selected, and the focus goes where it should
    const again = spot[0] === this.at[0] && spot[1] === this.at[1] && this.table.contains(document.activeElement);
    if (again && !event.shiftKey) this.edit();
    else this.go(...spot, event.shiftKey);
  }

  dragged(event) {
    const spot = event.buttons === 1 && this.spotOf(event.target);
    if (spot && !this.editor.matches(":popover-open")) this.go(...spot, true);
  }

  arrived(event) {
    const spot = this.spotOf(event.target);
    if (spot && (spot[0] !== this.at[0] || spot[1] !== this.at[1])) this.go(...spot);
  }

  pressed(event) {
    if (event.isComposing || event.altKey) return;
    const [row, column] = this.at;
    const { rows, columns } = this.grid;
    const control = event.ctrlKey || event.metaKey;
    const extend = event.shiftKey;
    const moves = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      PageUp: [row - PAGE, column], PageDown: [row + PAGE, column],
      Home: [control ? 0 : row, 0],
      End: [control ? rows.length - 1 : row, columns.length - 1],
    };
    const does = control && !(event.key in moves) ? this.command(event) : this.plainKey(event, moves, extend);
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
  }

  command(event) {
    const key = event.key.toLowerCase();
    if (key === "z") this.send(event.shiftKey ? { do: "redo" } : { do: "undo" });
    else if (key === "y") this.send({ do: "redo" });
    else if (key === "a") this.chooseAll();
    else return false;
    return true;
  }

  plainKey(event, moves, extend) {
    const { key } = event;
    if (key in moves) this.go(...moves[key], extend);
    else if (key === "Enter" || key === "F2" || key === " ") this.edit();
    else if (key === "Delete" || key === "Backspace") this.empty();
    else if (key === "Escape") this.escape();
    else if (key.length === 1) this.type(key);
    else return false;
    return true;
  }

  chooseAll() {
    const { rows, columns } = this.grid;
    this.corner = [0, 0];
    this.at = [rows.length - 1, columns.length - 1];
    this.mark();
    this.element()?.focus();
  }

  escape() {
    if (this.cell().problem) this.send({ do: "forget", cells: this.chosen() });
    this.corner = [...this.at];
    this.say("");
    this.mark();
  }

  // ---- filling in -------------------------------------------------------------------------

  type(sign) {
    const { choices, typing } = this.grid;
    const lower = sign.toLocaleLowerCase();
    const byKey = choices.find((each) => each.key.toLocaleLowerCase() === lower);
    if (typing === "letters") {
      if (byKey) this.toggle(byKey.text);
    } else if (byKey) {
      this.set([[...this.keyAt(), byKey.text]]);
    } else if (!/\p{L}/u.test(sign) || !this.ahead(lower)) {
      this.edit(sign);
    }
  }

  // A letter chooses what begins with it, the same one again the next; quickly typed letters
  // are one word.
  ahead(letter) {
    const now = performance.now();
    const goesOn = now - this.typed.at < QUICK && this.typed.text;
    const same = goesOn && [...this.typed.text].every((each) => each === letter);
    this.typed = { text: goesOn ? this.typed.text + letter : letter, at: now };
    const { choices } = this.grid;
    const now_ = plain(this.waiting.get(keyOf(...this.keyAt()))?.text ?? this.cell().own ?? "");
    const begin = (text) => choices.filter((each) => plain(each.text).startsWith(text));
    const within = (text) => choices.filter((each) => plain(each.text).split(" ").some((part) => part.startsWith(text)));
    let found = begin(this.typed.text);
    if (!found.length) found = within(this.typed.text);
    if (!found.length || same || !goesOn) {
      const several = begin(letter).length ? begin(letter) : within(letter);
      if (!several.length) return false;
      if (goesOn && !same && !found.length) return false;
      const place = several.findIndex((each) => plain(each.text) === now_);
      found = [several[(place + 1) % several.length]];
    }
    this.set([[...this.keyAt(), found[0].text]]);
    return true;
  }

  toggle(letter) {
    const now = (this.waiting.get(keyOf(...this.keyAt()))?.text ?? this.cell().own ?? "").split(" ").filter(Boolean);
    const after = now.includes(letter) ? now.filter((each) => each !== letter) : [...now, letter];
    const order = this.grid.choices.map((each) => each.text);
    this.set([[...this.keyAt(), order.filter((each) => after.includes(each)).join(" ")]]);
  }

  empty() {
    this.set(this.chosen().map((spot) => [...spot, ""]));
  }

  set(cells) {
    this.send({ do: "set", cells }, cells);
  }

  send(content, cells = []) {
    this.number += 1;
    for (const [row, column, text] of cells) {
      this.waiting.set(keyOf(row, column), { text, number: this.number });
    }
    this.model.send({ ...content, number: this.number });
    clearTimeout(this.slow);
    this.slow = setTimeout(() => this.say(this.words.busy), SLOW);
    if (cells.length) this.showBody();
    if (cells.length) this.mark();
  }

  answer(content) {
    if (content.number === this.number) clearTimeout(this.slow);
    for (const [key, each] of this.waiting) {
      if (each.number <= content.number) this.waiting.delete(key);
    }
    this.say(content.told ?? "", content.problems ?? []);
    this.show();
    if (content.ask) this.askReason(content.ask);
  }

  // ---- copying and pasting ----------------------------------------------------------------

  copied(event) {
    const [top, bottom, left, right] = this.bounds();
    const lines = [];
    for (let down = top; down <= bottom; down += 1) {
      const line = [];
      for (let across = left; across <= right; across += 1) line.push(this.copyOf(this.cell([down, across])));
      lines.push(line.join("\t"));
    }
    event.preventDefault();
    event.clipboardData.setData("text/plain", lines.join("\n"));
    const n = this.chosen().length;
    this.say(n === 1 ? this.words.copied_one : this.words.copied.replace("{n}", n));
  }

  copyOf(cell) {
    const text = cell.typed || (cell.own && cell.why ? `${cell.own}: ${cell.why}` : cell.own) || "";
    return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  pasted(event) {
    const text = event.clipboardData.getData("text/plain");
    event.preventDefault();
    event.stopPropagation();
    if (!text) return;
    const [top, bottom, left, right] = this.bounds();
    const { rows, columns } = this.grid;
    this.send({
      do: "paste",
      text,
      at: this.keyAt([top, left]),
      rows: rows.slice(top, bottom + 1).map((each) => each.key),
      columns: columns.slice(left, right + 1).map((each) => each.key),
    });
  }

  // ---- the editor of one cell -------------------------------------------------------------

  edit(begin = null) {
    const spot = this.keyAt();
    if (!spot) return;
    this.editingAt = { spot, at: [...this.at] };
    const cell = this.cell();
    this.input.setAttribute("aria-label", this.words.edit.replace("{cell}", cell.name.split(": ")[0]));
    this.list.setAttribute("aria-label", this.words.choices);
    this.before = cell.typed || cell.own || "";
    this.input.value = begin ?? this.before;
    this.editor.showPopover();
    this.offer(begin === null);
    this.place(this.editor);
    this.input.focus();
    if (begin === null) this.input.select();
  }

  // The choices that fit what is typed; all of them while nothing is.
  offer(all = false) {
    const wanted = all ? "" : plain(this.input.value);
    const letters = this.grid.typing === "letters";
    const fitting = this.grid.choices.filter(({ text, key }) => {
      if (!wanted || letters || plain(key) === wanted) return true;
      return plain(text).startsWith(wanted) || plain(text).split(" ").some((each) => each.startsWith(wanted));
    });
    this.list.replaceChildren(
      ...fitting.map((each, place) => {
        const option = make("li", { role: "option", id: `${this.id}-choice-${place}`, "aria-selected": "false" }, make("span", {}, each.text));
        if (each.about) option.append(make("span", { class: "sg-about" }, each.about));
        if (each.key && each.key !== each.text) option.append(make("kbd", {}, each.key));
        option.dataset.text = each.text;
        return option;
      }),
    );
    this.list.hidden = !fitting.length;
    this.input.setAttribute("aria-expanded", String(Boolean(fitting.length)));
    this.input.removeAttribute("aria-activedescendant");
  }

  // Over its cell, above everything else, inside the window.
  place(part) {
    if (!part.matches(":popover-open")) return;
    const over = (this.editingAt ? this.element(this.editingAt.at) : this.element())?.getBoundingClientRect();
    if (!over) return;
    const below = part === this.reason ? over.bottom + 4 : over.top;
    part.style.minWidth = `${Math.max(over.width, 170)}px`;
    part.style.left = `${Math.max(4, Math.min(over.left, window.innerWidth - part.offsetWidth - 4))}px`;
    part.style.top = `${Math.max(4, Math.min(below, window.innerHeight - part.offsetHeight - 4))}px`;
  }

  active() {
    return this.list.querySelector('[aria-selected="true"]');
  }

  step(by) {
    const options = [...this.list.children];
    if (!options.length) return;
    const now = options.indexOf(this.active());
    const next = now < 0 ? (by > 0 ? 0 : options.length - 1) : (now + by + options.length) % options.length;
    options.forEach((each, place) => each.setAttribute("aria-selected", String(place === next)));
    this.input.setAttribute("aria-activedescendant", options[next].id);
    options[next].scrollIntoView({ block: "nearest" });
  }

  editing(event) {
    if (event.isComposing) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") this.step(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter") this.finish(event.shiftKey ? -1 : 1, 0);
    else if (key === "Tab") this.finish(0, event.shiftKey ? -1 : 1);
    else if (key === "Escape") this.close();
    else {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  finish(down, across) {
    const { at } = this.editingAt;
    this.done();
    this.go(at[0] + down, at[1] + across);
  }

  // Takes over what is typed or chosen, also when the editor is left otherwise.
  done() {
    if (!this.editingAt) return;
    const { spot, at } = this.editingAt;
    const chosen = this.active()?.dataset.text;
    const text = chosen ?? this.input.value.trim();
    this.editingAt = null;
    this.editor.hidePopover();
    if (chosen !== undefined || text !== this.before) this.set([[...spot, text]]);
    setTimeout(() => { // left for nothing else: by saving, say
      if (document.activeElement === document.body) this.element(at)?.focus({ preventScroll: true });
    });
  }

  close() {
    if (!this.editingAt) return;
    this.editingAt = null;
    this.editor.hidePopover();
    this.element()?.focus();
  }

  picked(event) {
    const option = event.target.closest('[role="option"]');
    event.preventDefault();
    if (!option) return;
    const { spot, at } = this.editingAt;
    this.editingAt = null;
    this.editor.hidePopover();
    this.go(...at);
    this.set([[...spot, option.dataset.text]]);
  }

  // ---- the reason for another judgement ---------------------------------------------------

  askReason({ cells, about, before }) {
    this.asked = cells;
    write(this.about, about);
    this.why.value = before;
    this.reason.showPopover();
    this.place(this.reason);
    this.why.focus();
    this.why.select();
  }

  reasoning(event) {
    if (event.isComposing) return;
    event.stopPropagation();
    if (event.key === "Escape") this.reasonRefused();
    else if (event.key === "Enter" && event.target === this.why) this.reasonGiven();
    else return;
    event.preventDefault();
  }

  reasonGiven() {
    const why = this.why.value.trim();
    if (!why) {
      this.why.setAttribute("aria-invalid", "true");
      this.why.focus();
      return;
    }
    this.reasonDone();
    this.send({ do: "set", cells: this.asked, why }, this.asked);
  }

  reasonRefused() {
    this.reasonDone();
    this.say(this.words.left);
    this.show();
  }

  reasonDone() {
    this.why.removeAttribute("aria-invalid");
    this.reason.hidePopover();
    this.element()?.focus();
  }
}

export default {
  render({ model, el }) {
    goOnHearing(model);
    const view = new GridView(model, el);
    return () => view.leave();
  },
};
