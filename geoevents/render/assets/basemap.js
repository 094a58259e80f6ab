// The basemap: land, water and borders on one canvas, names on another that give way to the events' marks.

const NAME_SIZES = { country: 14, capital: 12.5, city: 12, division: 11, water: 11.5 };
const COPIES = [-360, 0, 360];

class Basemap {
  constructor(map, data, theme, marks) {
    Object.assign(this, { map, theme, marks });
    this.data = data && data.land ? undelta(data) : null;
    for (const [name, height] of [["ground", 200], ["names", 460]]) map.createPane(name).style.zIndex = height;
    map.getPane("names").style.pointerEvents = "none";
    this.ground = new CanvasLayer({ pane: "ground", padding: 0.3 }, (pen, _map, bounds) => this.drawGround(pen, bounds)).addTo(map);
    this.names = new CanvasLayer({ pane: "names", padding: 0.1 }, (pen, _map, bounds) => this.drawNames(pen, bounds)).addTo(map);
  }

  // The names anew, after the marks; the ground only where its colours have changed.
  redraw(ground = false) {
    if (ground) this.ground.redraw();
    this.names.redraw();
  }

  drawGround(pen, bounds) {
    if (!this.data) return;
    const { data, theme } = this;
    const scale = 256 * 2 ** this.map.getZoom();
    const origin = this.map.getPixelOrigin();
    const view = { scale, origin, bounds };
    for (const turn of COPIES) {
      this.shapes(pen, view, data.backdrop, theme.beyond, turn);
      this.lines(pen, view, data.backdrop_lines, theme.border_soft, 0.8, [], turn);
    }
    for (const turn of COPIES) this.detail(pen, view, turn);
  }

  detail(pen, view, turn) {
    const { data, theme } = this;
    this.clipped(pen, view, data.bounds, turn);
    this.shapes(pen, view, data.land, theme.land, turn);
    if (this.map.getZoom() >= 5) this.lines(pen, view, data.divisions, theme.border_soft, 0.9, [4, 3], turn);
    this.shapes(pen, view, data.lakes, theme.water, turn);
    this.lines(pen, view, data.rivers, theme.water, 1.2, [], turn);
    this.lines(pen, view, data.coast, theme.coast, 0.8, [], turn);
    this.lines(pen, view, data.borders, theme.border, 1.3, [], turn);
    this.lines(pen, view, data.disputed, theme.border, 1.3, [5, 4], turn);
    pen.restore();
  }

  // Draw inside the detail only, so that the coarse world shows around it.
  clipped(pen, { scale, origin }, [west, south, east, north], turn) {
    const low = mercator(south, west + turn);
    const high = mercator(north, east + turn);
    const edges = [low.mx * scale - origin.x, high.my * scale - origin.y, (high.mx - low.mx) * scale, (low.my - high.my) * scale];
    pen.save();
    pen.beginPath();
    pen.rect(...edges);
    pen.clip();
    pen.fillStyle = this.theme.water;
    pen.fillRect(...edges);
  }

  shapes(pen, view, shapes, color, turn) {
    pen.fillStyle = color;
    for (const shape of shapes) {
      if (!shape.rings.some((ring) => seen(ring, view, turn))) continue;
      pen.beginPath();
      shape.rings.forEach((ring) => walk(pen, ring, view, turn));
      pen.fill("evenodd");
    }
  }

  lines(pen, view, lines, color, width, dash, turn) {
    pen.strokeStyle = color;
    pen.lineWidth = width;
    pen.lineJoin = "round";
    pen.setLineDash(dash);
    pen.beginPath();
    for (const line of lines) if (seen(line, view, turn)) walk(pen, line, view, turn);
    pen.stroke();
    pen.setLineDash([]);
  }

  drawNames(pen, bounds) {
    const taken = new Boxes();
    for (const group of this.marks.groups) taken.boxes.push(box(group.x, group.y, 2 * group.size + 2, 2 * group.size + 2));
    const told = this.eventNames(pen, taken);
    if (!this.data) return;
    const zoom = this.map.getZoom();
    for (const [text, kind, lon, lat, priority] of this.data.labels) {
      if (told.has(text) || !fits(kind, priority, zoom)) continue;
      for (const turn of COPIES) {
        const { x, y } = this.marks.place(mercator(lat, lon + turn));
        if (x > bounds.min.x && x < bounds.max.x && y > bounds.min.y && y < bounds.max.y) this.name(pen, taken, text, kind, x, y);
      }
    }
  }

  // A gathering of one place, and a mark alone, wear the place's name in the words of the news.
  eventNames(pen, taken) {
    const told = new Set();
    for (const group of [...this.marks.groups].reverse().slice(0, 60)) {
      const { item } = group.points[0];
      if (!item.place || told.has(item.place) || !group.points.every((point) => point.item.place === item.place)) continue;
      pen.font = `600 12.5px ${this.theme.font}`;
      const width = pen.measureText(item.place).width;
      const gap = group.size + 5;
      const spots = [[gap + width / 2, 0], [-gap - width / 2, 0], [0, gap + 6], [0, -gap - 6]];
      const spot = spots.find(([dx, dy]) => taken.add(box(group.x + dx, group.y + dy, width + 4, 15)));
      if (!spot) continue;
      told.add(item.place);
      written(pen, item.place, group.x + spot[0], group.y + spot[1], this.theme.ink, this.theme.halo);
    }
    return told;
  }

