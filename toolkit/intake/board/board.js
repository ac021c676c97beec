// The calendar by month. Cards move by mouse and by keyboard; the kernel keeps where they lie.
// Elements of cards are kept from one drawing to the next, so that the focus stays on them.

const DRAG = 5; // pixels after which a press is a drag
const TURN = 700; // milliseconds over a month button before the month turns
const NARROW = 640; // pixels below which a month is a list

function fill(sentence, facts) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
}

function dayAfter(date, by) {
  const day = new Date(`${date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + by);
  return day.toISOString().slice(0, 10);
}

function monthAfter(date, by) {
  const [year, month, day] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + by + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + by, Math.min(day, last))).toISOString().slice(0, 10);
}

class BoardView {
  constructor(model, root) {
    this.model = model;
    this.id = `bd-${model.get("me")}`;
    this.cards = new Map(); // by key: the element
    this.days = new Map(); // by date: the element
    this.number = 0;
    this.at = null; // the key of the card in the tab order
    this.moving = null; // what is picked up: key, title, from, to
    this.dragging = null;
    this.wanted = null; // the key of the card that gets the focus once it is there
    this.wantsList = false;
    this.build(root);
    this.onBoard = () => this.show();
    this.onAnswer = (content) => this.answer(content);
    model.on("change:board", this.onBoard);
    model.on("msg:custom", this.onAnswer);
    this.show();
  }

  leave() {
    this.model.off("change:board", this.onBoard);
    this.model.off("msg:custom", this.onAnswer);
    this.sizes.disconnect();
    clearTimeout(this.turning);
  }

  get board() {
    return this.model.get("board");
  }

  get words() {
    return this.model.get("words");
  }

  // ---- the elements -----------------------------------------------------------------------

  build(root) {
    const { id, words } = this;
    this.previous = own(make("button", { type: "button", class: "bd-turn", "aria-label": words.previous }, "‹"));
    this.next = own(make("button", { type: "button", class: "bd-turn", "aria-label": words.next }, "›"));
    this.title = make("p", { class: "bd-title", id: `${id}-title`, "aria-live": "polite" });
    this.toggle = own(make("button", { type: "button", class: "bd-toggle" }));
    const bar = make("div", { class: "bd-bar" }, this.previous, this.next, this.title, this.toggle);
    this.ideas = make("div", { class: "bd-ideas", role: "group", "aria-labelledby": `${id}-ideas` });
    this.ideasTitle = make("p", { class: "bd-ideas-title", id: `${id}-ideas` }, words.undated);
    this.ideasWhole = make("div", { class: "bd-tray" }, this.ideasTitle, this.ideas);
    this.head = make("thead", { role: "rowgroup" });
    this.body = make("tbody", { role: "rowgroup" });
    this.table = make(
      "table",
      { role: "grid", "aria-label": words.name, "aria-describedby": `${id}-keys` },
      this.head, this.body,
    );
    this.empty = make("p", { class: "bd-empty" }, words.empty);
    this.status = make("div", { class: "bd-told", role: "status" });
    this.live = make("div", { class: "bd-said", "aria-live": "assertive" });
    this.keys = make("p", { class: "bd-keys", id: `${id}-keys` }, words.keys);
    this.legend = make("p", { class: "bd-legend" });
    this.ghost = make("div", { class: "bd-ghost", popover: "manual", "aria-hidden": "true" });
    this.whole = make("div", { class: "bd", lang: this.model.get("language") });
    this.whole.append(
      bar, this.ideasWhole, this.table, this.empty, this.buildPanel(), this.status, this.live,
      this.legend, this.keys, this.ghost,
    );
    root.append(this.whole);
    this.listen();
    this.sizes = new ResizeObserver(() => this.shape());
    this.sizes.observe(this.whole);
  }

  // Moving without dragging: a date and a button.
  buildPanel() {
    const field = `${this.id}-to`;
    this.about = make("p", { class: "bd-about" });
    this.to = own(make("input", { type: "date", id: field }));
    this.moveButton = own(make("button", { type: "button", class: "bd-go" }, this.words.move));
    this.panel = make(
      "div", { class: "bd-panel" },
      this.about, make("label", { for: field }, this.words.moveTo), this.to, this.moveButton,
    );
    this.panel.hidden = true;
    return this.panel;
  }

  shape() {
    const asList = this.wantsList || this.whole.clientWidth < NARROW;
    this.whole.classList.toggle("as-list", asList);
    this.toggle.hidden = this.whole.clientWidth < NARROW;
    write(this.toggle, this.wantsList ? this.words.grid : this.words.list);
  }

  // ---- showing ----------------------------------------------------------------------------

  show() {
    const { board } = this;
    const inside = this.whole.contains(document.activeElement) && document.activeElement.dataset.key;
    write(this.title, board.title);
    this.previous.classList.toggle("is-idle", !board.previous);
    this.next.classList.toggle("is-idle", !board.next);
    this.showHead();
    this.days.clear();
    this.spots = new Map(); // by key: the card, with its day
    this.body.replaceChildren(...board.weeks.map((week) => this.weekOf(week)));
    this.ideas.replaceChildren(...board.undated.map((card) => this.cardOf(card, "")));
    this.ideasWhole.hidden = !board.undated.length;
    this.empty.hidden = board.weeks.some((week) => week.days.some((day) => day.cards.length));
    this.showLegend();
    for (const key of this.cards.keys()) {
      if (!this.spots.has(key) && this.moving?.key !== key) this.cards.delete(key);
    }
    this.shape();
    this.placeMoving();
    this.mark();
    const wanted = this.spots.has(this.wanted) ? this.wanted : inside;
    if (wanted) (this.cards.get(wanted) ?? this.cards.get(this.at))?.focus({ preventScroll: true });
    if (wanted === this.wanted) this.wanted = null;
    if (this.moving?.announces) this.announce();
  }

  showHead() {
    const cells = this.board.weekdays.map(({ short, long }) =>
      make("th", { role: "columnheader", scope: "col", abbr: long, "aria-label": long }, short));
    const week = make("th", { role: "columnheader", scope: "col", class: "bd-week" }, this.words.week);
    this.head.replaceChildren(make("tr", { role: "row" }, week, ...cells));
  }

  showLegend() {
    const parts = this.board.pillars.map(({ sign, name, place }) =>
      make("span", { class: "bd-pillar" }, this.signOf(sign, place), name));
    this.legend.replaceChildren(...parts);
  }

  signOf(sign, place) {
    return make("span", { class: `bd-sign of-${place % 6}`, "aria-hidden": "true" }, sign);
  }

  weekOf({ number, name, days }) {
    const head = make("th", { role: "rowheader", scope: "row", class: "bd-week", "aria-label": name }, String(number));
    return make("tr", { role: "row" }, head, ...days.map((day) => this.dayOf(day)));
  }

  dayOf(day) {
    const marks = ["inside", "today", "weekend", "free", "break", "outside"].filter((each) => day[each]);
    const cell = make("td", {
      role: "gridcell",
      class: [...marks.map((each) => `is-${each}`), day.cards.length || day.notes.length ? "" : "is-bare"].join(" "),
    });
    cell.dataset.date = day.date;
    const date = make(
      "p", { class: "bd-date" },
      make("span", { class: "bd-number", "aria-hidden": "true" }, String(day.number)),
      make("span", { class: "bd-long" }, day.name),
    );
    const notes = day.notes.map(({ kind, text }) => make("p", { class: `bd-note is-${kind}` }, text));
    const lies = make("div", { class: "bd-cards" }, ...day.cards.map((card) => this.cardOf(card, day.date)));
    cell.append(date, ...notes, lies);
    this.days.set(day.date, cell);
    return cell;
  }

  cardOf(card, date) {
    if (!this.cards.has(card.key)) {
      const made = own(make("button", { type: "button", tabindex: "-1" }));
      made.dataset.key = card.key;
      this.cards.set(card.key, made);
    }
    const element = this.cards.get(card.key);
    this.spots.set(card.key, { ...card, date });
    const line = make("span", { class: "bd-when" });
    if (card.sign) line.append(this.signOf(card.sign, card.place));
    if (card.at) line.append(make("span", {}, card.at));
    element.replaceChildren(
      line,
      make("span", { class: "bd-name" }, card.title),
      make("span", { class: "bd-where" }, card.where),
      ...[card.state, card.moved].filter(Boolean).map((each) => make("span", { class: "bd-where" }, each)),
      ...card.alerts.map((each) => make("span", { class: "bd-alert" }, `▲ ${each}`)),
    );
    element.className = ["bd-card", card.place >= 0 ? `of-${card.place % 6}` : "", card.firm ? "" : "is-open", card.fixed ? "is-fixed" : ""].join(" ");
    element.setAttribute("aria-label", card.name);
    return element;
  }

  // One card is in the tab order; the picked-up one is shown as such, on the day it is over.
  mark() {
    if (!this.spots.has(this.at) && this.moving?.key !== this.at) this.at = this.order()[0] ?? null;
    for (const [key, element] of this.cards) {
      element.tabIndex = key === this.at ? 0 : -1;
      const moves = this.moving?.key === key;
      element.classList.toggle("is-moving", moves);
      element.setAttribute("aria-pressed", String(moves));
    }
    for (const [date, cell] of this.days) cell.classList.toggle("is-target", this.moving?.to === date);
  }

  placeMoving() {
    if (!this.moving) return;
    const element = this.cards.get(this.moving.key);
    const cell = this.days.get(this.moving.to)?.querySelector(".bd-cards");
    if (!element || !cell) return;
    const focused = document.activeElement === element;
    if (element.parentElement !== cell) cell.prepend(element);
    if (focused || this.moving.byKeyboard) element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // Cards without a day first, then from day to day.
  order() {
    const { board } = this;
    const days = board.weeks.flatMap((week) => week.days);
    return [...board.undated, ...days.flatMap((day) => day.cards)].map((card) => card.key);
  }

  say(sentence) {
    write(this.live, sentence);
  }

  tell(sentences) {
    this.status.replaceChildren(...sentences.map((each, place) => make("p", { class: place ? "is-problem" : "" }, place ? `▲ ${each}` : each)));
  }

  // ---- messages ---------------------------------------------------------------------------

  send(content) {
    this.number += 1;
    this.model.send({ ...content, number: this.number });
  }

  answer({ told }) {
    if (told?.length) this.tell(told);
  }

  turn(month) {
    if (!month) this.say(this.words.end);
    else this.send({ do: "month", month });
  }

  // ---- by keyboard ------------------------------------------------------------------------

  listen() {
    this.previous.addEventListener("click", () => this.turn(this.board.previous));
    this.next.addEventListener("click", () => this.turn(this.board.next));
    this.toggle.addEventListener("click", () => {
      this.wantsList = !this.wantsList;
      this.shape();
    });
    this.moveButton.addEventListener("click", () => this.moveByDate());
    this.to.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter") this.moveByDate();
      if (event.key === "Escape") this.cards.get(this.at)?.focus();
    });
    this.whole.addEventListener("keydown", (event) => this.pressed(event));
    this.whole.addEventListener("pointerdown", (event) => this.grabbed(event));
    this.whole.addEventListener("pointermove", (event) => this.dragged(event));
    this.whole.addEventListener("pointerup", (event) => this.released(event));
    this.whole.addEventListener("pointercancel", () => this.dragEnds());
    this.whole.addEventListener("click", (event) => this.clicked(event));
    this.whole.addEventListener("focusin", (event) => this.arrived(event));
  }

  arrived(event) {
    const { key } = event.target.dataset;
    if (!key || key === this.at) return;
    this.at = key;
    this.mark();
  }

  pressed(event) {
    if (event.isComposing || event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    if (this.dragging && event.key === "Escape") this.dragEnds();
    else if (control && event.key.toLowerCase() === "z") this.send({ do: event.shiftKey ? "redo" : "undo" });
    else if (control && event.key.toLowerCase() === "y") this.send({ do: "redo" });
    else if (control || !event.target.dataset.key) return;
    else if (!(this.moving ? this.moveKey(event) : this.goKey(event))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  goKey(event) {
    const { key } = event.target.dataset;
    const order = this.order();
    const place = order.indexOf(key);
    const to = {
      ArrowRight: order[place + 1], ArrowLeft: order[place - 1],
      ArrowDown: this.aWeekFrom(key, 1), ArrowUp: this.aWeekFrom(key, -1),
      Home: order[0], End: order.at(-1),
    };
    if (event.key in to) this.cards.get(to[event.key] ?? key)?.focus();
    else if (event.key === "PageDown") this.turn(this.board.next);
    else if (event.key === "PageUp") this.turn(this.board.previous);
    else if (event.key === " ") this.pickUp(key);
    else if (event.key === "Enter") this.open(key, true);
    else return false;
    return true;
  }

  // The card that is nearest to the same weekday, a week on.
  aWeekFrom(key, by) {
    const { date } = this.spots.get(key) ?? {};
    const dated = [...this.spots.values()].filter((each) => each.date);
    if (!date) return by > 0 ? dated[0]?.key : undefined;
    const wanted = dayAfter(date, 7 * by);
    const far = (each) => Math.abs(Date.parse(each.date) - Date.parse(wanted));
    const there = dated.filter((each) => (by > 0 ? each.date > date : each.date < date));
    return there.sort((one, other) => far(one) - far(other))[0]?.key;
  }

  moveKey(event) {
    const { to } = this.moving;
    const steps = {
      ArrowLeft: () => dayAfter(to, -1), ArrowRight: () => dayAfter(to, 1),
      ArrowUp: () => dayAfter(to, -7), ArrowDown: () => dayAfter(to, 7),
      PageUp: () => monthAfter(to, -1), PageDown: () => monthAfter(to, 1),
    };
    if (event.key in steps) this.over(steps[event.key]());
    else if (event.key === " " || event.key === "Enter") this.putDown();
    else if (event.key === "Escape") this.putBack();
    else if (event.key === "Tab") {
      this.putBack();
      return false;
    } else return false;
    return true;
  }

  pickUp(key) {
    const spot = this.spots.get(key);
    if (!spot) return;
    if (spot.fixed) {
      this.tell([spot.fixed]);
      return;
    }
    const first = this.board.weeks.flatMap((week) => week.days).find((day) => day.inside).date;
    this.moving = { key, title: spot.title, from: spot.date, to: spot.date || first, month: this.board.month, byKeyboard: true };
    this.moving.day = this.dayName(spot.date);
    this.placeMoving();
    this.mark();
    this.say(fill(this.words.picked, { title: spot.title, day: this.dayName(this.moving.to) }));
  }

  over(date) {
    const month = date.slice(0, 7);
    const { board } = this;
    const beyond = (month > board.month && !this.days.has(date) && !board.next) || (month < board.month && !this.days.has(date) && !board.previous);
    if (beyond) {
      this.say(this.words.end);
      return;
    }
    this.moving.to = date;
    if (!this.days.has(date)) {
      this.moving.announces = true; // once that month is there
      this.send({ do: "month", month });
      return;
    }
    this.placeMoving();
    this.mark();
    this.announce();
  }

  // Which day it is over, and what is there already.
  announce() {
    const { to, key } = this.moving;
    const day = this.board.weeks.flatMap((week) => week.days).find((each) => each.date === to);
    if (!day) return;
    this.moving.announces = false;
    const { words } = this;
    const there = day.cards.filter((card) => card.key !== key).map((card) => card.title);
    const off = day.notes.find((note) => note.kind === "free");
    this.say(
      [
        fill(words.over, { day: day.name }),
        off ? fill(words.off, { name: off.text }) : "",
        there.length ? fill(words.there, { titles: there.join(", ") }) : "",
        day.outside ? words.out : "",
      ].filter(Boolean).join(" "),
    );
  }

  putDown() {
    const { key, from, to } = this.moving;
    this.moving = null;
    this.mark();
    this.moveCard(key, from, to);
  }

  moveCard(key, from, to) {
    if (from !== to) this.send({ do: "move", key, from, to });
    this.at = key;
    this.wanted = key;
    if (from === to) this.show();
  }

  putBack() {
    const { key, title, from, day, month } = this.moving;
    this.moving = null;
    this.at = key;
    this.wanted = key;
    if (month === this.board.month) this.show();
    else this.send({ do: "month", month });
    this.say(from ? fill(this.words.left, { title, day }) : fill(this.words.stays, { title }));
  }

  dayName(date) {
    const day = this.board.weeks.flatMap((week) => week.days).find((each) => each.date === date);
    return day?.name ?? date;
  }

  // ---- by date ----------------------------------------------------------------------------

  clicked(event) {
    const element = event.target.closest?.("[data-key]");
    if (!element || this.wasDragged) return;
    this.open(element.dataset.key, false);
  }

  open(key, focus) {
    const spot = this.spots.get(key);
    if (!spot) return;
    if (this.moving) this.putBack();
    this.at = key;
    this.mark();
    if (spot.fixed) this.tell([spot.fixed]);
    this.panel.hidden = Boolean(spot.fixed);
    write(this.about, spot.name);
    this.to.value = spot.date;
    if (focus && !spot.fixed) this.to.focus();
  }

  moveByDate() {
    const spot = this.spots.get(this.at);
    if (!spot || !this.to.value) return;
    this.panel.hidden = true;
    const month = this.to.value.slice(0, 7);
    this.moveCard(this.at, spot.date, this.to.value);
    if (!this.days.has(this.to.value)) this.send({ do: "month", month });
  }

  // ---- by mouse ---------------------------------------------------------------------------

  grabbed(event) {
    this.wasDragged = false;
    const element = event.target.closest?.("[data-key]");
    if (!element || event.button !== 0 || event.pointerType === "touch") return;
    const spot = this.spots.get(element.dataset.key);
    if (!spot) return;
    this.dragging = { key: spot.key, from: spot.date, x: event.clientX, y: event.clientY, begun: false, spot };
  }

  dragged(event) {
    const { dragging } = this;
    if (!dragging) return;
    if (!event.buttons) {
      this.dragEnds();
      return;
    }
    if (!dragging.begun) {
      if (Math.hypot(event.clientX - dragging.x, event.clientY - dragging.y) < DRAG) return;
      if (!this.dragBegins(event)) return;
    }
    this.ghost.style.left = `${event.clientX + 8}px`;
    this.ghost.style.top = `${event.clientY + 8}px`;
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const cell = under?.closest?.(`[data-date]`);
    dragging.to = cell && this.whole.contains(cell) ? cell.dataset.date : null;
    for (const [date, each] of this.days) each.classList.toggle("is-target", date === dragging.to);
    this.turnSoon(under);
  }

  dragBegins(event) {
    const { dragging } = this;
    if (dragging.spot.fixed) {
      this.tell([dragging.spot.fixed]);
      this.dragging = null;
      return false;
    }
    dragging.begun = true;
    this.wasDragged = true;
    this.whole.setPointerCapture(event.pointerId);
    this.ghost.replaceChildren(dragging.spot.title);
    this.ghost.showPopover();
    this.cards.get(dragging.key)?.classList.add("is-dragged");
    this.whole.classList.add("is-dragging");
    return true;
  }

  // Held over a month button, the month turns.
  turnSoon(under) {
    const button = [this.previous, this.next].find((each) => each.contains(under));
    if (button === this.turningOver) return;
    clearTimeout(this.turning);
    this.turningOver = button;
    if (!button) return;
    this.turning = setTimeout(() => {
      this.turningOver = undefined;
      this.turn(button === this.next ? this.board.next : this.board.previous);
    }, TURN);
  }

  released(event) {
    const { dragging } = this;
    if (!dragging) return;
    const { begun, key, from, to } = dragging;
    this.dragEnds();
    if (!begun) return;
    event.preventDefault();
    if (to) this.moveCard(key, from, to);
  }

  dragEnds() {
    if (this.dragging) this.cards.get(this.dragging.key)?.classList.remove("is-dragged");
    this.dragging = null;
    clearTimeout(this.turning);
    this.turningOver = undefined;
    this.whole.classList.remove("is-dragging");
    if (this.ghost.matches(":popover-open")) this.ghost.hidePopover();
    for (const each of this.days.values()) each.classList.remove("is-target");
  }
}

export default {
  render({ model, el }) {
    goOnHearing(model);
    const view = new BoardView(model, el);
    return () => view.leave();
  },
};
