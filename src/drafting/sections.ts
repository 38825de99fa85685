/** The sections of a template draft that only say what the advisory says. */
import type { AdvisoryContent, Lang, LocalizedPassage, Revision } from "../advisory/schema.ts";
import type { DraftRequest } from "../ports.ts";
import { day, longDay } from "./days.ts";
import { factLines } from "./facts.ts";
import { oneLine, pick, quote, shorten, within } from "./passages.ts";
import { pickProse, scriptOf } from "./prose.ts";
import { affectedProducts, named } from "./scope.ts";
import { firstSentences } from "./steps.ts";
import { draftWords } from "./words.ts";

/** UTF-16 units of a summary: what is read in half a minute; in a follow-up enough to know what it was about. */
const MOST_SUMMARY: Record<Lang, number> = { ja: 300, en: 700 };
const MOST_AGAIN: Record<Lang, number> = { ja: 160, en: 320 };

/** Names of the sources that do not stand in their advisories' references, or not by a name that people know. */
const SOURCE_NAMES: Record<string, string> = {
  jpcert: "JPCERT/CC",
  ipa: "IPA",
  "jvn-rss": "JVN",
  jvndb: "JVN iPedia",
  myjvn: "JVN iPedia",
  "security-next": "Security NEXT",
  "cisa-kev": "CISA KEV",
  "enisa-kev": "ENISA EUVD",
  ghsa: "GitHub Advisory Database",
  osv: "OSV",
  cve5: "CVE",
  nvd: "NVD",
};

/**
 * What it is, exploitation, severity, when and by whom it was published. What is quoted stands last, so that none of
 * our sentences is read as part of it.
 */
export function overviewOf({ record, organization, lang, followUp }: DraftRequest): string {
  const { revision } = record;
  const { timeZone } = organization;
  const { content, sources } = revision;
  const words = draftWords[lang];
  const source = sourceName(revision);
  const added = content.kev === undefined ? undefined : longDay(content.kev.dateAdded, lang);
  const dated = day(content.publishedAt, timeZone, lang);
  // KEV dates its own listing, often years after the vulnerability became public.
  const published = source === SOURCE_NAMES["cisa-kev"] && dated === added ? undefined : dated;
  const updated = day(content.updatedAt, timeZone, lang);
  const {
    lines: summary,
    quoted,
    title,
  } = summaryOf(revision, lang, followUp === undefined ? MOST_SUMMARY : MOST_AGAIN);
  const told = words.about(content.kind, {
    source,
    published,
    updated: updated === published ? undefined : updated,
    alert: content.alertBy !== undefined,
    news: sources[0] === "security-next",
    title,
  });
  const dateless = published === undefined && updated === undefined && title === undefined;
  // The sentence on the catalogue names it already.
  const about = source === SOURCE_NAMES["cisa-kev"] && dateless && added !== undefined ? "" : told;
  const facts = factLines(content, lang, summary.join("\n"));
  const first = title === undefined ? [...summary, ...facts, about] : [about, ...facts, ...summary];
  const lines = quoted ? [...facts, about, ...summary] : first;
  return within(lines.filter((part) => part !== "").join("\n"), words.cut);
}

interface Summary {
  lines: string[];
  /** It ends in words that are not ours. */
  quoted: boolean;
  /** All there is, in the reader's language: said in the sentence on when it was published. */
  title?: string;
}

/** The summary or, without one, the title; the note on the other language right before what is quoted. */
function summaryOf(revision: Revision, lang: Lang, most: Record<Lang, number>): Summary {
  const { content } = revision;
  const words = draftWords[lang];
  const note = foreignNote([content.title, content.summary, content.scope, content.action], lang);
  const summary = pickProse(content.summary, lang);
  const canLook = content.references.some(({ url }) => url !== undefined);
  const before = summary === undefined ? [canLook ? words.seeForDetails : words.noSummary] : [];
  const { text, foreign } = summary ?? pick(content.title, lang) ?? { text: "", foreign: false };
  if (summary === undefined && !foreign)
    return { lines: [...before, note], quoted: false, title: oneLine(text) };
  const written = foreign ? scriptOf(text) : lang;
  const shown = firstSentences(text, written, most[written]);
  const more = shown.cut ? [canLook ? words.more : words.cut] : [];
  if (foreign) {
    // Most administrators in Japan read English; few readers of English read Japanese.
    const blank = lang === "en" ? [words.blank(words.blanks.plain)] : [];
    return { lines: [...before, ...blank, note, quote(shown.text), ...more], quoted: true };
  }
  const told = inOurVoice(revision, shown.text, lang);
  // What is quoted further down is announced here too, after our own words.
  return { lines: [...told, ...more, note], quoted: told.length > 1 };
}

