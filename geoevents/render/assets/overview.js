// The overview of very many events: cells on the map, days on the timeline, and one period and choice of categories.

globalThis.geoevents = { start };
const SHOWN_ROWS = 100;
const ROOM = 26;

async function start(map) {
  const [words, data] = await Promise.all([unpacked(byId("words")), unpacked(byId("data"))]);
  const app = new Overview(map, data, words);
  Object.assign(globalThis.geoevents, { app, store: app.store });
  document.documentElement.dataset.ready = "true";
}

// The counts of all cells, added up for the chosen period and categories.
class Counts {
  constructor(data) {
    this.data = data;
    this.state = { from: null, to: null, hide: new Set() };
    this.listeners = [];
    this.byHours = false;
    this.slots = Float64Array.from(data.entries.slot.length ? this.slotsOf(data.entries) : []);
    this.days = summedUp(data.days.day);
    this.extent = this.days.length ? this.extentOf() : null;
    this.base = this.state.hide;
    this.filter();
  }

  // Steps back to slots, from 0 anew in each cell; no date is NaN.
  slotsOf({ size, slot }) {
    const found = [];
    for (const many of size) {
      let last = 0;
      for (let left = many; left > 0; left -= 1) {
        const step = slot[found.length];
        if (step !== null) last += step;
        found.push(step === null ? NaN : last);
      }
    }
    return found;
  }

  // All time there is, and the core of it, where a few far days would press all others together.
  extentOf() {
    const { days } = this;
    const full = [days[0] * DAY, (days[days.length - 1] + 1) * DAY];
    const total = this.data.days.number.reduce((sum, each) => sum + each, 0);
    const at = (share) => {
      let sum = 0;
      return days.find((_, index) => (sum += this.data.days.number[index]) >= share * total);
    };
    const core = [at(0.005) * DAY, (at(0.995) + 1) * DAY];
    return { full, core: full[1] - full[0] > 3 * (core[1] - core[0]) ? core : full };
  }

  listen(listener) {
    this.listeners.push(listener);
  }

  set(patch) {
    const changed = new Set(Object.keys(patch).filter((key) => this.state[key] !== patch[key]));
    if (!changed.size) return;
    this.state = { ...this.state, ...patch };
    this.base = this.state.hide;
    this.filter();
    this.listeners.forEach((listener) => listener(changed));
  }

  filter() {
    const { entries, bin, categories, cells } = this.data;
    const { from, to, hide } = this.state;
    const hidden = categories.map(({ id }) => hide.has(id));
    const [low, high] = from === null ? [-Infinity, Infinity] : [from / DAY / bin, to / DAY / bin];
    this.totals = new Float64Array(cells.lon.length);
    this.mixes = new Float64Array(cells.lon.length * categories.length);
    let at = 0;
    entries.size.forEach((size, cell) => {
      for (const end = at + size; at < end; at += 1) {
        const slot = this.slots[at];
        const category = entries.category[at];
        if (hidden[category] || (from !== null && !(slot >= low && slot < high))) continue;
        this.totals[cell] += entries.number[at];
        this.mixes[cell * categories.length + category] += entries.number[at];
      }
    });
    this.shown = this.totals.reduce((sum, each) => sum + each, 0);
    this.order = [...this.totals.keys()].filter((cell) => this.totals[cell]).sort((a, b) => this.totals[b] - this.totals[a] || a - b);
  }

  mix(cell) {
    const size = this.data.categories.length;
    return this.mixes.subarray(cell * size, (cell + 1) * size);
  }
}

// The bars of the days; the period snaps to what the cells are counted by.
class DayBars extends Timeline {
  get grain() {
    return this.store.data.bin * DAY;
  }

  padded([from, to]) {
    const low = Math.floor(from / this.grain) * this.grain;
    return [low, Math.max(low + this.grain, Math.ceil(to / this.grain) * this.grain)];
  }

  drawLanes() {}

