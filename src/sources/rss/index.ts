/** Reads any feed no other source knows: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed. Recognised last. */
import type { ReadResult, Refusal, Source, SourceDocument, SourceEntry } from "../../ports.ts";
import { missingOf, readWhole } from "../rdf.ts";
import { hashTexts, rawAttribute, rawElements, rawText, sliceElements } from "../slices.ts";
import { decodeReferences, decodeText, UnreadableError } from "../text.ts";
import { articleOf } from "./article.ts";
import { contentOf, type Feed } from "./content.ts";
import { isJsonFeed, readJsonFeed } from "./json-feed.ts";
import { keyOf } from "./key.ts";
import { baseIn, type FeedShape, shapeOf } from "./shape.ts";

/** What is read of an item but the dates on which it was touched: feeds that are made anew date every item anew. */
const PICKED = [
  "title",
  "link",
  "guid",
  "id",
  "description",
  "summary",
  "content",
  "pubDate",
  "published",
  "issued",
];
const PICKED_BESIDES = ["content:encoded", "dc:date", "dcterms:issued"];

function read(document: SourceDocument): ReadResult {
  if (isJsonFeed(document)) return readJsonFeed(document);
  return readWhole(() => {
    const shape = shapeOf(document);
    if (shape === undefined) throw new UnreadableError("is no feed of RSS, Atom or JSON Feed");
    return readXml(document, shape);
  });
}

function readXml(document: SourceDocument, shape: FeedShape): ReadResult {
  const { text, damaged } = decodeText(document.bytes, document.charset);
  const { items, opened, envelope } = sliceElements(text, shape.item);
  if (shape.format === "rss" && opened === 0 && !/<channel[\s>]/.test(envelope)) {
    throw new UnreadableError("holds neither a channel nor items");
  }
  const home = homeOf(envelope, shape);
  const feed: Feed = {
    lang: /^\s*ja/i.test(languageOf(envelope, shape)) ? "ja" : "en",
    base: URL.parse(baseIn(shape) ?? "", home)?.href ?? home ?? webName(document.name),
  };
  const picked = [...PICKED.map((name) => shape.prefix + name), ...PICKED_BESIDES];
  const entries: SourceEntry[] = [];
  const refusals: Refusal[] = [];
  for (const [index, raw] of items.entries()) {
    const key = keyOf(idOf(raw, shape), linkOf(raw, shape), feed.base);
    if (key === undefined) {
      const reason = "has neither an id nor a link by which it could be known again";
      refusals.push({ entry: `item ${index + 1}`, reason });
      continue;
    }
    entries.push({
      key,
      get hash() {
        return hashTexts([feed.lang, ...picked.flatMap((name) => rawElements(raw, name))]);
      },
      content: () => {
        if (damaged && raw.includes("\ufffd")) {
          throw new Error("holds bytes that are no characters in the feed's encoding");
        }
        return contentOf(articleOf(shape, raw), feed);
      },
    });
  }
  const names = shape.format === "rdf" ? items.map((raw) => idOf(raw, shape) ?? "") : items;
  const missing = missingOf(envelope, shape.name, names, opened);
  return {
    feed: selfOf(envelope, shape) ?? home,
    announced: items.length + missing,
    entries,
    refusals,
    missing,
  };
}

/** guid, id or rdf:about. Where an Atom entry came from says its own id, which is not the entry's. */
function idOf(raw: string, { format, prefix }: FeedShape): string | undefined {
  if (format === "rdf") return decodeReferences(rawAttribute(raw, "rdf:about") ?? "").trim();
  return format === "rss" ? rawText(raw, "guid") : rawText(withoutSource(raw, prefix), `${prefix}id`);
}

function withoutSource(raw: string, prefix: string): string {
  const [source] = rawElements(raw, `${prefix}source`);
  return source === undefined ? raw : raw.replace(source, "");
}

function linkOf(raw: string, { format, prefix }: FeedShape): string | undefined {
  if (format !== "atom") return rawText(raw, `${prefix}link`);
  return alternate(rawElements(withoutSource(raw, prefix), `${prefix}link`));
}

function alternate(links: readonly string[]): string | undefined {
  const link = links.find((tag) => (rawAttribute(tag, "rel") ?? "alternate") === "alternate");
  const href = link === undefined ? undefined : rawAttribute(link, "href");
  return href === undefined ? undefined : decodeReferences(href).trim();
}

/** The site a feed belongs to. */
function homeOf(envelope: string, { format, prefix }: FeedShape): string | undefined {
  const link =
    format === "atom"
      ? alternate(rawElements(envelope, `${prefix}link`))
      : rawText(envelope, `${prefix}link`);
  return webName(link ?? "");
}

/** The feed's own address, which tells it from the other feeds of its site. */
function selfOf(envelope: string, { format, prefix }: FeedShape): string | undefined {
  const links = rawElements(envelope, format === "atom" ? `${prefix}link` : "atom:link");
  const self = links.find((tag) => rawAttribute(tag, "rel") === "self");
  return webName(decodeReferences(rawAttribute(self ?? "", "href") ?? ""));
}

function webName(text: string): string | undefined {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function languageOf(envelope: string, { format, root }: FeedShape): string {
  const named = format === "rss" ? rawText(envelope, "language") : undefined;
  return named ?? rawText(envelope, "dc:language") ?? rawAttribute(root, "xml:lang") ?? "";
}

function recognises(document: SourceDocument): boolean {
  return shapeOf(document) !== undefined || isJsonFeed(document);
}

export const rss: Source = {
  name: "rss",
  label: { ja: "RSS・Atom・JSON Feed", en: "RSS, Atom and JSON Feed" },
  baseline: true,
  precedence: 18,
  role: "news",
  recognises,
  read,
};
