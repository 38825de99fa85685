/** The sections of a template draft that only say what the advisory says. */
import type { AdvisoryContent, Lang, LocalizedPassage, Reference, Revision } from "../advisory/schema.ts";
import type { DraftRequest } from "../ports.ts";
import { day, longDay } from "./days.ts";
import { factLines } from "./facts.ts";
import { clean, oneLine, pick, quote, within } from "./passages.ts";
import { firstSentences } from "./steps.ts";
import { draftWords } from "./words.ts";

/** UTF-16 units of a summary: what is read in half a minute; in a follow-up enough to know what it was about. */
const MOST_SUMMARY: Record<Lang, number> = { ja: 300, en: 700 };
const MOST_AGAIN: Record<Lang, number> = { ja: 100, en: 200 };
const MOST_LINKS = 6;
/** Identifiers on one line; more would bury the links. */
const MOST_IDENTIFIERS = 20;

/** Identifiers that mean something outside their publisher's own list. */
const PUBLIC_ID = /^(?:CVE-|JVN|GHSA-|EUVD-|at\d{6}$)/;

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

/** When and by whom it was published, exploitation, severity, the summary. */
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
  const about = words.about(content.kind, {
    source,
    published,
    updated: updated === published ? undefined : updated,
    alert: content.alertBy !== undefined,
    news: sources[0] === "security-next",
  });
  const summary = summaryOf(revision, lang, followUp === undefined ? MOST_SUMMARY : MOST_AGAIN);
  const lines = [about, ...factLines(content, lang, summary.join("\n")), ...summary];
  return within(lines.filter((part) => part !== "").join("\n"), words.cut);
}

/** The summary or, without one, the title; the note on the other language right before what is quoted. */
function summaryOf(revision: Revision, lang: Lang, most: Record<Lang, number>): string[] {
  const { content } = revision;
  const words = draftWords[lang];
  const note = foreignNote([content.title, content.summary, content.scope, content.action], lang);
  const summary = pick(content.summary, lang);
  const canLook = content.references.some(({ url }) => url !== undefined);
  const before = summary === undefined ? [canLook ? words.seeForDetails : words.noSummary] : [];
  const { text, foreign } = summary ?? pick(content.title, lang) ?? { text: "", foreign: false };
  const written = foreign ? (lang === "ja" ? "en" : "ja") : lang;
  const shown = firstSentences(text, written, most[written]);
  const more = shown.cut ? [canLook ? words.more : words.cut] : [];
  if (foreign) return [...before, note, quote(shown.text), ...more];
  // What is quoted further down is announced here too, after our own words.
  return [...before, ...inOurVoice(revision, shown.text, lang), ...more, note];
}

/** `発表した。`: newspapers and databases do not write です・ます, as the mail around them does. */
const PLAIN_STYLE = /(?:した|された|ている|れる|する|った|である|ない|見られる)。/;
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

function sourceName({ content, sources }: Revision): string | undefined {
  // Whoever speaks first: the dates and the words are mostly its own.
  const own = SOURCE_NAMES[sources[0] ?? ""];
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

/** `source: title`, the link on a line of its own; then the identifiers. */
export function referencesOf(content: AdvisoryContent, lang: Lang): string[] {
  const words = draftWords[lang];
  const ids = content.identifiers.map(oneLine).filter((id) => PUBLIC_ID.test(id));
  const shown = ids.slice(0, MOST_IDENTIFIERS);
  if (ids.length > shown.length) shown.push(words.andOthers);
  const links = content.references.map((reference) => referenceLine(reference, lang));
  return [
    ...links.slice(0, MOST_LINKS),
    ...(links.length > MOST_LINKS ? [words.moreLeftOut] : []),
    ...(ids.length > 0 ? [words.identifiers(shown.join(words.join))] : []),
  ];
}

/** The one link a reader without technical interest gets; the first reference where none has a link. */
export function oneReference({ references }: AdvisoryContent, lang: Lang): string[] {
  const first = references.find(({ url }) => url !== undefined) ?? references[0];
  return first === undefined ? [] : [referenceLine(first, lang)];
}

function referenceLine({ source, title, url }: Reference, lang: Lang): string {
  const text = oneLine(title[lang] ?? title.ja ?? title.en ?? "");
  // A link's own host says nothing more of where it leads.
  if (url !== undefined && text === clean(url) && source === new URL(url).hostname) return text;
  const line = source === undefined ? text : `${oneLine(source)}: ${text}`;
  // Some feeds have the link itself for a title: once is enough.
  return url === undefined || text === clean(url) ? line : `${line}\n  ${clean(url)}`;
}

/** `不正アクセス、顧客情報が流出 - 架空百貨店`: whose it is, as Japanese news add it. */
const NEWS_TITLE = /^([^-]*[\u3040-\u30ff\u4e00-\u9fff][^-]*) - ([^-()（）]{1,40})$/;

/** The advisory's title as a subject has it, without the brackets. */
export function subjectTitle({ kind, title }: AdvisoryContent, lang: Lang): string {
  const own = title[lang];
  const headline = own === undefined ? null : NEWS_TITLE.exec(oneLine(own));
  if (headline !== null && kind === "incident") return `${headline[1]}（${headline[2]}）`;
  return own === undefined
    ? draftWords[lang].titled(kind, oneLine(title.ja ?? title.en ?? ""))
    : oneLine(own);
}
