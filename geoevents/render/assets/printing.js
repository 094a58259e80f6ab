// Printing: a picture of the map and the timeline as they stand, and every shown event with its sentence.

const MOST_PRINTED = 1000;

class Paper {
  constructor(store, words, dates, pictures) {
    Object.assign(this, { store, words, dates, pictures });
    byId("print").addEventListener("click", () => window.print());
    window.addEventListener("beforeprint", () => this.fill());
    window.addEventListener("afterprint", () => byId("paper").replaceChildren());
  }

  fill() {
    const items = this.store.ordered.slice(0, MOST_PRINTED);
    byId("paper").replaceChildren(
      el("h2", { class: "paper-title" }, byId("title").textContent),
      el("p", {}, byId("summary").textContent),
      ...this.pictures().map(([address, label]) => el("img", { src: address, alt: label, class: "paper-picture" })),
      el("ol", { class: "paper-list" }, items.map((item) => this.row(item))),
      el("p", { class: "note" }, byId("credit").textContent),
    );
  }

  row(item) {
    const report = item.reports.find((each) => each.quote);
    return el("li", {},
      svgSymbol(item.look, 5), el("strong", { dir: "auto" }, ` ${item.title} `),
      el("span", {}, `(${item.category.label}, ${item.status.label}) · `),
      el("span", {}, item.dated ? this.dates.span(item.start, item.end) : this.words.no_date), " · ", el("bdi", {}, item.place || this.words.no_place),
      report ? el("blockquote", { dir: "auto" }, report.quote) : null,
      el("p", { class: "note" }, [item.sources.join(", "), report && report.url].filter(Boolean).join(" · ")));
  }
}

// Canvases of a box as one picture, where they stand, the lower panes first.
function picture(box, background) {
  const frame = box.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, frame.width * 2);
  canvas.height = Math.max(1, frame.height * 2);
  const pen = canvas.getContext("2d");
  pen.scale(2, 2);
  pen.fillStyle = background;
  pen.fillRect(0, 0, frame.width, frame.height);
  const height = (layer) => Number(getComputedStyle(layer.parentElement).zIndex) || 0;
  for (const layer of [...box.querySelectorAll("canvas")].sort((a, b) => height(a) - height(b))) {
    const at = layer.getBoundingClientRect();
    if (layer.width) pen.drawImage(layer, at.left - frame.left, at.top - frame.top, at.width, at.height);
  }
  return canvas.toDataURL("image/png");
}
