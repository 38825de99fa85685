/** One item of RSS or Atom out of its text, by feedsmith, which sees an item only when it is new or changed. */
import { createRequire } from "node:module";
import type * as Feedsmith from "feedsmith";
import { rawAttribute, rawElements } from "../slices.ts";
import type { Article } from "./schema.ts";
import { aloneAs, type FeedShape } from "./shape.ts";

let loaded: typeof Feedsmith | undefined;

/** Loaded with the first item that is mapped: at the start nobody needs it. */
function feedsmith(): typeof Feedsmith {
  loaded ??= createRequire(import.meta.url)("feedsmith") as typeof Feedsmith;
  return loaded;
}

/** @param raw The item as it is written. It holds no DOCTYPE. @throws Error when the parser finds no item in it */
export function articleOf(shape: FeedShape, raw: string): Article {
  const text = aloneAs(shape, raw);
  if (shape.format === "atom") return fromAtom(text, raw);
  if (shape.format === "rdf") return fromRdf(text);
  const item = feedsmith().parseRssFeed(text).items?.[0];
  if (item === undefined) throw new Error("holds nothing that can be read");
  return {
    title: item.title,
    text: html(item.description ?? item.content?.encoded),
    link: item.link ?? (item.guid?.isPermaLink === false ? undefined : webOnly(item.guid?.value)),
    published: item.pubDate ?? item.dc?.dates?.[0],
  };
}

function fromRdf(text: string): Article {
  const item = feedsmith().parseRdfFeed(text).items?.[0];
  if (item === undefined) throw new Error("holds nothing that can be read");
  const date = item.dc?.dates?.[0];
  return {
    title: item.title,
    text: html(item.description ?? item.content?.encoded),
    link: item.link ?? webOnly(item.rdf?.about),
    published: item.dcterms?.issued?.[0] ?? date,
    updated: item.dcterms?.modified?.[0],
  };
}

function fromAtom(text: string, raw: string): Article {
  const entry = feedsmith().parseAtomFeed(text).entries?.[0];
  if (entry === undefined) throw new Error("holds nothing that can be read");
  const body = entry.summary ?? entry.content;
  const name = entry.summary === undefined ? "content" : "summary";
  const value =
    rawAttribute(rawElements(raw, name)[0] ?? "", "mode") === "base64" ? decoded(body?.value) : body?.value;
  return {
    title: entry.title?.value,
    text: value === undefined ? undefined : { value, plain: body?.type === "text" },
    link: entry.links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href,
    published: entry.published,
    updated: entry.updated,
  };
}

/** Atom 0.3 may write text in base64. */
function decoded(text: string | undefined): string | undefined {
  return text === undefined ? undefined : Buffer.from(text, "base64").toString("utf8");
}

function html(value: string | undefined): Article["text"] {
  return value === undefined ? undefined : { value, plain: false };
}

/** A guid is a link only where it is a whole address. */
function webOnly(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\//i.test(text.trim()) ? text : undefined;
}
