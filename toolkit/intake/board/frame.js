// The elements of the board that stay, and what passes between it and the kernel.
// Elements of cards are kept from one drawing to the next, so that the focus stays on them.
const NARROW = 640; // pixels below which a month is a list

class Frame {
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

  say(sentence) {
    write(this.live, sentence);
  }

  tell(sentences) {
    this.status.replaceChildren(...sentences.map((each, place) => make("p", { class: place ? "is-problem" : "" }, place ? `▲ ${each}` : each)));
  }
}
