/** Reads JPCERT/CC's feed (Japanese or English) and the pages of its alerts (docs/adr/0070-jpcert-pages.md). */
import { findIdentifiers, normalizeIdentifier } from "../../advisory/identifiers.ts";
import type { AdvisoryContent, Lang } from "../../advisory/schema.ts";
import { WebUrl } from "../../advisory/schema.ts";
import type { ReadResult, Source, SourceDocument } from "../../ports.ts";
import { reasonOf } from "../json.ts";
import { isRdf, readRdf, timeOf } from "../rdf.ts";
import { htmlToText, shorten, titleText } from "../text.ts";
import { isAlertPage, readAlertPage } from "./page.ts";
import { JpcertItem } from "./schema.ts";
import { walkJpcert } from "./walk.ts";

const CHANNEL = /^https?:\/\/www\.jpcert\.or\.jp\//;
const REPORT = /^Weekly Report\s*[:：]\s*/i;
const ALERT = /^(?:注意喚起|Security Alert|Alert)\s*[:：]\s*/i;
/** Stands after two spaces, and alone tells an alert that is new from one that was changed. */
const STATE = /\s*[(（](公開|更新|新規|New|Published|Updated?)[)）]\s*$/i;

function recognises(document: SourceDocument): boolean {
  return isRdf(document, CHANNEL) || isAlertPage(document);
}

/**
 * An item: title without its prefix and its (公開) or (更新). Only `atYYNNNN` is an identifier: the sections of one
 * weekly report share theirs (`wr260226`), and are advisories of their own.
 */
function contentOf(wire: unknown, lang: Lang): AdvisoryContent {
  const parsed = JpcertItem.safeParse(wire);
  if (!parsed.success) throw new Error(reasonOf(parsed.error));
  const item = parsed.data;
  const whole = titleText(item.title ?? "");
  const updated = /更新|Updated?/i.test(STATE.exec(whole)?.[1] ?? "");
  const title = shorten(whole.replace(STATE, "").replace(REPORT, "").replace(ALERT, ""), 2_000);
  if (title === "") throw new Error("title: is missing");
  const url = WebUrl.safeParse(item.link?.trim());
  if (!url.success) throw new Error("link: is not an http or https address");
  const number = item["dc:identifier"]
    .map((text) => normalizeIdentifier(text))
    .find((identifier) => identifier?.startsWith("at") === true);
  const summary = shorten(htmlToText(item.description ?? ""), 20_000);
  const date = timeOf(item["dc:date"]);
  return {
    kind: number === undefined && /脆弱性|vulnerabilit/i.test(title) ? "vulnerability" : "alert",
    title: { [lang]: title },
    ...(summary === "" || summary === title ? {} : { summary: { [lang]: summary } }),
    identifiers: [...(number === undefined ? [] : [number]), ...findIdentifiers(title)],
    references: [{ source: "JPCERT/CC", title: { [lang]: title }, url: url.data }],
    products: [],
    ...(date === undefined || updated ? {} : { publishedAt: date }),
    ...(date === undefined ? {} : { updatedAt: date }),
    ...(number === undefined ? {} : { alertBy: "JPCERT/CC" }),
  };
}

function read(document: SourceDocument): ReadResult {
  return isAlertPage(document) ? readAlertPage(document) : readRdf(document, { contentOf });
}

export const jpcert: Source = {
  name: "jpcert",
  label: { ja: "JPCERT/CC", en: "JPCERT/CC" },
  baseline: true,
  precedence: 5,
  role: "news",
  walk: walkJpcert,
  recognises,
  read,
};
