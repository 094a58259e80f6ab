// Keys that work anywhere on the page but in fields.

class Keys {
  constructor(app) {
    this.app = app;
    this.on = true;
    document.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      this.app.close();
      return;
    }
    const field = event.target.closest("input, select, textarea");
    if (field || !this.on) return;
    const run = this.commands(event)[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  }

  commands({ target }) {
    const { app } = this;
    const staged = app.stage.on ? { ArrowRight: () => app.step(1), ArrowLeft: () => app.step(-1), PageDown: () => app.step(1), PageUp: () => app.step(-1) } : {};
    const free = target.closest("button, a, summary") ? {} : { " ": () => app.player.toggle() };
    return { n: () => app.step(1), p: () => app.step(-1), f: () => app.fit(), "/": () => byId("query").focus(), ...free, ...staged };
  }
}
