/** Makes an element: `on…` functions, `class`, booleans and plain attributes; children are nodes or text. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== false));
  return element;
}

/**
 * Brings the children of `parent` in line with `items` and draws only those that changed, so that focus, scroll
 * and what stands in fields stay. `draw` makes the element of one item.
 */
export function keep(parent, items, keyOf, draw) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const print = JSON.stringify(item);
    let element = old.get(key);
    old.delete(key);
    if (element === undefined || element.dataset.print !== print) {
      const fresh = draw(item);
      fresh.dataset.key = key;
      fresh.dataset.print = print;
      if (element === place) place = element?.nextElementSibling ?? null;
      element?.remove();
      element = fresh;
    }
    if (element === place) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
  }
  for (const gone of old.values()) gone.remove();
}
