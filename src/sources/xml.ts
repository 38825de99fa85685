/** XML feeds: parsed without any entity of their own. */
import { XMLParser } from "fast-xml-parser";
import { UnreadableError } from "./text.ts";

/** Elements that are lists even when only one is there. */
const LISTS = new Set(["item", "rdf:li"]);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@_",
  parseTagValue: false,
  parseAttributeValue: false,
  // The five of XML and numbers only: what a DOCTYPE could define is refused before.
  processEntities: true,
  htmlEntities: true,
  isArray: (name) => LISTS.has(name),
});

/**
 * Parses a feed leniently: a bare `&` and the like stay as they are.
 * @throws UnreadableError for a DOCTYPE (entity bombs, outside entities) and for what cannot be parsed
 */
export function parseXml(text: string): unknown {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new UnreadableError("holds a DOCTYPE, which feeds need not");
  try {
    return parser.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new UnreadableError(`is not XML that can be read: ${detail}`);
  }
}

/**
 * What is whole of an RSS 1.0 document that was cut off: up to its last closed item. The same text when it was not.
 * @param closing The end tag every whole document has, `</rdf:RDF>`
 */
export function wholeItems(text: string, closing: string): string {
  if (text.includes(closing)) return text;
  const end = text.lastIndexOf("</item>");
  return end < 0 ? text : text.slice(0, end + "</item>".length) + closing;
}

/** How many items are opened in the text, comments and CDATA aside: what no reading may fall short of unsaid. */
export function countItems(text: string): number {
  const markup = without(without(text, "<![CDATA[", "]]>"), "<!--", "-->");
  return markup.match(/<item[\s/>]/g)?.length ?? 0;
}

function without(text: string, opening: string, closing: string): string {
  let kept = "";
  let at = 0;
  for (;;) {
    const open = text.indexOf(opening, at);
    if (open < 0) return kept + text.slice(at);
    kept += text.slice(at, open);
    const close = text.indexOf(closing, open + opening.length);
    if (close < 0) return kept;
    at = close + closing.length;
  }
}
