/* global AdaptiveCards */
import { h } from "./dom.js";
import { hostConfig } from "./host-config.js";
import { say } from "./words.js";

/** An Adaptive Card drawn by Microsoft's renderer; `onSubmit` gets an action's data with the card's inputs. */
export function drawCard(json, onSubmit) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig());
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) {
      if (/^https?:/.test(action.url ?? "")) window.open(action.url, "_blank", "noopener,noreferrer");
    } else if (action instanceof AdaptiveCards.SubmitAction) {
      onSubmit(action.data ?? {});
    }
  };
  try {
    card.parse(json);
    const element = card.render();
    return h("div", { class: "adaptive-card", lang: json.lang }, element);
  } catch (error) {
    console.error(error);
    return h("p", { class: "trouble" }, say().cannotDraw);
  }
}

/** Teams reads a little Markdown in text blocks. Everything else of it stays text. */
export function teachMarkdown() {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    const safe = text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;");
    result.outputHtml = safe
      .replaceAll(/\*\*([^*\n]+)\*\*/g, "<strong>$1</strong>")
      .replaceAll(/(?<![\w*])[*_]([^*_\n]+)[*_](?!\w)/g, "<em>$1</em>")
      .replaceAll(
        /\[([^\]\n]+)\]\((https?:[^)\s]+)\)/g,
        '<a href="$2" target="_blank" rel="noopener noreferrer">$1</a>',
      )
      .replaceAll("\n", "<br>");
    result.didProcess = true;
  };
}
