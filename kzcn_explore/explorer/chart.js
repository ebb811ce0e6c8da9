// Draws the figure of a Chart in place, patch by patch, and sends clicks, brushes and lassos back. Plotly comes from the bundle, once a page.

const CLEARED = 400; // milliseconds after which the outline of a gesture goes where no figure came back
const STILL = 4; // pixels that a hand may move while it clicks

async function unzip(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

async function importScript(bytes) {
  const script = await unzip(bytes);
  const parts = ["const module = {exports: {}}, define = undefined;", script, "\nexport default module.exports;"];
  const url = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  try {
    return (await import(url)).default;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function loadPlotly(model) {
  globalThis.__kzcnPlotly ??= model.widget_manager
    .get_model(model.get("bundle").slice("IPY_MODEL_".length))
    .then((bundle) => importScript(bundle.get("script")));
  return globalThis.__kzcnPlotly;
}

const isObject = (value) => value !== null && typeof value === "object";

// The rows of a table that came by its columns.
const rowsOf = (columns) => columns[0].map((_, row) => columns.map((column) => column[row]));

// Each array of a packed value stands once in `arrays`; its traces share it.
function withArrays(value, arrays) {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map((inner) => withArrays(inner, arrays));
  if ("$" in value) return Array.isArray(value.$) ? rowsOf(value.$.map((place) => arrays[place])) : arrays[value.$];
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withArrays(inner, arrays)]));
}

// A copy with another value at a path, or without one. What does not lie on the path is shared with the old.
function changed(value, [name, ...rest], next, gone = false) {
  if (name === undefined) return next;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  if (gone && rest.length === 0) delete copy[name];
  else copy[name] = changed(copy[name], rest, next, gone);
  return copy;
}

// Plotly writes into what it is given, but never into arrays of numbers and words: by these it sees what stayed the same.
function copied(value) {
  if (!isObject(value) || (Array.isArray(value) && !value.some((inner) => isObject(inner) && !Array.isArray(inner)))) return value;
  if (Array.isArray(value)) return value.map(copied);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copied(inner)]));
}

// Patches change the figure of the model, once for all its views, one after the other: each is made for the figure before it.
function initialize({ model }) {
  let last = Promise.resolve();
  const version = () => model.get("figure").version ?? 0;
  const tellVersion = () => model.send({ event: "have", version: version() });
  const patch = async ({ from, to }, [packed]) => {
    if (to <= version()) return;
    if (from !== null && from !== version()) return tellVersion();
    const { arrays, value } = JSON.parse(await unzip(packed));
    const { wanted, gone } = withArrays(value, arrays);
    let figure = model.get("figure");
    for (const path of gone) figure = changed(figure, path, undefined, true);
    for (const [path, next] of wanted) figure = changed(figure, path, next);
    model.set("figure", { ...figure, version: to });
  };
  model.on("msg:custom", (message, buffers) => {
    if (message.event === "patch") last = last.then(() => patch(message, buffers)).catch((error) => console.error(error));
  });
  tellVersion();
}

