// What the pointer does on map and lanes: point out, select, open a stack, zoom into a gathering.

class Pointer {
  constructor(app) {
    Object.assign(this, { app, store: app.store, words: app.words });
    this.tip = byId("tip");
    app.map.on("click", (event) => this.click(event));
    app.map.on("mousemove", (event) => this.move(event));
    app.map.on("mouseout movestart", () => this.hide());
    const { lanes } = app.timeline;
    lanes.addEventListener("click", (event) => this.lane(event));
    lanes.addEventListener("pointermove", (event) => this.overLane(event));
    lanes.addEventListener("pointerleave", () => this.hide());
  }

  click({ layerPoint }) {
    const group = this.app.marks.hit(layerPoint);
    if (!group) {
      this.store.set({ selected: -1, stack: null, article: "" });
      return;
    }
    const items = group.points.map((point) => point.item);
    if (items.length === 1) this.store.set({ selected: items[0].index, stack: null });
    else if (this.app.marks.parts(group) && items.length > 1) {
      this.app.map.flyToBounds(L.latLngBounds(items.map((item) => [item.lat, item.lon])), { padding: [80, 80], ...this.app.motion });
    } else this.store.set({ selected: -1, stack: items.map((item) => item.index), article: "" });
  }

  move({ layerPoint, containerPoint }) {
    const group = this.app.marks.hit(layerPoint);
    this.app.map.getContainer().style.cursor = group ? "pointer" : "";
    const single = group && group.points.length === 1 ? group.points[0].item : null;
    this.store.set({ hovered: single ? single.index : -1 });
    if (!group) this.hide();
    else this.show(this.app.map.getContainer(), containerPoint, single ? this.lines(single) : this.sum(group));
  }

  lines(item) {
    return [item.title, `${item.dated ? this.app.dates.span(item.start, item.end, true) : this.words.no_date} · ${item.place || this.words.no_place}`];
  }

  sum(group) {
    const kinds = mix(group).slice(0, 4).map(([category, number]) => `${number} × ${category.label}`);
    return [count(this.words.here, group.points.length, this.words.language), ...kinds];
  }

  overLane(event) {
    const found = this.app.timeline.hit(event.offsetX, event.offsetY);
    const { lanes } = this.app.timeline;
    lanes.style.cursor = found ? "pointer" : "";
    this.store.set({ hovered: found?.item ? found.item.index : -1 });
    if (!found) this.hide();
    else this.show(lanes, { x: event.offsetX, y: event.offsetY }, found.item ? this.lines(found.item) : this.binWords(found));
  }

  binWords({ bin, row }) {
    return [this.app.dates.span(...bin), row ? row.category.label : ""].filter(Boolean);
  }

  lane(event) {
    const found = this.app.timeline.hit(event.offsetX, event.offsetY);
    if (found?.item) this.store.set({ selected: found.item.index, stack: null });
    else if (found?.bin) this.app.timeline.brush.period(...found.bin);
  }

  show(box, { x, y }, [title, ...more]) {
    const outer = byId("tip").parentElement.getBoundingClientRect();
    const inner = box.getBoundingClientRect();
    this.tip.replaceChildren(el("strong", { dir: "auto" }, title), ...more.map((line) => el("span", { dir: "auto" }, line)));
    this.tip.hidden = false;
    const left = inner.left - outer.left + x + 14;
    this.tip.style.left = `${Math.max(4, Math.min(left, outer.width - this.tip.offsetWidth - 6))}px`;
    const top = inner.top - outer.top + y + 16;
    this.tip.style.top = `${top + this.tip.offsetHeight > outer.height ? inner.top - outer.top + y - this.tip.offsetHeight - 12 : top}px`;
  }

  hide() {
    this.tip.hidden = true;
    this.store.set({ hovered: -1 });
  }
}
