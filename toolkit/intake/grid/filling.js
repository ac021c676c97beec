// Filling in what is typed in a cell or pasted from elsewhere, and hearing what came of it.
class Filling extends Moving {
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
}

