// The events on the map: gathered, drawn with their footprints, found again under the pointer.

const REACHES = [[60, 26], [600, 36], [Infinity, 50]];
const SIZE = 8;
const METRES = 156543.03392;

class Marks {
  constructor(map, store, theme) {
    this.map = map;
    this.store = store;
    this.theme = theme;
    this.groups = [];
    for (const item of store.items) if (item.placed) Object.assign(item, mercator(item.lat, item.lon));
    map.createPane("marks").style.zIndex = 450;
    this.layer = new CanvasLayer({ pane: "marks", padding: 0.2 }, (pen, _map, bounds) => this.draw(pen, bounds));
    this.layer.addTo(map);
  }

  redraw() {
    this.layer.redraw();
  }

  place(item) {
    const scale = 256 * 2 ** this.map.getZoom();
    const origin = this.map.getPixelOrigin();
    return { x: item.mx * scale - origin.x, y: item.my * scale - origin.y };
  }

  draw(pen, bounds) {
    const scale = 256 * 2 ** this.map.getZoom();
    const origin = this.map.getPixelOrigin();
    const points = [];
    for (const item of this.store.visible) {
      if (!item.placed) continue;
      const x = item.mx * scale - origin.x;
      const y = item.my * scale - origin.y;
      if (x > bounds.min.x && x < bounds.max.x && y > bounds.min.y && y < bounds.max.y) points.push({ x, y, item });
    }
    const reach = REACHES.find(([most]) => points.length <= most)[1];
    this.groups = gather(points, reach).sort((a, b) => a.points.length - b.points.length);
    this.drawFootprints(pen, points);
    for (const group of this.groups) this.drawMark(pen, group);
    this.drawChosen(pen);
  }

  drawFootprints(pen, points) {
    if (points.length > 250) return;
    const seen = new Set();
    for (const { item } of points) {
      const key = `${item.lat},${item.lon},${item.radius},${item.number("shape")}`;
      if (item.kind === "country" || seen.has(key)) continue;
      seen.add(key);
      this.footprint(pen, item, 0.07, 0.35);
    }
  }

  // The area where the event can have happened: its outline, or the circle of its radius.
  footprint(pen, item, fillAlpha, edgeAlpha) {
    const { x, y } = this.place(item);
    const radius = (item.radius * 1000 * 2 ** this.map.getZoom()) / (METRES * Math.max(0.05, Math.cos((item.lat * Math.PI) / 180)));
    const area = this.outline(pen, item.shape);
    if (!item.shape) {
      if (radius < SIZE) return;
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
    }
    pen.fillStyle = item.category.color;
    pen.strokeStyle = item.category.color;
    pen.globalAlpha = fillAlpha;
    if (area) pen.fill("evenodd");
    pen.globalAlpha = edgeAlpha;
    pen.lineWidth = area ? 1.5 : 3;
    pen.setLineDash([5, 4]);
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  }

  outline(pen, shape) {
    if (!shape) return true;
    pen.beginPath();
    for (const line of shape[1]) {
      for (let at = 0; at < line.length; at += 2) {
        const { mx, my } = mercator(line[at + 1], line[at]);
        const { x, y } = this.place({ mx, my });
        if (at) pen.lineTo(x, y);
        else pen.moveTo(x, y);
      }
      if (shape[0]) pen.closePath();
    }
    return shape[0] === 1;
  }

  drawMark(pen, group) {
    const { points } = group;
    if (points.length > 1) {
      group.size = 13 + Math.min(13, 3.2 * Math.log2(points.length));
      drawGroup(pen, group, group.size, this.theme);
      return;
    }
    group.size = SIZE + 3;
    this.single(pen, points[0].item, group.x, group.y, SIZE);
  }

  // A mark that stands for an area wears a ring of dots, so that no country's middle looks like a spot.
  single(pen, item, x, y, size) {
    if (item.kind === "region" || item.kind === "country") {
      pen.beginPath();
      pen.arc(x, y, size + 6, 0, 2 * Math.PI);
      pen.setLineDash([2, 3]);
      pen.lineWidth = 1.4;
      pen.strokeStyle = this.theme.ink;
      pen.stroke();
      pen.setLineDash([]);
    }
    drawSymbol(pen, item.look, x, y, size, this.theme.ink, this.theme.paper);
  }

  drawChosen(pen) {
    const { hovered, selected } = this.store.state;
    for (const index of [hovered, selected]) {
      const item = this.store.items[index];
      if (!item || !item.placed) continue;
      const { x, y } = this.place(item);
      this.footprint(pen, item, 0.16, 0.9);
      this.single(pen, item, x, y, SIZE + 2);
      pen.beginPath();
      pen.arc(x, y, SIZE + 9, 0, 2 * Math.PI);
      pen.lineWidth = index === selected ? 3 : 2;
      pen.strokeStyle = this.theme.accent;
      pen.stroke();
    }
  }

  // The group under a point of the layer, the topmost first.
  hit(point) {
    for (let at = this.groups.length - 1; at >= 0; at -= 1) {
      const group = this.groups[at];
      if ((group.x - point.x) ** 2 + (group.y - point.y) ** 2 <= (group.size + 4) ** 2) return group;
    }
    return null;
  }

  // Whether zooming in would part the group.
  parts(group) {
    return !group.together && this.map.getZoom() < this.map.getMaxZoom() - 0.5;
  }
}

function mercator(lat, lon) {
  const sine = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
  return { mx: (lon + 180) / 360, my: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}
