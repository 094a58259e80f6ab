// The card: what, where and when with the reasons, how sure, and each report with its sentence.

class Card {
  constructor(store, words, dates, actions) {
    Object.assign(this, { store, words, dates, actions });
    this.node = byId("drawer");
    store.listen((changed) => {
      if (changed.has("selected") || changed.has("stack") || changed.has("article")) this.draw();
    });
    this.draw();
  }

  draw() {
    const { selected, state } = this.store;
    const content = state.article ? null : selected ? this.event(selected) : state.stack ? this.stack(state.stack) : null;
    if (state.article) return;
    this.node.hidden = !content;
    this.node.classList.remove("reading");
    document.body.classList.toggle("has-drawer", Boolean(content));
    const held = this.node.contains(document.activeElement) ? document.activeElement.id : "";
    this.node.replaceChildren(...(content || []));
    this.node.scrollTop = 0;
    if (held) (document.getElementById(held) || this.node).focus();
    if (selected) say(`${selected.title}. ${this.when(selected)}. ${selected.place || this.words.no_place}`);
  }

  head(title, ...tools) {
    const close = el("button", { type: "button", class: "chip close", id: "ge-close", on: { click: () => this.actions.close() } }, this.words.close);
    return el("div", { class: "drawer-head" }, title, el("div", { class: "drawer-tools" }, ...tools, close));
  }

  // Events that lie on one spot.
  stack(indices) {
    const items = indices.map((index) => this.store.items[index]).sort(ORDERS.time);
    const place = new Set(items.map((item) => item.place)).size === 1 ? items[0].place : "";
    return [
      this.head(el("p", { class: "kicker" }, count(this.words.here, items.length, this.words.language))),
      el("h2", { dir: "auto" }, place || this.words.events),
      el("ol", { class: "stack" }, items.slice(0, 500).map((item) => el("li", {}, el("button", {
        type: "button", class: "row", on: { click: () => this.store.set({ selected: item.index }) },
      }, svgSymbol(item.look), el("span", { class: "row-text" },
        el("span", { class: "row-title", dir: "auto" }, item.title),
        el("span", { class: "row-facts" }, this.when(item))))))),
    ];
  }

  when(item) {
    return item.dated ? this.dates.span(item.start, item.end) : this.words.no_date;
  }

  event(item) {
    const { words, store } = this;
    const back = store.state.stack ? el("button", { type: "button", class: "chip", on: { click: () => store.set({ selected: -1 }) } }, words.back) : null;
    const step = (by, label, sign) => el("button", { type: "button", class: "chip", id: by < 0 ? "ge-prev" : "ge-next", "aria-label": label, title: label, on: { click: () => this.actions.step(by) } }, sign);
    const reports = item.reports;
    return [
      this.head(
        el("p", { class: "kicker" }, svgSymbol(item.look, 6), item.category.label),
        back, step(-1, words.previous_event, "‹"), step(1, words.next_event, "›"),
      ),
      el("h2", { dir: "auto" }, item.title || words.event),
      el("p", { class: "badges" },
        el("span", { class: "tag strong" }, item.status.label),
        item.isNew ? el("span", { class: "tag fresh" }, this.since()) : null,
        item.reviewed ? el("span", { class: "tag" }, words.reviewed) : null),
      el("dl", { class: "facts" }, ...this.facts(item, reports[0])),
      reports.length ? el("h3", {}, count(words.reports, reports.length, words.language)) : null,
      el("div", { class: `reports${reports.length > 1 ? " several" : ""}` }, reports.map((report) => this.report(report, item, reports.length > 1))),
    ].filter(Boolean);
  }

  since() {
    const day = parseDay(this.store.data.since);
    return this.store.data.since ? fill(this.words.new_since, { date: day === null ? this.store.data.since : this.dates.day(day) }) : this.words.new;
  }

  facts(item, report) {
    const { words } = this;
    const fact = (name, ...value) => [el("dt", {}, words[name]), el("dd", {}, ...value)];
    const why = (text) => (text ? el("span", { class: "why", dir: "auto" }, text) : null);
    return [
      ...fact("when", el("strong", {}, this.when(item)), this.timeNotes(item), why(this.timeWhy(item, report))),
      ...fact("where", el("strong", {}, el("bdi", {}, this.where(item))), this.placeNotes(item),
        item.placed ? el("button", { type: "button", class: "link", on: { click: () => this.actions.fly(item) } }, words.zoom_to) : null,
        why(report && report.placeReason)),
      ...(item.actors.length ? fact("who", el("bdi", {}, item.actors.join(", "))) : []),
      ...(item.attributes.length ? fact("numbers", item.attributes.map(([name, value]) => `${words.attribute_names[name] || name.replace(/_/g, " ")}: ${value}`).join("; ")) : []),
      ...fact("how_sure", this.meter(item), why(report && report.statusReason)),
    ];
  }

  timeNotes(item) {
    const notes = [item.approximate ? this.words.approximate : "", item.throughout ? this.words.throughout : "", item.text("zone")].filter(Boolean);
    return notes.length ? el("span", { class: "note" }, ` ${notes.join(", ")}`) : null;
  }

  // "early March → 1–10 March 2020, from …"
  timeWhy(item, report) {
    if (!report) return "";
    const said = report.timeText ? fill(this.words.said, { text: report.timeText }) : "";
    return [said && item.dated ? `${said} → ${this.when(item)}` : said, report.timeReason].filter(Boolean).join(", ");
  }

  where(item) {
    const country = item.country ? countryName(item.country, this.words.language) : "";
    const named = item.listed ? `${item.place} (${item.listed})` : item.place;
    const parts = [named, item.admin1 === item.place ? "" : item.admin1, country === item.place ? "" : country];
    return parts.filter(Boolean).join(", ") || this.words.no_place;
  }

  placeNotes(item) {
    if (!item.placed) return null;
    const radius = item.radius ? fill(this.words.radius, { km: item.radius.toLocaleString(this.words.language) }) : "";
    const notes = [this.words.precisions[item.precision] || "", radius].filter(Boolean).join(", ");
    return notes ? el("span", { class: "note" }, ` ${notes}`) : null;
  }

  meter(item) {
    const bar = el("span", { class: "meter", "aria-hidden": "true" }, el("span", {}));
    bar.firstChild.style.width = `${item.confidence}%`;
    return el("span", { class: "sure" }, bar, `${item.confidence} %`);
  }

  report(report, item, several) {
    const { words } = this;
    const name = report.source || report.document.source || report.document.title || report.document.id;
    const published = report.document.dct ? fill(words.published, { date: this.dates.day(parseDay(report.document.dct)) }) : "";
    const article = this.store.data.articles.find((each) => each.id === report.document.id);
    const url = report.url || webLink(report.document.url || "");
    return el("article", { class: "report" },
      report.quote ? el("blockquote", { dir: "auto" }, quoted(report)) : el("p", { class: "note" }, this.store.data.shared ? words.quote_left_out : words.quote_none),
      several && report.timeReason ? el("p", { class: "why" }, report.timeReason) : null,
      several && report.placeReason ? el("p", { class: "why" }, report.placeReason) : null,
      el("p", { class: "cite" }, el("bdi", {}, name), published ? ` · ${published}` : ""),
      el("p", { class: "links" },
        article ? el("button", { type: "button", class: "link", on: { click: () => this.actions.read(article.id) } }, words.read) : null,
        url ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer", class: "link" }, words.open_source, el("span", { class: "sr" }, ` ${words.opens_new}`)) : null));
  }
}