// Whether a place lies within an outline: whether a line from it to the right crosses it an odd number of times.
function liesWithin(x, y, outline) {
  let inside = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i, i += 1) {
    const [[x1, y1], [x2, y2]] = [outline[i], outline[j]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

// The documents whose points an outline holds; the ring of a mark carries none.
function documentsWithin({ data, _fullLayout: { xaxis, yaxis } }, outline) {
  const [left, top] = [0, 1].map((at) => Math.min(...outline.map((place) => place[at])));
  const [right, bottom] = [0, 1].map((at) => Math.max(...outline.map((place) => place[at])));
  const ids = new Set();
  for (const { x, y, customdata } of data) {
    for (let n = 0; n < (customdata?.length ?? 0); n += 1) {
      const [across, down] = [xaxis.d2p(x[n]), yaxis.d2p(y[n])];
      const near = across >= left && across <= right && down >= top && down <= bottom;
      if (near && liesWithin(across, down, outline)) ids.add(customdata[n][0]);
    }
  }
  return [...ids];
}

// The line that a reader draws around points. Plotly's own asks of every point at every move: of a hundred thousand it stutters.
function lassoLine(el) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = svg.appendChild(document.createElementNS(svg.namespaceURI, "path"));
  svg.setAttribute("class", "kz-lasso");
  return (outline, { left, top } = {}) => {
    if (outline === null) return svg.remove();
    const { left: from, top: above } = el.getBoundingClientRect();
    line.setAttribute("d", `M${outline.map(([x, y]) => [x + left - from, y + top - above].join(",")).join("L")}Z`);
    if (!svg.isConnected) el.append(svg);
  };
}

async function render({ model, el }) {
  const Plotly = await loadPlotly(model);
  const chart = document.createElement("div");
  chart.setAttribute("role", "img");
  el.replaceChildren(chart);

  const showLine = lassoLine(el);
  let pressedAt = null; // where a drag began, in pixels of the plot
  let outline = null; // where the reader drew, in pixels of the plot
  let brushed = false; // whether the reader drags, rather than clicks
  let drew = false; // whether the mouse was last let go after a lasso: of one that closes, Plotly makes a click
  let waiting = false; // whether a figure came while the reader was dragging
  let listens = false; // whether the chart is drawn, so that it can be listened to
  const draw = async () => {
    // A redraw would end the reader's drag: it waits until the mouse is let go.
    waiting = pressedAt !== null;
    const { data, layout } = copied(model.get("figure"));
    if (waiting || !data) return;
    chart.setAttribute("aria-label", layout.meta.description);
    // Plotly forgets the height when it follows the width; without one of its own the chart would fold up.
    chart.style.height = `${layout.height}px`;
    const dragged = model.get("lassoable") ? { dragmode: false } : {};
    await Plotly.react(chart, data, { selections: [], ...layout, ...dragged, autosize: true }, model.get("config"));
    if (!listens) listen();
  };
  const sendBrush = (ends) => model.send({ event: "brush", x: ends && ends.sort((a, b) => (a < b ? -1 : 1)) });

  // Plotly tells of a finished box up to a tenth of a second late; the ends are read when the mouse is let go.
  const plot = () => chart.querySelector(".nsewdrag").getBoundingClientRect();
  const place = (event) => event.clientX - plot().left;
  const press = (event) => {
    brushed = drew = false;
    if (event.button !== 0 || !event.target.matches?.('.nsewdrag[data-subplot="xy"]')) return;
    pressedAt = place(event);
    outline = model.get("lassoable") ? [[pressedAt, event.clientY - plot().top]] : null;
  };
  const drag = (event) => {
    if (outline === null) return;
    const { left, top } = plot();
    const now = [event.clientX - left, event.clientY - top];
    outline.push(now);
    brushed ||= Math.hypot(now[0] - outline[0][0], now[1] - outline[0][1]) > STILL;
    if (brushed) showLine(outline, { left, top });
  };
  // The outline was a gesture: left standing, it would catch the clicks on the marks inside it. The figure that comes back
  // clears it; where none comes, since nothing new was chosen, it is cleared a moment later.
  const settle = () => {
    pressedAt = null;
    const before = model.get("figure");
    if (waiting) setTimeout(draw);
    else if (brushed) setTimeout(() => model.get("figure") === before && draw(), CLEARED);
    brushed = false;
  };
  const release = (event) => {
    if (outline !== null) {
      const drawn = outline;
      outline = null;
      showLine(null);
      drew = brushed;
      if (brushed) model.send({ event: "lasso", ids: documentsWithin(chart, drawn) });
      brushed = false; // no outline of Plotly's is left standing
    } else if (pressedAt !== null && brushed) {
      const axis = chart._fullLayout.xaxis;
      const inside = (pixel) => axis.p2d(Math.min(Math.max(pixel, 0), axis._length));
      sendBrush([inside(pressedAt), inside(place(event))]);
    }
    settle();
  };
  const listen = () => {
    listens = true;
    if (model.get("brushable") || model.get("lassoable")) {
      chart.addEventListener("mousedown", press, true);
      window.addEventListener("mousemove", drag, true);
      window.addEventListener("mouseup", release, true);
    }
    if (model.get("brushable")) {
      chart.on("plotly_selecting", () => (brushed = pressedAt !== null));
      chart.on("plotly_deselect", () => sendBrush(null));
    }
    if (model.get("lassoable")) chart.on("plotly_doubleclick", () => model.send({ event: "lasso", ids: [] }));
    chart.tabIndex = -1;
    chart.on("plotly_click", ({ points: [{ customdata, data, pointNumber }] }) => {
      if (drew) return;
      chart.focus({ preventScroll: true }); // so that Escape reaches the explorer
      const period = data.meta && "of" in data.meta && [data.x[pointNumber], data.meta.of, "period"];
      const said = ArrayBuffer.isView(customdata) ? Array.from(customdata) : (customdata ?? null);
      model.send({ event: "click", data: period || said });
    });
  };
  await draw();
  model.on("change:figure", draw);
  // A chart that was hidden when it was drawn gets its size when it is shown.
  const observer = new ResizeObserver(() => listens && el.clientWidth && Plotly.Plots.resize(chart));
  observer.observe(el);
  return () => {
    observer.disconnect();
    model.off("change:figure", draw);
    window.removeEventListener("mousemove", drag, true);
    window.removeEventListener("mouseup", release, true);
    Plotly.purge(chart);
  };
}

export default { initialize, render };
