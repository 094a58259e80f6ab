// The state in the address after '#', so that a link, also to a file, opens the same view.

const SETS = { hideCategory: "hide", hideStatus: "without" };
const PLAIN = { source: "source", place: "place", query: "q", sort: "sort", only: "only" };
const FLAGS = { onlyNew: "new", keepUndated: "undated" };

function stateToHash(state, item, view) {
  const parts = new URLSearchParams();
  if (state.from !== null) parts.set("from", stamp(state.from));
  if (state.to !== null) parts.set("to", stamp(state.to));
  Object.entries(SETS).forEach(([key, name]) => state[key].size && parts.set(name, [...state[key]].join(",")));
  Object.entries(PLAIN).forEach(([key, name]) => state[key] && state[key] !== FRESH[key] && parts.set(name, state[key]));
  Object.entries(FLAGS).forEach(([key, name]) => state[key] && parts.set(name, "1"));
  if (state.certainty) parts.set("sure", state.certainty);
  if (item) parts.set("event", item.id);
  if (view) parts.set("map", `${view.lat.toFixed(4)},${view.lon.toFixed(4)},${view.zoom.toFixed(2)}`);
  return parts.toString();
}

function stamp(minutes) {
  return minutes % DAY ? isoMoment(minutes).slice(0, 16) : isoDay(minutes);
}

function unstamp(text) {
  const day = parseDay((text || "").slice(0, 10));
  const clock = /^T(\d\d):(\d\d)$/.exec((text || "").slice(10));
  return day === null ? null : day + (clock ? +clock[1] * HOUR + +clock[2] : 0);
}

// What a hash asks for; what it does not name, or names wrongly, is as in a fresh page.
function hashToState(hash, store) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const state = { from: unstamp(parts.get("from")), to: unstamp(parts.get("to")) };
  Object.entries(SETS).forEach(([key, name]) => { state[key] = new Set((parts.get(name) || "").split(",").filter(Boolean)); });
  Object.entries(PLAIN).forEach(([key, name]) => { state[key] = parts.get(name) ?? FRESH[key]; });
  Object.entries(FLAGS).forEach(([key, name]) => { state[key] = parts.get(name) === "1"; });
  state.certainty = Math.max(0, Math.min(100, Number.parseInt(parts.get("sure"), 10) || 0));
  state.selected = parts.get("event") ? store.items.findIndex((item) => item.id === parts.get("event")) : -1;
  return { state, view: viewOf(parts.get("map")) };
}

function viewOf(text) {
  const [lat, lon, zoom] = (text || "").split(",").map(Number);
  return [lat, lon, zoom].every(Number.isFinite) ? { lat, lon, zoom } : null;
}
