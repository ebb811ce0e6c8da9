// The terms of a theme as buttons. All text goes in as textContent, so no markup of a corpus is ever run.

// Pixels of the longest bar: the same in every button, however long its term.
const BAR = 52;

function termButton(one, send) {
  const button = element("button", "kz-term", one.term);
  button.type = "button";
  button.title = `${one.said} of the theme's weight; press to read the passages that hold it`;
  button.setAttribute("aria-label", `${one.term}: ${button.title}`);
  button.setAttribute("aria-pressed", String(one.chosen));
  button.addEventListener("click", () => send({ term: one.term }));
  const bar = element("span", "kz-term-bar");
  bar.style.width = `${Math.max(2, Math.round(one.part * BAR))}px`;
  button.append(bar);
  return button;
}

function render({ model, el }) {
  const root = element("section", "kz-term-row");
  el.append(root);

  function draw() {
    const { label, note, terms } = model.get("shown");
    if (!terms) return;
    const focused = root.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
    const head = element("p", "kz-term-head");
    head.append(element("strong", "", label), element("span", "kz-term-note", note));
    const row = element("div", "kz-term-buttons");
    row.append(...terms.map((one) => termButton(one, (message) => model.send(message))));
    root.setAttribute("aria-label", label);
    root.replaceChildren(head, row);
    // The buttons are new: give the focus back to the one that stands for the old.
    if (focused !== null) [...row.children].find((one) => one.getAttribute("aria-label") === focused)?.focus();
  }
  draw();
  model.on("change:shown", draw);
  return () => model.off("change:shown", draw);
}

export default { render };
