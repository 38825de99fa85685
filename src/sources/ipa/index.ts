/** Reads IPA's 重要なセキュリティ情報 (alert-rss.rdf). */
import { findIdentifiers } from "../../advisory/identifiers.ts";
import type { AdvisoryContent, Lang } from "../../advisory/schema.ts";
import { WebUrl } from "../../advisory/schema.ts";
import type { ReadResult, Refusal, Source, SourceDocument, SourceEntry } from "../../ports.ts";
import { reasonOf } from "../json.ts";
import { isRdf, openRdf, type RdfItem, readWhole, resultOf, timeOf } from "../rdf.ts";
import { hashTexts } from "../slices.ts";
import { shorten, titleText } from "../text.ts";
import { IpaItem } from "./schema.ts";

const CHANNEL = /^https?:\/\/www\.ipa\.go\.jp\//;
/** Items of one page that are looked at; it has had three. */
const MOST_ITEMS = 50;
const UPDATED = /^\s*(?:【?更新】?)\s*[:：]?\s*/;

/**
 * One entry a page. The feed lists a page again each time it changes (`更新：…`), and the earlier items stay: all of
 * them together are its entry, the newest gives the words, the earliest the day of publication. Each item is
 * answered by that same entry, so that they are counted and none is lost: ingest takes it once and finds it unchanged
 * the other times.
 */
function read(document: SourceDocument): ReadResult {
  return readWhole(() => {
    const feed = openRdf(document);
    const pages = Map.groupBy(feed.items, ({ about }) => about);
    const made = new Map<string, SourceEntry>();
    const entries: SourceEntry[] = [];
    const refusals: Refusal[] = [];
    for (const [index, { about }] of feed.items.entries()) {
      if (about === "") {
        refusals.push({ entry: `item ${index + 1}`, reason: "rdf:about: is missing" });
        continue;
      }
      const entry = made.get(about) ?? entryOf(about, pages.get(about) ?? [], feed.lang);
      made.set(about, entry);
      entries.push(entry);
    }
    return resultOf(feed, entries, refusals);
  });
}

function entryOf(about: string, items: readonly RdfItem[], lang: Lang): SourceEntry {
  let hash: string | undefined;
  return {
    key: about,
    get hash() {
      hash ??= hashTexts([lang, ...items.map(({ raw }) => raw)]);
      return hash;
    },
    content: () => contentOf(items.slice(0, MOST_ITEMS).map(parse), lang),
  };
}

function parse(item: RdfItem): IpaItem & { time: number } {
  const parsed = IpaItem.safeParse(item.wire());
  if (!parsed.success) throw new Error(reasonOf(parsed.error));
  return { ...parsed.data, time: Date.parse(timeOf(parsed.data["dc:date"]) ?? "") || 0 };
}

/** @param items All of one page, at least one: the newest is the one with the latest date, the first of equals */
function contentOf(items: readonly (IpaItem & { time: number })[], lang: Lang): AdvisoryContent {
  const [newest, ...earlier] = items.toSorted((a, b) => b.time - a.time);
  const original = earlier.at(-1) ?? newest;
  const whole = titleText(newest?.title ?? "");
  const title = shorten(whole.replace(UPDATED, ""), 2_000);
  if (title === "") throw new Error("title: is missing");
  const url = WebUrl.safeParse(newest?.link?.trim());
  if (!url.success) throw new Error("link: is not an http or https address");
  const updated = timeOf(newest?.["dc:date"]);
  const first = timeOf(original?.["dc:date"]);
  // The original leaves the feed before its updates do; the day it came out stays in the page's name.
  const published = UPDATED.test(titleText(original?.title ?? "")) ? dayOf(url.data, first) : first;
  return {
    kind: "alert",
    title: { [lang]: title },
    identifiers: findIdentifiers(title),
    references: [{ source: "IPA", title: { [lang]: title }, url: url.data }],
    products: [],
    ...(published === undefined ? {} : { publishedAt: published }),
    ...(updated === undefined ? {} : { updatedAt: updated }),
    alertBy: "IPA",
  };
}

/**
 * The day in a page's name: `alert20251209.html`, or month and day with the fiscal year of the folder,
 * `2025/0114-ms.html` for 2026-01-14. Undefined where there is none, or it lies after the first item known.
 */
function dayOf(url: string, first: string | undefined): string | undefined {
  const [, folder, name = ""] = /\/(20\d\d)\/([^/]+)$/.exec(url) ?? [];
  const [, year, month, day] = /(?<!\d)(20\d\d)?(\d\d)(\d\d)(?!\d)/.exec(name) ?? [];
  if (folder === undefined || month === undefined || day === undefined) return undefined;
  const fiscal = Number(folder) + (Number(month) < 4 ? 1 : 0);
  const date = `${year ?? fiscal}-${month}-${day}T00:00:00+09:00`;
  if (timeOf(date) === undefined) return undefined;
  return first !== undefined && Date.parse(date) > Date.parse(first) ? undefined : date;
}

export const ipa: Source = {
  name: "ipa",
  label: { ja: "IPA", en: "IPA (Information-technology Promotion Agency, Japan)" },
  baseline: true,
  precedence: 6,
  role: "news",
  recognises: (document) => isRdf(document, CHANNEL),
  read,
};
