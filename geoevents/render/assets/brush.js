// Setting the period: by dragging over the bars, by two sliders for the keyboard, by the wheel over the lanes.

class Brush {
  constructor(timeline) {
    this.timeline = timeline;
    this.store = timeline.store;
    this.drag = null;
    this.bind();
    this.sliders();
    timeline.moved = () => this.sync();
    this.store.listen((changed) => (changed.has("from") || changed.has("to")) && this.sync());
  }

  bind() {
    const { bars, lanes } = this.timeline;
    bars.addEventListener("pointerdown", (event) => this.grab(event));
    bars.addEventListener("pointermove", (event) => this.pull(event));
    ["pointerup", "pointercancel"].forEach((name) => bars.addEventListener(name, () => this.drop()));
    bars.addEventListener("dblclick", () => this.store.set({ from: null, to: null }));
    lanes.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(event.deltaY > 0 ? 1.25 : 0.8, (event.offsetX - 12) / (lanes.clientWidth - 24));
    }, { passive: false });
  }

  grab(event) {
    const { scale, period } = this.timeline;
    const ends = period.map((minutes) => scale.x(minutes));
    const at = scale.at(event.offsetX);
    const free = this.store.state.from === null && this.store.state.to === null;
    const side = [0, 1].find((each) => Math.abs(ends[each] - event.offsetX) <= GRIP);
    let kind = "new";
    if (side !== undefined) kind = side ? "to" : "from";
    else if (!free && event.offsetX > ends[0] && event.offsetX < ends[1]) kind = "move";
    this.drag = { kind, at, period, x: event.offsetX, moved: false };
    this.timeline.bars.setPointerCapture(event.pointerId);
  }

  pull(event) {
    const { scale, bars } = this.timeline;
    if (!this.drag) {
      const near = this.timeline.period.some((minutes) => Math.abs(scale.x(minutes) - event.offsetX) <= GRIP);
      bars.style.cursor = near ? "ew-resize" : "crosshair";
      return;
    }
    if (!this.drag.moved && Math.abs(event.offsetX - this.drag.x) < 3) return;
    this.drag.moved = true;
    const now = scale.at(event.offsetX);
    const [from, to] = this.drag.period;
    const shift = now - this.drag.at;
    const ends = { new: [Math.min(this.drag.at, now), Math.max(this.drag.at, now)], from: [now, to], to: [from, now], move: [from + shift, to + shift] };
    this.period(...ends[this.drag.kind], this.drag.kind === "move");
  }

  drop() {
    if (this.drag && !this.drag.moved && this.drag.kind === "new") this.store.set({ from: null, to: null });
    this.drag = null;
  }

  // Set the period, its ends snapped and kept in order and within the whole; the whole itself is no period.
  period(from, to, keepLength = false) {
    const { whole, grain } = this.timeline;
    const snap = (minutes) => Math.round(minutes / grain) * grain;
    let [low, high] = [snap(Math.min(from, to)), snap(Math.max(from, to))];
    if (high - low < grain) high = low + grain;
    if (keepLength) {
      const shift = Math.max(whole[0] - low, 0) + Math.min(whole[1] - high, 0);
      [low, high] = [low + shift, high + shift];
    }
    low = Math.max(whole[0], Math.min(low, whole[1] - grain));
    high = Math.min(whole[1], Math.max(high, low + grain));
    const all = low === whole[0] && high === whole[1];
    this.store.set(all ? { from: null, to: null } : { from: low, to: high });
  }

  zoom(factor, share = 0.5) {
    const [from, to] = this.timeline.period;
    const middle = from + (to - from) * share;
    this.period(middle - (middle - from) * factor, middle + (to - middle) * factor);
  }

  sliders() {
    for (const side of ["from", "to"]) {
      const input = byId(side);
      input.addEventListener("input", () => this.slid(side, Number(input.value)));
      ["focus", "blur"].forEach((name) => input.addEventListener(name, () => this.timeline.redraw()));
    }
    this.sync();
  }

  slid(side, step) {
    const { whole, grain } = this.timeline;
    const minutes = whole[0] + step * grain;
    let [from, to] = this.timeline.period;
    if (side === "from") from = Math.min(minutes, to - grain);
    else to = Math.max(minutes, from + grain);
    this.period(from, to);
    this.sync();
  }

  sync() {
    const { whole, grain, dates } = this.timeline;
    const [from, to] = this.timeline.period;
    [["from", from, from], ["to", to, to - 1]].forEach(([side, minutes, shown]) => {
      const input = byId(side);
      input.min = 0;
      input.max = Math.round((whole[1] - whole[0]) / grain);
      input.step = 1;
      input.value = Math.round((minutes - whole[0]) / grain);
      input.setAttribute("aria-valuetext", grain === HOUR ? `${dates.day(minutes)}, ${dates.time(minutes)}` : dates.day(shown));
    });
  }
}
