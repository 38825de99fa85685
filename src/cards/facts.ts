import type { Assessment, Bilingual, Lang, Revision } from "../advisory/schema.ts";
import { standingIn, type Translatable, type TranslatedPart } from "../advisory/translation.ts";
import { labels } from "./labels.ts";

/** What a card knows of an advisory: structurally the `AdvisoryRecord` of ports. */
export interface AdvisoryFacts {
  id: string;
  aliases: string[];
  revision: Revision;
  assessment: Assessment;
  /** Number of the newest revision. */
  latest: number;
  /** A language model's words, by the language they are in. */
  translations?: Translatable["translations"];
  /** Of a bulletin: the advisories that exist of what it lists. */
  parts?: { total: number; first: { id: string; identifier: string }[] } | undefined;
}

/** What every card of an advisory needs besides the advisory. */
export interface CardOptions {
  lang: Lang;
  /** Today in the organization's time zone, `YYYY-MM-DD`. */
  today: string;
  /** IANA name. An unknown one is taken as UTC, and times then say so. */
  timeZone: string;
}

/** A text in the language asked for; else in the other one, and then `foreign` is true. */
export function pick(
  text: { ja?: string | undefined; en?: string | undefined } | undefined,
  lang: Lang,
): { text: string; foreign: boolean } | undefined {
  const own = text?.[lang];
  if (own !== undefined) return { text: own, foreign: false };
  const other = text?.[lang === "ja" ? "en" : "ja"];
  return other === undefined ? undefined : { text: other, foreign: true };
}

/**
 * A part of an advisory in the language asked for: its sources' own words, else a model's, else in the other language;
 * with what a reader must know of whose they are.
 */
export function partIn(
  record: Pick<AdvisoryFacts, "revision" | "translations">,
  part: TranslatedPart,
  lang: Lang,
): { text: string; note: string } | undefined {
  const words = labels[lang].advisory;
  const translation = standingIn(record, lang)?.words[part];
  if (translation !== undefined) return { text: translation, note: words.translated };
  const found = pick(record.revision.content[part], lang);
  return found && { text: found.text, note: found.foreign ? words.original : "" };
}

/** Says that a model translated, which, and what the title is in the original; empty where nothing was translated. */
export function translationLine(
  record: Pick<AdvisoryFacts, "revision" | "translations">,
  lang: Lang,
): string {
  const found = standingIn(record, lang);
  if (found === undefined) return "";
  const { title } = record.revision.content;
  const original = found.words.title === undefined ? undefined : title[lang === "ja" ? "en" : "ja"];
  return labels[lang].advisory.translatedBy(found.model, original);
}

/** A text as one string, with the note that it is the original in the other language. */
export function pickNoted(
  text: { ja?: string | undefined; en?: string | undefined } | undefined,
  lang: Lang,
): string {
  const found = pick(text, lang);
  if (found === undefined) return "";
  return found.foreign ? found.text + labels[lang].advisory.original : found.text;
}

/** Shorter aliases without a space are ids that people type; links and keys made by us are not. */
const TYPEABLE = /^(?!https?:)\S{1,60}$/;

/** The id people know best: the first identifier, else the first alias that can be typed, else our own id. */
export function shownId(record: AdvisoryFacts): string {
  const alias = record.aliases.find((one) => TYPEABLE.test(one));
  return record.revision.content.identifiers[0] ?? alias ?? record.id;
}

/** A source's name for people; the name it has in code when there is no other. */
export function sourceName(source: string, lang: Lang): string {
  const names = labels[lang].advisory.sourceNames;
  return Object.hasOwn(names, source) ? (names[source] ?? source) : source;
}

/** Words of one language out of a pair. */
export function inLang(words: readonly Bilingual[], lang: Lang): string[] {
  return words.map((word) => word[lang]);
}