/** `発表した。`: newspapers and databases do not write です・ます, as the mail around them does. */
const PLAIN_STYLE = /(?:(?<![まで])した|ている|れる|する|った|である|ない|見られる)。/;
const FIRST_PERSON: Record<Lang, RegExp> = { ja: /当社|弊社|自社/, en: /\b(?:[Ww]e|[Oo]ur|us)\b/ };

/** The publisher's words as lines, marked as quoted where a reader would take them for the sender's own. */
export function inOurVoice({ sources }: Revision, text: string, lang: Lang): string[] {
  const [source = ""] = sources;
  const words = draftWords[lang];
  const ours = source === "person" || source === "hansho-json";
  if (source === "security-next") return [words.newsSays, quote(text)];
  const others = FIRST_PERSON[lang].test(text) || (lang === "ja" && PLAIN_STYLE.test(text));
  return ours || !others ? [text] : [words.publisherSays, quote(text)];
}

/** Whoever is named as the source. */
export function sourceName({ content, sources }: Revision): string | undefined {
  // Whoever speaks first: the dates and the words are mostly its own. KEV dates nothing but its own listing.
  const names = sources.map((source) => SOURCE_NAMES[source]);
  const kev = SOURCE_NAMES["cisa-kev"];
  const own = names[0] === kev ? (names.find((name) => name !== undefined && name !== kev) ?? kev) : names[0];
  const named = content.references.find(({ source }) => source !== undefined)?.source;
  return own ?? (named === undefined ? undefined : oneLine(named));
}

/** What is said once, at the top, where the advisory is (partly) in the other language. */
export function foreignNote(texts: readonly (LocalizedPassage | undefined)[], lang: Lang): string {
  const picked = texts.map((text) => pick(text, lang)).filter((text) => text !== undefined);
  const foreign = picked.filter((text) => text.foreign).length;
  if (foreign === 0) return "";
  return foreign === picked.length ? draftWords[lang].allForeign : draftWords[lang].someForeign;
}

/** `不正アクセス、顧客情報が流出 - 架空百貨店`: whose it is, as Japanese news add it. */
const NEWS_TITLE = /^([^-]*[\u3040-\u30ff\u4e00-\u9fff][^-]*) - ([^-()（）]{1,40})$/;

/** UTF-16 units of a title in a subject; mail programs show fewer. */
const MOST_TITLE = 120;

/**
 * The advisory's title as a subject has it, without the brackets.
 * @param style `plain`: a title they cannot read gives way to the products' names, where those are known; `labelled`:
 *   what kind of thing it is stands before it already
 */
export function subjectTitle(content: AdvisoryContent, lang: Lang, style?: "plain" | "labelled"): string {
  const { kind, title } = content;
  const own = pick(title, lang)?.foreign === false ? title[lang] : undefined;
  const headline = own === undefined ? null : NEWS_TITLE.exec(oneLine(own));
  if (headline !== null && kind === "incident") return `${headline[1]}（${headline[2]}）`;
  if (own !== undefined) return brief(oneLine(own), content);
  const named = lang === "en" || style === "plain" ? byProduct(content, lang) : undefined;
  if (named !== undefined) return named;
  return draftWords[lang].titled(
    style === "labelled" ? undefined : kind,
    brief(oneLine(title.ja ?? title.en ?? ""), content),
  );
}

/** NVD has whole sentences for titles: cut, with the number that tells which it is. */
function brief(title: string, { identifiers }: AdvisoryContent): string {
  if (title.length <= MOST_TITLE) return title;
  const short = shorten(title, MOST_TITLE);
  const cve = identifiers.find((id) => /^CVE-\d{4}-\d{4,19}$/.test(id));
  return cve === undefined || short.includes(cve) ? short : `${short} (${cve})`;
}

/** A flaw by its product, where the reader can read the name. */
function byProduct(content: AdvisoryContent, lang: Lang): string | undefined {
  const names = [...new Set(affectedProducts(content).map(named))];
  const [first] = names;
  if (content.kind !== "vulnerability" || first === undefined || first.length > MOST_TITLE) return undefined;
  if (lang === "en" && !/^[ -~]+$/.test(first)) return undefined;
  return draftWords[lang].titledBy(first, names.length > 1);
}