  counted(unit) {
    const { store, scale } = this;
    const { days, categories } = store.data;
    const edges = binEdges(scale.from, scale.to, unit);
    const old = this.counts;
    if (old && old.base === store.base && old.unit === unit && old.from === scale.from && old.to === scale.to) return old;
    const stacks = categories.map((category) => ({ category, heights: new Float64Array(edges.length - 1) }));
    const far = { earlier: 0, later: 0 };
    store.days.forEach((day, at) => {
      const minutes = day * DAY;
      if (store.state.hide.has(categories[days.category[at]].id)) return;
      if (minutes < edges[0]) far.earlier += days.number[at];
      else if (minutes >= edges[edges.length - 1]) far.later += days.number[at];
      else stacks[days.category[at]].heights[binOf(edges, minutes)] += days.number[at];
    });
    const peak = edges.slice(1).reduce((most, _, at) => Math.max(most, stacks.reduce((sum, { heights }) => sum + heights[at], 0)), 0);
    this.counts = { base: store.base, unit, from: scale.from, to: scale.to, edges, stacks, peak, ...far };
    return this.counts;
  }
}

// Marks: as many of the cells put together as leave each one room, in the look of what most of their events are.
class CellMarks {
  constructor(map, store, theme) {
    Object.assign(this, { map, store, theme, groups: [], hovered: -1 });
    map.createPane("marks").style.zIndex = 450;
    this.layer = new CanvasLayer({ pane: "marks", padding: 0.2 }, (pen, _map, bounds) => this.draw(pen, bounds)).addTo(map);
  }

  redraw() {
    this.layer.redraw();
  }

  place({ mx, my }) {
    const scale = 256 * 2 ** this.map.getZoom();
    const origin = this.map.getPixelOrigin();
    return { x: mx * scale - origin.x, y: my * scale - origin.y };
  }

  // How many times the cells are doubled at this zoom.
  get doubled() {
    const pixels = (this.store.data.size / 360) * 256 * 2 ** this.map.getZoom();
    return Math.max(0, Math.min(8, Math.ceil(Math.log2(ROOM / pixels))));
  }

  gathered() {
    const { cells, categories, size } = this.store.data;
    const shift = this.doubled;
    const groups = new Map();
    for (const cell of this.store.order) {
      const key = `${cells.column[cell] >> shift} ${cells.row[cell] >> shift} ${cells.country[cell]}`;
      if (!groups.has(key)) groups.set(key, { total: 0, lon: 0, lat: 0, cells: [], mix: new Float64Array(categories.length), country: cells.country[cell] });
      const group = groups.get(key);
      const total = this.store.totals[cell];
      group.total += total;
      group.lon += cells.lon[cell] * total;
      group.lat += cells.lat[cell] * total;
      group.cells.push(cell);
      this.store.mix(cell).forEach((each, at) => { group.mix[at] += each; });
    }
    this.room = (size * 2 ** shift * 256 * 2 ** this.map.getZoom()) / 360;
    return [...groups.values()];
  }

  draw(pen, bounds) {
    const { cells, categories } = this.store.data;
    const groups = this.gathered();
    const peak = Math.max(1, ...groups.map((group) => group.total));
    const most = Math.max(16, Math.min(34, this.room * 0.62));
    this.groups = [];
    for (const group of groups) {
      const spot = this.place(mercator(group.lat / group.total, group.lon / group.total));
      Object.assign(group, spot, { size: Math.max(3.5, most * Math.sqrt(group.total / peak)) });
      group.category = categories[group.mix.indexOf(Math.max(...group.mix))];
      // A place names a circle only where at least half of its events are.
      const [first] = group.cells;
      group.points = [{ item: { place: this.store.totals[first] * 2 >= group.total ? cells.name[first] : "" } }];
      if (spot.x > bounds.min.x && spot.x < bounds.max.x && spot.y > bounds.min.y && spot.y < bounds.max.y) this.groups.push(group);
    }
    this.groups.sort((a, b) => b.total - a.total);
    for (const group of this.groups) this.circle(pen, group);
    // The names go by the order: the biggest circle is named first.
    this.groups.reverse();
  }

  circle(pen, group) {
    const { theme } = this;
    const { x, y, size } = group;
    pen.globalAlpha = group.country ? 0.35 : 0.82;
    pen.setLineDash(group.country ? [3, 3] : []);
    // More kinds than hues: the shape tells apart those of one colour, as it does in the list and the legend.
    trace(pen, group.category.symbol, x, y, size);
    pen.lineJoin = "round";
    pen.fillStyle = group.category.color;
    pen.fill();
    pen.lineWidth = 0.8;
    pen.strokeStyle = theme.ink;
    pen.stroke();
    pen.globalAlpha = 1;
    pen.setLineDash([]);
    if (group.cells.includes(this.hovered)) {
      pen.lineWidth = 3;
      pen.strokeStyle = theme.accent;
      pen.beginPath();
      pen.arc(x, y, size + 3, 0, 2 * Math.PI);
      pen.stroke();
    }
    if (size < 11) return;
    pen.font = `600 ${Math.max(10, Math.min(14, size * 0.6))}px ${theme.font}`;
    written(pen, brief(group.total), x, y, theme.ink, theme.halo);
  }

