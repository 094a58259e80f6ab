// The list: every event that map and timeline show, as text, a page at a time.

const PAGE = 100;

class List {
  constructor(store, words, dates) {
    Object.assign(this, { store, words, dates, page: 0 });
    this.node = byId("list");
    choices(byId("sort"), Object.entries(words.sorts), store.state.sort);
    byId("sort").addEventListener("change", (event) => store.set({ sort: event.target.value }));
    const redraw = later(() => this.draw(), 60);
    store.listen((changed) => {
      if (changed.has("visible")) {
        this.page = 0;
        redraw();
      } else if (changed.has("selected")) this.mark();
    });
    this.node.addEventListener("keydown", (event) => this.walk(event));
    this.draw();
  }

  draw() {
    const rows = this.store.ordered;
    const at = rows.findIndex((item) => item.index === this.store.state.selected);
    if (at >= 0 && this.jump) this.page = Math.floor(at / PAGE);
    const from = this.page * PAGE;
    this.node.start = from + 1;
    this.node.replaceChildren(...rows.slice(from, from + PAGE).map((item) => this.row(item)));
    if (!rows.length) this.node.append(el("li", { class: "nothing" }, this.store.items.length ? this.words.shown_none : this.words.no_events));
    this.pages(rows.length, from);
    byId("sort").value = this.store.state.sort;
  }

  row(item) {
    const { words } = this;
    const chosen = item.index === this.store.state.selected;
    return el("li", {}, el("button", {
      type: "button", class: "row", data: { index: item.index }, "aria-current": chosen ? "true" : null,
      on: {
        click: (event) => this.choose(item, event.detail === 0),
        mouseenter: () => this.store.set({ hovered: item.index }), mouseleave: () => this.store.set({ hovered: -1 }),
      },
    },
    svgSymbol(item.look),
    el("span", { class: "row-text" },
      el("span", { class: "row-title", dir: "auto" }, item.title || words.event),
      el("span", { class: "row-facts" },
        el("span", { class: item.dated ? "" : "lack" }, item.dated ? this.dates.span(item.start, item.end, true) : words.no_date), " · ",
        el("bdi", { class: item.placed ? "" : "lack" }, item.place || words.no_place)),
      el("span", { class: "row-tags" },
        el("span", { class: "sr" }, `${item.category.label}. `),
        item.status.id === "happened" ? null : el("span", { class: "tag" }, item.status.label),
        item.isNew ? el("span", { class: "tag fresh" }, words.new) : null,
        item.number("reports") > 1 ? el("span", { class: "tag" }, count(words.reports, item.number("reports"), words.language)) : null))));
  }

  // By key the focus goes on to the card; closing it brings it back.
  choose(item, byKey) {
    this.store.set({ selected: item.index, stack: null, article: "" });
    if (byKey) byId("drawer").focus();
  }

  pages(total, from) {
    const box = byId("pages");
    box.hidden = total <= PAGE;
    if (box.hidden) return;
    const turn = (label, page, off) => el("button", {
      type: "button", class: "chip", disabled: off, on: { click: () => this.turn(page) },
    }, label);
    const names = { from: from + 1, to: Math.min(total, from + PAGE), total: total.toLocaleString(this.words.language) };
    box.replaceChildren(
      turn(this.words.earlier_page, this.page - 1, this.page === 0),
      el("span", {}, fill(this.words.page, names)),
      turn(this.words.later_page, this.page + 1, from + PAGE >= total),
    );
  }

  turn(page) {
    this.page = page;
    this.draw();
    this.node.scrollTop = 0;
    const first = this.node.querySelector(".row");
    if (first) first.focus();
  }

  // Show which row is selected, on its page, without taking the focus.
  mark() {
    const rows = this.store.ordered;
    const at = rows.findIndex((item) => item.index === this.store.state.selected);
    if (at >= 0 && Math.floor(at / PAGE) !== this.page) {
      this.page = Math.floor(at / PAGE);
      this.draw();
    }
    for (const row of this.node.querySelectorAll(".row")) {
      const chosen = Number(row.dataset.index) === this.store.state.selected;
      if (chosen) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
      if (chosen && this.node.scrollHeight > this.node.clientHeight) inView(this.node, row);
    }
  }

  // Arrow keys, Home and End walk the rows.
  walk(event) {
    const rows = [...this.node.querySelectorAll(".row")];
    const at = rows.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined || at < 0 || !rows[next]) return;
    event.preventDefault();
    rows[next].focus();
  }
}

function inView(box, row) {
  const [outer, inner] = [box.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top + 8;
  if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom + 8;
}
