import { h } from "./dom.js";
import { anchor } from "./mrkdwn.js";

/** Slack's `rich_text` block: text in here has no markup, whatever it looks like. */
export function richText(block, people) {
  return h(
    "div",
    { class: "rich-text" },
    block.elements.map((part) => drawPart(part, people)),
  );
}

function drawPart(part, people) {
  switch (part.type) {
    case "rich_text_section":
      return h("p", {}, inlines(part.elements, people));
    case "rich_text_list":
      return h(
        part.style === "ordered" ? "ol" : "ul",
        { class: `indent-${part.indent ?? 0}`, start: part.offset ? String(part.offset + 1) : undefined },
        part.elements.map((item) => h("li", {}, inlines(item.elements, people))),
      );
    case "rich_text_preformatted":
      return h("pre", {}, inlines(part.elements, people));
    case "rich_text_quote":
      return h("blockquote", {}, inlines(part.elements, people));
    default:
      return undefined;
  }
}

function inlines(elements, people) {
  return elements.map((element) => styled(drawInline(element, people), element.style ?? {}));
}

function drawInline(element, people) {
  switch (element.type) {
    case "text":
      return element.text;
    case "link":
      return anchor(element.url, element.text || element.url);
    case "user":
      return h("span", { class: "mention" }, `@${people[element.user_id] ?? element.user_id}`);
    case "channel":
      return h("span", { class: "mention" }, `#${element.channel_id}`);
    case "broadcast":
      return h("span", { class: "mention loud" }, `@${element.range}`);
    case "emoji": {
      const points = (element.unicode ?? "").split("-").map((point) => Number.parseInt(point, 16));
      return element.unicode ? String.fromCodePoint(...points) : `:${element.name}:`;
    }
    default:
      return "";
  }
}

function styled(node, { bold, italic, strike, code }) {
  let inner = node;
  if (code) inner = h("code", {}, inner);
  if (bold) inner = h("strong", {}, inner);
  if (italic) inner = h("em", {}, inner);
  if (strike) inner = h("s", {}, inner);
  return inner;
}
