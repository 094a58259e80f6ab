// The one model behind map, timeline, list and card: the events, what is filtered, what is selected.

const FILTERS = ["from", "to", "hideCategory", "hideStatus", "certainty", "source", "place", "query", "onlyNew", "keepUndated", "only"];
const PERIOD = ["from", "to", "keepUndated"];
const FRESH = {
  from: null, to: null, hideCategory: new Set(), hideStatus: new Set(), certainty: 0, source: "", place: "", query: "",
  onlyNew: false, keepUndated: false, only: "", sort: "time", selected: -1, hovered: -1, stack: null, article: "",
};

// One event: numbers at hand, texts looked up when asked for.
class Item {
  constructor(data, index, firstReport) {
    const row = data.events;
    this.data = data;
    this.index = index;
    this.firstReport = firstReport;
    this.start = row.start[index];
    this.end = row.end[index];
    this.dated = row.dated[index] === 1;
    this.placed = row.lat[index] !== null;
    this.lat = row.lat[index];
    this.lon = row.lon[index];
    this.category = data.categories[row.category[index]];
    this.status = data.statuses[row.status[index]];
    this.isNew = row.new[index] === 1;
  }

  text(column) { return this.data.texts[this.data.events[column][this.index]]; }
  number(column) { return this.data.events[column][this.index]; }
  get id() { return this.data.events.id[this.index]; }
  get title() { return this.text("title"); }
  get place() { return this.text("place"); }
  // The gazetteer's name for it, where the news spells it otherwise.
  get listed() { return this.text("listed"); }
  get country() { return this.text("country"); }
  get admin1() { return this.text("admin1"); }
  get kind() { return this.data.kinds[this.number("kind")]; }
  get precision() { return this.data.precisions[this.number("precision")]; }
  get radius() { return this.number("radius"); }
  get shape() { return this.data.shapes[this.number("shape")] || null; }
  get throughout() { return this.number("holds") === 1; }
  get approximate() { return this.number("fuzzy") === 1; }
  get confidence() { return this.number("confidence"); }
  get reviewed() { return this.number("reviewed") === 1; }
  get actors() { return this.number("actors").map((at) => this.data.texts[at]); }
  get look() {
    return { color: this.category.color, symbol: this.category.symbol, stroke: this.status.stroke };
  }

  get attributes() {
    const flat = this.number("attributes");
    return flat.flatMap((name, at) => (at % 2 ? [] : [[this.data.texts[name], flat[at + 1]]]));
  }

  get reports() {
    const rows = this.data.evidence;
    const text = (column, at) => this.data.texts[rows[column][at]];
    return Array.from({ length: this.number("reports") }, (_, step) => {
      const at = this.firstReport + step;
      return {
        document: this.data.documents[rows.document[at]], quote: text("quote", at), marks: rows.marks[at], at: rows.at[at],
        placeReason: text("place_reason", at), timeReason: text("time_reason", at), statusReason: text("status_reason", at),
        timeText: text("time_text", at), source: text("source", at), url: webLink(text("url", at)),
      };
    });
  }

  get sources() {
    const names = new Set();
    for (let at = this.firstReport; at < this.firstReport + this.number("reports"); at += 1) names.add(sourceOf(this.data, at));
    return [...names];
  }

  get searched() {
    const { quote, source } = this.data.evidence;
    const parts = [this.title, this.place, this.listed, this.admin1, this.category.label, ...this.actors];
    for (let at = this.firstReport; at < this.firstReport + this.number("reports"); at += 1) {
      parts.push(this.data.texts[quote[at]], this.data.texts[source[at]]);
    }
    return folded(parts.join(" "));
  }

  // Whether the event can lie in [from, to); an open side reaches everywhere.
  within(from, to) {
    return (to === null || this.start === null || this.start < to) && (from === null || this.end === null || this.end > from);
  }
}

class Store {
  constructor(data) {
    this.data = data;
    this.items = [];
    let report = 0;
    for (let at = 0; at < (data.events.id || []).length; at += 1) {
      this.items.push(new Item(data, at, report));
      report += data.events.reports[at];
    }
    this.state = { ...FRESH };
    this.listeners = [];
    this.extent = extentOf(this.items);
    this.byHours = this.items.some((item) => (item.start ?? 0) % DAY !== 0 || (item.end ?? 0) % DAY !== 0);
    this.filter();
  }

  listen(listener) {
    this.listeners.push(listener);
  }

