// A text with stretches marked: cut at every edge, so that stretches may overlap and no sign is lost.

const KINDS_OF_MARK = ["trigger", "place", "time"];

// text and [{at, to, kind, …}] to [{text, marks}], whose texts joined are the text again.
function segments(text, marks) {
  const sound = marks.filter((mark) => mark.at >= 0 && mark.at < mark.to && mark.to <= text.length);
  const edges = [...new Set([0, text.length, ...sound.flatMap((mark) => [mark.at, mark.to])])].sort((a, b) => a - b);
  return edges.slice(1).map((to, step) => {
    const at = edges[step];
    return { text: text.slice(at, to), marks: sound.filter((mark) => mark.at <= at && mark.to >= to) };
  });
}

function triples(flat) {
  return Array.from({ length: flat.length / 3 }, (_, step) => ({ at: flat[3 * step], to: flat[3 * step + 1], kind: flat[3 * step + 2] }));
}

function quoted(report) {
  return segments(report.quote, triples(report.marks)).map(({ text, marks }) => {
    if (!marks.length) return text;
    const kind = KINDS_OF_MARK[marks[0].kind];
    return el("mark", { class: `m-${kind}` }, text);
  });
}
