// Going from cell to cell, by keyboard and by mouse.
class Moving extends Cells {
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
}

