/** JSON Feed (jsonfeed.org, version 1.1). */
import type { ReadResult, SourceDocument } from "../../ports.ts";
import { isRecord, looksLikeJson, parseJson, reasonOf } from "../json.ts";
import { readRecords } from "../record.ts";
import { contentOf, type Feed } from "./content.ts";
import { keyOf } from "./key.ts";
import { JsonFeedItem } from "./schema.ts";

const VERSION = /^https?:\/\/jsonfeed\.org\/version\//;
const PICKED = [
  "id",
  "title",
  "url",
  "external_url",
  "summary",
  "content_text",
  "content_html",
  "date_published",
];

function feedIn(document: SourceDocument): Record<string, unknown> | undefined {
  if (!looksLikeJson(document)) return undefined;
  const json = parseJson(document);
  if ("error" in json || !isRecord(json.value)) return undefined;
  return VERSION.test(String(json.value.version)) ? json.value : undefined;
}

export function isJsonFeed(document: SourceDocument): boolean {
  return feedIn(document) !== undefined;
}

export function readJsonFeed(document: SourceDocument): ReadResult {
  const { home_page_url, feed_url, language } = feedIn(document) ?? {};
  const [home, self, lang] = [home_page_url, feed_url, language].map((value) =>
    typeof value === "string" ? value : undefined,
  );
  const feed: Feed = { lang: lang?.startsWith("ja") === true ? "ja" : "en", base: home ?? self };
  const result = readRecords(document, {
    listOf: (value) => (isRecord(value) && Array.isArray(value.items) ? { records: value.items } : undefined),
    keyOf: ({ id, url }) => keyOf(text(id), text(url), feed.base),
    noKey: "has neither an id nor a link by which it could be known again",
    picked: (wire) => PICKED.map((field) => wire[field]),
    contentOf: (wire) => {
      const parsed = JsonFeedItem.safeParse(wire);
      if (!parsed.success) throw new Error(reasonOf(parsed.error));
      const item = parsed.data;
      const plain = item.summary ?? item.content_text;
      const value = plain ?? item.content_html;
      return contentOf(
        {
          title: item.title ?? undefined,
          text:
            value === null || value === undefined ? undefined : { value, plain: typeof plain === "string" },
          link: item.url ?? item.external_url ?? undefined,
          published: item.date_published ?? undefined,
          updated: item.date_modified ?? undefined,
        },
        feed,
      );
    },
  });
  return { ...result, feed: self ?? home };
}

/** An id that is a number is a string, says the standard. */
function text(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
