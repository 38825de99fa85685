import { act } from "./api.js";
import { drawBlocks, drawText } from "./block-kit.js";
import { h } from "./dom.js";
import { confirmed as ask } from "./slack-confirm.js";
import { say } from "./words.js";

/** The topmost modal of the reader as a <dialog>; what was typed stays where an input stays. */
export function createSlackModal() {
  const dialog = h("dialog", { class: "slack-modal", "aria-labelledby": "slack-modal-title" });
  document.body.append(dialog);
  let open;

  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });

  async function close() {
    const done = open === undefined || (await act("slack-close", { view: open.id }));
    // With the server away it closes all the same.
    if (done === undefined) dialog.close();
  }

  function typed() {
    const values = {};
    for (const field of dialog.querySelectorAll("[data-action]")) {
      values[field.dataset.block] = { [field.dataset.action]: field.value };
    }
    return values;
  }

  async function submit(event) {
    event.preventDefault();
    const answer = await act("slack-submit", { view: open.id, typed: typed() });
    for (const line of dialog.querySelectorAll("[data-error]")) {
      line.textContent = answer?.errors?.[line.dataset.error] ?? "";
      line.hidden = line.textContent === "";
    }
    // As Slack does: what is wrong is in sight.
    const [wrong] = Object.keys(answer?.errors ?? {});
    dialog.querySelector(`[data-action][data-block="${CSS.escape(wrong ?? "")}"]`)?.focus();
  }

  function render(next, people) {
    const { view, values } = next;
    const before = open?.id === next.id ? typed() : {};
    const confirmed = (confirm) => ask(confirm, people);
    const press = (what) => act("slack-view-press", { view: next.id, press: what, typed: typed() });
    const focused = dialog.contains(document.activeElement) ? keyOf(document.activeElement) : undefined;
    dialog.replaceChildren(
      h(
        "form",
        { onsubmit: submit, novalidate: true },
        h(
          "header",
          {},
          h("span", { class: "avatar bot", "aria-hidden": "true" }, "鐘"),
          h("h2", { id: "slack-modal-title", tabindex: "-1" }, drawText(view.title)),
          h("button", { type: "button", class: "x", "aria-label": say().close, onclick: close }, "×"),
        ),
        h("p", { class: "dialog-trouble trouble", role: "alert", hidden: true }),
        h(
          "div",
          { class: "modal-body", tabindex: "0" },
          drawBlocks(view.blocks, { people, press, values, confirmed }),
        ),
        h(
          "footer",
          {},
          view.close && h("button", { type: "button", onclick: close }, drawText(view.close)),
          view.submit && h("button", { type: "submit", class: "primary" }, drawText(view.submit)),
        ),
      ),
    );
    for (const field of dialog.querySelectorAll("[data-action]")) {
      const kept = before[field.dataset.block]?.[field.dataset.action];
      if (kept !== undefined) field.value = kept;
    }
    return focused;
  }

  return {
    draw(next, people) {
      if (next === undefined) {
        open = undefined;
        if (dialog.open) dialog.close();
        return;
      }
      if (open?.id === next.id && open.hash === next.hash) return;
      const scrolled = dialog.querySelector(".modal-body")?.scrollTop ?? 0;
      const focused = render(next, people);
      const same = open?.id === next.id;
      open = next;
      if (!dialog.open) dialog.showModal();
      const back = [...dialog.querySelectorAll("button, input, textarea")].find(
        (one) => keyOf(one) === focused,
      );
      (same && back ? back : dialog.querySelector("h2")).focus();
      if (same) dialog.querySelector(".modal-body").scrollTop = scrolled;
    },
  };
}

/** What a control is, so that the same one is found again after drawing anew. */
function keyOf(element) {
  return `${element.tagName} ${element.dataset?.action ?? element.textContent}`;
}
