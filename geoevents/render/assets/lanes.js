// Events laid in lanes so that none hides another; what finds no lane is counted, never dropped.

// Greedy from the earliest: each box takes the first lane that is free. width: pixels that the words after a mark need.
function packed(items, scale, lanes, width) {
  const free = new Array(lanes).fill(-Infinity);
  const boxes = [];
  const overflow = [];
  for (const item of items) {
    const box = stretch(item, scale);
    if (!box) continue;
    const lane = free.findIndex((end) => end <= box.left - 4);
    if (lane < 0) {
      overflow.push({ ...box, item });
      continue;
    }
    free[lane] = Math.max(box.right, box.middle + 9 + width(item)) + 4;
    boxes.push({ ...box, lane, item });
  }
  return { boxes, overflow };
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
