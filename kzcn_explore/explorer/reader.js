// The reader: passages as Python sends them, zipped. All text goes in as textContent, so no markup of a corpus is ever run.

// A passage comes as [text, is marked] pairs.
function withMarks(holder, parts) {
  for (const [text, marked] of parts) holder.append(marked ? element("mark", "", text) : text);
  return holder;
}

function passageText(parts, here) {
  return withMarks(element("p", here ? "kz-passage-text kz-here" : "kz-passage-text"), parts);
}

// The text as it was read; what was cut is grey, and says why.
function rawText(stretches) {
  const text = element("div", "kz-raw");
  for (const { parts, here, rule } of stretches) {
    const stretch = withMarks(element("span", here ? "kz-here-raw" : rule ? "kz-cut" : ""), parts);
    if (rule) stretch.title = `Not counted: ${rule}`;
    text.append(stretch);
  }
  return text;
}

function details(item) {
  const line = element("p", "kz-passage-facts");
  line.append(element("strong", "", item.day));
  for (const fact of item.facts) line.append(" · ", fact);
  return line;
}

// The title stands once above the passages of one document that follow each other.
function passageCard(item, before, send) {
  const card = element("article", "kz-passage");
  if (item.document !== before?.document) card.append(element("p", "kz-passage-title", item.title));
  card.append(details(item), passageText(item.parts, false));
  const buttons = element("p", "kz-passage-buttons");
  buttons.append(
    button("Open whole", "kz-quiet", () => send({ act: "open", document: item.document, passage: item.passage })),
    button("Why this date?", "kz-quiet", () => send({ act: "why", document: item.document })),
  );
  card.append(buttons);
  return card;
}

function render({ model, el }) {
  const root = element("section", "kz-reader");
  root.setAttribute("aria-label", "Reader");
  el.append(root);
  const send = (message) => model.send(message);
  let shown = {};

  // Of two sides that are compared, the one that is read.
  function sides(shown) {
    const group = element("p", "kz-sides");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Which side is read");
    for (const { side, label, chosen } of shown.sides) {
      const one = button(label, "kz-quiet", () => send({ act: "side", side }));
      one.setAttribute("aria-pressed", chosen);
      group.append(one);
    }
    return group;
  }

  function head(shown) {
    const top = element("header", "kz-reader-head");
    const heading = element("h3", "", shown.heading);
    heading.setAttribute("aria-live", "polite");
    top.append(heading);
    if (shown.release) top.append(button(shown.release, "kz-quiet", () => send({ act: "release" })));
    if (shown.sides.length) top.append(sides(shown));
    return top;
  }

  function list(shown) {
    const scroll = element("div", "kz-reader-scroll");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", shown.heading);
    if (shown.empty) scroll.append(element("p", "kz-empty", shown.empty));
    shown.items.forEach((item, n) => scroll.append(passageCard(item, shown.items[n - 1], send)));
    return scroll;
  }

  function pages(shown) {
    const bar = element("footer", "kz-reader-pages");
    if (shown.n_pages < 2) return bar;
    const back = button("‹", "kz-quiet", () => send({ act: "page", page: shown.page - 1 }));
    const on = button("›", "kz-quiet", () => send({ act: "page", page: shown.page + 1 }));
    back.setAttribute("aria-label", "Previous page");
    on.setAttribute("aria-label", "Next page");
    back.disabled = shown.page === 0;
    on.disabled = shown.page === shown.n_pages - 1;
    bar.append(back, element("span", "", shown.range), on);
    return bar;
  }

  function wholeDocument(shown) {
    const { title, raw, stretches } = shown.document;
    const scroll = element("div", "kz-reader-scroll");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", title ?? "The document");
    scroll.append(element("p", "kz-passage-title", title), details(shown.document));
    scroll.append(...(raw ? [rawText(stretches)] : stretches.map(({ parts, here }) => passageText(parts, here))));
    return scroll;
  }

  function whyDate(shown) {
    const note = element("div", "kz-why");
    note.append(element("strong", "", shown.why.title));
    for (const sentence of shown.why.sentences) note.append(element("p", "", sentence));
    note.append(button("Close", "kz-quiet", () => send({ act: "close" })));
    return note;
  }

  async function draw() {
    const packed = model.get("packed");
    if (packed.byteLength === 0) return;
    const next = await unzipped(packed);
    if (packed !== model.get("packed")) return; // something newer came meanwhile
    shown = next;
    const focused = root.contains(document.activeElement) ? document.activeElement.textContent : null;
    root.replaceChildren(head(shown));
    if (shown.why) root.append(whyDate(shown));
    if (shown.document) {
      const { raw } = shown.document;
      const bar = element("p", "kz-document-bar");
      const rawButton = button("Raw text", "kz-quiet kz-raw-button", () => send({ act: "raw", raw: !raw }));
      rawButton.title = "The text as it was read, with what is not counted in grey";
      rawButton.setAttribute("aria-pressed", raw);
      bar.append(button("‹ Back to the passages", "kz-quiet", () => send({ act: "close" })), rawButton);
      root.append(bar, wholeDocument(shown));
      const here = root.querySelector(":is(.kz-here, .kz-here-raw) mark, .kz-here, .kz-here-raw");
      const scroll = root.querySelector(".kz-reader-scroll");
      // Scroll the reader alone: scrollIntoView would move the notebook as well.
      if (here) scroll.scrollTop += here.getBoundingClientRect().top - scroll.getBoundingClientRect().top - 60;
    } else {
      root.append(list(shown), pages(shown));
    }
    // The buttons are new: give the focus back to the one that stands for the old.
    if (focused !== null) [...root.querySelectorAll("button")].find((one) => one.textContent === focused)?.focus();
  }

  // JupyterLab takes plain keys as commands: "x" on a button would cut the cell. In the explorer they are the explorer's.
  // Keys with Ctrl, Cmd or Shift go on to JupyterLab. Escape lets go of the chosen mark.
  function keepKeys(event) {
    if (event.key === "Escape") send({ act: "release" });
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) event.stopPropagation();
  }

  let explorer = null;
  let waiting = 0;
  function guard() {
    explorer = el.closest(".kz-explorer");
    if (explorer) explorer.addEventListener("keydown", keepKeys);
    else waiting = requestAnimationFrame(guard); // not in the page yet
  }

  draw();
  guard();
  model.on("change:packed", draw);
  return () => {
    cancelAnimationFrame(waiting);
    explorer?.removeEventListener("keydown", keepKeys);
    model.off("change:packed", draw);
  };
}

export default { render };
