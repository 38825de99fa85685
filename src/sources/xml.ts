/** XML feeds: parsed without any entity of their own. */
import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { decodeReferences, UnreadableError } from "./text.ts";

const options = {
  ignoreAttributes: false,
  attributeNamePrefix: "@_",
  parseTagValue: false,
  parseAttributeValue: false,
  // The five of XML, HTML's and numbers only: what a DOCTYPE could define is refused before.
  processEntities: true,
  htmlEntities: true,
};

/** What may hold markup is kept as it is written: tags that are no XML (`<wbr>`) break nothing, none is lost. */
const MARKUP = ["title", "description", "summary", "content", "content:encoded"];

const parser = new XMLParser(options);
const itemParser = new XMLParser({ ...options, stopNodes: MARKUP.map((name) => `item.${name}`) });

/** Refuses a DOCTYPE, except where it is quoted. @throws UnreadableError */
function refuseDoctype(text: string): void {
  const doctype = /<!DOCTYPE|<!ENTITY/i;
  if (doctype.test(text) && doctype.test(without(without(text, "<![CDATA[", "]]>"), "<!--", "-->"))) {
    throw new UnreadableError("holds a DOCTYPE, which feeds need not");
  }
}

/**
 * Parses XML leniently: a bare `&` and the like stay as they are.
 * @throws UnreadableError for a DOCTYPE (entity bombs, outside entities) and for what cannot be parsed
 */
export function parseXml(text: string): unknown {
  return parseWith(parser, text);
}

/**
 * Parses one `<item>` of a feed, as the zod schemas below read it: `{ title, link, "dc:date", "@_rdf:about" … }`.
 * @throws UnreadableError as `parseXml`
 */
export function parseItem(text: string): unknown {
  const wire = parseWith(itemParser, text);
  return typeof wire === "object" && wire !== null && "item" in wire ? wire.item : undefined;
}

function parseWith(used: XMLParser, text: string): unknown {
  refuseDoctype(text);
  try {
    return used.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new UnreadableError(`is not XML that can be read: ${detail}`);
  }
}

/** An element's text; one with attributes comes as an object, an empty one as "". */
export const XmlText = z
  .union([z.string(), z.object({ "#text": z.string().default("") }).transform((node) => node["#text"])])
  .optional();

/** An element that may come more than once, though it should not: the first counts. */
export const FirstText = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), XmlText);

/** Every element of a name, where it may come more than once or not at all. */
export const EveryText = z
  .preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(XmlText))
  .transform((texts) => texts.filter((text) => text !== undefined));

/** A title or description of `parseItem`, as HTML: CDATA opened, references decoded once. */
export const FirstMarkup = FirstText.transform((text) => (text === undefined ? undefined : markupOf(text)));

function markupOf(raw: string): string {
  let markup = "";
  for (let at = 0; ; ) {
    const open = raw.indexOf("<![CDATA[", at);
    if (open < 0) return markup + decodeReferences(raw.slice(at));
    const close = raw.indexOf("]]>", open);
    markup += decodeReferences(raw.slice(at, open)) + raw.slice(open + 9, close < 0 ? raw.length : close);
    if (close < 0) return markup;
    at = close + 3;
  }
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
