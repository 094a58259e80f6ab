// The shapes of the categories and the strokes of the statuses, for canvases and, as the same outlines, for SVG.

const OUTLINES = {
  square: [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]],
  diamond: [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]],
  triangle: [[0, -1.15], [1.05, 0.8], [-1.05, 0.8]],
  down: [[0, 1.15], [1.05, -0.8], [-1.05, -0.8]],
  right: [[1.15, 0], [-0.8, 1.05], [-0.8, -1.05]],
  plus: [[-0.4, -1.1], [0.4, -1.1], [0.4, -0.4], [1.1, -0.4], [1.1, 0.4], [0.4, 0.4], [0.4, 1.1], [-0.4, 1.1],
    [-0.4, 0.4], [-1.1, 0.4], [-1.1, -0.4], [-0.4, -0.4]],
  hexagon: ring(6, 1.1, 1.1),
  star: ring(10, 1.25, 0.58),
  circle: ring(24, 1, 1),
};

function ring(count, outer, inner) {
  return Array.from({ length: count }, (_, at) => {
    const angle = (at / count) * 2 * Math.PI - Math.PI / 2;
    const radius = at % 2 ? inner : outer;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

function outline(symbol) {
  return OUTLINES[symbol] || OUTLINES.circle;
}

function trace(pen, symbol, x, y, size) {
  pen.beginPath();
  outline(symbol).forEach(([dx, dy], at) => {
    if (at) pen.lineTo(x + dx * size, y + dy * size);
    else pen.moveTo(x + dx * size, y + dy * size);
  });
  pen.closePath();
}

// One mark. look: {color, symbol, stroke}; ink: colour of the edge; paper: colour under hollow marks.
function drawSymbol(pen, look, x, y, size, ink, paper) {
  const filled = look.stroke === "solid" || look.stroke === "ring";
  trace(pen, look.symbol, x, y, size);
  pen.setLineDash([]);
  pen.lineJoin = "round";
  const line = (width, color) => {
    pen.lineWidth = width;
    pen.strokeStyle = color;
    pen.stroke();
  };
  line(filled ? 4 : 6, paper);
  if (!filled) line(4, ink);
  pen.fillStyle = filled ? look.color : paper;
  pen.fill();
  if (filled) line(1, ink);
  else line(2.8, look.color);
  if (look.stroke === "dotted") {
    pen.setLineDash([1.6, 2.2]);
    line(3, paper);
    pen.setLineDash([]);
  }
  if (look.stroke === "dot") {
    pen.beginPath();
    pen.arc(x, y, size * 0.3, 0, 2 * Math.PI);
    pen.fillStyle = ink;
    pen.fill();
  }
  if (look.stroke === "ring") haloed(pen, look, x, y, size);
  if (look.stroke === "crossed") crossed(pen, look.color, x, y, size);
}

function haloed(pen, look, x, y, size) {
  trace(pen, look.symbol, x, y, size + 3.2);
  pen.lineWidth = 1.6;
  pen.strokeStyle = look.color;
  pen.stroke();
}

function crossed(pen, color, x, y, size) {
  pen.beginPath();
  pen.moveTo(x - size * 1.2, y + size * 1.2);
  pen.lineTo(x + size * 1.2, y - size * 1.2);
  pen.lineWidth = 2;
  pen.strokeStyle = color;
  pen.stroke();
}

// The same mark as an SVG element, for lists and legends.
function svgSymbol(look, size = 7) {
  const space = "http://www.w3.org/2000/svg";
  const half = size + 5;
  const svg = document.createElementNS(space, "svg");
  const attributes = { viewBox: `${-half} ${-half} ${2 * half} ${2 * half}`, width: 2 * half, height: 2 * half, class: "symbol" };
  Object.entries({ ...attributes, "aria-hidden": "true", focusable: "false" }).forEach(([key, value]) => svg.setAttribute(key, value));
  const filled = look.stroke === "solid" || look.stroke === "ring";
  const add = (scale, style) => {
    const shape = document.createElementNS(space, "polygon");
    shape.setAttribute("points", outline(look.symbol).map(([x, y]) => `${(x * scale).toFixed(1)},${(y * scale).toFixed(1)}`).join(" "));
    Object.entries(style).forEach(([key, value]) => shape.setAttribute(key, value));
    svg.append(shape);
  };
  const round = { fill: "none", "stroke-linejoin": "round" };
  if (!filled) add(size, { ...round, stroke: "var(--ink)", "stroke-width": 3.4 });
  add(size, { ...round, fill: filled ? look.color : "var(--paper)", stroke: filled ? "var(--ink)" : look.color, "stroke-width": filled ? 0.8 : 2.4 });
  if (look.stroke === "dotted") add(size, { ...round, stroke: "var(--paper)", "stroke-width": 2.6, "stroke-dasharray": "1.6 2.2" });
  if (look.stroke === "dot") add(size * 0.3, { fill: "var(--ink)" });
  if (look.stroke === "ring") add(size + 3, { ...round, stroke: look.color, "stroke-width": 1.5 });
  if (look.stroke === "crossed") {
    const line = document.createElementNS(space, "line");
    Object.entries({ x1: -size, y1: size, x2: size, y2: -size, stroke: look.color, "stroke-width": 2 })
      .forEach(([key, value]) => line.setAttribute(key, value));
    svg.append(line);
  }
  return svg;
}