  // Change the state; listeners hear the names of what really changed.
  set(patch) {
    const changed = new Set(Object.keys(patch).filter((key) => !same(this.state[key], patch[key])));
    if (!changed.size) return;
    this.state = { ...this.state, ...patch };
    if (FILTERS.some((key) => changed.has(key))) {
      this.filter(FILTERS.every((key) => !changed.has(key) || PERIOD.includes(key)));
      changed.add("visible");
    }
    if (changed.has("sort")) changed.add("visible");
    this.listeners.forEach((listener) => listener(changed, this));
  }

  get selected() {
    return this.items[this.state.selected] || null;
  }

  // `base` has passed all filters but the period, `visible` that too; both in the order of the data, best first.
  filter(periodOnly = false) {
    const { from, to, keepUndated } = this.state;
    const free = from === null && to === null;
    if (!periodOnly) this.base = this.items.filter(this.passer());
    this.visible = this.base.filter((item) => free || (item.dated ? item.within(from, to) : keepUndated));
    this.sorted = null;
  }

  passer() {
    const { hideCategory, hideStatus, certainty, source, place, query, onlyNew, only } = this.state;
    const words = folded(query).split(/\s+/).filter(Boolean);
    return (item) =>
      !hideCategory.has(item.category.id) && !hideStatus.has(item.status.id) && item.confidence >= certainty &&
      (!onlyNew || item.isNew) && (only !== "undated" || !item.dated) && (only !== "unplaced" || !item.placed) &&
      (!place || place === item.country || place === placeKey(item)) && (!source || item.sources.includes(source)) &&
      (!words.length || this.holds(item, words));
  }

  holds(item, words) {
    item.found = item.found || item.searched;
    return words.every((word) => item.found.includes(word));
  }

  // The visible events as the list shows them.
  get ordered() {
    this.sorted = this.sorted || new Map();
    const key = this.state.sort;
    if (!this.sorted.has(key)) this.sorted.set(key, [...this.visible].sort(Object.hasOwn(ORDERS, key) ? ORDERS[key] : ORDERS.time));
    return this.sorted.get(key);
  }

  get filtered() {
    return FILTERS.some((key) => !same(this.state[key], FRESH[key]));
  }

  clear() {
    const fresh = Object.fromEntries(FILTERS.map((key) => [key, FRESH[key]]));
    this.set(fresh);
  }

  // The next or previous event of the list's order; round the ends.
  step(by) {
    const row = this.ordered;
    if (!row.length) return;
    const at = row.findIndex((item) => item.index === this.state.selected);
    const next = at < 0 ? (by > 0 ? 0 : row.length - 1) : (at + by + row.length) % row.length;
    this.set({ selected: row[next].index });
  }

  toggle(key, id) {
    const hidden = new Set(this.state[key]);
    if (!hidden.delete(id)) hidden.add(id);
    this.set({ [key]: hidden });
  }

  tally(column) {
    const counts = new Map();
    this.items.forEach((item) => counts.set(item[column].id, (counts.get(item[column].id) || 0) + 1));
    return counts;
  }
}

const ORDERS = {
  rank: (a, b) => a.index - b.index,
  time: (a, b) => moment(a) - moment(b) || a.index - b.index,
  place: (a, b) => (a.placed ? 0 : 1) - (b.placed ? 0 : 1) || a.country.localeCompare(b.country) ||
    a.admin1.localeCompare(b.admin1) || a.place.localeCompare(b.place) || moment(a) - moment(b) || a.index - b.index,
};

function moment(item) {
  if (!item.dated) return Number.MAX_SAFE_INTEGER;
  return item.start ?? item.end ?? Number.MAX_SAFE_INTEGER - 1;
}

// Who a report comes from: its own word, else its document's, else the document's id.
function sourceOf(data, at) {
  const document = data.documents[data.evidence.document[at]];
  return data.texts[data.evidence.source[at]] || document.source || document.id;
}

function placeKey(item) {
  return `${item.country}|${item.place}`;
}

function same(a, b) {
  if (a instanceof Set && b instanceof Set) return a.size === b.size && [...a].every((value) => b.has(value));
  return a === b;
}

// First and last moment of the dated events; `core` leaves out the few that would squeeze all others.
function extentOf(items) {
  const known = items.filter((item) => item.dated).flatMap((item) => [item.start, item.end]).filter((end) => end !== null);
  if (!known.length) return null;
  const ends = Float64Array.from(known).sort();
  const full = reaching(ends);
  const [low, high] = [0.25, 0.75].map((share) => ends[Math.floor(share * (ends.length - 1))]);
  const room = 4 * Math.max(high - low, 7 * DAY);
  const core = reaching(ends.filter((end) => end >= low - room && end <= high + room));
  return { full, core: full[1] - full[0] > 4 * (core[1] - core[0]) ? core : full };
}

function reaching(ends) {
  return [ends[0], Math.max(ends[ends.length - 1], ends[0] + DAY)];
}
