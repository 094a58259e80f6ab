// The filters: legend keys that switch categories and statuses, and the panel for the rest.

const MOST_CHOICES = 300;

class Filters {
  constructor(store, words) {
    Object.assign(this, { store, words });
    this.keys();
    this.panel();
    byId("filter").addEventListener("click", () => this.open(byId("filters").hidden));
    byId("query").addEventListener("input", later(() => store.set({ query: byId("query").value.trim() }), 120));
    for (const only of ["undated", "unplaced"]) {
      byId(only).addEventListener("click", () => store.set({ only: store.state.only === only ? "" : only }));
    }
    store.listen((changed) => changed.has("visible") && this.show());
    this.show();
  }

  open(yes) {
    byId("filters").hidden = !yes;
    byId("filter").setAttribute("aria-expanded", String(yes));
  }

  keys() {
    const { categories, statuses } = this.store.data;
    const counts = { category: this.store.tally("category"), status: this.store.tally("status") };
    const key = (group, row, look) => el("button", {
      type: "button", class: "key", data: { group, id: row.id },
      on: { click: () => this.store.toggle(group === "category" ? "hideCategory" : "hideStatus", row.id) },
    }, svgSymbol(look, 6), el("span", { class: "key-name" }, row.label), el("span", { class: "key-count" }, String(counts[group].get(row.id) || 0)));
    const ranked = [...categories].sort((a, b) => (counts.category.get(b.id) || 0) - (counts.category.get(a.id) || 0));
    const group = (name, rows) => el("div", { role: "group", "aria-label": this.words[name] }, el("h3", {}, this.words[name]), rows);
    byId("keys").replaceChildren(
      group("category", ranked.map((row) => key("category", row, { ...row, stroke: "solid" }))),
      group("status", statuses.map((row) => key("status", row, { color: "var(--ink)", symbol: "circle", stroke: row.stroke }))),
    );
    byId("legend").hidden = !this.store.items.length;
    byId("legend").open = matchMedia("(min-width: 761px)").matches;
  }

  panel() {
    const { store, words } = this;
    const range = el("input", {
      type: "range", min: 0, max: 95, step: 5, id: "ge-certainty",
      on: { input: () => store.set({ certainty: Number(range.value) }) },
    });
    const select = (key, options) => el("select", { id: `ge-by-${key}`, on: { change: (event) => store.set({ [key]: event.target.value }) } },
      options.map(([value, label]) => el("option", { value }, label)));
    const tick = (key, label) => el("label", { class: "tick" },
      el("input", { type: "checkbox", id: `ge-${key}`, on: { change: (event) => store.set({ [key]: event.target.checked }) } }), label);
    const field = (name, control, ...more) => el("div", { class: "field" }, el("label", { for: control.id }, words[name]), control, ...more);
    byId("filters").append(...[
      field("certainty", range, el("output", { class: "output", for: "ge-certainty", id: "ge-certainty-words" })),
      field("place", select("place", this.places())),
      field("source", select("source", this.sources())),
      tick("keepUndated", words.keep_undated),
      store.items.some((item) => item.isNew) ? tick("onlyNew", words.only_new) : null,
      el("button", { type: "button", class: "chip", on: { click: () => store.clear() } }, words.clear),
    ].filter(Boolean));
  }

  sources() {
    const { data } = this.store;
    const counts = new Map();
    (data.evidence.document || []).forEach((_, at) => {
      const name = sourceOf(data, at);
      counts.set(name, (counts.get(name) || 0) + 1);
    });
    const names = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_CHOICES).map(([name]) => name).sort();
    return [["", this.words.source_any], ...names.map((name) => [name, name])];
  }

  // Countries, and under each its places, by how often they are told of.
  places() {
    const counts = new Map();
    for (const item of this.store.items) {
      if (!item.place && !item.country) continue;
      const country = counts.get(item.country) || { total: 0, places: new Map() };
      country.total += 1;
      country.places.set(item.place, (country.places.get(item.place) || 0) + 1);
      counts.set(item.country, country);
    }
    const rows = [["", this.words.place_any]];
    for (const [code, { total, places }] of [...counts].sort((a, b) => b[1].total - a[1].total)) {
      if (code) rows.push([code, `${countryName(code, this.words.language)} (${total})`]);
      const most = [...places].sort((a, b) => b[1] - a[1]).slice(0, MOST_CHOICES);
      rows.push(...most.map(([name, number]) => [`${code}|${name}`, `${code ? "\u2003" : ""}${name} (${number})`]));
    }
    return rows;
  }

  show() {
    const { state } = this.store;
    for (const key of byId("keys").querySelectorAll(".key")) {
      const hidden = state[key.dataset.group === "category" ? "hideCategory" : "hideStatus"].has(key.dataset.id);
      key.setAttribute("aria-pressed", String(!hidden));
    }
    byId("certainty").value = state.certainty;
    byId("certainty-words").textContent = state.certainty ? fill(this.words.certainty_least, { percent: state.certainty }) : this.words.certainty_any;
    for (const key of ["place", "source"]) byId(`by-${key}`).value = state[key];
    byId("keepUndated").checked = state.keepUndated;
    if (byId("onlyNew")) byId("onlyNew").checked = state.onlyNew;
    if (document.activeElement !== byId("query")) byId("query").value = state.query;
    this.trays();
    this.active();
  }

  trays() {
    for (const [only, test] of [["undated", (item) => !item.dated], ["unplaced", (item) => !item.placed]]) {
      const number = this.store.items.filter(test).length;
      byId(only).hidden = !number;
      byId(only).textContent = count(this.words[only], number, this.words.language);
      byId(only).setAttribute("aria-pressed", String(this.store.state.only === only));
    }
  }

  // What is filtered now, each with a way back.
  active() {
    const { store, words } = this;
    const { state } = store;
    const chips = [];
    const chip = (label, patch) => chips.push(el("button", { type: "button", class: "chip on", on: { click: () => store.set(patch) } }, `${label} ×`));
    if (state.query) chip(fill(words.said, { text: state.query }), { query: "" });
    if (state.only) chip(words[`${state.only}_heading`], { only: "" });
    if (state.place) chip(state.place.includes("|") ? state.place.split("|")[1] : countryName(state.place, words.language), { place: "" });
    if (state.source) chip(state.source, { source: "" });
    if (state.certainty) chip(`≥ ${state.certainty} %`, { certainty: 0 });
    if (state.onlyNew) chip(words.only_new, { onlyNew: false });
    if (state.hideCategory.size) chip(`${words.category} −${state.hideCategory.size}`, { hideCategory: new Set() });
    if (state.hideStatus.size) chip(`${words.status} −${state.hideStatus.size}`, { hideStatus: new Set() });
    byId("active").hidden = !chips.length;
    byId("active").replaceChildren(...chips);
  }
}
