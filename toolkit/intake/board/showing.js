// Showing a month: its weeks, its days and what lies on them.
class Showing extends Frame {
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
}
