// From card to card by keyboard, and a card from day to day.
class Carrying extends Showing {
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
}
