// The reader view: the whole article, each mention marked and tied to map, timeline and events.

class Reader {
  constructor(store, words, dates, actions) {
    Object.assign(this, { store, words, dates, actions });
    this.node = byId("drawer");
    store.listen((changed) => {
      if (changed.has("article")) this.draw();
      else if (store.state.article && changed.has("selected")) this.follow();
    });
  }

  draw() {
    const article = this.store.data.articles.find((each) => each.id === this.store.state.article);
    if (!article) return;
    const facts = this.store.data.documents.find((each) => each.id === article.id) || { id: article.id };
    const button = (label, run, id) => el("button", { type: "button", class: "chip", id, on: { click: run } }, label);
    const published = facts.dct ? fill(this.words.published, { date: this.dates.day(parseDay(facts.dct)) }) : this.words.unpublished;
    this.node.hidden = false;
    this.node.classList.add("reading");
    document.body.classList.add("has-drawer");
    this.node.replaceChildren(
      el("div", { class: "drawer-head" }, el("p", { class: "kicker" }, this.words.reader),
        el("div", { class: "drawer-tools" }, button(this.words.back, () => this.store.set({ article: "" })), button(this.words.close, () => this.actions.close(), "ge-close"))),
      el("h2", { dir: "auto" }, facts.title || facts.id),
      el("p", { class: "note" }, [facts.source, published].filter(Boolean).join(" · ")),
      el("p", { class: "note", id: "ge-mention", role: "status" }, this.words.reader_help),
      el("div", { class: "article", dir: "auto" }, this.paragraphs(article)),
    );
    this.follow();
    byId("close").focus();
  }

  paragraphs(article) {
    const box = [el("p")];
    for (const { text, marks } of segments(article.text, article.marks)) {
      text.split(/(\n\s*\n)/).forEach((piece, at) => {
        if (at % 2) box.push(el("p"));
        else if (piece) box[box.length - 1].append(marks.length ? this.mention(piece, marks[marks.length - 1], marks) : piece);
      });
    }
    return box.filter((paragraph) => paragraph.textContent.trim());
  }

  mention(text, mark, marks) {
    const events = marks.filter((each) => each.kind === 0).map((each) => each.event);
    const kind = KINDS_OF_MARK[mark.kind];
    const lacks = (kind === "place" && mark.lat === undefined) || (kind === "time" && !mark.dated);
    return el("button", {
      type: "button", class: `mention m-${kind}${lacks ? " lacks" : ""}`, data: { events: events.join(" ") },
      title: this.meaning(mark), on: { click: () => this.choose(mark) },
    }, text);
  }

  meaning(mark) {
    if (mark.kind === 0) return this.store.items[mark.event].title;
    const meant = mark.kind === 1 ? this.placeWords(mark) : mark.dated ? this.dates.span(mark.start, mark.end) : this.words.mention_undated;
    return mark.reason ? `${meant}: ${mark.reason}` : meant;
  }

  placeWords(mark) {
    if (mark.lat === undefined) return this.words.mention_unplaced;
    return [...new Set([mark.name, mark.admin1, countryName(mark.country, this.words.language)])].filter(Boolean).join(", ");
  }

  choose(mark) {
    byId("mention").textContent = this.meaning(mark);
    if (mark.kind === 0) this.store.set({ selected: mark.event });
    if (mark.kind === 1 && mark.lat !== undefined) this.actions.point(mark.lat, mark.lon);
    if (mark.kind === 2 && mark.dated && mark.start !== null && mark.end !== null) this.actions.period(mark.start, mark.end);
  }

  // The words of the selected event, marked and in view.
  follow() {
    const chosen = String(this.store.state.selected);
    let first = null;
    for (const mention of this.node.querySelectorAll(".mention")) {
      const yes = mention.dataset.events.split(" ").includes(chosen);
      mention.classList.toggle("chosen", yes);
      if (yes && !first) first = mention;
    }
    if (first) inView(this.node, first);
  }
}
