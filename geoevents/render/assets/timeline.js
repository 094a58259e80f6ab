// The timeline: bars over all the time there is, with the period to set; above them that period's events in lanes.

const AXIS = 20;
const LANE = 19;
const LOW = 13;
const MOST_BOXES = 1500;
const GRIP = 7;

class Timeline {
  constructor(store, theme, words, dates) {
    Object.assign(this, { store, theme, words, dates });
    this.lanes = byId("lanes");
    this.bars = byId("bars");
    this.boxes = [];
    this.whole = store.extent ? this.padded(store.extent.core) : null;
    this.redraw = eachFrame(() => this.draw());
    this.brush = this.whole ? new Brush(this) : null;
    new ResizeObserver(() => this.draw()).observe(byId("chart"));
  }

  padded([from, to]) {
    const unit = this.store.byHours && to - from <= 3 * DAY ? "hour" : "day";
    const least = unit === "day" ? Math.max(DAY, (7 * DAY - (to - from)) / 2) : HOUR;
    const room = Math.max(least, (to - from) * 0.02);
    return [floorUnit(from - room, unit), addUnits(floorUnit(to + room - 1, unit), unit, 1)];
  }

  // Minutes that the period's ends snap to.
  get grain() {
    return this.store.byHours && this.whole[1] - this.whole[0] <= 6 * DAY ? HOUR : DAY;
  }

  // All time there is, also what the core leaves out.
  widen() {
    this.whole = this.padded(this.store.extent.full);
    this.redraw();
    this.moved();
  }

  moved() {}

  get period() {
    const { from, to } = this.store.state;
    return [from ?? this.whole[0], to ?? this.whole[1]];
  }

  draw() {
    const lanes = sized(this.lanes);
    const bars = sized(this.bars);
    if (!this.whole) {
      this.note(lanes, this.words.no_date);
      return;
    }
    this.scale = new Scale(this.whole[0], this.whole[1], 12, bars.width - 12);
    this.drawBars(bars);
    this.drawLanes(lanes);
  }

  note({ pen, width, height }, text) {
    pen.fillStyle = this.theme.muted;
    pen.font = `13px ${this.theme.font}`;
    pen.textAlign = "center";
    pen.fillText(text, width / 2, height / 2);
  }

  drawBars({ pen, width, height }) {
    const { scale, theme } = this;
    const unit = binUnit(scale.from, scale.to, width, { byHours: this.store.byHours });
    const { edges } = this.counted(unit);
    const base = height - AXIS;
    const lift = this.counts.peak ? (base - 6) / this.counts.peak : 0;
    for (let at = 0; at < edges.length - 1; at += 1) {
      const left = Math.max(scale.left, scale.x(edges[at]));
      const wide = Math.max(1, Math.min(scale.right, scale.x(edges[at + 1])) - left - (width > 500 ? 1 : 0.5));
      let y = base;
      for (const { category, heights } of this.counts.stacks) {
        if (!heights[at]) continue;
        pen.fillStyle = category.color;
        pen.fillRect(left, y - heights[at] * lift, wide, heights[at] * lift);
        y -= heights[at] * lift;
      }
    }
    this.drawPeriod(pen, width, base);
    this.told(pen, unit);
    this.beyond();
    axis(pen, scale, base, theme, this.words, this.store.byHours);
    this.bars.setAttribute("aria-label", fill(this.words.bars_help, { unit: this.words.per[unit], peak: Math.round(this.counts.peak * 10) / 10 }));
  }

  // The bars' heights; counted anew only where events, unit or extent have changed, not while the period is dragged.
  counted(unit) {
    const { base } = this.store;
    const { from, to } = this.scale;
    const old = this.counts;
    if (old && old.base === base && old.unit === unit && old.from === from && old.to === to) return old;
    const edges = binEdges(from, to, unit);
    this.counts = { base, unit, from, to, edges, ...histogram(base, edges, this.store.data.categories) };
    return this.counts;
  }

  // How many events lie outside the bars; a press shows all time.
  beyond() {
    const { words } = this;
    const sides = ["earlier", "later"].filter((side) => this.counts[side] > 0);
    byId("beyond").hidden = !sides.length;
    byId("beyond").textContent = sides.map((side) => count(words[side], this.counts[side], words.language)).join(" · ");
  }

  // What the highest bar stands for.
  told(pen, unit) {
    if (!this.counts.peak) return;
    const peak = this.counts.peak < 10 ? Math.round(this.counts.peak * 10) / 10 : Math.round(this.counts.peak);
    pen.font = `10.5px ${this.theme.font}`;
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    pen.lineWidth = 3;
    pen.strokeStyle = this.theme.page;
    pen.fillStyle = this.theme.muted;
    const text = fill(this.words.peak, { count: peak.toLocaleString(this.words.language), unit: this.words.per[unit] });
    pen.strokeText(text, this.scale.left + 12, 9);
    pen.fillText(text, this.scale.left + 12, 9);
  }

  drawPeriod(pen, width, base) {
    const { from, to } = this.store.state;
    const { theme, scale } = this;
    const ends = this.period.map((minutes) => Math.max(scale.left, Math.min(scale.right, scale.x(minutes))));
    if (from !== null || to !== null) {
      pen.fillStyle = theme.veil;
      pen.fillRect(0, 0, ends[0], base);
      pen.fillRect(ends[1], 0, width - ends[1], base);
      pen.strokeStyle = theme.accent;
      pen.lineWidth = 1.5;
      pen.strokeRect(ends[0], 0.75, ends[1] - ends[0], base - 0.75);
    }
    ends.forEach((x, side) => this.grip(pen, x, base / 2, document.activeElement === byId(side ? "to" : "from")));
  }

