// Events laid in lanes so that none hides another; what finds no lane is counted, never dropped.

const LEGIBLE = 60;

// Greedy from the earliest: each box takes the first lane that is free. width: pixels that the words beside a mark need.
function packed(items, scale, lanes, width) {
  const free = new Array(lanes).fill(-Infinity);
  const boxes = [];
  const overflow = [];
  for (const item of items) {
    const box = stretch(item, scale);
    if (!box) continue;
    const words = beside(box, width(item), scale);
    const lane = free.findIndex((end) => end <= Math.min(box.left, words.left) - 4);
    if (lane < 0) {
      overflow.push({ ...box, item });
      continue;
    }
    free[lane] = Math.max(box.right, words.right);
    boxes.push({ ...box, words, lane, item });
  }
  return { boxes: roomier(boxes, scale), overflow };
}

// Words to the right of their mark may run on to the next box of the lane, also where packing kept no room for them.
function roomier(boxes, scale) {
  const next = new Map();
  for (const box of [...boxes].reverse()) {
    const { words, lane } = box;
    const room = (next.has(lane) ? next.get(lane) - 8 : scale.right + 8) - words.left;
    if (words.left > box.middle && room >= LEGIBLE) words.width = Math.max(words.width, room);
    next.set(lane, Math.min(box.left, words.left));
  }
  return boxes;
}

// Where the words go: right of the mark, past a short bar, over a long one; left of it where the view ends.
function beside(box, width, scale) {
  const bar = box.to - box.from > 24 && box.to - box.middle < 100;
  const right = bar ? box.to + 5 : box.middle + 12;
  if (width === 0) return { left: right, right: box.right, width };
  if (right + width <= scale.right + 8) return { left: right, right: right + width, width };
  const left = (bar ? box.from - 5 : box.middle - 12) - width;
  return left < scale.left ? { left: right, right: box.right, width: 0 } : { left, right: left + width, width };
}

// The pixels of one event: the interval cut to the view, its mark in the middle, which sides run on.
function stretch(item, scale) {
  if (!item.within(scale.from, scale.to) || !item.dated) return null;
  const openLeft = item.start === null || item.start < scale.from;
  const openRight = item.end === null || item.end > scale.to;
  const left = openLeft ? scale.left : scale.x(item.start);
  const right = openRight ? scale.right : scale.x(item.end);
  const middle = item.start === null ? right : item.end === null ? left : (left + right) / 2;
  return { left: Math.min(left, middle - 8), right: Math.max(right, middle + 8), from: left, to: right, middle, openLeft, openRight };
}

// For more events than lanes can hold: a row for each category, a cell for each bin, how full it is.
function heat(items, edges, categories, rows) {
  const { stacks } = histogram(items, edges, categories);
  const ranked = stacks.map((stack) => ({ ...stack, total: stack.heights.reduce((sum, height) => sum + height, 0) }))
    .filter((stack) => stack.total > 0).sort((a, b) => b.total - a.total);
  const shown = ranked.slice(0, rows);
  return { rows: shown, rest: ranked.slice(rows), peak: Math.max(0, ...shown.map((row) => Math.max(...row.heights))) };
}
