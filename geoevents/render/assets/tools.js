// The tools of the bar and of the map: download, link, colours, full screen, help, zoom.

const THEMES = ["auto", "light", "dark"];

class Tools {
  constructor(app) {
    Object.assign(this, { app, store: app.store, words: app.words });
    const run = (name, work) => byId(name).addEventListener("click", work);
    run("in", () => app.map.zoomIn());
    run("out", () => app.map.zoomOut());
    run("fit", () => app.fit());
    run("time-in", () => app.timeline.brush?.zoom(0.5));
    run("time-out", () => app.timeline.brush?.zoom(2));
    run("all-time", () => this.allTime());
    run("beyond", () => this.allTime());
    run("download", () => this.menu("download", "downloads"));
    run("help", () => this.menu("help", "about"));
    run("link", () => this.link());
    run("theme", () => this.theme());
    run("full", () => this.full());
    this.about();
  }

  allTime() {
    this.store.set({ from: null, to: null });
    if (this.app.timeline.whole) this.app.timeline.widen();
  }

  // Open or close a panel that hangs on a button.
  menu(button, panel) {
    const open = byId(panel).hidden;
    this.close();
    if (!open) return;
    if (panel === "downloads") this.formats();
    byId(panel).hidden = false;
    byId(button).setAttribute("aria-expanded", "true");
    byId(panel).querySelector("button")?.focus();
  }

  // Whether there was something to close.
  close() {
    let any = false;
    for (const [button, panel] of [["download", "downloads"], ["help", "about"]]) {
      if (byId(panel).hidden) continue;
      byId(panel).hidden = true;
      byId(button).setAttribute("aria-expanded", "false");
      byId(button).focus();
      any = true;
    }
    return any;
  }

  formats() {
    const { words, store } = this;
    const items = store.ordered;
    byId("downloads").replaceChildren(
      el("p", { class: "note" }, count(words.download_note, items.length, words.language)),
      ...Object.entries(words.formats).map(([kind, label]) => el("button", {
        type: "button", class: "menu-item", data: { kind }, on: { click: () => this.download(kind) },
      }, label)),
    );
  }

  download(kind) {
    const { type, make } = FORMATS[kind];
    const title = byId("title").textContent;
    const name = folded(title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "events";
    save(make(this.store.ordered, this.words.language, title), `${name}.${kind}`, `${type};charset=utf-8`);
    this.close();
  }

  async link() {
    this.app.remember();
    try {
      await navigator.clipboard.writeText(location.href);
      say(this.words.link_done);
    } catch {
      say(this.words.link_failed);
    }
    byId("link").classList.add("done");
    setTimeout(() => byId("link").classList.remove("done"), 1500);
  }

  theme() {
    const root = document.documentElement;
    const next = THEMES[(THEMES.indexOf(root.dataset.theme || "auto") + 1) % THEMES.length];
    root.dataset.theme = next;
    say(fill(this.words.theme_now, { name: this.words.themes[next] }));
    this.app.repaint();
  }

  full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => say(this.words.fullscreen));
  }

  // Single keys can be switched off, for those who speak to their computer.
  keySwitch() {
    const box = el("input", { type: "checkbox", id: "ge-keys-on", checked: true, on: { change: () => { this.app.keys.on = box.checked; } } });
    return el("label", { class: "tick" }, box, this.words.keys_on);
  }

  about() {
    const { words } = this;
    const { data } = this.store;
    const left = data.rejected.length;
    const { note, attribution } = data.basemap;
    const lines = [note || words.about_map, attribution, data.tiles?.credit, ...data.attribution].filter(Boolean);
    byId("credit").textContent = lines.filter((line, at) => lines.indexOf(line) === at).join(" ");
    byId("credit").title = byId("credit").textContent;
    byId("about").replaceChildren(
      el("div", { class: "drawer-head" }, el("h2", {}, words.help), el("button", { type: "button", class: "chip", on: { click: () => this.close() } }, words.close)),
      el("h3", {}, words.keys_heading),
      this.keySwitch(),
      el("dl", { class: "keys" }, words.keys.flatMap(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)])),
      el("p", { class: "note" }, byId("credit").textContent),
      data.shared ? el("p", { class: "note" }, words.about_blur) : "",
      data.warnings.length ? el("h3", {}, words.warnings) : "",
      ...data.warnings.slice(0, 20).map((warning) => el("p", { class: "note", dir: "auto" }, warning)),
      left ? el("details", {}, el("summary", {}, count(words.rejected, left, words.language)),
        el("ul", { class: "rejected" }, data.rejected.slice(0, 100).map(({ text, reason }) => el("li", { dir: "auto" }, `${fill(words.said, { text })} ${reason}`)))) : "",
      data.origins.length ? el("h3", {}, words.origins) : "",
      ...data.origins.slice(0, 200).map((line) => el("p", { class: "note record", dir: "auto" }, line)),
    );
  }
}
