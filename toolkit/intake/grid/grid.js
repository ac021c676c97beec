// The editor of one cell, with its choices, and the question for a reason.
class GridView extends Filling {
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
    const cells = this.asked.map(([row, column]) => [row, column]);
    this.send({ do: "forget", cells, unreasoned: true });
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
