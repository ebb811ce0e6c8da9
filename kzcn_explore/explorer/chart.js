// Draws the figure of a Chart in place and sends clicks and brushes back. Plotly comes from the bundle, once a page.

async function unpack(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = await new Response(stream).text();
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
    .then((bundle) => unpack(bundle.get("script")));
  return globalThis.__kzcnPlotly;
}

async function render({ model, el }) {
  const Plotly = await loadPlotly(model);
  const chart = document.createElement("div");
  chart.setAttribute("role", "img");
  el.replaceChildren(chart);

  let pressedAt = null; // where a drag over the dates began, in pixels of the plot
  let brushed = false; // whether the reader drags, rather than clicks
  let waiting = false; // whether a figure came while the reader was dragging
  const draw = async () => {
    // A redraw would end the reader's drag: it waits until the mouse is let go.
    waiting = pressedAt !== null;
    if (waiting) return;
    const { data, layout } = structuredClone(model.get("figure"));
    chart.setAttribute("aria-label", model.get("description"));
    // Plotly forgets the height when it follows the width; without one of its own the chart would fold up.
    chart.style.height = layout?.height ? `${layout.height}px` : "";
    await Plotly.react(chart, data, { selections: [], ...layout, autosize: true }, model.get("config"));
  };
  const sendBrush = (ends) => model.send({ event: "brush", x: ends && ends.sort((a, b) => (a < b ? -1 : 1)) });

  // Plotly tells of a finished box up to a tenth of a second late; the ends are read when the mouse is let go.
  const place = (event) => event.clientX - chart.querySelector(".nsewdrag").getBoundingClientRect().left;
  const press = (event) => {
    if (event.button === 0 && event.target.matches?.('.nsewdrag[data-subplot="xy"]')) pressedAt = place(event);
  };
  const release = (event) => {
    const from = pressedAt;
    pressedAt = null;
    if (from !== null && brushed) {
      const axis = chart._fullLayout.xaxis;
      const inside = (pixel) => axis.p2d(Math.min(Math.max(pixel, 0), axis._length));
      sendBrush([inside(from), inside(place(event))]);
    }
    // The box was a gesture: left standing, it would catch the clicks on the marks inside it. The figure that comes back
    // clears it; where none comes, since nothing new was chosen, it is cleared a moment later.
    const before = model.get("figure");
    if (waiting) setTimeout(draw);
    else if (brushed) setTimeout(() => model.get("figure") === before && draw(), 400);
    brushed = false;
  };
  await draw();
  model.on("change:figure", draw);
  if (model.get("brushable")) {
    chart.addEventListener("mousedown", press, true);
    window.addEventListener("mouseup", release, true);
    chart.on("plotly_selecting", () => (brushed = true));
    chart.on("plotly_deselect", () => sendBrush(null));
  }
  chart.tabIndex = -1;
  chart.on("plotly_click", ({ points: [{ customdata }] }) => {
    chart.focus({ preventScroll: true }); // so that Escape reaches the explorer
    model.send({ event: "click", data: ArrayBuffer.isView(customdata) ? Array.from(customdata) : (customdata ?? null) });
  });
  // A chart that was hidden when it was drawn gets its size when it is shown.
  const observer = new ResizeObserver(() => el.clientWidth && Plotly.Plots.resize(chart));
  observer.observe(el);
  return () => {
    observer.disconnect();
    model.off("change:figure", draw);
    window.removeEventListener("mouseup", release, true);
    Plotly.purge(chart);
  };
}

export default { render };
