// The page as a whole: parts made, tied to the one model, kept in the address.

globalThis.geoevents = { start };

async function start(map) {
  const [words, data] = await Promise.all([unpacked(byId("words")), unpacked(byId("data"))]);
  const app = new App(map, data, words);
  Object.assign(globalThis.geoevents, { app, store: app.store });
  document.documentElement.dataset.ready = "true";
}

class App {
  constructor(map, data, words) {
    Object.assign(this, { map, data, words });
    this.theme = {};
    this.dates = new DateWords(words);
    this.store = new Store(data);
    const { state, view } = hashToState(location.hash, this.store);
    this.store.set(state);
    this.themed();
    this.tiled();
    this.fitted(view);
    this.marks = new Marks(map, this.store, this.theme);
    this.basemap = new Basemap(map, data.basemap, this.theme, this.marks);
    this.timeline = new Timeline(this.store, this.theme, words, this.dates);
    this.parts();
    this.fitted(view);
    this.tied();
    this.shown();
    if (this.store.selected && !view) this.reveal(this.store.selected);
  }

  parts() {
    const { store, words, dates } = this;
    const actions = {
      close: () => this.close(), step: (by) => this.step(by), fly: (item) => this.fly(item), read: (id) => store.set({ article: id }),
      point: (lat, lon) => this.point(lat, lon), period: (from, to) => this.timeline.brush.period(from, to), resized: () => this.resized(),
    };
    this.filters = new Filters(store, words);
    this.list = new List(store, words, dates);
    this.card = new Card(store, words, dates, actions);
    this.reader = new Reader(store, words, dates, actions);
    this.player = new Player(this.timeline, words);
    this.stage = new Stage(store, words, dates, actions);
    this.paper = new Paper(store, words, dates, () => this.pictures());
    this.tools = new Tools(this);
    this.pointer = new Pointer(this);
    this.keys = new Keys(this);
  }

