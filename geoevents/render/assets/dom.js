// Elements made from text, never from markup, and the page's spoken line.

function el(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(options)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "class") node.className = value;
    else if (key === "on") Object.entries(value).forEach(([event, listener]) => node.addEventListener(event, listener));
    else if (key === "data") Object.assign(node.dataset, value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

function byId(name) {
  return document.getElementById(`ge-${name}`);
}

function say(text) {
  byId("live").textContent = text;
}

function choices(select, options, value) {
  select.replaceChildren(...options.map(([key, label]) => el("option", { value: key }, label)));
  select.value = value;
}

// One drawing a frame, however often it is asked for.
function eachFrame(draw) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
    });
  };
}

function later(work, delay) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, delay);
  };
}
