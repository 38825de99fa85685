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
export function wholeItems(text: string, closing: string): { text: string; cut: boolean } {
  if (text.trimEnd().endsWith(closing)) return { text, cut: false };
  if (text.includes(closing))
    return { text: text.slice(0, text.indexOf(closing) + closing.length), cut: false };
  const end = text.lastIndexOf("</item>");
  return { text: end < 0 ? text : text.slice(0, end + "</item>".length) + closing, cut: true };
}