  hit(point) {
    for (const group of this.groups) if ((group.x - point.x) ** 2 + (group.y - point.y) ** 2 <= (group.size + 3) ** 2) return group;
    return null;
  }
}

class Overview {
  constructor(map, data, words) {
    Object.assign(this, { map, data, words, theme: {} });
    this.dates = new DateWords(words);
    this.store = new Counts(data);
    this.themed();
    this.fit();
    this.marks = new CellMarks(map, this.store, this.theme);
    this.basemap = new Basemap(map, data.basemap, this.theme, this.marks);
    this.timeline = new DayBars(this.store, this.theme, words, this.dates);
    this.tied();
    this.told();
    this.fit();
  }

  themed() {
    const names = ["ink", "muted", "page", "paper", "surface", "line", "grid", "accent", "veil", "water", "land", "beyond", "border", "border-soft", "coast", "label", "water-name", "halo"];
    names.forEach((name) => { this.theme[name.replace("-", "_")] = colorOf(`--${name}`); });
    this.theme.font = getComputedStyle(document.body).fontFamily;
  }

  fit() {
    const [west, south, east, north] = this.data.frame;
    this.map.invalidateSize(false);
    this.map.fitBounds([[south, west], [north, east]], { animate: false, maxZoom: 10 });
  }

  tied() {
    const { store, map } = this;
    const redraw = eachFrame(() => this.redraw());
    store.listen(() => {
      redraw();
      this.told();
    });
    const press = { in: () => map.zoomIn(), out: () => map.zoomOut(), fit: () => this.fit(), beyond: () => this.timeline.widen() };
    Object.entries(press).forEach(([name, action]) => byId(name).addEventListener("click", action));
    byId("all-time").addEventListener("click", () => store.set({ from: null, to: null }));
    map.on("click", (event) => this.pressed(this.marks.hit(map.latLngToLayerPoint(event.latlng))));
    map.on("mousemove", (event) => this.pointed(this.marks.hit(map.latLngToLayerPoint(event.latlng)), event.containerPoint));
    map.on("mouseout zoomstart movestart", () => this.pointed(null));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.themed();
      this.redraw(true);
    });
    new ResizeObserver(() => map.invalidateSize(false)).observe(map.getContainer());
  }

  redraw(ground = false) {
    this.marks.redraw();
    this.basemap.redraw(ground);
    this.timeline.draw();
  }

  // A circle of several cells comes apart; one of a single cell opens its page.
  pressed(group) {
    if (!group) return;
    const [cell] = group.cells;
    const page = this.data.cells.page[cell];
    if (group.cells.length > 1) this.map.setView([group.lat / group.total, group.lon / group.total], this.map.getZoom() + 1.5);
    else if (page) location.href = page;
    else this.show(cell);
  }

  pointed(group, at) {
    const tip = byId("tip");
    this.map.getContainer().style.cursor = group ? "pointer" : "";
    tip.hidden = !group;
    if (!group) return;
    const [cell] = group.cells;
    const lines = [this.events(group.total), ...this.mixed(group.mix), ...(group.cells.length > 1 ? [] : this.data.cells.titles[cell])];
    tip.replaceChildren(el("strong", { dir: "auto" }, this.name(cell)), ...lines.map((line) => el("span", { dir: "auto" }, line)));
    const outer = tip.parentElement;
    tip.style.left = `${Math.max(4, Math.min(at.x + 14, outer.clientWidth - tip.offsetWidth - 6))}px`;
    tip.style.top = `${at.y + 14 + tip.offsetHeight > outer.clientHeight ? Math.max(4, at.y - tip.offsetHeight - 12) : at.y + 14}px`;
  }

  show(cell) {
    const { lat, lon } = this.data.cells;
    this.marks.hovered = cell;
    const near = Math.log2((ROOM * 360) / (this.data.size * 256)) + 0.25;
    this.map.setView([lat[cell], lon[cell]], Math.max(this.map.getZoom(), Math.min(11, near)), { animate: false });
    this.redraw();
  }

  events(number) {
    return count(this.words.shown_all, number, this.words.language);
  }

  mixed(mix) {
    const named = [...mix.keys()].filter((at) => mix[at]).sort((a, b) => mix[b] - mix[a]).slice(0, 3);
    return named.map((at) => `${this.data.categories[at].label}: ${mix[at].toLocaleString(this.words.language)}`);
  }

  corner(cell) {
    const { cells, size } = this.data;
    const side = (value, [plus, minus]) => `${Math.abs(value)}° ${value < 0 ? minus : plus}`;
    const lat = side(cells.row[cell] * size - 90, "NS");
    return fill(this.words.cell_of, { size, lat, lon: side(cells.column[cell] * size - 180, "EW") });
  }

  name(cell) {
    return this.data.cells.name[cell] || this.corner(cell);
  }

  // All that is told in words: the heading's line, the period, the list, the legend.
  told() {
    const { words, data, store } = this;
    const { from, to } = store.state;
    const all = data.told;
    const notes = [
      store.shown === all.events ? this.events(all.events) : fill(words.shown, { count: store.shown.toLocaleString(words.language), total: all.events.toLocaleString(words.language) }),
      all.unplaced ? count(words.unplaced, all.unplaced, words.language) : "", all.undated ? count(words.undated, all.undated, words.language) : "",
    ];
    byId("summary").textContent = notes.filter(Boolean).join(" · ");
    const [low, high] = from === null ? store.extent?.full || [null, null] : [from, to];
    byId("period").textContent = this.dates.span(low, high);
    byId("all-time").disabled = from === null;
    byId("list").replaceChildren(...store.order.slice(0, SHOWN_ROWS).map((cell) => el("li", {}, this.row(cell))));
    const rest = store.order.length - SHOWN_ROWS;
    byId("rest").hidden = rest <= 0;
    byId("rest").textContent = count(words.cells_more, rest, words.language);
    byId("credit").textContent = [data.basemap.note, data.basemap.attribution].join(" ");
    this.legend();
  }

  row(cell) {
    const { words, data, store } = this;
    const mix = store.mix(cell);
    const { color, symbol, label } = data.categories[mix.indexOf(Math.max(...mix))];
    const page = data.cells.page[cell];
    const button = el("button", { type: "button", class: "row", on: { click: () => this.show(cell) } },
      svgSymbol({ color, symbol, stroke: "solid" }),
      el("span", { class: "row-text" },
        el("span", { class: "row-title", dir: "auto" }, this.name(cell)),
        el("span", { class: "row-facts" }, `${this.events(store.totals[cell])} · ${label}`),
        el("span", { class: "row-facts" }, data.cells.country[cell] ? words.cell_country : this.corner(cell))));
    if (!page) return button;
    const whole = data.cells.total[cell] <= data.most;
    const text = whole ? words.cell_open : fill(words.cell_part, { most: data.most.toLocaleString(words.language) });
    return [button, el("a", { class: "cell-link", href: page }, text)];
  }

  legend() {
    const { words, data, store } = this;
    const sums = data.categories.map((_, at) => store.order.reduce((sum, cell) => sum + store.mix(cell)[at], 0));
    const key = ({ id, label, color, symbol }, at) => el("button", {
      type: "button", class: "key", "aria-pressed": String(!store.state.hide.has(id)), on: { click: () => this.toggle(id) },
    }, svgSymbol({ color, symbol, stroke: "solid" }), el("span", { class: "key-name" }, label), el("span", { class: "key-count" }, sums[at].toLocaleString(words.language)));
    const drilled = data.cells.page.filter(Boolean).length;
    const notes = [
      words.cells_size, fill(data.bin > 1 ? words.cells_binned : words.cells_exact, { size: data.size, days: data.bin }),
      data.told.countries ? count(words.cells_countries, data.told.countries, words.language) : "",
      drilled ? count(words.cells_drilled, drilled, words.language) : "",
      ...data.origins,
    ];
    byId("keys").replaceChildren(...data.categories.map(key), ...notes.filter(Boolean).map((line) => el("p", { class: "note" }, line)));
  }

  toggle(id) {
    const hide = new Set(this.store.state.hide);
    if (!hide.delete(id)) hide.add(id);
    this.store.set({ hide });
    byId("keys").children[this.data.categories.findIndex((each) => each.id === id)].focus();
  }
}

function summedUp(steps) {
  let sum = 0;
  return steps.map((step) => (sum += step));
}
