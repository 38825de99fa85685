import { drawCard } from "./adaptive-card.js";
import { act } from "./api.js";
import { h } from "./dom.js";
import { say } from "./words.js";

/** A Teams dialog (task module) as a <dialog>: what the bot answered to `task/fetch`, then to each button in it. */
export function createTeamsDialog() {
  const dialog = h("dialog", { class: "teams-dialog", "aria-labelledby": "teams-dialog-title" });
  document.body.append(dialog);

  function render(shown, conversation, { extension = false } = {}) {
    const close = () => dialog.close();
    dialog.replaceChildren(
      h(
        "header",
        {},
        h("span", { class: "avatar bot", "aria-hidden": "true" }, "鐘"),
        h("h2", { id: "teams-dialog-title", tabindex: "-1" }, shown.title || "Hansho"),
        h("button", { type: "button", class: "x", "aria-label": say().close, onclick: close }, "×"),
      ),
      h("p", { class: "dialog-trouble trouble", role: "alert", hidden: true }),
      h(
        "div",
        { class: "modal-body", tabindex: "0" },
        shown.kind === "message"
          ? h("p", {}, shown.text)
          : drawCard(shown.card, async (data) => {
              const answer = await act("teams-dialog", { conversation, data, extension });
              if (answer === undefined) return;
              if (answer.dialog === undefined) close();
              else render(answer.dialog, conversation, { extension });
            }),
      ),
    );
    for (const area of dialog.querySelectorAll("textarea")) {
      area.rows = Math.min(18, area.value.split("\n").length + 2);
    }
    dialog.querySelector("h2").focus();
  }

  return {
    open(shown, conversation, options) {
      render(shown, conversation, options);
      if (!dialog.open) dialog.showModal();
      dialog.querySelector("h2").focus();
    },
  };
}
