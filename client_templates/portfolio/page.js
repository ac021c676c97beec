"use strict";
/* Sorts and filters what stands on the page; without it the page is complete. */
(() => {
  const language = document.documentElement.lang;
  const form = document.getElementById("choose");
  const name = document.getElementById("choose-name");
  const sign = document.getElementById("choose-sign");
  const order = document.getElementById("choose-order");
  const told = document.getElementById("chosen");
  const clients = document.getElementById("clients-table");
  const tables = [...document.querySelectorAll("table.sorted")];
  const compare = new Intl.Collator(language, { numeric: true, sensitivity: "base" }).compare;
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const rowsOf = (table) => [...table.tBodies[0].rows];
  const headsOf = (table) => [...table.tHead.rows[0].cells];
  const keyOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.key ?? cell.textContent.trim();
  };
  const isNumber = (text) => text !== "" && Number.isFinite(Number(text));
  const first = new Map(tables.map((table) => [table, rowsOf(table)]));

  function sort(table, column, falling) {
    const keyed = first.get(table).map((row) => [keyOf(row, column), row]);
    const numbers = keyed.every(([key]) => isNumber(key));
    keyed.sort(([one], [other]) => {
      const less = numbers ? Number(one) - Number(other) : compare(one, other);
      return falling ? -less : less;
    });
    table.tBodies[0].append(...keyed.map(([, row]) => row));
    headsOf(table).forEach((head, place) => {
      if (place === column) head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    if (table === clients) order.value = `${column} ${falling ? "falling" : "rising"}`;
  }

  function asFirst(table) {
    table.tBodies[0].append(...first.get(table));
    headsOf(table).forEach((head) => head.removeAttribute("aria-sort"));
  }

  function filter() {
    const wanted = plain(name.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const table of tables) {
      for (const row of first.get(table)) {
        const text = texts.get(row);
        const fits = wanted.every((word) => text.includes(word));
        const signed = table !== clients || !sign.value
          || row.dataset.signs.split(" ").includes(sign.value);
        row.hidden = !(fits && signed);
        shown += table === clients && !row.hidden;
      }
    }
    const total = clients ? first.get(clients).length : 0;
    told.textContent = told.dataset.text.replace("{n}", shown).replace("{total}", total);
  }

  const texts = new Map();
  for (const table of tables) {
    for (const row of first.get(table)) texts.set(row, plain(row.textContent));
    headsOf(table).forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      button.addEventListener("click", () => {
        sort(table, column, head.getAttribute("aria-sort") === "ascending");
      });
      head.append(button);
    });
  }
  if (!clients) return;
  headsOf(clients).forEach((head, column) => {
    for (const [way, arrow] of [["rising", "↑"], ["falling", "↓"]]) {
      const option = document.createElement("option");
      option.value = `${column} ${way}`;
      option.textContent = `${head.textContent} ${arrow}`;
      order.append(option);
    }
  });
  order.addEventListener("change", () => {
    const [column, way] = order.value.split(" ");
    sort(clients, Number(column), way === "falling");
  });
  name.addEventListener("input", filter);
  sign.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => {
    tables.forEach(asFirst);
    filter();
  }));
  form.hidden = false;
  filter();
})();
