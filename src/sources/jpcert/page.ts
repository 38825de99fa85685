/** Reads the page of a JPCERT/CC alert (`/at/2026/at260004.html`): its number, dates, sections and links. */
import { findIdentifiers } from "../../advisory/identifiers.ts";
import type { AdvisoryContent, Lang, Reference } from "../../advisory/schema.ts";
import { WebUrl } from "../../advisory/schema.ts";
import type { ReadResult, SourceDocument } from "../../ports.ts";
import { headOf, latin1 } from "../encoding.ts";
import { hashOf } from "../json.ts";
import { readWhole } from "../rdf.ts";
import { decodeText, htmlToText, shorten, titleText, UnreadableError } from "../text.ts";

const NUMBER = /JPCERT-AT-20(\d\d)-(\d{4})/;
const SEARCHED_BYTES = 262_144;

/** `I. 概要`, `Ⅱ．対象`, `3. 対策`, or the bare word: a heading stands on a line of its own. */
const HEADING = /^(?:(?:[IVX]{1,4}|[Ⅰ-Ⅻ]|\d{1,2})\s*[.．、]\s*)?(\S.{0,60})$/u;
const NUMBERED = /^(?:[IVX]{1,4}|[Ⅰ-Ⅻ])\s*[.．、]\s*\S/u;
type Section = "summary" | "scope" | "action" | "references";
const SECTIONS: readonly [Section, RegExp][] = [
  ["summary", /^(?:概要|Overview|Summary)$/i],
  ["scope", /^(?:対象|影響を受ける|Affected|Target)/i],
  ["action", /^(?:対策|緩和策|回避策|軽減策|Solutions?|Countermeasures?|Mitigations?|Workarounds?)/i],
  ["references", /^(?:参考情報|関連情報|References?)$/i],
];
/** Only these count as headings without a number before them; other words begin ordinary lines too. */
const BARE =
  /^(?:概要|対象|対策|緩和策|回避策|軽減策|参考情報|Overview|Affected Products|Solution|References?)$/i;
/** What ends the last section: who is to be asked, what was changed when. */
const END =
  /^(?:改訂履歴|更新履歴|お問い合わせ|連絡先|Revision History|={10,}|-{10,})|^今回の件につきまして/i;

/** Anchors are kept through the making of plain text as these two private-use characters around the address. */
const MARKED = /\ue000([^\ue001]*)\ue001/g;
const ANCHOR = /<a\s[^<>]{0,2000}?href\s*=\s*["'](https?:\/\/[^"'<>\s]{1,2000})["'][^<>]{0,2000}>/gi;

/** An HTML page that names itself by the number of an alert. */
export function isAlertPage(document: SourceDocument): boolean {
  const head = headOf(document);
  if (!/^[^<]{0,16}<(?:!doctype\s+html|html|!--|\?xml[^>]*>\s*<!doctype\s+html)/i.test(head)) return false;
  if (!/<html[\s>]/i.test(head)) return false;
  const text = latin1(document.bytes, SEARCHED_BYTES);
  return NUMBER.test(text) && text.includes("jpcert.or.jp");
}

interface Page {
  number: string;
  lang: Lang;
  title: string;
  dates: string[];
  sections: Partial<Record<Section, string[]>>;
}

/**
 * One entry, whose key is the number and the language (`at260004 ja`): not the feed's key, which is the link. Both
 * name the number among their identifiers, so that they are one advisory in whichever order they come.
 */
export function readAlertPage(document: SourceDocument): ReadResult {
  return readWhole(() => {
    const { text, damaged } = decodeText(document.bytes, document.charset);
    const page = pageOf(text);
    const key = `${page.number} ${page.lang}`;
    const content = () => {
      if (damaged && JSON.stringify(page).includes("\ufffd")) {
        throw new Error("holds bytes that are no characters in the page's encoding");
      }
      return contentOf(page);
    };
    const entry = { key, hash: hashOf(page), content };
    return {
      feed: page.lang === "en" ? "en" : undefined,
      announced: 1,
      entries: [entry],
      refusals: [],
      missing: 0,
    };
  });
}

