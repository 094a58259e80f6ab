// Presentation: the map at full size, one event after the other in large type.

class Stage {
  constructor(store, words, dates, actions) {
    Object.assign(this, { store, words, dates, actions });
    this.node = byId("stage");
    this.on = false;
    byId("present").addEventListener("click", () => this.start());
    store.listen((changed) => this.on && (changed.has("selected") || changed.has("visible")) && this.draw());
  }

  start() {
    if (!this.store.ordered.length) return;
    this.on = true;
    document.body.classList.add("presenting");
    this.node.hidden = false;
    if (!this.store.selected || !this.store.visible.includes(this.store.selected)) this.store.set({ selected: this.store.ordered[0].index });
    this.actions.resized();
    this.draw();
    byId("stage-next").focus();
  }

  stop() {
    this.on = false;
    document.body.classList.remove("presenting");
    this.node.hidden = true;
    this.actions.resized();
    byId("present").focus();
  }

  draw() {
    const item = this.store.selected;
    if (!item) return;
    const row = this.store.ordered;
    const report = item.reports.find((each) => each.quote);
    const held = document.activeElement && this.node.contains(document.activeElement) ? document.activeElement.id : "";
    const button = (id, label, run, sign) => el("button", { type: "button", class: "chip", id: `ge-${id}`, "aria-label": sign ? label : null, on: { click: run } }, sign || label);
    this.node.replaceChildren(
      el("p", { class: "kicker" }, svgSymbol(item.look, 7), `${item.category.label} · ${item.status.label}`),
      el("h1", { class: "stage-title", dir: "auto" }, item.title),
      el("p", { class: "stage-facts" }, item.dated ? this.dates.span(item.start, item.end) : this.words.no_date, " · ", el("bdi", {}, item.place || this.words.no_place)),
      report ? el("blockquote", { dir: "auto" }, quoted(report)) : "",
      el("div", { class: "stage-tools" },
        button("stage-back", this.words.previous_event, () => this.actions.step(-1), "‹"),
        el("span", {}, fill(this.words.stage_count, { at: row.indexOf(item) + 1, total: row.length })),
        button("stage-next", this.words.next_event, () => this.actions.step(1), "›"),
        button("stage-end", this.words.stage_end, () => this.stop())),
    );
    this.actions.fly(item);
    if (held) document.getElementById(held)?.focus();
  }
}
