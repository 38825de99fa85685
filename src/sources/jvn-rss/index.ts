/** Reads JVN's own feed (jvn.rdf, Japanese or English). JVN iPedia's feeds have more and are another source. */
import type { AdvisoryContent, Lang } from "../../advisory/schema.ts";
import { IsoTime, WebUrl } from "../../advisory/schema.ts";
import { normalizeIdentifier } from "../../advisory/identifiers.ts";
import type { ReadResult, Refusal, Source, SourceDocument, SourceEntry } from "../../ports.ts";
import { hashOf, isRecord, reasonOf } from "../json.ts";
import { decodeText, htmlToText, shorten, UnreadableError } from "../text.ts";
import { countItems, parseXml, wholeItems } from "../xml.ts";
import { JvnFeed, JvnItem } from "./schema.ts";

const HEAD = 16_384;
const CHANNEL = /<channel\s[^>]*rdf:about\s*=\s*["']https?:\/\/jvn\.jp\//;

/** RSS 1.0 whose channel is jvn.jp's, or whose first identifier is JVN's; never one with iPedia's `sec:`. */
function recognises({ bytes }: SourceDocument): boolean {
  let head: string;
  try {
    head = decodeText(bytes.subarray(0, HEAD)).text;
  } catch {
    return false;
  }
  if (!/<rdf:RDF[\s>]/.test(head) || !head.includes("http://purl.org/rss/1.0/")) return false;
  if (/xmlns:sec\s*=/.test(head)) return false;
  return CHANNEL.test(head) || /<dc:identifier>\s*JVN(?:VU|TA)?#\d/.test(head);
}

/** `2026-10-09T08:36+09:00` gets its seconds; what is no time with an offset is none. */
function timeOf(text: string | undefined): string | undefined {
  const whole = text?.trim().replace(/(T\d\d:\d\d)(?=Z|[+-]\d\d:\d\d$)/, "$1:00");
  const parsed = IsoTime.safeParse(whole);
  return parsed.success ? parsed.data : undefined;
}

function contentOf(wire: unknown, lang: Lang, damaged: boolean): AdvisoryContent {
  if (damaged && JSON.stringify(wire).includes("\ufffd")) {
    throw new Error("holds bytes that are no characters in the feed's encoding");
  }
  const parsed = JvnItem.safeParse(wire);
  if (!parsed.success) throw new Error(reasonOf(parsed.error));
  const item = parsed.data;
  const title = shorten(htmlToText(item.title ?? "").replaceAll("\n", " "), 2_000);
  if (title === "") throw new Error("title: is missing");
  const url = WebUrl.safeParse(item.link?.trim());
  if (!url.success) throw new Error("link: is not an http or https address");
  const summary = shorten(htmlToText(item.description ?? ""), 20_000);
  const issued = timeOf(item["dcterms:issued"]) ?? timeOf(item["dc:date"]);
  const modified = timeOf(item["dcterms:modified"]) ?? timeOf(item["dc:date"]);
  const identifiers = item["dc:identifier"]
    .map((text) => (text === undefined ? undefined : normalizeIdentifier(text)))
    .filter((identifier) => identifier !== undefined);
  return {
    kind: "vulnerability",
    title: { [lang]: title },
    ...(summary === "" ? {} : { summary: { [lang]: summary } }),
    identifiers: [...new Set(identifiers)],
    references: [{ source: "JVN", title: { [lang]: title }, url: url.data }],
    products: [],
    ...(issued === undefined ? {} : { publishedAt: issued }),
    ...(modified === undefined ? {} : { updatedAt: modified }),
  };
}

function read({ bytes }: SourceDocument): ReadResult {
  try {
    const { text, damaged } = decodeText(bytes);
    const feed = JvnFeed.safeParse(parseXml(wholeItems(text, "</rdf:RDF>")));
    if (!feed.success) throw new UnreadableError(`is not a JVN feed: ${reasonOf(feed.error)}`);
    return readFeed(feed.data, damaged, countItems(text));
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { announced: 1, entries: [], refusals: [{ reason: error.message }], missing: 0 };
  }
}

/** @param opened Items opened anywhere in the text: one that broken markup hid in another is missing, not unseen */
function readFeed({ "rdf:RDF": rdf }: JvnFeed, damaged: boolean, opened: number): ReadResult {
  const english =
    rdf["@_xml:lang"]?.toLowerCase().startsWith("en") ?? rdf.channel["@_rdf:about"]?.includes("/en/");
  const lang: Lang = english === true ? "en" : "ja";
  const entries: SourceEntry[] = [];
  const refusals: Refusal[] = [];
  const present = new Set<string>();
  for (const [index, wire] of rdf.item.entries()) {
    const about = isRecord(wire) ? wire["@_rdf:about"] : undefined;
    const key = typeof about === "string" ? about.trim() : "";
    if (key === "") {
      refusals.push({ entry: `item ${index + 1}`, reason: "rdf:about: is missing" });
      continue;
    }
    present.add(key);
    entries.push({
      key,
      get hash() {
        return hashOf(wire);
      },
      content: () => contentOf(wire, lang, damaged),
    });
  }
  const listed = [...announcedOf(rdf.channel.items)].filter((key) => !present.has(key)).length;
  const missing = Math.max(listed, opened - rdf.item.length);
  const snapshot = timeOf(rdf.channel["dc:date"]);
  return {
    feed: lang === "en" ? "en" : undefined,
    snapshotAt: snapshot === undefined ? undefined : Date.parse(snapshot),
    announced: rdf.item.length + missing,
    entries,
    refusals,
    missing,
  };
}

/** What the table of contents (`rdf:Seq`) lists. */
function announcedOf(items: JvnFeed["rdf:RDF"]["channel"]["items"]): Set<string> {
  const seq = typeof items === "object" ? items["rdf:Seq"] : undefined;
  const list = typeof seq === "object" ? (seq["rdf:li"] ?? []) : [];
  const links = list.map((li) => (typeof li === "string" ? "" : (li["@_rdf:resource"]?.trim() ?? "")));
  return new Set(links.filter((link) => link !== ""));
}

export const jvnRss: Source = {
  name: "jvn-rss",
  label: { ja: "JVN", en: "JVN (Japan Vulnerability Notes)" },
  baseline: true,
  precedence: 10,
  role: "news",
  recognises,
  read,
};