function pageOf(html: string): Page {
  const marked = html.replace(/[\ue000\ue001]/g, "").replace(ANCHOR, "\ue000$1\ue001");
  const lines = htmlToText(marked)
    .split("\n")
    .map((line) => line.trim());
  const start = lines.findIndex((line) => NUMBER.test(plain(line)));
  const [, year, serial] = NUMBER.exec(plain(lines[start] ?? "")) ?? [];
  if (year === undefined || serial === undefined) throw new UnreadableError("shows no number of an alert");
  const lang = /<html\b[^<>]{0,500}\blang\s*=\s*["']?en/i.test(html) ? "en" : "ja";
  const body = lines.slice(start);
  const first = body.findIndex((line) => sectionOf(plain(line)) !== undefined);
  return {
    number: `at${year}${serial}`,
    lang,
    title: titleOf(html),
    dates: datesOf(body.slice(0, Math.max(first, 0)).map(plain)),
    sections: first < 0 ? {} : sectionsOf(body.slice(first)),
  };
}

function plain(line: string): string {
  return line.replace(MARKED, "").trim();
}

function titleOf(html: string): string {
  const open = html.search(/<title[\s>]/i);
  const close = open < 0 ? -1 : html.indexOf("</", open);
  const text = close < 0 ? "" : titleText(html.slice(html.indexOf(">", open) + 1, close));
  return text
    .replace(/^(?:注意喚起|Security Alert|Alert)\s*[:：]\s*/i, "")
    .replace(/\s*[-|｜–—]\s*(?:JPCERT|一般社団法人 ?JPCERT)[^-|｜]*$/i, "");
}

/** `2026-02-13(公開)`, `2026年2月13日（更新）`: midnight in Japan, in order of time. */
function datesOf(lines: readonly string[]): string[] {
  const dates = new Set<string>();
  for (const match of lines.join("\n").matchAll(/\b(20\d\d)[-/年.](\d{1,2})[-/月.](\d{1,2})(?!\d)/g)) {
    const [, year = "", month = "", day = ""] = match;
    const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    const time = new Date(`${date}T00:00:00Z`);
    if (!Number.isNaN(time.getTime()) && time.toISOString().startsWith(date)) dates.add(date);
  }
  return [...dates].toSorted().map((date) => `${date}T00:00:00+09:00`);
}

/** The section a heading opens; "other" for a numbered heading of another. Undefined: it is no heading. */
function sectionOf(line: string): Section | "other" | undefined {
  const words = HEADING.exec(line)?.[1];
  if (words === undefined || (!NUMBERED.test(line) && !BARE.test(words))) return undefined;
  return SECTIONS.find(([, pattern]) => pattern.test(words))?.[0] ?? "other";
}

function sectionsOf(lines: readonly string[]): Page["sections"] {
  const sections: Page["sections"] = {};
  let current: Section | "other" = "other";
  for (const line of lines) {
    if (END.test(plain(line))) break;
    const opened = sectionOf(plain(line));
    if (opened !== undefined) current = opened;
    else if (current !== "other") (sections[current] ??= []).push(line);
  }
  return sections;
}

/** The page as an advisory. Its links are those of 参考情報. @throws Error when it has no overview */
function contentOf({ number, lang, title, dates, sections }: Page): AdvisoryContent {
  const passage = (section: Section) => {
    const text = (sections[section] ?? [])
      .map(plain)
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
    return text === "" ? undefined : shorten(text, 20_000);
  };
  const summary = passage("summary");
  if (summary === undefined)
    throw new Error("has no section 概要: the page is not in the form that is known");
  const [scope, action] = [passage("scope"), passage("action")];
  const shown = title === "" ? shorten(summary.replaceAll("\n", " "), 100) : shorten(title, 2_000);
  const url = `https://www.jpcert.or.jp${lang === "en" ? "/english" : ""}/at/20${number.slice(2, 4)}/${number}.html`;
  const [published, ...later] = dates;
  return {
    kind: "alert",
    title: { [lang]: shown },
    summary: { [lang]: summary },
    ...(scope === undefined ? {} : { scope: { [lang]: scope } }),
    ...(action === undefined ? {} : { action: { [lang]: action } }),
    identifiers: [...new Set([number, ...vulnerabilitiesOf(shown, summary)])],
    references: [
      { source: "JPCERT/CC", title: { [lang]: shown }, url },
      ...linksOf(sections.references ?? [], lang),
    ].slice(0, 100),
    products: [],
    ...(published === undefined ? {} : { publishedAt: published }),
    ...(later.length === 0 ? {} : { updatedAt: later.at(-1) ?? "" }),
    alertBy: "JPCERT/CC",
  };
}

/**
 * What the title names; else what the overview names, but for the monthly round-ups: they must not join what they
 * list (sources.md 1).
 */
function vulnerabilitiesOf(title: string, summary: string): string[] {
  const named = findIdentifiers(title);
  if (
    named.length > 0 ||
    /\d+\s*月.*(?:更新プログラム|定例|月例)|月例|(?:monthly|security) updates/i.test(title)
  )
    return named;
  return findIdentifiers(summary);
}

/** A link's words are its anchor's; where those are the address again, the line above. */
function linksOf(lines: readonly string[], lang: Lang): Reference[] {
  const links = new Map<string, Reference>();
  let above = "";
  for (const line of lines) {
    const words = plain(line)
      .replace(/https?:\/\/\S+/g, "")
      .trim();
    const addresses = [...line.matchAll(MARKED)].map(([, address]) => address);
    for (const address of addresses.length > 0
      ? addresses
      : (plain(line).match(/https?:\/\/[^\s）)」]+/g) ?? [])) {
      const url = WebUrl.safeParse(address?.replaceAll("&amp;", "&"));
      if (!url.success || links.has(url.data)) continue;
      const title = words !== "" ? words : above !== "" ? above : url.data;
      links.set(url.data, {
        source: new URL(url.data).hostname,
        title: { [lang]: shorten(title, 2_000) },
        url: url.data,
      });
    }
    if (words !== "") above = words;
  }
  return [...links.values()];
}