  tied() {
    const { store } = this;
    const redraw = eachFrame(() => {
      this.marks.redraw();
      this.basemap.redraw();
      this.timeline.draw();
    });
    const glance = eachFrame(() => {
      this.marks.redraw();
      this.timeline.drawLanes(sized(byId("lanes")));
    });
    const remember = later(() => this.remember(), 250);
    store.listen((changed) => {
      if (changed.size === 1 && changed.has("hovered")) {
        if (this.timeline.whole) glance();
        return;
      }
      redraw();
      remember();
      if (changed.has("visible")) this.shown();
      if (changed.has("selected") && store.selected) this.reveal(store.selected);
    });
    this.map.on("moveend", remember);
    window.addEventListener("hashchange", () => this.recall());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.repaint());
    new ResizeObserver(() => this.resized()).observe(this.map.getContainer());
  }

  // The colours of the style sheet, for the canvases.
  themed() {
    const names = ["ink", "muted", "page", "paper", "surface", "line", "grid", "accent", "veil", "water", "land", "beyond", "border", "border-soft", "coast", "label", "water-name", "halo"];
    names.forEach((name) => { this.theme[name.replace("-", "_")] = colorOf(`--${name}`); });
    this.theme.font = getComputedStyle(document.body).fontFamily;
  }

  // Map tiles, if whoever wrote the page has asked for some; they lie above the page's own ground.
  tiled() {
    const { url } = this.data.tiles || {};
    if (!url) return;
    this.map.createPane("tiles").style.zIndex = 210;
    L.tileLayer(url, { pane: "tiles", maxZoom: 19 }).addTo(this.map);
  }

  repaint() {
    this.themed();
    this.basemap.redraw(true);
    this.marks.redraw();
    this.timeline.draw();
  }

  get frame() {
    const [west, south, east, north] = this.data.frame;
    return L.latLngBounds([south, west], [north, east]);
  }

  fitted(view) {
    this.map.invalidateSize(false);
    if (view) this.map.setView([view.lat, view.lon], view.zoom, { animate: false });
    else this.map.fitBounds(this.frame, { animate: false, maxZoom: 10, ...this.room(0) });
  }

  // Padding that keeps marks from under the legend and the drawer, on maps wide enough to have them beside.
  room(margin) {
    const box = this.map.getContainer().getBoundingClientRect();
    const [legend, drawer] = ["legend", "drawer"].map((name) => byId(name).getBoundingClientRect());
    const wide = box.width > 700;
    const left = wide && byId("legend").open ? legend.right - box.left : 0;
    const right = wide && drawer.width ? Math.max(0, box.right - drawer.left) : 0;
    const fits = left + right < box.width * 0.7;
    return { paddingTopLeft: [margin + (fits ? left : 0), margin], paddingBottomRight: [margin + (fits ? right : 0), margin] };
  }

  // Show all that is visible now.
  fit() {
    const placed = this.store.visible.filter((item) => item.placed);
    const near = placed.filter((item) => item.kind !== "country");
    const points = (near.length ? near : placed).map((item) => [item.lat, item.lon]);
    if (points.length) this.map.flyToBounds(L.latLngBounds(points), { maxZoom: 10, ...this.room(50), ...this.motion });
    else this.map.flyToBounds(this.frame, this.motion);
  }

  get motion() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? { animate: false } : { duration: 0.6 };
  }

  fly(item) {
    if (!item.placed) return;
    const zoom = item.kind === "country" ? 5 : item.kind === "region" ? 7 : Math.max(this.map.getZoom(), 9);
    const at = Math.min(zoom, this.map.getMaxZoom());
    const spot = this.map.project([item.lat, item.lon], at).subtract(this.covered());
    this.map.flyTo(this.map.unproject(spot, at), at, this.motion);
  }

  // How far from the map's middle the middle of its open part is, while the presentation covers a side of it.
  covered() {
    const stage = byId("stage").getBoundingClientRect();
    const box = this.map.getContainer().getBoundingClientRect();
    if (!this.stage.on) return L.point(0, 0);
    return stage.width < box.width * 0.8 ? L.point(stage.right - box.left, 0).divideBy(2) : L.point(0, stage.top - box.bottom).divideBy(2);
  }

  point(lat, lon) {
    this.map.flyTo([lat, lon], Math.max(this.map.getZoom(), 7), this.motion);
  }

  // Move the map just so far that the selected mark is in the open.
  reveal(item) {
    if (!item.placed || this.stage.on) return;
    const drawer = byId("drawer").getBoundingClientRect();
    const box = this.map.getContainer().getBoundingClientRect();
    const right = drawer.width && drawer.left > box.left + 100 && drawer.top < box.bottom ? Math.max(0, box.right - drawer.left) : 0;
    const below = drawer.width && drawer.left <= box.left && drawer.top > box.top ? Math.max(0, box.bottom - drawer.top) : 0;
    const options = { paddingTopLeft: [60, 60], paddingBottomRight: [right + 60, below + 40], ...this.motion };
    this.map.panInside([item.lat, item.lon], options);
  }

  step(by) {
    this.store.step(by);
  }

  // Close the topmost of what is open.
  close() {
    const { state } = this.store;
    if (this.stage.on) this.stage.stop();
    else if (this.tools.close()) return;
    else if (state.article) this.store.set({ article: "" });
    else if (state.selected >= 0 || state.stack) {
      const row = byId("list").querySelector(`[data-index="${state.selected}"]`);
      this.store.set({ selected: -1, stack: null });
      if (row) row.focus({ preventScroll: true });
    } else if (!byId("filters").hidden) this.filters.open(false);
  }

  resized() {
    this.map.invalidateSize({ animate: false, pan: false });
    this.timeline.redraw();
  }

  // Map and timeline for paper, in the light colours whatever the screen's.
  pictures() {
    const root = document.documentElement;
    const screen = root.dataset.theme;
    root.dataset.theme = "light";
    this.repaint();
    const made = [
      [picture(this.map.getContainer(), this.theme.water), this.words.map],
      [picture(byId("chart"), this.theme.surface), this.words.timeline],
    ];
    if (screen) root.dataset.theme = screen;
    else delete root.dataset.theme;
    this.repaint();
    return made;
  }

  remember() {
    const middle = this.map.getCenter();
    const hash = stateToHash(this.store.state, this.store.selected, { lat: middle.lat, lon: middle.lng, zoom: this.map.getZoom() });
    this.hash = `#${hash}`;
    try {
      history.replaceState(null, "", this.hash);
    } catch {
      this.hash = "";
    }
  }

  recall() {
    if (location.hash === this.hash) return;
    const { state, view } = hashToState(location.hash, this.store);
    this.store.set(state);
    if (view) this.map.setView([view.lat, view.lon], view.zoom, { animate: false });
  }

  // The words that follow the filters: how many, which period, what is missing.
  shown() {
    const { store, words, dates } = this;
    const total = store.items.length;
    const number = store.visible.length;
    const language = words.language;
    const numbers = { count: number.toLocaleString(language), total: total.toLocaleString(language) };
    const tally = number === total ? count(words.shown_all, total, language) : fill(words.shown, numbers);
    const [from, to] = this.timeline.whole ? this.timeline.period : [null, null];
    const period = from === null ? "" : dates.span(from, to);
    byId("summary").textContent = [tally, store.extent ? dates.span(...this.told()) : ""].filter(Boolean).join(" · ");
    byId("period").textContent = store.state.from === null && store.state.to === null ? words.all_time : period;
    byId("list-title").textContent = number === total ? words.events : fill(words.shown, numbers);
    const empty = total && !store.items.some((item) => item.placed) ? words.no_places : "";
    byId("empty").hidden = Boolean(total) && !empty;
    byId("empty").textContent = total ? empty : words.no_events;
    later(() => say(tally), 600)();
  }

  told() {
    const [from, to] = this.store.extent.full;
    return [floorUnit(from, "day"), addUnits(floorUnit(to - 1, "day"), "day", 1)];
  }
}
