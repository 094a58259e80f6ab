// Time on a line: from minutes to pixels and back, ticks, and the bins of the bars.

const STEPS = [["hour", 1], ["hour", 3], ["hour", 6], ["hour", 12], ["day", 1], ["day", 2], ["week", 1], ["week", 2], ["month", 1],
  ["month", 2], ["quarter", 1], ["month", 6], ["year", 1], ["year", 2], ["year", 5], ["decade", 1], ["decade", 2], ["year", 50], ["century", 1]];

class Scale {
  constructor(from, to, left, right) {
    Object.assign(this, { from, to, left, right });
    this.perMinute = (right - left) / (to - from);
  }

  x(minutes) {
    return this.left + (minutes - this.from) * this.perMinute;
  }

  at(x) {
    return this.from + (x - this.left) / this.perMinute;
  }

  // The finest ticks that leave `room` pixels each.
  ticks(room, byHours = true) {
    const size = ([unit, number]) => (UNIT_MINUTES[unit] || UNIT_MONTHS[unit] * 30.4 * DAY) * number;
    const step = STEPS.find((each) => (byHours || each[0] !== "hour") && size(each) * this.perMinute >= room) || STEPS[STEPS.length - 1];
    const found = [];
    let at = firstTick(this.from, step);
    for (let guard = 0; at <= this.to && guard < 1000; guard += 1) {
      if (at >= this.from) found.push(at);
      at = addUnits(at, step[0], step[1]);
    }
    return { unit: step[0], ticks: found };
  }
}

// A start such that ticks of several units stand at round numbers (days within hours, years within decades).
function firstTick(from, [unit, number]) {
  if (unit === "hour") return floorUnit(from, "day");
  if (unit === "day" && number > 1) return floorUnit(from, "month");
  if (unit === "month") return floorUnit(from, "year");
  if (unit === "year" || unit === "decade") return floorUnit(from, number > 1 ? "century" : unit);
  return floorUnit(from, unit);
}

// The finest unit whose bars stay wide enough; no hours where nobody told any.
function binUnit(from, to, width, { least = 6, byHours = true } = {}) {
  const days = (to - from) / DAY;
  const fits = (unit) => {
    const size = (UNIT_MINUTES[unit] || UNIT_MONTHS[unit] * 30.4 * DAY) / DAY;
    return (width * size) / days >= least;
  };
  return UNITS.slice(byHours ? 0 : 1).find(fits) || "century";
}

function binEdges(from, to, unit) {
  const edges = [floorUnit(from, unit)];
  while (edges[edges.length - 1] < to && edges.length < 4000) edges.push(addUnits(edges[edges.length - 1], unit, 1));
  return edges;
}

function binOf(edges, minutes) {
  let low = 0;
  let high = edges.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= minutes) low = middle;
    else high = middle;
  }
  return low;
}

// Each event adds one in all, shared out evenly over the bins it can lie in: certain ones stand high, vague ones lie flat.
function histogram(items, edges, categories) {
  const bins = edges.length - 1;
  const slopes = new Map(categories.map((category) => [category, new Float64Array(bins + 1)]));
  const [first, last] = [edges[0], edges[bins]];
  let [earlier, later] = [0, 0];
  for (const item of items) {
    if (!item.dated) continue;
    const start = item.start ?? item.end - 1;
    const end = item.end ?? item.start + 1;
    if (end <= first) earlier += 1;
    else if (start >= last) later += 1;
    else {
      const low = binOf(edges, Math.max(start, first));
      const high = binOf(edges, Math.min(end, last) - 1);
      const share = 1 / (high - low + 1);
      const slope = slopes.get(item.category);
      slope[low] += share;
      slope[high + 1] -= share;
    }
  }
  const stacks = categories.map((category) => ({ category, heights: summed(slopes.get(category), bins) }));
  const totals = Array.from({ length: bins }, (_, at) => stacks.reduce((sum, stack) => sum + stack.heights[at], 0));
  return { stacks, totals, peak: Math.max(0, ...totals), earlier, later };
}

function summed(slope, bins) {
  let sum = 0;
  return Array.from({ length: bins }, (_, at) => {
    sum += slope[at];
    return Math.max(0, sum < 1e-9 ? 0 : sum);
  });
}
