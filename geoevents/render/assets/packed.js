// The page's data block: plain JSON, or deflated JSON where it is long.

async function unpacked(node) {
  if (node.type === "application/json") return JSON.parse(node.textContent);
  const plain = new Blob([bytesOf(node.textContent)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(plain).text());
}

function bytesOf(base64) {
  const signs = atob(base64);
  const bytes = new Uint8Array(signs.length);
  for (let at = 0; at < signs.length; at += 1) bytes[at] = signs.charCodeAt(at);
  return bytes;
}
