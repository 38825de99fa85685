/** The sections of a template draft that only say what the advisory says. */
import type {
  AdvisoryContent,
  Lang,
  LocalizedPassage,
  Organization,
  Reference,
  Revision,
} from "../advisory/schema.ts";
import { day, longDay } from "./days.ts";
import { clean, oneLine, pick, quote, shorten } from "./passages.ts";
import { listLines } from "./steps.ts";
import { type DraftWords, draftWords } from "./words.ts";

/** Items of a list, and UTF-16 units of a passage: `DraftText` takes no more. */
export const MOST_ITEMS = 50;
const MOST_PASSAGE = 20_000;
/** Identifiers on one line; more would bury the links. */
const MOST_IDENTIFIERS = 20;

/** Identifiers that mean something outside their publisher's own list. */
const PUBLIC_ID = /^(?:CVE-|JVN|GHSA-|EUVD-|at\d{6}$)/;

/** Sources whose name does not stand in their advisories' references. */
const SOURCE_NAMES: Record<string, string> = { "jvn-rss": "JVN", "cisa-kev": "CISA KEV" };

/** Cuts a passage that is too long, and says so. */
export function within(text: string, words: DraftWords): string {
  if (text.length <= MOST_PASSAGE) return text;
  return `${shorten(text, MOST_PASSAGE - words.cut.length - 1)}\n${words.cut}`;
}

/** When and by whom it was published, exploitation, the summary. */
export function overviewOf(revision: Revision, { timeZone }: Organization, lang: Lang): string {
  const { content } = revision;
  const words = draftWords[lang];
  const source = sourceName(revision);
  const added = content.kev === undefined ? undefined : longDay(content.kev.dateAdded, lang);
  const dated = day(content.publishedAt, timeZone, lang);
  // KEV dates its own listing, often years after the vulnerability became public.
  const published = source === SOURCE_NAMES["cisa-kev"] && dated === added ? undefined : dated;
  const updated = day(content.updatedAt, timeZone, lang);
  const about = words.about(content.kind, {
    source,
    published,
    updated: updated === published ? undefined : updated,
  });
  return within(
    [
      about,
      added === undefined ? "" : words.kev(added),
      content.kev?.ransomware === true ? words.ransomware : "",
      ...summaryOf(content, lang),
    ]
      .filter((part) => part !== "")
      .join("\n"),
    words,
  );
}

/** The summary or, without one, the title; the note on the other language right before what is quoted. */
function summaryOf(content: AdvisoryContent, lang: Lang): string[] {
  const note = foreignNote([content.title, content.summary, content.scope, content.action], lang);
  const summary = pick(content.summary, lang);
  const before = summary === undefined ? [draftWords[lang].noSummary] : [];
  const shown = summary ?? pick(content.title, lang) ?? { text: "", foreign: false };
  // What is quoted further down is announced here too, after our own words.
  return shown.foreign ? [...before, note, quote(shown.text)] : [...before, shown.text, note];
}

function sourceName({ content, sources }: Revision): string | undefined {
  for (const source of sources) {
    const name = SOURCE_NAMES[source];
    if (name !== undefined) return name;
  }
  const named = content.references.find(({ source }) => source !== undefined)?.source;
  return named === undefined ? undefined : oneLine(named);
}

/** What is said once, at the top, where the advisory is (partly) in the other language. */
export function foreignNote(texts: readonly (LocalizedPassage | undefined)[], lang: Lang): string {
  const picked = texts.map((text) => pick(text, lang)).filter((text) => text !== undefined);
  const foreign = picked.filter((text) => text.foreign).length;
  if (foreign === 0) return "";
  return foreign === picked.length ? draftWords[lang].allForeign : draftWords[lang].someForeign;
}

/** What is affected: its own lines, then the products that are named. */
export function scopeOf(content: AdvisoryContent, lang: Lang): string[] {
  const words = draftWords[lang];
  const scope = pick(content.scope, lang);
  const said = scope === undefined ? [] : listLines(scope.text);
  // A product that the text above names already would only stand there twice.
  const products = content.products
    .filter(({ product }) => !said.some((line) => line.includes(oneLine(product))))
    .map(({ vendor, product, versions }) =>
      oneLine([named(vendor, product), versions].filter((part) => part !== undefined).join(" ")),
    );
  const lines = [...said, ...products];
  if (lines.length === 0) return content.kind === "vulnerability" ? [words.scopeUnknown] : [];
  const kept =
    lines.length <= MOST_ITEMS
      ? lines
      : [...lines.slice(0, MOST_ITEMS - 1), lines.slice(MOST_ITEMS - 1).join("\n- ")];
  return kept.map((line) => within(line, words));
}

/** `Vendor Product`, the vendor once where the product's name begins with it. */
function named(vendor: string | undefined, product: string): string {
  const twice = vendor !== undefined && `${product} `.toLowerCase().startsWith(`${vendor} `.toLowerCase());
  return vendor === undefined || twice ? product : `${vendor} ${product}`;
}

/** `source: title`, the link on a line of its own; then the identifiers. */
export function referencesOf(content: AdvisoryContent, lang: Lang): string[] {
  const words = draftWords[lang];
  const ids = content.identifiers.map(oneLine).filter((id) => PUBLIC_ID.test(id));
  const shown = ids.slice(0, MOST_IDENTIFIERS);
  if (ids.length > shown.length) shown.push(words.andOthers);
  const links = content.references.map((reference) => referenceLine(reference, lang));
  const most = MOST_ITEMS - 2;
  return [
    ...links.slice(0, most),
    ...(links.length > most ? [words.moreLeftOut] : []),
    ...(ids.length > 0 ? [words.identifiers(shown.join(lang === "ja" ? "、" : ", "))] : []),
  ];
}

function referenceLine({ source, title, url }: Reference, lang: Lang): string {
  const text = oneLine(title[lang] ?? title.ja ?? title.en ?? "");
  const line = source === undefined ? text : `${oneLine(source)}: ${text}`;
  // Some feeds have the link itself for a title: once is enough.
  return url === undefined || text === clean(url) ? line : `${line}\n  ${clean(url)}`;
}
