// Marks that would hide each other, gathered: one pass over the visible events per drawing, in screen pixels.

// Greedy on a grid: an event joins the first gathering nearer than `reach` pixels in its own or a neighbouring cell.
function gather(points, reach) {
  const cells = new Map();
  const groups = [];
  for (const point of points) {
    const column = Math.floor(point.x / reach);
    const row = Math.floor(point.y / reach);
    const group = nearby(cells, column, row, point, reach);
    if (group) {
      join(group, point);
      continue;
    }
    const fresh = { x: point.x, y: point.y, points: [point], together: true };
    groups.push(fresh);
    const key = cellKey(column, row);
    if (cells.has(key)) cells.get(key).push(fresh);
    else cells.set(key, [fresh]);
  }
  return groups;
}

function cellKey(column, row) {
  return column * 1e6 + row;
}

function nearby(cells, column, row, point, reach) {
  let best = null;
  let least = reach * reach;
  for (let dx = -1; dx <= 1; dx += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      for (const group of cells.get(cellKey(column + dx, row + dy)) || []) {
        const distance = (group.x - point.x) ** 2 + (group.y - point.y) ** 2;
        if (distance < least) [best, least] = [group, distance];
      }
    }
  }
  return best;
}

function join(group, point) {
  const first = group.points[0];
  if (point.item.lat !== first.item.lat || point.item.lon !== first.item.lon) group.together = false;
  group.points.push(point);
}

// How many events of each category, most first.
function mix(group) {
  const counts = new Map();
  for (const { item } of group.points) counts.set(item.category, (counts.get(item.category) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function drawGroup(pen, group, size, theme) {
  const total = group.points.length;
  let angle = -Math.PI / 2;
  for (const [category, number] of mix(group)) {
    const next = angle + (number / total) * 2 * Math.PI;
    pen.beginPath();
    pen.moveTo(group.x, group.y);
    pen.arc(group.x, group.y, size, angle, next);
    pen.closePath();
    pen.fillStyle = category.color;
    pen.fill();
    angle = next;
  }
  disc(pen, group.x, group.y, size, null, theme.ink);
  disc(pen, group.x, group.y, size * 0.68, theme.paper, theme.ink);
  pen.fillStyle = theme.ink;
  pen.font = `600 ${Math.max(11, size * 0.62)}px ${theme.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(brief(total), group.x, group.y + 0.5);
}

function disc(pen, x, y, size, fillColor, edge) {
  pen.beginPath();
  pen.arc(x, y, size, 0, 2 * Math.PI);
  if (fillColor) {
    pen.fillStyle = fillColor;
    pen.fill();
  }
  pen.lineWidth = 0.8;
  pen.strokeStyle = edge;
  pen.stroke();
}

function brief(number) {
  return number < 1000 ? String(number) : `${(number / 1000).toFixed(number < 10000 ? 1 : 0)}k`;
}
