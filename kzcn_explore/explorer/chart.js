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
  let drawing = 0; // a redraw reports its own selections; only the reader's are sent
  const draw = async () => {
    drawing += 1;
    const { data, layout } = structuredClone(model.get("figure"));
    chart.setAttribute("aria-label", model.get("description"));
    try {
      await Plotly.react(chart, data, { selections: [], ...layout, autosize: true }, model.get("config"));
    } finally {
      drawing -= 1;
    }
  };
  const sendBrush = (box) => {
    if (drawing) return;
    // A box over another axis than that of the dates chooses nothing.
    if (!box || box.xref === "x") {
      model.send({ event: "brush", x: box && [box.x0, box.x1].sort((a, b) => (a < b ? -1 : 1)) });
    }
    draw(); // The box was a gesture; left standing, it would catch the clicks on the marks inside it.
  };
  await draw();
  model.on("change:figure", draw);
  chart.on("plotly_selected", (event) => event?.selections && sendBrush(event.selections.at(-1) ?? null));
  chart.on("plotly_deselect", () => sendBrush(null));
  chart.on("plotly_click", ({ points: [{ customdata }] }) =>
    model.send({ event: "click", data: ArrayBuffer.isView(customdata) ? Array.from(customdata) : (customdata ?? null) }));
  // A chart that was hidden when it was drawn gets its size when it is shown.
  const observer = new ResizeObserver(() => el.clientWidth && Plotly.Plots.resize(chart));
  observer.observe(el);
  return () => {
    observer.disconnect();
    model.off("change:figure", draw);
    Plotly.purge(chart);
  };
}

export default { render };