  grip(pen, x, y, focused) {
    pen.beginPath();
    pen.roundRect(x - 5, y - 13, 10, 26, 4);
    pen.fillStyle = this.theme.surface;
    pen.fill();
    pen.lineWidth = focused ? 3 : 1.5;
    pen.strokeStyle = this.theme.accent;
    pen.stroke();
    pen.beginPath();
    for (const dx of [-1.5, 1.5]) {
      pen.moveTo(x + dx, y - 5);
      pen.lineTo(x + dx, y + 5);
    }
    pen.lineWidth = 1;
    pen.stroke();
  }

  // The events of the period; its own axis below them where it is not the bars'.
  drawLanes(canvas) {
    const [from, to] = this.period;
    const zoomed = from !== this.whole[0] || to !== this.whole[1];
    const room = { ...canvas, height: canvas.height - (zoomed ? AXIS - 2 : 0) };
    const scale = new Scale(from, Math.max(to, from + 1), 12, canvas.width - 12);
    const items = this.store.visible.filter((item) => item.dated);
    grid(room, scale, this.theme, this.store.byHours);
    if (zoomed) axis(canvas.pen, scale, room.height, this.theme, this.words, this.store.byHours);
    const rows = Math.max(1, Math.floor((room.height - 4) / LANE));
    const laid = this.laid(room, items, scale, rows);
    if (laid) this.drawBoxes(room, laid);
    else this.drawHeat(room, scale, items, rows);
    const names = { count: items.length, from: this.dates.day(from), to: this.dates.day(to - 1) };
    this.lanes.setAttribute("aria-label", fill(this.words.timeline_help, names));
  }

  // Boxes in lanes with as long titles as fit; null where too many would find no lane.
  laid({ pen, width }, items, scale, rows) {
    if (items.length > MOST_BOXES) return null;
    items.sort(ORDERS.time);
    pen.font = `12px ${this.theme.font}`;
    let made = null;
    for (const most of items.length <= 60 && width > 500 ? [260, 180, 120, 70, 0] : [0]) {
      made = packed(items, scale, rows, (item) => (most ? Math.min(most, pen.measureText(item.title).width + 2) : 0));
      if (!made.overflow.length) break;
    }
    return made.overflow.length > made.boxes.length * 0.5 ? null : made;
  }

  drawBoxes({ pen, width }, { boxes, overflow }) {
    this.boxes = boxes.map((box) => ({ ...box, y: box.lane * LANE + LANE / 2 + 3 }));
    this.cells = null;
    for (const box of this.boxes) drawBox(pen, box, this.theme, this.store.state);
    if (boxes.length <= 80) this.names(pen);
    if (overflow.length) this.overflow(pen, width, overflow.length);
  }

  // How many events found no lane; the list has them.
  overflow(pen, width, number) {
    const text = fill(this.words.more, { count: number.toLocaleString(this.words.language) });
    tagged(pen, text, width - 12 - pen.measureText(text).width, 11, this.theme);
  }

  // Titles in the room that the packing has kept for them.
  names(pen) {
    pen.font = `12px ${this.theme.font}`;
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    pen.fillStyle = this.theme.ink;
    for (const { words, item, y } of this.boxes) {
      pen.direction = directionOf(item.title);
      if (words.width) pen.fillText(shortened(pen, item.title, words.width), words.left, y + 0.5);
    }
  }

  drawHeat({ pen, width, height }, scale, items, rows) {
    const unit = binUnit(scale.from, scale.to, width, { least: 9, byHours: this.store.byHours });
    const edges = binEdges(scale.from, scale.to, unit);
    const table = heat(items, edges, this.store.data.categories, Math.max(rows, Math.floor((height - 4) / LOW)));
    const tall = Math.min(LANE, (height - 4) / Math.max(1, table.rows.length));
    this.boxes = [];
    this.cells = { edges, tall, scale, rows: table.rows };
    table.rows.forEach(({ category, heights }, row) => {
      heights.forEach((value, at) => {
        if (!value) return;
        const left = Math.max(scale.left, scale.x(edges[at]));
        pen.globalAlpha = 0.2 + 0.8 * Math.sqrt(value / table.peak);
        pen.fillStyle = category.color;
        pen.fillRect(left, row * tall + 3, Math.min(scale.right, scale.x(edges[at + 1])) - left - 0.5, tall - 2);
      });
      pen.globalAlpha = 1;
      tagged(pen, category.label, 16, row * tall + tall / 2 + 2.5, this.theme);
    });
    const rest = table.rest.reduce((sum, row) => sum + row.total, 0);
    if (rest >= 0.5) this.overflow(pen, width, Math.round(rest));
  }

  // The event at a point of the lanes, or the bin of a crowded one.
  hit(x, y) {
    const box = this.boxes.find((each) => x >= each.left - 2 && x <= each.right + 2 && Math.abs(y - each.y) <= LANE / 2);
    if (box) return { item: box.item };
    if (!this.cells) return null;
    const at = binOf(this.cells.edges, this.cells.scale.at(x));
    return { bin: [this.cells.edges[at], this.cells.edges[at + 1]], row: this.cells.rows[Math.floor((y - 3) / this.cells.tall)] };
  }
}

function sized(canvas) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const pen = canvas.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  return { pen, width, height };
}
