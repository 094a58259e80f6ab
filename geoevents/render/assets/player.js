// Time that runs by itself: the period moves on, or grows, until the end is reached.

const WHOLE_RUN = 24000;
const SPEEDS = [["0.5", "0.5×"], ["1", "1×"], ["2", "2×"], ["4", "4×"]];

class Player {
  constructor(timeline, words) {
    this.timeline = timeline;
    this.store = timeline.store;
    this.words = words;
    this.button = byId("play");
    choices(byId("mode"), Object.entries(words.modes), "window");
    choices(byId("speed"), SPEEDS, "1");
    this.button.addEventListener("click", () => this.toggle());
    this.button.disabled = !timeline.whole;
    this.running = false;
  }

  toggle() {
    if (this.running) this.stop();
    else if (this.timeline.whole) this.start();
  }

  start() {
    const [low, high] = this.timeline.whole;
    const { from, to } = this.store.state;
    const free = from === null && to === null;
    this.length = free ? Math.max(this.timeline.grain, (high - low) / 8) : (to ?? high) - (from ?? low);
    this.at = free || (to ?? high) >= high ? low + (this.grows ? this.timeline.grain : this.length) : to ?? high;
    this.running = true;
    this.clock = null;
    this.show();
    requestAnimationFrame((now) => this.tick(now));
  }

  get grows() {
    return byId("mode").value === "grow";
  }

  tick(now) {
    if (!this.running) return;
    const [low, high] = this.timeline.whole;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const passed = this.clock === null ? 0 : now - this.clock;
    if (this.clock === null || !still || passed > 1000) {
      this.clock = now;
      this.at = Math.min(high, this.at + ((high - low) * passed * Number(byId("speed").value)) / WHOLE_RUN);
      const snap = (minutes) => Math.round(minutes / this.timeline.grain) * this.timeline.grain;
      this.store.set({ from: this.grows ? low : Math.max(low, snap(this.at - this.length)), to: snap(this.at) });
    }
    if (this.at >= high) {
      this.stop();
      say(this.words.play_end);
      return;
    }
    requestAnimationFrame((next) => this.tick(next));
  }

  stop() {
    this.running = false;
    this.show();
  }

  show() {
    const label = this.running ? this.words.pause : this.words.play;
    this.button.setAttribute("aria-label", label);
    this.button.title = label;
    this.button.querySelector("path").setAttribute("d", this.running ? "M7 4v12M13 4v12" : "M6 4v12l10-6z");
  }
}
