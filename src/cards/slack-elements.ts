/** A card's elements as Block Kit. Untrusted text stands only in `rich_text` and `plain_text`. */
import type {
  Button,
  KnownBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  RichTextSection,
} from "@slack/types";
import type { CardAction, CardElement, CardLink } from "./model.ts";

/** `emoji: false` keeps `:words:` of untrusted text as they are; emoji characters show either way. */
export function plain(text: string): PlainTextElement {
  return { type: "plain_text", text, emoji: false };
}

/** One element of a shortened card as one block. */
export function slackBlock(element: CardElement, blockId: string): KnownBlock {
  return { ...slackElement(element), block_id: blockId };
}

function slackElement(element: CardElement): KnownBlock {
  switch (element.type) {
    case "badge":
      return { type: "header", text: plain(element.label) };
    case "title":
      return richText(section(bold(element.text)));
    case "text":
      return textBlock(element.text, element.tone);
    case "section":
      return richText(section(bold(element.label), run("\n"), run(element.text)));
    case "facts":
      return richText(section(...facts(element.facts)));
    case "list":
      return richText(
        ...(element.label === undefined ? [] : [section(bold(element.label))]),
        ...list(
          element.items.map((item) => section(run(item))),
          element.ordered ? "ordered" : "bullet",
        ),
      );
    case "links":
      return richText(
        section(bold(element.label)),
        ...list(
          element.links.map((link) => section(anchor(link))),
          "bullet",
        ),
      );
    case "copy":
      return richText(section(bold(element.label)), {
        type: "rich_text_preformatted",
        elements: [{ type: "text", text: element.text }],
      });
    case "row": {
      const accessory = element.action === undefined ? undefined : slackButton(element.action);
      return {
        type: "section",
        text: plain(
          [element.lead ?? "", element.title, element.detail].filter((line) => line !== "").join("\n"),
        ),
        ...(accessory !== undefined && { accessory }),
      };
    }
    case "divider":
      return { type: "divider" };
  }
}

/** Undefined when the value would pass Slack's 2,000 characters: a cut one could not be read back. */
export function slackButton(action: CardAction): Button | undefined {
  const value = slackValue(action.advisoryId, action.revision, action);
  if (value.length > 2_000) return undefined;
  return {
    type: "button",
    action_id: action.id,
    text: { ...plain(action.label), emoji: true },
    value,
    ...(action.primary === true && { style: "primary" }),
  };
}

/** What a button carries: no secret, only what it is about. */
export function slackValue(
  advisoryId: string,
  revision: number,
  { start, audience, followUp }: Pick<CardAction, "start" | "audience" | "followUp"> = {},
): string {
  return JSON.stringify({ a: advisoryId, r: revision, s: start, au: audience, f: followUp });
}

/** A rich text block of these parts. */
export function richText(...elements: RichTextBlock["elements"]): RichTextBlock {
  return { type: "rich_text", elements };
}

/** One section of rich text. */
export function section(...elements: RichTextElement[]): RichTextSection {
  return { type: "rich_text_section", elements };
}

/** Bold text. */
export function bold(text: string): RichTextElement {
  return { type: "text", text, style: { bold: true } };
}

export function run(text: string): RichTextElement {
  return { type: "text", text };
}

function anchor({ text, url }: CardLink): RichTextElement {
  return url === undefined ? run(text) : { type: "link", url, text };
}

function list(sections: RichTextSection[], style: "ordered" | "bullet"): RichTextBlock["elements"] {
  return sections.length === 0 ? [] : [{ type: "rich_text_list", style, elements: sections }];
}

function facts(pairs: { label: string; value: string }[]): RichTextElement[] {
  return pairs.flatMap(({ label, value }, index) => [
    bold(index === 0 ? label : `\n${label}`),
    run(`  ${value}`),
  ]);
}

function textBlock(text: string, tone: "normal" | "subtle" | "warning"): KnownBlock {
  switch (tone) {
    case "normal":
      return richText(section(run(text)));
    case "subtle":
      return { type: "context", elements: [plain(text)] };
    case "warning":
      return richText(section(bold(text.startsWith("⚠️") ? text : `⚠️ ${text}`)));
  }
}
