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
import { factLines } from "./facts.ts";
import { clean, oneLine, pick, quote, within } from "./passages.ts";
import { firstSentences } from "./steps.ts";
import { draftWords } from "./words.ts";

/** UTF-16 units of a summary: what is read in half a minute. */
const MOST_SUMMARY: Record<Lang, number> = { ja: 400, en: 900 };
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
export function overviewOf(revision: Revision, { timeZone }: Organization, lang: Lang): string {
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
  const lines = [about, ...factLines(content, lang), ...summaryOf(content, lang)];
  return within(lines.filter((part) => part !== "").join("\n"), words.cut);
}

/** The summary or, without one, the title; the note on the other language right before what is quoted. */
function summaryOf(content: AdvisoryContent, lang: Lang): string[] {
  const words = draftWords[lang];
  const note = foreignNote([content.title, content.summary, content.scope, content.action], lang);
  const summary = pick(content.summary, lang);
  const before = summary === undefined ? [words.noSummary] : [];
  const { text, foreign } = summary ?? pick(content.title, lang) ?? { text: "", foreign: false };
  const written = foreign ? (lang === "ja" ? "en" : "ja") : lang;
  const shown = firstSentences(text, written, MOST_SUMMARY[written]);
  const more = shown.cut ? [words.more] : [];
  // What is quoted further down is announced here too, after our own words.
  return foreign ? [...before, note, quote(shown.text), ...more] : [...before, shown.text, ...more, note];
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
  const line = source === undefined ? text : `${oneLine(source)}: ${text}`;
  // Some feeds have the link itself for a title: once is enough.
  return url === undefined || text === clean(url) ? line : `${line}\n  ${clean(url)}`;
}

/** The advisory's title as a subject has it, without the brackets. */
export function subjectTitle({ kind, title }: AdvisoryContent, lang: Lang): string {
  const own = title[lang];
  return own === undefined
    ? draftWords[lang].titled(kind, oneLine(title.ja ?? title.en ?? ""))
    : oneLine(own);
}
