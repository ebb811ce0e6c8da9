// The neighbours of a document as buttons. All text goes in as textContent, so no markup of a corpus is ever run.

function neighbourButton({ document: id, title, facts }, send) {
  const button = element("button", "kz-neighbour");
  button.type = "button";
  button.title = `${title}: ${facts.join(", ")}; press to read it`;
  button.dataset.document = id;
  button.append(element("span", "kz-neighbour-title", title), element("span", "kz-neighbour-facts", facts.join(" · ")));
  button.addEventListener("click", () => send({ document: id }));
  return button;
}

function render({ model, el }) {
  const root = element("section", "kz-neighbour-list");
  el.append(root);

  function draw() {
    const { label, items = [] } = model.get("shown");
    root.hidden = !label;
    root.setAttribute("aria-label", label ?? "");
    const hadFocus = root.contains(document.activeElement);
    const rows = items.map((one) => neighbourButton(one, (message) => model.send(message)));
    root.replaceChildren(element("p", "kz-neighbour-head", label ?? ""), ...rows);
    // The buttons are new: a reader who walks from neighbour to neighbour by keyboard goes on from the first of them.
    if (hadFocus) rows[0]?.focus({ preventScroll: true });
  }
  draw();
  model.on("change:shown", draw);
  return () => model.off("change:shown", draw);
}

export default { render };
