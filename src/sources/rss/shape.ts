/** What a feed of XML is by its first tag, and how one of its items stands alone as a feed of its own. */
import { headOf } from "../encoding.ts";
import { rawAttribute } from "../slices.ts";
import type { SourceDocument } from "../../ports.ts";

export interface FeedShape {
  format: "rss" | "rdf" | "atom";
  /** What stands before the format's own names in this feed: "" or `rss:`. */
  prefix: string;
  /** The tag of an item as this feed writes it: `item`, `entry`, `rss:item`. */
  item: string;
  /** The first tag, with its namespaces. */
  root: string;
  /** The name in it, for its end. */
  name: string;
}

const ROOT = /<([\w.-]+:)?(rss|RDF|feed)(\s[^<>]*)?>/;
const NAMESPACES = {
  rdf: /\sxmlns(?::([\w.-]+))?\s*=\s*["']\s*http:\/\/(?:purl\.org\/rss\/1\.0\/|my\.netscape\.com\/rdf\/simple\/0\.9\/)/,
  atom: /\sxmlns(?::([\w.-]+))?\s*=\s*["']\s*http:\/\/(?:www\.w3\.org\/2005\/Atom|purl\.org\/atom\/ns#)/,
};

/** The shape of RSS 0.9x, 1.0 and 2.0 and Atom 0.3 and 1.0; undefined for anything else. */
export function shapeOf(document: SourceDocument): FeedShape | undefined {
  const head = headOf(document).replace(/<!--[\s\S]*?-->/g, "");
  const first = /<[\w]/.exec(head.replace(/<!ENTITY[^>]*>/gi, ""));
  const root = ROOT.exec(head);
  if (root === null || first === null || !head.slice(0, root.index).match(/^[^<]*(?:<[?!][^<]*)*$/))
    return undefined;
  const [tag, prefix = "", name = ""] = root;
  if (name === "rss")
    return prefix === "" ? { format: "rss", prefix, item: "item", root: tag, name } : undefined;
  const format = name === "feed" ? "atom" : "rdf";
  const namespace = NAMESPACES[format].exec(tag);
  if (namespace === null) return undefined;
  const spoken = namespace[1] === undefined ? "" : `${namespace[1]}:`;
  if (format === "atom" && spoken !== prefix) return undefined;
  const item = `${spoken}${format === "atom" ? "entry" : "item"}`;
  return { format, prefix: spoken, item, root: tag, name: `${prefix}${name}` };
}

/** One item as a whole feed, for a parser that takes nothing less. */
export function aloneAs({ format, root, name }: FeedShape, item: string): string {
  const inner = format === "rss" ? `<channel>${item}</channel>` : item;
  return `${root}${inner}</${name}>`;
}

/** The base of relative links, as far as the first tag says one. */
export function baseIn({ root }: FeedShape): string | undefined {
  return rawAttribute(root, "xml:base");
}
