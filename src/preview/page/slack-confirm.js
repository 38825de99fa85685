import { drawText } from "./block-kit.js";
import { h } from "./dom.js";

/** Asks what an element's `confirm` says, in a dialog over the open one; resolves with whether it is to be done. */
export function confirmed(confirm, people) {
  const answer = (value) => () => dialog.close(value);
  const dialog = h(
    "dialog",
    { class: "slack-modal slack-confirm", "aria-labelledby": "slack-confirm-title" },
    h("header", {}, h("h2", { id: "slack-confirm-title" }, drawText(confirm.title))),
    h("div", { class: "modal-body" }, h("p", {}, drawText(confirm.text, people))),
    h(
      "footer",
      {},
      h("button", { type: "button", onclick: answer("") }, drawText(confirm.deny)),
      h(
        "button",
        { type: "button", class: confirm.style ?? "primary", onclick: answer("yes") },
        drawText(confirm.confirm),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
