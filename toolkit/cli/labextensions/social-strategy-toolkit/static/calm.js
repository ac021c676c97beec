// A JupyterLab extension without a build step: a module federation container, written by hand.
// It acts only on notebooks that `toolkit lab` made (their metadata says so) and that Jupyter
// trusts (signed by this user): it runs them when they open, and shows them as a page. "Show
// code" brings back all of JupyterLab.
(() => {
  const NAME = "social-strategy-toolkit";
  const OURS = "toolkit";
  const LIST = "toolkit-list";
  const address = document.currentScript.src;
  let shared;

  const load = async (name) => {
    const [version] = Object.values(shared[name]);
    return (await version.get())();
  };

  const element = (kind, name, text = "") => {
    const made = document.createElement(kind);
    made.className = name;
    made.textContent = text;
    return made;
  };

  const tagged = (cell, tag) => (cell.model.getMetadata("tags") ?? []).includes(tag);

  // The bar above the page: whose it is, how far it is, and the ways out.
  class Bar {
    constructor(app, Widget) {
      this.app = app;
      const widget = new Widget();
      widget.id = "toolkit-bar";
      widget.addClass("tk-bar");
      this.back = element("button", "tk-back");
      this.name = element("span", "tk-name");
      this.state = element("span", "tk-state");
      this.state.setAttribute("role", "status");
      this.again = element("button", "tk-again");
      this.code = element("button", "tk-code");
      this.node = widget.node;
      this.node.tabIndex = -1;
      this.node.setAttribute("role", "group");
      widget.node.append(this.back, this.name, this.state, this.again, this.code);
      app.shell.add(widget, "top", { rank: 0 });
    }

    show(page) {
      const { words = {}, title = "" } = page?.facts ?? {};
      this.name.textContent = title;
      this.node.setAttribute("aria-label", title);
      this.state.textContent = page?.state ?? "";
      const list = sessionStorage.getItem(LIST);
      this.put(this.back, words.back, list && page.path !== list ? () => page.leaveFor(list) : null);
      this.put(this.again, words.again, page?.ran ? () => page.run() : null);
      this.put(this.code, page?.calm ? words.show_code : words.hide_code, () => page.toggle());
    }

    // The page begins at its bar for a keyboard, unless somebody is at work in it already.
    take(panel) {
      const active = document.activeElement;
      if (panel.node.contains(active) && active.closest(".jp-OutputArea-output")) return;
      this.node.focus({ preventScroll: true });
    }

    put(button, text, act) {
      button.hidden = !act || !text;
      button.textContent = text ?? "";
      button.onclick = act;
    }
  }

  // One notebook of ours.
  class Page {
    constructor(panel, facts, lab) {
      Object.assign(this, { panel, facts, lab, calm: true, ran: false, state: "" });
      this.path = panel.context.path;
    }

    get cells() {
      return this.panel.content.widgets.filter((cell) => cell.model.type === "code");
    }

    get trusted() {
      return this.cells.every((cell) => cell.model.trusted);
    }

    open() {
      for (const cell of this.panel.content.widgets)
        if (tagged(cell, "title")) cell.addClass("tk-title");
      this.calm = this.trusted;
      this.show();
      if (this.trusted) this.run();
      else this.say(this.facts.words.not_trusted);
    }

    say(text) {
      this.state = text ?? "";
      this.lab.bar.show(this);
    }

    show() {
      this.panel.toggleClass("tk-calm", this.calm);
      this.panel.toolbar.setHidden(this.calm);
      this.lab.around(this.calm, true);
      this.lab.bar.show(this);
    }

    toggle() {
      this.calm = !this.calm;
      this.show();
      if (!this.calm) this.panel.content.activate();
    }

    // One cell after another, so that what somebody does in the form is handled in between.
    async run() {
      const { sessionContext } = this.panel;
      this.ran = false;
      this.say(this.facts.words.opening);
      await sessionContext.ready;
      let failed = false;
      for (const cell of this.cells) {
        if (this.panel.isDisposed) return;
        cell.model.trusted = true;
        const reply = await this.lab.CodeCell.execute(cell, sessionContext).catch(() => null);
        failed ||= reply?.content?.status !== "ok";
        if (failed) break;
        if (tagged(cell, "form")) this.say(this.facts.words.computing);
      }
      this.ran = true;
      this.say(failed ? this.facts.words.failed : "");
      this.lab.bar.take(this.panel);
    }

    async leaveFor(path) {
      if (this.facts.client) await this.panel.context.save();
      await this.lab.goingOn(async () => {
        const next = await this.lab.app.commands.execute("docmanager:open", { path });
        await next?.context.ready;
        this.panel.context.model.dirty = false;
        this.panel.dispose();
      });
    }
  }

  class Lab {
    constructor(app, Widget, CodeCell) {
      this.app = app;
      this.CodeCell = CodeCell;
      this.pages = new Map();
      this.going = false;
      this.bar = new Bar(app, Widget);
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = address.replace("calm.js", "calm.css");
      document.head.append(style);
      app.docRegistry.addWidgetExtension("Notebook", { createNew: (panel) => this.meet(panel) });
      app.shell.currentChanged?.connect(() => this.look());
      document.addEventListener("click", (event) => this.follow(event));
      for (const kind of ["mouseover", "focusin", "click"])
        document.addEventListener(kind, (event) => this.address(event), true);
    }

    meet(panel) {
      panel.context.ready.then(() => {
        const facts = panel.context.model.getMetadata(OURS);
        if (!facts?.words || panel.isDisposed) return;
        const page = new Page(panel, facts, this);
        this.pages.set(panel, page);
        panel.disposed.connect(() => {
          this.pages.delete(panel);
          Promise.resolve().then(() => this.look()); // once it is out of the shell
        });
        if (facts.list) sessionStorage.setItem(LIST, page.path);
        this.app.restored.then(() => panel.revealed).then(() => page.open());
      });
    }

    // JupyterLab itself, which steps aside for a page and comes back for everything else.
    around(calm, ours = false) {
      const { shell } = this.app;
      document.body.classList.toggle("tk-code-view", ours && !calm);
      if (document.body.classList.contains("tk-page") === calm) return;
      document.body.classList.toggle("tk-page", calm);
      if (!calm) this.hideAround(false);
      shell.mode = calm ? "single-document" : "multiple-document";
      if (calm) {
        shell.collapseLeft();
        shell.collapseRight();
        this.hideAround(true);
      }
      shell.fit();
    }

    // The menu stands in the layout itself only while one document is shown.
    hideAround(hidden) {
      const { shell } = this.app;
      for (const side of ["left", "right"])
        if (shell.isSideTabBarVisible(side) === hidden) shell.toggleSideTabBarVisibility(side);
      for (const widget of shell.layout.widgets)
        if (["jp-menu-panel", "jp-bottom-panel"].includes(widget.id)) widget.setHidden(hidden);
    }

    // From page to page: JupyterLab does not come back in between. Each change of its mode takes
    // every document out of the page and puts it back, also the one that is being disposed.
    async goingOn(go) {
      this.going = true;
      try {
        await go();
      } finally {
        this.going = false;
        this.look();
      }
    }

    // The page that is in front; nothing is changed for other documents.
    look() {
      if (this.going) return;
      const page = this.pages.get(this.app.shell.currentWidget);
      if (page) page.show();
      else this.around(false);
    }

    // The page on which something stands, and what it says in an attribute.
    said(event, name) {
      const link = event.target.closest?.(`[${name}]`);
      const panel = link && [...this.pages.keys()].find((each) => each.node.contains(link));
      return panel ? { link, page: this.pages.get(panel), path: link.getAttribute(name) } : null;
    }

    // A link to another notebook of the workspace opens it in place of the page it stands on;
    // one to a file opens it in a tab of its own.
    follow(event) {
      const notebook = this.said(event, "data-toolkit-open");
      if (notebook) {
        event.preventDefault();
        notebook.page.leaveFor(notebook.path);
      }
      const file = this.said(event, "data-toolkit-file");
      if (file && file.path.endsWith(".pdf")) {
        event.preventDefault();
        this.openPdf(file.link.href);
      }
    }

    // An address to follow, also for a middle click, from the folder of the notebook.
    address(event) {
      const file = this.said(event, "data-toolkit-file");
      if (!file) return;
      const folder = file.page.path.split("/").slice(0, -1);
      const steps = [];
      for (const step of [...folder, ...file.path.split("/")])
        if (step === "..") steps.pop();
        else if (step !== ".") steps.push(encodeURIComponent(step));
      const { baseUrl } = this.app.serviceManager.serverSettings;
      file.link.href = `${baseUrl}files/${steps.join("/")}`;
      file.link.target = "_blank";
      file.link.rel = "noopener";
    }

    // Jupyter serves files in a sandbox, in which a browser shows no PDF: open its content.
    async openPdf(address) {
      const tab = window.open("", "_blank");
      const answer = await fetch(address, { credentials: "same-origin" });
      const content = await answer.blob();
      tab.location = URL.createObjectURL(new Blob([content], { type: "application/pdf" }));
    }
  }

  const extension = async () => {
    const [{ Widget }, { CodeCell }] = await Promise.all(
      ["@lumino/widgets", "@jupyterlab/cells"].map(load),
    );
    const plugin = {
      id: `${NAME}:calm`,
      description: "Shows the notebooks of toolkit lab as pages.",
      autoStart: true,
      activate: (app) => void new Lab(app, Widget, CodeCell),
    };
    return () => ({ __esModule: true, default: plugin });
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[NAME] = { init: (scope) => void (shared = scope), get: extension };
})();