  name(pen, taken, text, kind, x, y) {
    const { theme } = this;
    const town = kind === "city" || kind === "capital";
    const shown = kind === "country" ? text.toUpperCase() : text;
    pen.font = `${kind === "water" ? "italic " : ""}${kind === "capital" ? 600 : 400} ${kind === "country" && this.map.getZoom() < 4 ? 10.5 : NAME_SIZES[kind] || 11}px ${theme.font}`;
    pen.letterSpacing = kind === "country" ? "1.5px" : kind === "division" ? "0.5px" : "0px";
    const width = pen.measureText(shown).width;
    const spots = town ? [[width / 2 + 6, 0], [-width / 2 - 6, 0]] : [[0, 0]];
    const spot = spots.find(([dx, dy]) => taken.add(box(x + dx, y + dy, width + 6, 15)));
    if (spot) {
      if (town) dot(pen, x, y, kind === "capital" ? 2.6 : 2, theme.label);
      const color = kind === "water" ? theme.water_name : kind === "division" ? theme.muted : theme.label;
      written(pen, shown, x + spot[0], y + spot[1], color, theme.halo);
    }
    pen.letterSpacing = "0px";
  }
}

// The boxes that are taken; a new one is added only where it is free.
class Boxes {
  constructor() {
    this.boxes = [];
  }

  add(fresh) {
    const clash = this.boxes.some((each) => fresh[0] < each[2] && fresh[2] > each[0] && fresh[1] < each[3] && fresh[3] > each[1]);
    if (!clash) this.boxes.push(fresh);
    return !clash;
  }
}

function box(x, y, width, height) {
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}

function dot(pen, x, y, size, color) {
  pen.beginPath();
  pen.arc(x, y, size, 0, 2 * Math.PI);
  pen.fillStyle = color;
  pen.fill();
}

function written(pen, text, x, y, color, halo) {
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 3.5;
  pen.strokeStyle = halo;
  pen.strokeText(text, x, y);
  pen.fillStyle = color;
  pen.fillText(text, x, y);
}

// Which names a zoom has room for, before they collide.
function fits(kind, priority, zoom) {
  if (kind === "country" || kind === "water") return zoom < 10;
  if (kind === "division") return zoom >= 6.5;
  return kind === "capital" ? zoom >= 3.5 : zoom >= 4.5;
}

// Steps of whole numbers back to world coordinates, both axes 0 to 1, with the box around each path.
function undelta(data) {
  const path = (steps, scale) => {
    const points = new Float64Array(steps.length);
    const edge = [Infinity, Infinity, -Infinity, -Infinity];
    let [x, y] = [0, 0];
    for (let at = 0; at < steps.length; at += 2) {
      x += steps[at];
      y += steps[at + 1];
      const { mx, my } = mercator(y / scale, x / scale);
      points[at] = mx;
      points[at + 1] = my;
      edge[0] = Math.min(edge[0], mx);
      edge[1] = Math.min(edge[1], my);
      edge[2] = Math.max(edge[2], mx);
      edge[3] = Math.max(edge[3], my);
    }
    return { points, edge };
  };
  const shapes = (name, scale) => data[name].map((shape) => ({ rings: shape.rings.map((ring) => path(ring, scale)) }));
  const lines = (name, scale = data.scale) => data[name].map((steps) => path(steps, scale));
  const { bounds, labels, backdrop_scale: coarse } = data;
  return {
    bounds, labels: [...labels].sort((a, b) => a[4] - b[4]),
    backdrop: shapes("backdrop", coarse), backdrop_lines: lines("backdrop_lines", coarse), land: shapes("land", data.scale),
    lakes: shapes("lakes", data.scale), rivers: lines("rivers"), coast: lines("coast"), borders: lines("borders"),
    disputed: lines("disputed"), divisions: lines("divisions"),
  };
}

function seen({ edge }, { scale, origin, bounds }, turn) {
  const shift = (turn / 360) * scale - origin.x;
  return edge[0] * scale + shift < bounds.max.x && edge[2] * scale + shift > bounds.min.x &&
    edge[1] * scale - origin.y < bounds.max.y && edge[3] * scale - origin.y > bounds.min.y;
}

function walk(pen, { points }, { scale, origin }, turn) {
  const shift = (turn / 360) * scale - origin.x;
  for (let at = 0; at < points.length; at += 2) {
    const x = points[at] * scale + shift;
    const y = points[at + 1] * scale - origin.y;
    if (at) pen.lineTo(x, y);
    else pen.moveTo(x, y);
  }
}
