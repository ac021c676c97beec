// The calendar by month. Cards move by mouse, by a date and by keyboard; the kernel keeps where
// they lie.
const DRAG = 5; // pixels after which a press is a drag
const TURN = 700; // milliseconds over a month button before the month turns

class BoardView extends Carrying {
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
