import type { Card, CardElement } from "./model.ts";

/** A card as plain text for the terminal: the same facts in the same order, buttons left out. */
export function plainText(card: Card): string {
  return card.elements
    .map(lines)
    .filter((text) => text !== "")
    .join("\n\n");
}

function lines(element: CardElement): string {
  switch (element.type) {
    case "badge":
      return element.label;
    case "title":
    case "text":
      return element.text;
    case "section":
    case "copy":
      return `${element.label}\n${element.text}`;
    case "facts":
      return element.facts.map(({ label, value }) => `${label}: ${value}`).join("\n");
    case "list": {
      const items = element.items.map((item, index) => `${element.ordered ? `${index + 1}.` : "-"} ${item}`);
      return [element.label ?? "", ...items].filter((line) => line !== "").join("\n");
    }
    case "links":
      return [
        element.label,
        ...element.links.map(({ text, url }) => `- ${text}${url ? ` ${url}` : ""}`),
      ].join("\n");
    case "row":
      return [element.lead ?? "", element.title, element.detail].filter((line) => line !== "").join("\n");
    case "divider":
      return "";
  }
}
