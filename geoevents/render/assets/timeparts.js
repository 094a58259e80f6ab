// The pieces a timeline is drawn of: an axis, a grid, one event's bar, words cut to the room they have.

function axis(pen, scale, top, theme, words, byHours) {
  const { unit, ticks } = scale.ticks(72, byHours);
  pen.font = `11px ${theme.font}`;
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.strokeStyle = theme.line;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(scale.left, top + 0.5);
  pen.lineTo(scale.right, top + 0.5);
  let last = "";
  ticks.forEach((at) => {
    const x = Math.round(scale.x(at)) + 0.5;
    pen.moveTo(x, top);
    pen.lineTo(x, top + 5);
    const name = tickName(at, unit, words, last);
    last = String(civil(at).y);
    pen.fillStyle = theme.muted;
    if (x + 4 + pen.measureText(name).width < scale.right + 10) pen.fillText(name, x + 4, top + AXIS / 2 + 1);
  });
  pen.stroke();
}

// A tick's words; the year is told when it is new.
function tickName(at, unit, words, lastYear) {
  const { y, m, d } = civil(at);
  const month = words.months_short[m];
  if (unit === "hour") return at % DAY ? isoMoment(at).slice(11, 16) : fill(words.dates.tick_day, { d, m: month });
  if (unit === "year" || unit === "decade" || unit === "century") return String(y);
  const name = unit === "day" || unit === "week" ? fill(words.dates.tick_day, { d, m: month }) : month;
  return String(y) === lastYear ? name : `${name} ${y}`;
}

function grid({ pen, height }, scale, theme, byHours) {
  pen.strokeStyle = theme.grid;
  pen.lineWidth = 1;
  pen.beginPath();
  scale.ticks(72, byHours).ticks.forEach((at) => {
    const x = Math.round(scale.x(at)) + 0.5;
    pen.moveTo(x, 0);
    pen.lineTo(x, height);
  });
  pen.stroke();
}

// One event: its interval, solid if it lasted throughout, else fading towards its ends, and its mark in the middle.
function drawBox(pen, box, theme, state) {
  const { item, y } = box;
  const wide = box.to - box.from;
  const chosen = item.index === state.selected || item.index === state.hovered;
  if (wide > 10) {
    const sure = item.throughout && !item.approximate && !box.openLeft && !box.openRight;
    pen.fillStyle = item.throughout && !item.approximate ? item.category.color : faded(pen, box, item);
    pen.globalAlpha = item.throughout ? 0.5 : 0.38;
    pen.beginPath();
    pen.roundRect(box.from, y - 7, wide, 14, 4);
    pen.fill();
    pen.globalAlpha = 1;
    if (sure) {
      pen.lineWidth = 1;
      pen.strokeStyle = item.category.color;
      pen.stroke();
    }
  }
  if (chosen) {
    pen.beginPath();
    pen.arc(box.middle, y, 10, 0, 2 * Math.PI);
    pen.lineWidth = 2.5;
    pen.strokeStyle = theme.accent;
    pen.stroke();
  }
  drawSymbol(pen, item.look, box.middle, y, 5.5, theme.ink, theme.paper);
}

function faded(pen, box, item) {
  const gradient = pen.createLinearGradient(box.from, 0, box.to, 0);
  const clear = `${item.category.color}18`;
  const full = item.category.color;
  gradient.addColorStop(0, item.start === null || !box.openLeft ? clear : full);
  gradient.addColorStop(item.start === null ? 0.9 : 0.35, full);
  gradient.addColorStop(item.end === null ? 0.1 : 0.65, full);
  gradient.addColorStop(1, item.end === null || !box.openRight ? clear : full);
  return gradient;
}

function shortened(pen, text, room) {
  if (pen.measureText(text).width <= room) return text;
  let [low, high] = [0, text.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (pen.measureText(`${text.slice(0, middle)}…`).width <= room) low = middle;
    else high = middle;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}

function tagged(pen, text, x, y, theme) {
  pen.font = `11px ${theme.font}`;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.globalAlpha = 0.88;
  pen.fillStyle = theme.surface;
  pen.beginPath();
  pen.roundRect(x - 4, y - 6, pen.measureText(text).width + 8, 12, 3);
  pen.fill();
  pen.globalAlpha = 1;
  pen.fillStyle = theme.ink;
  pen.fillText(text, x, y + 0.5);
}
